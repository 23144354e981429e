#include "graph/facts_shape.h"
#include "tests/support/test.h"

enum { ROUNDS = 300, LONG = 12 };

static uint32_t below(test_random *r, uint32_t bound) { return bound ? (uint32_t)(test_next(r) % bound) : 0; }

static cg_string_id some_string(test_random *r, const cg_facts *f) { return below(r, f->strings_len); }

static void random_strings(test_random *r, cg_arena *a, cg_facts *f) {
    f->strings_len = 1 + below(r, LONG);
    uint32_t *at = CG_NEW_ARRAY(a, uint32_t, f->strings_len + 1);
    char *bytes = CG_NEW_ARRAY(a, char, f->strings_len * 8 + 1);
    for (uint32_t i = 1; i < f->strings_len; i++) {
        uint32_t length = below(r, 8);
        for (uint32_t c = 0; c < length; c++) bytes[at[i] + c] = (char)test_next(r);
        at[i + 1] = at[i] + length;
    }
    f->string_at = at;
    f->string_bytes = bytes;
    f->package = some_string(r, f);
}

static void random_symbols(test_random *r, cg_arena *a, cg_facts *f) {
    cg_symbol *s = CG_NEW_ARRAY(a, cg_symbol, f->symbols_len);
    cg_node_facts *n = CG_NEW_ARRAY(a, cg_node_facts, f->nodes_len);
    for (uint32_t i = 0; i < f->symbols_len; i++)
        s[i] = (cg_symbol){.name = some_string(r, f),
                           .flags = (uint32_t)test_next(r),
                           .scope = i ? below(r, f->scopes_len) : CG_NONE,
                           .inner = below(r, 2) ? below(r, f->scopes_len) : CG_NONE,
                           .type = below(r, f->exprs_len),
                           .owner = below(r, f->exprs_len),
                           .at = below(r, f->size + 1),
                           .kind = (uint8_t)below(r, CG_NODE_KIND_COUNT),
                           .visibility = (uint8_t)below(r, CG_VISIBILITY_COUNT),
                           .arity = (uint16_t)test_next(r),
                           .required = (uint16_t)test_next(r)};
    for (uint32_t i = 0; i < f->nodes_len; i++) {
        uint32_t start = below(r, f->size + 1);
        n[i] = (cg_node_facts){.parent = i ? below(r, i) : CG_NONE,
                               .start = start,
                               .end = start + below(r, f->size - start + 1),
                               .signature = some_string(r, f),
                               .docs = some_string(r, f),
                               .qualifier = some_string(r, f),
                               .type_text = some_string(r, f),
                               .complexity = (uint16_t)test_next(r)};
    }
    f->symbols = s;
    f->nodes = n;
}

static void random_scopes(test_random *r, cg_arena *a, cg_facts *f) {
    cg_scope *s = CG_NEW_ARRAY(a, cg_scope, f->scopes_len);
    for (uint32_t i = 0; i < f->scopes_len; i++)
        s[i] = (cg_scope){.parent = i ? below(r, i) : CG_NONE,
                          .owner = below(r, f->symbols_len),
                          .type = below(r, f->exprs_len),
                          .trait = below(r, f->exprs_len),
                          .kind = (uint8_t)below(r, CG_SCOPE_BLOCK + 1)};
    f->scopes = s;
}

static uint32_t random_operand(test_random *r, const cg_facts *f, uint8_t kind, uint32_t self) {
    switch (kind) {
    case CG_OPERAND_EXPR: return below(r, self);
    case CG_OPERAND_STRING: return some_string(r, f);
    case CG_OPERAND_SYMBOL: return below(r, f->symbols_len);
    case CG_OPERAND_LITERAL: return below(r, CG_LITERAL_REGEX + 1);
    case CG_OPERAND_NUMBER: return (uint32_t)test_next(r);
    default: return 0;
    }
}

