/* The entry of a fragment in the published table: all that is known of a file beside its blocks. */
#ifndef CG_STORE_FRAGMENT_H
#define CG_STORE_FRAGMENT_H

#include "base/hash.h"
#include "graph/node_id.h"

/* Room for the outcomes of coverage (source/coverage.h) and for languages in the totals. */
#define CG_STATUS_LIMIT   32
#define CG_LANGUAGE_LIMIT 32

/* A key of zeros: there is no such block. */
typedef struct cg_fragment {
    cg_str path;   /* as cg_fragment_kind says */
    cg_str module; /* module name by the language's rules; what the qualified names of its nodes begin with */
    cg_str package;     /* external: the package; a file: the package it belongs to, if any */
    uint64_t path_hash; /* cg_path_hash; set by the store */
    uint32_t id;
    uint8_t kind;     /* cg_fragment_kind */
    uint8_t language; /* cg_language */
    uint8_t status;   /* what became of it: below CG_STATUS_LIMIT */
    uint32_t flags;   /* CG_FILE_… */
    uint32_t error_bytes;
    uint64_t size;    /* bytes of the file */
    int64_t mtime_ns; /* modification time and inode: if they and the size are as before, so is the content */
    uint64_t inode;
    cg_hash128 content;        /* of the file's bytes */
    cg_hash128 facts;          /* key of its facts */
    cg_hash128 nodes, out, in; /* keys of its blocks; set by the store */
    uint32_t node_count;       /* set by the store, from the blocks */
    uint32_t edge_count;       /* leaving, each site counted; set by the store */
    uint32_t unresolved_count; /* set by the store */
} cg_fragment;

static inline bool cg_hash128_none(cg_hash128 h) { return h.high == 0 && h.low == 0; }

/* Sums over all fragments. */
typedef struct cg_totals {
    uint64_t files, externals;
    uint64_t nodes, edges, unresolved;       /* edges: sites; those that follow from parents not counted */
    uint64_t source_bytes, error_bytes;      /* of files */
    uint64_t by_status[CG_STATUS_LIMIT];     /* files */
    uint64_t by_language[CG_LANGUAGE_LIMIT]; /* files */
} cg_totals;

void cg_totals_add(cg_totals *t, const cg_fragment *f);
void cg_totals_remove(cg_totals *t, const cg_fragment *f);

#endif
