#include "store/publication.h"

#include "store/collect.h"
#include "store/fragment_page.h"
#include "store/publication_internal.h"

#define MEMORY_DEFAULT (64u << 20)
#define META_MAX       (64u << 10)

/* The guard of a function that threads may call at the same time. */
typedef pthread_mutex_t *lock_guard;
static void unlock(lock_guard *m) { pthread_mutex_unlock(*m); }
#define LOCKED(p)                                                                                            \
    CG_CLEANUP(unlock) lock_guard guard_ = &(p)->lock;                                                       \
    pthread_mutex_lock(guard_)

/* ---- Begin and end ---- */

typedef struct number_search {
    uint32_t next; /* greater than all numbers of other projects */
} number_search;

static cg_error see_number(void *context, cg_str key, cg_str value, bool *stop) {
    number_search *n = context;
    cg_arena a = {0};
    cg_root root;
    (void)key;
    (void)stop;
    cg_error error = cg_root_decode(value, &a, &root);
    if (error == CG_OK && root.project >= n->next) n->next = root.project + 1;
    cg_arena_clear(&a);
    return error;
}

static cg_error find_number(cg_store *s, uint32_t *out) {
    number_search n = {0};
    cg_engine_view *view;
    CG_TRY(s->engine->ops->view(s->engine, &view));
    cg_error error = cg_roots_scan(s, view, see_number, &n);
    s->engine->ops->release(s->engine, view);
    *out = n.next;
    return error;
}

static cg_error load_free_ids(cg_publication *p) {
    cg_str page;
    for (uint32_t i = cg_snapshot_page_count(p->base, CG_LIST_FREE); i-- > 0;) {
        CG_TRY(cg_snapshot_list_page(p->base, CG_STR(CG_LIST_FREE), i, &page));
        for (size_t at = page.len / 4; at-- > 0;) {
            uint32_t id = cg_read_u32((const uint8_t *)page.ptr + at * 4);
            if (id < p->base->root.fragment_limit) cg_vec_push(&p->free_ids, id);
        }
    }
    return CG_OK;
}

static cg_error start(cg_publication *p) {
    if (p->store->leftovers) CG_TRY(cg_collect(p->store));
    CG_TRY(cg_snapshot_open(p->store, p->project, &p->base));
    if (p->base == NULL) return find_number(p->store, &p->number);
    const cg_root *root = &p->base->root;
    p->number = root->project;
    cg_vec_reserve(&p->slots, root->fragment_limit);
    while (p->slots.len < root->fragment_limit) cg_vec_push(&p->slots, NULL);
    for (uint32_t i = 0; i < root->meta_count; i++) {
        cg_meta copy = {cg_arena_str(&p->memory, root->metas[i].name),
                        cg_arena_str(&p->memory, root->metas[i].value)};
        cg_vec_push(&p->metas, copy);
    }
    return load_free_ids(p);
}

cg_error cg_publication_begin(cg_store *s, cg_str project, const cg_publication_options *options,
                              cg_publication **out) {
    if (s->mode != CG_STORE_WRITE) return cg_fail(CG_ERR_INVALID, "the store is open for reading only");
    if (s->publishing) return cg_fail(CG_ERR_BUSY, "the store has a publication already");
    if (project.len == 0 || project.len > CG_PROJECT_NAME_MAX) {
        return cg_fail(CG_ERR_INVALID, "the project's name has %zu bytes; it needs 1 to %d", project.len,
                       CG_PROJECT_NAME_MAX);
    }
    cg_publication *p = cg_alloc_zero(1, sizeof *p);
    uint64_t memory = options != NULL && options->memory > 0 ? options->memory : MEMORY_DEFAULT;
    p->store = s;
    p->project = cg_arena_str(&p->memory, project);
    pthread_mutex_init(&p->lock, NULL);
    cg_pending_init(&p->pending, s->dir, memory);
    s->publishing = true;
    cg_error error = start(p);
    if (error != CG_OK) {
        cg_publication_abandon(p);
        return error;
    }
    *out = p;
    return CG_OK;
}

void cg_publication_abandon(cg_publication *p) {
    if (p == NULL) return;
    p->store->publishing = false;
    cg_snapshot_close(p->base);
    cg_vec_clear(&p->slots);
    cg_intern_clear(&p->new_paths);
    cg_vec_clear(&p->new_ids);
    cg_vec_clear(&p->free_ids);
    cg_pending_clear(&p->pending);
    cg_vec_clear(&p->blocks);
    cg_map64_clear(&p->block_numbers);
    cg_vec_clear(&p->facts);
    cg_map64_clear(&p->facts_numbers);
    cg_vec_clear(&p->pages);
    for (size_t i = 0; i < p->lists.len; i++) cg_vec_clear(&p->lists.at[i].pages);
    cg_vec_clear(&p->lists);
    cg_vec_clear(&p->metas);
    pthread_mutex_destroy(&p->lock);
    cg_arena_clear(&p->memory);
    cg_free(p);
}

