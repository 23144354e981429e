#include "base/arena.h"

#include "tests/support/test.h"

static void allocations_are_aligned_and_apart(void **state) {
    (void)state;
    cg_arena a = {0};
    test_random r = {1};
    enum { COUNT = 2000 };
    unsigned char *blocks[COUNT];
    size_t sizes[COUNT], total = 0;
    for (size_t i = 0; i < COUNT; i++) {
        sizes[i] = test_next(&r) % (i % 100 == 0 ? 600000 : 300);
        blocks[i] = cg_arena_alloc(&a, sizes[i]);
        assert_int_equal((uintptr_t)blocks[i] % 16, 0);
        memset(blocks[i], (int)(i & 0xff), sizes[i]);
        total += sizes[i];
    }
    assert_int_equal(a.used, total);
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t at = 0; at < sizes[i]; at++) assert_int_equal(blocks[i][at], i & 0xff);
    }
    cg_arena_clear(&a);
    assert_null(a.first);
}

static void reset_makes_it_as_new(void **state) {
    (void)state;
    cg_arena a = {0};
    cg_arena_reset(&a);
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < 1000; i++) {
            int *numbers = CG_NEW_ARRAY(&a, int, 10);
            for (int n = 0; n < 10; n++) assert_int_equal(numbers[n], 0);
            memset(numbers, 0xff, 10 * sizeof *numbers);
        }
        cg_arena_alloc(&a, 3 << 20);
        cg_arena_reset(&a);
        assert_int_equal(a.used, 0);
    }
    cg_arena_clear(&a);
    cg_arena_clear(&a);
}

static void strings_are_copied_and_ended(void **state) {
    (void)state;
    cg_arena a = {0};
    char original[] = "abc";
    cg_str copy = cg_arena_str(&a, cg_str_of(original, 2));
    original[0] = 'x';
    assert_true(cg_str_is(copy, "ab"));
    assert_int_equal(copy.ptr[2], '\0');
    assert_string_equal(cg_arena_z(&a, CG_STR_NONE), "");
    cg_str made = cg_arena_format(&a, "%s-%0200d", "n", 7);
    assert_int_equal(made.len, 202);
    assert_int_equal(made.ptr[201], '7');
    assert_int_equal(made.ptr[202], '\0');
    cg_str none = cg_arena_format(&a, "%s", "");
    assert_int_equal(none.len, 0);
    cg_arena_clear(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_aligned_and_apart),
        cmocka_unit_test(reset_makes_it_as_new),
        cmocka_unit_test(strings_are_copied_and_ended),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
