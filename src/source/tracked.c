#include "source/tracked.h"

#include "base/mem.h"
#include <git2.h>
#include <stdio.h>

struct cg_tracked {
    char *path;
    size_t base;
    git_index *index; /* NULL until asked, and if it cannot be read */
    bool asked;
    cg_error error;
    cg_buf name; /* scratch: names that end in NUL */
};

cg_tracked *cg_tracked_new(const char *git_dir, size_t base) {
    cg_tracked *t = cg_alloc_zero(1, sizeof *t);
    size_t size = strlen(git_dir) + sizeof "/index";
    t->path = cg_alloc(size);
    snprintf(t->path, size, "%s/index", git_dir);
    t->base = base;
    return t;
}

void cg_tracked_free(cg_tracked *t) {
    if (t == NULL) return;
    if (t->asked) {
        git_index_free(t->index);
        git_libgit2_shutdown();
    }
    cg_buf_clear(&t->name);
    cg_free(t->path);
    cg_free(t);
}

static void load(cg_tracked *t) {
    t->asked = true;
    git_libgit2_init();
    if (git_index_open(&t->index, t->path) == 0) return;
    const git_error *e = git_error_last();
    t->error = cg_fail(CG_ERR_INVALID, "%s: %s", t->path, e != NULL ? e->message : "cannot be read");
    t->index = NULL;
}

bool cg_tracked_has(cg_tracked *t, cg_str path, bool is_folder) {
    if (t == NULL) return false;
    if (!t->asked) load(t);
    if (t->index == NULL) return false;
    cg_buf_reset(&t->name);
    cg_buf_append(&t->name, cg_str_from_index(path, t->base));
    if (git_index_find(NULL, t->index, t->name.ptr) == 0) return true;
    if (!is_folder) return false;
    cg_buf_append_char(&t->name, '/');
    return git_index_find_prefix(NULL, t->index, t->name.ptr) == 0;
}

cg_error cg_tracked_error(const cg_tracked *t) { return t->error; }

const char *cg_tracked_path(const cg_tracked *t) { return t->path; }
