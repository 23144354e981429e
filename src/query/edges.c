#include "query/edges.h"

#include <stdlib.h>

enum { KEEP_BYTES = 64 << 20 };

/* ---- Numbering: the ordinal of an edge among those of the same ends and kind, by place ---- */

static int by_ends(const void *a, const void *b) {
    const cg_edge *x = a, *y = b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    int c = cg_node_ref_compare(x->target, y->target);
    if (c) return c;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    if (x->confidence != y->confidence) return x->confidence > y->confidence ? -1 : 1;
    return (x->resolution > y->resolution) - (x->resolution < y->resolution);
}

typedef CG_VEC(cg_edge) plain_edges;

static cg_error list_edges(cg_snapshot *s, uint32_t fragment, plain_edges *out) {
    const cg_out_block *b;
    cg_out_edge e;
    uint32_t at;
    CG_TRY(cg_snapshot_out(s, fragment, &b));
    cg_edge_iter it = cg_out_edges(b);
    while (cg_out_edge_next(&it, &e))
        for (cg_sites sites = e.sites; cg_sites_next(&sites, &at);)
            cg_vec_push(out,
                        (cg_edge){e.source, e.target, e.kind, e.resolution, e.confidence, e.candidates, at});
    if (out->len) qsort(out->at, out->len, sizeof *out->at, by_ends);
    return it.damaged ? cg_fail(CG_ERR_DAMAGED, "the edges of a file are damaged: run 'codegraph fsck'")
                      : CG_OK;
}

static uint32_t ordinal_of(const plain_edges *list, size_t i, uint32_t before) {
    const cg_edge *e = &list->at[i];
    bool same = i > 0 && e[-1].source == e->source && e[-1].kind == e->kind &&
                cg_node_ref_equal(e[-1].target, e->target);
    return same ? before + 1 : 0;
}

/* ---- At a place ---- */

static int by_place(const void *a, const void *b) {
    const cg_edge_at *x = a, *y = b;
    if (x->edge.at != y->edge.at) return x->edge.at < y->edge.at ? -1 : 1;
    if (x->edge.kind != y->edge.kind) return x->edge.kind < y->edge.kind ? -1 : 1;
    if (x->edge.confidence != y->edge.confidence) return x->edge.confidence > y->edge.confidence ? -1 : 1;
    return memcmp(x->id.bytes, y->id.bytes, sizeof x->id.bytes);
}

static cg_error edges_between(cg_snapshot *s, uint32_t fragment, uint32_t from, uint32_t end,
                              const plain_edges *all, cg_edge_list *out) {
    uint32_t ordinal = 0;
    for (size_t i = 0; i < all->len; i++) {
        const cg_edge *e = &all->at[i];
        cg_uuid source, target;
        ordinal = ordinal_of(all, i, ordinal);
        if (e->at < from || e->at >= end) continue;
        CG_TRY(cg_snapshot_node_id(s, (cg_node_ref){fragment, e->source}, &source));
        CG_TRY(cg_snapshot_node_id(s, e->target, &target));
        cg_vec_push(out,
                    (cg_edge_at){fragment, *e, cg_edge_id(&source, &target, (cg_edge_kind)e->kind, ordinal)});
    }
    if (out->len) qsort(out->at, out->len, sizeof *out->at, by_place);
    return CG_OK;
}

cg_error cg_edges_between(cg_snapshot *s, uint32_t fragment, uint32_t from, uint32_t end, cg_edge_list *edges,
                          cg_open_list *open) {
    plain_edges all = {0};
    const cg_out_block *b;
    cg_unresolved u;
    cg_error error = list_edges(s, fragment, &all);
    if (!error) error = edges_between(s, fragment, from, end, &all, edges);
    cg_vec_clear(&all);
    CG_TRY(error);
    CG_TRY(cg_snapshot_out(s, fragment, &b));
    cg_edge_iter it = cg_unresolved_all(b);
    while (cg_unresolved_next(&it, &u))
        if (u.at >= from && u.at < end) cg_vec_push(open, (cg_open_at){fragment, u});
    return CG_OK;
}

/* ---- By id ---- */

/* Ids of all nodes of the fragments, made when first asked for. */
typedef struct node_ids {
    cg_snapshot *s;
    cg_arena arena;
    cg_uuid **of;
} node_ids;

static cg_error id_of(node_ids *ids, cg_node_ref ref, cg_uuid *out) {
    const cg_node_block *b;
    if (!ids->of[ref.fragment]) {
        CG_TRY(cg_snapshot_nodes(ids->s, ref.fragment, &b));
        cg_uuid *list = cg_arena_alloc(&ids->arena, (b->count + 1) * sizeof *list);
        for (uint32_t i = 0; i < b->count; i++)
            CG_TRY(cg_snapshot_node_id(ids->s, (cg_node_ref){ref.fragment, i}, &list[i]));
        ids->of[ref.fragment] = list;
    }
    *out = ids->of[ref.fragment][ref.node];
    return CG_OK;
}

static cg_error find_in(node_ids *ids, uint32_t fragment, const plain_edges *all, const cg_uuid *id,
                        cg_edge_at *out, bool *found) {
    uint32_t ordinal = 0;
    for (size_t i = 0; i < all->len && !*found; i++) {
        const cg_edge *e = &all->at[i];
        cg_uuid source, target;
        ordinal = ordinal_of(all, i, ordinal);
        CG_TRY(id_of(ids, (cg_node_ref){fragment, e->source}, &source));
        CG_TRY(id_of(ids, e->target, &target));
        cg_uuid this_one = cg_edge_id(&source, &target, (cg_edge_kind)e->kind, ordinal);
        *found = memcmp(this_one.bytes, id->bytes, sizeof id->bytes) == 0;
        if (*found) *out = (cg_edge_at){fragment, *e, this_one};
    }
    return CG_OK;
}

cg_error cg_edge_find(cg_snapshot *s, const cg_uuid *id, const cg_cancel *cancel, cg_edge_at *out) {
    uint32_t limit = cg_snapshot_fragment_limit(s);
    node_ids ids = {.s = s};
    plain_edges all = {0};
    bool found = false;
    cg_error error = CG_OK;
    ids.of = cg_arena_zero(&ids.arena, limit + 1, sizeof *ids.of);
    for (uint32_t fragment = 0; fragment < limit && !found && !error; fragment++) {
        cg_fragment f;
        if (cg_snapshot_fragment(s, fragment, &f) != CG_OK) continue;
        if (cancel && cg_cancel_is_requested(cancel)) error = cg_fail(CG_ERR_INTERRUPTED, "interrupted");
        if (cg_snapshot_kept_bytes(s) > KEEP_BYTES) cg_snapshot_forget(s);
        cg_vec_reset(&all);
        if (!error) error = list_edges(s, fragment, &all);
        if (!error) error = find_in(&ids, fragment, &all, id, out, &found);
    }
    cg_vec_clear(&all);
    cg_arena_clear(&ids.arena);
    if (error || found) return error;
    return cg_fail(CG_ERR_NOT_FOUND, "there is no node and no edge of that id");
}
