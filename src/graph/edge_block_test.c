#include "base/mem.h"
#include "base/vec.h"
#include "graph/edge_block.h"
#include "graph/invert.h"

#include "tests/support/test.h"

#include <stdlib.h>

static cg_edge random_edge(test_random *r, uint32_t fragments) {
    static const uint8_t confidences[] = {100, 100, 100, 90, 50};
    return (cg_edge){.source = (uint32_t)(test_next(r) % 40),
                     .target = {(uint32_t)(test_next(r) % fragments), (uint32_t)(test_next(r) % 60)},
                     .kind = (uint8_t)(test_next(r) % CG_EDGE_KIND_COUNT),
                     .resolution = (uint8_t)(test_next(r) % CG_RESOLUTION_COUNT),
                     .confidence = confidences[test_next(r) % 5],
                     .candidates = (uint8_t)(1 + test_next(r) % 3),
                     .at = (uint32_t)(test_next(r) % (test_next(r) % 9 == 0 ? UINT32_MAX : 5000))};
}

static int compare(const void *x, const void *y) {
    const cg_edge *a = x, *b = y;
    cg_in_edge p = {a->source, a->target, a->kind, a->resolution, a->confidence, a->candidates};
    cg_in_edge q = {b->source, b->target, b->kind, b->resolution, b->confidence, b->candidates};
    int order = cg_in_edge_compare(&p, &q);
    return order != 0 ? order : a->at < b->at ? -1 : a->at > b->at;
}

static void shuffle(cg_edge *edges, size_t count, test_random *r) {
    for (size_t i = count; i > 1; i--) {
        size_t k = test_next(r) % i;
        cg_edge e = edges[i - 1];
        edges[i - 1] = edges[k];
        edges[k] = e;
    }
}

/* The expected set: sorted, without doubles. */
static size_t sorted_set(cg_edge *edges, size_t count) {
    qsort(edges, count, sizeof *edges, compare);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || compare(&edges[kept - 1], &edges[i]) != 0) edges[kept++] = edges[i];
    }
    return kept;
}

static size_t read_edges(cg_edge_iter it, cg_edge *out, size_t room) {
    cg_out_edge e;
    size_t count = 0;
    while (cg_out_edge_next(&it, &e)) {
        uint32_t at, sites = 0;
        while (cg_sites_next(&e.sites, &at)) {
            assert_true(count < room);
            out[count++] =
                (cg_edge){e.source, e.target, e.kind, e.resolution, e.confidence, e.candidates, at};
            sites++;
        }
        assert_int_equal(sites, e.site_count);
    }
    assert_false(it.damaged);
    return count;
}

static void out_blocks_hold_the_set_of_edges(void **state) {
    (void)state;
    test_random r = {1};
    enum { ROOM = 500 };
    cg_edge edges[ROOM], given[ROOM], got[ROOM];
    for (int round = 0; round < 100; round++) {
        size_t count = test_next(&r) % ROOM;
        for (size_t i = 0; i < count; i++) {
            edges[i] = i > 0 && test_next(&r) % 3 == 0 ? edges[i - 1] : random_edge(&r, 5);
            if (i > 0 && test_next(&r) % 3 == 0) edges[i].at++;
        }
        memcpy(given, edges, sizeof edges);
        size_t expected = sorted_set(edges, count);
        cg_buf bytes = {0}, again = {0};
        cg_out_block_build(given, count, NULL, 0, 2, &bytes);
        shuffle(given, expected, &r);
        cg_out_block_build(given, expected, NULL, 0, 2, &again);
        assert_int_equal(bytes.len, again.len);
        if (count > 0) assert_memory_equal(bytes.ptr, again.ptr, bytes.len);

        cg_out_block b;
        assert_int_equal(cg_out_block_open(cg_buf_str(&bytes), &b), CG_OK);
        assert_int_equal(cg_out_block_check(&b, 40, UINT32_MAX), CG_OK);
        assert_int_equal(b.site_count, expected);
        assert_int_equal(read_edges(cg_out_edges(&b), got, ROOM), expected);
        for (size_t i = 0; i < expected; i++) assert_int_equal(compare(&got[i], &edges[i]), 0);
        size_t sum = 0;
        for (uint32_t node = 0; node < 45; node++) {
            size_t n = read_edges(cg_out_edges_of(&b, node), got, ROOM);
            for (size_t i = 0; i < n; i++) assert_int_equal(compare(&got[i], &edges[sum + i]), 0);
            sum += n;
        }
        assert_int_equal(sum, expected);
        cg_buf_clear(&bytes);
        cg_buf_clear(&again);
    }
}

