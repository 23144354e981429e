/* RocksDB. A process that writes has the database open for real; one that reads opens it read-only, which shows the
 * state of that moment and goes on showing it: files that the writer removes later stay open. Opening is not atomic
 * against a writer, though: the list of files (MANIFEST) is read first, then the log. If the list is still the same
 * afterwards, nothing was moved from the log into files or loaded in bulk meanwhile, and both together are a state
 * that existed; otherwise it is opened again. */
#include "store/engine.h"

#include "base/file.h"
#include "base/hash.h"
#include "base/mem.h"

#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <rocksdb/c.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define CACHE_BYTES   (64u << 20)
#define BLOCK_BYTES   (16u << 10)
#define MEMTABLE_SIZE (4u << 20)
#define OPEN_ATTEMPTS 200
#define ZSTD_WINDOW   (-14) /* RocksDB's own; Zstandard takes it from the level */
#define ZSTD_LEVEL    6
/* Above all levels there are. Nobody reads the log; and on a full disk, writing the next line of it after one that failed
 * ends the process by an assertion. */
#define LOG_NOTHING 6

/* "default" must exist; it stays empty. */
#define CF_COUNT (CG_FAMILY_COUNT + 1)

/* An open database; shared by the views of a reading process until none is left. */
typedef struct instance {
    atomic_uint refs;
    rocksdb_t *db;
    rocksdb_column_family_handle_t *families[CF_COUNT];
} instance;

struct cg_engine_view {
    instance *of;
    const rocksdb_snapshot_t *snapshot; /* NULL when reading: the instance does not change */
    rocksdb_readoptions_t *options;
};

typedef struct rocks_engine {
    cg_engine base;
    cg_arena memory;
    const char *dir;
    bool write;
    unsigned threads, bulk_number;
    pthread_mutex_t lock; /* current and stamp */
    instance *current;
    uint64_t stamp;
    rocksdb_cache_t *cache;
    rocksdb_block_based_table_options_t *table;
    rocksdb_options_t *options, *plain; /* plain: for values that are compressed already */
    rocksdb_writeoptions_t *write_sync, *write_async;
} rocks_engine;

#ifdef CG_SANITIZE
/* The libraries are not built for the thread sanitizer: it sees their memcpy, but not the atomics around it. The
 * C++ library is only ever used by them. */
const char *__tsan_default_suppressions(void);
const char *__tsan_default_suppressions(void) {
    return "called_from_lib:librocksdb.so\ncalled_from_lib:libzstd.so\ncalled_from_lib:liblz4.so\n"
           "called_from_lib:libstdc++.so\nrace:libstdc++.so\n";
}
#endif

/* ---- Errors ---- */

static cg_error code_of(const char *text) {
    static const struct {
        const char *part;
        cg_error code;
    } known[] = {
        {"No space left", CG_ERR_DISK_FULL},
        {"Disk quota", CG_ERR_DISK_FULL},
        {"Permission denied", CG_ERR_PERMISSION},
        {"Read-only file system", CG_ERR_PERMISSION},
        {"Operation not permitted", CG_ERR_PERMISSION},
        {"While lock file", CG_ERR_BUSY},
        {"lock hold", CG_ERR_BUSY},
        {"Corruption", CG_ERR_DAMAGED},
        {"checksum", CG_ERR_DAMAGED},
        {"No such file", CG_ERR_DAMAGED},
        {"Invalid argument", CG_ERR_DAMAGED},
        {"Not implemented", CG_ERR_VERSION},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strstr(text, known[i].part) != NULL) return known[i].code;
    }
    return CG_ERR_IO;
}

static const char *advice(cg_error code) {
    switch (code) {
    case CG_ERR_DAMAGED: return "; remove the store's folder and index again";
    case CG_ERR_DISK_FULL: return "; make room and run it again, the graph stored before is intact";
    case CG_ERR_PERMISSION: return "; the store needs a folder that can be written to";
    case CG_ERR_BUSY: return "; wait for the other process to end";
    default: return "";
    }
}

