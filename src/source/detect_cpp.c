/* Is a header C or C++? One construct that C cannot have decides. Words alone do not: C code calls things
 * class, new, private or template, so each word counts only where C++ has it and C could not. Comments,
 * literals, bodies of macros, and what is under #ifdef __cplusplus or #if 0 are not looked at. */
#include "source/detect.h"

#include <ctype.h>

typedef enum token { T_END, T_WORD, T_NUMBER, T_TEXT, T_SCOPE, T_SIGN, T_INCLUDE } token;

enum { LOOK_BYTES = 256 << 10 }; /* what has shown no sign of C++ until here is taken for C */

typedef struct scanner {
    const char *p, *end;
    cg_str word;        /* of T_WORD; the file of T_INCLUDE */
    char sign;          /* of T_SIGN */
    bool line_start;    /* nothing but blanks so far on this line */
    unsigned depth;     /* open #if */
    unsigned cpp_depth; /* the one of them whose other branch is for C++ alone, 0: none */
} scanner;

static bool is_word(char c) { return isalnum((unsigned char)c) || c == '_' || c == '$' || (c & 0x80) != 0; }

static char peek(const scanner *s, size_t n) { return (size_t)(s->end - s->p) > n ? s->p[n] : '\0'; }

/* To behind the end of a directive's line, continuation lines included. */
static void skip_line(scanner *s) {
    for (;;) {
        const char *newline = memchr(s->p, '\n', (size_t)(s->end - s->p));
        if (newline == NULL) {
            s->p = s->end;
            return;
        }
        bool more = newline > s->p && (newline[-1] == '\\' ||
                                       (newline[-1] == '\r' && newline - s->p > 1 && newline[-2] == '\\'));
        s->p = newline + 1;
        if (!more) break;
    }
    s->line_start = true;
}

static void skip_block_comment(scanner *s) {
    const char *close = memmem(s->p + 2, (size_t)(s->end - s->p - 2), "*/", 2);
    s->p = close == NULL ? s->end : close + 2;
}

/* Blanks and comments; true if something else follows. */
static bool skip_blank(scanner *s) {
    while (s->p < s->end) {
        char c = *s->p;
        if (c == '\n') s->line_start = true;
        if (isspace((unsigned char)c) || c == '\\')
            s->p++;
        else if (c == '/' && peek(s, 1) == '/')
            skip_line(s);
        else if (c == '/' && peek(s, 1) == '*')
            skip_block_comment(s);
        else
            return true;
    }
    return false;
}

static void skip_literal(scanner *s) {
    char quote = *s->p++;
    while (s->p < s->end && *s->p != quote && *s->p != '\n')
        s->p += *s->p == '\\' && s->end - s->p > 1 ? 2 : 1;
    if (s->p < s->end && *s->p == quote) s->p++;
}

static cg_str take_word(scanner *s) {
    const char *from = s->p;
    while (s->p < s->end && is_word(*s->p)) s->p++;
    return cg_str_of(from, (size_t)(s->p - from));
}

/* A comment that begins on a directive's line may end lines later. */
static void skip_open_comment(scanner *s, cg_str line) {
    for (size_t at; (at = cg_str_find(line, CG_STR("/*"))) != CG_STR_NOWHERE;) {
        cg_str inside = cg_str_from_index(line, at + 2);
        size_t close = cg_str_find(inside, CG_STR("*/"));
        if (close == CG_STR_NOWHERE) {
            s->p = inside.ptr - 2;
            skip_block_comment(s);
            return;
        }
        line = cg_str_from_index(inside, close + 2);
    }
}

/* The directive at p (behind its #): its name, and its line without white space at both ends. */
static cg_str directive(scanner *s, cg_str *line) {
    while (s->p < s->end && (*s->p == ' ' || *s->p == '\t')) s->p++;
    cg_str name = take_word(s);
    const char *from = s->p;
    skip_line(s);
    *line = cg_str_trim(cg_str_of(from, (size_t)(s->p - from)));
    skip_open_comment(s, *line);
    return name;
}

/* Past everything up to the #else, #elif or #endif that belongs to the #if just read. */
static void skip_branch(scanner *s) {
    unsigned inner = 0;
    while (skip_blank(s)) {
        cg_str line;
        if (*s->p != '#' || !s->line_start) {
            s->line_start = false;
            if (*s->p == '"' || *s->p == '\'')
                skip_literal(s);
            else
                s->p++;
            continue;
        }
        s->p++;
        cg_str name = directive(s, &line);
        if (cg_str_starts(name, CG_STR("if"))) {
            inner++;
        } else if (cg_str_is(name, "endif")) {
            if (inner == 0) {
                if (s->depth > 0) s->depth--;
                return;
            }
            inner--;
        } else if (inner == 0 && cg_str_starts(name, CG_STR("el"))) {
            return;
        }
    }
}

static bool is_about_cpp(cg_str condition, bool *negated) {
    size_t at = cg_str_find(condition, CG_STR("__cplusplus"));
    *negated = condition.len > 0 && condition.ptr[0] == '!';
    return at != CG_STR_NOWHERE;
}

/* A directive; true if it is an #include of a header without an extension, such as <vector>. */
static bool take_directive(scanner *s) {
    cg_str line, name = (s->p++, directive(s, &line));
    bool negated = false;
    if (cg_str_starts(name, CG_STR("if"))) {
        s->depth++;
        bool about = is_about_cpp(line, &negated);
        if (cg_str_is(name, "ifndef")) negated = true;
        if (about && negated)
            s->cpp_depth = s->depth;
        else if (about || (cg_str_is(name, "if") && cg_str_is(line, "0")))
            skip_branch(s);
    } else if (cg_str_is(name, "else") && s->depth > 0 && s->cpp_depth == s->depth) {
        skip_branch(s);
    } else if (cg_str_is(name, "elif") && is_about_cpp(line, &negated) && !negated) {
        skip_branch(s);
    } else if (cg_str_is(name, "endif") && s->depth > 0) {
        if (s->cpp_depth == s->depth) s->cpp_depth = 0;
        s->depth--;
    } else if (cg_str_is(name, "include") && line.len > 2 && line.ptr[0] == '<') {
        s->word = cg_str_first(cg_str_from_index(line, 1), cg_str_find_char(cg_str_from_index(line, 1), '>'));
        return true;
    }
    return false;
}

