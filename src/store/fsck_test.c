#include "store/collect.h"
#include "store/fsck.h"
#include "store/store_internal.h"
#include "tests/support/store_model.h"

#include <fcntl.h>
#include <unistd.h>

typedef struct findings {
    uint32_t of[CG_FINDING_KIND_COUNT];
    uint32_t count;
} findings;

static void see(void *context, const cg_finding *f) {
    findings *all = context;
    assert_true(f->kind < CG_FINDING_KIND_COUNT);
    assert_true(f->where.len > 0 && f->text[0] != 0);
    all->of[f->kind]++;
    all->count++;
}

static findings run(cg_store *s, cg_fsck_result *result) {
    findings all = {0};
    cg_fsck fsck = {.report = see, .context = &all};
    cg_error error = cg_fsck_run(s, CG_STR_NONE, &fsck);
    if (error != CG_OK) fail_msg("%s", cg_error_message());
    assert_int_equal(all.count, fsck.result.findings);
    if (result != NULL) *result = fsck.result;
    return all;
}

/* A store with some history. */
static cg_store *make(cg_engine *engine, model *m, uint32_t rounds) {
    cg_store *s;
    test_random r = {9};
    assert_int_equal(cg_store_open_engine(engine, CG_STORE_WRITE, &s), CG_OK);
    *m = (model){0};
    for (uint32_t round = 1; round <= rounds; round++) {
        model_change(m, &r, round);
        m->generation = round;
        assert_int_equal(model_publish(m, s, 0), CG_OK);
    }
    return s;
}

static void a_sound_store_has_no_findings(void **state) {
    (void)state;
    model m;
    cg_fsck_result result;
    cg_store *s = make(cg_engine_memory_new(), &m, 40);
    findings all = run(s, &result);
    assert_int_equal(all.count, 0);
    assert_int_equal(result.unreferenced, 0);
    uint32_t live = 0;
    for (uint32_t i = 0; i < MODEL_FILES; i++) live += m.files[i].live;
    assert_int_equal(result.fragments, live);
    assert_int_equal(result.nodes, live * (uint64_t)MODEL_NODES);
    cg_store_close(s);
}

static void leftovers_are_counted_and_collected(void **state) {
    (void)state;
    model m;
    cg_fsck_result result;
    cg_store *s = make(cg_engine_memory_new(), &m, 5);
    cg_key keys[] = {cg_key_facts(0, (cg_hash128){1, 2}),
                     cg_key_block(0, CG_BLOCK_OUT, 3, (cg_hash128){4, 5}),
                     cg_key_page(0, CG_STR("numbers"), (cg_hash128){6, 7})};
    cg_write writes[] = {{CG_FAMILY_FACTS, false, cg_key_str(&keys[0]), CG_STR("x")},
                         {CG_FAMILY_EDGES, false, cg_key_str(&keys[1]), CG_STR("x")},
                         {CG_FAMILY_INDEXES, false, cg_key_str(&keys[2]), CG_STR("x")}};
    assert_int_equal(s->engine->ops->write(s->engine, writes, 3, true), CG_OK);
    assert_int_equal(run(s, &result).count, 0);
    assert_int_equal(result.unreferenced, 3);
    assert_int_equal(cg_collect(s), CG_OK);
    assert_int_equal(run(s, &result).count, 0);
    assert_int_equal(result.unreferenced, 0);
    model_check_store(&m, s);
    cg_store_close(s);
}

typedef struct pair_pick {
    uint64_t at;
    cg_buf key, value;
} pair_pick;

static cg_error pick(void *context, cg_str key, cg_str value, bool *stop) {
    pair_pick *p = context;
    if (p->at-- > 0) return CG_OK;
    cg_buf_append(&p->key, key);
    cg_buf_append(&p->value, value);
    *stop = true;
    return CG_OK;
}

