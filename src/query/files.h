/* Dependencies between files: edges of their nodes, taken together. */
#ifndef CG_QUERY_FILES_H
#define CG_QUERY_FILES_H

#include "query/traverse.h"

typedef struct cg_file_reached {
    uint32_t fragment;
    uint32_t depth; /* 0: a start */
    uint64_t edges; /* that join it to the files of the level before */
    uint32_t kinds; /* 1 << cg_edge_kind of these */
} cg_file_reached;
typedef CG_VEC(cg_file_reached) cg_file_reach;

/* Level by level from the fragments `starts`; the starts first. In a level: most edges first, then by path. */
cg_error cg_files_walk(cg_snapshot *s, const uint32_t *starts, size_t count,
                       const cg_traverse_options *options, cg_file_reach *out);
/* The files of a package, or the one file; of a package of the project's fragment. */
cg_error cg_files_of_node(cg_snapshot *s, cg_node_ref ref, cg_node_refs *out);

#endif
