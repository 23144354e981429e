#include "source/walk.h"

#include "tests/support/test.h"
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static cg_arena arena;

/* Runs a command in the test's folder. */
static void sh(void **state, const char *command) {
    const char *line =
        cg_arena_format(&arena, "cd '%s' && { %s; } >/dev/null 2>&1", (const char *)*state, command).ptr;
    if (system(line) != 0) fail_msg("%s", command);
}

#define GIT "git -c user.name=n -c user.email=e@e -c protocol.file.allow=always "

static const char *in(void **state, const char *name) {
    return cg_path_join(&arena, *state, cg_str_from(name));
}

/* What a walk lists: "path" for what is to be read or has no language, "path=reason" for the rest, in one line. */
static const char *listed(const cg_walk *w) {
    cg_buf line = {0};
    for (size_t i = 0; i < w->entries.len; i++) {
        const cg_entry *e = &w->entries.at[i];
        if (i > 0) cg_buf_append_char(&line, ' ');
        cg_buf_append(&line, e->path);
        if (e->coverage != CG_COVERAGE_INDEXED && e->coverage != CG_COVERAGE_UNSUPPORTED)
            cg_buf_format(&line, "=%s", cg_coverage_name((cg_coverage)e->coverage));
    }
    const char *out = cg_arena_z(&arena, cg_buf_str(&line));
    cg_buf_clear(&line);
    return out;
}

static const char *walk_with(void **state, const char *root, const cg_walk_options *options) {
    cg_walk w = {0};
    assert_int_equal(cg_walk_run(in(state, root), options, &w), CG_OK);
    const char *out = listed(&w);
    cg_walk_clear(&w);
    return out;
}

static const char *walk(void **state, const char *root) {
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    return walk_with(state, root, &options);
}

static void order_is_that_of_bytes(void **state) {
    sh(state, "mkdir -p a a.d b/c && touch a/z a.d/y a-b a.c b/c/x b/c.x B \xc3\xa9");
    assert_string_equal(walk(state, ""), "B a-b a.c a.d/y a/z b/c.x b/c/x \xc3\xa9");
}

static void entries_tell_size_time_and_language(void **state) {
    sh(state, "printf 12345 > a.py; touch -d @1000000000.25 a.py; touch b.h README");
    cg_walk w = {0};
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    assert_int_equal(cg_walk_run(*state, &options, &w), CG_OK);
    const cg_entry *e = cg_walk_find(&w, CG_STR("a.py"));
    assert_non_null(e);
    assert_int_equal(e->size, 5);
    assert_int_equal(e->mtime_ns, INT64_C(1000000000250000000));
    assert_int_equal(e->language, CG_LANG_PYTHON);
    assert_int_equal(cg_walk_find(&w, CG_STR("b.h"))->detected_by, CG_DETECT_FALLBACK);
    assert_null(cg_walk_find(&w, CG_STR("c")));
    assert_int_equal(w.folders, 1);
    cg_walk_clear(&w);
    cg_walk_clear(&w);
}

static void own_rules_come_first(void **state) {
    sh(state, "git init -q . && mkdir -p gen/deep x && touch a.c b.c gen/k.c gen/l.c gen/deep/m.c x/b.c");
    sh(state, "printf 'gen/\\nb.c\\n' > .gitignore; printf '!gen/\\n/a.c\\n' > .codegraphignore");
    assert_string_equal(walk(state, ""), ".codegraphignore .gitignore gen/deep/m.c gen/k.c gen/l.c");
    sh(state, "printf 'l.c\\n' > gen/.codegraphignore; printf '!b.c\\n' > x/.codegraphignore");
    assert_string_equal(walk(state, ""),
                        ".codegraphignore .gitignore gen/.codegraphignore gen/deep/m.c gen/k.c "
                        "x/.codegraphignore x/b.c");
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    options.rules = CG_STR("gen/*\n!gen/l.c\n.*");
    assert_string_equal(walk_with(state, "", &options), "gen/l.c x/b.c");
}

static void user_rules_and_info_exclude(void **state) {
    setenv("HOME", in(state, "home"), 1);
    unsetenv("XDG_CONFIG_HOME");
    sh(state, "mkdir -p home/.config/git r/s && git init -q r && touch r/a.x r/s/b.y r/s/c.z r/d.x");
    sh(state,
       "echo '*.x' > home/.config/git/ignore; echo '*.y' > r/.git/info/exclude; echo '!d.x' > r/.gitignore");
    assert_string_equal(walk(state, "r"), ".gitignore d.x s/c.z");
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    options.no_user_excludes = true;
    assert_string_equal(walk_with(state, "r", &options), ".gitignore a.x d.x s/c.z");
}

