#include "graph/facts_builder_internal.h"

#include "base/mem.h"

cg_facts_builder *cg_facts_builder_new(void) { return cg_alloc_zero(1, sizeof(cg_facts_builder)); }

static void clear_maps(cg_facts_builder *b) {
    cg_intern_clear(&b->strings);
    cg_map64_clear(&b->declared);
    cg_map64_clear(&b->literals);
}

void cg_facts_builder_free(cg_facts_builder *b) {
    if (b == NULL) return;
    clear_maps(b);
    cg_vec_clear(&b->symbols);
    cg_vec_clear(&b->nodes);
    cg_vec_clear(&b->scopes);
    cg_vec_clear(&b->exprs);
    cg_vec_clear(&b->operands);
    cg_vec_clear(&b->runs);
    cg_vec_clear(&b->flows);
    cg_vec_clear(&b->imports);
    cg_vec_clear(&b->exports);
    cg_vec_clear(&b->texts);
    cg_free(b);
}

static void reset(cg_facts_builder *b) {
    clear_maps(b);
    cg_vec_reset(&b->symbols);
    cg_vec_reset(&b->nodes);
    cg_vec_reset(&b->scopes);
    cg_vec_reset(&b->exprs);
    cg_vec_reset(&b->operands);
    cg_vec_reset(&b->runs);
    cg_vec_reset(&b->flows);
    cg_vec_reset(&b->imports);
    cg_vec_reset(&b->exports);
    cg_vec_reset(&b->texts);
    b->error_bytes = b->cut = b->package = 0;
}

void cg_facts_begin(cg_facts_builder *b, cg_language language, cg_str source) {
    reset(b);
    b->language = language;
    b->source = source;
    cg_facts_string(b, CG_STR_NONE);
    cg_vec_push(&b->exprs, (cg_expr){0});
    cg_vec_push(&b->scopes, (cg_scope){.parent = CG_NONE});
    cg_vec_push(&b->runs, (cg_scope_run){0});
    cg_facts_symbol(b, CG_NODE_FILE, 0, 0, CG_NONE, 0);
    b->symbols.at[0].symbol.inner = 0;
    cg_node_facts *file = cg_facts_node_at(b, 0);
    file->parent = CG_NONE;
    file->end = (uint32_t)source.len;
}

cg_str cg_facts_source(const cg_facts_builder *b) { return b->source; }

cg_string_id cg_facts_string(cg_facts_builder *b, cg_str s) { return cg_intern_add(&b->strings, s); }

cg_str cg_facts_text(const cg_facts_builder *b, cg_string_id id) { return cg_intern_str(&b->strings, id); }

cg_scope_id cg_facts_scope(cg_facts_builder *b, cg_scope_kind kind, cg_scope_id parent, cg_symbol_id owner) {
    assert(parent < b->scopes.len && owner < b->symbols.len);
    cg_vec_push(&b->scopes, (cg_scope){.parent = parent, .owner = owner, .kind = (uint8_t)kind});
    return (cg_scope_id)b->scopes.len - 1;
}

cg_scope *cg_facts_scope_at(cg_facts_builder *b, cg_scope_id id) {
    assert(id < b->scopes.len);
    return &b->scopes.at[id];
}

cg_symbol_id cg_facts_symbol(cg_facts_builder *b, cg_node_kind kind, uint32_t flags, cg_string_id name,
                             cg_scope_id scope, uint32_t at) {
    cg_symbol_id id = (cg_symbol_id)b->symbols.len;
    cg_built_symbol built = {
        .symbol =
            {.name = name, .flags = flags, .scope = scope, .inner = CG_NONE, .at = at, .kind = (uint8_t)kind},
        .node = CG_NONE,
        .visible_from = (uint32_t)b->exprs.len,
        .same_name = CG_NONE,
    };
    if (!(flags & CG_SYM_LOCAL)) {
        built.node = (uint32_t)b->nodes.len;
        cg_vec_push(&b->nodes, (cg_node_facts){0});
    }
    if (name && scope != CG_NONE && !(flags & CG_SYM_ANONYMOUS)) {
        uint64_t *latest = cg_map64_slot(&b->declared, cg_declared_key(scope, name), CG_NONE);
        built.same_name = (uint32_t)*latest;
        *latest = id;
    }
    cg_vec_push(&b->symbols, built);
    return id;
}

