/* Edges by themselves: those at a place of the source, and the one of an id. */
#ifndef CG_QUERY_EDGES_H
#define CG_QUERY_EDGES_H

#include "base/thread.h"
#include "base/vec.h"
#include "store/snapshot.h"

typedef struct cg_edge_at {
    uint32_t fragment;
    cg_edge edge; /* one site */
    cg_uuid id;
} cg_edge_at;
typedef CG_VEC(cg_edge_at) cg_edge_list;

typedef struct cg_open_at {
    uint32_t fragment;
    cg_unresolved reference; /* its name is the snapshot's */
} cg_open_at;
typedef CG_VEC(cg_open_at) cg_open_list;

/* What stands from `from` up to `end` in a file: its edges by place, kind and certainty, and references without one.
 * Appends. */
cg_error cg_edges_between(cg_snapshot *s, uint32_t fragment, uint32_t from, uint32_t end, cg_edge_list *edges,
                          cg_open_list *open);
/* The stored edge of that id; CG_ERR_NOT_FOUND. Looks through all of them. */
cg_error cg_edge_find(cg_snapshot *s, const cg_uuid *id, const cg_cancel *cancel, cg_edge_at *out);

#endif
