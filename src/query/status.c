#include "query/status.h"

#include "source/read.h"
#include <stdlib.h>

void cg_changes_clear(cg_changes *c) {
    cg_vec_clear(&c->list);
    cg_walk_clear(&c->walk);
}

typedef struct comparison {
    cg_snapshot *s;
    const cg_walk_options *options;
    int64_t trusted_ns; /* times before this one tell */
    cg_reader reader;
    cg_changes *out;
} comparison;

static void add(comparison *c, cg_change_kind kind, cg_str path) {
    c->out->counts[kind]++;
    cg_vec_push(&c->out->list, (cg_change){kind, path});
}

static bool same_content(comparison *c, const cg_entry *e, const cg_fragment *f) {
    cg_source source;
    bool alike = e->size == f->size && e->mtime_ns == f->mtime_ns && e->inode == f->inode;
    if (alike && e->mtime_ns < c->trusted_ns) return true;
    cg_source_read(&c->reader, c->out->walk.root_fd, e->path.ptr, &c->options->limits, &source);
    if (source.coverage != CG_COVERAGE_INDEXED) return f->status == source.coverage;
    return cg_hash128_equal(source.hash, f->content);
}

/* Whether an index run would take it up; a file whose content must tell its language is read. */
static bool would_be_indexed(comparison *c, const cg_entry *e) {
    cg_source source;
    if (e->coverage != CG_COVERAGE_INDEXED) return false;
    if (e->detected_by != CG_DETECT_FALLBACK) return true;
    cg_source_read(&c->reader, c->out->walk.root_fd, e->path.ptr, &c->options->limits, &source);
    return source.coverage != CG_COVERAGE_UNSUPPORTED && source.language != CG_LANG_NONE;
}

static cg_error compare_entry(comparison *c, const cg_entry *e) {
    uint32_t id;
    cg_fragment f;
    if (cg_snapshot_find(c->s, CG_FRAGMENT_FILE, e->path, &id) != CG_OK) {
        if (would_be_indexed(c, e)) {
            c->out->files++;
            add(c, CG_CHANGE_ADDED, e->path);
        }
        return CG_OK;
    }
    c->out->files++;
    CG_TRY(cg_snapshot_fragment(c->s, id, &f));
    if (e->coverage == CG_COVERAGE_INDEXED ? !same_content(c, e, &f) : f.status != e->coverage)
        add(c, CG_CHANGE_MODIFIED, e->path);
    return CG_OK;
}

static void find_removed(comparison *c) {
    for (uint32_t id = 0; id < cg_snapshot_fragment_limit(c->s); id++) {
        cg_fragment f;
        if (cg_snapshot_fragment(c->s, id, &f) != CG_OK || f.kind != CG_FRAGMENT_FILE) continue;
        if (cg_walk_find(&c->out->walk, f.path) == NULL)
            add(c, CG_CHANGE_REMOVED, cg_arena_str(&c->out->walk.arena, f.path));
    }
}

static int by_path(const void *a, const void *b) {
    return cg_str_compare(((const cg_change *)a)->path, ((const cg_change *)b)->path);
}

cg_error cg_changes_find(cg_snapshot *s, const char *root, int64_t started_ms, const cg_walk_options *options,
                         cg_changes *out) {
    enum { MARGIN_MS = 2000 }; /* clocks of file systems are coarse */
    comparison c = {.s = s, .options = options, .out = out};
    c.trusted_ns = (started_ms - MARGIN_MS) * 1000000;
    CG_TRY(cg_walk_run(root, options, &out->walk));
    cg_error error = CG_OK;
    for (size_t i = 0; i < out->walk.entries.len && error == CG_OK; i++) {
        if (options->cancel != NULL && options->cancel->requested)
            error = cg_fail(CG_ERR_INTERRUPTED, "interrupted");
        else
            error = compare_entry(&c, &out->walk.entries.at[i]);
    }
    if (error == CG_OK) find_removed(&c);
    if (out->list.len > 0) qsort(out->list.at, out->list.len, sizeof *out->list.at, by_path);
    cg_reader_clear(&c.reader);
    return error;
}
