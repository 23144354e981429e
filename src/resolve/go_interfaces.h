/* Which types of Go satisfy which interfaces: nobody writes it down, the methods tell. Only for this folder. */
#ifndef CG_RESOLVE_GO_INTERFACES_H
#define CG_RESOLVE_GO_INTERFACES_H

#include "resolve/internal.h"

typedef struct cg_go_interfaces cg_go_interfaces;

/* All interfaces of the repository with methods that are known; in the resolver's arena. One thread, once classes are
 * known. */
cg_go_interfaces *cg_go_interfaces_list(cg_resolver *r, const cg_policy *policy);
/* IMPLEMENTS edges of a file's types, OVERRIDES edges of its methods. A type is taken to satisfy an interface if it has
 * every method of it (an embedded type's included, unless two of one depth have it) with equal numbers of parameters and
 * equal types, as far as those are known. Interfaces that embed one of a library are left out: their methods are not
 * known. */
void cg_go_emit_implements(cg_rctx *x, cg_rfile *f, const cg_go_interfaces *all);

#endif
