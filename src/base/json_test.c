#include "base/json.h"

#include "tests/support/test.h"

static void reads_configuration(void **state) {
    (void)state;
    cg_arena a = {0};
    const cg_json *j =
        cg_json_read(&a, CG_STR("\xef\xbb\xbf// what it is\n{\"name\": \"a\\u00e9\\n\\\"\", /* more */"
                                "\"n\": -1.5, \"on\": true, \"no\": null, \"name2\": \"x\","
                                "\"list\": [1, \"two\", {\"k\": []},],}"));
    assert_non_null(j);
    assert_true(cg_str_is(cg_json_text(j, "name"), "a\xc3\xa9\n\""));
    assert_true(cg_str_is(cg_json_member(j, "n")->text, "-1.5"));
    assert_int_equal(cg_json_member(j, "on")->type, CG_JSON_BOOL);
    assert_int_equal(cg_json_member(j, "no")->type, CG_JSON_NULL);
    const cg_json *list = cg_json_member(j, "list");
    assert_int_equal(list->type, CG_JSON_ARRAY);
    assert_true(cg_str_is(list->first->next->text, "two"));
    assert_int_equal(cg_json_member(list->first->next->next, "k")->type, CG_JSON_ARRAY);
    assert_null(cg_json_member(list, "k"));
    assert_true(cg_json_text(j, "absent").len == 0);
    cg_arena_clear(&a);
}

static void refuses_what_is_no_json(void **state) {
    (void)state;
    static const char *const bad[] = {"", "{", "[1 2]", "{\"a\" 1}", "\"open", "{} x", "nope", "[,]", "\"\\"};
    cg_arena a = {0};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) assert_null(cg_json_read(&a, cg_str_from(bad[i])));
    char deep[200];
    memset(deep, '[', 100);
    memset(deep + 100, ']', 100);
    assert_null(cg_json_read(&a, cg_str_of(deep, 200)));
    assert_non_null(cg_json_read(&a, cg_str_of(deep + 50, 100)));
    cg_arena_clear(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_configuration),
        cmocka_unit_test(refuses_what_is_no_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
