/* Which keys the published states name, and the removal of all others. */
#ifndef CG_STORE_COLLECT_H
#define CG_STORE_COLLECT_H

#include "store/store_internal.h"

/* A set of keys by their hashes: a key that is not in the set may seem to be with a chance of one in 2^40 or so, which
 * keeps some garbage and does no harm. */
typedef struct cg_key_set {
    cg_map64 hashes;
} cg_key_set;
void cg_key_set_add(cg_key_set *s, cg_family family, cg_str key);
bool cg_key_set_has(const cg_key_set *s, cg_family family, cg_str key);
void cg_key_set_clear(cg_key_set *s);

/* Adds all keys that a snapshot's state names, its root included. */
cg_error cg_collect_named(cg_snapshot *s, cg_key_set *out);
/* Deletes what no project's published state names, and the mark of an interrupted bulk load. */
cg_error cg_collect(cg_store *s);

#endif
