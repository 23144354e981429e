/* Type parameters of functions: what the arguments of a call, its type arguments or its expected result make them. */
#include "resolve/internal.h"

#include <stdio.h>

/* What calling a function gives; a class, where a constructor is expected, its instances. */
static cg_values given_by(cg_rctx *x, cg_value callee) {
    uint8_t kind = cg_symbol_of(x->r, cg_id(callee))->kind;
    if (kind == CG_NODE_CLASS) return cg_value_make(CG_VALUE_INSTANCE, cg_id(callee), 0);
    return cg_kind_is_function(kind) ? cg_cell_before(x, cg_id(callee)) : 0;
}

/* What the construct signature of an interface gives. */
static cg_values constructed_by(cg_rctx *x, cg_value interface) {
    cg_name_id unnamed = cg_name_find(x->r->names, CG_STR_NONE);
    if (!cg_language_is_script(x->file->language) || unnamed == CG_NONE) return 0;
    cg_values members = cg_class_members(x, cg_id(interface), unnamed, false, NULL);
    bool constructs = cg_values_single(members) && cg_tag(members) == CG_VALUE_DEF &&
                      cg_symbol_of(x->r, cg_id(members))->kind == CG_NODE_CONSTRUCTOR;
    return constructs ? cg_result_through(x, interface, cg_id(members), cg_cell_before(x, cg_id(members)))
                      : 0;
}

/* The type parameter (an instance of it) in a parameter's type, against what the argument is: List<T> and
 * List<Foo> have T = Foo. */
static cg_values bound_by(cg_rctx *x, cg_values type, cg_value parameter, cg_values argument,
                          unsigned depth) {
    if (type == parameter) return argument;
    if (cg_tag(argument) == CG_VALUE_DEF && x->file->policy->gives && cg_values_single(type)) {
        cg_values made = 0, result = x->file->policy->gives(x, type, argument, &made);
        return result && made ? bound_by(x, result, parameter, made, depth + 1) : 0;
    }
    if (depth > 3 || !cg_values_single(argument)) return 0;
    if (!cg_values_single(type)) { /* a parameter that takes functions: its type is one of what it holds */
        const cg_value *list;
        uint32_t n = cg_values_list(&type, &list);
        for (uint32_t i = 0; i < n; i++)
            if (cg_tag(list[i]) == CG_VALUE_LITERAL)
                return bound_by(x, list[i], parameter, argument, depth + 1);
        return 0;
    }
    const cg_values *in, *of;
    uint32_t n = cg_args_list(x->r->pool, cg_args(type), &in);
    if (cg_tag(argument) == CG_VALUE_DEF && cg_tag(type) == CG_VALUE_LITERAL && n) /* a function's result */
        return bound_by(x, in[0], parameter, given_by(x, argument), depth + 1);
    if (cg_tag(argument) == CG_VALUE_DEF && cg_tag(type) == CG_VALUE_INSTANCE)
        return bound_by(x, constructed_by(x, type), parameter, given_by(x, argument), depth + 1);
    uint32_t m = n ? cg_args_list(x->r->pool, cg_args(argument), &of) : 0;
    for (uint32_t i = 0; i < n && i < m; i++) {
        cg_values found = bound_by(x, in[i], parameter, of[i], depth + 1);
        if (found) return found;
    }
    return 0;
}

/* f[T](…), which looks like an index as long as it has one argument. */
static void explicit_arguments(cg_rctx *x, const cg_expr *call, cg_values *bound, uint32_t count) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    if (callee->op == CG_EXPR_INDEX && callee->b && count)
        bound[0] = cg_instances_of(x, x->values[callee->b], 0);
    if (callee->op != CG_EXPR_APPLY) return;
    for (uint32_t i = 0; i < count && i < callee->n; i++)
        bound[i] = cg_type_instances(x, x->file, cg_expr_operands(x->facts, callee)[i], 0);
}

/* A parameter's type, with what is known to be passed; where that is too much, by its declaration alone. */
cg_values cg_declared_type(cg_rctx *x, cg_rfile *f, cg_symbol_id parameter) {
    cg_values type = cg_cell_before(x, cg_gid_of(f, parameter));
    bool hidden = type == CG_VALUE_OF_MANY && cg_language_is_script(f->language);
    return hidden ? cg_type_instances(x, f, f->facts->symbols[parameter].type, 0) : type;
}

/* The type of a parameter; of a variadic one, that of an element unless the argument is all of them. */
static cg_values expected_at(cg_rctx *x, cg_rfile *f, const cg_symbol *s, uint32_t position,
                             cg_values argument) {
    bool variadic = (s->flags & CG_SYM_VARIADIC) && position + 1 >= s->arity;
    cg_symbol_id q = cg_parameter_at(f, s, variadic ? s->arity - 1u : position);
    cg_values type = q == CG_NONE ? 0 : cg_declared_type(x, f, q);
    bool all = x->file->language == CG_LANG_JAVA && cg_tag(argument) == CG_VALUE_LITERAL &&
               cg_id(argument) == CG_LITERAL_LIST;
    return variadic && !all ? cg_element_of(x, type, false) : type;
}

