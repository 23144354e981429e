/* The index after many small updates against one made at once, and its searches against plain comparisons. */
#include "index/names.h"

#include "base/distance.h"
#include "store/store.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { FILES = 40, WORDS = 6000 };

static uint64_t seed = 1;

static uint32_t roll(uint32_t below) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 33) % below;
}

/* The words that names are taken from: 6,000 make several pages. */
static const char *word(uint32_t i, char *out) {
    static const char *const parts[] = {"get", "Node", "_block", "HTTP", "x", "parse", "List", "conf"};
    sprintf(out, "%s%s%u%s", parts[i % 8], parts[i / 8 % 8], i / 64, i % 5 == 0 ? "Init" : "");
    return out;
}

typedef struct file {
    bool present;
    CG_VEC(uint32_t) words;
} file;

static file files[FILES];

static void build(const file *f, cg_buf *out) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    char text[64];
    cg_node *nodes = CG_NEW_ARRAY(&arena, cg_node, f->words.len + 1);
    nodes[0] = (cg_node){.kind = CG_NODE_FILE, .parent = CG_NONE};
    for (size_t i = 0; i < f->words.len; i++)
        nodes[i + 1] =
            (cg_node){.kind = (uint8_t)(f->words.at[i] % 3 == 0 ? CG_NODE_FUNCTION : CG_NODE_FIELD),
                      .name = cg_arena_str(&arena, cg_str_from(word(f->words.at[i], text)))};
    cg_node_block_build_list(CG_LANG_C, nodes, (uint32_t)f->words.len + 1, out);
}

static void update(cg_publication *p, cg_names_update *u, uint32_t number, const file *now) {
    CG_CLEANUP(cg_buf_clear) cg_buf bytes = {0};
    char path[32];
    cg_node_block block;
    cg_fragment entry = {.kind = CG_FRAGMENT_FILE, .language = CG_LANG_C}, old;
    const cg_node_block *before;
    sprintf(path, "d/file%u.c", number);
    entry.path = cg_str_from(path);
    entry.id = cg_publication_id(p, CG_FRAGMENT_FILE, entry.path);
    cg_snapshot *base = cg_publication_base(p);
    if (base != NULL && cg_snapshot_fragment(base, entry.id, &old) == CG_OK) {
        assert_int_equal(cg_snapshot_nodes(base, entry.id, &before), CG_OK);
        cg_names_update_remove(u, &old, before);
        if (!now->present) assert_int_equal(cg_publication_drop(p, entry.id), CG_OK);
    }
    if (!now->present) return;
    build(now, &bytes);
    assert_int_equal(cg_publication_set(p, &entry), CG_OK);
    assert_int_equal(cg_publication_put_block(p, entry.id, CG_BLOCK_NODES, cg_buf_str(&bytes)), CG_OK);
    assert_int_equal(cg_node_block_open(cg_buf_str(&bytes), &block), CG_OK);
    cg_names_update_add(u, &entry, &block);
}

static void change(uint32_t number, uint32_t words) {
    file *f = &files[number];
    f->present = roll(10) > 0;
    if (roll(3) == 0) cg_vec_reset(&f->words);
    for (uint32_t i = 0; i < words; i++) {
        if (f->words.len > 0 && roll(2) == 0)
            f->words.at[roll((uint32_t)f->words.len)] = roll(WORDS);
        else
            cg_vec_push(&f->words, roll(WORDS));
    }
}

static void publish(cg_store *store, uint32_t first, uint32_t count, uint32_t words) {
    cg_publication *p;
    cg_names_update *u = cg_names_update_new();
    assert_int_equal(cg_publication_begin(store, CG_STR("test"), NULL, &p), CG_OK);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t number = (first + i) % FILES;
        change(number, words);
        update(p, u, number, &files[number]);
    }
    assert_int_equal(cg_names_update_finish(u, p), CG_OK);
    assert_int_equal(cg_publication_commit(p), CG_OK);
    cg_names_update_free(u);
}

static void on_finding(void *context, const cg_finding *f) {
    (void)context;
    fail_msg("%.*s: %s", CG_STR_ARG(f->where), f->text);
}

static void check(cg_store *store) {
    CG_CLEANUP(cg_snapshot_close_ptr) cg_snapshot *s = NULL;
    assert_int_equal(cg_store_snapshot(store, CG_STR("test"), &s), CG_OK);
    cg_fsck fsck = {.report = on_finding};
    assert_int_equal(cg_names_check(NULL, s, &fsck), CG_OK);
    assert_int_equal(fsck.result.findings, 0);
}

static cg_store *open_store(void) {
    cg_store *store;
    assert_int_equal(cg_store_open_engine(cg_engine_memory_new(), CG_STORE_WRITE, &store), CG_OK);
    for (uint32_t i = 0; i < FILES; i++) cg_vec_clear(&files[i].words);
    publish(store, 0, FILES, 300);
    return store;
}

