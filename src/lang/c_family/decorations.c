/* The second pass of prepare.h. In C a declaration is: words (one of them the type), then a declarator. Where
 * more names stand side by side than that allows, the others are macros; which ones follows from their place
 * and, where that leaves a choice, from their looks. Expressions never have two names side by side, so that
 * they are left alone without being understood. */
#include "lang/c_family/decorations.h"

typedef enum { NAME, MACRO_CALL, TYPE, STORAGE, TAG } word_kind;
typedef struct word {
    uint32_t first, last; /* tokens */
    uint8_t kind;
    bool compound; /* A::B or A<B>: not a macro */
} word;
enum { WORDS_MAX = 24, ANGLE_MAX = 96 };

typedef struct run {
    word words[WORDS_MAX];
    uint32_t count;
    uint32_t next; /* the token behind it */
} run;

static bool macro_like(const stripping *p, const word *w) {
    return w->kind == MACRO_CALL || (!w->compound && cg_c_macro_like(text_of(p, w->first)));
}

/* A semicolon between two tokens, if there is room. */
static bool separate(stripping *p, uint32_t before) {
    uint32_t from = at(p, before)->end;
    char *room = p->s->text + from;
    if (from >= at(p, before + 1)->start || (*room != ' ' && *room != '\n' && *room != '\t' && *room != '\r'))
        return false;
    *room = ';';
    p->separated = before;
    return true;
}

static void find_matches(stripping *p) {
    CG_VEC(uint32_t) open = {0};
    for (uint32_t i = 0; i < p->s->tokens.len; i++) {
        if (is(p, i, '(') || is(p, i, '[') || is(p, i, '{')) {
            cg_vec_push(&open, i);
        } else if (open.len && (is(p, i, ')') || is(p, i, ']') || is(p, i, '}'))) {
            uint8_t want = at(p, i)->c == ')' ? '(' : at(p, i)->c == ']' ? '[' : '{';
            uint32_t o = cg_vec_last(&open);
            if (at(p, o)->c != want) continue;
            open.len--;
            p->match[o] = i;
            p->match[i] = o;
        }
    }
    cg_vec_clear(&open);
}

/* ---- Words ---- */

/* Behind the > that closes the < at i, or i if this is a comparison. */
static uint32_t skip_angles(const stripping *p, uint32_t i) {
    uint32_t depth = 0;
    for (uint32_t k = i; k < i + ANGLE_MAX; k++) {
        const cg_c_token *t = at(p, k);
        if (t->kind == CG_C_PUNCT) {
            if (t->c == '<')
                depth++;
            else if (t->c == '>') {
                if (--depth == 0) return k + 1;
            } else if ((t->c == '(' || t->c == '[') && p->match[k])
                k = p->match[k];
            else if (t->c != ',' && t->c != '*' && t->c != '&' && t->c != CG_C_SCOPE && t->c != CG_C_ANDAND &&
                     t->c != CG_C_DOTS)
                return i;
        } else if (t->kind == CG_C_END || t->kind == CG_C_STATEMENT)
            return i;
    }
    return i;
}

/* Reads A::B<C>::D beginning at token i; the token behind it. */
static uint32_t skip_name(const stripping *p, uint32_t i, bool *compound) {
    if (is(p, i, CG_C_SCOPE)) i++;
    i++;
    while (p->s->cpp) {
        if (is(p, i, CG_C_SCOPE) && at(p, i + 1)->kind == CG_C_NAME)
            i += 2;
        else if (is(p, i, '<') && skip_angles(p, i) != i)
            i = skip_angles(p, i);
        else
            break;
        *compound = true;
    }
    return i;
}

/* __attribute__((…)) goes from everywhere; typeof(…) becomes a type that every grammar knows. */
static uint32_t attribute(stripping *p, run *r, uint32_t i) {
    uint32_t last = is(p, i + 1, '(') && p->match[i + 1] ? p->match[i + 1] : i;
    cg_str name = text_of(p, i);
    bool type_of = cg_str_find(name, CG_STR("typeof")) != CG_STR_NOWHERE;
    if (type_of || cg_str_is(name, "decltype")) {
        if (type_of && last > i) {
            blank(p, i, last);
            memcpy(p->s->text + at(p, i)->start, "int", 3);
        }
        r->words[r->count++] = (word){.first = i, .last = last, .kind = TYPE};
    } else if (!cg_str_is(name, "alignas") && !cg_str_is(name, "_Alignas")) {
        blank(p, i, last);
    }
    return last + 1;
}

