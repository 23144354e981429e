/* Decorators: what the name of a decorated definition stands for. */
#include "resolve/python.h"

/* Of a definition: it has decorators; it says @wraps(f); it is called for what the function around returns (`return
 * decorator(f)` beside `return decorator`: for use with and without arguments); it returns one that says @wraps. */
enum { DECORATED = 1, WRAPPING = 2, MAKER = 4, GIVES_WRAPPING = 8 };

/* @wraps(f) says that a function stands for f. */
static bool is_wraps(const cg_facts *f, cg_expr_id decorator) {
    const cg_expr *e = &f->exprs[decorator];
    if (e->op != CG_EXPR_CALL) return false;
    const cg_expr *callee = &f->exprs[e->a];
    return (callee->op == CG_EXPR_NAME && cg_str_is(cg_facts_str(f, callee->a), "wraps")) ||
           (callee->op == CG_EXPR_MEMBER && cg_str_is(cg_facts_str(f, callee->b), "wraps"));
}

static void mark(cg_resolver *r, const cg_facts *facts, cg_python_file *own, cg_symbol_id symbol,
                 uint8_t mark_) {
    if (!own->decorated) own->decorated = CG_NEW_ARRAY(&r->arena, uint8_t, facts->symbols_len);
    own->decorated[symbol] |= mark_;
}

static void mark_returned(cg_resolver *r, const cg_facts *facts, cg_python_file *own, cg_symbol_id function,
                          cg_expr_id value) {
    const cg_expr *e = &facts->exprs[value];
    if (e->op == CG_EXPR_CHOICE)
        for (uint32_t i = 0; i < e->n; i++)
            if (facts->exprs[cg_expr_operands(facts, e)[i]].op != CG_EXPR_CHOICE)
                mark_returned(r, facts, own, function, cg_expr_operands(facts, e)[i]);
    bool symbol = e->op == CG_EXPR_SYMBOL && cg_kind_is_function(facts->symbols[e->a].kind);
    if (symbol && own->decorated && (own->decorated[e->a] & WRAPPING))
        mark(r, facts, own, function, GIVES_WRAPPING);
    if (e->op != CG_EXPR_CALL) return;
    const cg_expr *callee = &facts->exprs[e->a];
    if (callee->op == CG_EXPR_SYMBOL && cg_kind_is_function(facts->symbols[callee->a].kind))
        mark(r, facts, own, callee->a, MAKER);
}

void cg_python_decorators_prepare(cg_resolver *r, const cg_facts *facts, cg_python_file *own) {
    for (uint32_t i = 0; i < facts->flows_len; i++) {
        const cg_flow *flow = &facts->flows[i];
        if (flow->kind == CG_FLOW_DECORATE)
            mark(r, facts, own, flow->target, is_wraps(facts, flow->value) ? WRAPPING : DECORATED);
        if (flow->kind == CG_FLOW_RETURN) mark_returned(r, facts, own, flow->target, flow->value);
    }
}

static bool has_mark(cg_rctx *x, cg_gid id, uint8_t marks) {
    const cg_rfile *f = cg_file_of(x->r, id);
    if (f->policy != &cg_policy_python) return false;
    const cg_python_file *own = f->own;
    return own->decorated && own->decorated[id - f->symbol_base] & marks;
}

/* Until it is known what the decorators make of it, it is taken for itself: that is what most of them give back. */
cg_values cg_python_decorated(cg_rctx *x, cg_gid id) {
    cg_values known =
        has_mark(x, id, DECORATED) ? cg_slot_read(x, CG_TO_CLASS, id, x->r->well_known.whole) : 0;
    return known ? known : cg_value_make(CG_VALUE_DEF, id, 0);
}

/* Of too many values each may be one. */
static bool has_value(cg_values set, cg_value v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_MANY || (list[i] & ~CG_VALUE_INFERRED) == (v & ~CG_VALUE_INFERRED))
            return true;
    return false;
}

static cg_values members(cg_rctx *x, cg_value v, const char *name) {
    cg_name_id id = cg_name_find(x->r->names, cg_str_from(name));
    return id == CG_NONE ? 0 : cg_member_of(x, v, id, 0, 0);
}

/* A class whose instances are called, or that a descriptor makes invisible. */
static bool makes_callables(cg_rctx *x, cg_gid class_) {
    cg_values call = members(x, cg_value_make(CG_VALUE_INSTANCE, class_, 0), "__call__");
    return cg_values_single(call) && cg_tag(call) == CG_VALUE_DEF;
}

/* Is it a function that stands in the decorator itself? */
static bool is_inside(cg_rctx *x, cg_value given, cg_gid decorator) {
    if (cg_tag(given) != CG_VALUE_DEF) return false;
    const cg_rfile *f = cg_file_of(x->r, cg_id(given));
    cg_scope_id scope = cg_symbol_in(f, cg_id(given))->scope;
    for (; scope != CG_NONE; scope = f->facts->scopes[scope].parent)
        if (cg_gid_of(f, f->facts->scopes[scope].owner) == decorator) return true;
    return false;
}

/* What one value that a decorator gives means for the name. P: what the decorator gets from everybody. */
static cg_values meant_by(cg_rctx *x, cg_value given, cg_gid decorator, cg_values current, cg_values p) {
    if (has_value(current, given)) return current;
    bool inside = is_inside(x, given, decorator);
    bool definition = cg_tag(given) == CG_VALUE_DEF || cg_tag(given) == CG_VALUE_INSTANCE;
    if (!definition || (cg_tag(given) == CG_VALUE_DEF && cg_id(given) == decorator)) return current;
    if (!inside && (has_value(p, given) || has_mark(x, cg_id(given), DECORATED)))
        return 0; /* another that has the same decorator */
    if (cg_tag(given) == CG_VALUE_INSTANCE)
        return makes_callables(x, cg_id(given)) ? cg_values_inferred(x->r->pool, given) : current;
    if (has_mark(x, cg_id(given), WRAPPING)) return current;
    return inside && has_mark(x, cg_id(given), MAKER) ? 0 : cg_values_inferred(x->r->pool, given);
}

