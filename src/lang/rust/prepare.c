/* Macros around items: cfg_net! { pub fn f() {} }, thread_local! { static X: … }. The grammar sees mere tokens in them.
 * Where what is inside begins like an item, the text that is parsed gets `name!();` for `name! {` and a blank for the
 * closing brace, so that the items are parsed as such. */
#include "lang/rust/rust.h"

#include "base/mem.h"
#include "base/vec.h"

typedef struct open_brace {
    size_t mark; /* the `!` of a macro around items, 0: any other bracket */
    size_t at;
} open_brace;

#define NO_RULES SIZE_MAX

typedef struct scanning {
    char *text;
    size_t len, at;
    char last;         /* the last character that is neither blank nor comment */
    bool rules_follow; /* the next bracket holds the rules of a macro */
    size_t rules;      /* number of open brackets outside of such rules, NO_RULES: not in any */
    CG_VEC(open_brace) open;
} scanning;

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80);
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

static char peek(const scanning *s, size_t ahead) {
    return s->at + ahead < s->len ? s->text[s->at + ahead] : '\0';
}

static size_t end_of_comment(const scanning *s, size_t at) {
    if (s->text[at + 1] == '/') {
        while (at < s->len && s->text[at] != '\n') at++;
        return at;
    }
    size_t depth = 0;
    for (; at + 1 < s->len; at++) {
        if (s->text[at] == '/' && s->text[at + 1] == '*')
            depth++, at++;
        else if (s->text[at] == '*' && s->text[at + 1] == '/' && (at++, --depth == 0))
            return at + 1;
    }
    return s->len;
}

static size_t skip_blank(const scanning *s, size_t at) {
    for (;;) {
        while (at < s->len && is_blank(s->text[at])) at++;
        bool comment =
            at + 1 < s->len && s->text[at] == '/' && (s->text[at + 1] == '/' || s->text[at + 1] == '*');
        if (!comment) return at;
        at = end_of_comment(s, at);
    }
}

static size_t end_of_string(const scanning *s, size_t at, size_t hashes) {
    for (at++; at < s->len; at++) {
        if (s->text[at] == '\\' && hashes == SIZE_MAX)
            at++;
        else if (s->text[at] == '"') {
            size_t n = 0;
            while (hashes != SIZE_MAX && n < hashes && at + 1 + n < s->len && s->text[at + 1 + n] == '#') n++;
            if (hashes == SIZE_MAX || n == hashes) return at + 1 + n;
        }
    }
    return s->len;
}

/* 'x', '\n', or a lifetime 'a. */
static size_t end_of_quote(const scanning *s, size_t at) {
    if (at + 1 >= s->len) return s->len;
    size_t end = at + 2;
    if (s->text[at + 1] == '\\') {
        while (end < s->len && s->text[end] != '\'' && s->text[end] != '\n') end++;
        if (end + 1 < s->len && s->text[at + 2] == '\'' && s->text[end + 1] == '\'') end++; /* '\'' */
        return end + 1 < s->len ? end + 1 : s->len;
    }
    while (end < s->len && (s->text[end] & 0xc0) == 0x80) end++;
    return end < s->len && s->text[end] == '\'' ? end + 1 : at + 1;
}

static size_t end_of_word(const scanning *s, size_t at) {
    while (at < s->len && is_word(s->text[at])) at++;
    return at;
}

static cg_str word_at(const scanning *s, size_t at) {
    return cg_str_of(s->text + at, end_of_word(s, at) - at);
}

/* Behind attributes, documentation and visibility. */
static size_t skip_attributes(const scanning *s, size_t at) {
    for (;;) {
        at = skip_blank(s, at);
        if (at + 1 < s->len && s->text[at] == '#') {
            size_t depth = 0;
            for (; at < s->len; at++) {
                if (s->text[at] == '[') depth++;
                if (s->text[at] == ']' && --depth == 0) break;
                if (s->text[at] == '"') at = end_of_string(s, at, SIZE_MAX) - 1;
            }
            if (at < s->len) at++;
        } else if (cg_str_is(word_at(s, at), "pub")) {
            at = skip_blank(s, at + 3);
            if (at < s->len && s->text[at] == '(')
                while (at < s->len && s->text[at++] != ')') continue;
        } else {
            return at;
        }
    }
}

