/* The tokens of a macro's call or body are not parsed by the grammar. Here names, members, calls, closures and what
 * patterns bind are found in them: each token's relation to the one before it is told by the text in between. */
#include "lang/rust/rust.h"

/* A place in a tree of tokens. */
typedef struct tokens {
    uint32_t tree;
    uint32_t before; /* the token before, 0 at the beginning */
    uint32_t next;   /* the next one, 0 at the end */
} tokens;

/* The expression that is being read. */
typedef struct reading {
    cg_expr_id value;    /* of what was read so far, 0: none or unknown */
    bool begun;          /* something was read */
    bool types;          /* behind `::<` */
    uint32_t let_name;   /* the name that `let` or `for` binds to it */
    cg_expr_id let_type; /* Some or Ok around that name: see rust_bind */
    bool each;           /* `for`: to its elements */
    bool match;          /* braces that follow hold the arms of a match */
} reading;

/* Where patterns stand: NOWHERE, in argument 1, 2 …, or before every `=>`. */
enum { PATTERNS_NOWHERE = 0, PATTERNS_IN_ARMS = 99 };

static void read_all(cg_walker *w, uint32_t tree, size_t patterns, cg_expr_id matched);
static cg_expr_id read_group(cg_walker *w, uint32_t tree, bool arms, cg_expr_id matched);

/* ---- Tokens and the text between them ---- */

static bool is_bar(const cg_walker *w, uint32_t node) {
    return cg_kind(w, node) == R_BAR || cg_kind(w, node) == R_OR;
}

/* Words that the grammar takes for names, among mere tokens. */
static bool is_word(cg_str text) {
    return cg_str_is(text, "move") || cg_str_is(text, "in") || cg_str_is(text, "else") ||
           cg_str_is(text, "ref") || cg_str_is(text, "dyn");
}

static bool counts(const cg_walker *w, uint32_t node) {
    uint16_t kind = cg_kind(w, node);
    if (kind == R_IDENTIFIER && is_word(cg_node_text(w, node))) return false;
    return is_bar(w, node) ||
           (kind && (w->nodes[node].flags & (CG_CST_NAMED | CG_CST_EXTRA)) == CG_CST_NAMED);
}

static uint32_t after(const cg_walker *w, uint32_t node) {
    do {
        node = cg_next(w, node);
    } while (node && !counts(w, node));
    return node;
}

static tokens tokens_of(const cg_walker *w, uint32_t tree) {
    uint32_t first = cg_first(w, tree);
    while (first && !counts(w, first)) first = cg_next(w, first);
    return (tokens){.tree = tree, .next = first};
}

static cg_str gap_before(const cg_walker *w, const tokens *t) {
    uint32_t from = t->before ? cg_end(w, t->before) : cg_start(w, t->tree) + 1;
    uint32_t to = t->next ? cg_start(w, t->next) : cg_end(w, t->tree);
    return cg_str_trim(cg_str_of(w->source.ptr + from, to > from ? to - from : 0));
}

static void take(cg_walker *w, tokens *t) {
    t->before = t->next;
    t->next = after(w, t->next);
}

static bool has(cg_str gap, const char *part) {
    return cg_str_find(gap, cg_str_from(part)) != CG_STR_NOWHERE;
}

static bool ends_part(cg_str gap) {
    return cg_str_find_char(gap, ',') != CG_STR_NOWHERE || cg_str_find_char(gap, ';') != CG_STR_NOWHERE ||
           has(gap, "=>");
}

/* Does the gap end with the word? */
static bool ends_with_word(cg_str gap, const char *word) {
    cg_str w = cg_str_from(word);
    if (!cg_str_ends(gap, w)) return false;
    char before = gap.len > w.len ? gap.ptr[gap.len - w.len - 1] : ' ';
    return before == ' ' || before == '\n' || before == ';' || before == '(' || before == '\t';
}

/* let x, let mut x */
static bool binds_after(cg_str gap, const char *word) {
    if (ends_with_word(gap, "mut")) gap = cg_str_trim(cg_str_first(gap, gap.len - 3));
    return ends_with_word(gap, word);
}

