/* Methods, constructors, lambdas, and their parameters. */
#include "lang/java/java.h"

/* Type parameters, annotations, parameters, result, declared exceptions: in an open definition. */
static void declare_head(cg_walker *w, uint32_t node, cg_symbol_id symbol) {
    java_annotate(w, node, symbol);
    java_type_parameters(w, cg_child(w, node, JF_TYPE_PARAMETERS));
    uint32_t type = cg_child(w, node, JF_TYPE);
    cg_set_type(w, symbol, java_type(w, type, cg_child(w, node, JF_DIMENSIONS), CG_USE_RESULT), type);
    uint32_t parameters = cg_child(w, node, JF_PARAMETERS);
    if (parameters) CG_EACH_NAMED(w, child, parameters) java_parameter(w, child);
    uint32_t throws = cg_child_of_kind(w, node, J_THROWS);
    if (throws) CG_EACH_NAMED(w, child, throws) cg_visit(w, child, CG_USE_TYPE);
}

/* The type as written: that of one element if the parameter is variadic. */
static cg_expr_id parameter_type(cg_walker *w, uint32_t node, uint32_t *type_node) {
    if (cg_kind(w, node) == J_FORMAL_PARAMETER) {
        *type_node = cg_child(w, node, JF_TYPE);
        return java_type(w, *type_node, cg_child(w, node, JF_DIMENSIONS), 0);
    }
    *type_node = 0; /* T... name */
    CG_EACH_NAMED(w, child, node) {
        uint16_t kind = cg_kind(w, child);
        if (kind == J_DECLARATOR) break;
        if (kind != J_MODIFIERS && kind != J_ANNOTATION && kind != J_MARKER_ANNOTATION) *type_node = child;
    }
    return java_type(w, *type_node, 0, 0);
}

void java_parameter(cg_walker *w, uint32_t node) {
    uint16_t kind = cg_kind(w, node);
    if (kind != J_FORMAL_PARAMETER && kind != J_SPREAD_PARAMETER) {
        if (kind != J_RECEIVER_PARAMETER) cg_visit(w, node, 0);
        return;
    }
    uint32_t type_node, name = cg_child(w, node, JF_NAME);
    uint32_t declarator = cg_child_of_kind(w, node, J_DECLARATOR);
    cg_expr_id type = parameter_type(w, node, &type_node);
    if (kind == J_SPREAD_PARAMETER && declarator) name = cg_child(w, declarator, JF_NAME);
    if (name && cg_kind(w, name) == J_UNDERSCORE) name = 0;
    cg_symbol_id symbol =
        cg_parameter(w, node, name, kind == J_SPREAD_PARAMETER ? CG_SYM_VARIADIC : 0, type, type_node);
    java_annotate(w, node, symbol);
}

static bool is_main(const cg_walker *w, uint32_t node, const java_modifiers *m) {
    return (m->flags & CG_SYM_STATIC) && m->visibility == CG_VISIBILITY_PUBLIC &&
           cg_str_is(cg_node_text(w, cg_child(w, node, JF_NAME)), "main");
}

/* Serialization finds these by name, though they are private. */
static bool is_serialization(const cg_walker *w, uint32_t node, const java_modifiers *m) {
    static const char *const names[] = {"readObject", "writeObject", "readObjectNoData", "readResolve",
                                        "writeReplace"};
    cg_str name = cg_node_text(w, cg_child(w, node, JF_NAME));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (m->visibility == CG_VISIBILITY_PRIVATE && cg_str_is(name, names[i])) return true;
    return false;
}

/* public void testX() in a JUnit 3 class. */
static bool is_test_method(cg_walker *w, uint32_t node, const java_modifiers *m) {
    uint32_t parameters = cg_child(w, node, JF_PARAMETERS);
    return java_state_of(w)->in_test_case && m->visibility == CG_VISIBILITY_PUBLIC &&
           cg_str_starts(cg_node_text(w, cg_child(w, node, JF_NAME)), CG_STR("test")) &&
           !(parameters && cg_first_named(w, parameters));
}

