/* unresolved: references that have no edge, one by one or counted by name, file or language. */
#include "ops/handlers.h"

#include "query/measure.h"

#include <stdlib.h>

typedef struct unresolved_list {
    cg_request *r;
    cg_snapshot *s;
    cg_node_filter filter;
    cg_str name;
    uint32_t reasons; /* 0: any */
    uint64_t limit, total, by_reason[CG_UNRESOLVED_COUNT];
    CG_VEC(cg_top_item) rows; /* ref: the source; data: offset, reason, kind, the name's place in `names` */
    cg_intern names;
} unresolved_list;

static void unresolved_clear(unresolved_list *l) {
    cg_vec_clear(&l->rows);
    cg_intern_clear(&l->names);
}

static bool is_wanted(const unresolved_list *l, const cg_unresolved *u) {
    if (l->reasons != 0 && !(l->reasons & 1u << u->reason)) return false;
    return l->name.len == 0 || cg_str_equal(u->name, l->name);
}

static cg_error add_unresolved(void *context, const cg_scan_item *item) {
    unresolved_list *l = context;
    cg_unresolved u;
    if (item->fragment.kind != CG_FRAGMENT_FILE || !cg_filter_fragment(&l->filter, &item->fragment))
        return CG_OK;
    cg_edge_iter it = cg_unresolved_all(item->out);
    while (cg_unresolved_next(&it, &u)) {
        if (!is_wanted(l, &u)) continue;
        l->total++;
        l->by_reason[u.reason]++;
        if (l->rows.len < l->limit)
            cg_vec_push(&l->rows,
                        (cg_top_item){.ref = {item->fragment.id, u.source},
                                      .data = {u.at, u.reason, u.kind, cg_intern_add(&l->names, u.name)}});
    }
    return CG_OK;
}

static cg_error write_unresolved(unresolved_list *l, const cg_top_item *row) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_writer *w = l->r->writer;
    cg_described d;
    uint32_t line, column;
    CG_TRY(cg_describe(l->s, row->ref, &arena, &d));
    cg_node_block_place(d.block, (uint32_t)row->data[0], &line, &column);
    cg_write_object(w, NULL);
    cg_write_text(w, "reference", cg_intern_str(&l->names, (uint32_t)row->data[3]));
    cg_write_z(w, "reason", cg_unresolved_name((cg_unresolved_reason)row->data[1]));
    cg_write_z(w, "edge", cg_edge_kind_name((cg_edge_kind)row->data[2]));
    cg_write_text(w, "file", d.fragment.path);
    cg_write_int(w, "line", line);
    cg_write_int(w, "column", column);
    cg_write_object(w, "source");
    cg_present_node(w, &d);
    cg_write_object_end(w);
    cg_write_object_end(w);
    return CG_OK;
}

/* ---- Counted ---- */

typedef enum grouping { EACH, BY_NAME, BY_FILE, BY_LANGUAGE } grouping;

typedef struct group {
    cg_str name;
    uint64_t total, by_reason[CG_UNRESOLVED_COUNT];
} group;

typedef struct group_list {
    const unresolved_list *of; /* filters */
    grouping by;
    cg_intern names;
    CG_VEC(group) groups;
} group_list;

static void group_list_clear(group_list *g) {
    cg_intern_clear(&g->names);
    cg_vec_clear(&g->groups);
}

static cg_str group_name(const group_list *g, const cg_scan_item *item, const cg_unresolved *u) {
    if (g->by == BY_NAME) return u->name;
    return g->by == BY_FILE ? item->fragment.path
                            : cg_str_from(cg_language_name((cg_language)item->fragment.language));
}