static bool names_call(const stripping *p, const run *r, uint32_t i) {
    uint32_t close = is(p, i + 1, '(') ? p->match[i + 1] : 0;
    if (!close || !starts_word(p, close + 1)) return false;
    if (at(p, close + 1)->kind == CG_C_CV && !starts_word(p, close + 2)) return false; /* a const method */
    bool after_pointer = i && !r->count && (is(p, i - 1, '*') || is(p, i - 1, '&'));
    bool anything = context_now(p) == BLOCK || (context_now(p) == TOP && !p->s->cpp);
    if (after_pointer || !anything) return cg_c_macro_like(text_of(p, i));
    for (uint32_t k = 0; k < r->count; k++) {
        if (r->words[k].kind != STORAGE)
            return cg_c_macro_like(text_of(p, i)); /* else K&R: int f(a) int a; */
    }
    return true;
}

static void read_run(stripping *p, uint32_t i, run *r) {
    r->count = 0;
    while (r->count < WORDS_MAX) {
        const cg_c_token *t = at(p, i);
        word w = {.first = i, .last = i};
        if (t->kind == CG_C_ATTRIBUTE) {
            i = attribute(p, r, i);
            continue;
        }
        if (t->kind == CG_C_NAME ||
            (t->c == CG_C_SCOPE && t->kind == CG_C_PUNCT && at(p, i + 1)->kind == CG_C_NAME && !r->count)) {
            if (names_call(p, r, i))
                w.kind = MACRO_CALL, w.last = p->match[i + 1];
            else
                w.kind = NAME, w.last = skip_name(p, i, &w.compound) - 1;
        } else if (t->kind == CG_C_TYPE)
            w.kind = TYPE;
        else if (t->kind == CG_C_TAG)
            w.kind = is_word(p, i, "typename") ? STORAGE : TAG;
        else if (t->kind == CG_C_STORAGE || t->kind == CG_C_CV) {
            w.kind = STORAGE;
            if (at(p, i + 1)->kind == CG_C_STRING && is_word(p, i, "extern")) w.last++;
            if (is_word(p, i, "__extension__")) {
                blank(p, i, i);
                i++;
                continue;
            }
        } else
            break;
        r->words[r->count++] = w;
        i = w.last + 1;
    }
    r->next = i;
}

/* ---- Choosing ---- */

/* Of the words [from, count) that are names, the one that is declared: the last that does not look like a
 * macro, otherwise the last. */
static uint32_t pick_name(const stripping *p, const run *r, uint32_t from) {
    uint32_t last = r->count, plain = r->count;
    for (uint32_t k = from; k < r->count; k++) {
        if (r->words[k].kind != NAME) continue;
        last = k;
        if (!macro_like(p, &r->words[k])) plain = k;
    }
    return plain < r->count ? plain : last;
}

static void blank_word(stripping *p, const run *r, uint32_t k) {
    const word *w = &r->words[k];
    uint32_t last = w->last;
    bool trailing_call = k + 1 == r->count && w->kind == NAME && is(p, r->next, '(') && p->match[r->next];
    if (!trailing_call) {
        blank(p, w->first, last);
    } else if (is(p, r->next + 1, '(') && p->match[r->next + 1] + 1 == p->match[r->next]) {
        blank(p, w->first, r->next); /* int f PROTO((int a)); */
        blank(p, p->match[r->next], p->match[r->next]);
    } else {
        blank(p, w->first, p->match[r->next]);
    }
}

static bool opens_body(const stripping *p, uint32_t next) {
    if (is(p, next, '{') || at(p, next)->kind == CG_C_TRAILER) return true;
    return is(p, next, ':') && at(p, next + 1)->kind != CG_C_NUMBER;
}

