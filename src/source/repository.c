#include "source/repository_internal.h"

#include "base/file.h"
#include "base/mem.h"
#include <libgen.h>
#include <sys/stat.h>
#include <unistd.h>

enum { GIT_FILE_BYTES = 64 << 10 }; /* a path and a few words at most */

/* The first line of a small file, without `prefix`; false if it cannot be had. */
static bool read_line(cg_arena *a, const char *path, cg_str prefix, cg_str *out) {
    CG_CLEANUP(cg_buf_clear) cg_buf text = {0};
    cg_str line, rest;
    if (cg_file_read(path, GIT_FILE_BYTES, &text) != CG_OK) return false;
    rest = cg_buf_str(&text);
    if (!cg_str_split(&rest, '\n', &line) || !cg_str_starts(line, prefix)) return false;
    line = cg_str_trim(cg_str_from_index(line, prefix.len));
    *out = cg_arena_str(a, line);
    return line.len > 0;
}

static const char *absolute(cg_arena *a, const char *folder, cg_str path) {
    return path.ptr[0] == '/' ? cg_arena_z(a, path) : cg_path_join(a, folder, path);
}

bool cg_repository_at(cg_arena *a, const char *folder, cg_repository *out) {
    const char *git = cg_path_join(a, folder, CG_STR(".git"));
    struct stat st;
    if (lstat(git, &st) != 0) return false;
    cg_str line;
    if (!S_ISDIR(st.st_mode)) {
        if (!read_line(a, git, CG_STR("gitdir:"), &line)) return false;
        git = absolute(a, folder, line);
    }
    /* HEAD tells a repository from a folder that is just called .git; it may be a dangling link. */
    if (lstat(cg_path_join(a, git, CG_STR("HEAD")), &st) != 0) return false;
    const char *common = git;
    if (read_line(a, cg_path_join(a, git, CG_STR("commondir")), CG_STR(""), &line))
        common = absolute(a, git, line);
    *out = (cg_repository){.root = folder, .git_dir = git, .common_dir = common};
    return true;
}

/* The folder from is, or is in. */
static cg_error start_folder(cg_arena *a, const char *from, char **folder, struct stat *st) {
    CG_TRY(cg_path_real(a, from, folder));
    if (stat(*folder, st) != 0) return cg_fail_errno("cannot inspect %s", *folder);
    if (S_ISDIR(st->st_mode)) return CG_OK;
    *folder = dirname(*folder);
    return stat(*folder, st) == 0 ? CG_OK : cg_fail_errno("cannot inspect %s", *folder);
}

/* Makes folder its parent; false at the top of the file system. */
static bool ascend(char *folder, dev_t device) {
    char *slash = strrchr(folder, '/');
    if (slash == NULL || folder[1] == '\0') return false;
    slash[slash == folder] = '\0';
    struct stat st;
    return stat(folder, &st) == 0 && st.st_dev == device;
}

cg_error cg_repository_find(cg_arena *a, const char *from, cg_repository *out) {
    char *folder;
    struct stat st;
    CG_TRY(start_folder(a, from, &folder, &st));
    const char *start = cg_arena_z(a, cg_str_from(folder));
    do {
        cg_repository found;
        if (!cg_repository_at(a, folder, &found)) continue;
        found.root = cg_arena_z(a, cg_str_from(folder));
        *out = found;
        return CG_OK;
    } while (ascend(folder, st.st_dev));
    *out = (cg_repository){.root = start};
    return CG_OK;
}

cg_error cg_store_find(cg_arena *a, const char *from, const char **out) {
    char *folder;
    struct stat st, store;
    CG_TRY(start_folder(a, from, &folder, &st));
    const char *start = cg_arena_z(a, cg_str_from(folder));
    do {
        const char *path = cg_path_join(a, folder, CG_STR(CG_STORE_FOLDER));
        if (stat(path, &store) == 0 && S_ISDIR(store.st_mode)) {
            *out = path;
            return CG_OK;
        }
    } while (ascend(folder, st.st_dev));
    return cg_fail(CG_ERR_NO_STORE,
                   "no " CG_STORE_FOLDER " in %s or a folder above it; run `codegraph index` there first",
                   start);
}

const char *cg_store_default(cg_arena *a, const cg_repository *repository) {
    return cg_path_join(a, repository->root, CG_STR(CG_STORE_FOLDER));
}
