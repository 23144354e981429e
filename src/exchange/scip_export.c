#include "exchange/scip_export.h"

#include "exchange/scip_names.h"
#include "exchange/scip_wire.h"

#include <stdlib.h>

enum { KEEP_BYTES = 64 << 20, ROLE_DEFINITION = 1, ROLE_IMPORT = 2, ROLE_WRITE = 4, ROLE_READ = 8 };
enum { ROLE_GENERATED = 16, ROLE_TEST = 32, COLUMNS_ARE_BYTES = 1, TEXT_IS_UTF8 = 1 };

typedef struct exporting {
    cg_snapshot *s;
    cg_out *out;
    cg_scip_names names;
    cg_arena arena;   /* of one document */
    cg_map64 outside; /* symbols used that no document defines: fragment << 32 | node */
    CG_VEC(cg_node_ref) outside_list;
    cg_buf bytes;
    /* The document at hand. */
    cg_fragment fragment;
    const cg_node_block *block;
    cg_map64 lengths; /* of the names that stand at each offset */
    CG_VEC(Scip__Occurrence *) occurrences;
    CG_VEC(Scip__SymbolInformation *) symbols;
} exporting;

static void exporting_clear(exporting *x) {
    cg_scip_names_clear(&x->names);
    cg_arena_clear(&x->arena);
    cg_map64_clear(&x->outside);
    cg_vec_clear(&x->outside_list);
    cg_buf_clear(&x->bytes);
    cg_map64_clear(&x->lengths);
    cg_vec_clear(&x->occurrences);
    cg_vec_clear(&x->symbols);
}

static void flush(exporting *x) {
    cg_out_text(x->out, cg_buf_str(&x->bytes));
    cg_buf_reset(&x->bytes);
}

static cg_error symbol_of(exporting *x, cg_node_ref ref, char **out) {
    CG_CLEANUP(cg_buf_clear) cg_buf name = {0};
    CG_TRY(cg_scip_name_of(&x->names, ref, &name));
    *out = cg_arena_z(&x->arena, cg_buf_str(&name));
    return CG_OK;
}

/* ---- Places ---- */

static void range_of(exporting *x, uint32_t start, uint32_t end, size_t *count, int32_t **out) {
    uint32_t line, column, end_line, end_column;
    cg_node_block_place(x->block, start, &line, &column);
    cg_node_block_place(x->block, end, &end_line, &end_column);
    int32_t *r = CG_NEW_ARRAY(&x->arena, int32_t, 4);
    r[0] = (int32_t)line - 1;
    r[1] = (int32_t)column - 1;
    r[2] = line == end_line ? (int32_t)end_column - 1 : (int32_t)end_line - 1;
    r[3] = (int32_t)end_column - 1;
    *count = line == end_line ? 3 : 4;
    *out = r;
}

static Scip__Occurrence *add_occurrence(exporting *x, uint32_t at, uint32_t len, char *symbol, int roles) {
    Scip__Occurrence *o = CG_NEW(&x->arena, Scip__Occurrence);
    scip__occurrence__init(o);
    if (x->fragment.flags & CG_FILE_GENERATED) roles |= ROLE_GENERATED;
    if (x->fragment.flags & CG_FILE_TEST) roles |= ROLE_TEST;
    o->symbol = symbol;
    o->symbol_roles = roles;
    range_of(x, at, at + len, &o->n_range, &o->range);
    cg_vec_push(&x->occurrences, o);
    return o;
}

static void note_length(exporting *x, const cg_facts *f, uint32_t at, cg_string_id name) {
    uint64_t *slot = cg_map64_slot(&x->lengths, at, 0);
    if (*slot == 0) *slot = cg_facts_str(f, name).len;
}

/* How long the name at each offset is, as the source has it (an alias is not as long as what it stands for). */
static cg_error read_lengths(exporting *x) {
    CG_CLEANUP(cg_pin_release) cg_pin pin = {0};
    cg_facts f;
    cg_map64_clear(&x->lengths);
    CG_TRY(cg_snapshot_facts(x->s, x->fragment.id, &pin));
    if (!pin.value.ptr) return CG_OK;
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    CG_TRY(cg_facts_decode(pin.value, &arena, &f));
    for (uint32_t i = 1; i < f.exprs_len; i++) {
        const cg_expr *e = &f.exprs[i];
        if (e->op == CG_EXPR_NAME) note_length(x, &f, e->at, e->a);
        if (e->op == CG_EXPR_MEMBER) note_length(x, &f, e->at, e->b);
        if (e->op == CG_EXPR_SYMBOL) note_length(x, &f, e->at, f.symbols[e->a].name);
    }
    for (uint32_t i = 0; i < f.imports_len; i++) note_length(x, &f, f.imports[i].at, f.imports[i].module);
    return CG_OK;
}