static uint32_t method_flags(cg_walker *w, uint32_t node, const java_modifiers *m) {
    uint32_t flags = m->flags;
    bool has_body = cg_child(w, node, JF_BODY) != 0;
    if (!has_body && !(flags & CG_SYM_EXTERN)) flags |= CG_SYM_DECLARATION;
    if (!has_body && java_in_interface(w)) flags |= CG_SYM_ABSTRACT;
    if (!(flags & (CG_SYM_STATIC | CG_SYM_FINAL)) && m->visibility != CG_VISIBILITY_PRIVATE)
        flags |= CG_SYM_VIRTUAL;
    if (cg_child(w, node, JF_TYPE_PARAMETERS)) flags |= CG_SYM_TEMPLATE;
    if (is_main(w, node, m) || is_serialization(w, node, m)) flags |= CG_SYM_ENTRY;
    if (is_test_method(w, node, m)) flags |= CG_SYM_TEST;
    return flags;
}

cg_expr_id java_method(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    java_modifiers m = java_read_modifiers(w, node);
    uint32_t body = cg_child(w, node, JF_BODY);
    cg_symbol_id symbol =
        cg_define_begin(w,
                        &(cg_def){.kind = w->type == CG_NONE ? CG_NODE_FUNCTION : CG_NODE_METHOD,
                                  .flags = method_flags(w, node, &m),
                                  .visibility = m.visibility,
                                  .signature_at = m.behind_annotations,
                                  .node = node,
                                  .name = cg_child(w, node, JF_NAME),
                                  .body = body,
                                  .type = cg_child(w, node, JF_TYPE)},
                        CG_SCOPE_FUNCTION);
    declare_head(w, node, symbol);
    java_visit_body(w, body);
    cg_define_end(w);
    return 0;
}

/* The parameters of a record's compact constructor are the record's. */
static void compact_parameters(cg_walker *w, uint32_t node) {
    uint32_t body = cg_parent(w, node), record = cg_parent(w, body);
    uint32_t parameters = cg_kind(w, record) == J_RECORD ? cg_child(w, record, JF_PARAMETERS) : 0;
    if (parameters) CG_EACH_NAMED(w, child, parameters) java_parameter(w, child);
}

cg_expr_id java_constructor(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    java_modifiers m = java_read_modifiers(w, node);
    uint32_t body = cg_child(w, node, JF_BODY);
    cg_symbol_id symbol = cg_define_begin(
        w,
        &(cg_def){.kind = CG_NODE_CONSTRUCTOR,
                  .flags = m.flags | (cg_child(w, node, JF_TYPE_PARAMETERS) ? CG_SYM_TEMPLATE : 0),
                  .visibility = m.visibility,
                  .signature_at = m.behind_annotations,
                  .node = node,
                  .name = cg_child(w, node, JF_NAME),
                  .body = body},
        CG_SCOPE_FUNCTION);
    declare_head(w, node, symbol);
    if (cg_kind(w, node) == J_COMPACT_CONSTRUCTOR) compact_parameters(w, node);
    java_visit_body(w, body);
    cg_define_end(w);
    return 0;
}

/* int size() default 3; */
cg_expr_id java_annotation_element(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    java_modifiers m = java_read_modifiers(w, node);
    cg_symbol_id symbol = cg_define_begin(w,
                                          &(cg_def){.kind = CG_NODE_METHOD,
                                                    .flags = m.flags | CG_SYM_DECLARATION | CG_SYM_ABSTRACT,
                                                    .visibility = m.visibility,
                                                    .signature_at = m.behind_annotations,
                                                    .node = node,
                                                    .name = cg_child(w, node, JF_NAME),
                                                    .type = cg_child(w, node, JF_TYPE)},
                                          CG_SCOPE_FUNCTION);
    declare_head(w, node, symbol);
    cg_flow_out(w, CG_FLOW_RETURN, cg_visit(w, cg_child(w, node, JF_VALUE), 0));
    cg_define_end(w);
    return 0;
}

/* x -> …, (x, y) -> …, (int x) -> … */
static void lambda_parameters(cg_walker *w, uint32_t parameters) {
    if (cg_kind(w, parameters) == J_IDENTIFIER) {
        cg_parameter(w, parameters, parameters, 0, 0, 0);
        return;
    }
    CG_EACH_NAMED(w, child, parameters) {
        if (cg_kind(w, child) == J_IDENTIFIER)
            cg_parameter(w, child, child, 0, 0, 0);
        else
            java_parameter(w, child);
    }
}

/* A lambda's body may be a value, done for its effect, or both: an expression that is a statement too, and a block that
 * always throws. */
