#include "base/mem.h"
#include "graph/node_block.h"
#include "graph/node_id.h"

#include "tests/support/test.h"

#include <stdio.h>

/* ---- A random file's facts, with only what node blocks look at ---- */

#define MAX_NODES 300u
#define MAX_LINES 500u
typedef struct sample {
    cg_symbol symbols[MAX_NODES];
    cg_node_facts nodes[MAX_NODES];
    uint32_t lines[MAX_LINES];
    cg_intern strings;
    cg_buf text;
    uint32_t string_at[2000];
    cg_facts facts;
} sample;

static uint32_t random_string(sample *s, test_random *r, uint32_t variety) {
    if (test_next(r) % 4 == 0) return 0;
    char name[64];
    int n = snprintf(name, sizeof name, "name_%u", (unsigned)(test_next(r) % variety));
    return cg_intern_add(&s->strings, cg_str_of(name, (size_t)n));
}

static void random_lines(sample *s, test_random *r) {
    uint32_t count = 1 + (uint32_t)(test_next(r) % MAX_LINES), at = 0;
    for (uint32_t i = 0; i < count; i++) {
        s->lines[i] = at;
        at += 1 + (uint32_t)(test_next(r) % (test_next(r) % 50 == 0 ? 2000 : 80));
    }
    s->facts.lines = s->lines;
    s->facts.lines_len = count;
    s->facts.size = at;
}

static void random_node(sample *s, test_random *r, uint32_t i) {
    uint32_t start = (uint32_t)(test_next(r) % s->facts.size);
    uint32_t length = (uint32_t)(test_next(r) % (s->facts.size - start + 1));
    s->symbols[i] = (cg_symbol){.name = random_string(s, r, 20),
                                .flags = (uint32_t)test_next(r),
                                .at = start + (length > 0 ? (uint32_t)(test_next(r) % length) : 0),
                                .kind = (uint8_t)(test_next(r) % CG_NODE_KIND_COUNT),
                                .visibility = (uint8_t)(test_next(r) % CG_VISIBILITY_COUNT),
                                .arity = (uint16_t)(test_next(r) % 5)};
    s->nodes[i] = (cg_node_facts){.parent = i == 0 ? CG_NONE : (uint32_t)(test_next(r) % i),
                                  .start = start,
                                  .end = start + length,
                                  .signature = random_string(s, r, 10),
                                  .docs = random_string(s, r, 1000),
                                  .qualifier = test_next(r) % 5 == 0 ? random_string(s, r, 10) : 0,
                                  .type_text = random_string(s, r, 30),
                                  .complexity = (uint16_t)(test_next(r) % 300)};
}

static void random_sample(sample *s, test_random *r) {
    memset(s, 0, sizeof *s);
    cg_intern_add(&s->strings, CG_STR_NONE);
    random_lines(s, r);
    uint32_t count = 1 + (uint32_t)(test_next(r) % MAX_NODES);
    for (uint32_t i = 0; i < count; i++) random_node(s, r, i);
    s->facts.language = (cg_language)(test_next(r) % CG_LANG_COUNT);
    s->facts.symbols = s->symbols;
    s->facts.nodes = s->nodes;
    s->facts.symbols_len = s->facts.nodes_len = s->facts.node_count = count;
    for (uint32_t i = 0; i < s->strings.count; i++) {
        s->string_at[i] = (uint32_t)s->text.len;
        cg_buf_append(&s->text, cg_intern_str(&s->strings, i));
    }
    s->string_at[s->strings.count] = (uint32_t)s->text.len;
    s->facts.strings_len = s->strings.count;
    s->facts.string_at = s->string_at;
    s->facts.string_bytes = s->text.ptr;
}

static void clear_sample(sample *s) {
    cg_intern_clear(&s->strings);
    cg_buf_clear(&s->text);
}

static void assert_text(cg_str a, cg_str b) { assert_true(cg_str_equal(a, b)); }

