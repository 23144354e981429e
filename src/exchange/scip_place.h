/* Places of SCIP, lines and columns from 0 in one of three units, to byte offsets. Inside exchange/ only. */
#ifndef CG_EXCHANGE_SCIP_PLACE_H
#define CG_EXCHANGE_SCIP_PLACE_H

#include "base/arena.h"
#include "exchange/scip_wire.h"

/* What columns count; the numbers of the format. */
typedef enum cg_scip_encoding {
    CG_SCIP_UNSPECIFIED,
    CG_SCIP_UTF8,
    CG_SCIP_UTF16,
    CG_SCIP_UTF32
} cg_scip_encoding;

typedef struct cg_scip_lines {
    cg_str text;
    uint32_t *starts; /* of each line */
    uint32_t count;
    bool ascii; /* all encodings are the same */
    /* Elsewhere: how many units of UTF-16 and UTF-32 stand before each block of 64 bytes. */
    uint32_t *before[2];
} cg_scip_lines;

void cg_scip_lines_init(cg_scip_lines *l, cg_arena *arena, cg_str text);
/* The bytes of an occurrence. False if it has no range, or one that is not in the text. */
bool cg_scip_range(const cg_scip_lines *l, cg_scip_encoding encoding, const Scip__Occurrence *o,
                   uint32_t *start, uint32_t *end);

#endif
