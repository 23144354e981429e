/* Declarations of variables, fields and type names. */
#include "lang/c_family/c_family.h"

static bool defines_type(const cg_walker *w, uint32_t type) {
    uint16_t kind = type ? cg_kind(w, type) : C_NONE;
    return (kind == C_STRUCT || kind == C_UNION || kind == C_CLASS || kind == C_ENUM) &&
           cg_child(w, type, CF_BODY);
}

/* A type with a body is walked once; any other anew for each declarator. */
static cg_expr_id base_type(cg_walker *w, uint32_t type, cg_expr_id *defined) {
    if (!defines_type(w, type)) return cg_visit(w, type, CG_USE_TYPE);
    if (!*defined) *defined = cg_visit(w, type, CG_USE_TYPE);
    return *defined;
}

static bool in_class(const cg_walker *w) {
    return w->type != CG_NONE && cg_facts_symbol_at(w->facts, w->type)->inner == w->scope;
}

static bool is_constant(const cg_walker *w, const c_declarator *d, c_modifiers m) {
    return m.is_const && w->function == CG_NONE && (d->plain || d->array);
}

static cg_def describe(cg_walker *w, uint32_t node, const c_declarator *d, uint32_t type, c_modifiers m) {
    cg_def def = {.flags = c_linkage_flags(w, m),
                  .visibility = c_visibility(w, m),
                  .node = node,
                  .first = c_state_of(w)->template_,
                  .name = d->name,
                  .type = type,
                  .type_value = d->type};
    def.kind = in_class(w) ? CG_NODE_FIELD : is_constant(w, d, m) ? CG_NODE_CONSTANT : CG_NODE_VARIABLE;
    if (m.is_const && (d->plain || d->array || c_is_cpp(w))) def.flags |= CG_SYM_CONST;
    if (m.is_extern && !d->value && !in_class(w)) def.flags |= CG_SYM_DECLARATION;
    if (w->function != CG_NONE && !in_class(w)) def.flags &= ~(uint32_t)(CG_SYM_FILE_LOCAL | CG_SYM_EXPORTED);
    c_take_owner(w, d, &def);
    return def;
}

/* auto [a, b] = value; */
static void bindings(cg_walker *w, uint32_t node, const c_declarator *d) {
    cg_expr_id value = cg_visit(w, d->value, 0);
    uint32_t number = 0;
    CG_EACH_NAMED(w, child, d->bindings) {
        if (cg_kind(w, child) != C_IDENTIFIER) continue;
        cg_def def = {.kind = CG_NODE_VARIABLE, .node = node, .name = child};
        cg_symbol_id symbol = cg_define(w, &def);
        cg_expr_id item = cg_item(w, value, number++, cg_start(w, child));
        if (item) cg_flow_to(w, CG_FLOW_ASSIGN, symbol, item);
    }
}

/* ---- Foo x(a, f(b)); parsed as the prototype of a function: its "parameters" are arguments ---- */

static cg_expr_id argument(cg_walker *w, uint32_t parameter);

static cg_expr_id name_of_argument(cg_walker *w, uint32_t type, uint8_t use) {
    return cg_kind(w, type) == C_TYPE_IDENTIFIER ? cg_name(w, type, use, 0) : cg_visit(w, type, use);
}

static cg_expr_id arguments(cg_walker *w, uint32_t list, cg_expr_op op, cg_expr_id of, uint32_t at) {
    size_t mark = cg_list(w);
    if (list) CG_EACH_NAMED(w, child, list) {
            cg_list_add(w, argument(w, child));
        }
    return cg_list_end(w, mark, op, 0, of, cg_last_name_at(w, of, at));
}

static cg_expr_id argument(cg_walker *w, uint32_t parameter) {
    uint32_t type = cg_child(w, parameter, CF_TYPE), inner = cg_child(w, parameter, CF_DECLARATOR);
    if (!type) return cg_visit(w, parameter, 0);
    uint16_t kind = inner ? cg_kind(w, inner) : C_NONE;
    cg_expr_id value = name_of_argument(w, type, kind == C_FUNCTION_DECLARATOR ? CG_USE_CALLEE : 0);
    if (kind == C_FUNCTION_DECLARATOR)
        return arguments(w, cg_child(w, inner, CF_PARAMETERS), CG_EXPR_CALL, value, cg_start(w, type));
    if (kind == C_ARRAY_DECLARATOR) {
        cg_visit(w, cg_child(w, inner, CF_SIZE), 0);
        return value ? cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, 0, value, 0, cg_start(w, type)) : 0;
    }
    if (kind == C_POINTER_DECLARATOR) cg_visit(w, c_inner_declarator(w, inner), 0); /* a * b */
    return value;
}

