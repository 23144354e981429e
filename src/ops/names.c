/* show, search, outline: nodes by their names and places. */
#include "ops/edges.h"
#include "ops/handlers.h"

#include "base/file.h"
#include "ingest/meta.h"
#include "query/search.h"
#include "source/read.h"

/* ---- show ---- */

static void count_edges(cg_writer *w, const char *key, const cg_neighbours *edges) {
    uint32_t counts[CG_EDGE_KIND_COUNT] = {0};
    for (size_t i = 0; i < edges->len; i++) counts[edges->at[i].kind]++;
    cg_write_object(w, key);
    for (int kind = 0; kind < CG_EDGE_KIND_COUNT; kind++)
        if (counts[kind] > 0) cg_write_int(w, cg_edge_kind_name((cg_edge_kind)kind), counts[kind]);
    cg_write_object_end(w);
}

static cg_error write_relations(cg_request *r, cg_snapshot *s, cg_node_ref ref) {
    cg_neighbours in = {0}, out = {0};
    cg_error error = cg_neighbours_of(s, ref, CG_IN, CG_EDGES_STORED, &in);
    if (error == CG_OK) error = cg_neighbours_of(s, ref, CG_OUT, CG_EDGES_STORED, &out);
    if (error == CG_OK) {
        count_edges(r->writer, "incoming", &in);
        count_edges(r->writer, "outgoing", &out);
    }
    cg_vec_clear(&in);
    cg_vec_clear(&out);
    return error;
}

static void write_text_of(cg_request *r, const cg_described *d, cg_str raw) {
    cg_reader reader = {0};
    cg_source source;
    cg_source_limits limits = {
        .file_bytes = UINT64_MAX, .line_bytes = UINT64_MAX, .minified_line = UINT64_MAX};
    cg_source_judge(&reader, d->fragment.path, raw, &limits, &source);
    if (cg_hash128_equal(source.hash, d->fragment.content))
        cg_write_text(
            r->writer, "source",
            cg_str_first(cg_str_from_index(source.text, d->node.start), d->node.end - d->node.start));
    else
        cg_write_bool(r->writer, "changed_since_index", true);
    cg_reader_clear(&reader);
}

/* The node's text as it is in the working tree, if the file is still what was indexed. */
static cg_error write_source(cg_request *r, cg_snapshot *s, const cg_described *d) {
    CG_CLEANUP(cg_buf_clear) cg_buf raw = {0};
    cg_str root = cg_snapshot_meta(s, CG_META_ROOT);
    if (d->fragment.kind != CG_FRAGMENT_FILE || root.len == 0) return CG_OK;
    const char *path =
        cg_path_join(&r->session->arena, cg_arena_z(&r->session->arena, root), d->fragment.path);
    if (cg_file_read(path, INT32_MAX, &raw) == CG_OK)
        write_text_of(r, d, cg_buf_str(&raw));
    else
        cg_write_bool(r->writer, "changed_since_index", true);
    return CG_OK;
}

static cg_error write_owner(cg_writer *w, cg_snapshot *s, const cg_described *d) {
    if (d->node.parent == CG_NONE) return CG_OK;
    return cg_answer_node(w, "parent", s, (cg_node_ref){d->ref.fragment, d->node.parent});
}

cg_error cg_run_show(cg_request *r) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_snapshot *s;
    cg_node_ref ref;
    cg_described d;
    cg_str text = cg_request_text(r, "node");
    CG_TRY(cg_session_snapshot(r->session, &s));
    if (cg_edges_are_meant(r, text)) return cg_show_edges(r, s, text);
    cg_error error = cg_answer_lookup(r, s, "node", &ref);
    cg_uuid id;
    if (error == CG_ERR_NOT_FOUND && cg_uuid_parse(text, &id)) return cg_show_edges(r, s, text);
    CG_TRY(error);
    CG_TRY(cg_describe(s, ref, &arena, &d));
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    cg_present_node(w, &d);
    cg_present_details(w, &d);
    CG_TRY(write_owner(w, s, &d));
    CG_TRY(write_relations(r, s, ref));
    if (cg_request_flag(r, "source")) CG_TRY(write_source(r, s, &d));
    cg_write_object_end(w);
    return CG_OK;
}

