#include "graph/edge_block_internal.h"

#include "base/varint.h"

#define OUT_HEADER_SIZE (4 + 10 * 4 + 5)
#define IN_HEADER_SIZE  (4 + 5 * 4 + 2)
#define CERTAINTY_SIZE  3u

static cg_error damaged(const char *what) {
    return cg_fail(CG_ERR_DAMAGED, "edge block: %s; index again to rebuild it", what);
}

static cg_error check_start(const uint8_t *h, char letter) {
    if (h[0] != letter) return damaged("not a block of this kind");
    if (h[1] != CG_EDGE_BLOCK_VERSION) {
        return cg_fail(CG_ERR_VERSION, "edge block of version %u, this program reads %u; index again", h[1],
                       CG_EDGE_BLOCK_VERSION);
    }
    return CG_OK;
}

/* The columns of the rows, then later their data. */
static bool take_rows(cg_str *rest, const uint8_t *widths, cg_edge_rows *rows) {
    return cg_column_take(rest, widths[0], rows->count, &rows->nodes) &&
           cg_column_take(rest, widths[1], rows->count, &rows->offsets);
}

cg_error cg_out_block_open(cg_str bytes, cg_out_block *out) {
    cg_out_block b = {0};
    if (bytes.len == 0) {
        *out = b;
        return CG_OK;
    }
    const uint8_t *h, *names;
    if (!cg_bytes_take(&bytes, OUT_HEADER_SIZE, &h)) return damaged("too short");
    CG_TRY(check_start(h, 'O'));
    b.own_fragment = cg_read_u32(h + 4);
    b.site_count = cg_read_u32(h + 8);
    b.unresolved_count = cg_read_u32(h + 12);
    b.certainty_count = cg_read_u32(h + 16);
    b.name_count = cg_read_u32(h + 20);
    b.name_size = cg_read_u32(h + 24);
    b.edges.count = cg_read_u32(h + 28);
    b.edges.size = cg_read_u32(h + 32);
    b.unresolved.count = cg_read_u32(h + 36);
    b.unresolved.size = cg_read_u32(h + 40);
    const uint8_t *widths = h + 44;
    if (!cg_bytes_take(&bytes, (uint64_t)b.certainty_count * CERTAINTY_SIZE, &b.certainties) ||
        !take_rows(&bytes, widths, &b.edges) || !take_rows(&bytes, widths + 2, &b.unresolved) ||
        !cg_column_take(&bytes, widths[4], (uint64_t)b.name_count + 1, &b.name_at) ||
        !cg_bytes_take(&bytes, b.name_size, &names) || !cg_bytes_take(&bytes, b.edges.size, &b.edges.data) ||
        !cg_bytes_take(&bytes, b.unresolved.size, &b.unresolved.data)) {
        return damaged("cut short");
    }
    if (bytes.len != 0) return damaged("too long");
    b.names = (const char *)names;
    *out = b;
    return CG_OK;
}

cg_error cg_in_block_open(cg_str bytes, cg_in_block *out) {
    cg_in_block b = {0};
    if (bytes.len == 0) {
        *out = b;
        return CG_OK;
    }
    const uint8_t *h;
    if (!cg_bytes_take(&bytes, IN_HEADER_SIZE, &h)) return damaged("too short");
    CG_TRY(check_start(h, 'I'));
    b.own_fragment = cg_read_u32(h + 4);
    b.edge_count = cg_read_u32(h + 8);
    b.certainty_count = cg_read_u32(h + 12);
    b.edges.count = cg_read_u32(h + 16);
    b.edges.size = cg_read_u32(h + 20);
    if (!cg_bytes_take(&bytes, (uint64_t)b.certainty_count * CERTAINTY_SIZE, &b.certainties) ||
        !take_rows(&bytes, h + 24, &b.edges) || !cg_bytes_take(&bytes, b.edges.size, &b.edges.data)) {
        return damaged("cut short");
    }
    if (bytes.len != 0) return damaged("too long");
    *out = b;
    return CG_OK;
}

