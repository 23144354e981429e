#include "base/writer.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void expect_json(cg_str input, const char *expected) {
    cg_out o = CG_OUT_MEMORY;
    cg_json_string(&o, input);
    assert_string_equal(o.buf.ptr, expected);
    cg_out_clear(&o);
}

static void test_strings_are_always_valid_json(void **state) {
    (void)state;
    expect_json(CG_STR("plain"), "\"plain\"");
    expect_json(CG_STR("a\"b\\c\n\x1b[31m\x7f"), "\"a\\\"b\\\\c\\n\\u001b[31m\\u007f\"");
    expect_json(CG_STR("\xc3\xa9\xf0\x9f\x98\x80"), "\"\xc3\xa9\xf0\x9f\x98\x80\"");
    expect_json(CG_STR("\xc2\x9b"), "\"\\u009b\"");
    expect_json(CG_STR("\xff.\xc3"), "\"\xef\xbf\xbd.\xef\xbf\xbd\"");
    expect_json(CG_STR("\xed\xa0\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
    expect_json(CG_STR("\xc0\x80\xf5\x80"), "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

static void expect_number(double v, const char *expected) {
    cg_out o = CG_OUT_MEMORY;
    cg_json_number(&o, v);
    assert_string_equal(o.buf.ptr, expected);
    cg_out_clear(&o);
}

static void test_numbers_are_short_and_exact(void **state) {
    (void)state;
    expect_number(0.9, "0.9");
    expect_number(1, "1");
    expect_number(1.0 / 3, "0.3333333333333333");
    expect_number(INFINITY, "null");
}

static void test_nested_values(void **state) {
    (void)state;
    cg_out o = CG_OUT_MEMORY;
    cg_json_writer w;
    cg_json_writer_init(&w, &o, false);
    cg_writer *x = &w.writer;
    cg_write_object(x, NULL);
    cg_write_int(x, "a", -3);
    cg_write_array(x, "list");
    cg_write_bool(x, NULL, true);
    cg_write_null(x, NULL);
    cg_write_object(x, NULL);
    cg_write_object_end(x);
    cg_write_array_end(x);
    cg_write_z(x, "z", "text");
    cg_write_object_end(x);
    assert_string_equal(o.buf.ptr, "{\"a\":-3,\"list\":[true,null,{}],\"z\":\"text\"}\n");
    cg_out_clear(&o);
}

static void test_pretty(void **state) {
    (void)state;
    cg_out o = CG_OUT_MEMORY;
    cg_json_writer w;
    cg_json_writer_init(&w, &o, true);
    cg_write_object(&w.writer, NULL);
    cg_write_array(&w.writer, "list");
    cg_write_int(&w.writer, NULL, 1);
    cg_write_array_end(&w.writer);
    cg_write_array(&w.writer, "none");
    cg_write_array_end(&w.writer);
    cg_write_object_end(&w.writer);
    assert_string_equal(o.buf.ptr, "{\n  \"list\": [\n    1\n  ],\n  \"none\": []\n}\n");
    cg_out_clear(&o);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strings_are_always_valid_json),
        cmocka_unit_test(test_numbers_are_short_and_exact),
        cmocka_unit_test(test_nested_values),
        cmocka_unit_test(test_pretty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
