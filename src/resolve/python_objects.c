/* What the protocols of objects give: iteration, subscripts, the class of an instance. */
#include "resolve/python.h"

/* Nothing is known: while values still arrive, something may come yet. */
static cg_values open_end(cg_rctx *x) { return cg_is_final(x) ? CG_VALUE_OF_UNKNOWN : 0; }

/* What a method of these instances gives when the language itself calls it; 0: they have no such method. */
static cg_values result_of(cg_rctx *x, cg_value v, cg_name_id method) {
    if (method == CG_NONE) return 0;
    cg_values members = cg_member_of(x, v, method, 0, 0), out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) == CG_VALUE_OPAQUE) out = cg_values_union(x->r->pool, out, list[i]);
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        cg_gid id = cg_id(list[i]);
        const cg_rfile *f = cg_file_of(x->r, id);
        if (!cg_kind_is_function(cg_symbol_in(f, id)->kind)) continue;
        cg_values result = cg_result_through(x, v, id, cg_cell_read(x, id));
        if (!x->r->fixed[id]) result = cg_values_inferred(x->r->pool, result);
        out = cg_values_union(x->r->pool, out, result ? result : open_end(x));
    }
    return out;
}

static cg_values next_of(cg_rctx *x, cg_value v) {
    const cg_python_names *names = &cg_python_state_of(x->r)->names;
    cg_values out = cg_tag(v) == CG_VALUE_INSTANCE ? result_of(x, v, names->next) : 0;
    if (!out && cg_tag(v) == CG_VALUE_INSTANCE) out = result_of(x, v, names->anext);
    return out;
}

cg_values cg_python_next(cg_rctx *x, cg_values iterators) {
    const cg_value *list;
    uint32_t n = cg_values_list(&iterators, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++) {
        cg_values one = next_of(x, list[i]);
        out = cg_values_union(x->r->pool, out, one ? one : cg_element_of(x, list[i], false));
    }
    return out;
}

/* An instance is asked for its iterator, else for its items. */
static cg_values element_of_instance(cg_rctx *x, cg_value v) {
    const cg_python_names *names = &cg_python_state_of(x->r)->names;
    cg_values iterators = result_of(x, v, names->iter), out = 0;
    if (!iterators) iterators = result_of(x, v, names->aiter);
    if (!iterators) return result_of(x, v, names->getitem);
    const cg_value *list;
    uint32_t n = cg_values_list(&iterators, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_values one = next_of(x, list[i]);
        if (!one && cg_tag(list[i]) == CG_VALUE_LITERAL) one = cg_element_of(x, list[i], false);
        out = cg_values_union(x->r->pool, out, one ? one : open_end(x));
    }
    return out;
}

cg_values cg_python_element(cg_rctx *x, cg_value v) {
    if (cg_tag(v) == CG_VALUE_INSTANCE) return element_of_instance(x, v);
    if (cg_tag(v) != CG_VALUE_LITERAL || cg_id(v) != CG_LITERAL_TUPLE) return 0;
    const cg_values *parts;
    uint32_t n = cg_args_list(x->r->pool, cg_args(v), &parts);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        out = cg_values_union(x->r->pool, out, parts[i] ? parts[i] : open_end(x));
    return out;
}

/* Dictionaries give their keys. */
cg_values cg_python_iterate(cg_rctx *x, cg_value v) {
    if (cg_tag(v) == CG_VALUE_OBJECT) return CG_VALUE_OF_OPAQUE;
    if (cg_tag(v) != CG_VALUE_LITERAL || cg_id(v) != CG_LITERAL_MAP) return 0;
    return cg_args(v) ? cg_element_of(x, v, true) : CG_VALUE_OF_OPAQUE;
}

cg_values cg_python_iterated(cg_rctx *x, cg_values over) {
    const cg_value *list;
    uint32_t n = cg_values_list(&over, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++) {
        cg_values one = cg_python_iterate(x, list[i]);
        out = cg_values_union(x->r->pool, out, one ? one : cg_element_of(x, list[i], false));
    }
    return out;
}

/* A constant number as a place in a tuple; UINT32_MAX if it is none. */
static uint32_t place_of(cg_rctx *x, cg_expr_id key) {
    const cg_expr *e = &x->facts->exprs[key];
    if (key == 0 || e->op != CG_EXPR_LITERAL || e->a != CG_LITERAL_INT || !e->b) return UINT32_MAX;
    cg_str digits = cg_facts_str(x->facts, e->b);
    return digits.len == 1 && digits.ptr[0] >= '0' && digits.ptr[0] <= '9' ? (uint32_t)(digits.ptr[0] - '0')
                                                                           : UINT32_MAX;
}

cg_values cg_python_subscript(cg_rctx *x, cg_value v, cg_expr_id object) {
    (void)object;
    if (cg_tag(v) == CG_VALUE_INSTANCE) return result_of(x, v, cg_python_state_of(x->r)->names.getitem);
    if (cg_tag(v) != CG_VALUE_LITERAL) return 0;
    cg_expr_id key = x->facts->exprs[x->expr].b;
    const cg_expr *k = &x->facts->exprs[key];
    bool slice = key && k->op == CG_EXPR_LITERAL && k->a == CG_LITERAL_OTHER,
         tuple = cg_id(v) == CG_LITERAL_TUPLE;
    if (slice) return tuple ? cg_python_list_of(x, cg_element_of(x, v, false)) : v;
    if (!tuple) return 0;
    const cg_values *parts;
    uint32_t n = cg_args_list(x->r->pool, cg_args(v), &parts), place = place_of(x, key);
    return n > 1 && place < n ? cg_values_inferred(x->r->pool, parts[place]) : 0;
}

cg_values cg_python_special_member(cg_rctx *x, cg_value v, cg_name_id name) {
    if (name != cg_python_state_of(x->r)->names.class_ || cg_tag(v) != CG_VALUE_INSTANCE) return 0;
    return cg_value_make(CG_VALUE_DEF, cg_id(v), cg_args(v)) | CG_VALUE_INFERRED;
}

static bool is_of(cg_rctx *x, cg_value v, cg_values types) {
    const cg_value *list;
    uint32_t n = cg_values_list(&types, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != cg_tag(v)) continue;
        if (cg_id(list[i]) == cg_id(v)) return true;
        if (cg_tag(v) == CG_VALUE_INSTANCE && cg_class_is_below(x->r, cg_id(v), cg_id(list[i]))) return true;
    }
    return false;
}

/* Of what the value may be that which fits; if nothing does, the type itself. */
cg_values cg_python_narrowed(cg_rctx *x, const cg_expr *cast) {
    cg_values types = cg_type_instances(x, x->file, cast->a, 0), value = x->values[cast->b];
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&value, &list), kept = 0;
    if (!types || cg_values_has(types, CG_VALUE_UNKNOWN)) return value;
    const cg_expr *of = &x->facts->exprs[cast->b];
    const cg_symbol *s = of->op == CG_EXPR_SYMBOL ? &x->facts->symbols[of->a] : NULL;
    if (s && s->kind == CG_NODE_PARAMETER && !s->type) return types; /* not all who call it are known */
    for (uint32_t i = 0; i < n; i++)
        if (is_of(x, list[i], types)) keep[kept++] = list[i];
    return kept ? cg_values_of(x->r->pool, keep, kept) : types;
}
