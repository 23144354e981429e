#include "store/store.h"

#include "base/thread.h"
#include "store/publication.h"
#include "tests/support/store_model.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- Random histories, over both engines ---- */

static cg_store *open_memory(void) {
    cg_store *s;
    assert_int_equal(cg_store_open_engine(cg_engine_memory_new(), CG_STORE_WRITE, &s), CG_OK);
    return s;
}

static cg_store *open_disk(const char *dir, cg_store_mode mode) {
    cg_store *s = NULL;
    if (cg_store_open(dir, mode, NULL, &s) != CG_OK) fail_msg("%s", cg_error_message());
    return s;
}

static void every_state_is_what_was_published_in_memory(void **state) {
    (void)state;
    test_random r = {1};
    model m = {0};
    cg_store *s = open_memory();
    for (uint32_t round = 1; round <= 60; round++) {
        model_change(&m, &r, round);
        m.generation = round;
        assert_int_equal(model_publish(&m, s, round % 3 == 0 ? 4096 : 0), CG_OK);
        model_check_store(&m, s);
    }
    cg_store_close(s);
}

static void every_state_is_what_was_published_on_disk(void **state) {
    test_random r = {2};
    model m = {0};
    cg_store *s = open_disk(*state, CG_STORE_WRITE);
    for (uint32_t round = 1; round <= 30; round++) {
        model_change(&m, &r, round);
        m.generation = round;
        m.weight = round % 4 == 0 ? 300000 : 100; /* now and then it is loaded in bulk */
        /* The same key stands for the same facts. */
        for (uint32_t i = 0; i < MODEL_FILES; i++) m.files[i].version = round;
        assert_int_equal(model_publish(&m, s, round % 3 == 0 ? 4096 : 0), CG_OK);
        model_check_store(&m, s);
        if (round % 5 == 0) {
            cg_store_close(s);
            s = open_disk(*state, CG_STORE_READ);
            model_check_store(&m, s);
            cg_store_close(s);
            s = open_disk(*state, CG_STORE_WRITE);
            model_check_store(&m, s);
        }
    }
    cg_store_close(s);
}

static void a_snapshot_stays_as_it_was(void **state) {
    test_random r = {3};
    cg_store *stores[] = {open_memory(), open_disk(*state, CG_STORE_WRITE)};
    for (int i = 0; i < 2; i++) {
        model first = {0}, second;
        model_change(&first, &r, 1);
        first.generation = 1;
        assert_int_equal(model_publish(&first, stores[i], 0), CG_OK);
        cg_snapshot *before;
        assert_int_equal(cg_store_snapshot(stores[i], MODEL_PROJECT, &before), CG_OK);
        second = first;
        model_change(&second, &r, 2);
        second.generation = 2;
        assert_int_equal(model_publish(&second, stores[i], 0), CG_OK);
        model_check(&first, before);
        model_check_store(&second, stores[i]);
        cg_snapshot_forget(before);
        model_check(&first, before);
        cg_snapshot_close(before);
        cg_store_close(stores[i]);
    }
}

static void abandoning_changes_nothing(void **state) {
    (void)state;
    test_random r = {4};
    model m = {0};
    cg_store *s = open_memory();
    model_change(&m, &r, 1);
    m.generation = 1;
    assert_int_equal(model_publish(&m, s, 0), CG_OK);
    cg_publication *p;
    assert_int_equal(cg_publication_begin(s, MODEL_PROJECT, NULL, &p), CG_OK);
    cg_publication *second;
    assert_int_equal(cg_publication_begin(s, MODEL_PROJECT, NULL, &second), CG_ERR_BUSY);
    for (uint32_t i = 0; i < 10; i++) {
        if (cg_publication_fragment(p, i, &(cg_fragment){0}) == CG_OK) {
            assert_int_equal(cg_publication_drop(p, i), CG_OK);
        }
    }
    cg_publication_abandon(p);
    model_check_store(&m, s);
    cg_store_close(s);
}

