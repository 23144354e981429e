/* import: a compiler's index laid over the graph. */
#include "base/clock.h"
#include "base/file.h"
#include "exchange/scip_import.h"
#include "ops/handlers.h"
#include "ops/indexing.h"
#include "source/read.h"

#include <fcntl.h>
#include <unistd.h>

enum { CONFLICTS_SHOWN = 100 };

/* ---- The files that the index speaks of ---- */

typedef struct files {
    cg_reader reader;
    cg_source_limits limits;
    int root_fd;
} files;

static void files_clear(files *f) {
    cg_reader_clear(&f->reader);
    if (f->root_fd >= 0) close(f->root_fd);
}

static bool text_of(void *context, cg_str path, cg_scip_text *out) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    files *f = context;
    cg_source s;
    cg_source_read(&f->reader, f->root_fd, cg_arena_z(&arena, path), &f->limits, &s);
    if (s.coverage != CG_COVERAGE_INDEXED) return false;
    *out = (cg_scip_text){s.text, s.hash, s.language};
    return true;
}

static cg_error read_index(cg_request *r, const cg_indexing *indexing, cg_scip_import *out) {
    CG_CLEANUP(files_clear) files f = {.limits = indexing->options.limits, .root_fd = -1};
    CG_CLEANUP(cg_buf_clear) cg_buf bytes = {0};
    const char *path = cg_arena_z(&r->session->arena, cg_request_text(r, "file"));
    uint64_t ceiling = (uint64_t)cg_request_int(r, "max-size");
    bytes.max = ceiling + 1;
    cg_error error = cg_file_read(path, ceiling, &bytes);
    if (error == CG_ERR_LIMIT)
        return cg_fail(CG_ERR_LIMIT, "%s is larger than %llu bytes: --max-size allows more", path,
                       (unsigned long long)ceiling);
    CG_TRY(error);
    f.root_fd = open(indexing->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (f.root_fd < 0) return cg_fail_errno("cannot open %s", indexing->root);
    cg_scip_source source = {.text = text_of,
                             .context = &f,
                             .root = indexing->root,
                             .folder = cg_request_text(r, "folder"),
                             .cancel = r->cancel};
    error = cg_scip_import_read(cg_buf_str(&bytes), &source, &r->session->arena, out);
    return error ? cg_error_context(error, "%s", path) : CG_OK;
}

/* ---- The answer ---- */

static void write_skipped(cg_writer *w, const cg_scip_import *index) {
    cg_write_array(w, "skipped");
    for (uint32_t i = 0; i < index->skipped_count; i++) {
        cg_write_object(w, NULL);
        cg_write_text(w, "file_path", index->skipped[i].path);
        cg_write_z(w, "reason", index->skipped[i].reason);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
}

static cg_error write_conflict(cg_writer *w, cg_snapshot *s, const cg_overlay_conflict *c) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_described ours, theirs;
    CG_TRY(cg_describe(s, c->ours, &arena, &ours));
    CG_TRY(cg_describe(s, c->theirs, &arena, &theirs));
    cg_write_object(w, NULL);
    cg_write_text(w, "file", c->path);
    cg_write_int(w, "line", c->line);
    cg_write_int(w, "column", c->column);
    cg_write_z(w, "edge", cg_edge_kind_name((cg_edge_kind)c->kind));
    cg_write_text(w, "was", ours.qualified_name);
    cg_write_text(w, "is", theirs.qualified_name);
    cg_write_object_end(w);
    return CG_OK;
}

static cg_error write_conflicts(cg_request *r, const cg_overlay_import *import) {
    cg_snapshot *s;
    uint64_t limit = (uint64_t)cg_request_int(r, "limit");
    cg_write_array(r->writer, "conflicts");
    if (import->conflict_count > 0) CG_TRY(cg_session_snapshot(r->session, &s));
    for (uint64_t i = 0; i < import->conflict_count && (limit == 0 || i < limit); i++)
        CG_TRY(write_conflict(r->writer, s, &import->conflicts[i]));
    cg_write_array_end(r->writer);
    return CG_OK;
}

static cg_error write_import(cg_request *r, const cg_scip_import *index, const cg_overlay_import *import) {
    cg_writer *w = r->writer;
    const cg_overlay_report *report = &import->report;
    cg_write_object(w, NULL);
    cg_write_text(w, "tool", index->tool);
    cg_write_text(w, "tool_version", index->version);
    cg_write_int(w, "documents", (int64_t)index->documents);
    cg_write_int(w, "applied", index->overlay_count);
    cg_write_int(w, "definitions", (int64_t)index->definitions);
    cg_write_int(w, "references", (int64_t)index->references);
    cg_write_int(w, "unknown", (int64_t)index->unknown);
    cg_write_int(w, "confirmed", (int64_t)report->confirmed);
    cg_write_int(w, "settled", (int64_t)report->settled);
    cg_write_int(w, "resolved", (int64_t)report->resolved);
    cg_write_int(w, "added", (int64_t)report->added);
    cg_write_int(w, "contradicted", (int64_t)report->contradicted);
    CG_TRY(write_conflicts(r, import));
    write_skipped(w, index);
    cg_write_object_end(w);
    return CG_OK;
}

cg_error cg_run_import(cg_request *r) {
    cg_indexing indexing;
    cg_scip_import index = {.tool = CG_STR_NONE, .version = CG_STR_NONE};
    cg_overlay_import import = {.forget = cg_request_flag(r, "forget"), .arena = &r->session->arena};
    bool given = cg_request_text(r, "file").len > 0;
    if (!given && !import.forget) return cg_fail(CG_ERR_INVALID, "file: name the index to import");
    CG_TRY(cg_indexing_begin(r, &indexing));
    if (given) CG_TRY(read_index(r, &indexing, &index));
    if (given && index.overlay_count == 0)
        return cg_fail(CG_ERR_INVALID,
                       "none of the %llu documents of the index is a file of %s%s%s: was it made from this "
                       "state of the repository? --folder says where its paths begin",
                       (unsigned long long)index.documents, indexing.root,
                       index.skipped_count ? "; the first: " : "",
                       index.skipped_count ? index.skipped[0].reason : "");
    import.overlays = index.overlays;
    import.count = index.overlay_count;
    indexing.options.import = &import;
    CG_TRY(cg_index_run(&indexing.options, NULL));
    return write_import(r, &index, &import);
}
