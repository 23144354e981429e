/* A variable that is assigned again in a straight line is another variable from there on: no way leads back to what it
 * was. Where loops, branches or functions inside may still see the old one, it stays the same. */
#include "lang/python/python.h"

/* Does a statement of a function's body, or of a `with` in it, run after all that stands above? */
static bool runs_straight(const cg_walker *w, uint32_t statement) {
    for (uint32_t block = cg_parent(w, statement); cg_kind(w, block) == PY_BLOCK;) {
        uint32_t owner = cg_parent(w, block);
        if (cg_kind(w, owner) == PY_FUNCTION) return true;
        if (cg_kind(w, owner) != PY_WITH) return false;
        block = cg_parent(w, owner);
    }
    return false;
}

/* The statement that binds the target; 0 if there is none that always does. */
static uint32_t binding_statement(const cg_walker *w, uint32_t target) {
    for (uint32_t n = cg_parent(w, target), below = target; n; below = n, n = cg_parent(w, n)) {
        switch (cg_kind(w, n)) {
        case PY_TUPLE:
        case PY_LIST:
        case PY_PAREN:
        case PY_TUPLE_PATTERN:
        case PY_LIST_PATTERN:
        case PY_SPLAT_PATTERN:
        case PY_ASSIGNMENT:
        case PY_AS_TARGET:
        case PY_AS_PATTERN:
        case PY_WITH_ITEM:
        case PY_WITH_CLAUSE: break;
        case PY_STATEMENT:
        case PY_WITH: return n;
        case PY_FOR: return cg_field(w, below) == PY_F_LEFT ? n : 0;
        default: return 0;
        }
    }
    return 0;
}

static bool is_handlers_name(const cg_walker *w, uint32_t target) {
    uint32_t n = cg_parent(w, target);
    while (n && (cg_kind(w, n) == PY_AS_TARGET || cg_kind(w, n) == PY_AS_PATTERN)) n = cg_parent(w, n);
    return n && cg_kind(w, n) == PY_EXCEPT;
}

bool py_begins_anew(const cg_walker *w, uint32_t target, cg_symbol_id before) {
    const cg_symbol *s = cg_facts_symbol_at(w->facts, before);
    bool variable = s->kind == CG_NODE_VARIABLE || s->kind == CG_NODE_CONSTANT ||
                    (s->kind == CG_NODE_PARAMETER && !(s->flags & CG_SYM_RECEIVER));
    if (!variable || w->function == CG_NONE || py_state_of(w)->closures || py_state_of(w)->comprehension)
        return false;
    if (cg_facts_scope_at(w->facts, s->scope)->kind != CG_SCOPE_FUNCTION) return false;
    if (is_handlers_name(w, target)) return true; /* it is gone behind each handler */
    uint32_t statement = binding_statement(w, target);
    return statement && runs_straight(w, statement);
}
