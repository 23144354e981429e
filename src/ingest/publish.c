/* The second half of a run: fragments, their edges in both directions, names, and the switch to the new state. */
#include "ingest/overlay.h"

#include "graph/invert.h"

/* Where resolution's packages and externals are in the graph. */
typedef struct places {
    uint32_t project;                /* fragment of the project; its node 0, and package i is node i + 1 */
    cg_node_ref *externals;          /* of each external, of overlays too */
    const uint32_t *external_places; /* where those of resolution are among them; NULL: at their own */
} places;

/* ---- The project, its packages, external packages ---- */

static cg_error put_list(cg_run *run, cg_fragment *entry, cg_language language, const cg_node *nodes,
                         uint32_t count) {
    cg_run_worker *w = &run->workers[0];
    cg_fragment old;
    const cg_node_block *before = NULL;
    cg_node_block block;
    cg_buf_reset(&w->block);
    cg_node_block_build_list(language, nodes, count, &w->block);
    entry->id = cg_publication_id(run->publication, entry->kind, entry->path);
    uint32_t id;
    bool had = run->base && cg_snapshot_find(run->base, entry->kind, entry->path, &id) == CG_OK &&
               cg_snapshot_fragment(run->base, id, &old) == CG_OK;
    if (had) CG_TRY(cg_snapshot_nodes(run->base, id, &before));
    CG_TRY(cg_node_block_open(cg_buf_str(&w->block), &block));
    CG_TRY(cg_publication_set(run->publication, entry));
    CG_TRY(cg_publication_put_block(run->publication, entry->id, CG_BLOCK_NODES, cg_buf_str(&w->block)));
    if (had) cg_names_update_remove(run->names, &old, before);
    cg_names_update_add(run->names, entry, &block);
    return CG_OK;
}

static cg_node synthetic(cg_node_kind kind, cg_str name, uint32_t parent) {
    return (cg_node){.name = name, .parent = parent, .kind = kind, .visibility = CG_VISIBILITY_PUBLIC};
}

/* A package's folder is its type_text: it has no declaration of its own. */
static cg_error put_project(cg_run *run, places *p) {
    uint32_t count;
    const cg_found_package *packages = cg_resolution_packages(run->resolution, &count);
    cg_node *nodes = CG_NEW_ARRAY(&run->arena, cg_node, count + 1);
    nodes[0] = synthetic(CG_NODE_PROJECT, run->project, CG_NONE);
    for (uint32_t i = 0; i < count; i++) {
        nodes[i + 1] = synthetic(CG_NODE_PACKAGE, packages[i].name, 0);
        nodes[i + 1].type_text = packages[i].path.len ? packages[i].path : CG_STR(".");
        nodes[i + 1].signature = cg_arena_format(&run->arena, "package %.*s", CG_STR_ARG(packages[i].name));
    }
    cg_fragment entry = {.kind = CG_FRAGMENT_PROJECT, .path = CG_STR_NONE};
    CG_TRY(put_list(run, &entry, CG_LANG_NONE, nodes, count + 1));
    p->project = entry.id;
    return CG_OK;
}

static cg_str last_name(cg_str path, cg_str *before) {
    size_t dot = cg_str_find_last_char(path, '.');
    *before = dot == CG_STR_NOWHERE ? CG_STR_NONE : cg_str_first(path, dot);
    return dot == CG_STR_NOWHERE ? path : cg_str_from_index(path, dot + 1);
}

/* Externals are sorted by language, package and path, so those of one package follow each other. */
static cg_error put_externals(cg_run *run, places *p, uint8_t *alive) {
    uint32_t count;
    const cg_found_external *all = cg_overlay_run_externals(run, &count, &p->external_places);
    p->externals = CG_NEW_ARRAY(&run->arena, cg_node_ref, count + 1);
    for (uint32_t first = 0, end; first < count; first = end) {
        const cg_found_external *package = &all[first];
        for (end = first; end < count && all[end].language == package->language &&
                          cg_str_equal(all[end].package, package->package);)
            end++;
        cg_node *nodes = CG_NEW_ARRAY(&run->arena, cg_node, end - first);
        nodes[0] = synthetic(CG_NODE_PACKAGE, package->package, CG_NONE);
        for (uint32_t i = first + 1; i < end; i++) {
            cg_str qualifier, name = last_name(all[i].path, &qualifier);
            nodes[i - first] = synthetic((cg_node_kind)all[i].kind, name, 0);
            nodes[i - first].qualifier = qualifier;
        }
        cg_fragment entry = {.kind = CG_FRAGMENT_EXTERNAL,
                             .language = (uint8_t)package->language,
                             .package = package->package,
                             .module = package->package,
                             .path =
                                 cg_arena_format(&run->arena, "%s:%.*s", cg_language_name(package->language),
                                                 CG_STR_ARG(package->package))};
        CG_TRY(put_list(run, &entry, package->language, nodes, end - first));
        for (uint32_t i = first; i < end; i++) p->externals[i] = (cg_node_ref){entry.id, i - first};
        if (entry.id < run->base_limit) alive[entry.id] = 1;
    }
    return CG_OK;
}

