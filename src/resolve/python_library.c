/* Built-in types and what the functions and methods of the library give. */
#include "resolve/python.h"

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

static cg_values classes_of(cg_rctx *x, cg_values instances) {
    const cg_value *list;
    uint32_t n = cg_values_list(&instances, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_INSTANCE)
            out = cg_values_union(x->r->pool, out,
                                  cg_value_make(CG_VALUE_DEF, cg_id(list[i]), cg_args(list[i])));
    return out;
}

cg_values cg_python_external_type(cg_rctx *x, uint32_t id, uint32_t args) {
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

cg_values cg_python_list_of(cg_rctx *x, cg_values element) {
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

/* The parameter at a position gets a value that the library passes; what the functions give. */
static cg_values call_back(cg_rctx *x, cg_values functions, uint32_t position, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&functions, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        const cg_rfile *f = cg_file_of(x->r, cg_id(list[i]));
        const cg_symbol *s = cg_symbol_in(f, cg_id(list[i]));
        if (cg_kind_is_class(s->kind))
            out = cg_values_union(x->r->pool, out, cg_value_make(CG_VALUE_INSTANCE, cg_id(list[i]), 0));
        if (!cg_kind_is_function(s->kind)) continue;
        cg_symbol_id p = cg_parameter_at(f, s, position);
        if (p != CG_NONE && !(f->facts->symbols[p].flags & CG_SYM_VARIADIC))
            cg_add_to_symbol(x, cg_gid_of(f, p), v);
        cg_values result = cg_cell_read(x, cg_id(list[i]));
        out = cg_values_union(x->r->pool, out, result);
    }
    return out;
}

/* The value of a keyword argument; 0 if it is not given. */
static cg_values keyword(cg_rctx *x, const cg_expr *call, const char *name) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < call->n; i++) {
        const cg_expr *o = &x->facts->exprs[operands[i]];
        if (o->op == CG_EXPR_KEYWORD && cg_str_is(cg_facts_str(x->facts, o->b), name))
            return x->values[operands[i]];
    }
    return 0;
}

/* A dictionary's slots get what keywords and dictionaries among the arguments hold. */
static void fill_map(cg_rctx *x, uint32_t object, const cg_expr *call) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < call->n; i++) {
        const cg_expr *o = &x->facts->exprs[operands[i]];
        cg_values v = x->values[operands[i]];
        if (o->op == CG_EXPR_KEYWORD) {
            cg_contribute(x, CG_TO_OBJECT, object, cg_name_of(x->file, o->b), v);
            cg_contribute(x, CG_TO_OBJECT, object, x->r->well_known.star, v);
        } else {
            cg_contribute(x, CG_TO_OBJECT, object, x->r->well_known.mixin, v);
        }
    }
}

/* dict(a=f, **more) */
static cg_values made_map(cg_rctx *x, const cg_expr *call) {
    const cg_expr *first = &x->facts->exprs[*cg_expr_operands(x->facts, call)];
    cg_values given = x->values[*cg_expr_operands(x->facts, call)];
    bool named = first->op == CG_EXPR_KEYWORD || cg_values_has(given, CG_VALUE_OBJECT);
    if (!named) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_MAP, 0);
    uint32_t object = x->file->expr_base + (uint32_t)(call - x->facts->exprs);
    fill_map(x, object, call);
    return cg_value_make(CG_VALUE_OBJECT, object, 0);
}

