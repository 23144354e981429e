#include "store/store.h"

#include "base/file.h"
#include "base/mem.h"
#include "store/collect.h"
#include "store/store_internal.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define FLUSH_BYTES (256u << 10) /* more than that in the log is moved out of it on closing */

/* ---- The folder ---- */

#define FORMAT_FILE "format"
#define FORMAT_TEXT "codegraph store, format "

static cg_error check_format(const char *dir, cg_str text) {
    uint64_t format = 0;
    text = cg_str_trim(text);
    if (!cg_str_starts(text, CG_STR(FORMAT_TEXT)) ||
        !cg_str_to_u64(cg_str_from_index(text, sizeof FORMAT_TEXT - 1), &format)) {
        return cg_fail(CG_ERR_DAMAGED, "%s/%s is not readable; remove the folder %s and index again", dir,
                       FORMAT_FILE, dir);
    }
    if (format == CG_STORE_FORMAT) return CG_OK;
    if (format > CG_STORE_FORMAT) {
        return cg_fail(
            CG_ERR_VERSION,
            "the store %s has format %llu, this program reads %u: it was written by a newer version; update "
            "this one, or remove the folder and index again",
            dir, (unsigned long long)format, CG_STORE_FORMAT);
    }
    return cg_fail(CG_ERR_VERSION,
                   "the store %s has format %llu, this program reads %u; remove the folder and index again",
                   dir, (unsigned long long)format, CG_STORE_FORMAT);
}

/* *exists: false if the folder has no store (yet). */
static cg_error read_format(cg_arena *a, const char *dir, bool *exists) {
    cg_buf text = {0};
    cg_error error = cg_file_read(cg_path_join(a, dir, CG_STR(FORMAT_FILE)), 4096, &text);
    *exists = error == CG_OK;
    if (error == CG_OK) error = check_format(dir, cg_buf_str(&text));
    cg_buf_clear(&text);
    return error == CG_ERR_NOT_FOUND ? CG_OK : error;
}

/* A database that is gone would otherwise be made anew without a word. */
static cg_error check_database(cg_arena *a, const char *dir) {
    struct stat st;
    if (stat(cg_path_join(a, dir, CG_STR("db/CURRENT")), &st) == 0) return CG_OK;
    if (errno != ENOENT && errno != ENOTDIR) return cg_fail_errno("cannot read the store %s", dir);
    return cg_fail(CG_ERR_DAMAGED, "the store %s has lost its database; remove the folder and index again",
                   dir);
}

static cg_error mark_format(cg_arena *a, const char *dir) {
    cg_str text = cg_arena_format(a, FORMAT_TEXT "%u\n", CG_STORE_FORMAT);
    /* Nothing in the folder is for a repository. */
    CG_TRY(cg_file_replace(cg_path_join(a, dir, CG_STR(".gitignore")), CG_STR("*\n")));
    return cg_file_replace(cg_path_join(a, dir, CG_STR(FORMAT_FILE)), text);
}

/* ---- Opening ---- */

static cg_error open_folder(cg_store *s, const cg_engine_options *options) {
    cg_arena *a = &s->memory;
    bool write = s->mode == CG_STORE_WRITE, exists = false;
    if (write) {
        CG_TRY(cg_dir_make(s->dir));
        cg_error locked = cg_lock_take(cg_path_join(a, s->dir, CG_STR("lock")), &s->lock);
        if (locked != CG_OK) return cg_error_context(locked, "store %s", s->dir);
    }
    CG_TRY(read_format(a, s->dir, &exists));
    if (!exists && !write) return cg_fail(CG_ERR_NO_STORE, "there is no store in %s; index first", s->dir);
    if (exists) CG_TRY(check_database(a, s->dir));
    const char *database = cg_path_join(a, s->dir, CG_STR("db"));
    CG_TRY(cg_engine_rocksdb_open(database, write, options, &s->engine));
    return write && !exists ? mark_format(a, s->dir) : CG_OK;
}

/* What an interrupted bulk load left is removed before anything else. */
static cg_error recover(cg_store *s) {
    cg_key mark = cg_key_pending();
    cg_engine_view *view;
    cg_pin pin = {0};
    CG_TRY(s->engine->ops->view(s->engine, &view));
    cg_error error = s->engine->ops->get(s->engine, view, CG_FAMILY_METADATA, cg_key_str(&mark), &pin);
    bool interrupted = pin.value.ptr != NULL;
    cg_pin_release(&pin);
    s->engine->ops->release(s->engine, view);
    return error == CG_OK && interrupted ? cg_collect(s) : error;
}

