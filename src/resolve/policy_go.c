/* Go: a package is the files of a folder with one package clause; imports name packages by module path and folder. */
#include "resolve/go_builds.h"
#include "resolve/go_interfaces.h"
#include "resolve/go_modules.h"
#include "resolve/go_values.h"

#include <stdlib.h>

typedef struct go_package {
    cg_symbol_table names;
    cg_str clause;
} go_package;

typedef struct go_state {
    cg_go_modules *modules;
    cg_go_builds *builds;
    cg_go_interfaces *interfaces;
} go_state;

static go_state *state_of(const cg_resolver *r) { return r->own[CG_OWN_GO]; }

/* ---- Modules and packages ---- */

static bool is_outside_test(const cg_rfile *f) {
    return cg_str_ends(cg_facts_str(f->facts, f->facts->package), CG_STR("_test")) &&
           cg_str_ends(f->path, CG_STR("_test.go"));
}

static cg_error prepare(cg_resolver *r, const cg_policy *policy) {
    go_state *s = CG_NEW(&r->arena, go_state);
    r->own[CG_OWN_GO] = s;
    s->modules = cg_go_modules_read(r);
    s->builds = cg_go_builds_read(r, policy);
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        cg_str folder = cg_path_folder(f->path), path = cg_go_import_path(r, s->modules, folder);
        /* The tests of package p that stand outside of it are a package of their own. */
        if (is_outside_test(f)) {
            folder = cg_arena_format(&r->arena, "%.*s [test]", CG_STR_ARG(folder));
            path = cg_arena_format(&r->arena, "%.*s_test", CG_STR_ARG(path));
        }
        f->module = path;
        cg_package_add_file(r, cg_package_add(r, CG_LANG_GO, folder, path), f);
    }
    for (size_t i = 0; i < r->packages.len; i++) {
        cg_package *p = &r->packages.at[i];
        if (p->language != CG_LANG_GO) continue;
        go_package *own = CG_NEW(&r->arena, go_package);
        cg_symbol_table_build(r, p->files, p->file_count, &own->names);
        for (uint32_t k = 0; k < p->file_count && own->clause.len == 0; k++) {
            const cg_facts *facts = r->files[p->files[k]].facts;
            own->clause = cg_facts_str(facts, facts->package);
        }
        p->own = own;
    }
    return CG_OK;
}

static cg_error classes_ready(cg_resolver *r, const cg_policy *policy) {
    state_of(r)->interfaces = cg_go_interfaces_list(r, policy);
    return CG_OK;
}

/* ---- Imports ---- */

static cg_values import_module(cg_rctx *x, cg_rfile *f, const cg_import *i) {
    cg_str path = cg_facts_str(f->facts, i->module);
    if (cg_str_starts(path, CG_STR("./")) || cg_str_starts(path, CG_STR("../"))) {
        bool ok;
        cg_str folder = cg_path_plain(&x->arena, cg_path_in(&x->arena, cg_path_folder(f->path), path), &ok);
        uint32_t p = ok ? cg_package_find(x->r, CG_LANG_GO, folder) : CG_NONE;
        return p == CG_NONE ? CG_VALUE_OF_UNKNOWN : cg_value_make(CG_VALUE_PACKAGE, p, 0);
    }
    uint32_t p = cg_go_find_package(x, state_of(x->r)->modules, cg_path_folder(f->path), path);
    if (p != CG_NONE) return cg_value_make(CG_VALUE_PACKAGE, p, 0);
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_package(x->r->pool, CG_LANG_GO, path), 0);
}

static cg_values import_binds(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    (void)depth;
    return cg_import_target(x, f, i);
}

/* ---- Names ---- */

/* What is built together with the current file. */
static cg_values meant_here(cg_rctx *x, cg_gid *list, uint32_t n) {
    cg_value out[64];
    if (n > 1) n = cg_go_built_with(x->r, state_of(x->r)->builds, x->file, list, n);
    for (uint32_t i = 0; i < n; i++) out[i] = cg_value_make(CG_VALUE_DEF, list[i], 0);
    return cg_values_of(x->r->pool, out, n);
}