/* ---- Iterating ---- */

static cg_edge_iter iter_all(const void *block, const cg_edge_rows *rows) {
    return (cg_edge_iter){.rows = rows, .block = block, .row_end = rows->count};
}

static cg_edge_iter iter_of(const void *block, const cg_edge_rows *rows, uint32_t node) {
    cg_edge_iter it = iter_all(block, rows);
    if (rows->count == 0) return it;
    uint32_t row = cg_column_floor(&rows->nodes, rows->count, node);
    bool found = cg_column_get(&rows->nodes, row) == node;
    it.row = found ? row : rows->count;
    it.row_end = found ? row + 1 : rows->count;
    return it;
}

static bool iter_damaged(cg_edge_iter *it) {
    it->damaged = true;
    it->p = it->end = NULL;
    it->row = it->row_end;
    return false;
}

/* Goes on to the next row if the present one is used up; false at the end. `fresh` tells that a row begins. */
static bool iter_step(cg_edge_iter *it, bool *fresh) {
    *fresh = false;
    if (it->p != it->end) return true;
    if (it->row >= it->row_end) return false;
    const cg_edge_rows *rows = it->rows;
    uint32_t from = cg_column_get(&rows->offsets, it->row);
    uint32_t to = it->row + 1 < rows->count ? cg_column_get(&rows->offsets, it->row + 1) : rows->size;
    if (from >= to || to > rows->size) return iter_damaged(it);
    it->node = cg_column_get(&rows->nodes, it->row++);
    it->p = rows->data + from;
    it->end = rows->data + to;
    it->last_at = 0;
    *fresh = true;
    return true;
}

/* base + a signed difference; false if that is no 32-bit number or the bytes are damaged. */
static bool read_delta(cg_edge_iter *it, uint32_t base, uint32_t *out) {
    int64_t v = cg_unzigzag(cg_varint_read(&it->p, it->end));
    if (it->p == NULL || v < -(int64_t)UINT32_MAX || v > (int64_t)UINT32_MAX) return false;
    v += base;
    if (v < 0 || v > (int64_t)UINT32_MAX) return false;
    *out = (uint32_t)v;
    return true;
}

typedef struct entry {
    uint8_t kind, flags;
    uint8_t certainty[CERTAINTY_SIZE];
    cg_node_ref other;
} entry;

/* What entries of both directions have: kind, certainty and the other end. */
static bool read_entry(cg_edge_iter *it, bool fresh, uint32_t own, const uint8_t *certainties, uint32_t count,
                       entry *e) {
    if (fresh) it->last = (cg_node_ref){own, it->node};
    uint8_t head = *it->p++;
    e->kind = head & CG_EDGE_HEAD_KIND;
    e->flags = head;
    uint64_t certainty = head & CG_EDGE_HEAD_CERTAINTY ? cg_varint_read(&it->p, it->end) : 0;
    if (it->p == NULL || certainty >= count || e->kind >= CG_EDGE_KIND_COUNT) return false;
    memcpy(e->certainty, certainties + certainty * CERTAINTY_SIZE, CERTAINTY_SIZE);
    uint32_t base = it->last.node;
    if (head & CG_EDGE_HEAD_OTHER) {
        if (!read_delta(it, it->last.fragment, &it->last.fragment)) return false;
        base = 0;
    }
    if (!read_delta(it, base, &it->last.node)) return false;
    e->other = it->last;
    return true;
}