/* Leaves out what comes to the same value or what it holds: `?` and `.await`. */
static cg_str skip_postfix(cg_walker *w, reading *r, cg_str gap, uint32_t at) {
    for (;;) {
        if (cg_str_starts(gap, CG_STR("?"))) {
            gap = cg_str_trim(cg_str_from_index(gap, 1));
            r->value = cg_unary(w, CG_EXPR_AWAIT, r->value, 1, at);
        } else if (cg_str_starts(gap, CG_STR(".await"))) {
            gap = cg_str_trim(cg_str_from_index(gap, 6));
            r->value = cg_unary(w, CG_EXPR_AWAIT, r->value, 0, at);
        } else {
            return gap;
        }
    }
}

static bool is_name(uint16_t kind) {
    return kind == R_IDENTIFIER || kind == R_SELF || kind == R_SUPER || kind == R_CRATE ||
           kind == R_METAVARIABLE;
}

static char opening(const cg_walker *w, uint32_t tree) { return w->source.ptr[cg_start(w, tree)]; }

/* ---- Names ---- */

static void make_callee(cg_walker *w, cg_expr_id callee) {
    cg_expr *e = cg_facts_expr_at(w->facts, callee);
    if (e->op != CG_EXPR_NAME && e->op != CG_EXPR_MEMBER) return;
    e->use = CG_USE_CALLEE;
    if (e->op == CG_EXPR_MEMBER && !(e->n & CG_MEMBER_SCOPE)) e->n |= CG_MEMBER_METHOD;
}

/* A name that is not declared around is mostly a field's, a keyword's or one that the macro makes: no reference. */
static cg_expr_id read_name(cg_walker *w, uint32_t node) {
    uint16_t kind = cg_kind(w, node);
    if (kind == R_SUPER || kind == R_CRATE || kind == R_METAVARIABLE) return rust_path_root(w, node, 0);
    cg_str text = cg_node_text(w, node);
    bool known = kind == R_SELF || rust_is_type_name(text) || cg_lookup(w, text) != CG_NONE;
    return cg_name(w, node, known ? 0 : CG_USE_SILENT, 0);
}

/* What stands before `::`, see rust_path. */
static void make_qualifier(cg_walker *w, cg_expr_id value) {
    cg_string_id module = cg_string(w, CG_STR("self::"));
    cg_expr *e = cg_facts_expr_at(w->facts, value);
    if (e->op != CG_EXPR_NAME && e->op != CG_EXPR_MEMBER) return;
    cg_str name = cg_facts_text(w->facts, e->op == CG_EXPR_NAME ? e->a : e->b);
    e->use = rust_is_type_name(name) ? CG_USE_TYPE : CG_USE_SILENT;
    if (e->op == CG_EXPR_NAME && cg_str_is(name, "self")) e->a = module;
}

/* -> T { … }, impl T { … }: no literal of a struct. */
static bool begins_type(cg_str gap) {
    return cg_str_ends(gap, CG_STR("->")) || ends_with_word(gap, "impl") || ends_with_word(gap, "struct") ||
           ends_with_word(gap, "enum") || ends_with_word(gap, "trait");
}

static void read_identifier(cg_walker *w, reading *r, uint32_t node, cg_str gap) {
    bool binds = cg_kind(w, node) == R_IDENTIFIER && !rust_is_type_name(cg_node_text(w, node));
    if (ends_with_word(gap, "fn")) { /* an item that the macro makes */
        r->value = 0;
    } else if (begins_type(gap)) {
        if (rust_is_type_name(cg_node_text(w, node))) cg_name(w, node, CG_USE_TYPE, 0);
        r->value = 0;
    } else if (cg_str_is(gap, ".")) {
        r->value = cg_member(w, r->value, node, 0, 0);
    } else if (r->begun && cg_str_is(gap, "::")) {
        if (r->value) make_qualifier(w, r->value);
        r->value = cg_member(w, r->value, node, 0, CG_MEMBER_SCOPE);
    } else if (binds && (binds_after(gap, "let") || binds_after(gap, "for"))) {
        r->let_name = node;
        r->let_type = 0;
        r->each = binds_after(gap, "for");
        r->value = 0;
    } else {
        r->value = read_name(w, node);
    }
}

