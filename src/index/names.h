/* The index of names: which fragments have nodes of a name. Two lists of pages in the store, page for page together:
 * "names" is read by every search, "names.postings" for what is found. docs/names.md says why. */
#ifndef CG_INDEX_NAMES_H
#define CG_INDEX_NAMES_H

#include "base/thread.h"
#include "base/vec.h"
#include "index/name_page.h"
#include "store/fsck.h"
#include "store/publication.h"

/* ---- Keeping it up to date ---- */

/* What an index run changed. One thread at a time. */
typedef struct cg_names_update cg_names_update;

cg_names_update *cg_names_update_new(void);
void cg_names_update_free(cg_names_update *u);
/* A fragment as it was in the base, and as it is from now on. A changed fragment is given to both, one that is dropped
 * only to the first, a new one only to the second. Of the entry only id, kind, path and flags are read. */
void cg_names_update_remove(cg_names_update *u, const cg_fragment *fragment, const cg_node_block *nodes);
void cg_names_update_add(cg_names_update *u, const cg_fragment *fragment, const cg_node_block *nodes);
/* Writes the pages that change, before the publication is committed. u is empty afterwards. */
cg_error cg_names_update_finish(cg_names_update *u, cg_publication *p);

/* Recomputes the index from the nodes and reports what differs: fsck's check_indexes. */
cg_error cg_names_check(void *context, cg_snapshot *s, cg_fsck *fsck);

/* ---- Looking names up ---- */

typedef enum cg_name_how { /* best first: the order of the answers */
                           CG_NAME_EXACT,
                           CG_NAME_CASE, /* but for the case of letters */
                           CG_NAME_PREFIX,
                           CG_NAME_GLOB,
                           CG_NAME_PARTS,
                           CG_NAME_FUZZY,
                           CG_NAME_HOW_COUNT
} cg_name_how;
const char *cg_name_how_name(cg_name_how how); /* "exact", "case", … */

#define CG_NAMES_ANY_HOW                                                                                     \
    ((1u << CG_NAME_EXACT) | (1u << CG_NAME_CASE) | (1u << CG_NAME_PREFIX) | (1u << CG_NAME_PARTS) |         \
     (1u << CG_NAME_FUZZY))

typedef struct cg_name_query {
    cg_str text;
    unsigned
        how; /* 1 << cg_name_how, those wanted; later ones are tried only while there are too few answers */
    uint8_t kinds;           /* CG_NAMES_…: names that have nodes of these groups; 0: of any */
    size_t limit;            /* names wanted */
    const cg_cancel *cancel; /* may be NULL */
} cg_name_query;

/* A name that was found. */
typedef struct cg_name_hit {
    cg_str name;
    uint8_t how;      /* cg_name_how */
    uint8_t distance; /* FUZZY: number of mistakes */
    uint8_t rank;     /* of its best posting */
    uint32_t count;   /* of its postings */
    uint32_t page;
    size_t postings_at, postings_len;
} cg_name_hit;
typedef CG_VEC(cg_name_hit) cg_name_hits;

/* Best first: how it was found, distance, rank, shorter names, order of names. Names live in the arena.
 * Nothing found is no error. */
cg_error cg_names_find(cg_snapshot *s, const cg_name_query *q, cg_arena *arena, cg_name_hits *hits);
/* The postings of a hit, in order of fragments, in the arena. */
cg_error cg_names_postings(cg_snapshot *s, const cg_name_hit *hit, cg_arena *arena, cg_posting **out);

/* What a search shows of a node, from its kind, flags and file: smaller is better. */
uint8_t cg_name_rank(cg_node_kind kind, uint32_t node_flags, cg_visibility visibility,
                     const cg_fragment *fragment);
uint8_t cg_name_group(cg_node_kind kind);
/* The name a node is indexed under: a file's is the last part of its path. Cut to CG_NAME_MAX bytes; may be empty. */
cg_str cg_indexed_name(const cg_fragment *fragment, const cg_node_block *nodes, uint32_t node);

#endif
