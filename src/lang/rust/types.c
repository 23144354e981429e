/* Paths and types as written. */
#include "lang/rust/rust.h"

static uint8_t type_use(uint8_t use) {
    return use & (CG_USE_CALLEE | CG_USE_BASE | CG_USE_DECORATOR | CG_USE_SILENT) ? use : use | CG_USE_TYPE;
}

cg_expr_id rust_type(cg_walker *w, uint32_t node, uint8_t use) {
    return node ? cg_visit(w, node, type_use(use)) : 0;
}

cg_expr_id rust_type_name(cg_walker *w, uint32_t node, uint8_t use) {
    if (cg_str_is(cg_node_text(w, node), "_")) return 0; /* to be inferred */
    return cg_name(w, node, type_use(use), 0);
}

cg_expr_id rust_primitive(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    return cg_name(w, node, CG_USE_TYPE | CG_USE_SILENT, 0);
}

/* crate, super, self at the beginning of a path; $crate in a macro. `self` becomes "self::", because a method's
 * self is another name. */
cg_expr_id rust_path_root(cg_walker *w, uint32_t node, uint8_t use) {
    cg_str text = cg_node_text(w, node);
    if (cg_str_is(text, "$crate"))
        text = CG_STR("crate");
    else if (cg_kind(w, node) == R_METAVARIABLE)
        return 0;
    else if (cg_kind(w, node) == R_SELF)
        text = CG_STR("self::");
    return cg_facts_expr(w->facts, CG_EXPR_NAME, use | CG_USE_SILENT, 0, cg_string(w, text), 0,
                         cg_start(w, node));
}

bool rust_is_type_name(cg_str name) { return name.len && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z'; }

/* What stands before `::`: a type, which is used here, or a module. */
static cg_expr_id qualifier(cg_walker *w, uint32_t node) {
    switch (cg_kind(w, node)) {
    case R_SELF:
    case R_SUPER:
    case R_CRATE: return rust_path_root(w, node, CG_USE_SILENT);
    case R_SCOPED_IDENTIFIER:
    case R_IDENTIFIER: {
        uint32_t last = cg_kind(w, node) == R_IDENTIFIER ? node : cg_child(w, node, RF_NAME);
        bool type = last && rust_is_type_name(cg_node_text(w, last));
        return cg_visit(w, node, type ? CG_USE_TYPE : CG_USE_SILENT);
    }
    default: return cg_visit(w, node, CG_USE_TYPE);
    }
}

/* a::b::c, ::a, <T as Trait>::a */
cg_expr_id rust_path(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t path = cg_child(w, node, RF_PATH), name = cg_child(w, node, RF_NAME);
    if (cg_kind(w, node) == R_SCOPED_TYPE) use = type_use(use);
    if (!name) return 0;
    if (!path) return cg_name(w, name, use, CG_NAME_GLOBAL);
    return cg_member(w, qualifier(w, path), name, use, CG_MEMBER_SCOPE);
}

/* <T as Trait>::m: a choice of what both have; resolution knows which comes first. */
cg_expr_id rust_qualified_type(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id self = rust_type(w, cg_child(w, node, RF_TYPE), 0),
               trait = rust_type(w, cg_child(w, node, RF_ALIAS), 0);
    if (!self || !trait) return self ? self : trait;
    size_t mark = cg_list(w);
    cg_list_add(w, self);
    cg_list_add(w, trait);
    return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, node));
}

static void add_arguments(cg_walker *w, uint32_t arguments) {
    CG_EACH_NAMED(w, child, arguments) {
        uint16_t kind = cg_kind(w, child);
        if (kind != R_LIFETIME && kind != R_TRAIT_BOUNDS) cg_list_add(w, cg_visit(w, child, CG_USE_TYPE));
    }
}

cg_expr_id rust_generic_type(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t arguments = cg_child(w, node, RF_TYPE_ARGUMENTS), type = cg_child(w, node, RF_TYPE);
    uint32_t generic_node = type ? type : cg_first_named(w, node);
    cg_expr_id generic = cg_visit(w, generic_node, type_use(use));
    if (!generic || !arguments) return generic;
    size_t mark = cg_list(w);
    add_arguments(w, arguments);
    if (cg_list_count(w, mark)) return cg_list_end(w, mark, CG_EXPR_APPLY, 0, generic, cg_start(w, node));
    cg_list_drop(w, mark);
    return generic;
}

/* Item = T */
cg_expr_id rust_type_binding(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, RF_NAME);
    cg_expr_id type = rust_type(w, cg_child(w, node, RF_TYPE), 0);
    if (!type || !name) return type;
    return cg_facts_expr(w->facts, CG_EXPR_KEYWORD, 0, 0, type, cg_text_id(w, name), cg_start(w, name));
}

