/* Go: a package is the files of a folder with one package clause; imports name packages by module path and folder. */
#include "resolve/go_interfaces.h"

#include <stdlib.h>

typedef struct go_module {
    cg_str folder, name; /* where go.mod is, the module path it says */
} go_module;

typedef struct go_package {
    cg_symbol_table names;
    cg_str clause;
} go_package;

typedef struct go_state {
    go_module *modules;
    uint32_t module_count;
    cg_go_interfaces *interfaces;
} go_state;

static go_state *state_of(const cg_resolver *r) { return r->own[CG_OWN_GO]; }

static cg_str last_part(cg_str path) {
    size_t slash = cg_str_find_last_char(path, '/');
    return slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
}

/* ---- Modules and packages ---- */

static cg_str module_of_gomod(cg_str content) {
    cg_str line;
    while (cg_str_split(&content, '\n', &line)) {
        line = cg_str_trim(line);
        if (!cg_str_starts(line, CG_STR("module"))) continue;
        line = cg_str_trim(cg_str_from_index(line, 6));
        size_t comment = cg_str_find(line, CG_STR("//"));
        if (comment != CG_STR_NOWHERE) line = cg_str_trim(cg_str_first(line, comment));
        if (line.len > 1 && (line.ptr[0] == '"' || line.ptr[0] == '`'))
            line = cg_str_of(line.ptr + 1, line.len - 2);
        return line;
    }
    return CG_STR_NONE;
}

static void read_modules(cg_resolver *r, go_state *s) {
    s->modules = CG_NEW_ARRAY(&r->arena, go_module, r->input->manifest_count + 1);
    for (uint32_t i = 0; i < r->input->manifest_count; i++) {
        const cg_resolve_manifest *m = &r->input->manifests[i];
        if (!cg_str_is(last_part(m->path), "go.mod")) continue;
        cg_str name = module_of_gomod(m->content);
        if (name.len) s->modules[s->module_count++] = (go_module){cg_path_folder(m->path), name};
    }
}

