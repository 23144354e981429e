/* References, callers, callees, impact, subgraph, path: walks from a node. */
#include "ops/handlers.h"

#include "query/path.h"

enum { SITES_SHOWN = 20 };

uint32_t cg_answer_kinds(const cg_request *r, uint32_t fallback) {
    const cg_arg *arg = cg_request_arg(r, "kinds");
    return arg->given && arg->integer != 0 ? (uint32_t)arg->integer : fallback;
}

uint8_t cg_answer_min_confidence(const cg_request *r) {
    return (uint8_t)(cg_request_number(r, "min-confidence") * 100 + 0.5);
}

/* ---- Lists grouped by distance ---- */

typedef struct level_writer {
    cg_request *r;
    cg_snapshot *s;
    const cg_reach *reach;
    uint32_t kinds;
    cg_direction direction;
    uint64_t left; /* rows that may still be written */
} level_writer;

static cg_error write_reached(level_writer *lw, const cg_reached *n) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_writer *w = lw->r->writer;
    cg_described d;
    CG_TRY(cg_describe(lw->s, n->ref, &arena, &d));
    cg_write_object(w, NULL);
    cg_present_node(w, &d);
    cg_answer_certainty(w, n->kind, n->resolution, n->confidence, n->candidates);
    if (n->depth > 1) {
        cg_described via;
        CG_TRY(cg_describe(lw->s, n->via, &arena, &via));
        cg_write_text(w, "via", via.qualified_name);
    }
    bool out = lw->direction == CG_OUT;
    CG_TRY(cg_answer_sites(w, lw->s, out ? n->via : n->ref, out ? n->ref : n->via, lw->kinds, SITES_SHOWN));
    cg_write_object_end(w);
    return CG_OK;
}

/* C has no sign of its own for a test: there the file alone tells, and its nodes need not be read. */
static bool nodes_may_tell(const cg_fragment *f) {
    return f->kind == CG_FRAGMENT_FILE && !(f->flags & CG_FILE_TEST) && f->language != CG_LANG_C;
}

static cg_error prefetch_nodes(cg_snapshot *s, const cg_reach *reach, size_t starts) {
    CG_AUTOFREE uint32_t *ids = cg_alloc((reach->nodes.len + 1) * sizeof *ids);
    CG_CLEANUP(cg_map64_clear) cg_map64 seen = {0};
    uint32_t count = 0;
    for (size_t i = starts; i < reach->nodes.len; i++) {
        cg_fragment f;
        uint64_t *place = cg_map64_slot(&seen, reach->nodes.at[i].ref.fragment, 0);
        if ((*place)++ > 0) continue;
        CG_TRY(cg_snapshot_fragment(s, reach->nodes.at[i].ref.fragment, &f));
        if (nodes_may_tell(&f)) ids[count++] = f.id;
    }
    return count > 1 ? cg_snapshot_prefetch(s, CG_BLOCK_NODES, ids, count) : CG_OK;
}

static cg_error is_test(cg_snapshot *s, cg_node_ref ref, bool *out) {
    cg_fragment f;
    const cg_node_block *b;
    CG_TRY(cg_snapshot_fragment(s, ref.fragment, &f));
    *out = (f.flags & CG_FILE_TEST) != 0;
    if (!nodes_may_tell(&f)) return CG_OK;
    CG_TRY(cg_snapshot_nodes(s, ref.fragment, &b));
    *out = cg_is_test(&f, b, ref.node);
    return CG_OK;
}

/* One group: what is at that distance and is, or is not, test code. Nothing is written if there is none. */
static cg_error write_level(level_writer *lw, size_t first, size_t end, const bool *tests, bool of_tests) {
    cg_writer *w = lw->r->writer;
    uint64_t count = 0;
    for (size_t i = first; i < end; i++) count += tests[i] == of_tests;
    if (count == 0) return CG_OK;
    cg_write_object(w, NULL);
    cg_write_int(w, "distance", lw->reach->nodes.at[first].depth);
    if (of_tests) cg_write_bool(w, "tests", true);
    cg_write_int(w, "count", (int64_t)count);
    cg_write_array(w, "nodes");
    for (size_t i = first; i < end && lw->left > 0; i++) {
        if (tests[i] != of_tests) continue;
        CG_TRY(write_reached(lw, &lw->reach->nodes.at[i]));
        lw->left--;
    }
    cg_write_array_end(w);
    cg_write_object_end(w);
    return CG_OK;
}

