/* What declarations and assignments bind. */
#include "lang/go/go.h"

static bool in_function(const cg_walker *w) { return w->function != CG_NONE; }

uint32_t go_whole_declaration(const cg_walker *w, uint32_t spec) {
    uint32_t up = cg_parent(w, spec);
    uint16_t kind = cg_kind(w, up);
    if (kind != GO_TYPE_DECLARATION && kind != GO_VAR_DECLARATION && kind != GO_CONST_DECLARATION)
        return spec;
    cg_str between = cg_str_of(w->source.ptr + cg_start(w, up), cg_start(w, spec) - cg_start(w, up));
    return cg_str_find_char(between, '(') == CG_STR_NOWHERE ? up : spec;
}

void go_declare(cg_walker *w, uint32_t name, uint32_t statement, cg_expr_id value, cg_expr_id type,
                uint32_t type_node) {
    cg_str text = cg_node_text(w, name);
    if (text.len == 0 || go_is_blank(w, name)) return;
    cg_symbol_id here = in_function(w) ? cg_lookup_here(w, text) : CG_NONE;
    if (here != CG_NONE && !type) {
        cg_write_name(w, name, here, value);
        return;
    }
    bool constant = cg_kind(w, statement) == GO_CONST_SPEC;
    bool exported = w->scope == 0 && go_is_exported(text);
    cg_symbol_id symbol =
        cg_define(w, &(cg_def){
                         .kind = constant ? CG_NODE_CONSTANT : CG_NODE_VARIABLE,
                         .flags = (exported ? CG_SYM_EXPORTED : 0) | (constant ? CG_SYM_CONST : 0),
                         .visibility = go_visibility(text),
                         .node = go_whole_declaration(w, statement),
                         .name = name,
                         .type = type_node,
                         .type_value = type,
                     });
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
}

void go_assign(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type) {
    (void)type;
    switch (cg_kind(w, target)) {
    case GO_IDENTIFIER:
        if (!go_is_blank(w, target)) cg_write_name(w, target, CG_NONE, value);
        break;
    case GO_SELECTOR:
    case GO_INDEX: cg_flow_to(w, CG_FLOW_STORE, cg_visit(w, target, CG_USE_WRITE), value); break;
    case GO_PAREN:
    case GO_LITERAL_ELEMENT: go_assign(w, cg_first_named(w, target), value, 0); break;
    default: cg_visit(w, target, 0);
    }
}

/* What the i-th of several targets gets: a part of a call's results; of v, ok := m[k] only the first has a value. */
static cg_expr_id part(cg_walker *w, cg_expr_id value, uint32_t i, uint32_t at) {
    if (value == 0) return 0;
    if (value == UINT32_MAX) return i == 0 ? value : 0; /* one function for several names: it has the first */
    if (cg_facts_expr_at(w->facts, value)->op == CG_EXPR_CALL) return cg_item(w, value, i, at);
    return i == 0 ? value : 0;
}

static uint32_t statement_of(const cg_walker *w, uint32_t left) {
    return cg_kind(w, left) == GO_EXPRESSIONS ? cg_parent(w, left) : left;
}

static void bind(cg_walker *w, uint32_t target, uint32_t statement, cg_expr_id value, bool declare) {
    if (declare && cg_kind(w, target) == GO_IDENTIFIER)
        go_declare(w, target, statement, value, 0, 0);
    else
        go_assign(w, target, value, 0);
}

/* Visits a value for its target; a function literal for a new name becomes a function of that name. */
static bool visit_for(cg_walker *w, uint32_t target, uint32_t value, bool declare, cg_expr_id *out) {
    if (target && declare && cg_nameless(w, value) && cg_kind(w, target) == GO_IDENTIFIER &&
        !go_is_blank(w, target) && cg_lookup_here(w, cg_node_text(w, target)) == CG_NONE) {
        *out = cg_visit_named(w, value, target, true, 0);
        return false;
    }
    uint32_t name = target && cg_kind(w, target) == GO_SELECTOR ? cg_child(w, target, GO_F_FIELD) : 0;
    if (target && cg_kind(w, target) == GO_IDENTIFIER && !go_is_blank(w, target)) name = target;
    *out = cg_visit_named(w, value, name, false, 0);
    return true;
}

