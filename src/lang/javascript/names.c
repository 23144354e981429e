#include "lang/javascript/javascript.h"

uint32_t cg_js_unwrap(const cg_walker *w, uint32_t node) {
    for (;;) {
        switch (cg_kind(w, node)) {
        case JS_PARENTHESES:
        case TS_AS:
        case TS_SATISFIES:
        case TS_NON_NULL: {
            uint32_t inner = cg_first_named(w, node);
            if (!inner) return node;
            node = inner;
            break;
        }
        default: return node;
        }
    }
}

uint32_t cg_js_type(const cg_walker *w, uint32_t node, uint8_t field) {
    uint32_t type = cg_child(w, node, field);
    return type && cg_kind(w, type) == TS_ANNOTATION ? cg_first_named(w, type) : type;
}

uint32_t cg_js_literal_of(const cg_walker *w, uint32_t node) {
    while (node) {
        node = cg_js_unwrap(w, node);
        switch (cg_kind(w, node)) {
        case JS_FUNCTION:
        case JS_ARROW:
        case JS_CLASS:
        case JS_OBJECT: return node;
        case JS_ASSIGNMENT: node = cg_child(w, node, JF_RIGHT); break;
        default: return 0;
        }
    }
    return 0;
}

bool cg_js_is_nameless(const cg_walker *w, uint32_t node) {
    if (!node || (!cg_js_is_function(w, node) && cg_kind(w, node) != JS_CLASS)) return false;
    return cg_child(w, node, JF_NAME) == 0;
}

bool cg_js_text_is(const cg_walker *w, uint32_t node, const char *text) {
    return node && cg_str_is(cg_node_text(w, node), text);
}

bool cg_js_is_global(const cg_walker *w, uint32_t node, const char *name) {
    return node && cg_kind(w, node) == JS_IDENTIFIER && cg_js_text_is(w, node, name) &&
           cg_lookup(w, cg_str_from(name)) == CG_NONE;
}

bool cg_js_is_exports(const cg_walker *w, uint32_t node) {
    if (cg_kind(w, node) == JS_IDENTIFIER) return cg_js_is_global(w, node, "exports");
    return cg_kind(w, node) == JS_MEMBER && cg_js_text_is(w, cg_child(w, node, JF_PROPERTY), "exports") &&
           cg_js_is_global(w, cg_child(w, node, JF_OBJECT), "module");
}

bool cg_js_constant_string(const cg_walker *w, uint32_t node, cg_str *out) {
    if (!node) return false;
    if (cg_kind(w, node) != JS_STRING &&
        (cg_kind(w, node) != JS_TEMPLATE || cg_has(w, node, JS_SUBSTITUTION)))
        return false;
    *out = cg_string_content(cg_node_text(w, node));
    return true;
}

bool cg_js_key_text(const cg_walker *w, uint32_t key, cg_str *out) {
    switch (cg_kind(w, key)) {
    case JS_IDENTIFIER:
    case JS_SHORTHAND:
    case JS_SHORTHAND_PATTERN:
    case JS_PROPERTY:
    case JS_PRIVATE:
    case JS_UNDEFINED:
    case JS_NUMBER: *out = cg_node_text(w, key); return true;
    case JS_COMPUTED: return cg_js_constant_string(w, cg_first_named(w, key), out);
    default: return cg_js_constant_string(w, key, out);
    }
}

bool cg_js_property(const cg_walker *w, uint32_t node, uint32_t *object, uint32_t *name, cg_str *text) {
    uint32_t property = 0;
    if (cg_kind(w, node) == JS_MEMBER) {
        property = cg_child(w, node, JF_PROPERTY);
    } else if (cg_kind(w, node) == JS_SUBSCRIPT) {
        property = cg_child(w, node, JF_INDEX);
        cg_str ignored;
        if (!cg_js_constant_string(w, property, &ignored)) return false;
    }
    if (!property || !cg_js_key_text(w, property, text)) return false;
    *object = cg_child(w, node, JF_OBJECT);
    *name = property;
    return *object != 0;
}

