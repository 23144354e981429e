#include "parse/grammar.h"
#include "tests/support/test.h"

/* A rule for a node or field that no grammar of the folder has would never do anything. */
static void test_all_names_exist(void **state) {
    (void)state;
    cg_buf unknown = {0};
    const cg_lang *before = NULL;
    for (int l = 0; l < CG_LANG_COUNT; l++) {
        const cg_lang *lang = cg_lang_of((cg_language)l);
        if (lang != NULL && lang != before) cg_grammar_unknown_names(lang, &unknown);
        before = lang;
    }
    assert_string_equal(unknown.len ? unknown.ptr : "", "");
    cg_buf_clear(&unknown);
}

static void test_tables_are_sound(void **state) {
    (void)state;
    for (int l = 0; l < CG_LANG_COUNT; l++) {
        const cg_grammar *g = cg_grammar_of((cg_language)l);
        if (g == NULL) continue;
        for (uint32_t i = 0; i < g->symbol_count; i++)
            assert_true(g->kinds[i] == CG_GRAMMAR_DROP || g->kinds[i] < g->lang->rule_count);
        for (uint32_t i = 0; i < g->lang->rule_count; i++) {
            const cg_rule *rule = &g->lang->rules[i];
            assert_true(rule->action < CG_DO_COUNT);
            assert_true((rule->action == CG_DO_HOOK) == (rule->hook != NULL));
        }
    }
}

static void test_no_language(void **state) {
    (void)state;
    assert_null(cg_grammar_of(CG_LANG_NONE));
    assert_null(cg_lang_of(CG_LANG_COUNT));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_names_exist),
        cmocka_unit_test(test_tables_are_sound),
        cmocka_unit_test(test_no_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
