/* Statements that declare locals or carry values: declarations, loops, try, switch, patterns. */
#include "lang/java/java.h"

cg_symbol_id java_local(cg_walker *w, uint32_t node, uint32_t name, uint32_t type_node, cg_expr_id type,
                        cg_expr_id value) {
    if (!name || cg_kind(w, name) == J_UNDERSCORE) return CG_NONE;
    cg_symbol_id symbol = cg_define(w, &(cg_def){.kind = CG_NODE_VARIABLE,
                                                 .flags = CG_SYM_LOCAL,
                                                 .node = node,
                                                 .name = name,
                                                 .type = type_node,
                                                 .type_value = type});
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
    return symbol;
}

cg_expr_id java_local_declaration(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type_node = cg_child(w, node, JF_TYPE);
    java_annotate(w, node, CG_NONE);
    cg_expr_id common = java_type(w, type_node, 0, 0);
    CG_EACH_NAMED(w, child, node) {
        if (cg_field(w, child) != JF_DECLARATOR) continue;
        uint32_t name = cg_child(w, child, JF_NAME);
        cg_expr_id type = java_with_dimensions(w, common, cg_child(w, child, JF_DIMENSIONS));
        cg_expr_id value = cg_visit_named(w, cg_child(w, child, JF_VALUE), name, false, 0);
        java_local(w, child, name, type_node, type, value);
    }
    return 0;
}

/* label: statement */
cg_expr_id java_labeled(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_visit_children_except(w, node, cg_first_named(w, node));
    return 0;
}

cg_expr_id java_for_each(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type_node = cg_child(w, node, JF_TYPE), value_node = cg_child(w, node, JF_VALUE);
    cg_scope_open(w, CG_SCOPE_BLOCK);
    java_annotate(w, node, CG_NONE);
    cg_expr_id type = java_type(w, type_node, cg_child(w, node, JF_DIMENSIONS), 0);
    cg_expr_id all = cg_visit(w, value_node, 0);
    cg_expr_id element = cg_unary(w, CG_EXPR_ELEMENT, all, 0, value_node ? cg_start(w, value_node) : 0);
    java_local(w, node, cg_child(w, node, JF_NAME), type_node, type, element);
    cg_visit(w, cg_child(w, node, JF_BODY), 0);
    cg_scope_close(w);
    return 0;
}

/* if and while: what a pattern in the condition declares is seen inside, or, where a negated one leaves, behind it. */
static bool declares_patterns(const cg_walker *w, uint32_t condition, bool *negated) {
    bool found = false;
    for (uint32_t i = condition; i < condition + w->nodes[condition].size; i++) {
        found |= cg_kind(w, i) == J_INSTANCEOF;
        *negated |= cg_kind(w, i) == J_NOT;
    }
    return found;
}

static bool leaves(const cg_walker *w, uint32_t statement) {
    uint32_t last = statement;
    if (statement && cg_kind(w, statement) == J_BLOCK) {
        last = 0;
        CG_EACH_NAMED(w, child, statement) last = child;
    }
    uint16_t kind = last ? cg_kind(w, last) : J_NONE;
    return kind == J_RETURN || kind == J_THROW || kind == J_JUMP || kind == J_YIELD;
}

cg_expr_id java_conditional(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t condition = cg_child(w, node, JF_CONDITION), then = cg_child(w, node, JF_CONSEQUENCE);
    bool negated = false, scoped = condition && declares_patterns(w, condition, &negated);
    if (negated && (!then || leaves(w, then))) scoped = false;
    if (scoped) cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_visit_children_except(w, node, 0);
    if (scoped) cg_scope_close(w);
    return 0;
}

/* Leaving the block closes what was opened. */
static void close_resource(cg_walker *w, cg_expr_id resource, uint32_t at) {
    if (!resource) return;
    cg_expr_id callee = cg_facts_expr(w->facts, CG_EXPR_MEMBER, CG_USE_CALLEE | CG_USE_SILENT,
                                      CG_MEMBER_METHOD, resource, cg_string(w, CG_STR("close")), at);
    cg_list_end(w, cg_list(w), CG_EXPR_CALL, CG_USE_SILENT, callee, at);
}

/* try (T x = value; y) */
cg_expr_id java_resource(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, JF_NAME), type_node = cg_child(w, node, JF_TYPE);
    if (!name) {
        cg_expr_id named = 0;
        CG_EACH_NAMED(w, child, node) named = cg_visit(w, child, 0);
        close_resource(w, named, cg_start(w, node));
        return 0;
    }
    java_annotate(w, node, CG_NONE);
    cg_expr_id type = java_type(w, type_node, cg_child(w, node, JF_DIMENSIONS), 0);
    cg_expr_id value = cg_visit(w, cg_child(w, node, JF_VALUE), 0);
    cg_symbol_id symbol = java_local(w, node, name, type_node, type, value);
    uint32_t at = cg_start(w, name);
    if (symbol != CG_NONE) close_resource(w, cg_symbol_value(w, symbol, 0, at), at);
    return 0;
}

