/* index, bench: runs of the pipeline. */
#include "ops/handlers.h"

#include "base/clock.h"
#include "base/file.h"
#include "ingest/bench.h"
#include "ingest/meta.h"
#include "source/repository.h"
#include <math.h>
#include <sys/stat.h>

/* ---- Options ---- */

typedef struct index_place {
    const char *root, *store;
} index_place;

/* Given arguments win over settings. */
static cg_error options_of(cg_request *r, const char *root, cg_index_options *out) {
    const cg_config *c;
    CG_TRY(cg_session_config(r->session, root, &c));
    const cg_arg *threads = cg_request_arg(r, "threads"), *memory = cg_request_arg(r, "memory");
    *out = CG_INDEX_OPTIONS_DEFAULT;
    out->root = root;
    out->project = cg_config_get(c, "project.name")->text;
    out->threads = (unsigned)(threads->given ? threads->integer : cg_config_get(c, "index.threads")->integer);
    out->memory = (uint64_t)(memory->given ? memory->integer : cg_config_get(c, "index.memory")->integer);
    out->limits = cg_settings_limits(c);
    out->parse_limits.depth = (uint32_t)cg_config_get(c, "limits.depth")->integer;
    out->parse_limits.nodes = (uint32_t)cg_config_get(c, "limits.nodes")->integer;
    out->parse_limits.steps = (uint32_t)cg_config_get(c, "limits.parse_steps")->integer;
    out->parse_limits.steps_per_kib = (uint32_t)cg_config_get(c, "limits.parse_steps_per_kib")->integer;
    out->ignore = cg_settings_rules(c, &r->session->arena);
    out->no_user_excludes = cg_config_get(c, "index.user_excludes")->integer == 0;
    out->cancel = r->cancel;
    return CG_OK;
}

/* Without a path the repository is meant that the caller is in. */
static cg_error find_place(cg_request *r, index_place *out) {
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
static cg_error check_root(const index_place *place) {
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

/* ---- index ---- */

static void on_progress(void *context, const cg_index_progress *p) {
    cg_session *session = context;
    if (session->progress != NULL)
        session->progress(session->progress_context, cg_index_stage_name(p->stage), p->files_done,
                          p->files_total, p->bytes_done, p->bytes_total);
}

/* To the millisecond: more is noise. */
static void write_seconds(cg_writer *w, const char *key, double seconds) {
    cg_write_number(w, key, round(seconds * 1000) / 1000);
}

static void write_coverage(cg_writer *w, const uint64_t *by_coverage) {
    cg_write_array(w, "coverage");
    for (int i = 0; i < CG_COVERAGE_COUNT; i++) {
        if (by_coverage[i] == 0) continue;
        cg_write_object(w, NULL);
        cg_write_z(w, "outcome", cg_coverage_name((cg_coverage)i));
        cg_write_int(w, "files", (int64_t)by_coverage[i]);
        cg_write_z(w, "meaning", cg_coverage_text((cg_coverage)i));
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
}

static void write_stages(cg_writer *w, const cg_index_report *report) {
    cg_write_array(w, "stages");
    for (int i = 0; i < CG_STAGE_COUNT; i++) {
        cg_write_object(w, NULL);
        cg_write_z(w, "stage", cg_index_stage_name((cg_index_stage)i));
        write_seconds(w, "seconds", report->seconds[i]);
        write_seconds(w, "cpu_seconds", report->cpu[i]);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
}

static void write_report(cg_writer *w, const cg_index_report *report) {
    cg_write_int(
        w, "files",
        (int64_t)(report->by_coverage[CG_COVERAGE_INDEXED] + report->by_coverage[CG_COVERAGE_PARTIAL]));
    cg_write_int(w, "parsed", (int64_t)report->parsed);
    cg_write_int(w, "reused", (int64_t)report->reused);
    cg_write_int(w, "lines", (int64_t)report->lines);
    cg_write_int(w, "bytes", (int64_t)report->bytes);
    cg_write_int(w, "error_bytes", (int64_t)report->error_bytes);
    cg_write_int(w, "nodes", (int64_t)report->nodes);
    cg_write_int(w, "edges", (int64_t)report->edges);
    cg_write_int(w, "unresolved", (int64_t)report->unresolved);
    cg_write_int(w, "ignored", (int64_t)report->ignored);
    cg_write_int(w, "generation", (int64_t)report->generation);
    cg_write_bool(w, "unchanged", report->unchanged);
    write_coverage(w, report->by_coverage);
    write_stages(w, report);
}

cg_error cg_run_index(cg_request *r) {
    index_place place;
    cg_index_options options;
    cg_index_report report = {0};
    CG_TRY(find_place(r, &place));
    CG_TRY(options_of(r, place.root, &options));
    cg_session_close(r->session);
    CG_TRY(check_root(&place));
    options.store = place.store;
    options.again = cg_request_flag(r, "again");
    options.progress = on_progress;
    options.progress_context = r->session;
    double start = cg_clock_wall(), cpu = cg_clock_cpu();
    CG_TRY(cg_index_run(&options, &report));
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    cg_write_z(w, "root", place.root);
    cg_write_z(w, "store", place.store);
    write_report(w, &report);
    write_seconds(w, "seconds", cg_clock_wall() - start);
    write_seconds(w, "cpu_seconds", cg_clock_cpu() - cpu);
    cg_write_int(w, "peak_memory", (int64_t)cg_memory_peak());
    cg_write_object_end(w);
    return CG_OK;
}

/* ---- bench ---- */

static void write_parse(cg_writer *w, const cg_bench_parse *p) {
    cg_write_int(w, "files", (int64_t)p->files);
    cg_write_int(w, "lines", (int64_t)p->lines);
    cg_write_int(w, "bytes", (int64_t)p->bytes);
    write_seconds(w, "seconds", p->seconds);
    write_seconds(w, "cpu_seconds", p->cpu);
    cg_write_int(w, "peak_memory", (int64_t)p->peak);
}

static cg_error bench_parse(cg_request *r, const cg_index_options *options) {
    cg_bench_parse result = {0};
    CG_TRY(cg_bench_parse_run(options, &result));
    cg_write_object(r->writer, NULL);
    write_parse(r->writer, &result);
    cg_write_object_end(r->writer);
    return CG_OK;
}

static cg_error bench_index(cg_request *r, const cg_index_options *options) {
    cg_bench_index result = {0};
    CG_TRY(cg_bench_index_run(options, &result));
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    cg_write_object(w, "parse");
    write_parse(w, &result.parse);
    cg_write_object_end(w);
    cg_write_object(w, "index");
    write_seconds(w, "seconds", result.seconds);
    write_seconds(w, "cpu_seconds", result.cpu);
    cg_write_int(w, "peak_memory", (int64_t)result.peak);
    cg_write_int(w, "store_bytes", (int64_t)result.store_bytes);
    write_report(w, &result.report);
    cg_write_object_end(w);
    cg_write_number(w, "cpu_ratio",
                    result.parse.cpu > 0 ? round(result.cpu / result.parse.cpu * 1000) / 1000 : 0);
    cg_write_number(w, "store_share",
                    result.parse.bytes > 0 ? (double)result.store_bytes / (double)result.parse.bytes : 0);
    cg_write_object_end(w);
    return CG_OK;
}

cg_error cg_run_bench(cg_request *r) {
    index_place place;
    cg_index_options options;
    CG_TRY(find_place(r, &place));
    CG_TRY(options_of(r, place.root, &options));
    return cg_request_int(r, "what") == 0 ? bench_parse(r, &options) : bench_index(r, &options);
}
