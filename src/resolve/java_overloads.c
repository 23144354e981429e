/* Choice among methods of one name by the types of the arguments: first those that fit without boxing, then with,
 * then with a variable number of arguments; of these the most specific (JLS 15.12.2). */
#include "resolve/java.h"

typedef enum fit { FIT_NO, FIT_UNKNOWN, FIT_BOXED, FIT_SUBTYPE, FIT_EXACT } fit;

#define PARAMETERS_MAX 16

typedef struct candidate {
    cg_gid id;
    cg_values parameters[PARAMETERS_MAX]; /* of a variadic one the last is the element's type */
    uint32_t count;
    bool variadic;
    fit worst;          /* of all arguments, without variadic treatment */
    fit worst_variadic; /* with it */
} candidate;

/* ---- Types ---- */

static bool library(cg_rctx *x, cg_value v, const char *name) {
    cg_str package, own;
    cg_java_external_name(x, v, &package, &own);
    return cg_str_is(own, name);
}

/* Float.NaN, Long.MAX_VALUE: the primitive of the class that has the constant. */
static int constant_of(cg_rctx *x, cg_value v) {
    static const struct {
        const char *name;
        int kind;
    } classes[] = {{"Byte", 1}, {"Short", 2}, {"Character", 3}, {"Integer", 4},
                   {"Long", 5}, {"Float", 6}, {"Double", 7},    {"Math", 7}};
    const cg_external *e = cg_external_at(x->r->pool, cg_id(v));
    if (e->depth != 2 || !e->name.len || e->name.ptr[0] < 'A' || e->name.ptr[0] > 'Z') return 0;
    cg_str class_ = cg_external_at(x->r->pool, e->parent)->name;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (cg_str_is(class_, classes[i].name)) return classes[i].kind;
    return 0;
}

/* byte 1, short 2, char 3, int 4, long 5, float 6, double 7, boolean 8; 0 for anything else. */
static int primitive(cg_rctx *x, cg_value v) {
    if (cg_tag(v) == CG_VALUE_LITERAL) {
        switch (cg_id(v)) {
        case CG_LITERAL_INT: return 4;
        case CG_LITERAL_FLOAT: return 7;
        case CG_LITERAL_BOOL: return 8;
        case CG_LITERAL_CHAR: return 3;
        default: return 0;
        }
    }
    if (cg_tag(v) == CG_VALUE_EXTERNAL) return constant_of(x, v);
    if (cg_tag(v) != CG_VALUE_EXT_INSTANCE) return 0;
    return library(x, v, "long")    ? 5
           : library(x, v, "byte")  ? 1
           : library(x, v, "short") ? 2
           : library(x, v, "float") ? 6
                                    : 0;
}

static int boxed(cg_rctx *x, cg_value v) {
    static const char *const names[] = {"",     "Byte",  "Short",  "Character", "Integer",
                                        "Long", "Float", "Double", "Boolean"};
    if (cg_tag(v) != CG_VALUE_EXT_INSTANCE) return 0;
    for (int i = 1; i <= 8; i++)
        if (library(x, v, names[i])) return i;
    return 0;
}

static bool widens(int from, int to) {
    if (from == 8 || to == 8 || to == 3) return false;
    return from < to && !(from == 3 && to < 4);
}

static bool is_type_parameter(cg_rctx *x, cg_value v) {
    return cg_tag(v) == CG_VALUE_INSTANCE && (cg_symbol_of(x->r, cg_id(v))->flags & CG_SYM_TYPE_PARAM);
}

static cg_values bound_of(cg_rctx *x, cg_value parameter) {
    cg_rfile *f = cg_file_of(x->r, cg_id(parameter));
    const cg_symbol *s = cg_symbol_in(f, cg_id(parameter));
    return s->type ? cg_type_instances(x, f, s->type, 1) : 0;
}

static bool is_object(cg_rctx *x, cg_value v) {
    return cg_tag(v) == CG_VALUE_EXT_INSTANCE && library(x, v, "Object");
}

static fit fits_value(cg_rctx *x, cg_value from, cg_value to, unsigned depth);

