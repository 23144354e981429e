/* Statements that bind, choose or end. */
#include "lang/go/go.h"

cg_expr_id go_short_var(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t right = cg_child(w, node, GO_F_RIGHT);
    if (right) go_assign_lists(w, cg_child(w, node, GO_F_LEFT), right, true);
    return 0;
}

/* Targets that get something nobody follows: x += 1, x++. */
static void write_only(cg_walker *w, uint32_t target) {
    if (cg_kind(w, target) == GO_IDENTIFIER)
        go_assign(w, target, 0, 0);
    else
        cg_visit(w, target, CG_USE_WRITE);
}

cg_expr_id go_assignment(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, GO_F_LEFT), right = cg_child(w, node, GO_F_RIGHT);
    uint32_t operator_ = cg_child(w, node, GO_F_OPERATOR);
    if (operator_ && cg_kind(w, operator_) == GO_ASSIGN_TOKEN && right) {
        go_assign_lists(w, left, right, false);
        return 0;
    }
    cg_visit(w, right, 0);
    if (left) CG_EACH_NAMED(w, target, left) write_only(w, target);
    return 0;
}

cg_expr_id go_step(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    CG_EACH_NAMED(w, target, node) write_only(w, target);
    return 0;
}

cg_expr_id go_return(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t list = cg_first_named(w, node);
    if (list == 0) return 0;
    size_t mark = cg_list(w);
    cg_list_add_children(w, list, 0);
    cg_expr_id value = cg_list_count(w, mark) ? cg_list_at(w, mark, 0) : 0;
    if (cg_list_count(w, mark) > 1)
        value = cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_TUPLE, cg_start(w, list));
    else
        cg_list_drop(w, mark);
    cg_flow_out(w, CG_FLOW_RETURN, value);
    return 0;
}

/* for key, element := range value */
cg_expr_id go_range(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, GO_F_LEFT), right = cg_child(w, node, GO_F_RIGHT),
             at = cg_start(w, node);
    bool declare = cg_has(w, node, GO_DEFINE_TOKEN), key = true;
    cg_expr_id over = cg_visit(w, right, 0);
    if (left == 0) return 0;
    CG_EACH_NAMED(w, name, left) {
        cg_expr_id value = go_is_blank(w, name) ? 0 : cg_unary(w, CG_EXPR_ELEMENT, over, key, at);
        key = false;
        if (declare && cg_kind(w, name) == GO_IDENTIFIER)
            go_declare(w, name, node, value, 0, 0);
        else
            go_assign(w, name, value, 0);
    }
    return 0;
}

/* The variable of `switch x := y.(type)` is another in every case, of that case's type if it names just one. */
static void type_case(cg_walker *w, uint32_t node, uint32_t alias, cg_expr_id value) {
    cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_expr_id type = 0;
    uint32_t types = 0, at = cg_start(w, node);
    CG_EACH_NAMED(w, child, node)
    if (cg_field(w, child) == GO_F_TYPE) {
        type = cg_visit(w, child, CG_USE_TYPE);
        types++;
    }
    if (types == 1 && type) value = cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, value, at);
    if (alias) go_declare(w, alias, alias, value, 0, 0);
    CG_EACH_NAMED(w, child, node)
    if (cg_field(w, child) != GO_F_TYPE) cg_visit(w, child, 0);
    cg_scope_close(w);
}

cg_expr_id go_type_switch(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t names = cg_child(w, node, GO_F_ALIAS), alias = names ? cg_first_named(w, names) : 0;
    cg_expr_id value = 0;
    cg_scope_open(w, CG_SCOPE_BLOCK);
    CG_EACH_NAMED(w, child, node) {
        if (child == names) continue;
        if (cg_kind(w, child) == GO_TYPE_CASE || cg_kind(w, child) == GO_DEFAULT_CASE)
            type_case(w, child, alias, value);
        else
            value = cg_visit(w, child, 0);
    }
    cg_scope_close(w);
    return 0;
}

/* case v, ok := <-channel: in select */
cg_expr_id go_receive(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, GO_F_LEFT);
    cg_expr_id value = cg_visit(w, cg_child(w, node, GO_F_RIGHT), 0);
    bool declare = cg_has(w, node, GO_DEFINE_TOKEN);
    if (left == 0) return 0;
    CG_EACH_NAMED(w, name, left) {
        if (declare && cg_kind(w, name) == GO_IDENTIFIER)
            go_declare(w, name, node, value, 0, 0);
        else
            go_assign(w, name, value, 0);
        value = 0;
    }
    return 0;
}

/* What is sent becomes an element of the channel. */
cg_expr_id go_send(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id channel = cg_visit(w, cg_child(w, node, GO_F_CHANNEL), 0);
    cg_expr_id value = cg_visit(w, cg_child(w, node, GO_F_VALUE), 0);
    if (!channel || !value) return 0;
    cg_expr_id element =
        cg_facts_expr(w->facts, CG_EXPR_INDEX, CG_USE_WRITE, 0, channel, 0, cg_start(w, node));
    cg_flow_to(w, CG_FLOW_STORE, element, value);
    return 0;
}
