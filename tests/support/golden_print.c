#include "tests/support/golden_print.h"

#include "base/vec.h"
#include "query/describe.h"
#include "source/coverage.h"

#include <stdlib.h>

/* A line about a site, with what it is sorted by. */
typedef struct site_line {
    uint32_t at;
    cg_str text;
} site_line;

typedef struct printing {
    cg_snapshot *s;
    cg_arena arena;
    cg_buf *out;
    CG_VEC(cg_fragment) fragments; /* by kind, then path */
    CG_VEC(site_line) lines;
} printing;

static void printing_clear(printing *p) {
    cg_arena_clear(&p->arena);
    cg_vec_clear(&p->fragments);
    cg_vec_clear(&p->lines);
}

static int compare_fragments(const void *a, const void *b) {
    const cg_fragment *x = a, *y = b;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return cg_str_compare(x->path, y->path);
}

static int compare_lines(const void *a, const void *b) {
    const site_line *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return cg_str_compare(x->text, y->text);
}

static void list_fragments(printing *p) {
    for (uint32_t id = 0; id < cg_snapshot_fragment_limit(p->s); id++) {
        cg_fragment f;
        if (cg_snapshot_fragment(p->s, id, &f) == CG_OK) cg_vec_push(&p->fragments, f);
    }
    if (p->fragments.len > 0)
        qsort(p->fragments.at, p->fragments.len, sizeof *p->fragments.at, compare_fragments);
}

/* ---- Names ---- */

static cg_str local_name(printing *p, const cg_node_block *b, uint32_t node) {
    cg_buf text = {0};
    cg_node_block_qualified_name(b, node, &text);
    cg_str name = cg_arena_str(&p->arena, cg_buf_str(&text));
    cg_buf_clear(&text);
    return name;
}

/* The how-manieth node of its qualified name it is in its file, if not the first: "#2". */
static void append_ordinal(printing *p, const cg_node_block *b, uint32_t node, cg_buf *out) {
    cg_str own = local_name(p, b, node);
    uint32_t ordinal = 1;
    for (uint32_t i = 1; i < node; i++) ordinal += cg_str_equal(local_name(p, b, i), own);
    if (ordinal > 1) cg_buf_format(out, "#%u", ordinal);
}

/* Files of one package may each have a node of that name: then the file is said too. */
static cg_error append_file(printing *p, const cg_described *d, cg_str name, cg_buf *out) {
    bool twice = false;
    for (size_t i = 0; i < p->fragments.len; i++) {
        const cg_fragment *f = &p->fragments.at[i];
        const cg_node_block *b;
        if (f->id == d->fragment.id || !cg_str_equal(f->module, d->fragment.module)) continue;
        CG_TRY(cg_snapshot_nodes(p->s, f->id, &b));
        for (uint32_t n = 1; n < b->count; n++) twice |= cg_str_equal(local_name(p, b, n), name);
    }
    if (twice) cg_buf_format(out, " in %.*s", CG_STR_ARG(d->fragment.path));
    return CG_OK;
}

/* A node of the file at hand goes without the module's name. */
static cg_error append_node(printing *p, const cg_fragment *from, cg_node_ref ref, cg_buf *out) {
    cg_described d;
    CG_TRY(cg_describe(p->s, ref, &p->arena, &d));
    if (d.fragment.kind == CG_FRAGMENT_EXTERNAL) {
        cg_buf_format(out, "external %.*s", CG_STR_ARG(d.fragment.path));
        if (ref.node != 0) {
            cg_str name = local_name(p, d.block, ref.node);
            cg_buf_format(out, " %.*s", CG_STR_ARG(name));
        }
    } else if (d.fragment.kind == CG_FRAGMENT_PROJECT) {
        cg_buf_format(out, "%s %.*s", cg_node_kind_name((cg_node_kind)d.node.kind), CG_STR_ARG(d.name));
    } else if (ref.node == 0) {
        cg_buf_append(out, d.fragment.path);
    } else {
        cg_str name = local_name(p, d.block, ref.node);
        cg_buf_append(out, d.fragment.id == from->id ? name : d.qualified_name);
        append_ordinal(p, d.block, ref.node, out);
        if (d.fragment.id != from->id) return append_file(p, &d, name, out);
    }
    return CG_OK;
}

/* ---- Nodes ---- */

static void print_children(printing *p, const cg_node_block *b, uint32_t parent, int depth) {
    for (uint32_t i = cg_node_block_next_child(b, parent, CG_NONE); i != CG_NONE;
         i = cg_node_block_next_child(b, parent, i)) {
        cg_node n;
        uint32_t first, last, column;
        if (!cg_node_block_get(b, i, &n)) return;
        cg_node_block_place(b, n.start, &first, &column);
        cg_node_block_place(b, n.end > n.start ? n.end - 1 : n.end, &last, &column);
        const char *edge = cg_structural_kind(cg_node_block_kind(b, parent), n.kind) == CG_EDGE_CONTAINS
                               ? "contains"
                               : "defines";
        cg_str name = n.name.len > 0 ? n.name : CG_STR("<anonymous>");
        cg_buf_format(p->out, "%*s%s %s %.*s", 2 * depth, "", edge, cg_node_kind_name((cg_node_kind)n.kind),
                      CG_STR_ARG(name));
        append_ordinal(p, b, i, p->out);
        cg_buf_format(p->out, first == last ? " %u\n" : " %u-%u\n", first, last);
        print_children(p, b, i, depth + 1);
    }
}

