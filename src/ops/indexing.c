#include "ops/indexing.h"

#include "base/file.h"
#include "ingest/meta.h"
#include "source/repository.h"
#include <sys/stat.h>

/* ---- Options ---- */

static void settings_of(cg_request *r, const cg_config *c, cg_index_options *out) {
    *out = CG_INDEX_OPTIONS_DEFAULT;
    out->project = cg_config_get(c, "project.name")->text;
    out->limits = cg_settings_limits(c);
    out->parse_limits.depth = (uint32_t)cg_config_get(c, "limits.depth")->integer;
    out->parse_limits.nodes = (uint32_t)cg_config_get(c, "limits.nodes")->integer;
    out->parse_limits.steps = (uint32_t)cg_config_get(c, "limits.parse_steps")->integer;
    out->parse_limits.steps_per_kib = (uint32_t)cg_config_get(c, "limits.parse_steps_per_kib")->integer;
    out->ignore = cg_settings_rules(c, &r->session->arena);
    out->no_user_excludes = cg_config_get(c, "index.user_excludes")->integer == 0;
    out->cancel = r->cancel;
}

/* Given arguments win over settings. */
static cg_error options_of(cg_request *r, const char *root, cg_index_options *out) {
    const cg_config *c;
    CG_TRY(cg_session_config(r->session, root, &c));
    const cg_arg *threads = cg_request_arg(r, "threads"), *memory = cg_request_arg(r, "memory");
    settings_of(r, c, out);
    out->root = root;
    out->threads = (unsigned)(threads->given ? threads->integer : cg_config_get(c, "index.threads")->integer);
    out->memory = (uint64_t)(memory->given ? memory->integer : cg_config_get(c, "index.memory")->integer);
    return CG_OK;
}

/* Without a path the repository is meant that the caller is in. */
static cg_error find_place(cg_request *r, cg_indexing *out) {
    cg_arena *arena = &r->session->arena;
    cg_str path = cg_request_text(r, "path");
    const char *from = path.len > 0 ? cg_arena_z(arena, path) : r->session->options.folder;
    cg_repository repository;
    char *real;
    struct stat st;
    CG_TRY(cg_path_real(arena, from != NULL ? from : ".", &real));
    if (stat(real, &st) == 0 && !S_ISDIR(st.st_mode))
        return cg_fail(CG_ERR_INVALID, "path: %s is not a folder: give the folder to index", real);
    CG_TRY(cg_repository_find(arena, real, &repository));
    out->root = path.len > 0 ? real : repository.root;
    out->store =
        r->session->options.store != NULL ? r->session->options.store : cg_store_default(arena, &repository);
    return CG_OK;
}

/* A store holds one tree: indexing another into it would throw the first away. */
static cg_error check_root(const cg_indexing *place) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    CG_CLEANUP(cg_store_close_ptr) cg_store *store = NULL;
    CG_CLEANUP(cg_snapshot_close_ptr) cg_snapshot *s = NULL;
    struct stat st;
    if (cg_store_open(place->store, CG_STORE_READ, NULL, &store) != CG_OK)
        return CG_OK; /* the run itself will tell */
    if (cg_store_snapshot(store, CG_STR_NONE, &s) != CG_OK) return CG_OK;
    const char *root = cg_arena_z(&arena, cg_snapshot_meta(s, CG_META_ROOT));
    if (*root == '\0' || strcmp(root, place->root) == 0 || stat(root, &st) != 0) return CG_OK;
    return cg_fail(CG_ERR_INVALID,
                   "the store %s holds the graph of %s: choose another by --store, or remove that one",
                   place->store, root);
}

static void on_progress(void *context, const cg_index_progress *p) {
    cg_session *session = context;
    if (session->progress != NULL)
        session->progress(session->progress_context, cg_index_stage_name(p->stage), p->files_done,
                          p->files_total, p->bytes_done, p->bytes_total);
}

cg_error cg_indexing_find(cg_request *r, cg_indexing *out) {
    CG_TRY(find_place(r, out));
    return options_of(r, out->root, &out->options);
}

cg_error cg_indexing_begin(cg_request *r, cg_indexing *out) {
    CG_TRY(cg_indexing_find(r, out));
    cg_session_close(r->session);
    CG_TRY(check_root(out));
    out->options.store = out->store;
    out->options.progress = on_progress;
    out->options.progress_context = r->session;
    return CG_OK;
}

cg_error cg_indexing_of(cg_request *r, cg_snapshot *s, cg_indexing *out) {
    const cg_config *c;
    CG_TRY(cg_session_root(r->session, s, &out->root));
    CG_TRY(cg_session_config(r->session, out->root, &c));
    settings_of(r, c, &out->options);
    out->options.root = out->root;
    out->options.threads = (unsigned)cg_config_get(c, "index.threads")->integer;
    return CG_OK;
}
