#include "graph/invert.h"

#include "base/mem.h"
#include "base/varint.h"
#include "base/vec.h"

#include <stdlib.h>

/* The edges that arrive at one fragment, in the order they came: of each source fragment its number, how many, and
 * for each edge target, source node, kind and certainty as numbers. */
typedef struct arrivals {
    cg_buf bytes;
} arrivals;

struct cg_inverter {
    cg_map64 numbers; /* fragment to its place in `all` */
    CG_VEC(arrivals) all;
    CG_VEC(uint32_t) touched; /* fragments, in the order of `all`; sorted a copy of it */
    uint32_t *sorted;
    cg_map64 changed; /* source fragments that were added or replaced */
};

cg_inverter *cg_inverter_new(void) { return cg_alloc_zero(1, sizeof(cg_inverter)); }

void cg_inverter_free(cg_inverter *v) {
    if (v == NULL) return;
    for (size_t i = 0; i < v->all.len; i++) cg_buf_clear(&v->all.at[i].bytes);
    cg_vec_clear(&v->all);
    cg_vec_clear(&v->touched);
    cg_map64_clear(&v->numbers);
    cg_map64_clear(&v->changed);
    cg_free(v->sorted);
    cg_free(v);
}

static arrivals *arrivals_at(cg_inverter *v, uint32_t fragment) {
    uint64_t *number = cg_map64_slot(&v->numbers, fragment, UINT64_MAX);
    if (*number == UINT64_MAX) {
        *number = v->all.len;
        cg_vec_push(&v->all, (arrivals){0});
        cg_vec_push(&v->touched, fragment);
    }
    return &v->all.at[*number];
}

cg_error cg_inverter_add(cg_inverter *v, uint32_t fragment, const cg_out_block *block) {
    *cg_map64_slot(&v->changed, fragment, 0) = 1;
    cg_edge_iter it = cg_out_edges(block);
    cg_out_edge e;
    while (cg_out_edge_next(&it, &e)) {
        cg_buf *b = &arrivals_at(v, e.target.fragment)->bytes;
        cg_varint_write(b, fragment);
        cg_varint_write(b, e.source);
        cg_varint_write(b, e.target.node);
        const char rest[] = {(char)e.kind, (char)e.resolution, (char)e.confidence, (char)e.candidates};
        cg_buf_append(b, cg_str_of(rest, sizeof rest));
    }
    if (it.damaged)
        return cg_fail(CG_ERR_DAMAGED, "out block of fragment %u is damaged; index again", fragment);
    return CG_OK;
}

cg_error cg_inverter_replace(cg_inverter *v, uint32_t fragment, const cg_out_block *old) {
    *cg_map64_slot(&v->changed, fragment, 0) = 1;
    cg_edge_iter it = cg_out_edges(old);
    cg_out_edge e;
    while (cg_out_edge_next(&it, &e)) (void)arrivals_at(v, e.target.fragment);
    if (it.damaged)
        return cg_fail(CG_ERR_DAMAGED, "out block of fragment %u is damaged; index again", fragment);
    return CG_OK;
}

static int compare_u32(const void *x, const void *y) {
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return a < b ? -1 : a > b;
}

const uint32_t *cg_inverter_touched(cg_inverter *v, uint32_t *count) {
    *count = (uint32_t)v->touched.len;
    v->sorted = cg_realloc(v->sorted, (v->touched.len + 1) * sizeof *v->sorted);
    if (*count > 0) memcpy(v->sorted, v->touched.at, v->touched.len * sizeof *v->sorted);
    qsort(v->sorted, *count, sizeof *v->sorted, compare_u32);
    return v->sorted;
}

typedef CG_VEC(cg_in_edge) in_edges;

static void decode_arrivals(const cg_buf *b, in_edges *edges) {
    const uint8_t *p = (const uint8_t *)b->ptr, *end = p + b->len;
    while (p < end) {
        cg_in_edge e;
        e.source.fragment = (uint32_t)cg_varint_read(&p, end);
        e.source.node = (uint32_t)cg_varint_read(&p, end);
        e.target = (uint32_t)cg_varint_read(&p, end);
        e.kind = p[0];
        e.resolution = p[1];
        e.confidence = p[2];
        e.candidates = p[3];
        p += 4;
        cg_vec_push(edges, e);
    }
}

cg_error cg_inverter_build(cg_inverter *v, uint32_t fragment, const cg_in_block *base, cg_buf *out) {
    in_edges edges = {0};
    cg_edge_iter it = {0};
    if (base != NULL) {
        cg_in_edge e;
        it = cg_in_edges(base);
        while (cg_in_edge_next(&it, &e)) {
            if (!cg_map64_get(&v->changed, e.source.fragment, NULL)) cg_vec_push(&edges, e);
        }
    }
    uint64_t number;
    if (cg_map64_get(&v->numbers, fragment, &number)) {
        const cg_buf *b = &v->all.at[number].bytes;
        if (b->len > 0) decode_arrivals(b, &edges);
    }
    if (!it.damaged) cg_in_block_build(edges.at, edges.len, fragment, out);
    cg_vec_clear(&edges);
    if (it.damaged)
        return cg_fail(CG_ERR_DAMAGED, "in block of fragment %u is damaged; index again", fragment);
    return CG_OK;
}
