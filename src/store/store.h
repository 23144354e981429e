/* A store: one folder (`.codegraph/`) with the published graph of a project. One process may write at a time, any number
 * read at the same time, each in a state that was published as a whole. docs/store.md says how. */
#ifndef CG_STORE_STORE_H
#define CG_STORE_STORE_H

#include "store/engine.h"
#include "store/snapshot.h"

/* Changes with every change of layout: a store of another format is refused with what to do. */
#define CG_STORE_FORMAT 1u

typedef struct cg_store cg_store;

typedef enum cg_store_mode { CG_STORE_READ, CG_STORE_WRITE } cg_store_mode;

/* Opens the store in the folder `dir`; `options` may be NULL. For writing the folder is made if need be, the lock is
 * taken, and what an interrupted run left behind is removed.
 * CG_ERR_NO_STORE: nothing there to read. CG_ERR_BUSY: another process writes (the message names it). CG_ERR_VERSION: of
 * another format. CG_ERR_DAMAGED: says what, and the way out. CG_ERR_PERMISSION, CG_ERR_DISK_FULL, CG_ERR_IO. */
cg_error cg_store_open(const char *dir, cg_store_mode mode, const cg_engine_options *options, cg_store **out);
/* The same over an engine that is open already; the store owns it from then on, also on failure. */
cg_error cg_store_open_engine(cg_engine *engine, cg_store_mode mode, cg_store **out);
/* Snapshots and publications must be closed before. */
void cg_store_close(cg_store *s);
void cg_store_close_ptr(cg_store **s); /* for the cleanup attribute */

/* Pins the newest published state of a project; an empty name stands for the only project there is. Of any thread.
 * CG_ERR_NO_STORE if nothing was ever published. */
cg_error cg_store_snapshot(cg_store *s, cg_str project, cg_snapshot **out);
/* In a store opened for reading: looks whether another process has written since; cheap if not. Snapshots taken
 * afterwards show it, those already open keep what they have. */
cg_error cg_store_refresh(cg_store *s, bool *changed);

/* The names of the projects, in order. */
cg_error cg_store_projects(cg_store *s, void (*sink)(void *context, cg_str name), void *context);

typedef struct cg_store_stats {
    cg_engine_stats families[CG_FAMILY_COUNT];
    uint64_t bytes; /* of the whole folder, if it is on disk */
} cg_store_stats;
cg_error cg_store_stats_get(cg_store *s, cg_store_stats *out);

#endif