static fit fits(cg_rctx *x, cg_values from, cg_values to, unsigned depth) {
    if (!from || !to || depth > 6) return FIT_UNKNOWN;
    const cg_value *a, *b;
    uint32_t n = cg_values_list(&from, &a), m = cg_values_list(&to, &b);
    fit worst = FIT_EXACT;
    for (uint32_t i = 0; i < n; i++) {
        fit best = FIT_NO;
        for (uint32_t j = 0; j < m; j++) {
            fit one = fits_value(x, a[i] & ~CG_VALUE_INFERRED, b[j] & ~CG_VALUE_INFERRED, depth);
            if (one > best) best = one;
        }
        if (best < worst) worst = best;
    }
    return worst;
}

static fit primitive_fits(cg_rctx *x, int from, cg_value to) {
    int kind = primitive(x, to), box = boxed(x, to);
    if (kind) return kind == from ? FIT_EXACT : widens(from, kind) ? FIT_SUBTYPE : FIT_NO;
    if (box) return box == from ? FIT_BOXED : FIT_NO;
    if (is_object(x, to) || is_type_parameter(x, to) || library(x, to, "Comparable") ||
        library(x, to, "Serializable"))
        return FIT_BOXED;
    return library(x, to, "Number") && from != 3 && from != 8 ? FIT_BOXED : FIT_NO;
}

/* A lambda or method fits an interface with one abstract method; of which sort, see java_lambdas.c. */
static fit function_fits(cg_rctx *x, cg_value to) {
    cg_str package, name;
    cg_java_external_name(x, to, &package, &name);
    if (cg_tag(to) == CG_VALUE_EXT_INSTANCE) {
        bool other = is_object(x, to) || primitive(x, to) || boxed(x, to) || cg_java_library_knows(name);
        return other && !cg_java_signature_of(x, to).known ? FIT_NO : FIT_SUBTYPE;
    }
    if (cg_tag(to) != CG_VALUE_INSTANCE) return FIT_NO;
    if (is_type_parameter(x, to)) return FIT_UNKNOWN;
    return cg_java_functional_method(x, cg_id(to)) == CG_NONE ? FIT_NO : FIT_SUBTYPE;
}

static fit instance_fits(cg_rctx *x, cg_value from, cg_value to, unsigned depth) {
    if (is_type_parameter(x, from)) {
        if (cg_id(from) == cg_id(to) && cg_tag(to) == CG_VALUE_INSTANCE) return FIT_EXACT;
        cg_values bound = bound_of(x, from);
        if (is_object(x, to) || is_type_parameter(x, to)) return FIT_SUBTYPE;
        return bound ? fits(x, bound, to, depth + 1) : FIT_NO;
    }
    if (is_object(x, to)) return FIT_SUBTYPE;
    const cg_class *c = cg_class_of(x->r, cg_id(from));
    if (cg_tag(to) == CG_VALUE_EXT_INSTANCE) {
        if (primitive(x, to) || boxed(x, to) || !c) return FIT_NO;
        const cg_value *list;
        bool known = !c->unknown_base;
        for (uint32_t i = 0; i < c->mro_len; i++) {
            const cg_class *up = cg_class_of(x->r, c->mro[i].id);
            uint32_t n = up ? cg_values_list(&up->bases, &list) : 0;
            for (uint32_t k = 0; k < n; k++) {
                cg_str package, name, wanted, other;
                cg_java_external_name(x, list[k], &package, &name);
                cg_java_external_name(x, to, &other, &wanted);
                if (name.len && cg_java_library_subtype(name, wanted)) return FIT_SUBTYPE;
                known &= name.len == 0 || cg_java_library_knows(name);
            }
        }
        return known ? FIT_NO : FIT_UNKNOWN;
    }
    if (cg_tag(to) != CG_VALUE_INSTANCE) return FIT_NO;
    if (cg_id(from) == cg_id(to)) return FIT_EXACT;
    if (cg_class_is_below(x->r, cg_id(from), cg_id(to))) return FIT_SUBTYPE;
    return c && c->unknown_base ? FIT_UNKNOWN : FIT_NO;
}

