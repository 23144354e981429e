#include "base/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const cg_setting settings[] = {
    {"index.threads", CG_SETTING_INT, "0", 0, 64, ""},
    {"index.exclude", CG_SETTING_LIST, "", 0, 0, ""},
    {"limits.file_size", CG_SETTING_SIZE, "8M", 1, INT64_MAX, ""},
    {"limits.skip", CG_SETTING_FLAG, "true", 0, 0, ""},
    {"project.name", CG_SETTING_TEXT, "", 0, 0, ""},
    {0},
};

static void expect_fault(const char *yaml, const char *message) {
    cg_config c;
    cg_config_init(&c, settings);
    assert_int_equal(cg_config_parse(&c, cg_str_from(yaml), "f.yaml"), CG_ERR_INVALID);
    assert_string_equal(cg_error_message(), message);
    cg_config_clear(&c);
}

static void test_values_and_origins(void **state) {
    (void)state;
    cg_config c;
    cg_config_init(&c, settings);
    const char *yaml =
        "# ours\nindex:\n  threads: 3\n  exclude: [a/*, \"b c\"]\nlimits:\n  file_size: 1 MB\n  skip: off\n"
        "project:\n";
    assert_int_equal(cg_config_parse(&c, cg_str_from(yaml), "f.yaml"), CG_OK);
    assert_int_equal(cg_config_get(&c, "index.threads")->integer, 3);
    assert_true(cg_str_is(cg_config_get(&c, "index.threads")->where, "f.yaml:3"));
    assert_true(cg_str_is(cg_config_get(&c, "index.exclude")->text, "a/*\nb c"));
    assert_int_equal(cg_config_get(&c, "limits.file_size")->integer, 1 << 20);
    assert_int_equal(cg_config_get(&c, "limits.skip")->integer, 0);
    assert_int_equal(cg_config_get(&c, "project.name")->origin, CG_CONFIG_DEFAULT);
    char *const environment[] = {"HOME=/x", "CODEGRAPH_BUILD=x", "CODEGRAPH_INDEX__THREADS=5",
                                 "CODEGRAPH_INDEX__EXCLUDE=x:y", NULL};
    assert_int_equal(cg_config_environment(&c, environment), CG_OK);
    assert_int_equal(cg_config_get(&c, "index.threads")->integer, 5);
    assert_int_equal(cg_config_get(&c, "index.threads")->origin, CG_CONFIG_ENVIRONMENT_VARIABLE);
    assert_true(cg_str_is(cg_config_get(&c, "index.exclude")->text, "x\ny"));
    cg_config_clear(&c);
}

static void test_faults_say_where_and_what(void **state) {
    (void)state;
    expect_fault("index:\n  thread: 1\n",
                 "f.yaml:2: there is no setting 'index.thread': did you mean 'index.threads'?");
    expect_fault("limit:\n  file_size: 1\n",
                 "f.yaml:2: there is no setting 'limit.file_size': did you mean 'limits.file_size'?");
    expect_fault("index:\n  threads: many\n",
                 "f.yaml:2: index.threads: 'many' is not accepted: give a whole number");
    expect_fault("index:\n  threads: 65\n",
                 "f.yaml:2: index.threads: 65 is not accepted: give a value from 0 to 64");
    expect_fault("index:\n  threads: [1]\n", "f.yaml:2: a single value is wanted here, not a list");
    expect_fault("index:\n  exclude: [[a]]\n", "f.yaml:2: an item of a list must be a text");
    expect_fault("- a\n", "f.yaml:1: a mapping of sections is wanted here");
    expect_fault("a: &x {b: 1}\nc: *x\n", "f.yaml:1: there is no setting 'a.b': see 'codegraph config'");
    expect_fault("project: &x\n  name: a\nlimits: *x\n",
                 "f.yaml:3: aliases are not accepted: write the value out");
    expect_fault("index: \"open\n", "f.yaml:2: not valid YAML: found unexpected end of stream");
}

static void test_hostile_nesting_costs_nothing(void **state) {
    (void)state;
    enum { DEPTH = 200000 };
    char *text = malloc(DEPTH + 8);
    memcpy(text, "a: ", 3);
    memset(text + 3, '[', DEPTH);
    cg_config c;
    cg_config_init(&c, settings);
    assert_int_equal(cg_config_parse(&c, cg_str_of(text, DEPTH + 3), "f.yaml"), CG_ERR_INVALID);
    cg_config_clear(&c);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_and_origins),
        cmocka_unit_test(test_faults_say_where_and_what),
        cmocka_unit_test(test_hostile_nesting_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
