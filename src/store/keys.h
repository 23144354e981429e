/* The keys of everything a project has: {shard}:{project}… with numbers in big-endian order. docs/format.md lists
 * them. */
#ifndef CG_STORE_KEYS_H
#define CG_STORE_KEYS_H

#include "base/hash.h"
#include "store/engine.h"
#include "store/snapshot.h"

#define CG_KEY_SIZE  64
#define CG_NAME_SIZE 32 /* longest name of a list of pages */

/* One project a store has shard 0; the number leaves room for more. */
#define CG_SHARD 0u

typedef struct cg_key {
    char bytes[CG_KEY_SIZE];
    size_t len;
} cg_key;
static inline cg_str cg_key_str(const cg_key *k) { return cg_str_of(k->bytes, k->len); }

cg_family cg_block_family(cg_block_kind kind);
cg_key cg_key_block(uint32_t project, cg_block_kind kind, uint32_t fragment, cg_hash128 hash);
cg_key cg_key_facts(uint32_t project, cg_hash128 hash);

/* Lists of pages: the table of fragments, its look-up, free numbers and retired facts (names with a dot, in METADATA),
 * and the indexes' (in INDEXES). The directory of a list is the hashes of its pages. */
cg_family cg_list_family(cg_str name);
cg_key cg_key_page(uint32_t project, cg_str list, cg_hash128 hash);
cg_key cg_key_directory(uint32_t project, cg_str list, cg_hash128 hash);
#define CG_LIST_FRAGMENTS ".fragments"
#define CG_LIST_PATHS     ".paths"
#define CG_LIST_FREE      ".free"
#define CG_LIST_RETIRED   ".retired"

/* In METADATA: the root record of a project, what all roots' keys begin with, and the mark of a bulk load that was not
 * published (yet). */
cg_key cg_key_root(cg_str project);
cg_key cg_key_roots(void);
cg_key cg_key_pending(void);
/* The longest name of a project. */
#define CG_PROJECT_NAME_MAX (CG_KEY_SIZE - 8)

#endif
