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
/* Which node of the project's fragment a file belongs to: that of its package, else the project itself. */
typedef struct cg_packages {
    cg_intern names; /* "name", and "name\nfolder" */
    uint32_t *nodes; /* by the number of the name: the first package of that name */
} cg_packages;
void cg_packages_init(cg_packages *p, const cg_node_block *project);
void cg_packages_clear(cg_packages *p);
uint32_t cg_packages_of(const cg_packages *p, const cg_fragment *file);

/* The file of the node; of the project or a package: its files, by id. */
cg_error cg_files_of_node(cg_snapshot *s, cg_node_ref ref, cg_node_refs *out);

#endif
