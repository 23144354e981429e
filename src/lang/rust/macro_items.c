/* Items that a macro of the file makes: name!(a, T) where the rule that fits has fn $a() or impl $t { … }. The rule's
 * text is read with the arguments put in, as far as functions, impls and types with their names go; the calls in it
 * belong to the macro. */
#include "lang/rust/rust.h"

#include <string.h>

enum { BINDINGS_MAX = 8, FUNCTIONS_MAX = 64, BODY_MAX = 16384 };

/* $name of a rule and the text that stands for it. */
typedef struct binding {
    cg_str name, text;
} binding;

typedef struct expansion {
    cg_walker *w;
    binding bound[BINDINGS_MAX];
    size_t count, made, most; /* what is made is bounded by the length of the call */
    cg_str self_type;         /* of the impl around */
    uint32_t at, start, end;  /* of what is made: the call of the macro */
} expansion;

/* ---- Text ---- */

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           (c & 0x80);
}

static cg_str rest_of(cg_str s, size_t from) {
    return cg_str_trim(cg_str_from_index(s, from < s.len ? from : s.len));
}

static cg_str word_of(cg_str s) {
    size_t n = 0;
    while (n < s.len && is_word(s.ptr[n])) n++;
    return cg_str_first(s, n);
}

/* The length of a tree of tokens in brackets at the beginning; 0: it does not end. */
static size_t tree_length(cg_str s) {
    size_t depth = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (strchr("({[", s.ptr[i])) depth++;
        if (strchr(")}]", s.ptr[i]) && depth && --depth == 0) return i + 1;
        if (s.ptr[i] == '"')
            for (i++; i < s.len && s.ptr[i] != '"'; i++)
                if (s.ptr[i] == '\\') i++;
    }
    return 0;
}

static cg_str take_tree(cg_str *s) {
    size_t open = 0;
    while (open < s->len && !strchr("({[", s->ptr[open])) open++;
    cg_str tree = cg_str_from_index(*s, open);
    size_t n = tree_length(tree);
    *s = n ? rest_of(tree, n) : CG_STR_NONE; /* what does not end is not looked into */
    return n > 1 ? cg_str_trim(cg_str_of(tree.ptr + 1, n - 2)) : CG_STR_NONE;
}

/* ---- Does a rule fit? ---- */

/* What a fragment takes: a word for ident, else up to `stop` outside of brackets. */
static cg_str take_fragment(cg_str *from, bool ident, char stop) {
    cg_str s = *from;
    size_t n = 0, depth = 0;
    if (ident) {
        n = word_of(s).len;
    } else {
        for (; n < s.len && (depth || s.ptr[n] != stop); n++) {
            if (strchr("({[", s.ptr[n])) depth++;
            if (strchr(")}]", s.ptr[n]) && depth) depth--;
        }
    }
    *from = rest_of(s, n);
    return cg_str_trim(cg_str_first(s, n));
}

/* Patterns of fragments and plain tokens only; repetitions fit nothing here. */
static bool fits(expansion *e, cg_str pattern, cg_str given) {
    e->count = 0;
    while (pattern.len) {
        if (pattern.ptr[0] != '$') {
            if (given.len == 0 || given.ptr[0] != pattern.ptr[0]) return false;
            pattern = rest_of(pattern, 1);
            given = rest_of(given, 1);
            continue;
        }
        cg_str name = word_of(cg_str_from_index(pattern, 1));
        pattern = rest_of(pattern, 1 + name.len);
        if (name.len == 0 || pattern.len == 0 || pattern.ptr[0] != ':' || e->count == BINDINGS_MAX)
            return false;
        pattern = rest_of(pattern, 1);
        cg_str kind = word_of(pattern);
        pattern = rest_of(pattern, kind.len);
        cg_str text = take_fragment(&given, cg_str_is(kind, "ident"), pattern.len ? pattern.ptr[0] : '\0');
        if (text.len == 0) return false;
        e->bound[e->count++] = (binding){name, text};
    }
    return given.len == 0;
}

static cg_str meant(const expansion *e, cg_str *s) {
    bool variable = s->len && s->ptr[0] == '$';
    cg_str name = word_of(variable ? cg_str_from_index(*s, 1) : *s), out = name;
    *s = rest_of(*s, name.len + variable);
    if (!variable) return out;
    out = CG_STR_NONE;
    for (size_t i = 0; i < e->count; i++)
        if (cg_str_equal(e->bound[i].name, name)) out = e->bound[i].text;
    return word_of(out).len == out.len ? out : CG_STR_NONE; /* plain names only */
}

/* ---- What it makes ---- */

static cg_expr_id type_named(const expansion *e, cg_str name) {
    if (name.len == 0 || !rust_is_type_name(name)) return 0;
    return cg_facts_expr(e->w->facts, CG_EXPR_NAME, CG_USE_TYPE | CG_USE_SILENT, 0, cg_string(e->w, name), 0,
                         e->at);
}

