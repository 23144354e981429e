/* Type declarations and types as written. */
#include "lang/go/go.h"

/* `use` for what a type consists of: TYPE unless it is a base or the type of a new value. */
static uint8_t type_use(uint8_t use) {
    return use & (CG_USE_CALLEE | CG_USE_BASE | CG_USE_SILENT) ? use : use | CG_USE_TYPE;
}

cg_expr_id go_type_name(cg_walker *w, uint32_t node, uint8_t use) {
    return cg_name(w, node, type_use(use), 0);
}

cg_expr_id go_qualified(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t package = cg_child(w, node, GO_F_PACKAGE), name = cg_child(w, node, GO_F_NAME);
    cg_expr_id of = package ? cg_name(w, package, CG_USE_SILENT, 0) : 0;
    return cg_member(w, of, name, type_use(use), 0);
}

cg_expr_id go_array_type(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t element = cg_child(w, node, GO_F_ELEMENT);
    if (element == 0) element = cg_child(w, node, GO_F_VALUE); /* of a channel */
    cg_expr_id of = cg_visit(w, element, type_use(use));
    CG_EACH_NAMED(w, child, node)
    if (child != element) cg_visit(w, child, 0);
    return cg_unary(w, CG_EXPR_ARRAY, of, 0, cg_start(w, node));
}

cg_expr_id go_function_type(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t parameters = cg_child(w, node, GO_F_PARAMETERS);
    uint8_t inner = (uint8_t)(type_use(use) & ~CG_USE_RESULT);
    size_t mark = cg_list(w);
    cg_list_add(w, go_result_type(w, cg_child(w, node, GO_F_RESULT), inner));
    if (parameters) {
        CG_EACH_NAMED(w, child, parameters) {
            uint32_t type_node = cg_child(w, child, GO_F_TYPE);
            cg_expr_id type = cg_visit(w, type_node, inner);
            bool named = false;
            CG_EACH_NAMED(w, name, child)
            if (cg_field(w, name) == GO_F_NAME) {
                cg_list_add(w, type);
                named = true;
            }
            if (!named) cg_list_add(w, type);
        }
    }
    return cg_list_end(w, mark, CG_EXPR_FUNCTYPE, 0, 0, cg_start(w, node));
}

/* One type, or a union of several: in interfaces, constraints and type arguments. */
cg_expr_id go_type_elem(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t first = cg_first_named(w, node);
    if (first == 0 || cg_next_named(w, first) == 0) return cg_visit(w, first, type_use(use));
    size_t mark = cg_list(w);
    cg_list_add_children(w, node, CG_USE_TYPE);
    return cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, cg_start(w, node));
}

/* ---- Structs ---- */

static uint32_t field_flags(cg_str name) { return go_is_exported(name) ? CG_SYM_EXPORTED : 0; }

static void named_fields(cg_walker *w, uint32_t node) {
    uint32_t type_node = cg_child(w, node, GO_F_TYPE), first = cg_child(w, node, GO_F_NAME);
    cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE);
    CG_EACH_NAMED(w, name, node) {
        if (cg_field(w, name) != GO_F_NAME || go_is_blank(w, name)) continue;
        cg_str text = cg_node_text(w, name);
        cg_define(w, &(cg_def){.kind = CG_NODE_FIELD,
                               .flags = field_flags(text),
                               .visibility = go_visibility(text),
                               .node = name == first ? node : name,
                               .name = name,
                               .type = type_node,
                               .type_value = type});
    }
}

/* The name of an embedded field is the last of its type. */
static uint32_t embedded_name(const cg_walker *w, uint32_t type) {
    while (type && cg_kind(w, type) != GO_TYPE_IDENTIFIER) {
        uint32_t name =
            cg_kind(w, type) == GO_QUALIFIED ? cg_child(w, type, GO_F_NAME) : cg_first_named(w, type);
        type = name;
    }
    return type;
}

static void embedded_field(cg_walker *w, uint32_t node, cg_symbol_id owner) {
    uint32_t type_node = cg_child(w, node, GO_F_TYPE), name = embedded_name(w, type_node);
    if (name == 0) return;
    cg_str text = cg_node_text(w, name);
    cg_expr_id base = cg_visit(w, type_node, CG_USE_BASE);
    cg_define(w, &(cg_def){.kind = CG_NODE_FIELD,
                           .flags = field_flags(text) | CG_SYM_EMBEDDED,
                           .visibility = go_visibility(text),
                           .node = node,
                           .name = name,
                           .type = type_node,
                           .type_value = base});
    cg_flow_to(w, CG_FLOW_EXTENDS, owner, base);
}

