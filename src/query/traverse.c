#include "query/traverse.h"

#include <stdlib.h>

void cg_reach_clear(cg_reach *r) {
    cg_vec_clear(&r->nodes);
    cg_map64_clear(&r->places);
}

/* ---- Edges of one node ---- */

static cg_error damaged(const char *what, cg_node_ref ref) {
    return cg_fail(CG_ERR_DAMAGED, "%s of fragment %u are damaged: run 'codegraph fsck'", what, ref.fragment);
}

static cg_error add_out(cg_snapshot *s, cg_node_ref ref, uint32_t kinds, cg_neighbours *out) {
    const cg_out_block *b;
    CG_TRY(cg_snapshot_out(s, ref.fragment, &b));
    cg_out_edge e;
    cg_edge_iter it = cg_out_edges_of(b, ref.node);
    while (cg_out_edge_next(&it, &e))
        if (kinds & 1u << e.kind)
            cg_vec_push(out, (cg_neighbour){e.target, e.kind, e.resolution, e.confidence, e.candidates});
    return it.damaged ? damaged("outgoing edges", ref) : CG_OK;
}

static cg_error add_in(cg_snapshot *s, cg_node_ref ref, uint32_t kinds, cg_neighbours *out) {
    const cg_in_block *b;
    CG_TRY(cg_snapshot_in(s, ref.fragment, &b));
    cg_in_edge e;
    cg_edge_iter it = cg_in_edges_of(b, ref.node);
    while (cg_in_edge_next(&it, &e))
        if (kinds & 1u << e.kind)
            cg_vec_push(out, (cg_neighbour){e.source, e.kind, e.resolution, e.confidence, e.candidates});
    return it.damaged ? damaged("incoming edges", ref) : CG_OK;
}

cg_error cg_neighbours_of(cg_snapshot *s, cg_node_ref ref, cg_direction direction, uint32_t kinds,
                          cg_neighbours *out) {
    return direction == CG_OUT ? add_out(s, ref, kinds, out) : add_in(s, ref, kinds, out);
}

static int by_offset(const void *a, const void *b) {
    const cg_site *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return (x->kind > y->kind) - (x->kind < y->kind);
}

cg_error cg_sites_between(cg_snapshot *s, cg_node_ref source, cg_node_ref target, uint32_t kinds,
                          cg_site_list *out) {
    const cg_out_block *b;
    CG_TRY(cg_snapshot_out(s, source.fragment, &b));
    size_t first = out->len;
    cg_out_edge e;
    cg_edge_iter it = cg_out_edges_of(b, source.node);
    while (cg_out_edge_next(&it, &e)) {
        uint32_t at;
        if (!(kinds & 1u << e.kind) || !cg_node_ref_equal(e.target, target)) continue;
        for (cg_sites sites = e.sites; cg_sites_next(&sites, &at);)
            cg_vec_push(out, (cg_site){at, e.kind, e.resolution, e.confidence, e.candidates});
    }
    if (it.damaged) return damaged("outgoing edges", source);
    if (out->len > first) qsort(out->at + first, out->len - first, sizeof *out->at, by_offset);
    return CG_OK;
}

/* ---- Levels ---- */

/* What one level reached, sorted by path and place, so that answers do not depend on how fragments are numbered. */
typedef struct ordered {
    cg_str path;
    cg_reached node;
} ordered;

static int by_path(const void *a, const void *b) {
    const ordered *x = a, *y = b;
    if (x->node.ref.fragment != y->node.ref.fragment) {
        int order = cg_str_compare(x->path, y->path);
        if (order != 0) return order;
    }
    return cg_node_ref_compare(x->node.ref, y->node.ref);
}

cg_error cg_order_reached(cg_snapshot *s, cg_reached *nodes, size_t count) {
    CG_AUTOFREE ordered *list = cg_alloc((count + 1) * sizeof *list);
    for (size_t i = 0; i < count; i++) {
        cg_fragment f;
        CG_TRY(cg_snapshot_fragment(s, nodes[i].ref.fragment, &f));
        list[i] = (ordered){f.path, nodes[i]};
    }
    qsort(list, count, sizeof *list, by_path);
    for (size_t i = 0; i < count; i++) nodes[i] = list[i].node;
    return CG_OK;
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static cg_error prefetch(cg_snapshot *s, const cg_reach *r, size_t first, cg_direction direction) {
    size_t count = r->nodes.len - first, kept = 0;
    if (count < 2) return CG_OK;
    CG_AUTOFREE uint32_t *ids = cg_alloc(count * sizeof *ids);
    for (size_t i = 0; i < count; i++) ids[i] = r->nodes.at[first + i].ref.fragment;
    qsort(ids, count, sizeof *ids, by_number);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || ids[kept - 1] != ids[i]) ids[kept++] = ids[i];
    if (direction & CG_OUT) CG_TRY(cg_snapshot_prefetch(s, CG_BLOCK_OUT, ids, (uint32_t)kept));
    if (direction & CG_IN) CG_TRY(cg_snapshot_prefetch(s, CG_BLOCK_IN, ids, (uint32_t)kept));
    return CG_OK;
}

