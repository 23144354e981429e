/* Expressions, operand lists and flows. */
#include "extract/walker.h"

cg_expr_id cg_name(cg_walker *w, uint32_t node, uint8_t use, uint16_t how) {
    cg_str text = cg_node_text(w, node);
    if (text.len == 0) return 0; /* put in by the parser */
    return cg_facts_expr(w->facts, CG_EXPR_NAME, use, how, cg_string(w, text), 0, cg_start(w, node));
}

cg_expr_id cg_dotted(cg_walker *w, cg_str text, char separator, uint32_t at, uint8_t use) {
    cg_expr_id value = 0;
    const char *first = text.ptr;
    cg_str part;
    while (cg_str_split(&text, separator, &part)) {
        cg_str name = cg_str_trim(part);
        if (name.len == 0) continue;
        uint32_t place = at + (uint32_t)(name.ptr - first);
        if (value == 0) {
            value = cg_facts_expr(w->facts, CG_EXPR_NAME, use, 0, cg_string(w, name), 0, place);
        } else {
            cg_expr *object = cg_facts_expr_at(w->facts, value);
            object->use = (uint8_t)((object->use & ~use) | CG_USE_SILENT);
            value = cg_facts_expr(w->facts, CG_EXPR_MEMBER, use, 0, value, cg_string(w, name), place);
        }
    }
    return value;
}

cg_expr_id cg_member(cg_walker *w, cg_expr_id object, uint32_t name_node, uint8_t use, uint16_t how) {
    if (name_node == 0 || cg_node_text(w, name_node).len == 0) return object;
    return cg_facts_expr(w->facts, CG_EXPR_MEMBER, use, how, object, cg_text_id(w, name_node),
                         cg_start(w, name_node));
}

cg_expr_id cg_symbol_value(cg_walker *w, cg_symbol_id symbol, uint8_t use, uint32_t at) {
    return cg_facts_expr(w->facts, CG_EXPR_SYMBOL, use, 0, symbol, 0, at);
}

cg_expr_id cg_unary(cg_walker *w, cg_expr_op op, cg_expr_id a, uint16_t n, uint32_t at) {
    return a ? cg_facts_expr(w->facts, op, 0, n, a, 0, at) : 0;
}

cg_expr_id cg_item(cg_walker *w, cg_expr_id value, uint32_t number, uint32_t at) {
    return value ? cg_facts_expr(w->facts, CG_EXPR_ITEM, 0, 0, value, number, at) : 0;
}

cg_expr_id cg_literal_value(cg_walker *w, cg_literal kind, cg_str value, uint32_t at) {
    return cg_facts_expr(w->facts, CG_EXPR_LITERAL, 0, 0, kind, cg_string(w, value), at);
}

cg_expr_id cg_function_value(cg_walker *w, cg_symbol_id symbol, uint32_t at) {
    return cg_facts_expr(w->facts, CG_EXPR_FUNCTION, 0, 0, symbol, 0, at);
}

/* ---- Operand lists ---- */

size_t cg_list(cg_walker *w) { return w->own->operands.len; }

void cg_list_add(cg_walker *w, cg_expr_id e) { cg_vec_push(&w->own->operands, e); }

size_t cg_list_count(const cg_walker *w, size_t mark) { return w->own->operands.len - mark; }

cg_expr_id cg_list_at(const cg_walker *w, size_t mark, size_t i) { return w->own->operands.at[mark + i]; }

cg_expr_id cg_list_end(cg_walker *w, size_t mark, cg_expr_op op, uint8_t use, uint32_t a, uint32_t at) {
    size_t count = cg_list_count(w, mark);
    const cg_expr_id *operands = count ? w->own->operands.at + mark : NULL;
    cg_expr_id e = cg_facts_expr_list(w->facts, op, use, a, operands, count, at);
    w->own->operands.len = mark;
    return e;
}

void cg_list_drop(cg_walker *w, size_t mark) { w->own->operands.len = mark; }

void cg_list_add_children(cg_walker *w, uint32_t node, uint8_t use) {
    CG_EACH_NAMED(w, child, node) cg_list_add(w, cg_visit(w, child, use));
}

cg_expr_id cg_call(cg_walker *w, cg_expr_id callee, uint32_t arguments, uint32_t at) {
    size_t mark = cg_list(w);
    if (arguments) cg_list_add_children(w, arguments, 0);
    return cg_list_end(w, mark, CG_EXPR_CALL, 0, callee, at);
}

uint32_t cg_last_name_at(const cg_walker *w, cg_expr_id e, uint32_t other) {
    const cg_expr *x = cg_facts_expr_at(w->facts, e);
    while (x->op == CG_EXPR_APPLY || x->op == CG_EXPR_POINTER) x = cg_facts_expr_at(w->facts, x->a);
    bool name =
        x->op == CG_EXPR_NAME || x->op == CG_EXPR_MEMBER || x->op == CG_EXPR_SYMBOL || x->op == CG_EXPR_SUPER;
    return name ? x->at : other;
}

/* ---- Flows ---- */

void cg_flow_out(cg_walker *w, cg_flow_kind kind, cg_expr_id value) {
    if (w->function == CG_NONE) return;
    if (kind == CG_FLOW_YIELD) cg_add_flags(w, w->function, CG_SYM_GENERATOR);
    cg_flow_to(w, kind, w->function, value);
}

cg_symbol_id cg_lookup_here(const cg_walker *w, cg_str name) {
    return cg_facts_find(w->facts, w->scope, cg_facts_string(w->facts, name));
}

cg_symbol_id cg_lookup(const cg_walker *w, cg_str name) {
    cg_string_id id = cg_facts_string(w->facts, name);
    for (cg_scope_id s = w->scope; s != CG_NONE;) {
        const cg_scope *scope = cg_facts_scope_at(w->facts, s);
        bool lexical = scope->kind == CG_SCOPE_FUNCTION || scope->kind == CG_SCOPE_BLOCK;
        bool skipped = scope->kind == CG_SCOPE_CLASS && s != w->scope && w->lang->skip_class_scopes;
        skipped |= cg_scope_holds_members(w->language, scope->kind);
        cg_symbol_id found = skipped ? CG_NONE : cg_facts_find(w->facts, s, id);
        if (found != CG_NONE || (!lexical && !skipped)) return found;
        s = scope->parent;
    }
    return CG_NONE;
}

void cg_write_name(cg_walker *w, uint32_t name_node, cg_symbol_id declared, cg_expr_id value) {
    if (cg_node_text(w, name_node).len == 0) return;
    if (declared == CG_NONE) declared = cg_lookup(w, cg_node_text(w, name_node));
    if (declared == CG_NONE) {
        cg_expr_id target = cg_name(w, name_node, CG_USE_WRITE, 0);
        cg_flow_to(w, CG_FLOW_STORE, target, value);
        return;
    }
    if (!cg_has_flags(w, declared, CG_SYM_LOCAL))
        cg_symbol_value(w, declared, CG_USE_WRITE, cg_start(w, name_node));
    cg_flow_to(w, CG_FLOW_ASSIGN, declared, value);
}
