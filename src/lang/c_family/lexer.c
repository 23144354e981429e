#include "lang/c_family/lexer.h"

typedef struct keyword {
    const char *word;
    uint8_t kind;
    bool cpp_only;
} keyword;

#define K(w, k)                                                                                              \
    { w, CG_C_##k, false }
#define P(w, k)                                                                                              \
    { w, CG_C_##k, true }
static const keyword under_words[] = {K("_Bool", TYPE),
                                      K("_Complex", TYPE),
                                      K("__attribute__", ATTRIBUTE),
                                      K("__attribute", ATTRIBUTE),
                                      K("__declspec", ATTRIBUTE),
                                      K("_Alignas", ATTRIBUTE),
                                      K("__inline", STORAGE),
                                      K("__inline__", STORAGE),
                                      K("_Noreturn", STORAGE),
                                      K("_Thread_local", STORAGE),
                                      K("__thread", STORAGE),
                                      K("__extension__", STORAGE),
                                      K("__restrict", CV),
                                      K("__restrict__", CV),
                                      K("__const", CV),
                                      K("__volatile__", CV),
                                      K("__volatile", CV),
                                      K("__signed__", TYPE),
                                      K("__int128", TYPE),
                                      K("_Generic", KEYWORD),
                                      K("__typeof__", ATTRIBUTE),
                                      K("__typeof", ATTRIBUTE),
                                      K("__asm__", KEYWORD),
                                      K("__asm", KEYWORD),
                                      K("_Static_assert", KEYWORD),
                                      K("__alignof__", KEYWORD),
                                      K("__func__", KEYWORD),
                                      K("__FILE__", KEYWORD),
                                      K("__LINE__", KEYWORD),
                                      K("_Atomic", CV),
                                      {NULL, 0, false}};
static const keyword a_words[] = {K("auto", TYPE),   K("asm", KEYWORD),     P("alignas", ATTRIBUTE),
                                  P("and", KEYWORD), P("alignof", KEYWORD), {NULL, 0, false}};
static const keyword b_words[] = {K("break", STATEMENT), P("bool", TYPE), {NULL, 0, false}};
static const keyword c_words[] = {
    K("char", TYPE),          K("const", CV),           K("case", STATEMENT),    K("continue", STATEMENT),
    P("class", TAG),          P("catch", STATEMENT),    P("constexpr", STORAGE), P("co_return", STATEMENT),
    P("co_await", STATEMENT), P("co_yield", STATEMENT), P("consteval", STORAGE), P("constinit", STORAGE),
    P("const_cast", KEYWORD), P("concept", KEYWORD),    P("char16_t", TYPE),     P("char32_t", TYPE),
    {NULL, 0, false}};
static const keyword d_words[] = {
    K("do", STATEMENT),       K("double", TYPE),          K("default", STATEMENT), P("delete", STATEMENT),
    P("decltype", ATTRIBUTE), P("dynamic_cast", KEYWORD), {NULL, 0, false}};
static const keyword e_words[] = {K("else", STATEMENT),   K("enum", TAG),       K("extern", STORAGE),
                                  P("explicit", STORAGE), P("export", STORAGE), {NULL, 0, false}};
static const keyword f_words[] = {K("for", STATEMENT),  K("float", TYPE),    P("false", KEYWORD),
                                  P("friend", STORAGE), P("final", TRAILER), {NULL, 0, false}};
static const keyword g_words[] = {K("goto", STATEMENT), {NULL, 0, false}};
static const keyword i_words[] = {K("if", STATEMENT), K("int", TYPE), K("inline", STORAGE), {NULL, 0, false}};
static const keyword l_words[] = {K("long", TYPE), {NULL, 0, false}};
static const keyword m_words[] = {P("mutable", STORAGE), {NULL, 0, false}};
static const keyword n_words[] = {P("namespace", SPACE), P("new", STATEMENT),   P("noexcept", TRAILER),
                                  P("not", KEYWORD),     P("nullptr", KEYWORD), {NULL, 0, false}};
static const keyword o_words[] = {
    P("operator", OPERATOR), P("override", TRAILER), P("or", KEYWORD), {NULL, 0, false}};
static const keyword p_words[] = {
    P("public", ACCESS), P("private", ACCESS), P("protected", ACCESS), {NULL, 0, false}};
static const keyword r_words[] = {K("return", STATEMENT),   K("register", STORAGE),         K("restrict", CV),
                                  P("requires", STATEMENT), P("reinterpret_cast", KEYWORD), {NULL, 0, false}};
static const keyword s_words[] = {
    K("static", STORAGE),        K("struct", TAG),          K("short", TYPE),
    K("signed", TYPE),           K("sizeof", KEYWORD),      K("switch", STATEMENT),
    P("static_assert", KEYWORD), P("static_cast", KEYWORD), {NULL, 0, false}};
static const keyword t_words[] = {K("typedef", STORAGE), K("typeof", ATTRIBUTE), P("template", TEMPLATE),
                                  P("typename", TAG),    P("this", KEYWORD),     P("throw", STATEMENT),
                                  P("try", STATEMENT),   P("true", KEYWORD),     P("thread_local", STORAGE),
                                  P("typeid", KEYWORD),  {NULL, 0, false}};
static const keyword u_words[] = {
    K("unsigned", TYPE), K("union", TAG), P("using", STATEMENT), {NULL, 0, false}};
static const keyword v_words[] = {
    K("void", TYPE), K("volatile", CV), P("virtual", STORAGE), {NULL, 0, false}};
static const keyword w_words[] = {K("while", STATEMENT), P("wchar_t", TYPE), {NULL, 0, false}};
#undef K
#undef P

static const keyword *const words_by_letter[128] = {
    ['_'] = under_words, ['a'] = a_words, ['b'] = b_words, ['c'] = c_words, ['d'] = d_words,
    ['e'] = e_words,     ['f'] = f_words, ['g'] = g_words, ['i'] = i_words, ['l'] = l_words,
    ['m'] = m_words,     ['n'] = n_words, ['o'] = o_words, ['p'] = p_words, ['r'] = r_words,
    ['s'] = s_words,     ['t'] = t_words, ['u'] = u_words, ['v'] = v_words, ['w'] = w_words,
};

cg_c_token_kind cg_c_word_kind(cg_str word, bool cpp) {
    unsigned char c = (unsigned char)word.ptr[0];
    if (word.len < 2 || word.len > 16 || c >= 128 || !words_by_letter[c]) return CG_C_NAME;
    for (const keyword *k = words_by_letter[c]; k->word; k++) {
        if (k->word[1] != word.ptr[1] || !cg_str_is(word, k->word)) continue;
        return k->cpp_only && !cpp ? CG_C_NAME : k->kind;
    }
    return CG_C_NAME;
}

bool cg_c_macro_like(cg_str word) {
    if (word.len > 2 && word.ptr[0] == '_' && word.ptr[1] == '_') {
        bool digit = false;
        for (size_t i = 0; i < word.len; i++) digit |= word.ptr[i] >= '0' && word.ptr[i] <= '9';
        return !digit && !cg_str_ends(word, CG_STR("_t")) && !cg_str_is(word, "__wsum");
    }
    bool letter = false;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c >= 'a' && c <= 'z') return false;
        letter |= c >= 'A' && c <= 'Z';
    }
    return letter && word.len > 1;
}

