/* The builder's insides, shared by collecting (facts_builder.c), binding (facts_bind.c) and finishing
 * (facts_finish.c). */
#ifndef CG_GRAPH_FACTS_BUILDER_INTERNAL_H
#define CG_GRAPH_FACTS_BUILDER_INTERNAL_H

#include "base/vec.h"
#include "graph/facts_builder.h"
#include "graph/facts_shape.h"

#include <assert.h>

typedef struct cg_built_symbol {
    cg_symbol symbol;
    uint32_t node;         /* index in nodes, CG_NONE for a local */
    uint32_t visible_from; /* the first expression that sees it, unless it is hoisted */
    uint32_t same_name;    /* the one declared before it with this name in this scope, or CG_NONE */
} cg_built_symbol;

struct cg_facts_builder {
    cg_language language;
    cg_str source;
    uint32_t package, error_bytes, cut;
    cg_intern strings;
    cg_map64 declared; /* scope and name to the symbol declared last */
    cg_map64 literals; /* kind and value to the one expression */
    CG_VEC(cg_built_symbol) symbols;
    CG_VEC(cg_node_facts) nodes;
    CG_VEC(cg_scope) scopes;
    CG_VEC(cg_expr) exprs;
    CG_VEC(uint32_t) operands;
    CG_VEC(cg_scope_run) runs;
    CG_VEC(cg_flow) flows;
    CG_VEC(cg_import) imports;
    CG_VEC(cg_export) exports;
    CG_VEC(cg_text) texts;
};

static inline uint64_t cg_declared_key(cg_scope_id scope, cg_string_id name) {
    return (uint64_t)scope << 32 | name;
}

/* Turns NAMEs of what functions declare into SYMBOLs. same[e] becomes the expression that stands for e: another one
 * before it if both just read the same local or parameter in the same function, otherwise e itself. */
void cg_facts_bind(cg_facts_builder *b, bool skip_class_scopes, uint32_t *same);

#endif
