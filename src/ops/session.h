/* What the requests of one caller share: where the store is, the settings, the snapshot being read. One thread at a
 * time. */
#ifndef CG_OPS_SESSION_H
#define CG_OPS_SESSION_H

#include "ops/operation.h"
#include "ops/settings.h"
#include "store/store.h"

typedef struct cg_session_options {
    const char *store;        /* the store's folder; NULL: found from `folder` */
    const char *folder;       /* where to look from; NULL: the working folder */
    const char *config;       /* a file of settings beside the repository's; may be NULL */
    char *const *environment; /* of the process */
} cg_session_options;

struct cg_session {
    cg_arena arena;
    cg_session_options options;
    cg_config config; /* .settings is NULL until loaded */
    cg_store *store;
    cg_snapshot *snapshot;
    /* Called by long operations now and then, one thread at a time; may be NULL. */
    void (*progress)(void *context, const char *stage, uint64_t files_done, uint64_t files_total,
                     uint64_t bytes_done, uint64_t bytes_total);
    void *progress_context;
};

void cg_session_init(cg_session *s, const cg_session_options *options);
void cg_session_clear(cg_session *s);

/* The newest published state. Opens the store, or looks whether there is a newer one. CG_ERR_NO_STORE says what to
 * do. */
cg_error cg_session_snapshot(cg_session *s, cg_snapshot **out);
/* The store's folder, found or as given. */
cg_error cg_session_store_dir(cg_session *s, const char **out);
/* Closes what is open, so that a writer may follow. */
void cg_session_close(cg_session *s);
/* The settings that hold for a repository's root (NULL: for the one the store was made from). Loaded once. */
cg_error cg_session_config(cg_session *s, const char *root, const cg_config **out);

/* The folder that the graph was made from; if it has moved, the one that holds the store. */
cg_error cg_session_root(cg_session *s, cg_snapshot *snapshot, const char **out);

#endif
