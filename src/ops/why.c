/* show for edges: what an edge is, and step by step how it was won. */
#include "graph/overlay.h"
#include "ingest/explain.h"
#include "ops/edges.h"
#include "ops/indexing.h"

/* ---- Which edges are meant ---- */

/* "path:line:column", or, with `lines`, "path:line". */
static bool read_place(cg_str text, bool lines, cg_str *path, uint64_t *line, uint64_t *column) {
    size_t colon = cg_str_find_last_char(text, ':');
    if (colon == CG_STR_NOWHERE || !cg_str_to_u64(cg_str_from_index(text, colon + 1), column)) return false;
    cg_str rest = cg_str_first(text, colon);
    colon = cg_str_find_last_char(rest, ':');
    bool both = colon != CG_STR_NOWHERE && cg_str_to_u64(cg_str_from_index(rest, colon + 1), line);
    *path = both ? cg_str_first(rest, colon) : rest;
    if (both) return *line > 0 && *column > 0;
    *line = *column;
    *column = 0;
    return lines && *line > 0;
}

bool cg_edges_are_meant(cg_request *r, cg_str text) {
    cg_str path;
    uint64_t line, column;
    return cg_request_flag(r, "why") || read_place(text, false, &path, &line, &column);
}

static cg_error find_at(cg_request *r, cg_snapshot *s, cg_str text, cg_edge_list *edges, cg_open_list *open) {
    cg_str path;
    uint64_t line, column;
    cg_uuid id;
    cg_edge_at one;
    uint32_t fragment;
    const cg_node_block *b;
    if (cg_uuid_parse(text, &id)) {
        CG_TRY(cg_edge_find(s, &id, r->cancel, &one));
        cg_vec_push(edges, one);
        return CG_OK;
    }
    if (!read_place(text, true, &path, &line, &column))
        return cg_fail(CG_ERR_INVALID,
                       "node: '%.*s' is no edge: give its id, or its place as file:line:column",
                       CG_STR_ARG(text));
    CG_TRY(cg_lookup_file(s, path, &fragment));
    CG_TRY(cg_snapshot_nodes(s, fragment, &b));
    if (line > b->line_count)
        return cg_fail(CG_ERR_NOT_FOUND, "%.*s has %u lines", CG_STR_ARG(path), b->line_count);
    uint32_t from = cg_node_block_line_start(b, (uint32_t)line),
             end = cg_node_block_line_start(b, (uint32_t)line + 1);
    if (line == b->line_count) end = b->source_size + 1;
    if (column > 0) {
        if (column > (uint64_t)end - from) return cg_fail(CG_ERR_NOT_FOUND, "that line is not so long");
        from += (uint32_t)column - 1;
        end = from + 1;
    }
    CG_TRY(cg_edges_between(s, fragment, from, end, edges, open));
    if (edges->len + open->len > 0) return CG_OK;
    return cg_fail(CG_ERR_NOT_FOUND, "no edge begins at %.*s: places are those of the names that are used",
                   CG_STR_ARG(text));
}

/* ---- Why ---- */

static void write_step(cg_writer *w, uint32_t depth, cg_str file, uint32_t line, uint32_t column,
                       cg_str text) {
    cg_write_object(w, NULL);
    cg_write_int(w, "depth", depth);
    cg_write_text(w, "file", file);
    cg_write_int(w, "line", line);
    cg_write_int(w, "column", column);
    cg_write_text(w, "step", text);
    cg_write_object_end(w);
}

/* Whether an index that was imported has a reference at that place. */
static cg_error named_by_index(cg_snapshot *s, const cg_fragment *f, uint32_t at, bool *out) {
    uint32_t count = cg_snapshot_page_count(s, CG_OVERLAY_PAGES);
    *out = false;
    for (uint32_t i = 0; i < count && !*out; i++) {
        CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
        cg_overlay o;
        cg_str page;
        CG_TRY(cg_snapshot_page(s, CG_OVERLAY_PAGES, i, &page));
        CG_TRY(cg_overlay_decode(page, &arena, &o));
        if (!cg_str_equal(o.path, f->path)) continue;
        for (uint32_t k = 0; k < o.reference_count && !*out; k++) *out = o.references[k].at == at;
        for (uint32_t k = 0; k < o.relation_count && !*out; k++) *out = o.relations[k].at == at;
    }
    return CG_OK;
}