static bool is_below(cg_str path, cg_str folder) {
    return folder.len == 0 ||
           (cg_str_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/'));
}

static const go_module *module_around(const go_state *s, cg_str folder) {
    const go_module *best = NULL;
    for (uint32_t i = 0; i < s->module_count; i++)
        if (is_below(folder, s->modules[i].folder) && (!best || s->modules[i].folder.len > best->folder.len))
            best = &s->modules[i];
    return best;
}

static cg_str below(cg_str path, cg_str folder) {
    if (folder.len == 0) return path;
    return path.len > folder.len ? cg_str_from_index(path, folder.len + 1) : CG_STR_NONE;
}

/* Folder to import path. The standard library's own modules (std, cmd) have no prefix. */
static cg_str import_path(cg_resolver *r, const go_state *s, cg_str folder) {
    const go_module *m = module_around(s, folder);
    if (!m) return folder.len ? folder : cg_str_from(".");
    cg_str rest = below(folder, m->folder);
    if (cg_str_starts(rest, CG_STR("vendor/"))) return cg_str_from_index(rest, 7);
    if (cg_str_is(m->name, "std")) return rest.len ? rest : m->name;
    return cg_path_in(&r->arena, m->name, rest);
}

static bool is_outside_test(const cg_rfile *f) {
    return cg_str_ends(cg_facts_str(f->facts, f->facts->package), CG_STR("_test")) &&
           cg_str_ends(f->path, CG_STR("_test.go"));
}

static cg_error prepare(cg_resolver *r, const cg_policy *policy) {
    go_state *s = CG_NEW(&r->arena, go_state);
    r->own[CG_OWN_GO] = s;
    read_modules(r, s);
    s->interfaces = cg_go_interfaces_list(r, policy);
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        cg_str folder = cg_path_folder(f->path), path = import_path(r, s, folder);
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

/* ---- Imports ---- */

static uint32_t package_at(cg_rctx *x, cg_str folder) { return cg_package_find(x->r, CG_LANG_GO, folder); }

static uint32_t find_package(cg_rctx *x, const cg_rfile *f, cg_str path) {
    const go_state *s = state_of(x->r);
    cg_str folder = cg_path_folder(f->path);
    uint32_t found = CG_NONE;
    /* vendor folders of the folders around, innermost first */
    for (cg_str up = folder;; up = cg_path_folder(up)) {
        cg_str vendor =
            cg_path_in(&x->arena, up, cg_arena_format(&x->arena, "vendor/%.*s", CG_STR_ARG(path)));
        if ((found = package_at(x, vendor)) != CG_NONE) return found;
        if (up.len == 0) break;
    }
    const go_module *best = NULL;
    for (uint32_t i = 0; i < s->module_count; i++) {
        const go_module *m = &s->modules[i];
        if (is_below(path, m->name) && (!best || m->name.len > best->name.len)) best = m;
    }
    if (best) return package_at(x, cg_path_in(&x->arena, best->folder, below(path, best->name)));
    for (uint32_t i = 0; i < s->module_count; i++)
        if (cg_str_is(s->modules[i].name, "std") &&
            (found = package_at(x, cg_path_in(&x->arena, s->modules[i].folder, path))) != CG_NONE)
            return found;
    /* without modules: a workspace with src/ */
    if (s->module_count == 0) {
        found = package_at(x, cg_path_in(&x->arena, CG_STR("src"), path));
        if (found == CG_NONE) found = package_at(x, path);
    }
    return found;
}

static cg_values import_module(cg_rctx *x, cg_rfile *f, const cg_import *i) {
    cg_str path = cg_facts_str(f->facts, i->module);
    if (cg_str_starts(path, CG_STR("./")) || cg_str_starts(path, CG_STR("../"))) {
        bool ok;
        cg_str folder = cg_path_plain(&x->arena, cg_path_in(&x->arena, cg_path_folder(f->path), path), &ok);
        uint32_t p = ok ? package_at(x, folder) : CG_NONE;
        return p == CG_NONE ? CG_VALUE_OF_UNKNOWN : cg_value_make(CG_VALUE_PACKAGE, p, 0);
    }
    uint32_t p = find_package(x, f, path);
    if (p != CG_NONE) return cg_value_make(CG_VALUE_PACKAGE, p, 0);
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_package(x->r->pool, CG_LANG_GO, path), 0);
}

static cg_values import_binds(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    (void)depth;
    return cg_import_target(x, f, i);
}

/* ---- Names ---- */

static const char *const universe[] = {
    "append",     "cap",    "clear",   "close",   "complex", "copy",   "delete",  "imag",       "len",
    "make",       "max",    "min",     "new",     "panic",   "print",  "println", "real",       "recover",
    "true",       "false",  "nil",     "iota",    "any",     "bool",   "byte",    "comparable", "complex64",
    "complex128", "error",  "float32", "float64", "int",     "int8",   "int16",   "int32",      "int64",
    "rune",       "string", "uint",    "uint8",   "uint16",  "uint32", "uint64",  "uintptr"};

static cg_values in_universe(cg_rctx *x, cg_name_id name) {
    cg_str text = cg_name_str(x->r->names, name);
    for (size_t i = 0; i < sizeof universe / sizeof *universe; i++)
        if (cg_str_is(text, universe[i]))
            return cg_value_make(
                CG_VALUE_EXTERNAL,
                cg_external_member(x->r->pool, cg_external_package(x->r->pool, CG_LANG_GO, CG_STR("builtin")),
                                   text),
                0);
    return 0;
}

static cg_values package_names(cg_rctx *x, uint32_t package, cg_name_id name) {
    const go_package *p = x->r->packages.at[package].own;
    return p ? cg_symbol_table_find(x, &p->names, name) : 0;
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
    if (!found) found = in_universe(x, name);
    return found ? found : by_package_clause(x, f, name);
}

static cg_values package_member(cg_rctx *x, uint32_t package, cg_name_id name, unsigned depth) {
    (void)depth;
    return package_names(x, package, name);
}

/* ---- Built-in types ---- */

static cg_values external_type(cg_rctx *x, uint32_t external, uint32_t args) {
    (void)args;
    const cg_external *e = cg_external_at(x->r->pool, external);
    if (e->depth != 1 || !cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "builtin")) return 0;
    if (cg_str_is(e->name, "string")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_STRING, 0);
    if (cg_str_is(e->name, "any") || cg_str_is(e->name, "comparable")) return CG_VALUE_OF_UNKNOWN;
    if (cg_str_is(e->name, "error")) return 0;
    if (cg_str_is(e->name, "bool")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_BOOL, 0);
    if (cg_str_starts(e->name, CG_STR("float"))) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_FLOAT, 0);
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_INT, 0);
}

static cg_values builtin_member(cg_rctx *x, cg_value receiver, cg_name_id name, bool called) {
    (void)name;
    if (called || cg_tag(receiver) != CG_VALUE_EXTERNAL) return 0;
    bool empty = external_type(x, cg_id(receiver), 0) == CG_VALUE_OF_UNKNOWN; /* any has no methods */
    return empty ? CG_VALUE_OF_UNKNOWN : 0;
}

