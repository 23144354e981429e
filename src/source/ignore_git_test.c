/* Random trees under random ignore files, some of their files tracked: the walk's list must be the one git makes. */
#include "source/walk.h"

#include "base/map.h"
#include "tests/support/test.h"
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TREES = 24, ROUNDS = 25, DEPTH = 4 };

static const char *const NAMES[] = {"a",   "b",   "ab", "abc",      "a.b",  "b.o",  "foo", "bar", "foo.c",
                                    "x y", " a",  "a ", "#a",       "!a",   "[a]",  "a]b", "a*b", "a\\",
                                    "-",   "a-c", "B",  "\xc3\xa9", "\xff", "a\nb", "**",  ".a",  "a?"};
static const char *const PIECES[] = {"a",
                                     "b",
                                     "ab",
                                     "abc",
                                     "foo",
                                     "bar",
                                     ".o",
                                     ".b",
                                     "*",
                                     "**",
                                     "/",
                                     "/",
                                     "/",
                                     "**/",
                                     "/**",
                                     "/**/",
                                     "?",
                                     "*.",
                                     "[ab]",
                                     "[!a]",
                                     "[^b]",
                                     "[a-c]",
                                     "[]a]",
                                     "[a-]",
                                     "[\\]]",
                                     "[a",
                                     "]",
                                     "[[:alpha:]]",
                                     "[[:alnum:]-]",
                                     "[[:nope:]]",
                                     "[[:a]",
                                     "\\a",
                                     "\\*",
                                     "\\\\",
                                     "\\ ",
                                     " ",
                                     "#",
                                     "!",
                                     "\\#",
                                     "\\!",
                                     "-",
                                     "\xc3\xa9",
                                     "\xff",
                                     "[B-a]",
                                     "***",
                                     "\\",
                                     "[[a]",
                                     "[--c]",
                                     "[!]a]",
                                     "[^^a]",
                                     "\\/",
                                     "x y",
                                     "B",
                                     ".",
                                     "[a-\\c]"};
#define COUNT(a) (sizeof(a) / sizeof *(a))

static unsigned below(test_random *r, size_t n) { return (unsigned)(test_next(r) % n); }

/* A real path, from some folder on, with parts made into wildcards: rules that hit something. */
static void random_rule_from_path(test_random *r, cg_str path, cg_buf *out) {
    while (below(r, 3) == 0 && cg_str_find_char(path, '/') != CG_STR_NOWHERE)
        path = cg_str_from_index(path, cg_str_find_char(path, '/') + 1);
    if (below(r, 3) == 0) path = cg_path_name(path);
    for (size_t i = 0; i < path.len; i++) {
        unsigned how = below(r, 24);
        if (how == 0)
            cg_buf_append_char(out, '?');
        else if (how == 1)
            cg_buf_append_char(out, '*');
        else if (how == 2)
            cg_buf_format(out, "[%c-z]", path.ptr[i]);
        else if (how == 3 || (how < 20 && strchr("*[?\\ ", path.ptr[i])))
            cg_buf_format(out, "\\%c", path.ptr[i]);
        else if (how == 4)
            cg_buf_append_z(out, "**");
        else if (how == 5 && path.ptr[i] == '/')
            cg_buf_append_z(out, "/**/");
        else if (how != 6)
            cg_buf_append_char(out, path.ptr[i]);
    }
}

static void random_rules(test_random *r, const cg_intern *paths, cg_buf *out) {
    cg_buf_reset(out);
    if (below(r, 12) == 0) cg_buf_append_z(out, "\xef\xbb\xbf");
    for (unsigned rules = 1 + below(r, 5); rules > 0; rules--) {
        if (below(r, 4) == 0) cg_buf_append_char(out, '!');
        if (below(r, 5) == 0) cg_buf_append_char(out, '/');
        if (below(r, 2))
            random_rule_from_path(r, cg_intern_str(paths, below(r, paths->count)), out);
        else
            for (unsigned n = 1 + below(r, 4); n > 0; n--)
                cg_buf_append_z(out, PIECES[below(r, COUNT(PIECES))]);
        if (below(r, 5) == 0) cg_buf_append_char(out, '/');
        if (below(r, 8) == 0) cg_buf_append_z(out, "  ");
        if (below(r, 10) == 0) cg_buf_append_char(out, '\r');
        if (rules > 1 || below(r, 2)) cg_buf_append_char(out, '\n');
    }
}

static void write_file(const char *path, cg_str content) {
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(content.ptr, 1, content.len, f), content.len);
    fclose(f);
}

typedef struct tree {
    const char *top;
    cg_intern folders; /* their paths */
    cg_intern paths;   /* of all that is in them, relative to top */
    cg_buf tracked;    /* paths of files, each ends in NUL */
} tree;

static void random_tree(test_random *r, cg_arena *a, const char *path, int depth, tree *t) {
    cg_intern_add(&t->folders, cg_str_from(path));
    for (unsigned n = 3 + below(r, 6); n > 0; n--) {
        const char *child = cg_path_join(a, path, cg_str_from(NAMES[below(r, COUNT(NAMES))]));
        unsigned what = below(r, 10);
        struct stat st;
        if (lstat(child, &st) == 0) continue;
        cg_str shown = cg_str_from(child + strlen(t->top) + 1);
        cg_intern_add(&t->paths, shown);
        if (what < 5 && depth > 0) {
            assert_int_equal(mkdir(child, 0777), 0);
            random_tree(r, a, child, depth - 1, t);
            continue;
        }
        if (what == 9)
            assert_int_equal(symlink(below(r, 2) ? "." : "nowhere", child), 0);
        else
            write_file(child, CG_STR("x"));
        if (below(r, 5) == 0) cg_buf_append(&t->tracked, cg_str_of(shown.ptr, shown.len + 1));
    }
}