static fit library_fits(cg_rctx *x, cg_value from, cg_value to) {
    int box = boxed(x, from), kind = primitive(x, to);
    if (kind) return box && (box == kind || widens(box, kind)) ? FIT_BOXED : FIT_NO;
    if (is_object(x, to)) return is_object(x, from) ? FIT_EXACT : FIT_SUBTYPE;
    if (cg_tag(to) != CG_VALUE_EXT_INSTANCE) return FIT_NO;
    if (cg_id(from) == cg_id(to)) return FIT_EXACT;
    cg_str package, own, wanted;
    cg_java_external_name(x, from, &package, &own);
    cg_java_external_name(x, to, &package, &wanted);
    if (cg_java_library_subtype(own, wanted)) return FIT_SUBTYPE;
    return is_object(x, from) || box || cg_java_is_final(wanted) || cg_java_library_subtype(wanted, own)
               ? FIT_NO
               : FIT_UNKNOWN;
}

static fit literal_fits(cg_rctx *x, cg_value from, cg_value to, unsigned depth) {
    const cg_values *a, *b;
    switch (cg_id(from)) {
    case CG_LITERAL_OTHER: return function_fits(x, to); /* T[]::new */
    case CG_LITERAL_NULL: return primitive(x, to) ? FIT_NO : FIT_SUBTYPE;
    case CG_LITERAL_STRING:
        if (to == from) return FIT_EXACT;
        return is_object(x, to) || library(x, to, "CharSequence") || library(x, to, "Comparable") ||
                       library(x, to, "Serializable")
                   ? FIT_SUBTYPE
                   : FIT_NO;
    case CG_LITERAL_LIST:
        if (is_object(x, to) || library(x, to, "Cloneable") || library(x, to, "Serializable"))
            return FIT_SUBTYPE;
        if (cg_tag(to) != CG_VALUE_LITERAL || cg_id(to) != CG_LITERAL_LIST) return FIT_NO;
        if (!cg_args_list(x->r->pool, cg_args(from), &a) || !cg_args_list(x->r->pool, cg_args(to), &b))
            return FIT_UNKNOWN;
        if (cg_values_single(a[0]) && cg_values_single(b[0]) && (primitive(x, a[0]) || primitive(x, b[0])))
            return primitive(x, a[0]) == primitive(x, b[0]) ? FIT_EXACT : FIT_NO;
        return fits(x, a[0], b[0], depth + 1);
    default: return FIT_UNKNOWN;
    }
}

static fit fits_value(cg_rctx *x, cg_value from, cg_value to, unsigned depth) {
    int kind = primitive(x, from);
    if (cg_tag(to) == CG_VALUE_UNKNOWN || cg_tag(to) == CG_VALUE_OPAQUE) return FIT_UNKNOWN;
    if (kind) return primitive_fits(x, kind, to);
    if (is_type_parameter(x, to) && cg_tag(from) != CG_VALUE_DEF && from != to) {
        cg_values bound = bound_of(x, to);
        fit one = bound && !cg_values_has(bound, CG_VALUE_EXT_INSTANCE) ? fits(x, from, bound, depth + 1)
                                                                        : FIT_SUBTYPE;
        return one > FIT_SUBTYPE ? FIT_SUBTYPE : one;
    }
    switch (cg_tag(from)) {
    case CG_VALUE_LITERAL: return literal_fits(x, from, to, depth);
    case CG_VALUE_INSTANCE: return instance_fits(x, from, to, depth);
    case CG_VALUE_EXT_INSTANCE: return library_fits(x, from, to);
    case CG_VALUE_DEF:
        if (cg_kind_is_function(cg_symbol_of(x->r, cg_id(from))->kind)) return function_fits(x, to);
        return FIT_UNKNOWN;
    default: return FIT_UNKNOWN;
    }
}

/* ---- Candidates ---- */

static void read_candidate(cg_rctx *x, cg_gid id, candidate *c) {
    const cg_rfile *f = cg_file_of(x->r, id);
    const cg_symbol *s = cg_symbol_in(f, id);
    *c = (candidate){.id = id, .count = s->arity, .variadic = s->flags & CG_SYM_VARIADIC};
    if (s->inner == CG_NONE) return;
    for (uint32_t i = f->scope_first[s->inner]; i < f->scope_first[s->inner + 1]; i++) {
        cg_symbol_id p = f->scoped[i].symbol;
        const cg_symbol *parameter = &f->facts->symbols[p];
        if (parameter->kind != CG_NODE_PARAMETER || parameter->arity >= PARAMETERS_MAX) continue;
        cg_values type = cg_cell_before(x, cg_gid_of(f, p));
        const cg_values *args;
        if ((parameter->flags & CG_SYM_VARIADIC) && cg_args_list(x->r->pool, cg_args(type), &args))
            type = args[0];
        c->parameters[parameter->arity] = type;
    }
}

