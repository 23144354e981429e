/* Expressions and statements. */
#include "lang/rust/rust.h"

/* A block ends with a value if its last part is an expression, or a statement that is one without `;`. */
static bool gives_value(const cg_walker *w, uint32_t last) {
    uint32_t end = cg_end(w, last);
    return cg_kind(w, last) != R_EXPRESSION_STATEMENT || end == 0 || w->source.ptr[end - 1] != ';';
}

cg_expr_id rust_block_value(cg_walker *w, uint32_t block) {
    cg_expr_id value = 0;
    uint32_t last = 0;
    CG_EACH_NAMED(w, child, block) {
        value = cg_visit(w, child, 0);
        last = child;
    }
    return last && gives_value(w, last) ? value : 0;
}

cg_expr_id rust_block(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_expr_id value = rust_block_value(w, node);
    cg_scope_close(w);
    return value;
}

/* let pattern: T = value else { … }; */
cg_expr_id rust_let(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t pattern = cg_child(w, node, RF_PATTERN), value_node = cg_child(w, node, RF_VALUE);
    cg_expr_id type = rust_type(w, cg_child(w, node, RF_TYPE), 0);
    bool plain = pattern && rust_is_binding(w, pattern);
    cg_expr_id value = plain ? cg_visit_named(w, value_node, pattern, false, 0) : cg_visit(w, value_node, 0);
    cg_visit(w, cg_child(w, node, RF_ALTERNATIVE), 0);
    rust_bind(w, pattern, value, type);
    return 0;
}

cg_expr_id rust_expression_statement(cg_walker *w, uint32_t node, uint8_t use) {
    cg_expr_id value = 0;
    CG_EACH_NAMED(w, child, node) value = cg_visit(w, child, use);
    return value;
}

/* x.f is a field, or a method if it is called. */
cg_expr_id rust_field_expression(cg_walker *w, uint32_t node, uint8_t use) {
    uint16_t around = cg_kind(w, cg_parent(w, node));
    bool method =
        (use & CG_USE_CALLEE) && (around == R_CALL || around == R_GENERIC_FUNCTION); /* not (x.f)() */
    cg_expr_id object = cg_visit(w, cg_child(w, node, RF_VALUE), 0);
    return cg_member(w, object, cg_child(w, node, RF_FIELD), use, method ? CG_MEMBER_METHOD : 0);
}

static cg_expr_id initializer(cg_walker *w, uint32_t node) {
    uint16_t kind = cg_kind(w, node);
    uint32_t name = cg_child(w, node, RF_FIELD), at = cg_start(w, node);
    cg_expr_id value;
    if (kind == R_SHORTHAND_INITIALIZER) {
        name = cg_child_of_kind(w, node, R_IDENTIFIER);
        value = cg_visit(w, name, 0);
    } else if (kind == R_FIELD_INITIALIZER) {
        value = cg_visit_named(w, cg_child(w, node, RF_VALUE), name, false, 0);
    } else {
        value = cg_visit(w, cg_first_named(w, node), 0);
        return cg_unary(w, CG_EXPR_SPREAD, value, 1, at);
    }
    if (!name || !value) return value;
    return cg_facts_expr(w->facts, CG_EXPR_KEYWORD, 0, 0, value, cg_text_id(w, name), cg_start(w, name));
}

/* S { a: 1, b, ..rest } */
cg_expr_id rust_struct_expression(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t body = cg_child(w, node, RF_BODY), name = cg_child(w, node, RF_NAME);
    cg_expr_id type = cg_visit(w, name, CG_USE_CALLEE);
    size_t mark = cg_list(w);
    if (body) CG_EACH_NAMED(w, child, body) cg_list_add(w, initializer(w, child));
    return cg_list_end(w, mark, CG_EXPR_NEW, 0, type, cg_last_name_at(w, type, cg_start(w, node)));
}

cg_expr_id rust_try(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    return cg_unary(w, CG_EXPR_AWAIT, cg_visit(w, cg_first_named(w, node), 0), 1, cg_start(w, node));
}

/* [a, b], [a; n] */
cg_expr_id rust_array(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    size_t mark = cg_list(w);
    CG_EACH_NAMED(w, child, node) {
        cg_expr_id value = cg_visit(w, child, 0);
        if (value && cg_field(w, child) != RF_LENGTH) cg_list_add(w, value);
    }
    return cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_LIST, cg_start(w, node));
}

