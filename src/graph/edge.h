/* A place in the graph, and the edges resolution hands over. */
#ifndef CG_GRAPH_EDGE_H
#define CG_GRAPH_EDGE_H

#include "graph/kinds.h"

/* A node: the fragment (a file, the project, an external package) and its number inside it. */
typedef struct cg_node_ref {
    uint32_t fragment;
    uint32_t node;
} cg_node_ref;

static inline bool cg_node_ref_equal(cg_node_ref a, cg_node_ref b) {
    return a.fragment == b.fragment && a.node == b.node;
}
static inline int cg_node_ref_compare(cg_node_ref a, cg_node_ref b) {
    if (a.fragment != b.fragment) return a.fragment < b.fragment ? -1 : 1;
    return a.node < b.node ? -1 : a.node > b.node;
}

/* One edge at one site. DEFINES and CONTAINS are not made: they follow from the nodes' parents. */
typedef struct cg_edge {
    uint32_t source; /* node of the fragment at hand */
    cg_node_ref target;
    uint8_t kind;       /* cg_edge_kind */
    uint8_t resolution; /* cg_resolution */
    uint8_t confidence; /* percent, 0 to 100 */
    uint8_t candidates; /* how many targets were possible: 1 if this is the only one */
    uint32_t at;        /* byte offset of the site in the source's file */
} cg_edge;

/* A reference that has no edge. */
typedef struct cg_unresolved {
    uint32_t source; /* node of the fragment at hand */
    cg_str name;     /* as written */
    uint8_t reason;  /* cg_unresolved_reason */
    uint8_t kind;    /* cg_edge_kind it would have been */
    uint32_t at;
} cg_unresolved;

#endif
