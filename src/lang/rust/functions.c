/* Functions, methods, closures and their parameters. */
#include "lang/rust/rust.h"

static bool has_receiver(const cg_walker *w, uint32_t parameters) {
    uint32_t first = parameters ? cg_first_named(w, parameters) : 0;
    while (first && cg_kind(w, first) == R_ATTRIBUTE_ITEM) first = cg_next_named(w, first);
    if (!first) return false;
    uint32_t pattern = cg_kind(w, first) == R_PARAMETER ? cg_child(w, first, RF_PATTERN) : 0;
    return cg_kind(w, first) == R_SELF_PARAMETER || (pattern && cg_kind(w, pattern) == R_SELF);
}

/* self, &self, &mut self: of type Self; self: Box<Self> says its type. */
static void receiver(cg_walker *w, uint32_t node) {
    uint32_t type_node = 0, name = cg_child_of_kind(w, node, R_SELF);
    cg_expr_id type;
    if (cg_kind(w, node) == R_PARAMETER) {
        type_node = cg_child(w, node, RF_TYPE);
        type = rust_type(w, type_node, 0);
    } else {
        type = cg_facts_expr(w->facts, CG_EXPR_NAME, CG_USE_TYPE | CG_USE_SILENT, 0,
                             cg_string(w, CG_STR("Self")), 0, cg_start(w, node));
    }
    cg_parameter(w, node, name, CG_SYM_RECEIVER, type, type_node);
}

static void parameter(cg_walker *w, uint32_t node, uint32_t pattern, uint32_t type_node) {
    cg_expr_id type = rust_type(w, type_node, 0);
    while (pattern && cg_kind(w, pattern) == R_WRAPPED_PATTERN && cg_first_named(w, pattern)) {
        uint32_t inner = 0;
        CG_EACH_NAMED(w, child, pattern) inner = child;
        pattern = inner;
    }
    bool plain = pattern && rust_is_binding(w, pattern);
    cg_symbol_id symbol = cg_parameter(w, node, plain ? pattern : 0, 0, type, type_node);
    if (!plain && pattern)
        rust_bind(w, pattern, cg_symbol_value(w, symbol, CG_USE_SILENT, cg_start(w, pattern)), 0);
}

static void parameters_of(cg_walker *w, uint32_t parameters) {
    if (!parameters) return;
    CG_EACH_CHILD(w, child, parameters) {
        if (!rust_is_part(w, child)) continue;
        uint16_t kind = cg_kind(w, child);
        uint32_t pattern = kind == R_PARAMETER ? cg_child(w, child, RF_PATTERN) : 0;
        if (kind == R_SELF_PARAMETER || (pattern && cg_kind(w, pattern) == R_SELF))
            receiver(w, child);
        else if (kind == R_PARAMETER)
            parameter(w, child, pattern, cg_child(w, child, RF_TYPE));
        else if (cg_kind(w, parameters) == R_CLOSURE_PARAMETERS)
            parameter(w, child, child, 0);
        else if (kind != R_ATTRIBUTE_ITEM && kind != R_NONE)
            parameter(w, child, 0, child);
    }
}

static uint32_t function_flags(const cg_walker *w, uint32_t node, const rust_item *item, bool member) {
    uint32_t flags = item->flags | CG_SYM_HOISTED;
    uint32_t modifiers = cg_child_of_kind(w, node, R_FUNCTION_MODIFIERS);
    const rust_state *state = w->state;
    if (modifiers && cg_has(w, modifiers, R_ASYNC)) flags |= CG_SYM_ASYNC;
    if (modifiers && cg_has(w, modifiers, R_EXTERN_MODIFIER)) flags |= CG_SYM_EXTERN;
    if (!cg_child(w, node, RF_BODY)) flags |= CG_SYM_DECLARATION;
    if (member && !has_receiver(w, cg_child(w, node, RF_PARAMETERS))) flags |= CG_SYM_STATIC;
    bool in_trait = member && cg_facts_scope_at(w->facts, w->scope)->kind == CG_SCOPE_CLASS;
    if (in_trait) flags |= CG_SYM_VIRTUAL | (cg_child(w, node, RF_BODY) ? 0 : CG_SYM_ABSTRACT);
    if (member && state->trait_impl) flags |= CG_SYM_OVERRIDE;
    uint32_t name = cg_child(w, node, RF_NAME);
    if (w->scope == 0 && name && cg_str_is(cg_node_text(w, name), "main")) flags |= CG_SYM_ENTRY;
    bool foreign = cg_parent(w, node) && cg_kind(w, cg_parent(w, cg_parent(w, node))) == R_FOREIGN_MOD;
    return foreign ? flags | CG_SYM_EXTERN : flags;
}

cg_expr_id rust_function(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    uint8_t scope = cg_facts_scope_at(w->facts, w->scope)->kind;
    bool member = scope == CG_SCOPE_IMPL || scope == CG_SCOPE_CLASS;
    uint32_t body = cg_child(w, node, RF_BODY), result = cg_child(w, node, RF_RETURN_TYPE);
    cg_symbol_id symbol =
        cg_define_begin(w,
                        &(cg_def){.kind = member ? CG_NODE_METHOD : CG_NODE_FUNCTION,
                                  .flags = function_flags(w, node, &item, member),
                                  .visibility = item.visibility,
                                  .node = node,
                                  .first = item.first,
                                  .name = cg_child(w, node, RF_NAME),
                                  .body = body,
                                  .type = result,
                                  .qualifier = member ? rust_state_of(w)->self_type : CG_STR_NONE},
                        CG_SCOPE_FUNCTION);
    rust_state outer = *rust_state_of(w);
    *rust_state_of(w) = (rust_state){0};
    rust_decorate(w, &item, node, symbol);
    rust_type_parameters(w, cg_child(w, node, RF_TYPE_PARAMETERS));
    rust_where(w, node);
    parameters_of(w, cg_child(w, node, RF_PARAMETERS));
    cg_set_type(w, symbol, rust_type(w, result, CG_USE_RESULT), 0);
    if (body) cg_flow_out(w, CG_FLOW_RETURN, rust_block_value(w, body));
    *rust_state_of(w) = outer;
    cg_define_end(w);
    return 0;
}

/* |a, (b, c)| value */
cg_expr_id rust_closure(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t body = cg_child(w, node, RF_BODY), result = cg_child(w, node, RF_RETURN_TYPE);
    cg_symbol_id symbol = cg_define_begin(w,
                                          &(cg_def){.kind = CG_NODE_FUNCTION,
                                                    .flags = cg_has(w, node, R_ASYNC) ? CG_SYM_ASYNC : 0,
                                                    .node = node,
                                                    .body = body,
                                                    .type = result},
                                          CG_SCOPE_FUNCTION);
    parameters_of(w, cg_child(w, node, RF_PARAMETERS));
    cg_set_type(w, symbol, rust_type(w, result, CG_USE_RESULT), 0);
    bool block = body && cg_kind(w, body) == R_BLOCK;
    cg_flow_out(w, CG_FLOW_RETURN, block ? rust_block_value(w, body) : cg_visit(w, body, 0));
    cg_define_end(w);
    return cg_function_value(w, symbol, cg_start(w, node));
}
