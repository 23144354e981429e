/* Object and array literals. */
#include "lang/javascript/javascript.h"

static bool has_members(const cg_walker *w, uint32_t node) {
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) == JS_METHOD) return true;
        if (cg_kind(w, child) == JS_PAIR) {
            uint32_t literal = cg_js_literal_of(w, cg_child(w, child, JF_VALUE));
            if (literal && cg_kind(w, literal) != JS_OBJECT) return true;
        }
    }
    return false;
}

/* What a member of the literal is called and belongs to. */
static cg_js_given given_of_member(const cg_js_given *whole, cg_str key) {
    cg_js_given g = {.qualifier = whole->qualifier, .owner = whole->owner, .kind = CG_NODE_METHOD};
    if (whole->accessor) { /* {get() {…}, set() {…}, value() {…}} describe the property */
        g.text = whole->accessor;
        if (cg_str_is(key, "get"))
            g.flags |= CG_SYM_GETTER;
        else if (cg_str_is(key, "set"))
            g.flags |= CG_SYM_SETTER;
    }
    return g;
}

static cg_string_id nested_qualifier(cg_walker *w, cg_string_id outer, cg_str key) {
    if (!outer) return 0;
    char text[160];
    cg_str before = cg_facts_text(w->facts, outer);
    if (before.len + 1 + key.len > sizeof text) return 0;
    memcpy(text, before.ptr, before.len);
    text[before.len] = '.';
    memcpy(text + before.len + 1, key.ptr, key.len);
    return cg_string(w, cg_str_of(text, before.len + 1 + key.len));
}

static cg_expr_id keyword(cg_walker *w, cg_expr_id value, cg_str key, uint32_t at) {
    return value ? cg_facts_expr(w->facts, CG_EXPR_KEYWORD, 0, 0, value, cg_string(w, key), at) : 0;
}

static cg_expr_id visit_pair(cg_walker *w, uint32_t pair, const cg_js_given *whole) {
    uint32_t key = cg_child(w, pair, JF_KEY), value = cg_child(w, pair, JF_VALUE);
    cg_str text;
    uint32_t literal = cg_js_literal_of(w, value);
    if (!cg_js_key_text(w, key, &text)) {
        cg_visit(w, key, 0);
        cg_js_given g = given_of_member(whole, CG_STR_NONE);
        g.node = literal && cg_kind(w, literal) != JS_OBJECT ? literal : 0;
        g.whole = pair;
        g.name = key; /* [computed] */
        if (g.node && !cg_js_is_function(w, literal)) g.kind = CG_NODE_CLASS;
        cg_js_give(w, &g);
        return cg_visit(w, value, 0);
    }
    if (literal && cg_kind(w, literal) == JS_OBJECT) {
        cg_js_give(w,
                   &(cg_js_given){.node = literal,
                                  .qualifier = whole->accessors ? whole->qualifier
                                                                : nested_qualifier(w, whole->qualifier, text),
                                  .owner = whole->accessors ? whole->owner : 0,
                                  .accessor = whole->accessors ? cg_string(w, text) : 0});
    } else if (literal) {
        cg_js_given g = given_of_member(whole, text);
        g.node = literal;
        g.whole = pair;
        g.name = key;
        if (!g.text && cg_kind(w, key) != JS_PROPERTY) g.text = cg_string(w, text);
        if (!cg_js_is_function(w, literal)) g.kind = CG_NODE_CLASS;
        cg_js_give(w, &g);
    }
    if (cg_str_is(text, "__proto__")) /* the prototype: all its members */
        return cg_unary(w, CG_EXPR_SPREAD, cg_visit(w, value, 0), 1, cg_start(w, value));
    return keyword(w, cg_visit(w, value, 0), text, cg_start(w, key));
}

static cg_expr_id visit_method(cg_walker *w, uint32_t method, const cg_js_given *whole) {
    uint32_t name = cg_child(w, method, JF_NAME);
    cg_str text = CG_STR_NONE;
    bool constant = name && cg_js_key_text(w, name, &text);
    cg_js_given g = given_of_member(whole, text);
    g.node = method;
    cg_js_give(w, &g);
    cg_expr_id value = cg_visit(w, method, 0);
    return constant ? keyword(w, value, text, cg_start(w, name)) : value;
}

static cg_expr_id visit_shorthand(cg_walker *w, uint32_t name) {
    return keyword(w, cg_name(w, name, 0, 0), cg_node_text(w, name), cg_start(w, name));
}

cg_expr_id cg_js_object(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_js_state *s = cg_js_of(w);
    cg_js_given given = cg_js_take(w, node);
    cg_scope_id scope = has_members(w, node) ? cg_scope_open(w, CG_SCOPE_OBJECT) : CG_NONE;
    size_t mark = cg_list(w);
    CG_EACH_NAMED(w, child, node) {
        cg_expr_id member;
        switch (cg_kind(w, child)) {
        case JS_PAIR: member = visit_pair(w, child, &given); break;
        case JS_METHOD: member = visit_method(w, child, &given); break;
        case JS_SHORTHAND: member = visit_shorthand(w, child); break;
        case JS_SPREAD:
            member =
                cg_unary(w, CG_EXPR_SPREAD, cg_visit(w, cg_first_named(w, child), 0), 1, cg_start(w, child));
            break;
        default: member = cg_visit(w, child, 0);
        }
        if (member) cg_list_add(w, member);
        s->given = (cg_js_given){0};
    }
    cg_expr_id map = cg_list_end(w, mark, CG_EXPR_MAP, 0, 0, cg_start(w, node));
    if (scope != CG_NONE) {
        cg_scope_close(w);
        cg_facts_scope_at(w->facts, scope)->type = map;
    }
    return map;
}

cg_expr_id cg_js_array(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    size_t mark = cg_list(w);
    cg_list_add_children(w, node, 0);
    return cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_LIST, cg_start(w, node));
}
