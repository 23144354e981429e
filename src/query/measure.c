#include "query/measure.h"

#include "query/describe.h"
#include "source/ignore.h"
#include <stdlib.h>

bool cg_path_fits(cg_str pattern, cg_str path) {
    if (pattern.len == 0) return true;
    cg_str folder = cg_str_ends(pattern, CG_STR("/")) ? cg_str_first(pattern, pattern.len - 1) : pattern;
    if (cg_str_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/')) return true;
    return cg_glob_match(pattern, path);
}

bool cg_filter_fragment(const cg_node_filter *f, const cg_fragment *fragment) {
    if (f->languages != 0 && !(f->languages & 1u << fragment->language)) return false;
    if (f->no_tests && (fragment->flags & CG_FILE_TEST)) return false;
    return cg_path_fits(f->path, fragment->path);
}

bool cg_filter_node(const cg_node_filter *f, const cg_scan_item *item, uint32_t node) {
    if (f->kinds != 0 && !(f->kinds & 1u << cg_node_block_kind(item->nodes, node))) return false;
    return !f->no_tests || !cg_is_test(&item->fragment, item->nodes, node);
}

/* ---- Neighbours ---- */

typedef struct measuring {
    const cg_node_filter *filter;
    uint32_t kinds;
    uint8_t min_confidence;
    cg_direction direction;
    cg_metric sort;
    bool exported;
    cg_intern unresolved; /* names that references without an edge end with */
    cg_top *top;
    CG_VEC(uint64_t) seen; /* the neighbours of the node or file at hand */
} measuring;

static void measuring_clear(measuring *m) {
    cg_vec_clear(&m->seen);
    cg_intern_clear(&m->unresolved);
}

static int compare_keys(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* How many different ones were seen; then none are. */
static uint64_t count_seen(measuring *m) {
    uint64_t different = 0;
    if (m->seen.len > 1) qsort(m->seen.at, m->seen.len, sizeof *m->seen.at, compare_keys);
    for (size_t i = 0; i < m->seen.len; i++) different += i == 0 || m->seen.at[i] != m->seen.at[i - 1];
    cg_vec_reset(&m->seen);
    return different;
}

static bool counts(const measuring *m, uint8_t kind, uint8_t confidence) {
    return (m->kinds & 1u << kind) && confidence >= m->min_confidence;
}

static uint64_t count_in(measuring *m, const cg_in_block *b, uint32_t node) {
    cg_in_edge e;
    cg_edge_iter it = cg_in_edges_of(b, node);
    while (cg_in_edge_next(&it, &e))
        if (counts(m, e.kind, e.confidence)) cg_vec_push(&m->seen, cg_node_key(e.source));
    return count_seen(m);
}

static uint64_t count_out(measuring *m, const cg_out_block *b, uint32_t node) {
    cg_out_edge e;
    cg_edge_iter it = cg_out_edges_of(b, node);
    while (cg_out_edge_next(&it, &e))
        if (counts(m, e.kind, e.confidence)) cg_vec_push(&m->seen, cg_node_key(e.target));
    return count_seen(m);
}

/* ---- Hubs ---- */

static cg_error add_hubs(void *context, const cg_scan_item *item) {
    measuring *m = context;
    if (!cg_filter_fragment(m->filter, &item->fragment)) return CG_OK;
    for (uint32_t i = 0; i < item->nodes->count; i++) {
        if (!cg_filter_node(m->filter, item, i)) continue;
        cg_top_item hub = {.ref = {item->fragment.id, i}};
        hub.data[CG_HUB_IN] = count_in(m, item->in, i);
        hub.data[CG_HUB_OUT] = count_out(m, item->out, i);
        hub.value = (double)((m->direction & CG_IN ? hub.data[CG_HUB_IN] : 0) +
                             (m->direction & CG_OUT ? hub.data[CG_HUB_OUT] : 0));
        if (hub.value > 0) cg_top_offer(m->top, &hub);
    }
    return CG_OK;
}

cg_error cg_hubs(cg_snapshot *s, const cg_node_filter *filter, uint32_t kinds, uint8_t min_confidence,
                 cg_direction direction, const cg_cancel *cancel, cg_top *top) {
    CG_CLEANUP(measuring_clear)
    measuring m = {.filter = filter,
                   .kinds = kinds,
                   .min_confidence = min_confidence,
                   .direction = direction,
                   .top = top};
    CG_TRY(cg_scan(s, CG_SCAN_NODES | CG_SCAN_IN | CG_SCAN_OUT, cancel, add_hubs, &m));
    cg_top_finish(top);
    return CG_OK;
}

/* ---- Metrics ---- */

static uint64_t lines_of(const cg_node_block *b, const cg_node *node) {
    uint32_t first, last, column;
    cg_node_block_place(b, node->start, &first, &column);
    cg_node_block_place(b, node->end > node->start ? node->end - 1 : node->end, &last, &column);
    return (uint64_t)last - first + 1;
}

static bool has_body(const cg_node *node) {
    return cg_is_callable((cg_node_kind)node->kind) && !(node->flags & CG_SYM_DECLARATION);
}

static cg_error add_functions(void *context, const cg_scan_item *item) {
    measuring *m = context;
    if (item->fragment.kind != CG_FRAGMENT_FILE || !cg_filter_fragment(m->filter, &item->fragment))
        return CG_OK;
    for (uint32_t i = 1; i < item->nodes->count; i++) {
        cg_node node;
        if (!cg_node_block_get(item->nodes, i, &node) || !has_body(&node) ||
            !cg_filter_node(m->filter, item, i))
            continue;
        cg_top_item row = {.ref = {item->fragment.id, i}};
        row.data[CG_METRIC_COMPLEXITY] = node.complexity;
        row.data[CG_METRIC_LINES] = lines_of(item->nodes, &node);
        row.data[CG_METRIC_FAN_IN] = count_in(m, item->in, i);
        row.data[CG_METRIC_FAN_OUT] = count_out(m, item->out, i);
        row.data[CG_METRIC_PARAMETERS] = node.arity;
        row.value = (double)row.data[m->sort];
        cg_top_offer(m->top, &row);
    }
    return CG_OK;
}

static uint64_t files_in(measuring *m, const cg_scan_item *item) {
    cg_in_edge e;
    cg_edge_iter it = cg_in_edges(item->in);
    while (cg_in_edge_next(&it, &e))
        if (counts(m, e.kind, e.confidence) && e.source.fragment != item->fragment.id)
            cg_vec_push(&m->seen, e.source.fragment);
    return count_seen(m);
}

static uint64_t files_out(measuring *m, const cg_scan_item *item) {
    cg_out_edge e;
    cg_edge_iter it = cg_out_edges(item->out);
    while (cg_out_edge_next(&it, &e))
        if (counts(m, e.kind, e.confidence) && e.target.fragment != item->fragment.id)
            cg_vec_push(&m->seen, e.target.fragment);
    return count_seen(m);
}

static cg_error add_file(void *context, const cg_scan_item *item) {
    measuring *m = context;
    if (item->fragment.kind != CG_FRAGMENT_FILE || item->nodes->count == 0 ||
        !cg_filter_fragment(m->filter, &item->fragment))
        return CG_OK;
    cg_top_item row = {.ref = {item->fragment.id, 0}};
    for (uint32_t i = 1; i < item->nodes->count; i++) {
        cg_node node;
        if (!cg_node_block_get(item->nodes, i, &node) || !has_body(&node)) continue;
        row.data[CG_METRIC_COMPLEXITY] += node.complexity;
        row.data[CG_METRIC_PARAMETERS]++;
    }
    row.data[CG_METRIC_LINES] = item->nodes->line_count;
    row.data[CG_METRIC_FAN_IN] = files_in(m, item);
    row.data[CG_METRIC_FAN_OUT] = files_out(m, item);
    row.value = (double)row.data[m->sort];
    cg_top_offer(m->top, &row);
    return CG_OK;
}

static cg_error run_metrics(cg_snapshot *s, measuring *m, cg_scan_fn add, const cg_cancel *cancel) {
    CG_TRY(cg_scan(s, CG_SCAN_NODES | CG_SCAN_IN | CG_SCAN_OUT, cancel, add, m));
    cg_top_finish(m->top);
    return CG_OK;
}

cg_error cg_metrics_of_functions(cg_snapshot *s, const cg_node_filter *filter, uint8_t min_confidence,
                                 cg_metric sort, const cg_cancel *cancel, cg_top *top) {
    CG_CLEANUP(measuring_clear)
    measuring m = {.filter = filter,
                   .kinds = CG_EDGES_CALLS,
                   .min_confidence = min_confidence,
                   .sort = sort,
                   .top = top};
    return run_metrics(s, &m, add_functions, cancel);
}

cg_error cg_metrics_of_files(cg_snapshot *s, const cg_node_filter *filter, uint8_t min_confidence,
                             cg_metric sort, const cg_cancel *cancel, cg_top *top) {
    CG_CLEANUP(measuring_clear)
    measuring m = {.filter = filter,
                   .kinds = CG_EDGES_STORED,
                   .min_confidence = min_confidence,
                   .sort = sort,
                   .top = top};
    return run_metrics(s, &m, add_file, cancel);
}

/* ---- Unreferenced ---- */

/* Called by the language or its runtime: __init__, operator==, drop, main, init. */
static bool called_from_outside(const cg_node_block *b, const cg_node *node) {
    static const char *const names[] = {"main",    "init",        "_start",   "WinMain",
                                        "DllMain", "constructor", "toString", "drop"};
    if (cg_str_starts(node->name, CG_STR("__")) && cg_str_ends(node->name, CG_STR("__"))) return true;
    if (cg_str_starts(node->name, CG_STR("operator")) || cg_str_starts(node->name, CG_STR("~"))) return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cg_str_is(node->name, names[i])) return true;
    return b->language == CG_LANG_PYTHON && cg_str_is(node->name, "_");
}

static bool overrides_something(const cg_out_block *b, uint32_t node) {
    cg_out_edge e;
    cg_edge_iter it = cg_out_edges_of(b, node);
    while (cg_out_edge_next(&it, &e))
        if (e.kind == CG_EDGE_OVERRIDES || e.kind == CG_EDGE_IMPLEMENTS) return true;
    return false;
}

static bool is_used(const cg_in_block *b, cg_node_ref ref) {
    cg_in_edge e;
    cg_edge_iter it = cg_in_edges_of(b, ref.node);
    while (cg_in_edge_next(&it, &e))
        if (!cg_node_ref_equal(e.source, ref)) return true;
    return false;
}

static bool is_made(const cg_in_block *b, uint32_t node) {
    cg_in_edge e;
    cg_edge_iter it = cg_in_edges_of(b, node);
    while (cg_in_edge_next(&it, &e))
        if (e.kind == CG_EDGE_INSTANTIATES) return true;
    return false;
}

/* Making an instance refers to the constructor, where the type declares one. */
static bool is_made_by_constructor(const cg_scan_item *item, uint32_t type) {
    for (uint32_t i = type + 1; i < item->nodes->count; i++)
        if (cg_node_block_parent(item->nodes, i) == type && is_made(item->in, i)) return true;
    return false;
}

static bool in_question(const measuring *m, const cg_node *node, const cg_scan_item *item) {
    const uint32_t outside = CG_SYM_ENTRY | CG_SYM_TEST | CG_SYM_DECLARATION | CG_SYM_OVERRIDE |
                             CG_SYM_ABSTRACT | CG_SYM_EXTERN | CG_SYM_ANONYMOUS | CG_SYM_TYPE_PARAM;
    bool definition = cg_is_callable((cg_node_kind)node->kind) || cg_is_type((cg_node_kind)node->kind) ||
                      node->kind == CG_NODE_CONSTANT || node->kind == CG_NODE_VARIABLE ||
                      node->kind == CG_NODE_TYPE_ALIAS;
    if (!definition || node->kind == CG_NODE_CONSTRUCTOR || node->name.len == 0 || (node->flags & outside))
        return false;
    if (!m->exported && (node->flags & CG_SYM_EXPORTED)) return false;
    return !called_from_outside(item->nodes, node);
}

static cg_error add_unresolved_names(void *context, const cg_scan_item *item) {
    measuring *m = context;
    cg_unresolved u;
    cg_edge_iter it = cg_unresolved_all(item->out);
    while (cg_unresolved_next(&it, &u)) {
        size_t start = u.name.len;
        while (start > 0 && memchr(".:>", u.name.ptr[start - 1], 3) == NULL) start--;
        cg_intern_add(&m->unresolved, cg_str_from_index(u.name, start));
    }
    return CG_OK;
}

/* A member may be what a reference means whose receiver's type nobody knows. */
static bool may_be_meant(const measuring *m, const cg_node *node) {
    bool member = node->kind == CG_NODE_METHOD || node->kind == CG_NODE_PROPERTY;
    return member && cg_intern_find(&m->unresolved, node->name) != CG_NONE;
}

static cg_error add_unreferenced(void *context, const cg_scan_item *item) {
    measuring *m = context;
    if (item->fragment.kind != CG_FRAGMENT_FILE || !cg_filter_fragment(m->filter, &item->fragment))
        return CG_OK;
    for (uint32_t i = 1; i < item->nodes->count; i++) {
        cg_node node;
        if (!cg_node_block_get(item->nodes, i, &node) || !in_question(m, &node, item)) continue;
        if (may_be_meant(m, &node)) continue;
        if (!cg_filter_node(m->filter, item, i) || cg_is_test(&item->fragment, item->nodes, i)) continue;
        if (is_used(item->in, (cg_node_ref){item->fragment.id, i}) || overrides_something(item->out, i))
            continue;
        if (cg_is_type((cg_node_kind)node.kind) && is_made_by_constructor(item, i)) continue;
        cg_top_item row = {.ref = {item->fragment.id, i}, .value = (double)lines_of(item->nodes, &node)};
        cg_top_offer(m->top, &row);
    }
    return CG_OK;
}

cg_error cg_unreferenced_find(cg_snapshot *s, const cg_node_filter *filter, bool exported,
                              const cg_cancel *cancel, cg_top *top) {
    CG_CLEANUP(measuring_clear) measuring m = {.filter = filter, .exported = exported, .top = top};
    CG_TRY(cg_scan(s, CG_SCAN_OUT, cancel, add_unresolved_names, &m));
    return run_metrics(s, &m, add_unreferenced, cancel);
}
