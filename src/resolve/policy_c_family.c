/* C and C++: includes, linkage, namespaces; members by class. */
#include "resolve/c_family.h"

/* ---- Files ---- */

static cg_error prepare(cg_resolver *r, const cg_policy *policy) {
    c_family_state *s = CG_NEW(&r->arena, c_family_state);
    r->own[CG_OWN_C_FAMILY] = s;
    c_includes_prepare(r, s, policy);
    s->std_name = cg_name_add(r->names, CG_STR("std"));
    CG_TRY(c_names_prepare(r, s, policy));
    c_names_hide(r, s);
    s->std_space = cg_intern_find(&s->spaces, CG_STR("std"));
    return CG_OK;
}

static void forget(cg_resolver *r) {
    c_family_state *s = c_family_of(r);
    if (!s) return;
    cg_intern_clear(&s->spaces);
    cg_map64_clear(&s->global_at);
    cg_map64_clear(&s->by_base);
}

/* ---- Imports ---- */

static cg_values namespace_value(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_str path, unsigned depth);

static uint32_t space_at(const cg_rctx *x, const cg_rfile *f, cg_scope_id scope) {
    const uint32_t *spaces = c_family_of(x->r)->scope_space[f->index];
    while (scope && spaces[scope] == CG_NONE) scope = f->facts->scopes[scope].parent;
    return scope == CG_NONE ? 0 : spaces[scope];
}

static cg_values import_module(cg_rctx *x, cg_rfile *f, const cg_import *i) {
    cg_str path = cg_facts_str(f->facts, i->module);
    if (i->kind != CG_IMPORT_INCLUDE) return namespace_value(x, f, i->scope, path, 0);
    uint32_t file = c_include_file(x->r, f, i);
    if (file != CG_NONE) return cg_value_make(CG_VALUE_MODULE, file, 0);
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_package(x->r->pool, CG_LANG_C, path), 0);
}

/* The class or namespace that a path of names stands for. */
static cg_values namespace_value(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_str path, unsigned depth) {
    cg_values value = 0;
    bool first = true;
    cg_str part;
    while (cg_str_split(&path, ':', &part)) {
        if (!part.len) continue;
        cg_name_id name = cg_name_find(x->r->names, cg_str_trim(part));
        if (cg_str_is(part, "std") && first) {
            value = c_external(x, "std", CG_STR_NONE);
        } else if (name == CG_NONE) {
            return CG_VALUE_OF_UNKNOWN;
        } else if (first) {
            value = cg_lookup_name(x, f, scope, name, 0, depth + 2);
        } else {
            cg_values out = 0;
            const cg_value *list;
            uint32_t n = cg_values_list(&value, &list);
            for (uint32_t i = 0; i < n; i++)
                out = cg_values_union(x->r->pool, out,
                                      cg_member_of(x, list[i], name, CG_MEMBER_SCOPE, depth + 2));
            value = out;
        }
        first = false;
    }
    return value ? value : CG_VALUE_OF_UNKNOWN;
}

static cg_values bound(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth);

/* using a::b; and namespace c = a::b; Nothing while it is being followed already: a::b itself is asked for b. */
static cg_values import_binds(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    c_family_work *w = c_work_of(x);
    if (depth > CG_DEPTH_MAX || w->binding_count == C_BINDING_MAX) return CG_VALUE_OF_UNKNOWN;
    for (uint32_t k = 0; k < w->binding_count; k++)
        if (w->binding[k] == i) return 0;
    w->binding[w->binding_count++] = i;
    cg_values v = bound(x, f, i, depth);
    w->binding_count--;
    return v;
}

static cg_values bound(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    cg_str path = cg_facts_str(f->facts, i->module);
    cg_scope_id scope = i->scope;
    if (i->kind == CG_IMPORT_MODULE) return namespace_value(x, f, scope, path, depth);
    cg_name_id name = cg_name_of(f, i->name);
    if (!path.len) return c_find(x, f, 0, name, 0, depth + 1);
    cg_values of = namespace_value(x, f, scope, path, depth), out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&of, &list);
    for (uint32_t k = 0; k < n; k++)
        out = cg_values_union(x->r->pool, out, cg_member_of(x, list[k], name, CG_MEMBER_SCOPE, depth + 1));
    return out ? out : CG_VALUE_OF_UNKNOWN;
}

