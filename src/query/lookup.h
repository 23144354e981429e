/* Finds the node that somebody means: by id, `file:line`, path, name or (end of a) qualified name. */
#ifndef CG_QUERY_LOOKUP_H
#define CG_QUERY_LOOKUP_H

#include "base/vec.h"
#include "graph/edge.h"
#include "store/snapshot.h"

typedef CG_VEC(cg_node_ref) cg_node_refs;

typedef struct cg_lookup {
    cg_node_refs nodes; /* what is meant: one, or the candidates, the likeliest first */
    uint64_t
        total; /* candidates, counting those beyond `limit` (files that hold some, if they are too many) */
} cg_lookup;

/* Exactly one node, or CG_ERR_NOT_FOUND; with CG_ERR_AMBIGUOUS out->nodes holds up to `limit` candidates.
 * Definitions go before declarations, parameters, imports and symbols of libraries: those are meant only if there
 * is nothing else. */
cg_error cg_lookup_node(cg_snapshot *s, cg_str text, size_t limit, cg_lookup *out);
void cg_lookup_clear(cg_lookup *l);

/* The file whose path it is, or ends with; CG_ERR_NOT_FOUND, CG_ERR_AMBIGUOUS (the message names two). */
cg_error cg_lookup_file(cg_snapshot *s, cg_str path, uint32_t *fragment);

/* Whether `text` is the qualified name or its end, from a part on; ".", "::", "/" and "#" separate parts alike. */
bool cg_qualified_ends(cg_str qualified, cg_str text);

#endif
