#include "source/encoding.h"

#include "tests/support/test.h"

static void knows_byte_order_marks(void **state) {
    (void)state;
    assert_int_equal(cg_encoding_of(CG_STR("")), CG_ENCODING_PLAIN);
    assert_int_equal(cg_encoding_of(CG_STR("int x;")), CG_ENCODING_PLAIN);
    assert_int_equal(cg_encoding_of(CG_STR("\xef\xbb\xbfx")), CG_ENCODING_UTF8);
    assert_int_equal(cg_encoding_of(CG_STR("\xff\xfex\0")), CG_ENCODING_UTF16_LE);
    assert_int_equal(cg_encoding_of(CG_STR("\xfe\xff\0x")), CG_ENCODING_UTF16_BE);
    assert_int_equal(cg_encoding_of(CG_STR("\xff\xfe\0\0x\0\0\0")), CG_ENCODING_UTF32);
    assert_int_equal(cg_encoding_of(CG_STR("\0\0\xfe\xff\0\0\0x")), CG_ENCODING_UTF32);
}

static void converts(cg_str from, bool big_endian, cg_str expected) {
    cg_buf out = {.max = from.len / 2 * 3 + 3};
    cg_utf16_to_utf8(from, big_endian, &out);
    assert_false(out.overflow);
    assert_int_equal(out.len, expected.len);
    if (expected.len > 0) assert_memory_equal(out.ptr, expected.ptr, expected.len);
    cg_buf_clear(&out);
}

static void writes_utf8(void **state) {
    (void)state;
    converts(CG_STR(""), false, CG_STR(""));
    converts(CG_STR("a\0\n\0"), false, CG_STR("a\n"));
    converts(CG_STR("\0a\0\n"), true, CG_STR("a\n"));
    converts(CG_STR("\xe9\0\xac\x20"), false, CG_STR("\xc3\xa9\xe2\x82\xac")); /* é and the euro sign */
    converts(CG_STR("\x3d\xd8\x00\xde"), false, CG_STR("\xf0\x9f\x98\x80"));   /* beyond 16 bits */
    converts(CG_STR("\xd8\x3d\xde\x00"), true, CG_STR("\xf0\x9f\x98\x80"));
}

static void replaces_what_is_broken(void **state) {
    (void)state;
    converts(CG_STR("\x3d\xd8"), false, CG_STR("\xef\xbf\xbd")); /* first half alone */
    converts(CG_STR("\x3d\xd8"
                    "a\0"),
             false,
             CG_STR("\xef\xbf\xbd"
                    "a"));
    converts(CG_STR("\x00\xde"
                    "a\0"),
             false,
             CG_STR("\xef\xbf\xbd"
                    "a"));                                    /* second half alone */
    converts(CG_STR("a\0b"), false, CG_STR("a\xef\xbf\xbd")); /* odd byte */
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(knows_byte_order_marks),
                                       cmocka_unit_test(writes_utf8),
                                       cmocka_unit_test(replaces_what_is_broken)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