/* ---- Bytes ---- */

enum { OTHER, SPACE, NEWLINE, WORD, DIGIT };
static uint8_t byte_class(unsigned char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c >= 128) return WORD;
    if (c >= '0' && c <= '9') return DIGIT;
    if (c == '\n') return NEWLINE;
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0 ? SPACE : OTHER;
}

static char peek(const cg_c_lexer *l, uint32_t ahead) {
    return l->at + ahead < l->text.len ? l->text.ptr[l->at + ahead] : '\0';
}

/* Behind a backslash: a line continuation? Its length, 0 if it is none. */
static uint32_t continuation(const cg_c_lexer *l) {
    if (peek(l, 0) != '\\') return 0;
    if (peek(l, 1) == '\n') return 2;
    return peek(l, 1) == '\r' && peek(l, 2) == '\n' ? 3 : 0;
}

static void skip_line_comment(cg_c_lexer *l) {
    while (l->at < l->text.len && l->text.ptr[l->at] != '\n') {
        uint32_t n = continuation(l);
        l->at += n ? n : 1;
    }
}

static void skip_block_comment(cg_c_lexer *l) {
    cg_str rest = cg_str_from_index(l->text, l->at + 2);
    size_t end = cg_str_find(rest, CG_STR("*/"));
    l->at = end == CG_STR_NOWHERE ? (uint32_t)l->text.len : l->at + 2 + (uint32_t)end + 2;
}

static bool skip_comment(cg_c_lexer *l) {
    if (peek(l, 0) != '/') return false;
    if (peek(l, 1) == '/')
        skip_line_comment(l);
    else if (peek(l, 1) == '*')
        skip_block_comment(l);
    else
        return false;
    return true;
}

static void skip_blanks(cg_c_lexer *l) {
    while (l->at < l->text.len) {
        uint8_t c = byte_class((unsigned char)l->text.ptr[l->at]);
        uint32_t n;
        if (c == NEWLINE)
            l->line_start = true, l->at++;
        else if (c == SPACE)
            l->at++;
        else if ((n = continuation(l)))
            l->at += n;
        else if (!skip_comment(l))
            return;
    }
}

static void skip_directive(cg_c_lexer *l) {
    while (l->at < l->text.len && l->text.ptr[l->at] != '\n') {
        uint32_t n = continuation(l);
        if (n)
            l->at += n;
        else if (peek(l, 0) == '"' || peek(l, 0) == '\'') {
            char quote = peek(l, 0);
            uint32_t from = l->at++;
            while (peek(l, 0) && peek(l, 0) != quote && peek(l, 0) != '\n')
                l->at += peek(l, 0) == '\\' ? 2 : 1;
            if (peek(l, 0) == quote)
                l->at++;
            else
                l->at = from + 1; /* an apostrophe in an #error */
        } else if (!skip_comment(l))
            l->at++;
    }
    if (l->at > l->text.len) l->at = (uint32_t)l->text.len;
}

