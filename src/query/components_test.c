#include "query/cycles.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_cycles_share_a_component(void **state) {
    (void)state;
    /* 0 -> 1 -> 2 -> 0, 2 -> 3, 3 -> 4 -> 3, 5 alone */
    const uint32_t starts[] = {0, 1, 2, 4, 5, 6, 6}, targets[] = {1, 2, 0, 3, 4, 3};
    uint32_t component[6];
    assert_int_equal(cg_components(6, starts, targets, component), 3);
    assert_int_equal(component[0], component[1]);
    assert_int_equal(component[0], component[2]);
    assert_int_equal(component[3], component[4]);
    assert_int_not_equal(component[0], component[3]);
    assert_int_not_equal(component[5], component[0]);
}

static void test_a_long_chain_does_not_overflow_the_stack(void **state) {
    (void)state;
    enum { N = 1000000 };
    uint32_t *starts = cg_alloc((N + 1) * sizeof *starts), *targets = cg_alloc(N * sizeof *targets);
    uint32_t *component = cg_alloc(N * sizeof *component);
    for (uint32_t i = 0; i < N; i++) starts[i] = i, targets[i] = (i + 1) % N;
    starts[N] = N;
    assert_int_equal(cg_components(N, starts, targets, component), 1);
    cg_free(starts), cg_free(targets), cg_free(component);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cycles_share_a_component),
        cmocka_unit_test(test_a_long_chain_does_not_overflow_the_stack),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
