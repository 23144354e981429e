/* JavaScript's members under names that are computed, where the names are those of a list in the source:
 * ["get", "put"].forEach(name => { client[name] = …; }). A variable keeps which lists its value is taken from. */
#include "resolve/policy_javascript.h"

#define NAMES_MAX 64u /* of one list */

/* The lists of names that a variable is an element of, or that it holds. */
static cg_values lists_of(cg_rctx *x, cg_gid variable) {
    return cg_slot_read(x, CG_TO_RECEIVER, variable, x->r->well_known.computed);
}

static bool lists_names(const cg_facts *facts, const cg_expr *list) {
    const uint32_t *operands = cg_expr_operands(facts, list);
    for (uint32_t i = 0; i < list->n; i++) {
        const cg_expr *e = &facts->exprs[operands[i]];
        if (e->op != CG_EXPR_LITERAL || e->a != CG_LITERAL_STRING || !e->b) return false;
    }
    return list->n > 0 && list->n <= NAMES_MAX;
}

/* The lists whose elements iterating over an expression gives. */
static cg_values lists_in(cg_rctx *x, cg_expr_id id) {
    const cg_expr *e = &x->facts->exprs[id];
    if (e->op == CG_EXPR_LIST)
        return lists_names(x->facts, e) ? cg_value_make(CG_VALUE_OBJECT, x->file->expr_base + id, 0) : 0;
    if (e->op != CG_EXPR_SYMBOL && e->op != CG_EXPR_NAME && e->op != CG_EXPR_MEMBER) return 0;
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&x->denotes[id], &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF)
            out = cg_values_union(x->r->pool, out, lists_of(x, cg_id(list[i])));
    return out;
}

void cg_js_names_assigned(cg_rctx *x, const cg_flow *flow) {
    const cg_expr *e = &x->facts->exprs[flow->value];
    cg_values lists = e->op == CG_EXPR_LIST      ? lists_in(x, flow->value)
                      : e->op == CG_EXPR_ELEMENT ? lists_in(x, e->a)
                                                 : 0;
    cg_contribute(x, CG_TO_RECEIVER, cg_gid_of(x->file, flow->target), x->r->well_known.computed, lists);
}

void cg_js_names_iterated(cg_rctx *x, cg_expr_id list, cg_gid callback) {
    cg_values lists = lists_in(x, list);
    cg_rfile *f = cg_file_of(x->r, callback);
    cg_symbol_id p = lists ? cg_parameter_at(f, cg_symbol_in(f, callback), 0) : CG_NONE;
    if (p != CG_NONE) cg_contribute(x, CG_TO_RECEIVER, cg_gid_of(f, p), x->r->well_known.computed, lists);
}

static void store_names(cg_rctx *x, cg_values objects, cg_value list, cg_values v) {
    const cg_rfile *f = cg_file_of_expr(x->r, cg_id(list));
    const cg_expr *e = &f->facts->exprs[cg_id(list) - f->expr_base];
    const uint32_t *operands = cg_expr_operands(f->facts, e);
    for (uint32_t i = 0; i < e->n; i++)
        cg_store_member(x, objects, cg_name_of(f, f->facts->exprs[operands[i]].b), v);
}

void cg_js_names_stored(cg_rctx *x, const cg_expr *target, cg_values v) {
    const cg_expr *key = &x->facts->exprs[target->b];
    if (!target->b || key->op != CG_EXPR_SYMBOL) return;
    cg_values lists = lists_of(x, cg_gid_of(x->file, key->a));
    const cg_value *list, *functions;
    uint32_t n = cg_values_list(&lists, &list), m = cg_values_list(&v, &functions);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_OBJECT)
            store_names(x, x->values[target->a], list[i], cg_values_inferred(x->r->pool, v));
    for (uint32_t i = 0; i < m && n; i++) /* its names are known: it is no other member */
        if (cg_tag(functions[i]) == CG_VALUE_DEF)
            cg_contribute(x, CG_TO_RECEIVER, cg_id(functions[i]), x->r->well_known.computed, lists);
}

bool cg_js_names_known(cg_rctx *x, cg_gid function) { return lists_of(x, function) != 0; }
