/* Java: packages of classes, imports by full names, members by class; methods live apart from other names. */
#include "resolve/java.h"

typedef struct java_package {
    cg_symbol_table names;
} java_package;

/* ---- Packages ---- */

static cg_str package_clause(const cg_rfile *f) { return cg_facts_str(f->facts, f->facts->package); }

/* "a.b" as the folder "a/b", under which the package is known. */
static cg_str folder_of(cg_arena *arena, cg_str name) {
    cg_str folder = cg_arena_str(arena, name);
    for (size_t i = 0; i < folder.len; i++)
        if (folder.ptr[i] == '.') ((char *)folder.ptr)[i] = '/';
    return folder;
}

uint32_t cg_java_package_named(cg_rctx *x, cg_str name) {
    return cg_package_find(x->r, CG_LANG_JAVA, folder_of(&x->arena, name));
}

/* The packages around one are there too, so that a full name can be followed part by part. */
static uint32_t add_package(cg_resolver *r, cg_str name) {
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == '.')
            cg_package_add(r, CG_LANG_JAVA, folder_of(&r->arena, cg_str_first(name, i)),
                           cg_str_first(name, i));
    return cg_package_add(r, CG_LANG_JAVA, folder_of(&r->arena, name), name);
}

static cg_error prepare(cg_resolver *r, const cg_policy *policy) {
    r->own[CG_OWN_JAVA] = CG_NEW(&r->arena, cg_java_own);
    cg_java_library_prepare(r);
    cg_java_modules_prepare(r, policy);
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        f->module = package_clause(f);
        cg_package_add_file(r, add_package(r, f->module), f);
    }
    for (size_t i = 0; i < r->packages.len; i++) {
        cg_package *p = &r->packages.at[i];
        if (p->language != CG_LANG_JAVA) continue;
        java_package *own = CG_NEW(&r->arena, java_package);
        cg_symbol_table_build(r, p->files, p->file_count, &own->names);
        p->own = own;
    }
    return CG_OK;
}

static cg_values external_package(cg_rctx *x, cg_str name) {
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_package(x->r->pool, CG_LANG_JAVA, name), 0);
}

unsigned cg_java_shared_folders(cg_str a, cg_str b) {
    unsigned count = 0;
    for (size_t i = 0; i < a.len && i < b.len && a.ptr[i] == b.ptr[i]; i++) count += a.ptr[i] == '/';
    return count;
}

/* Several modules of a repository may have a class of the same full name: the nearest is meant. */
static cg_values nearest(cg_rctx *x, const cg_rfile *f, cg_values types) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&types, &list), kept = 0;
    unsigned best = 0;
    if (n < 2) return types;
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) return types;
        unsigned shared = cg_java_shared_folders(f->path, cg_file_of(x->r, cg_id(list[i]))->path);
        if (shared > best) kept = 0;
        if (shared >= best) keep[kept++] = list[i];
        if (shared > best) best = shared;
    }
    return cg_values_of(x->r->pool, keep, kept);
}

static cg_values types_of_package(cg_rctx *x, const cg_rfile *f, uint32_t package, cg_name_id name) {
    const java_package *p = x->r->packages.at[package].own;
    return p ? nearest(x, f, cg_symbol_table_find(x, &p->names, name)) : 0;
}

/* A type, or a package inside the package; what is not there belongs to a library that shares the package's name. */
static cg_values package_member(cg_rctx *x, uint32_t package, cg_name_id name, unsigned depth) {
    (void)depth;
    cg_values found = types_of_package(x, x->file, package, name);
    if (found) return found;
    cg_str outer = x->r->packages.at[package].name, text = cg_name_str(x->r->names, name);
    cg_str path = cg_arena_format(&x->arena, "%.*s.%.*s", CG_STR_ARG(outer), CG_STR_ARG(text));
    uint32_t inner = cg_java_package_named(x, path);
    if (inner != CG_NONE) return cg_value_make(CG_VALUE_PACKAGE, inner, 0);
    bool type = text.len && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z';
    if (!type) return external_package(x, path);
    if (x->r->packages.at[package].file_count) return CG_VALUE_OF_UNKNOWN;
    return cg_value_make(
        CG_VALUE_EXTERNAL,
        cg_external_member(x->r->pool, cg_external_package(x->r->pool, CG_LANG_JAVA, outer), text), 0);
}

/* ---- Full names ---- */

static bool begins_type(cg_str part) { return part.len && part.ptr[0] >= 'A' && part.ptr[0] <= 'Z'; }

