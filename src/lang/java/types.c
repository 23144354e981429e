/* Types as written, to type expressions. */
#include "lang/java/java.h"

static uint8_t type_use(uint8_t use) {
    return use & (CG_USE_CALLEE | CG_USE_BASE | CG_USE_DECORATOR) ? use : use | CG_USE_TYPE;
}

cg_expr_id java_with_dimensions(cg_walker *w, cg_expr_id type, uint32_t dimensions) {
    if (!dimensions || !type) return type;
    cg_str text = cg_node_text(w, dimensions);
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '[') type = cg_unary(w, CG_EXPR_ARRAY, type, 0, cg_start(w, dimensions));
    return type;
}

cg_expr_id java_type(cg_walker *w, uint32_t node, uint32_t dimensions, uint8_t use) {
    return java_with_dimensions(w, node ? cg_visit(w, node, type_use(use)) : 0, dimensions);
}

static cg_expr_id built_in(cg_walker *w, cg_str name, uint32_t at) {
    return cg_facts_expr(w->facts, CG_EXPR_NAME, CG_USE_TYPE | CG_USE_SILENT, 0, cg_string(w, name), 0, at);
}

cg_expr_id java_typed(cg_walker *w, const char *type, cg_expr_id value, uint32_t at) {
    cg_expr_id name = built_in(w, cg_str_from(type), at);
    return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, name, value, at);
}

cg_expr_id java_primitive(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    return built_in(w, cg_node_text(w, node), cg_start(w, node));
}

cg_expr_id java_simple_type(cg_walker *w, uint32_t node, uint8_t use) {
    if (cg_str_is(cg_node_text(w, node), "var")) return 0;
    return cg_name(w, node, type_use(use), 0);
}

/* a.b.C, Outer<T>.Inner: only the last name is what is meant. */
cg_expr_id java_scoped_type(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t scope = 0, name = 0;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) == J_ANNOTATION || cg_kind(w, child) == J_MARKER_ANNOTATION)
            cg_visit(w, child, 0);
        else if (!scope)
            scope = child;
        else
            name = child;
    }
    cg_expr_id outer = cg_visit(w, scope, CG_USE_TYPE | CG_USE_SILENT);
    return name ? cg_member(w, outer, name, type_use(use), CG_MEMBER_SCOPE) : outer;
}

cg_expr_id java_generic_type(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t arguments = cg_child_of_kind(w, node, J_TYPE_ARGUMENTS);
    cg_expr_id generic = cg_visit(w, cg_first_named(w, node), type_use(use));
    if (!generic || !arguments) return generic;
    size_t mark = cg_list(w);
    cg_list_add_children(w, arguments, CG_USE_TYPE);
    if (cg_list_count(w, mark) == 0) { /* <>: whatever the context wants */
        cg_list_drop(w, mark);
        return generic;
    }
    return cg_list_end(w, mark, CG_EXPR_APPLY, use & CG_USE_SILENT, generic, cg_start(w, node));
}

/* ? extends T and ? super T stand for T. */
cg_expr_id java_wildcard(cg_walker *w, uint32_t node, uint8_t use) {
    cg_expr_id bound = 0;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) != J_SUPER) bound = cg_visit(w, child, type_use(use));
    }
    return bound;
}

cg_expr_id java_array_type(cg_walker *w, uint32_t node, uint8_t use) {
    return java_type(w, cg_child(w, node, JF_ELEMENT), cg_child(w, node, JF_DIMENSIONS), use);
}

cg_expr_id java_annotated_type(cg_walker *w, uint32_t node, uint8_t use) {
    cg_expr_id type = 0;
    CG_EACH_NAMED(w, child, node) type = cg_visit(w, child, type_use(use));
    return type;
}

/* A | B */
cg_expr_id java_catch_type(cg_walker *w, uint32_t node, uint8_t use) {
    size_t mark = cg_list(w);
    cg_list_add_children(w, node, type_use(use));
    cg_expr_id only = cg_list_count(w, mark) == 1 ? cg_list_at(w, mark, 0) : 0;
    if (!only) return cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, cg_start(w, node));
    cg_list_drop(w, mark);
    return only;
}

static void bind_parameter(cg_walker *w, uint32_t node, cg_symbol_id symbol) {
    uint32_t bound = cg_child_of_kind(w, node, J_TYPE_BOUND);
    if (!bound) return;
    size_t mark = cg_list(w);
    cg_list_add_children(w, bound, CG_USE_TYPE);
    cg_expr_id type = cg_list_count(w, mark) == 1 ? cg_list_at(w, mark, 0) : 0;
    if (type)
        cg_list_drop(w, mark);
    else
        type = cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, cg_start(w, bound));
    cg_set_type(w, symbol, type, cg_first_named(w, bound));
}

/* A bound may name any of the parameters, itself included: all are declared before the bounds are walked. */
void java_type_parameters(cg_walker *w, uint32_t node) {
    cg_symbol_id first = CG_NONE;
    if (!node) return;
    CG_EACH_NAMED(w, child, node) {
        uint32_t name = cg_child_of_kind(w, child, J_TYPE_IDENTIFIER);
        if (!name) continue;
        cg_symbol_id symbol = cg_type_parameter(w, child, name, 0);
        if (first == CG_NONE) first = symbol;
    }
    CG_EACH_NAMED(w, child, node) {
        uint32_t name = cg_child_of_kind(w, child, J_TYPE_IDENTIFIER);
        if (!name) continue;
        java_annotate(w, child, first);
        bind_parameter(w, child, first++);
    }
}
