/* core.excludesFile, as git's configuration files say it. libgit2 parses them; which files there are is
 * decided here as git does, because the library looks the environment up only once in a process. */
#include "source/repository_internal.h"

#include "base/file.h"
#include "base/mem.h"
#include <git2.h>
#include <stdlib.h>
#include <unistd.h>

static const char *environment(const char *name) {
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

/* A file below the user's configuration folder; NULL without a home. */
static const char *below_user_config(cg_arena *a, cg_str path) {
    const char *base = environment("XDG_CONFIG_HOME"), *home = environment("HOME");
    if (base != NULL) return cg_path_join(a, base, path);
    return home == NULL ? NULL : cg_path_join(a, cg_path_join(a, home, CG_STR(".config")), path);
}

typedef struct config_files {
    const char *path[4];
    git_config_level_t level[4];
    size_t count;
} config_files;

static void add(config_files *files, const char *path, git_config_level_t level) {
    if (path == NULL || access(path, R_OK) != 0) return;
    files->path[files->count] = path;
    files->level[files->count++] = level;
}

static config_files config_files_of(cg_arena *a, const cg_repository *repository) {
    config_files files = {0};
    const char *system = environment("GIT_CONFIG_SYSTEM"), *global = environment("GIT_CONFIG_GLOBAL");
    const char *home = environment("HOME");
    if (environment("GIT_CONFIG_NOSYSTEM") == NULL)
        add(&files, system ? system : "/etc/gitconfig", GIT_CONFIG_LEVEL_SYSTEM);
    if (global != NULL) {
        add(&files, global, GIT_CONFIG_LEVEL_GLOBAL);
    } else {
        add(&files, below_user_config(a, CG_STR("git/config")), GIT_CONFIG_LEVEL_XDG);
        if (home != NULL) add(&files, cg_path_join(a, home, CG_STR(".gitconfig")), GIT_CONFIG_LEVEL_GLOBAL);
    }
    if (repository->git_dir != NULL)
        add(&files, cg_path_join(a, repository->common_dir, CG_STR("config")), GIT_CONFIG_LEVEL_LOCAL);
    return files;
}

static cg_error git_failure(const char *path) {
    const git_error *e = git_error_last();
    return cg_fail(CG_ERR_INVALID, "git configuration %s: %s", path,
                   e != NULL ? e->message : "cannot be read");
}

static void free_config(git_config **config) { git_config_free(*config); }

/* *out stays NULL if no file sets it. */
static cg_error read_setting(cg_arena *a, const config_files *files, const char **out) {
    CG_CLEANUP(free_config) git_config *config = NULL;
    if (git_config_new(&config) != 0) return git_failure("");
    for (size_t i = 0; i < files->count; i++)
        if (git_config_add_file_ondisk(config, files->path[i], files->level[i], NULL, 1) != 0)
            return git_failure(files->path[i]);
    git_buf value = {0};
    int code = git_config_get_path(&value, config, "core.excludesfile");
    if (code != 0 && code != GIT_ENOTFOUND) return git_failure("core.excludesFile");
    if (code == 0) *out = cg_arena_z(a, cg_str_of(value.ptr, value.size));
    git_buf_dispose(&value);
    return CG_OK;
}

cg_error cg_user_excludes_path(cg_arena *a, const cg_repository *repository, const char **out) {
    config_files files = config_files_of(a, repository);
    const char *path = NULL;
    if (files.count > 0) {
        git_libgit2_init();
        cg_error error = read_setting(a, &files, &path);
        git_libgit2_shutdown();
        if (error != CG_OK) return error;
    }
    if (path == NULL)
        path = below_user_config(a, CG_STR("git/ignore"));
    else if (path[0] != '/' && path[0] != '\0')
        path = cg_path_join(a, repository->root, cg_str_from(path));
    *out = path != NULL && path[0] != '\0' ? path : NULL;
    return CG_OK;
}
