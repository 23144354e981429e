#include "graph/edge_block_internal.h"

#include "base/mem.h"
#include "base/varint.h"
#include "base/vec.h"

#include <stdlib.h>

/* ---- Certainties: the combinations of resolution, confidence and candidates that occur, most frequent first ---- */

typedef struct certainty {
    uint32_t value; /* resolution, confidence, candidates */
    uint32_t uses;
} certainty;

typedef struct certainty_table {
    CG_VEC(certainty) all;
    size_t last; /* where the last one was found */
} certainty_table;

static uint32_t certainty_value(uint8_t resolution, uint8_t confidence, uint8_t candidates) {
    return (uint32_t)resolution << 16 | (uint32_t)confidence << 8 | candidates;
}

/* There are few, and mostly it is that of the edge before. */
static size_t certainty_find(certainty_table *t, uint32_t value) {
    if (t->last < t->all.len && t->all.at[t->last].value == value) return t->last;
    size_t i = 0;
    while (i < t->all.len && t->all.at[i].value != value) i++;
    if (i == t->all.len) cg_vec_push(&t->all, (certainty){value, 0});
    return t->last = i;
}

static void certainty_count(certainty_table *t, uint32_t value) {
    size_t i = certainty_find(t, value);
    t->all.at[i].uses++;
}

static int compare_uses(const void *x, const void *y) {
    const certainty *a = x, *b = y;
    if (a->uses != b->uses) return a->uses > b->uses ? -1 : 1;
    return a->value < b->value ? -1 : a->value > b->value;
}

static void certainty_sort(certainty_table *t) {
    if (t->all.len > 1) qsort(t->all.at, t->all.len, sizeof *t->all.at, compare_uses);
    t->last = 0;
}

static void certainty_append(const certainty_table *t, cg_buf *out) {
    for (size_t i = 0; i < t->all.len; i++) {
        for (unsigned shift = 24; shift > 0; shift -= 8) {
            cg_buf_append_char(out, (char)(t->all.at[i].value >> (shift - 8)));
        }
    }
}

/* ---- Rows ---- */

typedef struct row_writer {
    CG_VEC(uint32_t) nodes, offsets;
    cg_buf data;
    cg_node_ref last;
    uint32_t last_at;
} row_writer;

static void row_begin(row_writer *w, uint32_t node, uint32_t own_fragment) {
    if (w->nodes.len > 0 && cg_vec_last(&w->nodes) == node) return;
    cg_vec_push(&w->nodes, node);
    cg_vec_push(&w->offsets, (uint32_t)w->data.len);
    w->last = (cg_node_ref){own_fragment, node};
    w->last_at = 0;
}

static void append_delta(cg_buf *b, uint32_t from, uint32_t to) {
    cg_varint_write(b, cg_zigzag((int64_t)to - (int64_t)from));
}

static void row_entry(row_writer *w, uint8_t kind, uint8_t flags, size_t certainty_number,
                      cg_node_ref other) {
    bool elsewhere = other.fragment != w->last.fragment;
    if (elsewhere) flags |= CG_EDGE_HEAD_OTHER;
    if (certainty_number != 0) flags |= CG_EDGE_HEAD_CERTAINTY;
    cg_buf_append_char(&w->data, (char)(kind | flags));
    if (certainty_number != 0) cg_varint_write(&w->data, certainty_number);
    if (elsewhere) append_delta(&w->data, w->last.fragment, other.fragment);
    append_delta(&w->data, elsewhere ? 0 : w->last.node, other.node);
    w->last = other;
}

static void row_clear(row_writer *w) {
    cg_vec_clear(&w->nodes);
    cg_vec_clear(&w->offsets);
    cg_buf_clear(&w->data);
}

typedef struct row_widths {
    uint8_t nodes, offsets;
} row_widths;

static row_widths append_widths(const row_writer *w, cg_buf *out) {
    row_widths widths = {cg_column_width(w->nodes.at, w->nodes.len),
                         cg_column_width(w->offsets.at, w->offsets.len)};
    cg_buf_append_char(out, (char)widths.nodes);
    cg_buf_append_char(out, (char)widths.offsets);
    return widths;
}

