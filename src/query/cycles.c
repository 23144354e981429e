#include "query/cycles.h"

#include "query/describe.h"
#include "query/scan.h"
#include <stdlib.h>

void cg_cycles_clear(cg_cycles *c) {
    cg_vec_clear(&c->list);
    cg_arena_clear(&c->arena);
}

typedef struct arc {
    uint32_t from, to;
} arc;

/* A condensed graph: each fragment, or each node inside a type, belongs to one vertex or to none. */
typedef struct condensed {
    cg_snapshot *s;
    cg_cycle_level level;
    uint32_t kinds;
    uint8_t min_confidence;
    uint32_t *of_fragment; /* FILE, MODULE: the vertex of each fragment; CG_NONE */
    uint32_t **of_node;    /* TYPE: for each fragment the vertex of each of its nodes; NULL: none has one */
    uint32_t *node_counts; /* TYPE */
    uint32_t fragment_limit;
    cg_intern modules;        /* MODULE */
    CG_VEC(cg_node_ref) refs; /* of each vertex */
    CG_VEC(arc) arcs;
} condensed;

static void condensed_clear(condensed *c) {
    for (uint32_t i = 0; c->of_node != NULL && i < c->fragment_limit; i++) cg_free(c->of_node[i]);
    cg_free(c->of_node);
    cg_free(c->node_counts);
    cg_free(c->of_fragment);
    cg_intern_clear(&c->modules);
    cg_vec_clear(&c->refs);
    cg_vec_clear(&c->arcs);
}

/* ---- Vertices ---- */

static cg_str module_of(const cg_fragment *f) {
    if (f->module.len > 0) return f->module;
    size_t slash = cg_str_find_last_char(f->path, '/');
    return slash == CG_STR_NOWHERE ? CG_STR(".") : cg_str_first(f->path, slash);
}

static cg_error add_fragment_vertex(void *context, const cg_scan_item *item) {
    condensed *c = context;
    uint32_t id = item->fragment.id;
    if (item->fragment.kind != CG_FRAGMENT_FILE) return CG_OK;
    uint32_t vertex = c->level == CG_CYCLES_FILE ? (uint32_t)c->refs.len
                                                 : cg_intern_add(&c->modules, module_of(&item->fragment));
    c->of_fragment[id] = vertex;
    if (vertex == c->refs.len) cg_vec_push(&c->refs, (cg_node_ref){id, 0});
    return CG_OK;
}

static uint32_t type_around(const cg_node_block *b, uint32_t node) {
    for (uint32_t steps = 0; node < b->count && steps < b->count; steps++) {
        if (cg_is_type(cg_node_block_kind(b, node))) return node;
        node = cg_node_block_parent(b, node);
    }
    return CG_NONE;
}

static cg_error add_type_vertices(void *context, const cg_scan_item *item) {
    condensed *c = context;
    const cg_node_block *b = item->nodes;
    if (item->fragment.kind != CG_FRAGMENT_FILE) return CG_OK;
    uint32_t *of_node = cg_alloc((b->count + 1) * sizeof *of_node), first = (uint32_t)c->refs.len;
    for (uint32_t i = 0; i < b->count; i++) {
        of_node[i] = CG_NONE;
        if (!cg_is_type(cg_node_block_kind(b, i))) continue;
        of_node[i] = (uint32_t)c->refs.len;
        cg_vec_push(&c->refs, (cg_node_ref){item->fragment.id, i});
    }
    if (c->refs.len == first) {
        cg_free(of_node);
        return CG_OK;
    }
    for (uint32_t i = 0; i < b->count; i++) {
        uint32_t type = of_node[i] == CG_NONE ? type_around(b, i) : CG_NONE;
        if (type != CG_NONE) of_node[i] = of_node[type];
    }
    c->of_node[item->fragment.id] = of_node;
    c->node_counts[item->fragment.id] = b->count;
    return CG_OK;
}

static uint32_t vertex_of(const condensed *c, cg_node_ref ref) {
    if (ref.fragment >= c->fragment_limit) return CG_NONE;
    if (c->level != CG_CYCLES_TYPE) return c->of_fragment[ref.fragment];
    return ref.node < c->node_counts[ref.fragment] ? c->of_node[ref.fragment][ref.node] : CG_NONE;
}

/* ---- Arcs ---- */

static cg_error add_arcs(void *context, const cg_scan_item *item) {
    condensed *c = context;
    cg_out_edge e;
    cg_edge_iter it = cg_out_edges(item->out);
    while (cg_out_edge_next(&it, &e)) {
        if (!(c->kinds & 1u << e.kind) || e.confidence < c->min_confidence) continue;
        uint32_t from = vertex_of(c, (cg_node_ref){item->fragment.id, e.source}), to = vertex_of(c, e.target);
        if (from == CG_NONE || to == CG_NONE || from == to) continue;
        if (c->arcs.len > 0 && cg_vec_last(&c->arcs).from == from && cg_vec_last(&c->arcs).to == to) continue;
        cg_vec_push(&c->arcs, (arc){from, to});
    }
    return CG_OK;
}

