#include "source/marks.h"

#include "source/detect.h"
#include <ctype.h>

#define LANG(x) (1u << CG_LANG_##x)
#define ANY     (~0u)
#define C_LIKE  (LANG(C) | LANG(CPP))
#define JS_LIKE (LANG(JAVASCRIPT) | LANG(TYPESCRIPT) | LANG(TSX))

typedef struct convention {
    const char *text;
    unsigned languages; /* LANG(…) */
} convention;

static const convention test_folders[] = {
    {"tests", ANY & ~LANG(GO)},
    {"test", ANY & ~LANG(GO)},
    {"testing", LANG(PYTHON)},
    {"unittests", C_LIKE},
    {"unittest", C_LIKE},
    {"gtest", C_LIKE},
    {"__tests__", JS_LIKE},
    {"__test__", JS_LIKE},
    {"__mocks__", JS_LIKE},
    {"spec", JS_LIKE},
    {"e2e", JS_LIKE},
    {"cypress", JS_LIKE},
    {"testdata", LANG(GO)},
    {"selftests", C_LIKE},
    {"androidTest", LANG(JAVA)},
    {"integrationTest", LANG(JAVA)},
};

/* Ends of the name without its extension. */
static const convention test_ends[] = {
    {"_test", LANG(GO) | LANG(PYTHON) | LANG(RUST) | C_LIKE | JS_LIKE},
    {"_tests", LANG(PYTHON) | LANG(RUST) | C_LIKE},
    {"_unittest", C_LIKE},
    {"Test", LANG(JAVA) | C_LIKE},
    {"Tests", LANG(JAVA) | C_LIKE},
    {"TestCase", LANG(JAVA)},
    {"IT", LANG(JAVA)},
    {".test", JS_LIKE},
    {".spec", JS_LIKE},
    {"-test", JS_LIKE},
    {".cy", JS_LIKE},
};

static const convention test_starts[] = {{"test_", LANG(PYTHON) | C_LIKE}, {"test-", JS_LIKE | C_LIKE}};
static const convention test_names[] = {{"tests", LANG(PYTHON) | LANG(RUST)},
                                        {"test", LANG(PYTHON) | JS_LIKE | LANG(RUST)},
                                        {"conftest", LANG(PYTHON)}};

static const convention vendor_folders[] = {
    {"vendor", ANY},
    {"third_party", ANY},
    {"third-party", ANY & ~LANG(GO)},
    {"thirdparty", ANY & ~LANG(GO)},
    {"3rdparty", ANY & ~LANG(GO)},
    {"node_modules", ANY & ~LANG(GO)},
    {"bower_components", ANY & ~LANG(GO)},
    {"external", C_LIKE},
    {"extern", C_LIKE},
    {"deps", C_LIKE},
    {"_vendor", LANG(PYTHON)},
    {"_vendored", LANG(PYTHON)},
    {"site-packages", LANG(PYTHON)},
};

#define FOR_EACH(c, table)                                                                                   \
    for (const convention *c = (table); c < (table) + sizeof(table) / sizeof *(table); c++)
#define HOLDS(c) (((c)->languages & of) != 0)

static uint32_t marks_of_folder(cg_str folder, unsigned of) {
    uint32_t marks = 0;
    FOR_EACH(c, test_folders) if (HOLDS(c) && cg_str_is(folder, c->text)) marks |= CG_FILE_TEST;
    FOR_EACH(c, vendor_folders) if (HOLDS(c) && cg_str_is(folder, c->text)) marks |= CG_FILE_VENDORED;
    return marks;
}

static bool is_test_name(cg_str stem, unsigned of) {
    FOR_EACH(c, test_names) if (HOLDS(c) && cg_str_is(stem, c->text)) return true;
    FOR_EACH(c, test_starts) if (HOLDS(c) && cg_str_starts(stem, cg_str_from(c->text))) return true;
    FOR_EACH(c, test_ends) {
        cg_str end = cg_str_from(c->text);
        if (HOLDS(c) && stem.len > end.len && cg_str_ends(stem, end)) return true;
    }
    /* Java's older custom: TestFoo. */
    return (of & LANG(JAVA)) && stem.len > 4 && cg_str_starts(stem, CG_STR("Test")) &&
           isupper((unsigned char)stem.ptr[4]);
}

static bool is_declaration(cg_str name, cg_str stem, unsigned of) {
    cg_str extension = cg_path_extension(name);
    if (of & C_LIKE) return extension.len > 0 && (extension.ptr[0] | 0x20) == 'h';
    if (of & LANG(PYTHON)) return cg_str_is(extension, "pyi");
    return (of & LANG(TYPESCRIPT)) && cg_str_ends(stem, CG_STR(".d"));
}

