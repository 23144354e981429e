/* Variables and the patterns that take values apart. */
#include "lang/javascript/javascript.h"

static void bind_name(cg_walker *w, uint32_t name, cg_expr_id value, const cg_js_binding *b) {
    if (!b->declares) {
        cg_write_name(w, name, CG_NONE, value);
        return;
    }
    if (b->is_var) {
        cg_symbol_id before = cg_facts_find(w->facts, b->scope, cg_text_id(w, name));
        if (before != CG_NONE) {
            cg_write_name(w, name, before, value);
            return;
        }
    }
    uint32_t flags = b->flags;
    if (cg_facts_scope_at(w->facts, b->scope)->kind == CG_SCOPE_BLOCK) flags |= CG_SYM_LOCAL;
    cg_symbol_id symbol = cg_define(w, &(cg_def){.kind = b->kind,
                                                 .flags = flags,
                                                 .visibility = cg_js_visibility(flags),
                                                 .node = b->node ? b->node : name,
                                                 .first = b->node ? b->first : 0,
                                                 .name = name,
                                                 .type = b->type_node,
                                                 .type_value = b->type,
                                                 .in_scope = true,
                                                 .scope = b->scope});
    if (!b->type) cg_js_documented_type(w, symbol, false);
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
}

/* The value that the key of a pattern picks. */
static cg_expr_id picked(cg_walker *w, uint32_t key, cg_expr_id value) {
    cg_str text;
    if (cg_js_key_text(w, key, &text))
        return cg_facts_expr(w->facts, CG_EXPR_MEMBER, 0, 0, value, cg_string(w, text), cg_start(w, key));
    cg_visit(w, key, 0);
    return cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, 0, value, 0, cg_start(w, key));
}

/* A pattern's own type and range belong to the whole, not to the names in it. */
static cg_js_binding binding_of_part(const cg_js_binding *b) {
    cg_js_binding part = *b;
    part.type = 0;
    part.type_node = part.node = part.first = 0;
    return part;
}

static void bind_object(cg_walker *w, uint32_t pattern, cg_expr_id value, const cg_js_binding *whole) {
    cg_js_binding b = binding_of_part(whole);
    CG_EACH_NAMED(w, child, pattern) {
        uint32_t target = child, initial = 0;
        switch (cg_kind(w, child)) {
        case JS_REST_PATTERN: cg_js_bind(w, cg_first_named(w, child), value, &b); break;
        case JS_PAIR_PATTERN:
            cg_js_bind(w, cg_child(w, child, JF_VALUE), picked(w, cg_child(w, child, JF_KEY), value), &b);
            break;
        case JS_DEFAULT_PATTERN:
            target = cg_child(w, child, JF_LEFT);
            initial = cg_child(w, child, JF_RIGHT);
            /* fall through */
        default: {
            cg_expr_id part = picked(w, target, value);
            if (initial) {
                size_t mark = cg_list(w);
                cg_list_add(w, part);
                cg_list_add(w, cg_visit(w, initial, 0));
                part = cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, child));
            }
            cg_js_bind(w, target, part, &b);
        }
        }
    }
}

/* Commas between two places of the source, where no nodes lie. */
static uint32_t commas(const cg_walker *w, uint32_t from, uint32_t to) {
    uint32_t n = 0;
    for (uint32_t i = from; i < to; i++) n += w->source.ptr[i] == ',';
    return n;
}

static void bind_array(cg_walker *w, uint32_t pattern, cg_expr_id value, const cg_js_binding *whole) {
    cg_js_binding b = binding_of_part(whole);
    uint32_t number = 0, from = cg_start(w, pattern);
    CG_EACH_CHILD(w, child, pattern) { /* comments too: they may hold commas */
        number += commas(w, from, cg_start(w, child));
        from = cg_end(w, child);
        if (!cg_named(w, child) || cg_kind(w, child) == JS_COMMENT) continue;
        if (cg_kind(w, child) == JS_REST_PATTERN)
            cg_js_bind(w, cg_first_named(w, child), value, &b);
        else
            cg_js_bind(w, child, cg_item(w, value, number, cg_start(w, child)), &b);
    }
}

static void bind_default(cg_walker *w, uint32_t pattern, cg_expr_id value, const cg_js_binding *b) {
    size_t mark = cg_list(w);
    cg_list_add(w, value);
    cg_list_add(w, cg_visit(w, cg_child(w, pattern, JF_RIGHT), 0));
    cg_js_bind(w, cg_child(w, pattern, JF_LEFT),
               cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, pattern)), b);
}

void cg_js_bind(cg_walker *w, uint32_t pattern, cg_expr_id value, const cg_js_binding *b) {
    if (!pattern) return;
    pattern = cg_js_unwrap(w, pattern);
    switch (cg_kind(w, pattern)) {
    case JS_IDENTIFIER:
    case JS_SHORTHAND_PATTERN:
    case JS_UNDEFINED: bind_name(w, pattern, value, b); break;
    case JS_OBJECT_PATTERN: bind_object(w, pattern, value, b); break;
    case JS_ARRAY_PATTERN: bind_array(w, pattern, value, b); break;
    case JS_DEFAULT_PATTERN: bind_default(w, pattern, value, b); break;
    case JS_REST_PATTERN: cg_js_bind(w, cg_first_named(w, pattern), value, b); break;
    case JS_MEMBER:
    case JS_SUBSCRIPT: {
        cg_expr_id target = cg_visit(w, pattern, CG_USE_WRITE);
        if (target) cg_flow_to(w, CG_FLOW_STORE, target, value);
        break;
    }
    default: cg_visit(w, pattern, 0);
    }
}