static cg_error drop_externals(cg_run *run, const uint8_t *alive) {
    for (uint32_t id = 0; id < run->base_limit; id++) {
        cg_fragment old;
        if (alive[id] || cg_snapshot_fragment(run->base, id, &old) != CG_OK ||
            old.kind != CG_FRAGMENT_EXTERNAL)
            continue;
        const cg_node_block *nodes;
        CG_TRY(cg_snapshot_nodes(run->base, id, &nodes));
        cg_names_update_remove(run->names, &old, nodes);
        CG_TRY(cg_publication_drop(run->publication, id));
    }
    return CG_OK;
}

/* ---- Files ---- */

static cg_error set_files(cg_run *run) {
    uint32_t count;
    const cg_found_package *packages = cg_resolution_packages(run->resolution, &count);
    for (uint32_t i = 0, next = 0; i < run->file_count; i++) {
        cg_run_file *f = &run->files[i];
        if (f->facts) {
            const cg_found_file *found = cg_resolution_file(run->resolution, next++);
            f->stored.module = found->module;
            f->stored.package = found->package == CG_NONE ? CG_STR_NONE : packages[found->package].name;
        }
        if (f->fragment == CG_NONE) continue;
        f->stored.id = f->fragment;
        CG_TRY(cg_publication_set(run->publication, &f->stored));
        if (!f->facts)
            CG_TRY(cg_publication_put_block(run->publication, f->fragment, CG_BLOCK_NODES, CG_STR_NONE));
    }
    return CG_OK;
}

typedef struct edges_job {
    cg_run *run;
    const places *places;
} edges_job;

static cg_node_ref external_of(const places *p, uint32_t external) {
    return p->externals[p->external_places ? p->external_places[external] : external];
}

static cg_node_ref target_of(const edges_job *job, const cg_found_edge *e) {
    if (e->space == CG_TARGET_EXTERNAL) return external_of(job->places, e->target);
    if (e->space == CG_TARGET_PACKAGE) return (cg_node_ref){job->places->project, e->target + 1};
    return (cg_node_ref){job->run->files[job->run->resolved[e->target]].fragment, e->node};
}

/* What a file imports, its package depends on; without a package, the project does on what is external. */
static void note_dependency(const edges_job *job, cg_run_worker *w, uint32_t package,
                            const cg_found_edge *e) {
    cg_edge d = {.kind = CG_EDGE_DEPENDS_ON,
                 .resolution = e->resolution,
                 .confidence = e->confidence,
                 .candidates = 1};
    if (e->kind != CG_EDGE_IMPORTS) return;
    d.source = package == CG_NONE ? 0 : package + 1;
    if (e->space == CG_TARGET_EXTERNAL) {
        d.target = (cg_node_ref){external_of(job->places, e->target).fragment, 0};
    } else {
        uint32_t to = e->space == CG_TARGET_PACKAGE
                          ? e->target
                          : cg_resolution_file(job->run->resolution, e->target)->package;
        if (package == CG_NONE || to == CG_NONE || to == package) return;
        d.target = (cg_node_ref){job->places->project, to + 1};
    }
    cg_vec_push(&w->dependencies, d);
}

static cg_error put_dependencies(cg_run *run, const places *p) {
    cg_run_worker *first = &run->workers[0];
    for (unsigned i = 1; i < run->threads; i++)
        for (size_t k = 0; k < run->workers[i].dependencies.len; k++)
            cg_vec_push(&first->dependencies, run->workers[i].dependencies.at[k]);
    cg_buf_reset(&first->block);
    cg_out_block_build(first->dependencies.at, first->dependencies.len, NULL, 0, p->project, &first->block);
    return cg_publication_put_block(run->publication, p->project, CG_BLOCK_OUT, cg_buf_str(&first->block));
}

