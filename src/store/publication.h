/* An index run's way to disk: collects new blocks and the changed entries of the fragment table, and makes all of it
 * the project's published state at once. A run that ends before, in whatever way, changes nothing for readers.
 *
 * Putting blocks, facts and pages is for any number of threads; everything else for one thread at a time. */
#ifndef CG_STORE_PUBLICATION_H
#define CG_STORE_PUBLICATION_H

#include "store/store.h"

typedef struct cg_publication cg_publication;

typedef struct cg_publication_options {
    uint64_t memory; /* bytes of new values kept in memory; more go to a temporary file. 0: 64 MiB */
} cg_publication_options;

/* The store must be open for writing and have no other publication; `options` may be NULL. */
cg_error cg_publication_begin(cg_store *s, cg_str project, const cg_publication_options *options,
                              cg_publication **out);
/* Makes everything visible and durable. On failure the published state is what it was before. Frees the publication,
 * also on failure. */
cg_error cg_publication_commit(cg_publication *p);
void cg_publication_abandon(cg_publication *p); /* NULL is fine */

/* The state it starts from; NULL if the project was never published. Closed with the publication. */
cg_snapshot *cg_publication_base(cg_publication *p);

/* ---- Fragments ---- */

/* The id of a path, that it has had in the base or gets now. A fragment that has an id but is never set is not part of
 * the new state, unless it was part of the base. */
uint32_t cg_publication_id(cg_publication *p, cg_fragment_kind kind, cg_str path);
/* Ids are below this number. */
uint32_t cg_publication_fragment_limit(const cg_publication *p);
/* The entry as it stands now; CG_ERR_NOT_FOUND. Strings are valid until the fragment is set or dropped. */
cg_error cg_publication_fragment(cg_publication *p, uint32_t id, cg_fragment *out);
/* Replaces the entry's path, module, package, language, status, flags, sizes, times and hashes of content and facts; the
 * strings are copied. What the store sets itself is kept. kind and path must be those the id was given for. */
cg_error cg_publication_set(cg_publication *p, const cg_fragment *entry);
/* Takes the fragment and its blocks out. Edges of others that point at it are the caller's to replace. */
cg_error cg_publication_drop(cg_publication *p, uint32_t id);

/* ---- Blocks: of a fragment that has an id; an unchanged block is not written again ---- */

/* Zero bytes: the fragment has no such block (any more). The block is opened to count what is in it: CG_ERR_DAMAGED. */
cg_error cg_publication_put_block(cg_publication *p, uint32_t id, cg_block_kind kind, cg_str block);
/* The block as it stands now, put in this run or not; *buf is reset first, and empty if there is none. */
cg_error cg_publication_block(cg_publication *p, uint32_t id, cg_block_kind kind, cg_buf *buf);

/* ---- Facts: by the key that the fragment's entry names ---- */

/* True if facts of that key are stored or were put in this run. */
cg_error cg_publication_has_facts(cg_publication *p, cg_hash128 key, bool *has);
cg_error cg_publication_put_facts(cg_publication *p, cg_hash128 key, cg_str facts);
/* Into *buf (reset first); CG_ERR_NOT_FOUND. Serves to read back in a later stage what an earlier one put. */
cg_error cg_publication_facts(cg_publication *p, cg_hash128 key, cg_buf *buf);

/* ---- Indexes and metadata ---- */

/* The whole list of an index's pages, in order; pages equal to those of the base are not written again. */
typedef struct cg_page_list cg_page_list;
cg_page_list *cg_publication_pages_begin(cg_publication *p, const char *index);
cg_error cg_page_list_add(cg_page_list *list, cg_str page);
/* Keeps pages [first, first + count) of the base's list of this index. */
cg_error cg_page_list_keep(cg_page_list *list, uint32_t first, uint32_t count);
/* Without begin and end an index keeps the pages it had. Frees the list. */
void cg_publication_pages_end(cg_page_list *list);

/* A value of the root record, at most 64 KiB: configuration, times. Kept from one publication to the next until set
 * again; an empty value removes it. */
cg_error cg_publication_set_meta(cg_publication *p, const char *name, cg_str value);

#endif
