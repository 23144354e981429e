/* Rust: names in modules, use declarations, macros, calls of variants. */
#include "resolve/policy_rust.h"

/* ---- What is being looked up, so that cycles of globs and re-exports end ---- */

typedef struct visiting {
    unsigned count;
    bool cut; /* a cycle was met: what was found may be incomplete */
    struct {
        rust_module module;
        cg_name_id name;
    } at[48];
} visiting;

static visiting *visiting_of(cg_rctx *x) {
    if (!x->own[CG_OWN_RUST]) x->own[CG_OWN_RUST] = cg_alloc_zero(1, sizeof(visiting));
    return x->own[CG_OWN_RUST];
}

static bool enter(visiting *v, rust_module m, cg_name_id name) {
    for (unsigned i = 0; i < v->count; i++)
        if (v->at[i].name == name && v->at[i].module.file == m.file && v->at[i].module.scope == m.scope) {
            v->cut = true;
            return false;
        }
    if (v->count == sizeof v->at / sizeof *v->at) {
        v->cut = true;
        return false;
    }
    v->at[v->count].module = m;
    v->at[v->count++].name = name;
    return true;
}

/* ---- Modules as values ---- */

static cg_values value_of_module(const cg_resolver *r, rust_module m) {
    if (m.file == CG_NONE) return 0;
    const cg_rfile *f = &r->files[m.file];
    if (m.scope == 0) return cg_value_make(CG_VALUE_MODULE, m.file, 0);
    return cg_value_make(CG_VALUE_DEF, cg_gid_of(f, f->facts->scopes[m.scope].owner), 0);
}

static rust_module module_of_value(const cg_resolver *r, cg_value v) {
    if (cg_tag(v) == CG_VALUE_MODULE) return (rust_module){cg_id(v), 0};
    if (cg_tag(v) != CG_VALUE_DEF) return (rust_module){CG_NONE, 0};
    const cg_rfile *f = cg_file_of(r, cg_id(v));
    const cg_symbol *s = cg_symbol_in(f, cg_id(v));
    if (s->inner == CG_NONE || f->facts->scopes[s->inner].kind != CG_SCOPE_NAMESPACE)
        return (rust_module){CG_NONE, 0};
    return (rust_module){f->index, s->inner};
}

/* Macros have a name space of their own. */
static cg_values only_macros(cg_rctx *x, cg_values set, bool macros) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool is_macro =
            cg_tag(list[i]) == CG_VALUE_DEF && cg_symbol_of(x->r, cg_id(list[i]))->kind == CG_NODE_MACRO;
        if (is_macro == macros || cg_tag(list[i]) == CG_VALUE_EXTERNAL) keep[kept++] = list[i];
    }
    return kept == n ? set : cg_values_of(x->r->pool, keep, kept);
}

static cg_values member_of_value(cg_rctx *x, cg_value v, cg_name_id name, unsigned depth);

static cg_values glob_names(cg_rctx *x, cg_rfile *f, rust_module m, cg_name_id name, unsigned depth) {
    const rust_file *own = f->own;
    cg_values out = 0;
    for (uint32_t i = 0; i < own->star_count; i++) {
        const cg_import *star = &f->facts->imports[own->stars[i]];
        if (rust_module_around(f, star->scope).scope != m.scope) continue;
        cg_values from = f->policy->import_binds(x, f, star, depth + 1);
        const cg_value *list;
        uint32_t n = cg_values_list(&from, &list);
        for (uint32_t k = 0; k < n; k++)
            if (cg_tag(list[k]) == CG_VALUE_MODULE || cg_tag(list[k]) == CG_VALUE_DEF)
                out = cg_values_union(x->r->pool, out, member_of_value(x, list[k], name, depth + 1));
    }
    return out == CG_VALUE_OF_UNKNOWN || out == CG_VALUE_OF_OPAQUE ? 0 : out;
}

