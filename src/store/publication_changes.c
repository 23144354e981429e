/* What a publication puts into the engine and takes out of it. */
#include "store/publication_internal.h"

#include <stdlib.h>

void cg_changes_put(cg_changes *c, cg_family family, cg_key key, cg_pending_ref ref) {
    c->bytes += ref.len;
    cg_vec_push(&c->puts, (cg_change){.key = key, .family = family, .ref = ref});
}

void cg_changes_remove(cg_changes *c, cg_family family, cg_key key) {
    cg_vec_push(&c->removes, (cg_change){.key = key, .family = family, .remove = true});
}

/* ---- Blocks and facts ---- */

static void put_blocks(cg_publication *p, cg_changes *changes) {
    for (size_t i = 0; i < p->blocks.len; i++) {
        const cg_pending_block *b = &p->blocks.at[i];
        const cg_fragment *f = p->slots.at[b->fragment];
        if (f->kind == CG_FRAGMENT_FREE || !cg_hash128_equal(b->hash, *cg_fragment_key(f, b->kind))) continue;
        cg_changes_put(changes, cg_block_family(b->kind),
                       cg_key_block(p->number, b->kind, b->fragment, b->hash), b->ref);
    }
}

/* The base's blocks that the new table does not name. */
static cg_error remove_blocks(cg_publication *p, cg_changes *changes) {
    uint32_t limit = p->base != NULL ? p->base->root.fragment_limit : 0;
    for (uint32_t id = 0; id < limit; id++) {
        const cg_fragment *now = p->slots.at[id];
        cg_fragment before;
        if (now == NULL) continue;
        CG_TRY(cg_publication_base_entry(p, id, &before));
        for (unsigned k = 0; k < CG_BLOCK_KIND_COUNT; k++) {
            cg_block_kind kind = (cg_block_kind)k;
            cg_hash128 old = *cg_fragment_key(&before, kind);
            bool kept = now->kind != CG_FRAGMENT_FREE && cg_hash128_equal(old, *cg_fragment_key(now, kind));
            if (cg_hash128_none(old) || kept) continue;
            cg_changes_remove(changes, cg_block_family(kind), cg_key_block(p->number, kind, id, old));
        }
    }
    return CG_OK;
}

/* Only facts that an entry names. */
static void put_facts(cg_publication *p, cg_changes *changes) {
    cg_map64 named = {0};
    for (size_t id = 0; id < p->slots.len; id++) {
        const cg_fragment *f = p->slots.at[id];
        if (f != NULL && f->kind != CG_FRAGMENT_FREE) *cg_map64_slot(&named, f->facts.low >> 1, 0) = 1;
    }
    for (size_t i = 0; i < p->facts.len; i++) {
        const cg_pending_value *v = &p->facts.at[i];
        if (!cg_map64_get(&named, v->hash.low >> 1, NULL)) continue;
        cg_changes_put(changes, CG_FAMILY_FACTS, cg_key_facts(p->number, v->hash), v->ref);
    }
    cg_map64_clear(&named);
}

/* ---- Lists ---- */

static int compare_hash(const void *x, const void *y) {
    return cg_hash128_compare(*(const cg_hash128 *)x, *(const cg_hash128 *)y);
}

static int compare_value(const void *x, const void *y) {
    const cg_pending_value *a = x, *b = y;
    if (a->list != b->list) return a->list < b->list ? -1 : 1;
    return cg_hash128_compare(a->hash, b->hash);
}

static void sort_hashes(cg_hash_list *l) {
    if (l->len > 1) qsort(l->at, l->len, sizeof *l->at, compare_hash);
}

static bool has_hash(const cg_hash_list *sorted, cg_hash128 h) {
    return sorted->len > 0 && bsearch(&h, sorted->at, sorted->len, sizeof h, compare_hash) != NULL;
}

/* Pages that the base does not have; p->pages is sorted. */
static void put_pages(cg_publication *p, uint32_t list, const cg_hash_list *old, const cg_hash_list *new,
                      cg_changes *changes) {
    cg_str name = p->lists.at[list].name;
    cg_hash128 last = {0, 0};
    for (size_t i = 0; i < p->pages.len; i++) {
        const cg_pending_value *v = &p->pages.at[i];
        if (v->list != list || cg_hash128_equal(v->hash, last) || has_hash(old, v->hash) ||
            !has_hash(new, v->hash)) {
            continue;
        }
        last = v->hash;
        cg_changes_put(changes, cg_list_family(name), cg_key_page(p->number, name, v->hash), v->ref);
    }
}