static void append_columns(const row_writer *w, row_widths widths, cg_buf *out) {
    cg_column_append(out, w->nodes.at, w->nodes.len, widths.nodes);
    cg_column_append(out, w->offsets.at, w->offsets.len, widths.offsets);
}

static void append_start(char letter, uint32_t own_fragment, cg_buf *out) {
    const char start[] = {letter, (char)CG_EDGE_BLOCK_VERSION, 0, 0};
    cg_buf_append(out, cg_str_of(start, sizeof start));
    cg_append_u32(out, own_fragment);
}

/* ---- In blocks ---- */

static int compare_in(const void *x, const void *y) { return cg_in_edge_compare(x, y); }

static size_t sort_in(cg_in_edge *edges, size_t count) {
    qsort(edges, count, sizeof *edges, compare_in);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || cg_in_edge_compare(&edges[kept - 1], &edges[i]) != 0) edges[kept++] = edges[i];
    }
    return kept;
}

void cg_in_block_build(cg_in_edge *edges, size_t count, uint32_t own_fragment, cg_buf *out) {
    if (count == 0) return;
    count = sort_in(edges, count);
    certainty_table certainties = {0};
    for (size_t i = 0; i < count; i++) {
        const cg_in_edge *e = &edges[i];
        uint32_t value = certainty_value(e->resolution, e->confidence, e->candidates);
        certainty_count(&certainties, value);
    }
    certainty_sort(&certainties);
    row_writer rows = {0};
    for (size_t i = 0; i < count; i++) {
        const cg_in_edge *e = &edges[i];
        uint32_t value = certainty_value(e->resolution, e->confidence, e->candidates);
        row_begin(&rows, e->target, own_fragment);
        row_entry(&rows, e->kind, 0, certainty_find(&certainties, value), e->source);
    }
    append_start('I', own_fragment, out);
    cg_append_u32(out, (uint32_t)count);
    cg_append_u32(out, (uint32_t)certainties.all.len);
    cg_append_u32(out, (uint32_t)rows.nodes.len);
    cg_append_u32(out, (uint32_t)rows.data.len);
    row_widths widths = append_widths(&rows, out);
    certainty_append(&certainties, out);
    append_columns(&rows, widths, out);
    cg_buf_append(out, cg_buf_str(&rows.data));
    row_clear(&rows);
    cg_vec_clear(&certainties.all);
}

/* ---- Out blocks ---- */

/* All but the site. */
static int compare_entry(const cg_edge *a, const cg_edge *b) {
    if (a->source != b->source) return a->source < b->source ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    int order = cg_node_ref_compare(a->target, b->target);
    if (order != 0) return order;
    uint32_t x = certainty_value(a->resolution, a->confidence, a->candidates);
    uint32_t y = certainty_value(b->resolution, b->confidence, b->candidates);
    return x < y ? -1 : x > y;
}

static int compare_edge(const void *x, const void *y) {
    const cg_edge *a = x, *b = y;
    int order = compare_entry(a, b);
    if (order != 0) return order;
    return a->at < b->at ? -1 : a->at > b->at;
}

static size_t sort_edges(cg_edge *edges, size_t count) {
    if (count > 1) qsort(edges, count, sizeof *edges, compare_edge);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || compare_edge(&edges[kept - 1], &edges[i]) != 0) edges[kept++] = edges[i];
    }
    return kept;
}

static void write_entries(const cg_edge *edges, size_t count, uint32_t own_fragment,
                          certainty_table *certainties, row_writer *rows) {
    for (size_t i = 0; i < count;) {
        const cg_edge *e = &edges[i];
        size_t sites = 1;
        while (i + sites < count && compare_entry(e, &edges[i + sites]) == 0) sites++;
        uint32_t value = certainty_value(e->resolution, e->confidence, e->candidates);
        row_begin(rows, e->source, own_fragment);
        row_entry(rows, e->kind, sites == 1 ? CG_EDGE_HEAD_SINGLE : 0, certainty_find(certainties, value),
                  e->target);
        if (sites > 1) cg_varint_write(&rows->data, sites);
        append_delta(&rows->data, rows->last_at, e->at);
        rows->last_at = e->at;
        for (size_t k = 1; k < sites; k++)
            cg_varint_write(&rows->data, edges[i + k].at - edges[i + k - 1].at);
        i += sites;
    }
}

