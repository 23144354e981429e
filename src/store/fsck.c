#include "store/fsck.h"

#include "base/mem.h"
#include "graph/invert.h"
#include "store/collect.h"
#include "store/fragment_page.h"
#include "store/store_internal.h"

#include <stdarg.h>
#include <stdio.h>

static const char *const names[] = {
    [CG_FINDING_ENGINE] = "engine",       [CG_FINDING_MISSING] = "missing", [CG_FINDING_DAMAGED] = "damaged",
    [CG_FINDING_REFERENCE] = "reference", [CG_FINDING_DERIVED] = "derived",
};

const char *cg_finding_name(cg_finding_kind kind) {
    return kind < CG_FINDING_KIND_COUNT ? names[kind] : "unknown";
}

void cg_fsck_report(cg_fsck *fsck, cg_finding_kind kind, cg_str where, const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fsck->result.findings++;
    cg_finding f = {kind, where, text};
    if (fsck->report != NULL) fsck->report(fsck->context, &f);
}

/* A verification at work. */
typedef struct check {
    cg_fsck *fsck;
    cg_store *store;
    cg_snapshot *snapshot;
    uint32_t *node_counts; /* of each fragment, from its block; CG_NONE for a free one */
    uint32_t limit;
    cg_inverter *inverter;
    cg_totals totals;
} check;

#define REPORT(c, kind, where, ...) cg_fsck_report((c)->fsck, CG_FINDING_##kind, where, __VA_ARGS__)

/* Damage becomes a finding; what keeps from looking stays an error. */
static cg_error as_finding(check *c, cg_error error, cg_finding_kind kind, cg_str where) {
    if (error != CG_ERR_DAMAGED && error != CG_ERR_VERSION && error != CG_ERR_NOT_FOUND) return error;
    cg_fsck_report(c->fsck, kind, where, "%s", cg_error_message());
    return CG_OK;
}

static bool cancelled(const check *c) { return c->fsck->cancel != NULL && c->fsck->cancel->requested; }
#define CHECK_CANCEL(c)                                                                                      \
    if (cancelled(c)) return cg_fail(CG_ERR_INTERRUPTED, "interrupted")

/* ---- The engine, and keys that nothing names ---- */

typedef struct key_walk {
    check *of;
    const cg_key_set *named;
    cg_family family;
} key_walk;

static cg_error see_key(void *context, cg_str key, cg_str value, bool *stop) {
    key_walk *w = context;
    (void)value;
    (void)stop;
    CHECK_CANCEL(w->of);
    if (!cg_key_set_has(w->named, w->family, key)) w->of->fsck->result.unreferenced++;
    return CG_OK;
}

typedef struct naming {
    check *of;
    cg_key_set *named;
} naming;

static cg_error name_project(void *context, cg_str key, cg_str value, bool *stop) {
    naming *n = context;
    cg_snapshot *s = NULL;
    (void)value;
    (void)stop;
    cg_error error = cg_snapshot_open(n->of->store, cg_root_key_name(key), &s);
    if (error == CG_OK && s != NULL) error = cg_collect_named(s, n->named);
    cg_snapshot_close(s);
    return as_finding(n->of, error, CG_FINDING_DAMAGED, cg_root_key_name(key));
}

static cg_error check_keys(check *c) {
    CG_CLEANUP(cg_key_set_clear) cg_key_set named = {0};
    naming n = {c, &named};
    cg_engine *e = c->store->engine;
    cg_engine_view *view = c->snapshot->view;
    CG_TRY(cg_roots_scan(c->store, view, name_project, &n));
    for (unsigned f = 0; f < CG_FAMILY_COUNT; f++) {
        key_walk w = {c, &named, (cg_family)f};
        cg_error error = e->ops->scan(e, view, w.family, CG_STR_NONE, CG_STR_NONE, see_key, &w);
        CG_TRY(as_finding(c, error, CG_FINDING_ENGINE, cg_str_from(cg_family_name(w.family))));
    }
    return CG_OK;
}

/* ---- Values under the hash of their content ---- */

