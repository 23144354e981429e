/* The state of one index run, passed from stage to stage. Only for this folder. */
#ifndef CG_INGEST_RUN_H
#define CG_INGEST_RUN_H

#include "extract/extract.h"
#include "index/names.h"
#include "ingest/index.h"
#include "resolve/resolve.h"
#include "source/read.h"
#include "source/walk.h"
#include "store/publication.h"

#include <pthread.h>

#define CG_MANIFEST_MAX (4u << 20) /* bytes of a file that says how modules are found */

/* What is known of one file of the walk. */
typedef struct cg_run_file {
    const cg_entry *entry;
    uint32_t fragment;  /* CG_NONE: none (unsupported files, folders that were not entered) */
    cg_fragment stored; /* as it is to be published */
    cg_facts *facts;    /* NULL: not indexed */
    bool manifest;      /* its content tells how modules are found */
    bool reused;        /* its facts were stored already */
    cg_str content;     /* a manifest's */
} cg_run_file;

typedef struct cg_run_worker {
    cg_extractor *extractor;
    cg_reader reader;
    cg_arena arena; /* facts, until they are resolved */
    cg_buf buffer, block;
    CG_VEC(cg_edge) edges;
    CG_VEC(cg_unresolved) unresolved;
    CG_VEC(cg_edge) dependencies; /* of packages, doubles included */
} cg_run_worker;

typedef struct cg_overlay_run cg_overlay_run;

typedef struct cg_run {
    const cg_index_options *options;
    cg_index_report report;
    unsigned threads;
    cg_arena arena;
    cg_str project;
    cg_hash128 settings;      /* of everything but the sources that the result depends on */
    cg_hash128 base_settings; /* the same number if the base was made with these settings */
    int64_t base_time;        /* when the run that made the base began, ns since 1970 */
    cg_store *store;
    cg_publication *publication;
    cg_snapshot *base;   /* the state before, or NULL */
    uint32_t base_limit; /* its fragments are numbered below this */
    cg_walk walk;
    cg_run_file *files; /* one an entry of the walk */
    uint32_t file_count;
    uint32_t *order; /* of the files to read, largest first */
    uint32_t order_count;
    uint32_t *resolved; /* number of each file given to resolution */
    uint32_t resolved_count;
    cg_resolution_result *resolution;
    cg_names_update *names;
    cg_overlay_run *overlay; /* NULL: no compiler's index counts */
    cg_run_worker *workers;
    pthread_mutex_t lock; /* names, publication's single-threaded parts, progress */
    bool changed;         /* something is to be published */
    cg_index_progress progress;
    double started, reported;
} cg_run;

cg_error cg_run_collect(cg_run *run); /* walk, read, parse, extract: collect.c */
cg_error cg_run_resolve(cg_run *run); /* collect.c's facts to edges: pipeline.c */
cg_error cg_run_publish(cg_run *run); /* fragments, blocks, names: publish.c */

/* Counts one item of the stage; calls the progress callback when it is time. Any thread. */
void cg_run_advance(cg_run *run, uint64_t bytes);
void cg_run_stage(cg_run *run, cg_index_stage stage, uint64_t files, uint64_t bytes);

#endif