static cg_values package_names(cg_rctx *x, uint32_t package, cg_name_id name) {
    const go_package *p = x->r->packages.at[package].own;
    uint32_t n = 0;
    const cg_attached *found = p ? cg_symbol_table_range(&p->names, name, &n) : NULL;
    cg_gid list[64];
    if (n > 64) n = 64;
    for (uint32_t i = 0; i < n; i++) list[i] = found[i].member;
    return meant_here(x, list, n);
}

static cg_values own_members(cg_rctx *x, cg_values members) {
    cg_gid ids[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) return members;
        ids[i] = cg_id(list[i]);
    }
    return meant_here(x, ids, n);
}

/* An import without a name of its own is known by the package's clause, which may differ from its path. */
static cg_values by_package_clause(cg_rctx *x, cg_rfile *f, cg_name_id name) {
    cg_str text = cg_name_str(x->r->names, name);
    for (uint32_t i = 0; i < f->facts->imports_len; i++) {
        const cg_import *import = &f->facts->imports[i];
        if (import->kind != CG_IMPORT_MODULE) continue;
        cg_values v = cg_import_target(x, f, import);
        if (cg_tag(v) == CG_VALUE_PACKAGE) {
            const go_package *p = x->r->packages.at[cg_id(v)].own;
            if (p && cg_str_equal(p->clause, text)) return v;
        } else if (cg_tag(v) == CG_VALUE_EXTERNAL) {
            /* "gopkg.in/yaml.v3", "example.org/name/v2", "github.com/x/go-name" */
            cg_str path = cg_external_at(x->r->pool, cg_id(v))->name;
            if (cg_str_find(path, text) != CG_STR_NOWHERE && cg_str_find_char(path, '.') != CG_STR_NOWHERE)
                return v;
        }
    }
    return 0;
}

static cg_values outer(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                       unsigned depth) {
    (void)how;
    cg_values found = 0;
    /* A file's own definition is meant even where others of the package, built under other conditions, have the name. */
    const cg_scoped_name *own;
    uint32_t count = cg_scope_find(f, 0, name, &own);
    for (uint32_t i = 0; i < count; i++) {
        const cg_symbol *s = &f->facts->symbols[own[i].symbol];
        if (s->kind != CG_NODE_IMPORT && !s->owner)
            found = cg_values_union(x->r->pool, found, cg_denoted(x, f, own[i].symbol, depth));
    }
    if (!found && f->package != CG_NONE) found = package_names(x, f->package, name);
    if (!found) {
        const cg_scoped_name *s;
        uint32_t n = cg_scope_find(f, scope, name, &s);
        for (uint32_t i = 0; i < n && !found; i++)
            if (f->facts->symbols[s[i].symbol].kind == CG_NODE_IMPORT)
                found = cg_denoted(x, f, s[i].symbol, depth);
    }
    for (uint32_t i = 0; i < f->facts->imports_len && !found; i++)
        if (f->facts->imports[i].kind == CG_IMPORT_STAR) {
            cg_values v = cg_import_target(x, f, &f->facts->imports[i]);
            if (cg_tag(v) == CG_VALUE_PACKAGE) found = package_names(x, cg_id(v), name);
        }
    if (!found) found = cg_go_in_universe(x, name);
    return found ? found : by_package_clause(x, f, name);
}

static cg_values package_member(cg_rctx *x, uint32_t package, cg_name_id name, unsigned depth) {
    (void)depth;
    return package_names(x, package, name);
}

static void extra_edges(cg_rctx *x, cg_rfile *f) { cg_go_emit_implements(x, f, state_of(x->r)->interfaces); }

const cg_policy cg_policy_go = {
    .languages = {CG_LANG_GO},
    .flags = CG_POLICY_LOCALS_BOUND,
    .separator = ".",
    .prepare = prepare,
    .classes_ready = classes_ready,
    .import_module = import_module,
    .import_binds = import_binds,
    .outer = outer,
    .package_member = package_member,
    .external_type = cg_go_external_type,
    .external_call = cg_go_external_call,
    .builtin_member = cg_go_builtin_member,
    .element = cg_go_element,
    .own_members = own_members,
    .special_call = cg_go_special_call,
    .extra_edges = extra_edges,
};