/* Frees text. */
static cg_error fail(const rocks_engine *e, const char *what, char *text) {
    cg_error code = code_of(text);
    cg_fail(code, "store %s: cannot %s: %s%s", e->dir, what, text, advice(code));
    rocksdb_free(text);
    return code;
}

/* ---- Options ---- */

static rocksdb_options_t *options_new(const rocks_engine *e, bool compress) {
    rocksdb_options_t *o = rocksdb_options_create();
    rocksdb_options_set_create_if_missing(o, e->write);
    rocksdb_options_set_create_missing_column_families(o, e->write);
    rocksdb_options_set_paranoid_checks(o, 1);
    rocksdb_options_set_max_open_files(o, -1);
    rocksdb_options_set_max_file_opening_threads(o, 1);
    rocksdb_options_set_skip_stats_update_on_db_open(o, 1);
    rocksdb_options_set_info_log_level(o, LOG_NOTHING);
    rocksdb_options_set_keep_log_file_num(o, 1);
    rocksdb_options_set_max_background_jobs(o, (int)e->threads + 1);
    rocksdb_options_set_write_buffer_size(o, MEMTABLE_SIZE);
    rocksdb_options_set_max_total_wal_size(o, 4 * MEMTABLE_SIZE);
    rocksdb_options_set_wal_recovery_mode(o, rocksdb_point_in_time_recovery);
    rocksdb_options_set_atomic_flush(o, 1);
    rocksdb_options_set_block_based_table_factory(o, e->table);
    if (compress) {
        rocksdb_options_set_compression(o, rocksdb_lz4_compression);
        rocksdb_options_set_bottommost_compression(o, rocksdb_zstd_compression);
        /* Window, level, strategy, bytes of dictionary. A dictionary gains nothing over blocks of this size. */
        rocksdb_options_set_compression_options(o, ZSTD_WINDOW, ZSTD_LEVEL, 0, 0);
        rocksdb_options_set_compression_options_parallel_threads(o, (int)e->threads);
    } else {
        rocksdb_options_set_compression(o, rocksdb_no_compression);
    }
    return o;
}

static void make_options(rocks_engine *e, const cg_engine_options *given) {
    uint64_t cache_bytes = given != NULL && given->cache_bytes > 0 ? given->cache_bytes : CACHE_BYTES;
    e->threads = given != NULL && given->threads > 0 ? given->threads : 1;
    e->cache = rocksdb_cache_create_lru(cache_bytes);
    e->table = rocksdb_block_based_options_create();
    rocksdb_block_based_options_set_block_cache(e->table, e->cache);
    rocksdb_block_based_options_set_block_size(e->table, BLOCK_BYTES);
    rocksdb_block_based_options_set_format_version(e->table, 5);
    rocksdb_block_based_options_set_filter_policy(e->table, rocksdb_filterpolicy_create_bloom_full(10));
    e->options = options_new(e, true);
    e->plain = options_new(e, false);
    e->write_sync = rocksdb_writeoptions_create();
    rocksdb_writeoptions_set_sync(e->write_sync, 1);
    e->write_async = rocksdb_writeoptions_create();
}

static rocksdb_options_t *options_of(const rocks_engine *e, cg_family family) {
    return family == CG_FAMILY_FACTS ? e->plain : e->options;
}

/* ---- Opening ---- */

static void instance_unref(instance *i) {
    if (i == NULL || atomic_fetch_sub(&i->refs, 1) != 1) return;
    for (unsigned f = 0; f < CF_COUNT; f++) rocksdb_column_family_handle_destroy(i->families[f]);
    rocksdb_close(i->db);
    cg_free(i);
}

static instance *instance_open(const rocks_engine *e, char **text) {
    const char *names[CF_COUNT];
    const rocksdb_options_t *options[CF_COUNT];
    for (unsigned f = 0; f < CG_FAMILY_COUNT; f++) {
        names[f] = cg_family_name((cg_family)f);
        options[f] = options_of(e, (cg_family)f);
    }
    names[CG_FAMILY_COUNT] = "default";
    options[CG_FAMILY_COUNT] = e->options;
    instance *i = cg_alloc_zero(1, sizeof *i);
    atomic_init(&i->refs, 1);
    i->db = e->write ? rocksdb_open_column_families(e->options, e->dir, CF_COUNT, names, options, i->families,
                                                    text)
                     : rocksdb_open_for_read_only_column_families(e->options, e->dir, CF_COUNT, names,
                                                                  options, i->families, 0, text);
    if (i->db != NULL && *text == NULL) return i;
    cg_free(i);
    return NULL;
}

