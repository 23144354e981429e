#include "store/snapshot.h"

#include "base/mem.h"
#include "store/fragment_page.h"
#include "store/store_internal.h"

/* ---- Opening and closing ---- */

static void make_tables(cg_snapshot *s) {
    s->tables = CG_NEW_ARRAY(&s->memory, cg_page_table, s->root.list_count);
    for (uint32_t i = 0; i < s->root.list_count; i++) {
        s->tables[i].list = s->root.lists[i];
        s->tables[i].pages =
            cg_alloc_zero((size_t)s->root.lists[i].page_count + 1, sizeof *s->tables[i].pages);
    }
    for (unsigned k = 0; k < CG_BLOCK_KIND_COUNT; k++) {
        s->blocks[k] = cg_alloc_zero((size_t)s->root.fragment_limit + 1, sizeof *s->blocks[k]);
    }
}

/* More pages or fragments than any project has: the record does not mean what it says. */
static cg_error check_root(const cg_root *r) {
    bool good = r->fragment_limit <= UINT32_MAX / 2;
    for (uint32_t i = 0; i < r->list_count && good; i++) good = r->lists[i].page_count <= 1u << 24;
    if (good) return CG_OK;
    return cg_fail(CG_ERR_DAMAGED,
                   "the root record has impossible sizes; remove the store's folder and index again");
}

cg_error cg_snapshot_open(cg_store *store, cg_str project, cg_snapshot **out) {
    cg_snapshot *s = cg_alloc_zero(1, sizeof *s);
    s->store = store;
    cg_pin pin = {0};
    cg_key key = cg_key_root(project);
    cg_error error = store->engine->ops->view(store->engine, &s->view);
    if (error == CG_OK) error = cg_snapshot_get(s, CG_FAMILY_METADATA, &key, &pin);
    bool absent = error == CG_OK && pin.value.ptr == NULL;
    if (error == CG_OK && !absent) error = cg_root_decode(pin.value, &s->memory, &s->root);
    if (error == CG_OK && !absent) error = check_root(&s->root);
    cg_pin_release(&pin);
    if (error != CG_OK || absent) {
        s->root = (cg_root){0};
        cg_snapshot_close(s);
        if (error == CG_OK) *out = NULL;
        return error;
    }
    s->project = cg_arena_str(&s->memory, project);
    make_tables(s);
    *out = s;
    return CG_OK;
}

static void free_pin(cg_pin *pin) {
    if (pin == NULL) return;
    cg_pin_release(pin);
    cg_free(pin);
}

void cg_snapshot_forget(cg_snapshot *s) {
    for (unsigned k = 0; k < CG_BLOCK_KIND_COUNT; k++) {
        for (uint32_t i = 0; i < s->root.fragment_limit; i++) {
            cg_kept_block *b = atomic_load_explicit(&s->blocks[k][i], memory_order_relaxed);
            if (b == NULL) continue;
            cg_pin_release(&b->pin);
            cg_free(b);
            atomic_store_explicit(&s->blocks[k][i], NULL, memory_order_relaxed);
        }
    }
    atomic_store(&s->kept_bytes, 0);
}

void cg_snapshot_close(cg_snapshot *s) {
    if (s == NULL) return;
    cg_snapshot_forget(s);
    for (uint32_t i = 0; i < s->root.list_count; i++) {
        cg_page_table *t = &s->tables[i];
        free_pin(t->directory);
        for (uint32_t p = 0; p < t->list.page_count; p++) free_pin(t->pages[p]);
        cg_free(t->pages);
    }
    for (unsigned k = 0; k < CG_BLOCK_KIND_COUNT; k++) cg_free(s->blocks[k]);
    if (s->view != NULL) s->store->engine->ops->release(s->store->engine, s->view);
    cg_arena_clear(&s->memory);
    cg_free(s);
}

void cg_snapshot_close_ptr(cg_snapshot **s) { cg_snapshot_close(*s); }

uint64_t cg_snapshot_generation(const cg_snapshot *s) { return s->root.generation; }
cg_str cg_snapshot_project(const cg_snapshot *s) { return s->project; }
const cg_totals *cg_snapshot_totals(const cg_snapshot *s) { return &s->root.totals; }
cg_str cg_snapshot_meta(const cg_snapshot *s, const char *name) {
    return cg_root_meta(&s->root, cg_str_from(name));
}
uint32_t cg_snapshot_fragment_limit(const cg_snapshot *s) { return s->root.fragment_limit; }
uint64_t cg_snapshot_kept_bytes(const cg_snapshot *s) { return atomic_load(&s->kept_bytes); }

