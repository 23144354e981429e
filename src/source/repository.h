/* Where a repository and its store are, found from any folder below. */
#ifndef CG_SOURCE_REPOSITORY_H
#define CG_SOURCE_REPOSITORY_H

#include "base/arena.h"
#include "base/error.h"

#define CG_STORE_FOLDER ".codegraph"

typedef struct cg_repository {
    const char *root;       /* absolute, without links */
    const char *git_dir;    /* of this worktree or submodule; NULL outside git */
    const char *common_dir; /* what its worktrees share (config, info/exclude); git_dir if it has no others */
} cg_repository;

/* The innermost repository that holds `from` (a folder or file): a folder with .git in it, be it a folder or
 * the file of a worktree or submodule. Without one, root is the folder itself. Strings are the arena's. */
cg_error cg_repository_find(cg_arena *a, const char *from, cg_repository *out);

/* Like git, looks for .codegraph in `from` and the folders above it, on the same file system.
 * CG_ERR_NO_STORE. */
cg_error cg_store_find(cg_arena *a, const char *from, const char **out);
/* Where a new store of that repository belongs. */
const char *cg_store_default(cg_arena *a, const cg_repository *repository);

#endif