/* Of the name and size of the list of files; 0 if there is none. */
static uint64_t manifest_stamp(const rocks_engine *e) {
    cg_arena a = {0};
    cg_buf name = {0};
    struct stat st;
    uint64_t stamp = 0;
    if (cg_file_read(cg_path_join(&a, e->dir, CG_STR("CURRENT")), 256, &name) == CG_OK) {
        cg_str manifest = cg_str_trim(cg_buf_str(&name));
        if (stat(cg_path_join(&a, e->dir, manifest), &st) == 0) {
            stamp = cg_hash64(manifest.ptr, manifest.len, (uint64_t)st.st_size) | 1;
        }
    }
    cg_buf_clear(&name);
    cg_arena_clear(&a);
    return stamp;
}

/* Of everything a writer changes: the list of files, and the logs' names and sizes. */
static uint64_t state_stamp(const rocks_engine *e) {
    uint64_t stamp = manifest_stamp(e);
    DIR *d = opendir(e->dir);
    if (d == NULL) return stamp;
    for (struct dirent *entry = readdir(d); entry != NULL; entry = readdir(d)) {
        struct stat st;
        cg_str name = cg_str_from(entry->d_name);
        if (!cg_str_ends(name, CG_STR(".log")) || fstatat(dirfd(d), entry->d_name, &st, 0) != 0) continue;
        stamp += cg_hash64(name.ptr, name.len, (uint64_t)st.st_size); /* in whatever order */
    }
    closedir(d);
    return stamp;
}

static void wait_a_little(int attempt) {
    struct timespec t = {.tv_nsec = (attempt < 20 ? 1 + attempt : 20) * 1000000L};
    nanosleep(&t, NULL);
}

/* *out is set to a state that existed as a whole, and *stamp to what it looked like just before. */
static cg_error open_consistent(const rocks_engine *e, instance **out, uint64_t *stamp) {
    char *text = NULL;
    for (int attempt = 0; attempt < OPEN_ATTEMPTS; attempt++) {
        uint64_t before = manifest_stamp(e), whole = state_stamp(e);
        rocksdb_free(text);
        text = NULL;
        instance *i = instance_open(e, &text);
        bool unchanged = manifest_stamp(e) == before;
        if (i != NULL && unchanged) {
            *out = i;
            *stamp = whole;
            return CG_OK;
        }
        instance_unref(i);
        /* An error while nothing changes is one that stays. */
        if (i == NULL && unchanged && attempt > 2) return fail(e, "open it", text);
        wait_a_little(attempt);
    }
    if (text != NULL) return fail(e, "open it", text);
    return cg_fail(CG_ERR_BUSY, "store %s: kept changing while it was being opened; try again", e->dir);
}

/* Files of bulk loads that were interrupted; and what RocksDB means to keep of its options, but does not finish, because
 * it has no name for the level of logging that it is given. */
static void remove_leftovers(const rocks_engine *e) {
    DIR *d = opendir(e->dir);
    if (d == NULL) return;
    for (struct dirent *entry = readdir(d); entry != NULL; entry = readdir(d)) {
        cg_str name = cg_str_from(entry->d_name);
        if (cg_str_starts(name, CG_STR("bulk-")) || cg_str_ends(name, CG_STR(".dbtmp"))) {
            unlinkat(dirfd(d), entry->d_name, 0);
        }
    }
    closedir(d);
}

static void rocks_close(cg_engine *base) {
    rocks_engine *e = (rocks_engine *)base;
    if (e->current != NULL) {
        if (e->write) rocksdb_cancel_all_background_work(e->current->db, 1);
        instance_unref(e->current);
    }
    rocksdb_options_destroy(e->options);
    rocksdb_options_destroy(e->plain);
    rocksdb_block_based_options_destroy(e->table);
    rocksdb_cache_destroy(e->cache);
    rocksdb_writeoptions_destroy(e->write_sync);
    rocksdb_writeoptions_destroy(e->write_async);
    pthread_mutex_destroy(&e->lock);
    cg_arena_clear(&e->memory);
    cg_free(e);
}