/* ---- Definitions ---- */

static Scip__SymbolInformation *information(exporting *x, char *symbol, cg_node_kind kind,
                                            const cg_node *node, cg_str name) {
    Scip__SymbolInformation *info = CG_NEW(&x->arena, Scip__SymbolInformation);
    scip__symbol_information__init(info);
    info->symbol = symbol;
    info->kind = cg_scip_kind(kind);
    info->display_name = cg_scip_text_z(&x->arena, name);
    if (node->docs.len) {
        info->n_documentation = 1;
        info->documentation = CG_NEW_ARRAY(&x->arena, char *, 1);
        info->documentation[0] = cg_scip_text_z(&x->arena, node->docs);
    }
    if (node->signature.len) {
        Scip__Signature *s = CG_NEW(&x->arena, Scip__Signature);
        scip__signature__init(s);
        s->language =
            cg_scip_text_z(&x->arena, cg_str_from(cg_scip_language((cg_language)x->fragment.language)));
        s->text = cg_scip_text_z(&x->arena, node->signature);
        info->signature_documentation = s;
    }
    return info;
}

static bool is_inheritance(uint8_t kind) {
    return kind == CG_EDGE_EXTENDS || kind == CG_EDGE_IMPLEMENTS || kind == CG_EDGE_OVERRIDES;
}

/* Sure enough to be said without a confidence. */
static bool is_sure(const cg_out_edge *e) {
    return e->resolution != CG_RESOLUTION_CANDIDATE && e->confidence >= 90;
}

static cg_error add_relationships(exporting *x, const cg_out_block *edges, uint32_t node,
                                  Scip__SymbolInformation *info) {
    cg_edge_iter it = cg_out_edges_of(edges, node);
    cg_out_edge e;
    CG_VEC(Scip__Relationship *) list = {0};
    cg_error error = CG_OK;
    while (!error && cg_out_edge_next(&it, &e)) {
        if (!is_inheritance(e.kind) || !is_sure(&e)) continue;
        Scip__Relationship *r = CG_NEW(&x->arena, Scip__Relationship);
        scip__relationship__init(r);
        error = symbol_of(x, e.target, &r->symbol);
        r->is_implementation = true;
        r->is_reference = e.kind == CG_EDGE_OVERRIDES;
        cg_vec_push(&list, r);
    }
    info->n_relationships = list.len;
    info->relationships = CG_NEW_ARRAY(&x->arena, Scip__Relationship *, list.len + 1);
    for (size_t i = 0; i < list.len; i++) info->relationships[i] = list.at[i];
    cg_vec_clear(&list);
    return error;
}

static cg_error add_definition(exporting *x, const cg_out_block *edges, uint32_t i) {
    cg_node node;
    char *symbol;
    if (!cg_node_block_get(x->block, i, &node) || node.kind == CG_NODE_IMPORT) return CG_OK;
    CG_TRY(symbol_of(x, (cg_node_ref){x->fragment.id, i}, &symbol));
    uint32_t at = i == 0 ? 0 : node.at, len = i == 0 ? 0 : (uint32_t)node.name.len;
    Scip__Occurrence *o = add_occurrence(x, at, len, symbol, ROLE_DEFINITION);
    range_of(x, node.start, node.end, &o->n_enclosing_range, &o->enclosing_range);
    Scip__SymbolInformation *info =
        information(x, symbol, (cg_node_kind)node.kind, &node, cg_display_name(&x->fragment, x->block, i));
    CG_TRY(add_relationships(x, edges, i, info));
    cg_vec_push(&x->symbols, info);
    return CG_OK;
}

/* ---- References ---- */

static void note_outside(exporting *x, cg_node_ref ref) {
    uint64_t *slot = cg_map64_slot(&x->outside, (uint64_t)ref.fragment << 32 | ref.node, 0);
    if ((*slot)++ == 0) cg_vec_push(&x->outside_list, ref);
}

