/* The instance a method was called on. In a method `self` is an instance of the class around, marked as the very one it
 * was called on; when such a value comes back out of the method, it is what the method was called on again, which may be
 * of a class below. The mark is kept in local variables and results only. */
#include "resolve/python.h"

/* A tuple of type arguments that no type has. */
void cg_python_self_prepare(cg_resolver *r) {
    cg_values mark = cg_value_make(CG_VALUE_UNKNOWN, 1, 0);
    r->well_known.self_args = cg_args_of(r->pool, &mark, 1);
}

static bool is_marked(const cg_resolver *r, cg_value v) {
    return cg_args(v) == r->well_known.self_args &&
           (cg_tag(v) == CG_VALUE_INSTANCE || cg_tag(v) == CG_VALUE_DEF);
}

static bool any_marked(const cg_resolver *r, cg_values set) {
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++)
        if (is_marked(r, list[i])) return true;
    return false;
}

/* The same of another class, with or without the mark. */
static cg_value of_class(cg_value v, cg_gid class_, uint32_t args) {
    return cg_value_make(cg_tag(v), class_, args) | (v & CG_VALUE_INFERRED);
}

cg_values cg_without_self(cg_resolver *r, cg_values set) {
    if (!any_marked(r, set)) return set;
    const cg_value *list;
    cg_value out[CG_VALUES_MAX];
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++)
        out[i] = is_marked(r, list[i]) ? of_class(list[i], cg_id(list[i]), 0) : list[i];
    return cg_values_of(r->pool, out, n);
}

static bool is_below(const cg_resolver *r, cg_gid class_, cg_gid base) {
    return class_ == base || cg_class_is_below(r, class_, base);
}

/* What a marked value is when it was reached through a receiver; 0: the receiver says nothing. */
static cg_value seen_through(const cg_resolver *r, cg_value receiver, cg_value v) {
    cg_value_tag tag = cg_tag(receiver);
    if (tag != CG_VALUE_INSTANCE && tag != CG_VALUE_DEF && tag != CG_VALUE_SUPER) return 0;
    if (!cg_class_of(r, cg_id(receiver)) || !is_below(r, cg_id(receiver), cg_id(v))) return 0;
    bool still = tag == CG_VALUE_SUPER || is_marked(r, receiver);
    return of_class(v, cg_id(receiver), still ? r->well_known.self_args : 0);
}

cg_values cg_self_through(cg_rctx *x, cg_values receivers, cg_values values) {
    cg_resolver *r = x->r;
    if (!any_marked(r, values)) return values;
    const cg_value *list, *of;
    uint32_t n = cg_values_list(&values, &list), m = cg_values_list(&receivers, &of);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++) {
        cg_values seen = 0;
        for (uint32_t k = 0; k < m && is_marked(r, list[i]); k++)
            seen = cg_values_union(r->pool, seen, seen_through(r, of[k], list[i]));
        out = cg_values_union(r->pool, out, seen ? seen : cg_without_self(r, list[i]));
    }
    return out;
}
