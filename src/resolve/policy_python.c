/* Python: a file is a module, a folder with __init__ a package; absolute imports start at source roots. */
#include "resolve/python.h"

#include <stdlib.h>

/* ---- Modules ---- */

static cg_rfile *module_file(cg_rctx *x, cg_str path) {
    static const char *const endings[] = {".py", "/__init__.py", ".pyi", "/__init__.pyi"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (path.len == 0 && endings[i][0] != '/') continue;
        cg_str full = path.len ? cg_arena_format(&x->arena, "%.*s%s", CG_STR_ARG(path), endings[i])
                               : cg_str_from(endings[i] + 1);
        cg_rfile *f = cg_file_at_path(x->r, full);
        if (f) return f;
    }
    return NULL;
}

static bool is_package_folder(const cg_resolver *r, cg_arena *a, cg_str folder) {
    return cg_file_at_path(r, cg_path_in(a, folder, CG_STR("__init__.py"))) ||
           cg_file_at_path(r, cg_path_in(a, folder, CG_STR("__init__.pyi")));
}

static cg_str dotted(cg_arena *a, cg_str path) {
    cg_str out = cg_arena_str(a, path);
    for (size_t i = 0; i < out.len; i++)
        if (out.ptr[i] == '/') ((char *)(uintptr_t)out.ptr)[i] = '.';
    return out;
}

static cg_str module_name(cg_resolver *r, const cg_rfile *f, cg_str root) {
    cg_str path = root.len ? cg_str_from_index(f->path, root.len + 1) : f->path;
    size_t dot = cg_str_find_last_char(path, '.');
    if (dot != CG_STR_NOWHERE && dot > 0) path = cg_str_first(path, dot);
    if (cg_str_ends(path, CG_STR("/__init__"))) path.len -= 9;
    return dotted(&r->arena, path);
}

static int compare_strs(const void *a, const void *b) {
    return cg_str_compare(*(const cg_str *)a, *(const cg_str *)b);
}

static void list_stars(cg_resolver *r, const cg_facts *facts, cg_python_file *own) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < facts->imports_len; i++) n += facts->imports[i].kind == CG_IMPORT_STAR;
    own->stars = n ? cg_arena_alloc(&r->arena, n * sizeof *own->stars) : NULL;
    for (uint32_t i = 0; i < facts->imports_len; i++)
        if (facts->imports[i].kind == CG_IMPORT_STAR) own->stars[own->star_count++] = i;
}

static cg_error prepare(cg_resolver *r, const cg_policy *policy) {
    cg_python_state *s = CG_NEW(&r->arena, cg_python_state);
    r->own[CG_OWN_PYTHON] = s;
    s->names = (cg_python_names){
        .iter = cg_name_find(r->names, CG_STR("__iter__")),
        .next = cg_name_find(r->names, CG_STR("__next__")),
        .aiter = cg_name_find(r->names, CG_STR("__aiter__")),
        .anext = cg_name_find(r->names, CG_STR("__anext__")),
        .getitem = cg_name_find(r->names, CG_STR("__getitem__")),
        .class_ = cg_name_find(r->names, CG_STR("__class__")),
    };
    cg_python_builtins_prepare(r, s);
    cg_python_roots_prepare(r, s);
    CG_VEC(cg_str) roots = {0};
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        cg_python_file *own = CG_NEW(&r->arena, cg_python_file);
        cg_str folder = cg_path_folder(f->path), root = folder;
        while (root.len && is_package_folder(r, &r->arena, root)) root = cg_path_folder(root);
        own->root = root;
        f->own = own;
        own->modules = CG_NEW_ARRAY(&r->arena, cg_values, f->facts->imports_len + 1);
        own->binds = CG_NEW_ARRAY(&r->arena, cg_values, f->facts->imports_len + 1);
        f->module = module_name(r, f, cg_python_name_root(r, f->path, root));
        list_stars(r, f->facts, own);
        cg_python_decorators_prepare(r, f->facts, own);
        cg_vec_push(&roots, root);
        cg_str name = root.len < folder.len ? cg_str_from_index(folder, root.len ? root.len + 1 : 0) : folder;
        cg_package_add_file(r, cg_package_add(r, CG_LANG_PYTHON, folder, dotted(&r->arena, name)), f);
    }
    if (roots.len) cg_python_self_prepare(r);
    if (roots.len) qsort(roots.at, roots.len, sizeof *roots.at, compare_strs);
    s->roots = cg_arena_alloc(&r->arena, (roots.len + 1) * sizeof *s->roots);
    for (size_t i = 0; i < roots.len; i++)
        if (i == 0 || !cg_str_equal(roots.at[i], roots.at[i - 1])) s->roots[s->root_count++] = roots.at[i];
    cg_vec_clear(&roots);
    return CG_OK;
}

