/* Python: a file is a module, a folder with __init__ a package; absolute imports start at source roots. */
#include "resolve/internal.h"

#include <stdlib.h>

typedef struct python_file {
    cg_str root;     /* the folder absolute imports of this file's package start from */
    uint32_t *stars; /* its star imports */
    uint32_t star_count;
    cg_values *modules; /* of each import: what its module path alone names */
    cg_values *binds;   /* of each `import a.b`: a */
} python_file;

typedef struct python_state {
    cg_str *roots; /* of all files, distinct, sorted */
    uint32_t root_count;
} python_state;

static python_state *state_of(const cg_resolver *r) { return r->own[CG_OWN_PYTHON]; }

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

static void list_stars(cg_resolver *r, const cg_facts *facts, python_file *own) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < facts->imports_len; i++) n += facts->imports[i].kind == CG_IMPORT_STAR;
    own->stars = n ? cg_arena_alloc(&r->arena, n * sizeof *own->stars) : NULL;
    for (uint32_t i = 0; i < facts->imports_len; i++)
        if (facts->imports[i].kind == CG_IMPORT_STAR) own->stars[own->star_count++] = i;
}

static cg_error prepare(cg_resolver *r, const cg_policy *policy) {
    python_state *s = CG_NEW(&r->arena, python_state);
    r->own[CG_OWN_PYTHON] = s;
    CG_VEC(cg_str) roots = {0};
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        python_file *own = CG_NEW(&r->arena, python_file);
        cg_str folder = cg_path_folder(f->path), root = folder;
        while (root.len && is_package_folder(r, &r->arena, root)) root = cg_path_folder(root);
        own->root = root;
        f->own = own;
        own->modules = CG_NEW_ARRAY(&r->arena, cg_values, f->facts->imports_len + 1);
        own->binds = CG_NEW_ARRAY(&r->arena, cg_values, f->facts->imports_len + 1);
        f->module = module_name(r, f, root);
        list_stars(r, f->facts, own);
        cg_vec_push(&roots, root);
        cg_str name = root.len < folder.len ? cg_str_from_index(folder, root.len ? root.len + 1 : 0) : folder;
        cg_package_add_file(r, cg_package_add(r, CG_LANG_PYTHON, folder, dotted(&r->arena, name)), f);
    }
    if (roots.len) qsort(roots.at, roots.len, sizeof *roots.at, compare_strs);
    s->roots = cg_arena_alloc(&r->arena, (roots.len + 1) * sizeof *s->roots);
    for (size_t i = 0; i < roots.len; i++)
        if (i == 0 || !cg_str_equal(roots.at[i], roots.at[i - 1])) s->roots[s->root_count++] = roots.at[i];
    cg_vec_clear(&roots);
    return CG_OK;
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
    const python_file *own = f->own;
    cg_values found = in_root(x, own->root, path);
    for (cg_str up = own->root; !found && up.len;) {
        up = cg_path_folder(up);
        found = in_root(x, up, path);
    }
    if (!found) found = in_root(x, CG_STR("src"), path);
    if (!found) found = in_root(x, CG_STR("lib"), path);
    const python_state *s = state_of(x->r);
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
    python_file *own = f->own;
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

/* Whether a star import takes a name: those of __all__ if there is one, else those that begin with no underscore. */
static bool star_offers(cg_rctx *x, const cg_rfile *f, cg_name_id name) {
    bool listed = false, open = false;
    for (uint32_t i = 0; i < f->facts->exports_len; i++) {
        cg_str exported = cg_facts_str(f->facts, f->facts->exports[i].name);
        if (cg_name_of(f, f->facts->exports[i].name) == name) return true;
        listed = true;
        open |= cg_str_is(exported, "*");
    }
    cg_str text = cg_name_str(x->r->names, name);
    return (!listed || open) && text.len && text.ptr[0] != '_';
}

