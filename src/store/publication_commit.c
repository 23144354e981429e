/* Commit. A small change is one synced batch. A large one is loaded in bulk first, under keys that no published state
 * names, behind a mark that tells the next writer to clean up if what follows does not happen: one synced batch with
 * the new root, the deletion of what it no longer names, and the removal of the mark. */
#include "store/publication_internal.h"

#include <stdlib.h>

#define BATCH_BYTES  (4u << 20) /* more is loaded in bulk */
#define COMPACT_KEYS 4096u      /* deletions worth giving room back for, if they are many */

static int compare_change(const void *x, const void *y) {
    const cg_change *a = x, *b = y;
    if (a->family != b->family) return a->family < b->family ? -1 : 1;
    return cg_str_compare(cg_key_str(&a->key), cg_key_str(&b->key));
}

typedef struct load {
    const cg_publication *of;
    const cg_change *at, *end;
    cg_buf value;
} load;

static cg_error next_pair(void *context, cg_str *key, cg_str *value, bool *more) {
    load *l = context;
    *more = l->at < l->end;
    if (!*more) return CG_OK;
    CG_TRY(cg_pending_read(&l->of->pending, l->at->ref, &l->value));
    *key = cg_key_str(&l->at->key);
    *value = cg_buf_str(&l->value);
    l->at++;
    return CG_OK;
}

static cg_error load_all(cg_publication *p, cg_changes *c) {
    cg_engine *e = p->store->engine;
    cg_key mark = cg_key_pending();
    cg_write write = {.family = CG_FAMILY_METADATA, .key = cg_key_str(&mark), .value = CG_STR("bulk")};
    p->store->leftovers = true;
    CG_TRY(e->ops->write(e, &write, 1, true));
    for (size_t from = 0; from < c->puts.len;) {
        size_t to = from;
        while (to < c->puts.len && c->puts.at[to].family == c->puts.at[from].family) to++;
        load l = {.of = p, .at = c->puts.at + from, .end = c->puts.at + to};
        cg_error error = e->ops->bulk_load(e, c->puts.at[from].family, next_pair, &l);
        cg_buf_clear(&l.value);
        CG_TRY(error);
        from = to;
    }
    return CG_OK;
}

typedef CG_VEC(cg_write) write_list;

/* The values of a small change, side by side in memory. */
static cg_error read_values(cg_publication *p, const cg_changes *c, cg_arena *a, write_list *writes) {
    cg_buf value = {0};
    cg_error error = CG_OK;
    for (size_t i = 0; i < c->puts.len && error == CG_OK; i++) {
        const cg_change *put = &c->puts.at[i];
        error = cg_pending_read(&p->pending, put->ref, &value);
        cg_write w = {.family = put->family, .key = cg_key_str(&put->key)};
        w.value = cg_arena_str(a, cg_buf_str(&value));
        cg_vec_push(writes, w);
    }
    cg_buf_clear(&value);
    return error;
}

/* The batch that publishes. */
static cg_error switch_root(cg_publication *p, const cg_root *root, const cg_changes *c, bool loaded) {
    cg_engine *e = p->store->engine;
    cg_key key = cg_key_root(p->project), mark = cg_key_pending();
    cg_arena a = {0};
    cg_buf record = {0};
    write_list writes = {0};
    cg_error error = loaded ? CG_OK : read_values(p, c, &a, &writes);
    for (size_t i = 0; i < c->removes.len; i++) {
        cg_write w = {
            .family = c->removes.at[i].family, .remove = true, .key = cg_key_str(&c->removes.at[i].key)};
        cg_vec_push(&writes, w);
    }
    cg_root_encode(root, &record);
    cg_write put_root = {.family = CG_FAMILY_METADATA, .key = cg_key_str(&key), .value = cg_buf_str(&record)};
    cg_write remove_mark = {.family = CG_FAMILY_METADATA, .remove = true, .key = cg_key_str(&mark)};
    cg_vec_push(&writes, put_root);
    if (loaded) cg_vec_push(&writes, remove_mark);
    if (error == CG_OK) error = e->ops->write(e, writes.at, writes.len, true);
    if (error == CG_OK && loaded) p->store->leftovers = false;
    p->store->logged += record.len + c->removes.len * CG_KEY_SIZE + (loaded ? 0 : c->bytes);
    cg_vec_clear(&writes);
    cg_buf_clear(&record);
    cg_arena_clear(&a);
    return error;
}

/* Room is given back only once much of it is garbage: rewriting everything costs as much as writing it did. */
static cg_error give_back(cg_publication *p, const cg_root *root, const cg_changes *c) {
    cg_engine *e = p->store->engine;
    if (c->removes.len < COMPACT_KEYS || c->removes.len < root->fragment_count) return CG_OK;
    for (unsigned f = 0; f < CG_FAMILY_COUNT; f++) CG_TRY(e->ops->compact(e, (cg_family)f));
    return CG_OK;
}

static cg_error commit(cg_publication *p, cg_changes *c) {
    cg_root root = {0};
    if (p->base != NULL) root = p->base->root;
    root.generation++;
    root.project = p->number;
    CG_TRY(cg_publication_make_table(p, &root, c));
    CG_TRY(cg_publication_make_changes(p, &root, c));
    if (c->puts.len > 1) qsort(c->puts.at, c->puts.len, sizeof *c->puts.at, compare_change);
    bool bulk = c->bytes > BATCH_BYTES;
    if (bulk) CG_TRY(load_all(p, c));
    CG_TRY(switch_root(p, &root, c, bulk));
    return give_back(p, &root, c);
}

cg_error cg_publication_commit(cg_publication *p) {
    cg_changes changes = {0};
    cg_error error = commit(p, &changes);
    cg_vec_clear(&changes.puts);
    cg_vec_clear(&changes.removes);
    cg_publication_abandon(p);
    return error;
}