static bool begins_item(const scanning *s, size_t at) {
    at = skip_attributes(s, at);
    cg_str word = word_at(s, at);
    size_t next_at = skip_blank(s, at + word.len);
    cg_str next = word_at(s, next_at);
    if (cg_str_is(word, "async") || cg_str_is(word, "const") || cg_str_is(word, "unsafe"))
        if (cg_str_is(next, "fn") || cg_str_is(next, "impl") || cg_str_is(next, "trait") ||
            cg_str_is(next, "unsafe"))
            return true;
    if (cg_str_is(word, "struct") || cg_str_is(word, "enum")) { /* bitflags! has `struct A: u8` */
        size_t behind = skip_blank(s, next_at + next.len);
        return next.len && behind < s->len && s->text[behind] != ':';
    }
    if (cg_str_is(word, "impl")) return next.len || (next_at < s->len && s->text[next_at] == '<');
    bool named = cg_str_is(word, "fn") || cg_str_is(word, "trait") || cg_str_is(word, "mod") ||
                 cg_str_is(word, "use") || cg_str_is(word, "static") || cg_str_is(word, "type") ||
                 cg_str_is(word, "const") || cg_str_is(word, "union");
    return named && next.len;
}

/* At the `!` behind a name: is it a macro around items? Room is needed for `();` before the items begin. */
static bool wraps_items(scanning *s, size_t name, size_t *brace) {
    s->rules_follow |= cg_str_is(word_at(s, name), "macro_rules");
    if (s->rules_follow || s->rules != NO_RULES || !strchr("};]{", s->last)) return false;
    size_t at = s->at + 1;
    while (at < s->len && is_blank(s->text[at])) at++;
    if (at >= s->len || s->text[at] != '{') return false;
    *brace = at++;
    while (at < s->len && is_blank(s->text[at])) at++;
    return at > s->at + 3 && begins_item(s, *brace + 1);
}

static void rewrite(scanning *s, open_brace open) {
    char *text = s->text + open.mark;
    memset(text + 1, ' ', open.at - open.mark);
    memcpy(text + 1, "();", 3);
    s->text[s->at] = ' ';
}

static void open_bracket(scanning *s) {
    if (s->rules_follow && s->rules == NO_RULES) s->rules = s->open.len;
    s->rules_follow = false;
    cg_vec_push(&s->open, (open_brace){0, s->at});
}

static void close_bracket(scanning *s) {
    if (s->open.len == 0) return;
    open_brace open = cg_vec_pop(&s->open);
    if (s->open.len == s->rules) s->rules = NO_RULES;
    if (open.mark && s->text[s->at] == '}') rewrite(s, open);
}

static void scan_word(scanning *s) {
    size_t name = s->at;
    s->at = end_of_word(s, s->at);
    size_t hashes = 0, length = s->at - name;
    while (peek(s, hashes) == '#') hashes++;
    bool raw = length <= 2 && s->text[s->at - 1] == 'r';
    if (raw && peek(s, hashes) == '"') {
        s->at = end_of_string(s, s->at + hashes, hashes);
    } else if (peek(s, 0) == '!') {
        size_t brace;
        if (wraps_items(s, name, &brace)) {
            cg_vec_push(&s->open, (open_brace){s->at, brace});
            s->at = brace + 1;
            s->last = '{';
            return;
        }
    }
    s->last = 'a';
}

void rust_prepare_text(cg_language language, char *text, size_t len) {
    (void)language;
    scanning s = {.text = text, .len = len, .last = ';', .rules = NO_RULES};
    while ((s.at = skip_blank(&s, s.at)) < len) {
        char c = text[s.at];
        if (is_word(c)) {
            scan_word(&s);
            continue;
        }
        if (c == '"')
            s.at = end_of_string(&s, s.at, SIZE_MAX) - 1;
        else if (c == '\'')
            s.at = end_of_quote(&s, s.at) - 1;
        else if (c == '{' || c == '(' || c == '[')
            open_bracket(&s);
        else if (c == '}' || c == ')' || c == ']')
            close_bracket(&s);
        s.last = c;
        s.at++;
    }
    cg_vec_clear(&s.open);
}