/* Test code comes last: all distances of other code first. */
static cg_error write_levels(level_writer *lw, size_t starts) {
    const cg_reach *reach = lw->reach;
    CG_AUTOFREE bool *tests = cg_alloc_zero(reach->nodes.len + 1, sizeof *tests);
    uint64_t test_count = 0;
    CG_TRY(prefetch_nodes(lw->s, reach, starts));
    for (size_t i = starts; i < reach->nodes.len; i++) {
        CG_TRY(is_test(lw->s, reach->nodes.at[i].ref, &tests[i]));
        test_count += tests[i];
    }
    cg_writer *w = lw->r->writer;
    cg_write_int(w, "total", (int64_t)(reach->nodes.len - starts));
    cg_write_int(w, "test_total", (int64_t)test_count);
    cg_write_array(w, "groups");
    for (int of_tests = 0; of_tests < 2; of_tests++) {
        for (size_t first = starts, end; first < reach->nodes.len; first = end) {
            end = first;
            while (end < reach->nodes.len && reach->nodes.at[end].depth == reach->nodes.at[first].depth)
                end++;
            CG_TRY(write_level(lw, first, end, tests, of_tests));
        }
    }
    cg_write_array_end(w);
    cg_write_bool(w, "complete", lw->left > 0 && !reach->cut);
    if (reach->weaker > 0) cg_write_int(w, "below_confidence", (int64_t)reach->weaker);
    return CG_OK;
}

/* The start of a walk is not among what it reaches, even if it calls itself. */
static cg_error refers_to_itself(cg_snapshot *s, cg_node_ref ref, uint32_t kinds, bool *out) {
    cg_neighbours around = {0};
    cg_error error = cg_neighbours_of(s, ref, CG_OUT, kinds, &around);
    *out = false;
    for (size_t i = 0; i < around.len; i++) *out = *out || cg_node_ref_equal(around.at[i].other, ref);
    cg_vec_clear(&around);
    return error;
}

cg_error cg_answer_levels(cg_request *r, cg_snapshot *s, cg_node_ref start, cg_direction direction,
                          uint32_t kinds, bool members) {
    CG_CLEANUP(cg_reach_clear) cg_reach reach = {0};
    cg_node_refs starts = {0};
    cg_vec_push(&starts, start);
    cg_traverse_options options = {.direction = direction,
                                   .kinds = kinds,
                                   .min_confidence = cg_answer_min_confidence(r),
                                   .depth = (uint32_t)cg_request_int(r, "depth"),
                                   .max_nodes = 1000000,
                                   .cancel = r->cancel};
    cg_error error = members ? cg_add_descendants(s, &starts) : cg_add_constructors(s, &starts);
    if (error == CG_OK) error = cg_traverse(s, &starts, &options, &reach);
    size_t start_count = starts.len;
    cg_vec_clear(&starts);
    CG_TRY(error);
    uint64_t limit = (uint64_t)cg_request_int(r, "limit");
    level_writer lw = {r, s, &reach, kinds, direction, limit == 0 ? UINT64_MAX : limit};
    cg_write_object(r->writer, NULL);
    CG_TRY(cg_answer_node(r->writer, "node", s, start));
    bool recursive;
    CG_TRY(refers_to_itself(s, start, kinds, &recursive));
    if (recursive) cg_write_bool(r->writer, "recursive", true);
    CG_TRY(write_levels(&lw, start_count));
    cg_write_object_end(r->writer);
    r->found = reach.nodes.len > start_count || recursive;
    return CG_OK;
}

static cg_error run_levels(cg_request *r, cg_direction direction, uint32_t kinds, bool members) {
    cg_snapshot *s;
    cg_node_ref start;
    CG_TRY(cg_session_snapshot(r->session, &s));
    CG_TRY(cg_answer_lookup(r, s, "node", &start));
    return cg_answer_levels(r, s, start, direction, kinds, members);
}

cg_error cg_run_callers(cg_request *r) { return run_levels(r, CG_IN, CG_EDGES_CALLS, false); }

cg_error cg_run_callees(cg_request *r) { return run_levels(r, CG_OUT, CG_EDGES_CALLS, false); }

cg_error cg_run_impact(cg_request *r) {
    return run_levels(r, CG_IN, cg_answer_kinds(r, CG_EDGES_STORED), true);
}

/* ---- References: a row a site ---- */