static void remove_pages(cg_publication *p, cg_str name, const cg_hash_list *old, const cg_hash_list *new,
                         cg_changes *changes) {
    for (size_t i = 0; i < old->len; i++) {
        bool again = i > 0 && cg_hash128_equal(old->at[i - 1], old->at[i]);
        if (again || has_hash(new, old->at[i])) continue;
        cg_changes_remove(changes, cg_list_family(name), cg_key_page(p->number, name, old->at[i]));
    }
}

/* The directory's value, and where it goes. */
static cg_error put_directory(cg_publication *p, const cg_new_list *l, cg_str old, cg_list *out,
                              cg_changes *changes) {
    cg_buf bytes = {0};
    for (size_t i = 0; i < l->pages.len; i++) {
        uint8_t hash[16];
        cg_hash128_write(l->pages.at[i], hash);
        cg_buf_append(&bytes, cg_str_of((const char *)hash, sizeof hash));
    }
    cg_hash128 hash = cg_hash128_of(bytes.ptr, bytes.len), old_hash = cg_hash128_of(old.ptr, old.len);
    *out = (cg_list){.name = l->name, .directory = hash, .page_count = (uint32_t)l->pages.len};
    cg_error error = CG_OK;
    cg_family family = cg_list_family(l->name);
    if (old.len > 0 && !cg_hash128_equal(hash, old_hash)) {
        cg_changes_remove(changes, family, cg_key_directory(p->number, l->name, old_hash));
    }
    if (l->pages.len > 0 && (old.len == 0 || !cg_hash128_equal(hash, old_hash))) {
        cg_pending_ref ref;
        error = cg_pending_add(&p->pending, cg_buf_str(&bytes), &ref);
        if (error == CG_OK) cg_changes_put(changes, family, cg_key_directory(p->number, l->name, hash), ref);
    }
    cg_buf_clear(&bytes);
    return error;
}

static cg_error make_list(cg_publication *p, uint32_t list, cg_list *out, cg_changes *changes) {
    const cg_new_list *l = &p->lists.at[list];
    cg_hash_list old = {0}, new = {0};
    cg_str directory;
    CG_TRY(cg_publication_base_directory(p, l->name, &directory));
    for (uint32_t i = 0; i < directory.len / 16; i++) cg_vec_push(&old, cg_directory_get(directory, i));
    for (size_t i = 0; i < l->pages.len; i++) cg_vec_push(&new, l->pages.at[i]);
    sort_hashes(&old);
    sort_hashes(&new);
    put_pages(p, list, &old, &new, changes);
    remove_pages(p, l->name, &old, &new, changes);
    cg_vec_clear(&old);
    cg_vec_clear(&new);
    return put_directory(p, l, directory, out, changes);
}

static bool is_replaced(const cg_publication *p, cg_str name) {
    for (size_t i = 0; i < p->lists.len; i++) {
        if (cg_str_equal(p->lists.at[i].name, name)) return true;
    }
    return false;
}

static int compare_list(const void *x, const void *y) {
    return cg_str_compare(((const cg_list *)x)->name, ((const cg_list *)y)->name);
}

static int compare_meta(const void *x, const void *y) {
    return cg_str_compare(((const cg_meta *)x)->name, ((const cg_meta *)y)->name);
}

static cg_error make_lists(cg_publication *p, cg_root *root, cg_changes *changes) {
    uint32_t kept = p->base != NULL ? p->base->root.list_count : 0;
    root->lists = CG_NEW_ARRAY(&p->memory, cg_list, kept + p->lists.len);
    root->list_count = 0;
    if (p->pages.len > 1) qsort(p->pages.at, p->pages.len, sizeof *p->pages.at, compare_value);
    for (uint32_t i = 0; i < kept; i++) {
        if (is_replaced(p, p->base->root.lists[i].name)) continue;
        root->lists[root->list_count++] = p->base->root.lists[i];
    }
    for (uint32_t i = 0; i < p->lists.len; i++) {
        cg_list l;
        CG_TRY(make_list(p, i, &l, changes));
        if (l.page_count > 0) root->lists[root->list_count++] = l;
    }
    qsort(root->lists, root->list_count, sizeof *root->lists, compare_list);
    return CG_OK;
}

cg_error cg_publication_make_changes(cg_publication *p, cg_root *root, cg_changes *changes) {
    put_blocks(p, changes);
    put_facts(p, changes);
    CG_TRY(remove_blocks(p, changes));
    if (p->metas.len > 1) qsort(p->metas.at, p->metas.len, sizeof *p->metas.at, compare_meta);
    root->metas = p->metas.at;
    root->meta_count = (uint32_t)p->metas.len;
    return make_lists(p, root, changes);
}
