/* Stage 0: numbers for files, symbols and names; the names each scope declares. */
#include "resolve/internal.h"

#include "base/hash.h"

#include <stdlib.h>

#define PAGE_BITS 6

bool cg_is_defined_type(const cg_rfile *f, const cg_symbol *s) {
    return s->kind == CG_NODE_TYPE_ALIAS && s->inner != CG_NONE && f->language == CG_LANG_GO;
}

bool cg_kind_is_class(uint8_t k) {
    return k == CG_NODE_CLASS || k == CG_NODE_STRUCT || k == CG_NODE_UNION || k == CG_NODE_INTERFACE ||
           k == CG_NODE_TRAIT || k == CG_NODE_ENUM;
}

bool cg_symbol_is_class(const cg_symbol *s) {
    return cg_kind_is_class(s->kind) ||
           (s->kind == CG_NODE_TYPE_ALIAS && s->type == 0 && s->inner != CG_NONE);
}

bool cg_kind_is_function(uint8_t k) {
    return k == CG_NODE_FUNCTION || k == CG_NODE_METHOD || k == CG_NODE_CONSTRUCTOR;
}

static int compare_scoped(const void *a, const void *b) {
    const cg_scoped_name *x = a, *y = b;
    if (x->name != y->name) return x->name < y->name ? -1 : 1;
    return (x->symbol > y->symbol) - (x->symbol < y->symbol);
}

/* The scope around whose names include those of this one (an unscoped enum, an anonymous union); CG_NONE. */
static cg_scope_id promoted_to(const cg_facts *facts, cg_scope_id scope) {
    const cg_scope *s = &facts->scopes[scope];
    const cg_symbol *owner = &facts->symbols[s->owner];
    return scope && owner->inner == scope && (owner->flags & CG_SYM_EMBEDDED) ? s->parent : CG_NONE;
}

/* Counting sort by scope, then each scope's few by name. */
static void sort_by_scope(cg_rfile *f) {
    const cg_facts *facts = f->facts;
    uint32_t n = facts->symbols_len, scopes = facts->scopes_len, total = 0;
    f->scope_first = cg_alloc_zero(scopes + 2, sizeof *f->scope_first);
    for (uint32_t i = 1; i < n; i++)
        for (cg_scope_id s = facts->symbols[i].scope; s != CG_NONE; s = promoted_to(facts, s), total++)
            f->scope_first[s + 2]++;
    f->scoped = cg_alloc((total + 1) * sizeof *f->scoped);
    for (uint32_t s = 0; s < scopes; s++) f->scope_first[s + 2] += f->scope_first[s + 1];
    for (uint32_t i = 1; i < n; i++)
        for (cg_scope_id s = facts->symbols[i].scope; s != CG_NONE; s = promoted_to(facts, s))
            f->scoped[f->scope_first[s + 1]++] = (cg_scoped_name){f->names[facts->symbols[i].name], i};
    for (uint32_t s = 0; s < scopes; s++) {
        uint32_t from = f->scope_first[s], to = f->scope_first[s + 1];
        if (to - from > 1) qsort(f->scoped + from, to - from, sizeof *f->scoped, compare_scoped);
    }
}

static void sort_imports(cg_rfile *f) {
    f->import_targets = cg_alloc_zero(f->facts->imports_len + 1, sizeof *f->import_targets);
    f->importing = cg_alloc((f->facts->imports_len + 1) * sizeof *f->importing);
    for (uint32_t i = 0; i < f->facts->imports_len; i++)
        if (f->facts->imports[i].symbol != CG_NONE)
            f->importing[f->importing_len++] = (cg_scoped_name){f->facts->imports[i].symbol, i};
    qsort(f->importing, f->importing_len, sizeof *f->importing, compare_scoped);
}

/* The expression after whose evaluation a flow can be applied: its value, or its target if that comes later. */
static cg_expr_id flow_ready(const cg_flow *flow) {
    bool expr_target = flow->kind == CG_FLOW_STORE || flow->kind == CG_FLOW_MIXIN;
    return expr_target && flow->target > flow->value ? flow->target : flow->value;
}

static void order_flows(cg_rfile *f) {
    const cg_facts *facts = f->facts;
    uint32_t *count = cg_alloc_zero(facts->exprs_len + 2, sizeof *count);
    f->flow_order = cg_alloc((facts->flows_len + 1) * sizeof *f->flow_order);
    f->flow_ready = cg_alloc((facts->flows_len + 1) * sizeof *f->flow_ready);
    for (uint32_t i = 0; i < facts->flows_len; i++) count[flow_ready(&facts->flows[i]) + 1]++;
    for (uint32_t e = 0; e <= facts->exprs_len; e++) count[e + 1] += count[e];
    for (uint32_t i = 0; i < facts->flows_len; i++) {
        uint32_t ready = flow_ready(&facts->flows[i]), place = count[ready]++;
        f->flow_order[place] = i;
        f->flow_ready[place] = ready;
    }
    f->flow_ready[facts->flows_len] = CG_NONE;
    cg_free(count);
}

