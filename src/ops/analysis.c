/* cycles, hubs, metrics, unreferenced: answers from a pass over the whole graph. */
#include "ops/handlers.h"

#include "query/cycles.h"
#include "query/measure.h"

static cg_node_filter filter_of(const cg_request *r) {
    return (cg_node_filter){.kinds = (uint32_t)cg_request_int(r, "kind"),
                            .languages = (uint32_t)cg_request_int(r, "language"),
                            .path = cg_request_text(r, "path"),
                            .no_tests = cg_request_flag(r, "no-tests")};
}

/* ---- cycles ---- */

static cg_error write_member(cg_request *r, cg_snapshot *s, const cg_cycle_member *member, bool module) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_described d;
    CG_TRY(cg_describe(s, member->ref, &arena, &d));
    cg_write_object(r->writer, NULL);
    if (module) cg_write_text(r->writer, "module", member->name);
    cg_present_node(r->writer, &d);
    cg_write_object_end(r->writer);
    return CG_OK;
}

static cg_error write_cycle(cg_request *r, cg_snapshot *s, const cg_cycle *cycle, bool modules) {
    uint64_t limit = (uint64_t)cg_request_int(r, "limit");
    cg_write_object(r->writer, NULL);
    cg_write_int(r->writer, "size", cycle->count);
    cg_write_int(r->writer, "edge_count", cycle->edges);
    cg_write_array(r->writer, "members");
    for (uint32_t i = 0; i < cycle->count && (limit == 0 || i < limit); i++)
        CG_TRY(write_member(r, s, &cycle->members[i], modules));
    cg_write_array_end(r->writer);
    cg_write_object_end(r->writer);
    return CG_OK;
}

cg_error cg_run_cycles(cg_request *r) {
    CG_CLEANUP(cg_cycles_clear) cg_cycles cycles = {0};
    cg_snapshot *s;
    cg_cycle_level level = (cg_cycle_level)cg_request_int(r, "by");
    uint32_t types = 1u << CG_EDGE_EXTENDS | 1u << CG_EDGE_IMPLEMENTS | 1u << CG_EDGE_USES_TYPE |
                     1u << CG_EDGE_RETURNS_TYPE | 1u << CG_EDGE_INSTANTIATES;
    uint32_t kinds = cg_answer_kinds(r, level == CG_CYCLES_TYPE ? types : 1u << CG_EDGE_IMPORTS);
    size_t limit = (size_t)cg_request_int(r, "limit");
    if (limit == 0) limit = SIZE_MAX;
    CG_TRY(cg_session_snapshot(r->session, &s));
    CG_TRY(cg_cycles_find(s, level, kinds, cg_answer_min_confidence(r), r->cancel, &cycles));
    cg_write_object(r->writer, NULL);
    cg_write_int(r->writer, "total", (int64_t)cycles.list.len);
    cg_write_array(r->writer, "cycles");
    for (size_t i = 0; i < cycles.list.len && i < limit; i++)
        CG_TRY(write_cycle(r, s, &cycles.list.at[i], level == CG_CYCLES_MODULE));
    cg_write_array_end(r->writer);
    cg_write_object_end(r->writer);
    r->found = cycles.list.len > 0;
    return CG_OK;
}

/* ---- Lists of the greatest ---- */

typedef void (*row_fn)(cg_writer *w, const cg_described *d, const cg_top_item *item);

static cg_error write_top(cg_request *r, cg_snapshot *s, const char *key, const cg_top *top, row_fn row) {
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    cg_write_int(w, "total", (int64_t)top->offered);
    cg_write_array(w, key);
    for (size_t i = 0; i < top->items.len; i++) {
        CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
        cg_described d;
        CG_TRY(cg_describe(s, top->items.at[i].ref, &arena, &d));
        cg_write_object(w, NULL);
        cg_present_node(w, &d);
        row(w, &d, &top->items.at[i]);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
    cg_write_object_end(w);
    r->found = top->items.len > 0;
    return CG_OK;
}

static void hub_row(cg_writer *w, const cg_described *d, const cg_top_item *item) {
    (void)d;
    cg_write_int(w, "incoming", (int64_t)item->data[CG_HUB_IN]);
    cg_write_int(w, "outgoing", (int64_t)item->data[CG_HUB_OUT]);
}

cg_error cg_run_hubs(cg_request *r) {
    static const cg_direction directions[] = {CG_IN, CG_OUT, CG_BOTH};
    CG_CLEANUP(cg_top_clear) cg_top top;
    cg_snapshot *s;
    cg_node_filter filter = filter_of(r);
    cg_top_init(&top, NULL, 0);
    CG_TRY(cg_session_snapshot(r->session, &s));
    cg_top_init(&top, s, (size_t)cg_request_int(r, "limit"));
    CG_TRY(cg_hubs(s, &filter, cg_answer_kinds(r, CG_EDGES_STORED), cg_answer_min_confidence(r),
                   directions[cg_request_int(r, "direction")], r->cancel, &top));
    return write_top(r, s, "hubs", &top, hub_row);
}

static void function_row(cg_writer *w, const cg_described *d, const cg_top_item *item) {
    bool file = d->node.kind == CG_NODE_FILE;
    cg_write_int(w, "complexity", (int64_t)item->data[CG_METRIC_COMPLEXITY]);
    cg_write_int(w, "lines", (int64_t)item->data[CG_METRIC_LINES]);
    cg_write_int(w, "fan_in", (int64_t)item->data[CG_METRIC_FAN_IN]);
    cg_write_int(w, "fan_out", (int64_t)item->data[CG_METRIC_FAN_OUT]);
    cg_write_int(w, file ? "functions" : "parameters", (int64_t)item->data[CG_METRIC_PARAMETERS]);
}

cg_error cg_run_metrics(cg_request *r) {
    CG_CLEANUP(cg_top_clear) cg_top top;
    cg_snapshot *s;
    cg_node_filter filter = filter_of(r);
    cg_metric sort = (cg_metric)cg_request_int(r, "sort");
    bool files = cg_request_int(r, "by") == 1;
    cg_top_init(&top, NULL, 0);
    CG_TRY(cg_session_snapshot(r->session, &s));
    cg_top_init(&top, s, (size_t)cg_request_int(r, "limit"));
    CG_TRY((files ? cg_metrics_of_files : cg_metrics_of_functions)(s, &filter, cg_answer_min_confidence(r),
                                                                   sort, r->cancel, &top));
    return write_top(r, s, files ? "files" : "functions", &top, function_row);
}

static void unreferenced_row(cg_writer *w, const cg_described *d, const cg_top_item *item) {
    (void)d;
    cg_write_int(w, "lines", (int64_t)item->value);
}

cg_error cg_run_unreferenced(cg_request *r) {
    CG_CLEANUP(cg_top_clear) cg_top top;
    cg_snapshot *s;
    cg_node_filter filter = filter_of(r);
    cg_top_init(&top, NULL, 0);
    CG_TRY(cg_session_snapshot(r->session, &s));
    cg_top_init(&top, s, (size_t)cg_request_int(r, "limit"));
    CG_TRY(cg_unreferenced_find(s, &filter, cg_request_flag(r, "exported"), r->cancel, &top));
    return write_top(r, s, "unreferenced", &top, unreferenced_row);
}