/* Leaves the iterator behind the sites. */
static bool read_sites(cg_edge_iter *it, bool single, uint32_t *count, cg_sites *sites) {
    uint64_t n = single ? 1 : cg_varint_read(&it->p, it->end);
    uint32_t first;
    if (it->p == NULL || n == 0 || n > (uint64_t)(it->end - it->p) || !read_delta(it, it->last_at, &first)) {
        return false;
    }
    it->last_at = first;
    const uint8_t *rest = it->p;
    uint64_t at = first;
    for (uint64_t i = 1; i < n; i++) {
        at += cg_varint_read(&it->p, it->end);
        if (it->p == NULL || at > UINT32_MAX) return false;
    }
    *count = (uint32_t)n;
    *sites = (cg_sites){.p = rest, .end = it->p, .left = *count, .last = first};
    return true;
}

bool cg_sites_next(cg_sites *sites, uint32_t *at) {
    if (sites->left == 0) return false;
    *at = sites->last;
    sites->left--;
    if (sites->left > 0) sites->last += (uint32_t)cg_varint_read(&sites->p, sites->end);
    return true;
}

cg_edge_iter cg_out_edges_of(const cg_out_block *b, uint32_t node) { return iter_of(b, &b->edges, node); }
cg_edge_iter cg_out_edges(const cg_out_block *b) { return iter_all(b, &b->edges); }

bool cg_out_edge_next(cg_edge_iter *it, cg_out_edge *out) {
    const cg_out_block *b = it->block;
    bool fresh;
    if (!iter_step(it, &fresh)) return false;
    entry e;
    if (!read_entry(it, fresh, b->own_fragment, b->certainties, b->certainty_count, &e) ||
        !read_sites(it, (e.flags & CG_EDGE_HEAD_SINGLE) != 0, &out->site_count, &out->sites)) {
        return iter_damaged(it);
    }
    out->source = it->node;
    out->target = e.other;
    out->kind = e.kind;
    out->resolution = e.certainty[0];
    out->confidence = e.certainty[1];
    out->candidates = e.certainty[2];
    return true;
}

cg_edge_iter cg_in_edges_of(const cg_in_block *b, uint32_t node) { return iter_of(b, &b->edges, node); }
cg_edge_iter cg_in_edges(const cg_in_block *b) { return iter_all(b, &b->edges); }

bool cg_in_edge_next(cg_edge_iter *it, cg_in_edge *out) {
    const cg_in_block *b = it->block;
    bool fresh;
    if (!iter_step(it, &fresh)) return false;
    entry e;
    if (!read_entry(it, fresh, b->own_fragment, b->certainties, b->certainty_count, &e))
        return iter_damaged(it);
    *out = (cg_in_edge){it->node, e.other, e.kind, e.certainty[0], e.certainty[1], e.certainty[2]};
    return true;
}

cg_edge_iter cg_unresolved_of(const cg_out_block *b, uint32_t node) {
    return iter_of(b, &b->unresolved, node);
}
cg_edge_iter cg_unresolved_all(const cg_out_block *b) { return iter_all(b, &b->unresolved); }

bool cg_unresolved_next(cg_edge_iter *it, cg_unresolved *out) {
    const cg_out_block *b = it->block;
    bool fresh;
    if (!iter_step(it, &fresh)) return false;
    uint8_t head = *it->p++;
    uint64_t name = cg_varint_read(&it->p, it->end);
    uint8_t kind = head & CG_EDGE_HEAD_KIND, reason = head >> 5;
    if (it->p == NULL || name >= b->name_count || kind >= CG_EDGE_KIND_COUNT ||
        reason >= CG_UNRESOLVED_COUNT || !read_delta(it, it->last_at, &it->last_at)) {
        return iter_damaged(it);
    }
    uint32_t from = cg_column_get(&b->name_at, (size_t)name),
             to = cg_column_get(&b->name_at, (size_t)name + 1);
    if (from > to || to > b->name_size) return iter_damaged(it);
    *out = (cg_unresolved){.source = it->node,
                           .name = cg_str_of(b->names + from, to - from),
                           .reason = reason,
                           .kind = kind,
                           .at = it->last_at};
    return true;
}

/* ---- Verification ---- */

