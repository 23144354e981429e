#include "index/name_match.h"

static unsigned char fold(char c) {
    return c >= 'A' && c <= 'Z' ? (unsigned char)(c + ('a' - 'A')) : (unsigned char)c;
}

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

static bool is_lower(char c) { return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80; }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_word(char c) { return is_upper(c) || is_lower(c) || is_digit(c); }

int cg_name_compare_folded(cg_str a, cg_str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    for (size_t i = 0; i < n; i++)
        if (fold(a.ptr[i]) != fold(b.ptr[i])) return fold(a.ptr[i]) < fold(b.ptr[i]) ? -1 : 1;
    return (a.len > b.len) - (a.len < b.len);
}

int cg_name_compare(cg_str a, cg_str b) {
    int order = cg_name_compare_folded(a, b);
    return order != 0 ? order : cg_str_compare(a, b);
}

bool cg_name_starts(cg_str name, cg_str prefix) {
    return name.len >= prefix.len && cg_name_compare_folded(cg_str_first(name, prefix.len), prefix) == 0;
}

/* ---- Patterns ---- */

bool cg_name_is_glob(cg_str text) {
    return cg_str_find_char(text, '*') != CG_STR_NOWHERE || cg_str_find_char(text, '?') != CG_STR_NOWHERE ||
           cg_str_find_char(text, '[') != CG_STR_NOWHERE;
}

/* One element of the pattern other than '*' against one character; *used is its length. */
static bool match_one(cg_str pattern, char c, size_t *used) {
    *used = 1;
    if (pattern.ptr[0] == '?') return true;
    if (pattern.ptr[0] == '\\' && pattern.len > 1) return *used = 2, pattern.ptr[1] == c;
    size_t end = pattern.len > 2 ? cg_str_find_char(cg_str_from_index(pattern, 2), ']') : CG_STR_NOWHERE;
    if (pattern.ptr[0] != '[' || end == CG_STR_NOWHERE) return pattern.ptr[0] == c;
    cg_str set = cg_str_first(cg_str_from_index(pattern, 1), end + 1);
    bool negated = set.ptr[0] == '!' && set.len > 1, found = false;
    for (size_t i = negated; i < set.len; i++) {
        if (i + 2 < set.len && set.ptr[i + 1] == '-') {
            found = found || (set.ptr[i] <= c && c <= set.ptr[i + 2]);
            i += 2;
        } else {
            found = found || set.ptr[i] == c;
        }
    }
    *used = end + 3;
    return found != negated;
}

bool cg_name_glob(cg_str pattern, cg_str name) {
    cg_str retry_pattern = CG_STR_NONE, retry_name = CG_STR_NONE;
    bool starred = false;
    size_t used;
    while (name.len > 0 || pattern.len > 0) {
        if (pattern.len > 0 && pattern.ptr[0] == '*') {
            pattern = retry_pattern = cg_str_from_index(pattern, 1);
            retry_name = name;
            starred = true;
        } else if (pattern.len > 0 && name.len > 0 && match_one(pattern, name.ptr[0], &used)) {
            pattern = cg_str_from_index(pattern, used);
            name = cg_str_from_index(name, 1);
        } else if (starred && retry_name.len > 0) {
            retry_name = cg_str_from_index(retry_name, 1);
            pattern = retry_pattern;
            name = retry_name;
        } else {
            return false;
        }
    }
    return true;
}

/* ---- Parts ---- */

/* A word of a name begins behind a separator, at a capital behind a small letter or digit, at the last capital of
 * a run (HTTPServer), and at a digit behind a letter. */
static bool begins_word(cg_str name, size_t i) {
    char c = name.ptr[i];
    if (!is_word(c)) return false;
    if (i == 0 || !is_word(name.ptr[i - 1])) return true;
    char before = name.ptr[i - 1];
    if (is_upper(c)) return !is_upper(before) || (i + 1 < name.len && is_lower(name.ptr[i + 1]));
    return is_digit(c) && !is_digit(before);
}

static bool query_demands_word(cg_str query, size_t i) {
    return i == 0 || !is_word(query.ptr[i - 1]) || (is_upper(query.ptr[i]) && !is_upper(query.ptr[i - 1]));
}