/* What a scope declares, without what is for another configuration. */
static cg_values declared(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned depth) {
    const cg_scoped_name *s;
    uint32_t n = cg_scope_find(f, scope, name, &s);
    bool configured = false;
    for (uint32_t i = 0; i < n; i++) configured |= !(f->facts->symbols[s[i].symbol].flags & CG_SYM_OPTIONAL);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!configured || !(f->facts->symbols[s[i].symbol].flags & CG_SYM_OPTIONAL))
            out = cg_values_union(x->r->pool, out, cg_denoted(x, f, s[i].symbol, depth));
    return out;
}

/* The names of a module: its items and imports, else what its glob imports bring. */
static cg_values names_in(cg_rctx *x, rust_module m, cg_name_id name, unsigned depth) {
    visiting *v = visiting_of(x);
    cg_rfile *f = &x->r->files[m.file];
    if (depth > CG_DEPTH_MAX || !enter(v, m, name)) return 0;
    cg_values found = declared(x, f, m.scope, name, depth);
    if (!found || found == CG_VALUE_OF_UNKNOWN) {
        cg_values more = glob_names(x, f, m, name, depth);
        if (more) found = more;
    }
    v->count--;
    return found;
}

static cg_values member_of_value(cg_rctx *x, cg_value v, cg_name_id name, unsigned depth) {
    rust_module m = module_of_value(x->r, v);
    return m.file != CG_NONE ? names_in(x, m, name, depth) : cg_member_of(x, v, name, CG_MEMBER_SCOPE, depth);
}

/* ---- Paths ---- */

static bool next_part(cg_str *path, cg_str *part) {
    if (path->len == 0) return false;
    size_t colon = cg_str_find(*path, CG_STR("::"));
    *part = colon == CG_STR_NOWHERE ? *path : cg_str_first(*path, colon);
    *path = colon == CG_STR_NOWHERE ? CG_STR_NONE : cg_str_from_index(*path, colon + 2);
    if (cg_str_starts(*part, CG_STR("r#"))) *part = cg_str_from_index(*part, 2);
    return true;
}

/* The submodule of that name, 0 if the module declares none. Before `::` only that is meant: use self::a::a. */
static cg_values submodule(const cg_resolver *r, rust_module m, cg_name_id name) {
    const cg_rfile *f = &r->files[m.file];
    const cg_scoped_name *s;
    uint32_t n = cg_scope_find(f, m.scope, name, &s), count;
    for (uint32_t i = 0; i < n; i++) {
        const cg_symbol *symbol = &f->facts->symbols[s[i].symbol];
        if (symbol->flags & CG_SYM_OPTIONAL) continue;
        if (symbol->kind == CG_NODE_MODULE) return cg_value_make(CG_VALUE_DEF, cg_gid_of(f, s[i].symbol), 0);
        const cg_import *import =
            symbol->kind == CG_NODE_IMPORT ? cg_import_of(f, s[i].symbol, &count) : NULL;
        if (!import || import->kind != CG_IMPORT_MOD) continue;
        uint32_t child = ((const rust_file *)f->own)->children[import - f->facts->imports];
        if (child != CG_NONE) return cg_value_make(CG_VALUE_MODULE, child, 0);
    }
    return 0;
}

/* The first part of a path in a use declaration. */
static cg_values first_of_path(cg_rctx *x, cg_rfile *f, const cg_import *i, cg_str part, bool last,
                               unsigned depth) {
    rust_module here = rust_module_around(f, i->scope);
    if (cg_str_is(part, "crate") || cg_str_is(part, "$crate"))
        return cg_value_make(CG_VALUE_MODULE, rust_crate_root(x->r, f->index), 0);
    if (cg_str_is(part, "self")) return value_of_module(x->r, here);
    if (!(i->flags & CG_IMPORT_SYSTEM)) {
        cg_name_id name = cg_name_find(x->r->names, part);
        cg_values found = 0;
        /* A block's own items come first (use Enum::* in a function). */
        for (cg_scope_id s = i->scope; s != here.scope && name != CG_NONE && !found;
             s = f->facts->scopes[s].parent) {
            const cg_scoped_name *at;
            uint32_t n = cg_scope_find(f, s, name, &at);
            for (uint32_t k = 0; k < n && !found; k++)
                if (f->facts->symbols[at[k].symbol].kind != CG_NODE_IMPORT)
                    found = cg_value_make(CG_VALUE_DEF, cg_gid_of(f, at[k].symbol), 0);
        }
        if (!found && !last && name != CG_NONE) found = submodule(x->r, here, name);
        if (!found && name != CG_NONE) found = only_macros(x, names_in(x, here, name, depth + 1), false);
        if (found && found != CG_VALUE_OF_UNKNOWN) return found;
    }
    cg_values crate = rust_crate(x, f, part);
    if (crate) return crate;
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_package(x->r->pool, CG_LANG_RUST, part), 0);
}

