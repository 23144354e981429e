/* A project of made-up fragments, kept in memory beside the store: what a snapshot must show. For tests of the store
 * over any engine. */
#ifndef CG_TESTS_STORE_MODEL_H
#define CG_TESTS_STORE_MODEL_H

#include "base/mem.h"
#include "graph/facts_builder.h"
#include "graph/invert.h"
#include "store/publication.h"

#include "tests/support/test.h"

#include <stdio.h>

enum { MODEL_FILES = 40, MODEL_NODES = 30, MODEL_EDGES = 60, MODEL_PAGES = 12 };

typedef struct model_file {
    bool live;
    uint32_t version; /* decides its content */
} model_file;

typedef struct model {
    model_file files[MODEL_FILES];
    uint32_t pages[MODEL_PAGES]; /* of the index "numbers" */
    uint32_t page_count;
    uint64_t generation;
    uint32_t weight; /* bytes of facts of a file: much of it makes publications large */
} model;

#define MODEL_PROJECT CG_STR("project")

static inline cg_str model_path(cg_arena *a, uint32_t file) {
    return cg_arena_format(a, "dir%u/file%u.py", file % 5, file);
}

/* A hash, as the keys of facts are: publications look them up by a part of theirs. */
static inline cg_hash128 model_facts_key(uint32_t file, uint32_t version) {
    uint32_t of[] = {file, version};
    return cg_hash128_of(of, sizeof of);
}

/* Functions with some documentation, which makes facts as large as the model's weight says. */
static inline void model_build_facts(const model *m, uint32_t file, uint32_t version, cg_arena *a,
                                     cg_facts *out) {
    cg_facts_builder *b = cg_facts_builder_new();
    test_random r = {version * 1000u + file};
    cg_facts_begin(b, CG_LANG_PYTHON, cg_arena_format(a, "%*s\n", MODEL_NODES * 10, "x"));
    for (uint32_t i = 1; i < MODEL_NODES; i++) {
        cg_str name = cg_arena_format(a, "n%u_%u_%u", file, i, i % 7 == version % 7 ? version : 0);
        cg_symbol_id id = cg_facts_symbol(b, CG_NODE_FUNCTION, 0, cg_facts_string(b, name), 0, i * 10);
        cg_buf docs = {0};
        for (uint32_t at = 0; at < m->weight / MODEL_NODES; at += 16) {
            cg_buf_format(&docs, "%016llx", (unsigned long long)test_next(&r));
        }
        cg_node_facts *n = cg_facts_node_at(b, id);
        *n = (cg_node_facts){.start = i * 10, .end = i * 10 + 5};
        n->docs = cg_facts_string(b, cg_buf_str(&docs));
        cg_buf_clear(&docs);
    }
    cg_facts_finish(b, false, a, out);
    cg_facts_builder_free(b);
}

static inline void model_facts(const model *m, uint32_t file, uint32_t version, cg_buf *out) {
    cg_arena a = {0};
    cg_facts facts;
    model_build_facts(m, file, version, &a, &facts);
    cg_buf_reset(out);
    cg_facts_encode(&facts, out);
    cg_arena_clear(&a);
}

static inline void model_nodes(const model *m, uint32_t file, uint32_t version, cg_buf *out) {
    cg_arena a = {0};
    cg_facts facts;
    model_build_facts(m, file, version, &a, &facts);
    cg_buf_reset(out);
    cg_node_block_build(&facts, out);
    cg_arena_clear(&a);
}

/* Edges to live files only; ids[] are the fragments of the files. */
static inline void model_out(const model *m, const uint32_t *ids, uint32_t file, cg_buf *out) {
    test_random r = {m->files[file].version * 77u + file};
    cg_edge edges[MODEL_EDGES];
    size_t count = 0;
    for (uint32_t i = 0; i < MODEL_EDGES; i++) {
        uint32_t target = (uint32_t)(test_next(&r) % MODEL_FILES),
                 node = (uint32_t)(test_next(&r) % MODEL_NODES);
        cg_edge e = {.source = (uint32_t)(test_next(&r) % MODEL_NODES),
                     .target = {ids[target], node},
                     .kind = CG_EDGE_CALLS,
                     .resolution = CG_RESOLUTION_EXACT,
                     .confidence = 100,
                     .candidates = 1};
        if (m->files[target].live) edges[count++] = e;
    }
    cg_buf_reset(out);
    cg_out_block_build(edges, count, NULL, 0, ids[file], out);
}

static inline void model_page(uint32_t number, uint32_t version, cg_buf *out) {
    cg_buf_reset(out);
    cg_buf_format(out, "page %u, version %u", number, version);
}

