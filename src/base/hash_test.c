#include "base/hash.h"

#include "tests/support/test.h"

/* Hashes are written to disk and must never change: XXH3's published values for the empty input. */
static void hashes_are_the_published_ones(void **state) {
    (void)state;
    assert_int_equal(cg_hash64("", 0, 0), UINT64_C(0x2d06800538d394c2));
    cg_hash128 h = cg_hash128_of("", 0);
    assert_int_equal(h.high, UINT64_C(0x99aa06d3014798d8));
    assert_int_equal(h.low, UINT64_C(0x6001c324468d497f));
    assert_int_equal(cg_hash_str(CG_STR("abc")), cg_hash64("abc", 3, 0));
    assert_int_not_equal(cg_hash64("abc", 3, 1), cg_hash64("abc", 3, 0));
}

static void byte_order_is_number_order(void **state) {
    (void)state;
    test_random r = {3};
    for (int i = 0; i < 1000; i++) {
        cg_hash128 a = {test_next(&r) >> (i % 64), test_next(&r)},
                   b = {test_next(&r) >> (i % 64), test_next(&r)};
        if (i % 3 == 0) b.high = a.high;
        uint8_t x[16], y[16];
        cg_hash128_write(a, x);
        cg_hash128_write(b, y);
        int bytes = memcmp(x, y, sizeof x), numbers = cg_hash128_compare(a, b);
        assert_true((bytes < 0) == (numbers < 0) && (bytes > 0) == (numbers > 0));
        assert_true(cg_hash128_equal(cg_hash128_read(x), a));
        assert_int_equal(cg_hash128_compare(a, a), 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hashes_are_the_published_ones),
        cmocka_unit_test(byte_order_is_number_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
