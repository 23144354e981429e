#include "base/mem.h"

#include "base/map.h"
#include "base/vec.h"
#include "tests/support/test.h"
#include <sys/wait.h>
#include <unistd.h>

enum { HANDLED = 77 };

static void exit_from_handler(size_t size) {
    (void)size;
    _exit(HANDLED);
}

/* A bit of everything that allocates. */
static void allocate(void) {
    CG_AUTOFREE char *text = cg_alloc(100);
    CG_AUTOFREE int *numbers = cg_alloc_zero(10, sizeof *numbers);
    text[0] = (char)numbers[9];
    CG_VEC(int) v = {0};
    for (int i = 0; i < 100; i++) cg_vec_push(&v, i);
    cg_vec_clear(&v);
    cg_intern names = {0};
    cg_intern_add(&names, CG_STR("name"));
    cg_intern_clear(&names);
    cg_map64 map = {0};
    for (uint64_t i = 0; i < 100; i++) cg_map64_put(&map, i, i);
    cg_map64_clear(&map);
}

/* The exit status of a child in which the nth allocation fails; its messages go into *message. */
static int status_when_failing(long nth, void (*handler)(size_t), cg_buf *message) {
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        cg_alloc_set_failure_handler(handler);
        cg_alloc_fail_after(nth);
        allocate();
        _exit(0);
    }
    close(ends[1]);
    char piece[256];
    for (ssize_t n; (n = read(ends[0], piece, sizeof piece)) > 0;) {
        cg_buf_append(message, cg_str_of(piece, (size_t)n));
    }
    close(ends[0]);
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static void every_failing_allocation_ends_the_process_with_its_code(void **state) {
    (void)state;
    long nth = 1;
    for (;; nth++) {
        cg_buf message = {0};
        int status = status_when_failing(nth, NULL, &message);
        bool told = cg_str_find(cg_buf_str(&message), CG_STR("out of memory")) != CG_STR_NOWHERE;
        cg_buf_clear(&message);
        if (status == 0) break; /* beyond the last one */
        assert_int_equal(status, cg_error_exit_code(CG_ERR_NO_MEMORY));
        assert_true(told);
    }
    assert_true(nth > 8);
}

static void a_handler_takes_over(void **state) {
    (void)state;
    cg_buf message = {0};
    assert_int_equal(status_when_failing(1, exit_from_handler, &message), HANDLED);
    assert_int_equal(message.len, 0);
    cg_buf_clear(&message);
}

static void *volatile sink;

static void impossible_sizes_are_failures(void **state) {
    (void)state;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        cg_alloc_set_failure_handler(exit_from_handler);
        sink = cg_alloc_zero(SIZE_MAX / 2, 4);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), HANDLED);
}

static void nothing_is_something(void **state) {
    (void)state;
    void *a = cg_alloc(0), *b = cg_alloc_zero(0, 8), *c = cg_realloc(NULL, 0);
    assert_true(a != NULL && b != NULL && c != NULL);
    cg_free(a);
    cg_free(b);
    cg_free(c);
    cg_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_failing_allocation_ends_the_process_with_its_code),
        cmocka_unit_test(a_handler_takes_over),
        cmocka_unit_test(impossible_sizes_are_failures),
        cmocka_unit_test(nothing_is_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