cg_symbol *cg_facts_symbol_at(cg_facts_builder *b, cg_symbol_id id) {
    assert(id < b->symbols.len);
    return &b->symbols.at[id].symbol;
}

cg_node_facts *cg_facts_node_at(cg_facts_builder *b, cg_symbol_id id) {
    assert(id < b->symbols.len && b->symbols.at[id].node != CG_NONE);
    return &b->nodes.at[b->symbols.at[id].node];
}

cg_symbol_id cg_facts_find(const cg_facts_builder *b, cg_scope_id scope, cg_string_id name) {
    uint64_t id = CG_NONE;
    cg_map64_get(&b->declared, cg_declared_key(scope, name), &id);
    return (cg_symbol_id)id;
}

void cg_facts_enter(cg_facts_builder *b, cg_scope_id scope) {
    cg_scope_run *last = &cg_vec_last(&b->runs);
    if (last->scope == scope) return;
    if (last->first == b->exprs.len)
        last->scope = scope;
    else
        cg_vec_push(&b->runs, (cg_scope_run){(uint32_t)b->exprs.len, scope});
}

static cg_expr_id push_expr(cg_facts_builder *b, cg_expr e) {
    cg_vec_push(&b->exprs, e);
    return (cg_expr_id)b->exprs.len - 1;
}

cg_expr_id cg_facts_expr(cg_facts_builder *b, cg_expr_op op, uint8_t use, uint16_t n, uint32_t a, uint32_t x,
                         uint32_t at) {
    assert(!cg_expr_has_operands((uint8_t)op));
    cg_expr e = {.op = (uint8_t)op, .use = use, .n = n, .a = a, .b = x, .at = at};
    if (op != CG_EXPR_LITERAL) return push_expr(b, e);
    /* Equal literals are one expression: there are many, and only their type and value matter. */
    uint64_t *known = cg_map64_slot(&b->literals, (uint64_t)a << 32 | x, 0);
    if (*known == 0) *known = push_expr(b, e);
    return (cg_expr_id)*known;
}

cg_expr_id cg_facts_expr_list(cg_facts_builder *b, cg_expr_op op, uint8_t use, uint32_t a,
                              const cg_expr_id *operands, size_t count, uint32_t at) {
    assert(cg_expr_has_operands((uint8_t)op));
    if (count > UINT16_MAX) {
        count = UINT16_MAX;
        b->cut |= CG_FACTS_CUT_LISTS;
    }
    uint32_t first = (uint32_t)b->operands.len;
    cg_vec_reserve(&b->operands, b->operands.len + count);
    if (count) memcpy(b->operands.at + first, operands, count * sizeof *operands);
    b->operands.len += count;
    return push_expr(
        b, (cg_expr){.op = (uint8_t)op, .use = use, .n = (uint16_t)count, .a = a, .b = first, .at = at});
}

cg_expr *cg_facts_expr_at(cg_facts_builder *b, cg_expr_id id) {
    assert(id < b->exprs.len);
    return &b->exprs.at[id];
}

cg_expr_id cg_facts_operand(const cg_facts_builder *b, cg_expr_id id, uint32_t i) {
    const cg_expr *e = &b->exprs.at[id];
    assert(cg_expr_has_operands(e->op) && i < e->n);
    return b->operands.at[e->b + i];
}

void cg_facts_flow(cg_facts_builder *b, cg_flow_kind kind, uint32_t target, cg_expr_id value) {
    cg_vec_push(&b->flows, (cg_flow){.target = target, .value = value, .kind = (uint8_t)kind});
}

void cg_facts_import(cg_facts_builder *b, const cg_import *import) { cg_vec_push(&b->imports, *import); }

void cg_facts_export(cg_facts_builder *b, const cg_export *export_) { cg_vec_push(&b->exports, *export_); }

void cg_facts_add_text(cg_facts_builder *b, cg_text_kind kind, uint32_t start, uint32_t end,
                       cg_symbol_id node) {
    cg_vec_push(&b->texts, (cg_text){.start = start, .end = end, .node = node, .kind = (uint8_t)kind});
}

void cg_facts_set_package(cg_facts_builder *b, cg_string_id name) { b->package = name; }

void cg_facts_add_error_bytes(cg_facts_builder *b, uint32_t bytes) { b->error_bytes += bytes; }

void cg_facts_mark_cut(cg_facts_builder *b, uint32_t cut) { b->cut |= cut; }