/* ---- Edges ---- */

static void add_line(printing *p, uint32_t at, const cg_buf *text) {
    cg_vec_push(&p->lines, (site_line){at, cg_arena_str(&p->arena, cg_buf_str(text))});
}

static cg_error list_edges(printing *p, const cg_fragment *f, const cg_out_block *b, cg_buf *text) {
    cg_out_edge e;
    cg_edge_iter it = cg_out_edges(b);
    while (cg_out_edge_next(&it, &e)) {
        cg_buf_reset(text);
        cg_buf_format(text, "%s ", cg_edge_kind_name((cg_edge_kind)e.kind));
        CG_TRY(append_node(p, f, (cg_node_ref){f->id, e.source}, text));
        cg_buf_append_z(text, " -> ");
        CG_TRY(append_node(p, f, e.target, text));
        cg_buf_format(text, " %s 0.%02u", cg_resolution_name((cg_resolution)e.resolution), e.confidence);
        if (e.candidates > 1) cg_buf_format(text, " of %u", e.candidates);
        uint32_t at;
        for (cg_sites sites = e.sites; cg_sites_next(&sites, &at);) add_line(p, at, text);
    }
    return it.damaged ? cg_fail(CG_ERR_DAMAGED, "edges of %.*s", CG_STR_ARG(f->path)) : CG_OK;
}

static cg_error list_unresolved(printing *p, const cg_fragment *f, const cg_out_block *b, cg_buf *text) {
    cg_unresolved u;
    cg_edge_iter it = cg_unresolved_all(b);
    while (cg_unresolved_next(&it, &u)) {
        cg_buf_reset(text);
        cg_buf_format(text, "%s ", cg_edge_kind_name((cg_edge_kind)u.kind));
        CG_TRY(append_node(p, f, (cg_node_ref){f->id, u.source}, text));
        cg_buf_format(text, " -> ? '%.*s' %s", CG_STR_ARG(u.name),
                      cg_unresolved_name((cg_unresolved_reason)u.reason));
        add_line(p, u.at, text);
    }
    return it.damaged ? cg_fail(CG_ERR_DAMAGED, "references of %.*s", CG_STR_ARG(f->path)) : CG_OK;
}

static cg_error print_edges(printing *p, const cg_fragment *f, const cg_node_block *nodes) {
    const cg_out_block *b;
    cg_buf text = {0};
    cg_vec_reset(&p->lines);
    CG_TRY(cg_snapshot_out(p->s, f->id, &b));
    cg_error error = list_edges(p, f, b, &text);
    if (!error) error = list_unresolved(p, f, b, &text);
    cg_buf_clear(&text);
    if (p->lines.len > 0) qsort(p->lines.at, p->lines.len, sizeof *p->lines.at, compare_lines);
    for (size_t i = 0; i < p->lines.len; i++) {
        uint32_t line, column;
        cg_node_block_place(nodes, p->lines.at[i].at, &line, &column);
        cg_buf_format(p->out, "%u:%u %.*s\n", line, column, CG_STR_ARG(p->lines.at[i].text));
    }
    return error;
}

static cg_error print_file(printing *p, const cg_fragment *f) {
    const cg_node_block *b;
    CG_TRY(cg_snapshot_nodes(p->s, f->id, &b));
    cg_buf_format(p->out, "== %.*s", CG_STR_ARG(f->path));
    if (f->module.len > 0) cg_buf_format(p->out, " module %.*s", CG_STR_ARG(f->module));
    if (f->package.len > 0) cg_buf_format(p->out, " package %.*s", CG_STR_ARG(f->package));
    if (f->flags & CG_FILE_TEST) cg_buf_append_z(p->out, " test");
    cg_buf_append_char(p->out, '\n');
    print_children(p, b, 0, 0);
    return print_edges(p, f, b);
}

static cg_error print_external(printing *p, const cg_fragment *f) {
    const cg_node_block *b;
    CG_TRY(cg_snapshot_nodes(p->s, f->id, &b));
    for (uint32_t i = 1; i < b->count; i++) {
        cg_str name = local_name(p, b, i);
        cg_buf_format(p->out, "external %.*s %.*s is a %s\n", CG_STR_ARG(f->path), CG_STR_ARG(name),
                      cg_node_kind_name(cg_node_block_kind(b, i)));
    }
    return CG_OK;
}

cg_error golden_print(cg_snapshot *s, cg_buf *out) {
    CG_CLEANUP(printing_clear) printing p = {.s = s, .out = out};
    list_fragments(&p);
    for (size_t i = 0; i < p.fragments.len; i++) {
        const cg_fragment *f = &p.fragments.at[i];
        if (f->kind == CG_FRAGMENT_FILE &&
            (f->status == CG_COVERAGE_INDEXED || f->status == CG_COVERAGE_PARTIAL))
            CG_TRY(print_file(&p, f));
        if (f->kind == CG_FRAGMENT_EXTERNAL) CG_TRY(print_external(&p, f));
    }
    return CG_OK;
}
