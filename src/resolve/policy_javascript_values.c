/* JavaScript's values: `this`, prototypes, call/apply/bind, callbacks of built-in methods, built-in types. */
#include "resolve/policy_javascript.h"

/* ---- this ---- */

static bool looks_like_constructor(cg_str name) {
    return name.len > 0 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z';
}

/* `this` in a function that is a member of `class_`: a class, or whatever `x` is in `x.f = function`. */
static cg_values self_of_member(cg_rctx *x, cg_gid class_, uint32_t flags, bool super) {
    const cg_symbol *c = cg_symbol_of(x->r, class_);
    if (super) return cg_value_make(CG_VALUE_SUPER, class_, 0);
    if (flags & CG_SYM_STATIC) return cg_value_make(CG_VALUE_DEF, class_, 0);
    cg_values self = cg_value_make(CG_VALUE_INSTANCE, class_, 0);
    if (c->kind == CG_NODE_VARIABLE || c->kind == CG_NODE_CONSTANT)
        self = cg_values_union(x->r->pool, self, cg_value_of_def(x, class_, 1));
    return self;
}

/* The parameter `this` of TypeScript, if it has a type. */
static cg_symbol_id receiver_of(const cg_rfile *f, cg_scope_id scope) {
    for (uint32_t i = f->scope_first[scope]; i < f->scope_first[scope + 1]; i++) {
        const cg_symbol *s = &f->facts->symbols[f->scoped[i].symbol];
        if (s->kind == CG_NODE_PARAMETER && (s->flags & CG_SYM_RECEIVER) && s->type)
            return f->scoped[i].symbol;
    }
    return CG_NONE;
}

/* With what the function was called on elsewhere. */
static cg_values with_receivers(cg_rctx *x, cg_gid function, cg_values self) {
    cg_values more = cg_slot_read(x, CG_TO_RECEIVER, function, 0);
    if (more == 0 || cg_tag(more) == CG_VALUE_MANY) return self;
    return self == CG_VALUE_OF_UNKNOWN
               ? cg_values_inferred(x->r->pool, more)
               : cg_values_union(x->r->pool, self, cg_values_inferred(x->r->pool, more));
}

cg_values cg_js_self(cg_rctx *x, cg_scope_id scope, bool super) {
    const cg_rfile *f = x->file;
    for (; scope != CG_NONE; scope = f->facts->scopes[scope].parent) {
        const cg_scope *s = &f->facts->scopes[scope];
        if (s->kind == CG_SCOPE_CLASS)
            return cg_value_make(super ? CG_VALUE_SUPER : CG_VALUE_INSTANCE, cg_gid_of(f, s->owner), 0);
        const cg_symbol *function = &f->facts->symbols[s->owner];
        if (s->kind == CG_SCOPE_FUNCTION && function->kind == CG_NODE_CLASS) /* static { … } */
            return cg_value_make(super ? CG_VALUE_SUPER : CG_VALUE_DEF, cg_gid_of(f, s->owner), 0);
        if (s->kind != CG_SCOPE_FUNCTION || function->inner != scope || (function->flags & CG_SYM_ARROW))
            continue;
        cg_symbol_id receiver = receiver_of(f, scope);
        if (receiver != CG_NONE && !super) return cg_value_of_def(x, cg_gid_of(f, receiver), 1);
        cg_gid id = cg_gid_of(f, s->owner), c = cg_class_of_member(x, id);
        if (c != CG_NONE && super) return self_of_member(x, c, function->flags, true);
        if (c != CG_NONE) return with_receivers(x, id, self_of_member(x, c, function->flags, false));
        const cg_scope *around = &f->facts->scopes[function->scope];
        if (around->kind == CG_SCOPE_OBJECT && around->type)
            return super ? CG_VALUE_OF_UNKNOWN
                         : with_receivers(x, id,
                                          cg_value_make(CG_VALUE_OBJECT, f->expr_base + around->type, 0));
        if (looks_like_constructor(cg_facts_str(f->facts, function->name)))
            return cg_value_make(super ? CG_VALUE_SUPER : CG_VALUE_INSTANCE, id, 0);
        return super ? CG_VALUE_OF_UNKNOWN : with_receivers(x, id, CG_VALUE_OF_UNKNOWN);
    }
    /* Outside of functions it is the global object, but in modules of ES. */
    return super ? CG_VALUE_OF_UNKNOWN : cg_js_builtin(x, CG_STR("globalThis"));
}

