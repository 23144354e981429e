/* The first pass of prepare.h: conditional groups. One walk over the tokens with a stack of the brackets open,
 * which is wound back at #else, so that both branches are seen to begin in the same place. */
#include "lang/c_family/prepare.h"

typedef enum { OTHER, IF, ELIF, ELSE, ENDIF, DEFINE, INCLUDE } directive;

typedef struct branch {
    cg_c_token directive;  /* that begins it */
    uint32_t first, end;   /* tokens kept of it so far: [first, end) of the output */
    int32_t lowest, level; /* brackets relative to the beginning: lowest, and at the end */
    bool dead;             /* never compiled */
} branch;

typedef struct group {
    uint32_t branch0; /* into conditions.branches */
    uint32_t depth;   /* of brackets where it begins */
    uint32_t depth_after_first;
    int32_t lowest_outside; /* `lowest` of the branch around it, while this group is open */
    uint32_t before;        /* the number of output tokens before it */
    bool rest_dead;         /* a branch that is always compiled came already */
    bool in_list, in_parentheses;
} group;

typedef struct conditions {
    cg_c_text_state *s;
    CG_VEC(branch) branches;
    CG_VEC(group) groups;
    CG_VEC(char) brackets; /* '(' '[' '{', 'i' for the brace of an initialiser, 'e' for that of an enum */
    uint32_t depth;
    int32_t lowest; /* least depth since the innermost branch began */
    uint32_t out;   /* tokens kept; they are moved to the front */
    uint32_t item;  /* output index of the first token of the statement or declaration at hand */
} conditions;

static cg_c_token *token(conditions *c, uint32_t i) { return &c->s->tokens.at[i]; }
static const cg_c_token *last_kept(conditions *c) { return c->out ? token(c, c->out - 1) : NULL; }

/* The directive's word and the text behind it. */
static directive directive_of(conditions *c, const cg_c_token *t, cg_str *argument) {
    static const struct {
        const char *word;
        directive is;
    } words[] = {{"if", IF},         {"ifdef", IF},        {"ifndef", IF},
                 {"elif", ELIF},     {"else", ELSE},       {"endif", ENDIF},
                 {"define", DEFINE}, {"include", INCLUDE}, {"include_next", INCLUDE}};
    cg_c_lexer l = {.text = cg_str_first(cg_str_of(c->s->text, c->s->len), t->end), .at = t->start + 1};
    cg_c_token w = cg_c_next(&l);
    cg_str name = cg_c_text(l.text, &w);
    cg_c_token a = cg_c_next(&l);
    *argument = cg_str_of(c->s->text + a.start, t->end - a.start);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (cg_str_is(name, words[i].word)) return words[i].is;
    }
    return OTHER;
}

typedef enum { UNKNOWN, ALWAYS, NEVER } truth;

static truth defined_in(const conditions *c, cg_str name, bool negated) {
    if (!cg_str_is(cg_str_trim(name), "__cplusplus")) return UNKNOWN;
    return c->s->cpp != negated ? ALWAYS : NEVER;
}

/* Of #if, #ifdef, #ifndef and #elif. */
static truth evaluate(const conditions *c, const cg_c_token *t, cg_str argument) {
    cg_str text = cg_str_of(c->s->text + t->start, t->end - t->start);
    size_t comment = cg_str_find(argument, CG_STR("/*"));
    if (comment == CG_STR_NOWHERE) comment = cg_str_find(argument, CG_STR("//"));
    argument = cg_str_trim(cg_str_first(argument, comment));
    if (cg_str_find(cg_str_first(text, (size_t)(argument.ptr - text.ptr)), CG_STR("ifdef")) != CG_STR_NOWHERE)
        return defined_in(c, argument, false);
    if (cg_str_find(cg_str_first(text, (size_t)(argument.ptr - text.ptr)), CG_STR("ifndef")) !=
        CG_STR_NOWHERE)
        return defined_in(c, argument, true);
    if (cg_str_is(argument, "0")) return NEVER;
    if (cg_str_is(argument, "1")) return ALWAYS;
    bool negated = argument.len && argument.ptr[0] == '!';
    cg_str rest = cg_str_trim(cg_str_from_index(argument, negated));
    if (!cg_str_starts(rest, CG_STR("defined"))) return UNKNOWN;
    rest = cg_str_trim(cg_str_from_index(rest, 7));
    if (rest.len > 1 && rest.ptr[0] == '(' && rest.ptr[rest.len - 1] == ')')
        rest = cg_str_of(rest.ptr + 1, rest.len - 2);
    return defined_in(c, rest, negated);
}

/* ---- Brackets ---- */

static bool in_list(const conditions *c) {
    char b = c->depth ? c->brackets.at[c->depth - 1] : 0;
    return b == 'i' || b == 'e';
}

static char brace_kind(conditions *c) {
    const cg_c_token *before = last_kept(c);
    if (in_list(c) && c->brackets.at[c->depth - 1] == 'i') return 'i';
    if (before && (cg_c_is(before, '=') || cg_c_is(before, ','))) return 'i';
    for (uint32_t i = c->item; i < c->out && i < c->item + 4; i++) {
        if (token(c, i)->kind == CG_C_TAG && cg_str_is(cg_c_token_text(c->s, token(c, i)), "enum"))
            return 'e';
    }
    return '{';
}

