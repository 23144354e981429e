#include "query/search.h"

#include "query/measure.h"
#include <stdlib.h>

/* Fragments looked at for one name: what is beyond them is as good as what was found already. */
enum { MAX_FRAGMENTS = 20000 };

void cg_search_clear(cg_search_result *r) {
    cg_vec_clear(&r->nodes);
    cg_arena_clear(&r->arena);
}

static uint8_t groups_of(uint32_t kinds) {
    uint8_t groups = 0;
    for (int kind = 0; kind < CG_NODE_KIND_COUNT; kind++)
        if (kinds & 1u << kind) groups |= cg_name_group((cg_node_kind)kind);
    return groups;
}

static int compare_found(const void *a, const void *b) {
    const cg_found *x = a, *y = b;
    if (x->how != y->how) return x->how < y->how ? -1 : 1;
    if (x->distance != y->distance) return x->distance < y->distance ? -1 : 1;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    if (x->name.len != y->name.len) return x->name.len < y->name.len ? -1 : 1;
    int order = cg_name_compare(x->name, y->name);
    if (order == 0) order = cg_str_compare(x->path, y->path);
    return order != 0 ? order : cg_node_ref_compare(x->ref, y->ref);
}

static cg_error add_fragment(cg_snapshot *s, const cg_search_options *o, const cg_name_hit *hit, uint32_t id,
                             cg_search_result *out) {
    cg_fragment fragment;
    const cg_node_block *b;
    CG_TRY(cg_snapshot_fragment(s, id, &fragment));
    if (!cg_path_fits(o->path, fragment.path)) return CG_OK;
    if (o->languages != 0 && !(o->languages & 1u << fragment.language)) return CG_OK;
    CG_TRY(cg_snapshot_nodes(s, id, &b));
    for (uint32_t i = 0; i < b->count; i++) {
        if (o->kinds != 0 && !(o->kinds & 1u << cg_node_block_kind(b, i))) continue;
        if (!cg_str_equal(cg_indexed_name(&fragment, b, i), hit->name)) continue;
        cg_node node;
        cg_node_block_get(b, i, &node);
        uint8_t rank =
            cg_name_rank((cg_node_kind)node.kind, node.flags, (cg_visibility)node.visibility, &fragment);
        cg_vec_push(&out->nodes,
                    (cg_found){{id, i}, hit->how, hit->distance, rank, hit->name, fragment.path});
    }
    return CG_OK;
}

static int by_rank(const void *a, const void *b) {
    const cg_posting *x = a, *y = b;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    return (x->fragment > y->fragment) - (x->fragment < y->fragment);
}

/* The fragments of a name, best rank first. Without filters only as many ranks as fill the answer are looked at. */
static cg_error add_hit(cg_snapshot *s, const cg_search_options *o, const cg_name_hit *hit,
                        cg_search_result *out) {
    cg_posting *postings;
    size_t before = out->nodes.len, looked = 0;
    uint8_t groups = groups_of(o->kinds);
    CG_TRY(cg_names_postings(s, hit, &out->arena, &postings));
    qsort(postings, hit->count, sizeof *postings, by_rank);
    for (uint32_t i = 0; i < hit->count; i++) {
        if (groups != 0 && !(groups & postings[i].kinds)) continue;
        bool enough = out->nodes.len - before > o->limit;
        if ((enough && i > 0 && postings[i].rank > postings[i - 1].rank) || ++looked > MAX_FRAGMENTS) {
            out->cut = true;
            return CG_OK;
        }
        CG_TRY(add_fragment(s, o, hit, postings[i].fragment, out));
    }
    return CG_OK;
}

cg_error cg_search(cg_snapshot *s, const cg_search_options *o, cg_search_result *out) {
    cg_str text = cg_str_trim(o->text);
    if (text.len == 0)
        return cg_fail(CG_ERR_INVALID, "query: an empty text finds nothing: give a name or a part of one");
    unsigned how = o->how == CG_NAMES_ANY_HOW && cg_name_is_glob(text) ? 1u << CG_NAME_GLOB : o->how;
    bool filtered = o->kinds != 0 || o->languages != 0 || o->path.len > 0;
    cg_name_query query = {.text = text,
                           .how = how,
                           .kinds = groups_of(o->kinds),
                           .limit = filtered ? o->limit * 8 + 64 : o->limit + 1,
                           .cancel = o->cancel};
    cg_name_hits hits = {0};
    cg_error error = cg_names_find(s, &query, &out->arena, &hits);
    for (size_t i = 0; i < hits.len && error == CG_OK && out->nodes.len <= o->limit; i++)
        error = add_hit(s, o, &hits.at[i], out);
    out->cut = out->cut || out->nodes.len > o->limit || hits.len >= query.limit;
    cg_vec_clear(&hits);
    if (error != CG_OK) return error;
    if (out->nodes.len > 0) qsort(out->nodes.at, out->nodes.len, sizeof *out->nodes.at, compare_found);
    if (out->nodes.len > o->limit) out->nodes.len = o->limit;
    return CG_OK;
}