cg_error cg_snapshot_get(cg_snapshot *s, cg_family family, const cg_key *key, cg_pin *out) {
    cg_engine *e = s->store->engine;
    return e->ops->get(e, s->view, family, cg_key_str(key), out);
}

/* ---- Pages ---- */

/* Whoever comes second takes what the first one loaded. */
static cg_error load_pin(cg_snapshot *s, cg_family family, const cg_key *key, _Atomic(cg_pin *) *slot,
                         cg_str *out) {
    cg_pin *have = atomic_load_explicit(slot, memory_order_acquire);
    if (have == NULL) {
        cg_pin pin;
        CG_TRY(cg_snapshot_get(s, family, key, &pin));
        if (pin.value.ptr == NULL) {
            return cg_fail(CG_ERR_DAMAGED,
                           "a page of the store is missing; run `codegraph fsck`, or remove the store's "
                           "folder and index again");
        }
        cg_pin *fresh = cg_alloc(sizeof *fresh);
        *fresh = pin;
        if (atomic_compare_exchange_strong(slot, &have, fresh)) {
            have = fresh;
        } else {
            free_pin(fresh);
        }
    }
    *out = have->value;
    return CG_OK;
}

static cg_page_table *find_table(cg_snapshot *s, cg_str name) {
    for (uint32_t i = 0; i < s->root.list_count; i++) {
        if (cg_str_equal(s->tables[i].list.name, name)) return &s->tables[i];
    }
    return NULL;
}

static cg_error load_directory(cg_snapshot *s, cg_page_table *t, cg_str *out) {
    cg_key key = cg_key_directory(s->root.project, t->list.name, t->list.directory);
    CG_TRY(load_pin(s, cg_list_family(t->list.name), &key, &t->directory, out));
    if (out->len == (size_t)t->list.page_count * 16) return CG_OK;
    return cg_fail(CG_ERR_DAMAGED, "directory of list \"%.*s\" has the wrong size; index again",
                   CG_STR_ARG(t->list.name));
}

cg_error cg_snapshot_directory(cg_snapshot *s, cg_str list, cg_str *out) {
    cg_page_table *t = find_table(s, list);
    if (t != NULL) return load_directory(s, t, out);
    *out = CG_STR_NONE;
    return CG_OK;
}

cg_error cg_snapshot_list_page(cg_snapshot *s, cg_str list, uint32_t number, cg_str *out) {
    cg_page_table *t = find_table(s, list);
    if (t == NULL || number >= t->list.page_count) {
        return cg_fail(CG_ERR_NOT_FOUND, "list \"%.*s\" has no page %u", CG_STR_ARG(list), number);
    }
    cg_str directory;
    CG_TRY(load_directory(s, t, &directory));
    cg_key key = cg_key_page(s->root.project, list, cg_directory_get(directory, number));
    return load_pin(s, cg_list_family(list), &key, &t->pages[number], out);
}

uint32_t cg_snapshot_page_count(cg_snapshot *s, const char *index) {
    const cg_page_table *t = find_table(s, cg_str_from(index));
    return t != NULL ? t->list.page_count : 0;
}

cg_error cg_snapshot_page(cg_snapshot *s, const char *index, uint32_t number, cg_str *out) {
    return cg_snapshot_list_page(s, cg_str_from(index), number, out);
}

/* ---- Fragments ---- */

cg_error cg_snapshot_fragment(cg_snapshot *s, uint32_t id, cg_fragment *out) {
    cg_str page;
    if (id < s->root.fragment_limit) {
        CG_TRY(cg_snapshot_list_page(s, CG_STR(CG_LIST_FRAGMENTS), id / CG_PAGE_ENTRIES, &page));
        if (cg_fragment_page_get(page, id % CG_PAGE_ENTRIES, out)) {
            out->id = id;
            return CG_OK;
        }
        CG_TRY(cg_fragment_page_check(page));
    }
    return cg_fail(CG_ERR_NOT_FOUND, "there is no fragment %u", id);
}