static uint32_t body_flags(const cg_walker *w, uint32_t body) {
    uint16_t kind = body ? cg_kind(w, body) : J_NONE;
    uint32_t last = 0;
    if (kind != J_BLOCK) {
        bool statement =
            kind == J_INVOCATION || kind == J_CREATION || kind == J_ASSIGNMENT || kind == J_UPDATE;
        return statement ? 0 : CG_SYM_ONLY_VALUE;
    }
    for (uint32_t i = body + 1; i < body + w->nodes[body].size; i++) {
        uint16_t inner = cg_kind(w, i);
        if (inner == J_RETURN && cg_first_named(w, i)) return CG_SYM_ONLY_VALUE;
        if (inner == J_LAMBDA || inner == J_CLASS_BODY) i += w->nodes[i].size - 1;
    }
    CG_EACH_NAMED(w, child, body) last = child;
    return last && cg_kind(w, last) == J_THROW ? 0 : CG_SYM_NO_VALUE;
}

cg_expr_id java_lambda(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t parameters = cg_child(w, node, JF_PARAMETERS), body = cg_child(w, node, JF_BODY);
    cg_symbol_id symbol = cg_define_begin(w,
                                          &(cg_def){.kind = CG_NODE_FUNCTION,
                                                    .flags = CG_SYM_ARROW | body_flags(w, body),
                                                    .node = node,
                                                    .body = body},
                                          CG_SCOPE_FUNCTION);
    if (parameters) lambda_parameters(w, parameters);
    if (body && cg_kind(w, body) == J_BLOCK)
        java_visit_body(w, body);
    else
        cg_flow_out(w, CG_FLOW_RETURN, cg_visit(w, body, 0));
    cg_define_end(w);
    return cg_function_value(w, symbol, cg_start(w, node));
}

static bool declares_accessor(const cg_walker *w, uint32_t record, cg_str name) {
    uint32_t body = cg_child(w, record, JF_BODY);
    if (!body) return false;
    CG_EACH_NAMED(w, child, body) {
        if (cg_kind(w, child) != J_METHOD ||
            !cg_str_equal(cg_node_text(w, cg_child(w, child, JF_NAME)), name))
            continue;
        uint32_t parameters = cg_child(w, child, JF_PARAMETERS);
        if (!parameters || !cg_first_named(w, parameters)) return true;
    }
    return false;
}

static void define_component(cg_walker *w, uint32_t record, uint32_t node) {
    uint32_t type_node, name = cg_child(w, node, JF_NAME);
    uint32_t declarator = cg_child_of_kind(w, node, J_DECLARATOR);
    cg_expr_id type = parameter_type(w, node, &type_node);
    if (cg_kind(w, node) == J_SPREAD_PARAMETER) type = cg_unary(w, CG_EXPR_ARRAY, type, 0, cg_start(w, node));
    if (!name && declarator) name = cg_child(w, declarator, JF_NAME);
    if (!name) return;
    cg_symbol_id field = cg_define(w, &(cg_def){.kind = CG_NODE_FIELD,
                                                .flags = CG_SYM_FINAL,
                                                .visibility = CG_VISIBILITY_PRIVATE,
                                                .node = node,
                                                .name = name,
                                                .type = type_node,
                                                .type_value = type});
    java_annotate(w, node, field);
    if (declares_accessor(w, record, cg_node_text(w, name))) return;
    cg_define_begin(w,
                    &(cg_def){.kind = CG_NODE_METHOD,
                              .flags = CG_SYM_EXPORTED,
                              .visibility = CG_VISIBILITY_PUBLIC,
                              .node = node,
                              .name = name,
                              .type = type_node,
                              .type_value = type},
                    CG_SCOPE_FUNCTION);
    cg_flow_out(w, CG_FLOW_RETURN, cg_symbol_value(w, field, CG_USE_SILENT, cg_start(w, name)));
    cg_define_end(w);
}

void java_components(cg_walker *w, uint32_t record) {
    uint32_t parameters = cg_child(w, record, JF_PARAMETERS);
    if (!parameters) return;
    CG_EACH_NAMED(w, child, parameters) {
        if (cg_kind(w, child) == J_FORMAL_PARAMETER || cg_kind(w, child) == J_SPREAD_PARAMETER)
            define_component(w, record, child);
    }
}
