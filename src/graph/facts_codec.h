/* What encoding (facts_encode.c) and decoding (facts_decode.c) have to agree on.
 *
 * Stored facts are a byte, the version, and a zstd frame of columns: the header, strings, the columns of
 * facts_columns.h, then what is special about expressions, then lines. Numbers are varints and mostly small:
 * places are differences to what can be expected, expressions the distance to their user, "none" is 0. */
#ifndef CG_GRAPH_FACTS_CODEC_H
#define CG_GRAPH_FACTS_CODEC_H

#include "graph/facts_columns.h"

#define CG_FACTS_MAGIC       0xcf
#define CG_FACTS_DECODED_MAX ((size_t)256 << 20) /* bytes of columns */

/* Zigzag of a difference that may wrap around: 32 bits are always enough. */
static inline uint32_t cg_fold(uint32_t difference) {
    return difference << 1 ^ (uint32_t)((int32_t)difference >> 31);
}
static inline uint32_t cg_unfold(uint32_t folded) { return folded >> 1 ^ (0u - (folded & 1)); }

/* Where an expression is likely to stand, given all of it but its place and the places before it. `end` is where
 * the name of the expression before ends. Numbers may still be out of bounds. */
static inline uint32_t cg_string_length(const cg_facts *f, uint32_t id) {
    return id < f->strings_len ? f->string_at[id + 1] - f->string_at[id] : 0;
}
static inline uint32_t cg_expr_name_length(const cg_facts *f, const cg_expr *e) {
    switch (e->op) {
    case CG_EXPR_NAME: return cg_string_length(f, e->a);
    case CG_EXPR_MEMBER: return cg_string_length(f, e->b);
    case CG_EXPR_SYMBOL: return e->a < f->symbols_len ? cg_string_length(f, f->symbols[e->a].name) : 0;
    default: return 0;
    }
}
static inline uint32_t cg_expected_place(const cg_facts *f, uint32_t self, uint32_t end) {
    const cg_expr *e = &f->exprs[self];
    if (cg_expr_shapes[e->op].a != CG_OPERAND_EXPR || e->a == 0 || e->a >= self) return end + 1;
    const cg_expr *of = &f->exprs[e->a];
    return e->op == CG_EXPR_MEMBER ? of->at + cg_expr_name_length(f, of) + 1 : of->at;
}

#endif