static bool are_arguments(const cg_walker *w, uint32_t list);

/* Types begin with capitals or end in _t where variables do not. */
static bool looks_like_variable(cg_str name) {
    return name.len && name.ptr[0] >= 'a' && name.ptr[0] <= 'z' && !cg_str_ends(name, CG_STR("_t"));
}

static bool is_argument(const cg_walker *w, uint32_t parameter) {
    uint32_t type = cg_child(w, parameter, CF_TYPE), inner = cg_child(w, parameter, CF_DECLARATOR);
    if (!type || cg_kind(w, type) == C_PRIMITIVE || cg_has(w, parameter, C_QUALIFIER)) return false;
    if (!inner) return true;
    switch (cg_kind(w, inner)) {
    case C_FUNCTION_DECLARATOR:
        return !cg_child(w, inner, CF_DECLARATOR) && are_arguments(w, cg_child(w, inner, CF_PARAMETERS));
    case C_ARRAY_DECLARATOR: return !cg_child(w, inner, CF_DECLARATOR) && cg_child(w, inner, CF_SIZE);
    case C_POINTER_DECLARATOR: {
        uint32_t name = c_inner_declarator(w, inner);
        return name && cg_kind(w, name) == C_IDENTIFIER && looks_like_variable(cg_node_text(w, type));
    }
    default: return false;
    }
}

static bool are_arguments(const cg_walker *w, uint32_t list) {
    if (!list) return false;
    CG_EACH_NAMED(w, child, list) {
        if (!is_argument(w, child)) return false;
    }
    return true;
}

static cg_expr_id construct_from_parameters(cg_walker *w, const c_declarator *d, cg_expr_id base,
                                            uint32_t type) {
    return arguments(w, cg_child(w, d->function, CF_PARAMETERS), CG_EXPR_NEW, base, cg_start(w, type));
}

static void variable(cg_walker *w, uint32_t node, uint32_t declarator, uint32_t type, cg_expr_id base,
                     c_modifiers m) {
    c_declarator d = c_declare(w, declarator, base);
    if (d.bindings) {
        bindings(w, node, &d);
        return;
    }
    if (!d.name) return;
    bool auto_lambda = d.value && type && cg_kind(w, type) == C_AUTO && cg_nameless(w, d.value);
    if (auto_lambda) {
        cg_visit_named(w, d.value, d.name, true, 0);
        return;
    }
    cg_def def = describe(w, node, &d, type, m);
    cg_symbol_id symbol = cg_define(w, &def);
    if (d.function) {
        cg_flow_to(w, CG_FLOW_ASSIGN, symbol, construct_from_parameters(w, &d, base, type));
        return;
    }
    cg_expr_id value = c_initialize(w, &d, type, symbol);
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
    if (!cg_has_flags(w, symbol, CG_SYM_LOCAL)) c_trailing_docs(w, symbol, node);
}

/* A declaration of an object in a function whose parentheses could be parameters: C++ takes them for a function,
 * people mean an object. */
static bool is_object(const cg_walker *w, uint32_t type, const c_declarator *d, c_modifiers m) {
    if (!c_is_cpp(w) || w->function == CG_NONE || in_class(w) || !type || m.is_extern || d->qualified)
        return false;
    uint16_t kind = cg_kind(w, type);
    if (kind != C_TYPE_IDENTIFIER && kind != C_QUALIFIED && kind != C_TEMPLATE_TYPE) return false;
    uint32_t list = cg_child(w, d->function, CF_PARAMETERS);
    return list && cg_first_named(w, list) && are_arguments(w, list);
}

cg_expr_id c_declaration(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type = cg_child(w, node, CF_TYPE);
    c_modifiers m = c_modifiers_of(w, node);
    cg_expr_id defined = 0;
    bool any = false;
    if (defines_type(w, type)) base_type(w, type, &defined);
    CG_EACH_CHILD(w, child, node) {
        if (cg_field(w, child) != CF_DECLARATOR || !c_is_declarator(w, child)) {
            bool seen = cg_field(w, child) == CF_TYPE || cg_field(w, child) == CF_VALUE ||
                        cg_kind(w, child) == C_ATTRIBUTE;
            if (!seen) cg_visit(w, child, 0); /* an error's content */
            continue;
        }
        any = true;
        c_declarator d = c_outline(w, child);
        if (d.function && !is_object(w, type, &d, m)) {
            if (d.name) c_prototype(w, node, child, m);
        } else {
            variable(w, node, child, type, base_type(w, type, &defined), m);
        }
    }
    if (!any && type && !defined) { /* `struct s;` or the value of an if's declaration */
        uint16_t kind = cg_kind(w, type);
        if (kind != C_STRUCT && kind != C_UNION && kind != C_CLASS && kind != C_ENUM)
            cg_visit(w, type, CG_USE_TYPE);
    }
    c_state_of(w)->template_ = 0;
    return 0;
}