cg_expr_id rust_tuple_type(cg_walker *w, uint32_t node, uint8_t use) {
    size_t mark = cg_list(w);
    CG_EACH_NAMED(w, child, node) cg_list_add(w, rust_type(w, child, use));
    return cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_TUPLE, cg_start(w, node));
}

/* fn(A) -> B, Fn(A) -> B */
cg_expr_id rust_function_type(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t parameters = cg_child(w, node, RF_PARAMETERS);
    rust_type(w, cg_child(w, node, RF_TRAIT), CG_USE_SILENT);
    size_t mark = cg_list(w);
    cg_list_add(w, rust_type(w, cg_child(w, node, RF_RETURN_TYPE), 0));
    if (parameters) CG_EACH_NAMED(w, child, parameters) {
            uint32_t type = cg_kind(w, child) == R_PARAMETER ? cg_child(w, child, RF_TYPE) : child;
            cg_list_add(w, rust_type(w, type, 0));
        }
    return cg_list_end(w, mark, CG_EXPR_FUNCTYPE, 0, 0, cg_start(w, node));
}

/* A + 'a + B: any of them */
cg_expr_id rust_bounds(cg_walker *w, uint32_t node, uint8_t use) {
    size_t mark = cg_list(w);
    CG_EACH_NAMED(w, child, node) {
        cg_expr_id type = cg_kind(w, child) == R_LIFETIME ? 0 : rust_type(w, child, use);
        if (type) cg_list_add(w, type);
    }
    size_t count = cg_list_count(w, mark);
    if (count > 1) return cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, cg_start(w, node));
    cg_expr_id only = count ? cg_list_at(w, mark, 0) : 0;
    cg_list_drop(w, mark);
    return only;
}

/* impl Trait, dyn Trait, for<'a> Trait */
cg_expr_id rust_trait_type(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t trait = cg_child(w, node, RF_TRAIT);
    return rust_type(w, trait ? trait : cg_child(w, node, RF_TYPE), use);
}

static void declare_parameter(cg_walker *w, uint32_t node) {
    uint32_t name = cg_child(w, node, RF_NAME);
    if (!name) return;
    if (cg_kind(w, node) == R_TYPE_PARAMETER)
        cg_type_parameter(w, node, name, 0);
    else if (cg_kind(w, node) == R_CONST_PARAMETER)
        cg_define(w, &(cg_def){.kind = CG_NODE_CONSTANT,
                               .flags = CG_SYM_LOCAL,
                               .node = node,
                               .name = name,
                               .type_value = rust_type(w, cg_child(w, node, RF_TYPE), 0)});
}

static void bound_parameter(cg_walker *w, cg_str name, uint32_t bounds) {
    cg_expr_id type = rust_bounds(w, bounds, 0);
    cg_symbol_id symbol = cg_lookup_here(w, name);
    if (symbol == CG_NONE || !cg_has_flags(w, symbol, CG_SYM_TYPE_PARAM) || !type) return;
    cg_expr_id before = cg_facts_symbol_at(w->facts, symbol)->type;
    if (before) {
        size_t mark = cg_list(w);
        cg_list_add(w, before);
        cg_list_add(w, type);
        type = cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, cg_start(w, bounds));
    }
    cg_set_type(w, symbol, type, 0);
}

/* A bound may name any of the parameters: all are declared before the bounds are walked. */
void rust_type_parameters(cg_walker *w, uint32_t node) {
    if (!node) return;
    CG_EACH_NAMED(w, child, node) declare_parameter(w, child);
    CG_EACH_NAMED(w, child, node) {
        uint32_t name = cg_child(w, child, RF_NAME), bounds = cg_child(w, child, RF_BOUNDS);
        if (name && bounds && cg_kind(w, child) == R_TYPE_PARAMETER)
            bound_parameter(w, cg_node_text(w, name), bounds);
        cg_expr_id usual = rust_type(w, cg_child(w, child, RF_DEFAULT_TYPE), 0);
        cg_symbol_id symbol = usual && name ? cg_lookup_here(w, cg_node_text(w, name)) : CG_NONE;
        if (symbol != CG_NONE && !cg_facts_symbol_at(w->facts, symbol)->type)
            cg_set_type(w, symbol, usual, 0);
    }
}

/* where T: A + B */
void rust_where(cg_walker *w, uint32_t item) {
    uint32_t clause = cg_child_of_kind(w, item, R_WHERE);
    if (!clause) return;
    CG_EACH_NAMED(w, predicate, clause) {
        uint32_t left = cg_child(w, predicate, RF_LEFT), bounds = cg_child(w, predicate, RF_BOUNDS);
        if (!left || !bounds) continue;
        if (cg_kind(w, left) == R_TYPE_IDENTIFIER)
            bound_parameter(w, cg_node_text(w, left), bounds);
        else {
            rust_type(w, left, 0);
            rust_bounds(w, bounds, 0);
        }
    }
}