static void random_exprs(test_random *r, cg_arena *a, cg_facts *f) {
    cg_expr *exprs = CG_NEW_ARRAY(a, cg_expr, f->exprs_len);
    uint32_t *operands = CG_NEW_ARRAY(a, uint32_t, f->exprs_len * 4), used = 0;
    for (uint32_t i = 0; i < f->exprs_len; i++) {
        cg_expr *e = &exprs[i];
        e->op = (uint8_t)below(r, CG_EXPR_OP_COUNT);
        e->use = (uint8_t)test_next(r);
        e->at = below(r, f->size + 1);
        e->a = random_operand(r, f, cg_expr_shapes[e->op].a, i);
        e->b = random_operand(r, f, cg_expr_shapes[e->op].b, i);
        e->n = cg_expr_has_operands(e->op) ? (uint16_t)below(r, 4) : (uint16_t)test_next(r);
        if (!cg_expr_has_operands(e->op)) continue;
        e->b = used;
        for (uint32_t o = 0; o < e->n; o++) operands[used++] = below(r, i);
    }
    f->exprs = exprs;
    f->operands = operands;
    f->operands_len = used;
}

static void random_rest(test_random *r, cg_arena *a, cg_facts *f) {
    cg_flow *flows = CG_NEW_ARRAY(a, cg_flow, f->flows_len = below(r, LONG));
    for (uint32_t i = 0; i < f->flows_len; i++) {
        flows[i].kind = (uint8_t)below(r, CG_FLOW_KIND_COUNT);
        flows[i].target = below(r, cg_flow_targets_expr(flows[i].kind) ? f->exprs_len : f->symbols_len);
        flows[i].value = below(r, f->exprs_len);
    }
    cg_import *imports = CG_NEW_ARRAY(a, cg_import, f->imports_len = below(r, LONG));
    for (uint32_t i = 0; i < f->imports_len; i++)
        imports[i] = (cg_import){.kind = (uint8_t)below(r, CG_IMPORT_KIND_COUNT),
                                 .flags = (uint8_t)test_next(r),
                                 .level = (uint16_t)test_next(r),
                                 .module = some_string(r, f),
                                 .name = some_string(r, f),
                                 .symbol = below(r, 2) ? below(r, f->symbols_len) : CG_NONE,
                                 .scope = below(r, f->scopes_len),
                                 .at = below(r, f->size + 1)};
    cg_export *exports = CG_NEW_ARRAY(a, cg_export, f->exports_len = below(r, 3));
    for (uint32_t i = 0; i < f->exports_len; i++)
        exports[i] = (cg_export){some_string(r, f), below(r, 2) ? below(r, f->symbols_len) : CG_NONE,
                                 below(r, f->exprs_len), below(r, f->size + 1)};
    cg_text *texts = CG_NEW_ARRAY(a, cg_text, f->texts_len = below(r, LONG));
    for (uint32_t i = 0; i < f->texts_len; i++) {
        texts[i].start = below(r, f->size + 1);
        texts[i].end = texts[i].start + below(r, f->size - texts[i].start + 1);
        texts[i].node = below(r, f->nodes_len);
        texts[i].kind = (uint8_t)below(r, CG_TEXT_STRING + 1);
    }
    f->flows = flows;
    f->imports = imports;
    f->exports = exports;
    f->texts = texts;
}

static void random_order(test_random *r, cg_arena *a, cg_facts *f) {
    cg_scope_run *runs = CG_NEW_ARRAY(a, cg_scope_run, f->exprs_len);
    for (uint32_t i = 0; i < f->exprs_len; i++)
        if (below(r, 2)) runs[f->runs_len++] = (cg_scope_run){i, below(r, f->scopes_len)};
    uint32_t *lines = CG_NEW_ARRAY(a, uint32_t, LONG);
    for (uint32_t at = 0; at <= f->size && f->lines_len < LONG; at += 1 + below(r, 50))
        lines[f->lines_len++] = at;
    f->runs = runs;
    f->lines = lines;
}

