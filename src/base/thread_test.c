#include "base/thread.h"

#include "tests/support/test.h"
#include <stdatomic.h>

enum { ITEMS = 1000, THREADS = 4 };

typedef struct record {
    atomic_int done[ITEMS];
    atomic_int busy[THREADS];
    size_t fail_from, fail_step; /* items that fail; step 0: none */
    cg_cancel *cancel;
} record;

static cg_error visit(void *context, size_t item, unsigned worker) {
    record *r = context;
    assert_true(worker < THREADS);
    assert_int_equal(atomic_fetch_add(&r->busy[worker], 1), 0); /* a worker does one thing at a time */
    atomic_fetch_add(&r->done[item], 1);
    if (r->cancel != NULL && item == 10) cg_cancel_request(r->cancel);
    atomic_fetch_sub(&r->busy[worker], 1);
    bool fails = r->fail_step != 0 && item >= r->fail_from && (item - r->fail_from) % r->fail_step == 0;
    return fails ? cg_fail(CG_ERR_DAMAGED, "item %zu", item) : CG_OK;
}

static void every_item_is_done_once(void **state) {
    (void)state;
    for (unsigned threads = 0; threads <= THREADS; threads++) {
        for (size_t chunk = 0; chunk < 2000; chunk = chunk * 3 + 1) {
            record r = {.fail_step = 0};
            assert_int_equal(cg_parallel_for(threads, ITEMS, chunk, visit, &r, NULL), CG_OK);
            for (int i = 0; i < ITEMS; i++) assert_int_equal(r.done[i], 1);
        }
    }
    record none = {.fail_step = 0};
    assert_int_equal(cg_parallel_for(THREADS, 0, 1, visit, &none, NULL), CG_OK);
}

static void the_first_failing_item_is_reported_however_threads_run(void **state) {
    (void)state;
    for (int round = 0; round < 50; round++) {
        record r = {.fail_from = 37, .fail_step = 5};
        assert_int_equal(cg_parallel_for(1 + (unsigned)round % THREADS, ITEMS, 8, visit, &r, NULL),
                         CG_ERR_DAMAGED);
        assert_string_equal(cg_error_message(), "item 37");
        for (int i = 0; i <= 37; i++) assert_int_equal(r.done[i], 1);
    }
}

static void cancelling_stops_early(void **state) {
    (void)state;
    for (unsigned threads = 1; threads <= THREADS; threads += THREADS - 1) {
        cg_cancel cancel = {0};
        record r = {.cancel = &cancel};
        assert_int_equal(cg_parallel_for(threads, ITEMS, 1, visit, &r, &cancel), CG_ERR_INTERRUPTED);
        assert_string_not_equal(cg_error_message(), "");
        if (threads == 1) assert_int_equal(r.done[11], 0);
    }
}

static void there_is_a_processor(void **state) {
    (void)state;
    assert_in_range(cg_thread_count_available(), 1, 1 << 16);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_item_is_done_once),
        cmocka_unit_test(the_first_failing_item_is_reported_however_threads_run),
        cmocka_unit_test(cancelling_stops_early),
        cmocka_unit_test(there_is_a_processor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