/* ---- Names ---- */

/* using namespace n; in this file. */
static cg_values through_directives(cg_rctx *x, cg_rfile *f, uint32_t space, cg_name_id name, unsigned how,
                                    unsigned depth) {
    const c_family_state *s = c_family_of(x->r);
    for (uint32_t i = 0; i < f->facts->imports_len; i++) {
        const cg_import *import = &f->facts->imports[i];
        if (import->kind != CG_IMPORT_STAR) continue;
        uint32_t target = c_space_named(s, space, cg_facts_str(f->facts, import->module));
        cg_values found = target == CG_NONE || target == space ? 0 : c_find(x, f, target, name, how, depth);
        if (found) return found;
    }
    return 0;
}

static cg_values outer(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                       unsigned depth) {
    const c_family_state *s = c_family_of(x->r);
    uint32_t space = how & CG_NAME_GLOBAL ? 0 : space_at(x, f, scope);
    /* A part of it may be in the repository, as specialisations must be: the rest is not. */
    if (name == s->std_name && f->language == CG_LANG_CPP) return c_external(x, "std", CG_STR_NONE);
    for (;;) {
        cg_values found = c_find(x, f, space, name, how, depth);
        if (!found && f->language == CG_LANG_CPP) found = through_directives(x, f, space, name, how, depth);
        if (found) return found;
        if (space == 0) break;
        space = c_space_around(s, space);
        if (space == CG_NONE) break;
    }
    cg_str text = cg_name_str(x->r->names, name);
    if (c_library_has(text)) return c_external(x, "libc", text);
    return 0;
}

static cg_values namespace_member(cg_rctx *x, cg_rfile *f, cg_symbol_id symbol, cg_name_id name,
                                  unsigned depth) {
    const c_family_state *s = c_family_of(x->r);
    const cg_symbol *n = &f->facts->symbols[symbol];
    if (n->inner == CG_NONE) return 0;
    return c_find(x, x->file->policy == f->policy ? x->file : f, s->scope_space[f->index][n->inner], name, 0,
                  depth);
}

/* ---- Objects ---- */

/* What a method without arguments gives. */
static cg_values member_result(cg_rctx *x, cg_value v, const char *method) {
    if (cg_tag(v) != CG_VALUE_INSTANCE) return 0;
    cg_name_id name = cg_name_find(x->r->names, cg_str_from(method));
    if (name == CG_NONE || !cg_class_of(x->r, cg_id(v))) return 0;
    cg_values members = cg_class_members(x, cg_id(v), name, false, NULL);
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        cg_values result = cg_cell_read(x, cg_id(list[i]));
        out = cg_values_union(x->r->pool, out, cg_result_through(x, v, cg_id(list[i]), result));
    }
    return out;
}

/* Is an expression the name of something declared as a pointer? */
static bool is_pointer(cg_rctx *x, cg_expr_id object) {
    cg_values d = object ? x->denotes[object] : 0;
    if (!cg_values_single(d) || cg_tag(d) != CG_VALUE_DEF) return false;
    const cg_rfile *f = cg_file_of(x->r, cg_id(d));
    const cg_expr *type = &f->facts->exprs[cg_symbol_in(f, cg_id(d))->type];
    return type->op == CG_EXPR_POINTER && type->n == 0 &&
           !cg_kind_is_function(cg_symbol_in(f, cg_id(d))->kind);
}

/* v->: for a pointer v itself, for a smart pointer what it points to. */
static cg_values arrow(cg_rctx *x, cg_value v) {
    const cg_expr *e = &x->facts->exprs[x->expr];
    if (e->op == CG_EXPR_MEMBER && is_pointer(x, e->a)) return 0; /* std::unique_ptr<T> *p */
    if (cg_tag(v) == CG_VALUE_INSTANCE) {
        cg_values behind = member_result(x, v, "operator->");
        return behind == v ? 0 : behind;
    }
    const cg_values *args;
    if (cg_tag(v) != CG_VALUE_EXT_INSTANCE || !cg_args_list(x->r->pool, cg_args(v), &args)) return 0;
    return c_is_pointer_like(cg_external_at(x->r->pool, cg_id(v))->name) ? args[0] : 0;
}