static int compare_arcs(const void *a, const void *b) {
    const arc *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

static void sort_arcs(condensed *c) {
    size_t kept = 0;
    if (c->arcs.len > 0) qsort(c->arcs.at, c->arcs.len, sizeof *c->arcs.at, compare_arcs);
    for (size_t i = 0; i < c->arcs.len; i++)
        if (kept == 0 || compare_arcs(&c->arcs.at[kept - 1], &c->arcs.at[i]) != 0)
            c->arcs.at[kept++] = c->arcs.at[i];
    c->arcs.len = kept;
}

/* ---- The answer ---- */

static int by_name(const void *a, const void *b) {
    return cg_str_compare(((const cg_cycle_member *)a)->name, ((const cg_cycle_member *)b)->name);
}

static int by_size(const void *a, const void *b) {
    const cg_cycle *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return cg_str_compare(x->members[0].name, y->members[0].name);
}

static cg_error name_member(condensed *c, uint32_t vertex, cg_arena *arena, cg_cycle_member *out) {
    cg_described d;
    CG_TRY(cg_describe(c->s, c->refs.at[vertex], arena, &d));
    out->ref = d.ref;
    out->name = cg_arena_str(arena, c->level == CG_CYCLES_FILE     ? d.fragment.path
                                    : c->level == CG_CYCLES_MODULE ? module_of(&d.fragment)
                                                                   : d.qualified_name);
    return CG_OK;
}

static cg_error collect(condensed *c, const uint32_t *component, uint32_t components, cg_cycles *out) {
    CG_AUTOFREE uint32_t *sizes = cg_alloc_zero((size_t)components + 1, sizeof *sizes);
    CG_AUTOFREE uint32_t *places = cg_alloc_zero((size_t)components + 1, sizeof *places);
    uint32_t vertices = (uint32_t)c->refs.len;
    for (uint32_t v = 0; v < vertices; v++) sizes[component[v]]++;
    for (uint32_t i = 0; i < components; i++) {
        places[i] = (uint32_t)out->list.len;
        if (sizes[i] > 1)
            cg_vec_push(&out->list,
                        (cg_cycle){.members = CG_NEW_ARRAY(&out->arena, cg_cycle_member, sizes[i])});
    }
    for (uint32_t v = 0; v < vertices; v++) {
        if (sizes[component[v]] < 2) continue;
        cg_cycle *cycle = &out->list.at[places[component[v]]];
        CG_TRY(name_member(c, v, &out->arena, &cycle->members[cycle->count++]));
    }
    for (size_t i = 0; i < c->arcs.len; i++) {
        uint32_t k = component[c->arcs.at[i].from];
        if (k == component[c->arcs.at[i].to]) out->list.at[places[k]].edges++;
    }
    for (size_t i = 0; i < out->list.len; i++)
        qsort(out->list.at[i].members, out->list.at[i].count, sizeof(cg_cycle_member), by_name);
    if (out->list.len > 0) qsort(out->list.at, out->list.len, sizeof *out->list.at, by_size);
    return CG_OK;
}

cg_error cg_cycles_find(cg_snapshot *s, cg_cycle_level level, uint32_t kinds, uint8_t min_confidence,
                        const cg_cancel *cancel, cg_cycles *out) {
    CG_CLEANUP(condensed_clear)
    condensed c = {.s = s, .level = level, .kinds = kinds, .min_confidence = min_confidence};
    c.fragment_limit = cg_snapshot_fragment_limit(s);
    c.of_fragment = cg_alloc((c.fragment_limit + 1) * sizeof *c.of_fragment);
    for (uint32_t i = 0; i < c.fragment_limit; i++) c.of_fragment[i] = CG_NONE;
    c.of_node = cg_alloc_zero(c.fragment_limit + 1, sizeof *c.of_node);
    c.node_counts = cg_alloc_zero(c.fragment_limit + 1, sizeof *c.node_counts);
    if (level == CG_CYCLES_TYPE)
        CG_TRY(cg_scan(s, CG_SCAN_NODES, cancel, add_type_vertices, &c));
    else
        CG_TRY(cg_scan(s, 0, cancel, add_fragment_vertex, &c));
    CG_TRY(cg_scan(s, CG_SCAN_OUT, cancel, add_arcs, &c));
    sort_arcs(&c);
    uint32_t vertices = (uint32_t)c.refs.len;
    CG_AUTOFREE uint32_t *starts = cg_alloc_zero((size_t)vertices + 2, sizeof *starts);
    CG_AUTOFREE uint32_t *targets = cg_alloc((c.arcs.len + 1) * sizeof *targets);
    CG_AUTOFREE uint32_t *component = cg_alloc(((size_t)vertices + 1) * sizeof *component);
    for (size_t i = 0; i < c.arcs.len; i++) starts[c.arcs.at[i].from + 1]++, targets[i] = c.arcs.at[i].to;
    for (uint32_t v = 0; v < vertices; v++) starts[v + 1] += starts[v];
    return collect(&c, component, cg_components(vertices, starts, targets, component), out);
}
