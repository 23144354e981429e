/* A compiler's SCIP index turned into overlays, one a document. See docs/scip.md. */
#ifndef CG_EXCHANGE_SCIP_IMPORT_H
#define CG_EXCHANGE_SCIP_IMPORT_H

#include "base/thread.h"
#include "graph/overlay.h"

/* A file of the repository as it is now. */
typedef struct cg_scip_text {
    cg_str text; /* what was parsed; valid until the next call */
    cg_hash128 content;
    cg_language language;
} cg_scip_text;

typedef struct cg_scip_skipped {
    cg_str path;
    const char *reason;
} cg_scip_skipped;

typedef struct cg_scip_import {
    cg_overlay *overlays; /* sorted by path */
    cg_scip_skipped *skipped;
    uint32_t overlay_count, skipped_count;
    cg_str tool, version;
    uint64_t documents, definitions, references; /* as they stand in the index */
    uint64_t unknown;                            /* references to what the index defines nowhere */
} cg_scip_import;

typedef struct cg_scip_source {
    /* False: there is no such file, or it is not indexed. */
    bool (*text)(void *context, cg_str path, cg_scip_text *out);
    void *context;
    const char *root; /* the repository: where the index's own root lies in it is the folder of its paths */
    cg_str folder;    /* given, it is that folder */
    const cg_cancel *cancel; /* may be NULL */
} cg_scip_source;

/* All of *out is the arena's. CG_ERR_DAMAGED, CG_ERR_LIMIT, CG_ERR_INVALID. */
cg_error cg_scip_import_read(cg_str bytes, const cg_scip_source *source, cg_arena *arena,
                             cg_scip_import *out);

#endif
