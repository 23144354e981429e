/* Whether an index speaks of the text that is there. Inside exchange/ only. */
#ifndef CG_EXCHANGE_SCIP_FIT_H
#define CG_EXCHANGE_SCIP_FIT_H

#include "exchange/scip_place.h"
#include "exchange/scip_symbol.h"

/* The symbol's name stands there, with quotes, '#' or '@' around it, perhaps. What is not written (constructors, modules),
 * or has no range, may stand anywhere. */
bool cg_scip_stands_at(const cg_scip_symbol *s, const cg_scip_lines *lines, uint32_t start, uint32_t end);
/* The document is of this very text: nearly all definitions stand where it says. *out: what its columns count; where it
 * does not say, that by which most of them do. */
bool cg_scip_belongs(const Scip__Document *d, const cg_scip_lines *lines, cg_arena *scratch,
                     cg_scip_encoding *out);

#endif
