/* Shell patterns over paths, with git's meaning. Two places to come back to are enough: a later star can
 * always stand for what an earlier one would take more of, so the time is at most length times length. */
#include "source/ignore.h"

#include <ctype.h>

typedef unsigned char byte;

static bool class_has(cg_str name, byte c, bool *known) {
    static const struct {
        const char *name;
        int (*has)(int);
    } classes[] = {
        {"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank}, {"cntrl", iscntrl},
        {"digit", isdigit}, {"graph", isgraph}, {"lower", islower}, {"print", isprint},
        {"punct", ispunct}, {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit},
    };
    *known = true;
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
        if (cg_str_is(name, classes[i].name)) return c < 0x80 && classes[i].has(c) != 0;
    *known = false;
    return false;
}

typedef enum set_result { SET_HIT, SET_MISS, SET_MALFORMED } set_result;

/* "[:name:]" at p (on its second character): whether it is one, and then whether c is in it. */
static set_result named_class(const byte **p, const byte *end, byte c, bool *is_class) {
    const byte *name = *p + 1, *close = name;
    while (close < end && *close != ']') close++;
    if (close == end) return SET_MALFORMED;
    *is_class = close > name && close[-1] == ':';
    if (!*is_class) return c == '[' ? SET_HIT : SET_MISS;
    bool known;
    bool has = class_has(cg_str_of((const char *)name, (size_t)(close - 1 - name)), c, &known);
    *p = close + 1;
    return !known ? SET_MALFORMED : has ? SET_HIT : SET_MISS;
}

/* A set whose "[" has been read; *at moves behind its "]". */
static set_result set_match(const byte **at, const byte *end, byte c) {
    const byte *p = *at;
    bool negated = p < end && (*p == '!' || *p == '^'), found = false, first = true;
    int previous = -1; /* what a range can begin with */
    if (negated) p++;
    for (; p < end && (first || *p != ']'); first = false) {
        byte low = *p++;
        if (low == '[' && p < end && *p == ':') {
            bool is_class = false;
            set_result r = named_class(&p, end, c, &is_class);
            if (r == SET_MALFORMED) return r;
            found |= r == SET_HIT;
            previous = is_class ? -1 : '[';
            continue;
        }
        bool range = low == '-' && previous > 0 && p < end && *p != ']';
        if (range) low = *p++;
        if (low == '\\') {
            if (p == end) return SET_MALFORMED;
            low = *p++;
        }
        found |= range ? c >= previous && c <= low : c == low;
        previous = range ? -1 : low;
    }
    if (p == end) return SET_MALFORMED;
    *at = p + 1;
    return found != negated && c != '/' ? SET_HIT : SET_MISS;
}

/* One pattern element (not a star) against one byte; *at moves behind the element if it matches. */
static set_result element_match(const byte **at, const byte *end, byte c) {
    const byte *p = *at;
    byte e = *p++;
    if (e == '[') {
        set_result r = set_match(&p, end, c);
        if (r == SET_HIT) *at = p;
        return r;
    }
    if (e == '\\') {
        if (p == end) return SET_MALFORMED;
        e = *p++;
    } else if (e == '?') {
        e = c == '/' ? (byte)~c : c;
    }
    if (e != c) return SET_MISS;
    *at = p;
    return SET_HIT;
}

typedef struct matcher {
    const byte *begin, *end; /* the pattern */
    const byte *text_end;
    const byte *star, *star_text; /* behind the last "*", and where in the text it ends by now */
    const byte *deep, *deep_text; /* the same for the last double star with its "/" */
} matcher;

/* Stars at *p. True if the rest of the text matches whatever it is. */
static bool take_stars(matcher *m, const byte **p, const byte **t) {
    const byte *first = *p, *next = first;
    while (next < m->end && *next == '*') next++;
    bool slash = next < m->end && *next == '/';
    bool escaped_slash = m->end - next >= 2 && next[0] == '\\' && next[1] == '/';
    bool whole = (first == m->begin || first[-1] == '/') && (next == m->end || slash || escaped_slash);
    if (next - first >= 2 && whole) {
        if (next == m->end) return true;
        m->deep = next + (slash ? 1 : 2);
        m->deep_text = *t;
        m->star = NULL;
        *p = m->deep;
        if (escaped_slash) *p = NULL; /* stands for one folder at least */
        return false;
    }
    m->star = *p = next;
    m->star_text = *t;
    return false;
}

/* Lets the last star take one byte more, or else the double star one folder more. */
static bool retry(matcher *m, const byte **p, const byte **t) {
    if (m->star != NULL && m->star_text < m->text_end && *m->star_text != '/') {
        *p = m->star;
        *t = ++m->star_text;
        return true;
    }
    if (m->deep == NULL) return false;
    const byte *slash = memchr(m->deep_text, '/', (size_t)(m->text_end - m->deep_text));
    if (slash == NULL) return false;
    m->star = NULL;
    *p = m->deep;
    *t = m->deep_text = slash + 1;
    return true;
}

bool cg_glob_match(cg_str pattern, cg_str text) {
    const byte *p = (const byte *)pattern.ptr, *t = (const byte *)text.ptr;
    matcher m = {.begin = p, .end = p + pattern.len, .text_end = t + text.len};
    for (;;) {
        if (p < m.end && *p == '*') {
            if (take_stars(&m, &p, &t)) return true;
            if (p == NULL && !retry(&m, &p, &t)) return false;
            continue;
        }
        if (t == m.text_end) return p == m.end; /* taking more with a star would leave even less */
        set_result r = p == m.end ? SET_MISS : element_match(&p, m.end, *t);
        if (r == SET_MALFORMED) return false;
        if (r == SET_HIT) {
            t++;
        } else if (!retry(&m, &p, &t)) {
            return false;
        }
    }
}
