#include "exchange/scip_symbol.h"

#include "base/mem.h"
#include "exchange/scip_place.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void descriptors_are_read(void **state) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_scip_symbol s;
    (void)state;
    cg_str text = CG_STR("tool npm my  app 1.0 src/`a b.ts`/Foo#`<init>`(+1).(x)[T]y.m!k:");
    assert_true(cg_scip_symbol_read(text, &arena, &s));
    static const struct {
        const char *name;
        cg_scip_suffix suffix;
    } expected[] = {{"src", CG_SCIP_NAMESPACE}, {"a b.ts", CG_SCIP_NAMESPACE}, {"Foo", CG_SCIP_TYPE},
                    {"<init>", CG_SCIP_METHOD}, {"x", CG_SCIP_PARAMETER},      {"T", CG_SCIP_TYPE_PARAMETER},
                    {"y", CG_SCIP_TERM},        {"m", CG_SCIP_MACRO},          {"k", CG_SCIP_META}};
    assert_true(cg_str_is(s.package, "my app"));
    assert_int_equal(s.count, sizeof expected / sizeof *expected);
    for (unsigned i = 0; i < s.count; i++) {
        assert_true(cg_str_is(s.descriptors[i].name, expected[i].name));
        assert_int_equal(s.descriptors[i].suffix, expected[i].suffix);
    }
}

static void other_texts_are_refused(void **state) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_scip_symbol s;
    static const char *const wrong[] = {"",
                                        "a",
                                        "a b c",
                                        "a b c d",
                                        "a b c d ",
                                        "a b c d e",
                                        "a b c d `e",
                                        "a b c d e(x",
                                        "a b c d e(.",
                                        "a b c d (e",
                                        "a b c d e/,",
                                        "local ",
                                        "a b c d e(). "};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(cg_scip_symbol_read(cg_str_from(wrong[i]), &arena, &s));
    assert_true(cg_scip_symbol_read(CG_STR("local 12"), &arena, &s));
    assert_true(s.local);
}

static void what_is_written_reads_the_same(void **state) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    CG_CLEANUP(cg_buf_clear) cg_buf b = {0};
    cg_scip_symbol s;
    static const char *const names[] = {"plain", "with space", "tick`s``", "+-$_", "operator()", "é"};
    (void)state;
    cg_scip_symbol_begin(&b, CG_STR("codegraph"), CG_STR_NONE, CG_STR("my  app"), CG_STR_NONE);
    for (unsigned i = 0; i < 6; i++)
        cg_scip_symbol_add(&b, cg_str_from(names[i]), i % 2 ? CG_SCIP_METHOD : CG_SCIP_PARAMETER, 0);
    cg_scip_symbol_add(&b, CG_STR("again"), CG_SCIP_METHOD, 2);
    assert_true(cg_scip_symbol_read(cg_buf_str(&b), &arena, &s));
    assert_true(cg_str_is(s.package, "my  app"));
    assert_int_equal(s.count, 7);
    for (unsigned i = 0; i < 6; i++) assert_true(cg_str_is(s.descriptors[i].name, names[i]));
    assert_non_null(strstr(b.ptr, "again(+2)."));
}

static void columns_are_counted_in_their_unit(void **state) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_scip_lines l;
    int32_t range[3] = {1, 0, 0};
    Scip__Occurrence o = SCIP__OCCURRENCE__INIT;
    uint32_t start, end;
    /* x é 𝒳 y: a byte each, but é has two and 𝒳 four (and two units of UTF-16) */
    static const int32_t column_of_y[] = {[CG_SCIP_UTF8] = 7, [CG_SCIP_UTF16] = 4, [CG_SCIP_UTF32] = 3};
    (void)state;
    cg_scip_lines_init(&l, &arena, CG_STR("first\nx\xC3\xA9\xF0\x9D\x92\xB3y\nlast"));
    o.range = range;
    o.n_range = 3;
    for (int e = CG_SCIP_UTF8; e <= CG_SCIP_UTF32; e++) {
        range[1] = column_of_y[e];
        range[2] = column_of_y[e] + 1;
        assert_true(cg_scip_range(&l, (cg_scip_encoding)e, &o, &start, &end));
        assert_int_equal(l.text.ptr[start], 'y');
        assert_int_equal(end - start, 1);
        range[2]++;
        assert_false(cg_scip_range(&l, (cg_scip_encoding)e, &o, &start, &end));
    }
    range[1] = 3; /* in the middle of a pair */
    range[2] = 4;
    assert_false(cg_scip_range(&l, CG_SCIP_UTF16, &o, &start, &end));
    range[0] = -1;
    assert_false(cg_scip_range(&l, CG_SCIP_UTF8, &o, &start, &end));
}

static void long_lines_are_counted_from_blocks(void **state) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    CG_CLEANUP(cg_buf_clear) cg_buf b = {0};
    cg_scip_lines l;
    Scip__SingleLineRange range = SCIP__SINGLE_LINE_RANGE__INIT;
    Scip__Occurrence o = SCIP__OCCURRENCE__INIT;
    uint32_t start, end;
    (void)state;
    for (int i = 0; i < 300; i++) cg_buf_append_z(&b, "\xF0\x9D\x92\xB3");
    cg_scip_lines_init(&l, &arena, cg_buf_str(&b));
    o.single_line_range = &range;
    for (int i = 0; i < 300; i++) {
        range.start_character = 2 * i;
        range.end_character = 2 * i + 2;
        assert_true(cg_scip_range(&l, CG_SCIP_UTF16, &o, &start, &end));
        assert_int_equal(start, 4 * i);
        assert_int_equal(end, 4 * i + 4);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(descriptors_are_read),
        cmocka_unit_test(other_texts_are_refused),
        cmocka_unit_test(what_is_written_reads_the_same),
        cmocka_unit_test(columns_are_counted_in_their_unit),
        cmocka_unit_test(long_lines_are_counted_from_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