static cg_error write_reference(cg_request *r, cg_snapshot *s, const cg_reached *source, cg_node_ref target,
                                uint32_t kinds, uint64_t *total, uint64_t limit) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_site_list sites = {0};
    cg_described d;
    cg_writer *w = r->writer;
    cg_error error = cg_describe(s, source->ref, &arena, &d);
    if (error == CG_OK) error = cg_sites_between(s, source->ref, target, kinds, &sites);
    for (size_t i = 0; i < sites.len && error == CG_OK; i++) {
        if (sites.at[i].confidence < cg_answer_min_confidence(r) || (*total)++ >= limit) continue;
        uint32_t line, column;
        cg_node_block_place(d.block, sites.at[i].at, &line, &column);
        cg_write_object(w, NULL);
        cg_answer_certainty(w, sites.at[i].kind, sites.at[i].resolution, sites.at[i].confidence,
                            sites.at[i].candidates);
        cg_write_text(w, "file", d.fragment.path);
        cg_write_int(w, "line", line);
        cg_write_int(w, "column", column);
        cg_write_object(w, "source");
        cg_present_node(w, &d);
        cg_write_object_end(w);
        cg_write_object_end(w);
    }
    cg_vec_clear(&sites);
    return error;
}

cg_error cg_run_references(cg_request *r) {
    CG_CLEANUP(cg_reach_clear) cg_reach reach = {0};
    cg_snapshot *s;
    cg_node_ref target;
    CG_TRY(cg_session_snapshot(r->session, &s));
    CG_TRY(cg_answer_lookup(r, s, "node", &target));
    uint32_t kinds = cg_answer_kinds(r, CG_EDGES_STORED);
    cg_node_refs starts = {.at = &target, .len = 1, .cap = 1};
    cg_traverse_options options = {.direction = CG_IN,
                                   .kinds = kinds,
                                   .min_confidence = cg_answer_min_confidence(r),
                                   .depth = 1,
                                   .cancel = r->cancel};
    CG_TRY(cg_traverse(s, &starts, &options, &reach));
    uint64_t total = 0, limit = (uint64_t)cg_request_int(r, "limit");
    if (limit == 0) limit = UINT64_MAX;
    cg_write_object(r->writer, NULL);
    CG_TRY(cg_answer_node(r->writer, "node", s, target));
    cg_write_array(r->writer, "references");
    for (size_t i = 0; i < reach.nodes.len; i++) /* the first is the node itself: recursion counts */
        CG_TRY(write_reference(r, s, &reach.nodes.at[i], target, kinds, &total, limit));
    cg_write_array_end(r->writer);
    cg_write_int(r->writer, "total", (int64_t)total);
    cg_write_bool(r->writer, "complete", total <= limit);
    cg_write_object_end(r->writer);
    r->found = total > 0;
    return CG_OK;
}

/* ---- Subgraph: nodes and the edges among them ---- */

static cg_error write_edges_among(cg_request *r, cg_snapshot *s, const cg_reach *reach, uint32_t kinds) {
    cg_writer *w = r->writer;
    cg_neighbours around = {0};
    cg_error error = CG_OK;
    cg_write_array(w, "edges");
    for (size_t i = 0; i < reach->nodes.len && error == CG_OK; i++) {
        cg_vec_reset(&around);
        error = cg_neighbours_of(s, reach->nodes.at[i].ref, CG_OUT, kinds, &around);
        for (size_t k = 0; k < around.len && error == CG_OK; k++) {
            char id[CG_UUID_TEXT + 1];
            cg_uuid source, target;
            const cg_neighbour *n = &around.at[k];
            if (n->confidence < cg_answer_min_confidence(r) ||
                !cg_map64_get(&reach->places, cg_node_key(n->other), NULL))
                continue;
            error = cg_snapshot_node_id(s, reach->nodes.at[i].ref, &source);
            if (error == CG_OK) error = cg_snapshot_node_id(s, n->other, &target);
            if (error != CG_OK) break;
            cg_write_object(w, NULL);
            cg_uuid_format(&source, id);
            cg_write_z(w, "source", id);
            cg_uuid_format(&target, id);
            cg_write_z(w, "target", id);
            cg_answer_certainty(w, n->kind, n->resolution, n->confidence, n->candidates);
            error = cg_answer_sites(w, s, reach->nodes.at[i].ref, n->other, 1u << n->kind, SITES_SHOWN);
            cg_write_object_end(w);
        }
    }
    cg_write_array_end(w);
    cg_vec_clear(&around);
    return error;
}