/* struct MACRO name { … */
static void strip_tagged_body(stripping *p, const run *r, uint32_t tag) {
    uint32_t name = pick_name(p, r, tag + 1), names = 0;
    bool like = false;
    for (uint32_t k = tag + 1; k < r->count; k++) {
        names += r->words[k].kind == NAME;
        like |= macro_like(p, &r->words[k]);
    }
    if (names == 2 && p->s->cpp && !like) return; /* struct stat st{}; */
    for (uint32_t k = 0; k < r->count; k++) {
        bool before = k < tag && (r->words[k].kind == NAME || r->words[k].kind == MACRO_CALL);
        if (before || (k > tag && k != name && (r->words[k].kind == NAME || r->words[k].kind == MACRO_CALL)))
            blank_word(p, r, k);
    }
}

typedef struct shape {
    uint32_t
        type; /* index of the last word that is a type's keyword (or the name behind a tag); count: none */
    uint32_t names;  /* NAME words that are not tags */
    bool nameless;   /* the declarator goes on with *, (* or (f): no name among the words */
    bool after_type; /* * or } of a struct stands before: no type among the words */
} shape;

static void strip_with_type(stripping *p, const run *r, const shape *h) {
    uint32_t from = h->after_type ? 0 : h->type + 1;
    uint32_t name = h->nameless ? r->count : pick_name(p, r, from);
    for (uint32_t k = 0; k < r->count; k++) {
        bool tagged = !h->after_type && k && r->words[k - 1].kind == TAG;
        if (r->words[k].kind == MACRO_CALL || (r->words[k].kind == NAME && k != name && !tagged))
            blank_word(p, r, k);
    }
}

/* f(BY_REF(T) x): the macro's argument is the type. */
static void unwrap(stripping *p, const word *w) {
    bool single = w->last == w->first + 3 && at(p, w->first + 2)->kind == CG_C_NAME;
    if (!p->s->cpp || !single) return;
    blank(p, w->first, w->first + 1);
    blank(p, w->last, w->last);
}

static void strip_without_type(stripping *p, const run *r, const shape *h) {
    uint32_t name = h->nameless ? r->count : pick_name(p, r, 0), type = r->count, keep = h->nameless ? 1 : 2;
    for (uint32_t k = 0; k < r->count && k < name; k++) {
        if (r->words[k].kind != NAME) continue;
        bool better = type == r->count || !macro_like(p, &r->words[k]) ||
                      (!h->nameless && macro_like(p, &r->words[type]));
        if (better) type = k;
    }
    for (uint32_t k = 0; k < r->count; k++) {
        if (r->words[k].kind == MACRO_CALL && h->names >= keep)
            blank_word(p, r, k);
        else if (r->words[k].kind == MACRO_CALL)
            unwrap(p, &r->words[k]);
        else if (r->words[k].kind == NAME && h->names > keep && k != name && k != type)
            blank_word(p, r, k);
        else if (r->words[k].kind == NAME && h->nameless && h->names == 2 && k != type &&
                 macro_like(p, &r->words[k]))
            blank_word(p, r, k);
    }
}

/* TEST_END
 * TEST_BEGIN(name) {: two macros, each on its line. */
static bool strip_line(stripping *p, const run *r) {
    bool two = r->count == 2 && context_now(p) == TOP && is(p, r->next, '(');
    if (!two || r->words[0].kind != NAME || r->words[1].kind != NAME || !at(p, r->words[1].first)->line)
        return false;
    if (!macro_like(p, &r->words[0]) || !macro_like(p, &r->words[1])) return false;
    blank_word(p, r, 0);
    return true;
}

/* int (f)(int x), which keeps macros called f away. */
static bool names_in_parentheses(const stripping *p, uint32_t i) {
    return is(p, i, '(') && at(p, i + 1)->kind == CG_C_NAME && is(p, i + 2, ')') && is(p, i + 3, '(');
}

static shape shape_of(const stripping *p, const run *r, bool after_type) {
    shape h = {.type = r->count, .after_type = after_type};
    for (uint32_t k = 0; k < r->count; k++) {
        if (r->words[k].kind == TYPE) h.type = k;
        bool tagged = k && r->words[k - 1].kind == TAG;
        if (tagged && r->words[k].kind == NAME) h.type = k;
        if (r->words[k].kind == TAG) h.type = k;
        h.names += r->words[k].kind == NAME && !tagged;
    }
    h.nameless = is(p, r->next, '*') || is(p, r->next, '&') || is(p, r->next, CG_C_ANDAND) ||
                 (is(p, r->next, '(') && (is(p, r->next + 1, '*') || is(p, r->next + 1, '^'))) ||
                 names_in_parentheses(p, r->next);
    return h;
}

