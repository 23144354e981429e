#include "base/clock.h"

#include "tests/support/test.h"

static void clocks_go_forward(void **state) {
    (void)state;
    double wall = cg_clock_wall(), cpu = cg_clock_cpu();
    volatile unsigned work = 0;
    while (cg_clock_cpu() - cpu < 0.01) work = work + 1;
    assert_true(cg_clock_wall() - wall >= 0.009);
    assert_true(cg_clock_unix_ms() > INT64_C(1700000000000));
}

static void peak_memory_sees_what_was_used(void **state) {
    (void)state;
    enum { SIZE = 64 << 20 };
    uint64_t before = cg_memory_peak();
    char *p = malloc(SIZE);
    assert_non_null(p);
    memset(p, 1, SIZE);
    assert_int_equal(p[SIZE / 2], 1);
    free(p);
    assert_true(before > 0 && cg_memory_peak() >= before + SIZE / 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clocks_go_forward),
        cmocka_unit_test(peak_memory_sees_what_was_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