/* The value, or *out absent after reporting what is wrong with it. */
static cg_error get_hashed(check *c, cg_family family, cg_key key, cg_hash128 hash, cg_str where,
                           const char *what, cg_pin *out) {
    cg_pin pin = {0};
    *out = pin;
    CG_TRY(as_finding(c, cg_snapshot_get(c->snapshot, family, &key, &pin), CG_FINDING_ENGINE, where));
    if (pin.value.ptr == NULL) {
        REPORT(c, MISSING, where, "%s is missing", what);
    } else if (!cg_hash128_equal(cg_hash128_of(pin.value.ptr, pin.value.len), hash)) {
        REPORT(c, DAMAGED, where, "%s is not what its key says", what);
        cg_pin_release(&pin);
    } else {
        *out = pin;
    }
    return CG_OK;
}

static cg_error check_list(check *c, const cg_list *l) {
    cg_pin directory, page;
    cg_family family = cg_list_family(l->name);
    uint32_t project = c->snapshot->root.project;
    CG_TRY(get_hashed(c, family, cg_key_directory(project, l->name, l->directory), l->directory, l->name,
                      "the directory of pages", &directory));
    if (directory.value.ptr == NULL) return CG_OK;
    cg_error error = CG_OK;
    if (directory.value.len != (size_t)l->page_count * 16) {
        REPORT(c, DAMAGED, l->name, "the directory of pages has %zu bytes for %u pages", directory.value.len,
               l->page_count);
    }
    for (uint32_t i = 0; i < directory.value.len / 16 && error == CG_OK; i++) {
        cg_hash128 hash = cg_directory_get(directory.value, i);
        error = get_hashed(c, family, cg_key_page(project, l->name, hash), hash, l->name, "a page", &page);
        if (error == CG_OK && page.value.ptr != NULL && cg_str_is(l->name, CG_LIST_FRAGMENTS)) {
            error = as_finding(c, cg_fragment_page_check(page.value), CG_FINDING_DAMAGED, l->name);
        }
        cg_pin_release(&page);
        c->fsck->result.pages++;
    }
    cg_pin_release(&directory);
    return error;
}

/* ---- Fragments: the entry, the blocks, the facts ---- */

static cg_error get_block(check *c, const cg_fragment *f, cg_block_kind kind, cg_pin *out) {
    static const char *const what[] = {"the block of nodes", "the block of leaving edges",
                                       "the block of arriving edges"};
    cg_hash128 hash = *cg_fragment_key(f, kind);
    *out = (cg_pin){0};
    if (cg_hash128_none(hash)) return CG_OK;
    c->fsck->result.blocks++;
    return get_hashed(c, cg_block_family(kind), cg_key_block(c->snapshot->root.project, kind, f->id, hash),
                      hash, f->path, what[kind], out);
}

/* Nodes are a function of the facts. */
static cg_error check_facts(check *c, const cg_fragment *f, cg_str nodes) {
    cg_pin pin = {0};
    cg_arena a = {0};
    cg_facts facts;
    CG_TRY(as_finding(c, cg_snapshot_facts(c->snapshot, f->id, &pin), CG_FINDING_ENGINE, f->path));
    if (cg_hash128_none(f->facts)) return CG_OK;
    if (pin.value.ptr == NULL) {
        REPORT(c, MISSING, f->path, "the facts are missing");
        return CG_OK;
    }
    cg_error error = cg_facts_decode(pin.value, &a, &facts);
    if (error == CG_OK) {
        cg_buf again = {0};
        cg_node_block_build(&facts, &again);
        if (!cg_str_equal(cg_buf_str(&again), nodes))
            REPORT(c, DERIVED, f->path, "the nodes are not those of the facts");
        cg_buf_clear(&again);
    }
    cg_arena_clear(&a);
    cg_pin_release(&pin);
    return as_finding(c, error, CG_FINDING_DAMAGED, f->path);
}

