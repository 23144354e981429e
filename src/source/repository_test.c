#include "source/repository_internal.h"

#include "tests/support/test.h"
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static cg_arena arena;

static const char *in(void **state, const char *name) {
    return cg_path_join(&arena, *state, cg_str_from(name));
}

static void sh(void **state, const char *command) {
    const char *line =
        cg_arena_format(&arena, "cd '%s' && { %s; } >/dev/null 2>&1", (const char *)*state, command).ptr;
    if (system(line) != 0) fail_msg("%s", command);
}

#define GIT "git -c user.name=n -c user.email=e@e -c protocol.file.allow=always "

static cg_repository found(void **state, const char *from) {
    cg_repository r = {0};
    assert_int_equal(cg_repository_find(&arena, in(state, from), &r), CG_OK);
    return r;
}

static void ends_in(const char *path, const char *end) {
    if (path == NULL || !cg_str_ends(cg_str_from(path), cg_str_from(end)))
        fail_msg("%s does not end in %s", path, end);
}

static void plain_repository(void **state) {
    sh(state, "git init -q r && mkdir -p r/a/b && touch r/a/b/f");
    cg_repository r = found(state, "r/a/b");
    ends_in(r.root, "/r");
    ends_in(r.git_dir, "/r/.git");
    assert_string_equal(r.git_dir, r.common_dir);
    ends_in(found(state, "r/a/b/f").root, "/r");
    ends_in(cg_store_default(&arena, &r), "/r/.codegraph");
}

static void worktree_and_submodule(void **state) {
    sh(state, "git init -q r && cd r && " GIT
              "commit -q --allow-empty -m x && git worktree add -q ../w && mkdir ../w/a");
    cg_repository r = found(state, "w/a");
    ends_in(r.root, "/w");
    ends_in(r.git_dir, "/r/.git/worktrees/w");
    cg_arena_reset(&arena);
    char *common;
    r = found(state, "w/a");
    assert_int_equal(cg_path_real(&arena, r.common_dir, &common), CG_OK);
    ends_in(common, "/r/.git");
    sh(state, "git init -q s && cd s && " GIT "submodule add ../r sub");
    r = found(state, "s/sub");
    ends_in(r.root, "/s/sub");
    assert_int_equal(cg_path_real(&arena, r.git_dir, &common), CG_OK);
    ends_in(common, "/s/.git/modules/sub");
}

static void outside_git(void **state) {
    sh(state, "mkdir -p p/.git p/a");
    cg_repository r = found(state, "p/a"); /* an empty .git makes no repository */
    ends_in(r.root, "/p/a");
    assert_null(r.git_dir);
    assert_int_equal(cg_repository_find(&arena, in(state, "nothing"), &r), CG_ERR_NOT_FOUND);
}

static void store_from_below(void **state) {
    const char *store = NULL;
    sh(state, "mkdir -p p/.codegraph p/a/b q && touch q/.codegraph");
    assert_int_equal(cg_store_find(&arena, in(state, "p/a/b"), &store), CG_OK);
    ends_in(store, "/p/.codegraph");
    assert_int_equal(cg_store_find(&arena, in(state, "q"), &store), CG_ERR_NO_STORE); /* a file is none */
    assert_non_null(strstr(cg_error_message(), "codegraph index"));
}

static const char *excludes(void **state) {
    cg_repository r = {.root = *state, .git_dir = in(state, "git"), .common_dir = in(state, "git")};
    const char *path = NULL;
    assert_int_equal(cg_user_excludes_path(&arena, &r, &path), CG_OK);
    return path;
}

static void user_excludes(void **state) {
    setenv("HOME", in(state, "home"), 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("GIT_CONFIG_GLOBAL");
    sh(state, "mkdir -p home/.config/git xdg/git git");
    ends_in(excludes(state), "/home/.config/git/ignore");
    setenv("XDG_CONFIG_HOME", in(state, "xdg"), 1);
    ends_in(excludes(state), "/xdg/git/ignore");
    sh(state, "printf '[core]\\n excludesFile = ~/mine\\n' > home/.gitconfig");
    ends_in(excludes(state), "/home/mine");
    sh(state, "printf '[core]\\n excludesfile = top\\n' > git/config");
    ends_in(excludes(state), "/top");
    sh(state, "printf '[core]\\n excludesfile =\\n' > git/config");
    assert_null(excludes(state));
    sh(state, "printf '[core\\n' > git/config");
    cg_repository r = {.root = *state, .git_dir = in(state, "git"), .common_dir = in(state, "git")};
    const char *path = NULL;
    assert_int_equal(cg_user_excludes_path(&arena, &r, &path), CG_ERR_INVALID);
}

static int clear_arena(void **state) {
    (void)state;
    cg_arena_clear(&arena);
    return 0;
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, test_folder_setup, test_folder_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {IN_FOLDER(plain_repository), IN_FOLDER(worktree_and_submodule),
                                       IN_FOLDER(outside_git), IN_FOLDER(store_from_below),
                                       IN_FOLDER(user_excludes)};
    return cmocka_run_group_tests(tests, NULL, clear_arena);
}