cg_error cg_snapshot_find_hash(cg_snapshot *s, uint32_t path_hash, uint32_t *ids, uint32_t room,
                               uint32_t *count) {
    cg_str page;
    *count = 0;
    if (s->root.fragment_count == 0) return CG_OK;
    CG_TRY(
        cg_snapshot_list_page(s, CG_STR(CG_LIST_PATHS), cg_path_page(path_hash, s->root.path_bits), &page));
    for (size_t i = cg_path_page_find(page, path_hash); i < cg_path_page_count(page); i++) {
        cg_path_pair pair = cg_path_page_get(page, i);
        if (pair.hash != path_hash) break;
        if (*count < room) ids[*count] = pair.fragment;
        ++*count;
    }
    return CG_OK;
}

cg_error cg_snapshot_find(cg_snapshot *s, cg_fragment_kind kind, cg_str path, uint32_t *id) {
    enum { ROOM = 64 }; /* equal halves of hashes are rare; so many never happen */
    uint32_t ids[ROOM], count;
    uint64_t hash = cg_path_hash(s->project, kind, path);
    CG_TRY(cg_snapshot_find_hash(s, (uint32_t)(hash >> 32), ids, ROOM, &count));
    for (uint32_t i = 0; i < count && i < ROOM; i++) {
        cg_fragment f;
        CG_TRY(cg_snapshot_fragment(s, ids[i], &f));
        if (f.kind == kind && cg_str_equal(f.path, path)) {
            *id = ids[i];
            return CG_OK;
        }
    }
    return cg_fail(CG_ERR_NOT_FOUND, "\"%.*s\" is not in the index", CG_STR_ARG(path));
}

/* ---- Blocks ---- */

static cg_error open_block(cg_block_kind kind, cg_str bytes, cg_kept_block *b) {
    switch (kind) {
    case CG_BLOCK_NODES: return cg_node_block_open(bytes, &b->as.nodes);
    case CG_BLOCK_OUT: return cg_out_block_open(bytes, &b->as.out);
    default: return cg_in_block_open(bytes, &b->as.in);
    }
}

/* Takes the pin over, also on failure. */
static cg_error keep_block(cg_snapshot *s, const cg_fragment *f, cg_block_kind kind, cg_pin pin,
                           const cg_kept_block **out) {
    if (pin.value.ptr == NULL && !cg_hash128_none(*cg_fragment_key(f, kind))) {
        return cg_fail(CG_ERR_DAMAGED, "a block of %.*s is missing; run `codegraph fsck`, or index again",
                       CG_STR_ARG(f->path));
    }
    cg_kept_block *fresh = cg_alloc_zero(1, sizeof *fresh), *have = NULL;
    fresh->pin = pin;
    cg_error error = CG_OK;
    if (kind != CG_BLOCK_NODES || pin.value.ptr != NULL) error = open_block(kind, pin.value, fresh);
    if (error == CG_OK && atomic_compare_exchange_strong(&s->blocks[kind][f->id], &have, fresh)) {
        atomic_fetch_add(&s->kept_bytes, pin.value.len);
        *out = fresh;
        return CG_OK;
    }
    cg_pin_release(&fresh->pin);
    cg_free(fresh);
    if (error != CG_OK) return cg_error_context(error, "%.*s", CG_STR_ARG(f->path));
    *out = have;
    return CG_OK;
}

static cg_error get_block(cg_snapshot *s, uint32_t id, cg_block_kind kind, const cg_kept_block **out) {
    if (id < s->root.fragment_limit) {
        *out = atomic_load_explicit(&s->blocks[kind][id], memory_order_acquire);
        if (*out != NULL) return CG_OK;
    }
    cg_fragment f;
    cg_pin pin = {0};
    CG_TRY(cg_snapshot_fragment(s, id, &f));
    cg_hash128 hash = *cg_fragment_key(&f, kind);
    if (!cg_hash128_none(hash)) {
        cg_key key = cg_key_block(s->root.project, kind, id, hash);
        CG_TRY(cg_snapshot_get(s, cg_block_family(kind), &key, &pin));
    }
    return keep_block(s, &f, kind, pin, out);
}

cg_error cg_snapshot_nodes(cg_snapshot *s, uint32_t id, const cg_node_block **out) {
    const cg_kept_block *b;
    CG_TRY(get_block(s, id, CG_BLOCK_NODES, &b));
    *out = &b->as.nodes;
    return CG_OK;
}

cg_error cg_snapshot_out(cg_snapshot *s, uint32_t id, const cg_out_block **out) {
    const cg_kept_block *b;
    CG_TRY(get_block(s, id, CG_BLOCK_OUT, &b));
    *out = &b->as.out;
    return CG_OK;
}

