/* TypeScript's declarations: interfaces, aliases, enums, namespaces, ambient code. */
#include "lang/javascript/javascript.h"

void cg_ts_type_parameters(cg_walker *w, uint32_t list) {
    if (!list) return;
    CG_EACH_NAMED(w, child, list) {
        if (cg_kind(w, child) != TS_TYPE_PARAMETER) continue;
        uint32_t name = cg_child(w, child, JF_NAME);
        cg_expr_id bound = cg_visit(w, cg_child(w, child, JF_CONSTRAINT), CG_USE_TYPE);
        cg_expr_id usual = cg_visit(w, cg_child(w, child, JF_VALUE), CG_USE_TYPE);
        if (name) cg_type_parameter(w, child, name, bound ? bound : usual);
    }
}

static cg_def declaration(cg_walker *w, uint32_t node, cg_node_kind kind) {
    cg_def d = {
        .kind = kind, .node = node, .name = cg_child(w, node, JF_NAME), .body = cg_child(w, node, JF_BODY)};
    d.flags = cg_js_context(w, node, &d.first);
    d.visibility = cg_js_visibility(d.flags);
    return d;
}

cg_expr_id cg_ts_interface(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_def d = declaration(w, node, CG_NODE_INTERFACE);
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_CLASS);
    cg_ts_type_parameters(w, cg_child(w, node, JF_TYPE_PARAMETERS));
    uint32_t bases = cg_child_of_kind(w, node, TS_EXTENDS_TYPES);
    if (bases)
        CG_EACH_NAMED(w, base, bases) cg_flow_to(w, CG_FLOW_EXTENDS, symbol, cg_visit(w, base, CG_USE_BASE));
    cg_js_members(w, d.body);
    cg_define_end(w);
    return 0;
}

cg_expr_id cg_ts_signature(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    bool constructs = cg_kind(w, node) == TS_CONSTRUCT_SIGNATURE;
    cg_def d = {.kind = constructs ? CG_NODE_CONSTRUCTOR : CG_NODE_METHOD,
                .flags = CG_SYM_DECLARATION | CG_SYM_ANONYMOUS,
                .visibility = CG_VISIBILITY_PUBLIC,
                .node = node,
                .type = cg_js_type(w, node, constructs ? JF_TYPE : JF_RETURN_TYPE)};
    cg_js_callable(w, &d, node, cg_list(w));
    return 0;
}

cg_expr_id cg_ts_property(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_def d = {.kind = CG_NODE_PROPERTY,
                .node = node,
                .name = cg_child(w, node, JF_NAME),
                .type = cg_js_type(w, node, JF_TYPE)};
    d.flags = cg_js_modifiers(w, node, &d.visibility) | CG_SYM_DECLARATION;
    if (d.name) cg_js_key_text(w, d.name, &d.name_text);
    if (d.name && cg_kind(w, d.name) == JS_COMPUTED) cg_visit_children_except(w, d.name, 0);
    d.type_value = cg_visit(w, d.type, CG_USE_TYPE);
    if (d.name) cg_define(w, &d);
    return 0;
}

/* Members that make a type of their own; a lone index signature makes a map. */
static bool has_members(const cg_walker *w, uint32_t object_type) {
    CG_EACH_NAMED(w, child, object_type)
    if (cg_kind(w, child) != TS_INDEX_SIGNATURE) return true;
    return false;
}

cg_expr_id cg_ts_object_type(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    if (!has_members(w, node)) return cg_visit(w, cg_first_named(w, node), CG_USE_TYPE);
    cg_def d = {.kind = CG_NODE_INTERFACE, .flags = CG_SYM_ANONYMOUS | CG_SYM_DECLARATION, .node = node};
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_CLASS);
    cg_js_members(w, node);
    cg_define_end(w);
    return cg_symbol_value(w, symbol, CG_USE_SILENT, cg_start(w, node));
}

cg_expr_id cg_ts_alias(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t value = cg_child(w, node, JF_VALUE);
    cg_def d = declaration(w, node, CG_NODE_TYPE_ALIAS);
    d.type = value;
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_CLASS);
    cg_ts_type_parameters(w, cg_child(w, node, JF_TYPE_PARAMETERS));
    if (value && cg_kind(w, value) == TS_OBJECT_TYPE && has_members(w, value))
        cg_js_members(w, value);
    else
        cg_set_type(w, symbol, cg_visit(w, value, CG_USE_TYPE), value);
    cg_define_end(w);
    return 0;
}

