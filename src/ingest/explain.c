#include "ingest/explain.h"

#include "base/file.h"
#include "ingest/run.h"
#include "resolve/explain.h"

#include <stdlib.h>

typedef struct loading {
    cg_snapshot *s;
    cg_arena arena;
    cg_walk walk;
    cg_buf buffer;
    cg_resolve_file *files;
    uint32_t *fragments; /* of each */
    uint32_t *file_of;   /* by fragment; CG_NONE */
    cg_resolve_manifest *manifests;
    uint32_t file_count, manifest_count;
} loading;

static void loading_clear(loading *l) {
    cg_arena_clear(&l->arena);
    cg_walk_clear(&l->walk);
    cg_buf_clear(&l->buffer);
}

typedef struct path_id {
    cg_str path;
    uint32_t id;
} path_id;

static int by_path(const void *a, const void *b) {
    return cg_str_compare(((const path_id *)a)->path, ((const path_id *)b)->path);
}

static cg_error load_file(loading *l, uint32_t id) {
    CG_CLEANUP(cg_pin_release) cg_pin pin = {0};
    cg_fragment f;
    CG_TRY(cg_snapshot_fragment(l->s, id, &f));
    CG_TRY(cg_snapshot_facts(l->s, id, &pin));
    if (!pin.value.ptr) return CG_OK;
    cg_facts *facts = CG_NEW(&l->arena, cg_facts);
    CG_TRY(cg_facts_decode(pin.value, &l->arena, facts));
    l->file_of[id] = l->file_count;
    l->fragments[l->file_count] = id;
    l->files[l->file_count++] =
        (cg_resolve_file){cg_arena_str(&l->arena, f.path), (cg_language)f.language, f.flags, facts};
    return CG_OK;
}

static cg_error load_files(loading *l) {
    uint32_t limit = cg_snapshot_fragment_limit(l->s), count = 0;
    path_id *list = CG_NEW_ARRAY(&l->arena, path_id, limit + 1);
    l->files = CG_NEW_ARRAY(&l->arena, cg_resolve_file, limit + 1);
    l->fragments = CG_NEW_ARRAY(&l->arena, uint32_t, limit + 1);
    l->file_of = CG_NEW_ARRAY(&l->arena, uint32_t, limit + 1);
    for (uint32_t id = 0; id < limit; id++) {
        cg_fragment f;
        l->file_of[id] = CG_NONE;
        if (cg_snapshot_fragment(l->s, id, &f) == CG_OK && f.kind == CG_FRAGMENT_FILE &&
            !cg_hash128_none(f.facts))
            list[count++] = (path_id){f.path, id};
    }
    if (count) qsort(list, count, sizeof *list, by_path);
    for (uint32_t i = 0; i < count; i++) CG_TRY(load_file(l, list[i].id));
    return CG_OK;
}

/* They are not in the store: what is in the working tree now counts. */
static cg_error load_manifests(loading *l, const cg_index_options *o) {
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    options.limits = o->limits;
    options.rules = o->ignore;
    options.no_user_excludes = o->no_user_excludes;
    options.cancel = o->cancel;
    CG_TRY(cg_walk_run(o->root, &options, &l->walk));
    l->manifests = CG_NEW_ARRAY(&l->arena, cg_resolve_manifest, l->walk.entries.len + 1);
    for (size_t i = 0; i < l->walk.entries.len; i++) {
        const cg_entry *e = &l->walk.entries.at[i];
        size_t slash = cg_str_find_last_char(e->path, '/');
        cg_str name = slash == CG_STR_NOWHERE ? e->path : cg_str_from_index(e->path, slash + 1);
        if (e->coverage != CG_COVERAGE_UNSUPPORTED || !cg_resolve_wants(name)) continue;
        if (cg_file_read_at(l->walk.root_fd, e->path.ptr, CG_MANIFEST_MAX, &l->buffer) != CG_OK) continue;
        l->manifests[l->manifest_count++] =
            (cg_resolve_manifest){e->path, cg_arena_str(&l->arena, cg_buf_str(&l->buffer))};
    }
    return CG_OK;
}

