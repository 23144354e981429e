/* What follows from a call or a declared type beyond edges: the types of lambdas' parameters. */
#include "resolve/java.h"

static bool is_lambda(const cg_rctx *x, const cg_expr *e) {
    return e->op == CG_EXPR_FUNCTION && (x->facts->symbols[e->a].flags & CG_SYM_ARROW);
}

/* A type parameter that nothing is known of yet says nothing, but by its bound. */
static cg_values without_parameter(cg_rctx *x, cg_values type) {
    if (!cg_values_single(type) || cg_tag(type) != CG_VALUE_INSTANCE) return type;
    cg_rfile *f = cg_file_of(x->r, cg_id(type));
    const cg_symbol *s = cg_symbol_in(f, cg_id(type));
    if (!(s->flags & CG_SYM_TYPE_PARAM) || f->facts->scopes[s->scope].kind != CG_SCOPE_FUNCTION) return type;
    for (cg_scope_id scope = f == x->file ? x->scope : CG_NONE; scope != CG_NONE;
         scope = f->facts->scopes[scope].parent)
        if (scope == s->scope) return type; /* this is the method that declares it */
    return s->type ? cg_type_instances(x, f, s->type, 1) : 0;
}

static void give_type(cg_rctx *x, cg_symbol_id lambda, uint32_t position, cg_values type) {
    cg_symbol_id p = cg_parameter_at(x->file, &x->facts->symbols[lambda], position);
    type = without_parameter(x, type);
    if (p != CG_NONE && type) cg_add_to_symbol(x, cg_gid_of(x->file, p), type);
}

/* A lambda for an interface of the repository: its parameters are those of the interface's method. */
static void as_interface(cg_rctx *x, cg_symbol_id lambda, cg_value interface) {
    cg_gid method = cg_java_functional_method(x, cg_id(interface));
    if (method == CG_NONE) return;
    const cg_rfile *of = cg_file_of(x->r, method);
    for (uint32_t i = 0; i < x->facts->symbols[lambda].arity; i++) {
        cg_symbol_id q = cg_parameter_at(of, cg_symbol_in(of, method), i);
        if (q == CG_NONE) return;
        give_type(x, lambda, i, cg_result_through(x, interface, method, cg_cell_before(x, cg_gid_of(of, q))));
    }
}

/* Function<A, B>, BiConsumer<A, B>, Comparator<A>: a parameter for each type argument, or all of the only one. */
static void as_library_interface(cg_rctx *x, cg_symbol_id lambda, uint32_t args) {
    const cg_values *list;
    uint32_t n = cg_args_list(x->r->pool, args, &list);
    for (uint32_t i = 0; i < x->facts->symbols[lambda].arity && n; i++)
        give_type(x, lambda, i, list[n == 1 ? 0 : i < n ? i : n - 1]);
}

cg_values cg_java_gives(cg_rctx *x, cg_value interface, cg_value function, cg_values *made) {
    const cg_values *list;
    *made = cg_java_result_of(x, function);
    if (cg_tag(interface) == CG_VALUE_EXT_INSTANCE) {
        uint32_t n = cg_args_list(x->r->pool, cg_args(interface), &list);
        return n ? list[n - 1] : 0;
    }
    cg_gid method =
        cg_tag(interface) == CG_VALUE_INSTANCE ? cg_java_functional_method(x, cg_id(interface)) : CG_NONE;
    return method == CG_NONE ? 0 : cg_result_through(x, interface, method, cg_cell_before(x, method));
}

/* The functions that a comparator or collector is made of get what is compared or collected; of one made with
 * mapping(f, …) those behind f what f gives. */
static void give_element(cg_rctx *x, const cg_expr *call, cg_values element, unsigned depth) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    cg_values called = x->values[call->a];
    if (depth > 4 || !element || (cg_tag(called) != CG_VALUE_EXTERNAL && called != CG_VALUE_OF_OPAQUE))
        return;
    bool by_name = callee->op == CG_EXPR_NAME || callee->op == CG_EXPR_MEMBER;
    cg_str name =
        by_name ? cg_facts_str(x->facts, callee->op == CG_EXPR_NAME ? callee->a : callee->b) : CG_STR_NONE;
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    bool to_map = cg_str_is(name, "toMap"), mapping = cg_str_is(name, "mapping");
    for (uint32_t i = 0; i < call->n; i++) {
        const cg_expr *o = &x->facts->exprs[operands[i]];
        if (is_lambda(x, o)) {
            uint32_t arity = x->facts->symbols[o->a].arity;
            for (uint32_t k = 0; k < arity && (arity == 1 || !to_map); k++) give_type(x, o->a, k, element);
        } else if (o->op == CG_EXPR_CALL) {
            cg_values mapped = mapping && i ? cg_java_result_of(x, x->values[operands[0]]) : element;
            give_element(x, o, mapped, depth + 1);
        }
    }
    if (callee->op == CG_EXPR_MEMBER && x->facts->exprs[callee->a].op == CG_EXPR_CALL)
        give_element(x, &x->facts->exprs[callee->a], element, depth + 1); /* comparing(f).reversed() */
}