typedef struct walk {
    cg_snapshot *s;
    const cg_traverse_options *options;
    cg_reach *r;
    cg_neighbours around;
} walk;

static void walk_clear(walk *w) { cg_vec_clear(&w->around); }

static cg_error expand(walk *w, size_t place) {
    cg_reached from = w->r->nodes.at[place];
    cg_vec_reset(&w->around);
    if (w->options->direction & CG_OUT) CG_TRY(add_out(w->s, from.ref, w->options->kinds, &w->around));
    if (w->options->direction & CG_IN) CG_TRY(add_in(w->s, from.ref, w->options->kinds, &w->around));
    for (size_t i = 0; i < w->around.len; i++) {
        const cg_neighbour *n = &w->around.at[i];
        if (n->confidence < w->options->min_confidence) {
            w->r->weaker++;
            continue;
        }
        uint64_t *at = cg_map64_slot(&w->r->places, cg_node_key(n->other), UINT64_MAX);
        if (*at != UINT64_MAX) continue;
        *at = w->r->nodes.len;
        cg_vec_push(&w->r->nodes, (cg_reached){n->other, from.ref, from.depth + 1, n->kind, n->resolution,
                                               n->confidence, n->candidates});
    }
    return CG_OK;
}

static cg_error finish_level(walk *w, size_t first) {
    cg_reach *r = w->r;
    CG_TRY(cg_order_reached(w->s, r->nodes.at + first, r->nodes.len - first));
    for (size_t i = first; i < r->nodes.len; i++)
        *cg_map64_slot(&r->places, cg_node_key(r->nodes.at[i].ref), 0) = i;
    if (w->options->max_nodes == 0 || r->nodes.len <= w->options->max_nodes) return CG_OK;
    r->nodes.len = w->options->max_nodes;
    r->cut = true;
    return CG_OK;
}

cg_error cg_traverse(cg_snapshot *s, const cg_node_refs *starts, const cg_traverse_options *options,
                     cg_reach *out) {
    CG_CLEANUP(walk_clear) walk w = {.s = s, .options = options, .r = out};
    for (size_t i = 0; i < starts->len; i++) {
        uint64_t *at = cg_map64_slot(&out->places, cg_node_key(starts->at[i]), UINT64_MAX);
        if (*at != UINT64_MAX) continue;
        *at = out->nodes.len;
        cg_vec_push(&out->nodes, (cg_reached){.ref = starts->at[i], .via = starts->at[i]});
    }
    size_t level = 0;
    for (uint32_t depth = 0;
         !out->cut && level < out->nodes.len && (options->depth == 0 || depth < options->depth); depth++) {
        size_t end = out->nodes.len;
        CG_TRY(prefetch(s, out, level, options->direction));
        for (; level < end; level++) {
            if (options->cancel != NULL && options->cancel->requested)
                return cg_fail(CG_ERR_INTERRUPTED, "interrupted");
            CG_TRY(expand(&w, level));
        }
        CG_TRY(finish_level(&w, end));
    }
    return CG_OK;
}

/* ---- Starts ---- */

static bool is_below(const cg_node_block *b, uint32_t node, uint32_t top) {
    for (uint32_t steps = 0; steps < b->count && node < b->count; steps++) {
        node = cg_node_block_parent(b, node);
        if (node == top) return true;
    }
    return false;
}

cg_error cg_add_descendants(cg_snapshot *s, cg_node_refs *list) {
    size_t count = list->len;
    for (size_t i = 0; i < count; i++) {
        const cg_node_block *b;
        cg_node_ref ref = list->at[i];
        CG_TRY(cg_snapshot_nodes(s, ref.fragment, &b));
        for (uint32_t node = 0; node < b->count; node++)
            if (is_below(b, node, ref.node)) cg_vec_push(list, (cg_node_ref){ref.fragment, node});
    }
    return CG_OK;
}

cg_error cg_add_constructors(cg_snapshot *s, cg_node_refs *list) {
    size_t count = list->len;
    for (size_t i = 0; i < count; i++) {
        const cg_node_block *b;
        cg_node_ref ref = list->at[i];
        CG_TRY(cg_snapshot_nodes(s, ref.fragment, &b));
        uint32_t child = CG_NONE;
        while ((child = cg_node_block_next_child(b, ref.node, child)) != CG_NONE)
            if (cg_node_block_kind(b, child) == CG_NODE_CONSTRUCTOR)
                cg_vec_push(list, (cg_node_ref){ref.fragment, child});
    }
    return CG_OK;
}
