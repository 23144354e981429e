/* Conditions that tell what a value is: of what it may be, those that pass the test remain, or those that do not. */
#include "resolve/policy_javascript.h"

typedef enum fit { FIT_NO, FIT_MAYBE, FIT_YES } fit;

/* Nothing is known of what it is. */
static bool is_vague(const cg_rctx *x, cg_value v) {
    switch (cg_tag(v)) {
    case CG_VALUE_INSTANCE: return cg_symbol_of(x->r, cg_id(v))->flags & CG_SYM_TYPE_PARAM;
    case CG_VALUE_DEF:
    case CG_VALUE_LITERAL:
    case CG_VALUE_SUPER: return false;
    default: return true;
    }
}

/* ---- instanceof and type predicates ---- */

static fit fit_class(cg_rctx *x, cg_value v, cg_gid class_) {
    if (cg_id(v) == class_ || cg_class_is_below(x->r, cg_id(v), class_)) return FIT_YES;
    if (cg_class_is_below(x->r, class_, cg_id(v))) return FIT_MAYBE;
    return FIT_NO;
}

static fit fit_type(cg_rctx *x, cg_value v, cg_value type) {
    if (is_vague(x, v)) return cg_tag(v) == cg_tag(type) && cg_id(v) == cg_id(type) ? FIT_YES : FIT_MAYBE;
    if (cg_tag(v) == CG_VALUE_LITERAL)
        return cg_tag(type) == CG_VALUE_LITERAL && cg_id(v) == cg_id(type) ? FIT_YES : FIT_NO;
    if (cg_tag(v) != CG_VALUE_INSTANCE) return FIT_NO;
    if (cg_tag(type) == CG_VALUE_INSTANCE) return fit_class(x, v, cg_id(type));
    const cg_class *c = cg_class_of(x->r, cg_id(v));
    bool outside = c && (c->external_base || c->unknown_base);
    return cg_tag(type) == CG_VALUE_EXT_INSTANCE && outside ? FIT_YES : FIT_NO;
}

static fit fit_types(cg_rctx *x, cg_value v, cg_values types) {
    const cg_value *list;
    uint32_t n = cg_values_list(&types, &list);
    fit best = FIT_NO;
    for (uint32_t i = 0; i < n; i++) {
        fit one = fit_type(x, v, list[i]);
        if (one > best) best = one;
    }
    return best;
}

/* What the result of the function called says of its argument; 0: nothing. */
static cg_values predicate_of(cg_rctx *x, const cg_expr *call) {
    cg_values callee = x->values[call->a], out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&callee, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) return 0;
        cg_rfile *f = cg_file_of(x->r, cg_id(list[i]));
        const cg_expr *result = &f->facts->exprs[cg_symbol_in(f, cg_id(list[i]))->type];
        if (result->op == CG_EXPR_CAST && result->n == CG_NARROW_GUARD)
            out = cg_values_union(x->r->pool, out, cg_type_instances(x, f, result->a, 0));
    }
    return out;
}

/* ---- typeof ---- */

static fit fit_name(cg_rctx *x, cg_value v, cg_str name) {
    if (cg_tag(v) == CG_VALUE_OBJECT || cg_tag(v) == CG_VALUE_EXT_INSTANCE)
        return cg_str_is(name, "object") || cg_str_is(name, "function") ? FIT_MAYBE : FIT_NO;
    if (is_vague(x, v)) return FIT_MAYBE;
    const char *is = "object";
    if (cg_tag(v) == CG_VALUE_DEF) {
        is = "function";
    } else if (cg_tag(v) == CG_VALUE_INSTANCE) {
        uint8_t kind = cg_symbol_of(x->r, cg_id(v))->kind;
        if (kind != CG_NODE_CLASS) return FIT_MAYBE; /* an enum's member, an interface that can be called */
    } else {
        switch ((cg_literal)cg_id(v)) {
        case CG_LITERAL_STRING: is = "string"; break;
        case CG_LITERAL_INT:
        case CG_LITERAL_FLOAT: is = "number"; break;
        case CG_LITERAL_BOOL: is = "boolean"; break;
        case CG_LITERAL_NULL: is = "undefined"; break;
        case CG_LITERAL_OTHER: is = "function"; break;
        case CG_LITERAL_LIST:
        case CG_LITERAL_TUPLE: is = cg_str_is(name, "array") ? "array" : "object"; break;
        default: break;
        }
    }
    return cg_str_is(name, is) ? FIT_YES : FIT_NO;
}