static cg_error check_nodes(check *c, const cg_fragment *f) {
    cg_pin pin;
    cg_node_block b = {0};
    CG_TRY(get_block(c, f, CG_BLOCK_NODES, &pin));
    c->node_counts[f->id] = 0;
    cg_error error = CG_OK;
    if (pin.value.ptr != NULL) {
        error = cg_node_block_open(pin.value, &b);
        if (error == CG_OK) error = cg_node_block_check(&b);
        c->node_counts[f->id] = b.count;
        error = as_finding(c, error, CG_FINDING_DAMAGED, f->path);
    }
    if (error == CG_OK && b.count != f->node_count) {
        REPORT(c, DERIVED, f->path, "the table counts %u nodes, the block has %u", f->node_count, b.count);
    }
    c->fsck->result.nodes += b.count;
    if (error == CG_OK) error = check_facts(c, f, pin.value);
    cg_pin_release(&pin);
    return error;
}

static cg_error check_entry(check *c, const cg_fragment *f) {
    uint32_t found;
    if (f->path_hash != cg_path_hash(c->snapshot->project, (cg_fragment_kind)f->kind, f->path)) {
        REPORT(c, DERIVED, f->path, "the path's hash is wrong");
    }
    cg_error error = cg_snapshot_find(c->snapshot, (cg_fragment_kind)f->kind, f->path, &found);
    if (error == CG_OK && found == f->id) return CG_OK;
    if (error != CG_OK && error != CG_ERR_NOT_FOUND) return as_finding(c, error, CG_FINDING_DAMAGED, f->path);
    REPORT(c, DERIVED, f->path, "the look-up of paths does not lead to it");
    return CG_OK;
}

/* Calls fn for each fragment in use. */
static cg_error each_fragment(check *c, cg_error (*fn)(check *c, const cg_fragment *f)) {
    for (uint32_t id = 0; id < c->limit; id++) {
        CHECK_CANCEL(c);
        cg_fragment f;
        cg_error error = cg_snapshot_fragment(c->snapshot, id, &f);
        if (error == CG_OK) error = fn(c, &f);
        if (error == CG_ERR_NOT_FOUND || error == CG_ERR_DAMAGED)
            continue; /* free, or in a page reported already */
        CG_TRY(error);
    }
    return CG_OK;
}

static cg_error check_fragment(check *c, const cg_fragment *f) {
    c->fsck->result.fragments++;
    cg_totals_add(&c->totals, f);
    CG_TRY(check_entry(c, f));
    return check_nodes(c, f);
}

/* ---- Edges ---- */

static void check_targets(check *c, const cg_fragment *f, const cg_out_block *b) {
    cg_edge_iter it = cg_out_edges(b);
    cg_out_edge e;
    uint32_t wrong = 0;
    while (cg_out_edge_next(&it, &e)) {
        bool there = e.target.fragment < c->limit && c->node_counts[e.target.fragment] != CG_NONE &&
                     e.target.node < c->node_counts[e.target.fragment];
        if (!there && wrong++ == 0) {
            REPORT(c, REFERENCE, f->path, "an edge leads to node %u of fragment %u, which is not there",
                   e.target.node, e.target.fragment);
        }
    }
    if (wrong > 1) REPORT(c, REFERENCE, f->path, "%u more edges lead nowhere", wrong - 1);
}

static cg_error check_out(check *c, const cg_fragment *f) {
    cg_pin pin;
    cg_out_block b = {0};
    CG_TRY(get_block(c, f, CG_BLOCK_OUT, &pin));
    cg_error error = CG_OK;
    if (pin.value.ptr != NULL) {
        error = cg_out_block_open(pin.value, &b);
        if (error == CG_OK) error = cg_out_block_check(&b, c->node_counts[f->id], UINT32_MAX);
        if (error == CG_OK) check_targets(c, f, &b);
        if (error == CG_OK) error = cg_inverter_add(c->inverter, f->id, &b);
        if (error == CG_OK && b.own_fragment != f->id)
            REPORT(c, DAMAGED, f->path, "the edges are another fragment's");
        error = as_finding(c, error, CG_FINDING_DAMAGED, f->path);
    }
    cg_pin_release(&pin);
    c->fsck->result.edges += b.site_count;
    if (error == CG_OK && (b.site_count != f->edge_count || b.unresolved_count != f->unresolved_count)) {
        REPORT(c, DERIVED, f->path,
               "the table counts %u edges and %u unresolved references, the block %u and %u", f->edge_count,
               f->unresolved_count, b.site_count, b.unresolved_count);
    }
    return error;
}