/* ---- Places ---- */

static bool control(const stripping *p, uint32_t i) {
    return at(p, i)->kind == CG_C_STATEMENT &&
           (is_word(p, i, "if") || is_word(p, i, "for") || is_word(p, i, "while") ||
            is_word(p, i, "switch") || is_word(p, i, "catch"));
}

/* The ) at i belongs to if (…) and the like. */
static bool closes_control(const stripping *p, uint32_t i) {
    uint32_t open = p->match[i];
    return open && control(p, open - 1);
}

/* f(void) MACRO {   x[3] MACRO = */
static bool strip_trailing(stripping *p, const run *r) {
    context c = context_now(p);
    if (c != TOP && c != CLASS) return false;
    for (uint32_t k = 0; k < r->count; k++) {
        if (r->words[k].kind == STORAGE) continue;
        if (r->words[k].kind > MACRO_CALL || !macro_like(p, &r->words[k])) return false;
    }
    uint32_t next = r->next;
    if (is(p, next, '(') && p->match[next]) next = p->match[next] + 1;
    bool ends = is(p, next, ';') || (is(p, next, ':') && p->s->cpp) || is(p, next, '{') || is(p, next, '=') ||
                is(p, next, ',') || at(p, next)->kind == CG_C_TRAILER || at(p, next)->kind == CG_C_NAME;
    if (!ends) return false;
    for (uint32_t k = 0; k < r->count; k++) {
        if (r->words[k].kind != STORAGE) blank_word(p, r, k);
    }
    return true;
}

/* At the level of files: MATCHER(a, "text") { … }, which is no function's head. */
static void strip_odd_function(stripping *p, const run *r) {
    uint32_t close = p->match[r->next];
    for (uint32_t k = r->next; k < close; k++) {
        if (at(p, k)->kind == CG_C_STRING || at(p, k)->kind == CG_C_NUMBER) {
            separate(p, close);
            return;
        }
    }
}

/* A macro called like a statement: MODULE(x) without a semicolon, or for_each(x) { … }. */
static bool strip_statement(stripping *p, const run *r) {
    context c = context_now(p);
    const word *w = &r->words[0];
    if (w->kind == MACRO_CALL) {
        bool own_line = at(p, w->last + 1)->line;
        bool again = at(p, w->last + 1)->kind == CG_C_NAME && is(p, w->last + 2, '(');
        bool like_type = !p->s->cpp && r->count == 2 && !own_line;
        if (c == BLOCK ||
            (c == TOP && own_line && (again || !cg_str_starts(text_of(p, w->first), CG_STR("__")))))
            return separate(p, w->last);
        if (like_type) return true;
        blank(p, w->first, w->last);
        return false;
    }
    if (c == TOP && r->count == 1 && is(p, r->next, '(') && p->match[r->next] &&
        is(p, p->match[r->next] + 1, '{'))
        strip_odd_function(p, r);
    if (c != BLOCK || r->count != 1 || w->kind != NAME || !is(p, r->next, '(') || !p->match[r->next])
        return false;
    uint32_t close = p->match[r->next];
    if (is(p, close + 1, '{')) {
        uint32_t brace = close + 1;
        if (!separate(p, close)) {
            p->s->text[at(p, brace)->start] = ';';
            if (p->match[brace]) p->s->text[at(p, p->match[brace])->start] = ' ';
        }
        return true;
    }
    uint8_t after = at(p, close + 1)->kind;
    if (is(p, close + 1, '}') || after == CG_C_STATEMENT) separate(p, close);
    return true;
}

static bool boundary(const stripping *p, uint32_t i) {
    const cg_c_token *t = at(p, i);
    if (t->kind == CG_C_STATEMENT)
        return is_word(p, i, "else") || is_word(p, i, "do") || is_word(p, i, "try");
    if (t->kind != CG_C_PUNCT) return t->kind == CG_C_TRAILER;
    return strchr(";{}(,):*&>]", t->c) != NULL || t->c == CG_C_ANDAND;
}

