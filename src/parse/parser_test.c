#include "graph/facts.h"
#include "parse/parser.h"
#include "tests/support/test.h"

static cg_parser *parser_with(cg_parse_limits limits) { return cg_parser_new(limits); }

static cg_str repeat(cg_buf *b, const char *before, const char *after, int times) {
    cg_buf_reset(b);
    for (int i = 0; i < times; i++) cg_buf_append_z(b, before);
    for (int i = 0; i < times; i++) cg_buf_append_z(b, after);
    return cg_buf_str(b);
}

static void assert_sound(const cg_cst *t) {
    assert_int_equal(t->nodes[0].size, 1);
    assert_int_equal(t->nodes[CG_CST_ROOT].size, t->count - 1);
    for (uint32_t i = CG_CST_ROOT; i < t->count; i++) {
        const cg_cst_node *n = &t->nodes[i];
        assert_true(n->size >= 1 && i + n->size <= t->count);
        assert_true(n->start <= n->end);
        if (i == CG_CST_ROOT) continue;
        assert_true(n->parent < i && i + n->size <= n->parent + t->nodes[n->parent].size);
    }
}

static void test_tree(void **state) {
    (void)state;
    cg_parser *p = parser_with(CG_PARSE_LIMITS_DEFAULT);
    cg_cst t;
    assert_int_equal(cg_parse(p, CG_LANG_PYTHON, CG_STR("def f(a):\n    return g(a)\n"), NULL, &t), CG_OK);
    assert_sound(&t);
    assert_int_equal(t.error_bytes, 0);
    assert_int_equal(t.cut, 0);
    assert_int_equal(cg_parse(p, CG_LANG_GO, CG_STR("package p\nfunc f() {}\n"), NULL, &t), CG_OK);
    assert_sound(&t);
    assert_int_equal(cg_parse(p, CG_LANG_GO, CG_STR(""), NULL, &t), CG_OK);
    assert_sound(&t);
    assert_int_equal(cg_parse(p, CG_LANG_NONE, CG_STR("x"), NULL, &t), CG_ERR_INVALID);
    cg_parser_free(p);
}

static void test_errors_are_counted_once(void **state) {
    (void)state;
    cg_parser *p = parser_with(CG_PARSE_LIMITS_DEFAULT);
    cg_str source = CG_STR("x = 1\n)) ((( ]] [[ def\ny = 2\n");
    cg_cst t;
    assert_int_equal(cg_parse(p, CG_LANG_PYTHON, source, NULL, &t), CG_OK);
    assert_sound(&t);
    assert_in_range(t.error_bytes, 1, source.len);
    cg_parser_free(p);
}

static void test_depth(void **state) {
    (void)state;
    cg_parse_limits limits = CG_PARSE_LIMITS_DEFAULT;
    cg_buf source = {0};
    limits.depth = 100;
    cg_parser *p = parser_with(limits);
    cg_cst t;
    for (int levels = 10; levels <= 10000; levels *= 10) {
        assert_int_equal(cg_parse(p, CG_LANG_GO, repeat(&source, "{", "}", levels), NULL, &t), CG_OK);
        assert_sound(&t);
        assert_int_equal(cg_parse(p, CG_LANG_PYTHON, repeat(&source, "[", "]", levels), NULL, &t), CG_OK);
        assert_sound(&t);
        assert_int_equal(t.cut, levels >= 100 ? CG_FACTS_CUT_DEPTH : 0);
        assert_int_equal(cg_parse(p, CG_LANG_PYTHON, repeat(&source, "(", "", levels), NULL, &t), CG_OK);
        assert_sound(&t);
    }
    cg_buf_clear(&source);
    cg_parser_free(p);
}

static void test_node_limit(void **state) {
    (void)state;
    cg_parse_limits limits = CG_PARSE_LIMITS_DEFAULT;
    limits.nodes = 50;
    cg_parser *p = parser_with(limits);
    cg_buf source = {0};
    cg_cst t;
    assert_int_equal(cg_parse(p, CG_LANG_PYTHON, repeat(&source, "f(x)\n", "", 100), NULL, &t), CG_OK);
    assert_sound(&t);
    assert_int_equal(t.count, 50);
    assert_int_equal(t.cut, CG_FACTS_CUT_DEPTH);
    cg_buf_clear(&source);
    cg_parser_free(p);
}

/* Out of steps, the beginning of the file is still there, and the same in every run. */
static void test_steps(void **state) {
    (void)state;
    cg_parse_limits limits = CG_PARSE_LIMITS_DEFAULT;
    limits.steps = 20;
    limits.steps_per_kib = 0;
    cg_parser *p = parser_with(limits);
    cg_buf source = {0};
    cg_cst t;
    assert_int_equal(cg_parse(p, CG_LANG_PYTHON, repeat(&source, "f(x)\n", "", 2000), NULL, &t), CG_OK);
    assert_sound(&t);
    assert_int_equal(t.cut, CG_FACTS_CUT_STEPS);
    uint32_t end = t.nodes[CG_CST_ROOT].end, count = t.count;
    assert_in_range(end, 100, 9999);
    assert_int_equal(cg_parse(p, CG_LANG_PYTHON, cg_buf_str(&source), NULL, &t), CG_OK);
    assert_int_equal(t.nodes[CG_CST_ROOT].end, end);
    assert_int_equal(t.count, count);
    assert_int_equal(cg_parse(p, CG_LANG_PYTHON, CG_STR("x = 1\n"), NULL, &t), CG_OK);
    assert_int_equal(t.cut, 0);
    cg_buf_clear(&source);
    cg_parser_free(p);
}

static void test_cancel(void **state) {
    (void)state;
    cg_parser *p = parser_with(CG_PARSE_LIMITS_DEFAULT);
    cg_cancel cancel = {1};
    cg_buf source = {0};
    cg_cst t;
    repeat(&source, "f(x)\n", "", 10000);
    assert_int_equal(cg_parse(p, CG_LANG_PYTHON, cg_buf_str(&source), &cancel, &t), CG_ERR_INTERRUPTED);
    cancel.requested = 0;
    assert_int_equal(cg_parse(p, CG_LANG_PYTHON, cg_buf_str(&source), &cancel, &t), CG_OK);
    cg_buf_clear(&source);
    cg_parser_free(p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree),  cmocka_unit_test(test_errors_are_counted_once),
        cmocka_unit_test(test_depth), cmocka_unit_test(test_node_limit),
        cmocka_unit_test(test_steps), cmocka_unit_test(test_cancel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
