/* Walks along edges from one or more nodes, level by level, touching only the blocks on the way. */
#ifndef CG_QUERY_TRAVERSE_H
#define CG_QUERY_TRAVERSE_H

#include "base/thread.h"
#include "base/vec.h"
#include "query/lookup.h"

typedef enum cg_direction { CG_OUT = 1, CG_IN = 2, CG_BOTH = 3 } cg_direction;

#define CG_EDGES_CALLS ((1u << CG_EDGE_CALLS) | (1u << CG_EDGE_INSTANTIATES))
#define CG_EDGES_STORED                                                                                      \
    (((1u << CG_EDGE_KIND_COUNT) - 1) & ~((1u << CG_EDGE_DEFINES) | (1u << CG_EDGE_CONTAINS)))

typedef struct cg_traverse_options {
    cg_direction direction;
    uint32_t kinds;          /* 1 << cg_edge_kind */
    uint8_t min_confidence;  /* percent */
    uint32_t depth;          /* 0: any */
    uint64_t max_nodes;      /* stop there: 0: no limit */
    const cg_cancel *cancel; /* may be NULL */
} cg_traverse_options;

/* A node that was reached, by the first edge that led there. */
typedef struct cg_reached {
    cg_node_ref ref, via; /* via: the node on the other end of that edge */
    uint32_t depth;       /* 0: a start */
    uint8_t kind, resolution, confidence, candidates;
} cg_reached;

typedef struct cg_reach {
    CG_VEC(cg_reached) nodes; /* the starts first, then by distance; in a level by path and place */
    cg_map64 places;          /* of nodes, by cg_node_key */
    uint64_t weaker;          /* edges not followed: below min_confidence */
    bool cut;                 /* max_nodes was reached */
} cg_reach;

static inline uint64_t cg_node_key(cg_node_ref ref) { return (uint64_t)ref.fragment << 32 | ref.node; }

cg_error cg_traverse(cg_snapshot *s, const cg_node_refs *starts, const cg_traverse_options *options,
                     cg_reach *out);
void cg_reach_clear(cg_reach *r);

/* Adds to the list all nodes below each of its nodes (members, nested definitions, parameters). */
cg_error cg_add_descendants(cg_snapshot *s, cg_node_refs *list);
/* Only the constructors among the children: who calls a class calls these. */
cg_error cg_add_constructors(cg_snapshot *s, cg_node_refs *list);

/* The edges of one node, one direction, as entries: sites are with the entry if it is an out edge. */
typedef struct cg_neighbour {
    cg_node_ref other;
    uint8_t kind, resolution, confidence, candidates;
} cg_neighbour;
typedef CG_VEC(cg_neighbour) cg_neighbours;
/* direction: CG_OUT or CG_IN. Appends. */
cg_error cg_neighbours_of(cg_snapshot *s, cg_node_ref ref, cg_direction direction, uint32_t kinds,
                          cg_neighbours *out);

/* The sites of the edges from one node to another: offsets in the source's file, ascending, each with its certainty. */
typedef struct cg_site {
    uint32_t at;
    uint8_t kind, resolution, confidence, candidates;
} cg_site;
typedef CG_VEC(cg_site) cg_site_list;
cg_error cg_sites_between(cg_snapshot *s, cg_node_ref source, cg_node_ref target, uint32_t kinds,
                          cg_site_list *out);

/* Order for answers: by the fragments' paths, then by place. */
cg_error cg_order_reached(cg_snapshot *s, cg_reached *nodes, size_t count);

#endif
