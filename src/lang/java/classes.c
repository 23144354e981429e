/* Classes, interfaces, enums, records, annotation types, and their fields. */
#include "lang/java/java.h"

static cg_node_kind class_kind(uint16_t kind) {
    switch (kind) {
    case J_INTERFACE:
    case J_ANNOTATION_TYPE: return CG_NODE_INTERFACE;
    case J_ENUM: return CG_NODE_ENUM;
    default: return CG_NODE_CLASS;
    }
}

static void inherit(cg_walker *w, cg_symbol_id symbol, uint32_t clause, cg_flow_kind kind) {
    uint32_t list = clause ? cg_child_of_kind(w, clause, J_TYPE_LIST) : 0;
    if (!clause) return;
    CG_EACH_NAMED(w, type, list ? list : clause) {
        cg_flow_to(w, kind, symbol, cg_visit(w, type, CG_USE_BASE));
    }
}

static void inherit_all(cg_walker *w, uint32_t node, cg_symbol_id symbol) {
    inherit(w, symbol, cg_child(w, node, JF_SUPERCLASS), CG_FLOW_EXTENDS);
    inherit(w, symbol, cg_child_of_kind(w, node, J_EXTENDS_INTERFACES), CG_FLOW_EXTENDS);
    inherit(w, symbol, cg_child(w, node, JF_INTERFACES), CG_FLOW_IMPLEMENTS);
    uint32_t permits = cg_child_of_kind(w, node, J_PERMITS);
    if (permits) cg_visit(w, permits, 0);
}

/* JUnit 3 runs the methods called test… of such a class. */
static bool is_test_case(const cg_walker *w, uint32_t node) {
    uint32_t superclass = cg_child(w, node, JF_SUPERCLASS);
    return superclass && cg_str_ends(cg_str_trim(cg_node_text(w, superclass)), CG_STR("TestCase"));
}

static uint32_t implied_flags(const cg_walker *w, uint32_t node) {
    uint16_t kind = cg_kind(w, node);
    uint32_t flags = cg_child(w, node, JF_TYPE_PARAMETERS) ? CG_SYM_TEMPLATE : 0;
    if (kind == J_RECORD) flags |= CG_SYM_FINAL;
    if (kind == J_INTERFACE || kind == J_ANNOTATION_TYPE) flags |= CG_SYM_ABSTRACT;
    bool member = w->type != CG_NONE && w->function == CG_NONE;
    if (member && (kind != J_CLASS || java_in_interface(w))) flags |= CG_SYM_STATIC;
    return flags;
}

cg_expr_id java_class(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    java_state *state = java_state_of(w);
    java_modifiers m = java_read_modifiers(w, node);
    uint32_t body = cg_child(w, node, JF_BODY);
    bool local = w->function != CG_NONE, outer_test_case = state->in_test_case;
    cg_symbol_id symbol = cg_define_begin(w,
                                          &(cg_def){.kind = class_kind(cg_kind(w, node)),
                                                    .flags = m.flags | implied_flags(w, node),
                                                    .signature_at = m.behind_annotations,
                                                    .visibility = local ? CG_VISIBILITY_NONE : m.visibility,
                                                    .node = node,
                                                    .name = cg_child(w, node, JF_NAME),
                                                    .body = body},
                                          CG_SCOPE_CLASS);
    java_annotate(w, node, symbol);
    java_type_parameters(w, cg_child(w, node, JF_TYPE_PARAMETERS));
    state->in_test_case = is_test_case(w, node);
    if (cg_kind(w, node) == J_RECORD) java_components(w, node);
    inherit_all(w, node, symbol);
    java_visit_body(w, body);
    state->in_test_case = outer_test_case;
    cg_define_end(w);
    return 0;
}

cg_expr_id java_anonymous_class(cg_walker *w, uint32_t node, uint32_t body, cg_expr_id base) {
    java_state *state = java_state_of(w);
    bool outer_test_case = state->in_test_case;
    cg_symbol_id symbol = cg_define_begin(
        w,
        &(cg_def){
            .kind = CG_NODE_CLASS, .flags = CG_SYM_ANONYMOUS | CG_SYM_FINAL, .node = node, .body = body},
        CG_SCOPE_CLASS);
    cg_flow_to(w, CG_FLOW_EXTENDS, symbol, base);
    state->in_test_case = false;
    java_visit_body(w, body);
    state->in_test_case = outer_test_case;
    cg_define_end(w);
    return cg_function_value(w, symbol, cg_start(w, node));
}

/* A(args) { body }: an instance of the enum, or of a class below it. */
cg_expr_id java_enum_constant(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, JF_NAME), arguments = cg_child(w, node, JF_ARGUMENTS);
    uint32_t body = cg_child(w, node, JF_BODY);
    if (!name || w->type == CG_NONE) return 0;
    uint32_t at = cg_start(w, name);
    cg_expr_id made = 0;
    if (arguments || body) {
        size_t mark = cg_list(w);
        if (arguments) cg_list_add_children(w, arguments, 0);
        cg_expr_id type =
            body ? java_anonymous_class(w, body, body, cg_symbol_value(w, w->type, CG_USE_BASE, at))
                 : cg_symbol_value(w, w->type, CG_USE_CALLEE, at);
        made = cg_list_end(w, mark, CG_EXPR_NEW, 0, type, at);
    }
    cg_symbol_id symbol =
        cg_define(w, &(cg_def){.kind = CG_NODE_ENUM_MEMBER,
                               .flags = CG_SYM_STATIC | CG_SYM_FINAL | CG_SYM_CONST | CG_SYM_EXPORTED,
                               .visibility = CG_VISIBILITY_PUBLIC,
                               .node = node,
                               .name = name,
                               .body = body,
                               .type_value = cg_symbol_value(w, w->type, CG_USE_SILENT, at)});
    java_annotate(w, node, symbol);
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, made);
    return 0;
}

static void define_field(cg_walker *w, uint32_t node, uint32_t declarator, java_modifiers m,
                         cg_expr_id type) {
    bool first = cg_child(w, node, JF_DECLARATOR) == declarator, only = first;
    CG_EACH_NAMED(w, child, node) {
        if (cg_field(w, child) == JF_DECLARATOR && child != declarator) only = false;
    }
    uint32_t name = cg_child(w, declarator, JF_NAME);
    cg_expr_id value = cg_visit_named(w, cg_child(w, declarator, JF_VALUE), name, false, 0);
    cg_symbol_id symbol = cg_define(
        w, &(cg_def){.kind = CG_NODE_FIELD,
                     .flags = m.flags,
                     .visibility = m.visibility,
                     .signature_at = only ? m.behind_annotations : 0,
                     .node = only ? node : declarator,
                     .first = first ? node : 0,
                     .name = name,
                     .type = cg_child(w, node, JF_TYPE),
                     .type_value = java_with_dimensions(w, type, cg_child(w, declarator, JF_DIMENSIONS))});
    java_annotate(w, node, symbol);
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
}

cg_expr_id java_field(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    java_modifiers m = java_read_modifiers(w, node);
    if (java_in_interface(w)) m.flags |= CG_SYM_STATIC | CG_SYM_FINAL;
    if ((m.flags & CG_SYM_STATIC) && (m.flags & CG_SYM_FINAL)) m.flags |= CG_SYM_CONST;
    cg_expr_id type = java_type(w, cg_child(w, node, JF_TYPE), 0, 0);
    CG_EACH_NAMED(w, child, node) {
        if (cg_field(w, child) == JF_DECLARATOR) define_field(w, node, child, m, type);
    }
    return 0;
}
