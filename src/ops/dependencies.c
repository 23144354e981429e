/* deps, dependents: what a file, package or node uses, and what uses it. */
#include "ops/handlers.h"

#include "query/files.h"

static void write_kinds(cg_writer *w, uint32_t kinds) {
    cg_write_array(w, "edge_kinds");
    for (int kind = 0; kind < CG_EDGE_KIND_COUNT; kind++)
        if (kinds & 1u << kind) cg_write_z(w, NULL, cg_edge_kind_name((cg_edge_kind)kind));
    cg_write_array_end(w);
}

static cg_error write_file(cg_request *r, cg_snapshot *s, const cg_file_reached *f) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_described d;
    CG_TRY(cg_describe(s, (cg_node_ref){f->fragment, 0}, &arena, &d));
    cg_write_object(r->writer, NULL);
    cg_present_node(r->writer, &d);
    cg_write_int(r->writer, "edge_count", (int64_t)f->edges);
    write_kinds(r->writer, f->kinds);
    cg_write_object_end(r->writer);
    return CG_OK;
}

static cg_error write_groups(cg_request *r, cg_snapshot *s, const cg_file_reach *reach, size_t starts) {
    cg_writer *w = r->writer;
    uint64_t limit = (uint64_t)cg_request_int(r, "limit"), left = limit == 0 ? UINT64_MAX : limit;
    cg_write_int(w, "total", (int64_t)(reach->len - starts));
    cg_write_array(w, "groups");
    for (size_t first = starts, end; first < reach->len && left > 0; first = end) {
        for (end = first; end < reach->len && reach->at[end].depth == reach->at[first].depth;) end++;
        cg_write_object(w, NULL);
        cg_write_int(w, "distance", reach->at[first].depth);
        cg_write_int(w, "count", (int64_t)(end - first));
        cg_write_array(w, "nodes");
        for (size_t i = first; i < end && left > 0; i++, left--) CG_TRY(write_file(r, s, &reach->at[i]));
        cg_write_array_end(w);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
    cg_write_bool(w, "complete", left > 0);
    return CG_OK;
}

static cg_error run_files(cg_request *r, cg_snapshot *s, cg_node_ref node,
                          const cg_traverse_options *options) {
    cg_node_refs files = {0};
    cg_file_reach reach = {0};
    cg_error error = cg_files_of_node(s, node, &files);
    CG_AUTOFREE uint32_t *starts = cg_alloc((files.len + 1) * sizeof *starts);
    for (size_t i = 0; i < files.len; i++) starts[i] = files.at[i].fragment;
    if (error == CG_OK) error = cg_files_walk(s, starts, files.len, options, &reach);
    if (error == CG_OK) {
        cg_write_object(r->writer, NULL);
        error = cg_answer_node(r->writer, "node", s, node);
        if (error == CG_OK) error = write_groups(r, s, &reach, files.len);
        cg_write_object_end(r->writer);
        r->found = reach.len > files.len;
    }
    cg_vec_clear(&files);
    cg_vec_clear(&reach);
    return error;
}

/* Of a file or package: files; of anything else: nodes, with all that is inside of it. */
static cg_error run(cg_request *r, cg_direction direction) {
    cg_snapshot *s;
    cg_node_ref node;
    cg_fragment fragment;
    CG_TRY(cg_session_snapshot(r->session, &s));
    CG_TRY(cg_answer_lookup(r, s, "node", &node));
    CG_TRY(cg_snapshot_fragment(s, node.fragment, &fragment));
    if (node.node != 0 && fragment.kind != CG_FRAGMENT_PROJECT)
        return cg_answer_levels(r, s, node, direction, cg_answer_kinds(r, CG_EDGES_STORED), true);
    cg_traverse_options options = {.direction = direction,
                                   .kinds = cg_answer_kinds(r, CG_EDGES_STORED),
                                   .min_confidence = cg_answer_min_confidence(r),
                                   .depth = (uint32_t)cg_request_int(r, "depth"),
                                   .cancel = r->cancel};
    return run_files(r, s, node, &options);
}

cg_error cg_run_deps(cg_request *r) { return run(r, CG_OUT); }

cg_error cg_run_dependents(cg_request *r) { return run(r, CG_IN); }
