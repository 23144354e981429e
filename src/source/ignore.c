#include "source/ignore.h"

#include "base/vec.h"

typedef enum rule_kind {
    RULE_NAME,      /* the last component is this */
    RULE_NAME_END,  /* the last component ends in this: "*.o" */
    RULE_NAME_GLOB, /* the last component matches */
    RULE_PATH,      /* the path from the rules' folder is this */
    RULE_PATH_GLOB,
} rule_kind;

typedef struct rule {
    const char *text;
    uint32_t len;
    uint32_t
        literal; /* PATH_GLOB: bytes before the first special one; the pattern proper begins behind them */
    uint8_t kind;
    uint8_t tail; /* last byte of NAME and NAME_END, to refuse most without a call */
    bool keep, folders_only;
} rule;

struct cg_ignore_rules {
    const rule *rules;
    size_t count;
};

/* Bytes before the first that is special in a pattern. */
static size_t literal_length(cg_str s) {
    for (size_t i = 0; i < s.len; i++)
        if (memchr("*?[\\", s.ptr[i], 4) != NULL) return i;
    return s.len;
}

/* Without the spaces at its end that no backslash protects. */
static cg_str trim_spaces(cg_str line) {
    size_t keep = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '\\' && i + 1 < line.len)
            i++;
        else if (line.ptr[i] == ' ')
            continue;
        keep = i + 1;
    }
    return cg_str_first(line, keep);
}

/* False if the line is no rule, or one that can match nothing. */
static bool parse_rule(cg_str line, rule *out) {
    if (line.len == 0 || line.ptr[0] == '#') return false;
    if (line.ptr[line.len - 1] == '\r') line.len--;
    size_t nul = cg_str_find_char(line, '\0');
    if (nul != CG_STR_NOWHERE) line.len = nul;
    line = trim_spaces(line);
    bool keep = line.len > 0 && line.ptr[0] == '!';
    if (keep) line = cg_str_from_index(line, 1);
    bool folders_only = line.len > 0 && line.ptr[line.len - 1] == '/';
    if (folders_only) line.len--;
    bool by_path = cg_str_find_char(line, '/') != CG_STR_NOWHERE;
    if (by_path && line.ptr[0] == '/') line = cg_str_from_index(line, 1);
    if (line.len == 0) return false;
    size_t literal = literal_length(line);
    rule_kind kind = by_path ? RULE_PATH_GLOB : RULE_NAME_GLOB;
    if (literal == line.len) {
        kind = by_path ? RULE_PATH : RULE_NAME;
    } else if (!by_path && line.ptr[0] == '*' && literal_length(cg_str_from_index(line, 1)) == line.len - 1) {
        kind = RULE_NAME_END;
        line = cg_str_from_index(line, 1);
    }
    *out = (rule){.text = line.ptr,
                  .len = (uint32_t)line.len,
                  .literal = (uint32_t)literal,
                  .kind = (uint8_t)kind,
                  .tail = line.len > 0 ? (uint8_t)line.ptr[line.len - 1] : 0,
                  .keep = keep,
                  .folders_only = folders_only};
    return true;
}

const cg_ignore_rules *cg_ignore_parse(cg_arena *a, cg_str text, bool *cut) {
    bool beyond = text.len > CG_IGNORE_MAX_BYTES;
    if (beyond) { /* whole lines only: the beginning of a rule may say something else */
        size_t newline = cg_str_find_last_char(cg_str_first(text, CG_IGNORE_MAX_BYTES), '\n');
        text = cg_str_first(text, newline == CG_STR_NOWHERE ? 0 : newline);
    }
    text = cg_arena_str(a, text);
    if (cg_str_starts(text, CG_STR("\xef\xbb\xbf"))) text = cg_str_from_index(text, 3);
    CG_VEC(rule) rules = {0};
    cg_str line;
    while (!(beyond && rules.len == CG_IGNORE_MAX_RULES) && cg_str_split(&text, '\n', &line)) {
        rule r;
        if (!parse_rule(line, &r)) continue;
        if (rules.len == CG_IGNORE_MAX_RULES)
            beyond = true;
        else
            cg_vec_push(&rules, r);
    }
    if (cut != NULL) *cut = beyond;
    if (rules.len == 0) {
        cg_vec_clear(&rules);
        return NULL;
    }
    cg_ignore_rules *out = CG_NEW(a, cg_ignore_rules);
    rule *copy = CG_NEW_ARRAY(a, rule, rules.len);
    memcpy(copy, rules.at, rules.len * sizeof *copy);
    *out = (cg_ignore_rules){copy, rules.len};
    cg_vec_clear(&rules);
    return out;
}

static bool rule_matches(const rule *r, cg_str path, cg_str name) {
    cg_str text = cg_str_of(r->text, r->len);
    switch ((rule_kind)r->kind) {
    case RULE_NAME: return cg_str_equal(name, text);
    case RULE_NAME_END: return cg_str_ends(name, text);
    case RULE_NAME_GLOB: return cg_glob_match(text, name);
    case RULE_PATH: return cg_str_equal(path, text);
    case RULE_PATH_GLOB:
        return cg_str_starts(path, cg_str_first(text, r->literal)) &&
               cg_glob_match(cg_str_from_index(text, r->literal), cg_str_from_index(path, r->literal));
    }
    return false;
}

cg_ignore_verdict cg_ignore_match(const cg_ignore_rules *rules, cg_str path, bool is_folder) {
    if (rules == NULL || path.len == 0) return CG_IGNORE_UNDECIDED;
    size_t slash = cg_str_find_last_char(path, '/');
    cg_str name = slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
    uint8_t tail = (uint8_t)path.ptr[path.len - 1];
    for (size_t i = rules->count; i-- > 0;) {
        const rule *r = &rules->rules[i];
        if (r->folders_only && !is_folder) continue;
        if (r->kind <= RULE_NAME_END && r->tail != tail && r->len > 0) continue;
        if (rule_matches(r, path, name)) return r->keep ? CG_IGNORE_KEEP : CG_IGNORE_DROP;
    }
    return CG_IGNORE_UNDECIDED;
}

cg_ignore_verdict cg_ignore_chain_match(const cg_ignore_chain *nearest, cg_str path, bool is_folder) {
    for (const cg_ignore_chain *c = nearest; c != NULL; c = c->up) {
        cg_ignore_verdict v = cg_ignore_match(c->rules, cg_str_from_index(path, c->base), is_folder);
        if (v != CG_IGNORE_UNDECIDED) return v;
    }
    return CG_IGNORE_UNDECIDED;
}
