#include "base/map.h"

#include "tests/support/test.h"
#include <stdio.h>

/* Random insertions and look-ups against an array that is searched from end to end. */
static void map_agrees_with_a_naive_one(void **state) {
    (void)state;
    enum { KEYS = 500, STEPS = 20000 };
    uint64_t keys[KEYS], values[KEYS];
    bool present[KEYS] = {false};
    test_random r = {4};
    for (int i = 0; i < KEYS; i++) keys[i] = i % 2 ? test_next(&r) >> 1 : (uint64_t)i << 32;
    cg_map64 m = {0};
    size_t count = 0;
    for (int step = 0; step < STEPS; step++) {
        size_t i = test_next(&r) % KEYS;
        uint64_t value = test_next(&r), got = 0;
        switch (test_next(&r) % 4) {
        case 0:
            cg_map64_put(&m, keys[i], value);
            count += !present[i];
            present[i] = true;
            values[i] = value;
            break;
        case 1:
            if (!present[i]) values[i] = value;
            assert_int_equal(*cg_map64_slot(&m, keys[i], value), values[i]);
            count += !present[i];
            present[i] = true;
            break;
        default:
            assert_int_equal(cg_map64_get(&m, keys[i], &got), present[i]);
            if (present[i]) assert_int_equal(got, values[i]);
        }
        assert_int_equal(m.count, count);
    }
    cg_map64_clear(&m);
}

static void empty_map_has_nothing(void **state) {
    (void)state;
    cg_map64 m = {0};
    assert_false(cg_map64_get(&m, 0, NULL));
    cg_map64_put(&m, 0, 5);
    assert_true(cg_map64_get(&m, 0, NULL));
    assert_false(cg_map64_get(&m, UINT64_MAX, NULL));
    cg_map64_clear(&m);
    assert_false(cg_map64_get(&m, 0, NULL));
    cg_map64_clear(&m);
}

static void interned_strings_are_numbered_in_order(void **state) {
    (void)state;
    cg_intern t = {0};
    assert_int_equal(cg_intern_find(&t, CG_STR("x")), CG_NONE);
    enum { COUNT = 5000 };
    char text[32];
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < COUNT; i++) {
            int n = snprintf(text, sizeof text, "name_%u", i);
            assert_int_equal(cg_intern_add(&t, cg_str_of(text, (size_t)n)), i);
        }
    }
    assert_int_equal(t.count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++) {
        int n = snprintf(text, sizeof text, "name_%u", i);
        assert_true(cg_str_is(cg_intern_str(&t, i), text));
        assert_int_equal(cg_intern_find(&t, cg_str_of(text, (size_t)n)), i);
    }
    assert_int_equal(cg_intern_find(&t, CG_STR("name_")), CG_NONE);
    cg_intern_clear(&t);
    assert_int_equal(t.count, 0);
}

static void interning_tells_apart_what_differs_in_any_byte(void **state) {
    (void)state;
    cg_intern t = {0};
    uint32_t empty = cg_intern_add(&t, CG_STR_NONE);
    uint32_t nul = cg_intern_add(&t, CG_STR("\0"));
    uint32_t a = cg_intern_add(&t, CG_STR("a\0b")), b = cg_intern_add(&t, CG_STR("a\0c"));
    assert_true(empty != nul && nul != a && a != b);
    assert_int_equal(cg_intern_add(&t, CG_STR_NONE), empty);
    assert_int_equal(cg_intern_find(&t, CG_STR("a\0b")), a);
    cg_intern_clear(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(map_agrees_with_a_naive_one),
        cmocka_unit_test(empty_map_has_nothing),
        cmocka_unit_test(interned_strings_are_numbered_in_order),
        cmocka_unit_test(interning_tells_apart_what_differs_in_any_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