static void expect_one(cg_rctx *x, cg_value type, cg_expr_id given, unsigned depth) {
    const cg_expr *e = &x->facts->exprs[given];
    const cg_values *args;
    if (is_lambda(x, e)) {
        if (cg_tag(type) == CG_VALUE_INSTANCE) as_interface(x, e->a, type);
        if (cg_tag(type) == CG_VALUE_EXT_INSTANCE) as_library_interface(x, e->a, cg_args(type));
    } else if (e->op == CG_EXPR_CHOICE && depth < 4) {
        for (uint32_t i = 0; i < e->n; i++) expect_one(x, type, cg_expr_operands(x->facts, e)[i], depth + 1);
    } else if (e->op == CG_EXPR_CALL && cg_tag(type) == CG_VALUE_EXT_INSTANCE) {
        if (cg_args_list(x->r->pool, cg_args(type), &args) == 1) give_element(x, e, args[0], depth);
    }
}

void cg_java_expect(cg_rctx *x, cg_values type, cg_expr_id given) {
    if (cg_values_single(type)) expect_one(x, type, given, 0);
}

/* items.forEach(x -> …): a library's method hands the lambda what its object holds. */
static void from_container(cg_rctx *x, cg_expr_id operand, cg_values object, cg_str method) {
    const cg_expr *o = &x->facts->exprs[operand];
    const cg_values *list;
    uint32_t n = cg_args_list(x->r->pool, cg_args(object), &list);
    if (!n || cg_tag(object) != CG_VALUE_EXT_INSTANCE) return;
    if (o->op == CG_EXPR_CALL) give_element(x, o, list[n - 1], 0);
    if (!is_lambda(x, o)) return;
    bool by_key = cg_str_is(method, "computeIfAbsent"), by_value = cg_str_is(method, "merge");
    uint32_t arity = x->facts->symbols[o->a].arity;
    for (uint32_t i = 0; i < arity; i++) {
        uint32_t which = by_key ? 0 : by_value || arity < n || i >= n ? n - 1 : i;
        give_type(x, o->a, i, list[which]);
    }
}

/* Collections.sort(items, …), Arrays.sort(items, …): functions of the library about the elements of the first. */
static void from_first(cg_rctx *x, const cg_expr *call, cg_expr_id operand) {
    cg_str package, name;
    cg_java_external_name(x, x->values[call->a], &package, &name);
    if (!cg_str_is(package, "java.util") || operand == *cg_expr_operands(x->facts, call)) return;
    cg_values element = cg_element_of(x, x->values[*cg_expr_operands(x->facts, call)], false);
    if (!cg_values_single(element) || element == CG_VALUE_OF_UNKNOWN || element == CG_VALUE_OF_OPAQUE) return;
    uint32_t args = cg_args_of(x->r->pool, &element, 1);
    expect_one(x, cg_java_library_type(x, "java.util.Comparator", args), operand, 0);
}

static void type_operand(cg_rctx *x, const cg_expr *call, uint32_t position, const cg_gid *functions,
                         uint32_t count) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    cg_expr_id operand = cg_expr_operands(x->facts, call)[position];
    bool member = callee->op == CG_EXPR_MEMBER;
    cg_values objects = member ? x->values[callee->a] : 0;
    if (count == 0 && member && cg_values_single(objects)) {
        cg_value object = cg_java_seen_outside(x, objects);
        from_container(x, operand, object, cg_facts_str(x->facts, callee->b));
        if (cg_tag(object) == CG_VALUE_EXTERNAL) from_first(x, call, operand);
    }
    if (count != 1) return;
    const cg_rfile *of = cg_file_of(x->r, functions[0]);
    const cg_symbol *function = cg_symbol_in(of, functions[0]);
    cg_symbol_id q = cg_parameter_at(of, function, position);
    if (q == CG_NONE || (of->facts->symbols[q].flags & CG_SYM_VARIADIC)) return;
    cg_values type = cg_cell_before(x, cg_gid_of(of, q));
    if (!objects) objects = cg_implicit_receiver(x, cg_value_make(CG_VALUE_DEF, functions[0], 0));
    type = cg_result_through(x, objects, functions[0], type);
    cg_java_expect(x, cg_bind_arguments(x, functions[0], call, type), operand);
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
    if (call->op == CG_EXPR_NEW) call_super_constructor(x, call);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < call->n; i++) {
        const cg_expr *o = &x->facts->exprs[operands[i]];
        bool comparing = o->op == CG_EXPR_CALL && o->n && cg_values_has(x->values[o->a], CG_VALUE_EXTERNAL);
        if (is_lambda(x, o) || o->op == CG_EXPR_CHOICE || comparing)
            type_operand(x, call, i, functions, count);
    }
}
