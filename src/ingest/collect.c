/* The first half of a run: which files there are, and the facts of each: stored ones where the content is known,
 * parsed ones elsewhere. */
#include "ingest/meta.h"
#include "ingest/run.h"

#include "base/clock.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

/* A file whose time is this close to the beginning of the last run may have changed after it was read. */
#define RACY_NS 2000000000ll

/* ---- What is to be read ---- */

static int64_t base_time(const cg_run *run) {
    uint64_t ms;
    if (!run->base || !cg_str_to_u64(cg_snapshot_meta(run->base, "started"), &ms)) return INT64_MIN;
    return (int64_t)ms * 1000000;
}

/* Everything but the sources that facts and edges depend on. */
static cg_hash128 settings_of(const cg_run *run) {
    const cg_index_options *o = run->options;
    CG_CLEANUP(cg_buf_clear) cg_buf b = {0};
    cg_buf_format(&b, "%u %llu %llu %llu %d %d %u %u %u %u ", CG_FACTS_VERSION,
                  (unsigned long long)o->limits.file_bytes, (unsigned long long)o->limits.line_bytes,
                  (unsigned long long)o->limits.minified_line, o->limits.skip_minified,
                  o->limits.skip_dependencies, o->parse_limits.depth, o->parse_limits.nodes,
                  o->parse_limits.steps, o->parse_limits.steps_per_kib);
    cg_buf_append(&b, run->project);
    return cg_hash128_of(b.ptr, b.len);
}

