/* Which functions fit which functional interfaces: by the number of parameters, and by whether the interface's method
 * gives a value (JLS 15.12.2.1, 15.27.2). */
#include "resolve/java.h"

cg_gid cg_java_functional_method(cg_rctx *x, cg_gid interface) {
    const cg_class *c = cg_class_of(x->r, interface);
    if (!c || cg_symbol_of(x->r, interface)->kind != CG_NODE_INTERFACE) return CG_NONE;
    for (uint32_t i = 0; i < c->mro_len; i++) {
        const cg_rfile *f = cg_file_of(x->r, c->mro[i].id);
        cg_scope_id inner = cg_symbol_in(f, c->mro[i].id)->inner;
        for (uint32_t k = f->scope_first[inner]; k < f->scope_first[inner + 1]; k++) {
            const cg_symbol *m = &f->facts->symbols[f->scoped[k].symbol];
            if (m->kind == CG_NODE_METHOD && (m->flags & CG_SYM_ABSTRACT))
                return cg_gid_of(f, f->scoped[k].symbol);
        }
    }
    return CG_NONE;
}

/* The functional interfaces of java.lang, java.util, java.util.function and java.util.concurrent. */
static const struct {
    const char *names;
    cg_java_signature signature;
} library[] = {
    {" Runnable ", {true, false, 0}},
    {" Callable Supplier BooleanSupplier IntSupplier LongSupplier DoubleSupplier ", {true, true, 0}},
    {" Consumer IntConsumer LongConsumer DoubleConsumer ", {true, false, 1}},
    {" BiConsumer ObjIntConsumer ObjLongConsumer ", {true, false, 2}},
    {" Function UnaryOperator Predicate ToIntFunction ToLongFunction ToDoubleFunction IntFunction "
     "LongFunction "
     "DoubleFunction IntPredicate IntUnaryOperator IntToLongFunction LongPredicate ",
     {true, true, 1}},
    {" BiFunction BinaryOperator BiPredicate Comparator ToIntBiFunction ToLongBiFunction IntBinaryOperator ",
     {true, true, 2}},
};

cg_java_signature cg_java_signature_of(cg_rctx *x, cg_value interface) {
    if (cg_tag(interface) == CG_VALUE_INSTANCE) {
        cg_gid method = cg_java_functional_method(x, cg_id(interface));
        const cg_symbol *s = method == CG_NONE ? NULL : cg_symbol_of(x->r, method);
        return s ? (cg_java_signature){true, s->type != 0, s->arity} : (cg_java_signature){0};
    }
    cg_str package, name;
    cg_java_external_name(x, interface, &package, &name);
    for (size_t i = 0; i < sizeof library / sizeof *library && name.len; i++)
        if (cg_java_listed(library[i].names, name)) return library[i].signature;
    return (cg_java_signature){0};
}

cg_gid cg_java_function_given(cg_rctx *x, cg_expr_id operand) {
    cg_value v = x->values[operand] & ~CG_VALUE_INFERRED;
    const cg_expr *e = &x->facts->exprs[operand];
    if (e->op != CG_EXPR_FUNCTION && e->op != CG_EXPR_MEMBER) return CG_NONE;
    if (!cg_values_single(v) || cg_tag(v) != CG_VALUE_DEF) return CG_NONE;
    return cg_kind_is_function(cg_symbol_of(x->r, cg_id(v))->kind) ? cg_id(v) : CG_NONE;
}

/* x -> f(): does the call give nothing? A lambda stands right behind its body. */
static bool calls_void(cg_rctx *x, cg_expr_id lambda) {
    const cg_expr *body = &x->facts->exprs[lambda - 1];
    if (body->op != CG_EXPR_CALL) return false;
    cg_values called = x->denotes[body->a];
    const cg_value *list;
    uint32_t n = cg_values_list(&called, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) != CG_VALUE_DEF || cg_symbol_of(x->r, cg_id(list[i]))->type) return false;
    return n > 0;
}

static bool lambda_suits(cg_rctx *x, cg_expr_id operand, const cg_symbol *lambda, cg_java_signature wanted) {
    if (lambda->arity != wanted.arity) return false;
    if (!wanted.gives) return !(lambda->flags & CG_SYM_ONLY_VALUE);
    return !(lambda->flags & CG_SYM_NO_VALUE) &&
           ((lambda->flags & CG_SYM_ONLY_VALUE) || !calls_void(x, operand));
}

/* A method with overloads may be any of them. An object may come first: Type::method. */
static bool reference_suits(cg_rctx *x, cg_gid function, const cg_symbol *s, cg_java_signature wanted) {
    cg_gid all[2];
    if (cg_overloads_of(x->r, function, all, 2) != 1 || (s->flags & CG_SYM_VARIADIC)) return true;
    bool constructor = s->kind == CG_NODE_CONSTRUCTOR;
    bool object_first = !constructor && !(s->flags & CG_SYM_STATIC) && s->arity + 1u == wanted.arity;
    return (s->arity == wanted.arity || object_first) && (!wanted.gives || constructor || s->type);
}

bool cg_java_function_suits(cg_rctx *x, cg_expr_id operand, cg_value interface) {
    cg_gid function = cg_java_function_given(x, operand);
    cg_java_signature wanted = cg_java_signature_of(x, interface);
    if (function == CG_NONE || !wanted.known) return true;
    const cg_symbol *s = cg_symbol_of(x->r, function);
    return s->flags & CG_SYM_ARROW ? lambda_suits(x, operand, s, wanted)
                                   : reference_suits(x, function, s, wanted);
}
