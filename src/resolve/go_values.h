/* Go's built-in names and types, conversions and composite literals, as its policy has them. Only for this folder. */
#ifndef CG_RESOLVE_GO_VALUES_H
#define CG_RESOLVE_GO_VALUES_H

#include "resolve/internal.h"

/* A name that every file knows; 0: none. */
cg_values cg_go_in_universe(cg_rctx *x, cg_name_id name);
/* See cg_policy. */
cg_values cg_go_external_type(cg_rctx *x, uint32_t external, uint32_t args);
cg_values cg_go_builtin_member(cg_rctx *x, cg_value receiver, cg_name_id name, bool called);
cg_values cg_go_external_call(cg_rctx *x, uint32_t external, const cg_expr *call);
/* Functions stand beside the slice or map that holds them and are their own elements. */
cg_values cg_go_element(cg_rctx *x, cg_value container);
bool cg_go_special_call(cg_rctx *x, cg_expr_id id, cg_values *value);

#endif