static cg_error add_references(exporting *x, const cg_out_edge *e) {
    cg_fragment target;
    char *symbol;
    uint32_t at;
    uint64_t len;
    int roles = e->kind == CG_EDGE_IMPORTS ? ROLE_IMPORT : e->kind == CG_EDGE_WRITES ? ROLE_WRITE : ROLE_READ;
    if (!is_sure(e) || e->kind == CG_EDGE_OVERRIDES || e->kind == CG_EDGE_DEPENDS_ON) return CG_OK;
    CG_TRY(cg_snapshot_fragment(x->s, e->target.fragment, &target));
    if (target.kind != CG_FRAGMENT_FILE) note_outside(x, e->target);
    CG_TRY(symbol_of(x, e->target, &symbol));
    for (cg_sites sites = e->sites; cg_sites_next(&sites, &at);) {
        if (!cg_map64_get(&x->lengths, at, &len)) continue; /* no name stands there: an implicit use */
        add_occurrence(x, at, (uint32_t)len, symbol, roles);
    }
    return CG_OK;
}

/* ---- Documents ---- */

static int compare_occurrences(const void *a, const void *b) {
    const Scip__Occurrence *x = *(Scip__Occurrence *const *)a, *y = *(Scip__Occurrence *const *)b;
    for (int i = 0; i < 3; i++)
        if (x->range[i] != y->range[i]) return x->range[i] < y->range[i] ? -1 : 1;
    int c = strcmp(x->symbol, y->symbol);
    if (c) return c;
    return (y->symbol_roles & ROLE_DEFINITION) - (x->symbol_roles & ROLE_DEFINITION);
}

/* One occurrence for each symbol at a place; a definition does not refer to itself. */
static void merge_occurrences(exporting *x) {
    size_t kept = 0;
    if (x->occurrences.len)
        qsort(x->occurrences.at, x->occurrences.len, sizeof *x->occurrences.at, compare_occurrences);
    for (size_t i = 0; i < x->occurrences.len; i++) {
        Scip__Occurrence *o = x->occurrences.at[i], *last = kept ? x->occurrences.at[kept - 1] : NULL;
        bool same = last && last->range[0] == o->range[0] && last->range[1] == o->range[1] &&
                    last->range[2] == o->range[2] && strcmp(last->symbol, o->symbol) == 0;
        if (!same)
            x->occurrences.at[kept++] = o;
        else if (!(last->symbol_roles & ROLE_DEFINITION))
            last->symbol_roles |= o->symbol_roles;
    }
    x->occurrences.len = kept;
}

static int compare_symbols(const void *a, const void *b) {
    const Scip__SymbolInformation *x = *(Scip__SymbolInformation *const *)a,
                                  *y = *(Scip__SymbolInformation *const *)b;
    return strcmp(x->symbol, y->symbol);
}

static cg_error write_document(exporting *x, uint32_t id) {
    const cg_out_block *edges;
    cg_out_edge e;
    Scip__Document d = SCIP__DOCUMENT__INIT;
    cg_arena_reset(&x->arena);
    cg_vec_reset(&x->occurrences);
    cg_vec_reset(&x->symbols);
    if (cg_snapshot_kept_bytes(x->s) > KEEP_BYTES) cg_snapshot_forget(x->s);
    CG_TRY(cg_snapshot_fragment(x->s, id, &x->fragment));
    CG_TRY(cg_snapshot_nodes(x->s, id, &x->block));
    if (x->block->count == 0) return CG_OK;
    CG_TRY(cg_snapshot_out(x->s, id, &edges));
    CG_TRY(read_lengths(x));
    for (uint32_t i = 0; i < x->block->count; i++) CG_TRY(add_definition(x, edges, i));
    for (cg_edge_iter it = cg_out_edges(edges); cg_out_edge_next(&it, &e);) CG_TRY(add_references(x, &e));
    merge_occurrences(x);
    if (x->symbols.len) qsort(x->symbols.at, x->symbols.len, sizeof *x->symbols.at, compare_symbols);
    d.relative_path = cg_scip_text_z(&x->arena, x->fragment.path);
    d.language = cg_arena_z(&x->arena, cg_str_from(cg_scip_language((cg_language)x->fragment.language)));
    d.position_encoding = COLUMNS_ARE_BYTES;
    d.n_occurrences = x->occurrences.len;
    d.occurrences = x->occurrences.at;
    d.n_symbols = x->symbols.len;
    d.symbols = x->symbols.at;
    cg_scip_append(&x->bytes, 2, &d.base);
    flush(x);
    return x->out->error;
}

