/* Our nodes' names as symbols of SCIP. Inside exchange/ only. */
#ifndef CG_EXCHANGE_SCIP_NAMES_H
#define CG_EXCHANGE_SCIP_NAMES_H

#include "base/map.h"
#include "base/vec.h"
#include "query/describe.h"

/* Remembers what tells namesakes of one fragment apart. */
typedef struct cg_scip_names {
    cg_snapshot *s;
    cg_arena arena;
    cg_map64 ordinals; /* fragment: index in lists */
    CG_VEC(const uint32_t *) lists;
} cg_scip_names;

void cg_scip_names_clear(cg_scip_names *n);

/* Appends the node's symbol. */
cg_error cg_scip_name_of(cg_scip_names *n, cg_node_ref ref, cg_buf *out);

/* A text as messages have it: UTF-8 and ended by NUL; what is neither becomes U+FFFD. */
char *cg_scip_text_z(cg_arena *arena, cg_str s);

int cg_scip_kind(cg_node_kind kind);                /* SymbolInformation.Kind */
const char *cg_scip_language(cg_language language); /* Document.language */

#endif
