#include "base/str.h"

#include "tests/support/test.h"

static void search_finds_first_last_and_nothing(void **state) {
    (void)state;
    cg_str s = CG_STR("a/b/c");
    assert_int_equal(cg_str_find_char(s, '/'), 1);
    assert_int_equal(cg_str_find_last_char(s, '/'), 3);
    assert_int_equal(cg_str_find_char(s, 'x'), CG_STR_NOWHERE);
    assert_int_equal(cg_str_find_last_char(CG_STR_NONE, 'x'), CG_STR_NOWHERE);
    assert_int_equal(cg_str_find(s, CG_STR("b/c")), 2);
    assert_int_equal(cg_str_find(s, CG_STR("a/b/c/d")), CG_STR_NOWHERE);
    assert_int_equal(cg_str_find(s, CG_STR_NONE), 0);
    assert_true(cg_str_starts(s, CG_STR("a/")) && !cg_str_starts(s, CG_STR("a/b/c/")));
    assert_true(cg_str_ends(s, CG_STR("/c")) && !cg_str_ends(CG_STR("c"), CG_STR("/c")));
}

static void order_is_bytes_then_length(void **state) {
    (void)state;
    assert_true(cg_str_compare(CG_STR("a"), CG_STR("b")) < 0);
    assert_true(cg_str_compare(CG_STR("a"), CG_STR("aa")) < 0);
    assert_true(cg_str_compare(CG_STR("\xff"), CG_STR("a")) > 0);
    assert_true(cg_str_compare(CG_STR("b"), CG_STR("aa")) > 0);
    assert_int_equal(cg_str_compare(CG_STR("aa"), CG_STR("aa")), 0);
    assert_int_equal(cg_str_compare(CG_STR_NONE, (cg_str){NULL, 0}), 0);
}

static void parts_are_clipped_and_trimmed(void **state) {
    (void)state;
    assert_true(cg_str_is(cg_str_from_index(CG_STR("abc"), 1), "bc"));
    assert_int_equal(cg_str_from_index(CG_STR("abc"), 9).len, 0);
    assert_true(cg_str_is(cg_str_first(CG_STR("abc"), 2), "ab"));
    assert_true(cg_str_is(cg_str_first(CG_STR("abc"), 9), "abc"));
    assert_true(cg_str_is(cg_str_trim(CG_STR(" \t\r\n a b \v\f")), "a b"));
    assert_int_equal(cg_str_trim(CG_STR("  ")).len, 0);
}

static void expect_split(cg_str text, const char *joined) {
    cg_buf parts = {0};
    cg_buf_append_z(&parts, "");
    for (cg_str part; cg_str_split(&text, ',', &part);) cg_buf_format(&parts, "<%.*s>", CG_STR_ARG(part));
    assert_string_equal(parts.ptr, joined);
    cg_buf_clear(&parts);
}

static void splitting_ends_with_the_text(void **state) {
    (void)state;
    expect_split(CG_STR("a,b"), "<a><b>");
    expect_split(CG_STR("a,b,"), "<a><b>");
    expect_split(CG_STR(",,b"), "<><><b>");
    expect_split(CG_STR(","), "<>");
    expect_split(CG_STR_NONE, "");
}

static void numbers_are_digits_within_range(void **state) {
    (void)state;
    uint64_t v = 42;
    static const char *const bad[] = {
        "", " 1", "1 ", "-1", "+1", "0x1", "18446744073709551616", "99999999999999999999"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(cg_str_to_u64(cg_str_from(bad[i]), &v));
    assert_int_equal(v, 42); /* untouched */
    assert_true(cg_str_to_u64(CG_STR("18446744073709551615"), &v));
    assert_int_equal(v, UINT64_MAX);
    assert_true(cg_str_to_u64(CG_STR("007"), &v));
    assert_int_equal(v, 7);
}

/* Writes a code point as UTF-8 would, also where UTF-8 forbids it; returns the length. */
static size_t encode(uint32_t c, size_t n, char out[4]) {
    static const uint8_t leads[] = {0, 0, 0xc0, 0xe0, 0xf0};
    if (n == 1) return out[0] = (char)c, 1;
    for (size_t i = n - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)(leads[n] | c);
    return n;
}

static void utf8_is_what_the_standard_says(void **state) {
    (void)state;
    static const uint32_t first[] = {0, 0, 0x80, 0x800, 0x10000};
    char text[20];
    memset(text, 'x', sizeof text);
    for (uint32_t c = 0; c < 0x1fffff; c += c < 0x11000 ? 1 : 97) {
        for (size_t n = 1; n <= 4; n++) {
            if (c >= (n == 1 ? 0x80u : n == 2 ? 0x800u : n == 3 ? 0x10000u : 0x200000u)) continue;
            bool right = c >= first[n] && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
            encode(c, n, text + 9);
            memset(text + 9 + n, 'x', 4);
            assert_int_equal(cg_utf8_valid(cg_str_of(text, sizeof text - 4)), right);
            if (n > 1) assert_false(cg_utf8_valid(cg_str_of(text, 9 + n - 1)));
        }
    }
    assert_true(cg_utf8_valid(CG_STR_NONE));
    assert_false(cg_utf8_valid(CG_STR("\x80")));
    assert_false(cg_utf8_valid(CG_STR("\xf8\x88\x80\x80\x80")));
}

static void buffer_grows_and_is_always_ended(void **state) {
    (void)state;
    cg_buf b = {0};
    assert_int_equal(cg_buf_str(&b).len, 0);
    size_t expected = 0;
    for (int i = 0; i < 1000; i++) {
        cg_buf_append_char(&b, 'a');
        cg_buf_format(&b, "%*d", i, i);
        expected += 1 + (size_t)(i < 2 ? 1 : i);
        assert_int_equal(b.len, expected);
        assert_int_equal(b.ptr[b.len], '\0');
    }
    assert_false(b.overflow);
    cg_buf_reset(&b);
    assert_true(b.len == 0 && b.cap > 0 && b.ptr[0] == '\0');
    cg_buf_clear(&b);
    assert_null(b.ptr);
}

static void buffer_keeps_its_ceiling(void **state) {
    (void)state;
    cg_buf b = {.max = 10};
    cg_buf_append_z(&b, "0123456789");
    assert_false(b.overflow);
    cg_buf_append_char(&b, 'x');
    assert_true(b.overflow);
    cg_buf_append_z(&b, "");
    cg_buf_format(&b, "%d", 1);
    assert_string_equal(b.ptr, "0123456789");
    cg_buf_reset(&b);
    assert_false(b.overflow);
    cg_buf_format(&b, "%0300d", 1);
    assert_true(b.overflow && b.len == 0);
    cg_buf_clear(&b);
    assert_int_equal(b.max, 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(search_finds_first_last_and_nothing),
        cmocka_unit_test(order_is_bytes_then_length),
        cmocka_unit_test(parts_are_clipped_and_trimmed),
        cmocka_unit_test(splitting_ends_with_the_text),
        cmocka_unit_test(numbers_are_digits_within_range),
        cmocka_unit_test(utf8_is_what_the_standard_says),
        cmocka_unit_test(buffer_grows_and_is_always_ended),
        cmocka_unit_test(buffer_keeps_its_ceiling),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