static cg_error finish_open(cg_store *s, cg_error error, cg_store **out) {
    if (error == CG_OK && s->mode == CG_STORE_WRITE) error = recover(s);
    if (error != CG_OK) {
        cg_store_close(s);
        return error;
    }
    *out = s;
    return CG_OK;
}

static cg_store *store_new(cg_store_mode mode) {
    cg_store *s = cg_alloc_zero(1, sizeof *s);
    s->mode = mode;
    s->lock = -1;
    return s;
}

cg_error cg_store_open(const char *dir, cg_store_mode mode, const cg_engine_options *options,
                       cg_store **out) {
    cg_store *s = store_new(mode);
    s->dir = cg_arena_z(&s->memory, cg_str_from(dir));
    return finish_open(s, open_folder(s, options), out);
}

cg_error cg_store_open_engine(cg_engine *engine, cg_store_mode mode, cg_store **out) {
    cg_store *s = store_new(mode);
    s->engine = engine;
    return finish_open(s, CG_OK, out);
}

void cg_store_close(cg_store *s) {
    if (s == NULL) return;
    /* If it does not work the log is read at the next opening: nothing is lost. */
    if (s->engine != NULL && s->logged > FLUSH_BYTES) (void)s->engine->ops->flush(s->engine);
    if (s->engine != NULL) s->engine->ops->close(s->engine);
    cg_lock_release(&s->lock);
    cg_arena_clear(&s->memory);
    cg_free(s);
}

void cg_store_close_ptr(cg_store **s) { cg_store_close(*s); }

cg_error cg_store_refresh(cg_store *s, bool *changed) { return s->engine->ops->refresh(s->engine, changed); }

/* ---- Projects ---- */

cg_str cg_root_key_name(cg_str key) { return cg_str_from_index(key, cg_key_roots().len); }

cg_error cg_roots_scan(cg_store *s, cg_engine_view *view, cg_pair_sink sink, void *context) {
    cg_key first = cg_key_roots(), end = first;
    end.bytes[end.len - 1]++;
    return s->engine->ops->scan(s->engine, view, CG_FAMILY_METADATA, cg_key_str(&first), cg_key_str(&end),
                                sink, context);
}

typedef struct project_walk {
    void (*sink)(void *context, cg_str name);
    void *context;
} project_walk;

static cg_error see_project(void *context, cg_str key, cg_str value, bool *stop) {
    project_walk *w = context;
    (void)value;
    (void)stop;
    w->sink(w->context, cg_root_key_name(key));
    return CG_OK;
}

cg_error cg_store_projects(cg_store *s, void (*sink)(void *context, cg_str name), void *context) {
    project_walk w = {sink, context};
    cg_engine_view *view;
    CG_TRY(s->engine->ops->view(s->engine, &view));
    cg_error error = cg_roots_scan(s, view, see_project, &w);
    s->engine->ops->release(s->engine, view);
    return error;
}

typedef struct only_project {
    cg_key name;
    unsigned count;
} only_project;

static void see_only(void *context, cg_str name) {
    only_project *o = context;
    if (o->count++ > 0 || name.len > CG_KEY_SIZE) return;
    memcpy(o->name.bytes, name.ptr, name.len);
    o->name.len = name.len;
}

cg_error cg_store_snapshot(cg_store *s, cg_str project, cg_snapshot **out) {
    only_project only = {0};
    if (project.len == 0) {
        CG_TRY(cg_store_projects(s, see_only, &only));
        if (only.count > 1) return cg_fail(CG_ERR_INVALID, "the store has %u projects: name one", only.count);
        project = cg_key_str(&only.name);
    }
    cg_snapshot *snapshot = NULL;
    CG_TRY(cg_snapshot_open(s, project, &snapshot));
    if (snapshot == NULL) {
        return cg_fail(CG_ERR_NO_STORE, "nothing is indexed%s%s yet; index first",
                       s->dir != NULL ? " in " : "", s->dir != NULL ? s->dir : "");
    }
    *out = snapshot;
    return CG_OK;
}

cg_error cg_store_stats_get(cg_store *s, cg_store_stats *out) {
    cg_store_stats stats = {0};
    for (unsigned f = 0; f < CG_FAMILY_COUNT; f++) {
        CG_TRY(s->engine->ops->stats(s->engine, (cg_family)f, &stats.families[f]));
        stats.bytes += stats.families[f].bytes;
    }
    if (s->dir != NULL) stats.bytes = cg_dir_bytes(s->dir);
    *out = stats;
    return CG_OK;
}
