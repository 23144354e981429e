/* Calls and the other expressions whose value a table cannot say. */
#include "lang/javascript/javascript.h"

static cg_expr_id apply(cg_walker *w, cg_expr_id generic, uint32_t arguments) {
    if (!arguments || !generic) return generic;
    size_t mark = cg_list(w);
    cg_list_add_children(w, arguments, CG_USE_TYPE);
    return cg_list_end(w, mark, CG_EXPR_APPLY, 0, generic, cg_start(w, arguments));
}

/* Tagged template: the strings, then each substitution. */
static void add_template(cg_walker *w, uint32_t template) {
    cg_list_add(w, cg_literal_value(w, CG_LITERAL_LIST, CG_STR_NONE, cg_start(w, template)));
    CG_EACH_NAMED(w, child, template)
    if (cg_kind(w, child) == JS_SUBSTITUTION) cg_list_add(w, cg_visit(w, child, 0));
}

cg_expr_id cg_js_call(cg_walker *w, uint32_t node, uint8_t use) {
    cg_str module;
    if (cg_js_is_require(w, node, &module)) return cg_js_module_value(w, node, module);
    uint32_t function = cg_child(w, node, JF_FUNCTION), arguments = cg_child(w, node, JF_ARGUMENTS);
    cg_expr_id defined;
    if (cg_js_amd(w, function, arguments, &defined)) return defined;
    cg_js_builtin builtin = cg_js_builtin_of(w, function);
    cg_expr_id callee = cg_visit(w, function, CG_USE_CALLEE | (use & CG_USE_DECORATOR));
    uint32_t at = cg_last_name_at(w, callee, cg_start(w, function));
    callee = apply(w, callee, cg_child(w, node, JF_TYPE_ARGUMENTS));
    size_t mark = cg_list(w);
    if (arguments && cg_kind(w, arguments) == JS_TEMPLATE) {
        add_template(w, arguments);
    } else if (arguments) {
        CG_EACH_NAMED(w, argument, arguments) {
            cg_js_builtin_argument(w, builtin, arguments, argument, mark);
            cg_list_add(w, cg_visit(w, argument, 0));
            cg_js_of(w)->given = (cg_js_given){0};
        }
    }
    cg_expr_id value = cg_js_builtin_flows(w, builtin, arguments, mark, at);
    cg_expr_id call = cg_list_end(w, mark, CG_EXPR_CALL, 0, callee, at);
    cg_js_note_test(w, node, call);
    return value ? value : call;
}

cg_expr_id cg_js_new(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t constructor = cg_child(w, node, JF_CONSTRUCTOR), arguments = cg_child(w, node, JF_ARGUMENTS);
    cg_expr_id type = cg_visit(w, constructor, CG_USE_CALLEE);
    uint32_t at = cg_last_name_at(w, type, cg_start(w, constructor));
    type = apply(w, type, cg_child(w, node, JF_TYPE_ARGUMENTS));
    size_t mark = cg_list(w);
    if (arguments) cg_list_add_children(w, arguments, 0);
    return cg_list_end(w, mark, CG_EXPR_NEW, 0, type, at);
}

cg_expr_id cg_js_member(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t object = cg_child(w, node, JF_OBJECT), property = cg_child(w, node, JF_PROPERTY);
    bool silent = cg_js_is_exports(w, object) || cg_js_is_exports(w, node);
    cg_expr_id value = cg_visit(w, object, silent ? CG_USE_SILENT : 0);
    if (!property) return value;
    value = cg_member(w, value, property, use, cg_has(w, node, JS_OPTIONAL_CHAIN) ? CG_MEMBER_OPTION : 0);
    return use ? value : cg_js_narrowed(w, node, value);
}

cg_expr_id cg_js_subscript(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t object, name, index = cg_child(w, node, JF_INDEX);
    cg_str text;
    cg_expr_id value = cg_visit(w, cg_child(w, node, JF_OBJECT), 0);
    if (cg_js_property(w, node, &object, &name, &text))
        return cg_facts_expr(w->facts, CG_EXPR_MEMBER, use, 0, value, cg_string(w, text), cg_start(w, name));
    cg_expr_id key = cg_visit(w, index, 0);
    bool known = index && key && /* a number, or a variable that may hold names */
                 (cg_kind(w, index) == JS_NUMBER || cg_facts_expr_at(w->facts, key)->op == CG_EXPR_NAME ||
                  cg_facts_expr_at(w->facts, key)->op == CG_EXPR_SYMBOL);
    return value ? cg_facts_expr(w->facts, CG_EXPR_INDEX, use, 0, value, known ? key : 0, cg_start(w, node))
                 : 0;
}

/* The operator of a binary expression is not in the tree: its first byte between the operands. */
static char operator_of(const cg_walker *w, uint32_t left, uint32_t right) {
    for (uint32_t i = cg_end(w, left); i < cg_start(w, right); i++)
        if ((unsigned char)w->source.ptr[i] > ' ') return w->source.ptr[i];
    return 0;
}

static bool is_string(cg_walker *w, cg_expr_id e) {
    const cg_expr *x = cg_facts_expr_at(w->facts, e);
    return e && x->op == CG_EXPR_LITERAL && x->a == CG_LITERAL_STRING;
}

cg_expr_id cg_js_binary(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, JF_LEFT), right = cg_child(w, node, JF_RIGHT);
    bool both = cg_has(w, node, JS_T_AND);
    cg_expr_id a = cg_visit(w, left, 0);
    cg_expr_id b =
        both || cg_has(w, node, JS_T_OR) ? cg_js_right_of(w, left, right, both) : cg_visit(w, right, 0);
    cg_js_note_test(w, node, b);
    if (both) return b;
    if (cg_has(w, node, JS_T_OR) || cg_has(w, node, JS_T_NULLISH)) {
        size_t mark = cg_list(w);
        cg_list_add(w, a);
        cg_list_add(w, b);
        return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, node));
    }
    if (left && right && operator_of(w, left, right) == '+' && (is_string(w, a) || is_string(w, b)))
        return cg_literal_value(w, CG_LITERAL_STRING, CG_STR_NONE, cg_start(w, node));
    return 0;
}

cg_expr_id cg_js_unary(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_visit(w, cg_child(w, node, JF_ARGUMENT), 0);
    return 0;
}

cg_expr_id cg_js_sequence(cg_walker *w, uint32_t node, uint8_t use) {
    cg_expr_id value = 0;
    CG_EACH_NAMED(w, child, node) value = cg_visit(w, child, cg_next_named(w, child) ? 0 : use);
    return value;
}

cg_expr_id cg_js_decorator(cg_walker *w, uint32_t node, uint8_t use) {
    return cg_visit(w, cg_first_named(w, node), use | CG_USE_DECORATOR);
}