static cg_error query_of(loading *l, uint32_t fragment, const cg_edge *e, cg_why_query *q) {
    cg_fragment target;
    cg_node node;
    const cg_node_block *b;
    *q = (cg_why_query){.file = l->file_of[fragment],
                        .at = e->at,
                        .kind = (cg_edge_kind)e->kind,
                        .package = CG_STR_NONE,
                        .path = CG_STR_NONE};
    CG_TRY(cg_snapshot_fragment(l->s, e->target.fragment, &target));
    CG_TRY(cg_snapshot_nodes(l->s, e->target.fragment, &b));
    if (!cg_node_block_get(b, e->target.node, &node)) return cg_fail(CG_ERR_DAMAGED, "an edge leads nowhere");
    if (target.kind == CG_FRAGMENT_FILE) {
        q->space = CG_TARGET_FILE;
        q->target = l->file_of[e->target.fragment];
        q->node = e->target.node;
        return CG_OK;
    }
    q->space = target.kind == CG_FRAGMENT_EXTERNAL ? CG_TARGET_EXTERNAL : CG_TARGET_PACKAGE;
    q->package = q->space == CG_TARGET_EXTERNAL ? cg_arena_str(&l->arena, target.package)
                                                : cg_arena_str(&l->arena, node.name);
    if (q->space == CG_TARGET_EXTERNAL && e->target.node != 0)
        q->path = node.qualifier.len ? cg_arena_format(&l->arena, "%.*s.%.*s", CG_STR_ARG(node.qualifier),
                                                       CG_STR_ARG(node.name))
                                     : cg_arena_str(&l->arena, node.name);
    return CG_OK;
}

static void take_steps(const loading *l, const cg_why *why, cg_arena *arena, cg_edge_why *out) {
    out->found = why->found;
    out->complete = why->complete;
    out->count = why->count;
    out->steps = CG_NEW_ARRAY(arena, cg_edge_why_step, why->count + 1);
    for (uint32_t i = 0; i < why->count; i++) {
        const cg_why_step *from = &why->steps[i];
        cg_edge_why_step *to = &out->steps[i];
        *to = (cg_edge_why_step){.depth = from->depth, .fragment = CG_NONE, .text = from->text};
        if (from->file == CG_NONE) continue;
        to->fragment = l->fragments[from->file];
        cg_facts_place(l->files[from->file].facts, from->at, &to->line, &to->column);
    }
}

static cg_error queries_of(loading *l, const cg_edge_asked *asked, uint32_t count, cg_why_query *out) {
    for (uint32_t i = 0; i < count; i++) {
        CG_TRY(query_of(l, asked[i].fragment, &asked[i].edge, &out[i]));
        if (out[i].file == CG_NONE || (out[i].space == CG_TARGET_FILE && out[i].target == CG_NONE))
            return cg_fail(CG_ERR_NOT_FOUND, "the store has lost the facts of a file: index again");
    }
    return CG_OK;
}

cg_error cg_explain_edges(cg_snapshot *s, const cg_index_options *options, const cg_edge_asked *asked,
                          uint32_t count, cg_arena *arena, cg_edge_why *out) {
    CG_CLEANUP(loading_clear) loading l = {.s = s};
    CG_TRY(load_files(&l));
    CG_TRY(load_manifests(&l, options));
    cg_why_query *queries = CG_NEW_ARRAY(&l.arena, cg_why_query, count + 1);
    cg_why *why = CG_NEW_ARRAY(&l.arena, cg_why, count + 1);
    CG_TRY(queries_of(&l, asked, count, queries));
    cg_resolve_input input = {.project = cg_snapshot_project(s),
                              .files = l.files,
                              .file_count = l.file_count,
                              .manifests = l.manifests,
                              .manifest_count = l.manifest_count,
                              .threads = options->threads ? options->threads : cg_thread_count_available(),
                              .cancel = options->cancel};
    CG_TRY(cg_resolve_explain(&input, queries, count, arena, why));
    for (uint32_t i = 0; i < count; i++) take_steps(&l, &why[i], arena, &out[i]);
    return CG_OK;
}
