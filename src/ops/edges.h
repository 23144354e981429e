/* show, where an edge is meant. Inside ops/ only. */
#ifndef CG_OPS_EDGES_H
#define CG_OPS_EDGES_H

#include "ops/answer.h"
#include "query/edges.h"

/* By its form, or because only edges have what is asked for, the text means edges and no node. */
bool cg_edges_are_meant(cg_request *r, cg_str text);
/* The whole answer. CG_ERR_NOT_FOUND if there is no such edge. */
cg_error cg_show_edges(cg_request *r, cg_snapshot *s, cg_str text);

#endif
