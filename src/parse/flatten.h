/* One pass over the parser's tree that copies it into the flat form of lang/cst.h. Inside parse/ only. */
#ifndef CG_PARSE_FLATTEN_H
#define CG_PARSE_FLATTEN_H

#include "base/vec.h"
#include "lang/cst.h"
#include "parse/grammar.h"

/* Zeroed before its first use; keeps its memory from file to file. */
typedef struct cg_flat {
    CG_VEC(cg_cst_node) nodes;
    TSTreeCursor cursor;
    bool has_cursor;
} cg_flat;

/* out->nodes is flat's, valid until the next call. */
void cg_flatten(cg_flat *flat, const cg_grammar *g, const TSTree *tree, uint32_t depth_max,
                uint32_t nodes_max, cg_cst *out);
void cg_flat_clear(cg_flat *flat);

#endif