cg_error cg_snapshot_in(cg_snapshot *s, uint32_t id, const cg_in_block **out) {
    const cg_kept_block *b;
    CG_TRY(get_block(s, id, CG_BLOCK_IN, &b));
    *out = &b->as.in;
    return CG_OK;
}

#define PREFETCH 64u
typedef struct prefetch_batch {
    cg_fragment fragments[PREFETCH];
    cg_key keys[PREFETCH];
    cg_str strings[PREFETCH];
    cg_pin pins[PREFETCH];
    uint32_t count;
} prefetch_batch;

static cg_error prefetch_run(cg_snapshot *s, cg_block_kind kind, prefetch_batch *b) {
    cg_engine *e = s->store->engine;
    CG_TRY(e->ops->multi_get(e, s->view, cg_block_family(kind), b->strings, b->count, b->pins));
    cg_error first = CG_OK;
    for (uint32_t i = 0; i < b->count; i++) {
        const cg_kept_block *kept;
        if (first == CG_OK) {
            first = keep_block(s, &b->fragments[i], kind, b->pins[i], &kept);
        } else {
            cg_pin_release(&b->pins[i]);
        }
    }
    b->count = 0;
    return first;
}

cg_error cg_snapshot_prefetch(cg_snapshot *s, cg_block_kind kind, const uint32_t *ids, uint32_t count) {
    CG_AUTOFREE prefetch_batch *b = cg_alloc(sizeof *b);
    b->count = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (ids[i] < s->root.fragment_limit && atomic_load(&s->blocks[kind][ids[i]]) != NULL) continue;
        cg_fragment *f = &b->fragments[b->count];
        CG_TRY(cg_snapshot_fragment(s, ids[i], f));
        cg_hash128 hash = *cg_fragment_key(f, kind);
        if (cg_hash128_none(hash)) continue;
        b->keys[b->count] = cg_key_block(s->root.project, kind, ids[i], hash);
        b->strings[b->count] = cg_key_str(&b->keys[b->count]);
        if (++b->count == PREFETCH) CG_TRY(prefetch_run(s, kind, b));
    }
    return b->count > 0 ? prefetch_run(s, kind, b) : CG_OK;
}

cg_error cg_snapshot_facts(cg_snapshot *s, uint32_t id, cg_pin *out) {
    cg_fragment f;
    CG_TRY(cg_snapshot_fragment(s, id, &f));
    *out = (cg_pin){0};
    if (cg_hash128_none(f.facts)) return CG_OK;
    cg_key key = cg_key_facts(s->root.project, f.facts);
    return cg_snapshot_get(s, CG_FAMILY_FACTS, &key, out);
}

/* ---- Ids ---- */

cg_error cg_snapshot_node_id(cg_snapshot *s, cg_node_ref ref, cg_uuid *out) {
    cg_fragment f;
    const cg_node_block *b;
    CG_TRY(cg_snapshot_fragment(s, ref.fragment, &f));
    CG_TRY(cg_snapshot_nodes(s, ref.fragment, &b));
    if (ref.node >= b->count)
        return cg_fail(CG_ERR_NOT_FOUND, "%.*s has no node %u", CG_STR_ARG(f.path), ref.node);
    *out = cg_node_id(f.path_hash, b, ref.node);
    return CG_OK;
}

cg_error cg_snapshot_node_by_id(cg_snapshot *s, const cg_uuid *id, cg_node_ref *out) {
    enum { ROOM = 64 };
    uint32_t ids[ROOM], count;
    CG_TRY(cg_snapshot_find_hash(s, cg_node_id_path(id), ids, ROOM, &count));
    for (uint32_t i = 0; i < count && i < ROOM; i++) {
        cg_fragment f;
        const cg_node_block *b;
        uint32_t node;
        CG_TRY(cg_snapshot_fragment(s, ids[i], &f));
        CG_TRY(cg_snapshot_nodes(s, ids[i], &b));
        if (cg_node_id_find(f.path_hash, b, id, &node)) {
            *out = (cg_node_ref){ids[i], node};
            return CG_OK;
        }
    }
    char text[CG_UUID_TEXT + 1];
    cg_uuid_format(id, text);
    return cg_fail(CG_ERR_NOT_FOUND, "there is no node with the id %s", text);
}
