#include "graph/facts_builder.h"
#include "tests/support/test.h"

/* Each test builds facts by hand and looks at what finishing makes of them. */
typedef struct fixture {
    cg_facts_builder *b;
    cg_arena arena;
    cg_facts f;
} fixture;

static int setup(void **state) {
    fixture *x = calloc(1, sizeof *x);
    x->b = cg_facts_builder_new();
    cg_facts_begin(x->b, CG_LANG_PYTHON, CG_STR("one\ntwo\n\nfour"));
    *state = x;
    return 0;
}

static int teardown(void **state) {
    fixture *x = *state;
    cg_facts_builder_free(x->b);
    cg_arena_clear(&x->arena);
    free(x);
    return 0;
}

static cg_string_id str(fixture *x, const char *s) { return cg_facts_string(x->b, cg_str_from(s)); }

static cg_symbol_id function(fixture *x, const char *name, cg_scope_id in, cg_scope_id *inner) {
    cg_symbol_id f = cg_facts_symbol(x->b, CG_NODE_FUNCTION, 0, str(x, name), in, 0);
    cg_facts_node_at(x->b, f)->parent = cg_facts_scope_at(x->b, in)->owner;
    *inner = cg_facts_scope(x->b, CG_SCOPE_FUNCTION, in, f);
    cg_facts_symbol_at(x->b, f)->inner = *inner;
    return f;
}

static cg_symbol_id local(fixture *x, const char *name, cg_scope_id scope, uint32_t flags) {
    return cg_facts_symbol(x->b, CG_NODE_VARIABLE, CG_SYM_LOCAL | flags, str(x, name), scope, 0);
}

static cg_expr_id name(fixture *x, const char *text, uint8_t use) {
    return cg_facts_expr(x->b, CG_EXPR_NAME, use, 0, str(x, text), 0, 0);
}

static void finish(fixture *x, bool skip) { cg_facts_finish(x->b, skip, &x->arena, &x->f); }

/* The operator of the only operand of the only call. */
static const cg_expr *argument(const fixture *x) {
    for (uint32_t i = 0; i < x->f.exprs_len; i++)
        if (x->f.exprs[i].op == CG_EXPR_CALL) return &x->f.exprs[*cg_expr_operands(&x->f, &x->f.exprs[i])];
    return NULL;
}

static void call_with(fixture *x, cg_expr_id argument) {
    cg_facts_expr_list(x->b, CG_EXPR_CALL, 0, name(x, "f", CG_USE_CALLEE), &argument, 1, 0);
}

static void test_empty(void **state) {
    fixture *x = *state;
    finish(x, false);
    assert_int_equal(x->f.node_count, 1);
    assert_int_equal(x->f.scopes_len, 1);
    assert_int_equal(x->f.exprs_len, 1);
    assert_int_equal(x->f.strings_len, 1);
    assert_int_equal(x->f.nodes[0].parent, CG_NONE);
    assert_int_equal(x->f.nodes[0].end, 13);
    uint32_t line, column;
    cg_facts_place(&x->f, 4, &line, &column);
    assert_int_equal(line * 100 + column, 201);
    cg_facts_place(&x->f, 8, &line, &column);
    assert_int_equal(line * 100 + column, 301);
    cg_facts_place(&x->f, 12, &line, &column);
    assert_int_equal(line * 100 + column, 404);
}

static void test_binds_locals(void **state) {
    fixture *x = *state;
    cg_scope_id outer, inner;
    function(x, "outer", 0, &outer);
    cg_symbol_id v = local(x, "v", outer, 0);
    cg_facts_flow(x->b, CG_FLOW_ASSIGN, v, name(x, "w", 0));
    function(x, "inner", outer, &inner);
    cg_facts_enter(x->b, inner);
    call_with(x, name(x, "v", 0));
    finish(x, false);
    assert_int_equal(argument(x)->op, CG_EXPR_SYMBOL);
    assert_int_equal(argument(x)->a, 3); /* nodes come first: file, outer, inner, then v */
    assert_int_equal(x->f.node_count, 3);
}

/* A name that stands before a declaration does not mean it, unless it is hoisted. */
static void order_test(fixture *x, uint32_t flags, cg_expr_op expected) {
    cg_scope_id scope;
    function(x, "outer", 0, &scope);
    cg_facts_enter(x->b, scope);
    call_with(x, name(x, "v", 0));
    cg_symbol_id v = local(x, "v", scope, flags);
    cg_facts_flow(x->b, CG_FLOW_ASSIGN, v, name(x, "w", 0));
    finish(x, false);
    assert_int_equal(argument(x)->op, expected);
}

static void test_order(void **state) { order_test(*state, 0, CG_EXPR_NAME); }
static void test_hoisted(void **state) { order_test(*state, CG_SYM_HOISTED, CG_EXPR_SYMBOL); }