/* The type parameters that a scope declares, in the order of the source, as types number them. */
static uint32_t type_parameters(const cg_rfile *f, cg_scope_id scope, cg_symbol_id *out) {
    uint32_t count = 0;
    for (uint32_t k = f->scope_first[scope]; k < f->scope_first[scope + 1]; k++) {
        cg_symbol_id p = f->scoped[k].symbol;
        if (!(f->facts->symbols[p].flags & CG_SYM_TYPE_PARAM) || count == CG_ARGS_MAX) continue;
        uint32_t place = count++;
        for (; place > 0 && out[place - 1] > p; place--) out[place] = out[place - 1];
        out[place] = p;
    }
    return count;
}

/* The type parameters of a scope, a generic function's or that around it, as arguments show them: f(x T) called with a Foo
 * has T = Foo. Those that they do not show are what `expected` says of the result (0: nothing). */
static uint32_t arguments_of(cg_rctx *x, cg_gid function, cg_scope_id scope, const cg_expr *call,
                             cg_values expected) {
    cg_rfile *f = cg_file_of(x->r, function);
    const cg_symbol *s = cg_symbol_in(f, function);
    cg_values bound[CG_ARGS_MAX] = {0};
    cg_symbol_id parameters[CG_ARGS_MAX];
    uint32_t count = type_parameters(f, scope, parameters);
    for (uint32_t t = 0; t < count; t++) {
        cg_values self = cg_value_make(CG_VALUE_INSTANCE, cg_gid_of(f, parameters[t]), 0);
        for (uint32_t i = 0; i < call->n && i < 8; i++) {
            cg_values argument = x->values[cg_expr_operands(x->facts, call)[i]];
            cg_values found = bound_by(x, expected_at(x, f, s, i, argument), self, argument, 0);
            if (found) bound[t] = found;
        }
        if (!bound[t] && expected) bound[t] = bound_by(x, cg_cell_before(x, function), self, expected, 0);
    }
    bool templates =
        f->language == CG_LANG_CPP; /* what they are made for is of interest inside of them, too */
    bool written = x->file->language == CG_LANG_GO || x->file->language == CG_LANG_JAVA ||
                   x->file->language == CG_LANG_RUST || cg_language_is_script(x->file->language) || templates;
    if (written && scope == s->inner) explicit_arguments(x, call, bound, count);
    for (uint32_t t = 0; t < count && templates; t++)
        cg_instantiate_template(x, cg_gid_of(f, parameters[t]), bound[t]);
    return count ? cg_args_of(x->r->pool, bound, count) : 0;
}

static uint32_t type_arguments(cg_rctx *x, cg_gid function, const cg_expr *call, cg_values expected) {
    const cg_symbol *s = cg_symbol_of(x->r, function);
    bool generic = s->inner != CG_NONE && (s->flags & CG_SYM_TEMPLATE);
    return generic ? arguments_of(x, function, s->inner, call, expected) : 0;
}

cg_value cg_infer_made(cg_rctx *x, cg_value made, cg_gid constructor, const cg_expr *call) {
    const cg_symbol *class_ = cg_symbol_of(x->r, cg_id(made));
    if (cg_args(made) || !(class_->flags & CG_SYM_TEMPLATE) || class_->inner == CG_NONE) return made;
    const cg_values *list;
    cg_values any = 0;
    uint32_t args = arguments_of(x, constructor, class_->inner, call, 0);
    uint32_t count = cg_args_list(x->r->pool, args, &list);
    for (uint32_t i = 0; i < count; i++) any |= list[i];
    return any ? cg_value_make(CG_VALUE_INSTANCE, cg_id(made), args) : made;
}

cg_values cg_bind_arguments(cg_rctx *x, cg_gid function, const cg_expr *call, cg_values result) {
    const cg_rfile *f = cg_file_of(x->r, function);
    if (f->language == CG_LANG_RUST && cg_args(result)) { /* Slot::of(x): of the impl around */
        cg_scope_id impl = cg_symbol_in(f, function)->scope;
        if (f->facts->scopes[impl].kind == CG_SCOPE_IMPL)
            result = cg_substitute_in(x, result, f, impl, arguments_of(x, function, impl, call, 0));
    }
    bool wanted = result || f->language == CG_LANG_CPP;
    uint32_t args = wanted ? type_arguments(x, function, call, 0) : 0;
    return args ? cg_substitute(x, result, function, args) : result;
}

/* Does it speak of a type parameter of the function that the call leaves open? */
static bool is_open(cg_rctx *x, cg_values type, cg_gid function) {
    const cg_value *list;
    uint32_t n = cg_values_list(&type, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_INSTANCE) continue;
        const cg_symbol *s = cg_symbol_of(x->r, cg_id(list[i]));
        if ((s->flags & CG_SYM_TYPE_PARAM) &&
            cg_file_of(x->r, cg_id(list[i])) == cg_file_of(x->r, function) &&
            s->scope == cg_symbol_of(x->r, function)->inner)
            return true;
    }
    return false;
}