static cg_def made(const expansion *e, cg_node_kind kind, cg_str name) {
    return (cg_def){.kind = kind,
                    .flags = CG_SYM_HOISTED,
                    .visibility = CG_VISIBILITY_PUBLIC,
                    .name_text = name,
                    .at = e->at,
                    .start = e->start,
                    .end = e->end};
}

/* Behind `fn`. */
static void make_function(expansion *e, cg_str *s, bool member) {
    cg_str name = meant(e, s), parameters = take_tree(s);
    if (name.len == 0 || ++e->made > e->most) return;
    while (parameters.len && strchr("& ", parameters.ptr[0])) parameters = rest_of(parameters, 1);
    if (cg_str_is(word_of(parameters), "mut")) parameters = rest_of(parameters, 3);
    bool receiver = cg_str_is(word_of(parameters), "self");
    cg_def d = made(e, member ? CG_NODE_METHOD : CG_NODE_FUNCTION, name);
    if (member && !receiver) d.flags |= CG_SYM_STATIC;
    if (member) d.qualifier = e->self_type;
    cg_symbol_id symbol = cg_define_begin(e->w, &d, CG_SCOPE_FUNCTION);
    cg_str result = *s;
    if (cg_str_starts(result, CG_STR("->"))) {
        result = rest_of(result, 2);
        while (result.len && result.ptr[0] == '&') result = rest_of(result, 1);
        cg_str type = meant(e, &result);
        bool plain = result.len == 0 || strchr("{;", result.ptr[0]);
        if (plain) cg_set_type(e->w, symbol, type_named(e, type), 0);
    }
    cg_define_end(e->w);
}

static void make_items(expansion *e, cg_str body, bool member);

/* Behind `impl`: [Trait for] Type { … }, both plain names. */
static void make_impl(expansion *e, cg_str *s) {
    cg_str first = meant(e, s), trait = CG_STR_NONE;
    if (cg_str_is(word_of(*s), "for")) {
        *s = rest_of(*s, 3);
        trait = first;
        first = meant(e, s);
    }
    bool plain = s->len && s->ptr[0] == '{';
    cg_str body = take_tree(s);
    if (!plain || first.len == 0) return;
    cg_expr_id type = type_named(e, first), of = type_named(e, trait);
    cg_scope_id scope = cg_scope_open(e->w, CG_SCOPE_IMPL);
    cg_facts_scope_at(e->w->facts, scope)->type = type;
    cg_facts_scope_at(e->w->facts, scope)->trait = of;
    e->self_type = first;
    if (type) make_items(e, body, true);
    cg_scope_close(e->w);
}

static void make_items(expansion *e, cg_str body, bool member) {
    while (body.len && e->made < e->most) {
        cg_str word = word_of(body);
        if (strchr("({[", body.ptr[0])) {
            take_tree(&body);
            continue;
        }
        body = rest_of(body, word.len ? word.len : 1);
        if (cg_str_is(word, "fn"))
            make_function(e, &body, member);
        else if (cg_str_is(word, "impl") && !member && body.len && body.ptr[0] != '<')
            make_impl(e, &body);
        else if (cg_str_is(word, "struct") && !member) {
            cg_str name = meant(e, &body);
            cg_def d = made(e, CG_NODE_STRUCT, name);
            if (name.len && e->made++ < e->most) {
                cg_define_begin(e->w, &d, CG_SCOPE_CLASS);
                cg_define_end(e->w);
            }
        }
    }
}

void rust_macro_items(cg_walker *w, uint32_t call, cg_str name, uint32_t tree) {
    uint8_t scope = cg_facts_scope_at(w->facts, w->scope)->kind;
    bool member = scope == CG_SCOPE_IMPL;
    if (!member && scope != CG_SCOPE_FILE && scope != CG_SCOPE_NAMESPACE) return;
    cg_symbol_id macro = cg_lookup(w, name);
    if (macro == CG_NONE || cg_facts_symbol_at(w->facts, macro)->kind != CG_NODE_MACRO) return;
    const cg_node_facts *node = cg_facts_node_at(w->facts, macro);
    cg_str rules = cg_str_of(w->source.ptr + node->start, node->end - node->start),
           given = cg_node_text(w, tree);
    given = given.len > 1 ? cg_str_trim(cg_str_of(given.ptr + 1, given.len - 2)) : given;
    if (rules.len > BODY_MAX) return;
    rules = take_tree(&rules);
    expansion e = {.w = w,
                   .self_type = rust_state_of(w)->self_type,
                   .at = cg_start(w, call),
                   .start = cg_start(w, call),
                   .end = cg_end(w, call)};
    e.most = 4 + given.len / 2 < FUNCTIONS_MAX ? 4 + given.len / 2 : FUNCTIONS_MAX;
    for (int i = 0; i < 16 && rules.len; i++) {
        cg_str pattern = take_tree(&rules);
        if (!cg_str_starts(rules, CG_STR("=>"))) return;
        cg_str body = take_tree(&rules);
        if (rules.len && rules.ptr[0] == ';') rules = rest_of(rules, 1);
        if (!fits(&e, pattern, given)) continue;
        make_items(&e, body, member);
        return;
    }
}
