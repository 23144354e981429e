/* The engine seam: an ordered key-value store with a handful of separate key spaces. What is above knows no engine's
 * name, what is below knows nothing of graphs. Two engines: RocksDB on disk, and one in memory for tests.
 *
 * Reads go through a view, an unchanging state of the whole store, from any number of threads and without locks.
 * Writing is for one thread at a time. Keys compare as bytes; values are at most 1 GiB. */
#ifndef CG_STORE_ENGINE_H
#define CG_STORE_ENGINE_H

#include "base/error.h"
#include "base/str.h"

/* constant, name on disk */
#define CG_FAMILIES(X)                                                                                       \
    X(NODES, "nodes")                                                                                        \
    X(EDGES, "edges")                                                                                        \
    X(FACTS, "facts") /* values are compressed already */                                                    \
    X(INDEXES, "indexes")                                                                                    \
    X(METADATA, "metadata")                                                                                  \
    X(VERSIONS, "versions")
typedef enum cg_family {
#define X(c, n) CG_FAMILY_##c,
    CG_FAMILIES(X)
#undef X
        CG_FAMILY_COUNT
} cg_family;
const char *cg_family_name(cg_family family);

typedef struct cg_engine cg_engine;
typedef struct cg_engine_view cg_engine_view;

/* A value that stays where the engine has it until it is released. Absent: value.ptr is NULL. */
typedef struct cg_pin {
    cg_str value;
    void *handle;
    void (*release)(void *handle);
} cg_pin;
void cg_pin_release(
    cg_pin *pin); /* of any thread, at most once; a zeroed pin is fine; before its view's release */

typedef struct cg_write {
    cg_family family;
    bool remove; /* else key gets value */
    cg_str key, value;
} cg_write;

/* The next pair of a bulk load, in strictly ascending order of keys; *more false after the last. The strings must
 * live until the next call. */
typedef cg_error (*cg_pair_source)(void *context, cg_str *key, cg_str *value, bool *more);
/* Called for each pair of a scan; *stop ends it. An error ends it too and is returned. */
typedef cg_error (*cg_pair_sink)(void *context, cg_str key, cg_str value, bool *stop);

typedef struct cg_engine_stats {
    uint64_t bytes; /* on disk (in memory for the engine in memory), about */
    uint64_t keys;  /* estimate */
    uint64_t files;
} cg_engine_stats;

typedef struct cg_engine_ops {
    const char *name;
    /* All views and pins must be released before. */
    void (*close)(cg_engine *e);
    /* The newest state. Never NULL on success. */
    cg_error (*view)(cg_engine *e, cg_engine_view **out);
    void (*release)(cg_engine *e, cg_engine_view *view);
    /* An engine opened for reading looks whether another process has written: the views taken afterwards show it. */
    cg_error (*refresh)(cg_engine *e, bool *changed);
    cg_error (*get)(cg_engine *e, const cg_engine_view *view, cg_family family, cg_str key, cg_pin *out);
    cg_error (*multi_get)(cg_engine *e, const cg_engine_view *view, cg_family family, const cg_str *keys,
                          size_t count, cg_pin *out);
    /* Pairs with first <= key < end in order; an empty end is none. */
    cg_error (*scan)(cg_engine *e, const cg_engine_view *view, cg_family family, cg_str first, cg_str end,
                     cg_pair_sink sink, void *context);
    /* All of them or none, also over a crash; durable when it returns if `sync`. */
    cg_error (*write)(cg_engine *e, const cg_write *writes, size_t count, bool sync);
    /* All pairs or none, durable when it returns, without going through the log. */
    cg_error (*bulk_load)(cg_engine *e, cg_family family, cg_pair_source next, void *context);
    /* Moves what is in the log to its final place, so that later openings are quick. */
    cg_error (*flush)(cg_engine *e);
    /* Gives back the room of deleted keys. */
    cg_error (*compact)(cg_engine *e, cg_family family);
    cg_error (*stats)(cg_engine *e, cg_family family, cg_engine_stats *out);
} cg_engine_ops;

struct cg_engine {
    const cg_engine_ops *ops;
};

typedef struct cg_engine_options {
    uint64_t cache_bytes; /* for uncompressed data; 0: 64 MiB */
    unsigned threads;     /* for background work and compression; 0: 1 */
} cg_engine_options;

/* RocksDB in a directory. For writing: created if need be, one process at a time (CG_ERR_BUSY otherwise). For reading:
 * beside any writer, in the state of one instant; CG_ERR_NO_STORE if there is none. */
cg_error cg_engine_rocksdb_open(const char *dir, bool write, const cg_engine_options *options,
                                cg_engine **out);

/* In memory. */
cg_engine *cg_engine_memory_new(void);

#endif