/* Without what is open: a function's parameters that are known count. */
static cg_values without_open(cg_rctx *x, cg_values type, cg_gid function) {
    cg_value out[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&type, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        const cg_values *args;
        cg_values parts[CG_ARGS_MAX];
        uint32_t m = cg_args_list(x->r->pool, cg_args(list[i]), &args);
        if (is_open(x, list[i], function)) continue;
        for (uint32_t k = 0; k < m; k++) parts[k] = is_open(x, args[k], function) ? 0 : args[k];
        out[kept++] = cg_tag(list[i]) == CG_VALUE_LITERAL
                          ? cg_value_make(CG_VALUE_LITERAL, cg_id(list[i]), cg_args_of(x->r->pool, parts, m))
                          : list[i];
    }
    return kept ? cg_values_of(x->r->pool, out, kept) : 0;
}

/* The parameter's type as this call makes it: the type arguments of the receiver and of the function put in. 0: they are
 * not known yet. */
cg_values cg_parameter_type(cg_rctx *x, cg_gid function, const cg_expr *call, cg_values type,
                            cg_values expected) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    if (callee->op == CG_EXPR_MEMBER) type = cg_result_through(x, x->values[callee->a], function, type);
    if (!(cg_symbol_of(x->r, function)->flags & CG_SYM_TEMPLATE)) return type;
    type = cg_substitute(x, type, function, type_arguments(x, function, call, expected));
    return without_open(x, type, function);
}

/* What a call is to give tells the callbacks among its arguments their types: const x: Box<T> = box((one) => …). */
void cg_expect_result(cg_rctx *x, const cg_expr *call, cg_values expected) {
    cg_value callee = x->values[call->a];
    if (!cg_values_single(callee) || cg_tag(callee) != CG_VALUE_DEF ||
        !(cg_symbol_of(x->r, cg_id(callee))->flags & CG_SYM_TEMPLATE))
        return;
    cg_rfile *f = cg_file_of(x->r, cg_id(callee));
    for (uint32_t i = 0; i < call->n && i < 8; i++) {
        cg_values given = x->values[cg_expr_operands(x->facts, call)[i]];
        cg_symbol_id p = cg_values_has(given, CG_VALUE_DEF)
                             ? cg_parameter_at(f, cg_symbol_in(f, cg_id(callee)), i)
                             : CG_NONE;
        cg_values type = p == CG_NONE ? 0 : cg_declared_type(x, f, p);
        if (type) cg_expect(x, cg_parameter_type(x, cg_id(callee), call, type, expected), given);
    }
}

/* A type parameter means nothing where it is not declared: what a callback gets is known from its own place. */
cg_values cg_seen_from(cg_rctx *x, cg_values v, cg_gid function) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&v, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool seen = true;
        if (cg_tag(list[i]) == CG_VALUE_INSTANCE) {
            const cg_rfile *f = cg_file_of(x->r, cg_id(list[i]));
            const cg_symbol *s = cg_symbol_in(f, cg_id(list[i]));
            if (s->flags & CG_SYM_TYPE_PARAM) {
                seen = cg_file_of(x->r, function) == f;
                cg_scope_id scope = seen ? cg_symbol_in(f, function)->scope : CG_NONE;
                while (scope != CG_NONE && scope != s->scope) scope = f->facts->scopes[scope].parent;
                seen = scope != CG_NONE;
            }
        }
        if (seen) keep[kept++] = list[i];
    }
    return kept == n ? v : cg_values_of(x->r->pool, keep, kept);
}

/* Fields of a literal, by name or place. */
uint32_t cg_arguments_shown(cg_rctx *x, cg_gid class_, const cg_expr *call) {
    const cg_rfile *f = cg_file_of(x->r, class_);
    const cg_symbol *s = cg_symbol_in(f, class_);
    cg_values bound[CG_ARGS_MAX] = {0};
    cg_symbol_id parameters[CG_ARGS_MAX];
    uint32_t count = s->inner == CG_NONE ? 0 : type_parameters(f, s->inner, parameters);
    for (uint32_t i = 0; i < call->n && i < 16 && count; i++) {
        cg_expr_id operand = cg_expr_operands(x->facts, call)[i];
        const cg_expr *o = &x->facts->exprs[operand];
        char number[16];
        snprintf(number, sizeof number, "%u", i);
        cg_name_id name = o->op == CG_EXPR_KEYWORD ? cg_name_of(x->file, o->b)
                                                   : cg_name_find(x->r->names, cg_str_from(number));
        cg_values field = name == CG_NONE ? 0 : cg_class_own_members(x, class_, name);
        if (!cg_values_single(field) || cg_tag(field) != CG_VALUE_DEF) continue;
        for (uint32_t k = 0; k < count; k++) {
            cg_values self = cg_value_make(CG_VALUE_INSTANCE, cg_gid_of(f, parameters[k]), 0);
            cg_values found = bound_by(x, cg_cell_before(x, cg_id(field)), self, x->values[operand], 0);
            if (found) bound[k] = found;
        }
    }
    for (uint32_t k = 0; k < count; k++)
        if (bound[k]) return cg_args_of(x->r->pool, bound, count);
    return 0;
}