cg_error cg_run_subgraph(cg_request *r) {
    static const cg_direction directions[] = {CG_BOTH, CG_OUT, CG_IN};
    CG_CLEANUP(cg_reach_clear) cg_reach reach = {0};
    cg_snapshot *s;
    cg_node_ref start;
    CG_TRY(cg_session_snapshot(r->session, &s));
    CG_TRY(cg_answer_lookup(r, s, "node", &start));
    cg_node_refs starts = {.at = &start, .len = 1, .cap = 1};
    cg_traverse_options options = {.direction = directions[cg_request_int(r, "direction")],
                                   .kinds = cg_answer_kinds(r, CG_EDGES_STORED),
                                   .min_confidence = cg_answer_min_confidence(r),
                                   .depth = (uint32_t)cg_request_int(r, "depth"),
                                   .max_nodes = (uint64_t)cg_request_int(r, "limit"),
                                   .cancel = r->cancel};
    CG_TRY(cg_traverse(s, &starts, &options, &reach));
    if (reach.cut) { /* what was cut off must not count as part of it */
        cg_map64_clear(&reach.places);
        for (size_t i = 0; i < reach.nodes.len; i++)
            cg_map64_put(&reach.places, cg_node_key(reach.nodes.at[i].ref), i);
    }
    cg_write_object(r->writer, NULL);
    cg_write_array(r->writer, "nodes");
    for (size_t i = 0; i < reach.nodes.len; i++)
        CG_TRY(cg_answer_node(r->writer, NULL, s, reach.nodes.at[i].ref));
    cg_write_array_end(r->writer);
    CG_TRY(write_edges_among(r, s, &reach, options.kinds));
    cg_write_bool(r->writer, "complete", !reach.cut);
    cg_write_object_end(r->writer);
    r->found = reach.nodes.len > 1 || reach.cut;
    return CG_OK;
}

/* ---- Paths ---- */

static cg_error write_chain(cg_request *r, cg_snapshot *s, const cg_chain *chain) {
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    cg_write_int(w, "length", (int64_t)chain->len);
    cg_write_array(w, "steps");
    for (size_t i = 0; i < chain->len; i++) {
        CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
        const cg_step *step = &chain->at[i];
        cg_described from, to;
        CG_TRY(cg_describe(s, step->source, &arena, &from));
        CG_TRY(cg_describe(s, step->target, &arena, &to));
        cg_write_object(w, NULL);
        cg_write_object(w, "source");
        cg_present_node(w, &from);
        cg_write_object_end(w);
        cg_answer_certainty(w, step->kind, step->resolution, step->confidence, step->candidates);
        cg_write_object(w, "target");
        cg_present_node(w, &to);
        cg_write_object_end(w);
        CG_TRY(cg_answer_sites(w, s, step->source, step->target, 1u << step->kind, SITES_SHOWN));
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
    cg_write_object_end(w);
    return CG_OK;
}

cg_error cg_run_path(cg_request *r) {
    CG_CLEANUP(cg_chains_clear) cg_chains chains = {0};
    cg_snapshot *s;
    cg_node_ref from, to;
    CG_TRY(cg_session_snapshot(r->session, &s));
    CG_TRY(cg_answer_lookup(r, s, "from", &from));
    CG_TRY(cg_answer_lookup(r, s, "to", &to));
    cg_traverse_options options = {.kinds = cg_answer_kinds(r, CG_EDGES_STORED),
                                   .min_confidence = cg_answer_min_confidence(r),
                                   .depth = (uint32_t)cg_request_int(r, "depth"),
                                   .cancel = r->cancel};
    CG_TRY(cg_paths_find(s, from, to, &options, (size_t)cg_request_int(r, "limit"), &chains));
    cg_write_object(r->writer, NULL);
    CG_TRY(cg_answer_node(r->writer, "from", s, from));
    CG_TRY(cg_answer_node(r->writer, "to", s, to));
    cg_write_array(r->writer, "paths");
    for (size_t i = 0; i < chains.len; i++) CG_TRY(write_chain(r, s, &chains.at[i]));
    cg_write_array_end(r->writer);
    cg_write_bool(r->writer, "complete", !chains.cut);
    cg_write_object_end(r->writer);
    r->found = chains.len > 0;
    return CG_OK;
}
