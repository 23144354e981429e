#include "exchange/stream.h"

#include "base/vec.h"
#include "query/files.h"
#include <stdlib.h>

enum { KEEP_BYTES = 64 << 20 };

typedef struct place {
    cg_fragment fragment;
    cg_uuid *ids; /* of its nodes */
    uint32_t id_count;
} place;

/* An edge before it is written: its target by its place in the order, so that sorting needs no paths. */
typedef struct pending {
    uint32_t source;
    uint32_t target_place, target_node;
    uint32_t at;
    uint8_t kind, resolution, confidence, candidates;
} pending;

typedef struct streaming {
    cg_snapshot *s;
    const cg_cancel *cancel;
    cg_export_sink *sink;
    place *places; /* fragments in the order of the output */
    uint32_t place_count;
    uint32_t *place_of; /* by fragment id; CG_NONE */
    uint32_t limit;     /* of fragment ids */
    CG_VEC(pending) edges;
} streaming;

static void streaming_clear(streaming *x) {
    for (uint32_t i = 0; i < x->place_count; i++) cg_free(x->places[i].ids);
    cg_free(x->places);
    cg_free(x->place_of);
    cg_vec_clear(&x->edges);
}

/* ---- Order ---- */

static int by_path(const void *a, const void *b) {
    const cg_fragment *x = &((const place *)a)->fragment, *y = &((const place *)b)->fragment;
    static const int order[CG_FRAGMENT_KIND_COUNT] = {[CG_FRAGMENT_PROJECT] = 0,
                                                      [CG_FRAGMENT_FILE] = 1,
                                                      [CG_FRAGMENT_EXTERNAL] = 2,
                                                      [CG_FRAGMENT_FREE] = 3};
    if (x->kind != y->kind) return order[x->kind] < order[y->kind] ? -1 : 1;
    return cg_str_compare(x->path, y->path);
}

static void list_places(streaming *x) {
    x->limit = cg_snapshot_fragment_limit(x->s);
    x->places = cg_alloc_zero(x->limit + 1, sizeof *x->places);
    x->place_of = cg_alloc((x->limit + 1) * sizeof *x->place_of);
    for (uint32_t id = 0; id < x->limit; id++) {
        cg_fragment f;
        x->place_of[id] = CG_NONE;
        if (cg_snapshot_fragment(x->s, id, &f) == CG_OK) x->places[x->place_count++].fragment = f;
    }
    if (x->place_count > 0) qsort(x->places, x->place_count, sizeof *x->places, by_path);
    for (uint32_t i = 0; i < x->place_count; i++) x->place_of[x->places[i].fragment.id] = i;
}

static cg_error pause(streaming *x) {
    if (x->cancel != NULL && x->cancel->requested) return cg_fail(CG_ERR_INTERRUPTED, "interrupted");
    if (cg_snapshot_kept_bytes(x->s) > KEEP_BYTES) cg_snapshot_forget(x->s);
    return x->sink->out->error;
}

/* ---- Nodes ---- */

static cg_error write_nodes(streaming *x, place *p) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    const cg_node_block *b;
    CG_TRY(pause(x));
    CG_TRY(cg_snapshot_nodes(x->s, p->fragment.id, &b));
    p->ids = cg_alloc((b->count + 1) * sizeof *p->ids);
    for (uint32_t i = 0; i < b->count; i++) {
        cg_described d;
        CG_TRY(cg_describe(x->s, (cg_node_ref){p->fragment.id, i}, &arena, &d));
        p->ids[p->id_count++] = d.id;
        x->sink->node(x->sink, &d);
        cg_arena_reset(&arena);
    }
    return CG_OK;
}

/* ---- Edges ---- */

static int compare_pending(const void *a, const void *b) {
    const pending *x = a, *y = b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->target_place != y->target_place) return x->target_place < y->target_place ? -1 : 1;
    if (x->target_node != y->target_node) return x->target_node < y->target_node ? -1 : 1;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    if (x->confidence != y->confidence) return x->confidence > y->confidence ? -1 : 1;
    return (x->resolution > y->resolution) - (x->resolution < y->resolution);
}

static pending structural(uint32_t source, uint32_t target_place, uint32_t node, uint32_t at,
                          cg_edge_kind kind) {
    return (pending){source, target_place, node, at, (uint8_t)kind, CG_RESOLUTION_EXACT, 100, 1};
}

