/* JavaScript's arrays, maps and sets: what is put in, what comes out; what iterating over an instance gives. */
#include "resolve/policy_javascript.h"

static cg_values element(cg_rctx *x, cg_values of) { return cg_element_of(x, of, false); }

static cg_values pair(cg_rctx *x, cg_literal kind, cg_values key, cg_values value) {
    cg_values args[2] = {key, value};
    return cg_js_literal(kind, cg_args_of(x->r->pool, args, 2));
}

/* What a container without it gives instead. */
static cg_values or_undefined(cg_values v) {
    return v && v != CG_VALUE_OF_UNKNOWN ? v : cg_js_literal(CG_LITERAL_NULL, 0);
}

/* ---- Putting in ---- */

static bool is_list(cg_value v) {
    return cg_tag(v) == CG_VALUE_LITERAL && (cg_id(v) == CG_LITERAL_LIST || cg_id(v) == CG_LITERAL_TUPLE);
}

static bool is_map(cg_value v) { return cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_MAP; }

static bool holds(cg_values set, bool (*sort)(cg_value)) {
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++)
        if (sort(list[i])) return true;
    return false;
}

/* Each value makes a container of its own, so that what there is in the end does not depend on the order in which
 * values become known. */
static void put(cg_rctx *x, cg_expr_id container, bool map, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&v, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_value_tag tag = cg_tag(list[i]);
        if (tag == CG_VALUE_DEF || tag == CG_VALUE_INSTANCE || tag == CG_VALUE_OBJECT ||
            tag == CG_VALUE_EXT_INSTANCE)
            cg_store(x, container,
                     map ? pair(x, CG_LITERAL_MAP, CG_VALUE_OF_UNKNOWN, list[i]) : cg_js_list_of(x, list[i]));
    }
}

/* (list = list || []).push(x): each that it may be. */
static void put_into(cg_rctx *x, cg_expr_id container, bool map, cg_values v) {
    const cg_expr *e = &x->facts->exprs[container];
    const uint32_t *operands = cg_expr_operands(x->facts, e);
    if (e->op != CG_EXPR_CHOICE) put(x, container, map, v);
    for (uint32_t i = 0; e->op == CG_EXPR_CHOICE && i < e->n && i < 4; i++) put(x, operands[i], map, v);
}

void cg_js_container_gets(cg_rctx *x, const cg_expr *call, const cg_expr *callee) {
    static const char *const adding[] = {"push", "unshift", "add", NULL};
    cg_str method = cg_facts_str(x->facts, callee->b);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    cg_values containers = x->values[callee->a];
    if (call->n == 2 && cg_str_is(method, "set") && holds(containers, is_map))
        put_into(x, callee->a, true, x->values[operands[1]]);
    else if (cg_js_one_of(method, adding) && holds(containers, is_list))
        for (uint32_t i = 0; i < call->n && i < 8; i++) put_into(x, callee->a, false, x->values[operands[i]]);
}

/* ---- Making ---- */

/* new Map([[key, value], …]) */
static cg_values map_of(cg_rctx *x, cg_values pairs) {
    cg_values entries = element(x, pairs), key = 0, value = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&entries, &list);
    for (uint32_t i = 0; i < n; i++) {
        const cg_values *parts;
        uint32_t count = cg_tag(list[i]) == CG_VALUE_LITERAL && cg_id(list[i]) == CG_LITERAL_TUPLE
                             ? cg_args_list(x->r->pool, cg_args(list[i]), &parts)
                             : 0;
        if (count != 2) continue;
        key = cg_values_union(x->r->pool, key, parts[0]);
        value = cg_values_union(x->r->pool, value, parts[1]);
    }
    return pair(x, CG_LITERAL_MAP, key, value);
}

cg_values cg_js_container_made(cg_rctx *x, cg_str type, const cg_expr *call) {
    cg_values from = call->n ? x->values[*cg_expr_operands(x->facts, call)] : 0;
    if (call->op != CG_EXPR_NEW || x->facts->exprs[call->a].op == CG_EXPR_APPLY)
        return 0; /* new Map<K, V>() */
    if (cg_str_is(type, "Map") || cg_str_is(type, "WeakMap")) return is_map(from) ? from : map_of(x, from);
    if (cg_str_is(type, "Set") || cg_str_is(type, "WeakSet"))
        return cg_js_list_of(x, from ? element(x, from) : 0);
    return 0;
}

/* ---- Taking out ---- */

/* list.concat(more, one): elements of lists, and what is none itself. */
static cg_values concatenated(cg_rctx *x, cg_value v, const cg_expr *call) {
    cg_values out = element(x, v);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; call->op == CG_EXPR_CALL && i < call->n && i < 8; i++) {
        cg_values more = x->values[operands[i]];
        out = cg_values_union(x->r->pool, out, holds(more, is_list) ? element(x, more) : more);
    }
    return cg_js_list_of(x, out == CG_VALUE_OF_UNKNOWN ? 0 : out);
}

