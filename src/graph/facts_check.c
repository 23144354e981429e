/* The columns, and the checks that make decoded facts safe to walk. */
#include "graph/facts_columns.h"

#include "base/error.h"

#include <stddef.h>

#define COLUMN(section, type, field, mode, bound, optional)                                                  \
    {                                                                                                        \
        CG_SECTION_##section, sizeof(((type *)0)->field), CG_COLUMN_##mode, CG_BOUND_##bound,                \
            offsetof(type, field), optional                                                                  \
    }

const cg_column cg_facts_columns[] = {
    COLUMN(symbols, cg_symbol, name, STRING, STRINGS, false),
    COLUMN(symbols, cg_symbol, flags, PLAIN, ANY, false),
    COLUMN(symbols, cg_symbol, scope, DELTA, SCOPES, true),
    COLUMN(symbols, cg_symbol, inner, OPTION, SCOPES, true),
    COLUMN(symbols, cg_symbol, type, DELTA, EXPRS, false),
    COLUMN(symbols, cg_symbol, owner, DELTA, EXPRS, false),
    COLUMN(symbols, cg_symbol, at, DELTA, PLACES, false),
    COLUMN(symbols, cg_symbol, kind, PLAIN, NODE_KINDS, false),
    COLUMN(symbols, cg_symbol, visibility, PLAIN, VISIBILITIES, false),
    COLUMN(symbols, cg_symbol, arity, PLAIN, ANY, false),
    COLUMN(symbols, cg_symbol, required, PLAIN, ANY, false),
    COLUMN(nodes, cg_node_facts, parent, DELTA, ANY, true),
    COLUMN(nodes, cg_node_facts, start, NAMED, PLACES, false),
    COLUMN(nodes, cg_node_facts, end, SPAN, PLACES, false),
    COLUMN(nodes, cg_node_facts, signature, STRING, STRINGS, false),
    COLUMN(nodes, cg_node_facts, docs, STRING, STRINGS, false),
    COLUMN(nodes, cg_node_facts, qualifier, STRING, STRINGS, false),
    COLUMN(nodes, cg_node_facts, type_text, STRING, STRINGS, false),
    COLUMN(nodes, cg_node_facts, complexity, PLAIN, ANY, false),
    COLUMN(scopes, cg_scope, parent, BACK, ANY, true),
    COLUMN(scopes, cg_scope, owner, DELTA, SYMBOLS, false),
    COLUMN(scopes, cg_scope, type, PLAIN, EXPRS, false),
    COLUMN(scopes, cg_scope, trait, PLAIN, EXPRS, false),
    COLUMN(scopes, cg_scope, kind, PLAIN, SCOPE_KINDS, false),
    COLUMN(exprs, cg_expr, op, HAND, EXPR_OPS, false),
    COLUMN(exprs, cg_expr, use, HAND, ANY, false),
    COLUMN(exprs, cg_expr, n, HAND, ANY, false),
    COLUMN(exprs, cg_expr, at, HAND, PLACES, false),
    COLUMN(runs, cg_scope_run, first, DELTA, EXPRS, false),
    COLUMN(runs, cg_scope_run, scope, DELTA, SCOPES, false),
    COLUMN(flows, cg_flow, kind, PLAIN, FLOW_KINDS, false),
    COLUMN(flows, cg_flow, target, DELTA, ANY, false),
    COLUMN(flows, cg_flow, value, DELTA, EXPRS, false),
    COLUMN(imports, cg_import, kind, PLAIN, IMPORT_KINDS, false),
    COLUMN(imports, cg_import, flags, PLAIN, ANY, false),
    COLUMN(imports, cg_import, level, PLAIN, ANY, false),
    COLUMN(imports, cg_import, module, STRING, STRINGS, false),
    COLUMN(imports, cg_import, name, STRING, STRINGS, false),
    COLUMN(imports, cg_import, symbol, OPTION, SYMBOLS, true),
    COLUMN(imports, cg_import, scope, PLAIN, SCOPES, false),
    COLUMN(imports, cg_import, at, DELTA, PLACES, false),
    COLUMN(exports, cg_export, name, STRING, STRINGS, false),
    COLUMN(exports, cg_export, symbol, OPTION, SYMBOLS, true),
    COLUMN(exports, cg_export, value, PLAIN, EXPRS, false),
    COLUMN(exports, cg_export, at, DELTA, PLACES, false),
    COLUMN(texts, cg_text, start, DELTA, PLACES, false),
    COLUMN(texts, cg_text, end, SPAN, PLACES, false),
    COLUMN(texts, cg_text, node, DELTA, NODES, false),
    COLUMN(texts, cg_text, kind, PLAIN, TEXT_KINDS, false),
};
const size_t cg_facts_column_count = sizeof cg_facts_columns / sizeof *cg_facts_columns;

static cg_error damaged(const char *what, uint32_t index) {
    return cg_fail(CG_ERR_DAMAGED, "stored facts are damaged: %s of record %u; index the file again", what,
                   index);
}

