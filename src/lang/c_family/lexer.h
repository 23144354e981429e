/* Tokens of C and C++, for what is not in the syntax tree: text before it is parsed (prepare.h) and bodies of
 * macros (macros.c). Never fails: what is no token of the language is punctuation. */
#ifndef CG_LANG_C_FAMILY_LEXER_H
#define CG_LANG_C_FAMILY_LEXER_H

#include "base/str.h"

typedef enum cg_c_token_kind {
    CG_C_END,
    CG_C_NAME,
    CG_C_NUMBER,
    CG_C_STRING,
    CG_C_CHAR,
    CG_C_DIRECTIVE, /* from # to before the end of the (continued) line */
    /* Keywords, by what they mean for the shape of a declaration. */
    CG_C_TYPE,      /* int, unsigned, auto … */
    CG_C_TAG,       /* struct, union, enum, class, typename */
    CG_C_STORAGE,   /* static, extern, inline, virtual … */
    CG_C_CV,        /* const, volatile, restrict */
    CG_C_ATTRIBUTE, /* __attribute__, __declspec, alignas: parentheses follow */
    CG_C_STATEMENT, /* if, return …: what follows is no declaration's continuation */
    CG_C_TRAILER,   /* override, final, noexcept: behind a function's parentheses */
    CG_C_ACCESS,    /* public, protected, private */
    CG_C_SPACE,     /* namespace */
    CG_C_TEMPLATE,
    CG_C_OPERATOR,  /* operator */
    CG_C_KEYWORD,   /* any other: an operand (this, true) or an operator (sizeof, new) */
    CG_C_PUNCT = 32 /* kind is PUNCT for all; `c` tells them apart */
} cg_c_token_kind;

typedef struct cg_c_token {
    uint32_t start, end;
    uint8_t kind;
    uint8_t c; /* PUNCT: its first byte, or one of CG_C_ARROW … for what consists of more bytes */
    bool line; /* first on its line */
} cg_c_token;

#define CG_C_ARROW   1 /* -> */
#define CG_C_SCOPE   2 /* :: */
#define CG_C_ANDAND  3
#define CG_C_OROR    4
#define CG_C_PASTE   5 /* ## */
#define CG_C_DOTS    6
#define CG_C_COMPARE 7 /* == != <= >= */
#define CG_C_STEP    8 /* ++ -- */

typedef struct cg_c_lexer {
    cg_str text;
    uint32_t at;
    bool cpp;        /* C++ keywords, raw strings */
    bool directives; /* # at the beginning of a line is a directive */
    bool line_start;
} cg_c_lexer;

/* The next token; END at the end, again and again. Comments and line continuations are skipped. */
cg_c_token cg_c_next(cg_c_lexer *lexer);
/* NAME, or the kind of a keyword. */
cg_c_token_kind cg_c_word_kind(cg_str word, bool cpp);
/* Looks like the name of a macro and not of a type or variable: capitals, or two leading underscores (but
 * __u32, __int64_t are types). */
bool cg_c_macro_like(cg_str word);

static inline bool cg_c_is(const cg_c_token *t, uint8_t c) { return t->kind == CG_C_PUNCT && t->c == c; }
static inline cg_str cg_c_text(cg_str text, const cg_c_token *t) {
    return cg_str_of(text.ptr + t->start, t->end - t->start);
}

#endif