static cg_values member(cg_rctx *x, const cg_rfile *f, cg_values of, cg_str name) {
    cg_name_id id = cg_name_find(x->r->names, name);
    const cg_value *list;
    uint32_t n = cg_values_list(&of, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) == CG_VALUE_EXTERNAL)
            out = cg_values_union(
                x->r->pool, out,
                cg_value_make(CG_VALUE_EXTERNAL, cg_external_member(x->r->pool, cg_id(list[i]), name), 0));
        else if (id != CG_NONE && cg_tag(list[i]) == CG_VALUE_PACKAGE)
            out = cg_values_union(x->r->pool, out, types_of_package(x, f, cg_id(list[i]), id));
        else if (id != CG_NONE && cg_tag(list[i]) == CG_VALUE_DEF)
            out = cg_values_union(x->r->pool, out, cg_class_members(x, cg_id(list[i]), id, false, NULL));
    }
    return out;
}

/* The package or type of a full name: "a.b" or "a.b.Outer.Inner". */
static cg_values of_full_name(cg_rctx *x, const cg_rfile *f, cg_str path) {
    uint32_t p = cg_java_package_named(x, path);
    if (p != CG_NONE && x->r->packages.at[p].file_count) return cg_value_make(CG_VALUE_PACKAGE, p, 0);
    size_t dot = cg_str_find_last_char(path, '.');
    cg_str last = dot == CG_STR_NOWHERE ? path : cg_str_from_index(path, dot + 1);
    if (dot == CG_STR_NOWHERE || !begins_type(last)) return external_package(x, path);
    cg_values outer = of_full_name(x, f, cg_str_first(path, dot));
    cg_values found = outer ? member(x, f, outer, last) : 0;
    return found ? found : CG_VALUE_OF_UNKNOWN;
}

/* ---- Imports ---- */

static cg_values file_of_types(cg_rctx *x, cg_values types) {
    const cg_value *list;
    uint32_t n = cg_values_list(&types, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        out = cg_values_union(x->r->pool, out,
                              cg_tag(list[i]) == CG_VALUE_DEF
                                  ? cg_value_make(CG_VALUE_MODULE, cg_file_of(x->r, cg_id(list[i]))->index, 0)
                                  : list[i]);
    return out;
}

static cg_str name_of(const cg_rfile *f, const cg_import *i) { return cg_facts_str(f->facts, i->name); }

/* The type, package or member an import is about. */
static cg_values imported(cg_rctx *x, const cg_rfile *f, const cg_import *i) {
    cg_values of = of_full_name(x, f, cg_facts_str(f->facts, i->module));
    return i->kind == CG_IMPORT_NAME && !(i->flags & CG_IMPORT_STATIC) ? member(x, f, of, name_of(f, i)) : of;
}

/* import a.b.C leads to the file of C, import static a.b.C.m too, import a.b.* to the package. */
static cg_values import_module(cg_rctx *x, cg_rfile *f, const cg_import *i) {
    cg_str module = cg_facts_str(f->facts, i->module);
    if (i->kind == CG_IMPORT_EFFECT) { /* requires */
        cg_values own = cg_java_module_named(x, f, module);
        return own ? own : external_package(x, module);
    }
    return file_of_types(x, imported(x, f, i));
}

static cg_values import_binds(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    (void)depth;
    cg_values found = imported(x, f, i);
    if (i->flags & CG_IMPORT_STATIC) found = member(x, f, found, name_of(f, i));
    return found ? found : CG_VALUE_OF_UNKNOWN;
}

/* ---- Names outside of classes ---- */

static cg_values by_star(cg_rctx *x, cg_rfile *f, cg_name_id name, cg_values *library) {
    cg_str text = cg_name_str(x->r->names, name);
    cg_values found = 0;
    for (uint32_t k = 0; k < f->facts->imports_len; k++) {
        const cg_import *i = &f->facts->imports[k];
        if (i->kind != CG_IMPORT_STAR) continue;
        cg_values of = of_full_name(x, f, cg_facts_str(f->facts, i->module));
        bool external = cg_tag(of) == CG_VALUE_EXTERNAL;
        bool fits = (i->flags & CG_IMPORT_STATIC) || begins_type(text);
        if (!external)
            found = cg_values_union(x->r->pool, found, member(x, f, of, text));
        else if (fits)
            *library = cg_values_union(x->r->pool, *library, member(x, f, of, text));
    }
    return found;
}

/* No name means a module. */
static bool sort_fits(uint8_t kind, bool methods) {
    return cg_kind_is_function(kind) == methods && kind != CG_NODE_MODULE;
}

static cg_values only_of_kind(cg_rctx *x, cg_values found, bool methods) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) != CG_VALUE_DEF || sort_fits(cg_symbol_of(x->r, cg_id(list[i]))->kind, methods))
            keep[kept++] = list[i];
    return cg_values_of(x->r->pool, keep, kept);
}

/* The types of java.lang: the repository's own where it has them. */
static cg_values always_seen(cg_rctx *x, const cg_rfile *f, cg_name_id name) {
    uint32_t own = cg_package_find(x->r, CG_LANG_JAVA, CG_STR("java/lang"));
    cg_values found = own == CG_NONE ? 0 : types_of_package(x, f, own, name);
    return found ? found : cg_java_built_in(x, name);
}

