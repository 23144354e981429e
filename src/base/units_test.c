#include "base/distance.h"
#include "base/units.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static uint64_t size_of(const char *text) {
    uint64_t v = UINT64_MAX;
    return cg_size_parse(cg_str_from(text), &v) ? v : UINT64_MAX;
}

static void test_sizes_are_read(void **state) {
    (void)state;
    assert_int_equal(size_of("100000"), 100000);
    assert_int_equal(size_of("64k"), 65536);
    assert_int_equal(size_of("2GiB"), 2147483648u);
    assert_int_equal(size_of("1.5 MB"), 1572864);
    assert_int_equal(size_of("17b"), 17);
    static const char *const wrong[] = {"", "M", "1X", "1Mx", "-1", "1..2", "1e3", "9999999999G", "1 2"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_true(size_of(wrong[i]) == UINT64_MAX);
}

static void test_amounts_are_written(void **state) {
    (void)state;
    cg_out o = CG_OUT_MEMORY;
    cg_size_write(&o, 17), cg_out_char(&o, '|');
    cg_size_write(&o, 1536), cg_out_char(&o, '|');
    cg_size_write(&o, 1023u << 20), cg_out_char(&o, '|');
    cg_count_write(&o, 1002003), cg_out_char(&o, '|');
    cg_duration_write(&o, 0.314), cg_out_char(&o, '|');
    cg_duration_write(&o, 200);
    assert_string_equal(o.buf.ptr, "17 bytes|1.50 KB|1.00 GB|1,002,003|0.31 s|3 min 20 s");
    cg_out_clear(&o);
}

static void test_integers(void **state) {
    (void)state;
    int64_t v;
    assert_true(cg_int_parse(CG_STR("-12"), &v));
    assert_int_equal(v, -12);
    assert_false(cg_int_parse(CG_STR("1x"), &v));
    assert_false(cg_int_parse(CG_STR("-"), &v));
    assert_false(cg_int_parse(CG_STR("9223372036854775808"), &v));
}

static unsigned distance(const char *a, const char *b) {
    return cg_distance(cg_str_from(a), cg_str_from(b), 3);
}

static void test_distances(void **state) {
    (void)state;
    assert_int_equal(distance("callers", "callers"), 0);
    assert_int_equal(distance("callers", "callres"), 1);
    assert_int_equal(distance("Callers", "caller"), 1);
    assert_int_equal(distance("status", "stats"), 1);
    assert_int_equal(distance("abc", "xyzuvw"), 4);
    assert_int_equal(distance("", "ab"), 2);
}

static void test_the_nearest_is_suggested(void **state) {
    (void)state;
    cg_nearest n = {.word = CG_STR("calers")};
    cg_nearest_offer(&n, "callees");
    cg_nearest_offer(&n, "callers");
    cg_nearest_offer(&n, "search");
    assert_string_equal(n.best, "callers");
    cg_nearest none = {.word = CG_STR("xyz")};
    cg_nearest_offer(&none, "callers");
    assert_null(none.best);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes_are_read),
        cmocka_unit_test(test_amounts_are_written),
        cmocka_unit_test(test_integers),
        cmocka_unit_test(test_distances),
        cmocka_unit_test(test_the_nearest_is_suggested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
