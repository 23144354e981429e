/* Grammars joined to the tables of their language: which number of the folder each grammar symbol and field
 * has. */
#ifndef CG_PARSE_GRAMMAR_H
#define CG_PARSE_GRAMMAR_H

#include "lang/lang.h"

#include <tree_sitter/api.h>

#define CG_GRAMMAR_DROP UINT16_MAX

typedef struct cg_grammar {
    const TSLanguage *parser_table;
    const cg_lang *lang;
    uint16_t *kinds; /* by symbol: the rule's number, 0 for a node without rule, or CG_GRAMMAR_DROP */
    uint8_t *named;  /* by symbol */
    uint8_t *fields; /* by field id: the folder's number, 0 for none */
    uint32_t symbol_count;
} cg_grammar;

/* Made at first use and kept for the life of the process; any thread. NULL if the language has no folder. */
const cg_grammar *cg_grammar_of(cg_language language);

/* Node and field names of the folder's tables that none of its grammars has, one a line: a mistake in the
 * table. */
void cg_grammar_unknown_names(const cg_lang *lang, cg_buf *out);

#endif