static void forget(cg_resolver *r) {
    cg_python_state *s = cg_python_state_of(r);
    if (s) cg_map64_clear(&s->builtins);
}

/* A module file, or a folder of modules; 0 if there is neither. */
static cg_values at_path(cg_rctx *x, cg_str path) {
    cg_rfile *f = module_file(x, path);
    if (f) return cg_value_make(CG_VALUE_MODULE, f->index, 0);
    uint32_t p = cg_package_find(x->r, CG_LANG_PYTHON, path);
    return p == CG_NONE || path.len == 0 ? 0 : cg_value_make(CG_VALUE_PACKAGE, p, 0);
}

static cg_values in_root(cg_rctx *x, cg_str root, cg_str path) {
    return at_path(x, cg_path_in(&x->arena, root, path));
}

/* Absolute "a.b.c": the file's own root first, then those around it, then those of the other packages. */
static cg_values absolute(cg_rctx *x, const cg_rfile *f, cg_str module) {
    char *slashed = cg_arena_z(&x->arena, module);
    for (size_t i = 0; i < module.len; i++)
        if (slashed[i] == '.') slashed[i] = '/';
    cg_str path = cg_str_of(slashed, module.len);
    const cg_python_file *own = f->own;
    cg_values found = in_root(x, own->root, path);
    for (cg_str up = own->root; !found && up.len;) {
        up = cg_path_folder(up);
        found = in_root(x, up, path);
    }
    const cg_python_state *s = cg_python_state_of(x->r);
    for (uint32_t i = 0; i < s->source_count && !found; i++)
        if (cg_python_same_project(x->r, f->path, s->sources[i])) found = in_root(x, s->sources[i], path);
    for (uint32_t i = 0; i < s->source_count && !found; i++) found = in_root(x, s->sources[i], path);
    size_t dot = cg_str_find_char(path, '/');
    cg_str first = dot == CG_STR_NOWHERE ? path : cg_str_first(path, dot);
    for (uint32_t i = 0; i < s->root_count && !found; i++)
        if (is_package_folder(x->r, &x->arena, cg_path_in(&x->arena, s->roots[i], first)))
            found = in_root(x, s->roots[i], path);
    return found;
}

static cg_values external(cg_rctx *x, cg_str module) {
    cg_str part;
    uint32_t e = CG_NONE;
    while (cg_str_split(&module, '.', &part))
        e = e == CG_NONE ? cg_external_package(x->r->pool, CG_LANG_PYTHON, part)
                         : cg_external_member(x->r->pool, e, part);
    return e == CG_NONE ? CG_VALUE_OF_UNKNOWN : cg_value_make(CG_VALUE_EXTERNAL, e, 0);
}

