/* A file's bytes to its facts: parsing, one walk by the language's table, and the finishing of the builder.
 */
#ifndef CG_EXTRACT_EXTRACT_H
#define CG_EXTRACT_EXTRACT_H

#include "graph/facts.h"
#include "parse/parser.h"

typedef struct cg_extractor cg_extractor;

/* Holds a parser and buffers that are used again for every file; one thread at a time. */
cg_extractor *cg_extractor_new(cg_parse_limits limits);
void cg_extractor_free(cg_extractor *x);
void cg_extractor_free_ptr(cg_extractor **x); /* for the cleanup attribute */

/* The facts live in the arena and need neither the source nor the extractor afterwards. Any bytes will do:
 * what does not parse gives what it can. CG_ERR_INVALID: the language has no folder; CG_ERR_LIMIT: the last
 * resort against endless parsing; CG_ERR_INTERRUPTED if cancel (may be NULL) was requested. */
cg_error cg_extract(cg_extractor *x, cg_language language, cg_str source, const cg_cancel *cancel,
                    cg_arena *arena, cg_facts *out);

#endif