void go_struct_body(cg_walker *w, uint32_t node) {
    uint32_t list = cg_child_of_kind(w, node, GO_FIELDS);
    if (list == 0) return;
    CG_EACH_NAMED(w, field, list) {
        if (cg_kind(w, field) != GO_FIELD)
            cg_visit(w, field, 0);
        else if (cg_child(w, field, GO_F_NAME))
            named_fields(w, field);
        else
            embedded_field(w, field, w->definition);
    }
}

/* A struct type without a name of its own. */
cg_expr_id go_struct(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_symbol_id symbol = cg_define_begin(
        w, &(cg_def){.kind = CG_NODE_STRUCT, .node = node, .body = cg_child_of_kind(w, node, GO_FIELDS)},
        CG_SCOPE_CLASS);
    go_struct_body(w, node);
    cg_define_end(w);
    return cg_function_value(w, symbol, cg_start(w, node));
}

/* ---- Interfaces ---- */

static void interface_method(cg_walker *w, uint32_t node) {
    uint32_t name = cg_child(w, node, GO_F_NAME);
    cg_str text = name ? cg_node_text(w, name) : CG_STR_NONE;
    cg_symbol_id symbol =
        cg_define_begin(w,
                        &(cg_def){
                            .kind = CG_NODE_METHOD,
                            .flags = CG_SYM_DECLARATION | CG_SYM_ABSTRACT | field_flags(text),
                            .visibility = go_visibility(text),
                            .node = node,
                            .name = name,
                        },
                        CG_SCOPE_FUNCTION);
    go_function_inside(w, node, symbol);
    cg_define_end(w);
}

void go_interface_body(cg_walker *w, uint32_t node) {
    CG_EACH_NAMED(w, child, node) {
        uint32_t first = cg_first_named(w, child);
        if (cg_kind(w, child) == GO_METHOD_ELEM)
            interface_method(w, child);
        else if (cg_kind(w, child) == GO_TYPE_ELEM && first && !cg_next_named(w, first) &&
                 cg_kind(w, first) != GO_NEGATED)
            cg_flow_to(w, CG_FLOW_EXTENDS, w->definition, cg_visit(w, child, CG_USE_BASE));
        else
            cg_visit(w, child, 0);
    }
}

cg_expr_id go_interface(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_symbol_id symbol =
        cg_define_begin(w, &(cg_def){.kind = CG_NODE_INTERFACE, .node = node}, CG_SCOPE_CLASS);
    go_interface_body(w, node);
    cg_define_end(w);
    return cg_function_value(w, symbol, cg_start(w, node));
}

/* ---- Declarations ---- */

static cg_def definition_of(cg_walker *w, uint32_t node, cg_node_kind kind) {
    uint32_t name = cg_child(w, node, GO_F_NAME);
    cg_str text = name ? cg_node_text(w, name) : CG_STR_NONE;
    uint32_t flags = w->scope == 0 && go_is_exported(text) ? CG_SYM_EXPORTED : 0;
    return (cg_def){.kind = kind,
                    .flags = flags,
                    .visibility = go_visibility(text),
                    .node = go_whole_declaration(w, node),
                    .name = name};
}

cg_expr_id go_type_spec(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type = cg_child(w, node, GO_F_TYPE);
    uint16_t kind = type ? cg_kind(w, type) : 0;
    cg_def d = definition_of(w, node,
                             kind == GO_STRUCT      ? CG_NODE_STRUCT
                             : kind == GO_INTERFACE ? CG_NODE_INTERFACE
                                                    : CG_NODE_TYPE_ALIAS);
    if (kind == GO_STRUCT) d.body = cg_child_of_kind(w, type, GO_FIELDS);
    if (d.kind == CG_NODE_TYPE_ALIAS) d.type = type;
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_CLASS);
    go_add_type_parameters(w, cg_child(w, node, GO_F_TYPE_PARAMETERS));
    if (kind == GO_STRUCT)
        go_struct_body(w, type);
    else if (kind == GO_INTERFACE)
        go_interface_body(w, type);
    else
        cg_set_type(w, symbol, cg_visit(w, type, CG_USE_TYPE), 0);
    cg_define_end(w);
    return 0;
}

cg_expr_id go_type_alias(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_def d = definition_of(w, node, CG_NODE_TYPE_ALIAS);
    d.type = cg_child(w, node, GO_F_TYPE);
    d.type_value = cg_visit(w, d.type, CG_USE_TYPE);
    cg_define(w, &d);
    return 0;
}
