/* The graph as a SCIP index. Inside exchange/ only: export.c offers it. See docs/scip.md. */
#ifndef CG_EXCHANGE_SCIP_EXPORT_H
#define CG_EXCHANGE_SCIP_EXPORT_H

#include "base/out.h"
#include "base/thread.h"
#include "query/describe.h"

cg_error cg_scip_export(cg_snapshot *s, const cg_cancel *cancel, cg_out *out);

#endif