static void mark(uint64_t *bits, cg_string_id s) { bits[s >> 6] |= 1ull << (s & 63); }

/* Of the file's strings those that can be names: not signatures, documentation, types as they are written. */
static void mark_names(const cg_facts *f, uint64_t *bits) {
    for (uint32_t i = 0; i < f->symbols_len; i++) mark(bits, f->symbols[i].name);
    for (uint32_t i = 0; i < f->exprs_len; i++) {
        const cg_expr *e = &f->exprs[i];
        if (e->op == CG_EXPR_NAME) mark(bits, e->a);
        if (e->op == CG_EXPR_MEMBER || e->op == CG_EXPR_LITERAL || e->op == CG_EXPR_KEYWORD) mark(bits, e->b);
    }
    for (uint32_t i = 0; i < f->imports_len; i++) mark(bits, f->imports[i].name);
    for (uint32_t i = 0; i < f->exports_len; i++) mark(bits, f->exports[i].name);
}

static void number_names(cg_resolver *r, cg_rfile *f) {
    uint32_t count = f->facts->strings_len;
    CG_AUTOFREE uint64_t *wanted = cg_alloc_zero(count / 64 + 1, sizeof *wanted);
    mark_names(f->facts, wanted);
    f->names = cg_alloc((count + 1) * sizeof *f->names);
    for (uint32_t i = 0; i < count; i++)
        f->names[i] =
            wanted[i >> 6] >> (i & 63) & 1 ? cg_name_add(r->names, cg_facts_str(f->facts, i)) : CG_NONE;
}

static cg_error prepare_file(void *context, size_t item, unsigned worker) {
    (void)worker;
    cg_resolver *r = context;
    cg_rfile *f = &r->files[item];
    if (!f->facts) return CG_OK;
    number_names(r, f);
    sort_by_scope(f);
    sort_imports(f);
    order_flows(f);
    cg_chunks_build(f);
    return CG_OK;
}

static const cg_policy *policy_of(cg_language language) {
    for (int i = 0; cg_policies[i]; i++)
        for (int j = 0; cg_policies[i]->languages[j]; j++)
            if (cg_policies[i]->languages[j] == language) return cg_policies[i];
    return NULL;
}

static void number_symbols(cg_resolver *r) {
    r->file_of_symbol = cg_arena_alloc(&r->arena, (r->symbol_count + 1) * sizeof *r->file_of_symbol);
    r->roles = cg_arena_alloc(&r->arena, (r->symbol_count + 1) * sizeof *r->roles);
    memset(r->roles, 0, (r->symbol_count + 1) * sizeof *r->roles);
    for (uint32_t i = 0; i < r->file_count; i++)
        for (uint32_t s = 0; r->files[i].facts && s < r->files[i].facts->symbols_len; s++)
            r->file_of_symbol[r->files[i].symbol_base + s] = i;
}

/* Which file a page of expressions begins in. */
static void number_pages(cg_resolver *r) {
    uint32_t pages = (r->expr_count >> PAGE_BITS) + 2, file = 0;
    r->file_of_expr_page = cg_arena_alloc(&r->arena, pages * sizeof *r->file_of_expr_page);
    for (uint32_t p = 0; p < pages; p++) {
        uint64_t id = (uint64_t)p << PAGE_BITS;
        while (file + 1 < r->file_count && r->files[file + 1].expr_base <= id) file++;
        r->file_of_expr_page[p] = file;
    }
}

static uint64_t path_key(cg_language language, cg_str path) {
    return cg_hash64(path.ptr, path.len, language + 1) & ~1ull;
}

