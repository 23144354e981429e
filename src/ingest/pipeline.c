/* The way of a source file: walk → read → parse → extract → resolve → store → publish. */
#include "ingest/overlay.h"

#include "base/clock.h"
#include "base/file.h"

const char *cg_index_stage_name(cg_index_stage stage) {
    static const char *const names[] = {"walk", "parse", "resolve", "store"};
    return stage < CG_STAGE_COUNT ? names[stage] : "unknown";
}

/* ---- Progress ---- */

void cg_run_stage(cg_run *run, cg_index_stage stage, uint64_t files, uint64_t bytes) {
    pthread_mutex_lock(&run->lock);
    run->progress = (cg_index_progress){.stage = stage, .files_total = files, .bytes_total = bytes};
    pthread_mutex_unlock(&run->lock);
    run->reported = 0;
    cg_run_advance(run, 0);
}

void cg_run_advance(cg_run *run, uint64_t bytes) {
    if (!run->options->progress) return;
    pthread_mutex_lock(&run->lock);
    run->progress.files_done += bytes > 0;
    run->progress.bytes_done += bytes;
    double now = cg_clock_wall();
    if (now - run->reported > 0.1) {
        run->reported = now;
        run->progress.seconds = now - run->started;
        run->options->progress(run->options->progress_context, &run->progress);
    }
    pthread_mutex_unlock(&run->lock);
}

/* ---- Stages ---- */

typedef cg_error (*stage_function)(cg_run *run);

static cg_error timed(cg_run *run, cg_index_stage stage, stage_function function) {
    double wall = cg_clock_wall(), cpu = cg_clock_cpu();
    cg_error error = function(run);
    run->report.seconds[stage] += cg_clock_wall() - wall;
    run->report.cpu[stage] += cg_clock_cpu() - cpu;
    return error;
}

static cg_error walk(cg_run *run) {
    const cg_index_options *o = run->options;
    cg_run_stage(run, CG_STAGE_WALK, 0, 0);
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    options.limits = o->limits;
    options.rules = o->ignore;
    options.no_user_excludes = o->no_user_excludes;
    options.cancel = o->cancel;
    CG_TRY(cg_walk_run(o->root, &options, &run->walk));
    run->report.ignored = run->walk.ignored;
    return CG_OK;
}

cg_error cg_run_resolve(cg_run *run) {
    cg_resolve_file *files = CG_NEW_ARRAY(&run->arena, cg_resolve_file, run->file_count + 1);
    cg_resolve_manifest *manifests = CG_NEW_ARRAY(&run->arena, cg_resolve_manifest, run->file_count + 1);
    cg_resolve_input input = {.project = run->project,
                              .files = files,
                              .manifests = manifests,
                              .threads = run->threads,
                              .cancel = run->options->cancel};
    run->resolved = CG_NEW_ARRAY(&run->arena, uint32_t, run->file_count + 1);
    for (uint32_t i = 0; i < run->file_count; i++) {
        const cg_run_file *f = &run->files[i];
        if (f->manifest && f->content.ptr)
            manifests[input.manifest_count++] = (cg_resolve_manifest){f->entry->path, f->content};
        if (!f->facts) continue;
        run->resolved[input.file_count] = i;
        files[input.file_count++] =
            (cg_resolve_file){f->entry->path, (cg_language)f->stored.language, f->stored.flags, f->facts};
    }
    run->resolved_count = input.file_count;
    cg_run_stage(run, CG_STAGE_RESOLVE, input.file_count, 0);
    return cg_resolve(&input, &run->resolution);
}

static cg_error stages(cg_run *run) {
    CG_TRY(timed(run, CG_STAGE_WALK, walk));
    CG_TRY(timed(run, CG_STAGE_PARSE, cg_run_collect));
    if (!run->changed && !run->options->import) {
        run->report.unchanged = true;
        return CG_OK;
    }
    CG_TRY(timed(run, CG_STAGE_RESOLVE, cg_run_resolve));
    return timed(run, CG_STAGE_STORE, cg_run_publish);
}

/* ---- Start and end ---- */

static void start(cg_run *run, const cg_index_options *options) {
    run->options = options;
    run->started = cg_clock_wall();
    run->threads = options->threads ? options->threads : cg_thread_count_available();
    run->names = cg_names_update_new();
    run->workers = cg_alloc_zero(run->threads, sizeof *run->workers);
    pthread_mutex_init(&run->lock, NULL);
    for (unsigned i = 0; i < run->threads; i++)
        run->workers[i].extractor = cg_extractor_new(options->parse_limits);
    run->project = options->project;
    if (run->project.len == 0) {
        size_t len = strlen(options->root);
        while (len > 1 && options->root[len - 1] == '/') len--;
        cg_str root = cg_str_of(options->root, len);
        size_t slash = cg_str_find_last_char(root, '/');
        run->project = slash == CG_STR_NOWHERE || len == 1 ? root : cg_str_from_index(root, slash + 1);
    }
}

static void end(cg_run *run) {
    cg_resolution_free(run->resolution);
    cg_names_update_free(run->names);
    for (unsigned i = 0; i < run->threads; i++) {
        cg_run_worker *w = &run->workers[i];
        cg_extractor_free(w->extractor);
        cg_reader_clear(&w->reader);
        cg_arena_clear(&w->arena);
        cg_buf_clear(&w->buffer);
        cg_buf_clear(&w->block);
        cg_vec_clear(&w->edges);
        cg_vec_clear(&w->unresolved);
        cg_vec_clear(&w->dependencies);
    }
    cg_free(run->workers);
    cg_overlay_run_free(run->overlay);
    cg_publication_abandon(run->publication);
    cg_store_close(run->store);
    cg_walk_clear(&run->walk);
    cg_arena_clear(&run->arena);
    pthread_mutex_destroy(&run->lock);
}

static cg_error open_store(cg_run *run) {
    cg_engine_options engine = {.threads = run->threads};
    CG_TRY(cg_store_open(run->options->store, CG_STORE_WRITE, &engine, &run->store));
    cg_publication_options publication = {.memory = run->options->memory ? run->options->memory / 8 : 0};
    CG_TRY(cg_publication_begin(run->store, run->project, &publication, &run->publication));
    run->base = cg_publication_base(run->publication);
    return CG_OK;
}

cg_error cg_index_run(const cg_index_options *options, cg_index_report *report) {
    cg_run run = {0};
    start(&run, options);
    cg_error error = open_store(&run);
    if (!error) error = stages(&run);
    if (!error && report) *report = run.report;
    end(&run);
    return error;
}
