/* What every operation that runs the pipeline begins with. Inside ops/ only. */
#ifndef CG_OPS_INDEXING_H
#define CG_OPS_INDEXING_H

#include "ingest/index.h"
#include "ops/session.h"

typedef struct cg_indexing {
    const char *root, *store;
    cg_index_options options;
} cg_indexing;

/* Finds the folder and store that the request's argument "path" means, and fills in the options from its arguments
 * "threads" and "memory" and from the settings. */
cg_error cg_indexing_find(cg_request *r, cg_indexing *out);
/* The same for a run that writes the store: closes what the session has open of it, and sees that it is this
 * folder's. */
cg_error cg_indexing_begin(cg_request *r, cg_indexing *out);

/* For an operation without these arguments that looks at the working tree of a stored graph. */
cg_error cg_indexing_of(cg_request *r, cg_snapshot *s, cg_indexing *out);

#endif
