/* Definitions of macros, and what can be said of code that is only text: bodies of macros, branches that were
 * not parsed. A small reader of expressions finds the names and calls; it understands operands and postfix
 * operators, takes everything else for separators, and never fails. */
#include "lang/c_family/c_family.h"
#include "lang/c_family/lexer.h"
#include "lang/c_family/prepare.h"

enum { DEPTH_MAX = 40, SELECTED_MAX = 64 };

typedef struct reader {
    cg_walker *w;
    cg_c_lexer lexer;
    cg_c_token now, ahead;
    uint32_t depth;
    bool directives; /* #define and #include are looked for */
} reader;

static void advance(reader *r) {
    r->now = r->ahead;
    r->ahead = cg_c_next(&r->lexer);
}

static reader read_from(cg_walker *w, uint32_t start, uint32_t end, bool directives) {
    reader r = {.w = w, .directives = directives};
    r.lexer = (cg_c_lexer){.text = cg_str_of(w->source.ptr, end),
                           .at = start,
                           .cpp = c_is_cpp(w),
                           .directives = directives,
                           .line_start = true};
    advance(&r);
    advance(&r);
    return r;
}

static bool at(const reader *r, uint8_t c) { return cg_c_is(&r->now, c); }
static bool next_is(const reader *r, uint8_t c) { return cg_c_is(&r->ahead, c); }
static cg_string_id text_id(reader *r, const cg_c_token *t) {
    return cg_string(r->w, cg_c_text(r->w->source, t));
}

static cg_expr_id expression(reader *r);
static void statements(reader *r, uint8_t close);

/* ---- Operands ---- */

static cg_expr_id arguments(reader *r, cg_expr_id callee, uint32_t place) {
    size_t mark = cg_list(r->w);
    advance(r);
    while (!at(r, ')') && r->now.kind != CG_C_END) {
        uint32_t before = r->now.start;
        cg_expr_id value = expression(r);
        while (!at(r, ',') && !at(r, ')') && r->now.kind != CG_C_END) {
            if (at(r, '}') || at(r, ']') || at(r, ';')) {
                advance(r);
                continue;
            }
            before = r->now.start;
            cg_expr_id more = expression(r);
            if (more) value = more;
            if (r->now.start == before) advance(r);
        }
        cg_list_add(r->w, value);
        if (at(r, ',')) advance(r);
    }
    if (at(r, ')')) advance(r);
    if (!callee) {
        cg_list_drop(r->w, mark);
        return 0;
    }
    return cg_list_end(r->w, mark, CG_EXPR_CALL, 0, callee, place);
}

static cg_expr_id postfix(reader *r, cg_expr_id value, uint32_t place) {
    for (;;) {
        if (at(r, '(')) {
            if (value) cg_facts_expr_at(r->w->facts, value)->use |= CG_USE_CALLEE;
            value = arguments(r, value, place);
        } else if ((at(r, '.') || at(r, CG_C_ARROW) || at(r, CG_C_SCOPE)) && r->ahead.kind == CG_C_NAME) {
            uint16_t how = at(r, CG_C_ARROW) ? CG_MEMBER_ARROW : at(r, CG_C_SCOPE) ? CG_MEMBER_SCOPE : 0;
            advance(r);
            place = r->now.start;
            bool pasted = next_is(r, CG_C_PASTE);
            if (value && !pasted) {
                cg_string_id name = text_id(r, &r->now);
                if (how & CG_MEMBER_SCOPE) cg_facts_expr_at(r->w->facts, value)->use |= CG_USE_SILENT;
                value = cg_facts_expr(r->w->facts, CG_EXPR_MEMBER, 0, how, value, name, place);
            } else {
                value = 0;
            }
            advance(r);
        } else if (at(r, '[')) {
            advance(r);
            statements(r, ']');
            if (value) value = cg_facts_expr(r->w->facts, CG_EXPR_INDEX, 0, 0, value, 0, place);
        } else if (at(r, CG_C_PASTE)) { /* a name put together: not known */
            advance(r);
            if (r->now.kind == CG_C_NAME || r->now.kind == CG_C_NUMBER) advance(r);
            value = 0;
        } else {
            return value;
        }
    }
}