static void ids_are_kept_and_reused(void **state) {
    (void)state;
    cg_store *s = open_memory();
    cg_publication *p;
    uint32_t a, b, c;
    for (int round = 0; round < 3; round++) {
        assert_int_equal(cg_publication_begin(s, MODEL_PROJECT, NULL, &p), CG_OK);
        a = cg_publication_id(p, CG_FRAGMENT_FILE, CG_STR("a"));
        b = cg_publication_id(p, CG_FRAGMENT_EXTERNAL, CG_STR("a"));
        assert_int_equal(cg_publication_id(p, CG_FRAGMENT_FILE, CG_STR("a")), a);
        assert_int_not_equal(a, b);
        assert_int_equal(a + b, 1);
        cg_fragment f = {.id = a, .kind = CG_FRAGMENT_FILE, .path = CG_STR("a")};
        cg_fragment g = {.id = b, .kind = CG_FRAGMENT_EXTERNAL, .path = CG_STR("a")};
        assert_int_equal(cg_publication_set(p, &f), CG_OK);
        assert_int_equal(cg_publication_set(p, &g), CG_OK);
        assert_int_equal(cg_publication_commit(p), CG_OK);
    }
    assert_int_equal(cg_publication_begin(s, MODEL_PROJECT, NULL, &p), CG_OK);
    assert_int_equal(cg_publication_drop(p, a), CG_OK);
    c = cg_publication_id(p, CG_FRAGMENT_FILE, CG_STR("c")); /* a's number is still needed in this run */
    assert_int_equal(c, 2);
    cg_fragment f = {.id = c, .kind = CG_FRAGMENT_FILE, .path = CG_STR("c")};
    assert_int_equal(cg_publication_set(p, &f), CG_OK);
    assert_int_equal(cg_publication_commit(p), CG_OK);
    assert_int_equal(cg_publication_begin(s, MODEL_PROJECT, NULL, &p), CG_OK);
    assert_int_equal(cg_publication_id(p, CG_FRAGMENT_FILE, CG_STR("d")), a);
    assert_int_equal(cg_publication_id(p, CG_FRAGMENT_FILE, CG_STR("e")), 3);
    cg_publication_abandon(p);
    cg_store_close(s);
}

static void many_fragments_are_found_by_path(void **state) {
    enum { COUNT = 9000 };
    cg_store *s = open_disk(*state, CG_STORE_WRITE);
    cg_arena a = {0};
    for (uint32_t step = 0; step < 3; step++) { /* all; every third goes; they come back under other names */
        cg_publication *p;
        assert_int_equal(cg_publication_begin(s, MODEL_PROJECT, NULL, &p), CG_OK);
        for (uint32_t i = 0; i < COUNT; i++) {
            if (step > 0 && i % 3 != 0) continue;
            cg_str path = cg_arena_format(&a, "%s%u", step == 2 ? "again" : "file", i);
            cg_fragment f = {.kind = CG_FRAGMENT_FILE, .path = path, .size = i};
            f.id = cg_publication_id(p, CG_FRAGMENT_FILE, path);
            assert_int_equal(step == 1 ? cg_publication_drop(p, f.id) : cg_publication_set(p, &f), CG_OK);
        }
        assert_int_equal(cg_publication_commit(p), CG_OK);
        cg_snapshot *snapshot;
        assert_int_equal(cg_store_snapshot(s, MODEL_PROJECT, &snapshot), CG_OK);
        assert_int_equal(cg_snapshot_fragment_limit(snapshot), COUNT);
        for (uint32_t i = 0; i < COUNT; i++) {
            uint32_t id;
            bool moved = i % 3 == 0;
            cg_str path = cg_arena_format(&a, "%s%u", step == 2 && moved ? "again" : "file", i);
            cg_error error = cg_snapshot_find(snapshot, CG_FRAGMENT_FILE, path, &id);
            assert_int_equal(error, step == 1 && moved ? CG_ERR_NOT_FOUND : CG_OK);
            cg_fragment f;
            if (error == CG_OK) assert_int_equal(cg_snapshot_fragment(snapshot, id, &f), CG_OK);
            if (error == CG_OK) assert_int_equal(f.size, i);
        }
        cg_snapshot_close(snapshot);
    }
    cg_arena_clear(&a);
    cg_store_close(s);
}

