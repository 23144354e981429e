/* The stages in their order. */
#include "resolve/explain.h"
#include "resolve/internal.h"

#include "base/hash.h"

#include <stdlib.h>

struct cg_resolution_result {
    cg_resolver r;
    cg_found_package *packages;
    cg_found_external *externals;
    uint32_t package_count, external_count;
};

/* ---- Stages ---- */

/* Before anything is looked up, so that later stages only read. */
static cg_error link_file(void *context, size_t item, unsigned worker) {
    cg_resolver *r = context;
    cg_rctx *x = &r->workers[worker];
    cg_rfile *f = &r->files[item];
    if (!f->facts) return CG_OK;
    x->file = f;
    x->facts = f->facts;
    for (uint32_t i = 0; i < f->facts->imports_len; i++) cg_import_target(x, f, &f->facts->imports[i]);
    cg_arena_reset(&x->arena);
    return CG_OK;
}

static cg_error declare_file(void *context, size_t item, unsigned worker) {
    cg_resolver *r = context;
    if (r->files[item].facts) cg_types_declare(&r->workers[worker], &r->files[item]);
    return CG_OK;
}

/* What no expression makes; and the externals that edges lead to. */
static cg_error complete_file(void *context, size_t item, unsigned worker) {
    cg_resolver *r = context;
    cg_rctx *x = &r->workers[worker];
    cg_rfile *f = &r->files[item];
    cg_found_file *found = &f->found;
    if (!f->facts) return CG_OK;
    cg_vec_reset(&x->edges);
    cg_vec_reset(&x->unresolved);
    cg_eval_begin(x, f);
    cg_emit_structure(x, f);
    found->edges = cg_realloc(found->edges, (found->edge_count + x->edges.len + 1) * sizeof *found->edges);
    found->unresolved = cg_realloc(found->unresolved, (found->unresolved_count + x->unresolved.len + 1) *
                                                          sizeof *found->unresolved);
    if (x->edges.len)
        memcpy(found->edges + found->edge_count, x->edges.at, x->edges.len * sizeof *found->edges);
    if (x->unresolved.len)
        memcpy(found->unresolved + found->unresolved_count, x->unresolved.at,
               x->unresolved.len * sizeof *found->unresolved);
    found->edge_count += (uint32_t)x->edges.len;
    found->unresolved_count += (uint32_t)x->unresolved.len;
    for (uint32_t i = 0; i < found->edge_count; i++)
        if (found->edges[i].space == CG_TARGET_EXTERNAL)
            cg_external_use(r->pool, found->edges[i].target, CG_EXTERNAL_TARGET);
    return CG_OK;
}

static cg_error finish_file(void *context, size_t item, unsigned worker) {
    cg_resolver *r = context;
    cg_rfile *f = &r->files[item];
    f->found.module = f->module;
    f->found.package = f->package == CG_NONE ? CG_NONE : r->packages.at[f->package].dense;
    if (f->facts) cg_emit_finish(&r->workers[worker], f);
    return CG_OK;
}

static cg_error solve(cg_resolver *r) {
    CG_TRY(cg_rounds_begin(r));
    CG_TRY(cg_parallel_for(r->threads, r->file_count, 4, link_file, r, r->input->cancel));
    CG_TRY(cg_classes_prepare(r));
    for (int i = 0; cg_policies[i]; i++)
        if (cg_policies[i]->classes_ready) CG_TRY(cg_policies[i]->classes_ready(r, cg_policies[i]));
    CG_TRY(cg_parallel_for(r->threads, r->file_count, 4, declare_file, r, r->input->cancel));
    memcpy(r->before, r->cells, ((size_t)r->symbol_count + 1) * sizeof *r->cells);
    CG_TRY(cg_rounds_run(r));
    return cg_parallel_for(r->threads, r->file_count, 1, complete_file, r, r->input->cancel);
}

/* ---- The result's numbers ---- */

static cg_str external_path(cg_resolver *r, uint32_t id, cg_str *package) {
    const cg_external *e = cg_external_at(r->pool, id);
    cg_str parts[CG_EXTERNAL_DEPTH + 1];
    int n = 0;
    for (; e->parent != CG_NONE; e = cg_external_at(r->pool, e->parent)) parts[n++] = e->name;
    *package = cg_arena_str(&r->arena, e->name);
    CG_CLEANUP(cg_buf_clear) cg_buf path = {0};
    while (n-- > 0) {
        if (path.len) cg_buf_append_char(&path, '.');
        cg_buf_append(&path, parts[n]);
    }
    return cg_arena_str(&r->arena, cg_buf_str(&path));
}