/* Some files appear, change or go; some pages change. */
static inline void model_change(model *m, test_random *r, uint32_t version) {
    for (uint64_t changes = 1 + test_next(r) % 8; changes > 0; changes--) {
        model_file *f = &m->files[test_next(r) % MODEL_FILES];
        f->live = test_next(r) % 4 != 0;
        f->version = test_next(r) % 5 == 0 ? 1 : version;
    }
    m->page_count = (uint32_t)(test_next(r) % MODEL_PAGES);
    for (uint32_t i = 0; i < m->page_count; i++) {
        if (test_next(r) % 3 == 0) m->pages[i] = version;
    }
}

/* ---- Into the store ---- */

static inline cg_error model_put_file(const model *m, cg_publication *p, const uint32_t *ids, uint32_t file,
                                      cg_inverter *v) {
    cg_arena a = {0};
    cg_buf bytes = {0};
    uint32_t version = m->files[file].version;
    cg_fragment f = {.id = ids[file],
                     .kind = CG_FRAGMENT_FILE,
                     .language = CG_LANG_PYTHON,
                     .path = model_path(&a, file),
                     .module = CG_STR("module"),
                     .size = 1000 + version,
                     .mtime_ns = version,
                     .content = {version, file},
                     .facts = model_facts_key(file, version)};
    cg_error error = cg_publication_set(p, &f);
    bool has = false;
    if (error == CG_OK) error = cg_publication_has_facts(p, f.facts, &has);
    if (error == CG_OK && !has) {
        model_facts(m, file, version, &bytes);
        error = cg_publication_put_facts(p, f.facts, cg_buf_str(&bytes));
    }
    model_nodes(m, file, version, &bytes);
    if (error == CG_OK) error = cg_publication_put_block(p, ids[file], CG_BLOCK_NODES, cg_buf_str(&bytes));
    model_out(m, ids, file, &bytes);
    if (error == CG_OK) error = cg_publication_put_block(p, ids[file], CG_BLOCK_OUT, cg_buf_str(&bytes));
    cg_out_block out;
    if (error == CG_OK) error = cg_out_block_open(cg_buf_str(&bytes), &out);
    if (error == CG_OK) error = cg_inverter_add(v, ids[file], &out);
    cg_buf_clear(&bytes);
    cg_arena_clear(&a);
    return error;
}

static inline cg_error model_put_all(const model *m, cg_publication *p, cg_inverter *v) {
    uint32_t ids[MODEL_FILES];
    cg_arena a = {0};
    cg_error error = CG_OK;
    for (uint32_t i = 0; i < MODEL_FILES; i++)
        ids[i] = cg_publication_id(p, CG_FRAGMENT_FILE, model_path(&a, i));
    cg_arena_clear(&a);
    for (uint32_t i = 0; i < MODEL_FILES && error == CG_OK; i++) {
        error = m->files[i].live ? model_put_file(m, p, ids, i, v) : cg_publication_drop(p, ids[i]);
    }
    for (uint32_t i = 0; i < MODEL_FILES && error == CG_OK; i++) {
        if (!m->files[i].live) continue;
        cg_buf in = {0};
        error = cg_inverter_build(v, ids[i], NULL, &in);
        if (error == CG_OK) error = cg_publication_put_block(p, ids[i], CG_BLOCK_IN, cg_buf_str(&in));
        cg_buf_clear(&in);
    }
    cg_page_list *list = cg_publication_pages_begin(p, "numbers");
    for (uint32_t i = 0; i < m->page_count && error == CG_OK; i++) {
        cg_buf page = {0};
        model_page(i, m->pages[i], &page);
        error = cg_page_list_add(list, cg_buf_str(&page));
        cg_buf_clear(&page);
    }
    cg_publication_pages_end(list);
    return error;
}

static inline cg_error model_publish(const model *m, cg_store *s, uint64_t memory) {
    cg_publication *p;
    cg_publication_options options = {.memory = memory};
    CG_TRY(cg_publication_begin(s, MODEL_PROJECT, &options, &p));
    cg_inverter *v = cg_inverter_new();
    cg_error error = model_put_all(m, p, v);
    cg_inverter_free(v);
    cg_buf generation = {0};
    cg_buf_format(&generation, "%llu", (unsigned long long)m->generation);
    if (error == CG_OK) error = cg_publication_set_meta(p, "generation", cg_buf_str(&generation));
    cg_buf_clear(&generation);
    if (error == CG_OK) return cg_publication_commit(p);
    cg_publication_abandon(p);
    return error;
}

/* ---- Out of the store ---- */