static void folder_below_the_root_keeps_its_rules(void **state) {
    sh(state, "git init -q r && mkdir -p r/a/b && touch r/a/b/x.c r/a/b/y.c r/a/b/z.c && echo '/a/b/x.c' > "
              "r/.gitignore");
    sh(state, "echo '/b/y.c' > r/a/.gitignore");
    assert_string_equal(walk(state, "r/a/b"), "z.c");
}

static void rules_hold_outside_git(void **state) {
    sh(state, "mkdir -p p/q && touch p/a.o p/a.c p/q/b.o && echo '*.o' > p/.gitignore");
    assert_string_equal(walk(state, "p"), ".gitignore a.c");
}

static void tracked_files_are_not_ignored(void **state) {
    sh(state,
       "git init -q r && mkdir -p r/src/target/x r/out && touch r/src/target/a.c r/src/target/b.c "
       "r/src/target/x/c.c r/out/d.c r/e.o r/f.o && cd r && git add -f src/target/a.c src/target/x e.o && "
       "printf 'target/\\nout\\n*.o\\n' > .gitignore");
    assert_string_equal(walk(state, "r"), ".gitignore e.o src/target/a.c src/target/x/c.c");
    assert_string_equal(walk(state, "r/src"), "target/a.c target/x/c.c");
    sh(state, "echo '/src/target/x' > r/.codegraphignore");
    assert_string_equal(walk(state, "r"), ".codegraphignore .gitignore e.o src/target/a.c");
    cg_walk w = {0};
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    assert_int_equal(cg_walk_run(in(state, "r"), &options, &w), CG_OK);
    assert_int_equal(w.ignored, 4); /* f.o is in no language */
    assert_int_equal(w.left_out.len, 3);
    assert_string_equal(w.left_out.at[0].ptr, "out/");
    assert_string_equal(w.left_out.at[1].ptr, "src/target/b.c");
    assert_string_equal(w.left_out.at[2].ptr, "src/target/x/");
    cg_walk_clear(&w);
    sh(state, "printf 'DIRC damaged' > r/.git/index; rm r/.codegraphignore");
    assert_non_null(strstr(walk(state, "r"), "/r/.git/index=unreadable"));
}

static void submodules_and_worktrees(void **state) {
    sh(state, "git init -q r && cd r && touch a.c b.c && echo b.c > .gitignore && git add -A && " GIT
              "commit -qm x");
    sh(state, "cd r && git worktree add -q ../w && touch ../w/b.c ../w/c.c");
    assert_string_equal(walk(state, "w"), ".gitignore a.c c.c");
    sh(state, "git init -q s && cd s && " GIT
              "submodule add ../r sub && touch d.c sub/b.c sub/e.c && echo a.c > .gitignore");
    sh(state, "echo e.c >> s/.git/modules/sub/info/exclude");
    assert_string_equal(walk(state, "s"), ".gitignore .gitmodules d.c sub/.gitignore sub/a.c");
}

static void folders_never_entered(void **state) {
    sh(state,
       "mkdir -p .git .hg .svn x/.codegraph node_modules/m x/node_modules && touch .git/a.c .hg/a.c .svn/a.c "
       "x/.codegraph/a.c node_modules/m/a.js x/node_modules/b.js");
    assert_string_equal(walk(state, ""), "node_modules=dependencies x/node_modules=dependencies");
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    options.limits.skip_dependencies = false;
    assert_string_equal(walk_with(state, "", &options), "node_modules/m/a.js x/node_modules/b.js");
    sh(state, "echo '!/node_modules' > .codegraphignore");
    assert_string_equal(walk(state, ""), ".codegraphignore node_modules/m/a.js x/node_modules=dependencies");
}

static void links(void **state) {
    sh(state, "mkdir -p r/d out && touch r/d/a.c out/b.c && cd r && ln -s d/a.c in.c && ln -s d folder && ln "
              "-s .. up && "
              "ln -s ../out/b.c out.c && ln -s nowhere dangling.c && ln -s loop loop && ln -s . self");
    assert_string_equal(walk(state, "r"),
                        "d/a.c dangling.c=link_broken folder=link in.c=link loop=link_broken "
                        "out.c=link_outside self=link up=link_outside");
}

static void pipes_and_limits(void **state) {
    sh(state, "mkfifo p.c && truncate -s 2G big.c && truncate -s 2G big.dat && touch a.min.js");
    assert_string_equal(walk(state, ""), "a.min.js=minified big.c=too_large big.dat p.c=not_regular");
}