typedef struct numbered_external {
    cg_found_external found;
    uint32_t id;
} numbered_external;

static int compare_externals(const void *a, const void *b) {
    const cg_found_external *x = &((const numbered_external *)a)->found,
                            *y = &((const numbered_external *)b)->found;
    if (x->language != y->language) return x->language < y->language ? -1 : 1;
    int c = cg_str_compare(x->package, y->package);
    return c ? c : cg_str_compare(x->path, y->path);
}

/* What is imported as a whole: a module, or a class where imports name classes (java.util.List). */
static bool is_module(const cg_external *e) {
    bool capital = e->name.len && e->name.ptr[0] >= 'A' && e->name.ptr[0] <= 'Z';
    return e->uses & CG_EXTERNAL_MODULE && !(e->uses & CG_EXTERNAL_TYPE) && !capital;
}

static uint8_t external_kind(const cg_resolver *r, const cg_external *e) {
    if (e->depth == 0) return CG_NODE_PACKAGE;
    if (is_module(e)) return CG_NODE_MODULE;
    if (e->uses & (CG_EXTERNAL_TYPE | CG_EXTERNAL_MODULE)) return CG_NODE_CLASS;
    if (!(e->uses & CG_EXTERNAL_CALLED)) return CG_NODE_VARIABLE;
    return e->depth == 1 || is_module(cg_external_at(r->pool, e->parent)) ? CG_NODE_FUNCTION : CG_NODE_METHOD;
}

static void number_externals(cg_resolution_result *result) {
    cg_resolver *r = &result->r;
    uint32_t count = cg_external_count(r->pool);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t e = i; cg_external_at(r->pool, i)->uses & CG_EXTERNAL_TARGET;) {
            uint32_t up = cg_external_at(r->pool, e)->parent;
            if (up == CG_NONE) {
                cg_external_use(r->pool, e, CG_EXTERNAL_TARGET);
                break;
            }
            e = up;
        }
    numbered_external *list = cg_alloc_zero(count + 1, sizeof *list);
    uint32_t n = 0;
    for (uint32_t i = 0; i < count; i++) {
        const cg_external *e = cg_external_at(r->pool, i);
        if (!(e->uses & CG_EXTERNAL_TARGET)) continue;
        list[n].id = i;
        list[n].found.language = e->language;
        list[n].found.path = external_path(r, i, &list[n].found.package);
        list[n++].found.kind = external_kind(r, e);
    }
    qsort(list, n, sizeof *list, compare_externals);
    result->externals = cg_arena_alloc(&r->arena, (n + 1) * sizeof *result->externals);
    result->external_count = n;
    for (uint32_t i = 0; i < n; i++) {
        result->externals[i] = list[i].found;
        cg_external_at(r->pool, list[i].id)->dense = i;
    }
    cg_free(list);
}

static int compare_packages(const void *a, const void *b) {
    const cg_package *x = *(const cg_package *const *)a, *y = *(const cg_package *const *)b;
    if (x->language != y->language) return x->language < y->language ? -1 : 1;
    return cg_str_compare(x->path, y->path);
}

static void number_packages(cg_resolution_result *result) {
    cg_resolver *r = &result->r;
    uint32_t n = (uint32_t)r->packages.len;
    cg_package **list = cg_alloc((n + 1) * sizeof *list);
    for (uint32_t i = 0; i < n; i++) list[i] = &r->packages.at[i];
    qsort(list, n, sizeof *list, compare_packages);
    result->packages = cg_arena_alloc(&r->arena, (n + 1) * sizeof *result->packages);
    result->package_count = n;
    for (uint32_t i = 0; i < n; i++) {
        list[i]->dense = i;
        result->packages[i] = (cg_found_package){list[i]->language, list[i]->name, list[i]->path};
    }
    cg_free(list);
}

/* ---- Start and end ---- */

static void start(cg_resolver *r, const cg_resolve_input *input) {
    r->input = input;
    r->threads = input->threads ? input->threads : 1;
    r->names = cg_name_table_new();
    r->pool = cg_value_pool_new();
    r->well_known.self_type = cg_name_add(r->names, CG_STR("Self"));
    r->well_known.star = cg_name_add(r->names, CG_STR("[*]"));
    r->well_known.mixin = cg_name_add(r->names, CG_STR("[mixin]"));
    r->well_known.computed = cg_name_add(r->names, CG_STR("[computed]"));
    r->well_known.enter = cg_name_add(r->names, CG_STR("__enter__"));
    r->well_known.enter_later = cg_name_add(r->names, CG_STR("__aenter__"));
    r->well_known.whole = cg_name_add(r->names, CG_STR("="));
    r->workers = cg_alloc_zero(r->threads, sizeof *r->workers);
    for (unsigned w = 0; w < r->threads; w++) {
        r->workers[w].r = r;
        for (int p = 0; p < CG_POLICY_COUNT; p++) r->workers[w].own_file[p] = CG_NONE;
    }
}

