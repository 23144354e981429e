#include "store/root.h"

#include "graph/column.h"
#include "store/store.h"

#define COUNT_LIMIT 4096u /* of lists and of metadata values */

static void append_u64(cg_buf *b, uint64_t v) {
    cg_append_u32(b, (uint32_t)v);
    cg_append_u32(b, (uint32_t)(v >> 32));
}

static void append_text(cg_buf *b, cg_str s) {
    cg_append_u32(b, (uint32_t)s.len);
    cg_buf_append(b, s);
}

/* Every number of the totals, in one order for both directions. */
#define TOTALS (sizeof(cg_totals) / sizeof(uint64_t))
_Static_assert(sizeof(cg_totals) == TOTALS * sizeof(uint64_t), "totals are 64-bit numbers only");

void cg_root_encode(const cg_root *r, cg_buf *out) {
    const char start[] = {'R', (char)CG_STORE_FORMAT, 0, 0};
    cg_buf_append(out, cg_str_of(start, sizeof start));
    append_u64(out, r->generation);
    cg_append_u32(out, r->project);
    cg_append_u32(out, r->fragment_limit);
    cg_append_u32(out, r->fragment_count);
    cg_append_u32(out, r->path_bits);
    uint64_t totals[TOTALS];
    memcpy(totals, &r->totals, sizeof totals);
    for (size_t i = 0; i < TOTALS; i++) append_u64(out, totals[i]);
    cg_append_u32(out, r->list_count);
    for (uint32_t i = 0; i < r->list_count; i++) {
        uint8_t hash[16];
        cg_hash128_write(r->lists[i].directory, hash);
        append_text(out, r->lists[i].name);
        cg_append_u32(out, r->lists[i].page_count);
        cg_buf_append(out, cg_str_of((const char *)hash, sizeof hash));
    }
    cg_append_u32(out, r->meta_count);
    for (uint32_t i = 0; i < r->meta_count; i++) {
        append_text(out, r->metas[i].name);
        append_text(out, r->metas[i].value);
    }
    append_u64(out, cg_hash64(out->ptr, out->len, 0));
}

static cg_error damaged(void) {
    return cg_fail(CG_ERR_DAMAGED, "the root record is damaged; remove the store's folder and index again");
}

static bool take_u32(cg_str *rest, uint32_t *out) {
    const uint8_t *p;
    if (!cg_bytes_take(rest, 4, &p)) return false;
    *out = cg_read_u32(p);
    return true;
}

static bool take_u64(cg_str *rest, uint64_t *out) {
    uint32_t low, high;
    if (!take_u32(rest, &low) || !take_u32(rest, &high)) return false;
    *out = low | (uint64_t)high << 32;
    return true;
}

static bool take_text(cg_str *rest, cg_arena *arena, cg_str *out) {
    uint32_t len;
    const uint8_t *p;
    if (!take_u32(rest, &len) || !cg_bytes_take(rest, len, &p)) return false;
    *out = cg_arena_str(arena, cg_str_of((const char *)p, len));
    return true;
}

static bool take_lists(cg_str *rest, cg_arena *arena, cg_root *r) {
    if (!take_u32(rest, &r->list_count) || r->list_count > COUNT_LIMIT) return false;
    r->lists = CG_NEW_ARRAY(arena, cg_list, r->list_count);
    for (uint32_t i = 0; i < r->list_count; i++) {
        const uint8_t *hash;
        cg_list *l = &r->lists[i];
        if (!take_text(rest, arena, &l->name) || !take_u32(rest, &l->page_count) ||
            !cg_bytes_take(rest, 16, &hash) || l->name.len > CG_NAME_SIZE) {
            return false;
        }
        l->directory = cg_hash128_read(hash);
    }
    return true;
}

static bool take_metas(cg_str *rest, cg_arena *arena, cg_root *r) {
    if (!take_u32(rest, &r->meta_count) || r->meta_count > COUNT_LIMIT) return false;
    r->metas = CG_NEW_ARRAY(arena, cg_meta, r->meta_count);
    for (uint32_t i = 0; i < r->meta_count; i++) {
        if (!take_text(rest, arena, &r->metas[i].name) || !take_text(rest, arena, &r->metas[i].value))
            return false;
    }
    return true;
}

cg_error cg_root_decode(cg_str bytes, cg_arena *arena, cg_root *out) {
    cg_root r = {0};
    const uint8_t *start;
    cg_str rest = bytes;
    if (!cg_bytes_take(&rest, 4, &start) || start[0] != 'R') return damaged();
    if (start[1] != CG_STORE_FORMAT) {
        return cg_fail(
            CG_ERR_VERSION, "the store has format %u, this program reads %u; %s", start[1], CG_STORE_FORMAT,
            start[1] > CG_STORE_FORMAT ? "update the program" : "remove the store's folder and index again");
    }
    if (rest.len < 8) return damaged();
    cg_str sum = cg_str_from_index(rest, rest.len - 8);
    rest = cg_str_first(rest, rest.len - 8);
    uint64_t expected, totals[TOTALS];
    if (!take_u64(&sum, &expected) || expected != cg_hash64(bytes.ptr, bytes.len - 8, 0)) return damaged();
    bool good = take_u64(&rest, &r.generation) && take_u32(&rest, &r.project) &&
                take_u32(&rest, &r.fragment_limit) && take_u32(&rest, &r.fragment_count) &&
                take_u32(&rest, &r.path_bits) && r.path_bits <= 32;
    for (size_t i = 0; i < TOTALS && good; i++) good = take_u64(&rest, &totals[i]);
    if (!good || !take_lists(&rest, arena, &r) || !take_metas(&rest, arena, &r) || rest.len != 0)
        return damaged();
    memcpy(&r.totals, totals, sizeof totals);
    *out = r;
    return CG_OK;
}

const cg_list *cg_root_list(const cg_root *r, cg_str name) {
    for (uint32_t i = 0; i < r->list_count; i++) {
        if (cg_str_equal(r->lists[i].name, name)) return &r->lists[i];
    }
    return NULL;
}

cg_str cg_root_meta(const cg_root *r, cg_str name) {
    for (uint32_t i = 0; i < r->meta_count; i++) {
        if (cg_str_equal(r->metas[i].name, name)) return r->metas[i].value;
    }
    return CG_STR_NONE;
}