static inline void model_check_file(const model *m, cg_snapshot *s, const uint32_t *ids, uint32_t file) {
    cg_arena a = {0};
    cg_buf expected = {0};
    cg_fragment f;
    const cg_node_block *nodes;
    const cg_out_block *out;
    cg_str path = model_path(&a, file);
    uint32_t version = m->files[file].version;
    assert_int_equal(cg_snapshot_fragment(s, ids[file], &f), CG_OK);
    assert_true(cg_str_equal(f.path, path));
    assert_int_equal(f.mtime_ns, version);
    assert_int_equal(f.node_count, MODEL_NODES);
    assert_int_equal(cg_snapshot_nodes(s, ids[file], &nodes), CG_OK);
    char name[32];
    snprintf(name, sizeof name, "n%u_%u_%u", file, version % 7 + 7, version);
    assert_true(cg_str_is(cg_node_block_name(nodes, version % 7 + 7), name));
    assert_int_equal(cg_snapshot_out(s, ids[file], &out), CG_OK);
    model_out(m, ids, file, &expected);
    cg_out_block block;
    assert_int_equal(cg_out_block_open(cg_buf_str(&expected), &block), CG_OK);
    assert_int_equal(out->site_count, block.site_count);
    assert_int_equal(f.edge_count, block.site_count);
    if (block.site_count > 0) assert_memory_equal(out->edges.data, block.edges.data, block.edges.size);
    cg_pin facts;
    assert_int_equal(cg_snapshot_facts(s, ids[file], &facts), CG_OK);
    model_facts(m, file, version, &expected);
    assert_true(cg_str_equal(facts.value, cg_buf_str(&expected)));
    cg_pin_release(&facts);
    cg_uuid id;
    cg_node_ref ref, found;
    ref = (cg_node_ref){ids[file], 5};
    assert_int_equal(cg_snapshot_node_id(s, ref, &id), CG_OK);
    assert_int_equal(cg_snapshot_node_by_id(s, &id, &found), CG_OK);
    assert_true(cg_node_ref_equal(ref, found));
    cg_buf_clear(&expected);
    cg_arena_clear(&a);
}

/* What arrives equals what leaves. */
static inline void model_check_arrivals(cg_snapshot *s, const uint32_t *ids, uint32_t live) {
    uint64_t leaving = 0, arriving = 0;
    for (uint32_t i = 0; i < live; i++) {
        const cg_out_block *out;
        const cg_in_block *in;
        assert_int_equal(cg_snapshot_out(s, ids[i], &out), CG_OK);
        assert_int_equal(cg_snapshot_in(s, ids[i], &in), CG_OK);
        cg_edge_iter it = cg_out_edges(out);
        cg_out_edge e;
        while (cg_out_edge_next(&it, &e)) leaving++;
        arriving += in->edge_count;
    }
    assert_int_equal(leaving, arriving);
}

static inline void model_check(const model *m, cg_snapshot *s) {
    uint32_t ids[MODEL_FILES], live_ids[MODEL_FILES], live = 0;
    cg_arena a = {0};
    for (uint32_t i = 0; i < MODEL_FILES; i++) {
        cg_error error = cg_snapshot_find(s, CG_FRAGMENT_FILE, model_path(&a, i), &ids[i]);
        assert_int_equal(error, m->files[i].live ? CG_OK : CG_ERR_NOT_FOUND);
        if (m->files[i].live) live_ids[live++] = ids[i];
    }
    cg_arena_clear(&a);
    assert_int_equal(cg_snapshot_prefetch(s, CG_BLOCK_OUT, live_ids, live), CG_OK);
    for (uint32_t i = 0; i < MODEL_FILES; i++) {
        if (m->files[i].live) model_check_file(m, s, ids, i);
    }
    model_check_arrivals(s, live_ids, live);
    assert_int_equal(cg_snapshot_totals(s)->files, live);
    assert_int_equal(cg_snapshot_totals(s)->nodes, live * (uint64_t)MODEL_NODES);
    assert_int_equal(cg_snapshot_page_count(s, "numbers"), m->page_count);
    for (uint32_t i = 0; i < m->page_count; i++) {
        cg_buf expected = {0};
        cg_str page;
        model_page(i, m->pages[i], &expected);
        assert_int_equal(cg_snapshot_page(s, "numbers", i, &page), CG_OK);
        assert_true(cg_str_equal(page, cg_buf_str(&expected)));
        cg_buf_clear(&expected);
    }
    uint64_t generation = 0;
    assert_true(cg_str_to_u64(cg_snapshot_meta(s, "generation"), &generation));
    assert_int_equal(generation, m->generation);
}

static inline void model_check_store(const model *m, cg_store *store) {
    cg_snapshot *s;
    assert_int_equal(cg_store_snapshot(store, CG_STR_NONE, &s), CG_OK);
    model_check(m, s);
    cg_snapshot_close(s);
}

#endif