static void follow_bracket(conditions *c, const cg_c_token *t) {
    if (t->kind != CG_C_PUNCT) return;
    if (t->c == '(' || t->c == '[' || t->c == '{') {
        char kind = t->c == '{' ? brace_kind(c) : (char)t->c;
        if (c->brackets.len <= c->depth)
            cg_vec_push(&c->brackets, kind);
        else
            c->brackets.at[c->depth] = kind;
        c->depth++;
    } else if ((t->c == ')' || t->c == ']' || t->c == '}') && c->depth) {
        c->depth--;
        if ((int32_t)c->depth < c->lowest) c->lowest = (int32_t)c->depth;
    }
}

static bool ends_item(const cg_c_token *t) { return cg_c_is(t, ';') || cg_c_is(t, '{') || cg_c_is(t, '}'); }

/* ---- Groups ---- */

static void begin_branch(conditions *c, const cg_c_token *t, bool dead) {
    cg_vec_push(&c->branches, (branch){.directive = *t, .first = c->out, .dead = dead});
    c->lowest = (int32_t)c->depth;
}

/* `next` is the directive that ends it. */
static void end_branch(conditions *c, group *g, const cg_c_token *next) {
    branch *b = &cg_vec_last(&c->branches);
    b->end = c->out;
    b->level = (int32_t)c->depth - (int32_t)g->depth;
    b->lowest = c->lowest - (int32_t)g->depth;
    if (b->dead) {
        cg_c_fill(c->s, b->directive.end, next->start, CG_C_DIRECTIVE_GONE);
        c->out = b->first;
        b->end = b->first;
        b->level = b->lowest = 0;
    }
    bool first = true;
    for (uint32_t i = g->branch0; i + 1 < c->branches.len; i++) first &= c->branches.at[i].dead;
    if (first) g->depth_after_first = (uint32_t)((int32_t)g->depth + b->level);
    c->depth = g->depth;
}

static void open_group(conditions *c, const cg_c_token *t, truth is) {
    char around = c->depth ? c->brackets.at[c->depth - 1] : 0;
    cg_vec_push(&c->groups, (group){.branch0 = (uint32_t)c->branches.len,
                                    .depth = c->depth,
                                    .depth_after_first = c->depth,
                                    .lowest_outside = c->lowest,
                                    .before = c->out,
                                    .rest_dead = is == ALWAYS,
                                    .in_list = in_list(c),
                                    .in_parentheses = around == '(' || around == '['});
    begin_branch(c, t, is == NEVER);
}

static void next_branch(conditions *c, const cg_c_token *t, truth is) {
    if (!c->groups.len) {
        cg_c_fill(c->s, t->start, t->end, CG_C_DIRECTIVE_GONE);
        return;
    }
    group *g = &cg_vec_last(&c->groups);
    end_branch(c, g, t);
    begin_branch(c, t, g->rest_dead || is == NEVER);
    g->rest_dead |= is == ALWAYS;
}

/* Does a branch make sense whatever stands before it and after it? `after`: the token behind the group. */
static bool complete(conditions *c, const group *g, const branch *b, const cg_c_token *after) {
    if (b->first == b->end) return true;
    const cg_c_token *first = token(c, b->first), *last = token(c, b->end - 1);
    if (b->level != 0 || b->lowest < 0) return false;
    if (g->in_list) return cg_c_is(last, ',') || cg_c_is(after, '}');
    if (g->in_parentheses) return false;
    if (cg_c_is(first, '{') || cg_c_is(last, ',')) return false;
    if (first->kind == CG_C_STATEMENT && cg_str_is(cg_c_token_text(c->s, first), "else")) return false;
    if (cg_c_is(last, ')')) {
        const cg_c_token *before = g->before ? token(c, g->before - 1) : NULL;
        return (!before || ends_item(before) || cg_c_is(before, ')')) && !cg_c_is(after, '{') &&
               !cg_c_is(after, ';');
    }
    return ends_item(last) || cg_c_is(last, ':');
}

/* Keeps the first branch that has something in it, loses the others. */
static void keep_one(conditions *c, const group *g, const cg_c_token *endif) {
    uint32_t out = g->before;
    bool kept = false;
    for (uint32_t i = g->branch0; i < c->branches.len; i++) {
        branch *b = &c->branches.at[i];
        if (b->first == b->end) continue;
        uint32_t end = i + 1 < c->branches.len ? c->branches.at[i + 1].directive.start : endif->start;
        if (kept) {
            cg_c_fill(c->s, b->directive.end, end, CG_C_LOST);
            continue;
        }
        memmove(token(c, out), token(c, b->first), (b->end - b->first) * sizeof(cg_c_token));
        out += b->end - b->first;
        kept = true;
    }
    c->out = out;
}

