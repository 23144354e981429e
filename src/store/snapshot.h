/* One published state of a project, unchanging: what queries read. Any number of threads may use a snapshot at once.
 * What its functions return is valid until the snapshot is closed (blocks: or forgotten). */
#ifndef CG_STORE_SNAPSHOT_H
#define CG_STORE_SNAPSHOT_H

#include "graph/edge_block.h"
#include "store/engine.h"
#include "store/fragment.h"

typedef struct cg_snapshot cg_snapshot;

void cg_snapshot_close(cg_snapshot *s);      /* NULL is fine */
void cg_snapshot_close_ptr(cg_snapshot **s); /* for the cleanup attribute */

uint64_t cg_snapshot_generation(const cg_snapshot *s); /* 1, 2, … with each publication */
cg_str cg_snapshot_project(const cg_snapshot *s);
const cg_totals *cg_snapshot_totals(const cg_snapshot *s);
/* What the publication was given by cg_publication_set_meta; empty if there is no such name. */
cg_str cg_snapshot_meta(const cg_snapshot *s, const char *name);

/* ---- Fragments ---- */

/* Ids are below this number; some may be free. */
uint32_t cg_snapshot_fragment_limit(const cg_snapshot *s);
/* CG_ERR_NOT_FOUND for an id that is free or too great. */
cg_error cg_snapshot_fragment(cg_snapshot *s, uint32_t id, cg_fragment *out);
/* CG_ERR_NOT_FOUND if the project has no such fragment. */
cg_error cg_snapshot_find(cg_snapshot *s, cg_fragment_kind kind, cg_str path, uint32_t *id);
/* The fragments whose path's hash has that upper half (nearly always at most one): the first `room` of them; *count may be
 * greater. */
cg_error cg_snapshot_find_hash(cg_snapshot *s, uint32_t path_hash, uint32_t *ids, uint32_t room,
                               uint32_t *count);

/* ---- Blocks: loaded when first asked for, then kept ---- */

/* A fragment without nodes or edges gives an empty block. CG_ERR_NOT_FOUND for a free id, CG_ERR_DAMAGED. */
cg_error cg_snapshot_nodes(cg_snapshot *s, uint32_t id, const cg_node_block **out);
cg_error cg_snapshot_out(cg_snapshot *s, uint32_t id, const cg_out_block **out);
cg_error cg_snapshot_in(cg_snapshot *s, uint32_t id, const cg_in_block **out);
/* Loads the blocks of many fragments at once, where that is cheaper than one by one. */
typedef enum cg_block_kind { CG_BLOCK_NODES, CG_BLOCK_OUT, CG_BLOCK_IN, CG_BLOCK_KIND_COUNT } cg_block_kind;
cg_error cg_snapshot_prefetch(cg_snapshot *s, cg_block_kind kind, const uint32_t *ids, uint32_t count);
/* Drops the blocks kept so far, so that a walk over everything does not hold everything. No other thread may be using
 * the snapshot, and no block got before may be used afterwards. */
void cg_snapshot_forget(cg_snapshot *s);
uint64_t cg_snapshot_kept_bytes(const cg_snapshot *s); /* of blocks, to know when to forget */

/* The stored form of a fragment's facts, or absent (value.ptr NULL); release the pin. */
cg_error cg_snapshot_facts(cg_snapshot *s, uint32_t id, cg_pin *out);

/* The node with that id; CG_ERR_NOT_FOUND. */
cg_error cg_snapshot_node_by_id(cg_snapshot *s, const cg_uuid *id, cg_node_ref *out);
cg_error cg_snapshot_node_id(cg_snapshot *s, cg_node_ref ref, cg_uuid *out);

/* ---- Pages of the indexes ---- */

/* How many pages the named index has; 0 if there is no such index. */
uint32_t cg_snapshot_page_count(cg_snapshot *s, const char *index);
/* Loaded when first asked for, then kept as blocks are, but not dropped by forget. */
cg_error cg_snapshot_page(cg_snapshot *s, const char *index, uint32_t number, cg_str *out);

#endif