static cg_values named_type(cg_str name) {
    static const struct {
        const char *name;
        cg_literal type;
    } types[] = {{"string", CG_LITERAL_STRING},
                 {"number", CG_LITERAL_INT},
                 {"boolean", CG_LITERAL_BOOL},
                 {"undefined", CG_LITERAL_NULL}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (cg_str_is(name, types[i].name)) return cg_value_make(CG_VALUE_LITERAL, types[i].type, 0);
    return 0;
}

/* ---- Members ---- */

/* Can the declared type be the value? Literals and enums' members say so, other types leave it open. */
static fit fit_literal(cg_rctx *x, cg_rfile *f, cg_expr_id type, cg_expr_id value) {
    const cg_expr *t = &f->facts->exprs[type], *v = &x->facts->exprs[value];
    if (t->op == CG_EXPR_UNION) {
        fit best = FIT_NO;
        for (uint32_t i = 0; i < t->n && best == FIT_NO; i++)
            if (fit_literal(x, f, cg_expr_operands(f->facts, t)[i], value) != FIT_NO) best = FIT_MAYBE;
        return best;
    }
    if (t->op == CG_EXPR_LITERAL && t->b && v->op == CG_EXPR_LITERAL)
        return cg_str_equal(cg_facts_str(f->facts, t->b), cg_facts_str(x->facts, v->b)) ? FIT_YES : FIT_NO;
    cg_values member = v->op == CG_EXPR_MEMBER ? x->denotes[value] : 0;
    cg_values declared = t->op == CG_EXPR_MEMBER ? cg_type_denotes(x, f, type, 0) : 0;
    if (!cg_values_single(member) || !cg_values_single(declared) || cg_tag(declared) != CG_VALUE_DEF ||
        cg_symbol_of(x->r, cg_id(declared))->kind != CG_NODE_ENUM_MEMBER)
        return FIT_MAYBE;
    return cg_id(member) == cg_id(declared) ? FIT_YES : FIT_NO;
}

static fit fit_member(cg_rctx *x, cg_value v, const cg_expr *member, bool equals) {
    const cg_class *c = cg_tag(v) == CG_VALUE_INSTANCE ? cg_class_of(x->r, cg_id(v)) : NULL;
    if (!c) return cg_tag(v) == CG_VALUE_LITERAL ? FIT_NO : FIT_MAYBE;
    cg_values found = cg_class_members(x, cg_id(v), cg_name_of(x->file, member->b), false, NULL);
    if (!found) return FIT_NO;
    if (!cg_values_single(found) || cg_tag(found) != CG_VALUE_DEF) return FIT_MAYBE;
    cg_rfile *f = cg_file_of(x->r, cg_id(found));
    const cg_symbol *s = cg_symbol_in(f, cg_id(found));
    if (equals) return s->type ? fit_literal(x, f, s->type, member->a) : FIT_MAYBE;
    return s->flags & CG_SYM_OPTIONAL ? FIT_MAYBE : FIT_YES;
}

/* ---- All of them ---- */

cg_values cg_js_tested(cg_rctx *x, const cg_expr *e) {
    const cg_expr *test = &x->facts->exprs[e->a];
    cg_values of = x->values[e->b], types = 0;
    unsigned how = e->n & ~CG_NARROW_NOT & 0xfu;
    bool holds = !(e->n & CG_NARROW_NOT);
    if (how == CG_NARROW_INSTANCE) types = cg_instances_of(x, x->values[e->a], 0);
    if (how == CG_NARROW_GUARD) types = predicate_of(x, test);
    if (how == CG_NARROW_TYPEOF) types = named_type(cg_facts_str(x->facts, test->b));
    if ((how == CG_NARROW_INSTANCE || how == CG_NARROW_GUARD) &&
        (!types || cg_values_has(types, CG_VALUE_UNKNOWN)))
        return of;
    cg_value keep[CG_VALUES_MAX], perhaps[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&of, &list), kept = 0, open = 0;
    for (uint32_t i = 0; i < n; i++) {
        fit one = how == CG_NARROW_TYPEOF ? fit_name(x, list[i], cg_facts_str(x->facts, test->b))
                  : how == CG_NARROW_KIND || how == CG_NARROW_HAS
                      ? fit_member(x, list[i], test, how == CG_NARROW_KIND)
                      : fit_types(x, list[i], types);
        if (one == FIT_MAYBE) perhaps[open++] = list[i];
        if (holds ? one == FIT_YES : one == FIT_NO) keep[kept++] = list[i];
    }
    /* Where a test names a type, that is what an unknown value is; otherwise what may pass remains. */
    if (holds && types) return kept ? cg_values_of(x->r->pool, keep, kept) : open || !n ? types : of;
    for (uint32_t i = 0; i < open && kept < CG_VALUES_MAX; i++) keep[kept++] = perhaps[i];
    return kept ? cg_values_of(x->r->pool, keep, kept) : of;
}