/* ---- search ---- */

cg_error cg_run_search(cg_request *r) {
    static const unsigned ways[] = {CG_NAMES_ANY_HOW,
                                    1u << CG_NAME_EXACT | 1u << CG_NAME_CASE,
                                    1u << CG_NAME_EXACT | 1u << CG_NAME_CASE | 1u << CG_NAME_PREFIX,
                                    1u << CG_NAME_GLOB,
                                    1u << CG_NAME_EXACT | 1u << CG_NAME_CASE | 1u << CG_NAME_FUZZY,
                                    1u << CG_NAME_PARTS};
    CG_CLEANUP(cg_search_clear) cg_search_result found = {0};
    cg_snapshot *s;
    CG_TRY(cg_session_snapshot(r->session, &s));
    cg_search_options options = {.text = cg_request_text(r, "query"),
                                 .how = ways[cg_request_int(r, "match")],
                                 .kinds = (uint32_t)cg_request_int(r, "kind"),
                                 .languages = (uint32_t)cg_request_int(r, "language"),
                                 .path = cg_request_text(r, "path"),
                                 .limit = (size_t)cg_request_int(r, "limit"),
                                 .cancel = r->cancel};
    CG_TRY(cg_search(s, &options, &found));
    cg_write_object(r->writer, NULL);
    cg_write_array(r->writer, "results");
    for (size_t i = 0; i < found.nodes.len; i++) {
        CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
        cg_described d;
        CG_TRY(cg_describe(s, found.nodes.at[i].ref, &arena, &d));
        cg_write_object(r->writer, NULL);
        cg_present_node(r->writer, &d);
        if (d.node.signature.len > 0) cg_write_text(r->writer, "signature", d.node.signature);
        cg_write_z(r->writer, "match", cg_name_how_name((cg_name_how)found.nodes.at[i].how));
        cg_write_object_end(r->writer);
    }
    cg_write_array_end(r->writer);
    cg_write_bool(r->writer, "complete", !found.cut);
    cg_write_object_end(r->writer);
    r->found = found.nodes.len > 0;
    return CG_OK;
}

/* ---- outline ---- */

static uint32_t depth_of(const cg_node_block *b, uint32_t node) {
    uint32_t depth = 0;
    for (node = cg_node_block_parent(b, node); node < b->count && depth < b->count; depth++)
        node = cg_node_block_parent(b, node);
    return depth;
}

static bool in_outline(const cg_request *r, const cg_node_block *b, uint32_t node) {
    cg_node_kind kind = cg_node_block_kind(b, node);
    if (cg_request_flag(r, "all")) return true;
    return kind != CG_NODE_PARAMETER && kind != CG_NODE_IMPORT &&
           !(cg_node_block_flags(b, node) & CG_SYM_LOCAL);
}

/* Flat, in the order of the source, with the depth of each: nesting has no limit, answers have. */
cg_error cg_run_outline(cg_request *r) {
    cg_snapshot *s;
    uint32_t fragment;
    const cg_node_block *b;
    CG_TRY(cg_session_snapshot(r->session, &s));
    CG_TRY(cg_lookup_file(s, cg_request_text(r, "file"), &fragment));
    CG_TRY(cg_snapshot_nodes(s, fragment, &b));
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    CG_TRY(cg_answer_node(w, "file", s, (cg_node_ref){fragment, 0}));
    uint64_t limit = (uint64_t)cg_request_int(r, "limit"), shown = 0;
    cg_write_array(w, "nodes");
    for (uint32_t i = 1; i < b->count && (limit == 0 || shown < limit); i++) {
        CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
        cg_described d;
        if (!in_outline(r, b, i)) continue;
        shown++;
        CG_TRY(cg_describe(s, (cg_node_ref){fragment, i}, &arena, &d));
        cg_write_object(w, NULL);
        cg_write_int(w, "depth", depth_of(b, i));
        cg_present_node(w, &d);
        if (d.node.signature.len > 0) cg_write_text(w, "signature", d.node.signature);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
    cg_write_object_end(w);
    r->found = b->count > 1;
    return CG_OK;
}