static void find_sections(const cg_facts *f, const char **at, uint32_t *len, uint32_t *size) {
#define X(name, type)                                                                                        \
    at[CG_SECTION_##name] = (const char *)f->name;                                                           \
    len[CG_SECTION_##name] = f->name##_len;                                                                  \
    size[CG_SECTION_##name] = sizeof(type);
    CG_FACTS_SECTIONS(X)
#undef X
}

static cg_error check_columns(const cg_facts *f) {
    const uint64_t bounds[CG_BOUND_COUNT] = {
        [CG_BOUND_ANY] = UINT64_MAX,
        [CG_BOUND_STRINGS] = f->strings_len,
        [CG_BOUND_SYMBOLS] = f->symbols_len,
        [CG_BOUND_NODES] = f->nodes_len,
        [CG_BOUND_SCOPES] = f->scopes_len,
        [CG_BOUND_EXPRS] = f->exprs_len,
        [CG_BOUND_PLACES] = (uint64_t)f->size + 1,
        [CG_BOUND_NODE_KINDS] = CG_NODE_KIND_COUNT,
        [CG_BOUND_VISIBILITIES] = CG_VISIBILITY_COUNT,
        [CG_BOUND_SCOPE_KINDS] = CG_SCOPE_BLOCK + 1,
        [CG_BOUND_EXPR_OPS] = CG_EXPR_OP_COUNT,
        [CG_BOUND_FLOW_KINDS] = CG_FLOW_KIND_COUNT,
        [CG_BOUND_IMPORT_KINDS] = CG_IMPORT_KIND_COUNT,
        [CG_BOUND_TEXT_KINDS] = CG_TEXT_STRING + 1,
    };
    const char *at[CG_SECTION_COUNT];
    uint32_t len[CG_SECTION_COUNT], size[CG_SECTION_COUNT];
    find_sections(f, at, len, size);
    for (size_t i = 0; i < cg_facts_column_count; i++) {
        const cg_column *c = &cg_facts_columns[i];
        if (c->bound == CG_BOUND_ANY) continue;
        const char *record = at[c->section];
        for (uint32_t r = 0; r < len[c->section]; r++, record += size[c->section]) {
            uint32_t value = cg_column_get(c, record);
            if (value >= bounds[c->bound] && !(c->optional && value == CG_NONE))
                return damaged("a column", r);
        }
    }
    return CG_OK;
}

static cg_error check_trees(const cg_facts *f) {
    for (uint32_t i = 0; i < f->nodes_len; i++) {
        const cg_node_facts *n = &f->nodes[i];
        if (i ? n->parent >= i : n->parent != CG_NONE) return damaged("the parent of a node", i);
        if (n->start > n->end) return damaged("the range of a node", i);
    }
    for (uint32_t i = 0; i < f->scopes_len; i++)
        if (i ? f->scopes[i].parent >= i : f->scopes[i].parent != CG_NONE)
            return damaged("the parent of a scope", i);
    for (uint32_t i = 1; i < f->symbols_len; i++)
        if (f->symbols[i].scope == CG_NONE) return damaged("the scope of a symbol", i);
    return CG_OK;
}

static cg_error check_operand(const cg_facts *f, uint8_t kind, uint32_t value, uint32_t self) {
    uint64_t bound = kind == CG_OPERAND_EXPR     ? self
                     : kind == CG_OPERAND_STRING ? f->strings_len
                     : kind == CG_OPERAND_SYMBOL ? f->symbols_len
                                                 : UINT64_MAX;
    return value < bound || (kind == CG_OPERAND_EXPR && value == 0) ? CG_OK : damaged("an expression", self);
}

static cg_error check_exprs(const cg_facts *f) {
    uint64_t operands = 0;
    for (uint32_t i = 0; i < f->exprs_len; i++) {
        const cg_expr *e = &f->exprs[i];
        const cg_expr_shape *shape = &cg_expr_shapes[e->op];
        CG_TRY(check_operand(f, shape->a, e->a, i));
        CG_TRY(check_operand(f, shape->b, e->b, i));
        if (shape->b != CG_OPERAND_LIST) continue;
        if (e->b != operands || e->n > f->operands_len - operands) return damaged("an operand list", i);
        for (uint32_t o = 0; o < e->n; o++)
            if (f->operands[e->b + o] != 0 && f->operands[e->b + o] >= i) return damaged("an operand", i);
        operands += e->n;
    }
    return operands == f->operands_len ? CG_OK : damaged("the operands", 0);
}

static cg_error check_order(const cg_facts *f) {
    for (uint32_t i = 1; i < f->runs_len; i++)
        if (f->runs[i].first <= f->runs[i - 1].first) return damaged("a run of expressions", i);
    for (uint32_t i = 0; i < f->lines_len; i++)
        if (f->lines[i] > f->size || (i && f->lines[i] <= f->lines[i - 1])) return damaged("a line", i);
    for (uint32_t i = 0; i < f->texts_len; i++)
        if (f->texts[i].start > f->texts[i].end) return damaged("a text", i);
    for (uint32_t i = 0; i < f->flows_len; i++) {
        uint32_t bound = cg_flow_targets_expr(f->flows[i].kind) ? f->exprs_len : f->symbols_len;
        if (f->flows[i].target >= bound) return damaged("a flow", i);
    }
    return CG_OK;
}

cg_error cg_facts_check(const cg_facts *f) {
    if (f->language >= CG_LANG_COUNT || f->node_count != f->nodes_len || f->nodes_len == 0 ||
        f->nodes_len > f->symbols_len || f->scopes_len == 0 || f->exprs_len == 0 || f->strings_len == 0 ||
        f->package >= f->strings_len || f->string_at[1] != 0)
        return damaged("the header", 0);
    CG_TRY(check_columns(f));
    CG_TRY(check_trees(f));
    CG_TRY(check_exprs(f));
    return check_order(f);
}