static void reads_what_the_facts_say(void **state) {
    (void)state;
    test_random r = {1};
    sample *s = cg_alloc(sizeof *s);
    for (int round = 0; round < 100; round++) {
        random_sample(s, &r);
        cg_buf bytes = {0};
        cg_node_block_build(&s->facts, &bytes);
        cg_node_block b;
        assert_int_equal(cg_node_block_open(cg_buf_str(&bytes), &b), CG_OK);
        assert_int_equal(cg_node_block_check(&b), CG_OK);
        assert_int_equal(b.count, s->facts.node_count);
        assert_int_equal(b.language, s->facts.language);
        for (uint32_t i = 0; i < b.count; i++) {
            cg_node n;
            assert_true(cg_node_block_get(&b, i, &n));
            assert_text(n.name, cg_facts_str(&s->facts, s->symbols[i].name));
            assert_text(n.signature, cg_facts_str(&s->facts, s->nodes[i].signature));
            assert_text(n.docs, cg_facts_str(&s->facts, s->nodes[i].docs));
            assert_text(n.qualifier, cg_facts_str(&s->facts, s->nodes[i].qualifier));
            assert_text(n.type_text, cg_facts_str(&s->facts, s->nodes[i].type_text));
            assert_int_equal(n.parent, s->nodes[i].parent);
            assert_int_equal(n.flags, s->symbols[i].flags);
            assert_int_equal(n.start, s->nodes[i].start);
            assert_int_equal(n.end, s->nodes[i].end);
            assert_int_equal(n.at, s->symbols[i].at);
            assert_int_equal(n.kind, s->symbols[i].kind);
            assert_int_equal(n.visibility, s->symbols[i].visibility);
            assert_int_equal(n.arity, s->symbols[i].arity);
            assert_int_equal(n.complexity, s->nodes[i].complexity);
            assert_int_equal(cg_node_block_kind(&b, i), n.kind);
            assert_int_equal(cg_node_block_at(&b, i), n.at);
        }
        cg_node n;
        assert_false(cg_node_block_get(&b, b.count, &n));
        cg_buf_clear(&bytes);
        clear_sample(s);
    }
    cg_free(s);
}

static void places_are_those_of_the_lines(void **state) {
    (void)state;
    test_random r = {2};
    sample *s = cg_alloc(sizeof *s);
    for (int round = 0; round < 20; round++) {
        random_sample(s, &r);
        cg_buf bytes = {0};
        cg_node_block_build(&s->facts, &bytes);
        cg_node_block b;
        assert_int_equal(cg_node_block_open(cg_buf_str(&bytes), &b), CG_OK);
        uint32_t line = 1;
        for (uint32_t at = 0; at <= s->facts.size; at++) {
            while (line < s->facts.lines_len && s->lines[line] <= at) line++;
            uint32_t l, c;
            cg_node_block_place(&b, at, &l, &c);
            assert_int_equal(l, line);
            assert_int_equal(c, at - s->lines[line - 1] + 1);
        }
        for (uint32_t i = 1; i <= s->facts.lines_len; i++) {
            assert_int_equal(cg_node_block_line_start(&b, i), s->lines[i - 1]);
        }
        assert_int_equal(cg_node_block_line_start(&b, s->facts.lines_len + 1), s->facts.size);
        cg_buf_clear(&bytes);
        clear_sample(s);
    }
    cg_free(s);
}