static void unresolved_references_keep_name_and_reason(void **state) {
    (void)state;
    cg_unresolved all[] = {{7, CG_STR("print"), CG_UNRESOLVED_EXTERNAL, CG_EDGE_CALLS, 90},
                           {3, CG_STR("self.f"), CG_UNRESOLVED_DYNAMIC, CG_EDGE_CALLS, 50},
                           {3, CG_STR("print"), CG_UNRESOLVED_UNKNOWN, CG_EDGE_READS, 10},
                           {3, CG_STR("print"), CG_UNRESOLVED_UNKNOWN, CG_EDGE_READS, 10}};
    cg_buf bytes = {0};
    cg_out_block_build(NULL, 0, all, 4, 0, &bytes);
    cg_out_block b;
    assert_int_equal(cg_out_block_open(cg_buf_str(&bytes), &b), CG_OK);
    assert_int_equal(cg_out_block_check(&b, 8, 100), CG_OK);
    assert_int_equal(b.unresolved_count, 3);
    cg_edge_iter it = cg_unresolved_of(&b, 3);
    cg_unresolved u;
    assert_true(cg_unresolved_next(&it, &u));
    assert_true(cg_str_is(u.name, "print") && u.at == 10 && u.kind == CG_EDGE_READS);
    assert_int_equal(u.reason, CG_UNRESOLVED_UNKNOWN);
    assert_true(cg_unresolved_next(&it, &u));
    assert_true(cg_str_is(u.name, "self.f") && u.at == 50 && u.reason == CG_UNRESOLVED_DYNAMIC);
    assert_false(cg_unresolved_next(&it, &u));
    it = cg_unresolved_all(&b);
    for (int i = 0; i < 3; i++) assert_true(cg_unresolved_next(&it, &u));
    assert_true(cg_str_is(u.name, "print") && u.source == 7);
    assert_false(cg_unresolved_next(&it, &u));
    cg_edge_iter none = cg_out_edges(&b);
    cg_out_edge e;
    assert_false(cg_out_edge_next(&none, &e));
    cg_buf_clear(&bytes);
}

/* ---- Inversion ---- */

enum { FRAGMENTS = 8, EDGES = 200 };
typedef struct world {
    cg_edge edges[FRAGMENTS][EDGES];
    size_t counts[FRAGMENTS];
    cg_buf out[FRAGMENTS], in[FRAGMENTS];
} world;

static void random_fragment(world *w, uint32_t f, test_random *r) {
    w->counts[f] = test_next(r) % EDGES;
    for (size_t i = 0; i < w->counts[f]; i++) w->edges[f][i] = random_edge(r, FRAGMENTS);
    cg_buf_reset(&w->out[f]);
    cg_out_block_build(w->edges[f], w->counts[f], NULL, 0, f, &w->out[f]);
}

static cg_out_block out_of(const cg_buf *bytes) {
    cg_out_block b;
    assert_int_equal(cg_out_block_open(cg_buf_str(bytes), &b), CG_OK);
    return b;
}

static void invert_all(const world *w, cg_buf *in) {
    cg_inverter *v = cg_inverter_new();
    for (uint32_t f = 0; f < FRAGMENTS; f++) {
        cg_out_block b = out_of(&w->out[f]);
        assert_int_equal(cg_inverter_add(v, f, &b), CG_OK);
    }
    for (uint32_t f = 0; f < FRAGMENTS; f++) {
        cg_buf_reset(&in[f]);
        assert_int_equal(cg_inverter_build(v, f, NULL, &in[f]), CG_OK);
    }
    cg_inverter_free(v);
}

