/* index, bench: runs of the pipeline. */
#include "ops/handlers.h"

#include "base/clock.h"
#include "ingest/bench.h"
#include "ops/indexing.h"
#include <math.h>

/* ---- index ---- */

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
    cg_indexing indexing;
    cg_index_report report = {0};
    CG_TRY(cg_indexing_begin(r, &indexing));
    indexing.options.again = cg_request_flag(r, "again");
    double start = cg_clock_wall(), cpu = cg_clock_cpu();
    CG_TRY(cg_index_run(&indexing.options, &report));
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    cg_write_z(w, "root", indexing.root);
    cg_write_z(w, "store", indexing.store);
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
    cg_indexing indexing;
    CG_TRY(cg_indexing_find(r, &indexing));
    return cg_request_int(r, "what") == 0 ? bench_parse(r, &indexing.options)
                                          : bench_index(r, &indexing.options);
}