static void skip_word(cg_c_lexer *l) {
    while (l->at < l->text.len) {
        uint8_t c = byte_class((unsigned char)l->text.ptr[l->at]);
        if (c != WORD && c != DIGIT) return;
        l->at++;
    }
}

/* A number in the preprocessor's sense: 1.5e+3, 0x1Fu, 1'000. */
static void skip_number(cg_c_lexer *l) {
    for (l->at++; l->at < l->text.len; l->at++) {
        unsigned char c = (unsigned char)l->text.ptr[l->at],
                      before = (unsigned char)l->text.ptr[l->at - 1] | 32;
        uint8_t class = byte_class(c);
        bool sign = (c == '+' || c == '-') && (before == 'e' || before == 'p');
        bool mark = l->cpp && c == '\'' && byte_class((unsigned char)peek(l, 1)) == DIGIT;
        if (class != WORD && class != DIGIT && c != '.' && !sign && !mark) return;
    }
}

static void skip_quoted(cg_c_lexer *l) {
    char quote = peek(l, 0);
    for (l->at++; l->at < l->text.len; l->at++) {
        char c = l->text.ptr[l->at];
        if (c == '\\')
            l->at += peek(l, 1) == '\r' ? 2 : 1;
        else if (c == quote) {
            l->at++;
            return;
        } else if (c == '\n')
            return; /* not closed on its line */
    }
    l->at = (uint32_t)l->text.len;
}

/* R"delimiter( … )delimiter", the position being that of the quote. */
static void skip_raw_string(cg_c_lexer *l) {
    char close[20] = ")";
    size_t n = 1;
    l->at++;
    while (n < 18 && peek(l, 0) && peek(l, 0) != '(') close[n++] = peek(l, 0), l->at++;
    close[n++] = '"';
    size_t end = cg_str_find(cg_str_from_index(l->text, l->at), cg_str_of(close, n));
    l->at = end == CG_STR_NOWHERE ? (uint32_t)l->text.len : l->at + (uint32_t)(end + n);
}

static bool string_prefix(cg_str w) {
    return w.len <= 3 && (cg_str_is(w, "L") || cg_str_is(w, "u") || cg_str_is(w, "U") || cg_str_is(w, "u8") ||
                          w.ptr[w.len - 1] == 'R');
}

static uint8_t word(cg_c_lexer *l) {
    uint32_t start = l->at;
    skip_word(l);
    cg_str w = cg_str_of(l->text.ptr + start, l->at - start);
    char c = peek(l, 0);
    if ((c == '"' || c == '\'') && string_prefix(w)) {
        bool raw = l->cpp && c == '"' && w.ptr[w.len - 1] == 'R';
        if (raw || w.ptr[w.len - 1] != 'R') {
            if (raw)
                skip_raw_string(l);
            else
                skip_quoted(l);
            return c == '"' ? CG_C_STRING : CG_C_CHAR;
        }
    }
    return (uint8_t)cg_c_word_kind(w, l->cpp);
}

static uint8_t punct(cg_c_lexer *l) {
    static const struct {
        char text[4];
        uint8_t c;
    } longer[] = {{"...", CG_C_DOTS},   {"->", CG_C_ARROW},   {"::", CG_C_SCOPE},   {"&&", CG_C_ANDAND},
                  {"||", CG_C_OROR},    {"##", CG_C_PASTE},   {"==", CG_C_COMPARE}, {"!=", CG_C_COMPARE},
                  {"<=", CG_C_COMPARE}, {">=", CG_C_COMPARE}, {"++", CG_C_STEP},    {"--", CG_C_STEP}};
    cg_str rest = cg_str_from_index(l->text, l->at);
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++) {
        if (rest.ptr[0] != longer[i].text[0] || !cg_str_starts(rest, cg_str_from(longer[i].text))) continue;
        l->at += (uint32_t)strlen(longer[i].text);
        return longer[i].c;
    }
    return (uint8_t)l->text.ptr[l->at++];
}

cg_c_token cg_c_next(cg_c_lexer *l) {
    skip_blanks(l);
    if (l->at > l->text.len) l->at = (uint32_t)l->text.len;
    cg_c_token t = {.start = l->at, .kind = CG_C_END, .line = l->line_start};
    if (l->at < l->text.len) {
        char c = l->text.ptr[l->at];
        uint8_t class = byte_class((unsigned char)c);
        if (class == WORD)
            t.kind = word(l);
        else if (class == DIGIT || (c == '.' && byte_class((unsigned char)peek(l, 1)) == DIGIT))
            skip_number(l), t.kind = CG_C_NUMBER;
        else if (c == '"' || c == '\'')
            skip_quoted(l), t.kind = c == '"' ? CG_C_STRING : CG_C_CHAR;
        else if (c == '#' && l->line_start && l->directives)
            skip_directive(l), t.kind = CG_C_DIRECTIVE;
        else
            t.c = punct(l), t.kind = CG_C_PUNCT;
    }
    if (l->at > l->text.len) l->at = (uint32_t)l->text.len;
    l->line_start = false;
    t.end = l->at;
    return t;
}
