/* Processes that die, disks that fill up or fail, and readers beside a writer. This program runs itself as the process
 * that writes (or reads), with the calls that change files replaced: the n-th does what is asked for. Every point is
 * tried if CG_FAULT_ALL is set, some of them otherwise. */
#include "store/fsck.h"
#include "tests/support/store_model.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- Calls that change files ---- */

typedef enum fault {
    FAULT_NONE,
    FAULT_KILL, /* the process dies before the call */
    FAULT_TORN, /* half of a write is done, then it dies */
    FAULT_FULL, /* from then on there is no room */
    FAULT_EIO,  /* the call fails, once */
    FAULT_COUNT
} fault;

static fault armed; /* set before there are threads */
static long fire_at;
static atomic_long calls;

/* True if the call must fail with errno. */
static bool fails(bool makes_room_matter) {
    if (armed == FAULT_NONE) return false;
    long n = atomic_fetch_add(&calls, 1) + 1;
    if (n == fire_at && armed == FAULT_KILL) raise(SIGKILL);
    if (n == fire_at && armed == FAULT_EIO) {
        errno = EIO;
        return true;
    }
    if (n >= fire_at && armed == FAULT_FULL && makes_room_matter) {
        errno = ENOSPC;
        return true;
    }
    return false;
}

static bool tears(void) { return armed == FAULT_TORN && atomic_load(&calls) + 1 >= fire_at; }

ssize_t write(int fd, const void *data, size_t size) {
    if (fd <= 2) return syscall(SYS_write, fd, data, size);
    if (tears() && size > 1) {
        (void)!syscall(SYS_write, fd, data, size / 2);
        raise(SIGKILL);
    }
    return fails(true) ? -1 : syscall(SYS_write, fd, data, size);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    return fails(true) ? -1 : syscall(SYS_pwrite64, fd, data, size, at);
}

int fsync(int fd) { return fails(false) ? -1 : (int)syscall(SYS_fsync, fd); }

int fdatasync(int fd) { return fails(false) ? -1 : (int)syscall(SYS_fdatasync, fd); }