static void define_local(cg_walker *w, uint32_t name, cg_expr_id value) {
    cg_symbol_id symbol =
        cg_define(w, &(cg_def){.kind = CG_NODE_VARIABLE, .flags = CG_SYM_LOCAL, .node = name, .name = name});
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
}

/* let x = value; for x in value { … } */
static void bind_let(cg_walker *w, reading *r) {
    if (!r->let_name) return;
    uint32_t at = cg_start(w, r->let_name);
    cg_expr_id value = r->each ? cg_unary(w, CG_EXPR_ELEMENT, r->value, 0, at) : r->value;
    define_local(w, r->let_name, r->let_type ? cg_unary(w, CG_EXPR_AWAIT, value, 1, at) : value);
    r->let_name = 0;
}

/* ---- Patterns ---- */

static bool is_some_or_ok(cg_str name) { return cg_str_is(name, "Some") || cg_str_is(name, "Ok"); }

/* Reads names of a pattern up to a gap with `stop` or the end of the tree: capitals are referred to, the others
 * bound to `matched` (0: unknown) or to what it holds. */
static void read_pattern(cg_walker *w, tokens *t, const char *stop, cg_expr_id matched) {
    reading r = {0};
    for (bool first = true; t->next; first = false) {
        cg_str gap = gap_before(w, t);
        if (!first && stop && has(gap, stop)) return;
        uint32_t node = t->next;
        uint16_t kind = cg_kind(w, node);
        bool path = cg_str_is(gap, "::");
        if (ends_with_word(gap, "if")) return; /* a guard is an expression */
        if (kind == R_TOKEN_TREE) {
            tokens inner = tokens_of(w, node);
            bool held = t->before && is_some_or_ok(cg_node_text(w, t->before));
            read_pattern(w, &inner, NULL,
                         held ? cg_unary(w, CG_EXPR_AWAIT, matched, 1, cg_start(w, node)) : 0);
        } else if (kind == R_IDENTIFIER && (path || rust_is_type_name(cg_node_text(w, node)))) {
            r.begun = path;
            read_identifier(w, &r, node, path ? gap : CG_STR_NONE);
        } else if (kind == R_IDENTIFIER) {
            tokens rest = *t;
            take(w, &rest);
            if (rest.next && cg_str_is(gap_before(w, &rest), "::"))
                r.value = read_name(w, node);
            else
                define_local(w, node, matched);
        } else if (is_name(kind)) {
            r.value = read_name(w, node);
        }
        take(w, t);
    }
}

/* `if let Some(x) = value`: the name is bound when the value was read. */
static bool read_let_pattern(cg_walker *w, tokens *t, reading *r) {
    cg_str gap = gap_before(w, t);
    if (!binds_after(gap, "let") ||
        (is_name(cg_kind(w, t->next)) && !rust_is_type_name(cg_node_text(w, t->next))))
        return false;
    uint32_t name = t->next, inner = after(w, name);
    uint32_t only = inner && cg_kind(w, inner) == R_TOKEN_TREE ? cg_first_named(w, inner) : 0;
    bool simple = is_some_or_ok(cg_node_text(w, name)) && only && cg_kind(w, only) == R_IDENTIFIER &&
                  !cg_next_named(w, only) && !rust_is_type_name(cg_node_text(w, only));
    if (simple) {
        r->let_name = only;
        r->let_type = 1;
        r->each = false;
        take(w, t);
        take(w, t);
    } else {
        take(w, t);
        read_pattern(w, t, "=", 0);
    }
    r->value = 0;
    return true;
}

/* ---- Closures ---- */

static void read_part(cg_walker *w, tokens *t, reading *r);

static uint32_t last_of_part(cg_walker *w, tokens t) {
    uint32_t last = t.next;
    for (take(w, &t); t.next && !ends_part(gap_before(w, &t)); take(w, &t)) last = t.next;
    return last;
}