static cg_values parameter_at(cg_rctx *x, const candidate *c, uint32_t i, bool spread) {
    if (!c->variadic || i + 1 < c->count) return i < PARAMETERS_MAX ? c->parameters[i] : 0;
    cg_values element = c->count <= PARAMETERS_MAX ? c->parameters[c->count - 1] : 0;
    return spread ? element
                  : cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_LIST, cg_args_of(x->r->pool, &element, 1));
}

/* What an argument is: a sum with a string in it is a string, one of numbers the widest of them. */
static cg_values argument_type(cg_rctx *x, cg_expr_id operand) {
    cg_values v = x->values[operand];
    const cg_value *list;
    uint32_t n = cg_values_list(&v, &list);
    if (n < 2 || x->facts->exprs[operand].op != CG_EXPR_CHOICE) return v;
    cg_value widest = 0;
    for (uint32_t i = 0; i < n; i++) {
        cg_value one = list[i] & ~CG_VALUE_INFERRED;
        if (cg_tag(one) == CG_VALUE_LITERAL && cg_id(one) == CG_LITERAL_STRING) return one;
        int kind = primitive(x, one);
        if (!kind) return v;
        if (!widest || widens(primitive(x, widest), kind)) widest = one;
    }
    return widest;
}

static fit fit_of(cg_rctx *x, const candidate *c, const cg_expr *call, bool spread) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    fit worst = FIT_EXACT;
    uint32_t given = call->n;
    if (spread ? !c->variadic || given + 1 < c->count : given != c->count) return FIT_NO;
    for (uint32_t i = 0; i < given && worst; i++) {
        cg_values wanted = parameter_at(x, c, i, spread);
        fit one = fits(x, argument_type(x, operands[i]), wanted, 0);
        if (one && cg_values_single(wanted) && !cg_java_function_suits(x, operands[i], wanted)) one = FIT_NO;
        if (one < worst) worst = one;
    }
    return worst;
}

/* Of two functional interfaces that a function fits, that which takes what it gives is more specific: 1 the first, -1
 * the second, 0 neither. */
static int takes_value(cg_rctx *x, cg_expr_id operand, cg_values p, cg_values q) {
    if (!cg_values_single(p) || !cg_values_single(q) || cg_java_function_given(x, operand) == CG_NONE)
        return 0;
    cg_java_signature a = cg_java_signature_of(x, p), b = cg_java_signature_of(x, q);
    return a.known && b.known ? a.gives - b.gives : 0;
}

/* Is every parameter of a one of b's too, at the places of the arguments? Where the argument's type is not known,
 * only equal parameters count. */
static bool more_specific(cg_rctx *x, const candidate *a, const candidate *b, const cg_expr *call,
                          bool spread) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < call->n; i++) {
        cg_values p = parameter_at(x, a, i, spread), q = parameter_at(x, b, i, spread);
        if (p == q) continue;
        int which = takes_value(x, operands[i], p, q);
        if (which > 0) continue;
        cg_values argument = argument_type(x, operands[i]);
        if (which < 0 || !argument || fits(x, argument, p, 0) == FIT_UNKNOWN ||
            fits(x, p, q, 0) < FIT_SUBTYPE)
            return false;
    }
    return true;
}

/* Of arrays of as many dimensions, what they hold. */
static void without_dimensions(cg_rctx *x, cg_values *p, cg_values *q) {
    const cg_values *a, *b;
    while (cg_tag(*p) == CG_VALUE_LITERAL && cg_tag(*q) == CG_VALUE_LITERAL && cg_id(*p) == CG_LITERAL_LIST &&
           cg_id(*q) == CG_LITERAL_LIST && cg_args_list(x->r->pool, cg_args(*p), &a) &&
           cg_args_list(x->r->pool, cg_args(*q), &b)) {
        *p = a[0];
        *q = b[0];
    }
}