static void no_two_nodes_have_the_same_id(void **state) {
    (void)state;
    test_random r = {3};
    sample *s = cg_alloc(sizeof *s);
    for (int round = 0; round < 20; round++) {
        random_sample(s, &r);
        cg_buf bytes = {0};
        cg_node_block_build(&s->facts, &bytes);
        cg_node_block b;
        assert_int_equal(cg_node_block_open(cg_buf_str(&bytes), &b), CG_OK);
        uint64_t hash = cg_path_hash(CG_STR("project"), CG_FRAGMENT_FILE, CG_STR("a/b.py"));
        for (uint32_t i = 0; i < b.count; i++) {
            cg_uuid id = cg_node_id(hash, &b, i);
            uint32_t found;
            assert_int_equal(cg_node_id_path(&id), hash >> 32);
            assert_true(cg_node_id_find(hash, &b, &id, &found));
            assert_int_equal(found, i);
            char text[CG_UUID_TEXT + 1];
            cg_uuid_format(&id, text);
            cg_uuid again;
            assert_int_equal(text[14], '8');
            assert_true(cg_uuid_parse(cg_str_from(text), &again));
            assert_true(cg_uuid_equal(&id, &again));
        }
        cg_buf_clear(&bytes);
        clear_sample(s);
    }
    cg_free(s);
}

static cg_node named(const char *name, uint32_t parent, cg_node_kind kind) {
    return (cg_node){.name = cg_str_from(name), .parent = parent, .kind = (uint8_t)kind};
}

static void assert_qualified(const cg_node_block *b, uint32_t node, const char *expected) {
    cg_buf name = {0};
    cg_node_block_qualified_name(b, node, &name);
    assert_string_equal(name.ptr, expected);
    cg_buf_clear(&name);
}

static void qualified_names_follow_the_language(void **state) {
    (void)state;
    cg_node nodes[] = {named("", CG_NONE, CG_NODE_FILE), named("space", 0, CG_NODE_NAMESPACE),
                       named("Type", 1, CG_NODE_CLASS),  named("run", 2, CG_NODE_METHOD),
                       named("", 3, CG_NODE_FUNCTION),   named("run", 1, CG_NODE_METHOD)};
    nodes[5].qualifier = CG_STR("Type::Inner");
    cg_buf bytes = {0};
    cg_node_block b;
    cg_node_block_build_list(CG_LANG_CPP, nodes, 6, &bytes);
    assert_int_equal(cg_node_block_open(cg_buf_str(&bytes), &b), CG_OK);
    assert_qualified(&b, 3, "space::Type::run");
    assert_qualified(&b, 4, "space::Type::run::<function>");
    assert_qualified(&b, 5, "space::Type::Inner::run");
    cg_buf_reset(&bytes);
    cg_node_block_build_list(CG_LANG_PYTHON, nodes, 5, &bytes);
    assert_int_equal(cg_node_block_open(cg_buf_str(&bytes), &b), CG_OK);
    assert_qualified(&b, 3, "space.Type.run");
    assert_int_equal(cg_node_block_next_child(&b, 2, CG_NONE), 3);
    assert_int_equal(cg_node_block_next_child(&b, 2, 3), CG_NONE);
    cg_buf_clear(&bytes);
}

static void names_have_any_depth(void **state) {
    (void)state;
    enum { DEPTH = 300 };
    CG_AUTOFREE cg_node *nodes = cg_alloc(DEPTH * sizeof *nodes);
    cg_buf expected = {0}, bytes = {0}, name = {0};
    for (uint32_t i = 0; i < DEPTH; i++) {
        nodes[i] = named(i % 2 ? "a" : "bc", i == 0 ? CG_NONE : i - 1, CG_NODE_FUNCTION);
        if (i > 1) cg_buf_append_char(&expected, '.');
        if (i > 0) cg_buf_append(&expected, nodes[i].name);
    }
    cg_node_block_build_list(CG_LANG_GO, nodes, DEPTH, &bytes);
    cg_node_block b;
    assert_int_equal(cg_node_block_open(cg_buf_str(&bytes), &b), CG_OK);
    cg_node_block_qualified_name(&b, DEPTH - 1, &name);
    assert_string_equal(name.ptr, expected.ptr);
    cg_buf_clear(&expected);
    cg_buf_clear(&bytes);
    cg_buf_clear(&name);
}