static cg_symbol_id closure_parameter(cg_walker *w, uint32_t node) {
    if (cg_kind(w, node) == R_IDENTIFIER) return cg_parameter(w, node, node, 0, 0, 0);
    cg_symbol_id whole = cg_parameter(w, node, 0, 0, 0, 0);
    uint32_t number = 0;
    CG_EACH_NAMED(w, part, node) {
        uint32_t at = cg_start(w, part);
        cg_expr_id value = cg_symbol_value(w, whole, CG_USE_SILENT, at);
        if (cg_kind(w, part) == R_IDENTIFIER) define_local(w, part, cg_item(w, value, number++, at));
    }
    return whole;
}

/* One name of a parameter's type: a path; what is in angle brackets is left out. */
static cg_expr_id type_part(cg_walker *w, cg_expr_id type, uint32_t node, cg_str gap) {
    uint16_t kind = cg_kind(w, node);
    if (kind == R_PRIMITIVE && !type) return cg_name(w, node, CG_USE_TYPE | CG_USE_SILENT, 0);
    if (!is_name(kind)) return type;
    if (type && cg_str_is(gap, "::")) {
        make_qualifier(w, type);
        return cg_member(w, type, node, CG_USE_TYPE, CG_MEMBER_SCOPE);
    }
    if (type) return type;
    return kind == R_IDENTIFIER ? cg_name(w, node, CG_USE_TYPE, 0) : rust_path_root(w, node, 0);
}

/* From the opening bar to the closing one, which becomes the token before. */
static void closure_parameters(cg_walker *w, tokens *t) {
    cg_symbol_id parameter = CG_NONE;
    cg_expr_id type = 0;
    uint32_t open = t->next;
    take(w, t);
    for (bool in_type = false; t->next && !is_bar(w, t->next); take(w, t)) {
        cg_str gap = gap_before(w, t);
        if (cg_str_find_char(gap, ',') != CG_STR_NOWHERE && cg_str_find_char(gap, '<') == CG_STR_NOWHERE) {
            if (type) cg_set_type(w, parameter, type, 0);
            in_type = false;
            type = 0;
        } else if (cg_str_starts(gap, CG_STR(":")) && !cg_str_is(gap, "::") && parameter != CG_NONE) {
            in_type = true;
            type = 0;
        }
        uint16_t kind = cg_kind(w, t->next);
        if (in_type)
            type = type_part(w, type, t->next, gap);
        else if (kind == R_IDENTIFIER || kind == R_TOKEN_TREE)
            parameter = closure_parameter(w, t->next);
    }
    if (type) cg_set_type(w, parameter, type, 0);
    if (t->next && t->before == open && has(gap_before(w, t), "_")) cg_parameter(w, open, 0, 0, 0, 0);
    if (t->next) take(w, t);
}

static cg_expr_id read_closure(cg_walker *w, tokens *t) {
    uint32_t bar = t->next, last;
    tokens ahead = *t;
    if (cg_kind(w, bar) == R_BAR)
        for (take(w, &ahead); ahead.next && !is_bar(w, ahead.next);) take(w, &ahead);
    last = ahead.next ? last_of_part(w, ahead) : bar;
    cg_symbol_id symbol = cg_define_begin(
        w, &(cg_def){.kind = CG_NODE_FUNCTION, .node = bar, .last = last, .body = bar}, CG_SCOPE_FUNCTION);
    if (cg_kind(w, bar) == R_BAR)
        closure_parameters(w, t);
    else
        take(w, t);
    reading body = {0};
    read_part(w, t, &body);
    cg_flow_out(w, CG_FLOW_RETURN, body.value);
    cg_define_end(w);
    return cg_function_value(w, symbol, cg_start(w, bar));
}

/* ---- Expressions ---- */

static cg_expr_id read_call(cg_walker *w, cg_expr_id callee, uint32_t tree, bool macro) {
    make_callee(w, callee);
    cg_expr *e = cg_facts_expr_at(w->facts, callee);
    size_t patterns = PATTERNS_NOWHERE;
    if (macro && e->op == CG_EXPR_NAME) {
        e->n = CG_NAME_MACRO;
        patterns = rust_pattern_argument(cg_facts_text(w->facts, e->a));
    }
    uint32_t at = cg_last_name_at(w, callee, cg_start(w, tree));
    size_t mark = cg_list(w);
    read_all(w, tree, patterns, 0);
    return cg_list_end(w, mark, CG_EXPR_CALL, 0, callee, at);
}