/* ---- Fields ---- */

static void field(cg_walker *w, uint32_t node, uint32_t declarator, uint32_t value, uint32_t type,
                  cg_expr_id base, c_modifiers m) {
    c_declarator d = c_declare(w, declarator, base);
    if (!d.name) return;
    if (value) d.value = value;
    cg_def def = describe(w, node, &d, type, m);
    cg_symbol_id symbol = cg_define(w, &def);
    if (d.value) cg_flow_to(w, CG_FLOW_ASSIGN, symbol, c_initialize(w, &d, type, symbol));
    c_trailing_docs(w, symbol, node);
}

cg_expr_id c_field(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type = cg_child(w, node, CF_TYPE);
    c_modifiers m = c_modifiers_of(w, node);
    cg_expr_id defined = 0;
    if (defines_type(w, type)) base_type(w, type, &defined);
    CG_EACH_CHILD(w, child, node) {
        uint8_t in = cg_field(w, child);
        if (in != CF_DECLARATOR || !c_is_declarator(w, child)) {
            if (in != CF_TYPE && in != CF_DEFAULT_VALUE && cg_kind(w, child) != C_ATTRIBUTE)
                cg_visit(w, child, 0);
            continue;
        }
        uint32_t next = cg_next(w, child), value = next && cg_field(w, next) == CF_DEFAULT_VALUE ? next : 0;
        c_declarator d = c_outline(w, child);
        if (d.function)
            c_prototype(w, node, child, m);
        else
            field(w, node, child, value, type, base_type(w, type, &defined), m);
    }
    return 0;
}

/* ---- Type names ---- */

static void type_alias(cg_walker *w, uint32_t node, uint32_t name, cg_expr_id type, uint32_t type_node) {
    c_modifiers none = {0};
    cg_def def = {.kind = CG_NODE_TYPE_ALIAS,
                  .flags = c_linkage_flags(w, none),
                  .visibility = c_visibility(w, none),
                  .node = node,
                  .name = name,
                  .type = type_node,
                  .type_value = type};
    c_trailing_docs(w, cg_define(w, &def), node);
}

static uint32_t first_plain_name(const cg_walker *w, uint32_t node) {
    CG_EACH_CHILD(w, child, node) {
        if (cg_field(w, child) == CF_DECLARATOR && cg_kind(w, child) == C_TYPE_IDENTIFIER) return child;
    }
    return 0;
}

/* typedef struct { … } name: the struct is called so, too. */
cg_expr_id c_typedef(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type = cg_child(w, node, CF_TYPE), named = 0;
    cg_expr_id defined = 0;
    if (defines_type(w, type)) {
        named = cg_child(w, type, CF_NAME) ? 0 : first_plain_name(w, node);
        defined = cg_kind(w, type) == C_ENUM ? c_enum_named(w, type, CG_USE_TYPE, named)
                                             : c_class_named(w, type, CG_USE_TYPE, named);
    }
    CG_EACH_CHILD(w, child, node) {
        if (cg_field(w, child) != CF_DECLARATOR || !c_is_declarator(w, child)) continue;
        c_declarator d = c_declare(w, child, base_type(w, type, &defined));
        if (d.function) { /* typedef int f(char); */
            size_t mark = cg_list(w);
            cg_list_add(w, d.type);
            d.type = cg_list_end(w, mark, CG_EXPR_FUNCTYPE, 0, 0, cg_start(w, d.name));
        }
        if (d.name) type_alias(w, node, d.name, d.type, type);
    }
    return 0;
}

cg_expr_id c_alias(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t template_ = c_state_of(w)->template_, type = cg_child(w, node, CF_TYPE);
    c_modifiers none = {0};
    cg_def def = {.kind = CG_NODE_TYPE_ALIAS,
                  .flags = c_linkage_flags(w, none),
                  .visibility = c_visibility(w, none),
                  .node = node,
                  .first = template_,
                  .name = cg_child(w, node, CF_NAME),
                  .type = type};
    c_state_of(w)->template_ = 0;
    if (!template_) {
        def.type_value = cg_visit(w, type, CG_USE_TYPE);
        cg_define(w, &def);
        return 0;
    }
    cg_symbol_id symbol = cg_define_begin(w, &def, CG_SCOPE_BLOCK);
    c_template_parameters(w, template_);
    cg_set_type(w, symbol, cg_visit(w, type, CG_USE_TYPE), type);
    cg_define_end(w);
    return 0;
}