static void add_children(streaming *x, uint32_t own, const cg_node_block *b) {
    for (uint32_t i = 0; i < b->count; i++) {
        uint32_t parent = cg_node_block_parent(b, i);
        if (parent >= b->count) continue;
        cg_edge_kind kind = cg_structural_kind(cg_node_block_kind(b, parent), cg_node_block_kind(b, i));
        cg_vec_push(&x->edges, structural(parent, own, i, cg_node_block_at(b, i), kind));
    }
}

/* The project's node, or that of its package, contains the file. */
static void add_files(streaming *x, const cg_node_block *project) {
    CG_CLEANUP(cg_packages_clear) cg_packages packages = {0};
    cg_packages_init(&packages, project);
    for (uint32_t i = 0; i < x->place_count && project->count > 0; i++) {
        const place *p = &x->places[i];
        if (p->fragment.kind != CG_FRAGMENT_FILE || p->id_count == 0) continue;
        uint32_t package = cg_packages_of(&packages, &p->fragment);
        cg_vec_push(&x->edges, structural(package, i, 0, 0, CG_EDGE_CONTAINS));
    }
}

static cg_error add_stored(streaming *x, const place *p) {
    const cg_out_block *b;
    cg_out_edge e;
    CG_TRY(cg_snapshot_out(x->s, p->fragment.id, &b));
    cg_edge_iter it = cg_out_edges(b);
    while (cg_out_edge_next(&it, &e)) {
        uint32_t at, target = e.target.fragment < x->limit ? x->place_of[e.target.fragment] : CG_NONE;
        if (target == CG_NONE || e.target.node >= x->places[target].id_count)
            return cg_fail(CG_ERR_DAMAGED, "an edge of %.*s leads nowhere: run 'codegraph fsck'",
                           CG_STR_ARG(p->fragment.path));
        for (cg_sites sites = e.sites; cg_sites_next(&sites, &at);)
            cg_vec_push(&x->edges, (pending){e.source, target, e.target.node, at, e.kind, e.resolution,
                                             e.confidence, e.candidates});
    }
    if (it.damaged)
        return cg_fail(CG_ERR_DAMAGED, "the edges of %.*s are damaged: run 'codegraph fsck'",
                       CG_STR_ARG(p->fragment.path));
    return CG_OK;
}

static bool same_ends(const pending *a, const pending *b) {
    return a->source == b->source && a->kind == b->kind && a->target_place == b->target_place &&
           a->target_node == b->target_node;
}

static void write_pending(streaming *x, const place *p, const cg_node_block *b) {
    uint32_t ordinal = 0;
    for (size_t i = 0; i < x->edges.len; i++) {
        const pending *e = &x->edges.at[i];
        if (e->source >= p->id_count) continue;
        cg_export_edge edge = {.source = p->ids[e->source],
                               .target = x->places[e->target_place].ids[e->target_node],
                               .kind = e->kind,
                               .resolution = e->resolution,
                               .confidence = e->confidence,
                               .candidates = e->candidates};
        ordinal = i > 0 && same_ends(e, e - 1) ? ordinal + 1 : 0;
        edge.id = cg_edge_id(&edge.source, &edge.target, (cg_edge_kind)e->kind, ordinal);
        if (p->fragment.kind == CG_FRAGMENT_FILE) {
            edge.file = p->fragment.path;
            cg_node_block_place(b, e->at, &edge.line, &edge.column);
        } else {
            edge.file = CG_STR_NONE;
        }
        x->sink->edge(x->sink, &edge);
    }
}

static cg_error write_edges(streaming *x, uint32_t at) {
    const place *p = &x->places[at];
    const cg_node_block *b;
    CG_TRY(pause(x));
    CG_TRY(cg_snapshot_nodes(x->s, p->fragment.id, &b));
    cg_vec_reset(&x->edges);
    add_children(x, at, b);
    if (p->fragment.kind == CG_FRAGMENT_PROJECT) add_files(x, b);
    CG_TRY(add_stored(x, p));
    if (x->edges.len > 0) qsort(x->edges.at, x->edges.len, sizeof *x->edges.at, compare_pending);
    write_pending(x, p, b);
    return CG_OK;
}

cg_error cg_export_stream(cg_snapshot *s, const cg_cancel *cancel, cg_export_sink *sink) {
    CG_CLEANUP(streaming_clear) streaming x = {.s = s, .cancel = cancel, .sink = sink};
    list_places(&x);
    sink->begin(sink);
    for (uint32_t i = 0; i < x.place_count; i++) CG_TRY(write_nodes(&x, &x.places[i]));
    for (uint32_t i = 0; i < x.place_count; i++) CG_TRY(write_edges(&x, i));
    sink->end(sink);
    return CG_OK;
}
