/* Symbols of SCIP: `scheme manager package version descriptors…`, or `local id`. Inside exchange/ only. */
#ifndef CG_EXCHANGE_SCIP_SYMBOL_H
#define CG_EXCHANGE_SCIP_SYMBOL_H

#include "base/arena.h"

typedef enum cg_scip_suffix {
    CG_SCIP_NAMESPACE, /* name/ */
    CG_SCIP_TYPE,      /* name# */
    CG_SCIP_TERM,      /* name. */
    CG_SCIP_METHOD,    /* name(disambiguator). */
    CG_SCIP_TYPE_PARAMETER,
    CG_SCIP_PARAMETER,
    CG_SCIP_META,  /* name: */
    CG_SCIP_MACRO, /* name! */
} cg_scip_suffix;

typedef struct cg_scip_descriptor {
    cg_str name; /* without escapes */
    cg_scip_suffix suffix;
} cg_scip_descriptor;

#define CG_SCIP_DESCRIPTORS_MAX 64

typedef struct cg_scip_symbol {
    bool local;
    cg_str scheme, manager, package, version; /* "." is read as empty; local: all empty */
    cg_scip_descriptor descriptors[CG_SCIP_DESCRIPTORS_MAX];
    unsigned count;
} cg_scip_symbol;

/* False if it keeps not to the grammar. Texts are the symbol's own, or the arena's where escapes were taken out. */
bool cg_scip_symbol_read(cg_str text, cg_arena *arena, cg_scip_symbol *out);

/* Writing: the four words before the descriptors (empty: "."), then one descriptor after the other. */
void cg_scip_symbol_begin(cg_buf *out, cg_str scheme, cg_str manager, cg_str package, cg_str version);
/* ordinal: tells apart what has the same name and suffix; 0 for the first. */
void cg_scip_symbol_add(cg_buf *out, cg_str name, cg_scip_suffix suffix, uint32_t ordinal);

#endif
