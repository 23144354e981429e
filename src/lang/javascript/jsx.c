/* JSX: an element of a component is a call of it with one object, its properties. */
#include "lang/javascript/javascript.h"

static bool is_component(const cg_walker *w, uint32_t name) {
    if (!name) return false;
    if (cg_kind(w, name) == JS_MEMBER) return true;
    if (cg_kind(w, name) != JS_IDENTIFIER) return false;
    char c = cg_node_text(w, name).ptr[0];
    return c < 'a' || c > 'z';
}

static cg_expr_id keyword(cg_walker *w, cg_expr_id value, cg_str name, uint32_t at) {
    return value ? cg_facts_expr(w->facts, CG_EXPR_KEYWORD, 0, 0, value, cg_string(w, name), at) : 0;
}

static void add_attribute(cg_walker *w, uint32_t attribute) {
    cg_expr_id value = 0;
    if (cg_kind(w, attribute) == JS_JSX_EXPRESSION) {
        value = cg_visit(w, attribute, 0); /* {...properties} */
    } else if (cg_kind(w, attribute) == JS_JSX_ATTRIBUTE) {
        uint32_t name = cg_first_named(w, attribute), node = name ? cg_next_named(w, name) : 0;
        value = node ? keyword(w, cg_visit(w, node, 0), cg_node_text(w, name), cg_start(w, name)) : 0;
    }
    if (value) cg_list_add(w, value);
}

/* The children are the property `children`. */
static void add_children(cg_walker *w, uint32_t element) {
    size_t mark = cg_list(w);
    CG_EACH_NAMED(w, child, element) {
        if (cg_kind(w, child) == JS_JSX_OPENING || cg_kind(w, child) == JS_JSX_CLOSING) continue;
        cg_expr_id value = cg_visit(w, child, 0);
        if (value) cg_list_add(w, value);
    }
    size_t count = cg_list_count(w, mark);
    cg_expr_id children = count == 1 ? cg_list_at(w, mark, 0) : 0;
    if (count > 1)
        children = cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_LIST, cg_start(w, element));
    else
        cg_list_drop(w, mark);
    children = keyword(w, children, CG_STR("children"), cg_start(w, element));
    if (children) cg_list_add(w, children);
}

cg_expr_id cg_js_jsx(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    bool closed = cg_kind(w, node) == JS_JSX_SELF_CLOSING;
    uint32_t opening = closed ? node : cg_child(w, node, JF_OPEN_TAG);
    uint32_t name = opening ? cg_child(w, opening, JF_NAME) : 0;
    cg_expr_id component = is_component(w, name) ? cg_visit(w, name, CG_USE_CALLEE) : 0;
    uint32_t types = opening ? cg_child(w, opening, JF_TYPE_ARGUMENTS) : 0;
    if (types) cg_visit_children_except(w, types, 0);
    size_t mark = cg_list(w);
    if (opening) CG_EACH_NAMED(w, attribute, opening) add_attribute(w, attribute);
    if (!closed) add_children(w, node);
    cg_expr_id properties = cg_list_end(w, mark, CG_EXPR_MAP, 0, 0, cg_start(w, node));
    if (!component) return 0;
    mark = cg_list(w);
    cg_list_add(w, properties);
    return cg_list_end(w, mark, CG_EXPR_CALL, 0, component, cg_last_name_at(w, component, cg_start(w, name)));
}

cg_expr_id cg_js_jsx_text(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    if (cg_str_trim(cg_node_text(w, node)).len > 0)
        cg_facts_add_text(w->facts, CG_TEXT_STRING, cg_start(w, node), cg_end(w, node), w->definition);
    return 0;
}