static cg_error write_imported(cg_request *r, cg_snapshot *s, const cg_edge_at *e) {
    cg_fragment f;
    const cg_node_block *b;
    uint32_t line, column;
    bool named;
    CG_TRY(cg_snapshot_fragment(s, e->fragment, &f));
    CG_TRY(cg_snapshot_nodes(s, e->fragment, &b));
    CG_TRY(named_by_index(s, &f, e->edge.at, &named));
    cg_node_block_place(b, e->edge.at, &line, &column);
    cg_write_array(r->writer, "why");
    write_step(
        r->writer, 0, f.path, line, column,
        named
            ? CG_STR("a compiler's index that was imported says what the name at this place means")
            : CG_STR("a compiler's index that was imported says that the class or method has this relation"));
    cg_write_array_end(r->writer);
    cg_write_bool(r->writer, "traced", true);
    return CG_OK;
}

static cg_error write_steps(cg_request *r, cg_snapshot *s, const cg_edge_why *why) {
    cg_writer *w = r->writer;
    cg_write_array(w, "why");
    for (uint32_t i = 0; i < why->count; i++) {
        const cg_edge_why_step *step = &why->steps[i];
        cg_fragment f = {.path = CG_STR_NONE};
        if (step->fragment != CG_NONE) CG_TRY(cg_snapshot_fragment(s, step->fragment, &f));
        write_step(w, step->depth, f.path, step->line, step->column, step->text);
    }
    cg_write_array_end(w);
    cg_write_bool(w, "traced", why->found && why->complete);
    if (!why->found)
        cg_write_z(w, "note",
                   "resolution does not find this edge now: a file that says how modules are found has "
                   "changed; index again");
    else if (!why->complete)
        cg_write_z(w, "note", "the rest follows from a rule that keeps no trace");
    return CG_OK;
}

/* ---- An edge ---- */

static cg_error write_edge(cg_request *r, cg_snapshot *s, const cg_edge_at *e) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    char id[CG_UUID_TEXT + 1];
    cg_writer *w = r->writer;
    cg_described source;
    uint32_t line, column;
    CG_TRY(cg_describe(s, (cg_node_ref){e->fragment, e->edge.source}, &arena, &source));
    cg_uuid_format(&e->id, id);
    cg_write_z(w, "id", id);
    cg_answer_certainty(w, e->edge.kind, e->edge.resolution, e->edge.confidence, e->edge.candidates);
    if (source.fragment.kind == CG_FRAGMENT_FILE) {
        cg_node_block_place(source.block, e->edge.at, &line, &column);
        cg_write_text(w, "file", source.fragment.path);
        cg_write_int(w, "line", line);
        cg_write_int(w, "column", column);
    }
    CG_TRY(cg_answer_node(w, "source", s, source.ref));
    return cg_answer_node(w, "target", s, e->edge.target);
}

/* The other candidates for the same place. */
static cg_error write_alternatives(cg_request *r, cg_snapshot *s, const cg_edge_at *e) {
    cg_edge_list around = {0};
    cg_open_list open = {0};
    cg_error error = cg_edges_between(s, e->fragment, e->edge.at, e->edge.at + 1, &around, &open);
    cg_write_array(r->writer, "alternatives");
    for (size_t i = 0; i < around.len && !error; i++) {
        const cg_edge *other = &around.at[i].edge;
        bool rival = other->resolution == CG_RESOLUTION_CANDIDATE &&
                     e->edge.resolution == CG_RESOLUTION_CANDIDATE && other->kind == e->edge.kind &&
                     other->source == e->edge.source && !cg_node_ref_equal(other->target, e->edge.target);
        if (rival) error = cg_answer_node(r->writer, NULL, s, other->target);
    }
    cg_write_array_end(r->writer);
    cg_vec_clear(&around);
    cg_vec_clear(&open);
    return error;
}