/* ---- Members that every value of a sort has ---- */

cg_values cg_js_special_member(cg_rctx *x, cg_value v, cg_name_id name) {
    const cg_js_state *s = cg_js_state_of(x->r);
    switch (cg_tag(v)) {
    case CG_VALUE_DEF: {
        uint8_t kind = cg_symbol_of(x->r, cg_id(v))->kind;
        bool constructs = kind == CG_NODE_CLASS || cg_kind_is_function(kind);
        return name == s->prototype_name && constructs ? cg_value_make(CG_VALUE_INSTANCE, cg_id(v), 0) : 0;
    }
    case CG_VALUE_INSTANCE: return name == s->constructor_name ? cg_value_make(CG_VALUE_DEF, cg_id(v), 0) : 0;
    case CG_VALUE_EXTERNAL:
        if (cg_js_is_global_object(x, v)) return cg_js_global_member(x, name);
        return name == s->exports_name &&
                       cg_external_is(x->r->pool, cg_id(v), CG_STR("global"), CG_STR("module"))
                   ? cg_js_whole(x, x->file, 0)
                   : 0;
    default: return 0;
    }
}

/* A member that some file stores may become known yet of a class whose base is a library's: till then it is not said to
 * be the library's. */
static bool may_be_stored(cg_rctx *x, cg_value v, cg_name_id name) {
    bool member = cg_tag(v) == CG_VALUE_INSTANCE || cg_tag(v) == CG_VALUE_DEF;
    const cg_class *c = member ? cg_class_of(x->r, cg_id(v)) : NULL;
    return c && c->external_base && cg_map64_get(&cg_js_state_of(x->r)->stored, name, NULL) &&
           !cg_is_final(x);
}

/* Functions stored under names that are computed may be what is called by a name that nothing else has. */
cg_values cg_js_missing_member(cg_rctx *x, cg_value v, cg_name_id name) {
    cg_values typed = cg_js_typed_member(x, v, name);
    if (typed) return typed;
    if (x->facts != x->file->facts) return 0; /* types are declared before anything is evaluated */
    if (may_be_stored(x, v, name)) return cg_js_literal(CG_LITERAL_NULL, 0);
    if (!(x->facts->exprs[x->expr].use & CG_USE_CALLEE) || cg_tag(v) == CG_VALUE_SUPER) return 0;
    const cg_class *c = cg_tag(v) == CG_VALUE_INSTANCE ? cg_class_of(x->r, cg_id(v)) : NULL;
    if (c && c->external_base) return 0; /* it is more likely to be the library's */
    cg_values computed = cg_computed_members(x, v, 0), out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&computed, &list), count = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF &&
            cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind) &&
            !cg_js_names_known(x, cg_id(list[i]))) {
            out = cg_values_union(x->r->pool, out, list[i]);
            count++;
        }
    if (count == 0 || count > 4 || cg_js_is_common_member(cg_name_str(x->r->names, name))) return 0;
    return cg_values_union(x->r->pool, out, CG_VALUE_OF_UNNAMED);
}

/* ---- Calls ---- */

cg_values cg_js_list_of(cg_rctx *x, cg_values element) {
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_LIST, cg_args_of(x->r->pool, &element, 1));
}

static cg_symbol_id parameter_at(const cg_rfile *f, const cg_symbol *function, uint32_t position) {
    for (uint32_t i = function->inner == CG_NONE ? 0 : f->scope_first[function->inner];
         function->inner != CG_NONE && i < f->scope_first[function->inner + 1]; i++) {
        const cg_symbol *s = &f->facts->symbols[f->scoped[i].symbol];
        if (s->kind == CG_NODE_PARAMETER && !(s->flags & (CG_SYM_RECEIVER | CG_SYM_VARIADIC)) &&
            s->arity == position)
            return f->scoped[i].symbol;
    }
    return CG_NONE;
}

