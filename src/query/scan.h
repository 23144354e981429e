/* Passes over the whole graph, fragment by fragment, in bounded memory. */
#ifndef CG_QUERY_SCAN_H
#define CG_QUERY_SCAN_H

#include "base/thread.h"
#include "base/vec.h"
#include "store/snapshot.h"

typedef struct cg_scan_item {
    cg_fragment fragment;
    const cg_node_block *nodes;
    const cg_out_block *out;
    const cg_in_block *in;
} cg_scan_item;

#define CG_SCAN_NODES 1u
#define CG_SCAN_OUT   2u
#define CG_SCAN_IN    4u

/* Calls fn for every fragment; blocks not asked for are NULL, the others valid during the call. Blocks that were got
 * from the snapshot before are not valid afterwards. */
typedef cg_error (*cg_scan_fn)(void *context, const cg_scan_item *item);
cg_error cg_scan(cg_snapshot *s, unsigned blocks, const cg_cancel *cancel, cg_scan_fn fn, void *context);

/* A list that keeps the `limit` greatest (by value, then by path and place) of what is offered to it. */
typedef struct cg_top_item {
    cg_node_ref ref;
    double value;
    uint64_t data[8]; /* the caller's */
} cg_top_item;
typedef struct cg_top {
    CG_VEC(cg_top_item) items;
    cg_snapshot *snapshot;
    size_t limit;
    uint64_t offered;
    double least; /* items of a smaller value need not be offered any more */
} cg_top;
void cg_top_init(cg_top *t, cg_snapshot *s, size_t limit);
void cg_top_offer(cg_top *t, const cg_top_item *item);
/* Sorts, and drops what is beyond the limit. */
void cg_top_finish(cg_top *t);
void cg_top_clear(cg_top *t);

#endif
