#include "source/ignore.h"

#include "tests/support/test.h"

static void glob_patterns(void **state) {
    (void)state;
    static const struct {
        const char *pattern, *text;
        bool matches;
    } cases[] = {
        {"", "", true},
        {"", "a", false},
        {"a", "", false},
        {"a", "a", true},
        {"?", "/", false},
        {"a?c", "abc", true},
        {"*", "", true},
        {"*", "abc", true},
        {"*", "a/b", false},
        {"a*b*c", "aXbYbZc", true},
        {"a*b*c", "aXbYbZ", false},
        {"*/b", "a/b", true},
        {"*/b", "a/x/b", false},
        {"**/b", "b", true},
        {"**/b", "a/x/b", true},
        {"**/b", "ab", false},
        {"a/**", "a/b/c", true},
        {"a/**", "a", false},
        {"a/**/b", "a/b", true},
        {"a/**/b", "a/x/y/b", true},
        {"a/**/b", "ab", false},
        {"a/**/b/**/c", "a/b/b/x/c", true},
        {"**/a/*/c", "a/a/b/c", true},
        {"a**b", "axxb", true},
        {"a**b", "a/b", false},
        {"***/b", "a/b", true},
        {"[ab]", "b", true},
        {"[!ab]", "c", true},
        {"[^ab]", "a", false},
        {"[!a]", "/", false},
        {"[a-c]", "b", true},
        {"[a-]", "-", true},
        {"[]a]", "]", true},
        {"[!]a]", "]", false},
        {"[a", "a", false},
        {"[a", "[a", false},
        {"[\\]]", "]", true},
        {"[[:digit:]x]", "7", true},
        {"[[:digit:]x]", "x", true},
        {"[[:nothing:]]", "n", false},
        {"\\*", "*", true},
        {"\\*", "a", false},
        {"a\\", "a\\", false},
        {"[z-a]", "m", false},
        {"\xc3\xa9*", "\xc3\xa9x", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cg_glob_match(cg_str_from(cases[i].pattern), cg_str_from(cases[i].text)) != cases[i].matches)
            fail_msg("pattern %s, text %s", cases[i].pattern, cases[i].text);
}

/* Without care this takes longer than the universe has. */
static void many_stars_end_soon(void **state) {
    (void)state;
    cg_buf pattern = {0}, text = {0};
    for (int i = 0; i < 500; i++) cg_buf_append_z(&pattern, i % 7 == 0 ? "/**/a*" : "a*");
    cg_buf_append_char(&pattern, 'b');
    for (int i = 0; i < 4000; i++) cg_buf_append_z(&text, i % 50 == 0 ? "/" : "a");
    assert_false(cg_glob_match(cg_buf_str(&pattern), cg_buf_str(&text)));
    cg_buf_clear(&pattern);
    cg_buf_clear(&text);
}

static void rules(void **state) {
    (void)state;
    static const struct {
        const char *text, *path;
        bool is_folder;
        cg_ignore_verdict verdict;
    } cases[] = {
        {"", "a", false, CG_IGNORE_UNDECIDED},
        {"# a\n\n", "a", false, CG_IGNORE_UNDECIDED},
        {"a", "a", false, CG_IGNORE_DROP},
        {"a", "x/a", false, CG_IGNORE_DROP},
        {"a", "a/x", false, CG_IGNORE_UNDECIDED},
        {"/a", "x/a", false, CG_IGNORE_UNDECIDED},
        {"x/a", "x/a", false, CG_IGNORE_DROP},
        {"x/a", "y/x/a", false, CG_IGNORE_UNDECIDED},
        {"a/", "a", false, CG_IGNORE_UNDECIDED},
        {"a/", "x/a", true, CG_IGNORE_DROP},
        {"*.o\n!b.o", "b.o", false, CG_IGNORE_KEEP},
        {"!b.o\n*.o", "b.o", false, CG_IGNORE_DROP},
        {"*.o", ".o", false, CG_IGNORE_DROP},
        {"\\#a", "#a", false, CG_IGNORE_DROP},
        {"\\!a", "!a", false, CG_IGNORE_DROP},
        {"a  ", "a", false, CG_IGNORE_DROP},
        {"a\\ ", "a ", false, CG_IGNORE_DROP},
        {"a\r\nb", "a", false, CG_IGNORE_DROP},
        {"\xef\xbb\xbf"
         "a",
         "a", false, CG_IGNORE_DROP},
        {"/", "a", true, CG_IGNORE_UNDECIDED},
        {"!", "a", false, CG_IGNORE_UNDECIDED},
        {"**/a/**", "x/a/y", false, CG_IGNORE_DROP},
        {"a/**/b", "a/b", false, CG_IGNORE_DROP},
        {"foo**/bar", "foo/bar", false, CG_IGNORE_DROP}, /* git's own reading of it */
    };
    cg_arena a = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const cg_ignore_rules *r = cg_ignore_parse(&a, cg_str_from(cases[i].text), NULL);
        if (cg_ignore_match(r, cg_str_from(cases[i].path), cases[i].is_folder) != cases[i].verdict)
            fail_msg("rules %s, path %s", cases[i].text, cases[i].path);
    }
    cg_arena_clear(&a);
}

static void nearest_verdict_counts(void **state) {
    (void)state;
    cg_arena a = {0};
    cg_ignore_chain top = {.rules = cg_ignore_parse(&a, CG_STR("*.o\n/x/b"), NULL)};
    cg_ignore_chain near = {.up = &top, .rules = cg_ignore_parse(&a, CG_STR("!/keep.o"), NULL), .base = 2};
    assert_int_equal(cg_ignore_chain_match(&near, CG_STR("x/keep.o"), false), CG_IGNORE_KEEP);
    assert_int_equal(cg_ignore_chain_match(&near, CG_STR("x/other.o"), false), CG_IGNORE_DROP);
    assert_int_equal(cg_ignore_chain_match(&near, CG_STR("x/b"), false), CG_IGNORE_DROP);
    assert_int_equal(cg_ignore_chain_match(&near, CG_STR("x/c"), false), CG_IGNORE_UNDECIDED);
    assert_int_equal(cg_ignore_chain_match(NULL, CG_STR("x"), false), CG_IGNORE_UNDECIDED);
    cg_arena_clear(&a);
}

static void ceilings(void **state) {
    (void)state;
    cg_arena a = {0};
    cg_buf text = {0};
    bool cut = true;
    cg_ignore_parse(&a, CG_STR("a"), &cut);
    assert_false(cut);
    for (size_t i = 0; i <= CG_IGNORE_MAX_RULES; i++) cg_buf_append_z(&text, "a\n");
    assert_int_equal(cg_ignore_match(cg_ignore_parse(&a, cg_buf_str(&text), &cut), CG_STR("a"), false),
                     CG_IGNORE_DROP);
    assert_true(cut);
    cg_buf_reset(&text);
    cg_buf_append_z(&text, "x\n");
    while (text.len <= CG_IGNORE_MAX_BYTES)
        cg_buf_append_z(&text, "a/*/"); /* a rule that would be cut in two */
    const cg_ignore_rules *r = cg_ignore_parse(&a, cg_buf_str(&text), &cut);
    assert_true(cut);
    assert_int_equal(cg_ignore_match(r, CG_STR("x"), false), CG_IGNORE_DROP);
    cg_buf_clear(&text);
    cg_arena_clear(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(glob_patterns), cmocka_unit_test(many_stars_end_soon),
                                       cmocka_unit_test(rules), cmocka_unit_test(nearest_verdict_counts),
                                       cmocka_unit_test(ceilings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
