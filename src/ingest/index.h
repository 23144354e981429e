/* An index run: a repository to a published graph. One code path for the first run and for every later one: files whose
 * content is known are not parsed again, everything else is done alike, so that the result is the same whatever the
 * history was. */
#ifndef CG_INGEST_INDEX_H
#define CG_INGEST_INDEX_H

#include "base/thread.h"
#include "graph/edge.h"
#include "graph/overlay.h"
#include "parse/parser.h"
#include "source/coverage.h"
#include "source/limits.h"

typedef enum cg_index_stage {
    CG_STAGE_WALK,
    CG_STAGE_PARSE,
    CG_STAGE_RESOLVE,
    CG_STAGE_STORE,
    CG_STAGE_COUNT
} cg_index_stage;
const char *cg_index_stage_name(cg_index_stage stage);

typedef struct cg_index_progress {
    cg_index_stage stage;
    uint64_t files_done, files_total; /* of the stage */
    uint64_t bytes_done, bytes_total;
    double seconds; /* since the run began */
} cg_index_progress;

/* What became of an import; see docs/scip.md. Edges, each site counted. */
typedef struct cg_overlay_report {
    uint64_t confirmed;    /* the index says the same */
    uint64_t settled;      /* one of several candidates is the right one: the others went away */
    uint64_t resolved;     /* had no target before */
    uint64_t added;        /* were not seen before */
    uint64_t contradicted; /* led elsewhere, although they were no candidates */
} cg_overlay_report;

typedef struct cg_overlay_conflict {
    cg_str path; /* of the site; the arena's that was given with the import */
    uint32_t line, column;
    uint8_t kind; /* cg_edge_kind */
    cg_node_ref ours, theirs;
} cg_overlay_conflict;

#define CG_OVERLAY_CONFLICTS_MAX 10000u /* are kept */

typedef struct cg_overlay_import {
    const cg_overlay *overlays; /* sorted by path; they replace those of the same files */
    uint32_t count;
    bool forget; /* drop all that were imported before */
    cg_arena *arena;
    cg_overlay_report report; /* set by the run */
    cg_overlay_conflict *conflicts;
    uint64_t conflict_count; /* kept; sorted by place */
} cg_overlay_import;

typedef struct cg_index_options {
    const char *root;  /* the folder to index */
    const char *store; /* the store's folder; made if need be */
    cg_str project;    /* name; empty: the root folder's */
    unsigned threads;  /* 0: all there are */
    uint64_t memory;   /* bytes the run should keep to; 0: no budget */
    cg_source_limits limits;
    cg_parse_limits parse_limits;
    cg_str ignore;             /* more ignore rules, one a line */
    bool no_user_excludes;     /* the user's own git ignore files do not count */
    bool again;                /* parse everything, whatever is stored */
    cg_overlay_import *import; /* a compiler's index to lay over the graph; may be NULL */
    const cg_cancel *cancel;   /* may be NULL */
    /* Called now and then, by one thread at a time; may be NULL. */
    void (*progress)(void *context, const cg_index_progress *progress);
    void *progress_context;
} cg_index_options;
#define CG_INDEX_OPTIONS_DEFAULT                                                                             \
    ((cg_index_options){.limits = CG_SOURCE_LIMITS_DEFAULT, .parse_limits = CG_PARSE_LIMITS_DEFAULT})

typedef struct cg_index_report {
    uint64_t by_coverage[CG_COVERAGE_COUNT]; /* files */
    uint64_t bytes, lines;                   /* of the indexed files */
    uint64_t error_bytes;                    /* of these inside what did not parse */
    uint64_t parsed, reused;                 /* files */
    uint64_t nodes, edges, unresolved;
    uint64_t ignored; /* files and folders left out by ignore rules */
    uint64_t generation;
    bool unchanged; /* nothing had to be published */
    double seconds[CG_STAGE_COUNT], cpu[CG_STAGE_COUNT];
} cg_index_report;

/* Runs it. Whatever happens, the store holds the last published state or the new one. CG_ERR_BUSY: another run is on its
 * way. CG_ERR_INTERRUPTED: cancelled. report may be NULL. */
cg_error cg_index_run(const cg_index_options *options, cg_index_report *report);

#endif
