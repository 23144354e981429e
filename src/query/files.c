#include "query/files.h"

#include "query/describe.h"
#include <stdlib.h>

typedef struct walk {
    cg_snapshot *s;
    const cg_traverse_options *options;
    cg_file_reach *out;
    cg_map64 places;
    uint32_t depth; /* of what is reached now */
} walk;

static void walk_clear(walk *w) { cg_map64_clear(&w->places); }

static void reach(walk *w, uint32_t from, uint32_t to, uint8_t kind, uint8_t confidence, uint32_t count) {
    if (to == from || !(w->options->kinds & 1u << kind) || confidence < w->options->min_confidence) return;
    uint64_t *place = cg_map64_slot(&w->places, to, UINT64_MAX);
    if (*place == UINT64_MAX) {
        *place = w->out->len;
        cg_vec_push(w->out, (cg_file_reached){.fragment = to, .depth = w->depth});
    }
    cg_file_reached *f = &w->out->at[*place];
    if (f->depth != w->depth) return;
    f->edges += count;
    f->kinds |= 1u << kind;
}

static cg_error expand(walk *w, uint32_t from) {
    cg_edge_iter it = {0};
    if (w->options->direction & CG_OUT) {
        const cg_out_block *b;
        cg_out_edge e;
        CG_TRY(cg_snapshot_out(w->s, from, &b));
        it = cg_out_edges(b);
        while (cg_out_edge_next(&it, &e))
            reach(w, from, e.target.fragment, e.kind, e.confidence, e.site_count);
    }
    if (!it.damaged && (w->options->direction & CG_IN)) {
        const cg_in_block *b;
        cg_in_edge e;
        CG_TRY(cg_snapshot_in(w->s, from, &b));
        it = cg_in_edges(b);
        while (cg_in_edge_next(&it, &e)) reach(w, from, e.source.fragment, e.kind, e.confidence, 1);
    }
    return it.damaged
               ? cg_fail(CG_ERR_DAMAGED, "edges of fragment %u are damaged: run 'codegraph fsck'", from)
               : CG_OK;
}

static int compare(const void *a, const void *b, void *snapshot) {
    const cg_file_reached *x = a, *y = b;
    cg_fragment f, g;
    if (x->edges != y->edges) return x->edges > y->edges ? -1 : 1;
    if (cg_snapshot_fragment(snapshot, x->fragment, &f) == CG_OK &&
        cg_snapshot_fragment(snapshot, y->fragment, &g) == CG_OK) {
        int order = cg_str_compare(f.path, g.path);
        if (order != 0) return order;
    }
    return (x->fragment > y->fragment) - (x->fragment < y->fragment);
}

cg_error cg_files_walk(cg_snapshot *s, const uint32_t *starts, size_t count,
                       const cg_traverse_options *options, cg_file_reach *out) {
    CG_CLEANUP(walk_clear) walk w = {.s = s, .options = options, .out = out};
    for (size_t i = 0; i < count; i++) {
        cg_map64_put(&w.places, starts[i], out->len);
        cg_vec_push(out, (cg_file_reached){.fragment = starts[i]});
    }
    cg_error error = CG_OK;
    size_t at = 0;
    for (w.depth = 1; at < out->len && error == CG_OK && (options->depth == 0 || w.depth <= options->depth);
         w.depth++) {
        size_t end = out->len;
        for (; at < end && error == CG_OK; at++) {
            if (options->cancel != NULL && options->cancel->requested)
                error = cg_fail(CG_ERR_INTERRUPTED, "interrupted");
            else
                error = expand(&w, out->at[at].fragment);
        }
        if (out->len > end) qsort_r(out->at + end, out->len - end, sizeof *out->at, compare, s);
        for (size_t i = end; i < out->len; i++) cg_map64_put(&w.places, out->at[i].fragment, i);
    }
    return error;
}

cg_error cg_files_of_node(cg_snapshot *s, cg_node_ref ref, cg_node_refs *out) {
    cg_fragment f;
    const cg_node_block *b;
    CG_TRY(cg_snapshot_fragment(s, ref.fragment, &f));
    CG_TRY(cg_snapshot_nodes(s, ref.fragment, &b));
    if (f.kind != CG_FRAGMENT_PROJECT) {
        cg_vec_push(out, (cg_node_ref){ref.fragment, 0});
        return CG_OK;
    }
    cg_str package = ref.node == 0 ? CG_STR_NONE : cg_node_block_name(b, ref.node);
    for (uint32_t id = 0; id < cg_snapshot_fragment_limit(s); id++) {
        if (cg_snapshot_fragment(s, id, &f) != CG_OK || f.kind != CG_FRAGMENT_FILE) continue;
        if (ref.node == 0 || cg_str_equal(f.package, package)) cg_vec_push(out, (cg_node_ref){id, 0});
    }
    return CG_OK;
}
