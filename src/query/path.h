/* The shortest chains of edges from one node to another. */
#ifndef CG_QUERY_PATH_H
#define CG_QUERY_PATH_H

#include "query/traverse.h"

typedef struct cg_step {
    cg_node_ref source, target;
    uint8_t kind, resolution, confidence, candidates;
} cg_step;
typedef CG_VEC(cg_step) cg_chain;

typedef struct cg_chains {
    cg_chain *at;
    size_t len, cap;
    bool cut; /* there are more of that length */
} cg_chains;

#define CG_PATH_MAX_LENGTH 256

/* Up to `limit` different sequences of nodes of the least length, each step by the edge of highest confidence; none
 * if there is no way of at most options->depth edges (0: CG_PATH_MAX_LENGTH). options->direction is not looked at:
 * edges are followed from source to target. CG_ERR_INVALID if both are the same node. */
cg_error cg_paths_find(cg_snapshot *s, cg_node_ref from, cg_node_ref to, const cg_traverse_options *options,
                       size_t limit, cg_chains *out);
void cg_chains_clear(cg_chains *c);

#endif
