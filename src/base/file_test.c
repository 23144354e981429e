#include "base/file.h"

#include "base/mem.h"
#include "tests/support/test.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Paths below the test's own folder; kept until the process ends. */
static char *below(void **state, const char *name) {
    static cg_arena paths;
    return cg_path_join(&paths, *state, cg_str_from(name));
}

static void replaced_content_is_read_back(void **state) {
    char *path = below(state, "f");
    cg_buf b = {0};
    test_random r = {5};
    for (size_t size = 0; size < 300000; size = size * 7 + 1) {
        char *content = malloc(size + 1);
        for (size_t i = 0; i < size; i++) content[i] = (char)test_next(&r);
        assert_int_equal(cg_file_replace(path, cg_str_of(content, size)), CG_OK);
        assert_int_equal(cg_file_read(path, size, &b), CG_OK);
        assert_true(cg_str_equal(cg_buf_str(&b), cg_str_of(content, size)));
        assert_int_equal(b.ptr[b.len], '\0');
        if (size > 0) assert_int_equal(cg_file_read(path, size - 1, &b), CG_ERR_LIMIT);
        free(content);
    }
    assert_int_equal(cg_file_replace(path, CG_STR("last")), CG_OK);
    assert_int_equal(cg_dir_bytes(*state), 4); /* no temporary files are left */
    cg_buf_clear(&b);
}

static void a_file_without_a_size_is_read_to_its_end(void **state) {
    (void)state;
    cg_buf b = {0};
    assert_int_equal(cg_file_read("/proc/self/status", 1 << 20, &b), CG_OK);
    assert_true(cg_str_find(cg_buf_str(&b), CG_STR("VmPeak")) != CG_STR_NOWHERE);
    assert_int_equal(cg_file_read("/proc/self/status", 100, &b), CG_ERR_LIMIT);
    b.max = 50;
    assert_int_equal(cg_file_read("/proc/self/status", 100, &b), CG_ERR_LIMIT);
    cg_buf_clear(&b);
}

static void only_regular_files_are_read(void **state) {
    cg_buf b = {0};
    char *fifo = below(state, "fifo"), *link_to_none = below(state, "dangling");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_int_equal(symlink("nowhere", link_to_none), 0);
    assert_int_equal(cg_file_read(fifo, 100, &b), CG_ERR_INVALID);
    assert_int_equal(cg_file_read("/dev/zero", 100, &b), CG_ERR_INVALID);
    assert_int_equal(cg_file_read(*state, 100, &b), CG_ERR_INVALID);
    assert_int_equal(cg_file_read(link_to_none, 100, &b), CG_ERR_NOT_FOUND);
    assert_true(cg_str_find(cg_str_from(cg_error_message()), CG_STR("dangling")) != CG_STR_NOWHERE);
    cg_buf_clear(&b);
}

static void files_are_read_relative_to_a_folder(void **state) {
    cg_buf b = {0};
    assert_int_equal(cg_file_replace(below(state, "here"), CG_STR("x")), CG_OK);
    int folder = open(*state, O_RDONLY | O_DIRECTORY);
    assert_int_equal(cg_file_read_at(folder, "here", 10, &b), CG_OK);
    assert_string_equal(b.ptr, "x");
    close(folder);
    cg_buf_clear(&b);
}

static void failed_replacement_leaves_nothing_behind(void **state) {
    char *folder = below(state, "folder");
    assert_int_equal(cg_dir_make(below(state, "folder/child")), CG_OK);
    assert_int_not_equal(cg_file_replace(folder, CG_STR("x")), CG_OK); /* a folder is in the way */
    assert_int_equal(cg_dir_bytes(*state), 0);
    assert_int_equal(cg_file_replace(below(state, "absent/f"), CG_STR("x")), CG_ERR_NOT_FOUND);
}

static void folders_are_made_and_removed_whole(void **state) {
    char *deep = below(state, "a//b/c/"), *top = below(state, "a");
    assert_int_equal(cg_dir_make(deep), CG_OK);
    assert_int_equal(cg_dir_make(deep), CG_OK);
    assert_int_equal(cg_file_replace(below(state, "a/b/f"), CG_STR("12345")), CG_OK);
    assert_int_equal(symlink("/", below(state, "a/b/root")), 0);
    assert_int_equal(cg_dir_bytes(top), 5);
    assert_int_equal(cg_dir_make(below(state, "a/b/f/g")), CG_ERR_IO);
    assert_int_equal(cg_dir_make(""), CG_ERR_INVALID);
    assert_int_equal(cg_dir_remove(below(state, "a/b/f")), CG_ERR_INVALID);
    assert_int_equal(cg_dir_remove(top), CG_OK);
    assert_int_equal(access(top, F_OK), -1);
    assert_int_equal(cg_dir_remove(top), CG_OK);
    assert_int_equal(cg_dir_bytes(top), 0);
}

static void paths_are_joined_and_resolved(void **state) {
    cg_arena a = {0};
    assert_string_equal(cg_path_join(&a, "a", CG_STR("b")), "a/b");
    assert_string_equal(cg_path_join(&a, "a/", CG_STR("b")), "a/b");
    assert_string_equal(cg_path_join(&a, "", CG_STR("b")), "b");
    assert_string_equal(cg_path_join(&a, "a", CG_STR_NONE), "a");
    char *real = NULL, *again = NULL;
    assert_int_equal(cg_path_real(&a, *state, &real), CG_OK);
    assert_int_equal(symlink(*state, below(state, "me")), 0);
    assert_int_equal(cg_path_real(&a, below(state, "me/me/."), &again), CG_OK);
    assert_string_equal(real, again);
    assert_int_equal(cg_path_real(&a, below(state, "absent"), &again), CG_ERR_NOT_FOUND);
    assert_string_equal(real, again); /* untouched */
    cg_arena_clear(&a);
}

static void lock_is_held_by_one_and_says_by_whom(void **state) {
    char *path = below(state, "lock"), number[32];
    CG_CLEANUP(cg_lock_release) int held = -1;
    int other = -1;
    assert_int_equal(cg_lock_take(path, &held), CG_OK);
    assert_int_equal(cg_lock_take(path, &other), CG_ERR_BUSY);
    assert_int_equal(other, -1);
    snprintf(number, sizeof number, "process %ld", (long)getpid());
    assert_true(cg_str_find(cg_str_from(cg_error_message()), cg_str_from(number)) != CG_STR_NOWHERE);
    cg_lock_release(&held);
    assert_int_equal(held, -1);
    assert_int_equal(cg_lock_take(path, &other), CG_OK);
    cg_lock_release(&other);
    cg_lock_release(&other);
}

static void lock_ends_with_its_process(void **state) {
    char *path = below(state, "lock");
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int fd = -1;
        _exit(cg_lock_take(path, &fd) == CG_OK ? 0 : 1);
    }
    int status, fd = -1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(cg_lock_take(path, &fd), CG_OK);
    cg_lock_release(&fd);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, test_folder_setup, test_folder_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        IN_FOLDER(replaced_content_is_read_back),
        IN_FOLDER(a_file_without_a_size_is_read_to_its_end),
        IN_FOLDER(only_regular_files_are_read),
        IN_FOLDER(files_are_read_relative_to_a_folder),
        IN_FOLDER(failed_replacement_leaves_nothing_behind),
        IN_FOLDER(folders_are_made_and_removed_whole),
        IN_FOLDER(paths_are_joined_and_resolved),
        IN_FOLDER(lock_is_held_by_one_and_says_by_whom),
        IN_FOLDER(lock_ends_with_its_process),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
