/* Which columns the sections of facts are stored as. Inside the codec (facts_codec.c, facts_check.c) only. */
#ifndef CG_GRAPH_FACTS_COLUMNS_H
#define CG_GRAPH_FACTS_COLUMNS_H

#include "graph/facts_shape.h"

/* How a field is written. */
typedef enum cg_column_mode {
    CG_COLUMN_PLAIN,
    CG_COLUMN_DELTA,  /* signed difference to the one before */
    CG_COLUMN_OPTION, /* index or CG_NONE: plus one */
    CG_COLUMN_BACK,   /* own index minus value, which is smaller; 0 for CG_NONE */
    CG_COLUMN_SPAN,   /* minus the 32-bit field before it */
    CG_COLUMN_STRING, /* 0 for the first string not yet spoken of, else its number plus one */
    CG_COLUMN_NAMED,  /* of nodes: difference from the place of the symbol's name */
    CG_COLUMN_HAND,   /* see facts_codec_exprs.c */
} cg_column_mode;

/* What a value has to be below. */
typedef enum cg_column_bound {
    CG_BOUND_ANY,
    CG_BOUND_STRINGS,
    CG_BOUND_SYMBOLS,
    CG_BOUND_NODES,
    CG_BOUND_SCOPES,
    CG_BOUND_EXPRS,
    CG_BOUND_PLACES, /* at most the size of the source */
    CG_BOUND_NODE_KINDS,
    CG_BOUND_VISIBILITIES,
    CG_BOUND_SCOPE_KINDS,
    CG_BOUND_EXPR_OPS,
    CG_BOUND_FLOW_KINDS,
    CG_BOUND_IMPORT_KINDS,
    CG_BOUND_TEXT_KINDS,
    CG_BOUND_COUNT
} cg_column_bound;

#define X(name, type) CG_SECTION_##name,
typedef enum cg_section { CG_FACTS_SECTIONS(X) CG_SECTION_COUNT } cg_section;
#undef X

typedef struct cg_column {
    uint8_t section, width, mode, bound;
    uint16_t offset;
    bool optional; /* CG_NONE is allowed whatever the bound */
} cg_column;

/* All but operands, lines, and the operands a and b of expressions. */
extern const cg_column cg_facts_columns[];
extern const size_t cg_facts_column_count;

/* CG_ERR_DAMAGED unless every index in the facts is in bounds and what has to be a tree is one. */
cg_error cg_facts_check(const cg_facts *f);

static inline uint32_t cg_column_get(const cg_column *c, const void *record) {
    const char *field = (const char *)record + c->offset;
    uint32_t wide;
    uint16_t half;
    switch (c->width) {
    case 1: return *(const uint8_t *)field;
    case 2: memcpy(&half, field, sizeof half); return half;
    default: memcpy(&wide, field, sizeof wide); return wide;
    }
}

#endif