cg_snapshot *cg_publication_base(cg_publication *p) { return p->base; }

/* ---- Fragments ---- */

cg_error cg_publication_base_entry(cg_publication *p, uint32_t id, cg_fragment *out) {
    cg_error error = p->base != NULL ? cg_snapshot_fragment(p->base, id, out) : CG_ERR_NOT_FOUND;
    if (error != CG_ERR_NOT_FOUND) return error;
    *out = (cg_fragment){.kind = CG_FRAGMENT_FREE, .id = id};
    return CG_OK;
}

cg_error cg_publication_entry(cg_publication *p, uint32_t id, cg_fragment *out) {
    if (p->slots.at[id] == NULL) return cg_publication_base_entry(p, id, out);
    *out = *p->slots.at[id];
    return CG_OK;
}

/* The entry to change. */
static cg_error slot_of(cg_publication *p, uint32_t id, cg_fragment **out) {
    if (id >= p->slots.len) return cg_fail(CG_ERR_INVALID, "fragment %u has no id of this publication", id);
    if (p->slots.at[id] == NULL) {
        cg_fragment f;
        CG_TRY(cg_publication_base_entry(p, id, &f));
        p->slots.at[id] = CG_NEW(&p->memory, cg_fragment);
        *p->slots.at[id] = f; /* its strings are in the base, which lives as long */
    }
    *out = p->slots.at[id];
    return CG_OK;
}

static uint32_t new_id(cg_publication *p) {
    if (p->free_ids.len > 0) return cg_vec_pop(&p->free_ids);
    cg_vec_push(&p->slots, NULL);
    return (uint32_t)p->slots.len - 1;
}

uint32_t cg_publication_id(cg_publication *p, cg_fragment_kind kind, cg_str path) {
    LOCKED(p);
    uint32_t id;
    if (p->base != NULL && cg_snapshot_find(p->base, kind, path, &id) == CG_OK) return id;
    cg_arena a = {0};
    cg_str name = cg_arena_format(&a, "%c%.*s", 'a' + (int)kind, CG_STR_ARG(path));
    uint32_t number = cg_intern_add(&p->new_paths, name);
    cg_arena_clear(&a);
    if (number == p->new_ids.len) cg_vec_push(&p->new_ids, new_id(p));
    return p->new_ids.at[number];
}

uint32_t cg_publication_fragment_limit(const cg_publication *p) { return (uint32_t)p->slots.len; }

cg_error cg_publication_fragment(cg_publication *p, uint32_t id, cg_fragment *out) {
    LOCKED(p);
    cg_fragment f = {.kind = CG_FRAGMENT_FREE};
    if (id < p->slots.len) CG_TRY(cg_publication_entry(p, id, &f));
    if (f.kind == CG_FRAGMENT_FREE) return cg_fail(CG_ERR_NOT_FOUND, "there is no fragment %u", id);
    *out = f;
    return CG_OK;
}

cg_error cg_publication_set(cg_publication *p, const cg_fragment *entry) {
    LOCKED(p);
    cg_fragment *f;
    if (entry->kind == CG_FRAGMENT_FREE || entry->kind >= CG_FRAGMENT_KIND_COUNT ||
        entry->status >= CG_STATUS_LIMIT || entry->language >= CG_LANG_COUNT) {
        return cg_fail(CG_ERR_INVALID, "the entry of %.*s has an unknown kind, status or language",
                       CG_STR_ARG(entry->path));
    }
    CG_TRY(slot_of(p, entry->id, &f));
    cg_fragment fresh = *entry;
    fresh.path = cg_arena_str(&p->memory, entry->path);
    fresh.module = cg_arena_str(&p->memory, entry->module);
    fresh.package = cg_arena_str(&p->memory, entry->package);
    fresh.path_hash = cg_path_hash(p->project, (cg_fragment_kind)entry->kind, entry->path);
    fresh.nodes = f->nodes;
    fresh.out = f->out;
    fresh.in = f->in;
    fresh.node_count = f->node_count;
    fresh.edge_count = f->edge_count;
    fresh.unresolved_count = f->unresolved_count;
    *f = fresh;
    return CG_OK;
}

cg_error cg_publication_drop(cg_publication *p, uint32_t id) {
    LOCKED(p);
    cg_fragment *f;
    CG_TRY(slot_of(p, id, &f));
    *f = (cg_fragment){.kind = CG_FRAGMENT_FREE, .id = id};
    return CG_OK;
}