/* ---- Reading ---- */

static cg_error rocks_view(cg_engine *base, cg_engine_view **out) {
    rocks_engine *e = (rocks_engine *)base;
    cg_engine_view *v = cg_alloc_zero(1, sizeof *v);
    pthread_mutex_lock(&e->lock);
    v->of = e->current;
    atomic_fetch_add(&v->of->refs, 1);
    pthread_mutex_unlock(&e->lock);
    v->options = rocksdb_readoptions_create();
    rocksdb_readoptions_set_verify_checksums(v->options, 1);
    if (e->write) {
        v->snapshot = rocksdb_create_snapshot(v->of->db);
        rocksdb_readoptions_set_snapshot(v->options, v->snapshot);
    }
    *out = v;
    return CG_OK;
}

static void rocks_release(cg_engine *base, cg_engine_view *v) {
    (void)base;
    rocksdb_readoptions_destroy(v->options);
    if (v->snapshot != NULL) rocksdb_release_snapshot(v->of->db, v->snapshot);
    instance_unref(v->of);
    cg_free(v);
}

static cg_error rocks_refresh(cg_engine *base, bool *changed) {
    rocks_engine *e = (rocks_engine *)base;
    *changed = false;
    if (e->write) return CG_OK;
    pthread_mutex_lock(&e->lock);
    bool same = state_stamp(e) == e->stamp;
    pthread_mutex_unlock(&e->lock);
    if (same) return CG_OK;
    instance *fresh;
    uint64_t stamp;
    CG_TRY(open_consistent(e, &fresh, &stamp));
    pthread_mutex_lock(&e->lock);
    instance *old = e->current;
    e->current = fresh;
    e->stamp = stamp;
    pthread_mutex_unlock(&e->lock);
    instance_unref(old);
    *changed = true;
    return CG_OK;
}

static void pin_destroy(void *handle) { rocksdb_pinnableslice_destroy(handle); }

static cg_pin pin_of(rocksdb_pinnableslice_t *slice) {
    cg_pin pin = {.handle = slice, .release = pin_destroy};
    pin.value.ptr = rocksdb_pinnableslice_value(slice, &pin.value.len);
    return pin;
}

static cg_error rocks_get(cg_engine *base, const cg_engine_view *v, cg_family family, cg_str key,
                          cg_pin *out) {
    char *text = NULL;
    rocksdb_pinnableslice_t *slice =
        rocksdb_get_pinned_cf(v->of->db, v->options, v->of->families[family], key.ptr, key.len, &text);
    if (text != NULL) return fail((rocks_engine *)base, "read", text);
    *out = slice != NULL ? pin_of(slice) : (cg_pin){0};
    return CG_OK;
}

#define MULTI_GET 64
static cg_error get_some(rocks_engine *e, const cg_engine_view *v, cg_family family, const cg_str *keys,
                         size_t count, cg_pin *out) {
    const char *ptrs[MULTI_GET] = {0};
    size_t lens[MULTI_GET] = {0};
    rocksdb_pinnableslice_t *slices[MULTI_GET];
    char *texts[MULTI_GET] = {0}, *text = NULL;
    for (size_t i = 0; i < count; i++) {
        ptrs[i] = keys[i].ptr;
        lens[i] = keys[i].len;
    }
    rocksdb_batched_multi_get_cf(v->of->db, v->options, v->of->families[family], count, ptrs, lens, slices,
                                 texts, false);
    for (size_t i = 0; i < count; i++) {
        out[i] = slices[i] != NULL ? pin_of(slices[i]) : (cg_pin){0};
        if (texts[i] == NULL) continue;
        if (text == NULL) {
            text = texts[i];
        } else {
            rocksdb_free(texts[i]);
        }
    }
    return text != NULL ? fail(e, "read", text) : CG_OK;
}

