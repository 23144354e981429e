/* What the two numbers of an expression are, by operator: for everything that rewrites, stores or prints
 * facts. Inside graph/ and for printing only. */
#ifndef CG_GRAPH_FACTS_SHAPE_H
#define CG_GRAPH_FACTS_SHAPE_H

#include "graph/facts.h"

typedef enum cg_operand_kind {
    CG_OPERAND_NONE, /* not in use, 0 */
    CG_OPERAND_EXPR, /* expression before this one, or 0 */
    CG_OPERAND_STRING,
    CG_OPERAND_SYMBOL,
    CG_OPERAND_LITERAL, /* cg_literal */
    CG_OPERAND_NUMBER,
    CG_OPERAND_LIST, /* first of n operands, each an expression before this one, or 0 */
} cg_operand_kind;

typedef struct cg_expr_shape {
    uint8_t a, b; /* cg_operand_kind */
    const char *name;
} cg_expr_shape;

/* One for each cg_expr_op. */
extern const cg_expr_shape cg_expr_shapes[CG_EXPR_OP_COUNT];

/* True if the flow's target is an expression and not a symbol. */
static inline bool cg_flow_targets_expr(uint8_t kind) {
    return kind == CG_FLOW_STORE || kind == CG_FLOW_MIXIN;
}

#endif