void cg_parts_init(cg_parts *p, cg_str query) {
    *p = (cg_parts){.query = query};
    if (query.len > CG_PARTS_MAX_QUERY) return;
    p->next[query.len] = (uint8_t)query.len;
    for (size_t i = query.len; i-- > 0;) {
        bool letter = is_word(query.ptr[i]);
        p->next[i] = letter ? (uint8_t)i : p->next[i + 1];
        if (!letter) continue;
        uint64_t bit = (uint64_t)1 << i;
        unsigned char c = fold(query.ptr[i]);
        p->places[c] |= bit;
        if (c >= 'a' && c <= 'z') p->places[c - 'a' + 'A'] |= bit;
        if (query_demands_word(query, i)) p->demanding |= bit;
    }
    p->possible = p->next[0] < query.len;
}

/* `reached` has the places of the query up to which it is used up by words that end before the name's current place.
 * Each word may use up a run of the query that it begins with. */
bool cg_parts_match(const cg_parts *p, cg_str name) {
    if (!p->possible) return false;
    uint64_t reached = (uint64_t)1 << p->next[0], end = (uint64_t)1 << p->query.len;
    for (size_t w = 0; w < name.len; w++) {
        uint64_t here = reached & p->places[(unsigned char)name.ptr[w]];
        if (here == 0 || !begins_word(name, w)) continue;
        for (size_t at = w; here != 0; at++) { /* all runs at once, a letter further each time */
            for (uint64_t rest = here; rest != 0; rest &= rest - 1)
                reached |= (uint64_t)1 << p->next[__builtin_ctzll(rest) + 1];
            if (reached & end) return true;
            if (at + 1 >= name.len || begins_word(name, at + 1)) break;
            here = (here << 1) & ~p->demanding & p->places[(unsigned char)name.ptr[at + 1]];
        }
    }
    return false;
}

/* ---- Fuzzy ---- */

bool cg_fuzzy_init(cg_fuzzy *f, cg_str query, unsigned limit) {
    if (query.len == 0 || query.len > CG_FUZZY_MAX_QUERY || limit > 4) return false;
    f->query_len = (unsigned)query.len;
    f->limit = limit;
    f->valid = 0;
    f->dead = CG_NAME_MAX + 1;
    for (size_t i = 0; i < query.len; i++) f->query[i] = fold(query.ptr[i]);
    for (unsigned j = 0; j <= f->query_len; j++) f->rows[0][j] = (unsigned char)j;
    return true;
}

/* Row i from the rows before it; returns its least value. */
static unsigned compute_row(cg_fuzzy *f, unsigned i) {
    const unsigned char *last = f->rows[i - 1], *before = i > 1 ? f->rows[i - 2] : NULL;
    unsigned char *row = f->rows[i];
    unsigned char c = f->name[i - 1];
    unsigned least = row[0] = (unsigned char)i;
    for (unsigned j = 1; j <= f->query_len; j++) {
        unsigned d = last[j - 1] + (c != f->query[j - 1]);
        if (last[j] + 1u < d) d = last[j] + 1u;
        if (row[j - 1] + 1u < d) d = row[j - 1] + 1u;
        if (before != NULL && j > 1 && c == f->query[j - 2] && f->name[i - 2] == f->query[j - 1] &&
            before[j - 2] + 1u < d)
            d = before[j - 2] + 1u;
        row[j] = (unsigned char)d;
        if (d < least) least = d;
    }
    return least;
}

/* A swap reaches back two rows: only when two rows in a row are beyond the limit can nothing come near again. */
unsigned cg_fuzzy_next(cg_fuzzy *f, cg_str name, size_t shared) {
    if (shared >= f->dead) return f->limit + 1;
    f->dead = CG_NAME_MAX + 1;
    if (f->valid > shared) f->valid = (unsigned)shared;
    unsigned len = name.len > CG_NAME_MAX ? CG_NAME_MAX : (unsigned)name.len, far = 0;
    for (unsigned i = f->valid; i < len; i++) f->name[i] = fold(name.ptr[i]);
    while (f->valid < len) {
        far = compute_row(f, ++f->valid) > f->limit ? far + 1 : 0;
        if (far == 2) {
            f->dead = f->valid;
            return f->limit + 1;
        }
    }
    unsigned d = f->rows[len][f->query_len];
    return d > f->limit ? f->limit + 1 : d;
}