#define QUALIFIER_MAX 120

cg_string_id cg_js_qualifier(cg_walker *w, uint32_t node) {
    if (cg_kind(w, node) == JS_MEMBER && cg_js_text_is(w, cg_child(w, node, JF_PROPERTY), "prototype"))
        node = cg_child(w, node, JF_OBJECT);
    for (uint32_t n = node; cg_kind(w, n) != JS_IDENTIFIER; n = cg_child(w, n, JF_OBJECT))
        if (!n || cg_kind(w, n) != JS_MEMBER) return 0;
    cg_str text = cg_node_text(w, node);
    bool plain = text.len <= QUALIFIER_MAX;
    for (size_t i = 0; plain && i < text.len; i++) plain = (unsigned char)text.ptr[i] > ' ';
    return plain ? cg_string(w, text) : 0;
}

void cg_js_give(cg_walker *w, const cg_js_given *given) {
    if (given->node) cg_js_of(w)->given = *given;
}

cg_js_given cg_js_take(cg_walker *w, uint32_t node) {
    cg_js_given given = cg_js_of(w)->given;
    if (given.node != node) return (cg_js_given){0};
    cg_js_of(w)->given = (cg_js_given){0};
    return given;
}

uint32_t cg_js_statement_of(const cg_walker *w, uint32_t node) {
    while (cg_kind(w, cg_parent(w, node)) == JS_ASSIGNMENT) node = cg_parent(w, node);
    uint32_t parent = cg_parent(w, node);
    return cg_kind(w, parent) == JS_EXPRESSION_STATEMENT ? parent : node;
}

uint32_t cg_js_context(const cg_walker *w, uint32_t node, uint32_t *first) {
    const cg_js_state *s = w->state;
    uint32_t flags = s->ambient ? CG_SYM_EXPORTED | CG_SYM_DECLARATION : 0;
    for (uint32_t parent = cg_parent(w, node);; parent = cg_parent(w, parent)) {
        switch (cg_kind(w, parent)) {
        case JS_EXPORT_STATEMENT:
            flags |= CG_SYM_EXPORTED;
            if (cg_has(w, parent, JS_T_DEFAULT)) flags |= CG_SYM_DEFAULT;
            break;
        case TS_AMBIENT: flags |= CG_SYM_DECLARATION; break;
        case JS_EXPRESSION_STATEMENT: break; /* the grammar's frame for `namespace` */
        default: return flags;
        }
        *first = parent;
    }
}

cg_visibility cg_js_visibility(uint32_t flags) {
    return flags & CG_SYM_EXPORTED ? CG_VISIBILITY_PUBLIC : CG_VISIBILITY_NONE;
}

static void add_decorators(cg_walker *w, uint32_t node, uint32_t end, uint32_t *first) {
    for (; node && node != end; node = cg_next(w, node)) {
        if (cg_kind(w, node) != JS_DECORATOR) continue;
        if (!*first || node < *first) *first = node;
        cg_expr_id value = cg_visit(w, node, CG_USE_DECORATOR);
        if (value) cg_list_add(w, value);
    }
}

void cg_js_decorators(cg_walker *w, uint32_t node, uint32_t *first) {
    cg_js_state *s = cg_js_of(w);
    uint32_t before = s->decorated;
    s->decorated = 0;
    if (before) add_decorators(w, before, node, first);
    uint32_t parent = cg_parent(w, node);
    if (cg_kind(w, parent) == JS_EXPORT_STATEMENT) add_decorators(w, cg_first(w, parent), node, first);
    add_decorators(w, cg_first(w, node), 0, first);
}

void cg_js_decorate(cg_walker *w, cg_symbol_id symbol, size_t mark) {
    for (size_t i = 0; i < cg_list_count(w, mark); i++)
        cg_flow_to(w, CG_FLOW_DECORATE, symbol, cg_list_at(w, mark, i));
    cg_list_drop(w, mark);
}
