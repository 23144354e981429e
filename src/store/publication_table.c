/* The lists the store keeps for itself: the table of fragments, the look-up of paths, free ids, retired facts. */
#include "store/fragment_page.h"
#include "store/publication_internal.h"

#include <stdlib.h>

#define FREE_PER_PAGE    4096u
#define RETIRED_PER_PAGE 4096u
#define RETIRED_MIN      256u /* retired facts are not looked at before there are more */

/* ---- Entries ---- */

static bool page_changed(const cg_publication *p, uint32_t page) {
    for (uint32_t i = page * CG_PAGE_ENTRIES; i < p->slots.len && i < (page + 1) * CG_PAGE_ENTRIES; i++) {
        if (p->slots.at[i] != NULL) return true;
    }
    return false;
}

static cg_error build_page(cg_publication *p, uint32_t page, uint32_t list) {
    cg_fragment entries[CG_PAGE_ENTRIES];
    uint32_t count = 0, first = page * CG_PAGE_ENTRIES;
    for (uint32_t i = 0; i < CG_PAGE_ENTRIES && first + i < p->slots.len; i++) {
        CG_TRY(cg_publication_entry(p, first + i, &entries[i]));
        if (entries[i].kind != CG_FRAGMENT_FREE) count = i + 1;
    }
    cg_buf bytes = {0};
    cg_fragment_page_build(entries, count, &bytes);
    cg_error error = cg_publication_add_page(p, list, cg_buf_str(&bytes));
    cg_buf_clear(&bytes);
    return error;
}

static cg_error make_entries(cg_publication *p, cg_root *root) {
    uint32_t list = cg_publication_list(p, CG_STR(CG_LIST_FRAGMENTS));
    uint32_t pages = (root->fragment_limit + CG_PAGE_ENTRIES - 1) / CG_PAGE_ENTRIES;
    cg_str base;
    CG_TRY(cg_publication_base_directory(p, CG_STR(CG_LIST_FRAGMENTS), &base));
    for (uint32_t page = 0; page < pages; page++) {
        if (page < base.len / 16 && !page_changed(p, page)) {
            cg_vec_push(&p->lists.at[list].pages, cg_directory_get(base, page));
        } else {
            CG_TRY(build_page(p, page, list));
        }
    }
    return CG_OK;
}

/* ---- What changed, once for all lists ---- */

typedef CG_VEC(cg_path_pair) pair_list;

typedef struct difference {
    pair_list added, removed; /* paths' hashes */
    CG_VEC(cg_hash128) retired;
    CG_VEC(uint32_t) freed;
    cg_map64 taken; /* ids that are no longer free */
} difference;

static void difference_clear(difference *d) {
    cg_vec_clear(&d->added);
    cg_vec_clear(&d->removed);
    cg_vec_clear(&d->retired);
    cg_vec_clear(&d->freed);
    cg_map64_clear(&d->taken);
}

static void see_entry(difference *d, cg_root *root, const cg_fragment *before, const cg_fragment *now) {
    bool was = before->kind != CG_FRAGMENT_FREE, is = now->kind != CG_FRAGMENT_FREE;
    if (was) cg_totals_remove(&root->totals, before);
    if (is) cg_totals_add(&root->totals, now);
    if (is && !was) {
        cg_vec_push(&d->added, (cg_path_pair){(uint32_t)(now->path_hash >> 32), now->id});
        *cg_map64_slot(&d->taken, now->id, 0) = 1;
        root->fragment_count++;
    }
    if (was && !is) {
        cg_vec_push(&d->removed, (cg_path_pair){(uint32_t)(before->path_hash >> 32), before->id});
        cg_vec_push(&d->freed, before->id);
        root->fragment_count--;
    }
    if (!cg_hash128_none(before->facts) && (!is || !cg_hash128_equal(before->facts, now->facts))) {
        cg_vec_push(&d->retired, before->facts);
    }
}

static cg_error see_entries(cg_publication *p, cg_root *root, difference *d) {
    uint32_t before_limit = p->base != NULL ? p->base->root.fragment_limit : 0;
    for (uint32_t id = 0; id < p->slots.len; id++) {
        cg_fragment before, now;
        if (p->slots.at[id] == NULL && id < before_limit) continue;
        CG_TRY(cg_publication_base_entry(p, id, &before));
        CG_TRY(cg_publication_entry(p, id, &now));
        see_entry(d, root, &before, &now);
        if (id >= before_limit && now.kind == CG_FRAGMENT_FREE) cg_vec_push(&d->freed, id);
    }
    return CG_OK;
}

/* ---- Look-up ---- */

static cg_error base_pairs(cg_publication *p, uint32_t page, pair_list *out) {
    cg_str bytes;
    CG_TRY(cg_snapshot_list_page(p->base, CG_STR(CG_LIST_PATHS), page, &bytes));
    for (size_t i = 0; i < cg_path_page_count(bytes); i++) cg_vec_push(out, cg_path_page_get(bytes, i));
    return CG_OK;
}