static void pages_can_be_kept(void **state) {
    (void)state;
    cg_store *s = open_memory();
    cg_publication *p;
    for (int round = 0; round < 2; round++) {
        assert_int_equal(cg_publication_begin(s, MODEL_PROJECT, NULL, &p), CG_OK);
        cg_page_list *l = cg_publication_pages_begin(p, "names");
        if (round == 1) {
            assert_int_equal(cg_page_list_keep(l, 1, 2), CG_OK);
            assert_int_equal(cg_page_list_keep(l, 2, 2), CG_ERR_INVALID);
        }
        assert_int_equal(cg_page_list_add(l, CG_STR("one")), CG_OK);
        if (round == 0) assert_int_equal(cg_page_list_add(l, CG_STR("two")), CG_OK);
        if (round == 0) assert_int_equal(cg_page_list_add(l, CG_STR("three")), CG_OK);
        cg_publication_pages_end(l);
        assert_int_equal(cg_publication_commit(p), CG_OK);
    }
    static const char *const expected[] = {"two", "three", "one"};
    cg_snapshot *snapshot;
    assert_int_equal(cg_store_snapshot(s, MODEL_PROJECT, &snapshot), CG_OK);
    assert_int_equal(cg_snapshot_page_count(snapshot, "names"), 3);
    for (uint32_t i = 0; i < 3; i++) {
        cg_str page;
        assert_int_equal(cg_snapshot_page(snapshot, "names", i, &page), CG_OK);
        assert_true(cg_str_is(page, expected[i]));
    }
    cg_snapshot_close(snapshot);
    cg_store_close(s);
}

static void a_run_reads_back_what_it_put(void **state) {
    cg_store *s = open_disk(*state, CG_STORE_WRITE);
    cg_publication *p;
    cg_publication_options options = {.memory = 1000};
    cg_buf block = {0}, got = {0};
    model m = {0};
    model_nodes(&m, 1, 1, &block);
    for (int round = 0; round < 2; round++) { /* from the run itself, then from the state it starts from */
        bool has;
        cg_hash128 key = {1, 2};
        assert_int_equal(cg_publication_begin(s, MODEL_PROJECT, &options, &p), CG_OK);
        uint32_t id = cg_publication_id(p, CG_FRAGMENT_FILE, CG_STR("a"));
        cg_fragment f = {.id = id, .kind = CG_FRAGMENT_FILE, .path = CG_STR("a"), .facts = key};
        assert_int_equal(cg_publication_has_facts(p, key, &has), CG_OK);
        assert_int_equal(has, round == 1);
        if (round == 0) {
            assert_int_equal(cg_publication_set(p, &f), CG_OK);
            assert_int_equal(cg_publication_put_facts(p, key, CG_STR("facts")), CG_OK);
            assert_int_equal(cg_publication_put_block(p, id, CG_BLOCK_NODES, cg_buf_str(&block)), CG_OK);
            assert_int_equal(cg_publication_put_facts(p, (cg_hash128){3, 4}, cg_buf_str(&block)), CG_OK);
        }
        assert_int_equal(cg_publication_facts(p, key, &got), CG_OK);
        assert_true(cg_str_is(cg_buf_str(&got), "facts"));
        assert_int_equal(cg_publication_block(p, id, CG_BLOCK_NODES, &got), CG_OK);
        assert_true(cg_str_equal(cg_buf_str(&got), cg_buf_str(&block)));
        assert_int_equal(cg_publication_block(p, id, CG_BLOCK_OUT, &got), CG_OK);
        assert_int_equal(got.len, 0);
        assert_int_equal(cg_publication_facts(p, (cg_hash128){5, 6}, &got), CG_ERR_NOT_FOUND);
        assert_int_equal(cg_publication_commit(p), CG_OK);
    }
    cg_buf_clear(&block);
    cg_buf_clear(&got);
    cg_store_close(s);
}