cg_values cg_js_of_list(cg_rctx *x, cg_value v, cg_str method) {
    static const char *const same[] = {"filter", "slice",  "reverse",  "sort",       "splice",
                                       "flat",   "values", "toSorted", "toReversed", NULL};
    static const char *const one[] = {"find", "pop", "shift", "at", "findLast", NULL};
    const cg_expr *call = &x->facts->exprs[x->expr];
    if (cg_str_is(method, "concat")) return concatenated(x, v, call);
    if (cg_js_one_of(method, same)) return cg_id(v) == CG_LITERAL_TUPLE ? cg_js_list_of(x, element(x, v)) : v;
    if (cg_js_one_of(method, one)) return or_undefined(element(x, v));
    if (cg_str_is(method, "join")) return cg_js_literal(CG_LITERAL_STRING, 0);
    if (cg_str_is(method, "entries"))
        return cg_js_list_of(x, pair(x, CG_LITERAL_TUPLE, cg_js_literal(CG_LITERAL_INT, 0), element(x, v)));
    if (cg_str_is(method, "next")) return v; /* a generator's: what it yields, in `value` */
    if (cg_str_is(method, "map") && call->op == CG_EXPR_CALL && call->n)
        return cg_js_list_of(x,
                             cg_js_call_back(x, x->values[*cg_expr_operands(x->facts, call)], UINT32_MAX, 0));
    return 0;
}

cg_values cg_js_of_map(cg_rctx *x, cg_value v, cg_str method) {
    cg_values value = or_undefined(element(x, v)), key = cg_element_of(x, v, true);
    if (cg_str_is(method, "get")) return value;
    if (cg_str_is(method, "values")) return cg_js_list_of(x, value);
    if (cg_str_is(method, "entries")) return cg_js_list_of(x, pair(x, CG_LITERAL_TUPLE, key, value));
    return cg_str_is(method, "keys") ? cg_js_list_of(x, key) : 0;
}

/* Instances of classes with an iterator of their own; an array literal of few elements keeps them apart. */
cg_values cg_js_element(cg_rctx *x, cg_value v) {
    const cg_js_state *s = cg_js_state_of(x->r);
    cg_values inherited = cg_tag(v) == CG_VALUE_INSTANCE ? cg_js_container(x, v) : 0;
    if (inherited) return element(x, inherited);
    if (cg_tag(v) == CG_VALUE_INSTANCE && !cg_args(v)) {
        cg_values iterator = cg_member_of(x, v, s->iterator_name, 0, 0);
        if (cg_tag(iterator) != CG_VALUE_DEF) iterator = cg_member_of(x, v, s->async_iterator_name, 0, 0);
        cg_values made = cg_tag(iterator) == CG_VALUE_DEF ? cg_cell_read(x, cg_id(iterator)) : 0;
        return is_list(made) ? element(x, made) : 0;
    }
    if (cg_tag(v) != CG_VALUE_LITERAL || cg_id(v) != CG_LITERAL_TUPLE) return 0;
    const cg_values *args;
    uint32_t n = cg_args_list(x->r->pool, cg_args(v), &args);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++) out = cg_values_union(x->r->pool, out, args[i]);
    return out;
}

/* ---- Lists as arguments ---- */

static void spread_into(cg_rctx *x, cg_gid function, cg_value list) {
    cg_rfile *f = cg_file_of(x->r, function);
    const cg_symbol *s = cg_symbol_in(f, function);
    const cg_values *parts;
    uint32_t n = cg_args_list(x->r->pool, cg_args(list), &parts);
    bool placed = cg_id(list) == CG_LITERAL_TUPLE && n > 1;
    for (uint32_t i = 0; i < s->arity && i < 8 && n; i++) {
        cg_symbol_id p = cg_parameter_at(f, s, i);
        if (p == CG_NONE) continue;
        if (f->facts->symbols[p].flags & CG_SYM_VARIADIC)
            cg_add_to_symbol(x, cg_gid_of(f, p), list);
        else if (!placed || i < n)
            cg_add_to_symbol(x, cg_gid_of(f, p), placed ? parts[i] : element(x, list));
    }
}

/* A function, or the constructor of a class. */
static cg_gid callee_of(cg_rctx *x, cg_gid id) {
    if (!cg_class_of(x->r, id)) return id;
    cg_values made = cg_class_members(x, id, cg_js_state_of(x->r)->constructor_name, false, NULL);
    return cg_tag(made) == CG_VALUE_DEF ? cg_id(made) : id;
}

void cg_js_spread_list(cg_rctx *x, cg_values functions, cg_values lists) {
    const cg_value *f, *l;
    uint32_t n = cg_values_list(&functions, &f), m = cg_values_list(&lists, &l);
    for (uint32_t i = 0; i < n && i < 4; i++)
        for (uint32_t k = 0; k < m; k++)
            if (cg_tag(f[i]) == CG_VALUE_DEF && is_list(l[k]))
                spread_into(x, callee_of(x, cg_id(f[i])), l[k]);
}