static cg_values step(cg_rctx *x, cg_values from, cg_str part, bool last, unsigned depth) {
    cg_name_id name = cg_name_find(x->r->names, part);
    const cg_value *list;
    uint32_t n = cg_values_list(&from, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++) {
        rust_module m = module_of_value(x->r, list[i]);
        if (cg_str_is(part, "super") && m.file != CG_NONE)
            out = cg_values_union(x->r->pool, out, value_of_module(x->r, rust_module_above(x->r, m)));
        else if (cg_str_is(part, "self"))
            out = cg_values_union(x->r->pool, out, list[i]);
        else if (cg_tag(list[i]) == CG_VALUE_EXTERNAL)
            out = cg_values_union(
                x->r->pool, out,
                cg_value_make(CG_VALUE_EXTERNAL, cg_external_member(x->r->pool, cg_id(list[i]), part), 0));
        else if (name != CG_NONE) {
            cg_values module = !last && m.file != CG_NONE ? submodule(x->r, m, name) : 0;
            if (!module) module = member_of_value(x, list[i], name, depth + 1);
            out = cg_values_union(x->r->pool, out, module);
        }
    }
    return out;
}

/* What a use declaration's path leads to, without its name. *files: the last module on the way. */
static cg_values path_of_import(cg_rctx *x, cg_rfile *f, const cg_import *i, bool with_name, cg_values *files,
                                unsigned depth) {
    cg_str path = cg_facts_str(f->facts, i->module), part;
    cg_values at = 0;
    rust_module up = rust_module_around(f, i->scope);
    for (unsigned n = 0; n < i->level && up.file != CG_NONE; n++) up = rust_module_above(x->r, up);
    if (i->level) at = value_of_module(x->r, up);
    bool begun = i->level != 0, named = with_name && i->name;
    for (;;) {
        if (!next_part(&path, &part)) {
            if (!named) break;
            named = false;
            part = cg_facts_str(f->facts, i->name);
        }
        bool last = path.len == 0 && !named;
        at = begun ? step(x, at, part, last, depth) : first_of_path(x, f, i, part, last, depth);
        begun = true;
        const cg_value *list;
        uint32_t n = cg_values_list(&at, &list);
        for (uint32_t k = 0; k < n && files; k++)
            if (module_of_value(x->r, list[k]).file != CG_NONE ||
                (cg_tag(list[k]) == CG_VALUE_EXTERNAL &&
                 (*files == 0 || cg_tag(*files) == CG_VALUE_EXTERNAL)))
                *files = list[k];
        if (at == 0) break;
    }
    return at;
}

/* ---- Imports ---- */

static cg_values child_module(cg_rfile *f, const cg_import *i) {
    uint32_t child = ((const rust_file *)f->own)->children[i - f->facts->imports];
    return child == CG_NONE ? CG_VALUE_OF_UNKNOWN : cg_value_make(CG_VALUE_MODULE, child, 0);
}

/* Examples, tests and programs of a package import its library as a package; inside a library files import files. */
static cg_values library_or_file(const cg_resolver *r, const cg_rfile *from, uint32_t file) {
    const rust_package *own = ((const rust_file *)from->own)->package;
    bool from_outside = own && own->root != CG_NONE && rust_crate_root(r, file) == own->root &&
                        rust_crate_root(r, from->index) != own->root;
    uint32_t package = from_outside ? cg_package_find(r, CG_LANG_RUST, own->folder) : CG_NONE;
    if (package != CG_NONE) return cg_value_make(CG_VALUE_PACKAGE, package, 0);
    return cg_value_make(CG_VALUE_MODULE, file, 0);
}