/* `after` is the token in the input behind #endif. */
static void close_group(conditions *c, const cg_c_token *endif, const cg_c_token *after) {
    if (!c->groups.len) {
        cg_c_fill(c->s, endif->start, endif->end, CG_C_DIRECTIVE_GONE);
        return;
    }
    group g = cg_vec_pop(&c->groups);
    end_branch(c, &g, endif);
    while (after->kind == CG_C_DIRECTIVE) after++;
    uint32_t alive = 0;
    bool all_complete = true;
    for (uint32_t i = g.branch0; i < c->branches.len; i++) {
        const branch *b = &c->branches.at[i];
        alive += !b->dead && b->first != b->end;
        all_complete &= complete(c, &g, b, after);
    }
    c->lowest = g.lowest_outside;
    for (uint32_t i = g.branch0; i < c->branches.len; i++) {
        int32_t low = (int32_t)g.depth + c->branches.at[i].lowest;
        if (low < c->lowest) c->lowest = low;
    }
    if (alive > 1 && !all_complete) keep_one(c, &g, endif);
    if (alive == 1 || !all_complete) c->depth = g.depth_after_first;
    if (alive == 1) {
        for (uint32_t i = g.branch0; i < c->branches.len; i++) {
            const branch *b = &c->branches.at[i];
            if (b->first != b->end) c->depth = (uint32_t)((int32_t)g.depth + b->level);
        }
    }
    for (uint32_t i = g.branch0; i < c->branches.len; i++) {
        const cg_c_token *d = &c->branches.at[i].directive;
        cg_c_fill(c->s, d->start, d->end, CG_C_DIRECTIVE_GONE);
    }
    cg_c_fill(c->s, endif->start, endif->end, CG_C_DIRECTIVE_GONE);
    c->branches.len = g.branch0;
}

/* #define F(args...) is written F(...) to the parser. */
static void normalise_variadic(conditions *c, const cg_c_token *t) {
    cg_str text = cg_str_of(c->s->text + t->start, t->end - t->start);
    size_t open = cg_str_find_char(text, '('),
           dots = cg_str_find(cg_str_first(text, cg_str_find_char(text, ')')), CG_STR("..."));
    if (open == CG_STR_NOWHERE || dots == CG_STR_NOWHERE || dots < open) return;
    cg_str head = cg_str_first(text, open); /* "#define F": a blank before the parenthesis begins the body */
    size_t word = cg_str_find(head, CG_STR("define"));
    cg_str name = cg_str_from_index(head, word == CG_STR_NOWHERE ? head.len : word + 6);
    while (name.len && (name.ptr[0] == ' ' || name.ptr[0] == '\t')) name = cg_str_from_index(name, 1);
    if (!name.len || cg_str_find_char(name, ' ') != CG_STR_NOWHERE ||
        cg_str_find_char(name, '\t') != CG_STR_NOWHERE)
        return;
    for (uint32_t i = t->start + (uint32_t)dots; i-- > t->start;) {
        char b = c->s->text[i];
        if (b == '(' || b == ',') return;
        if (b != '\n') c->s->text[i] = ' ';
    }
}

/* A directive that is none of a group: out of the way where the grammar has no place for it. */
static void other_directive(conditions *c, directive is, const cg_c_token *t) {
    char around = c->depth ? c->brackets.at[c->depth - 1] : 0;
    const cg_c_token *before = last_kept(c);
    if (is == DEFINE) normalise_variadic(c, t);
    bool between = !before || ends_item(before) || cg_c_is(before, ':') || cg_c_is(before, ')');
    if ((around == 0 || around == '{') && (between || is == INCLUDE)) return;
    cg_c_fill(c->s, t->start, t->end, is == DEFINE || is == INCLUDE ? CG_C_LOST : CG_C_DIRECTIVE_GONE);
}

static void handle_directive(conditions *c, uint32_t i) {
    cg_str argument;
    cg_c_token t = *token(c, i);
    directive is = directive_of(c, &t, &argument);
    switch (is) {
    case IF: open_group(c, &t, evaluate(c, &t, argument)); break;
    case ELIF: next_branch(c, &t, evaluate(c, &t, argument)); break;
    case ELSE: next_branch(c, &t, ALWAYS); break;
    case ENDIF: close_group(c, &t, token(c, i + 1)); break;
    default: other_directive(c, is, &t); break;
    }
}

static void keep(conditions *c, cg_c_token t) {
    bool new_item = !c->out || ends_item(token(c, c->out - 1));
    if (new_item) c->item = c->out;
    follow_bracket(c, &t);
    *token(c, c->out++) = t;
}

void cg_c_resolve_conditions(cg_c_text_state *s) {
    conditions c = {.s = s};
    for (uint32_t i = 0; i < s->tokens.len; i++) {
        if (s->tokens.at[i].kind == CG_C_DIRECTIVE)
            handle_directive(&c, i);
        else
            keep(&c, s->tokens.at[i]);
    }
    s->tokens.len = c.out;
    cg_vec_clear(&c.branches);
    cg_vec_clear(&c.groups);
    cg_vec_clear(&c.brackets);
}
