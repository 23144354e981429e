/* A node with everything that an answer says of it. */
#ifndef CG_QUERY_DESCRIBE_H
#define CG_QUERY_DESCRIBE_H

#include "store/snapshot.h"

typedef struct cg_described {
    cg_node_ref ref;
    cg_uuid id;
    cg_fragment fragment;
    const cg_node_block *block; /* the snapshot's */
    cg_node node;
    cg_str name;           /* a file's is the last part of its path */
    cg_str qualified_name; /* with the module; the arena's */
    uint32_t line, column; /* of the name; from 1; 0 for what has no lines */
    uint32_t start_line, start_column, end_line, end_column;
} cg_described;

/* CG_ERR_NOT_FOUND if there is no such node. Strings are the snapshot's and the arena's. */
cg_error cg_describe(cg_snapshot *s, cg_node_ref ref, cg_arena *arena, cg_described *out);

/* The file the node is in; a package's folder; empty for what is outside of the repository. */
cg_str cg_described_path(const cg_described *d);
/* Sets the lines and columns from the block and node. */
void cg_describe_places(cg_described *d);

/* The parts, for walks that need no more. Appended to out. */
void cg_qualified_name(const cg_fragment *fragment, const cg_node_block *block, uint32_t node, cg_buf *out);
cg_str cg_display_name(const cg_fragment *fragment, const cg_node_block *block, uint32_t node);
/* Whether the node is code of a test: by its own sign, that of a node around it, or its file's. */
bool cg_is_test(const cg_fragment *fragment, const cg_node_block *block, uint32_t node);

/* The edge that leads from a node to one whose parent it is: CONTAINS from a project or package, from a type to its
 * members, and to parameters; DEFINES otherwise. */
cg_edge_kind cg_structural_kind(cg_node_kind parent, cg_node_kind child);
bool cg_is_type(cg_node_kind kind);
bool cg_is_callable(cg_node_kind kind);

#endif
