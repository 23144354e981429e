#include "query/scan.h"

#include <math.h>
#include <stdlib.h>

enum { BATCH = 128, KEEP_BYTES = 64 << 20 };

static cg_error prefetch(cg_snapshot *s, unsigned blocks, const uint32_t *ids, uint32_t count) {
    static const cg_block_kind kinds[] = {CG_BLOCK_NODES, CG_BLOCK_OUT, CG_BLOCK_IN};
    if (cg_snapshot_kept_bytes(s) > KEEP_BYTES) cg_snapshot_forget(s);
    for (unsigned i = 0; i < 3; i++)
        if (blocks & 1u << i) CG_TRY(cg_snapshot_prefetch(s, kinds[i], ids, count));
    return CG_OK;
}

static cg_error visit(cg_snapshot *s, unsigned blocks, uint32_t id, cg_scan_fn fn, void *context) {
    cg_scan_item item = {0};
    CG_TRY(cg_snapshot_fragment(s, id, &item.fragment));
    if (blocks & CG_SCAN_NODES) CG_TRY(cg_snapshot_nodes(s, id, &item.nodes));
    if (blocks & CG_SCAN_OUT) CG_TRY(cg_snapshot_out(s, id, &item.out));
    if (blocks & CG_SCAN_IN) CG_TRY(cg_snapshot_in(s, id, &item.in));
    return fn(context, &item);
}

cg_error cg_scan(cg_snapshot *s, unsigned blocks, const cg_cancel *cancel, cg_scan_fn fn, void *context) {
    uint32_t limit = cg_snapshot_fragment_limit(s), ids[BATCH], count = 0;
    for (uint32_t id = 0; id < limit || count > 0; id++) {
        cg_fragment f;
        if (id < limit && cg_snapshot_fragment(s, id, &f) == CG_OK) ids[count++] = id;
        if (count < BATCH && id < limit) continue;
        if (cancel != NULL && cancel->requested) return cg_fail(CG_ERR_INTERRUPTED, "interrupted");
        CG_TRY(prefetch(s, blocks, ids, count));
        for (uint32_t i = 0; i < count; i++) CG_TRY(visit(s, blocks, ids[i], fn, context));
        count = 0;
    }
    return CG_OK;
}

/* ---- The greatest ---- */

void cg_top_init(cg_top *t, cg_snapshot *s, size_t limit) {
    *t = (cg_top){.snapshot = s, .limit = limit == 0 ? SIZE_MAX / 4 : limit, .least = -INFINITY};
}

void cg_top_clear(cg_top *t) { cg_vec_clear(&t->items); }

static int compare(const void *a, const void *b, void *snapshot) {
    const cg_top_item *x = a, *y = b;
    cg_fragment f, g;
    if (x->value != y->value) return x->value > y->value ? -1 : 1;
    if (x->ref.fragment != y->ref.fragment && cg_snapshot_fragment(snapshot, x->ref.fragment, &f) == CG_OK &&
        cg_snapshot_fragment(snapshot, y->ref.fragment, &g) == CG_OK) {
        int order = cg_str_compare(f.path, g.path);
        if (order != 0) return order;
    }
    return cg_node_ref_compare(x->ref, y->ref);
}

void cg_top_finish(cg_top *t) {
    if (t->items.len > 0) qsort_r(t->items.at, t->items.len, sizeof *t->items.at, compare, t->snapshot);
    if (t->items.len < t->limit) return;
    t->items.len = t->limit;
    t->least = t->limit > 0 ? cg_vec_last(&t->items).value : INFINITY;
}

void cg_top_offer(cg_top *t, const cg_top_item *item) {
    t->offered++;
    if (item->value < t->least) return;
    cg_vec_push(&t->items, *item);
    if (t->items.len >= t->limit && t->items.len - t->limit > t->limit + 1000) cg_top_finish(t);
}