static cg_values module_member(cg_rctx *x, cg_rfile *f, cg_name_id name, unsigned depth) {
    if (depth > CG_DEPTH_MAX) return 0;
    cg_values found = cg_denoted_in_scope(x, f, 0, name, depth);
    if (found) return found;
    cg_str folder = cg_path_folder(f->path);
    if (is_init(f) && (found = submodule(x, folder, name))) return found;
    const python_file *own = f->own;
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
    return fallback;
}

static cg_values package_member(cg_rctx *x, uint32_t package, cg_name_id name, unsigned depth) {
    (void)depth;
    return submodule(x, x->r->packages.at[package].path, name);
}

static cg_values import_binds(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    const python_file *own = f->own;
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

/* ---- Names ---- */

static const char *const builtins[] = {"abs",
                                       "aiter",
                                       "all",
                                       "anext",
                                       "any",
                                       "ascii",
                                       "bin",
                                       "bool",
                                       "breakpoint",
                                       "bytearray",
                                       "bytes",
                                       "callable",
                                       "chr",
                                       "classmethod",
                                       "compile",
                                       "complex",
                                       "copyright",
                                       "delattr",
                                       "dict",
                                       "dir",
                                       "divmod",
                                       "enumerate",
                                       "eval",
                                       "exec",
                                       "exit",
                                       "filter",
                                       "float",
                                       "format",
                                       "frozenset",
                                       "getattr",
                                       "globals",
                                       "hasattr",
                                       "hash",
                                       "help",
                                       "hex",
                                       "id",
                                       "input",
                                       "int",
                                       "isinstance",
                                       "issubclass",
                                       "iter",
                                       "len",
                                       "list",
                                       "locals",
                                       "map",
                                       "max",
                                       "memoryview",
                                       "min",
                                       "next",
                                       "object",
                                       "oct",
                                       "open",
                                       "ord",
                                       "pow",
                                       "print",
                                       "property",
                                       "quit",
                                       "range",
                                       "repr",
                                       "reversed",
                                       "round",
                                       "set",
                                       "setattr",
                                       "slice",
                                       "sorted",
                                       "staticmethod",
                                       "str",
                                       "sum",
                                       "super",
                                       "tuple",
                                       "type",
                                       "vars",
                                       "zip",
                                       "__import__",
                                       "__name__",
                                       "__file__",
                                       "__doc__",
                                       "__all__",
                                       "__debug__",
                                       "__path__",
                                       "__package__",
                                       "__spec__",
                                       "__loader__",
                                       "__builtins__",
                                       "Ellipsis",
                                       "NotImplemented",
                                       "True",
                                       "False",
                                       "None",
                                       "BaseException",
                                       "BaseExceptionGroup",
                                       "Exception",
                                       "ExceptionGroup",
                                       "GeneratorExit",
                                       "KeyboardInterrupt",
                                       "SystemExit",
                                       "StopIteration",
                                       "StopAsyncIteration",
                                       "unicode",
                                       "basestring",
                                       "xrange",
                                       "long",
                                       "raw_input",
                                       "unichr",
                                       "reduce",
                                       "cmp",
                                       "file",
                                       "execfile",
                                       "reload",
                                       "WindowsError"};

static bool is_builtin(cg_str name) {
    for (size_t i = 0; i < sizeof builtins / sizeof *builtins; i++)
        if (cg_str_is(name, builtins[i])) return true;
    /* all built-in exceptions end so and begin with a capital */
    return name.len > 5 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z' &&
           (cg_str_ends(name, CG_STR("Error")) || cg_str_ends(name, CG_STR("Warning")));
}

static cg_values outer(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                       unsigned depth) {
    (void)scope;
    (void)how;
    cg_values found = cg_denoted_in_scope(x, f, 0, name, depth);
    if (found) return found;
    const python_file *own = f->own;
    if (own->star_count && (found = module_member(x, f, name, depth + 1)) && found != CG_VALUE_OF_OPAQUE)
        return found;
    cg_str text = cg_name_str(x->r->names, name);
    if (is_builtin(text))
        return cg_value_make(
            CG_VALUE_EXTERNAL,
            cg_external_member(x->r->pool,
                               cg_external_package(x->r->pool, CG_LANG_PYTHON, CG_STR("builtins")), text),
            0);
    return found;
}

/* ---- Built-in types ---- */

static bool is_typing(cg_rctx *x, const cg_external *e) {
    static const char *const packages[] = {"builtins", "typing", "typing_extensions", "collections", "t"};
    while (e->parent != CG_NONE) e = cg_external_at(x->r->pool, e->parent);
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (cg_str_is(e->name, packages[i])) return true;
    return false;
}

static bool one_of(cg_str name, const char *const *list) {
    for (; *list; list++)
        if (cg_str_is(name, *list)) return true;
    return false;
}

static cg_values external_type(cg_rctx *x, uint32_t id, uint32_t args) {
    static const char *const sequences[] = {"list",
                                            "List",
                                            "Sequence",
                                            "Iterable",
                                            "Iterator",
                                            "Collection",
                                            "set",
                                            "Set",
                                            "frozenset",
                                            "FrozenSet",
                                            "MutableSequence",
                                            "MutableSet",
                                            "AbstractSet",
                                            "deque",
                                            "Deque",
                                            "Generator",
                                            "AsyncIterator",
                                            "AsyncIterable",
                                            "AsyncGenerator",
                                            "Container",
                                            "Reversible",
                                            "KeysView",
                                            "ValuesView",
                                            NULL};
    static const char *const maps[] = {"dict",           "Dict",        "Mapping",
                                       "MutableMapping", "DefaultDict", "defaultdict",
                                       "OrderedDict",    "ChainMap",    NULL};
    static const char *const wrappers[] = {"Optional",       "ClassVar",    "Final",    "Annotated",
                                           "Required",       "NotRequired", "ReadOnly", "Awaitable",
                                           "ContextManager", NULL};
    cg_resolver *r = x->r;
    const cg_external *e = cg_external_at(r->pool, id);
    if (e->depth == 0 || !is_typing(x, e)) return 0;
    const cg_values *list;
    uint32_t n = cg_args_list(r->pool, args, &list);
    if (one_of(e->name, sequences))
        return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_LIST, n ? cg_args_of(r->pool, list, 1) : 0);
    if (one_of(e->name, maps)) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_MAP, args);
    if (one_of(e->name, wrappers)) return n ? list[0] : CG_VALUE_OF_UNKNOWN;
    if (cg_str_is(e->name, "Union")) {
        cg_values out = 0;
        for (uint32_t i = 0; i < n; i++) out = cg_values_union(r->pool, out, list[i]);
        return out ? out : CG_VALUE_OF_UNKNOWN;
    }
    if (cg_str_is(e->name, "tuple") || cg_str_is(e->name, "Tuple"))
        return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_TUPLE, args);
    if (cg_str_is(e->name, "Callable"))
        return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_OTHER,
                             n ? cg_args_of(r->pool, &list[n - 1], 1) : 0);
    if (cg_str_is(e->name, "Coroutine")) return n ? list[n - 1] : CG_VALUE_OF_UNKNOWN;
    if (cg_str_is(e->name, "str")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_STRING, 0);
    if (cg_str_is(e->name, "bytes")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_BYTES, 0);
    if (cg_str_is(e->name, "int")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_INT, 0);
    if (cg_str_is(e->name, "float")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_FLOAT, 0);
    if (cg_str_is(e->name, "bool")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_BOOL, 0);
    if (cg_str_is(e->name, "None")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_NULL, 0);
    if (cg_str_is(e->name, "Any") || cg_str_is(e->name, "object")) return CG_VALUE_OF_UNKNOWN;
    return 0;
}

