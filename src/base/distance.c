#include "base/distance.h"

#include <ctype.h>

static unsigned smaller(unsigned a, unsigned b) { return a < b ? a : b; }

static int fold(char c) { return tolower((unsigned char)c); }

unsigned cg_distance(cg_str a, cg_str b, unsigned limit) {
    size_t difference = a.len > b.len ? a.len - b.len : b.len - a.len;
    if (difference > limit || a.len > CG_DISTANCE_MAX_LEN || b.len > CG_DISTANCE_MAX_LEN) return limit + 1;
    unsigned rows[3][CG_DISTANCE_MAX_LEN + 1];
    unsigned *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.len; j++) last[j] = (unsigned)j;
    for (size_t i = 1; i <= a.len; i++) {
        unsigned least = row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.len; j++) {
            bool same = fold(a.ptr[i - 1]) == fold(b.ptr[j - 1]);
            row[j] = smaller(smaller(last[j], row[j - 1]) + 1, last[j - 1] + !same);
            if (i > 1 && j > 1 && fold(a.ptr[i - 1]) == fold(b.ptr[j - 2]) &&
                fold(a.ptr[i - 2]) == fold(b.ptr[j - 1]))
                row[j] = smaller(row[j], before[j - 2] + 1);
            least = smaller(least, row[j]);
        }
        if (least > limit) return limit + 1;
        unsigned *recycled = before;
        before = last, last = row, row = recycled;
    }
    return smaller(last[b.len], limit + 1);
}

void cg_nearest_offer(cg_nearest *n, const char *candidate) {
    unsigned limit = n->word.len < 3 ? 1 : n->word.len < 6 ? 2 : 3;
    if (n->best != NULL && n->distance <= limit) limit = n->distance - 1;
    if (n->best != NULL && n->distance == 0) return;
    unsigned distance = cg_distance(n->word, cg_str_from(candidate), limit);
    if (distance > limit) return;
    n->best = candidate;
    n->distance = distance;
}