cg_expr_id rust_index(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t first = cg_first_named(w, node), second = first ? cg_next_named(w, first) : 0;
    cg_expr_id object = cg_visit(w, first, 0), key = cg_visit(w, second, 0);
    if (!object) return 0;
    if (key && cg_facts_expr_at(w->facts, key)->op != CG_EXPR_LITERAL) key = 0;
    return cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, 0, object, key, cg_start(w, node));
}

/* Comparisons are bools; what other operators give is up to the operands' traits, mostly what the left one is. */
cg_expr_id rust_binary(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t operator_ = cg_child(w, node, RF_OPERATOR);
    cg_expr_id left = cg_visit(w, cg_child(w, node, RF_LEFT), 0);
    cg_visit(w, cg_child(w, node, RF_RIGHT), 0);
    bool compares = operator_ && cg_kind(w, operator_) != R_BAR;
    return compares ? cg_literal_value(w, CG_LITERAL_BOOL, CG_STR_NONE, cg_start(w, node)) : left;
}

/* a = v, a.b = v, a += v */
cg_expr_id rust_assignment(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, RF_LEFT);
    bool plain = cg_kind(w, node) == R_ASSIGNMENT;
    if (!left) return 0;
    if (!plain) cg_visit(w, left, 0);
    cg_expr_id value = cg_visit(w, cg_child(w, node, RF_RIGHT), 0);
    if (!plain) value = 0;
    if (cg_kind(w, left) == R_IDENTIFIER) {
        cg_write_name(w, left, CG_NONE, value);
        return 0;
    }
    cg_expr_id place = cg_visit(w, left, CG_USE_WRITE);
    if (place) cg_flow_to(w, CG_FLOW_STORE, place, value);
    return 0;
}

/* if and while: names bound by `let` in the condition are seen inside. */
cg_expr_id rust_if(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t alternative = cg_child(w, node, RF_ALTERNATIVE), body = cg_child(w, node, RF_BODY);
    cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_visit(w, cg_child(w, node, RF_CONDITION), 0);
    cg_expr_id then = cg_visit(w, body ? body : cg_child(w, node, RF_CONSEQUENCE), 0);
    cg_scope_close(w);
    cg_expr_id other = cg_visit(w, alternative, 0);
    if (body || !alternative) return 0;
    if (!then || !other) return then ? then : other;
    size_t mark = cg_list(w);
    cg_list_add(w, then);
    cg_list_add(w, other);
    return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, node));
}

cg_expr_id rust_let_condition(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id value = cg_visit(w, cg_child(w, node, RF_VALUE), 0);
    rust_bind(w, cg_child(w, node, RF_PATTERN), value, 0);
    return 0;
}

cg_expr_id rust_for(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id all = cg_visit(w, cg_child(w, node, RF_VALUE), 0);
    cg_scope_open(w, CG_SCOPE_BLOCK);
    uint32_t pattern = cg_child(w, node, RF_PATTERN);
    rust_bind(w, pattern, cg_unary(w, CG_EXPR_ELEMENT, all, 0, cg_start(w, node)), 0);
    cg_visit(w, cg_child(w, node, RF_BODY), 0);
    cg_scope_close(w);
    return 0;
}

static cg_expr_id match_arm(cg_walker *w, uint32_t arm, cg_expr_id value) {
    uint32_t pattern = cg_child(w, arm, RF_PATTERN);
    cg_scope_open(w, CG_SCOPE_BLOCK);
    if (pattern && cg_kind(w, pattern) == R_MATCH_PATTERN) {
        uint32_t condition = cg_child(w, pattern, RF_CONDITION);
        CG_EACH_NAMED(w, child, pattern) {
            if (child == condition)
                cg_visit(w, child, 0);
            else
                rust_bind(w, child, value, 0);
        }
    }
    cg_expr_id result = cg_visit(w, cg_child(w, arm, RF_VALUE), 0);
    cg_scope_close(w);
    return result;
}

cg_expr_id rust_match(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t body = cg_child(w, node, RF_BODY);
    cg_expr_id value = cg_visit(w, cg_child(w, node, RF_VALUE), 0);
    size_t mark = cg_list(w);
    if (body) CG_EACH_NAMED(w, arm, body) {
            cg_expr_id result = cg_kind(w, arm) == R_MATCH_ARM ? match_arm(w, arm, value) : 0;
            if (result) cg_list_add(w, result);
        }
    if (cg_list_count(w, mark)) return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, node));
    cg_list_drop(w, mark);
    return 0;
}
