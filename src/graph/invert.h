/* Out blocks to in blocks: collects the edges of many fragments by the fragment they arrive at, compactly, then
 * builds the in block of one fragment after the other. Used by publication of an index run, whole or in part, and
 * by fsck, so that both mean the same. One thread at a time. */
#ifndef CG_GRAPH_INVERT_H
#define CG_GRAPH_INVERT_H

#include "graph/edge_block.h"

typedef struct cg_inverter cg_inverter;

cg_inverter *cg_inverter_new(void);
void cg_inverter_free(cg_inverter *v);

/* The edges of a fragment's new out block. Each fragment at most once. CG_ERR_DAMAGED if the block is. */
cg_error cg_inverter_add(cg_inverter *v, uint32_t fragment, const cg_out_block *block);
/* The out block a fragment had before: what it pointed at is touched, and the fragment counts as changed, so that
 * its old edges are dropped from the in blocks that get built. */
cg_error cg_inverter_replace(cg_inverter *v, uint32_t fragment, const cg_out_block *old);

/* Fragments whose in block may differ from before, ascending: those that the blocks given so far point at. Valid
 * until the next call that adds. */
const uint32_t *cg_inverter_touched(cg_inverter *v, uint32_t *count);

/* Appends the in block of a fragment: the edges added, and of `base` (its in block so far, or NULL) those whose
 * source was neither added nor replaced. Nothing is appended if there are none. */
cg_error cg_inverter_build(cg_inverter *v, uint32_t fragment, const cg_in_block *base, cg_buf *out);

#endif
