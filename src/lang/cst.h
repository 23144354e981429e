/* A file's syntax tree as one flat array in preorder: what parsing hands to extraction. Hooks of the
 * languages work on this and never meet the parser.
 *
 * Kinds and fields are the language's own numbers (see lang.h), the same for all grammars of one language
 * folder, so that hooks can `switch` on them. Tokens no rule names and subtrees whose rule is CG_DO_DROP are
 * not in here. */
#ifndef CG_LANG_CST_H
#define CG_LANG_CST_H

#include "base/str.h"

#define CG_CST_NAMED   1u
#define CG_CST_ERROR   2u /* the parser could not make sense of what is inside */
#define CG_CST_MISSING 4u /* put in by the parser: not in the source, empty */
#define CG_CST_EXTRA   8u /* comments and other things that may stand anywhere */

typedef struct cg_cst_node {
    uint16_t kind; /* number of its rule, 0 if no rule names it */
    uint8_t field; /* number of the field of the parent it stands in, 0 for none that the language names */
    uint8_t flags; /* CG_CST_… */
    uint32_t start, end; /* byte offsets */
    uint32_t size; /* nodes of its subtree, itself included: first child is i + 1, next sibling is i + size */
    uint32_t parent;
} cg_cst_node;

/* Node 0 is "no node": an empty one without children, so that going through the children of what is missing is
 * harmless. The root is node 1. */
#define CG_CST_ROOT 1u
typedef struct cg_cst {
    const cg_cst_node *nodes;
    uint32_t count;
    cg_str text; /* what was parsed: the source, or what lang->prepare made of it; lives as long as nodes */
    uint32_t error_bytes; /* bytes inside outermost error nodes */
    uint32_t cut;         /* CG_FACTS_CUT_DEPTH, CG_FACTS_CUT_STEPS */
} cg_cst;

#endif
