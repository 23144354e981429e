/* Types that JavaScript's documentation names: @param {T} name, @returns {T}, @type {T}. They count like declared
 * ones, but make no edges. */
#include "lang/javascript/javascript.h"

#define NESTING_MAX 8

static cg_expr_id read_type(cg_walker *w, cg_str text, uint32_t at, unsigned depth);

static bool is_name(cg_str s) {
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
        if (!letter && !(i > 0 && ((c >= '0' && c <= '9') || c == '.'))) return false;
    }
    return s.len > 0 && s.ptr[s.len - 1] != '.';
}

/* Names that say nothing of which members there are. */
static bool is_open(cg_str s) {
    static const char *const open[] = {"any",     "Object",    "object", "Function", "function",
                                       "void",    "undefined", "null",   "mixed",    "this",
                                       "unknown", "never",     "symbol"};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (cg_str_is(s, open[i])) return true;
    return false;
}

/* The first c outside of brackets; CG_STR_NOWHERE if there is none. */
static size_t find_outside(cg_str s, char c) {
    int depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (depth == 0 && s.ptr[i] == c) return i;
        if (strchr("<({[", s.ptr[i]))
            depth++;
        else if (strchr(">)}]", s.ptr[i]))
            depth--;
    }
    return CG_STR_NOWHERE;
}

static cg_expr_id read_union(cg_walker *w, cg_str text, uint32_t at, unsigned depth) {
    size_t mark = cg_list(w), bar;
    do {
        bar = find_outside(text, '|');
        cg_expr_id part = read_type(w, bar == CG_STR_NOWHERE ? text : cg_str_first(text, bar), at, depth);
        if (part) cg_list_add(w, part);
        if (bar != CG_STR_NOWHERE) text = cg_str_from_index(text, bar + 1);
    } while (bar != CG_STR_NOWHERE);
    if (cg_list_count(w, mark) > 0) return cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, at);
    cg_list_drop(w, mark);
    return 0;
}

/* Name<A, B>, also written Name.<A, B>. */
static cg_expr_id read_generic(cg_walker *w, cg_str text, size_t open, uint32_t at, unsigned depth) {
    cg_str name = cg_str_trim(cg_str_first(text, open)), rest = cg_str_from_index(text, open + 1);
    if (name.len && name.ptr[name.len - 1] == '.') name.len--;
    if (rest.len == 0 || rest.ptr[rest.len - 1] != '>') return 0;
    rest.len--;
    cg_expr_id generic = read_type(w, name, at, depth);
    if (!generic) return 0;
    size_t mark = cg_list(w), comma;
    do {
        comma = find_outside(rest, ',');
        cg_list_add(w, read_type(w, comma == CG_STR_NOWHERE ? rest : cg_str_first(rest, comma), at, depth));
        if (comma != CG_STR_NOWHERE) rest = cg_str_from_index(rest, comma + 1);
    } while (comma != CG_STR_NOWHERE);
    return cg_list_end(w, mark, CG_EXPR_APPLY, 0, generic, at);
}

/* import("module").Name */
static cg_expr_id read_import(cg_walker *w, cg_str text, uint32_t at) {
    size_t close = cg_str_find_char(text, ')');
    cg_str module = close == CG_STR_NOWHERE || close < 8 ? CG_STR_NONE : cg_str_of(text.ptr + 7, close - 7),
           name;
    module = cg_str_trim(module);
    if (module.len < 3 || !strchr("'\"", module.ptr[0])) return 0;
    module = cg_str_of(module.ptr + 1, module.len - 2);
    cg_str rest = cg_str_from_index(text, close + 1);
    cg_symbol_id symbol = cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_MODULE,
                                                            .flags = CG_IMPORT_DYNAMIC | CG_IMPORT_TYPE_ONLY,
                                                            .module = module,
                                                            .bound_text = module,
                                                            .at = at,
                                                            .symbol_flags = CG_SYM_ANONYMOUS | CG_SYM_LOCAL});
    if (symbol == CG_NONE) return 0;
    cg_expr_id value = cg_symbol_value(w, symbol, CG_USE_SILENT, at);
    if (rest.len && rest.ptr[0] == '.') rest = cg_str_from_index(rest, 1);
    while (rest.len && cg_str_split(&rest, '.', &name)) {
        if (!is_name(name)) return 0;
        value = cg_facts_expr(w->facts, CG_EXPR_MEMBER, CG_USE_SILENT | CG_USE_TYPE, CG_MEMBER_SCOPE, value,
                              cg_string(w, name), at);
    }
    return value;
}

