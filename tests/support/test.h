/* What unit tests share: cmocka with the headers it needs, a random sequence that is the same in every run,
 * and a folder that is gone afterwards. */
#ifndef CG_TESTS_TEST_H
#define CG_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h> /* needs all of the above */

#include "base/file.h"

typedef struct test_random {
    uint64_t state;
} test_random;

/* splitmix64: any seed gives a good sequence. */
static inline uint64_t test_next(test_random *r) {
    uint64_t z = r->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

/* For a test's setup and teardown: *state is the path of an empty folder, removed with its content
 * afterwards. */
static inline int test_folder_setup(void **state) {
    const char *base = getenv("TMPDIR");
    cg_arena a = {0};
    char *path = strdup(cg_path_join(&a, base != NULL ? base : "/tmp", CG_STR("codegraph-test-XXXXXX")));
    cg_arena_clear(&a);
    *state = path;
    return path != NULL && mkdtemp(path) != NULL ? 0 : -1;
}

static inline int test_folder_teardown(void **state) {
    cg_error error = cg_dir_remove(*state);
    free(*state);
    return error == CG_OK ? 0 : -1;
}

#endif
