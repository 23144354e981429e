#include "exchange/scip_symbol.h"

#include "base/mem.h"

/* ---- Reading ---- */

/* Up to a single space; two spaces stand for one. */
static bool take_word(cg_str *rest, cg_arena *arena, cg_str *out) {
    size_t end = 0, doubled = 0;
    for (; end < rest->len; end++) {
        if (rest->ptr[end] != ' ') continue;
        if (end + 1 >= rest->len || rest->ptr[end + 1] != ' ') break;
        doubled++;
        end++;
    }
    if (end == 0 || end >= rest->len) return false;
    *out = cg_str_first(*rest, end);
    *rest = cg_str_from_index(*rest, end + 1);
    if (doubled > 0) {
        char *plain = cg_arena_alloc(arena, end + 1);
        size_t len = 0;
        for (size_t i = 0; i < end; i++) {
            plain[len++] = out->ptr[i];
            i += out->ptr[i] == ' ';
        }
        *out = cg_str_of(plain, len);
    }
    if (cg_str_is(*out, ".")) *out = CG_STR_NONE;
    return true;
}

static bool is_simple(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '+' || c == '-' || c == '$';
}

static bool take_escaped(cg_str *rest, cg_arena *arena, cg_str *out) {
    char *plain = cg_arena_alloc(arena, rest->len + 1);
    size_t len = 0, i = 1;
    for (; i < rest->len; i++) {
        if (rest->ptr[i] == '`' && (i + 1 >= rest->len || rest->ptr[i + 1] != '`')) break;
        i += rest->ptr[i] == '`';
        plain[len++] = rest->ptr[i];
    }
    if (i >= rest->len) return false;
    *out = cg_str_of(plain, len);
    *rest = cg_str_from_index(*rest, i + 1);
    return true;
}

static bool take_name(cg_str *rest, cg_arena *arena, cg_str *out) {
    size_t end = 0;
    if (rest->len > 0 && rest->ptr[0] == '`') return take_escaped(rest, arena, out);
    while (end < rest->len && is_simple(rest->ptr[end])) end++;
    *out = cg_str_first(*rest, end);
    *rest = cg_str_from_index(*rest, end);
    return end > 0;
}

static bool take_char(cg_str *rest, char c) {
    if (rest->len == 0 || rest->ptr[0] != c) return false;
    *rest = cg_str_from_index(*rest, 1);
    return true;
}

/* What follows a method's name: "(" disambiguator ")." */
static bool take_method_end(cg_str *rest) {
    size_t end = 0;
    while (end < rest->len && is_simple(rest->ptr[end])) end++;
    *rest = cg_str_from_index(*rest, end);
    return take_char(rest, ')') && take_char(rest, '.');
}

static bool take_suffix(cg_str *rest, cg_scip_suffix *out) {
    static const struct {
        char c;
        cg_scip_suffix suffix;
    } all[] = {{'/', CG_SCIP_NAMESPACE}, {'#', CG_SCIP_TYPE},  {'.', CG_SCIP_TERM},
               {':', CG_SCIP_META},      {'!', CG_SCIP_MACRO}, {'(', CG_SCIP_METHOD}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (!take_char(rest, all[i].c)) continue;
        *out = all[i].suffix;
        return all[i].suffix != CG_SCIP_METHOD || take_method_end(rest);
    }
    return false;
}

static bool take_descriptor(cg_str *rest, cg_arena *arena, cg_scip_descriptor *out) {
    if (take_char(rest, '[')) {
        out->suffix = CG_SCIP_TYPE_PARAMETER;
        return take_name(rest, arena, &out->name) && take_char(rest, ']');
    }
    if (take_char(rest, '(')) {
        out->suffix = CG_SCIP_PARAMETER;
        return take_name(rest, arena, &out->name) && take_char(rest, ')');
    }
    return take_name(rest, arena, &out->name) && take_suffix(rest, &out->suffix);
}

bool cg_scip_symbol_read(cg_str text, cg_arena *arena, cg_scip_symbol *out) {
    out->count = 0;
    out->scheme = out->manager = out->package = out->version = CG_STR_NONE;
    out->local = cg_str_starts(text, CG_STR("local "));
    if (out->local) return text.len > 6;
    cg_str rest = text;
    if (!take_word(&rest, arena, &out->scheme) || !take_word(&rest, arena, &out->manager) ||
        !take_word(&rest, arena, &out->package) || !take_word(&rest, arena, &out->version))
        return false;
    while (rest.len > 0) {
        if (out->count == CG_SCIP_DESCRIPTORS_MAX) return false;
        if (!take_descriptor(&rest, arena, &out->descriptors[out->count++])) return false;
    }
    return out->count > 0;
}

/* ---- Writing ---- */

static void put_word(cg_buf *out, cg_str word) {
    if (word.len == 0) cg_buf_append_char(out, '.');
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] == ' ') cg_buf_append_char(out, ' ');
        cg_buf_append_char(out, word.ptr[i]);
    }
    cg_buf_append_char(out, ' ');
}

void cg_scip_symbol_begin(cg_buf *out, cg_str scheme, cg_str manager, cg_str package, cg_str version) {
    put_word(out, scheme);
    put_word(out, manager);
    put_word(out, package);
    put_word(out, version);
}

static void put_name(cg_buf *out, cg_str name) {
    bool simple = name.len > 0;
    for (size_t i = 0; i < name.len; i++) simple = simple && is_simple(name.ptr[i]);
    if (simple) {
        cg_buf_append(out, name);
        return;
    }
    cg_buf_append_char(out, '`');
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] == '`') cg_buf_append_char(out, '`');
        cg_buf_append_char(out, name.ptr[i]);
    }
    if (name.len == 0) cg_buf_append_z(out, "<>"); /* the grammar has no empty names */
    cg_buf_append_char(out, '`');
}

void cg_scip_symbol_add(cg_buf *out, cg_str name, cg_scip_suffix suffix, uint32_t ordinal) {
    static const char ends[] = {[CG_SCIP_NAMESPACE] = '/',
                                [CG_SCIP_TYPE] = '#',
                                [CG_SCIP_TERM] = '.',
                                [CG_SCIP_META] = ':',
                                [CG_SCIP_MACRO] = '!'};
    CG_CLEANUP(cg_buf_clear) cg_buf numbered = {0};
    if (ordinal > 0 && suffix != CG_SCIP_METHOD) {
        cg_buf_format(&numbered, "%.*s+%u", CG_STR_ARG(name), ordinal);
        name = cg_buf_str(&numbered);
    }
    if (suffix == CG_SCIP_PARAMETER || suffix == CG_SCIP_TYPE_PARAMETER) {
        cg_buf_append_char(out, suffix == CG_SCIP_PARAMETER ? '(' : '[');
        put_name(out, name);
        cg_buf_append_char(out, suffix == CG_SCIP_PARAMETER ? ')' : ']');
        return;
    }
    put_name(out, name);
    if (suffix != CG_SCIP_METHOD)
        cg_buf_append_char(out, ends[suffix]);
    else if (ordinal > 0)
        cg_buf_format(out, "(+%u).", ordinal);
    else
        cg_buf_append_z(out, "().");
}