static void every_edge_arrives(void **state) {
    (void)state;
    test_random r = {4};
    world *w = cg_alloc_zero(1, sizeof *w);
    for (uint32_t f = 0; f < FRAGMENTS; f++) random_fragment(w, f, &r);
    invert_all(w, w->in);
    size_t arrived = 0;
    for (uint32_t f = 0; f < FRAGMENTS; f++) {
        cg_in_block b;
        assert_int_equal(cg_in_block_open(cg_buf_str(&w->in[f]), &b), CG_OK);
        assert_int_equal(cg_in_block_check(&b, 60), CG_OK);
        cg_edge_iter it = cg_in_edges(&b);
        cg_in_edge e;
        while (cg_in_edge_next(&it, &e)) {
            bool there = false;
            for (size_t i = 0; i < w->counts[e.source.fragment] && !there; i++) {
                const cg_edge *o = &w->edges[e.source.fragment][i];
                there = o->source == e.source.node && o->target.fragment == f && o->target.node == e.target &&
                        o->kind == e.kind && o->resolution == e.resolution && o->confidence == e.confidence &&
                        o->candidates == e.candidates;
            }
            assert_true(there);
            arrived++;
        }
        assert_false(it.damaged);
    }
    size_t left = 0;
    for (uint32_t f = 0; f < FRAGMENTS; f++) {
        cg_out_block b = out_of(&w->out[f]);
        cg_edge_iter it = cg_out_edges(&b);
        cg_out_edge e;
        while (cg_out_edge_next(&it, &e)) left++;
    }
    assert_int_equal(arrived, left);
    for (uint32_t f = 0; f < FRAGMENTS; f++) {
        cg_buf_clear(&w->out[f]);
        cg_buf_clear(&w->in[f]);
    }
    cg_free(w);
}

static void inverting_a_change_equals_inverting_all(void **state) {
    (void)state;
    test_random r = {5};
    world *w = cg_alloc_zero(1, sizeof *w);
    cg_buf whole[FRAGMENTS] = {0};
    for (uint32_t f = 0; f < FRAGMENTS; f++) random_fragment(w, f, &r);
    invert_all(w, w->in);
    for (int round = 0; round < 40; round++) {
        cg_inverter *v = cg_inverter_new();
        for (uint64_t changes = 1 + test_next(&r) % 3, f = test_next(&r) % FRAGMENTS; changes > 0;
             changes--) {
            f = (f + 1) % FRAGMENTS;
            cg_out_block b = out_of(&w->out[f]);
            assert_int_equal(cg_inverter_replace(v, (uint32_t)f, &b), CG_OK);
            random_fragment(w, (uint32_t)f, &r);
            b = out_of(&w->out[f]);
            if (test_next(&r) % 5 == 0) { /* the fragment goes away */
                cg_buf_reset(&w->out[f]);
                w->counts[f] = 0;
            } else {
                assert_int_equal(cg_inverter_add(v, (uint32_t)f, &b), CG_OK);
            }
        }
        uint32_t count;
        const uint32_t *touched = cg_inverter_touched(v, &count);
        for (uint32_t i = 0; i < count; i++) {
            cg_in_block base;
            cg_buf fresh = {0};
            assert_int_equal(cg_in_block_open(cg_buf_str(&w->in[touched[i]]), &base), CG_OK);
            assert_int_equal(cg_inverter_build(v, touched[i], &base, &fresh), CG_OK);
            cg_buf_clear(&w->in[touched[i]]);
            w->in[touched[i]] = fresh;
        }
        cg_inverter_free(v);
        invert_all(w, whole);
        for (uint32_t f = 0; f < FRAGMENTS; f++) {
            assert_true(cg_str_equal(cg_buf_str(&whole[f]), cg_buf_str(&w->in[f])));
        }
    }
    for (uint32_t f = 0; f < FRAGMENTS; f++) {
        cg_buf_clear(&w->out[f]);
        cg_buf_clear(&w->in[f]);
        cg_buf_clear(&whole[f]);
    }
    cg_free(w);
}

