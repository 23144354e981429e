#include "ops/session.h"

#include "ingest/meta.h"
#include "source/repository.h"
#include <sys/stat.h>

void cg_session_init(cg_session *s, const cg_session_options *options) {
    *s = (cg_session){.options = *options};
}

void cg_session_close(cg_session *s) {
    cg_snapshot_close_ptr(&s->snapshot);
    cg_store_close_ptr(&s->store);
    s->snapshot = NULL;
    s->store = NULL;
}

void cg_session_clear(cg_session *s) {
    cg_session_close(s);
    if (s->config.settings != NULL) cg_config_clear(&s->config);
    cg_arena_clear(&s->arena);
}

cg_error cg_session_store_dir(cg_session *s, const char **out) {
    if (s->options.store != NULL) return *out = s->options.store, CG_OK;
    return cg_store_find(&s->arena, s->options.folder != NULL ? s->options.folder : ".", out);
}

cg_error cg_session_snapshot(cg_session *s, cg_snapshot **out) {
    bool changed = false;
    if (s->store == NULL) {
        const char *dir;
        CG_TRY(cg_session_store_dir(s, &dir));
        CG_TRY(cg_store_open(dir, CG_STORE_READ, NULL, &s->store));
    } else {
        CG_TRY(cg_store_refresh(s->store, &changed));
    }
    if (s->snapshot == NULL || changed) {
        cg_snapshot *newest;
        CG_TRY(cg_store_snapshot(s->store, CG_STR_NONE, &newest));
        cg_snapshot_close(s->snapshot);
        s->snapshot = newest;
    }
    *out = s->snapshot;
    return CG_OK;
}

cg_error cg_session_config(cg_session *s, const char *root, const cg_config **out) {
    static char *const nothing[] = {NULL};
    if (s->config.settings == NULL) {
        cg_repository repository = {0};
        cg_config config;
        if (root == NULL && cg_repository_find(&s->arena, s->options.folder != NULL ? s->options.folder : ".",
                                               &repository) == CG_OK)
            root = repository.root;
        cg_config_init(&config, cg_settings);
        cg_error error = cg_settings_load(&config, root, s->options.config,
                                          s->options.environment != NULL ? s->options.environment : nothing);
        if (error != CG_OK) {
            cg_config_clear(&config);
            return error;
        }
        s->config = config;
    }
    *out = &s->config;
    return CG_OK;
}

cg_error cg_session_root(cg_session *session, cg_snapshot *s, const char **out) {
    const char *root = cg_arena_z(&session->arena, cg_snapshot_meta(s, CG_META_ROOT)), *store;
    struct stat st;
    *out = root;
    if (*root != '\0' && stat(root, &st) == 0) return CG_OK;
    CG_TRY(cg_session_store_dir(session, &store));
    size_t slash = cg_str_find_last_char(cg_str_from(store), '/');
    *out =
        slash == CG_STR_NOWHERE ? "." : cg_arena_z(&session->arena, cg_str_first(cg_str_from(store), slash));
    return CG_OK;
}
