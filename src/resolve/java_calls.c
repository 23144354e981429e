/* What follows from a call beyond its edges. */
#include "resolve/java.h"

static void give_type(cg_rctx *x, const cg_rfile *f, const cg_symbol *lambda, uint32_t position,
                      cg_values type) {
    cg_symbol_id p = cg_parameter_at(f, lambda, position);
    if (p != CG_NONE && type) cg_add_to_symbol(x, cg_gid_of(f, p), type);
}

/* A lambda for an interface of the repository: its parameters are those of the interface's method. */
static void as_interface(cg_rctx *x, const cg_rfile *f, const cg_symbol *lambda, cg_value interface) {
    cg_gid method = cg_java_functional_method(x, cg_id(interface));
    if (method == CG_NONE) return;
    const cg_rfile *of = cg_file_of(x->r, method);
    for (uint32_t i = 0; i < lambda->arity; i++) {
        cg_symbol_id q = cg_parameter_at(of, cg_symbol_in(of, method), i);
        if (q == CG_NONE) return;
        cg_values type = cg_cell_before(x, cg_gid_of(of, q));
        give_type(x, f, lambda, i, cg_substitute(x, type, cg_id(interface), cg_args(interface)));
    }
}

/* Function<A, B>, BiConsumer<A, B>, Comparator<A>: a parameter for each type argument, or all of the only one. */
static void as_library_interface(cg_rctx *x, const cg_rfile *f, const cg_symbol *lambda, uint32_t args) {
    const cg_values *list;
    uint32_t n = cg_args_list(x->r->pool, args, &list);
    for (uint32_t i = 0; i < lambda->arity && n; i++)
        give_type(x, f, lambda, i, list[n == 1 ? 0 : i < n ? i : n - 1]);
}

/* items.forEach(x -> …): a library's method hands the lambda what its object holds. */
static void from_container(cg_rctx *x, const cg_rfile *f, const cg_symbol *lambda, const cg_expr *callee) {
    cg_values objects = x->values[callee->a];
    bool by_key = cg_str_is(cg_facts_str(x->facts, callee->b), "computeIfAbsent");
    if (!cg_values_single(objects) || (cg_tag(objects) != CG_VALUE_EXT_INSTANCE)) return;
    const cg_values *list;
    uint32_t n = cg_args_list(x->r->pool, cg_args(objects), &list);
    for (uint32_t i = 0; i < lambda->arity && n; i++) {
        uint32_t which = by_key ? 0 : lambda->arity < n || i >= n ? n - 1 : i;
        give_type(x, f, lambda, i, list[which]);
    }
}

static void type_lambda(cg_rctx *x, const cg_expr *call, uint32_t position, cg_value lambda_value,
                        const cg_gid *functions, uint32_t count) {
    const cg_rfile *f = x->file;
    const cg_symbol *lambda = &f->facts->symbols[cg_id(lambda_value) - f->symbol_base];
    const cg_expr *callee = &x->facts->exprs[call->a];
    if (count == 0 && callee->op == CG_EXPR_MEMBER) from_container(x, f, lambda, callee);
    if (count != 1) return;
    const cg_rfile *of = cg_file_of(x->r, functions[0]);
    cg_symbol_id q = cg_parameter_at(of, cg_symbol_in(of, functions[0]), position);
    cg_values type = q == CG_NONE ? 0 : cg_cell_before(x, cg_gid_of(of, q));
    if (!cg_values_single(type)) return;
    if (callee->op == CG_EXPR_MEMBER) type = cg_result_through(x, x->values[callee->a], functions[0], type);
    if (cg_tag(type) == CG_VALUE_INSTANCE) as_interface(x, f, lambda, type);
    if (cg_tag(type) == CG_VALUE_EXT_INSTANCE) as_library_interface(x, f, lambda, cg_args(type));
}

/* new T(…) { … } enters T's constructor as super(…) would. */
static void call_super_constructor(cg_rctx *x, const cg_expr *call) {
    const cg_expr *made = &x->facts->exprs[call->a];
    const cg_class *c = made->op == CG_EXPR_FUNCTION ? cg_class_of(x->r, cg_gid_of(x->file, made->a)) : NULL;
    for (uint32_t i = 0; c && i < c->base_order_len; i++) {
        cg_gid found[8];
        if (cg_tag(c->base_order[i]) != CG_VALUE_DEF) continue;
        uint32_t n = cg_constructors_for(x, cg_id(c->base_order[i]), call, found, 8);
        for (uint32_t k = 0; k < n; k++)
            cg_emit_one(x, CG_EDGE_CALLS, cg_emit_source(x), cg_value_make(CG_VALUE_DEF, found[k], 0),
                        call->at, n);
    }
}

void cg_java_called(cg_rctx *x, const cg_expr *call, const cg_gid *functions, uint32_t count) {
    if (x->emit) {
        if (call->op == CG_EXPR_NEW) call_super_constructor(x, call);
        return;
    }
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < call->n; i++) {
        const cg_expr *argument = &x->facts->exprs[operands[i]];
        bool lambda =
            argument->op == CG_EXPR_FUNCTION && (x->facts->symbols[argument->a].flags & CG_SYM_ARROW);
        if (lambda) type_lambda(x, call, i, x->values[operands[i]], functions, count);
    }
}
