/* The walker's own state, behind the services of lang/walk.h. Inside extract/ only. */
#ifndef CG_EXTRACT_WALKER_H
#define CG_EXTRACT_WALKER_H

#include "base/vec.h"
#include "lang/walk.h"

/* A definition between cg_define_begin and cg_define_end, with what to go back to. */
typedef struct cg_open_definition {
    cg_symbol_id symbol;
    cg_symbol_id definition, function, type;
    uint32_t node;
    uint32_t parameters;       /* so far, without receiver */
    uint32_t nested_decisions; /* of functions inside, which count their own */
    bool is_function;
} cg_open_definition;

/* A comment or string literal. */
typedef struct cg_found_text {
    uint32_t node;
    cg_symbol_id documents; /* the definition it is the documentation of, or CG_NONE */
    bool comment;
} cg_found_text;

typedef struct cg_made_node {
    uint32_t start, end;
    cg_symbol_id symbol;
} cg_made_node;

struct cg_walker_private {
    CG_VEC(cg_open_definition) definitions;
    CG_VEC(cg_scope_id) scopes; /* around the current one */
    CG_VEC(cg_expr_id) operands;
    CG_VEC(cg_found_text) texts;    /* in the order of the source */
    CG_VEC(uint32_t) comments;      /* indexes in texts */
    CG_VEC(uint32_t) decisions;     /* by node: decisions before it in preorder; one more at the end */
    CG_VEC(cg_made_node) made;      /* nodes of the graph, for finding the innermost around a text */
    CG_VEC(cg_made_node) around;    /* scratch of that search */
    cg_buf scratch;                 /* for folding and cleaning texts */
    uint32_t named_node, name_node; /* the value that is to get the name of name_node; 0: none */
    bool name_binds;
    void *state;
    size_t state_size;
};

void cg_walker_init(cg_walker *w);
void cg_walker_clear(cg_walker *w);
/* Walks a tree into the builder, which cg_facts_begin has been called for. */
void cg_walker_run(cg_walker *w, const cg_lang *lang, cg_language language, const cg_cst *tree,
                   cg_str source);

/* Finds comments, strings and decisions, before the walk. */
void cg_texts_find(cg_walker *w);
/* Hands texts to the builder, each with the innermost node around it; after the walk. */
void cg_texts_add(cg_walker *w);
/* The documentation in the comments that end directly above a place, claimed for the symbol; 0 if there is
 * none. */
cg_string_id cg_docs_above(cg_walker *w, uint32_t place, cg_symbol_id symbol);

/* White space folded to single blanks, cut to `most` bytes at a whole character; in own->scratch. */
cg_str cg_fold_text(cg_walker *w, cg_str text, size_t most);
cg_str cg_cut_text(cg_str text, size_t most);

#endif