/* ---- The whole ---- */

/* A file URL: everything but the plainest characters is escaped. */
static char *root_url(exporting *x) {
    CG_CLEANUP(cg_buf_clear) cg_buf url = {0};
    cg_str root = cg_snapshot_meta(x->s, "root");
    cg_buf_append_z(&url, "file://");
    for (size_t i = 0; i < root.len; i++) {
        unsigned char c = (unsigned char)root.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' ||
                     c == '-' || c == '_' || c == '.' || c == '~';
        if (plain)
            cg_buf_append_char(&url, (char)c);
        else
            cg_buf_format(&url, "%%%02X", c);
    }
    return cg_arena_z(&x->arena, cg_buf_str(&url));
}

static void write_metadata(exporting *x) {
    Scip__Metadata m = SCIP__METADATA__INIT;
    Scip__ToolInfo tool = SCIP__TOOL_INFO__INIT;
    tool.name = cg_arena_z(&x->arena, CG_STR("codegraph"));
    tool.version = cg_arena_z(&x->arena, CG_STR(CG_VERSION));
    m.tool_info = &tool;
    m.project_root = root_url(x);
    m.text_document_encoding = TEXT_IS_UTF8;
    cg_scip_append(&x->bytes, 1, &m.base);
    flush(x);
}

static cg_error write_outside(exporting *x, cg_node_ref ref) {
    cg_described d;
    char *symbol;
    cg_arena_reset(&x->arena);
    CG_TRY(cg_describe(x->s, ref, &x->arena, &d));
    CG_TRY(symbol_of(x, ref, &symbol));
    x->fragment = d.fragment;
    Scip__SymbolInformation *info = information(x, symbol, (cg_node_kind)d.node.kind, &d.node, d.name);
    cg_scip_append(&x->bytes, 3, &info->base);
    flush(x);
    return x->out->error;
}

typedef struct path_id {
    cg_str path;
    uint32_t id;
} path_id;

static int by_path(const void *a, const void *b) {
    return cg_str_compare(((const path_id *)a)->path, ((const path_id *)b)->path);
}

typedef struct named_ref {
    cg_str symbol;
    cg_node_ref ref;
} named_ref;

static int by_symbol(const void *a, const void *b) {
    return cg_str_compare(((const named_ref *)a)->symbol, ((const named_ref *)b)->symbol);
}

static cg_error write_all_outside(exporting *x) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    named_ref *list = CG_NEW_ARRAY(&arena, named_ref, x->outside_list.len + 1);
    size_t count = x->outside_list.len;
    for (size_t i = 0; i < count; i++) {
        CG_CLEANUP(cg_buf_clear) cg_buf name = {0};
        list[i].ref = x->outside_list.at[i];
        CG_TRY(cg_scip_name_of(&x->names, list[i].ref, &name));
        list[i].symbol = cg_arena_str(&arena, cg_buf_str(&name));
    }
    if (count) qsort(list, count, sizeof *list, by_symbol);
    for (size_t i = 0; i < count; i++) CG_TRY(write_outside(x, list[i].ref));
    return CG_OK;
}

cg_error cg_scip_export(cg_snapshot *s, const cg_cancel *cancel, cg_out *out) {
    CG_CLEANUP(exporting_clear) exporting x = {.s = s, .out = out, .names = {.s = s}};
    uint32_t limit = cg_snapshot_fragment_limit(s), count = 0;
    CG_AUTOFREE path_id *files = cg_alloc_zero(limit + 1, sizeof *files);
    for (uint32_t id = 0; id < limit; id++) {
        cg_fragment f;
        if (cg_snapshot_fragment(s, id, &f) == CG_OK && f.kind == CG_FRAGMENT_FILE)
            files[count++] = (path_id){f.path, id};
    }
    if (count) qsort(files, count, sizeof *files, by_path);
    write_metadata(&x);
    for (uint32_t i = 0; i < count; i++) {
        if (cancel && cg_cancel_is_requested(cancel)) return cg_fail(CG_ERR_INTERRUPTED, "interrupted");
        CG_TRY(write_document(&x, files[i].id));
    }
    CG_TRY(write_all_outside(&x));
    return out->error;
}
