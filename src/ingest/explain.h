/* Why a stored edge is there: resolution run again over the facts of a snapshot. */
#ifndef CG_INGEST_EXPLAIN_H
#define CG_INGEST_EXPLAIN_H

#include "ingest/index.h"
#include "store/snapshot.h"

typedef struct cg_edge_why_step {
    uint32_t depth;
    uint32_t fragment; /* CG_NONE: no place */
    uint32_t line, column;
    cg_str text;
} cg_edge_why_step;

typedef struct cg_edge_why {
    cg_edge_why_step *steps;
    uint32_t count;
    bool found;    /* resolution gives this edge again */
    bool complete; /* the way was followed to its end */
} cg_edge_why;

/* An edge at one site of a file. */
typedef struct cg_edge_asked {
    uint32_t fragment;
    cg_edge edge;
} cg_edge_asked;

/* Answers for `count` edges. Of the options, root and what says which files are looked at matter: manifests (go.mod,
 * package.json …) are not stored, and read from the working tree. All of *out is the arena's. */
cg_error cg_explain_edges(cg_snapshot *s, const cg_index_options *options, const cg_edge_asked *asked,
                          uint32_t count, cg_arena *arena, cg_edge_why *out);

#endif