uint32_t cg_marks_of_path(cg_str path, cg_language language) {
    unsigned of = 1u << language;
    uint32_t marks = 0;
    cg_str name = cg_path_name(path), folders = cg_str_first(path, path.len - name.len), folder;
    while (cg_str_split(&folders, '/', &folder)) marks |= marks_of_folder(folder, of);
    cg_str extension = cg_path_extension(name);
    cg_str stem = cg_str_first(name, name.len - extension.len - (extension.len > 0));
    if (is_test_name(stem, of)) marks |= CG_FILE_TEST;
    if (is_declaration(name, stem, of)) marks |= CG_FILE_DECLARATION;
    if ((of & JS_LIKE) && (cg_str_ends(stem, CG_STR(".min")) || cg_str_ends(stem, CG_STR("-min"))))
        marks |= CG_MARK_MINIFIED;
    return marks;
}

/* ---- Content ---- */

enum { HEAD_BYTES = 2048, HEAD_LINES = 20, MINIFIED_AT_LEAST = 1024 };

static bool contains_any_case(cg_str line, const char *part) {
    size_t n = strlen(part);
    for (size_t i = 0; i + n <= line.len; i++) {
        size_t k = 0;
        while (k < n && tolower((unsigned char)line.ptr[i + k]) == part[k]) k++;
        if (k == n) return true;
    }
    return false;
}

/* What generators write into the first lines; the second part, if any, on the same line. */
static bool says_generated(cg_str line) {
    static const char *const signs[][2] = {
        {"@generated", ""},
        {"generated", "do not edit"},
        {"generated", "do not modify"},
        {"this file is", "generated"},
        {"this file was", "generated"},
        {"automatically generated", "file"},
        {"automatically generated by", ""},
        {"autogenerated by", ""},
        {"auto-generated by", ""},
        {"auto-generated", "file"},
        {"file generated by", ""},
        {"generated by the protocol buffer compiler", ""},
        {"generated by bison", ""},
        {"a bison parser, made by", ""},
        {"a lexical scanner generated by flex", ""},
        {"meta object code from reading c++ file", ""},
        {"produced by gperf", ""},
    };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
        if (contains_any_case(line, signs[i][0]) && contains_any_case(line, signs[i][1])) return true;
    return false;
}

/* Only comments count: a generator's own source has the words in its strings. */
static bool is_comment(cg_str line, unsigned of) {
    if (line.len == 0) return false;
    if (of & LANG(PYTHON)) return line.ptr[0] == '#' || cg_str_starts(line, CG_STR("\"\"\""));
    return line.ptr[0] == '/' || line.ptr[0] == '*' || cg_str_starts(line, CG_STR("# ")) ||
           cg_str_starts(line, CG_STR("#!["));
}

static bool is_generated(cg_str text, unsigned of) {
    cg_str head = cg_str_first(text, HEAD_BYTES), line;
    bool block = false;
    for (int i = 0; i < HEAD_LINES && cg_str_split(&head, '\n', &line); i++) {
        line = cg_str_trim(line);
        if (cg_str_starts(line, CG_STR("/*"))) block = true;
        if ((block || is_comment(line, of)) && says_generated(line)) return true;
        if (cg_str_find(line, CG_STR("*/")) != CG_STR_NOWHERE) block = false;
    }
    return false;
}

static size_t count_lines(cg_str text) {
    size_t lines = 1;
    cg_str line;
    for (cg_str rest = text; cg_str_split(&rest, '\n', &line);) lines += rest.len > 0;
    return lines;
}

static bool is_minified(cg_str text, uint64_t minified_line) {
    if (text.len < MINIFIED_AT_LEAST || minified_line == 0) return false;
    size_t begin_of_map = cg_str_find(text, CG_STR("\n//# sourceMappingURL=data:"));
    cg_str code = cg_str_first(text, begin_of_map);
    if (code.len / count_lines(code) < minified_line) return false;
    size_t blanks = 0;
    for (size_t i = 0; i < code.len; i++)
        blanks += code.ptr[i] == ' ' || code.ptr[i] == '\t' || code.ptr[i] == '\n';
    return blanks < code.len / 8;
}

uint32_t cg_marks_of_content(cg_str text, cg_language language, uint64_t minified_line) {
    unsigned of = 1u << language;
    uint32_t marks = 0;
    if (is_generated(text, of)) marks |= CG_FILE_GENERATED;
    if ((of & JS_LIKE) && is_minified(text, minified_line)) marks |= CG_MARK_MINIFIED;
    return marks;
}

uint64_t cg_longest_line(cg_str text) {
    uint64_t longest = 0;
    cg_str line;
    while (cg_str_split(&text, '\n', &line))
        if (line.len > longest && !cg_str_starts(line, CG_STR("//# sourceMappingURL=data:")))
            longest = line.len;
    return longest;
}