static cg_error rocks_multi_get(cg_engine *base, const cg_engine_view *v, cg_family family,
                                const cg_str *keys, size_t count, cg_pin *out) {
    for (size_t done = 0; done < count; done += MULTI_GET) {
        size_t some = count - done < MULTI_GET ? count - done : MULTI_GET;
        cg_error error = get_some((rocks_engine *)base, v, family, keys + done, some, out + done);
        if (error == CG_OK) continue;
        for (size_t i = 0; i < done + some; i++) cg_pin_release(&out[i]);
        return error;
    }
    return CG_OK;
}

static cg_error rocks_scan(cg_engine *base, const cg_engine_view *v, cg_family family, cg_str first,
                           cg_str end, cg_pair_sink sink, void *context) {
    rocksdb_iterator_t *it = rocksdb_create_iterator_cf(v->of->db, v->options, v->of->families[family]);
    cg_error error = CG_OK;
    bool stop = false;
    for (rocksdb_iter_seek(it, first.ptr, first.len); rocksdb_iter_valid(it) && !stop && error == CG_OK;
         rocksdb_iter_next(it)) {
        cg_str key, value;
        key.ptr = rocksdb_iter_key(it, &key.len);
        value.ptr = rocksdb_iter_value(it, &value.len);
        if (end.len > 0 && cg_str_compare(key, end) >= 0) break;
        error = sink(context, key, value, &stop);
    }
    char *text = NULL;
    rocksdb_iter_get_error(it, &text);
    rocksdb_iter_destroy(it);
    if (error == CG_OK && text != NULL) return fail((rocks_engine *)base, "read", text);
    rocksdb_free(text);
    return error;
}

/* ---- Writing ---- */

static cg_error rocks_write(cg_engine *base, const cg_write *writes, size_t count, bool sync) {
    rocks_engine *e = (rocks_engine *)base;
    rocksdb_writebatch_t *batch = rocksdb_writebatch_create();
    for (size_t i = 0; i < count; i++) {
        const cg_write *w = &writes[i];
        rocksdb_column_family_handle_t *family = e->current->families[w->family];
        if (w->remove) {
            rocksdb_writebatch_delete_cf(batch, family, w->key.ptr, w->key.len);
        } else {
            rocksdb_writebatch_put_cf(batch, family, w->key.ptr, w->key.len, w->value.ptr, w->value.len);
        }
    }
    char *text = NULL;
    rocksdb_write(e->current->db, sync ? e->write_sync : e->write_async, batch, &text);
    rocksdb_writebatch_destroy(batch);
    return text != NULL ? fail(e, "write", text) : CG_OK;
}

/* Writes the pairs into a file of the engine's form; *count is how many. */
static cg_error write_file(rocks_engine *e, cg_family family, const char *path, cg_pair_source next,
                           void *context, uint64_t *count) {
    rocksdb_envoptions_t *env = rocksdb_envoptions_create();
    rocksdb_sstfilewriter_t *w = rocksdb_sstfilewriter_create(env, options_of(e, family));
    char *text = NULL;
    cg_error error = CG_OK;
    *count = 0;
    rocksdb_sstfilewriter_open(w, path, &text);
    for (bool more = true; text == NULL && error == CG_OK;) {
        cg_str key, value;
        error = next(context, &key, &value, &more);
        if (error != CG_OK || !more) break;
        rocksdb_sstfilewriter_put(w, key.ptr, key.len, value.ptr, value.len, &text);
        ++*count;
    }
    if (text == NULL && error == CG_OK && *count > 0) rocksdb_sstfilewriter_finish(w, &text);
    rocksdb_sstfilewriter_destroy(w);
    rocksdb_envoptions_destroy(env);
    return text != NULL ? fail(e, "write", text) : error;
}