/* Without the removed pairs; both sorted. */
static void subtract(pair_list *from, const pair_list *removed) {
    size_t kept = 0, r = 0;
    for (size_t i = 0; i < from->len; i++) {
        while (r < removed->len && cg_path_pair_compare(&removed->at[r], &from->at[i]) < 0) r++;
        if (r < removed->len && cg_path_pair_compare(&removed->at[r], &from->at[i]) == 0) continue;
        from->at[kept++] = from->at[i];
    }
    from->len = kept;
}

static void sort_pairs(pair_list *l) {
    if (l->len > 1) qsort(l->at, l->len, sizeof *l->at, cg_path_pair_compare);
}

/* The pairs of one page number out of sorted ones. */
static pair_list pairs_of_page(const pair_list *all, uint32_t page, uint32_t bits) {
    size_t first = 0;
    while (first < all->len && cg_path_page(all->at[first].hash, bits) < page) first++;
    size_t end = first;
    while (end < all->len && cg_path_page(all->at[end].hash, bits) == page) end++;
    return (pair_list){.at = all->at != NULL ? all->at + first : NULL, .len = end - first};
}

static cg_error add_pairs_page(cg_publication *p, uint32_t list, const pair_list *pairs) {
    cg_buf bytes = {0};
    cg_path_page_build(pairs->at, pairs->len, &bytes);
    cg_error error = cg_publication_add_page(p, list, cg_buf_str(&bytes));
    cg_buf_clear(&bytes);
    return error;
}

static cg_error rebuild_pairs_page(cg_publication *p, uint32_t list, uint32_t page, const pair_list *added,
                                   const pair_list *removed) {
    pair_list pairs = {0};
    cg_error error = base_pairs(p, page, &pairs);
    if (error == CG_OK) {
        subtract(&pairs, removed);
        for (size_t i = 0; i < added->len; i++) cg_vec_push(&pairs, added->at[i]);
        sort_pairs(&pairs);
        error = add_pairs_page(p, list, &pairs);
    }
    cg_vec_clear(&pairs);
    return error;
}

/* The number of pages stays: only those that change are made. */
static cg_error update_paths(cg_publication *p, uint32_t list, uint32_t bits, difference *d) {
    cg_str base;
    CG_TRY(cg_publication_base_directory(p, CG_STR(CG_LIST_PATHS), &base));
    for (uint32_t page = 0; page < base.len / 16; page++) {
        pair_list added = pairs_of_page(&d->added, page, bits),
                  removed = pairs_of_page(&d->removed, page, bits);
        if (added.len == 0 && removed.len == 0) {
            cg_vec_push(&p->lists.at[list].pages, cg_directory_get(base, page));
        } else {
            CG_TRY(rebuild_pairs_page(p, list, page, &added, &removed));
        }
    }
    return CG_OK;
}

static cg_error rebuild_paths(cg_publication *p, uint32_t list, uint32_t bits, difference *d) {
    pair_list all = {0};
    cg_error error = CG_OK;
    uint32_t pages = p->base != NULL ? cg_snapshot_page_count(p->base, CG_LIST_PATHS) : 0;
    for (uint32_t page = 0; page < pages && error == CG_OK; page++) error = base_pairs(p, page, &all);
    subtract(&all, &d->removed);
    for (size_t i = 0; i < d->added.len; i++) cg_vec_push(&all, d->added.at[i]);
    sort_pairs(&all);
    size_t at = 0;
    for (uint32_t page = 0; page < 1u << bits && error == CG_OK; page++) {
        size_t first = at;
        while (at < all.len && cg_path_page(all.at[at].hash, bits) == page) at++;
        pair_list pairs = {.at = all.at + first, .len = at - first};
        error = add_pairs_page(p, list, &pairs);
    }
    cg_vec_clear(&all);
    return error;
}

static cg_error make_paths(cg_publication *p, cg_root *root, difference *d) {
    uint32_t list = cg_publication_list(p, CG_STR(CG_LIST_PATHS)), bits = cg_path_bits(root->fragment_count);
    sort_pairs(&d->added);
    sort_pairs(&d->removed);
    root->path_bits = bits;
    if (root->fragment_count == 0) return CG_OK;
    bool same = p->base != NULL && p->base->root.path_bits == bits && p->base->root.fragment_count > 0;
    return same ? update_paths(p, list, bits, d) : rebuild_paths(p, list, bits, d);
}

/* ---- Free ids ---- */

