/* Under which conditions files of Go are built. Only for this folder. */
#ifndef CG_RESOLVE_GO_BUILDS_H
#define CG_RESOLVE_GO_BUILDS_H

#include "resolve/internal.h"

/* What the names of files (_linux, _arm64) and their //go:build lines say; in the resolver's arena. One thread. */
typedef struct cg_go_builds cg_go_builds;
cg_go_builds *cg_go_builds_read(cg_resolver *r, const cg_policy *policy);
/* Of definitions of one name those that can be built together with a file. Of more than four, those that are built for
 * linux on amd64. Returns how many remain at the front of the list. */
uint32_t cg_go_built_with(const cg_resolver *r, const cg_go_builds *b, const cg_rfile *f, cg_gid *list,
                          uint32_t count);

#endif
