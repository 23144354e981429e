/* Golden facts: each folder tests/facts/<language>/<case> has one input file and expected.facts, what
 * cg_facts_dump says of it after its facts were encoded and decoded. CG_UPDATE=1 in the environment writes the
 * expectations anew: read the difference before committing it. */
#include "tests/support/test.h"

#include "extract/dump.h"
#include "extract/extract.h"

#include <dirent.h>
#include <stdio.h>

static cg_extractor *extractor;
static bool updating;
static unsigned cases, failures;

/* The facts as text, or what went wrong. */
static void dump(cg_language language, cg_str source, cg_buf *out) {
    cg_arena first = {0}, second = {0};
    cg_buf stored = {0}, again = {0};
    cg_facts facts, decoded;
    if (cg_extract(extractor, language, source, NULL, &first, &facts) != CG_OK) {
        cg_buf_append_z(out, cg_error_message());
    } else {
        cg_facts_encode(&facts, &stored);
        if (cg_facts_decode(cg_buf_str(&stored), &second, &decoded) != CG_OK) {
            cg_buf_append_z(out, cg_error_message());
        } else {
            cg_facts_dump(&decoded, source, out);
            cg_facts_encode(&decoded, &again);
            if (!cg_str_equal(cg_buf_str(&stored), cg_buf_str(&again)))
                cg_buf_append_z(out, "encoding is not stable\n");
        }
    }
    cg_buf_clear(&stored);
    cg_buf_clear(&again);
    cg_arena_clear(&first);
    cg_arena_clear(&second);
}

static void report(const char *folder, cg_str expected, cg_str actual) {
    cg_str e = expected, a = actual, e_line = CG_STR_NONE, a_line = CG_STR_NONE;
    unsigned line = 0;
    while (cg_str_equal(e_line, a_line) && (e.len || a.len)) {
        line++;
        if (!cg_str_split(&e, '\n', &e_line)) e_line = CG_STR("(end)");
        if (!cg_str_split(&a, '\n', &a_line)) a_line = CG_STR("(end)");
    }
    print_error("%s, line %u\n  expected: %.*s\n  but was:  %.*s\n", folder, line, CG_STR_ARG(e_line),
                CG_STR_ARG(a_line));
    failures++;
}

static void run_case(const char *folder, const char *input, cg_language language) {
    cg_arena names = {0};
    cg_buf source = {0}, expected = {0}, actual = {0};
    const char *golden = cg_path_join(&names, folder, CG_STR("expected.facts"));
    assert_int_equal(cg_file_read(cg_path_join(&names, folder, cg_str_from(input)), 1 << 20, &source), CG_OK);
    dump(language, cg_buf_str(&source), &actual);
    if (updating)
        assert_int_equal(cg_file_replace(golden, cg_buf_str(&actual)), CG_OK);
    else if (cg_file_read(golden, 1 << 24, &expected) != CG_OK)
        report(folder, CG_STR("(no file expected.facts)"), cg_buf_str(&actual));
    else if (!cg_str_equal(cg_buf_str(&expected), cg_buf_str(&actual)))
        report(folder, cg_buf_str(&expected), cg_buf_str(&actual));
    cases++;
    cg_buf_clear(&source);
    cg_buf_clear(&expected);
    cg_buf_clear(&actual);
    cg_arena_clear(&names);
}

/* The case's only file besides the expectation. */
static void find_case(const char *folder, cg_language language) {
    DIR *d = opendir(folder);
    if (d == NULL) return;
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        if (e->d_name[0] != '.' && strcmp(e->d_name, "expected.facts") != 0)
            run_case(folder, e->d_name, language);
    closedir(d);
}

static void find_cases(const char *folder, cg_language language) {
    DIR *d = opendir(folder);
    cg_arena names = {0};
    if (d == NULL) return;
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        if (e->d_name[0] != '.') find_case(cg_path_join(&names, folder, cg_str_from(e->d_name)), language);
    closedir(d);
    cg_arena_clear(&names);
}

static void test_goldens(void **state) {
    (void)state;
    extractor = cg_extractor_new(CG_PARSE_LIMITS_DEFAULT);
    updating = getenv("CG_UPDATE") != NULL;
    for (int l = 1; l < CG_LANG_COUNT; l++) {
        char folder[64];
        snprintf(folder, sizeof folder, "tests/facts/%s", cg_language_name((cg_language)l));
        find_cases(folder, (cg_language)l);
    }
    cg_extractor_free(extractor);
    assert_true(cases > 0);
    assert_int_equal(failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_goldens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