/* A name before another name is a type (or a macro): `struct s *p`, `T x = …`. */
static cg_expr_id name(reader *r) {
    uint32_t place = r->now.start;
    cg_string_id id = text_id(r, &r->now);
    bool pasted = next_is(r, CG_C_PASTE), type = r->ahead.kind == CG_C_NAME;
    advance(r);
    cg_expr_id value = 0;
    if (!pasted) value = cg_facts_expr(r->w->facts, CG_EXPR_NAME, type ? CG_USE_TYPE : 0, 0, id, 0, place);
    if (type) {
        advance(r); /* what it declares */
        return 0;
    }
    return postfix(r, value, place);
}

/* _Generic((x), int: f, default: g): one of f and g, which may be called then. */
static cg_expr_id selection(reader *r) {
    uint32_t place = r->now.start;
    size_t mark = cg_list(r->w);
    advance(r);
    advance(r);
    expression(r);
    while (at(r, ',')) {
        while (!at(r, ':') && !at(r, ')') && r->now.kind != CG_C_END) advance(r);
        if (!at(r, ':')) break;
        advance(r);
        cg_expr_id value = expression(r);
        if (value && cg_list_count(r->w, mark) < SELECTED_MAX) cg_list_add(r->w, value);
    }
    if (at(r, ')')) advance(r);
    return postfix(r, cg_list_end(r->w, mark, CG_EXPR_CHOICE, 0, 0, place), place);
}

static void tag(reader *r) {
    bool macro_hook = r->ahead.kind == CG_C_NAME;
    advance(r);
    if (!macro_hook) return;
    cg_facts_expr(r->w->facts, CG_EXPR_NAME, CG_USE_TYPE, CG_NAME_TAG, text_id(r, &r->now), 0, r->now.start);
    advance(r);
    while (at(r, '*')) advance(r);
    if (r->now.kind == CG_C_NAME && !next_is(r, '(')) advance(r);
}

static cg_expr_id bracketed(reader *r) {
    uint8_t close = at(r, '(') ? ')' : '}';
    bool brace = next_is(r, '{') || close == '}';
    advance(r);
    if (brace) {
        statements(r, close);
        return 0;
    }
    cg_expr_id value = 0;
    while (!at(r, close) && r->now.kind != CG_C_END) {
        uint32_t before = r->now.start;
        cg_expr_id v = expression(r);
        if (v) value = v;
        if (r->now.start == before) advance(r);
    }
    uint32_t place = r->now.start;
    if (at(r, close)) advance(r);
    return close == ')' ? postfix(r, value, place) : 0;
}

/* ---- Expressions ---- */

/* One operand with what hangs on it; 0, and nothing read, at a separator. */
static cg_expr_id operand(reader *r) {
    if (r->depth >= DEPTH_MAX) {
        advance(r);
        return 0;
    }
    r->depth++;
    cg_expr_id value = 0;
    switch (r->now.kind) {
    case CG_C_NAME: value = name(r); break;
    case CG_C_TAG: tag(r); break;
    case CG_C_KEYWORD:
        if (next_is(r, '(') && cg_str_is(cg_c_text(r->w->source, &r->now), "_Generic")) value = selection(r);
        break;
    case CG_C_STRING:
        if (r->lexer.cpp) value = c_literal_of(r->w, CG_LITERAL_STRING, r->now.start);
        advance(r);
        break;
    case CG_C_PUNCT:
        if (at(r, '(') || at(r, '{'))
            value = bracketed(r);
        else if (at(r, '#')) { /* #name: its spelling */
            advance(r);
            if (r->now.kind == CG_C_NAME) advance(r);
        }
        break;
    default: break;
    }
    r->depth--;
    return value;
}

