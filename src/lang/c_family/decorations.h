/* What the files of the second pass of prepare.h share. */
#ifndef CG_LANG_C_FAMILY_DECORATIONS_H
#define CG_LANG_C_FAMILY_DECORATIONS_H

#include "lang/c_family/prepare.h"

typedef enum { TOP, CLASS, ENUM, BLOCK, INIT, PAREN } context;

typedef struct bracket {
    context is;
    bool in_code;  /* what `in_code` was outside */
    uint32_t item; /* what `item` was outside */
} bracket;

typedef struct stripping {
    cg_c_text_state *s;
    uint32_t *match; /* for an opening bracket its closing one and the other way round; 0: none */
    CG_VEC(bracket) open;
    uint32_t item; /* first token of the statement or declaration at hand */
    uint32_t body; /* token of the brace that opens the class or enum just begun, 0: none */
    context body_is;
    context closed;     /* what the brace closed last was */
    bool in_code;       /* somewhere in a function's body or an initialiser */
    uint32_t separated; /* token behind which a semicolon was put last */
} stripping;

static inline const cg_c_token *at(const stripping *p, uint32_t i) { return &p->s->tokens.at[i]; }
static inline cg_str text_of(const stripping *p, uint32_t i) { return cg_c_token_text(p->s, at(p, i)); }
static inline bool is(const stripping *p, uint32_t i, uint8_t c) { return cg_c_is(at(p, i), c); }
static inline bool is_word(const stripping *p, uint32_t i, const char *z) {
    return cg_str_is(text_of(p, i), z);
}
static inline context context_now(const stripping *p) { return p->open.len ? cg_vec_last(&p->open).is : TOP; }

static inline void blank(stripping *p, uint32_t first, uint32_t last) {
    cg_c_fill(p->s, at(p, first)->start, at(p, last)->end, ' ');
}

static inline bool starts_word(const stripping *p, uint32_t i) {
    uint8_t k = at(p, i)->kind;
    return k == CG_C_NAME || k == CG_C_TYPE || k == CG_C_TAG || k == CG_C_STORAGE || k == CG_C_CV ||
           k == CG_C_ATTRIBUTE;
}

/* ---- macro_arguments.c ---- */

/* At a name followed by a parenthesis: arguments that are no expressions, of calls in code and of macros that stand
 * where declarations do. item: the first token of the words the name is among; begins: a statement or declaration
 * begins there. */
void cg_c_strip_arguments(stripping *p, uint32_t name, uint32_t item, bool begins);

#endif