cg_expr_id java_catch_parameter(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type_node = cg_child_of_kind(w, node, J_CATCH_TYPE);
    java_annotate(w, node, CG_NONE);
    cg_expr_id type = java_type(w, type_node, 0, 0);
    java_local(w, node, cg_child(w, node, JF_NAME), type_node, type, 0);
    return 0;
}

/* ---- switch ---- */

/* A switch is a statement where a statement may stand; elsewhere its value counts. */
static bool is_statement(const cg_walker *w, uint32_t node) {
    switch (cg_kind(w, cg_parent(w, node))) {
    case J_BLOCK:
    case J_LABELED:
    case J_IF:
    case J_LOOP:
    case J_FOR:
    case J_EXPRESSION_STATEMENT:
    case J_SWITCH_BLOCK:
    case J_NONE: return true;
    case J_FOR_EACH: return cg_field(w, node) == JF_BODY;
    default: return false;
    }
}

/* The value of an arm goes to the local that stands for the switch. */
static void switch_gives(cg_walker *w, cg_expr_id value) {
    const java_state *state = java_state_of(w);
    if (state->switch_used) cg_flow_to(w, CG_FLOW_ASSIGN, state->switch_value, value);
}

cg_expr_id java_switch(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    java_state *state = java_state_of(w), outer = *state;
    uint32_t body = cg_child(w, node, JF_BODY);
    state->switch_on = cg_visit(w, cg_child(w, node, JF_CONDITION), 0);
    state->switch_used = !is_statement(w, node);
    if (state->switch_used)
        state->switch_value = cg_define(w, &(cg_def){.kind = CG_NODE_VARIABLE,
                                                     .flags = CG_SYM_LOCAL,
                                                     .node = node,
                                                     .name_text = CG_STR("switch")});
    cg_scope_open(w, CG_SCOPE_BLOCK);
    java_visit_body(w, body);
    cg_scope_close(w);
    cg_expr_id value =
        state->switch_used ? cg_symbol_value(w, state->switch_value, CG_USE_SILENT, cg_start(w, node)) : 0;
    *state = outer;
    return value;
}

/* case …: -> expression; */
cg_expr_id java_switch_rule(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_scope_open(w, CG_SCOPE_BLOCK);
    CG_EACH_NAMED(w, child, node) {
        cg_expr_id value = cg_visit(w, child, 0);
        if (cg_kind(w, child) == J_EXPRESSION_STATEMENT) switch_gives(w, value);
    }
    cg_scope_close(w);
    return 0;
}

cg_expr_id java_yield(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    switch_gives(w, cg_visit(w, cg_first_named(w, node), 0));
    return 0;
}

/* A bare name in a label is a constant of the enum the switch is about, or any constant. */
cg_expr_id java_switch_label(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id on = java_state_of(w)->switch_on;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) == J_IDENTIFIER && on)
            cg_member(w, on, child, 0, CG_MEMBER_OPTION);
        else
            cg_visit(w, child, 0);
    }
    return 0;
}

/* ---- patterns ---- */

/* x instanceof T, x instanceof T t, x instanceof R(…) */
cg_expr_id java_instanceof(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type_node = cg_child(w, node, JF_RIGHT), name = cg_child(w, node, JF_NAME);
    cg_visit(w, cg_child(w, node, JF_LEFT), 0);
    cg_expr_id type = java_type(w, type_node, 0, 0);
    if (name) java_local(w, node, name, type_node, type, 0);
    cg_visit(w, cg_child(w, node, JF_PATTERN), 0);
    return cg_literal_value(w, CG_LITERAL_BOOL, CG_STR_NONE, cg_start(w, node));
}

static void declare_pattern(cg_walker *w, uint32_t node, cg_expr_id value) {
    uint32_t type_node = cg_first_named(w, node), name = type_node ? cg_next_named(w, type_node) : 0;
    if (name) java_local(w, node, name, type_node, java_type(w, type_node, 0, 0), value);
}

/* T t */
cg_expr_id java_type_pattern(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    declare_pattern(w, node, 0);
    return 0;
}

/* The components of a pattern are those of the record, in order. */
static void declare_components(cg_walker *w, uint32_t node, uint32_t except, cg_expr_id record,
                               uint32_t *position) {
    CG_EACH_NAMED(w, child, node) {
        uint16_t kind = cg_kind(w, child);
        if (child == except) continue;
        if (kind == J_TYPE_PATTERN) {
            cg_expr_id part =
                cg_facts_expr(w->facts, CG_EXPR_ITEM, 0, 0, record, (*position)++, cg_start(w, child));
            declare_pattern(w, child, part);
        } else if (kind == J_RECORD_PATTERN) {
            cg_visit(w, child, 0);
            (*position)++;
        } else {
            declare_components(w, child, 0, record, position);
        }
    }
}

/* R(T a, var b, S(…)) */
cg_expr_id java_record_pattern(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type_node = cg_first_named(w, node), position = 0;
    cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE);
    cg_expr_id record = cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, 0, cg_start(w, node));
    declare_components(w, node, type_node, record, &position);
    return 0;
}
