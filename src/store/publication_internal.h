/* What the files of publication know of each other's structures. */
#ifndef CG_STORE_PUBLICATION_INTERNAL_H
#define CG_STORE_PUBLICATION_INTERNAL_H

#include "base/vec.h"
#include "store/pending.h"
#include "store/publication.h"
#include "store/store_internal.h"

#include <pthread.h>

typedef CG_VEC(cg_hash128) cg_hash_list;

typedef struct cg_pending_block {
    cg_hash128 hash;
    cg_pending_ref ref;
    uint32_t fragment;
    cg_block_kind kind;
} cg_pending_block;

typedef struct cg_pending_value {
    cg_hash128 hash;
    cg_pending_ref ref;
    uint32_t list; /* a page: of which list */
} cg_pending_value;

/* A list of pages as it will be. */
typedef struct cg_new_list {
    cg_str name;
    cg_hash_list pages;
} cg_new_list;

struct cg_page_list {
    cg_publication *of;
    uint32_t list; /* in of->lists */
};

struct cg_publication {
    cg_store *store;
    cg_snapshot *base; /* NULL: nothing was published */
    cg_arena memory;
    cg_str project;
    uint32_t number; /* of the project, in keys */
    pthread_mutex_t lock;
    CG_VEC(cg_fragment *) slots; /* by id: NULL where all is as in the base */
    cg_intern new_paths;         /* kind and path of fragments the base does not have */
    CG_VEC(uint32_t) new_ids;    /* theirs */
    CG_VEC(uint32_t) free_ids;   /* of the base, descending */
    cg_pending pending;
    CG_VEC(cg_pending_block) blocks;
    cg_map64 block_numbers; /* fragment and kind to a place in blocks */
    CG_VEC(cg_pending_value) facts;
    cg_map64 facts_numbers; /* half of the hash to a place in facts */
    CG_VEC(cg_pending_value) pages;
    CG_VEC(cg_new_list) lists;
    CG_VEC(cg_meta) metas;
};

/* One pair to put or key to delete. */
typedef struct cg_change {
    cg_key key;
    cg_family family;
    bool remove;
    cg_pending_ref ref;
} cg_change;

typedef struct cg_changes {
    CG_VEC(cg_change) puts, removes;
    uint64_t bytes; /* of the values to put */
} cg_changes;

uint32_t cg_publication_list(cg_publication *p, cg_str name); /* its place in lists; an empty one is made */
/* Adds a page to a list; the caller locks. */
cg_error cg_publication_add_page(cg_publication *p, uint32_t list, cg_str page);
/* The list's directory in the base; empty if it has none. */
cg_error cg_publication_base_directory(cg_publication *p, cg_str list, cg_str *out);
/* The entry as it stands, or kind FREE. */
cg_error cg_publication_entry(cg_publication *p, uint32_t id, cg_fragment *out);
/* The entry in the base, or kind FREE. */
cg_error cg_publication_base_entry(cg_publication *p, uint32_t id, cg_fragment *out);

/* The stages of commit: lists of the table (publication_table.c), changes to make (publication_changes.c). */
cg_error cg_publication_make_table(cg_publication *p, cg_root *root, cg_changes *changes);
cg_error cg_publication_make_changes(cg_publication *p, cg_root *root, cg_changes *changes);
void cg_changes_put(cg_changes *c, cg_family family, cg_key key, cg_pending_ref ref);
void cg_changes_remove(cg_changes *c, cg_family family, cg_key key);

#endif
