/* Calls, operators and composite literals. */
#include "lang/go/go.h"

cg_expr_id go_call(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t arguments = cg_child(w, node, GO_F_ARGUMENTS), types = cg_child(w, node, GO_F_TYPE_ARGUMENTS);
    cg_expr_id callee = cg_visit(w, cg_child(w, node, GO_F_FUNCTION), CG_USE_CALLEE);
    uint32_t at = cg_last_name_at(w, callee, cg_start(w, node));
    if (types) {
        size_t mark = cg_list(w);
        cg_list_add_children(w, types, CG_USE_TYPE);
        callee = cg_list_end(w, mark, CG_EXPR_APPLY, 0, callee, at);
    }
    return cg_call(w, callee, arguments, at);
}

/* &x and *x are x as far as values go, and so is -x; <-x receives. */
cg_expr_id go_unary(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t operator_ = cg_child(w, node, GO_F_OPERATOR), operand = cg_child(w, node, GO_F_OPERAND);
    uint16_t kind = operator_ ? cg_kind(w, operator_) : GO_OTHER;
    bool same = kind == GO_STAR_TOKEN || kind == GO_AMPERSAND_TOKEN;
    cg_expr_id value = cg_visit(w, operand, same ? use : 0);
    return kind == GO_ARROW_TOKEN ? cg_unary(w, CG_EXPR_ELEMENT, value, 0, cg_start(w, node)) : value;
}

/* a + b is of the type of both; a constant takes over the other's. Comparisons are of no interest. */
cg_expr_id go_binary(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, GO_F_LEFT), right = cg_child(w, node, GO_F_RIGHT);
    cg_expr_id a = cg_visit(w, left, 0), b = cg_visit(w, right, 0);
    uint32_t from = left ? cg_end(w, left) : cg_start(w, node), to = right ? cg_start(w, right) : from;
    cg_str between = cg_str_trim(cg_str_of(w->source.ptr + from, to - from));
    if (between.len == 0 || !strchr("+-*/%&|^<>", between.ptr[0])) return 0;
    bool shift = cg_str_starts(between, CG_STR("<<")) || cg_str_starts(between, CG_STR(">>"));
    bool logical = cg_str_starts(between, CG_STR("&&")) || cg_str_starts(between, CG_STR("||"));
    if (logical || (!shift && (between.ptr[0] == '<' || between.ptr[0] == '>'))) return 0;
    return !shift && cg_facts_expr_at(w->facts, a)->op == CG_EXPR_LITERAL ? b : a;
}

/* ---- Composite literals ---- */

static cg_expr_id literal_of(cg_walker *w, uint32_t body, cg_expr_id type, uint32_t at);

/* An element's value: an expression, or braces whose type is the element type. */
static cg_expr_id element(cg_walker *w, uint32_t node, cg_expr_id type, uint32_t name) {
    if (node && cg_kind(w, node) == GO_LITERAL_ELEMENT) node = cg_first_named(w, node);
    if (node && cg_kind(w, node) == GO_LITERAL_VALUE) return literal_of(w, node, type, cg_start(w, node));
    return cg_visit_named(w, node, name, false, 0);
}

/* The name under which a key's value is found: a field's in a struct, a constant in a map. */
static cg_string_id key_name(cg_walker *w, uint32_t key, bool is_field, uint32_t *name) {
    uint32_t inner = key && cg_kind(w, key) == GO_LITERAL_ELEMENT ? cg_first_named(w, key) : key;
    if (inner == 0) return 0;
    *name = inner;
    if (is_field && cg_kind(w, inner) == GO_IDENTIFIER) return cg_text_id(w, inner);
    cg_expr_id k = element(w, inner, 0, 0);
    const cg_expr *e = cg_facts_expr_at(w->facts, k);
    return e->op == CG_EXPR_LITERAL ? e->b : 0;
}

static void add_elements(cg_walker *w, uint32_t body, cg_expr_id type, bool fields) {
    CG_EACH_NAMED(w, child, body) {
        if (cg_kind(w, child) != GO_KEYED) {
            cg_list_add(w, element(w, child, type, 0));
            continue;
        }
        uint32_t key = cg_child(w, child, GO_F_KEY), name_node = 0;
        cg_string_id name = key_name(w, key, fields, &name_node);
        cg_expr_id value = element(w, cg_child(w, child, GO_F_VALUE), type, name ? name_node : 0);
        if (name && value)
            value = cg_facts_expr(w->facts, CG_EXPR_KEYWORD, 0, 0, value, name, cg_start(w, key));
        cg_list_add(w, value);
    }
}

static bool is_function_type(const cg_walker *w, cg_expr_id type) {
    return cg_facts_expr_at(w->facts, type)->op == CG_EXPR_FUNCTYPE;
}

/* The declared type tells more than the elements, except where these are functions. */
static cg_expr_id typed(cg_walker *w, cg_expr_id type, cg_expr_id element_type, cg_expr_id list,
                        uint32_t at) {
    if (is_function_type(w, element_type)) return list;
    return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, list, at);
}

static cg_expr_id literal_of(cg_walker *w, uint32_t body, cg_expr_id type, uint32_t at) {
    while (cg_facts_expr_at(w->facts, type)->op == CG_EXPR_POINTER)
        type = cg_facts_expr_at(w->facts, type)->a;
    cg_expr t = *cg_facts_expr_at(w->facts, type);
    size_t mark = cg_list(w);
    switch (t.op) {
    case CG_EXPR_ARRAY:
        add_elements(w, body, t.a, false);
        return typed(w, type, t.a, cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_LIST, at), at);
    case CG_EXPR_MAPTYPE:
        add_elements(w, body, t.b, false);
        return typed(w, type, t.b, cg_list_end(w, mark, CG_EXPR_MAP, 0, 0, at), at);
    case CG_EXPR_NONE: add_elements(w, body, 0, true); return cg_list_end(w, mark, CG_EXPR_MAP, 0, 0, at);
    default: add_elements(w, body, 0, true); return cg_list_end(w, mark, CG_EXPR_NEW, 0, type, at);
    }
}

cg_expr_id go_composite(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type_node = cg_child(w, node, GO_F_TYPE), body = cg_child(w, node, GO_F_BODY);
    uint16_t kind = type_node ? cg_kind(w, type_node) : 0;
    bool named = kind == GO_TYPE_IDENTIFIER || kind == GO_QUALIFIED || kind == GO_GENERIC;
    cg_expr_id type = cg_visit(w, type_node, named ? CG_USE_CALLEE : CG_USE_TYPE);
    return literal_of(w, body, type, cg_last_name_at(w, type, cg_start(w, node)));
}