static cg_facts random_facts(test_random *r, cg_arena *a) {
    cg_facts f = {.language = (cg_language)below(r, CG_LANG_COUNT),
                  .size = below(r, 3) ? below(r, 500) : UINT32_MAX - 1,
                  .error_bytes = (uint32_t)test_next(r),
                  .cut = below(r, 8)};
    f.nodes_len = f.node_count = 1 + below(r, LONG);
    f.symbols_len = f.nodes_len + below(r, LONG);
    f.scopes_len = 1 + below(r, LONG);
    f.exprs_len = 1 + below(r, 3 * LONG);
    random_strings(r, a, &f);
    random_symbols(r, a, &f);
    random_scopes(r, a, &f);
    random_exprs(r, a, &f);
    random_rest(r, a, &f);
    random_order(r, a, &f);
    return f;
}

static void assert_same(const cg_facts *a, const cg_facts *b) {
    assert_int_equal(a->language, b->language);
    assert_int_equal(a->package, b->package);
    assert_int_equal(a->size, b->size);
    assert_int_equal(a->error_bytes, b->error_bytes);
    assert_int_equal(a->cut, b->cut);
    assert_int_equal(a->node_count, b->node_count);
    assert_int_equal(a->strings_len, b->strings_len);
    for (uint32_t i = 0; i < a->strings_len; i++)
        assert_true(cg_str_equal(cg_facts_str(a, i), cg_facts_str(b, i)));
#define X(name, type)                                                                                        \
    assert_int_equal(a->name##_len, b->name##_len);                                                          \
    if (a->name##_len) assert_memory_equal(a->name, b->name, a->name##_len * sizeof(type));
    CG_FACTS_SECTIONS(X)
#undef X
}

static void test_round_trip(void **state) {
    (void)state;
    test_random r = {1};
    cg_arena a = {0};
    cg_buf stored = {0};
    for (int i = 0; i < ROUNDS; i++) {
        cg_facts f = random_facts(&r, &a), again;
        cg_buf_reset(&stored);
        cg_facts_encode(&f, &stored);
        assert_int_equal(cg_facts_decode(cg_buf_str(&stored), &a, &again), CG_OK);
        assert_same(&f, &again);
        cg_arena_reset(&a);
    }
    cg_arena_clear(&a);
    cg_buf_clear(&stored);
}

/* Whatever is lost or changed is noticed; nothing is ever read beyond what is there. */
static void test_damage(void **state) {
    (void)state;
    test_random r = {2};
    cg_arena a = {0};
    cg_buf stored = {0};
    cg_facts f = random_facts(&r, &a), again;
    cg_facts_encode(&f, &stored);
    for (size_t length = 0; length < stored.len; length++) {
        char *exact = cg_arena_z(&a, cg_str_first(cg_buf_str(&stored), length));
        assert_int_not_equal(cg_facts_decode(cg_str_of(exact, length), &a, &again), CG_OK);
    }
    for (size_t bit = 0; bit < stored.len * 8; bit++) {
        stored.ptr[bit / 8] ^= (char)(1 << bit % 8);
        /* A bit that means nothing to the decompressor may change without changing the facts. */
        if (cg_facts_decode(cg_buf_str(&stored), &a, &again) == CG_OK) assert_same(&f, &again);
        stored.ptr[bit / 8] ^= (char)(1 << bit % 8);
    }
    cg_arena_clear(&a);
    cg_buf_clear(&stored);
}

static void test_version(void **state) {
    (void)state;
    cg_arena a = {0};
    cg_facts f;
    assert_int_equal(cg_facts_decode(CG_STR("\xcf\x7f"), &a, &f), CG_ERR_VERSION);
    assert_int_equal(cg_facts_decode(CG_STR("x"), &a, &f), CG_ERR_DAMAGED);
    assert_int_equal(cg_facts_decode(CG_STR(""), &a, &f), CG_ERR_DAMAGED);
    cg_arena_clear(&a);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_damage),
        cmocka_unit_test(test_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
