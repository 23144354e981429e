/* What is done to the text of a C or C++ file before it is parsed. The grammars know the languages, but real
 * files are written in the languages plus macros that only the preprocessor understands: parsed as they are,
 * half of them give trees with holes. Two passes over the tokens write blanks over what no grammar can place,
 * so that the rest parses; every byte keeps its place, and names, signatures and documentation are still taken
 * from the source.
 *
 *  1. conditions.c: #if, #else and #endif go. Both branches stay where that gives a valid text; where they are
 *     alternatives in the middle of something (two headers of one function) the first stays and the others are
 *     filled with CG_C_LOST, to be searched for calls and definitions as plain text. Code that can never be
 *     compiled (#if 0, and __cplusplus in C) goes.
 *  2. decorations.c: macros among the words of a declaration (LIB_API int f(void) __init;) go; macros that stand
 *     like a statement without its semicolon get one. */
#ifndef CG_LANG_C_FAMILY_PREPARE_H
#define CG_LANG_C_FAMILY_PREPARE_H

#include "base/vec.h"
#include "graph/kinds.h"
#include "lang/c_family/lexer.h"

/* What fills the gaps; all white space to the parser. A macro among a declaration's words leaves blanks. */
#define CG_C_LOST           '\v' /* a branch that is not parsed */
#define CG_C_DIRECTIVE_GONE '\f' /* a directive, or what is never compiled */

/* The hook cg_lang.prepare. */
void cg_c_prepare(cg_language language, char *text, size_t len);

/* ---- Inside the passes ---- */

typedef CG_VEC(cg_c_token) cg_c_tokens;

typedef struct cg_c_text_state {
    char *text; /* written to */
    size_t len;
    bool cpp;
    cg_c_tokens tokens; /* ends with an END token */
} cg_c_text_state;

static inline cg_str cg_c_token_text(const cg_c_text_state *s, const cg_c_token *t) {
    return cg_str_of(s->text + t->start, t->end - t->start);
}
/* Writes `with` over [start, end), line ends stay. */
void cg_c_fill(cg_c_text_state *s, uint32_t start, uint32_t end, char with);
/* Resolves conditions; afterwards no directive is among the tokens. */
void cg_c_resolve_conditions(cg_c_text_state *s);
void cg_c_strip_decorations(cg_c_text_state *s);

#endif
