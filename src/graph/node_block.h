/* The nodes of one fragment as they are stored: built once, immutable, read where they lie without parsing or
 * allocating. Equal nodes give equal bytes. A block may be damaged: opening checks the layout, and every access is
 * within the bytes given to it; what is out of range reads as empty. The layout is in docs/format.md. */
#ifndef CG_GRAPH_NODE_BLOCK_H
#define CG_GRAPH_NODE_BLOCK_H

#include "base/error.h"
#include "graph/column.h"
#include "graph/facts.h"

/* Part of every block: changes with its layout. */
#define CG_NODE_BLOCK_VERSION 1u

/* One node, for reading and for building. */
typedef struct cg_node {
    cg_str name;      /* empty for what has none, and for a file (its path is the fragment's) */
    cg_str signature; /* declaration without body */
    cg_str docs;
    cg_str qualifier;    /* owner as written at the definition: "A::B" of A::B::f */
    cg_str type_text;    /* declared or result type as written */
    uint32_t parent;     /* node of the same fragment; CG_NONE for a root */
    uint32_t flags;      /* CG_SYM_… */
    uint32_t start, end; /* byte offsets: from the first decorator or modifier to behind the last byte */
    uint32_t at;         /* byte offset of the name */
    uint32_t
        ordinal; /* 0 for the first of its qualified name, kind and signature in this fragment, 1 …; set by
                            the builder, not read from its input */
    uint16_t arity, complexity;
    uint8_t kind;       /* cg_node_kind */
    uint8_t visibility; /* cg_visibility */
} cg_node;

/* ---- Building ---- */

/* Appends the block of a file: nodes, strings and line table, a function of the facts alone. */
void cg_node_block_build(const cg_facts *f, cg_buf *out);
/* The same from a list: the project's node with its packages, an external package with its symbols. No lines. */
void cg_node_block_build_list(cg_language language, const cg_node *nodes, uint32_t count, cg_buf *out);

/* ---- Reading; any number of threads ---- */

/* Columns of numbers, each as wide as its greatest value needs. */
#define CG_NODE_COLUMNS(X)                                                                                   \
    X(KIND)                                                                                                  \
    X(VISIBILITY)                                                                                            \
    X(FLAGS)                                                                                                 \
    X(NAME)                                                                                                  \
    X(PARENT)                                                                                                \
    X(START)                                                                                                 \
    X(LENGTH)                                                                                                \
    X(AT)                                                                                                    \
    X(SIGNATURE)                                                                                             \
    X(DOCS)                                                                                                  \
    X(QUALIFIER)                                                                                             \
    X(TYPE_TEXT)                                                                                             \
    X(ARITY)                                                                                                 \
    X(COMPLEXITY)                                                                                            \
    X(ORDINAL)
typedef enum cg_node_column {
#define X(c) CG_NODE_COLUMN_##c,
    CG_NODE_COLUMNS(X)
#undef X
        CG_NODE_COLUMN_COUNT
} cg_node_column;

/* A view; it owns nothing and is valid as long as the bytes. */
typedef struct cg_node_block {
    cg_column columns[CG_NODE_COLUMN_COUNT];
    cg_column string_at;
    const char *string_bytes;
    const uint8_t *line_marks, *line_deltas;
    uint32_t count;
    uint32_t string_count, string_size;
    uint32_t line_count, line_delta_size;
    uint32_t source_size; /* bytes of the file */
    cg_language language;
} cg_node_block;

/* CG_ERR_VERSION for a block of another version, CG_ERR_DAMAGED for one whose layout is wrong. */
cg_error cg_node_block_open(cg_str bytes, cg_node_block *out);
/* Everything opening does not look at: each index, the parents free of cycles, offsets in order, the line table.
 * For fsck; CG_ERR_DAMAGED says what is wrong. */
cg_error cg_node_block_check(const cg_node_block *b);

/* All of a node; false if there is no such node. Strings point into the block. */
bool cg_node_block_get(const cg_node_block *b, uint32_t node, cg_node *out);
/* Single fields, for walks that need no more; 0, empty or CG_NONE if there is no such node. */
cg_node_kind cg_node_block_kind(const cg_node_block *b, uint32_t node);
uint32_t cg_node_block_flags(const cg_node_block *b, uint32_t node);
uint32_t cg_node_block_parent(const cg_node_block *b, uint32_t node);
uint32_t cg_node_block_at(const cg_node_block *b, uint32_t node);
cg_str cg_node_block_name(const cg_node_block *b, uint32_t node);

/* Line, and column in bytes, both from 1, of a byte offset (clipped to the file's size). 0 and 0 in a block
 * without lines. */
void cg_node_block_place(const cg_node_block *b, uint32_t offset, uint32_t *line, uint32_t *column);
/* Offset of the first byte of a line (from 1); the file's size behind the last line. */
uint32_t cg_node_block_line_start(const cg_node_block *b, uint32_t line);

/* The name inside the fragment: the names of the nodes around it, its qualifier and its name, joined by "::" in C++
 * and Rust and by "." elsewhere. Node 0 is left out of the names of the others; something without a name is written
 * as its kind in angle brackets. Node 0's own is its name. Appended to out. */
void cg_node_block_qualified_name(const cg_node_block *b, uint32_t node, cg_buf *out);
const char *cg_language_separator(cg_language language);

/* The next node after `after` (CG_NONE: the first) whose parent is `parent`; CG_NONE after the last one. */
uint32_t cg_node_block_next_child(const cg_node_block *b, uint32_t parent, uint32_t after);
/* The innermost node whose range holds the offset; CG_NONE if there is none but the file (node 0). */
uint32_t cg_node_block_around(const cg_node_block *b, uint32_t offset);

#endif