static cg_values list_of(cg_rctx *x, cg_values element) {
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_LIST, cg_args_of(x->r->pool, &element, 1));
}

static cg_values pair_of(cg_rctx *x, cg_values a, cg_values b) {
    cg_values both[2] = {a, b};
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_TUPLE, cg_args_of(x->r->pool, both, 2));
}

/* getattr(x, "name") is x.name; any other name is not known. */
static cg_values get_attribute(cg_rctx *x, cg_values objects, cg_expr_id name) {
    const cg_expr *e = &x->facts->exprs[name];
    if (e->op != CG_EXPR_LITERAL || !e->b) return CG_VALUE_OF_UNKNOWN;
    const cg_value *list;
    uint32_t n = cg_values_list(&objects, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++) {
        cg_values members = cg_member_of(x, list[i], cg_name_of(x->file, e->b), 0, 0);
        out = cg_values_union(x->r->pool, out, cg_values_of_denoted(x, members, 0));
    }
    return out ? cg_values_inferred(x->r->pool, out) : CG_VALUE_OF_UNKNOWN;
}

static cg_values external_call(cg_rctx *x, uint32_t id, const cg_expr *call) {
    static const char *const same[] = {"list",      "sorted", "reversed", "tuple", "set",
                                       "frozenset", "iter",   "deque",    NULL};
    const cg_external *e = cg_external_at(x->r->pool, id);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    if (e->depth == 0 || call->n == 0) return external_type(x, id, 0);
    cg_values first = x->values[operands[0]], element = 0;
    if (cg_str_is(e->name, "partial") || cg_str_is(e->name, "wraps")) return first;
    if (cg_str_is(e->name, "cast") && call->n > 1) return cg_type_instances(x, x->file, operands[0], 0);
    if (!is_typing(x, e)) return 0;
    if (cg_str_is(e->name, "getattr") && call->n > 1) return get_attribute(x, first, operands[1]);
    if (one_of(e->name, same)) return list_of(x, cg_element_of(x, first, false));
    if (cg_str_is(e->name, "next")) return cg_element_of(x, first, false);
    if (cg_str_is(e->name, "enumerate"))
        return list_of(x, pair_of(x, cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_INT, 0),
                                  cg_element_of(x, first, false)));
    if (cg_str_is(e->name, "zip") && call->n == 2)
        return list_of(
            x, pair_of(x, cg_element_of(x, first, false), cg_element_of(x, x->values[operands[1]], false)));
    if (cg_str_is(e->name, "max") || cg_str_is(e->name, "min"))
        return call->n == 1 ? cg_element_of(x, first, false) : first;
    if (cg_str_is(e->name, "type") && call->n == 1) {
        const cg_value *list;
        uint32_t n = cg_values_list(&first, &list);
        for (uint32_t i = 0; i < n; i++)
            if (cg_tag(list[i]) == CG_VALUE_INSTANCE)
                element =
                    cg_values_union(x->r->pool, element, cg_value_make(CG_VALUE_DEF, cg_id(list[i]), 0));
        return element;
    }
    return external_type(x, id, 0);
}