static void odd_names(void **state) {
    sh(state, "mkdir \"$(printf 'a\\nb')\" && touch \"$(printf 'a\\nb')/c\\\\d.c\" \"$(printf '\\377.c')\" ' "
              ".c' '*'");
    assert_string_equal(walk(state, ""), " .c * a\nb/c\\d.c \xff.c");
    sh(state, "printf 'a?b/\\n\\\\ .c\\n' > .gitignore");
    assert_string_equal(walk(state, ""), "* .gitignore \xff.c");
}

static void what_cannot_be_read_is_told(void **state) {
    sh(state, "mkdir -p a/b c d && touch a/b/x.c a-b c/y.c && echo y.c > c/.gitignore && touch a.c d/z.c");
    sh(state, "chmod 0 a/b c/.gitignore && chmod 755 . && chmod 644 d");
    uid_t user = geteuid();
    if (user == 0) assert_int_equal(seteuid(65534), 0); /* root may read everything */
    cg_walk w = {0};
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    options.no_user_excludes = true;
    cg_error error = cg_walk_run(*state, &options, &w);
    if (user == 0) assert_int_equal(seteuid(0), 0);
    assert_int_equal(error, CG_OK);
    assert_string_equal(listed(&w), "a-b a.c a/b=unreadable c/.gitignore=unreadable c/y.c d/z.c=unreadable");
    assert_int_equal(cg_walk_find(&w, CG_STR("a/b"))->error, EACCES);
    assert_int_equal(cg_walk_find(&w, CG_STR("a/b"))->kind, CG_ENTRY_FOLDER);
    cg_walk_clear(&w);
    sh(state, "chmod 755 a/b d");
}

static void ignore_file_beyond_the_limit_is_told(void **state) {
    sh(state, "touch a.c && yes '#' | head -c 2000000 > .gitignore");
    assert_string_equal(walk(state, ""), ".gitignore=limit a.c");
}

/* Deeper than any path the system takes: what is too deep is reported, the rest is listed. */
static void very_deep_folders(void **state) {
    sh(state,
       "python3 -c \"\nimport os\nfor i in range(2100):\n os.mkdir('d'); os.chdir('d')\n\" 2>/dev/null || "
       "for i in $(seq 2100); do mkdir d && cd -P d || exit 1; done");
    sh(state, "touch z.c");
    cg_walk w = {0};
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    assert_int_equal(cg_walk_run(*state, &options, &w), CG_OK);
    assert_int_equal(w.entries.len, 2);
    assert_int_equal(w.entries.at[0].coverage, CG_COVERAGE_UNREADABLE);
    assert_int_equal(w.entries.at[0].error, ENAMETOOLONG);
    assert_string_equal(w.entries.at[1].path.ptr, "z.c");
    cg_walk_clear(&w);
    sh(state, "rm -rf d");
}

static void errors(void **state) {
    sh(state, "touch file");
    cg_walk w = {0};
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    assert_int_equal(cg_walk_run(in(state, "nothing"), &options, &w), CG_ERR_NOT_FOUND);
    assert_int_not_equal(cg_walk_run(in(state, "file"), &options, &w), CG_OK);
    cg_cancel cancel = {.requested = 1};
    options.cancel = &cancel;
    assert_int_equal(cg_walk_run(*state, &options, &w), CG_ERR_INTERRUPTED);
    assert_int_equal(w.entries.len, 0);
    cg_walk_clear(&w);
}

static int clear_arena(void **state) {
    (void)state;
    cg_arena_clear(&arena);
    return 0;
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, test_folder_setup, test_folder_teardown)

int main(void) {
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    setenv("HOME", "/nonexistent", 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("GIT_CONFIG_GLOBAL");
    const struct CMUnitTest tests[] = {
        IN_FOLDER(order_is_that_of_bytes),
        IN_FOLDER(entries_tell_size_time_and_language),
        IN_FOLDER(own_rules_come_first),
        IN_FOLDER(user_rules_and_info_exclude),
        IN_FOLDER(folder_below_the_root_keeps_its_rules),
        IN_FOLDER(rules_hold_outside_git),
        IN_FOLDER(tracked_files_are_not_ignored),
        IN_FOLDER(submodules_and_worktrees),
        IN_FOLDER(folders_never_entered),
        IN_FOLDER(links),
        IN_FOLDER(pipes_and_limits),
        IN_FOLDER(odd_names),
        IN_FOLDER(what_cannot_be_read_is_told),
        IN_FOLDER(ignore_file_beyond_the_limit_is_told),
        IN_FOLDER(very_deep_folders),
        IN_FOLDER(errors),
    };
    return cmocka_run_group_tests(tests, NULL, clear_arena);
}