cg_error cg_project_prepare(cg_resolver *r) {
    const cg_resolve_input *in = r->input;
    r->file_count = in->file_count;
    r->files = CG_NEW_ARRAY(&r->arena, cg_rfile, in->file_count + 1);
    uint64_t symbols = 0, exprs = 0;
    for (uint32_t i = 0; i < in->file_count; i++) {
        cg_rfile *f = &r->files[i];
        const cg_policy *policy = policy_of(in->files[i].language);
        *f = (cg_rfile){.facts = policy ? in->files[i].facts : NULL,
                        .path = in->files[i].path,
                        .language = in->files[i].language,
                        .marks = in->files[i].marks,
                        .index = i,
                        .symbol_base = (uint32_t)symbols,
                        .expr_base = (uint32_t)exprs,
                        .policy = policy,
                        .package = CG_NONE,
                        .found = {.package = CG_NONE}};
        if (f->facts) {
            symbols += f->facts->symbols_len;
            exprs += f->facts->exprs_len;
            cg_map64_put(&r->file_by_path, path_key(CG_LANG_NONE, f->path), i);
        }
        for (size_t end = f->path.len; f->facts && end-- > 0;)
            if (f->path.ptr[end] == '/')
                cg_map64_put(&r->file_by_path, path_key(CG_LANG_COUNT, cg_str_first(f->path, end)), i);
    }
    if (symbols >= CG_NONE || exprs >= CG_NONE)
        return cg_fail(CG_ERR_LIMIT,
                       "the repository has more than 4 billion symbols or expressions; index its parts");
    r->symbol_count = (uint32_t)symbols;
    r->expr_count = (uint32_t)exprs;
    number_symbols(r);
    number_pages(r);
    return cg_parallel_for(r->threads, r->file_count, 4, prepare_file, r, in->cancel);
}

cg_rfile *cg_file_of_expr(const cg_resolver *r, uint32_t id) {
    uint32_t file = r->file_of_expr_page[id >> PAGE_BITS];
    while (file + 1 < r->file_count && r->files[file + 1].expr_base <= id) file++;
    return &r->files[file];
}

cg_rfile *cg_file_at_path(const cg_resolver *r, cg_str path) {
    uint64_t i;
    if (!cg_map64_get(&r->file_by_path, path_key(CG_LANG_NONE, path), &i)) return NULL;
    return cg_str_equal(r->files[i].path, path) ? &r->files[i] : NULL;
}

bool cg_dir_exists(const cg_resolver *r, cg_str path) {
    uint64_t i;
    if (path.len == 0) return true;
    if (!cg_map64_get(&r->file_by_path, path_key(CG_LANG_COUNT, path), &i)) return false;
    return cg_str_starts(r->files[i].path, path) && r->files[i].path.ptr[path.len] == '/';
}

uint32_t cg_package_find(const cg_resolver *r, cg_language language, cg_str path) {
    uint64_t i;
    if (!cg_map64_get(&r->package_index, path_key(language, path), &i)) return CG_NONE;
    return cg_str_equal(r->packages.at[i].path, path) ? (uint32_t)i : CG_NONE;
}

uint32_t cg_package_add(cg_resolver *r, cg_language language, cg_str path, cg_str name) {
    uint32_t old = cg_package_find(r, language, path);
    if (old != CG_NONE) return old;
    uint32_t id = (uint32_t)r->packages.len;
    cg_package p = {
        .language = language, .name = cg_arena_str(&r->arena, name), .path = cg_arena_str(&r->arena, path)};
    cg_vec_push(&r->packages, p);
    cg_map64_put(&r->package_index, path_key(language, path), id);
    return id;
}

void cg_package_add_file(cg_resolver *r, uint32_t package, cg_rfile *f) {
    cg_package *p = &r->packages.at[package];
    if ((p->file_count & (p->file_count + 1)) == 0) { /* full at 0, 1, 3, 7 …: the next size */
        uint32_t *files = cg_arena_alloc(&r->arena, (p->file_count * 2 + 1) * sizeof *files);
        if (p->file_count) memcpy(files, p->files, p->file_count * sizeof *files);
        p->files = files;
    }
    p->files[p->file_count++] = f->index;
    f->package = package;
}

uint32_t cg_scope_find(const cg_rfile *f, cg_scope_id scope, cg_name_id name, const cg_scoped_name **first) {
    uint32_t low = f->scope_first[scope], high = f->scope_first[scope + 1], end = high;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (f->scoped[middle].name < name)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t last = low;
    while (last < end && f->scoped[last].name == name) last++;
    *first = f->scoped + low;
    return last - low;
}

cg_scope_id cg_scope_around(const cg_rfile *f, cg_scope_id scope, cg_scope_kind kind) {
    while (scope != CG_NONE && f->facts->scopes[scope].kind != kind) scope = f->facts->scopes[scope].parent;
    return scope;
}

const cg_import *cg_import_of(const cg_rfile *f, cg_symbol_id symbol, uint32_t *count) {
    uint32_t low = 0, high = f->importing_len;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (f->importing[middle].name < symbol)
            low = middle + 1;
        else
            high = middle;
    }
    *count = low < f->importing_len && f->importing[low].name == symbol;
    return *count ? &f->facts->imports[f->importing[low].symbol] : NULL;
}