/* *v of what is no object of the repository: of a library's pointers and iterators what they point to. An iterator of
 * a map counts as the map. */
static cg_values pointed_to(cg_rctx *x, cg_value v) {
    const cg_values *args;
    if (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_LIST) return 0;
    bool pointer = cg_tag(v) == CG_VALUE_EXT_INSTANCE && cg_args_list(x->r->pool, cg_args(v), &args) == 1 &&
                   c_is_pointer_like(cg_external_at(x->r->pool, cg_id(v))->name);
    return pointer ? args[0] : v;
}

/* *v and v[i]: of a pointer what it points to. */
static cg_values subscript(cg_rctx *x, cg_value v, cg_expr_id object) {
    bool star =
        x->facts->exprs[x->expr].op == CG_EXPR_INDEX && x->facts->exprs[x->expr].n == CG_INDEX_POINTER;
    bool number =
        cg_tag(v) == CG_VALUE_LITERAL && (cg_id(v) == CG_LITERAL_CHAR || cg_id(v) == CG_LITERAL_INT);
    if (number) return v; /* char *p: p[i] */
    if (cg_tag(v) != CG_VALUE_INSTANCE) return !star ? 0 : is_pointer(x, object) ? v : pointed_to(x, v);
    if (is_pointer(x, object)) return v;
    cg_values result = member_result(x, v, star ? "operator*" : "operator[]");
    return result ? result : v;
}

/* for (auto &pair : map): the parts of a pair are found through its arguments; for the repository's own containers what
 * their begin() points to. */
static cg_values iterate(cg_rctx *x, cg_value v) {
    const cg_values *args;
    if (cg_tag(v) == CG_VALUE_INSTANCE) {
        cg_values from = member_result(x, v, "begin");
        cg_values behind = cg_values_single(from) ? member_result(x, from, "operator*") : 0;
        return behind ? behind : cg_values_single(from) ? pointed_to(x, from) : from;
    }
    bool map = cg_tag(v) == CG_VALUE_EXT_INSTANCE && cg_args_list(x->r->pool, cg_args(v), &args) > 1 &&
               cg_str_find(cg_external_at(x->r->pool, cg_id(v))->name, CG_STR("map")) != CG_STR_NOWHERE;
    return map ? cg_value_make(CG_VALUE_EXT_INSTANCE, cg_id(c_external(x, "std", CG_STR("pair"))), cg_args(v))
               : 0;
}

/* ---- Constructions that are not spelled as such ---- */

static cg_values class_of_instances(cg_rctx *x, cg_values values) {
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&values, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_INSTANCE)
            out = cg_values_union(x->r->pool, out,
                                  cg_value_make(CG_VALUE_DEF, cg_id(list[i]), cg_args(list[i])));
    return out;
}

/* Has the class a constructor that takes so many arguments? *any: it has constructors at all. */
static bool constructor_takes(cg_rctx *x, cg_gid class_, uint32_t arguments, bool *any) {
    const cg_rfile *f = cg_file_of(x->r, class_);
    cg_values members = cg_class_own_members(x, class_, cg_name_of(f, cg_symbol_in(f, class_)->name));
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list);
    bool takes = false;
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        const cg_symbol *s = cg_symbol_of(x->r, cg_id(list[i]));
        if (s->kind != CG_NODE_CONSTRUCTOR) continue;
        *any = true;
        takes |= arguments >= s->required && (arguments <= s->arity || (s->flags & CG_SYM_VARIADIC));
    }
    return takes;
}

/* The base class of that name, or the class itself, as a member initialiser names it. */
static cg_values base_named(cg_rctx *x, cg_gid class_, cg_name_id name) {
    const cg_class *c = cg_class_of(x->r, class_);
    for (uint32_t i = 0; c && i < c->mro_len; i++) {
        const cg_rfile *f = cg_file_of(x->r, c->mro[i].id);
        if (cg_name_of(f, cg_symbol_in(f, c->mro[i].id)->name) == name)
            return cg_value_make(CG_VALUE_DEF, c->mro[i].id, c->mro[i].args);
    }
    return 0;
}