/* S { a: 1, b }: a capital and braces. */
static cg_expr_id read_struct(cg_walker *w, cg_expr_id type, uint32_t tree) {
    make_callee(w, type);
    uint32_t at = cg_last_name_at(w, type, cg_start(w, tree));
    size_t mark = cg_list(w);
    read_all(w, tree, PATTERNS_NOWHERE, 0);
    return cg_list_end(w, mark, CG_EXPR_NEW, 0, type, at);
}

static bool is_type_value(const cg_walker *w, cg_expr_id value) {
    const cg_expr *e = cg_facts_expr_at(w->facts, value);
    if (e->op != CG_EXPR_NAME && !(e->op == CG_EXPR_MEMBER && (e->n & CG_MEMBER_SCOPE))) return false;
    return rust_is_type_name(cg_facts_text(w->facts, e->op == CG_EXPR_NAME ? e->a : e->b));
}

static void read_tree(cg_walker *w, reading *r, uint32_t node, cg_str gap) {
    char open = opening(w, node);
    bool macro = r->value && cg_str_is(gap, "!");
    if (r->value && (macro || (gap.len == 0 && open == '('))) {
        r->value = read_call(w, r->value, node, macro);
    } else if (r->value && gap.len == 0 && open == '[') {
        read_group(w, node, false, 0);
        r->value = cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, 0, r->value, 0, cg_start(w, node));
    } else if (r->value && gap.len == 0 && open == '{' && !r->let_name && !r->match &&
               is_type_value(w, r->value)) {
        r->value = read_struct(w, r->value, node);
    } else {
        if (open == '{') bind_let(w, r);
        r->value = read_group(w, node, open == '{' && r->match, r->value);
        if (open == '{') r->match = false;
    }
}

static void read_token(cg_walker *w, reading *r, uint32_t node, cg_str gap) {
    if (r->types) { /* a::<T, U>(…): the types are left out */
        size_t end = cg_str_find_last_char(gap, '>');
        if (end == CG_STR_NOWHERE) return;
        r->types = false;
        gap = cg_str_trim(cg_str_from_index(gap, end + 1));
    }
    gap = skip_postfix(w, r, gap, cg_start(w, node));
    r->match |= has(gap, "match");
    uint16_t kind = cg_kind(w, node);
    if (r->begun && cg_str_starts(gap, CG_STR("::")) && cg_str_ends(gap, CG_STR("<")))
        r->types = true;
    else if (kind == R_TOKEN_TREE && opening(w, node) == '[' &&
             (cg_str_ends(gap, CG_STR("#")) || cg_str_ends(gap, CG_STR("#!"))))
        r->value = 0; /* an attribute */
    else if (kind == R_TOKEN_TREE)
        read_tree(w, r, node, gap);
    else if (is_name(kind))
        read_identifier(w, r, node, gap);
    else if (kind == R_INTEGER && r->value && cg_str_is(gap, "."))
        r->value = cg_member(w, r->value, node, 0, 0);
    else
        r->value = cg_visit(w, node, 0);
}

/* A closure begins where an operand may. */
static bool begins_closure(const cg_walker *w, const tokens *t, const reading *r) {
    if (!is_bar(w, t->next)) return false;
    cg_str gap = gap_before(w, t);
    return !r->begun || ends_with_word(gap, "move") || cg_str_ends(gap, CG_STR("=")) ||
           cg_str_ends(gap, CG_STR("&"));
}

/* One expression: up to a comma, semicolon or arrow, or the end. */
static void read_part(cg_walker *w, tokens *t, reading *r) {
    while (t->next) {
        cg_str gap = gap_before(w, t);
        if (r->begun && !r->types && ends_part(gap)) break;
        if (begins_closure(w, t, r)) {
            r->begun = true;
            r->value = read_closure(w, t);
            continue;
        }
        if (is_bar(w, t->next)) {
            t->next = after(w, t->next);
            continue;
        }
        if (!read_let_pattern(w, t, r)) {
            read_token(w, r, t->next, gap);
            take(w, t);
        }
        r->begun = true;
    }
    if (r->begun && !t->next && r->value) skip_postfix(w, r, gap_before(w, t), cg_end(w, t->tree));
    bind_let(w, r);
}

