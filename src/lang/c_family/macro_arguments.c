/* Part of the second pass of prepare.h: arguments of macros that are types, code or declarations and no
 * expressions. */
#include "lang/c_family/decorations.h"

/* Leaves one name of the type that is the argument [first, end). */
static void shorten_type(stripping *p, uint32_t first, uint32_t end) {
    uint32_t keep = first;
    for (uint32_t k = first; k < end; k++) {
        const cg_c_token *t = at(p, k);
        bool named = t->kind == CG_C_NAME && k > first && at(p, k - 1)->kind == CG_C_TAG;
        if (named || (at(p, keep)->kind == CG_C_CV && (t->kind == CG_C_NAME || t->kind == CG_C_TYPE)))
            keep = k;
    }
    for (uint32_t k = first; k < end; k++) {
        if (k != keep) blank(p, k, k);
    }
}

/* Is [first, end) a type and nothing but a type of two words or more? */
static bool is_type(const stripping *p, uint32_t first, uint32_t end) {
    uint32_t k = first;
    bool sure = false;
    for (; k < end && starts_word(p, k); k++) {
        const cg_c_token *t = at(p, k);
        sure |= t->kind == CG_C_TAG || t->kind == CG_C_CV || (t->kind == CG_C_TYPE && end > first + 1);
    }
    if (k == first) return false;
    bool star = k < end;
    for (; k < end; k++) {
        if (!is(p, k, '*') && at(p, k)->kind != CG_C_CV &&
            !(at(p, k)->kind == CG_C_NAME && cg_c_macro_like(text_of(p, k))))
            return false;
    }
    star &= is(p, end - 1, '*') || sure;
    return sure || star;
}

/* va_arg(ap, char *), container_of(p, struct s, member): types among a call's arguments. */
static void shorten_types(stripping *p, uint32_t open) {
    uint32_t close = p->match[open], first = open + 1;
    for (uint32_t k = open + 1; k <= close; k++) {
        if (k != close && !is(p, k, ',')) {
            if ((is(p, k, '(') || is(p, k, '{') || is(p, k, '[')) && p->match[k]) k = p->match[k];
            continue;
        }
        if (k > first && is_type(p, first, k)) shorten_type(p, first, k);
        first = k + 1;
    }
}

static bool has_semicolon(const stripping *p, uint32_t open) {
    for (uint32_t k = open; k < p->match[open]; k++) {
        if (is(p, k, ';') || is(p, k, '{')) return true;
    }
    return false;
}

/* EVENT(name, code; …): keeps the arguments up to the first that is not just a name; the rest is searched as text. */
static void lose_code(stripping *p, uint32_t open) {
    uint32_t close = p->match[open], k = open + 1;
    while (k + 1 < close && at(p, k)->kind == CG_C_NAME && is(p, k + 1, ',')) k += 2;
    if (k > open + 1) k--;
    cg_c_fill(p->s, at(p, k)->start, at(p, close)->start, CG_C_LOST);
}

/* In a struct: struct_group(name, int a; int b;) and DECLARE_BITMAP(name, 64). */
static void strip_field_macro(stripping *p, uint32_t name) {
    uint32_t open = name + 1, close = p->match[open], k = open + 1;
    if (has_semicolon(p, open)) {
        bool two = cg_str_find(text_of(p, name), CG_STR("group_")) != CG_STR_NOWHERE;
        for (uint32_t commas = 0; k < close && commas < 1u + two; k++) commas += is(p, k, ',');
        blank(p, name, k - 1);
        blank(p, close, close);
        return;
    }
    if (!cg_c_macro_like(text_of(p, name)) || at(p, close)->end - at(p, name)->start < 4) return;
    while (k < close && !(at(p, k)->kind == CG_C_NAME && (is(p, k - 1, ',') || k == open + 1) &&
                          (is(p, k + 1, ',') || k + 1 == close)))
        k++;
    if (k >= close) return;
    blank(p, name, k - 1);
    blank(p, k + 1, close);
    memcpy(p->s->text + at(p, name)->start, "int", 3);
}

/* DEFINE_PER_CPU(struct s, name) = …: a declaration in disguise. */
static bool strip_per_cpu(stripping *p, uint32_t name) {
    uint32_t open = name + 1, close = p->match[open], comma = close - 2;
    bool per_cpu = cg_str_find(text_of(p, name), CG_STR("_PER_CPU")) != CG_STR_NOWHERE;
    if (!per_cpu || close < open + 4 || !is(p, comma, ',') || at(p, close - 1)->kind != CG_C_NAME)
        return false;
    for (uint32_t k = open + 1; k < comma; k++) {
        if (!starts_word(p, k) && !is(p, k, '*')) return false;
    }
    blank(p, name, open);
    blank(p, comma, comma);
    blank(p, close, close);
    return true;
}

/* A name followed by parentheses that hold the arguments of a call, or those of a macro at the level of files. */
void cg_c_strip_arguments(stripping *p, uint32_t name, uint32_t item, bool begins) {
    uint32_t open = name + 1;
    context c = context_now(p);
    if (!p->match[open]) return;
    if (c == BLOCK || c == INIT || c == PAREN) {
        if (p->in_code && !is_word(p, name, "offsetof")) shorten_types(p, open);
        bool defines = c == BLOCK && cg_c_macro_like(text_of(p, name)) && is(p, p->match[open] + 1, ';');
        for (uint32_t k = item; defines && k < name; k++) {
            if (at(p, k)->kind == CG_C_STORAGE)
                blank(p, k, k); /* static DEFINE_RATELIMIT(…); in a function */
        }
        return;
    }
    if (!begins || (item && is(p, item - 1, '}') && (p->closed == CLASS || p->closed == ENUM))) return;
    for (uint32_t k = item; k < name; k++) {
        if (at(p, k)->kind != CG_C_STORAGE && at(p, k)->kind != CG_C_CV) return;
    }
    uint32_t close = p->match[open];
    if (c == TOP && strip_per_cpu(p, name)) return;
    if (c == CLASS && !p->s->cpp && is(p, close + 1, ';')) strip_field_macro(p, name);
    if (c != TOP || !cg_c_macro_like(text_of(p, name))) return;
    for (uint32_t k = item; k < name && (is(p, close + 1, ';') || is(p, close + 1, '=')); k++) blank(p, k, k);
    if (has_semicolon(p, open))
        lose_code(p, open);
    else
        shorten_types(p, open);
}