/* new(T) and make(T, …) give a T, append gives what it got. */
static cg_values external_call(cg_rctx *x, uint32_t external, const cg_expr *call) {
    const cg_external *e = cg_external_at(x->r->pool, external);
    if (e->depth != 1 || !cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "builtin") || call->n == 0)
        return 0;
    cg_expr_id first = *cg_expr_operands(x->facts, call);
    if (cg_str_is(e->name, "new") || cg_str_is(e->name, "make"))
        return cg_type_instances(x, x->file, first, 0);
    if (cg_str_is(e->name, "append") || cg_str_is(e->name, "min") || cg_str_is(e->name, "max"))
        return x->values[first];
    return external_type(x, external, 0);
}

/* ---- Conversions and composite literals ---- */

static bool is_builtin_type(const cg_rctx *x, uint32_t external) {
    const cg_external *e = cg_external_at(x->r->pool, external);
    if (e->depth != 1 || !cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "builtin")) return false;
    bool types = false; /* the second half of the list */
    for (size_t i = 0; i < sizeof universe / sizeof *universe; i++) {
        types |= cg_str_is(cg_str_from(universe[i]), "any");
        if (cg_str_is(e->name, universe[i])) return types;
    }
    return false;
}

static bool is_type(const cg_rctx *x, cg_values denoted) {
    if (!cg_values_single(denoted)) return false;
    if (cg_tag(denoted) == CG_VALUE_EXTERNAL) return is_builtin_type(x, cg_id(denoted));
    if (cg_tag(denoted) != CG_VALUE_DEF) return false;
    const cg_symbol *s = cg_symbol_of(x->r, cg_id(denoted));
    return cg_kind_is_class(s->kind) || s->kind == CG_NODE_TYPE_ALIAS || (s->flags & CG_SYM_TYPE_PARAM);
}

/* T(x) makes a T of x: the type is used, nothing is called. */
static bool convert(cg_rctx *x, const cg_expr *call, cg_values *value) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    bool name = callee->op == CG_EXPR_NAME || callee->op == CG_EXPR_MEMBER || callee->op == CG_EXPR_SYMBOL;
    cg_values denoted = x->denotes[call->a];
    if (call->n != 1 || !name || !is_type(x, denoted)) return false;
    *value = cg_instances_of(x, denoted, 0);
    if (!x->emit) return true;
    cg_emit(x, CG_EDGE_USES_TYPE, cg_emit_source(x), denoted, callee->at);
    if (cg_tag(denoted) == CG_VALUE_EXTERNAL) cg_external_use(x->r->pool, cg_id(denoted), CG_EXTERNAL_TYPE);
    return true;
}

static cg_name_id field_at(const cg_resolver *r, cg_gid class_, uint32_t position) {
    const cg_rfile *f = cg_file_of(r, class_);
    const cg_symbol *c = cg_symbol_in(f, class_);
    for (cg_symbol_id s = class_ - f->symbol_base + 1; s < f->facts->node_count; s++) {
        const cg_symbol *field = &f->facts->symbols[s];
        if (field->scope == c->inner && field->kind == CG_NODE_FIELD && position-- == 0)
            return cg_name_of(f, field->name);
    }
    return CG_NONE;
}

/* T{a, b} and T{x: a}: functions become what the fields hold. */
static void fill(cg_rctx *x, const cg_expr *call) {
    cg_values denoted = cg_type_denotes(x, x->file, call->a, 0);
    if (!cg_values_single(denoted) || cg_tag(denoted) != CG_VALUE_DEF || !cg_class_of(x->r, cg_id(denoted)))
        return;
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < call->n; i++) {
        const cg_expr *o = &x->facts->exprs[operands[i]];
        cg_values v = x->values[operands[i]];
        if (!cg_values_has(v, CG_VALUE_DEF)) continue;
        cg_name_id name =
            o->op == CG_EXPR_KEYWORD ? cg_name_of(x->file, o->b) : field_at(x->r, cg_id(denoted), i);
        if (name != CG_NONE) cg_store_member(x, cg_value_make(CG_VALUE_INSTANCE, cg_id(denoted), 0), name, v);
    }
}

static bool special_call(cg_rctx *x, cg_expr_id id, cg_values *value) {
    const cg_expr *call = &x->facts->exprs[id];
    if (call->op == CG_EXPR_CALL) return convert(x, call, value);
    if (!x->emit) fill(x, call);
    return false;
}

static void extra_edges(cg_rctx *x, cg_rfile *f) { cg_go_emit_implements(x, f, state_of(x->r)->interfaces); }

const cg_policy cg_policy_go = {
    .languages = {CG_LANG_GO},
    .flags = CG_POLICY_LOCALS_BOUND,
    .separator = ".",
    .prepare = prepare,
    .import_module = import_module,
    .import_binds = import_binds,
    .outer = outer,
    .package_member = package_member,
    .external_type = external_type,
    .external_call = external_call,
    .builtin_member = builtin_member,
    .special_call = special_call,
    .extra_edges = extra_edges,
};
