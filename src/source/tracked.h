/* The files that git tracks in a working tree: ignore rules do not touch them. */
#ifndef CG_SOURCE_TRACKED_H
#define CG_SOURCE_TRACKED_H

#include "base/error.h"
#include "base/str.h"

/* The index of a repository; one thread at a time. It is read when first asked. */
typedef struct cg_tracked cg_tracked;

/* git_dir is copied. `base`: bytes of the paths asked for that come before the repository's own. */
cg_tracked *cg_tracked_new(const char *git_dir, size_t base);
void cg_tracked_free(cg_tracked *t);

/* Whether the file is tracked, or anything in the folder is (or it is a submodule itself). NULL: nothing is. */
bool cg_tracked_has(cg_tracked *t, cg_str path, bool is_folder);

/* CG_OK, or why the index could not be read; it counts as empty then. */
cg_error cg_tracked_error(const cg_tracked *t);
/* The index file; the object's. */
const char *cg_tracked_path(const cg_tracked *t);

#endif