static void enum_member(cg_walker *w, uint32_t node) {
    cg_def d = {.kind = CG_NODE_ENUM_MEMBER,
                .flags = CG_SYM_STATIC | CG_SYM_FINAL,
                .visibility = CG_VISIBILITY_PUBLIC,
                .node = node,
                .name = node};
    cg_expr_id value = 0;
    if (cg_kind(w, node) == TS_ENUM_ASSIGNMENT) {
        d.name = cg_child(w, node, JF_NAME);
        value = cg_visit(w, cg_child(w, node, JF_VALUE), 0);
    }
    if (!d.name) return;
    cg_js_key_text(w, d.name, &d.name_text);
    cg_flow_to(w, CG_FLOW_ASSIGN, cg_define(w, &d), value);
}

cg_expr_id cg_ts_enum(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_def d = declaration(w, node, CG_NODE_ENUM);
    cg_define_begin(w, &d, CG_SCOPE_CLASS);
    if (d.body) CG_EACH_NAMED(w, member, d.body) enum_member(w, member);
    cg_define_end(w);
    return 0;
}

#define SEGMENTS_MAX 16

/* The parts of A.B.C, from the left. */
static size_t segments(const cg_walker *w, uint32_t name, uint32_t parts[SEGMENTS_MAX]) {
    size_t count = 0;
    while (name && count < SEGMENTS_MAX) {
        uint32_t object = cg_child(w, name, JF_OBJECT);
        parts[count++] = object ? cg_child(w, name, JF_PROPERTY) : name;
        name = object;
    }
    for (size_t i = 0; i < count / 2; i++) {
        uint32_t part = parts[i];
        parts[i] = parts[count - 1 - i];
        parts[count - 1 - i] = part;
    }
    return count;
}

cg_expr_id cg_ts_namespace(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_js_state *s = cg_js_of(w);
    uint32_t parts[SEGMENTS_MAX];
    cg_def d = declaration(w, node, CG_NODE_NAMESPACE);
    size_t count = segments(w, d.name, parts);
    if (d.name && cg_js_constant_string(w, d.name, &d.name_text)) d.kind = CG_NODE_MODULE;
    for (size_t i = 0; i < count; i++) {
        d.name = parts[i];
        cg_define_begin(w, &d, CG_SCOPE_NAMESPACE);
        d.flags |= CG_SYM_EXPORTED;
    }
    uint32_t ambient = s->ambient;
    if (d.flags & CG_SYM_DECLARATION) s->ambient++;
    if (d.body) cg_visit_children_except(w, d.body, 0);
    s->ambient = ambient;
    for (size_t i = 0; i < count; i++) cg_define_end(w);
    return 0;
}

cg_expr_id cg_ts_ambient(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t global = cg_child_of_kind(w, node, JS_T_GLOBAL), body = cg_child_of_kind(w, node, JS_BLOCK);
    if (!global || !body) {
        cg_visit_children_except(w, node, 0);
        return 0;
    }
    cg_js_state *s = cg_js_of(w);
    cg_def d = {
        .kind = CG_NODE_NAMESPACE, .flags = CG_SYM_DECLARATION, .node = node, .name = global, .body = body};
    cg_define_begin(w, &d, CG_SCOPE_NAMESPACE);
    s->ambient++;
    cg_visit_children_except(w, body, 0);
    s->ambient--;
    cg_define_end(w);
    return 0;
}

cg_expr_id cg_ts_import_alias(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_first_named(w, node), value = name ? cg_next_named(w, name) : 0;
    if (!value) return 0;
    cg_def d = {.kind = CG_NODE_TYPE_ALIAS, .node = node, .name = name, .type = value};
    d.flags = cg_js_context(w, node, &d.first);
    d.visibility = cg_js_visibility(d.flags);
    d.type_value = cg_visit(w, value, CG_USE_IMPORT);
    cg_symbol_id symbol = cg_define(w, &d);
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, d.type_value);
    return 0;
}
