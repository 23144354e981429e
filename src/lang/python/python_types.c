/* Annotations: generic types, aliases, and types written in strings. */
#include "lang/python/python.h"

/* list[int]: the grammar names neither part. */
cg_expr_id py_generic_type(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t generic = cg_first_named(w, node), arguments = cg_child_of_kind(w, node, PY_TYPE_ARGUMENTS);
    cg_expr_id of = cg_visit(w, generic, use ? use : CG_USE_TYPE);
    bool literal = generic && cg_str_ends(cg_node_text(w, generic), CG_STR("Literal"));
    size_t mark = cg_list(w);
    if (arguments && !literal) cg_list_add_children(w, arguments, CG_USE_TYPE);
    return cg_list_end(w, mark, CG_EXPR_APPLY, 0, of, cg_start(w, node));
}

/* type Name[T] = value */
cg_expr_id py_type_alias(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, PY_F_LEFT), right = cg_child(w, node, PY_F_RIGHT), name = left;
    while (name && cg_kind(w, name) != PY_IDENTIFIER) name = cg_first_named(w, name);
    cg_expr_id type = cg_visit(w, right, CG_USE_TYPE);
    if (name == 0) return 0;
    cg_define(w, &(cg_def){.kind = CG_NODE_TYPE_ALIAS,
                           .flags = w->scope == 0 ? CG_SYM_EXPORTED : 0,
                           .visibility = py_visibility(cg_node_text(w, name)),
                           .node = node,
                           .name = name,
                           .type = right,
                           .type_value = type});
    return 0;
}

/* ---- Types in strings ---- */

enum { NESTING_MAX = 16 };

typedef struct string_type {
    cg_walker *w;
    const char *begin, *p, *end;
    uint32_t at;
    unsigned depth;
} string_type;

static cg_expr_id parse_union(string_type *s, uint8_t use);

static void skip_blanks(string_type *s) {
    while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r')) s->p++;
}

static bool take(string_type *s, char c) {
    skip_blanks(s);
    if (s->p >= s->end || *s->p != c) return false;
    s->p++;
    return true;
}

static bool is_name_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || (unsigned char)c >= 0x80;
}

static cg_expr_id parse_name(string_type *s, uint8_t use) {
    skip_blanks(s);
    const char *start = s->p;
    while (s->p < s->end && is_name_char(*s->p)) s->p++;
    if (s->p == start || (*start >= '0' && *start <= '9')) return 0;
    cg_str name = cg_str_of(start, (size_t)(s->p - start));
    uint32_t at = s->at + (uint32_t)(start - s->begin);
    if (cg_str_is(name, "None")) return cg_literal_value(s->w, CG_LITERAL_NULL, CG_STR_NONE, at);
    return cg_dotted(s->w, name, '.', at, use);
}

static cg_expr_id parse_arguments(string_type *s, cg_expr_id of, uint32_t at) {
    size_t mark = cg_list(s->w);
    do {
        cg_expr_id argument = take(s, '[') ? parse_arguments(s, 0, at) : parse_union(s, CG_USE_TYPE);
        cg_list_add(s->w, argument);
    } while (s->depth < NESTING_MAX && take(s, ','));
    take(s, ']');
    return cg_list_end(s->w, mark, CG_EXPR_APPLY, 0, of, at);
}

static cg_expr_id parse_one(string_type *s, uint8_t use) {
    uint32_t at = s->at + (uint32_t)(s->p - s->begin);
    cg_expr_id name = parse_name(s, use);
    if (name == 0 || s->depth >= NESTING_MAX || !take(s, '[')) return name;
    s->depth++;
    cg_expr_id applied = parse_arguments(s, name, at);
    s->depth--;
    return applied;
}

static cg_expr_id parse_union(string_type *s, uint8_t use) {
    uint32_t at = s->at + (uint32_t)(s->p - s->begin);
    cg_expr_id first = parse_one(s, use);
    if (first == 0 || !take(s, '|')) return first;
    size_t mark = cg_list(s->w);
    cg_list_add(s->w, first);
    do {
        cg_expr_id next = parse_one(s, use);
        if (next) cg_list_add(s->w, next);
    } while (take(s, '|'));
    return cg_list_end(s->w, mark, CG_EXPR_UNION, 0, 0, at);
}

cg_expr_id py_string_type(cg_walker *w, cg_str text, uint32_t at, uint8_t use) {
    string_type s = {.w = w, .begin = text.ptr, .p = text.ptr, .end = text.ptr + text.len, .at = at};
    return parse_union(&s, use);
}
