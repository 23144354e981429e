/* The graph follows from the files alone: neither the number of threads, nor how often or in what steps they were
 * indexed shows in a byte of what is exported. The files are those of all golden cases, taken as one project. */
#include "tests/support/test.h"

#include "base/mem.h"
#include "exchange/export.h"
#include "ingest/index.h"
#include "store/store.h"

static void index_goldens(const char *store, unsigned threads, cg_str ignore) {
    cg_index_options options = CG_INDEX_OPTIONS_DEFAULT;
    options.root = "tests/golden";
    options.store = store;
    options.project = CG_STR("golden");
    options.threads = threads;
    options.ignore = ignore;
    options.no_user_excludes = true;
    if (cg_index_run(&options, NULL) != CG_OK) fail_msg("%s", cg_error_message());
}

static cg_out export_of(const char *folder) {
    CG_CLEANUP(cg_store_close_ptr) cg_store *store = NULL;
    CG_CLEANUP(cg_snapshot_close_ptr) cg_snapshot *s = NULL;
    cg_out out = CG_OUT_MEMORY;
    assert_int_equal(cg_store_open(folder, CG_STORE_READ, NULL, &store), CG_OK);
    assert_int_equal(cg_store_snapshot(store, CG_STR("golden"), &s), CG_OK);
    assert_int_equal(cg_export_run(s, CG_EXPORT_NDJSON, NULL, &out), CG_OK);
    return out;
}

/* Says the first line that differs: the whole texts are megabytes. */
static void assert_same(const cg_out *expected, const cg_out *found, const char *what) {
    cg_str a = cg_buf_str(&expected->buf), b = cg_buf_str(&found->buf), x, y;
    for (size_t line = 1; !cg_str_equal(a, b); line++) {
        bool more_a = cg_str_split(&a, '\n', &x), more_b = cg_str_split(&b, '\n', &y);
        if (more_a && more_b && cg_str_equal(x, y)) continue;
        fail_msg("%s: line %zu differs:\n%.*s\n%.*s", what, line, more_a ? (int)x.len : 0, x.ptr,
                 more_b ? (int)y.len : 0, y.ptr);
    }
}

static void graph_follows_from_files_alone(void **state) {
    cg_arena arena = {0};
    const char *one = cg_path_join(&arena, *state, CG_STR("one"));
    const char *two = cg_path_join(&arena, *state, CG_STR("two"));
    index_goldens(one, 1, CG_STR_NONE);
    cg_out first = export_of(one);
    assert_true(first.buf.len > 100000);

    index_goldens(one, 1, CG_STR_NONE);
    cg_out again = export_of(one);
    assert_same(&first, &again, "indexed again");

    index_goldens(two, 2, CG_STR_NONE);
    cg_out threads = export_of(two);
    assert_same(&first, &threads, "with two threads");

    index_goldens(two, 2, CG_STR("a.*\nlib*\n/go/\n"));
    cg_out fewer = export_of(two);
    assert_true(fewer.buf.len < first.buf.len);
    index_goldens(two, 2, CG_STR_NONE);
    cg_out steps = export_of(two);
    assert_same(&first, &steps, "in steps");

    cg_out *all[] = {&first, &again, &threads, &fewer, &steps};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) cg_out_clear(all[i]);
    cg_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        graph_follows_from_files_alone, test_folder_setup, test_folder_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
