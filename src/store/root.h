/* The root record of a project: one value that says which state is published. Replacing it is what publishes. */
#ifndef CG_STORE_ROOT_H
#define CG_STORE_ROOT_H

#include "store/fragment.h"
#include "store/keys.h"

/* A list of pages: its directory is kept under the hash of its content. */
typedef struct cg_list {
    cg_str name;
    cg_hash128 directory;
    uint32_t page_count;
} cg_list;

typedef struct cg_meta {
    cg_str name, value;
} cg_meta;

typedef struct cg_root {
    uint64_t generation;
    uint32_t project;        /* number in keys */
    uint32_t fragment_limit; /* ids are below */
    uint32_t fragment_count; /* in use */
    uint32_t path_bits;      /* of the look-up's page numbers */
    cg_totals totals;
    cg_list *lists; /* sorted by name */
    uint32_t list_count;
    cg_meta *metas; /* sorted by name */
    uint32_t meta_count;
} cg_root;

void cg_root_encode(const cg_root *r, cg_buf *out);
/* Strings and arrays live in the arena. CG_ERR_VERSION, CG_ERR_DAMAGED. */
cg_error cg_root_decode(cg_str bytes, cg_arena *arena, cg_root *out);
const cg_list *cg_root_list(const cg_root *r, cg_str name); /* NULL if there is none */
cg_str cg_root_meta(const cg_root *r, cg_str name);         /* empty if there is none */

#endif