bool cg_java_same_parameters(cg_rctx *x, cg_gid a, cg_gid b) {
    candidate c, d;
    read_candidate(x, a, &c);
    read_candidate(x, b, &d);
    if (c.count != d.count) return false;
    cg_gid below = cg_class_of_member(x, a);
    cg_value self = below == CG_NONE ? 0 : cg_value_make(CG_VALUE_INSTANCE, below, 0);
    for (uint32_t i = 0; i < c.count && i < PARAMETERS_MAX; i++) {
        cg_values p = c.parameters[i], q = cg_result_through(x, self, b, d.parameters[i]);
        without_dimensions(x, &p, &q);
        bool generic = (cg_values_single(p) && is_type_parameter(x, p)) ||
                       (cg_values_single(q) && is_type_parameter(x, q));
        if (p != q && p && q && !generic && fits(x, p, q, 0) != FIT_EXACT) return false;
    }
    return true;
}

static bool is_abstract(cg_rctx *x, cg_gid method) {
    return cg_symbol_of(x->r, method)->flags & CG_SYM_ABSTRACT;
}

static bool in_interface(cg_rctx *x, cg_gid class_) {
    return cg_symbol_of(x->r, class_)->kind == CG_NODE_INTERFACE;
}

/* Does a take b's place: by overriding it, or as what a class inherits beside it: a class's method before an
 * interface's, or behind it if both are mere declarations; the body before the declaration, of two declarations the
 * first. */
static bool replaces(cg_rctx *x, cg_gid a, cg_gid b) {
    cg_gid c = cg_class_of_member(x, a), d = cg_class_of_member(x, b);
    if (c == d || c == CG_NONE || d == CG_NONE || !cg_java_same_parameters(x, a, b)) return false;
    if (cg_class_is_below(x->r, c, d)) return true;
    if (cg_class_is_below(x->r, d, c)) return false;
    bool above = in_interface(x, c), below = in_interface(x, d);
    if (above != below) return is_abstract(x, a) && is_abstract(x, b) ? above : below;
    if (!is_abstract(x, b)) return false;
    return !is_abstract(x, a) || a < b;
}

/* Leaves out the methods that another of the list replaces. */
static uint32_t drop_overridden(cg_rctx *x, candidate *list, uint32_t count) {
    uint32_t kept = 0;
    bool keep[64];
    for (uint32_t i = 0; i < count; i++) {
        bool replaced = false;
        for (uint32_t j = 0; j < count && !replaced; j++)
            replaced = i != j && replaces(x, list[j].id, list[i].id);
        keep[i] = !replaced;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (keep[i]) list[kept++] = list[i];
    }
    return kept ? kept : count;
}

/* b ? dog : cat, catch (A | B e): what all of them have. */
static uint32_t keep_common(cg_rctx *x, candidate *list, uint32_t count, const cg_expr *call) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    cg_values objects = callee->op == CG_EXPR_MEMBER ? x->values[callee->a] : 0;
    const cg_value *of;
    uint32_t n = cg_values_list(&objects, &of), kept = 0;
    for (uint32_t i = 0; i < count && n > 1; i++) {
        cg_gid class_ = cg_class_of_member(x, list[i].id);
        bool common = class_ != CG_NONE;
        for (uint32_t k = 0; k < n && common; k++)
            common = cg_tag(of[k]) != CG_VALUE_INSTANCE || cg_class_is_below(x->r, cg_id(of[k]), class_);
        if (!common) continue;
        candidate one = list[i];
        list[i] = list[kept];
        list[kept++] = one;
    }
    return kept ? kept : count;
}

static uint32_t keep_fitting(candidate *list, uint32_t count, fit least, bool variadic) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if ((variadic ? list[i].worst_variadic : list[i].worst) >= least) kept++;
    if (kept == 0) return 0;
    kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if ((variadic ? list[i].worst_variadic : list[i].worst) >= least) list[kept++] = list[i];
    return kept;
}