void cg_js_assign(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type) {
    (void)type;
    cg_js_bind(w, target, value, &(cg_js_binding){.declares = false});
}

/* The function that a variable or field of a declared type is learns its parameters' types from there. */
void cg_js_declare_function(cg_walker *w, cg_expr_id type, cg_expr_id function) {
    const cg_expr *e = cg_facts_expr_at(w->facts, function);
    cg_expr_id cast = function && e->op == CG_EXPR_CAST && !e->n ? function : 0;
    if (cast) e = cg_facts_expr_at(w->facts, e->b);
    if (!function || e->op != CG_EXPR_FUNCTION || (!type && !cast)) return;
    uint32_t at = e->at;
    cg_expr_id target = cg_symbol_value(w, e->a, CG_USE_SILENT, at);
    if (type) cast = cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, cast ? cast : function, at);
    cg_flow_to(w, CG_FLOW_STORE, target, cast);
}

/* A function or class without a name takes the variable's and is what the variable was. */
static bool bind_literal(cg_walker *w, uint32_t name, uint32_t value, const cg_js_binding *b) {
    uint32_t literal = cg_js_literal_of(w, value);
    if (!literal) return false;
    if (cg_kind(w, literal) == JS_OBJECT) {
        cg_js_give(w, &(cg_js_given){.node = literal, .qualifier = cg_text_id(w, name)});
        return false;
    }
    if (!cg_js_is_nameless(w, literal)) return false;
    if (cg_facts_find(w->facts, b->scope, cg_text_id(w, name)) != CG_NONE) return false;
    cg_js_give(w, &(cg_js_given){.node = literal,
                                 .whole = b->node,
                                 .first = b->first,
                                 .name = name,
                                 .flags = b->flags & (CG_SYM_EXPORTED | CG_SYM_DEFAULT),
                                 .in_scope = true,
                                 .scope = b->scope});
    cg_js_declare_function(w, b->type, cg_visit(w, value, 0));
    return true;
}

static void declare_variable(cg_walker *w, uint32_t declarator, cg_js_binding *b) {
    uint32_t name = cg_child(w, declarator, JF_NAME), value = cg_child(w, declarator, JF_VALUE);
    b->node = declarator;
    cg_js_forget_narrowed(w, name);
    b->type_node = cg_js_type(w, declarator, JF_TYPE);
    b->type = cg_visit(w, b->type_node, CG_USE_TYPE);
    if (value && cg_js_require_variable(w, declarator, b)) return;
    if (value && cg_kind(w, name) == JS_IDENTIFIER && bind_literal(w, name, value, b)) return;
    cg_js_bind(w, name, cg_visit(w, value, 0), b);
}

cg_expr_id cg_js_variables(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    bool is_var = cg_kind(w, node) == JS_VARIABLES;
    bool constant = cg_has(w, node, JS_T_CONST) || cg_has(w, node, JS_T_USING);
    uint32_t first = node;
    cg_js_binding b = {.declares = true,
                       .is_var = is_var,
                       .kind = constant ? CG_NODE_CONSTANT : CG_NODE_VARIABLE,
                       .flags = cg_js_context(w, node, &first) | (constant ? CG_SYM_CONST : 0),
                       .scope = is_var ? cg_scope_of_function(w) : w->scope,
                       .first = first};
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) != JS_DECLARATOR) continue;
        declare_variable(w, child, &b);
        b.first = 0; /* the statement's beginning belongs to its first variable */
    }
    return 0;
}

cg_expr_id cg_js_for_in(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t kind = cg_child(w, node, JF_KIND), left = cg_child(w, node, JF_LEFT);
    bool keys = cg_has(w, node, JS_T_IN);
    cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_js_binding b = {.declares = kind != 0, .kind = CG_NODE_VARIABLE, .scope = w->scope};
    if (cg_js_text_is(w, kind, "var")) {
        b.is_var = true;
        b.scope = cg_scope_of_function(w);
    } else if (cg_js_text_is(w, kind, "const")) {
        b.kind = CG_NODE_CONSTANT;
        b.flags = CG_SYM_CONST;
    }
    cg_expr_id value = cg_visit(w, cg_child(w, node, JF_RIGHT), 0);
    cg_visit(w, cg_child(w, node, JF_VALUE), 0);
    cg_js_bind(w, left, cg_unary(w, CG_EXPR_ELEMENT, value, keys, cg_start(w, left)), &b);
    cg_visit(w, cg_child(w, node, JF_BODY), 0);
    cg_scope_close(w);
    return 0;
}

cg_expr_id cg_js_catch(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_scope_open(w, CG_SCOPE_BLOCK);
    uint32_t type_node = cg_js_type(w, node, JF_TYPE);
    cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE);
    cg_js_bind(w, cg_child(w, node, JF_PARAMETER), 0,
               &(cg_js_binding){.declares = true,
                                .kind = CG_NODE_VARIABLE,
                                .scope = w->scope,
                                .type = type,
                                .type_node = type_node});
    cg_visit(w, cg_child(w, node, JF_BODY), 0);
    cg_scope_close(w);
    return 0;
}
