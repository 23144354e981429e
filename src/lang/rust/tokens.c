/* The tokens of a macro's call or body are not parsed by the grammar. Here names, members and calls are found in
 * them: each token's relation to the one before it is told by the text in between. */
#include "lang/rust/rust.h"

static cg_str text_between(const cg_walker *w, uint32_t tree, uint32_t before, uint32_t node) {
    uint32_t from = before ? cg_end(w, before) : cg_start(w, tree) + 1, to = cg_start(w, node);
    return cg_str_trim(cg_str_of(w->source.ptr + from, to > from ? to - from : 0));
}

/* Leaves out what does not change the value's kind: `?` and `.await`. */
static cg_str skip_postfix(cg_str gap) {
    for (;;) {
        if (cg_str_starts(gap, CG_STR("?")))
            gap = cg_str_trim(cg_str_from_index(gap, 1));
        else if (cg_str_starts(gap, CG_STR(".await")))
            gap = cg_str_trim(cg_str_from_index(gap, 6));
        else
            return gap;
    }
}

static bool is_name(uint16_t kind) {
    return kind == R_IDENTIFIER || kind == R_SELF || kind == R_SUPER || kind == R_CRATE ||
           kind == R_METAVARIABLE;
}

/* The state of reading one tree. */
typedef struct reading {
    cg_expr_id value; /* of the expression that has been read so far, 0: none */
    bool macro;       /* it is a macro's name with its `!` */
    bool before;      /* there is a part before, even if its value is unknown */
    unsigned angles;  /* inside so many `<` behind `::` */
} reading;

static char opening(const cg_walker *w, uint32_t tree) { return w->source.ptr[cg_start(w, tree)]; }

static void make_callee(cg_walker *w, cg_expr_id callee, bool method) {
    cg_expr *e = cg_facts_expr_at(w->facts, callee);
    if (e->op != CG_EXPR_NAME && e->op != CG_EXPR_MEMBER) return;
    e->use = CG_USE_CALLEE;
    if (method && e->op == CG_EXPR_MEMBER && !(e->n & CG_MEMBER_SCOPE)) e->n |= CG_MEMBER_METHOD;
}

static void read_list(cg_walker *w, uint32_t tree, bool collect);

static cg_expr_id read_call(cg_walker *w, cg_expr_id callee, uint32_t tree, bool macro) {
    make_callee(w, callee, true);
    cg_expr *e = cg_facts_expr_at(w->facts, callee);
    if (macro && e->op == CG_EXPR_NAME) e->n = CG_NAME_MACRO;
    uint32_t at = cg_last_name_at(w, callee, cg_start(w, tree));
    size_t mark = cg_list(w);
    read_list(w, tree, true);
    return cg_list_end(w, mark, CG_EXPR_CALL, 0, callee, at);
}

static cg_expr_id read_name(cg_walker *w, uint32_t node) {
    uint16_t kind = cg_kind(w, node);
    if (kind == R_SUPER || kind == R_CRATE || kind == R_METAVARIABLE) return rust_path_root(w, node, 0);
    return cg_name(w, node, 0, 0);
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

static void read_identifier(cg_walker *w, reading *r, uint32_t node, cg_str gap) {
    if (cg_str_is(gap, ".")) {
        r->value = cg_member(w, r->value, node, 0, 0);
    } else if (r->before && cg_str_is(gap, "::")) {
        if (r->value) make_qualifier(w, r->value);
        r->value = cg_member(w, r->value, node, 0, CG_MEMBER_SCOPE);
    } else {
        r->value = read_name(w, node);
    }
    r->macro = false;
}

static void read_tree(cg_walker *w, reading *r, uint32_t node, cg_str gap) {
    char open = opening(w, node);
    bool macro = r->value && cg_str_is(gap, "!");
    if (r->value && (macro || (gap.len == 0 && open == '('))) {
        r->value = read_call(w, r->value, node, macro);
    } else if (r->value && gap.len == 0 && open == '[') {
        read_list(w, node, false);
        r->value = cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, 0, r->value, 0, cg_start(w, node));
    } else {
        r->value = rust_token_tree(w, node, 0);
    }
}

/* One token. Returns the gap's part behind a turbofish's end. */
static void read_token(cg_walker *w, reading *r, uint32_t tree, uint32_t before, uint32_t node) {
    cg_str gap = text_between(w, tree, before, node);
    if (r->angles) { /* a::<T, U>(…): the types are left out */
        size_t end = cg_str_find_last_char(gap, '>');
        if (end == CG_STR_NOWHERE) return;
        r->angles = 0;
        gap = cg_str_trim(cg_str_from_index(gap, end + 1));
    }
    gap = skip_postfix(gap);
    uint16_t kind = cg_kind(w, node);
    if (r->value && cg_str_starts(gap, CG_STR("::")) && cg_str_ends(gap, CG_STR("<"))) {
        r->angles = 1;
        return;
    }
    if (kind == R_TOKEN_TREE)
        read_tree(w, r, node, gap);
    else if (is_name(kind))
        read_identifier(w, r, node, gap);
    else if (kind == R_INTEGER && r->value && cg_str_is(gap, "."))
        r->value = cg_member(w, r->value, node, 0, 0);
    else
        r->value = cg_visit(w, node, 0);
}

/* Reads the tokens of a tree; with `collect`, the value of each part between commas is added to the list. */
static void read_list(cg_walker *w, uint32_t tree, bool collect) {
    reading r = {0};
    uint32_t before = 0;
    CG_EACH_NAMED(w, child, tree) {
        cg_str gap = text_between(w, tree, before, child);
        if (before && !r.angles && cg_str_find_char(gap, ',') != CG_STR_NOWHERE) {
            if (collect) cg_list_add(w, r.value);
            r.value = 0;
        }
        r.before = before != 0;
        read_token(w, &r, tree, before, child);
        before = child;
    }
    if (collect && before) cg_list_add(w, r.value);
}

cg_expr_id rust_token_tree(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    size_t mark = cg_list(w);
    read_list(w, node, true);
    size_t count = cg_list_count(w, mark);
    cg_expr_id value = count == 1 && opening(w, node) == '(' ? cg_list_at(w, mark, 0) : 0;
    cg_list_drop(w, mark);
    return value;
}

/* name!(…), a::name![…] */
cg_expr_id rust_macro_call(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, RF_MACRO), tree = cg_child_of_kind(w, node, R_TOKEN_TREE);
    if (!name) return 0;
    cg_expr_id callee = cg_kind(w, name) == R_IDENTIFIER ? cg_name(w, name, CG_USE_CALLEE, CG_NAME_MACRO)
                                                         : cg_visit(w, name, CG_USE_CALLEE);
    if (!callee || !tree) return 0;
    uint32_t at = cg_last_name_at(w, callee, cg_start(w, name));
    size_t mark = cg_list(w);
    read_list(w, tree, true);
    return cg_list_end(w, mark, CG_EXPR_CALL, 0, callee, at);
}