static void print_hash(cg_hash128 h, char out[33]) {
    uint8_t bytes[16];
    cg_hash128_write(h, bytes);
    for (int i = 0; i < 16; i++) snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

static bool meta_is(const cg_run *run, const char *name, cg_hash128 h) {
    char text[33];
    print_hash(h, text);
    return run->base && cg_str_is(cg_snapshot_meta(run->base, name), text);
}

static cg_error remember(cg_run *run, const char *name, cg_hash128 h) {
    char text[33];
    print_hash(h, text);
    return cg_publication_set_meta(run->publication, name, cg_str_from(text));
}

static const cg_run *sorting;
static int by_size(const void *a, const void *b) {
    const cg_entry *x = sorting->files[*(const uint32_t *)a].entry,
                   *y = sorting->files[*(const uint32_t *)b].entry;
    if (x->size != y->size) return x->size > y->size ? -1 : 1;
    return *(const uint32_t *)a < *(const uint32_t *)b ? -1 : 1;
}

/* A number for every file that gets a record, in the order of paths. */
static void list_files(cg_run *run) {
    run->file_count = (uint32_t)run->walk.entries.len;
    run->files = CG_NEW_ARRAY(&run->arena, cg_run_file, run->file_count + 1);
    run->order = CG_NEW_ARRAY(&run->arena, uint32_t, run->file_count + 1);
    uint64_t bytes = 0;
    for (uint32_t i = 0; i < run->file_count; i++) {
        const cg_entry *e = &run->walk.entries.at[i];
        cg_run_file *f = &run->files[i];
        f->entry = e;
        f->fragment = CG_NONE;
        f->manifest = e->coverage == CG_COVERAGE_UNSUPPORTED && cg_resolve_wants(cg_path_name(e->path));
        f->stored = (cg_fragment){.path = e->path,
                                  .kind = CG_FRAGMENT_FILE,
                                  .language = e->language,
                                  .status = e->coverage,
                                  .size = e->size,
                                  .mtime_ns = e->mtime_ns,
                                  .inode = e->inode};
        if (e->coverage == CG_COVERAGE_INDEXED || f->manifest) {
            run->order[run->order_count++] = i;
            bytes += e->size;
        }
        if (e->coverage != CG_COVERAGE_UNSUPPORTED)
            f->fragment = cg_publication_id(run->publication, CG_FRAGMENT_FILE, e->path);
    }
    sorting = run;
    if (run->order_count) qsort(run->order, run->order_count, sizeof *run->order, by_size);
    cg_run_stage(run, CG_STAGE_PARSE, run->order_count, bytes);
}

/* ---- One file ---- */

static cg_hash128 facts_key(cg_hash128 content, cg_language language, cg_hash128 settings) {
    struct {
        cg_hash128 content, settings;
        uint64_t language;
    } key = {content, settings, language};
    return cg_hash128_of(&key, sizeof key);
}

static bool base_fragment(cg_run *run, const cg_run_file *f, cg_fragment *out) {
    uint32_t id;
    return run->base && cg_snapshot_find(run->base, CG_FRAGMENT_FILE, f->entry->path, &id) == CG_OK &&
           cg_snapshot_fragment(run->base, id, out) == CG_OK;
}

/* Facts that the last published state has for this very fragment. */
static cg_error load_facts(cg_run *run, cg_run_worker *w, cg_run_file *f, uint32_t base_id) {
    CG_CLEANUP(cg_pin_release) cg_pin pin = {0};
    CG_TRY(cg_snapshot_facts(run->base, base_id, &pin));
    if (!pin.value.ptr)
        return cg_fail(CG_ERR_DAMAGED,
                       "the store has lost the facts of %.*s; remove the store and index again",
                       CG_STR_ARG(f->entry->path));
    cg_facts *facts = CG_NEW(&w->arena, cg_facts);
    CG_TRY(cg_facts_decode(pin.value, &w->arena, facts));
    f->facts = facts;
    f->reused = true;
    return CG_OK;
}

static cg_error known_content(cg_run *run, cg_run_worker *w, cg_run_file *f) {
    bool has = false;
    pthread_mutex_lock(&run->lock);
    cg_error error = cg_publication_has_facts(run->publication, f->stored.facts, &has);
    if (!error && has) error = cg_publication_facts(run->publication, f->stored.facts, &w->buffer);
    pthread_mutex_unlock(&run->lock);
    if (error || !has) return error;
    cg_facts *facts = CG_NEW(&w->arena, cg_facts);
    CG_TRY(cg_facts_decode(cg_buf_str(&w->buffer), &w->arena, facts));
    f->facts = facts;
    f->reused = true;
    return CG_OK;
}

static cg_error parse_file(cg_run *run, cg_run_worker *w, cg_run_file *f, const cg_source *source) {
    cg_facts *facts = CG_NEW(&w->arena, cg_facts);
    cg_error error =
        cg_extract(w->extractor, source->language, source->text, run->options->cancel, &w->arena, facts);
    if (error == CG_ERR_LIMIT) {
        f->stored.status = CG_COVERAGE_LIMIT;
        return CG_OK;
    }
    CG_TRY(error);
    cg_buf_reset(&w->buffer);
    cg_facts_encode(facts, &w->buffer);
    f->facts = facts;
    return cg_publication_put_facts(run->publication, f->stored.facts, cg_buf_str(&w->buffer));
}

/* The block of nodes, and the names it adds and takes away. */
static cg_error put_nodes(cg_run *run, cg_run_worker *w, cg_run_file *f, const cg_fragment *old) {
    cg_buf_reset(&w->block);
    cg_node_block_build(f->facts, &w->block);
    CG_TRY(cg_publication_put_block(run->publication, f->fragment, CG_BLOCK_NODES, cg_buf_str(&w->block)));
    cg_node_block block;
    CG_TRY(cg_node_block_open(cg_buf_str(&w->block), &block));
    f->stored.id = f->fragment;
    const cg_node_block *before = NULL;
    if (old) CG_TRY(cg_snapshot_nodes(run->base, old->id, &before));
    pthread_mutex_lock(&run->lock);
    if (old) cg_names_update_remove(run->names, old, before);
    cg_names_update_add(run->names, &f->stored, &block);
    pthread_mutex_unlock(&run->lock);
    return CG_OK;
}

static cg_error forget_names(cg_run *run, const cg_fragment *old) {
    const cg_node_block *before;
    CG_TRY(cg_snapshot_nodes(run->base, old->id, &before));
    pthread_mutex_lock(&run->lock);
    cg_names_update_remove(run->names, old, before);
    pthread_mutex_unlock(&run->lock);
    return CG_OK;
}

static bool same_entry(const cg_fragment *a, const cg_fragment *b) {
    return a->language == b->language && a->status == b->status && a->flags == b->flags &&
           a->error_bytes == b->error_bytes && cg_hash128_equal(a->content, b->content) &&
           cg_hash128_equal(a->facts, b->facts);
}

static void mark_changed(cg_run *run) { __atomic_store_n(&run->changed, true, __ATOMIC_RELAXED); }

/* Size, times and inode as before: so is the content, unless it was written while the last run read it. */
static bool looks_unchanged(const cg_run *run, const cg_run_file *f, const cg_fragment *old) {
    const cg_entry *e = f->entry;
    return !run->options->again && cg_hash128_equal(run->settings, run->base_settings) &&
           old->size == e->size && old->mtime_ns == e->mtime_ns && old->inode == e->inode &&
           e->mtime_ns + RACY_NS < run->base_time && !cg_hash128_none(old->content);
}

static void settle(cg_run_file *f, const cg_source *s) {
    f->stored.status = (uint8_t)s->coverage;
    f->stored.language = (uint8_t)s->language;
    f->stored.flags = s->marks & (CG_FILE_TEST | CG_FILE_GENERATED | CG_FILE_VENDORED | CG_FILE_DECLARATION);
    f->stored.size = s->size;
    f->stored.mtime_ns = s->mtime_ns;
    f->stored.inode = s->inode;
    f->stored.content = s->hash;
}

/* A manifest that cannot be read is one that is not there. */
static void read_manifest(cg_run *run, cg_run_worker *w, cg_run_file *f) {
    if (cg_file_read_at(run->walk.root_fd, f->entry->path.ptr, CG_MANIFEST_MAX, &w->buffer) == CG_OK)
        f->content = cg_arena_str(&w->arena, cg_buf_str(&w->buffer));
}

static cg_error collect_new(cg_run *run, cg_run_worker *w, cg_run_file *f, const cg_fragment *old) {
    cg_source s;
    cg_source_read(&w->reader, run->walk.root_fd, f->entry->path.ptr, &run->options->limits, &s);
    settle(f, &s);
    if (s.coverage == CG_COVERAGE_INDEXED) {
        f->stored.facts = facts_key(s.hash, s.language, run->settings);
        if (old && !run->options->again && cg_hash128_equal(old->facts, f->stored.facts))
            CG_TRY(load_facts(run, w, f, old->id));
        else if (!run->options->again)
            CG_TRY(known_content(run, w, f));
        if (!f->facts) CG_TRY(parse_file(run, w, f, &s));
    }
    if (f->facts) {
        f->stored.error_bytes = f->facts->error_bytes;
        if (f->facts->error_bytes || f->facts->cut) f->stored.status = CG_COVERAGE_PARTIAL;
    } else {
        f->stored.facts = (cg_hash128){0};
    }
    return CG_OK;
}

static cg_error collect_file(void *context, size_t item, unsigned worker) {
    cg_run *run = context;
    cg_run_worker *w = &run->workers[worker];
    cg_run_file *f = &run->files[run->order[item]];
    cg_fragment old_entry;
    const cg_fragment *old = NULL;
    if (f->manifest) {
        read_manifest(run, w, f);
        return CG_OK;
    }
    if (base_fragment(run, f, &old_entry)) old = &old_entry;
    if (old && looks_unchanged(run, f, old)) {
        f->stored.language = old->language;
        f->stored.status = old->status;
        f->stored.flags = old->flags;
        f->stored.error_bytes = old->error_bytes;
        f->stored.content = old->content;
        f->stored.facts = old->facts;
        if (!cg_hash128_none(old->facts)) CG_TRY(load_facts(run, w, f, old->id));
    } else {
        CG_TRY(collect_new(run, w, f, old));
    }
    bool same = old && same_entry(old, &f->stored);
    if (!same && (old || f->stored.status != CG_COVERAGE_UNSUPPORTED)) mark_changed(run);
    if (f->facts && !same) CG_TRY(put_nodes(run, w, f, old));
    if (!f->facts && old && !cg_hash128_none(old->facts)) CG_TRY(forget_names(run, old));
    cg_run_advance(run, f->entry->size);
    return CG_OK;
}

/* ---- All files ---- */

static void count(cg_run *run) {
    for (uint32_t i = 0; i < run->file_count; i++) {
        const cg_run_file *f = &run->files[i];
        if (f->entry->kind != CG_ENTRY_FILE && f->entry->coverage == CG_COVERAGE_UNSUPPORTED) continue;
        run->report.by_coverage[f->stored.status]++;
        if (!f->facts) continue;
        run->report.bytes += f->facts->size;
        run->report.lines += f->facts->lines_len;
        run->report.error_bytes += f->facts->error_bytes;
        run->report.parsed += !f->reused;
        run->report.reused += f->reused;
    }
}

static cg_hash128 hash_manifests(const cg_run *run) {
    CG_CLEANUP(cg_buf_clear) cg_buf b = {0};
    for (uint32_t i = 0; i < run->file_count; i++) {
        const cg_run_file *f = &run->files[i];
        if (!f->manifest) continue;
        uint8_t hash[16];
        cg_hash128_write(cg_hash128_of(f->content.ptr, f->content.len), hash);
        cg_buf_append(&b, f->entry->path);
        cg_buf_append(&b, cg_str_of((const char *)hash, sizeof hash));
    }
    return cg_hash128_of(b.ptr ? b.ptr : "", b.len);
}

/* Files that were in the last state and are no more. */
static cg_error drop_gone(cg_run *run) {
    if (!run->base) return CG_OK;
    uint8_t *alive = cg_arena_zero(&run->arena, cg_publication_fragment_limit(run->publication) + 1, 1);
    for (uint32_t i = 0; i < run->file_count; i++)
        if (run->files[i].fragment != CG_NONE) alive[run->files[i].fragment] = 1;
    for (uint32_t id = 0; id < cg_snapshot_fragment_limit(run->base); id++) {
        cg_fragment old;
        if (alive[id] || cg_snapshot_fragment(run->base, id, &old) != CG_OK || old.kind != CG_FRAGMENT_FILE)
            continue;
        const cg_node_block *nodes;
        CG_TRY(cg_snapshot_nodes(run->base, id, &nodes));
        cg_names_update_remove(run->names, &old, nodes);
        CG_TRY(cg_publication_drop(run->publication, id));
        mark_changed(run);
    }
    return CG_OK;
}

cg_error cg_run_collect(cg_run *run) {
    char started[32];
    snprintf(started, sizeof started, "%lld", (long long)cg_clock_unix_ms());
    run->settings = settings_of(run);
    run->base_time = base_time(run);
    run->base_settings = meta_is(run, "settings", run->settings) ? run->settings : (cg_hash128){0};
    list_files(run);
    CG_TRY(cg_parallel_for(run->threads, run->order_count, 1, collect_file, run, run->options->cancel));
    for (uint32_t i = 0; i < run->file_count; i++) /* no language, as the content showed */
        if (run->files[i].stored.status == CG_COVERAGE_UNSUPPORTED) run->files[i].fragment = CG_NONE;
    CG_TRY(drop_gone(run));
    count(run);
    cg_hash128 manifests = hash_manifests(run);
    if (!run->base || !meta_is(run, "manifests", manifests) || cg_hash128_none(run->base_settings))
        mark_changed(run);
    CG_TRY(remember(run, "settings", run->settings));
    CG_TRY(remember(run, "manifests", manifests));
    CG_TRY(cg_publication_set_meta(run->publication, CG_META_ROOT, cg_str_from(run->options->root)));
    return cg_publication_set_meta(run->publication, CG_META_STARTED, cg_str_from(started));
}