void go_assign_lists(cg_walker *w, uint32_t left, uint32_t right, bool declare) {
    size_t values = cg_list(w), bound = 0;
    uint32_t target = left ? cg_first_named(w, left) : 0;
    CG_EACH_NAMED(w, value, right) {
        cg_expr_id v;
        bool needs_target = visit_for(w, target, value, declare, &v);
        cg_list_add(w, needs_target ? v : UINT32_MAX);
        target = target ? cg_next_named(w, target) : 0;
    }
    size_t count = cg_list_count(w, values);
    uint32_t statement = left ? statement_of(w, left) : 0;
    if (left) {
        CG_EACH_NAMED(w, name, left) {
            cg_expr_id v = count == 1 && cg_next_named(w, cg_first_named(w, left))
                               ? part(w, cg_list_at(w, values, 0), (uint32_t)bound, cg_start(w, name))
                           : bound < count ? cg_list_at(w, values, bound)
                                           : 0;
            bound++;
            if (v != UINT32_MAX) bind(w, name, statement, v, declare);
        }
    }
    cg_list_drop(w, values);
}

cg_expr_id go_var_spec(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type_node = cg_child(w, node, GO_F_TYPE), values = cg_child(w, node, GO_F_VALUE);
    uint32_t name = cg_child(w, node, GO_F_NAME);
    uint32_t only = values ? cg_first_named(w, values) : 0;
    cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE), single = 0;
    if (only && cg_next_named(w, only)) only = 0; /* several values */
    if (name && only && !type && cg_nameless(w, only) && !go_is_blank(w, name)) {
        cg_visit_named(w, only, name, true, 0);
        return 0;
    }
    size_t mark = cg_list(w);
    if (values) cg_list_add_children(w, values, 0);
    size_t count = cg_list_count(w, mark), i = 0;
    if (only) single = cg_list_at(w, mark, 0);
    bool several = name && cg_next_named(w, name) && cg_field(w, cg_next_named(w, name)) == GO_F_NAME;
    CG_EACH_NAMED(w, child, node) {
        if (cg_field(w, child) != GO_F_NAME) continue;
        cg_expr_id v = several && only ? part(w, single, (uint32_t)i, cg_start(w, child))
                       : i < count     ? cg_list_at(w, mark, i)
                                       : 0;
        i++;
        go_declare(w, child, node, v, type, type_node);
    }
    cg_list_drop(w, mark);
    return 0;
}

static void const_spec(cg_walker *w, uint32_t node) {
    go_state *state = go_state_of(w);
    uint32_t type_node = cg_child(w, node, GO_F_TYPE), values = cg_child(w, node, GO_F_VALUE);
    cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE);
    if (type || values) state->const_type = type;
    size_t mark = cg_list(w), i = 0;
    if (values) cg_list_add_children(w, values, 0);
    size_t count = cg_list_count(w, mark);
    CG_EACH_NAMED(w, child, node)
    if (cg_field(w, child) == GO_F_NAME) {
        cg_expr_id v = i < count ? cg_list_at(w, mark, i) : 0;
        i++;
        go_declare(w, child, node, v, state->const_type, type_node);
    }
    cg_list_drop(w, mark);
}

/* Constants without type and value repeat those of the one before them in the group. */
cg_expr_id go_const_declaration(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id before = go_state_of(w)->const_type;
    go_state_of(w)->const_type = 0;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) == GO_CONST_SPEC)
            const_spec(w, child);
        else
            cg_visit(w, child, 0);
    }
    go_state_of(w)->const_type = before;
    return 0;
}