static cg_error count_unresolved(void *context, const cg_scan_item *item) {
    group_list *g = context;
    cg_unresolved u;
    if (item->fragment.kind != CG_FRAGMENT_FILE || !cg_filter_fragment(&g->of->filter, &item->fragment))
        return CG_OK;
    cg_edge_iter it = cg_unresolved_all(item->out);
    while (cg_unresolved_next(&it, &u)) {
        if (!is_wanted(g->of, &u)) continue;
        uint32_t id = cg_intern_add(&g->names, group_name(g, item, &u));
        if (id == g->groups.len) cg_vec_push(&g->groups, (group){.total = 0});
        g->groups.at[id].total++;
        g->groups.at[id].by_reason[u.reason]++;
    }
    return CG_OK;
}

static int most_first(const void *a, const void *b) {
    const group *x = a, *y = b;
    if (x->total != y->total) return x->total > y->total ? -1 : 1;
    return cg_str_compare(x->name, y->name);
}

static void write_reasons(cg_writer *w, const uint64_t *by_reason) {
    for (int i = 0; i < CG_UNRESOLVED_COUNT; i++)
        cg_write_int(w, cg_unresolved_name((cg_unresolved_reason)i), (int64_t)by_reason[i]);
}

static void write_groups(cg_writer *w, group_list *g, uint64_t limit) {
    static const char *const keys[] = {
        [BY_NAME] = "reference", [BY_FILE] = "file", [BY_LANGUAGE] = "language"};
    uint64_t total = 0;
    for (size_t i = 0; i < g->groups.len; i++) {
        g->groups.at[i].name = cg_intern_str(&g->names, (uint32_t)i);
        total += g->groups.at[i].total;
    }
    if (g->groups.len) qsort(g->groups.at, g->groups.len, sizeof *g->groups.at, most_first);
    cg_write_int(w, "total", (int64_t)total);
    cg_write_int(w, "group_count", (int64_t)g->groups.len);
    cg_write_array(w, "groups");
    for (size_t i = 0; i < g->groups.len && i < limit; i++) {
        cg_write_object(w, NULL);
        cg_write_text(w, keys[g->by], g->groups.at[i].name);
        cg_write_int(w, "count", (int64_t)g->groups.at[i].total);
        write_reasons(w, g->groups.at[i].by_reason);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
    cg_write_bool(w, "complete", g->groups.len <= limit);
}

static cg_error run_counted(unresolved_list *l, grouping by) {
    CG_CLEANUP(group_list_clear) group_list g = {.of = l, .by = by};
    CG_TRY(cg_scan(l->s, CG_SCAN_OUT, l->r->cancel, count_unresolved, &g));
    cg_write_object(l->r->writer, NULL);
    write_groups(l->r->writer, &g, l->limit);
    cg_write_object_end(l->r->writer);
    l->r->found = g.groups.len > 0;
    return CG_OK;
}

cg_error cg_run_unresolved(cg_request *r) {
    CG_CLEANUP(unresolved_clear) unresolved_list l = {.r = r, .name = cg_request_text(r, "name")};
    cg_writer *w = r->writer;
    l.filter = (cg_node_filter){.path = cg_request_text(r, "path"),
                                .languages = (uint32_t)cg_request_int(r, "language")};
    l.reasons = (uint32_t)cg_request_int(r, "reason");
    l.limit = (uint64_t)cg_request_int(r, "limit");
    if (l.limit == 0) l.limit = UINT64_MAX;
    CG_TRY(cg_session_snapshot(r->session, &l.s));
    if (cg_request_int(r, "by") != EACH) return run_counted(&l, (grouping)cg_request_int(r, "by"));
    CG_TRY(cg_scan(l.s, CG_SCAN_OUT, r->cancel, add_unresolved, &l));
    cg_write_object(w, NULL);
    cg_write_int(w, "total", (int64_t)l.total);
    cg_write_object(w, "by_reason");
    write_reasons(w, l.by_reason);
    cg_write_object_end(w);
    cg_write_array(w, "unresolved");
    for (size_t i = 0; i < l.rows.len; i++) CG_TRY(write_unresolved(&l, &l.rows.at[i]));
    cg_write_array_end(w);
    cg_write_bool(w, "complete", l.total <= l.limit);
    cg_write_object_end(w);
    r->found = l.total > 0;
    return CG_OK;
}
