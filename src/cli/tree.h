/* An answer as a tree in memory, for faces that must see all of it before they can lay it out. */
#ifndef CG_CLI_TREE_H
#define CG_CLI_TREE_H

#include "base/arena.h"
#include "base/writer.h"

typedef enum cg_tree_type { CG_TREE_VALUE, CG_TREE_OBJECT, CG_TREE_ARRAY } cg_tree_type;

typedef struct cg_tree {
    const char *key; /* NULL: an element, or the root */
    cg_tree_type type;
    cg_value value; /* VALUE */
    struct cg_tree *first, *last, *next, *parent;
    uint32_t count; /* of children */
} cg_tree;

typedef struct cg_tree_writer {
    cg_writer writer;
    cg_arena arena;
    cg_tree *root; /* NULL until something is written */
    cg_tree *open;
} cg_tree_writer;

void cg_tree_writer_init(cg_tree_writer *w);
void cg_tree_writer_clear(cg_tree_writer *w);

const cg_tree *cg_tree_member(const cg_tree *object, const char *key); /* NULL if there is none */
/* A member's text; empty if there is none or it is no text. */
cg_str cg_tree_text(const cg_tree *object, const char *key);
int64_t cg_tree_int(const cg_tree *object, const char *key); /* 0 likewise */

#endif