static void test_updates_equal_a_rebuild(void **state) {
    (void)state;
    cg_store *store = open_store();
    for (uint32_t round = 0; round < 20; round++) {
        publish(store, roll(FILES), 1 + roll(3), 1 + roll(30));
        check(store);
    }
    for (uint32_t i = 0; i < FILES; i++) cg_vec_clear(&files[i].words);
    publish(store, 0, FILES, 1); /* nearly everything goes */
    check(store);
    cg_store_close(store);
}

static bool exists(const char *name) {
    char text[64];
    for (uint32_t i = 0; i < FILES; i++)
        for (size_t k = 0; files[i].present && k < files[i].words.len; k++)
            if (strcmp(word(files[i].words.at[k], text), name) == 0) return true;
    return false;
}

static size_t count_matching(cg_str query, cg_name_how how) {
    size_t count = 0;
    char text[64];
    cg_parts parts;
    cg_parts_init(&parts, query);
    for (uint32_t i = 0; i < WORDS; i++) {
        cg_str name = cg_str_from(word(i, text));
        bool match = how == CG_NAME_PREFIX  ? cg_name_starts(name, query) && name.len > query.len
                     : how == CG_NAME_PARTS ? cg_parts_match(&parts, name) && !cg_name_starts(name, query)
                     : how == CG_NAME_GLOB  ? cg_name_glob(query, name)
                     : how == CG_NAME_FUZZY ? cg_distance(name, query, 2) <= 2 && !cg_name_starts(name, query)
                                            : cg_str_equal(name, query);
        count += match && exists(text);
    }
    return count;
}

static void expect(cg_snapshot *s, const char *query, cg_name_how how) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_name_hits hits = {0};
    cg_name_query q = {.text = cg_str_from(query), .how = 1u << how, .limit = 100000};
    assert_int_equal(cg_names_find(s, &q, &arena, &hits), CG_OK);
    assert_int_equal(hits.len, count_matching(q.text, how));
    for (size_t i = 0; i < hits.len; i++) {
        cg_posting *postings;
        assert_int_equal(hits.at[i].how, how);
        assert_int_equal(cg_names_postings(s, &hits.at[i], &arena, &postings), CG_OK);
        for (uint32_t k = 1; k < hits.at[i].count; k++)
            assert_true(postings[k - 1].fragment < postings[k].fragment);
    }
    cg_vec_clear(&hits);
}

static void test_searches_find_all_there_is(void **state) {
    (void)state;
    cg_store *store = open_store();
    CG_CLEANUP(cg_snapshot_close_ptr) cg_snapshot *s = NULL;
    char text[64];
    assert_int_equal(cg_store_snapshot(store, CG_STR("test"), &s), CG_OK);
    for (uint32_t i = 0; i < 60; i++) expect(s, word(roll(WORDS), text), CG_NAME_EXACT);
    static const char *const queries[] = {"get", "HTTPnode",  "xconf12", "_block",
                                          "zzz", "getNode77", "parseLis"};
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        expect(s, queries[i], CG_NAME_PREFIX);
        expect(s, queries[i], CG_NAME_PARTS);
    }
    expect(s, "getNoed7", CG_NAME_FUZZY);
    expect(s, "parseLits17", CG_NAME_FUZZY);
    expect(s, "*Init", CG_NAME_GLOB);
    expect(s, "get*1?", CG_NAME_GLOB);
    cg_snapshot_close(s);
    s = NULL;
    cg_store_close(store);
}

static void test_the_best_are_kept(void **state) {
    (void)state;
    cg_store *store = open_store();
    CG_CLEANUP(cg_snapshot_close_ptr) cg_snapshot *s = NULL;
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    assert_int_equal(cg_store_snapshot(store, CG_STR("test"), &s), CG_OK);
    cg_name_hits all = {0}, few = {0};
    cg_name_query q = {.text = CG_STR("get"), .how = CG_NAMES_ANY_HOW, .limit = 100000};
    assert_int_equal(cg_names_find(s, &q, &arena, &all), CG_OK);
    q.limit = 10;
    assert_int_equal(cg_names_find(s, &q, &arena, &few), CG_OK);
    assert_int_equal(few.len, 10);
    for (size_t i = 0; i < few.len; i++) assert_true(cg_str_equal(few.at[i].name, all.at[i].name));
    cg_vec_clear(&all);
    cg_vec_clear(&few);
    cg_snapshot_close(s);
    s = NULL;
    cg_store_close(store);
    for (uint32_t i = 0; i < FILES; i++) cg_vec_clear(&files[i].words);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_updates_equal_a_rebuild),
        cmocka_unit_test(test_searches_find_all_there_is),
        cmocka_unit_test(test_the_best_are_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
