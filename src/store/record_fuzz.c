/* Any bytes, taken as a root record, a page of the fragment table and a page of its look-up. A root's sum is made right
 * first, or nothing would get past it. */
#include "base/mem.h"
#include "store/fragment_page.h"
#include "store/root.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_root(const uint8_t *data, size_t size) {
    if (size < 8) return;
    char *copy = cg_alloc(size);
    memcpy(copy, data, size);
    uint64_t sum = cg_hash64(copy, size - 8, 0);
    for (unsigned i = 0; i < 8; i++) copy[size - 8 + i] = (char)(sum >> (8 * i));
    cg_arena a = {0};
    cg_root root;
    if (cg_root_decode(cg_str_of(copy, size), &a, &root) == CG_OK) {
        cg_buf again = {0};
        cg_root_encode(&root, &again);
        /* Two bytes behind the format are free. */
        if (again.len != size || memcmp(again.ptr + 4, copy + 4, size - 12) != 0) abort();
        cg_buf_clear(&again);
    }
    cg_arena_clear(&a);
    cg_free(copy);
}

static void try_page(cg_str page) {
    bool sound = cg_fragment_page_check(page) == CG_OK;
    size_t sum = 0, found = 0;
    for (uint32_t i = 0; i < CG_PAGE_ENTRIES + 2; i++) {
        cg_fragment f;
        if (!cg_fragment_page_get(page, i, &f)) continue;
        found++;
        for (size_t k = 0; k < f.path.len; k++) sum += (unsigned char)f.path.ptr[k];
        for (size_t k = 0; k < f.module.len; k++) sum += (unsigned char)f.module.ptr[k];
    }
    if (sound && found > CG_PAGE_ENTRIES) abort();
    if (cg_path_page_find(page, 12345) > cg_path_page_count(page) || sum == SIZE_MAX) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    try_root(data, size);
    try_page(cg_str_of((const char *)data, size));
    return 0;
}