/* A built-in calls the callback with a value at a position; returns what the callback gives. */
cg_values cg_js_call_back(cg_rctx *x, cg_values callbacks, uint32_t position, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&callbacks, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n && i < 4; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF || !cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind))
            continue;
        const cg_rfile *f = cg_file_of(x->r, cg_id(list[i]));
        cg_symbol_id p = parameter_at(f, cg_symbol_in(f, cg_id(list[i])), position);
        if (p != CG_NONE) cg_add_to_symbol(x, cg_gid_of(f, p), cg_seen_from(x, v, cg_id(list[i])));
        out = cg_values_union(x->r->pool, out, cg_cell_read(x, cg_id(list[i])));
    }
    return out;
}

bool cg_js_one_of(cg_str name, const char *const *list) {
    for (; *list; list++)
        if (cg_str_is(name, *list)) return true;
    return false;
}

/* items.forEach(f): f gets the elements. */
static void pass_elements(cg_rctx *x, const cg_expr *call, cg_str method, cg_values receivers) {
    static const char *const iterating[] = {"forEach", "map",           "filter",    "some",     "every",
                                            "find",    "flatMap",       "findIndex", "findLast", "partition",
                                            "sort",    "findLastIndex", NULL};
    bool reduces = cg_str_is(method, "reduce") || cg_str_is(method, "reduceRight");
    if (call->n == 0 || (!reduces && !cg_js_one_of(method, iterating))) return;
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    const cg_value *list;
    uint32_t n = cg_values_list(&receivers, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_LITERAL && cg_tag(list[i]) != CG_VALUE_OBJECT) continue;
        cg_values element = cg_element_of(x, list[i], false);
        cg_js_call_back(x, x->values[operands[0]], reduces ? 1 : 0, element);
        if (cg_str_is(method, "sort")) cg_js_call_back(x, x->values[operands[0]], 1, element);
        if (reduces && call->n > 1) cg_js_call_back(x, x->values[operands[0]], 0, x->values[operands[1]]);
    }
}

/* The functions and classes among values. */
static cg_values callable(cg_rctx *x, cg_values set) {
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF && cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind))
            out = cg_values_union(x->r->pool, out, list[i]);
    return out;
}

static bool is_reflection(const cg_rctx *x, cg_values callee) {
    return cg_tag(callee) == CG_VALUE_EXTERNAL &&
           (cg_external_is(x->r->pool, cg_id(callee), CG_STR("global"), CG_STR("Reflect.apply")) ||
            cg_external_is(x->r->pool, cg_id(callee), CG_STR("global"), CG_STR("Reflect.construct")));
}

/* Reflect.apply(f, this, list), Reflect.construct(C, list) */
static bool reflect(cg_rctx *x, const cg_expr *call, bool apply, cg_values *value) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    cg_values target = callable(x, x->values[operands[0]]);
    if (!apply && !target) target = x->values[operands[0]];
    if (!target) return false;
    *value = cg_call_values(x, target, call, UINT32_MAX);
    uint32_t list = apply ? 2 : 1;
    if (call->n > list) cg_js_spread_list(x, target, x->values[operands[list]]);
    return true;
}

bool cg_js_special_call(cg_rctx *x, cg_expr_id id, cg_values *value) {
    const cg_expr *call = &x->facts->exprs[id], *callee = &x->facts->exprs[call->a];
    if (call->op != CG_EXPR_CALL || callee->op != CG_EXPR_MEMBER) return false;
    cg_str method = cg_facts_str(x->facts, callee->b);
    bool direct = cg_str_is(method, "call"), apply = cg_str_is(method, "apply"),
         bind = cg_str_is(method, "bind");
    if (call->n > 1 && is_reflection(x, x->values[call->a])) return reflect(x, call, apply, value);
    if (direct || apply || bind) {
        cg_values functions = callable(x, x->values[callee->a]);
        if (!functions) return false;
        cg_js_called_by(x, call, functions, apply, bind);
        if (bind)
            *value = functions;
        else
            *value = cg_call_values(x, functions, call, direct ? 1 : UINT32_MAX);
        return true;
    }
    if (cg_js_promise_call(x, call, value)) return true;
    pass_elements(x, call, method, x->values[callee->a]);
    return false;
}

