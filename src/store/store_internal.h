/* What the files of store/ know of each other's structures. */
#ifndef CG_STORE_STORE_INTERNAL_H
#define CG_STORE_STORE_INTERNAL_H

#include "store/root.h"
#include "store/store.h"

#include <stdatomic.h>

struct cg_store {
    cg_engine *engine;
    cg_store_mode mode;
    cg_arena memory;
    const char *dir; /* NULL for an engine without a folder */
    int lock;        /* file descriptor; -1 */
    bool publishing; /* there is a publication */
    bool leftovers;  /* a bulk load may have left keys that nothing refers to */
    uint64_t logged; /* bytes written through the log since the last flush */
};

/* A list of pages with what is loaded of it. */
typedef struct cg_page_table {
    cg_list list;
    _Atomic(cg_pin *) directory;
    _Atomic(cg_pin *) *pages;
} cg_page_table;

typedef struct cg_kept_block {
    cg_pin pin;
    union {
        cg_node_block nodes;
        cg_out_block out;
        cg_in_block in;
    } as;
} cg_kept_block;

struct cg_snapshot {
    cg_store *store;
    cg_engine_view *view;
    cg_arena memory;
    cg_str project;
    cg_root root;
    cg_page_table *tables;                                 /* one for each list of the root */
    _Atomic(cg_kept_block *) *blocks[CG_BLOCK_KIND_COUNT]; /* fragment_limit of each */
    atomic_uint_fast64_t kept_bytes;
};

/* The project's root in the newest state; *out is NULL if it was never published. */
cg_error cg_snapshot_open(cg_store *s, cg_str project, cg_snapshot **out);
/* The hashes of a list's pages, 16 bytes each; empty for a list that is not there. */
cg_error cg_snapshot_directory(cg_snapshot *s, cg_str list, cg_str *out);
cg_error cg_snapshot_list_page(cg_snapshot *s, cg_str list, uint32_t number, cg_str *out);
/* A value, kept nowhere. Absent: out->value.ptr is NULL. */
cg_error cg_snapshot_get(cg_snapshot *s, cg_family family, const cg_key *key, cg_pin *out);
static inline const cg_hash128 *cg_fragment_key(const cg_fragment *f, cg_block_kind kind) {
    return kind == CG_BLOCK_NODES ? &f->nodes : kind == CG_BLOCK_OUT ? &f->out : &f->in;
}
static inline cg_hash128 cg_directory_get(cg_str directory, uint32_t i) {
    return cg_hash128_read((const uint8_t *)directory.ptr + (size_t)i * 16);
}

/* Calls for each root record: name of the project, and the record. */
cg_error cg_roots_scan(cg_store *s, cg_engine_view *view, cg_pair_sink sink, void *context);
cg_str cg_root_key_name(cg_str key);

#endif
