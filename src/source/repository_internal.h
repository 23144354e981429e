/* What the walk needs to know of git's own files. */
#ifndef CG_SOURCE_REPOSITORY_INTERNAL_H
#define CG_SOURCE_REPOSITORY_INTERNAL_H

#include "source/repository.h"

/* Whether `folder` (absolute) is the top of a working tree; fills git_dir and common_dir, root = folder. */
bool cg_repository_at(cg_arena *a, const char *folder, cg_repository *out);

/* The user's file of ignore rules: core.excludesFile of the configuration (relative ones from the
 * repository's root), else git/ignore among the user's configuration; NULL if there can be none. repository
 * may be outside git. */
cg_error cg_user_excludes_path(cg_arena *a, const cg_repository *repository, const char **out);

#endif