static cg_values find_module(cg_rctx *x, cg_rfile *f, unsigned level, cg_str module) {
    if (level == 0) {
        cg_values found = absolute(x, f, module);
        return found ? found : external(x, module);
    }
    cg_str folder = cg_path_folder(f->path);
    for (unsigned i = 1; i < level; i++) folder = cg_path_folder(folder);
    char *slashed = cg_arena_z(&x->arena, module);
    for (size_t i = 0; i < module.len; i++)
        if (slashed[i] == '.') slashed[i] = '/';
    cg_values found = at_path(x, cg_path_in(&x->arena, folder, cg_str_of(slashed, module.len)));
    return found ? found : CG_VALUE_OF_UNKNOWN;
}

static cg_values submodule(cg_rctx *x, cg_str folder, cg_name_id name) {
    return in_root(x, folder, cg_name_str(x->r->names, name));
}

static bool is_init(const cg_rfile *f) {
    cg_str folder = cg_path_folder(f->path);
    return cg_str_starts(cg_str_from_index(f->path, folder.len ? folder.len + 1 : 0), CG_STR("__init__."));
}

static cg_values import_module(cg_rctx *x, cg_rfile *f, const cg_import *i) {
    cg_python_file *own = f->own;
    cg_str module = cg_facts_str(f->facts, i->module);
    cg_values v = find_module(x, f, i->level, module);
    own->modules[i - f->facts->imports] = own->binds[i - f->facts->imports] = v;
    size_t dot = cg_str_find_char(module, '.');
    if ((i->flags & CG_IMPORT_BARE_PATH) && dot != CG_STR_NOWHERE)
        own->binds[i - f->facts->imports] = find_module(x, f, i->level, cg_str_first(module, dot));
    if (i->kind != CG_IMPORT_NAME) return v;
    /* from package import module: the file is what is imported */
    cg_str folder;
    if (cg_tag(v) == CG_VALUE_MODULE) {
        const cg_rfile *m = &x->r->files[cg_id(v)];
        const cg_scoped_name *s;
        if (!is_init(m) || cg_scope_find(m, 0, cg_name_of(f, i->name), &s)) return v;
        folder = cg_path_folder(m->path);
    } else if (cg_tag(v) == CG_VALUE_PACKAGE) {
        folder = x->r->packages.at[cg_id(v)].path;
    } else {
        return v;
    }
    cg_values sub = submodule(x, folder, cg_name_of(f, i->name));
    return sub ? sub : v;
}

/* Does the module define the name itself? */
static bool defines(const cg_rfile *f, cg_name_id name) {
    const cg_scoped_name *list;
    uint32_t n = cg_scope_find(f, 0, name, &list);
    for (uint32_t i = 0; i < n; i++)
        if (f->facts->symbols[list[i].symbol].kind != CG_NODE_IMPORT) return true;
    return false;
}

/* Whether a star import takes a name: those of __all__ if there is one, else those that begin with no underscore. */
static bool star_offers(cg_rctx *x, const cg_rfile *f, cg_name_id name) {
    bool listed = false, open = false, others = false;
    for (uint32_t i = 0; i < f->facts->exports_len; i++) {
        cg_str exported = cg_facts_str(f->facts, f->facts->exports[i].name);
        if (cg_name_of(f, f->facts->exports[i].name) == name) return true;
        listed = true;
        open |= cg_str_is(exported, "*");
        others |= cg_str_is(exported, ".*");
    }
    cg_str text = cg_name_str(x->r->names, name);
    if (listed && !open) return others && !defines(f, name);
    return text.len && text.ptr[0] != '_';
}