static bool ends_expression(const reader *r) {
    return r->now.kind == CG_C_END || at(r, ',') || at(r, ';') || at(r, ')') || at(r, ']') || at(r, '}');
}

/* Operands up to a separator: the value of the last one that has one; a = b is an assignment. */
static cg_expr_id expression(reader *r) {
    cg_expr_id value = 0, target = 0;
    while (!ends_expression(r)) {
        uint32_t before = r->now.start;
        if (at(r, '=') && value) {
            target = value;
            value = 0;
        }
        cg_expr_id v = operand(r);
        if (v) value = v;
        if (r->now.start == before) advance(r);
    }
    if (target && value && target != value) {
        const cg_expr *t = cg_facts_expr_at(r->w->facts, target);
        if (t->op == CG_EXPR_MEMBER || t->op == CG_EXPR_NAME) cg_flow_to(r->w, CG_FLOW_STORE, target, value);
    }
    return value;
}

/* ---- Statements ---- */

static void define_text(cg_walker *w, uint32_t start, uint32_t end);

static void directive(reader *r) {
    cg_str text = cg_c_text(r->w->source, &r->now), rest = cg_str_trim(cg_str_from_index(text, 1));
    if (cg_str_starts(rest, CG_STR("define"))) {
        define_text(r->w, r->now.start, r->now.end);
    } else if (cg_str_starts(rest, CG_STR("include"))) {
        size_t open = cg_str_find_char(text, '"');
        cg_str path = cg_str_from_index(text, open == CG_STR_NOWHERE ? text.len : open + 1);
        size_t close = cg_str_find_char(path, '"');
        if (close == CG_STR_NOWHERE || close == 0) return;
        cg_import_def d = {
            .kind = CG_IMPORT_INCLUDE, .module = cg_str_first(path, close), .at = r->now.start};
        cg_import_add(r->w, &d);
    }
}

static void statements(reader *r, uint8_t close) {
    while (r->now.kind != CG_C_END && !(close && at(r, close))) {
        uint32_t before = r->now.start;
        if (r->now.kind == CG_C_DIRECTIVE)
            directive(r);
        else
            expression(r);
        if (r->now.start == before) advance(r);
    }
    if (close && at(r, close)) advance(r);
}

static void scan_text(cg_walker *w, uint32_t start, uint32_t end) {
    reader r = read_from(w, start, end, true);
    statements(&r, 0);
}

void c_scan_lost(cg_walker *w, uint32_t start, uint32_t end) {
    c_state *s = c_state_of(w);
    if (start < s->lost) start = s->lost;
    if (end > w->parsed.len) end = (uint32_t)w->parsed.len;
    while (start < end) {
        const char *first = memchr(w->parsed.ptr + start, CG_C_LOST, end - start);
        if (!first) break;
        uint32_t from = (uint32_t)(first - w->parsed.ptr), to = from;
        while (to < end && (w->parsed.ptr[to] == CG_C_LOST || w->parsed.ptr[to] == '\n')) to++;
        if (memchr(w->source.ptr + from, CG_C_LOST, to - from) == NULL) scan_text(w, from, to);
        start = to;
    }
    if (end > s->lost) s->lost = end;
}

/* ---- Definitions ---- */

/* Are there names in a body that could be something? */
static bool mentions_names(const cg_walker *w, uint32_t start, uint32_t end) {
    cg_c_lexer l = {.text = cg_str_of(w->source.ptr, end), .at = start, .cpp = c_is_cpp(w)};
    for (;;) {
        cg_c_token t = cg_c_next(&l);
        if (t.kind == CG_C_END) return false;
        if (t.kind == CG_C_NAME || t.kind == CG_C_TAG) return true;
    }
}

/* A body that is one expression is the macro's result. */
static void read_body(cg_walker *w, uint32_t start, uint32_t end) {
    reader r = read_from(w, start, end, false);
    cg_expr_id value = expression(&r);
    if (r.now.kind == CG_C_END)
        cg_flow_out(w, CG_FLOW_RETURN, value);
    else
        statements(&r, 0);
}