static void equals_are_numbered(void **state) {
    (void)state;
    cg_node nodes[] = {named("", CG_NONE, CG_NODE_FILE), named("f", 0, CG_NODE_FUNCTION),
                       named("f", 0, CG_NODE_FUNCTION),  named("f", 0, CG_NODE_CLASS),
                       named("f", 0, CG_NODE_FUNCTION),  named("f", 0, CG_NODE_FUNCTION)};
    nodes[5].signature = CG_STR("f(int)");
    static const uint32_t expected[] = {0, 0, 1, 0, 2, 0};
    cg_buf bytes = {0};
    cg_node_block b;
    cg_node_block_build_list(CG_LANG_JAVA, nodes, 6, &bytes);
    assert_int_equal(cg_node_block_open(cg_buf_str(&bytes), &b), CG_OK);
    for (uint32_t i = 0; i < 6; i++) {
        cg_node n;
        assert_true(cg_node_block_get(&b, i, &n));
        assert_int_equal(n.ordinal, expected[i]);
    }
    cg_buf_clear(&bytes);
}

/* Whatever the bytes: no crash, and nothing outside of them (a sanitizer sees it). */
static void read_everything(cg_str bytes) {
    cg_node_block b;
    if (cg_node_block_open(bytes, &b) != CG_OK) return;
    (void)cg_node_block_check(&b);
    cg_buf name = {0};
    size_t sum = 0;
    for (uint32_t i = 0; i < b.count && i < 400; i++) {
        cg_node n;
        uint32_t line, column;
        if (cg_node_block_get(&b, i, &n)) sum += n.name.len + n.docs.len;
        cg_buf_reset(&name);
        cg_node_block_qualified_name(&b, i, &name);
        cg_node_block_place(&b, n.at, &line, &column);
        sum += cg_node_block_line_start(&b, line) + cg_node_block_around(&b, n.at);
    }
    cg_buf_clear(&name);
    assert_true(sum < SIZE_MAX);
}

static void damaged_blocks_are_harmless(void **state) {
    (void)state;
    test_random r = {5};
    sample *s = cg_alloc(sizeof *s);
    random_sample(s, &r);
    cg_buf bytes = {0};
    cg_node_block_build(&s->facts, &bytes);
    for (size_t cut = 0; cut < bytes.len; cut += 1 + bytes.len / 400) {
        char *copy = cg_alloc(cut + 1); /* its own allocation: reading beyond it shows */
        memcpy(copy, bytes.ptr, cut);
        cg_node_block b;
        assert_int_not_equal(cg_node_block_open(cg_str_of(copy, cut), &b), CG_OK);
        cg_free(copy);
    }
    for (int round = 0; round < 600; round++) {
        char *copy = cg_alloc(bytes.len);
        memcpy(copy, bytes.ptr, bytes.len);
        for (uint64_t flips = 1 + test_next(&r) % 4; flips > 0; flips--) {
            size_t reach = round % 2 == 0 ? 64 : bytes.len;
            copy[test_next(&r) % reach] ^= (char)(1u << test_next(&r) % 8);
        }
        read_everything(cg_str_of(copy, bytes.len));
        cg_free(copy);
    }
    cg_buf_clear(&bytes);
    clear_sample(s);
    cg_free(s);
}

static void another_version_is_refused(void **state) {
    (void)state;
    cg_node file = named("", CG_NONE, CG_NODE_FILE);
    cg_buf bytes = {0};
    cg_node_block b;
    cg_node_block_build_list(CG_LANG_C, &file, 1, &bytes);
    bytes.ptr[1]++;
    assert_int_equal(cg_node_block_open(cg_buf_str(&bytes), &b), CG_ERR_VERSION);
    assert_non_null(strstr(cg_error_message(), "index again"));
    cg_buf_clear(&bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_the_facts_say),
        cmocka_unit_test(places_are_those_of_the_lines),
        cmocka_unit_test(no_two_nodes_have_the_same_id),
        cmocka_unit_test(qualified_names_follow_the_language),
        cmocka_unit_test(names_have_any_depth),
        cmocka_unit_test(equals_are_numbered),
        cmocka_unit_test(damaged_blocks_are_harmless),
        cmocka_unit_test(another_version_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