static cg_expr_id read_type(cg_walker *w, cg_str text, uint32_t at, unsigned depth) {
    text = cg_str_trim(text);
    while (text.len && strchr("?!", text.ptr[0])) text = cg_str_from_index(text, 1);
    if (cg_str_starts(text, CG_STR("..."))) text = cg_str_from_index(text, 3);
    while (text.len && strchr("=?!", text.ptr[text.len - 1])) text.len--;
    if (++depth > NESTING_MAX || text.len == 0) return 0;
    if (find_outside(text, '|') != CG_STR_NOWHERE) return read_union(w, text, at, depth);
    if (cg_str_ends(text, CG_STR("[]")))
        return cg_unary(w, CG_EXPR_ARRAY, read_type(w, cg_str_first(text, text.len - 2), at, depth), 0, at);
    if (text.ptr[0] == '(' && text.ptr[text.len - 1] == ')')
        return read_type(w, cg_str_of(text.ptr + 1, text.len - 2), at, depth);
    size_t open = cg_str_find_char(text, '<');
    if (open != CG_STR_NOWHERE) return read_generic(w, text, open, at, depth);
    if (cg_str_starts(text, CG_STR("import("))) return read_import(w, text, at);
    if (!is_name(text) || is_open(text)) return 0;
    return cg_dotted(w, text, '.', at, CG_USE_SILENT | CG_USE_TYPE);
}

/* The {type} after a tag; what follows it goes to *rest. */
static bool braces(cg_str line, cg_str *type, cg_str *rest) {
    line = cg_str_trim(line);
    if (line.len == 0 || line.ptr[0] != '{') return false;
    size_t close = find_outside(cg_str_from_index(line, 1), '}');
    if (close == CG_STR_NOWHERE) return false;
    *type = cg_str_of(line.ptr + 1, close);
    *rest = cg_str_trim(cg_str_from_index(line, close + 2));
    return true;
}

/* "name", "[name]", "[name=default]": its first word without brackets. */
static cg_str first_word(cg_str s) {
    if (s.len && s.ptr[0] == '[') s = cg_str_from_index(s, 1);
    size_t n = 0;
    while (n < s.len && !strchr(" \t=]-", s.ptr[n])) n++;
    return cg_str_first(s, n);
}

static bool take_tag(cg_str line, const char *tag, cg_str *rest) {
    cg_str name = cg_str_from(tag);
    if (!cg_str_starts(line, name)) return false;
    *rest = cg_str_from_index(line, name.len);
    return rest->len > 0 && strchr(" \t{", rest->ptr[0]);
}

static cg_str docs_of(cg_walker *w, cg_symbol_id symbol) {
    if (w->language != CG_LANG_JAVASCRIPT || cg_has_flags(w, symbol, CG_SYM_LOCAL)) return CG_STR_NONE;
    cg_string_id docs = cg_facts_node_at(w->facts, symbol)->docs;
    return docs ? cg_facts_text(w->facts, docs) : CG_STR_NONE;
}

cg_expr_id cg_js_documented_parameter(cg_walker *w, cg_symbol_id function, uint32_t name) {
    cg_str docs = name ? docs_of(w, function) : CG_STR_NONE, line, rest, type, after;
    while (cg_str_split(&docs, '\n', &line)) {
        line = cg_str_trim(line);
        if (!take_tag(line, "@param", &rest) && !take_tag(line, "@arg", &rest)) continue;
        if (braces(rest, &type, &after) && cg_str_equal(first_word(after), cg_node_text(w, name)))
            return read_type(w, type, cg_start(w, name), 0);
    }
    return 0;
}

void cg_js_documented_type(cg_walker *w, cg_symbol_id symbol, bool result) {
    cg_str docs = docs_of(w, symbol), line, rest, type, after;
    uint32_t at = cg_facts_symbol_at(w->facts, symbol)->at;
    while (cg_str_split(&docs, '\n', &line)) {
        line = cg_str_trim(line);
        bool found = result ? take_tag(line, "@returns", &rest) || take_tag(line, "@return", &rest)
                            : take_tag(line, "@type", &rest);
        if (!found || !braces(rest, &type, &after)) continue;
        cg_set_type(w, symbol, read_type(w, type, at, 0), 0);
        return;
    }
}

/* @typedef {T} Name: a name for a type, which a module offers like its exports. */
static void define_alias(cg_walker *w, uint32_t node) {
    cg_str comment = cg_node_text(w, node), line, rest, type, after;
    while (cg_str_split(&comment, '\n', &line)) {
        line = cg_str_trim(line);
        while (line.len && strchr("/*", line.ptr[0])) line = cg_str_trim(cg_str_from_index(line, 1));
        if (!take_tag(line, "@typedef", &rest) || !braces(rest, &type, &after)) continue;
        cg_str name = first_word(after);
        if (!is_name(name)) continue;
        uint32_t at = (uint32_t)(name.ptr - w->source.ptr);
        cg_expr_id value = read_type(w, type, at, 0);
        if (value)
            cg_define(w, &(cg_def){.kind = CG_NODE_TYPE_ALIAS,
                                   .flags = CG_SYM_EXPORTED,
                                   .visibility = CG_VISIBILITY_PUBLIC,
                                   .name_text = name,
                                   .at = at,
                                   .start = cg_start(w, node),
                                   .end = cg_end(w, node),
                                   .type_value = value});
    }
}

void cg_js_documented_aliases(cg_walker *w) {
    if (w->language != CG_LANG_JAVASCRIPT) return;
    CG_EACH_CHILD(w, child, CG_CST_ROOT) {
        if (cg_kind(w, child) != JS_COMMENT) continue;
        cg_str text = cg_node_text(w, child);
        if (cg_str_starts(text, CG_STR("/**")) && cg_str_find(text, CG_STR("@typedef")) != CG_STR_NOWHERE)
            define_alias(w, child);
    }
}