static cg_error write_open(cg_request *r, cg_snapshot *s, const cg_open_at *o) {
    static const char *const meanings[CG_UNRESOLVED_COUNT] = {
        [CG_UNRESOLVED_EXTERNAL] = "belongs to a library whose symbol is not known by name",
        [CG_UNRESOLVED_DYNAMIC] = "decided at run time: a value of unknown origin, or too many targets",
        [CG_UNRESOLVED_UNKNOWN] = "no definition of that name can be seen from there"};
    cg_writer *w = r->writer;
    const cg_node_block *b;
    uint32_t line, column;
    CG_TRY(cg_snapshot_nodes(s, o->fragment, &b));
    cg_node_block_place(b, o->reference.at, &line, &column);
    cg_write_object(w, NULL);
    cg_write_text(w, "reference", o->reference.name);
    cg_write_z(w, "edge", cg_edge_kind_name((cg_edge_kind)o->reference.kind));
    cg_write_z(w, "reason", cg_unresolved_name((cg_unresolved_reason)o->reference.reason));
    cg_write_z(w, "meaning", meanings[o->reference.reason]);
    cg_write_int(w, "line", line);
    cg_write_int(w, "column", column);
    cg_write_object_end(w);
    return CG_OK;
}

static bool is_traced(const cg_edge_at *e) {
    return e->edge.resolution != CG_RESOLUTION_IMPORTED && e->edge.kind != CG_EDGE_DEPENDS_ON;
}

/* Resolution runs once for all of them. */
static cg_error explain(cg_request *r, cg_snapshot *s, const cg_edge_list *edges, cg_edge_why *why) {
    cg_indexing indexing;
    cg_edge_asked *asked = CG_NEW_ARRAY(&r->session->arena, cg_edge_asked, edges->len + 1);
    cg_edge_why *answers = CG_NEW_ARRAY(&r->session->arena, cg_edge_why, edges->len + 1);
    uint32_t count = 0;
    for (size_t i = 0; i < edges->len; i++)
        if (is_traced(&edges->at[i]))
            asked[count++] = (cg_edge_asked){edges->at[i].fragment, edges->at[i].edge};
    if (count == 0) return CG_OK;
    CG_TRY(cg_indexing_of(r, s, &indexing));
    CG_TRY(cg_explain_edges(s, &indexing.options, asked, count, &r->session->arena, answers));
    for (size_t i = 0, k = 0; i < edges->len; i++)
        if (is_traced(&edges->at[i])) why[i] = answers[k++];
    return CG_OK;
}

static cg_error write_all(cg_request *r, cg_snapshot *s, const cg_edge_list *edges,
                          const cg_open_list *open) {
    cg_writer *w = r->writer;
    bool with_why = cg_request_flag(r, "why");
    cg_edge_why *why = CG_NEW_ARRAY(&r->session->arena, cg_edge_why, edges->len + 1);
    if (with_why) CG_TRY(explain(r, s, edges, why));
    cg_write_object(w, NULL);
    cg_write_array(w, "edges");
    for (size_t i = 0; i < edges->len; i++) {
        cg_write_object(w, NULL);
        CG_TRY(write_edge(r, s, &edges->at[i]));
        CG_TRY(write_alternatives(r, s, &edges->at[i]));
        if (with_why && is_traced(&edges->at[i])) CG_TRY(write_steps(r, s, &why[i]));
        if (with_why && edges->at[i].edge.resolution == CG_RESOLUTION_IMPORTED)
            CG_TRY(write_imported(r, s, &edges->at[i]));
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
    cg_write_array(w, "unresolved");
    for (size_t i = 0; i < open->len; i++) CG_TRY(write_open(r, s, &open->at[i]));
    cg_write_array_end(w);
    cg_write_object_end(w);
    return CG_OK;
}

cg_error cg_show_edges(cg_request *r, cg_snapshot *s, cg_str text) {
    cg_edge_list edges = {0};
    cg_open_list open = {0};
    cg_error error = find_at(r, s, text, &edges, &open);
    if (!error) error = write_all(r, s, &edges, &open);
    cg_vec_clear(&edges);
    cg_vec_clear(&open);
    return error;
}