static bool begins_statement(const stripping *p, uint32_t i) {
    if (!i || p->separated == i - 1) return true;
    const cg_c_token *t = at(p, i - 1);
    if (t->kind == CG_C_STATEMENT) return true;
    return cg_c_is(t, ';') || cg_c_is(t, '{') || cg_c_is(t, '}') || cg_c_is(t, ':') ||
           (cg_c_is(t, ')') && closes_control(p, i - 1));
}

/* A single name at the end of a class's access section or of a block: Q_OBJECT public:, MACRO } */
static void strip_lone(stripping *p, const run *r) {
    if (!macro_like(p, &r->words[0]) || r->words[0].kind != NAME) return;
    bool before_access = at(p, r->next)->kind == CG_C_ACCESS || at(p, r->next)->kind == CG_C_SPACE ||
                         at(p, r->next)->kind == CG_C_TEMPLATE || at(p, r->next)->kind == CG_C_STATEMENT;
    if (before_access || is(p, r->next, '}') || is(p, r->next, '{'))
        blank(p, r->words[0].first, r->words[0].last);
}

/* 64 KB, "%" PRIu64 "\n": a macro behind a literal. */
static bool strip_suffix(stripping *p, const cg_c_token *before, const run *r) {
    if (before->kind != CG_C_NUMBER && before->kind != CG_C_STRING) return false;
    const word *w = &r->words[0];
    if (r->count == 1 && w->kind == NAME && before->end < at(p, w->first)->start) blank_word(p, r, 0);
    return true;
}

/* = NAME VERSION "text": macros that are strings. */
static bool strip_strings(stripping *p, const cg_c_token *before, const run *r) {
    if (!cg_c_is(before, '=') && before->kind != CG_C_STATEMENT) return false;
    for (uint32_t k = 0; k < r->count; k++) {
        if (r->words[k].kind != NAME || !macro_like(p, &r->words[k])) return false;
    }
    for (uint32_t k = 1; k < r->count; k++) blank(p, r->words[k].first, r->words[k].last);
    return r->count > 1;
}

/* (__force u32)x, } __packed; and f(KERN_INFO text("…")): macros where nothing is declared. */
static bool strip_between(stripping *p, uint32_t i, const cg_c_token *before, const run *r) {
    if (!before || r->words[0].kind != NAME || !macro_like(p, &r->words[0])) return false;
    bool low = text_of(p, i).ptr[0] == '_';
    bool two = r->count == 2 && r->words[1].kind == NAME;
    bool cast =
        two && low && i > 1 && cg_c_is(before, '(') && is(p, r->next, ')') && at(p, i - 2)->kind != CG_C_NAME;
    bool closing = r->count == 1 && low && cg_c_is(before, '}') &&
                   (p->closed == CLASS || p->closed == ENUM) && (is(p, r->next, ';') || is(p, r->next, '('));
    bool text = two && p->in_code && context_now(p) == PAREN && is(p, r->next, '(') &&
                (cg_c_is(before, '(') || cg_c_is(before, ','));
    if (cast || closing || text) blank_word(p, r, 0);
    return cast || closing || text;
}

static void strip_run(stripping *p, uint32_t i, const run *r) {
    const cg_c_token *before = i ? at(p, i - 1) : NULL;
    context c = context_now(p);
    if (before && r->count && (strip_suffix(p, before, r) || strip_strings(p, before, r))) return;
    if (!r->count || c == INIT || (before && !boundary(p, i - 1))) return;
    bool after_declarator = before && ((cg_c_is(before, ')') && !closes_control(p, i - 1)) ||
                                       cg_c_is(before, ']') || before->kind == CG_C_TRAILER);
    if (after_declarator && strip_trailing(p, r)) return;
    if (begins_statement(p, i)) {
        if (strip_statement(p, r) || strip_line(p, r)) return;
        if (r->count == 1 && c != PAREN) strip_lone(p, r);
    }
    bool made_name = is(p, r->next, '(') && p->match[r->next] && is(p, p->match[r->next] + 1, '{') &&
                     r->count > 1 && r->words[r->count - 2].kind == TAG &&
                     macro_like(p, &r->words[r->count - 1]);
    if (made_name) { /* class TUPLE_(T) { */
        blank(p, r->next, p->match[r->next]);
        return;
    }
    for (uint32_t k = r->count; k-- > 0;) {
        if (r->words[k].kind == TAG && opens_body(p, r->next)) {
            strip_tagged_body(p, r, k);
            return;
        }
    }
    bool after_type =
        before && (cg_c_is(before, '*') || cg_c_is(before, '&') || cg_c_is(before, CG_C_ANDAND) ||
                   (cg_c_is(before, '}') && (p->closed == CLASS || p->closed == ENUM)));
    if (after_type && r->count < 2 && !cg_c_is(before, '}')) { /* struct s *__percpu *p */
        bool qualifier = is(p, r->next, '*') && macro_like(p, &r->words[0]) && text_of(p, i).ptr[0] == '_';
        if (qualifier) blank(p, r->words[0].first, r->words[0].last);
        return;
    }
    if (strip_between(p, i, before, r)) return;
    shape h = shape_of(p, r, after_type);
    if (c == ENUM && h.names > 1) {
        for (uint32_t k = 1; k < r->count; k++) blank_word(p, r, k);
    } else if (h.type < r->count || after_type)
        strip_with_type(p, r, &h);
    else
        strip_without_type(p, r, &h);
}

