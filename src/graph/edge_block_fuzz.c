/* Any bytes, taken as an out block and as an in block: what a check lets pass can be read, and building it again out
 * of what was read gives a block that reads the same. */
#include "base/vec.h"
#include "graph/edge_block.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef CG_VEC(cg_edge) edge_list;
typedef CG_VEC(cg_unresolved) open_list;
typedef CG_VEC(cg_in_edge) in_list;

#define NODES 100000u

static bool read_edges(const cg_out_block *b, edge_list *out) {
    cg_edge_iter it = cg_out_edges(b);
    cg_out_edge e;
    uint32_t at;
    while (cg_out_edge_next(&it, &e)) {
        while (cg_sites_next(&e.sites, &at)) {
            cg_edge edge = {e.source, e.target, e.kind, e.resolution, e.confidence, e.candidates, at};
            cg_vec_push(out, edge);
        }
    }
    return !it.damaged;
}

static bool read_open(const cg_out_block *b, open_list *out) {
    cg_edge_iter it = cg_unresolved_all(b);
    cg_unresolved u;
    while (cg_unresolved_next(&it, &u)) cg_vec_push(out, u);
    return !it.damaged;
}

static void again_out(const cg_out_block *b, const edge_list *edges, const open_list *open) {
    edge_list copy = {0}, got = {0};
    open_list open_copy = {0}, open_got = {0};
    cg_buf bytes = {0};
    cg_out_block block;
    for (size_t i = 0; i < edges->len; i++) cg_vec_push(&copy, edges->at[i]);
    for (size_t i = 0; i < open->len; i++) cg_vec_push(&open_copy, open->at[i]);
    cg_out_block_build(copy.at, copy.len, open_copy.at, open_copy.len, b->own_fragment, &bytes);
    if (cg_out_block_open(cg_buf_str(&bytes), &block) != CG_OK) abort();
    if (!read_edges(&block, &got) || !read_open(&block, &open_got)) abort();
    if (got.len != edges->len || open_got.len > open->len) abort();
    for (size_t i = 0; i < got.len; i++) {
        const cg_edge *x = &got.at[i], *y = &edges->at[i];
        if (x->source != y->source || !cg_node_ref_equal(x->target, y->target) || x->kind != y->kind ||
            x->at != y->at || x->confidence != y->confidence) {
            abort();
        }
    }
    cg_vec_clear(&copy);
    cg_vec_clear(&got);
    cg_vec_clear(&open_copy);
    cg_vec_clear(&open_got);
    cg_buf_clear(&bytes);
}

static void try_out(cg_str bytes) {
    cg_out_block b;
    edge_list edges = {0};
    open_list open = {0};
    if (cg_out_block_open(bytes, &b) != CG_OK) return;
    bool sound = cg_out_block_check(&b, NODES, UINT32_MAX) == CG_OK;
    bool readable = read_edges(&b, &edges);
    readable = read_open(&b, &open) && readable;
    if (sound && !readable) abort();
    if (sound) again_out(&b, &edges, &open);
    for (uint32_t node = 0; node < 20; node++) {
        cg_edge_iter it = cg_out_edges_of(&b, node), open_it = cg_unresolved_of(&b, node);
        cg_out_edge e;
        cg_unresolved u;
        while (cg_out_edge_next(&it, &e)) {
        }
        while (cg_unresolved_next(&open_it, &u)) {
        }
    }
    cg_vec_clear(&edges);
    cg_vec_clear(&open);
}

static void try_in(cg_str bytes) {
    cg_in_block b;
    in_list edges = {0};
    if (cg_in_block_open(bytes, &b) != CG_OK) return;
    bool sound = cg_in_block_check(&b, NODES) == CG_OK;
    cg_edge_iter it = cg_in_edges(&b);
    cg_in_edge e;
    while (cg_in_edge_next(&it, &e)) cg_vec_push(&edges, e);
    if (sound && (it.damaged || edges.len != b.edge_count)) abort();
    if (sound) {
        cg_buf again = {0};
        cg_in_block block;
        cg_in_block_build(edges.at, edges.len, b.own_fragment, &again);
        if (cg_in_block_open(cg_buf_str(&again), &block) != CG_OK || block.edge_count != edges.len) abort();
        cg_buf_clear(&again);
    }
    cg_vec_clear(&edges);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    cg_str bytes = cg_str_of((const char *)data, size);
    try_out(bytes);
    try_in(bytes);
    return 0;
}