/* The latest declaration before a use hides the earlier one in the same block. */
static void test_shadowing(void **state) {
    fixture *x = *state;
    cg_scope_id scope;
    function(x, "outer", 0, &scope);
    cg_facts_enter(x->b, scope);
    cg_symbol_id first = local(x, "v", scope, 0);
    cg_facts_flow(x->b, CG_FLOW_ASSIGN, first, name(x, "v", 0)); /* sees the first itself */
    cg_expr_id before = name(x, "v", 0);
    cg_symbol_id second = local(x, "v", scope, 0);
    cg_facts_flow(x->b, CG_FLOW_ASSIGN, second, before);
    call_with(x, name(x, "v", 0));
    finish(x, false);
    assert_int_equal(argument(x)->a, 3);
    assert_int_equal(x->f.exprs[x->f.flows[1].value].a, 2);
}

static void class_test(fixture *x, bool skip, cg_expr_op expected) {
    cg_scope_id outer, method;
    cg_symbol_id f = function(x, "outer", 0, &outer);
    cg_symbol_id v = local(x, "v", outer, 0);
    cg_facts_flow(x->b, CG_FLOW_ASSIGN, v, name(x, "w", 0));
    cg_symbol_id c = cg_facts_symbol(x->b, CG_NODE_CLASS, 0, str(x, "c"), outer, 0);
    cg_facts_node_at(x->b, c)->parent = f;
    cg_scope_id class_ = cg_facts_scope(x->b, CG_SCOPE_CLASS, outer, c);
    cg_facts_node_at(x->b, cg_facts_symbol(x->b, CG_NODE_FIELD, 0, str(x, "v"), class_, 0))->parent = c;
    cg_facts_node_at(x->b, function(x, "m", class_, &method))->parent = c;
    cg_facts_enter(x->b, method);
    call_with(x, name(x, "v", 0));
    finish(x, skip);
    assert_int_equal(argument(x)->op, expected);
}

static void test_class_ends_search(void **state) { class_test(*state, false, CG_EXPR_NAME); }
static void test_class_is_skipped(void **state) { class_test(*state, true, CG_EXPR_SYMBOL); }

/* What only reads a local, literals nobody uses, and blocks without declarations go; calls and names stay. */
static void test_drops(void **state) {
    fixture *x = *state;
    cg_scope_id scope;
    function(x, "outer", 0, &scope);
    cg_symbol_id v = local(x, "v", scope, 0);
    local(x, "unused", scope, 0);
    cg_facts_flow(x->b, CG_FLOW_ASSIGN, v, name(x, "w", 0));
    cg_scope_id block = cg_facts_scope(x->b, CG_SCOPE_BLOCK, scope, 1);
    cg_facts_enter(x->b, block);
    name(x, "v", 0);
    name(x, "w", CG_USE_SILENT);
    cg_facts_expr(x->b, CG_EXPR_LITERAL, 0, 0, CG_LITERAL_INT, str(x, "7"), 0);
    name(x, "kept", 0);
    finish(x, false);
    assert_int_equal(x->f.exprs_len, 3);
    assert_int_equal(x->f.symbols_len, 3);
    assert_int_equal(x->f.scopes_len, 2);
    assert_int_equal(cg_facts_scope_of(&x->f, 2), 1);
}

/* Equal literals, and readings of one local in one function, are one expression each. */
static void test_shares(void **state) {
    fixture *x = *state;
    cg_scope_id scope;
    function(x, "outer", 0, &scope);
    cg_facts_enter(x->b, scope);
    local(x, "v", scope, 0);
    cg_expr_id one = cg_facts_expr(x->b, CG_EXPR_LITERAL, 0, 0, CG_LITERAL_INT, str(x, "1"), 0);
    assert_int_equal(one, cg_facts_expr(x->b, CG_EXPR_LITERAL, 0, 0, CG_LITERAL_INT, str(x, "1"), 5));
    call_with(x, name(x, "v", 0));
    call_with(x, name(x, "v", 0));
    finish(x, false);
    uint32_t readings = 0;
    for (uint32_t i = 0; i < x->f.exprs_len; i++) readings += x->f.exprs[i].op == CG_EXPR_SYMBOL;
    assert_int_equal(readings, 1);
}

static void test_long_lists_are_cut(void **state) {
    fixture *x = *state;
    cg_expr_id *many = calloc(70000, sizeof *many);
    cg_expr_id list = cg_facts_expr_list(x->b, CG_EXPR_LIST, 0, CG_LITERAL_LIST, many, 70000, 0);
    cg_facts_flow(x->b, CG_FLOW_STORE, name(x, "v", CG_USE_WRITE), list);
    free(many);
    finish(x, false);
    assert_int_equal(x->f.operands_len, 65535);
    assert_int_equal(x->f.cut, CG_FACTS_CUT_LISTS);
}

int main(void) {
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_empty),
        TEST(test_binds_locals),
        TEST(test_order),
        TEST(test_hoisted),
        TEST(test_shadowing),
        TEST(test_class_ends_search),
        TEST(test_class_is_skipped),
        TEST(test_drops),
        TEST(test_shares),
        TEST(test_long_lists_are_cut),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
