/* How unlike two words are: for suggestions and for search that forgives typing mistakes. */
#ifndef CG_BASE_DISTANCE_H
#define CG_BASE_DISTANCE_H

#include "base/str.h"

#define CG_DISTANCE_MAX_LEN 255 /* longer words have no near ones */

/* The fewest insertions, deletions, changes and swaps of neighbours (no part changed twice) between the
 * words, compared without regard to ASCII case; `limit` + 1 if there are more than limit. */
unsigned cg_distance(cg_str a, cg_str b, unsigned limit);

/* The most like `word` of those offered one after the other, as far as it is like enough for a suggestion. */
typedef struct cg_nearest {
    cg_str word;
    const char *best; /* NULL: none is near */
    unsigned distance;
} cg_nearest;

void cg_nearest_offer(cg_nearest *n, const char *candidate);

#endif
