/* Definitions that replace others of their name. */
#include "resolve/python.h"

static bool is_replaceable(const cg_rfile *f, const cg_symbol *s) {
    uint8_t scope = f->facts->scopes[s->scope].kind;
    return (cg_kind_is_function(s->kind) || cg_kind_is_class(s->kind)) &&
           !(s->flags & (CG_SYM_GETTER | CG_SYM_SETTER)) &&
           (scope == CG_SCOPE_FILE || scope == CG_SCOPE_CLASS);
}

static uint32_t column_of(const cg_rfile *f, cg_symbol_id s) {
    uint32_t line, column = UINT32_MAX;
    if (s < f->facts->node_count) cg_facts_place(f->facts, f->facts->nodes[s].start, &line, &column);
    return column;
}

/* Whether it is a statement of the body itself: no deeper than anything else in it. */
static bool stands_straight(const cg_rfile *f, cg_symbol_id s) {
    cg_scope_id scope = f->facts->symbols[s].scope;
    uint32_t own = column_of(f, s);
    if (scope == 0) return own == 1;
    for (uint32_t i = f->scope_first[scope]; i < f->scope_first[scope + 1]; i++)
        if (column_of(f, f->scoped[i].symbol) < own) return false;
    return true;
}

/* Where the body that declares it is running itself: only what stands above is defined then. */
static uint32_t defined_until(const cg_rctx *x, const cg_rfile *f, cg_scope_id scope) {
    if (x->file != f) return UINT32_MAX;
    for (cg_scope_id s = x->scope; s != scope; s = f->facts->scopes[s].parent)
        if (s == CG_NONE || f->facts->scopes[s].kind == CG_SCOPE_FUNCTION) return UINT32_MAX;
    return x->facts->exprs[x->expr].at;
}

/* In a straight line a later definition takes the name (and an implementation that of its @overload signatures); of
 * those in branches each may be meant. */
cg_gid cg_python_canonical(cg_rctx *x, cg_rfile *from, cg_gid id) {
    (void)from;
    cg_rfile *f = cg_file_of(x->r, id);
    const cg_symbol *s = cg_symbol_in(f, id);
    const cg_scoped_name *same;
    if (f->policy != &cg_policy_python || s->scope == CG_NONE || !is_replaceable(f, s)) return id;
    uint32_t n = cg_scope_find(f, s->scope, cg_name_of(f, s->name), &same);
    if (n < 2) return id;
    uint32_t until = defined_until(x, f, s->scope);
    cg_symbol_id own = id - f->symbol_base, last = CG_NONE;
    for (uint32_t i = 0; i < n; i++) {
        const cg_symbol *other = &f->facts->symbols[same[i].symbol];
        if (is_replaceable(f, other) && other->at < until && stands_straight(f, same[i].symbol))
            last = same[i].symbol;
    }
    return last != CG_NONE && (own < last || s->at >= until) ? cg_gid_of(f, last) : id;
}
