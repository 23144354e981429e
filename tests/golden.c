/* The golden graph tests: each folder tests/golden/<language>/<case> is a small project, and its file `expected` the
 * graph that the language's rules ask for (tests/golden/README.md).
 *
 *     golden LANGUAGE [CASE]...
 *
 * Indexes each case, or those named, and shows how the graph differs. UPDATE=1 in the environment writes the graph to
 * `expected` instead. Run from the top of the source tree. */
#include "base/vec.h"
#include "ingest/index.h"
#include "store/store.h"
#include "tests/support/golden_print.h"

#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { EXPECTED_BYTES = 4 << 20 };

typedef struct session {
    cg_arena arena;
    const char *folder; /* of the language */
    const char *work;   /* a temporary folder */
    bool update;
    CG_VEC(const char *) cases;
    unsigned failed;
} session;

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static cg_error list_cases(session *x) {
    DIR *folder = opendir(x->folder);
    if (!folder) return cg_fail(CG_ERR_NOT_FOUND, "there is no folder %s", x->folder);
    for (struct dirent *e; (e = readdir(folder)) != NULL;)
        if (e->d_name[0] != '.') cg_vec_push(&x->cases, cg_arena_str(&x->arena, cg_str_from(e->d_name)).ptr);
    closedir(folder);
    if (x->cases.len == 0) return cg_fail(CG_ERR_NOT_FOUND, "there are no cases in %s", x->folder);
    qsort(x->cases.at, x->cases.len, sizeof *x->cases.at, compare_names);
    return CG_OK;
}

static cg_error index_case(session *x, const char *folder, cg_buf *out) {
    CG_CLEANUP(cg_store_close_ptr) cg_store *store = NULL;
    CG_CLEANUP(cg_snapshot_close_ptr) cg_snapshot *s = NULL;
    cg_index_options options = CG_INDEX_OPTIONS_DEFAULT;
    options.root = folder;
    options.store = cg_path_join(&x->arena, x->work, CG_STR("store"));
    options.project = CG_STR("golden");
    options.threads = 1;
    options.ignore = CG_STR("/expected\n/notes\n");
    options.no_user_excludes = true;
    CG_TRY(cg_dir_remove(options.store));
    CG_TRY(cg_index_run(&options, NULL));
    CG_TRY(cg_store_open(options.store, CG_STORE_READ, NULL, &store));
    CG_TRY(cg_store_snapshot(store, options.project, &s));
    return golden_print(s, out);
}

static cg_error show_difference(session *x, const char *expected, cg_str graph) {
    const char *found = cg_path_join(&x->arena, x->work, CG_STR("found"));
    CG_TRY(cg_file_replace(found, graph));
    cg_buf command = {0};
    cg_buf_format(&command, "diff -u --label expected --label found '%s' '%s'", expected, found);
    fflush(stdout);
    int status = system(command.ptr);
    cg_buf_clear(&command);
    return status != -1 ? CG_OK : cg_fail(CG_ERR_IO, "diff cannot be run");
}

static cg_error compare(session *x, const char *name, const char *expected, cg_str graph) {
    cg_buf text = {0};
    cg_error error = cg_file_read(expected, EXPECTED_BYTES, &text);
    bool equal = error == CG_OK && cg_str_equal(cg_buf_str(&text), graph);
    cg_buf_clear(&text);
    if (error && error != CG_ERR_NOT_FOUND) return error;
    if (equal) return CG_OK;
    if (x->update) {
        printf("updated %s/%s\n", x->folder, name);
        return cg_file_replace(expected, graph);
    }
    x->failed++;
    printf("FAILED %s/%s\n", x->folder, name);
    return show_difference(x, error ? "/dev/null" : expected, graph);
}

static cg_error run_case(session *x, const char *name) {
    const char *folder = cg_path_join(&x->arena, x->folder, cg_str_from(name));
    const char *expected = cg_path_join(&x->arena, folder, CG_STR("expected"));
    cg_buf graph = {0};
    cg_error error = index_case(x, folder, &graph);
    if (!error) error = compare(x, name, expected, cg_buf_str(&graph));
    cg_buf_clear(&graph);
    return error;
}

static cg_error run(session *x, int names, char **name) {
    for (int i = 0; i < names; i++) cg_vec_push(&x->cases, name[i]);
    if (names == 0) CG_TRY(list_cases(x));
    for (size_t i = 0; i < x->cases.len; i++) CG_TRY(run_case(x, x->cases.at[i]));
    printf("%zu cases, %u failed\n", x->cases.len, x->failed);
    return CG_OK;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: golden LANGUAGE [CASE]...\n");
        return 2;
    }
    session x = {.update = getenv("UPDATE") != NULL};
    const char *base = getenv("TMPDIR");
    char *work = cg_path_join(&x.arena, base ? base : "/tmp", CG_STR("codegraph-golden-XXXXXX"));
    x.folder = cg_path_join(&x.arena, "tests/golden", cg_str_from(argv[1]));
    x.work = mkdtemp(work);
    cg_error error = x.work ? run(&x, argc - 2, argv + 2) : cg_fail(CG_ERR_IO, "cannot make %s", work);
    if (error) fprintf(stderr, "golden: %s\n", cg_error_message());
    if (x.work && cg_dir_remove(x.work) != CG_OK) fprintf(stderr, "golden: %s\n", cg_error_message());
    bool passed = !error && x.failed == 0;
    cg_vec_clear(&x.cases);
    cg_arena_clear(&x.arena);
    return passed ? 0 : 1;
}