/* Methods of dictionaries and lists; `called` is what they give. */
static cg_values builtin_member(cg_rctx *x, cg_value v, cg_name_id name, bool called) {
    static const char *const value[] = {"get", "pop", "setdefault", "popitem", "popleft", NULL};
    static const char *const text[] = {"format", "join",    "strip", "lstrip",     "rstrip", "lower",
                                       "upper",  "replace", "title", "capitalize", "encode", "decode",
                                       "ljust",  "rjust",   "zfill", NULL};
    bool map = cg_tag(v) == CG_VALUE_OBJECT || (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_MAP);
    if (!called) return cg_tag(v) == CG_VALUE_OBJECT ? CG_VALUE_OF_OPAQUE : 0;
    cg_str method = cg_name_str(x->r->names, name);
    if (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_STRING)
        return one_of(method, text)                                            ? v
               : cg_str_is(method, "split") || cg_str_is(method, "splitlines") ? list_of(x, v)
                                                                               : 0;
    if (cg_tag(v) == CG_VALUE_EXT_INSTANCE) return 0;
    if (cg_str_is(method, "copy")) return v;
    if (one_of(method, value)) return cg_element_of(x, v, false);
    if (!map) return 0;
    if (cg_str_is(method, "values")) return list_of(x, cg_element_of(x, v, false));
    if (cg_str_is(method, "keys")) return list_of(x, cg_element_of(x, v, true));
    cg_values key = cg_tag(v) == CG_VALUE_OBJECT ? CG_VALUE_OF_UNKNOWN : cg_element_of(x, v, true);
    return cg_str_is(method, "items") ? list_of(x, pair_of(x, key, cg_element_of(x, v, false))) : 0;
}