/* Is what comes next the pattern of a match's arm? */
static bool is_arm(cg_walker *w, tokens t) {
    for (bool first = true; t.next; first = false, take(w, &t)) {
        cg_str gap = gap_before(w, &t);
        if (first || !ends_part(gap)) continue;
        size_t arrow = cg_str_find(gap, CG_STR("=>")), comma = cg_str_find_char(gap, ',');
        return arrow != CG_STR_NOWHERE && arrow < comma && arrow < cg_str_find_char(gap, ';');
    }
    return false;
}

/* Reads the parts of a tree and adds their values to the list. */
static void read_all(cg_walker *w, uint32_t tree, size_t patterns, cg_expr_id matched) {
    tokens t = tokens_of(w, tree);
    for (size_t number = 0; t.next; number++) {
        reading r = {0};
        bool arm = patterns == PATTERNS_IN_ARMS && is_arm(w, t);
        if (arm || (patterns && number == patterns)) {
            read_pattern(w, &t, arm ? "=>" : NULL, matched);
            if (arm && t.next && !has(gap_before(w, &t), "=>")) read_part(w, &t, &r); /* if … */
            continue;
        }
        read_part(w, &t, &r);
        cg_list_add(w, r.value);
    }
}

/* The value of (a), (a, b), [a, b], or of a block's last part. */
static cg_expr_id read_group(cg_walker *w, uint32_t node, bool arms, cg_expr_id matched) {
    char open = opening(w, node);
    size_t mark = cg_list(w);
    if (open == '{') cg_scope_open(w, CG_SCOPE_BLOCK);
    read_all(w, node, arms ? PATTERNS_IN_ARMS : PATTERNS_NOWHERE, matched);
    if (open == '{') cg_scope_close(w);
    size_t count = cg_list_count(w, mark);
    uint32_t end = cg_end(w, node), last = end > cg_start(w, node) + 1 ? end - 2 : end;
    while (last > cg_start(w, node) && (unsigned char)w->source.ptr[last] <= ' ') last--;
    bool gives = open == '(' ? count == 1 : open == '{' && count && w->source.ptr[last] != ';';
    cg_expr_id value = gives ? cg_list_at(w, mark, count - 1) : 0;
    if (open == '[' && count)
        return cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_LIST, cg_start(w, node));
    if (open == '(' && count > 1)
        return cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_TUPLE, cg_start(w, node));
    cg_list_drop(w, mark);
    return value;
}

cg_expr_id rust_token_tree(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    return read_group(w, node, false, 0);
}

size_t rust_pattern_argument(cg_str macro) {
    size_t colon = cg_str_find_last_char(macro, ':');
    if (colon != CG_STR_NOWHERE) macro = cg_str_from_index(macro, colon + 1);
    return cg_str_is(macro, "matches") || cg_str_ends(macro, CG_STR("assert_matches"));
}

/* name!(…), a::name![…] */
cg_expr_id rust_macro_call(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, RF_MACRO), tree = cg_child_of_kind(w, node, R_TOKEN_TREE);
    if (!name) return 0;
    cg_expr_id callee = cg_name(w, name, CG_USE_CALLEE, CG_NAME_MACRO);
    if (!callee || !tree) return 0;
    uint32_t at = cg_start(w, name);
    if (cg_kind(w, name) == R_SCOPED_IDENTIFIER) {
        uint32_t last = cg_child(w, name, RF_NAME);
        if (last) at = cg_start(w, last);
    }
    size_t mark = cg_list(w);
    read_all(w, tree, rust_pattern_argument(cg_node_text(w, name)), 0);
    if (cg_kind(w, name) == R_IDENTIFIER) rust_macro_items(w, node, cg_node_text(w, name), tree);
    return cg_list_end(w, mark, CG_EXPR_CALL, 0, callee, at);
}