static cg_values import_module(cg_rctx *x, cg_rfile *f, const cg_import *i) {
    if (i->kind == CG_IMPORT_MOD) return child_module(f, i);
    cg_values files = 0;
    if (i->level) {
        rust_module up = rust_module_around(f, i->scope);
        for (unsigned n = 0; n < i->level && up.file != CG_NONE; n++) up = rust_module_above(x->r, up);
        files = value_of_module(x->r, up);
    }
    cg_values at = path_of_import(x, f, i, true, &files, 0);
    if (!files && cg_values_single(at) && cg_tag(at) == CG_VALUE_DEF) /* use Enum::*, of an enum around */
        files = cg_value_make(CG_VALUE_MODULE, cg_file_of(x->r, cg_id(at))->index, 0);
    rust_module m = files ? module_of_value(x->r, files) : (rust_module){CG_NONE, 0};
    if (m.file != CG_NONE) return library_or_file(x->r, f, m.file);
    if (files == 0) return CG_VALUE_OF_UNKNOWN;
    /* A library's module: without the name that is taken from it. */
    const cg_external *e = cg_external_at(x->r->pool, cg_id(files));
    if (i->name && e->parent != CG_NONE) return cg_value_make(CG_VALUE_EXTERNAL, e->parent, 0);
    return files;
}

static cg_values import_binds(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    if (i->kind == CG_IMPORT_MOD) return child_module(f, i);
    uint64_t *known = &((const rust_file *)f->own)->binds[i - f->facts->imports];
    cg_values v = __atomic_load_n(known, __ATOMIC_RELAXED);
    if (v) return v;
    visiting *stack = visiting_of(x);
    bool cut = stack->cut;
    stack->cut = false;
    v = depth > CG_DEPTH_MAX ? 0 : path_of_import(x, f, i, true, NULL, depth);
    if (!v) v = CG_VALUE_OF_UNKNOWN;
    if (!stack->cut && depth <= CG_DEPTH_MAX / 2) __atomic_store_n(known, v, __ATOMIC_RELAXED);
    stack->cut |= cut;
    return v;
}

/* ---- Names ---- */

static cg_values find_macro(cg_rctx *x, cg_rfile *f, rust_module m, cg_name_id name, unsigned depth) {
    cg_str text = cg_name_str(x->r->names, name), part;
    if (cg_str_find(text, CG_STR("::")) !=
        CG_STR_NOWHERE) { /* a::b!: the last part's name, in the crate if it is ours */
        cg_import path = {.scope = m.scope};
        cg_values at = 0;
        for (bool begun = false; next_part(&text, &part); begun = true) {
            bool last = text.len == 0;
            cg_name_id id = cg_name_find(x->r->names, part);
            if (last && cg_values_single(at) && cg_tag(at) != CG_VALUE_EXTERNAL)
                return id == CG_NONE ? 0 : find_macro(x, f, m, id, depth + 1);
            at = begun ? step(x, at, part, last, depth) : first_of_path(x, f, &path, part, last, depth);
        }
        return at;
    }
    cg_values found = only_macros(x, names_in(x, m, name, depth), true);
    if (found) return found;
    const rust_state *s = rust_state_of(x->r);
    cg_values same_file = 0, same_crate = 0, any = 0;
    size_t low = 0, high = s->macro_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->macros[middle].name < name)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < s->macro_count && s->macros[low].name == name; low++) {
        cg_value v = cg_value_make(CG_VALUE_DEF, s->macros[low].member, 0);
        const cg_rfile *of = cg_file_of(x->r, s->macros[low].member);
        if (of == f) same_file = cg_values_union(x->r->pool, same_file, v);
        if (rust_crate_root(x->r, of->index) == rust_crate_root(x->r, f->index))
            same_crate = cg_values_union(x->r->pool, same_crate, v);
        if (cg_symbol_of(x->r, s->macros[low].member)->flags & CG_SYM_EXPORTED)
            any = cg_values_union(x->r->pool, any, v);
    }
    if (same_file) return cg_without_alternatives(x, same_file);
    if (same_crate) return cg_without_alternatives(x, same_crate);
    found = rust_std_macro(x, cg_name_str(x->r->names, name));
    return found ? found : any;
}