/* ---- Definitions that replace others ---- */

static bool is_replaceable(const cg_rfile *f, const cg_symbol *s) {
    uint8_t scope = f->facts->scopes[s->scope].kind;
    return (cg_kind_is_function(s->kind) || cg_kind_is_class(s->kind)) &&
           !(s->flags & (CG_SYM_GETTER | CG_SYM_SETTER)) &&
           (scope == CG_SCOPE_FILE || scope == CG_SCOPE_CLASS);
}

static uint32_t column_of(const cg_rfile *f, cg_symbol_id s) {
    uint32_t line, column = UINT32_MAX;
    if (s < f->facts->node_count) cg_facts_place(f->facts, f->facts->nodes[s].start, &line, &column);
    return column;
}

/* Whether it is a statement of the body itself: no deeper than anything else in it. */
static bool stands_straight(const cg_rfile *f, cg_symbol_id s) {
    cg_scope_id scope = f->facts->symbols[s].scope;
    uint32_t own = column_of(f, s);
    if (scope == 0) return own == 1;
    for (uint32_t i = f->scope_first[scope]; i < f->scope_first[scope + 1]; i++)
        if (column_of(f, f->scoped[i].symbol) < own) return false;
    return true;
}

/* Where the body that declares it is running itself: only what stands above is defined then. */
static uint32_t defined_until(const cg_rctx *x, const cg_rfile *f, cg_scope_id scope) {
    if (x->file != f) return UINT32_MAX;
    for (cg_scope_id s = x->scope; s != scope; s = f->facts->scopes[s].parent)
        if (s == CG_NONE || f->facts->scopes[s].kind == CG_SCOPE_FUNCTION) return UINT32_MAX;
    return x->facts->exprs[x->expr].at;
}

/* In a straight line a later definition takes the name (and an implementation that of its @overload signatures); of
 * those in branches each may be meant. */
static cg_gid canonical(cg_rctx *x, cg_rfile *from, cg_gid id) {
    (void)from;
    cg_rfile *f = cg_file_of(x->r, id);
    const cg_symbol *s = cg_symbol_in(f, id);
    const cg_scoped_name *same;
    if (f->policy != &cg_policy_python || s->scope == CG_NONE || !is_replaceable(f, s)) return id;
    uint32_t n = cg_scope_find(f, s->scope, cg_name_of(f, s->name), &same);
    if (n < 2) return id;
    uint32_t until = defined_until(x, f, s->scope);
    cg_symbol_id own = id - f->symbol_base, last = CG_NONE;
    for (uint32_t i = 0; i < n; i++) {
        const cg_symbol *other = &f->facts->symbols[same[i].symbol];
        if (is_replaceable(f, other) && other->at < until && stands_straight(f, same[i].symbol))
            last = same[i].symbol;
    }
    return last != CG_NONE && (own < last || s->at >= until) ? cg_gid_of(f, last) : id;
}

const cg_policy cg_policy_python = {
    .languages = {CG_LANG_PYTHON},
    .flags = CG_POLICY_C3 | CG_POLICY_PARAMETER_FLOW | CG_POLICY_CLASS_SCOPE | CG_POLICY_DEFINES_ATTRIBUTES,
    .constructors = {"__init__", "__new__"},
    .call_method = "__call__",
    .separator = ".",
    .prepare = prepare,
    .import_module = import_module,
    .import_binds = import_binds,
    .outer = outer,
    .module_member = module_member,
    .package_member = package_member,
    .external_type = external_type,
    .external_call = external_call,
    .builtin_member = builtin_member,
    .canonical = canonical,
};