/* ---- Blocks ---- */

typedef struct block_counts {
    uint32_t nodes, edges, unresolved;
} block_counts;

static cg_error count_block(cg_block_kind kind, cg_str bytes, block_counts *out) {
    *out = (block_counts){0};
    if (bytes.len == 0) return CG_OK;
    cg_node_block n;
    cg_out_block o;
    cg_in_block i;
    switch (kind) {
    case CG_BLOCK_NODES:
        CG_TRY(cg_node_block_open(bytes, &n));
        out->nodes = n.count;
        return CG_OK;
    case CG_BLOCK_OUT:
        CG_TRY(cg_out_block_open(bytes, &o));
        out->edges = o.site_count;
        out->unresolved = o.unresolved_count;
        return CG_OK;
    default: return cg_in_block_open(bytes, &i);
    }
}

static void set_block(cg_fragment *f, cg_block_kind kind, cg_hash128 hash, const block_counts *counts) {
    switch (kind) {
    case CG_BLOCK_NODES:
        f->nodes = hash;
        f->node_count = counts->nodes;
        break;
    case CG_BLOCK_OUT:
        f->out = hash;
        f->edge_count = counts->edges;
        f->unresolved_count = counts->unresolved;
        break;
    default: f->in = hash;
    }
}

static uint64_t block_number_key(uint32_t id, cg_block_kind kind) { return (uint64_t)id << 2 | kind; }

cg_error cg_publication_put_block(cg_publication *p, uint32_t id, cg_block_kind kind, cg_str block) {
    block_counts counts;
    CG_TRY(count_block(kind, block, &counts));
    cg_hash128 hash = {0, 0};
    if (block.len > 0) hash = cg_hash128_of(block.ptr, block.len);
    LOCKED(p);
    cg_fragment *f;
    CG_TRY(slot_of(p, id, &f));
    if (!cg_hash128_none(hash) && !cg_hash128_equal(hash, *cg_fragment_key(f, kind))) {
        cg_pending_block fresh = {.hash = hash, .fragment = id, .kind = kind};
        CG_TRY(cg_pending_add(&p->pending, block, &fresh.ref));
        uint64_t *number = cg_map64_slot(&p->block_numbers, block_number_key(id, kind), p->blocks.len);
        if (*number == p->blocks.len) {
            cg_vec_push(&p->blocks, fresh);
        } else {
            p->blocks.at[*number] = fresh;
        }
    }
    set_block(f, kind, hash, &counts);
    return CG_OK;
}

/* A value of the base, or nothing. */
static cg_error copy_from_base(cg_publication *p, cg_family family, cg_key key, cg_buf *buf, bool *found) {
    cg_pin pin = {0};
    if (p->base != NULL) CG_TRY(cg_snapshot_get(p->base, family, &key, &pin));
    *found = pin.value.ptr != NULL;
    if (*found && buf != NULL) cg_buf_append(buf, pin.value);
    cg_pin_release(&pin);
    return CG_OK;
}

cg_error cg_publication_block(cg_publication *p, uint32_t id, cg_block_kind kind, cg_buf *buf) {
    LOCKED(p);
    cg_fragment f = {.kind = CG_FRAGMENT_FREE};
    cg_buf_reset(buf);
    if (id < p->slots.len) CG_TRY(cg_publication_entry(p, id, &f));
    cg_hash128 hash = *cg_fragment_key(&f, kind);
    uint64_t number;
    bool found;
    if (cg_hash128_none(hash)) return CG_OK;
    if (cg_map64_get(&p->block_numbers, block_number_key(id, kind), &number) &&
        cg_hash128_equal(p->blocks.at[number].hash, hash)) {
        return cg_pending_read(&p->pending, p->blocks.at[number].ref, buf);
    }
    CG_TRY(copy_from_base(p, cg_block_family(kind), cg_key_block(p->number, kind, id, hash), buf, &found));
    if (found) return CG_OK;
    return cg_fail(CG_ERR_DAMAGED, "a block of %.*s is missing; remove the store's folder and index again",
                   CG_STR_ARG(f.path));
}

/* ---- Facts ---- */

/* Those put in this run, or NULL. */
static const cg_pending_value *pending_facts(const cg_publication *p, cg_hash128 key) {
    uint64_t number;
    if (!cg_map64_get(&p->facts_numbers, key.low >> 1, &number)) return NULL;
    const cg_pending_value *v = &p->facts.at[number];
    return cg_hash128_equal(v->hash, key) ? v : NULL;
}

