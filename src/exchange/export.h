/* The whole graph in other formats, streamed: memory grows with the number of nodes (16 bytes each), not with what is
 * written. The output follows from the indexed files alone, not from the history of the store or the number of
 * threads: nodes by path and place, edges by source, kind, target and site. */
#ifndef CG_EXCHANGE_EXPORT_H
#define CG_EXCHANGE_EXPORT_H

#include "base/out.h"
#include "base/thread.h"
#include "query/describe.h"

typedef enum cg_export_format {
    CG_EXPORT_NDJSON,
    CG_EXPORT_CSV,
    CG_EXPORT_GRAPHML,
    CG_EXPORT_DOT,
    CG_EXPORT_SCIP, /* only what is sure: candidates are left out */
} cg_export_format;

/* cancel may be NULL. Errors of the stream are returned too; the caller finishes it. */
cg_error cg_export_run(cg_snapshot *s, cg_export_format format, const cg_cancel *cancel, cg_out *out);

#endif