/* ---- Built-in types ---- */

cg_values cg_js_literal(cg_literal kind, uint32_t args) {
    return cg_value_make(CG_VALUE_LITERAL, kind, args);
}

static cg_str global_name(cg_rctx *x, uint32_t id) {
    const cg_external *e = cg_external_at(x->r->pool, id);
    if (e->depth != 1 || !cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "global"))
        return CG_STR_NONE;
    return e->name;
}

cg_values cg_js_external_type(cg_rctx *x, uint32_t id, uint32_t args) {
    static const char *const lists[] = {"Array",
                                        "ReadonlyArray",
                                        "Set",
                                        "ReadonlySet",
                                        "Iterable",
                                        "IterableIterator",
                                        "Iterator",
                                        "ArrayLike",
                                        "AsyncIterable",
                                        "Generator",
                                        "WeakSet",
                                        "AsyncGenerator",
                                        "AsyncIterableIterator",
                                        NULL};
    static const char *const maps[] = {"Map", "ReadonlyMap", "WeakMap", "Record", NULL};
    static const char *const same[] = {"Partial", "Readonly", "Required", "Pick",    "Omit", "NonNullable",
                                       "Exclude", "Extract",  "ThisType", "NoInfer", NULL};
    cg_str name = global_name(x, id);
    const cg_values *list;
    uint32_t n = cg_args_list(x->r->pool, args, &list);
    if (name.len == 0) return 0;
    if (cg_js_one_of(name, lists))
        return cg_js_literal(CG_LITERAL_LIST, n ? cg_args_of(x->r->pool, list, 1) : 0);
    if (cg_js_one_of(name, maps)) return cg_js_literal(CG_LITERAL_MAP, args);
    if (cg_str_is(name, "Awaited")) return n ? cg_awaited(x, list[0]) : CG_VALUE_OF_UNKNOWN;
    if (cg_js_one_of(name, same)) return n ? list[0] : CG_VALUE_OF_UNKNOWN;
    if (cg_str_is(name, "ReturnType") || cg_str_is(name, "InstanceType") || cg_str_is(name, "Parameters"))
        return n ? cg_js_type_from(x, name, list[0]) : CG_VALUE_OF_UNKNOWN;
    if (cg_str_is(name, "string") || cg_str_is(name, "String")) return cg_js_literal(CG_LITERAL_STRING, 0);
    if (cg_str_is(name, "number") || cg_str_is(name, "Number")) return cg_js_literal(CG_LITERAL_INT, 0);
    if (cg_str_is(name, "boolean") || cg_str_is(name, "Boolean")) return cg_js_literal(CG_LITERAL_BOOL, 0);
    if (cg_str_is(name, "undefined") || cg_str_is(name, "null")) return cg_js_literal(CG_LITERAL_NULL, 0);
    if (cg_str_is(name, "RegExp")) return cg_js_literal(CG_LITERAL_REGEX, 0);
    if (cg_str_is(name, "Function")) return cg_js_literal(CG_LITERAL_OTHER, 0);
    return 0;
}

/* Array.prototype.slice.call(list): its method, none of another function. */
static cg_str borrowed_method(const cg_rctx *x, const cg_external *e) {
    if (e->depth < 3 || !cg_str_is(e->name, "call")) return CG_STR_NONE;
    const cg_external *method = cg_external_at(x->r->pool, e->parent);
    bool array = cg_str_is(cg_external_at(x->r->pool, method->parent)->name, "prototype");
    return array ? method->name : CG_STR_NONE;
}

static cg_values call_borrowed(cg_rctx *x, const cg_expr *call, cg_str method) {
    static const char *const copies[] = {"slice", "concat", NULL};
    static const char *const iterating[] = {"forEach", "map", "filter", "some", "every", "find", NULL};
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    if (call->n && cg_js_one_of(method, copies)) return x->values[operands[0]];
    if (call->n > 1 && cg_js_one_of(method, iterating))
        cg_js_call_back(x, x->values[operands[1]], 0, cg_element_of(x, x->values[operands[0]], false));
    return 0;
}