/* `: field_(1), Base(2)`: what is constructed is the field's type or the base. */
static cg_values initialised(cg_rctx *x, const cg_expr *callee) {
    cg_name_id name = cg_name_of(x->file, callee->b);
    cg_gid c = cg_class_around(x, x->file, x->scope);
    if (c == CG_NONE) return 0;
    cg_values base = base_named(x, c, name);
    if (base) return base;
    cg_values fields = cg_class_members(x, c, name, false, NULL);
    if (!cg_values_single(fields) || cg_tag(fields) != CG_VALUE_DEF) return 0;
    const cg_rfile *f = cg_file_of(x->r, cg_id(fields));
    const cg_symbol *field = cg_symbol_in(f, cg_id(fields));
    if (!field->type || f->facts->exprs[field->type].op == CG_EXPR_POINTER)
        return 0; /* a pointer is only set */
    return class_of_instances(x, cg_values_of_denoted(x, fields, 0));
}

/* Is no constructor written by hand called? Plain data is only filled in, a copy of the same class copied. */
static bool constructs_silently(cg_rctx *x, cg_values class_, const cg_expr *call) {
    if (!cg_values_single(class_) || cg_tag(class_) != CG_VALUE_DEF || !cg_class_of(x->r, cg_id(class_)))
        return false;
    bool any = false, spread;
    uint32_t n = cg_argument_count(x->facts, call, &spread);
    if (spread || constructor_takes(x, cg_id(class_), n, &any)) return false;
    return !any || n < 2;
}

/* A function that only the namespaces of its arguments' types know (argument-dependent lookup). */
static cg_values by_arguments(cg_rctx *x, const cg_expr *call, cg_name_id name) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < call->n && i < 8; i++) {
        const cg_value *list;
        uint32_t n = cg_values_list(&x->values[operands[i]], &list);
        for (uint32_t k = 0; k < n; k++) {
            if (cg_tag(list[k]) != CG_VALUE_INSTANCE) continue;
            cg_rfile *f = cg_file_of(x->r, cg_id(list[k]));
            uint32_t space =
                f->policy == x->file->policy ? space_at(x, f, cg_symbol_in(f, cg_id(list[k]))->scope) : 0;
            cg_values found = space ? c_find(x, x->file, space, name, 0, 0) : 0;
            if (found) return found;
        }
    }
    return 0;
}

static bool special_call(cg_rctx *x, cg_expr_id id, cg_values *value) {
    const cg_expr *call = &x->facts->exprs[id], *callee = &x->facts->exprs[call->a];
    bool unknown = call->op == CG_EXPR_CALL && callee->op == CG_EXPR_NAME && !x->values[call->a];
    if (unknown && x->file->language == CG_LANG_CPP) {
        cg_values found = by_arguments(x, call, cg_name_of(x->file, callee->a));
        if (found) *value = cg_call_values(x, found, call, 0);
        return found != 0;
    }
    if (call->op != CG_EXPR_NEW) return false;
    bool member = callee->op == CG_EXPR_MEMBER && x->facts->exprs[callee->a].op == CG_EXPR_SELF;
    cg_values of = member ? initialised(x, callee) : cg_type_denotes(x, x->file, call->a, 0);
    bool silent = constructs_silently(x, of, call) || (!member && (call->use & CG_USE_SILENT) && !of);
    if (silent)
        *value = cg_instances_of(x, of, 0);
    else if (member && of)
        *value = cg_call_values(x, of, call, 0);
    return silent || member;
}

const cg_policy cg_policy_c_family = {
    .languages = {CG_LANG_C, CG_LANG_CPP},
    .flags = CG_POLICY_IMPLICIT_MEMBERS | CG_POLICY_OVERLOADS | CG_POLICY_INCLUDES,
    .constructors = {"="},
    .call_method = "operator()",
    .separator = "::",
    .prepare = prepare,
    .forget = forget,
    .import_module = import_module,
    .import_binds = import_binds,
    .outer = outer,
    .namespace_member = namespace_member,
    .element = c_std_element,
    .builtin_member = c_std_member,
    .external_call = c_std_call,
    .arrow = arrow,
    .subscript = subscript,
    .iterate = iterate,
    .choose = c_choose,
    .overrides = c_overrides,
    .canonical = c_canonical,
    .alternatives = c_alternatives,
    .special_call = special_call,
};