static cg_error put_edges(void *context, size_t item, unsigned worker) {
    const edges_job *job = context;
    cg_run *run = job->run;
    cg_run_worker *w = &run->workers[worker];
    const cg_run_file *f = &run->files[run->resolved[item]];
    const cg_found_file *found = cg_resolution_file(run->resolution, (uint32_t)item);
    cg_vec_reset(&w->edges);
    cg_vec_reset(&w->unresolved);
    for (uint32_t i = 0; i < found->edge_count; i++) {
        const cg_found_edge *e = &found->edges[i];
        note_dependency(job, w, found->package, e);
        cg_vec_push(&w->edges, (cg_edge){e->source, target_of(job, e), e->kind, e->resolution, e->confidence,
                                         e->candidates, e->at});
    }
    for (uint32_t i = 0; i < found->unresolved_count; i++) {
        const cg_found_unresolved *u = &found->unresolved[i];
        cg_vec_push(&w->unresolved,
                    (cg_unresolved){u->source, cg_facts_str(f->facts, u->name), u->reason, u->kind, u->at});
    }
    cg_overlay_run_apply(run, (uint32_t)item, w);
    cg_buf_reset(&w->block);
    cg_out_block_build(w->edges.at, w->edges.len, w->unresolved.at, w->unresolved.len, f->fragment,
                       &w->block);
    cg_resolution_release_file(run->resolution, (uint32_t)item);
    cg_run_advance(run, 1);
    return cg_publication_put_block(run->publication, f->fragment, CG_BLOCK_OUT, cg_buf_str(&w->block));
}

/* ---- Incoming edges: derived from the outgoing ones of all fragments ---- */

static cg_error put_incoming(cg_run *run, const places *p) {
    cg_inverter *v = cg_inverter_new();
    cg_run_worker *w = &run->workers[0];
    cg_error error = CG_OK;
    uint32_t limit = cg_publication_fragment_limit(run->publication);
    uint8_t *has = cg_arena_zero(&run->arena, limit + 1, 1);
    for (uint32_t i = 0; i <= run->resolved_count && !error; i++) {
        uint32_t id = i < run->resolved_count ? run->files[run->resolved[i]].fragment : p->project;
        cg_out_block block;
        error = cg_publication_block(run->publication, id, CG_BLOCK_OUT, &w->buffer);
        if (!error) error = cg_out_block_open(cg_buf_str(&w->buffer), &block);
        if (!error && w->buffer.len) error = cg_inverter_add(v, id, &block);
    }
    uint32_t count = 0;
    const uint32_t *touched = error ? NULL : cg_inverter_touched(v, &count);
    for (uint32_t i = 0; i < count && !error; i++) {
        has[touched[i]] = 1;
        cg_buf_reset(&w->block);
        error = cg_inverter_build(v, touched[i], NULL, &w->block);
        if (!error)
            error =
                cg_publication_put_block(run->publication, touched[i], CG_BLOCK_IN, cg_buf_str(&w->block));
    }
    cg_inverter_free(v);
    for (uint32_t id = 0; id < limit && !error; id++) {
        cg_fragment f;
        if (!has[id] && cg_publication_fragment(run->publication, id, &f) == CG_OK && !cg_hash128_none(f.in))
            error = cg_publication_put_block(run->publication, id, CG_BLOCK_IN, CG_STR_NONE);
    }
    return error;
}

/* Files that are no longer indexed keep no edges. */
static cg_error clear_edges(cg_run *run) {
    for (uint32_t i = 0; i < run->file_count; i++) {
        const cg_run_file *f = &run->files[i];
        if (f->fragment != CG_NONE && !f->facts)
            CG_TRY(cg_publication_put_block(run->publication, f->fragment, CG_BLOCK_OUT, CG_STR_NONE));
    }
    return CG_OK;
}

static void totals(cg_run *run) {
    CG_CLEANUP(cg_snapshot_close_ptr) cg_snapshot *s = NULL;
    if (cg_store_snapshot(run->store, run->project, &s) != CG_OK) return;
    const cg_totals *t = cg_snapshot_totals(s);
    run->report.nodes = t->nodes;
    run->report.edges = t->edges;
    run->report.unresolved = t->unresolved;
    run->report.generation = cg_snapshot_generation(s);
}

cg_error cg_run_publish(cg_run *run) {
    places p = {0};
    edges_job job = {run, &p};
    cg_run_stage(run, CG_STAGE_STORE, run->resolved_count, 0);
    run->base_limit = run->base ? cg_snapshot_fragment_limit(run->base) : 0;
    uint8_t *alive = cg_arena_zero(&run->arena, run->base_limit + 1, 1);
    CG_TRY(cg_overlay_run_begin(run));
    CG_TRY(set_files(run));
    CG_TRY(put_project(run, &p));
    CG_TRY(put_externals(run, &p, alive));
    CG_TRY(drop_externals(run, alive));
    cg_overlay_run_link(run, p.externals);
    CG_TRY(clear_edges(run));
    CG_TRY(cg_parallel_for(run->threads, run->resolved_count, 4, put_edges, &job, run->options->cancel));
    CG_TRY(put_dependencies(run, &p));
    CG_TRY(put_incoming(run, &p));
    CG_TRY(cg_names_update_finish(run->names, run->publication));
    cg_publication *publication = run->publication;
    run->publication = NULL;
    run->base = NULL;
    CG_TRY(cg_publication_commit(publication));
    totals(run);
    cg_overlay_run_report(run);
    return CG_OK;
}
