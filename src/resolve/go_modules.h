/* Which folder an import of Go leads to. Only for this folder. */
#ifndef CG_RESOLVE_GO_MODULES_H
#define CG_RESOLVE_GO_MODULES_H

#include "resolve/internal.h"

typedef struct cg_go_modules cg_go_modules;

/* What all go.mod files say; in the resolver's arena. One thread. */
cg_go_modules *cg_go_modules_read(cg_resolver *r);
/* The path by which a folder's package is imported; in the resolver's arena. */
cg_str cg_go_import_path(cg_resolver *r, const cg_go_modules *s, cg_str folder);
/* The package that a path means in the files of a folder: in vendor folders around it, in the folder that a replace
 * directive gives, in a module of the repository. CG_NONE: it is outside. */
uint32_t cg_go_find_package(cg_rctx *x, const cg_go_modules *s, cg_str folder, cg_str path);

#endif