static cg_error rocks_bulk_load(cg_engine *base, cg_family family, cg_pair_source next, void *context) {
    rocks_engine *e = (rocks_engine *)base;
    cg_arena a = {0};
    cg_str name = cg_arena_format(&a, "bulk-%ld-%u.sst", (long)getpid(), e->bulk_number++);
    char *path = cg_path_join(&a, e->dir, name);
    uint64_t count;
    cg_error error = write_file(e, family, path, next, context, &count);
    if (error == CG_OK && count > 0) {
        rocksdb_ingestexternalfileoptions_t *options = rocksdb_ingestexternalfileoptions_create();
        rocksdb_ingestexternalfileoptions_set_move_files(options, 1);
        const char *files[] = {path};
        char *text = NULL;
        rocksdb_ingest_external_file_cf(e->current->db, e->current->families[family], files, 1, options,
                                        &text);
        rocksdb_ingestexternalfileoptions_destroy(options);
        if (text != NULL) error = fail(e, "load", text);
    }
    (void)unlink(path); /* it has another name by now, or was of no use */
    cg_arena_clear(&a);
    return error;
}

static cg_error rocks_flush(cg_engine *base) {
    rocks_engine *e = (rocks_engine *)base;
    rocksdb_flushoptions_t *options = rocksdb_flushoptions_create();
    char *text = NULL;
    for (unsigned f = 0; f < CG_FAMILY_COUNT && text == NULL; f++) {
        rocksdb_flush_cf(e->current->db, options, e->current->families[f], &text);
    }
    rocksdb_flushoptions_destroy(options);
    return text != NULL ? fail(e, "flush", text) : CG_OK;
}

static cg_error rocks_compact(cg_engine *base, cg_family family) {
    rocks_engine *e = (rocks_engine *)base;
    rocksdb_compact_range_cf(e->current->db, e->current->families[family], NULL, 0, NULL, 0);
    return CG_OK;
}

static cg_error rocks_stats(cg_engine *base, cg_family family, cg_engine_stats *out) {
    rocks_engine *e = (rocks_engine *)base;
    cg_engine_view *v;
    CG_TRY(rocks_view(base, &v));
    cg_engine_stats s = {0};
    rocksdb_property_int_cf(v->of->db, v->of->families[family], "rocksdb.total-sst-files-size", &s.bytes);
    rocksdb_property_int_cf(v->of->db, v->of->families[family], "rocksdb.estimate-num-keys", &s.keys);
    const rocksdb_livefiles_t *files = rocksdb_livefiles(v->of->db);
    for (int i = 0; i < rocksdb_livefiles_count(files); i++) {
        if (strcmp(rocksdb_livefiles_column_family_name(files, i), cg_family_name(family)) == 0) s.files++;
    }
    rocksdb_livefiles_destroy(files);
    rocks_release(&e->base, v);
    *out = s;
    return CG_OK;
}

static const cg_engine_ops rocks_ops = {
    .name = "rocksdb",
    .close = rocks_close,
    .view = rocks_view,
    .release = rocks_release,
    .refresh = rocks_refresh,
    .get = rocks_get,
    .multi_get = rocks_multi_get,
    .scan = rocks_scan,
    .write = rocks_write,
    .bulk_load = rocks_bulk_load,
    .flush = rocks_flush,
    .compact = rocks_compact,
    .stats = rocks_stats,
};

cg_error cg_engine_rocksdb_open(const char *dir, bool write, const cg_engine_options *options,
                                cg_engine **out) {
    cg_arena a = {0};
    int missing = access(cg_path_join(&a, dir, CG_STR("CURRENT")), F_OK) == 0 ? 0 : errno;
    cg_arena_clear(&a);
    errno = missing;
    if (!write && missing == ENOENT) return cg_fail(CG_ERR_NO_STORE, "no store in %s; index first", dir);
    if (!write && missing != 0) return cg_fail_errno("cannot read the store %s", dir);
    rocks_engine *e = cg_alloc_zero(1, sizeof *e);
    e->base.ops = &rocks_ops;
    e->dir = cg_arena_z(&e->memory, cg_str_from(dir));
    e->write = write;
    pthread_mutex_init(&e->lock, NULL);
    make_options(e, options);
    cg_error error;
    if (write) {
        char *text = NULL;
        e->current = instance_open(e, &text);
        error = e->current == NULL ? fail(e, "open it", text) : CG_OK;
        if (error == CG_OK) remove_leftovers(e);
    } else {
        error = open_consistent(e, &e->current, &e->stamp);
    }
    if (error != CG_OK) {
        rocks_close(&e->base);
        return error;
    }
    *out = &e->base;
    return CG_OK;
}