/* In the order of the language: the file's types and single imports, the package, imports on demand, java.lang. */
static cg_values outer(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                       unsigned depth) {
    bool method = how & CG_NAME_METHOD;
    cg_values library = 0;
    cg_values found = only_of_kind(x, cg_denoted_in_scope(x, f, scope, name, depth), method);
    if (!found && f->package != CG_NONE && !method)
        found = only_of_kind(x, types_of_package(x, f, f->package, name), false);
    if (!found) found = only_of_kind(x, by_star(x, f, name, &library), method);
    if (!found && !method) found = always_seen(x, f, name);
    if (found) return found;
    if (library) return cg_values_single(library) ? library : CG_VALUE_OF_OPAQUE;
    if (method) return 0;
    cg_str text = cg_name_str(x->r->names, name);
    uint32_t p = cg_java_package_named(x, text);
    if (p != CG_NONE) return cg_value_make(CG_VALUE_PACKAGE, p, 0);
    static const char *const roots[] = {"java", "javax", "jakarta", "org", "com", "net", "sun", "io"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (cg_str_is(text, roots[i])) return external_package(x, text);
    return 0;
}

/* X::new: the constructors of X, or X itself if it declares none. */
static cg_values special_member(cg_rctx *x, cg_value v, cg_name_id name) {
    if (cg_tag(v) != CG_VALUE_DEF || !cg_str_is(cg_name_str(x->r->names, name), "new")) return 0;
    const cg_rfile *f = cg_file_of(x->r, cg_id(v));
    const cg_symbol *s = cg_symbol_in(f, cg_id(v));
    cg_values found =
        cg_kind_is_class(s->kind) ? cg_class_own_members(x, cg_id(v), cg_name_of(f, s->name)) : 0;
    return found ? found : v;
}

/* ---- Overriding ---- */

/* Methods of the classes above with the same parameters. */
static void emit_overrides(cg_rctx *x, cg_rfile *f, cg_symbol_id s) {
    const cg_symbol *symbol = &f->facts->symbols[s];
    if (symbol->kind != CG_NODE_METHOD || (symbol->flags & CG_SYM_STATIC) ||
        symbol->visibility == CG_VISIBILITY_PRIVATE)
        return;
    cg_gid c = cg_class_of_member(x, cg_gid_of(f, s));
    if (c == CG_NONE) return;
    cg_values above = cg_class_members(x, c, cg_name_of(f, symbol->name), true, NULL);
    const cg_value *list;
    uint32_t n = cg_values_list(&above, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_gid all[64];
        bool method =
            cg_tag(list[i]) == CG_VALUE_DEF && cg_symbol_of(x->r, cg_id(list[i]))->kind == CG_NODE_METHOD;
        uint32_t count = method ? cg_overloads_of(x->r, cg_id(list[i]), all, 64) : 0;
        for (uint32_t k = 0; k < count; k++) {
            const cg_symbol *base = cg_symbol_of(x->r, all[k]);
            if ((base->flags & CG_SYM_STATIC) || base->visibility == CG_VISIBILITY_PRIVATE ||
                !cg_java_same_parameters(x, cg_gid_of(f, s), all[k]))
                continue;
            cg_emit_one(x, CG_EDGE_OVERRIDES, s, cg_value_make(CG_VALUE_DEF, all[k], 0), symbol->at, 1);
        }
    }
}

static void extra_edges(cg_rctx *x, cg_rfile *f) {
    for (cg_symbol_id s = 1; s < f->facts->node_count; s++) emit_overrides(x, f, s);
    cg_java_emit_modules(x, f);
}

const cg_policy cg_policy_java = {
    .languages = {CG_LANG_JAVA},
    .flags = CG_POLICY_IMPLICIT_MEMBERS | CG_POLICY_OVERLOADS | CG_POLICY_INHERIT_OVERLOADS |
             CG_POLICY_METHOD_NAMES,
    .constructors = {"="},
    .separator = ".",
    .prepare = prepare,
    .import_module = import_module,
    .import_binds = import_binds,
    .outer = outer,
    .package_member = package_member,
    .external_type = cg_java_external_type,
    .builtin_member = cg_java_builtin_member,
    .external_call = cg_java_external_call,
    .special_member = special_member,
    .missing_member = cg_java_missing_member,
    .has_outside = cg_java_has_outside,
    .element = cg_java_element,
    .iterate = cg_java_iterate,
    .choose = cg_java_choose,
    .expect = cg_java_expect,
    .referenced = cg_java_referenced,
    .gives = cg_java_gives,
    .called = cg_java_called,
    .extra_edges = extra_edges,
};