static int compare_unresolved(const void *x, const void *y) {
    const cg_unresolved *a = x, *b = y;
    if (a->source != b->source) return a->source < b->source ? -1 : 1;
    if (a->at != b->at) return a->at < b->at ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    if (a->reason != b->reason) return a->reason < b->reason ? -1 : 1;
    return cg_str_compare(a->name, b->name);
}

static size_t sort_unresolved(cg_unresolved *all, size_t count) {
    if (count > 1) qsort(all, count, sizeof *all, compare_unresolved);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || compare_unresolved(&all[kept - 1], &all[i]) != 0) all[kept++] = all[i];
    }
    return kept;
}

static void write_unresolved(const cg_unresolved *all, size_t count, cg_intern *names, row_writer *rows) {
    for (size_t i = 0; i < count; i++) {
        row_begin(rows, all[i].source, 0);
        cg_buf_append_char(&rows->data, (char)(all[i].kind | (unsigned)all[i].reason << 5));
        cg_varint_write(&rows->data, cg_intern_add(names, all[i].name));
        append_delta(&rows->data, rows->last_at, all[i].at);
        rows->last_at = all[i].at;
    }
}

static void append_names(const cg_intern *names, const uint32_t *name_at, uint8_t width, cg_buf *out) {
    cg_column_append(out, name_at, names->count + 1u, width);
    for (uint32_t i = 0; i < names->count; i++) cg_buf_append(out, cg_intern_str(names, i));
}

void cg_out_block_build(cg_edge *edges, size_t edge_count, cg_unresolved *unresolved, size_t unresolved_count,
                        uint32_t own_fragment, cg_buf *out) {
    if (edge_count == 0 && unresolved_count == 0) return;
    edge_count = sort_edges(edges, edge_count);
    unresolved_count = sort_unresolved(unresolved, unresolved_count);
    certainty_table certainties = {0};
    for (size_t i = 0; i < edge_count; i++) {
        uint32_t value = certainty_value(edges[i].resolution, edges[i].confidence, edges[i].candidates);
        certainty_count(&certainties, value);
    }
    certainty_sort(&certainties);
    row_writer rows = {0}, open_rows = {0};
    cg_intern names = {0};
    write_entries(edges, edge_count, own_fragment, &certainties, &rows);
    write_unresolved(unresolved, unresolved_count, &names, &open_rows);
    CG_AUTOFREE uint32_t *name_at = cg_alloc((names.count + 1u) * sizeof *name_at);
    uint32_t name_size = 0;
    for (uint32_t i = 0; i < names.count; i++) {
        name_at[i] = name_size;
        name_size += (uint32_t)cg_intern_str(&names, i).len;
    }
    name_at[names.count] = name_size;

    append_start('O', own_fragment, out);
    const uint32_t header[] = {(uint32_t)edge_count,
                               (uint32_t)unresolved_count,
                               (uint32_t)certainties.all.len,
                               names.count,
                               name_size,
                               (uint32_t)rows.nodes.len,
                               (uint32_t)rows.data.len,
                               (uint32_t)open_rows.nodes.len,
                               (uint32_t)open_rows.data.len};
    cg_column_append(out, header, sizeof header / sizeof *header, 4);
    row_widths widths = append_widths(&rows, out), open_widths = append_widths(&open_rows, out);
    uint8_t name_width = cg_column_width(name_at, names.count + 1u);
    cg_buf_append_char(out, (char)name_width);
    certainty_append(&certainties, out);
    append_columns(&rows, widths, out);
    append_columns(&open_rows, open_widths, out);
    append_names(&names, name_at, name_width, out);
    cg_buf_append(out, cg_buf_str(&rows.data));
    cg_buf_append(out, cg_buf_str(&open_rows.data));
    row_clear(&rows);
    row_clear(&open_rows);
    cg_intern_clear(&names);
    cg_vec_clear(&certainties.all);
}