static void track(const tree *t, cg_arena *a) {
    FILE *git = popen(cg_arena_format(a, "git -C '%s' update-index --add -z --stdin", t->top).ptr, "w");
    assert_non_null(git);
    fwrite(t->tracked.ptr, 1, t->tracked.len, git);
    assert_int_equal(pclose(git), 0);
}

/* What git lists, as paths that each end in NUL, sorted. */
static size_t git_list(cg_arena *a, const char *top, cg_str **out) {
    const char *command = cg_arena_format(a, "git -C '%s' ls-files -c -o --exclude-standard -z", top).ptr;
    FILE *git = popen(command, "r");
    assert_non_null(git);
    cg_buf text = {0};
    char chunk[4096];
    for (size_t n; (n = fread(chunk, 1, sizeof chunk, git)) > 0;) cg_buf_append(&text, cg_str_of(chunk, n));
    assert_int_equal(pclose(git), 0);
    cg_str rest = cg_arena_str(a, cg_buf_str(&text)), path;
    cg_buf_clear(&text);
    *out = CG_NEW_ARRAY(a, cg_str, rest.len + 1);
    size_t count = 0;
    while (cg_str_split(&rest, '\0', &path)) (*out)[count++] = path;
    return count;
}

static int by_bytes(const void *a, const void *b) {
    return cg_str_compare(*(const cg_str *)a, *(const cg_str *)b);
}

static void compare(const char *top, const char *rules_shown) {
    cg_arena a = {0};
    cg_str *expected;
    size_t count = git_list(&a, top, &expected);
    qsort(expected, count, sizeof *expected, by_bytes);
    cg_walk w = {0};
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    assert_int_equal(cg_walk_run(top, &options, &w), CG_OK);
    for (size_t i = 0; i < count || i < w.entries.len; i++) {
        const char *git = i < count ? expected[i].ptr : "(end)";
        const char *ours = i < w.entries.len ? w.entries.at[i].path.ptr : "(end)";
        if (strcmp(git, ours) != 0)
            fail_msg("git lists %s, the walk %s, under the rules\n%s", git, ours, rules_shown);
    }
    cg_walk_clear(&w);
    cg_arena_clear(&a);
}

/* Puts random rules at up to four places: folders of the tree, info/exclude, the user's own. */
static void place_rules(test_random *r, cg_arena *a, const tree *t, cg_buf *shown) {
    cg_buf rules = {0};
    cg_buf_reset(shown);
    for (unsigned n = 1 + below(r, 4); n > 0; n--) {
        const char *folder = cg_intern_str(&t->folders, below(r, t->folders.count)).ptr;
        const char *path = cg_path_join(a, folder, CG_STR(".gitignore"));
        if (below(r, 6) == 0)
            path = cg_path_join(a, t->top, CG_STR(".git/info/exclude"));
        else if (below(r, 6) == 0)
            path = cg_path_join(a, t->top, CG_STR("../.config/git/ignore"));
        random_rules(r, &t->paths, &rules);
        write_file(path, cg_buf_str(&rules));
        cg_buf_format(shown, "%s:\n", path);
        cg_buf_append(shown, cg_buf_str(&rules));
        cg_buf_append_char(shown, '\n');
    }
    cg_buf_clear(&rules);
}

static void remove_rules(cg_arena *a, const tree *t) {
    for (uint32_t i = 0; i < t->folders.count; i++)
        unlink(cg_path_join(a, cg_intern_str(&t->folders, i).ptr, CG_STR(".gitignore")));
    unlink(cg_path_join(a, t->top, CG_STR(".git/info/exclude")));
    unlink(cg_path_join(a, t->top, CG_STR("../.config/git/ignore")));
}

static void agrees_with_git(void **state) {
    const char *base = *state;
    cg_arena a = {0};
    setenv("HOME", base, 1);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    unsetenv("XDG_CONFIG_HOME");
    unsetenv("GIT_CONFIG_GLOBAL");
    assert_int_equal(cg_dir_make(cg_path_join(&a, base, CG_STR(".config/git"))), CG_OK);
    test_random r = {20260101};
    cg_buf shown = {0};
    for (int i = 0; i < TREES; i++) {
        tree t = {.top = cg_path_join(&a, base, CG_STR("tree"))};
        assert_int_equal(mkdir(t.top, 0777), 0);
        random_tree(&r, &a, t.top, DEPTH, &t);
        assert_int_equal(system(cg_arena_format(&a, "git init -q '%s'", t.top).ptr), 0);
        if (i % 2 == 0) track(&t, &a);
        for (int round = 0; round < ROUNDS; round++) {
            remove_rules(&a, &t);
            place_rules(&r, &a, &t, &shown);
            compare(t.top, cg_buf_str(&shown).ptr);
        }
        assert_int_equal(cg_dir_remove(t.top), CG_OK);
        cg_intern_clear(&t.folders);
        cg_intern_clear(&t.paths);
        cg_buf_clear(&t.tracked);
    }
    cg_buf_clear(&shown);
    cg_arena_clear(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(agrees_with_git, test_folder_setup, test_folder_teardown)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