/* What calling a function with the definition gives. */
static cg_values through_function(cg_rctx *x, cg_gid function, cg_values current) {
    const cg_rfile *f = cg_file_of(x->r, function);
    cg_symbol_id first = cg_parameter_of(f, cg_symbol_in(f, function), 0, CG_NONE);
    cg_values p = 0, result = cg_cell_read(x, function), out = 0;
    if (first != CG_NONE && !(f->facts->symbols[first].flags & CG_SYM_VARIADIC)) {
        cg_add_to_symbol(x, cg_gid_of(f, first), current);
        p = cg_cell_read(x, cg_gid_of(f, first));
    }
    if (x->r->fixed[function] || has_mark(x, function, GIVES_WRAPPING)) return current;
    const cg_value *list;
    uint32_t n = cg_values_list(&result, &list);
    for (uint32_t i = 0; i < n; i++)
        out = cg_values_union(x->r->pool, out, meant_by(x, list[i], function, current, p));
    return out;
}

static cg_values through_functions(cg_rctx *x, cg_values functions, cg_values current) {
    const cg_value *list;
    uint32_t n = cg_values_list(&functions, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF && cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind))
            out = cg_values_union(x->r->pool, out, through_function(x, cg_id(list[i]), current));
    return out;
}

static cg_values through(cg_rctx *x, cg_value decorator, cg_values current) {
    cg_gid id = cg_id(decorator);
    switch (cg_tag(decorator)) {
    case CG_VALUE_DEF:
        if (cg_kind_is_function(cg_symbol_of(x->r, id)->kind)) return through_function(x, id, current);
        if (!cg_class_of(x->r, id)) return current;
        through_functions(x, members(x, cg_value_make(CG_VALUE_INSTANCE, id, 0), "__init__"), current);
        return makes_callables(x, id) ? cg_value_make(CG_VALUE_INSTANCE, id, 0) | CG_VALUE_INFERRED : current;
    case CG_VALUE_INSTANCE: {
        cg_values call = members(x, decorator, "__call__");
        return call ? through_functions(x, call, current) : current;
    }
    default: return current;
    }
}

/* The values of a decorator, without those that only went through one with arguments: what it stood on, and what it
 * made of that. */
static uint32_t decorators_of(cg_rctx *x, const cg_flow *flow, cg_value *out) {
    const cg_value *list;
    uint32_t n = is_wraps(x->facts, flow->value) ? 0 : cg_values_list(&x->values[flow->value], &list),
             kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (n == 1 || cg_tag(list[i]) != CG_VALUE_DEF || !has_mark(x, cg_id(list[i]), DECORATED | WRAPPING))
            out[kept++] = list[i];
    return kept;
}

/* A decorator is called where it stands. */
static void emit_call(cg_rctx *x, cg_symbol_id source, cg_value decorator, uint32_t at, unsigned count) {
    cg_edge_kind kind = CG_EDGE_CALLS;
    cg_values targets = decorator;
    if (cg_tag(decorator) == CG_VALUE_DEF && cg_class_of(x->r, cg_id(decorator))) {
        kind = CG_EDGE_INSTANTIATES;
        targets = members(x, cg_value_make(CG_VALUE_INSTANCE, cg_id(decorator), 0), "__init__");
        if (!cg_values_single(targets) || cg_tag(targets) != CG_VALUE_DEF) targets = decorator;
    } else if (cg_tag(decorator) == CG_VALUE_INSTANCE) {
        targets = members(x, decorator, "__call__");
    }
    if (!cg_values_single(targets) || cg_tag(targets) != CG_VALUE_DEF) return;
    if (kind == CG_EDGE_CALLS && !cg_kind_is_function(cg_symbol_of(x->r, cg_id(targets))->kind)) return;
    cg_emit_one(x, kind, source, targets | (decorator & CG_VALUE_INFERRED), at, count);
}

static void emit_calls(cg_rctx *x, const cg_flow *flow) {
    cg_value list[CG_VALUES_MAX];
    uint32_t n = flow->target < x->facts->node_count ? decorators_of(x, flow, list) : 0;
    for (uint32_t i = 0; i < n; i++)
        emit_call(x, x->facts->nodes[flow->target].parent, list[i], x->facts->exprs[flow->value].at, n);
}

/* All decorators of a definition at once, when the last of them is known; the lowest comes first. */
void cg_python_decorate(cg_rctx *x, const cg_flow *flow) {
    const cg_flow *end = x->facts->flows + x->facts->flows_len;
    emit_calls(x, flow);
    if (flow > x->facts->flows && flow[-1].kind == CG_FLOW_DECORATE && flow[-1].target == flow->target)
        return;
    cg_gid id = cg_gid_of(x->file, flow->target);
    cg_values current = cg_value_make(CG_VALUE_DEF, id, 0);
    for (const cg_flow *d = flow; d < end && d->kind == CG_FLOW_DECORATE && d->target == flow->target; d++) {
        cg_value list[CG_VALUES_MAX];
        uint32_t n = decorators_of(x, d, list);
        cg_values next = 0;
        for (uint32_t i = 0; i < n; i++)
            next = cg_values_union(x->r->pool, next, through(x, list[i], current));
        if (!is_wraps(x->facts, d->value)) current = next;
    }
    cg_contribute(x, CG_TO_CLASS, id, x->r->well_known.whole, current);
}
