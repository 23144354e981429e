/* The ids that the outside sees. A node's is a hash of the project's name, the fragment's path, the language, the
 * qualified name, kind, signature and ordinal, in the form of a UUID of version 8: never of a line. Its first 32 bits
 * are those of the path's hash, so that a node is found by its id without an index: look up the fragments whose hash
 * begins so, and compare. */
#ifndef CG_GRAPH_NODE_ID_H
#define CG_GRAPH_NODE_ID_H

#include "graph/node_block.h"

/* What a fragment is. Values are stored. */
typedef enum cg_fragment_kind {
    CG_FRAGMENT_FREE,    /* the number is not in use */
    CG_FRAGMENT_FILE,    /* path: relative to the project's root, as bytes */
    CG_FRAGMENT_PROJECT, /* one a project; path empty: the project's node and its packages */
    CG_FRAGMENT_EXTERNAL, /* path "<language>:<package>": a library's package and those symbols of it that are used */
    CG_FRAGMENT_KIND_COUNT
} cg_fragment_kind;

typedef struct cg_uuid {
    uint8_t bytes[16];
} cg_uuid;

#define CG_UUID_TEXT 36

/* Of the project's name and the path, 64 bits. */
uint64_t cg_path_hash(cg_str project, cg_fragment_kind kind, cg_str path);
cg_uuid cg_node_id(uint64_t path_hash, const cg_node_block *block, uint32_t node);
/* The upper half of the path's hash. */
static inline uint32_t cg_node_id_path(const cg_uuid *id) {
    return (uint32_t)id->bytes[0] << 24 | (uint32_t)id->bytes[1] << 16 | (uint32_t)id->bytes[2] << 8 |
           id->bytes[3];
}
/* The node of the block that has the id; false if there is none. */
bool cg_node_id_find(uint64_t path_hash, const cg_node_block *block, const cg_uuid *id, uint32_t *node);

/* An edge's: of its endpoints, kind, and its ordinal among the sites of the same three, in the order of the file. */
cg_uuid cg_edge_id(const cg_uuid *source, const cg_uuid *target, cg_edge_kind kind, uint32_t ordinal);

void cg_uuid_format(const cg_uuid *id, char out[CG_UUID_TEXT + 1]);
/* 36 characters with dashes or 32 without, in any case; false otherwise. */
bool cg_uuid_parse(cg_str text, cg_uuid *out);
static inline bool cg_uuid_equal(const cg_uuid *a, const cg_uuid *b) { return memcmp(a, b, sizeof *a) == 0; }

#endif
