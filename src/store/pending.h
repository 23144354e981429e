/* New values of a publication until it is committed: in memory up to a limit, then in a temporary file that has no name
 * and so is gone with the process. Values are only added. The caller locks. */
#ifndef CG_STORE_PENDING_H
#define CG_STORE_PENDING_H

#include "base/error.h"
#include "base/str.h"

typedef struct cg_pending {
    cg_buf memory;
    uint64_t limit;
    uint64_t written; /* bytes in the file */
    const char *dir;  /* where the file goes */
    int file;         /* -1: none yet */
} cg_pending;

typedef struct cg_pending_ref {
    uint64_t offset;
    uint32_t len;
} cg_pending_ref;

/* `dir` must stay; NULL: the system's place for temporary files. */
void cg_pending_init(cg_pending *p, const char *dir, uint64_t limit);
void cg_pending_clear(cg_pending *p);
cg_error cg_pending_add(cg_pending *p, cg_str value, cg_pending_ref *out);
/* Into buf, which is reset first. */
cg_error cg_pending_read(const cg_pending *p, cg_pending_ref ref, cg_buf *buf);

#endif
