/* Bytes to a flat syntax tree, within limits that count work and not time, so that a file's tree is the same
 * on every machine. */
#ifndef CG_PARSE_PARSER_H
#define CG_PARSE_PARSER_H

#include "base/error.h"
#include "base/thread.h"
#include "lang/cst.h"
#include "lang/lang.h"

typedef struct cg_parse_limits {
    uint32_t depth; /* levels of the tree that are kept; what is deeper is left out: CUT_DEPTH */
    uint32_t nodes; /* nodes that are kept; what comes later is left out: CUT_DEPTH */
    uint32_t steps; /* parser steps (hundreds of parser operations) any file may take … */
    uint32_t
        steps_per_kib; /* … and how many more for each KiB. Beyond, only a beginning is parsed: CUT_STEPS */
    double seconds;    /* wall clock, the last resort (error recovery can be quadratic); CG_ERR_LIMIT */
} cg_parse_limits;

#define CG_PARSE_LIMITS_DEFAULT                                                                              \
    ((cg_parse_limits){                                                                                      \
        .depth = 1000, .nodes = 20u << 20, .steps = 5000, .steps_per_kib = 100, .seconds = 30.0})

typedef struct cg_parser cg_parser;

/* One thread at a time. */
cg_parser *cg_parser_new(cg_parse_limits limits);
void cg_parser_free(cg_parser *p);
void cg_parser_free_ptr(cg_parser **p); /* for the cleanup attribute */

/* Parses at most 4 GiB. The tree in *out is the parser's and valid until its next use. CG_ERR_INVALID: no
 * grammar for the language. cancel may be NULL; CG_ERR_INTERRUPTED if it was requested. */
cg_error cg_parse(cg_parser *p, cg_language language, cg_str source, const cg_cancel *cancel, cg_cst *out);

/* Parses and throws the result away before it is flattened: what parsing alone costs (for measuring). */
cg_error cg_parse_only(cg_parser *p, cg_language language, cg_str source);

#endif