/* Functions that give what they get, or lists of it. `first` is the first argument. */
static cg_values sequence_call(cg_rctx *x, cg_str name, const cg_expr *call, cg_values first) {
    static const char *const same[] = {"list",      "sorted", "reversed", "tuple", "set",
                                       "frozenset", "iter",   "deque",    NULL};
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    cg_values second = call->n > 1 ? x->values[operands[1]] : 0;
    if (one_of(name, same)) {
        cg_values element = cg_python_iterated(x, first), by = keyword(x, call, "key");
        if (by) call_back(x, by, 0, element);
        return cg_python_list_of(x, element);
    }
    if (cg_str_is(name, "next")) return cg_python_next(x, first);
    if (cg_str_is(name, "enumerate"))
        return cg_python_list_of(
            x, pair_of(x, cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_INT, 0), cg_python_iterated(x, first)));
    if (cg_str_is(name, "zip") && call->n <= CG_ARGS_MAX) {
        cg_values parts[CG_ARGS_MAX];
        for (uint32_t i = 0; i < call->n; i++) parts[i] = cg_python_iterated(x, x->values[operands[i]]);
        return cg_python_list_of(
            x, cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_TUPLE, cg_args_of(x->r->pool, parts, call->n)));
    }
    if (cg_str_is(name, "map") && call->n > 1) {
        for (uint32_t i = 2; i < call->n; i++)
            call_back(x, first, i - 1, cg_python_iterated(x, x->values[operands[i]]));
        return cg_python_list_of(x, call_back(x, first, 0, cg_python_iterated(x, second)));
    }
    if (cg_str_is(name, "filter") && call->n > 1) {
        cg_values element = cg_python_iterated(x, second);
        call_back(x, first, 0, element);
        return cg_python_list_of(x, element);
    }
    if (cg_str_is(name, "max") || cg_str_is(name, "min")) {
        cg_values by = keyword(x, call, "key"), of = call->n == 1 + (by != 0);
        of = of ? cg_python_iterated(x, first) : cg_values_union(x->r->pool, first, by ? 0 : second);
        if (by) call_back(x, by, 0, of);
        return of;
    }
    return 0;
}

cg_values cg_python_external_call(cg_rctx *x, uint32_t id, const cg_expr *call) {
    const cg_external *e = cg_external_at(x->r->pool, id);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    if (e->depth == 0 || call->n == 0) return cg_python_external_type(x, id, 0);
    cg_values first = x->values[operands[0]];
    if (cg_str_is(e->name, "partial") || cg_str_is(e->name, "wraps") || cg_str_is(e->name, "update_wrapper"))
        return first;
    if (cg_str_is(e->name, "cast") && call->n > 1) return cg_type_instances(x, x->file, operands[0], 0);
    if ((cg_str_is(e->name, "copy") || cg_str_is(e->name, "deepcopy"))) return first;
    if (cg_str_is(e->name, "__new__")) return cg_instances_of(x, first, 0);
    if (cg_str_is(e->name, "closing") || cg_str_is(e->name, "nullcontext")) /* what `with` takes out again */
        return cg_python_list_of(x, first);
    if (cg_str_is(e->name, "import_module")) return cg_python_imported_at(x, operands[0]);
    if (!is_typing(x, e)) return 0;
    if (cg_str_is(e->name, "getattr") && call->n > 1) return get_attribute(x, first, operands[1]);
    if (cg_str_is(e->name, "dict")) return made_map(x, call);
    if (cg_str_is(e->name, "type") && call->n == 1) return classes_of(x, first);
    cg_values known = sequence_call(x, e->name, call, first);
    return known ? known : cg_python_external_type(x, id, 0);
}

/* Type[A] is A or any class below it: which one is called is not known, what it makes is. */
cg_values cg_python_instance_call(cg_rctx *x, cg_value v) {
    const cg_external *e = cg_external_at(x->r->pool, cg_id(v));
    const cg_values *list;
    bool type = cg_args(v) && (cg_str_is(e->name, "Type") || cg_str_is(e->name, "type")) && is_typing(x, e);
    return type && cg_args_list(x->r->pool, cg_args(v), &list) ? list[0] : 0;
}

/* ---- Methods ---- */

static bool is_map(cg_value v) {
    return cg_tag(v) == CG_VALUE_OBJECT || (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_MAP);
}

/* d.get(key, otherwise): by a constant key its own value. */
static cg_values value_at(cg_rctx *x, cg_value container, const cg_expr *call) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    bool by_key = is_map(container) && call->op == CG_EXPR_CALL && call->n > 0;
    if (!by_key) return cg_element_of(x, container, false);
    const cg_expr *key = &x->facts->exprs[operands[0]];
    bool constant = key->op == CG_EXPR_LITERAL && key->b;
    cg_values out = cg_tag(container) == CG_VALUE_OBJECT && constant
                        ? cg_object_item(x, container, cg_name_of(x->file, key->b))
                        : cg_element_of(x, container, false);
    return call->n > 1 ? cg_values_union(x->r->pool, out, x->values[operands[1]]) : out;
}

