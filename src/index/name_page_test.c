#include "index/name_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_names_and_postings_come_back(void **state) {
    (void)state;
    cg_name_page p = {0};
    const cg_posting one[] = {{7, CG_NAMES_TYPE, 3}},
                     two[] = {{1, CG_NAMES_MEMBER, 9}, {300000, CG_NAMES_TYPE, 2}};
    cg_name_page_add(&p, CG_STR("getNode"), one, 1);
    cg_name_page_add(&p, CG_STR("getNodeBlock"), two, 2);
    cg_name_cursor c;
    cg_name_cursor_init(&c, cg_buf_str(&p.names));
    assert_true(cg_name_cursor_next(&c));
    assert_true(cg_str_is(c.name, "getNode"));
    cg_posting out[2];
    assert_int_equal(cg_name_postings(&c, cg_buf_str(&p.postings), out), CG_OK);
    assert_int_equal(out[0].fragment, 7);
    assert_true(cg_name_cursor_next(&c));
    assert_true(cg_str_is(c.name, "getNodeBlock"));
    assert_int_equal(c.shared, 7);
    assert_int_equal(c.kinds, CG_NAMES_MEMBER | CG_NAMES_TYPE);
    assert_int_equal(c.rank, 2);
    assert_int_equal(cg_name_postings(&c, cg_buf_str(&p.postings), out), CG_OK);
    assert_int_equal(out[1].fragment, 300000);
    assert_int_equal(out[1].rank, 2);
    assert_false(cg_name_cursor_next(&c));
    assert_false(c.damaged);
    cg_name_page_clear(&p);
}

static void test_every_cut_and_every_changed_byte_is_survived(void **state) {
    (void)state;
    cg_name_page p = {0};
    const cg_posting postings[] = {{1, 1, 1}, {200, 2, 2}};
    cg_name_page_add(&p, CG_STR("alpha"), postings, 2);
    cg_name_page_add(&p, CG_STR("alphabet"), postings, 1);
    cg_name_page_add(&p, CG_STR("beta"), postings, 2);
    for (size_t i = 0; i < p.names.len; i++) {
        for (unsigned v = 0; v < 256; v += 5) {
            char old = p.names.ptr[i];
            p.names.ptr[i] = (char)v;
            cg_name_cursor c;
            cg_name_cursor_init(&c, cg_str_first(cg_buf_str(&p.names), v % 2 ? i : p.names.len));
            cg_posting out[300];
            while (cg_name_cursor_next(&c))
                if (c.count <= 300) (void)cg_name_postings(&c, cg_buf_str(&p.postings), out);
            p.names.ptr[i] = old;
        }
    }
    cg_name_page_clear(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_and_postings_come_back),
        cmocka_unit_test(test_every_cut_and_every_changed_byte_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