typedef struct macro_text {
    uint32_t start, end; /* the directive */
    uint32_t name, name_end;
    uint32_t open; /* of the parameters' parenthesis, 0: an object-like macro */
    uint32_t body;
} macro_text;

static bool split_define(const cg_walker *w, uint32_t start, uint32_t end, macro_text *m) {
    cg_c_lexer l = {.text = cg_str_of(w->source.ptr, end), .at = start, .cpp = false};
    cg_c_token t = cg_c_next(&l); /* # */
    t = cg_c_next(&l);            /* define */
    t = cg_c_next(&l);
    if (t.start >= t.end || t.kind == CG_C_PUNCT || t.kind == CG_C_END) return false;
    *m = (macro_text){.start = start, .end = end, .name = t.start, .name_end = t.end, .body = t.end};
    if (t.end < end && w->source.ptr[t.end] == '(') {
        m->open = t.end;
        do t = cg_c_next(&l);
        while (t.kind != CG_C_END && !cg_c_is(&t, ')'));
        m->body = t.end;
    }
    return true;
}

static void parameter(cg_walker *w, cg_symbol_id macro, const cg_c_token *t, bool dots) {
    cg_symbol *of = cg_facts_symbol_at(w->facts, macro);
    uint16_t position = of->arity++;
    of->required += !dots;
    of->flags |= dots ? CG_SYM_VARIADIC : 0;
    cg_def d = {.kind = CG_NODE_PARAMETER,
                .flags = dots ? CG_SYM_VARIADIC : 0,
                .at = t->start,
                .start = t->start,
                .end = t->end,
                .name_text = dots ? CG_STR("__VA_ARGS__") : cg_c_text(w->source, t)};
    cg_symbol_id p = cg_define(w, &d);
    cg_facts_symbol_at(w->facts, p)->arity = position;
}

static void parameters(cg_walker *w, cg_symbol_id macro, const macro_text *m) {
    cg_c_lexer l = {.text = cg_str_of(w->source.ptr, m->body), .at = m->open + 1};
    for (cg_c_token t = cg_c_next(&l); t.kind != CG_C_END; t = cg_c_next(&l)) {
        bool dots = cg_c_is(&t, CG_C_DOTS);
        if ((t.kind != CG_C_PUNCT || dots) && cg_facts_symbol_at(w->facts, macro)->arity < UINT16_MAX)
            parameter(w, macro, &t, dots);
    }
}

/* The end of a directive without the line ends that its node may include. */
static uint32_t trimmed_end(const cg_walker *w, const macro_text *m) {
    uint32_t end = m->end;
    while (end > m->name_end && (w->source.ptr[end - 1] == '\n' || w->source.ptr[end - 1] == '\r')) end--;
    return end;
}

static void define_macro(cg_walker *w, const macro_text *m) {
    cg_def d = {.kind = CG_NODE_MACRO,
                .flags = CG_SYM_EXPORTED | (m->open ? CG_SYM_MACRO_CALL : 0),
                .visibility = CG_VISIBILITY_PUBLIC,
                .at = m->name,
                .start = m->start,
                .end = trimmed_end(w, m),
                .name_text = cg_str_of(w->source.ptr + m->name, m->name_end - m->name),
                .in_scope = true,
                .scope = 0};
    if (!m->open && !mentions_names(w, m->body, m->end)) {
        cg_define(w, &d);
        return;
    }
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_FUNCTION);
    if (m->open) parameters(w, symbol, m);
    read_body(w, m->body, m->end);
    cg_define_end(w);
}

static void define_text(cg_walker *w, uint32_t start, uint32_t end) {
    macro_text m;
    if (split_define(w, start, end, &m)) define_macro(w, &m);
}

cg_expr_id c_define(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    define_text(w, cg_start(w, node), cg_end(w, node));
    return 0;
}