/* ---- Many threads ---- */

typedef struct threads_work {
    cg_publication *publication;
    cg_snapshot *snapshot;
    uint32_t ids[MODEL_FILES];
} threads_work;

static cg_error put_one(void *context, size_t item, unsigned worker) {
    threads_work *w = context;
    model m = {.weight = 1000};
    cg_buf bytes = {0};
    uint32_t file = (uint32_t)item, version = 1;
    (void)worker;
    model_nodes(&m, file, version, &bytes);
    cg_error error =
        cg_publication_put_block(w->publication, w->ids[file], CG_BLOCK_NODES, cg_buf_str(&bytes));
    model_facts(&m, file, version, &bytes);
    cg_hash128 key = model_facts_key(file, version);
    if (error == CG_OK) error = cg_publication_put_facts(w->publication, key, cg_buf_str(&bytes));
    if (error == CG_OK) error = cg_publication_facts(w->publication, key, &bytes);
    cg_buf_clear(&bytes);
    return error;
}

static cg_error read_one(void *context, size_t item, unsigned worker) {
    threads_work *w = context;
    const cg_node_block *nodes;
    const cg_in_block *in;
    cg_fragment f;
    uint32_t id = w->ids[item % MODEL_FILES];
    (void)worker;
    CG_TRY(cg_snapshot_fragment(w->snapshot, id, &f));
    CG_TRY(cg_snapshot_nodes(w->snapshot, id, &nodes));
    CG_TRY(cg_snapshot_in(w->snapshot, id, &in));
    return nodes->count == MODEL_NODES && in->edge_count == 0 ? CG_OK
                                                              : cg_fail(CG_ERR_INTERNAL, "wrong block");
}

static void threads_share_publications_and_snapshots(void **state) {
    cg_store *stores[] = {open_memory(), open_disk(*state, CG_STORE_WRITE)};
    for (int i = 0; i < 2; i++) {
        threads_work w;
        cg_arena a = {0};
        cg_publication_options options = {.memory = 10000};
        assert_int_equal(cg_publication_begin(stores[i], MODEL_PROJECT, &options, &w.publication), CG_OK);
        for (uint32_t k = 0; k < MODEL_FILES; k++) {
            cg_str path = model_path(&a, k);
            cg_fragment f = {.kind = CG_FRAGMENT_FILE, .path = path, .facts = model_facts_key(k, 1)};
            f.id = w.ids[k] = cg_publication_id(w.publication, CG_FRAGMENT_FILE, path);
            assert_int_equal(cg_publication_set(w.publication, &f), CG_OK);
        }
        assert_int_equal(cg_parallel_for(4, MODEL_FILES, 1, put_one, &w, NULL), CG_OK);
        assert_int_equal(cg_publication_commit(w.publication), CG_OK);
        assert_int_equal(cg_store_snapshot(stores[i], MODEL_PROJECT, &w.snapshot), CG_OK);
        assert_int_equal(cg_parallel_for(4, 20 * MODEL_FILES, 1, read_one, &w, NULL), CG_OK);
        cg_snapshot_close(w.snapshot);
        cg_arena_clear(&a);
        cg_store_close(stores[i]);
    }
}

/* ---- What can be wrong with a store ---- */

