/* What a condition says of a variable: where isinstance(x, A) holds, readings of x carry that (a CAST), until x is
 * assigned. */
#include "lang/python/python.h"

static cg_expr_id type_of(cg_walker *w, uint32_t node) {
    size_t mark = cg_list(w);
    if (cg_kind(w, node) == PY_TUPLE)
        cg_list_add_children(w, node, CG_USE_TYPE | CG_USE_SILENT);
    else
        cg_list_add(w, cg_visit(w, node, CG_USE_TYPE | CG_USE_SILENT));
    if (cg_list_count(w, mark) != 1) return cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, cg_start(w, node));
    cg_expr_id only = cg_list_at(w, mark, 0);
    cg_list_drop(w, mark);
    return only;
}

static void narrow_call(cg_walker *w, uint32_t call) {
    py_state *state = py_state_of(w);
    uint32_t function = cg_child(w, call, PY_F_FUNCTION), arguments = cg_child(w, call, PY_F_ARGUMENTS);
    if (!function || !arguments || !cg_str_is(cg_node_text(w, function), "isinstance")) return;
    uint32_t name = cg_first_named(w, arguments), type = name ? cg_next_named(w, name) : 0;
    if (!type || cg_kind(w, name) != PY_IDENTIFIER || state->narrowed_count == PY_NARROWED_MAX) return;
    uint16_t kind = cg_kind(w, type);
    if (kind != PY_IDENTIFIER && kind != PY_ATTRIBUTE && kind != PY_TUPLE) return;
    cg_expr_id is = type_of(w, type);
    if (is) state->narrowed[state->narrowed_count++] = (py_narrowed){w->function, cg_text_id(w, name), is};
}

static bool is_and(const cg_walker *w, uint32_t node) {
    uint32_t left = cg_child(w, node, PY_F_LEFT), right = cg_child(w, node, PY_F_RIGHT);
    if (!left || !right) return false;
    cg_str text = cg_node_text(w, node);
    uint32_t from = cg_end(w, left) - cg_start(w, node), to = cg_start(w, right) - cg_start(w, node);
    return from <= to && to <= text.len &&
           cg_str_find(cg_str_of(text.ptr + from, to - from), CG_STR("and")) != CG_STR_NOWHERE;
}

void py_narrow(cg_walker *w, uint32_t condition, bool truth) {
    if (condition == 0) return;
    switch (cg_kind(w, condition)) {
    case PY_PAREN: py_narrow(w, cg_first_named(w, condition), truth); break;
    case PY_NOT: py_narrow(w, cg_first_named(w, condition), !truth); break;
    case PY_BOOLEAN:
        if (is_and(w, condition) != truth) break;
        py_narrow(w, cg_child(w, condition, PY_F_LEFT), truth);
        py_narrow(w, cg_child(w, condition, PY_F_RIGHT), truth);
        break;
    case PY_CALL:
        if (truth) narrow_call(w, condition);
        break;
    default: break;
    }
}

cg_expr_id py_narrowed_reading(cg_walker *w, cg_expr_id value, cg_string_id name, uint32_t at) {
    const py_state *state = py_state_of(w);
    for (uint32_t i = state->narrowed_count; i-- > 0;)
        if (state->narrowed[i].name == name && state->narrowed[i].function == w->function)
            return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, CG_NARROW_INSTANCE, state->narrowed[i].type,
                                 value, at);
    return value;
}

void py_forget_narrowed(cg_walker *w, cg_string_id name) {
    py_state *state = py_state_of(w);
    for (uint32_t i = 0; i < state->narrowed_count; i++)
        if (state->narrowed[i].name == name)
            state->narrowed[i].function = 0; /* no function has that number */
}

cg_expr_id py_block(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t before = py_state_of(w)->narrowed_count;
    cg_visit_children_except(w, node, 0);
    py_state_of(w)->narrowed_count = before;
    return 0;
}

cg_expr_id py_assert(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_visit_children_except(w, node, 0);
    py_narrow(w, cg_first_named(w, node), true);
    return 0;
}

/* Does control never come out at the end of a block? */
static bool leaves(const cg_walker *w, uint32_t block) {
    uint32_t last = 0;
    CG_EACH_NAMED(w, child, block) last = child;
    return last && (cg_kind(w, last) == PY_RETURN || cg_kind(w, last) == PY_RAISE);
}

void py_narrow_behind(cg_walker *w, uint32_t node) {
    uint32_t condition = cg_child(w, node, PY_F_CONDITION), block = cg_child(w, node, PY_F_CONSEQUENCE);
    bool only = true;
    CG_EACH_NAMED(w, child, node)
    only &= child == condition || child == block || cg_kind(w, child) == PY_COMMENT;
    if (block && only && leaves(w, block)) py_narrow(w, condition, false);
}

cg_expr_id py_elif(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t condition = cg_child(w, node, PY_F_CONDITION), before = py_state_of(w)->narrowed_count;
    cg_visit(w, condition, 0);
    py_narrow(w, condition, true);
    CG_EACH_NAMED(w, child, node)
    if (child != condition) cg_visit(w, child, 0);
    py_state_of(w)->narrowed_count = before;
    return 0;
}

/* a and b: where b is looked at, a holds. */
cg_expr_id py_boolean(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t left = cg_child(w, node, PY_F_LEFT), right = cg_child(w, node, PY_F_RIGHT);
    uint32_t before = py_state_of(w)->narrowed_count;
    size_t mark = cg_list(w);
    use &= (uint8_t)~CG_USE_CALLEE;
    cg_expr_id first = cg_visit(w, left, use);
    if (first) cg_list_add(w, first);
    py_narrow(w, left, is_and(w, node));
    cg_expr_id second = cg_visit(w, right, use);
    if (second) cg_list_add(w, second);
    py_state_of(w)->narrowed_count = before;
    return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, node));
}
