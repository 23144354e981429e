/* Arguments that have no parameter of their own: what is spread, and what parameters for the rest collect. */
#include "resolve/internal.h"

#define ARGUMENTS_MAX 64u

typedef struct rest {
    cg_rctx *x;
    cg_rfile *f; /* the function's */
    const cg_symbol *function;
    cg_symbol_id places, names; /* *args and **kwargs; CG_NONE */
    uint32_t object;            /* what **kwargs holds, as an object made by this call */
    cg_values parts[CG_ARGS_MAX];
    uint32_t count; /* of what *args gets */
} rest;

static void find_rest(rest *r) {
    r->places = r->names = CG_NONE;
    for (uint32_t i = r->f->scope_first[r->function->inner]; i < r->f->scope_first[r->function->inner + 1];
         i++) {
        cg_symbol_id s = r->f->scoped[i].symbol;
        const cg_symbol *p = &r->f->facts->symbols[s];
        if (p->kind != CG_NODE_PARAMETER) continue;
        if (p->flags & CG_SYM_KEYWORDS)
            r->names = s;
        else if (p->flags & CG_SYM_VARIADIC)
            r->places = s;
    }
}

static bool is_rest(const rest *r, cg_symbol_id p) {
    return p == CG_NONE || (r->f->facts->symbols[p].flags & (CG_SYM_VARIADIC | CG_SYM_KEYWORDS));
}

static void give_place(rest *r, uint32_t position, cg_values v) {
    if (!v) return;
    cg_symbol_id p = cg_parameter_of(r->f, r->function, position, CG_NONE);
    if (!is_rest(r, p)) {
        cg_add_to_symbol(r->x, cg_gid_of(r->f, p), v);
    } else if (r->places != CG_NONE && position >= r->f->facts->symbols[r->places].arity) {
        uint32_t place = position - r->f->facts->symbols[r->places].arity;
        if (place >= CG_ARGS_MAX) place = CG_ARGS_MAX - 1;
        r->parts[place] = cg_values_union(r->x->r->pool, r->parts[place], v);
        if (place >= r->count) r->count = place + 1;
    }
}

static void give_name(rest *r, cg_name_id name, cg_values v) {
    if (!v) return;
    cg_symbol_id p = cg_parameter_of(r->f, r->function, 0, name);
    if (!is_rest(r, p)) {
        cg_add_to_symbol(r->x, cg_gid_of(r->f, p), v);
    } else if (r->names != CG_NONE) {
        cg_contribute(r->x, CG_TO_OBJECT, r->object, name, v);
        cg_contribute(r->x, CG_TO_OBJECT, r->object, r->x->r->well_known.star, v);
    }
}

/* f(*tuple): its parts by their places; of what has no places every parameter may get an element. */
static void spread_places(rest *r, uint32_t from, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&v, &list);
    for (uint32_t i = 0; i < n; i++) {
        const cg_values *parts;
        uint32_t count =
            cg_tag(list[i]) == CG_VALUE_LITERAL ? cg_args_list(r->x->r->pool, cg_args(list[i]), &parts) : 0;
        bool placed = count && cg_id(list[i]) == CG_LITERAL_TUPLE;
        for (uint32_t k = 0; placed && k < count; k++) give_place(r, from + k, parts[k]);
        for (uint32_t k = from; count && !placed && k < (uint32_t)r->function->arity + 1; k++)
            give_place(r, k, cg_element_of(r->x, list[i], false));
    }
}

/* f(**object): what it holds under the parameters' names. */
static void spread_names(rest *r, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&v, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_OBJECT) continue;
        for (uint32_t k = r->f->scope_first[r->function->inner];
             k < r->f->scope_first[r->function->inner + 1]; k++) {
            const cg_symbol *p = &r->f->facts->symbols[r->f->scoped[k].symbol];
            if (p->kind != CG_NODE_PARAMETER ||
                (p->flags & (CG_SYM_RECEIVER | CG_SYM_VARIADIC | CG_SYM_KEYWORDS)))
                continue;
            give_name(r, r->f->scoped[k].name,
                      cg_slot_read(r->x, CG_TO_OBJECT, cg_id(list[i]), r->f->scoped[k].name));
        }
        if (r->names != CG_NONE && cg_id(list[i]) != r->object)
            cg_contribute(r->x, CG_TO_OBJECT, r->object, r->x->r->well_known.mixin, list[i]);
    }
}

void cg_pass_rest(cg_rctx *x, cg_gid function, const cg_expr *call, uint32_t first) {
    rest r = {.x = x, .f = cg_file_of(x->r, function)};
    r.function = cg_symbol_in(r.f, function);
    if (r.function->inner == CG_NONE) return;
    r.object = x->file->expr_base + (uint32_t)(call - x->facts->exprs);
    find_rest(&r);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    bool spread = false;
    for (uint32_t i = first; i < call->n && i < ARGUMENTS_MAX; i++) {
        const cg_expr *a = &x->facts->exprs[operands[i]];
        if (a->op == CG_EXPR_KEYWORD) {
            give_name(&r, cg_name_of(x->file, a->b), x->values[operands[i]]);
        } else if (a->op == CG_EXPR_SPREAD && a->n == 1) {
            spread_names(&r, x->values[a->a]);
        } else if (a->op == CG_EXPR_SPREAD) {
            if (!spread) spread_places(&r, i - first, x->values[a->a]);
            spread = true;
        } else if (!spread) {
            give_place(&r, i - first, x->values[operands[i]]);
        }
    }
    if (r.places != CG_NONE && r.count)
        cg_add_to_symbol(
            x, cg_gid_of(r.f, r.places),
            cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_TUPLE, cg_args_of(x->r->pool, r.parts, r.count)));
    if (r.names != CG_NONE)
        cg_add_to_symbol(x, cg_gid_of(r.f, r.names), cg_value_make(CG_VALUE_OBJECT, r.object, 0));
}
