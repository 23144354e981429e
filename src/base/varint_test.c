#include "base/varint.h"

#include "tests/support/test.h"

static const uint64_t EDGES[] = {
    0, 1, 127, 128, 16383, 16384, UINT32_MAX, (uint64_t)UINT32_MAX + 1, INT64_MAX, UINT64_MAX};

static uint64_t read_back(const cg_buf *b, const uint8_t **p) {
    return cg_varint_read(p, (const uint8_t *)b->ptr + b->len);
}

static void reads_what_was_written(void **state) {
    (void)state;
    cg_buf b = {0};
    test_random r = {1};
    uint64_t values[1000];
    for (size_t i = 0; i < 1000; i++) {
        values[i] = i < 10 ? EDGES[i] : test_next(&r) >> (test_next(&r) % 64);
        cg_varint_write(&b, values[i]);
    }
    const uint8_t *p = (const uint8_t *)b.ptr;
    for (size_t i = 0; i < 1000; i++) assert_int_equal(read_back(&b, &p), values[i]);
    assert_ptr_equal(p, b.ptr + b.len);
    cg_buf_clear(&b);
}

static void zigzag_keeps_the_value_and_makes_small_numbers_short(void **state) {
    (void)state;
    assert_int_equal(cg_zigzag(0), 0);
    assert_int_equal(cg_zigzag(-1), 1);
    assert_int_equal(cg_zigzag(1), 2);
    test_random r = {2};
    for (int i = 0; i < 1000; i++) {
        int64_t v = (int64_t)test_next(&r);
        assert_int_equal(cg_unzigzag(cg_zigzag(v)), v);
    }
    assert_int_equal(cg_unzigzag(cg_zigzag(INT64_MIN)), INT64_MIN);
    assert_int_equal(cg_unzigzag(cg_zigzag(INT64_MAX)), INT64_MAX);
}

static void expect_damage(const char *bytes, size_t len) {
    const uint8_t *p = (const uint8_t *)bytes;
    assert_int_equal(cg_varint_read(&p, p + len), 0);
    assert_null(p);
    assert_int_equal(cg_varint_read(&p, p), 0); /* and it stays damaged */
}

static void damage_is_seen(void **state) {
    (void)state;
    expect_damage("", 0);
    expect_damage("\x80", 1);
    expect_damage("\xff\xff\xff", 3);
    expect_damage("\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10); /* bit 65 */
    expect_damage("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_was_written),
        cmocka_unit_test(zigzag_keeps_the_value_and_makes_small_numbers_short),
        cmocka_unit_test(damage_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
