#include "index/name_match.h"

#include "base/distance.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static bool parts(const char *query, const char *name) {
    cg_parts p;
    cg_parts_init(&p, cg_str_from(query));
    return cg_parts_match(&p, cg_str_from(name));
}

static void test_parts_of_names(void **state) {
    (void)state;
    assert_true(parts("GNB", "getNodeBlock"));
    assert_true(parts("gnb", "get_node_block"));
    assert_true(parts("getNode", "getNodeBlock"));
    assert_true(parts("NodeBl", "getNodeBlock"));
    assert_true(parts("gn block", "getNodeBlock"));
    assert_true(parts("ngx conf", "ngx_http_conf_init"));
    assert_true(parts("HSer", "HTTPServer"));
    assert_true(parts("sha256", "sha_256_update"));
    assert_true(parts("block", "getNodeBlock"));
    assert_false(parts("ode", "getNodeBlock"));
    assert_false(parts("BN", "getNodeBlock"));
    assert_false(parts("getOde", "getNodeBlock"));
    assert_false(parts("get ode", "getNodeBlock"));
    assert_false(parts("", "x"));
    assert_false(parts("_", "_x"));
}

static bool glob(const char *pattern, const char *name) {
    return cg_name_glob(cg_str_from(pattern), cg_str_from(name));
}

static void test_patterns(void **state) {
    (void)state;
    assert_true(glob("get*", "getNode"));
    assert_true(glob("*Node*", "getNodeBlock"));
    assert_true(glob("?et", "get"));
    assert_true(glob("[a-h]et", "get"));
    assert_true(glob("[!x]et", "get"));
    assert_true(glob("a\\*b", "a*b"));
    assert_true(glob("*a*b*c", "xxaxxbxxabc"));
    assert_true(glob("[a", "[a"));
    assert_false(glob("get", "getNode"));
    assert_false(glob("[!g]et", "get"));
    assert_false(glob("GET*", "getNode"));
}

static void test_order_ignores_case_first(void **state) {
    (void)state;
    assert_true(cg_name_compare(CG_STR("Node"), CG_STR("node")) < 0);
    assert_true(cg_name_compare(CG_STR("node"), CG_STR("NODF")) < 0);
    assert_true(cg_name_compare(CG_STR("nod"), CG_STR("Node")) < 0);
    assert_int_equal(cg_name_compare_folded(CG_STR("NoDe"), CG_STR("nOdE")), 0);
    assert_true(cg_name_starts(CG_STR("getNode"), CG_STR("GETN")));
}

/* Every word over a small alphabet, in order, against the distance computed plainly. */
static void test_fuzzy_agrees_with_the_plain_distance(void **state) {
    (void)state;
    static const char *const queries[] = {"abca", "a", "ccb", "abcabc", "bacb"};
    cg_fuzzy *f = malloc(sizeof *f);
    for (size_t q = 0; q < sizeof queries / sizeof *queries; q++) {
        assert_true(cg_fuzzy_init(f, cg_str_from(queries[q]), 2));
        char name[8] = "", last[8] = "";
        for (;;) { /* the next word in the order of a dictionary, at most 6 letters long */
            size_t len = strlen(name);
            if (len < 6) {
                name[len] = 'a', name[len + 1] = '\0';
            } else {
                while (len > 0 && name[len - 1] == 'c') name[--len] = '\0';
                if (len == 0) break;
                name[len - 1]++;
            }
            size_t shared = 0;
            while (name[shared] != '\0' && name[shared] == last[shared]) shared++;
            unsigned expected = cg_distance(cg_str_from(name), cg_str_from(queries[q]), 2);
            assert_int_equal(cg_fuzzy_next(f, cg_str_from(name), shared), expected);
            memcpy(last, name, sizeof last);
        }
    }
    free(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parts_of_names),
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_order_ignores_case_first),
        cmocka_unit_test(test_fuzzy_agrees_with_the_plain_distance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