/* ---- Contexts ---- */

/* Over macros and the name behind struct, class, union or enum. */
static uint32_t skip_tag_name(const stripping *p, uint32_t i) {
    uint32_t k = i + 1, names = 0;
    for (;;) {
        bool compound = false, like = at(p, k)->kind == CG_C_NAME && cg_c_macro_like(text_of(p, k));
        if (at(p, k)->kind == CG_C_NAME) {
            if (!like && names++) return k;
            k = skip_name(p, k, &compound);
            if (like && is(p, k, '(') && p->match[k]) k = p->match[k] + 1;
        } else if (at(p, k)->kind == CG_C_ATTRIBUTE || (is(p, k, '[') && p->match[k])) {
            k += at(p, k)->kind == CG_C_ATTRIBUTE;
            if ((is(p, k, '(') || is(p, k, '[')) && p->match[k]) k = p->match[k] + 1;
        } else if (at(p, k)->kind == CG_C_TAG || at(p, k)->kind == CG_C_TRAILER || is(p, k, CG_C_SCOPE))
            k++;
        else
            return k;
    }
}

/* At struct, class, union or enum: if a body follows, which brace opens it. */
static void look_for_body(stripping *p, uint32_t i) {
    uint32_t k = skip_tag_name(p, i);
    if (is(p, k, ':') && at(p, k + 1)->kind != CG_C_NUMBER) {
        for (k++; !is(p, k, '{'); k++) {
            const cg_c_token *t = at(p, k);
            bool base =
                starts_word(p, k) || t->kind == CG_C_ACCESS || t->kind == CG_C_NUMBER ||
                (t->kind == CG_C_PUNCT && (strchr(",<>*&", t->c) || t->c == CG_C_SCOPE || t->c == CG_C_DOTS));
            if (is(p, k, '(') && p->match[k])
                k = p->match[k];
            else if (!base)
                return;
        }
    }
    if (!is(p, k, '{')) return;
    p->body = k;
    p->body_is = is_word(p, i, "enum") ? ENUM : CLASS;
}

static bool item_has(const stripping *p, uint32_t i, uint8_t kind) {
    for (uint32_t k = p->item; k < i && k < p->item + 8; k++) {
        if (at(p, k)->kind == kind) return true;
    }
    return false;
}

static context context_of_brace(const stripping *p, uint32_t i) {
    context around = context_now(p);
    if (p->body == i) return p->body_is;
    if (!i) return BLOCK;
    const cg_c_token *before = at(p, i - 1);
    if (around == INIT || cg_c_is(before, '=') || cg_c_is(before, ',')) return INIT;
    if (cg_c_is(before, ')')) {
        if (around != PAREN) return BLOCK;
        uint32_t open = p->match[i - 1];
        return p->s->cpp && open && is(p, open - 1, ']') ? BLOCK : INIT;
    }
    if (cg_c_is(before, '(') || cg_c_is(before, ']')) return BLOCK;
    if (item_has(p, i, CG_C_SPACE) || before->kind == CG_C_STRING) return around == TOP ? TOP : BLOCK;
    if (before->kind == CG_C_NAME || cg_c_is(before, '>')) {
        if (around == PAREN) return INIT;
        bool function = false;
        for (uint32_t k = p->item; k < i; k++) function |= is(p, k, ')');
        return function && p->s->cpp && around != BLOCK ? BLOCK : p->s->cpp ? INIT : BLOCK;
    }
    if (before->kind == CG_C_STATEMENT && is_word(p, i - 1, "return")) return INIT;
    return BLOCK;
}

