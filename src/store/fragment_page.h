/* The table of fragments in pages of 256 entries, and the look-up from paths' hashes in sorted pages: both read in
 * place. What is out of bounds reads as absent. */
#ifndef CG_STORE_FRAGMENT_PAGE_H
#define CG_STORE_FRAGMENT_PAGE_H

#include "store/fragment.h"

#define CG_PAGE_ENTRIES 256u

/* entries[i] is fragment page * CG_PAGE_ENTRIES + i; kind FREE where there is none. Appends to out. */
void cg_fragment_page_build(const cg_fragment *entries, uint32_t count, cg_buf *out);
/* The entry `index` of the page; false if it is free, or the page is too short. CG_ERR_DAMAGED cannot be told from
 * free here: cg_fragment_page_check tells. Strings point into the page. */
bool cg_fragment_page_get(cg_str page, uint32_t index, cg_fragment *out);
cg_error cg_fragment_page_check(cg_str page);

/* The look-up: pairs of the upper half of a path's hash and a fragment, sorted, in the page of the hash's first bits. */
typedef struct cg_path_pair {
    uint32_t hash, fragment;
} cg_path_pair;
int cg_path_pair_compare(const void *a, const void *b);
/* How many bits for so many fragments: some thousand pairs a page. */
uint32_t cg_path_bits(uint64_t fragments);
static inline uint32_t cg_path_page(uint32_t hash, uint32_t bits) {
    return bits == 0 ? 0 : hash >> (32 - bits);
}
void cg_path_page_build(const cg_path_pair *pairs, size_t count, cg_buf *out);
static inline size_t cg_path_page_count(cg_str page) { return page.len / 8; }
cg_path_pair cg_path_page_get(cg_str page, size_t index);
/* The first pair of that hash, or where it would be. */
size_t cg_path_page_find(cg_str page, uint32_t hash);

#endif