static int compare_u32(const void *x, const void *y) {
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

static cg_error make_free(cg_publication *p, difference *d) {
    uint32_t list = cg_publication_list(p, CG_STR(CG_LIST_FREE));
    cg_str page;
    uint32_t pages = p->base != NULL ? cg_snapshot_page_count(p->base, CG_LIST_FREE) : 0;
    for (uint32_t i = 0; i < pages; i++) {
        CG_TRY(cg_snapshot_list_page(p->base, CG_STR(CG_LIST_FREE), i, &page));
        for (size_t at = 0; at + 4 <= page.len; at += 4) {
            uint32_t id = cg_read_u32((const uint8_t *)page.ptr + at);
            if (!cg_map64_get(&d->taken, id, NULL)) cg_vec_push(&d->freed, id);
        }
    }
    if (d->freed.len > 1) qsort(d->freed.at, d->freed.len, sizeof *d->freed.at, compare_u32);
    for (size_t from = 0; from < d->freed.len; from += FREE_PER_PAGE) {
        size_t count = d->freed.len - from < FREE_PER_PAGE ? d->freed.len - from : FREE_PER_PAGE;
        cg_buf bytes = {0};
        cg_column_append(&bytes, d->freed.at + from, count, 4);
        cg_error error = cg_publication_add_page(p, list, cg_buf_str(&bytes));
        cg_buf_clear(&bytes);
        CG_TRY(error);
    }
    return CG_OK;
}

/* ---- Facts that no entry names any more: kept for a while, for files that come back, then deleted ---- */

static int compare_hash(const void *x, const void *y) {
    return cg_hash128_compare(*(const cg_hash128 *)x, *(const cg_hash128 *)y);
}

static cg_error load_retired(cg_publication *p, difference *d) {
    cg_str page;
    uint32_t pages = p->base != NULL ? cg_snapshot_page_count(p->base, CG_LIST_RETIRED) : 0;
    for (uint32_t i = 0; i < pages; i++) {
        CG_TRY(cg_snapshot_list_page(p->base, CG_STR(CG_LIST_RETIRED), i, &page));
        for (size_t at = 0; at + 16 <= page.len; at += 16) {
            cg_vec_push(&d->retired, cg_hash128_read((const uint8_t *)page.ptr + at));
        }
    }
    if (d->retired.len > 1) qsort(d->retired.at, d->retired.len, sizeof *d->retired.at, compare_hash);
    size_t kept = 0;
    for (size_t i = 0; i < d->retired.len; i++) {
        if (kept == 0 || !cg_hash128_equal(d->retired.at[kept - 1], d->retired.at[i])) {
            d->retired.at[kept++] = d->retired.at[i];
        }
    }
    d->retired.len = kept;
    return CG_OK;
}

/* Deletes those that no entry names; none stays retired. */
static cg_error delete_retired(cg_publication *p, difference *d, cg_changes *changes) {
    cg_map64 live = {0};
    cg_error error = CG_OK;
    for (uint32_t id = 0; id < p->slots.len && error == CG_OK; id++) {
        cg_fragment f;
        error = cg_publication_entry(p, id, &f);
        if (error == CG_OK && !cg_hash128_none(f.facts)) *cg_map64_slot(&live, f.facts.low >> 1, 0) = 1;
    }
    for (size_t i = 0; i < d->retired.len && error == CG_OK; i++) {
        if (cg_map64_get(&live, d->retired.at[i].low >> 1, NULL)) continue;
        cg_changes_remove(changes, CG_FAMILY_FACTS, cg_key_facts(p->number, d->retired.at[i]));
    }
    cg_map64_clear(&live);
    cg_vec_reset(&d->retired);
    return error;
}

static cg_error make_retired(cg_publication *p, const cg_root *root, difference *d, cg_changes *changes) {
    uint32_t list = cg_publication_list(p, CG_STR(CG_LIST_RETIRED));
    CG_TRY(load_retired(p, d));
    if (d->retired.len > RETIRED_MIN + root->fragment_count / 4) CG_TRY(delete_retired(p, d, changes));
    for (size_t from = 0; from < d->retired.len; from += RETIRED_PER_PAGE) {
        cg_buf bytes = {0};
        for (size_t i = from; i < d->retired.len && i < from + RETIRED_PER_PAGE; i++) {
            uint8_t hash[16];
            cg_hash128_write(d->retired.at[i], hash);
            cg_buf_append(&bytes, cg_str_of((const char *)hash, sizeof hash));
        }
        cg_error error = cg_publication_add_page(p, list, cg_buf_str(&bytes));
        cg_buf_clear(&bytes);
        CG_TRY(error);
    }
    return CG_OK;
}

cg_error cg_publication_make_table(cg_publication *p, cg_root *root, cg_changes *changes) {
    CG_CLEANUP(difference_clear) difference d = {0};
    root->fragment_limit = (uint32_t)p->slots.len;
    CG_TRY(see_entries(p, root, &d));
    CG_TRY(make_entries(p, root));
    CG_TRY(make_paths(p, root, &d));
    CG_TRY(make_free(p, &d));
    return make_retired(p, root, &d, changes);
}
