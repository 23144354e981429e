#include "source/read.h"

#include "source/marks.h"
#include "tests/support/test.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* ---- A file that changes under the reader: read() of this program appends to it first ---- */

static int changes_left;
static const char *changing;

ssize_t read(int fd, void *to, size_t size) {
    if (changes_left > 0) {
        changes_left--;
        FILE *f = fopen(changing, "a");
        if (f != NULL) {
            fputs("x = 1\n", f);
            fclose(f);
        }
    }
    return syscall(SYS_read, fd, to, size);
}

/* ---- Helpers ---- */

static cg_reader reader;
static cg_source_limits limits;

static const char *in_folder(void **state, const char *name) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", (const char *)*state, name);
    return path;
}

static void write_file(void **state, const char *name, cg_str content) {
    FILE *f = fopen(in_folder(state, name), "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(content.ptr, 1, content.len, f), content.len);
    assert_int_equal(fclose(f), 0);
}

static cg_source read_named(const char *folder, const char *name) {
    int fd = open(folder, O_RDONLY | O_DIRECTORY);
    assert_true(fd >= 0);
    cg_source out;
    cg_source_read(&reader, fd, name, &limits, &out);
    close(fd);
    return out;
}

static cg_source read_content(void **state, const char *name, cg_str content) {
    write_file(state, name, content);
    return read_named(*state, name);
}

static void text_is(const cg_source *s, cg_str expected) {
    assert_int_equal(s->coverage, CG_COVERAGE_INDEXED);
    assert_int_equal(s->text.len, expected.len);
    if (expected.len > 0) assert_memory_equal(s->text.ptr, expected.ptr, expected.len);
}

/* ---- Content ---- */

static void plain_file(void **state) {
    cg_source s = read_content(state, "a.py", CG_STR("x = 1\n"));
    text_is(&s, CG_STR("x = 1\n"));
    assert_int_equal(s.language, CG_LANG_PYTHON);
    assert_int_equal(s.size, 6);
    assert_int_equal(s.text_offset, 0);
    assert_int_equal(s.marks, 0);
    struct stat st;
    assert_int_equal(stat(in_folder(state, "a.py"), &st), 0);
    assert_int_equal(s.inode, st.st_ino);
    assert_int_equal(s.mtime_ns, (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec);
    assert_true(cg_hash128_equal(s.hash, cg_hash128_of("x = 1\n", 6)));
    s = read_content(state, "empty.c", CG_STR(""));
    text_is(&s, CG_STR(""));
}

static void byte_order_mark_is_left_out_of_the_text(void **state) {
    cg_source s = read_content(state, "a.py", CG_STR("\xef\xbb\xbfx = 1\n"));
    text_is(&s, CG_STR("x = 1\n"));
    assert_int_equal(s.text_offset, 3);
    assert_int_equal(s.marks, CG_MARK_BOM);
    assert_int_equal(s.raw.len, 9);
    assert_true(cg_hash128_equal(s.hash, cg_hash128_of("\xef\xbb\xbfx = 1\n", 9)));
}

static void utf16_is_converted(void **state) {
    cg_source s = read_content(state, "a.py", CG_STR("\xff\xfex\0=\0\xe9\0\n\0"));
    text_is(&s, CG_STR("x=\xc3\xa9\n"));
    assert_int_equal(s.marks, CG_MARK_BOM | CG_MARK_UTF16);
    s = read_content(state, "b.py", CG_STR("\xfe\xff\0x\0\n"));
    text_is(&s, CG_STR("x\n"));
    s = read_content(state, "c.py", CG_STR("\xff\xfe\0\0x\0\0\0"));
    assert_int_equal(s.coverage, CG_COVERAGE_ENCODING);
    s = read_content(state, "d.py", CG_STR("x\0=\0")); /* UTF-16 that does not say so */
    assert_int_equal(s.coverage, CG_COVERAGE_BINARY);
}

static void bytes_that_are_no_text(void **state) {
    cg_source s = read_content(state, "a.c", CG_STR("int x\0;"));
    assert_int_equal(s.coverage, CG_COVERAGE_BINARY);
    s = read_content(state, "b.c", CG_STR("char *s = \"\xff\xfe\";\n"));
    assert_int_equal(s.coverage, CG_COVERAGE_INDEXED);
    assert_int_equal(s.marks, CG_MARK_INVALID_UTF8);
    cg_buf late = {0}; /* a NUL that comes late is parsed like any byte */
    for (int i = 0; i < 1000; i++) cg_buf_append_z(&late, "int x; // y\n");
    cg_buf_append_char(&late, '\0');
    s = read_content(state, "c.c", cg_buf_str(&late));
    assert_int_equal(s.coverage, CG_COVERAGE_INDEXED);
    cg_buf_clear(&late);
}

static void language_from_content(void **state) {
    cg_source s = read_content(state, "a.h", CG_STR("class A {};"));
    assert_int_equal(s.language, CG_LANG_CPP);
    assert_int_equal(s.marks, CG_FILE_DECLARATION);
    s = read_content(state, "a.h", CG_STR("struct a;"));
    assert_int_equal(s.language, CG_LANG_C);
    assert_int_equal(s.detected_by, CG_DETECT_FALLBACK);
    s = read_content(state, "tool", CG_STR("#!/usr/bin/env python3\nx = 1\n"));
    assert_int_equal(s.language, CG_LANG_PYTHON);
    text_is(&s, CG_STR("#!/usr/bin/env python3\nx = 1\n"));
    s = read_content(state, "data", CG_STR("\0\1\2\3"));
    assert_int_equal(s.coverage, CG_COVERAGE_UNSUPPORTED);
    s = read_content(state, "a.txt", CG_STR("text"));
    assert_int_equal(s.coverage, CG_COVERAGE_UNSUPPORTED);
}

/* ---- Limits ---- */

static void huge_sparse_file(void **state) {
    write_file(state, "a.c", CG_STR(""));
    assert_int_equal(truncate(in_folder(state, "a.c"), (off_t)2 << 30), 0);
    cg_source s = read_named(*state, "a.c");
    assert_int_equal(s.coverage, CG_COVERAGE_TOO_LARGE);
    assert_int_equal(s.size, (uint64_t)2 << 30);
    assert_true(reader.raw.cap < 64u << 20);
}

static void one_long_line(void **state) {
    cg_buf line = {0};
    cg_buf_append_z(&line, "int x[] = {");
    while (line.len < 50u << 20)
        cg_buf_append_z(&line, "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, ");
    cg_source s = read_content(state, "a.c", cg_buf_str(&line));
    assert_int_equal(s.coverage, CG_COVERAGE_TOO_LARGE);
    cg_source_limits wide = limits;
    wide.file_bytes = 64u << 20;
    cg_source_judge(&reader, CG_STR("a.c"), cg_buf_str(&line), &wide, &s);
    assert_int_equal(s.coverage, CG_COVERAGE_LONG_LINES);
    wide.line_bytes = 64u << 20;
    cg_source_judge(&reader, CG_STR("a.c"), cg_buf_str(&line), &wide, &s);
    assert_int_equal(s.coverage, CG_COVERAGE_INDEXED);
    cg_buf_clear(&line);
}

static void minified(void **state) {
    cg_buf text = {0};
    for (int i = 0; i < 400; i++) cg_buf_append_z(&text, "function(a,b){return a+b};");
    cg_source s = read_content(state, "a.js", cg_buf_str(&text));
    assert_int_equal(s.coverage, CG_COVERAGE_MINIFIED);
    cg_source_limits all = limits;
    all.skip_minified = false;
    cg_source_judge(&reader, CG_STR("a.js"), cg_buf_str(&text), &all, &s);
    assert_int_equal(s.coverage, CG_COVERAGE_INDEXED);
    assert_int_equal(s.marks, CG_MARK_MINIFIED);
    cg_buf_clear(&text);
}

/* ---- What is no readable file ---- */

static void no_file(void **state) {
    cg_source s = read_named(*state, "gone.c");
    assert_int_equal(s.coverage, CG_COVERAGE_VANISHED);
    s = read_named(*state, "gone/a.c");
    assert_int_equal(s.coverage, CG_COVERAGE_VANISHED);
    assert_int_equal(mkfifo(in_folder(state, "pipe.c"), 0666), 0);
    s = read_named(*state, "pipe.c"); /* would wait for a writer */
    assert_int_equal(s.coverage, CG_COVERAGE_NOT_REGULAR);
    assert_int_equal(mkdir(in_folder(state, "folder.c"), 0777), 0);
    s = read_named(*state, "folder.c");
    assert_int_equal(s.coverage, CG_COVERAGE_NOT_REGULAR);
    assert_int_equal(symlink("folder.c", in_folder(state, "link.c")), 0);
    s = read_named(*state, "link.c");
    assert_int_equal(s.coverage, CG_COVERAGE_LINK);
    s = read_named("/dev", "null");
    assert_int_equal(s.coverage, CG_COVERAGE_NOT_REGULAR);
    char name[5000];
    memset(name, 'a', sizeof name);
    name[sizeof name - 1] = '\0';
    s = read_named(*state, name);
    assert_int_equal(s.coverage, CG_COVERAGE_UNREADABLE);
    assert_int_equal(s.error, ENAMETOOLONG);
}

static void forbidden_file(void **state) {
    write_file(state, "a.c", CG_STR("int x;"));
    assert_int_equal(chmod(in_folder(state, "a.c"), 0), 0);
    assert_int_equal(chmod(*state, 0755), 0);
    uid_t user = geteuid();
    if (user == 0) assert_int_equal(seteuid(65534), 0); /* root may read everything */
    cg_source s = read_named(*state, "a.c");
    if (user == 0) assert_int_equal(seteuid(0), 0);
    assert_int_equal(s.coverage, CG_COVERAGE_UNREADABLE);
    assert_int_equal(s.error, EACCES);
}

static void changing_file(void **state) {
    static char path[4096];
    write_file(state, "a.py", CG_STR("x = 1\n"));
    snprintf(path, sizeof path, "%s/a.py", (const char *)*state);
    changing = path;
    changes_left = 1;
    cg_source s = read_named(*state, "a.py");
    text_is(&s, CG_STR("x = 1\nx = 1\n")); /* as it is after the change */
    assert_int_equal(s.size, 12);
    changes_left = 100;
    s = read_named(*state, "a.py");
    assert_in_range(changes_left, 1, 98);
    changes_left = 0;
    assert_int_equal(s.coverage, CG_COVERAGE_CHANGING);
    assert_int_equal(s.text.len, 0);
}

static int clear_reader(void **state) {
    (void)state;
    cg_reader_clear(&reader);
    return 0;
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, test_folder_setup, test_folder_teardown)

int main(void) {
    limits = CG_SOURCE_LIMITS_DEFAULT;
    const struct CMUnitTest tests[] = {IN_FOLDER(plain_file),
                                       IN_FOLDER(byte_order_mark_is_left_out_of_the_text),
                                       IN_FOLDER(utf16_is_converted),
                                       IN_FOLDER(bytes_that_are_no_text),
                                       IN_FOLDER(language_from_content),
                                       IN_FOLDER(huge_sparse_file),
                                       IN_FOLDER(one_long_line),
                                       IN_FOLDER(minified),
                                       IN_FOLDER(no_file),
                                       IN_FOLDER(forbidden_file),
                                       IN_FOLDER(changing_file)};
    return cmocka_run_group_tests(tests, NULL, clear_reader);
}