static cg_error check_in(check *c, const cg_fragment *f) {
    cg_pin pin;
    cg_buf again = {0};
    CG_TRY(get_block(c, f, CG_BLOCK_IN, &pin));
    cg_error error = cg_inverter_build(c->inverter, f->id, NULL, &again);
    bool absent = pin.value.ptr == NULL && !cg_hash128_none(f->in); /* reported already */
    if (error == CG_OK && !absent && !cg_str_equal(cg_buf_str(&again), pin.value)) {
        REPORT(c, DERIVED, f->path, "the arriving edges are not those that leave elsewhere");
    }
    cg_buf_clear(&again);
    cg_pin_release(&pin);
    return as_finding(c, error, CG_FINDING_DAMAGED, f->path);
}

/* ---- Totals and free ids ---- */

static void check_totals(check *c) {
    if (memcmp(&c->totals, &c->snapshot->root.totals, sizeof c->totals) != 0) {
        REPORT(c, DERIVED, CG_STR("store"), "the totals are not the sums over all fragments");
    }
    if (c->fsck->result.fragments != c->snapshot->root.fragment_count) {
        REPORT(c, DERIVED, CG_STR("store"), "%llu fragments are in use, the root record counts %u",
               (unsigned long long)c->fsck->result.fragments, c->snapshot->root.fragment_count);
    }
}

static cg_error check_free(check *c) {
    uint64_t listed = 0, free_ids = 0;
    for (uint32_t i = 0; i < cg_snapshot_page_count(c->snapshot, CG_LIST_FREE); i++) {
        cg_str page;
        cg_error error = cg_snapshot_list_page(c->snapshot, CG_STR(CG_LIST_FREE), i, &page);
        if (error != CG_OK) return as_finding(c, error, CG_FINDING_DAMAGED, CG_STR(CG_LIST_FREE));
        for (size_t at = 0; at + 4 <= page.len; at += 4) {
            uint32_t id = cg_read_u32((const uint8_t *)page.ptr + at);
            if (id < c->limit && c->node_counts[id] == CG_NONE) listed++;
        }
    }
    for (uint32_t id = 0; id < c->limit; id++) free_ids += c->node_counts[id] == CG_NONE;
    if (listed != free_ids) {
        REPORT(c, DERIVED, CG_STR("store"), "%llu ids of fragments are free, %llu are listed as free",
               (unsigned long long)free_ids, (unsigned long long)listed);
    }
    return CG_OK;
}

/* ---- The whole ---- */

static cg_error run(check *c) {
    for (uint32_t i = 0; i < c->snapshot->root.list_count; i++)
        CG_TRY(check_list(c, &c->snapshot->root.lists[i]));
    CG_TRY(each_fragment(c, check_fragment));
    CG_TRY(each_fragment(c, check_out));
    CG_TRY(each_fragment(c, check_in));
    check_totals(c);
    CG_TRY(check_free(c));
    CG_TRY(check_keys(c));
    if (c->fsck->check_indexes == NULL) return CG_OK;
    cg_error error = c->fsck->check_indexes(c->fsck->context, c->snapshot, c->fsck);
    return as_finding(c, error, CG_FINDING_DAMAGED, CG_STR("indexes"));
}

cg_error cg_fsck_run(cg_store *s, cg_str project, cg_fsck *fsck) {
    check c = {.fsck = fsck, .store = s};
    fsck->result = (cg_fsck_result){0};
    cg_error error = cg_store_snapshot(s, project, &c.snapshot);
    if (error == CG_ERR_DAMAGED || error == CG_ERR_VERSION)
        return as_finding(&c, error, CG_FINDING_DAMAGED, CG_STR("store"));
    CG_TRY(error);
    c.limit = c.snapshot->root.fragment_limit;
    c.node_counts = cg_alloc((c.limit + 1u) * sizeof *c.node_counts);
    memset(c.node_counts, 0xff, (c.limit + 1u) * sizeof *c.node_counts);
    c.inverter = cg_inverter_new();
    error = run(&c);
    cg_inverter_free(c.inverter);
    cg_free(c.node_counts);
    cg_snapshot_close(c.snapshot);
    return error;
}