static void nothing_there_is_said_so(void **state) {
    cg_store *s = NULL;
    assert_int_equal(cg_store_open(*state, CG_STORE_READ, NULL, &s), CG_ERR_NO_STORE);
    assert_int_equal(cg_store_open("/nonexistent/folder", CG_STORE_READ, NULL, &s), CG_ERR_NO_STORE);
    assert_null(s);
    s = open_disk(*state, CG_STORE_WRITE);
    cg_snapshot *snapshot;
    assert_int_equal(cg_store_snapshot(s, CG_STR_NONE, &snapshot), CG_ERR_NO_STORE);
    cg_store_close(s);
}

static void write_file(const char *dir, const char *name, const char *text) {
    cg_arena a = {0};
    assert_int_equal(cg_file_replace(cg_path_join(&a, dir, cg_str_from(name)), cg_str_from(text)), CG_OK);
    cg_arena_clear(&a);
}

static void other_formats_are_refused(void **state) {
    cg_store_close(open_disk(*state, CG_STORE_WRITE));
    cg_store *s = NULL;
    for (int mode = 0; mode < 2; mode++) {
        write_file(*state, "format", "codegraph store, format 99\n");
        assert_int_equal(cg_store_open(*state, (cg_store_mode)mode, NULL, &s), CG_ERR_VERSION);
        assert_non_null(strstr(cg_error_message(), "newer"));
        write_file(*state, "format", "codegraph store, format 0\n");
        assert_int_equal(cg_store_open(*state, (cg_store_mode)mode, NULL, &s), CG_ERR_VERSION);
        assert_non_null(strstr(cg_error_message(), "index again"));
        write_file(*state, "format", "something else");
        assert_int_equal(cg_store_open(*state, (cg_store_mode)mode, NULL, &s), CG_ERR_DAMAGED);
    }
    write_file(*state, "format", "codegraph store, format 1\n");
    cg_store_close(open_disk(*state, CG_STORE_READ));
}

static void a_lost_database_is_not_made_anew(void **state) {
    cg_store_close(open_disk(*state, CG_STORE_WRITE));
    cg_arena a = {0};
    assert_int_equal(cg_dir_remove(cg_path_join(&a, *state, CG_STR("db"))), CG_OK);
    cg_arena_clear(&a);
    cg_store *s = NULL;
    assert_int_equal(cg_store_open(*state, CG_STORE_WRITE, NULL, &s), CG_ERR_DAMAGED);
    assert_int_equal(cg_store_open(*state, CG_STORE_READ, NULL, &s), CG_ERR_DAMAGED);
    assert_non_null(strstr(cg_error_message(), "index again"));
}

static void a_second_writer_is_told_who_the_first_is(void **state) {
    cg_store *s = open_disk(*state, CG_STORE_WRITE), *other = NULL;
    pid_t child = fork();
    if (child == 0) {
        char pid[32];
        snprintf(pid, sizeof pid, "%ld", (long)getppid());
        bool good = cg_store_open(*state, CG_STORE_WRITE, NULL, &other) == CG_ERR_BUSY &&
                    strstr(cg_error_message(), pid) != NULL;
        _exit(good ? 0 : 1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    cg_store_close(s);
    cg_store_close(open_disk(*state, CG_STORE_WRITE));
}

#define ON_DISK(f) cmocka_unit_test_setup_teardown(f, test_folder_setup, test_folder_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_is_what_was_published_in_memory),
        ON_DISK(every_state_is_what_was_published_on_disk),
        ON_DISK(a_snapshot_stays_as_it_was),
        cmocka_unit_test(abandoning_changes_nothing),
        cmocka_unit_test(ids_are_kept_and_reused),
        ON_DISK(many_fragments_are_found_by_path),
        cmocka_unit_test(pages_can_be_kept),
        ON_DISK(a_run_reads_back_what_it_put),
        ON_DISK(threads_share_publications_and_snapshots),
        ON_DISK(nothing_there_is_said_so),
        ON_DISK(other_formats_are_refused),
        ON_DISK(a_lost_database_is_not_made_anew),
        ON_DISK(a_second_writer_is_told_who_the_first_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