/* void (A::*f)(int), o->*f and new T*[n], for which the grammar has no rules, lose the A:: and the *. */
static void strip_star(stripping *p, uint32_t i) {
    if (is(p, i - 1, CG_C_ARROW)) { /* o->*p becomes o .*p: of the two the grammar knows that one */
        memcpy(p->s->text + at(p, i - 1)->start, " .", 2);
        return;
    }
    uint32_t k = i;
    while (k > 1 && is(p, k - 1, CG_C_SCOPE) && at(p, k - 2)->kind == CG_C_NAME) k -= 2;
    if (k != i) blank(p, k, i - 1);
    k = i - 1;
    while (k && is(p, k, '*')) k--;
    while (k > 1 && is(p, k - 1, CG_C_SCOPE)) k -= 2;
    if (k && at(p, k - 1)->kind == CG_C_STATEMENT && is_word(p, k - 1, "new")) blank(p, i, i);
}

static void follow(stripping *p, uint32_t i) {
    const cg_c_token *t = at(p, i);
    if (p->s->cpp && i && cg_c_is(t, '*')) strip_star(p, i);
    if (t->kind == CG_C_TAG && !is_word(p, i, "typename")) look_for_body(p, i);
    if (t->kind != CG_C_PUNCT) return;
    if (t->c == CG_C_DOTS && context_now(p) == BLOCK) { /* case 1 ... 5: */
        for (uint32_t k = i; k < i + 8 && !is(p, k, ':') && !is(p, k, ';') && at(p, k)->kind != CG_C_END; k++)
            blank(p, k, k);
    }
    if (t->c == '(' || t->c == '[' || t->c == '{') {
        bracket b = {
            .is = t->c == '{' ? context_of_brace(p, i) : PAREN, .in_code = p->in_code, .item = p->item};
        cg_vec_push(&p->open, b);
        if (t->c == '{') {
            p->item = i + 1;
            p->in_code = b.is == BLOCK || b.is == INIT;
        }
    } else if ((t->c == ')' || t->c == ']' || t->c == '}') && p->open.len) {
        bracket b = cg_vec_pop(&p->open);
        p->in_code = b.in_code;
        if (t->c == '}') {
            p->closed = b.is;
            p->item = b.is == INIT || b.is == CLASS || b.is == ENUM ? b.item : i + 1;
        }
    } else if (t->c == ';') {
        p->item = i + 1;
    }
}

void cg_c_strip_decorations(cg_c_text_state *s) {
    uint32_t count = (uint32_t)s->tokens.len;
    cg_c_token end = cg_vec_last(&s->tokens); /* some more of it, so that looking ahead needs no care */
    for (int k = 0; k < 4; k++) cg_vec_push(&s->tokens, end);
    stripping p = {.s = s, .match = cg_alloc_zero(s->tokens.len, sizeof(uint32_t))};
    find_matches(&p);
    run r;
    for (uint32_t i = 0; i + 1 < count;) {
        if (!starts_word(&p, i) && !is(&p, i, CG_C_SCOPE)) {
            follow(&p, i++);
            continue;
        }
        read_run(&p, i, &r);
        if (r.next == i) {
            i++;
            continue;
        }
        for (uint32_t k = i; k < r.next; k++) {
            if (at(&p, k)->kind == CG_C_TAG) follow(&p, k);
        }
        const word *last = &r.words[r.count ? r.count - 1 : 0];
        if (r.count && last->kind == NAME && !last->compound && is(&p, r.next, '('))
            cg_c_strip_arguments(&p, last->last, i, begins_statement(&p, i));
        strip_run(&p, i, &r);
        i = p.separated >= i && p.separated < r.next ? p.separated + 1 : r.next;
    }
    cg_free(p.match);
    cg_vec_clear(&p.open);
}