static cg_values module_member(cg_rctx *x, cg_rfile *f, cg_name_id name, unsigned depth) {
    if (depth > CG_DEPTH_MAX) return 0;
    cg_values found = cg_denoted_in_scope(x, f, 0, name, depth);
    if (found) return found;
    cg_str folder = cg_path_folder(f->path);
    if (is_init(f) && (found = submodule(x, folder, name))) return found;
    const cg_python_file *own = f->own;
    cg_values fallback = 0;
    for (uint32_t i = 0; i < own->star_count; i++) {
        cg_values from = own->modules[own->stars[i]];
        if (cg_tag(from) == CG_VALUE_MODULE && cg_id(from) != f->index)
            found = star_offers(x, &x->r->files[cg_id(from)], name)
                        ? module_member(x, &x->r->files[cg_id(from)], name, depth + 1)
                        : 0;
        else if (cg_tag(from) == CG_VALUE_EXTERNAL)
            fallback = CG_VALUE_OF_OPAQUE;
        if (found && found != CG_VALUE_OF_OPAQUE) return found;
        if (found) fallback = found;
    }
    cg_values stored =
        cg_slot_read(x, CG_TO_MODULE, f->index, name); /* module.name = value, from elsewhere */
    return stored ? cg_values_inferred(x->r->pool, stored) : fallback;
}

static cg_values package_member(cg_rctx *x, uint32_t package, cg_name_id name, unsigned depth) {
    (void)depth;
    return submodule(x, x->r->packages.at[package].path, name);
}

static cg_values import_binds(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    const cg_python_file *own = f->own;
    cg_values v = own->modules[i - f->facts->imports];
    if (i->kind == CG_IMPORT_MODULE) return own->binds[i - f->facts->imports];
    cg_name_id name = cg_name_of(f, i->name);
    cg_values found = 0;
    if (cg_tag(v) == CG_VALUE_MODULE)
        found = module_member(x, &x->r->files[cg_id(v)], name, depth + 1);
    else if (cg_tag(v) == CG_VALUE_PACKAGE)
        found = package_member(x, cg_id(v), name, depth + 1);
    else if (cg_tag(v) == CG_VALUE_EXTERNAL)
        found = cg_member_of(x, v, name, 0, depth + 1);
    return found ? found : CG_VALUE_OF_UNKNOWN;
}

cg_values cg_python_imported_at(cg_rctx *x, cg_expr_id argument) {
    for (uint32_t i = 0; i < x->facts->imports_len; i++) {
        const cg_import *import = &x->facts->imports[i];
        if ((import->flags & CG_IMPORT_DYNAMIC) && import->at == x->facts->exprs[argument].at)
            return ((const cg_python_file *)x->file->own)->modules[i];
    }
    return CG_VALUE_OF_OPAQUE;
}

/* ---- Names ---- */

static cg_values outer(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                       unsigned depth) {
    (void)scope;
    (void)how;
    cg_values found = cg_denoted_in_scope(x, f, 0, name, depth);
    if (found) return found;
    const cg_python_file *own = f->own;
    if (own->star_count && (found = module_member(x, f, name, depth + 1)) && found != CG_VALUE_OF_OPAQUE)
        return found;
    cg_values built_in = cg_python_builtin(x, name);
    return built_in ? built_in : found;
}

const cg_policy cg_policy_python = {
    .languages = {CG_LANG_PYTHON},
    .flags = CG_POLICY_C3 | CG_POLICY_PARAMETER_FLOW | CG_POLICY_CLASS_SCOPE | CG_POLICY_DEFINES_ATTRIBUTES |
             CG_POLICY_REST,
    .constructors = {"__init__", "__new__"},
    .call_method = "__call__",
    .separator = ".",
    .prepare = prepare,
    .forget = forget,
    .import_module = import_module,
    .import_binds = import_binds,
    .outer = outer,
    .module_member = module_member,
    .package_member = package_member,
    .external_type = cg_python_external_type,
    .external_call = cg_python_external_call,
    .instance_call = cg_python_instance_call,
    .builtin_member = cg_python_builtin_member,
    .element = cg_python_element,
    .iterate = cg_python_iterate,
    .subscript = cg_python_subscript,
    .special_member = cg_python_special_member,
    .called = cg_python_called,
    .narrowed = cg_python_narrowed,
    .parameter_type = cg_python_parameter_type,
    .decorate = cg_python_decorate,
    .decorated = cg_python_decorated,
    .canonical = cg_python_canonical,
};