static uint32_t most_specific(cg_rctx *x, candidate *list, uint32_t count, const cg_expr *call, bool spread) {
    bool keep[64];
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        keep[i] = true;
        for (uint32_t j = 0; j < count && keep[i]; j++)
            keep[i] = i == j || !more_specific(x, &list[j], &list[i], call, spread) ||
                      more_specific(x, &list[i], &list[j], call, spread);
    }
    for (uint32_t i = 0; i < count; i++)
        if (keep[i]) list[kept++] = list[i];
    return kept;
}

/* Where the arguments' types fit nothing, something about them is not understood: their number decides. */
static uint32_t keep_by_count(cg_rctx *x, cg_gid *ids, uint32_t count, const cg_expr *call) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const cg_symbol *s = cg_symbol_of(x->r, ids[i]);
        if (s->arity == call->n) ids[kept++] = ids[i];
    }
    return kept ? kept : count;
}

/* The parameters of a generic class's method as they are for the object it is called on. */
static void see_through(cg_rctx *x, candidate *c, const cg_expr *call) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    cg_gid class_ = cg_class_of_member(x, c->id);
    if (class_ == CG_NONE || !(cg_symbol_of(x->r, class_)->flags & CG_SYM_TEMPLATE)) return;
    cg_values object = callee->op == CG_EXPR_MEMBER
                           ? x->values[callee->a]
                           : cg_implicit_receiver(x, cg_value_make(CG_VALUE_DEF, c->id, 0));
    for (uint32_t i = 0; i < c->count && i < PARAMETERS_MAX && object; i++)
        c->parameters[i] = cg_result_through(x, object, c->id, c->parameters[i]);
}

uint32_t cg_java_choose(cg_rctx *x, cg_gid *ids, uint32_t count, const cg_expr *call) {
    candidate list[64];
    bool constructors = call->op == CG_EXPR_NEW;
    uint32_t n = 0;
    for (uint32_t i = 0; i < count && i < 64; i++) {
        bool constructor = cg_symbol_of(x->r, ids[i])->kind == CG_NODE_CONSTRUCTOR;
        if (constructors && !constructor) continue;
        read_candidate(x, ids[i], &list[n]);
        if (!constructor) see_through(x, &list[n], call);
        list[n].worst = fit_of(x, &list[n], call, false);
        list[n].worst_variadic = fit_of(x, &list[n], call, true);
        n++;
    }
    bool spread = false;
    uint32_t kept = keep_fitting(list, n, FIT_SUBTYPE, false);
    if (!kept) kept = keep_fitting(list, n, FIT_BOXED, false);
    if (!kept) kept = keep_fitting(list, n, FIT_UNKNOWN, false);
    if (!kept) spread = (kept = keep_fitting(list, n, FIT_UNKNOWN, true)) > 0;
    if (!kept) return keep_by_count(x, ids, count, call);
    kept = keep_common(x, list, kept, call);
    kept = drop_overridden(x, list, kept);
    kept = most_specific(x, list, kept, call, spread);
    for (uint32_t i = 0; i < kept; i++) ids[i] = list[i].id;
    return kept;
}

cg_values cg_java_referenced(cg_rctx *x, cg_values methods) {
    const cg_value *of;
    uint32_t n = cg_values_list(&methods, &of), count = 0;
    candidate list[64];
    for (uint32_t i = 0; i < n; i++) {
        cg_gid all[CG_VALUES_MAX];
        if (cg_tag(of[i]) != CG_VALUE_DEF || !cg_kind_is_function(cg_symbol_of(x->r, cg_id(of[i]))->kind))
            return methods;
        uint32_t overloads = cg_overloads_of(x->r, cg_id(of[i]), all, CG_VALUES_MAX);
        for (uint32_t k = 0; k < overloads && count < 64; k++) read_candidate(x, all[k], &list[count++]);
    }
    cg_value out[CG_VALUES_MAX];
    if (n > 1) count = drop_overridden(x, list, count);
    if (n == 0 || count > CG_VALUES_MAX) return methods;
    for (uint32_t i = 0; i < count; i++)
        out[i] = cg_value_make(CG_VALUE_DEF, list[i].id, 0) | (of[0] & CG_VALUE_INFERRED);
    return cg_values_of(x->r->pool, out, count);
}