static cg_values outer(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                       unsigned depth) {
    rust_module here = rust_module_around(f, scope);
    cg_str text = cg_name_str(x->r->names, name);
    if (how & CG_NAME_MACRO) return find_macro(x, f, here, name, depth);
    if (cg_str_is(text, "crate")) return cg_value_make(CG_VALUE_MODULE, rust_crate_root(x->r, f->index), 0);
    if (cg_str_is(text, "self::")) return value_of_module(x->r, here);
    if (cg_str_is(text, "super")) return value_of_module(x->r, rust_module_above(x->r, here));
    cg_values found = 0;
    if (!(how & CG_NAME_GLOBAL)) {
        found = names_in(x, here, name, depth);
        cg_values values = only_macros(x, found, false);
        if (values && values != CG_VALUE_OF_UNKNOWN) return values;
    }
    cg_values crate = rust_crate(x, f, text);
    if (crate) return crate;
    cg_values known = rust_prelude(x, text);
    return known ? known : found == CG_VALUE_OF_UNKNOWN ? found : 0;
}

static cg_values module_member(cg_rctx *x, cg_rfile *f, cg_name_id name, unsigned depth) {
    cg_str text = cg_name_str(x->r->names, name);
    rust_module m = {f->index, 0};
    if (cg_str_is(text, "super")) return value_of_module(x->r, rust_module_above(x->r, m));
    if (cg_str_is(text, "self")) return value_of_module(x->r, m);
    return only_macros(x, names_in(x, m, name, depth), false);
}

static cg_values namespace_member(cg_rctx *x, cg_rfile *f, cg_symbol_id symbol, cg_name_id name,
                                  unsigned depth) {
    cg_str text = cg_name_str(x->r->names, name);
    rust_module m = {f->index, f->facts->symbols[symbol].inner};
    if (m.scope == CG_NONE) return 0;
    if (cg_str_is(text, "super")) return value_of_module(x->r, rust_module_above(x->r, m));
    return only_macros(x, names_in(x, m, name, depth), false);
}

/* ---- Calls ---- */

/* A variant with fields is called, or written like a struct: it makes its enum. */
static bool special_call(cg_rctx *x, cg_expr_id id, cg_values *value) {
    const cg_expr *call = &x->facts->exprs[id];
    cg_expr_id callee = call->a;
    if (x->facts->exprs[callee].op == CG_EXPR_APPLY) callee = x->facts->exprs[callee].a;
    cg_values denoted = x->denotes[callee];
    if (cg_values_single(denoted) && cg_tag(denoted) == CG_VALUE_DEF && call->n) {
        cg_gid class_ = cg_class_meant(x, denoted);
        if (class_ != CG_NONE) rust_fill(x, call, class_);
    }
    if (!cg_values_single(denoted) || cg_tag(denoted) != CG_VALUE_DEF ||
        cg_symbol_of(x->r, cg_id(denoted))->kind != CG_NODE_ENUM_MEMBER)
        return rust_std_method(x, call, value);
    *value = cg_value_of_def(x, cg_id(denoted), 0);
    cg_emit_one(x, CG_EDGE_INSTANTIATES, cg_emit_source(x), denoted, call->at, 1);
    return true;
}

const cg_policy cg_policy_rust = {
    .languages = {CG_LANG_RUST},
    .flags = CG_POLICY_OVERLOADS,
    .separator = "::",
    .prepare = rust_prepare,
    .classes_ready = rust_classes_ready,
    .import_module = import_module,
    .import_binds = import_binds,
    .outer = outer,
    .module_member = module_member,
    .namespace_member = namespace_member,
    .missing_member = rust_missing_member,
    .element = rust_element,
    .external_type = rust_external_type,
    .external_call = rust_external_call,
    .builtin_member = rust_builtin_member,
    .choose = rust_choose,
    .special_call = special_call,
    .own_members = cg_without_alternatives,
    .by_path = rust_by_path,
    .overridden = rust_overridden,
    .extra_edges = rust_extra_edges,
};
