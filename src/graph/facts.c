#include "graph/facts.h"

#include "graph/facts_shape.h"

#define SHAPE(op, left, right) [CG_EXPR_##op] = {CG_OPERAND_##left, CG_OPERAND_##right, #op}
const cg_expr_shape cg_expr_shapes[CG_EXPR_OP_COUNT] = {
    SHAPE(NONE, NONE, NONE),     SHAPE(SYMBOL, SYMBOL, NONE),     SHAPE(NAME, STRING, NONE),
    SHAPE(MEMBER, EXPR, STRING), SHAPE(CALL, EXPR, LIST),         SHAPE(NEW, EXPR, LIST),
    SHAPE(INDEX, EXPR, EXPR),    SHAPE(LITERAL, LITERAL, STRING), SHAPE(FUNCTION, SYMBOL, NONE),
    SHAPE(CHOICE, NONE, LIST),   SHAPE(LIST, LITERAL, LIST),      SHAPE(MAP, NONE, LIST),
    SHAPE(ELEMENT, EXPR, NONE),  SHAPE(ITEM, EXPR, NUMBER),       SHAPE(AWAIT, EXPR, NONE),
    SHAPE(ENTER, EXPR, NONE),    SHAPE(SPREAD, EXPR, NONE),       SHAPE(KEYWORD, EXPR, STRING),
    SHAPE(SELF, NONE, NONE),     SHAPE(SUPER, EXPR, NONE),        SHAPE(CAST, EXPR, EXPR),
    SHAPE(APPLY, EXPR, LIST),    SHAPE(POINTER, EXPR, NONE),      SHAPE(ARRAY, EXPR, NONE),
    SHAPE(FUNCTYPE, NONE, LIST), SHAPE(UNION, NONE, LIST),        SHAPE(MAPTYPE, EXPR, EXPR),
    SHAPE(TYPEOF, EXPR, NONE),
};
#undef SHAPE

cg_scope_id cg_facts_scope_of(const cg_facts *f, cg_expr_id e) {
    uint32_t low = 0, high = f->runs_len; /* the last run with first <= e is below high */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->runs[middle].first <= e)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? f->runs[low - 1].scope : 0;
}

cg_symbol_id cg_facts_node_of_scope(const cg_facts *f, cg_scope_id scope) {
    while (scope != 0) {
        uint32_t owner = f->scopes[scope].owner;
        if (owner < f->node_count) return owner;
        scope = f->scopes[scope].parent;
    }
    return 0;
}

void cg_facts_place(const cg_facts *f, uint32_t offset, uint32_t *line, uint32_t *column) {
    uint32_t low = 0, high = f->lines_len; /* the last line beginning at or before offset is below high */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (f->lines[middle] <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    *line = low ? low : 1;
    *column = offset - (low ? f->lines[low - 1] : 0) + 1;
}
