#include "extract/extract.h"

#include "extract/walker.h"
#include "tests/support/test.h"

static cg_extractor *extractor;

static int setup(void **state) {
    (void)state;
    extractor = cg_extractor_new(CG_PARSE_LIMITS_DEFAULT);
    return 0;
}

static int teardown(void **state) {
    (void)state;
    cg_extractor_free(extractor);
    return 0;
}

static void assert_content(const char *literal, const char *content) {
    assert_true(cg_str_is(cg_string_content(cg_str_from(literal)), content));
}

static void test_string_content(void **state) {
    (void)state;
    assert_content("\"a\"", "a");
    assert_content("'a'", "a");
    assert_content("`a`", "a");
    assert_content("\"\"", "");
    assert_content("\"\"\"a\"\"\"", "a");
    assert_content("\"\"\"\"\"\"", "");
    assert_content("rb'''a'b'''", "a'b");
    assert_content("r#\"a\"b\"#", "a\"b");
    assert_content("br##\"a\"##", "a");
    assert_content("L\"a\"", "a");
    assert_content("\"open", "open");
    assert_content("name", "name");
    assert_content("\"", "");
    assert_content("", "");
}

/* Every language takes every nonsense, and gives the same facts again. */
static void check(cg_language language, cg_str source) {
    cg_arena a = {0};
    cg_buf first = {0}, second = {0};
    cg_facts f;
    assert_int_equal(cg_extract(extractor, language, source, NULL, &a, &f), CG_OK);
    cg_facts_encode(&f, &first);
    assert_int_equal(cg_facts_decode(cg_buf_str(&first), &a, &f), CG_OK);
    assert_int_equal(cg_extract(extractor, language, source, NULL, &a, &f), CG_OK);
    cg_facts_encode(&f, &second);
    assert_true(cg_str_equal(cg_buf_str(&first), cg_buf_str(&second)));
    cg_buf_clear(&first);
    cg_buf_clear(&second);
    cg_arena_clear(&a);
}

static void check_all(cg_str source) {
    for (int l = 1; l < CG_LANG_COUNT; l++)
        if (cg_lang_of((cg_language)l)) check((cg_language)l, source);
}

static void test_nonsense(void **state) {
    (void)state;
    test_random r = {3};
    char bytes[400];
    check_all(CG_STR(""));
    check_all(CG_STR("\n"));
    check_all(CG_STR("\0\0\0"));
    check_all(CG_STR("\xff\xfe\x00"));
    for (int round = 0; round < 10; round++) {
        for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = (char)test_next(&r);
        check_all(cg_str_of(bytes, sizeof bytes));
        static const char signs[] = "(){}[]<>;:,.=*&|!@#'\"`\n\t  abcfunctionclassdefifreturnpackage";
        for (size_t i = 0; i < sizeof bytes; i++) bytes[i] = signs[test_next(&r) % (sizeof signs - 1)];
        check_all(cg_str_of(bytes, sizeof bytes));
    }
}

static void check_nesting(cg_language language, const char *opening, const char *closing, int levels) {
    cg_buf b = {0};
    for (int level = 0; level < levels; level++) cg_buf_append_z(&b, opening);
    cg_buf_append_z(&b, "1");
    for (int level = 0; level < levels; level++) cg_buf_append_z(&b, closing);
    check(language, cg_buf_str(&b));
    cg_buf_clear(&b);
}

/* More levels than are kept, of everything that nests. */
static void test_deep_nesting(void **state) {
    (void)state;
    static const struct {
        cg_language language;
        const char *opening, *closing;
    } cases[] = {
        {CG_LANG_PYTHON, "f(", ")"},       {CG_LANG_PYTHON, "x[", "]"},
        {CG_LANG_PYTHON, "not ", ""},      {CG_LANG_PYTHON, "lambda: ", ""},
        {CG_LANG_PYTHON, "{1: ", "}"},     {CG_LANG_GO, "func f() {", "}"},
        {CG_LANG_GO, "T{", "}"},           {CG_LANG_GO, "*", ""},
        {CG_LANG_JAVA, "class A {", "}"},  {CG_LANG_JAVA, "if (1) ", ""},
        {CG_LANG_JAVASCRIPT, "x => ", ""}, {CG_LANG_JAVASCRIPT, "<a>", "</a>"},
        {CG_LANG_JAVASCRIPT, "{", "}"},    {CG_LANG_TYPESCRIPT, "x as ", ""},
        {CG_LANG_TYPESCRIPT, "[", "]"},    {CG_LANG_RUST, "fn f() {", "}"},
        {CG_LANG_RUST, "mod m {", "}"},    {CG_LANG_C, "{", "}"},
        {CG_LANG_C, "if (1) ", ""},        {CG_LANG_CPP, "namespace n {", "}"},
        {CG_LANG_CPP, "class A {", "}"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_nesting(cases[i].language, cases[i].opening, cases[i].closing, 1100);
    check_nesting(CG_LANG_PYTHON, "(", ")", 10000);
    check_nesting(CG_LANG_GO, "{", "}", 10000);
    check_nesting(CG_LANG_C, "(", ")", 10000);
}

static void test_no_language(void **state) {
    (void)state;
    cg_arena a = {0};
    cg_facts f;
    assert_int_equal(cg_extract(extractor, CG_LANG_NONE, CG_STR("x"), NULL, &a, &f), CG_ERR_INVALID);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_string_content),
        cmocka_unit_test(test_nonsense),
        cmocka_unit_test(test_deep_nesting),
        cmocka_unit_test(test_no_language),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