static cg_error check_rows(const cg_edge_rows *rows, uint32_t node_count) {
    if (rows->count == 0) return rows->size == 0 ? CG_OK : damaged("data without rows");
    if (cg_column_get(&rows->offsets, 0) != 0) return damaged("first row does not begin at 0");
    for (uint32_t i = 0; i < rows->count; i++) {
        uint32_t node = cg_column_get(&rows->nodes, i);
        if (node >= node_count || (i > 0 && node <= cg_column_get(&rows->nodes, i - 1))) {
            return damaged("row of a node that is not there, or out of order");
        }
    }
    return CG_OK;
}

static cg_error check_certainties(const uint8_t *p, uint32_t count) {
    for (uint32_t i = 0; i < count; i++, p += CERTAINTY_SIZE) {
        if (p[0] >= CG_RESOLUTION_COUNT || p[1] > 100) return damaged("unknown resolution or confidence");
    }
    return CG_OK;
}

static int compare_certainty(const cg_in_edge *a, const cg_in_edge *b) {
    if (a->resolution != b->resolution) return a->resolution < b->resolution ? -1 : 1;
    if (a->confidence != b->confidence) return a->confidence < b->confidence ? -1 : 1;
    return a->candidates < b->candidates ? -1 : a->candidates > b->candidates;
}

int cg_in_edge_compare(const cg_in_edge *a, const cg_in_edge *b) {
    if (a->target != b->target) return a->target < b->target ? -1 : 1;
    if (a->kind != b->kind) return a->kind < b->kind ? -1 : 1;
    int order = cg_node_ref_compare(a->source, b->source);
    return order != 0 ? order : compare_certainty(a, b);
}

cg_error cg_in_block_check(const cg_in_block *b, uint32_t node_count) {
    CG_TRY(check_rows(&b->edges, node_count));
    CG_TRY(check_certainties(b->certainties, b->certainty_count));
    cg_edge_iter it = cg_in_edges(b);
    cg_in_edge e, last = {0};
    uint32_t count = 0;
    for (; cg_in_edge_next(&it, &e); last = e) {
        if (count++ > 0 && cg_in_edge_compare(&last, &e) >= 0) return damaged("entries out of order");
    }
    if (it.damaged || count != b->edge_count) return damaged("entries unreadable or missing");
    return CG_OK;
}

static cg_error check_unresolved(const cg_out_block *b, uint32_t source_size) {
    cg_edge_iter it = cg_unresolved_all(b);
    cg_unresolved u, last = {0};
    uint32_t count = 0;
    for (; cg_unresolved_next(&it, &u); last = u) {
        if (u.at > source_size) return damaged("site behind the end of the file");
        if (count++ > 0 && u.source == last.source && u.at < last.at) return damaged("entries out of order");
    }
    return it.damaged || count != b->unresolved_count ? damaged("references unreadable or missing") : CG_OK;
}

cg_error cg_out_block_check(const cg_out_block *b, uint32_t node_count, uint32_t source_size) {
    CG_TRY(check_rows(&b->edges, node_count));
    CG_TRY(check_rows(&b->unresolved, node_count));
    CG_TRY(check_certainties(b->certainties, b->certainty_count));
    cg_edge_iter it = cg_out_edges(b);
    cg_out_edge e;
    cg_in_edge key, last = {0};
    uint64_t sites = 0;
    for (bool first = true; cg_out_edge_next(&it, &e); first = false, last = key) {
        key = (cg_in_edge){e.source, e.target, e.kind, e.resolution, e.confidence, e.candidates};
        if (!first && cg_in_edge_compare(&last, &key) >= 0) return damaged("entries out of order");
        uint32_t at, before = 0;
        for (uint32_t i = 0; cg_sites_next(&e.sites, &at); i++, before = at) {
            if (at > source_size || (i > 0 && at <= before)) return damaged("site out of range or order");
        }
        sites += e.site_count;
    }
    if (it.damaged || sites != b->site_count) return damaged("entries unreadable or missing");
    return check_unresolved(b, source_size);
}
