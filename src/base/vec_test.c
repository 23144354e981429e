#include "base/vec.h"

#include "tests/support/test.h"

typedef struct pair {
    int a, b;
} pair;

static void grows_and_keeps_what_is_in_it(void **state) {
    (void)state;
    CG_VEC(pair) v = {0};
    for (int i = 0; i < 10000; i++) cg_vec_push(&v, (pair){i, -i});
    assert_int_equal(v.len, 10000);
    for (int i = 0; i < 10000; i++) assert_true(v.at[i].a == i && v.at[i].b == -i);
    assert_int_equal(cg_vec_last(&v).a, 9999);
    assert_int_equal(cg_vec_pop(&v).a, 9999);
    assert_int_equal(v.len, 9999);
    size_t cap = v.cap;
    cg_vec_reset(&v);
    assert_true(v.len == 0 && v.cap == cap);
    cg_vec_clear(&v);
    assert_true(v.at == NULL && v.cap == 0);
}

static void reserve_is_enough_and_done_once(void **state) {
    (void)state;
    CG_VEC(char) v = {0};
    cg_vec_reserve(&v, (size_t)1000);
    assert_true(v.cap >= 1000);
    char *at = v.at;
    for (int i = 0; i < 1000; i++) cg_vec_push(&v, 'x');
    assert_ptr_equal(v.at, at);
    cg_vec_clear(&v);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_and_keeps_what_is_in_it),
        cmocka_unit_test(reserve_is_enough_and_done_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