/* Each value is removed and damaged in turn: every time something is found, and nothing crashes. */
static void every_loss_and_damage_is_found(void **state) {
    (void)state;
    model m;
    test_random r = {10};
    cg_store *s = make(cg_engine_memory_new(), &m, 6);
    cg_engine *e = s->engine;
    for (unsigned f = 0; f < CG_FAMILY_COUNT; f++) {
        cg_engine_stats stats;
        assert_int_equal(e->ops->stats(e, (cg_family)f, &stats), CG_OK);
        for (uint64_t at = 0; at < stats.keys; at += 1 + stats.keys / 25) {
            pair_pick p = {.at = at};
            cg_engine_view *view;
            assert_int_equal(e->ops->view(e, &view), CG_OK);
            assert_int_equal(e->ops->scan(e, view, (cg_family)f, CG_STR_NONE, CG_STR_NONE, pick, &p), CG_OK);
            e->ops->release(e, view);
            cg_write w = {.family = (cg_family)f, .remove = true, .key = cg_buf_str(&p.key)};
            cg_str root = CG_STR("R:");
            bool is_root = cg_str_find(w.key, root) != CG_STR_NOWHERE;
            if (!is_root) {
                assert_int_equal(e->ops->write(e, &w, 1, true), CG_OK);
                uint32_t count = run(s, NULL).count; /* facts may be retired ones, which nobody misses */
                assert_true(count > 0 || f == CG_FAMILY_FACTS);
            }
            w.remove = false;
            w.value = cg_buf_str(&p.value);
            if (w.value.len > 0) {
                char *byte = &p.value.ptr[test_next(&r) % p.value.len];
                char before = *byte;
                *byte ^= (char)(1u << test_next(&r) % 8);
                assert_int_equal(e->ops->write(e, &w, 1, true), CG_OK);
                findings all = run(s, NULL);
                /* Facts are not under the hash of their stored form: damage may leave the nodes as they were. */
                if (f != CG_FAMILY_FACTS) assert_true(all.count > 0);
                *byte = before;
            }
            assert_int_equal(e->ops->write(e, &w, 1, true), CG_OK);
            cg_buf_clear(&p.key);
            cg_buf_clear(&p.value);
        }
    }
    assert_int_equal(run(s, NULL).count, 0);
    cg_store_close(s);
}

/* What is consistent in itself, but wrong. */
static void wrong_edges_are_found(void **state) {
    (void)state;
    model m;
    cg_store *s = make(cg_engine_memory_new(), &m, 3);
    cg_publication *p;
    cg_buf block = {0};
    cg_edge nowhere = {.source = 1, .target = {0, 5000}, .kind = CG_EDGE_CALLS};
    assert_int_equal(cg_publication_begin(s, MODEL_PROJECT, NULL, &p), CG_OK);
    uint32_t id = 0;
    while (cg_publication_fragment(p, id, &(cg_fragment){0}) != CG_OK) id++;
    nowhere.target.fragment = id;
    cg_out_block_build(&nowhere, 1, NULL, 0, id, &block);
    assert_int_equal(cg_publication_put_block(p, id, CG_BLOCK_OUT, cg_buf_str(&block)), CG_OK);
    assert_int_equal(cg_publication_commit(p), CG_OK);
    findings all = run(s, NULL);
    assert_true(all.of[CG_FINDING_REFERENCE] > 0);
    assert_true(all.of[CG_FINDING_DERIVED] > 0);
    cg_buf_clear(&block);
    cg_store_close(s);
}

/* Bits of the files on disk: found, or harmless because they are in nothing that is read; never a crash. */
static void flipped_bits_on_disk_are_found(void **state) {
    test_random r = {11};
    cg_arena a = {0};
    cg_store *s = NULL;
    assert_int_equal(cg_store_open(*state, CG_STORE_WRITE, NULL, &s), CG_OK);
    model m = {.weight = 200000};
    for (uint32_t i = 0; i < MODEL_FILES; i++) m.files[i] = (model_file){true, i};
    assert_int_equal(model_publish(&m, s, 0), CG_OK);
    cg_store_close(s);
    const char *db = cg_path_join(&a, *state, CG_STR("db"));
    FILE *ls = popen(cg_arena_z(&a, cg_arena_format(&a, "ls %s/*.sst", db)), "r");
    char line[512];
    uint32_t found = 0, tried = 0;
    while (fgets(line, sizeof line, ls) != NULL) {
        line[strcspn(line, "\n")] = 0;
        for (int i = 0; i < 4; i++) {
            int file = open(line, O_RDWR);
            off_t size = lseek(file, 0, SEEK_END), at = (off_t)(test_next(&r) % (uint64_t)size);
            char byte, flipped;
            assert_int_equal(pread(file, &byte, 1, at), 1);
            flipped = (char)(byte ^ 1 << test_next(&r) % 8);
            assert_int_equal(pwrite(file, &flipped, 1, at), 1);
            tried++;
            s = NULL;
            if (cg_store_open(*state, CG_STORE_READ, NULL, &s) != CG_OK) {
                found++;
            } else {
                found += run(s, NULL).count > 0;
                cg_store_close(s);
            }
            assert_int_equal(pwrite(file, &byte, 1, at), 1);
            close(file);
        }
    }
    pclose(ls);
    cg_arena_clear(&a);
    assert_true(tried >= 12);
    assert_true(found * 2 > tried);
    assert_int_equal(cg_store_open(*state, CG_STORE_READ, NULL, &s), CG_OK);
    assert_int_equal(run(s, NULL).count, 0);
    cg_store_close(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_store_has_no_findings),
        cmocka_unit_test(leftovers_are_counted_and_collected),
        cmocka_unit_test(every_loss_and_damage_is_found),
        cmocka_unit_test(wrong_edges_are_found),
        cmocka_unit_test_setup_teardown(flipped_bits_on_disk_are_found, test_folder_setup,
                                        test_folder_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
