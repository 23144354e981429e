#include "ops/answer.h"

enum { CANDIDATES_SHOWN = 20 };

cg_error cg_answer_node(cg_writer *w, const char *key, cg_snapshot *s, cg_node_ref ref) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_described d;
    CG_TRY(cg_describe(s, ref, &arena, &d));
    cg_write_object(w, key);
    cg_present_node(w, &d);
    cg_write_object_end(w);
    return CG_OK;
}

void cg_answer_certainty(cg_writer *w, uint8_t kind, uint8_t resolution, uint8_t confidence,
                         uint8_t candidates) {
    cg_write_z(w, "edge", cg_edge_kind_name((cg_edge_kind)kind));
    cg_write_z(w, "resolution", cg_resolution_name((cg_resolution)resolution));
    cg_write_number(w, "confidence", confidence / 100.0);
    if (candidates > 1) cg_write_int(w, "candidates", candidates);
}

cg_error cg_answer_sites(cg_writer *w, cg_snapshot *s, cg_node_ref source, cg_node_ref target, uint32_t kinds,
                         size_t limit) {
    cg_site_list sites = {0};
    const cg_node_block *b = NULL;
    cg_error error = cg_sites_between(s, source, target, kinds, &sites);
    if (error == CG_OK) error = cg_snapshot_nodes(s, source.fragment, &b);
    if (error == CG_OK) {
        cg_write_array(w, "sites");
        for (size_t i = 0; i < sites.len && i < limit; i++) {
            uint32_t line, column;
            cg_node_block_place(b, sites.at[i].at, &line, &column);
            cg_write_object(w, NULL);
            cg_write_int(w, "line", line);
            cg_write_int(w, "column", column);
            cg_write_object_end(w);
        }
        cg_write_array_end(w);
        cg_write_int(w, "site_count", (int64_t)sites.len);
    }
    cg_vec_clear(&sites);
    return error;
}

static cg_error write_candidates(cg_writer *w, cg_snapshot *s, const cg_lookup *l) {
    cg_write_object(w, NULL);
    cg_write_array(w, "candidates");
    cg_error error = CG_OK;
    for (size_t i = 0; i < l->nodes.len && error == CG_OK; i++)
        error = cg_answer_node(w, NULL, s, l->nodes.at[i]);
    cg_write_array_end(w);
    cg_write_int(w, "total", (int64_t)l->total);
    cg_write_object_end(w);
    return error;
}

cg_error cg_answer_lookup(cg_request *r, cg_snapshot *s, const char *name, cg_node_ref *out) {
    CG_CLEANUP(cg_lookup_clear) cg_lookup found = {0};
    cg_error error = cg_lookup_node(s, cg_request_text(r, name), CANDIDATES_SHOWN, &found);
    if (error == CG_OK) *out = found.nodes.at[0];
    if (error == CG_ERR_AMBIGUOUS && found.nodes.len > 0) {
        CG_CLEANUP(cg_buf_clear) cg_buf message = {0};
        cg_buf_append_z(&message, cg_error_message()); /* describing the candidates may record another */
        CG_TRY(write_candidates(r->writer, s, &found));
        return cg_fail(CG_ERR_AMBIGUOUS, "%s", message.ptr);
    }
    return error;
}