/* Array.from(list, f) */
static cg_values array_from(cg_rctx *x, const cg_expr *call, cg_values of) {
    cg_values element = cg_element_of(x, of, false);
    if (call->n < 2) return cg_js_list_of(x, element);
    return cg_js_list_of(x, cg_js_call_back(x, x->values[cg_expr_operands(x->facts, call)[1]], 0, element));
}

cg_values cg_js_external_call(cg_rctx *x, uint32_t id, const cg_expr *call) {
    cg_values made = cg_js_library_makes(x, id);
    if (made) return made;
    const cg_external *e = cg_external_at(x->r->pool, id);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    cg_str type = e->depth == 2 ? global_name(x, e->parent) : global_name(x, id);
    if (e->depth == 1) made = cg_js_container_made(x, type, call);
    if (made) return made;
    if (cg_str_is(type, "Promise")) return cg_js_promise_made(x, e, call);
    cg_str borrowed = borrowed_method(x, e);
    if (borrowed.len) return call_borrowed(x, call, borrowed);
    if (e->depth != 2 || !call->n) return 0;
    cg_values of = x->values[operands[0]];
    if (cg_str_is(type, "Object")) {
        cg_values key = cg_js_literal(CG_LITERAL_STRING, 0), both[2] = {key, cg_element_of(x, of, false)};
        if (cg_str_is(e->name, "values")) return cg_js_list_of(x, both[1]);
        if (cg_str_is(e->name, "keys")) return cg_js_list_of(x, key);
        if (cg_str_is(e->name, "entries"))
            return cg_js_list_of(x, cg_js_literal(CG_LITERAL_TUPLE, cg_args_of(x->r->pool, both, 2)));
    }
    if (cg_str_is(type, "Array") && cg_str_is(e->name, "from")) return array_from(x, call, of);
    if (cg_str_is(type, "Array") && cg_str_is(e->name, "of")) return cg_js_list_of(x, of);
    return 0;
}

static cg_values of_string(cg_rctx *x, cg_value v, cg_str method) {
    static const char *const text[] = {"slice",      "substring", "substr",      "trim",      "replace",
                                       "replaceAll", "concat",    "toUpperCase", "charAt",    "toLowerCase",
                                       "repeat",     "padStart",  "padEnd",      "trimStart", "trimEnd",
                                       "normalize",  "toString",  NULL};
    if (cg_js_one_of(method, text)) return v;
    return cg_str_is(method, "split") || cg_str_is(method, "match") ? cg_js_list_of(x, v) : 0;
}

/* A key of an object used as a map; generator.next().value */
static cg_values read_of(cg_rctx *x, cg_value v, cg_str name) {
    bool key = cg_id(v) == CG_LITERAL_MAP && cg_args(v) && !cg_js_built_in_has(CG_LITERAL_MAP, name);
    bool value = cg_id(v) == CG_LITERAL_LIST && cg_str_is(name, "value");
    return key || value ? cg_element_of(x, v, false) : 0;
}

cg_values cg_js_builtin_member(cg_rctx *x, cg_value v, cg_name_id name, bool called) {
    cg_str method = cg_name_str(x->r->names, name);
    if (called && cg_tag(v) == CG_VALUE_EXT_INSTANCE && cg_str_is(global_name(x, cg_id(v)), "Promise"))
        return cg_str_is(method, "catch") || cg_str_is(method, "finally") ? v : 0;
    if (cg_tag(v) != CG_VALUE_LITERAL) return 0;
    if (!called) return read_of(x, v, method);
    switch (cg_id(v)) {
    case CG_LITERAL_STRING: return of_string(x, v, method);
    case CG_LITERAL_TUPLE:
    case CG_LITERAL_LIST: return cg_js_of_list(x, v, method);
    case CG_LITERAL_MAP: return cg_js_of_map(x, v, method);
    default: return 0;
    }
}