/* ---- Damage ---- */

static void read_out(cg_str bytes) {
    cg_out_block b;
    if (cg_out_block_open(bytes, &b) != CG_OK) return;
    (void)cg_out_block_check(&b, 40, UINT32_MAX);
    cg_edge_iter it = cg_out_edges(&b), open = cg_unresolved_all(&b);
    cg_out_edge e;
    cg_unresolved u;
    size_t sum = 0;
    uint32_t at;
    while (cg_out_edge_next(&it, &e)) {
        while (cg_sites_next(&e.sites, &at)) sum += at;
    }
    while (cg_unresolved_next(&open, &u)) sum += u.name.len > 0 ? (size_t)u.name.ptr[u.name.len - 1] : 0;
    for (uint32_t node = 0; node < 45; node++) {
        it = cg_out_edges_of(&b, node);
        while (cg_out_edge_next(&it, &e)) sum += e.target.node;
    }
    assert_true(sum < SIZE_MAX);
}

static void read_in(cg_str bytes) {
    cg_in_block b;
    if (cg_in_block_open(bytes, &b) != CG_OK) return;
    (void)cg_in_block_check(&b, 60);
    cg_edge_iter it = cg_in_edges(&b);
    cg_in_edge e;
    while (cg_in_edge_next(&it, &e)) assert_true(e.kind < CG_EDGE_KIND_COUNT);
}

static void damage(const cg_buf *bytes, test_random *r, void (*read)(cg_str)) {
    for (size_t cut = 1; cut < bytes->len; cut += 1 + bytes->len / 300) {
        char *copy = cg_alloc(cut);
        memcpy(copy, bytes->ptr, cut);
        read(cg_str_of(copy, cut));
        cg_free(copy);
    }
    for (int round = 0; round < 1000; round++) {
        char *copy = cg_alloc(bytes->len);
        memcpy(copy, bytes->ptr, bytes->len);
        for (uint64_t flips = 1 + test_next(r) % 4; flips > 0; flips--) {
            copy[test_next(r) % (round % 3 == 0 ? 60 : bytes->len)] ^= (char)(1u << test_next(r) % 8);
        }
        read(cg_str_of(copy, bytes->len));
        cg_free(copy);
    }
}

static void damaged_blocks_are_harmless(void **state) {
    (void)state;
    test_random r = {6};
    cg_edge edges[300];
    cg_in_edge in[300];
    cg_unresolved open[] = {{3, CG_STR("a"), CG_UNRESOLVED_DYNAMIC, CG_EDGE_CALLS, 50},
                            {5, CG_STR("bcd"), CG_UNRESOLVED_UNKNOWN, CG_EDGE_READS, 10}};
    for (int i = 0; i < 300; i++) {
        edges[i] = random_edge(&r, 5);
        in[i] = (cg_in_edge){edges[i].source, edges[i].target, edges[i].kind, edges[i].resolution, 100, 1};
    }
    cg_buf out_bytes = {0}, in_bytes = {0};
    cg_out_block_build(edges, 300, open, 2, 1, &out_bytes);
    cg_in_block_build(in, 300, 1, &in_bytes);
    damage(&out_bytes, &r, read_out);
    damage(&in_bytes, &r, read_in);
    cg_buf_clear(&out_bytes);
    cg_buf_clear(&in_bytes);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(out_blocks_hold_the_set_of_edges),
        cmocka_unit_test(unresolved_references_keep_name_and_reason),
        cmocka_unit_test(every_edge_arrives),
        cmocka_unit_test(inverting_a_change_equals_inverting_all),
        cmocka_unit_test(damaged_blocks_are_harmless),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