int rename(const char *from, const char *to) {
    return fails(false) ? -1 : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

int link(const char *from, const char *to) {
    return fails(true) ? -1 : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path) { return fails(false) ? -1 : (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0); }

int ftruncate(int fd, off_t size) { return fails(false) ? -1 : (int)syscall(SYS_ftruncate, fd, size); }

int mkdir(const char *path, mode_t mode) {
    return fails(true) ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

/* ---- The state after each publication, the same in every process ---- */

typedef enum history { HISTORY_SMALL, HISTORY_BULK } history;

static model model_of(uint64_t generation, history h) {
    model m = {0};
    test_random r = {6};
    for (uint32_t g = 1; g <= generation; g++) {
        model_change(&m, &r, g);
        for (uint32_t i = 0; i < MODEL_FILES; i++) m.files[i].version = g;
    }
    m.weight = h == HISTORY_BULK && generation % 2 == 0 ? 300000 : 0;
    m.generation = generation;
    return m;
}

static cg_store *must_open(const char *dir, cg_store_mode mode) {
    cg_store *s = NULL;
    if (cg_store_open(dir, mode, NULL, &s) != CG_OK) fail_msg("%s", cg_error_message());
    return s;
}

static void publish(const char *dir, uint64_t generation, history h) {
    model m = model_of(generation, h);
    cg_store *s = must_open(dir, CG_STORE_WRITE);
    if (model_publish(&m, s, 0) != CG_OK) fail_msg("%s", cg_error_message());
    cg_store_close(s);
}

static uint64_t generation_of(const char *dir, cg_store_mode mode, history h) {
    cg_store *s = must_open(dir, mode);
    cg_snapshot *snapshot;
    assert_int_equal(cg_store_snapshot(s, MODEL_PROJECT, &snapshot), CG_OK);
    uint64_t generation = cg_snapshot_generation(snapshot);
    model m = model_of(generation, h);
    model_check(&m, snapshot);
    cg_snapshot_close(snapshot);
    cg_store_close(s);
    return generation;
}

static void report(void *context, const cg_finding *f) {
    (void)context;
    fail_msg("%.*s: %s", CG_STR_ARG(f->where), f->text);
}

static void assert_sound(const char *dir) {
    cg_fsck fsck = {.report = report};
    cg_store *s = must_open(dir, CG_STORE_READ);
    if (cg_fsck_run(s, CG_STR_NONE, &fsck) != CG_OK) fail_msg("%s", cg_error_message());
    assert_int_equal(fsck.result.unreferenced, 0);
    cg_store_close(s);
}

/* ---- The other process ---- */

static int child_publish(char **argv) {
    uint64_t generation = strtoull(argv[3], NULL, 10);
    model m = model_of(generation, (history)atoi(argv[4]));
    cg_store *s = NULL;
    armed = (fault)atoi(argv[5]);
    fire_at = atol(argv[6]);
    cg_error error = cg_store_open(argv[2], CG_STORE_WRITE, NULL, &s);
    if (error == CG_OK) error = model_publish(&m, s, 0);
    cg_store_close(s);
    if (error == CG_OK && armed != FAULT_NONE && atomic_load(&calls) < fire_at)
        return 100; /* the point was not reached */
    return error == CG_OK ? 0 : 10 + (int)error;
}

static int child_read(char **argv) {
    uint64_t last = strtoull(argv[3], NULL, 10), seen = 1;
    history h = (history)atoi(argv[4]);
    cg_store *s = must_open(argv[2], CG_STORE_READ);
    for (int tries = 0; seen < last && tries < 5000; tries++) {
        bool changed;
        cg_snapshot *snapshot;
        if (cg_store_refresh(s, &changed) != CG_OK) fail_msg("%s", cg_error_message());
        if (cg_store_snapshot(s, MODEL_PROJECT, &snapshot) != CG_OK) fail_msg("%s", cg_error_message());
        assert_true(cg_snapshot_generation(snapshot) >= seen);
        seen = cg_snapshot_generation(snapshot);
        model m = model_of(seen, h);
        model_check(&m, snapshot);
        cg_snapshot_close(snapshot);
        if (!changed) usleep(2000);
    }
    cg_store_close(s);
    return seen == last ? 0 : 1;
}

static pid_t start(const char *what, const char *dir, uint64_t generation, history h, fault f, long at) {
    char numbers[4][32];
    snprintf(numbers[0], 32, "%llu", (unsigned long long)generation);
    snprintf(numbers[1], 32, "%d", (int)h);
    snprintf(numbers[2], 32, "%d", (int)f);
    snprintf(numbers[3], 32, "%ld", at);
    char *const argv[] = {"fault_test",
                          (char *)(uintptr_t)what,
                          (char *)(uintptr_t)dir,
                          numbers[0],
                          numbers[1],
                          numbers[2],
                          numbers[3],
                          NULL};
    pid_t child = fork();
    if (child == 0) {
        execv("/proc/self/exe", argv);
        _exit(127);
    }
    assert_true(child > 0);
    return child;
}

static int end_of(pid_t child) {
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    return status;
}

/* ---- Faults ---- */

static void copy_folder(const char *from, const char *to) {
    cg_arena a = {0};
    assert_int_equal(cg_dir_remove(to), CG_OK);
    cg_str command = cg_arena_format(&a, "cp -r '%s' '%s'", from, to);
    assert_int_equal(system(cg_arena_z(&a, command)), 0);
    cg_arena_clear(&a);
}

/* Whatever happened to the writer of generation 2: the state is that of 1 or 2, the whole of it, and one can go on. */
static void check_after(const char *dir, history h, int status) {
    bool reported = WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 100);
    uint64_t seen = generation_of(dir, CG_STORE_READ, h);
    if (reported) assert_int_equal(seen, 2);
    assert_true(seen == 1 || seen == 2);
    assert_int_equal(generation_of(dir, CG_STORE_WRITE, h), seen);
    assert_sound(dir);
    publish(dir, seen + 1, h);
    assert_int_equal(generation_of(dir, CG_STORE_READ, h), seen + 1);
    assert_sound(dir);
}

static bool is_expected_end(fault f, int status) {
    if (f == FAULT_KILL || f == FAULT_TORN) {
        /* Behind the last write there is nothing to tear. */
        if (f == FAULT_TORN && WIFEXITED(status)) return WEXITSTATUS(status) == 0;
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }
    if (!WIFEXITED(status)) return false;
    int code = WEXITSTATUS(status);
    /* A failure to tidy up behind a publication is none. */
    return code == 0 || code == 10 + CG_ERR_IO || code == 10 + CG_ERR_DISK_FULL ||
           code == 10 + CG_ERR_DAMAGED;
}

static void sweep(const char *folder, history h, fault f) {
    cg_arena a = {0};
    char *base = cg_path_join(&a, folder, CG_STR("base")), *dir = cg_path_join(&a, folder, CG_STR("store"));
    assert_int_equal(end_of(start("publish", base, 1, h, FAULT_NONE, 1)), 0);
    long step = getenv("CG_FAULT_ALL") != NULL ? 1 : 23;
    unsigned ends = 0;
    for (long at = 1 + (long)f;; at += step) {
        copy_folder(base, dir);
        int status = end_of(start("publish", dir, 2, h, f, at));
        bool reached = !(WIFEXITED(status) && WEXITSTATUS(status) == 100);
        if (reached && !is_expected_end(f, status))
            fail_msg("fault %d at call %ld: status %x", (int)f, at, status);
        check_after(dir, h, status);
        if (!reached) break;
        ends++;
    }
    assert_true(ends > 1);
    cg_arena_clear(&a);
}

static void killed_while_writing_little(void **state) { sweep(*state, HISTORY_SMALL, FAULT_KILL); }
static void killed_while_writing_much(void **state) { sweep(*state, HISTORY_BULK, FAULT_KILL); }
static void killed_within_a_write(void **state) { sweep(*state, HISTORY_BULK, FAULT_TORN); }
static void the_disk_fills_up(void **state) { sweep(*state, HISTORY_BULK, FAULT_FULL); }
static void the_disk_fails_once(void **state) { sweep(*state, HISTORY_SMALL, FAULT_EIO); }

static bool is_published(const char *dir) {
    cg_store *s = NULL;
    cg_snapshot *snapshot = NULL;
    cg_error error = cg_store_open(dir, CG_STORE_READ, NULL, &s);
    if (error == CG_OK) error = cg_store_snapshot(s, MODEL_PROJECT, &snapshot);
    assert_true(error == CG_OK || error == CG_ERR_NO_STORE);
    cg_snapshot_close(snapshot);
    cg_store_close(s);
    return error == CG_OK;
}

/* The first publication of all: before it there is nothing. */
static void killed_while_making_a_store(void **state) {
    cg_arena a = {0};
    char *dir = cg_path_join(&a, *state, CG_STR("store"));
    bool reached = true;
    for (long at = 1; reached; at += getenv("CG_FAULT_ALL") != NULL ? 1 : 17) {
        assert_int_equal(cg_dir_remove(dir), CG_OK);
        int status = end_of(start("publish", dir, 1, HISTORY_BULK, FAULT_KILL, at));
        reached = WIFSIGNALED(status);
        if (!is_published(dir)) publish(dir, 1, HISTORY_BULK);
        assert_int_equal(generation_of(dir, CG_STORE_READ, HISTORY_BULK), 1);
        assert_sound(dir);
    }
    cg_arena_clear(&a);
}

/* ---- A reader beside a writer ---- */

static void readers_see_whole_states(void **state) {
    cg_arena a = {0};
    char *dir = cg_path_join(&a, *state, CG_STR("store"));
    enum { LAST = 12 };
    publish(dir, 1, HISTORY_BULK);
    pid_t reader = start("read", dir, LAST, HISTORY_BULK, FAULT_NONE, 0);
    cg_store *s = must_open(dir, CG_STORE_WRITE);
    for (uint32_t g = 2; g <= LAST; g++) {
        model m = model_of(g, HISTORY_BULK);
        assert_int_equal(model_publish(&m, s, 0), CG_OK);
        usleep(20000);
    }
    assert_int_equal(end_of(reader), 0);
    cg_store_close(s);
    cg_arena_clear(&a);
}

/* ---- Real file systems, where this process may mount them ---- */

static bool mount_small(const char *dir, const char *options) {
    return mkdir(dir, 0700) == 0 && mount("tmpfs", dir, "tmpfs", 0, options) == 0;
}

static void a_full_file_system_keeps_the_state(void **state) {
    cg_arena a = {0};
    char *dir = cg_path_join(&a, *state, CG_STR("small")), *store = cg_path_join(&a, dir, CG_STR("store"));
    if (!mount_small(dir, "size=6m")) {
        cg_arena_clear(&a);
        skip();
    }
    publish(store, 1, HISTORY_BULK);
    model m = model_of(2, HISTORY_BULK);
    m.weight = 4000000;
    cg_store *s = must_open(store, CG_STORE_WRITE);
    assert_int_equal(model_publish(&m, s, 1 << 20), CG_ERR_DISK_FULL);
    assert_non_null(strstr(cg_error_message(), "space"));
    cg_store_close(s);
    assert_int_equal(generation_of(store, CG_STORE_READ, HISTORY_BULK), 1);
    assert_int_equal(generation_of(store, CG_STORE_WRITE, HISTORY_BULK), 1);
    assert_sound(store);
    umount(dir);
    cg_arena_clear(&a);
}

static void a_read_only_file_system_can_be_read(void **state) {
    cg_arena a = {0};
    char *dir = cg_path_join(&a, *state, CG_STR("small")), *store = cg_path_join(&a, dir, CG_STR("store"));
    if (!mount_small(dir, "size=64m")) {
        cg_arena_clear(&a);
        skip();
    }
    publish(store, 1, HISTORY_BULK);
    assert_int_equal(mount("tmpfs", dir, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL), 0);
    assert_int_equal(generation_of(store, CG_STORE_READ, HISTORY_BULK), 1);
    assert_sound(store);
    cg_store *s = NULL;
    assert_int_equal(cg_store_open(store, CG_STORE_WRITE, NULL, &s), CG_ERR_PERMISSION);
    umount(dir);
    cg_arena_clear(&a);
}

#define ON_DISK(f) cmocka_unit_test_setup_teardown(f, test_folder_setup, test_folder_teardown)

int main(int argc, char **argv) {
    if (argc > 6 && strcmp(argv[1], "publish") == 0) return child_publish(argv);
    if (argc > 6 && strcmp(argv[1], "read") == 0) return child_read(argv);
    const struct CMUnitTest tests[] = {
        ON_DISK(readers_see_whole_states),
        ON_DISK(killed_while_making_a_store),
        ON_DISK(killed_while_writing_little),
        ON_DISK(killed_while_writing_much),
        ON_DISK(killed_within_a_write),
        ON_DISK(the_disk_fills_up),
        ON_DISK(the_disk_fails_once),
        ON_DISK(a_full_file_system_keeps_the_state),
        ON_DISK(a_read_only_file_system_can_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
