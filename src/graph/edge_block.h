/* The edges of one fragment as they are stored: those that leave its nodes, with their sites, and the references
 * that have no edge (out block); those that arrive at its nodes (in block). Built once, immutable, read where they
 * lie by iterators that live on the stack. Equal sets of edges give equal bytes; a fragment without any has the
 * empty block, zero bytes long. Damaged bytes end an iteration early and set `damaged`; no access is ever out of
 * bounds. The layout is in docs/format.md. */
#ifndef CG_GRAPH_EDGE_BLOCK_H
#define CG_GRAPH_EDGE_BLOCK_H

#include "base/error.h"
#include "graph/edge.h"
#include "graph/node_block.h"

#define CG_EDGE_BLOCK_VERSION 1u

/* One arriving edge, without its sites: they are in the source's out block. */
typedef struct cg_in_edge {
    uint32_t target; /* node of the fragment at hand */
    cg_node_ref source;
    uint8_t kind, resolution, confidence, candidates;
} cg_in_edge;

/* By target, kind, source, then certainty: the order in blocks. */
int cg_in_edge_compare(const cg_in_edge *a, const cg_in_edge *b);

/* ---- Building: the arrays are sorted in place and doubles dropped; appends to out ---- */

void cg_out_block_build(cg_edge *edges, size_t edge_count, cg_unresolved *unresolved, size_t unresolved_count,
                        uint32_t own_fragment, cg_buf *out);
void cg_in_block_build(cg_in_edge *edges, size_t count, uint32_t own_fragment, cg_buf *out);

/* ---- Reading; any number of threads ---- */

/* Views: they own nothing and are valid as long as the bytes. */
typedef struct cg_edge_rows {
    cg_column nodes, offsets; /* the nodes that have entries, ascending, and where their entries begin */
    uint32_t count;
    const uint8_t *data;
    uint32_t size;
} cg_edge_rows;

typedef struct cg_out_block {
    cg_edge_rows edges, unresolved;
    const uint8_t *certainties; /* resolution, confidence, candidates */
    cg_column name_at;
    const char *names;
    uint32_t certainty_count, name_count, name_size;
    uint32_t own_fragment;
    uint32_t site_count;       /* edges, each site counted */
    uint32_t unresolved_count; /* references without an edge */
} cg_out_block;

typedef struct cg_in_block {
    cg_edge_rows edges;
    const uint8_t *certainties;
    uint32_t certainty_count;
    uint32_t own_fragment;
    uint32_t edge_count; /* entries: a source, target, kind and certainty each */
} cg_in_block;

/* CG_ERR_VERSION or CG_ERR_DAMAGED; zero bytes are the empty block. */
cg_error cg_out_block_open(cg_str bytes, cg_out_block *out);
cg_error cg_in_block_open(cg_str bytes, cg_in_block *out);
/* Reads every entry: order, ranges, counts. For fsck. */
cg_error cg_out_block_check(const cg_out_block *b, uint32_t node_count, uint32_t source_size);
cg_error cg_in_block_check(const cg_in_block *b, uint32_t node_count);

/* Offsets of an entry's sites, ascending. */
typedef struct cg_sites {
    const uint8_t *p, *end;
    uint32_t left, last;
} cg_sites;
bool cg_sites_next(cg_sites *sites, uint32_t *at);

/* One entry: all edges of one kind and certainty between two nodes. */
typedef struct cg_out_edge {
    uint32_t source;
    cg_node_ref target;
    uint8_t kind, resolution, confidence, candidates;
    uint32_t site_count; /* at least 1 */
    cg_sites sites;      /* a copy of it is iterated */
} cg_out_edge;

typedef struct cg_edge_iter {
    const cg_edge_rows *rows;
    const void *block;
    const uint8_t *p, *end;
    uint32_t row, row_end; /* the next row to read and where to stop */
    uint32_t node;         /* of the row being read */
    uint32_t last_at;
    cg_node_ref last;
    bool damaged;
} cg_edge_iter;

/* Entries of one node, by kind, then target; or of all nodes, ascending. */
cg_edge_iter cg_out_edges_of(const cg_out_block *b, uint32_t node);
cg_edge_iter cg_out_edges(const cg_out_block *b);
bool cg_out_edge_next(cg_edge_iter *it, cg_out_edge *out);

/* By kind, then source. */
cg_edge_iter cg_in_edges_of(const cg_in_block *b, uint32_t node);
cg_edge_iter cg_in_edges(const cg_in_block *b);
bool cg_in_edge_next(cg_edge_iter *it, cg_in_edge *out);

/* By offset; names point into the block. */
cg_edge_iter cg_unresolved_of(const cg_out_block *b, uint32_t node);
cg_edge_iter cg_unresolved_all(const cg_out_block *b);
bool cg_unresolved_next(cg_edge_iter *it, cg_unresolved *out);

#endif