cg_error cg_publication_has_facts(cg_publication *p, cg_hash128 key, bool *has) {
    LOCKED(p);
    if (pending_facts(p, key) != NULL) {
        *has = true;
        return CG_OK;
    }
    return copy_from_base(p, CG_FAMILY_FACTS, cg_key_facts(p->number, key), NULL, has);
}

cg_error cg_publication_put_facts(cg_publication *p, cg_hash128 key, cg_str facts) {
    if (cg_hash128_none(key)) return cg_fail(CG_ERR_INVALID, "facts need a key");
    LOCKED(p);
    if (pending_facts(p, key) != NULL) return CG_OK;
    cg_pending_value v = {.hash = key};
    CG_TRY(cg_pending_add(&p->pending, facts, &v.ref));
    *cg_map64_slot(&p->facts_numbers, key.low >> 1, 0) = p->facts.len;
    cg_vec_push(&p->facts, v);
    return CG_OK;
}

cg_error cg_publication_facts(cg_publication *p, cg_hash128 key, cg_buf *buf) {
    LOCKED(p);
    const cg_pending_value *v = pending_facts(p, key);
    bool found;
    cg_buf_reset(buf);
    if (v != NULL) return cg_pending_read(&p->pending, v->ref, buf);
    CG_TRY(copy_from_base(p, CG_FAMILY_FACTS, cg_key_facts(p->number, key), buf, &found));
    return found ? CG_OK : cg_fail(CG_ERR_NOT_FOUND, "there are no facts of that key");
}

/* ---- Lists of pages ---- */

cg_error cg_publication_base_directory(cg_publication *p, cg_str list, cg_str *out) {
    *out = CG_STR_NONE;
    return p->base != NULL ? cg_snapshot_directory(p->base, list, out) : CG_OK;
}

uint32_t cg_publication_list(cg_publication *p, cg_str name) {
    uint32_t i = 0;
    while (i < p->lists.len && !cg_str_equal(p->lists.at[i].name, name)) i++;
    if (i == p->lists.len) cg_vec_push(&p->lists, (cg_new_list){.name = cg_arena_str(&p->memory, name)});
    cg_vec_reset(&p->lists.at[i].pages);
    return i;
}

cg_error cg_publication_add_page(cg_publication *p, uint32_t list, cg_str page) {
    cg_pending_value v = {.hash = cg_hash128_of(page.ptr, page.len), .list = list};
    CG_TRY(cg_pending_add(&p->pending, page, &v.ref));
    cg_vec_push(&p->pages, v);
    cg_vec_push(&p->lists.at[list].pages, v.hash);
    return CG_OK;
}

cg_page_list *cg_publication_pages_begin(cg_publication *p, const char *index) {
    LOCKED(p);
    cg_page_list *l = cg_alloc(sizeof *l);
    l->of = p;
    l->list = cg_publication_list(p, cg_str_first(cg_str_from(index), CG_NAME_SIZE));
    return l;
}

cg_error cg_page_list_add(cg_page_list *list, cg_str page) {
    LOCKED(list->of);
    return cg_publication_add_page(list->of, list->list, page);
}

cg_error cg_page_list_keep(cg_page_list *list, uint32_t first, uint32_t count) {
    LOCKED(list->of);
    cg_new_list *l = &list->of->lists.at[list->list];
    cg_str directory;
    CG_TRY(cg_publication_base_directory(list->of, l->name, &directory));
    if ((uint64_t)first + count > directory.len / 16) {
        return cg_fail(CG_ERR_INVALID, "index \"%.*s\" has no pages %u to %u to keep", CG_STR_ARG(l->name),
                       first, first + count);
    }
    for (uint32_t i = 0; i < count; i++) cg_vec_push(&l->pages, cg_directory_get(directory, first + i));
    return CG_OK;
}

void cg_publication_pages_end(cg_page_list *list) { cg_free(list); }

cg_error cg_publication_set_meta(cg_publication *p, const char *name, cg_str value) {
    if (value.len > META_MAX) {
        return cg_fail(CG_ERR_LIMIT, "metadata \"%s\" has %zu bytes, at most %u are kept", name, value.len,
                       META_MAX);
    }
    size_t i = 0;
    while (i < p->metas.len && !cg_str_is(p->metas.at[i].name, name)) i++;
    if (i < p->metas.len) {
        cg_meta last = cg_vec_pop(&p->metas);
        if (i < p->metas.len) p->metas.at[i] = last;
    }
    if (value.len == 0) return CG_OK;
    cg_meta m = {cg_arena_str(&p->memory, cg_str_from(name)), cg_arena_str(&p->memory, value)};
    cg_vec_push(&p->metas, m);
    return CG_OK;
}
