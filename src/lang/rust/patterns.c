/* Patterns: what they bind, and to which part of the value. */
#include "lang/rust/rust.h"

/* A lower-case name binds; a capital begins a constant or a variant without fields. */
bool rust_is_binding(const cg_walker *w, uint32_t pattern) {
    uint16_t kind = cg_kind(w, pattern);
    cg_str text = cg_node_text(w, pattern);
    if (kind == R_SHORTHAND_FIELD) return true;
    return kind == R_IDENTIFIER && text.len && !rust_is_type_name(text);
}

static void bind_name(cg_walker *w, uint32_t name, cg_expr_id value, cg_expr_id type) {
    if (rust_state_of(w)->alternative) { /* A(x) | B(x): one name */
        cg_symbol_id same = cg_lookup_here(w, cg_node_text(w, name));
        if (same != CG_NONE && cg_has_flags(w, same, CG_SYM_LOCAL)) {
            cg_flow_to(w, CG_FLOW_ASSIGN, same, value);
            return;
        }
    }
    cg_symbol_id symbol = cg_define(
        w,
        &(cg_def){
            .kind = CG_NODE_VARIABLE, .flags = CG_SYM_LOCAL, .node = name, .name = name, .type_value = type});
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
}

/* A part of `value` seen as the struct or variant `type`. */
static cg_expr_id field_of(cg_walker *w, cg_expr_id type, cg_expr_id value, cg_str name, uint32_t at) {
    if (!type || !value) return 0;
    cg_expr_id seen = cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, value, at);
    return cg_facts_expr(w->facts, CG_EXPR_MEMBER, CG_USE_SILENT, 0, seen, cg_string(w, name), at);
}

/* Some(x) and Ok(x) give the first type argument of what they are matched with, Err(x) the second. */
static bool payload(cg_str variant, uint32_t *argument) {
    *argument = cg_str_is(variant, "Err") ? 1 : 0;
    return *argument || cg_str_is(variant, "Some") || cg_str_is(variant, "Ok");
}

static void bind_tuple_struct(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    uint32_t type_node = cg_child(w, pattern, RF_TYPE), argument, number = 0;
    if (!type_node) return;
    bool standard = payload(cg_node_text(w, type_node), &argument);
    cg_expr_id type = cg_visit(w, type_node, standard ? CG_USE_SILENT : 0);
    CG_EACH_CHILD(w, child, pattern) {
        if (child == type_node || !rust_is_part(w, child)) continue;
        uint32_t at = cg_start(w, child);
        if (standard) {
            rust_bind(w, child,
                      argument ? cg_item(w, value, argument, at) : cg_unary(w, CG_EXPR_AWAIT, value, 1, at),
                      0);
            continue;
        }
        if (cg_kind(w, child) == R_REST_PATTERN) break; /* what follows is counted from the end */
        cg_buf name = {.max = 16};
        cg_buf_format(&name, "%u", number++);
        rust_bind(w, child, field_of(w, type, value, cg_buf_str(&name), at), 0);
        cg_buf_clear(&name);
    }
}

static void bind_struct(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    cg_expr_id type = rust_type(w, cg_child(w, pattern, RF_TYPE), 0);
    CG_EACH_NAMED(w, child, pattern) {
        uint32_t name = cg_child(w, child, RF_NAME), inner = cg_child(w, child, RF_PATTERN);
        if (cg_kind(w, child) != R_FIELD_PATTERN || !name) continue;
        rust_bind(w, inner ? inner : name, field_of(w, type, value, cg_node_text(w, name), cg_start(w, name)),
                  0);
    }
}

static void bind_tuple(cg_walker *w, uint32_t pattern, cg_expr_id value, cg_expr_id type) {
    uint32_t number = 0;
    bool counted = true;
    if (!value) value = type;
    CG_EACH_CHILD(w, child, pattern) {
        if (cg_kind(w, child) == R_REST_PATTERN)
            counted = false;
        else if (rust_is_part(w, child))
            rust_bind(w, child, counted ? cg_item(w, value, number++, cg_start(w, child)) : 0, 0);
    }
}

static void bind_alternatives(cg_walker *w, uint32_t pattern, cg_expr_id value, cg_expr_id type) {
    bool outer = rust_state_of(w)->alternative;
    CG_EACH_NAMED(w, child, pattern) {
        rust_bind(w, child, value, type);
        rust_state_of(w)->alternative = true;
    }
    rust_state_of(w)->alternative = outer;
}

void rust_bind(cg_walker *w, uint32_t pattern, cg_expr_id value, cg_expr_id type) {
    if (!pattern) return;
    uint32_t at = cg_start(w, pattern);
    switch (cg_kind(w, pattern)) {
    case R_IDENTIFIER:
    case R_SHORTHAND_FIELD:
        if (rust_is_binding(w, pattern))
            bind_name(w, pattern, value, type);
        else
            cg_name(w, pattern, 0, 0);
        break;
    case R_TUPLE_STRUCT_PATTERN: bind_tuple_struct(w, pattern, value); break;
    case R_STRUCT_PATTERN: bind_struct(w, pattern, value); break;
    case R_TUPLE_PATTERN: bind_tuple(w, pattern, value, type); break;
    case R_SLICE_PATTERN: {
        cg_expr_id element = cg_unary(w, CG_EXPR_ELEMENT, value, 0, at);
        CG_EACH_NAMED(w, child, pattern) rust_bind(w, child, element, 0);
        break;
    }
    case R_OR_PATTERN: bind_alternatives(w, pattern, value, type); break;
    case R_CAPTURED_PATTERN:
    case R_WRAPPED_PATTERN: /* ref x, mut x, &x */
        CG_EACH_NAMED(w, child, pattern) rust_bind(w, child, value, type);
        break;
    default: cg_visit(w, pattern, 0);
    }
}
