/* What becomes of the functions that are passed to the library: streams, optionals, collectors, comparators. */
#include "resolve/java.h"

static cg_gid function_of(cg_rctx *x, cg_values function) {
    bool single = cg_values_single(function) && cg_tag(function) == CG_VALUE_DEF;
    return single && cg_kind_is_function(cg_symbol_of(x->r, cg_id(function))->kind) ? cg_id(function)
                                                                                    : CG_NONE;
}

cg_values cg_java_result_of(cg_rctx *x, cg_values function) {
    if (!cg_values_single(function) || cg_tag(function) != CG_VALUE_DEF) return 0;
    cg_gid id = cg_id(function);
    const cg_symbol *s = cg_symbol_of(x->r, id);
    if (cg_kind_is_class(s->kind)) return cg_value_make(CG_VALUE_INSTANCE, id, cg_args(function));
    if (s->kind == CG_NODE_CONSTRUCTOR)
        return cg_value_make(CG_VALUE_INSTANCE, cg_class_of_member(x, id), cg_args(function));
    if (!cg_kind_is_function(s->kind)) return 0;
    return cg_cell_read(x, id);
}

cg_values cg_java_taken_by(cg_rctx *x, cg_values function) {
    cg_gid id = function_of(x, function);
    if (id == CG_NONE) return 0;
    const cg_rfile *f = cg_file_of(x->r, id);
    const cg_symbol *s = cg_symbol_in(f, id);
    cg_gid class_ = cg_class_of_member(x, id);
    if (s->kind == CG_NODE_METHOD && !(s->flags & CG_SYM_STATIC) && class_ != CG_NONE)
        return cg_value_make(CG_VALUE_INSTANCE, class_, 0);
    cg_symbol_id p = cg_parameter_at(f, s, 0);
    if (p == CG_NONE) return 0;
    return cg_cell_read(x, cg_gid_of(f, p));
}

/* The i-th argument of a call, 0 if it has none. */
static cg_expr_id operand_at(const cg_rctx *x, const cg_expr *call, uint32_t i) {
    bool has = (call->op == CG_EXPR_CALL || call->op == CG_EXPR_NEW) && i < call->n;
    return has ? cg_expr_operands(x->facts, call)[i] : 0;
}

static cg_values result_at(cg_rctx *x, const cg_expr *call, uint32_t i) {
    cg_expr_id operand = operand_at(x, call, i);
    return operand ? cg_java_result_of(x, x->values[operand]) : 0;
}

static cg_str called_name(const cg_rctx *x, const cg_expr *call) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    if (call->op != CG_EXPR_CALL) return CG_STR_NONE;
    return callee->op == CG_EXPR_NAME     ? cg_facts_str(x->facts, callee->a)
           : callee->op == CG_EXPR_MEMBER ? cg_facts_str(x->facts, callee->b)
                                          : CG_STR_NONE;
}

/* What the i-th function of a collector makes of the elements; Function.identity() leaves them as they are. */
static cg_values made_of_element(cg_rctx *x, const cg_expr *call, uint32_t i, cg_values element) {
    cg_expr_id operand = operand_at(x, call, i);
    bool identity = operand && cg_str_is(called_name(x, &x->facts->exprs[operand]), "identity");
    cg_values made = identity ? element : result_at(x, call, i);
    return made ? made : CG_VALUE_OF_OPAQUE;
}

cg_values cg_java_mapped(cg_rctx *x, cg_value receiver) {
    cg_values result = result_at(x, &x->facts->exprs[x->expr], 0);
    return cg_value_make(cg_tag(receiver), cg_id(receiver), result ? cg_args_of(x->r->pool, &result, 1) : 0);
}

cg_values cg_java_mapped_flat(cg_rctx *x, cg_value receiver) {
    cg_values result = result_at(x, &x->facts->exprs[x->expr], 0);
    bool same = cg_values_single(result) && cg_tag(result) == CG_VALUE_EXT_INSTANCE;
    return same ? result : cg_value_make(cg_tag(receiver), cg_id(receiver), 0);
}

static cg_values type_of(cg_rctx *x, const char *type, cg_values a, cg_values b) {
    cg_values args[2] = {a, b};
    uint32_t n = b ? 2 : a ? 1 : 0;
    return cg_java_library_type(x, type, n ? cg_args_of(x->r->pool, args, n) : 0);
}

static cg_values made_by(cg_rctx *x, cg_expr_id collector, cg_values element, unsigned depth);

/* groupingBy(f), groupingBy(f, collector), groupingBy(f, made, collector) */
static cg_values grouped(cg_rctx *x, const cg_expr *call, cg_values key, cg_values element, unsigned depth) {
    cg_expr_id below = call->n > 1 ? operand_at(x, call, call->n - 1) : 0;
    cg_values group =
        below ? made_by(x, below, element, depth + 1) : type_of(x, "java.util.List", element, 0);
    return type_of(x, "java.util.Map", key, group ? group : CG_VALUE_OF_OPAQUE);
}

static cg_values made_by(cg_rctx *x, cg_expr_id collector, cg_values element, unsigned depth) {
    const cg_expr *call = &x->facts->exprs[collector];
    if (depth > 4 || call->op != CG_EXPR_CALL) return 0;
    cg_str name = called_name(x, call);
    if (cg_str_is(name, "toList") || cg_str_is(name, "toUnmodifiableList"))
        return type_of(x, "java.util.List", element, 0);
    if (cg_str_is(name, "toSet") || cg_str_is(name, "toUnmodifiableSet"))
        return type_of(x, "java.util.Set", element, 0);
    if (cg_str_is(name, "joining")) return cg_java_literal(CG_LITERAL_STRING);
    if (cg_str_is(name, "maxBy") || cg_str_is(name, "minBy"))
        return type_of(x, "java.util.Optional", element, 0);
    if (cg_str_is(name, "groupingBy") || cg_str_is(name, "groupingByConcurrent"))
        return grouped(x, call, made_of_element(x, call, 0, element), element, depth);
    if (cg_str_is(name, "partitioningBy"))
        return grouped(x, call, type_of(x, "java.lang.Boolean", 0, 0), element, depth);
    if (cg_str_is(name, "toMap") || cg_str_is(name, "toConcurrentMap"))
        return type_of(x, "java.util.Map", made_of_element(x, call, 0, element),
                       made_of_element(x, call, 1, element));
    if (cg_str_is(name, "mapping"))
        return made_by(x, operand_at(x, call, 1), result_at(x, call, 0), depth + 1);
    if (cg_str_is(name, "filtering")) return made_by(x, operand_at(x, call, 1), element, depth + 1);
    return cg_str_is(name, "collectingAndThen") ? result_at(x, call, 1) : 0;
}

cg_values cg_java_collected(cg_rctx *x, cg_values element) {
    return made_by(x, operand_at(x, &x->facts->exprs[x->expr], 0), element, 0);
}
