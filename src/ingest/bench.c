#include "ingest/bench.h"

#include "base/clock.h"
#include "base/file.h"
#include "source/read.h"
#include "source/walk.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct parse_worker {
    cg_parser *parser;
    cg_reader reader;
    uint64_t files, bytes, lines;
} parse_worker;

typedef struct parse_job {
    const cg_index_options *options;
    cg_walk walk;
    uint32_t *order;
    parse_worker *workers;
} parse_job;

static uint64_t count_lines(cg_str text) {
    uint64_t n = 0;
    for (const char *p = text.ptr, *end = p + text.len; p < end && (p = memchr(p, '\n', (size_t)(end - p)));
         p++)
        n++;
    return n;
}

static cg_error parse_one(void *context, size_t item, unsigned worker) {
    parse_job *job = context;
    parse_worker *w = &job->workers[worker];
    const cg_entry *e = &job->walk.entries.at[job->order[item]];
    cg_source s;
    cg_source_read(&w->reader, job->walk.root_fd, e->path.ptr, &job->options->limits, &s);
    if (s.coverage != CG_COVERAGE_INDEXED) return CG_OK;
    w->files++;
    w->bytes += s.text.len;
    w->lines += count_lines(s.text);
    cg_error error = cg_parse_only(w->parser, s.language, s.text);
    return error == CG_ERR_LIMIT ? CG_OK : error;
}

static const cg_walk *sorting;
static int by_size(const void *a, const void *b) {
    const cg_entry *x = &sorting->entries.at[*(const uint32_t *)a],
                   *y = &sorting->entries.at[*(const uint32_t *)b];
    if (x->size != y->size) return x->size > y->size ? -1 : 1;
    return *(const uint32_t *)a < *(const uint32_t *)b ? -1 : 1;
}

static cg_error parse_all(parse_job *job, unsigned threads) {
    cg_walk_options walk = CG_WALK_OPTIONS_DEFAULT;
    walk.limits = job->options->limits;
    walk.rules = job->options->ignore;
    walk.no_user_excludes = job->options->no_user_excludes;
    walk.cancel = job->options->cancel;
    CG_TRY(cg_walk_run(job->options->root, &walk, &job->walk));
    uint32_t count = 0;
    job->order = cg_alloc((job->walk.entries.len + 1) * sizeof *job->order);
    for (uint32_t i = 0; i < job->walk.entries.len; i++)
        if (job->walk.entries.at[i].coverage == CG_COVERAGE_INDEXED) job->order[count++] = i;
    sorting = &job->walk;
    if (count) qsort(job->order, count, sizeof *job->order, by_size);
    return cg_parallel_for(threads, count, 1, parse_one, job, job->options->cancel);
}

cg_error cg_bench_parse_run(const cg_index_options *options, cg_bench_parse *out) {
    double wall = cg_clock_wall(), cpu = cg_clock_cpu();
    unsigned threads = options->threads ? options->threads : cg_thread_count_available();
    parse_job job = {.options = options, .workers = cg_alloc_zero(threads, sizeof *job.workers)};
    for (unsigned i = 0; i < threads; i++) job.workers[i].parser = cg_parser_new(options->parse_limits);
    cg_error error = parse_all(&job, threads);
    cg_bench_parse b = {0};
    for (unsigned i = 0; i < threads; i++) {
        b.files += job.workers[i].files;
        b.bytes += job.workers[i].bytes;
        b.lines += job.workers[i].lines;
        cg_parser_free(job.workers[i].parser);
        cg_reader_clear(&job.workers[i].reader);
    }
    cg_free(job.workers);
    cg_free(job.order);
    cg_walk_clear(&job.walk);
    b.seconds = cg_clock_wall() - wall;
    b.cpu = cg_clock_cpu() - cpu;
    b.peak = cg_memory_peak();
    if (!error) *out = b;
    return error;
}

/* ---- Each measurement in a process of its own ---- */

typedef struct child_result {
    cg_error error;
    char message[512];
    cg_bench_parse parse;
    cg_bench_index index;
} child_result;

static cg_error index_here(const cg_index_options *options, cg_bench_index *out) {
    double wall = cg_clock_wall(), cpu = cg_clock_cpu();
    CG_TRY(cg_index_run(options, &out->report));
    out->seconds = cg_clock_wall() - wall;
    out->cpu = cg_clock_cpu() - cpu;
    out->peak = cg_memory_peak();
    out->store_bytes = cg_dir_bytes(options->store);
    return CG_OK;
}

static void run_child(const cg_index_options *options, bool index, int out) {
    child_result result = {0};
    result.error = index ? index_here(options, &result.index) : cg_bench_parse_run(options, &result.parse);
    strncpy(result.message, cg_error_message(), sizeof result.message - 1);
    ssize_t written = write(out, &result, sizeof result);
    _exit(written == (ssize_t)sizeof result ? 0 : 1);
}

static cg_error in_child(const cg_index_options *options, bool index, child_result *out) {
    int ends[2];
    if (pipe(ends) != 0) return cg_fail_errno("cannot make a pipe");
    pid_t child = fork();
    if (child < 0) {
        close(ends[0]);
        close(ends[1]);
        return cg_fail_errno("cannot start a process to measure");
    }
    if (child == 0) {
        close(ends[0]);
        run_child(options, index, ends[1]);
    }
    close(ends[1]);
    size_t got = 0;
    for (ssize_t n; got < sizeof *out && (n = read(ends[0], (char *)out + got, sizeof *out - got)) > 0;)
        got += (size_t)n;
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (got != sizeof *out)
        return cg_fail(CG_ERR_INTERNAL, "the measuring process ended before its result (status %d)", status);
    if (out->error) return cg_fail(out->error, "%s", out->message);
    return CG_OK;
}

cg_error cg_bench_index_run(const cg_index_options *options, cg_bench_index *out) {
    child_result parse, index;
    char folder[] = "/tmp/codegraph-bench-XXXXXX";
    cg_index_options with_store = *options;
    CG_TRY(in_child(options, false, &parse));
    if (!options->store) {
        if (!mkdtemp(folder)) return cg_fail_errno("cannot make a temporary folder for the store");
        with_store.store = folder;
    }
    cg_error error = in_child(&with_store, true, &index);
    if (!options->store && cg_dir_remove(folder) != CG_OK && !error)
        return cg_fail(CG_ERR_IO, "cannot remove the temporary store %s", folder);
    CG_TRY(error);
    *out = index.index;
    out->parse = parse.parse;
    return CG_OK;
}
