/* Whether the graph still shows what is in the working tree. */
#ifndef CG_QUERY_STATUS_H
#define CG_QUERY_STATUS_H

#include "base/vec.h"
#include "source/walk.h"
#include "store/snapshot.h"

typedef enum cg_change_kind { CG_CHANGE_ADDED, CG_CHANGE_MODIFIED, CG_CHANGE_REMOVED } cg_change_kind;

typedef struct cg_change {
    cg_change_kind kind;
    cg_str path; /* the result's */
} cg_change;

typedef struct cg_changes {
    CG_VEC(cg_change) list; /* by path */
    uint64_t counts[3];     /* by kind */
    uint64_t files;         /* that an index run would read now */
    cg_walk walk;
} cg_changes;

/* Walks the tree at root and compares it with the snapshot: files whose size, time or inode differ, or that were written
 * about when the run began (milliseconds since 1970) or later, are read, and changed if their bytes are. */
cg_error cg_changes_find(cg_snapshot *s, const char *root, int64_t started_ms, const cg_walk_options *options,
                         cg_changes *out);
void cg_changes_clear(cg_changes *c);

#endif
