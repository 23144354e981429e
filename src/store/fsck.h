/* Verifies a store: that everything the published state refers to is there and sound, that edges lead to nodes, and
 * that everything derived equals what it is derived from. */
#ifndef CG_STORE_FSCK_H
#define CG_STORE_FSCK_H

#include "base/thread.h"
#include "store/snapshot.h"
#include "store/store.h"

typedef enum cg_finding_kind {
    CG_FINDING_ENGINE,    /* the engine's own checksums or files */
    CG_FINDING_MISSING,   /* something referred to is not there */
    CG_FINDING_DAMAGED,   /* bytes that do not match their key, or make no sense */
    CG_FINDING_REFERENCE, /* an edge or parent that leads nowhere */
    CG_FINDING_DERIVED,   /* something derived differs from its recomputation */
    CG_FINDING_KIND_COUNT
} cg_finding_kind;
const char *cg_finding_name(cg_finding_kind kind);

typedef struct cg_finding {
    cg_finding_kind kind;
    cg_str where; /* path of the fragment, name of an index, or "store" */
    const char *text;
} cg_finding;

typedef struct cg_fsck_result {
    uint64_t fragments, blocks, pages, nodes, edges; /* verified */
    uint64_t findings;
    uint64_t unreferenced; /* keys that nothing refers to: harmless leftovers of an interrupted run */
} cg_fsck_result;

typedef struct cg_fsck {
    void (*report)(void *context, const cg_finding *finding);
    void *context;
    /* Verifies what store/ does not know: the indexes' pages against the nodes. Reports by cg_fsck_report. May be NULL. */
    cg_error (*check_indexes)(void *context, cg_snapshot *s, struct cg_fsck *fsck);
    const cg_cancel *cancel; /* may be NULL */
    cg_fsck_result result;
} cg_fsck;

/* Findings are reported, not returned: an error is something that kept it from looking. */
cg_error cg_fsck_run(cg_store *s, cg_str project, cg_fsck *fsck);
void cg_fsck_report(cg_fsck *fsck, cg_finding_kind kind, cg_str where, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
