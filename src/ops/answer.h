/* Pieces that many answers have in common. */
#ifndef CG_OPS_ANSWER_H
#define CG_OPS_ANSWER_H

#include "ops/session.h"
#include "query/present.h"
#include "query/traverse.h"

/* An object with the members, as an element or under a key. */
cg_error cg_answer_node(cg_writer *w, const char *key, cg_snapshot *s, cg_node_ref ref);

/* The edge's members: kind, resolution, confidence, candidates if there are several. */
void cg_answer_certainty(cg_writer *w, uint8_t kind, uint8_t resolution, uint8_t confidence,
                         uint8_t candidates);
/* "sites": the places of the edges from source to target, each {line, column}; at most `limit`. */
cg_error cg_answer_sites(cg_writer *w, cg_snapshot *s, cg_node_ref source, cg_node_ref target, uint32_t kinds,
                         size_t limit);

/* The node that the argument `name` means. An ambiguous one: writes {"candidates":[…]} as the answer and returns
 * CG_ERR_AMBIGUOUS. */
cg_error cg_answer_lookup(cg_request *r, cg_snapshot *s, const char *name, cg_node_ref *out);

/* The arguments "kinds" and "min-confidence" (as percent) of the request. */
uint32_t cg_answer_kinds(const cg_request *r, uint32_t fallback);
uint8_t cg_answer_min_confidence(const cg_request *r);

/* The answer of callers, callees, impact and their like: what is reached from start, grouped by distance, test code
 * last. The walk begins at the start with all that is inside it (members), or with its constructors only. */
cg_error cg_answer_levels(cg_request *r, cg_snapshot *s, cg_node_ref start, cg_direction direction,
                          uint32_t kinds, bool members);

#endif