/* What only the rounds need; the found edges stay. */
static void end_work(cg_resolver *r) {
    for (unsigned w = 0; w < r->threads && r->workers; w++) {
        cg_rctx *x = &r->workers[w];
        cg_arena_clear(&x->arena);
        cg_free(x->denotes);
        cg_free(x->values);
        cg_free(x->read_slots);
        cg_free(x->memo);
        cg_vec_clear(&x->reads);
        cg_vec_clear(&x->all_reads);
        cg_vec_clear(&x->cells_changed);
        cg_vec_clear(&x->contributions);
        cg_vec_clear(&x->edges);
        cg_vec_clear(&x->unresolved);
        for (int p = 0; p < CG_POLICY_COUNT; p++) cg_free(x->own[p]);
    }
    cg_free(r->workers);
    r->workers = NULL;
    for (int i = 0; cg_policies[i]; i++)
        if (cg_policies[i]->forget) cg_policies[i]->forget(r);
    cg_rounds_end(r);
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        cg_free(f->names);
        cg_free(f->scope_first);
        cg_free(f->scoped);
        cg_free(f->flow_order);
        cg_free(f->flow_ready);
        cg_free(f->importing);
        cg_free(f->import_targets);
        f->import_targets = NULL;
        f->names = f->scope_first = f->flow_order = f->flow_ready = NULL;
        f->scoped = f->importing = NULL;
    }
    cg_map64_clear(&r->file_by_path);
    cg_map64_clear(&r->attached_at);
    cg_map64_clear(&r->member_class);
    cg_map64_clear(&r->package_index);
    cg_value_pool_free(r->pool);
    cg_name_table_free(r->names);
    r->pool = NULL;
    r->names = NULL;
    cg_vec_clear(&r->packages);
}

static cg_error run(cg_resolution_result *result) {
    cg_resolver *r = &result->r;
    CG_TRY(cg_project_prepare(r));
    for (int i = 0; cg_policies[i]; i++)
        if (cg_policies[i]->prepare) CG_TRY(cg_policies[i]->prepare(r, cg_policies[i]));
    CG_TRY(solve(r));
    number_externals(result);
    number_packages(result);
    return cg_parallel_for(r->threads, r->file_count, 4, finish_file, r, r->input->cancel);
}

cg_error cg_resolve(const cg_resolve_input *input, cg_resolution_result **out) {
    cg_resolution_result *result = cg_alloc_zero(1, sizeof *result);
    start(&result->r, input);
    cg_error error = run(result);
    end_work(&result->r);
    if (error) {
        cg_resolution_free(result);
        return error;
    }
    *out = result;
    return CG_OK;
}

cg_error cg_resolve_explain(const cg_resolve_input *input, const cg_why_query *queries, uint32_t count,
                            cg_arena *arena, cg_why *out) {
    cg_resolution_result *result = cg_alloc_zero(1, sizeof *result);
    start(&result->r, input);
    cg_error error = run(result);
    for (uint32_t i = 0; i < count && !error; i++) cg_explain(&result->r, &queries[i], arena, &out[i]);
    end_work(&result->r);
    cg_resolution_free(result);
    return error;
}

void cg_resolution_free(cg_resolution_result *result) {
    if (!result) return;
    for (uint32_t i = 0; i < result->r.file_count; i++) cg_resolution_release_file(result, i);
    cg_arena_clear(&result->r.arena);
    cg_free(result);
}

const cg_found_file *cg_resolution_file(const cg_resolution_result *result, uint32_t file) {
    return &result->r.files[file].found;
}

void cg_resolution_release_file(cg_resolution_result *result, uint32_t file) {
    cg_found_file *f = &result->r.files[file].found;
    cg_free(f->edges);
    cg_free(f->unresolved);
    f->edges = NULL;
    f->unresolved = NULL;
    f->edge_count = f->unresolved_count = 0;
}

const cg_found_package *cg_resolution_packages(const cg_resolution_result *result, uint32_t *count) {
    *count = result->package_count;
    return result->packages;
}

const cg_found_external *cg_resolution_externals(const cg_resolution_result *result, uint32_t *count) {
    *count = result->external_count;
    return result->externals;
}