static token next_token(scanner *s) {
    while (skip_blank(s)) {
        char c = *s->p;
        if (c == '#' && s->line_start) {
            if (take_directive(s)) return T_INCLUDE;
            continue;
        }
        s->line_start = false;
        if (isdigit((unsigned char)c)) { /* digits may be parted by ' */
            while (s->p < s->end &&
                   (is_word(*s->p) || *s->p == '.' || (*s->p == '\'' && isalnum((unsigned char)peek(s, 1)))))
                s->p++;
            return T_NUMBER;
        }
        if (is_word(c)) {
            s->word = take_word(s);
            return T_WORD;
        }
        if (c == '"' || c == '\'') {
            skip_literal(s);
            return T_TEXT;
        }
        if (c == '[' && peek(s, 1) == '[') { /* an attribute: [[gnu::packed]] is C too */
            const char *close = memmem(s->p, (size_t)(s->end - s->p), "]]", 2);
            s->p = close == NULL ? s->end : close + 2;
            continue;
        }
        if (c == ':' && peek(s, 1) == ':') {
            s->p += 2;
            return T_SCOPE;
        }
        s->sign = c;
        s->p++;
        return T_SIGN;
    }
    return T_END;
}

typedef struct seen {
    token kind;
    cg_str word;
    char sign;
} seen;

static bool is(seen t, const char *word) { return t.kind == T_WORD && cg_str_is(t.word, word); }
static bool sign(seen t, char c) { return t.kind == T_SIGN && t.sign == c; }

/* Whether a declaration can begin behind t. */
static bool at_start(seen t) {
    return t.kind == T_END || t.kind == T_INCLUDE || (t.kind == T_SIGN && strchr(";{}:>)", t.sign) != NULL);
}

/* The three tokens a, b, c in this order, with what stands before a. */
static bool shows_cpp(seen before, seen a, seen b, seen c) {
    if (a.kind == T_SCOPE) return b.kind == T_WORD;
    if (a.kind == T_INCLUDE)
        return a.word.len > 0 && cg_str_find_char(a.word, '.') == CG_STR_NOWHERE &&
               cg_str_find_char(a.word, '/') == CG_STR_NOWHERE;
    if (a.kind != T_WORD) return false;
    if (is(a, "template")) return sign(b, '<');
    if (is(a, "extern")) return b.kind == T_TEXT;
    if (is(a, "operator"))
        return b.kind == T_SIGN && strchr("=+-*/%<>!&|^~[", b.sign) != NULL && before.kind != T_SIGN;
    if (is(a, "static_cast") || is(a, "reinterpret_cast") || is(a, "const_cast") || is(a, "dynamic_cast"))
        return sign(b, '<');
    if (is(a, "enum")) return is(b, "class") && c.kind == T_WORD;
    if (is(a, "struct") && b.kind == T_WORD) return sign(c, ':') && at_start(before);
    if (is(a, "noexcept") || is(a, "override")) return sign(before, ')');
    if (!at_start(before) && !is(before, "friend")) return false;
    if (is(a, "class"))
        return b.kind == T_WORD && (c.kind == T_WORD || sign(c, '{') || sign(c, ':') || sign(c, ';'));
    if (is(a, "namespace"))
        return sign(b, '{') || (b.kind == T_WORD && (sign(c, '{') || c.kind == T_SCOPE || sign(c, '=')));
    if (is(a, "using")) return b.kind == T_WORD && (c.kind == T_WORD || c.kind == T_SCOPE || sign(c, '='));
    if (is(a, "public") || is(a, "private") || is(a, "protected")) return sign(b, ':');
    if (is(a, "virtual") || is(a, "explicit") || is(a, "constexpr") || is(a, "mutable") || is(a, "friend"))
        return b.kind == T_WORD && (c.kind == T_WORD || c.kind == T_SCOPE || sign(c, '(') || sign(c, '*') ||
                                    sign(c, '&') || sign(c, '<'));
    return false;
}

bool cg_detect_is_cpp(cg_str text) {
    text = cg_str_first(text, LOOK_BYTES);
    scanner s = {.p = text.ptr, .end = text.ptr + text.len, .line_start = true};
    seen window[4] = {{0}}; /* before, a, b, c */
    do {
        memmove(window, window + 1, 3 * sizeof *window);
        token kind = next_token(&s);
        window[3] = (seen){kind, s.word, s.sign};
        if (shows_cpp(window[0], window[1], window[2], window[3])) return true;
    } while (window[1].kind != T_END || window[2].kind != T_END || window[3].kind != T_END);
    return false;
}

bool cg_detect_is_objective_c(cg_str text) {
    cg_str rest = cg_str_first(text, LOOK_BYTES);
    for (size_t at; (at = cg_str_find_char(rest, '@')) != CG_STR_NOWHERE;) {
        const char *p = rest.ptr + at;
        rest = cg_str_from_index(rest, at + 1);
        if (p > text.ptr && p[-1] != '\n') continue;
        if (cg_str_starts(rest, CG_STR("interface ")) || cg_str_starts(rest, CG_STR("protocol ")) ||
            cg_str_starts(rest, CG_STR("implementation ")))
            return true;
    }
    return false;
}