/* Methods of dictionaries, lists and strings; `called` is what they give. */
cg_values cg_python_builtin_member(cg_rctx *x, cg_value v, cg_name_id name, bool called) {
    static const char *const value[] = {"get", "pop", "setdefault", "popitem", "popleft", NULL};
    static const char *const text[] = {"format", "join",    "strip", "lstrip",     "rstrip", "lower",
                                       "upper",  "replace", "title", "capitalize", "encode", "decode",
                                       "ljust",  "rjust",   "zfill", NULL};
    if (!called) return cg_tag(v) == CG_VALUE_OBJECT ? CG_VALUE_OF_OPAQUE : 0;
    cg_str method = cg_name_str(x->r->names, name);
    if (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_STRING)
        return one_of(method, text)                                            ? v
               : cg_str_is(method, "split") || cg_str_is(method, "splitlines") ? cg_python_list_of(x, v)
                                                                               : 0;
    if (cg_tag(v) == CG_VALUE_EXT_INSTANCE) return 0;
    if (cg_str_is(method, "copy")) return v;
    if (one_of(method, value)) return value_at(x, v, &x->facts->exprs[x->expr]);
    if (!is_map(v)) return 0;
    if (cg_str_is(method, "values")) return cg_python_list_of(x, cg_element_of(x, v, false));
    cg_values key = cg_python_iterated(x, v);
    if (cg_str_is(method, "keys")) return cg_python_list_of(x, key);
    return cg_str_is(method, "items") ? cg_python_list_of(x, pair_of(x, key, cg_element_of(x, v, false))) : 0;
}

/* Is there something to know about the elements? */
static bool worth_keeping(cg_values v) {
    return cg_values_has(v, CG_VALUE_DEF) || cg_values_has(v, CG_VALUE_INSTANCE) ||
           cg_values_has(v, CG_VALUE_OBJECT) || cg_values_has(v, CG_VALUE_LITERAL);
}

static void put_in_map(cg_rctx *x, cg_values maps, cg_str method, const cg_expr *call) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    const cg_value *list;
    uint32_t n = cg_values_list(&maps, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_OBJECT) continue;
        if (cg_str_is(method, "update")) {
            fill_map(x, cg_id(list[i]), call);
        } else if (call->n > 1) { /* setdefault */
            const cg_expr *key = &x->facts->exprs[operands[0]];
            if (key->op == CG_EXPR_LITERAL && key->b)
                cg_contribute(x, CG_TO_OBJECT, cg_id(list[i]), cg_name_of(x->file, key->b),
                              x->values[operands[1]]);
            cg_contribute(x, CG_TO_OBJECT, cg_id(list[i]), x->r->well_known.star, x->values[operands[1]]);
        }
    }
}

/* setattr(x, "name", v) is x.name = v. */
static void set_attribute(cg_rctx *x, const cg_expr *call, cg_str callee) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    if (!cg_str_is(callee, "setattr") || call->n != 3) return;
    const cg_expr *name = &x->facts->exprs[operands[1]];
    if (name->op == CG_EXPR_LITERAL && name->b)
        cg_store_member(x, x->values[operands[0]], cg_name_of(x->file, name->b), x->values[operands[2]]);
}

void cg_python_called(cg_rctx *x, const cg_expr *call, const cg_gid *functions, uint32_t count) {
    (void)functions;
    const cg_expr *callee = &x->facts->exprs[call->a];
    if (count > 0 || call->n == 0) return;
    if (callee->op == CG_EXPR_NAME) set_attribute(x, call, cg_facts_str(x->facts, callee->a));
    if (callee->op != CG_EXPR_MEMBER) return;
    cg_values objects = x->values[callee->a];
    bool list = cg_values_has(objects, CG_VALUE_LITERAL), map = cg_values_has(objects, CG_VALUE_OBJECT);
    if (!list && !map) return;
    cg_str method = cg_facts_str(x->facts, callee->b);
    if (map && (cg_str_is(method, "update") || cg_str_is(method, "setdefault")))
        put_in_map(x, objects, method, call);
    static const char *const adding[] = {"append", "add", "appendleft", NULL};
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    cg_values v = 0;
    if (one_of(method, adding))
        v = x->values[operands[0]];
    else if (cg_str_is(method, "insert") && call->n == 2)
        v = x->values[operands[1]];
    else if (cg_str_is(method, "extend") || cg_str_is(method, "update"))
        v = cg_python_iterated(x, x->values[operands[0]]);
    if (list && worth_keeping(v)) cg_store(x, callee->a, cg_python_list_of(x, v));
}
