#include "store/fragment_page.h"

#include "graph/column.h"

#define HEADER_SIZE  4u
#define PAGE_VERSION 1u
#define ENTRY_SIZE   160u

/* ---- Writing ---- */

static void append_u64(cg_buf *b, uint64_t v) {
    cg_append_u32(b, (uint32_t)v);
    cg_append_u32(b, (uint32_t)(v >> 32));
}

static void append_hash(cg_buf *b, cg_hash128 h) {
    uint8_t bytes[16];
    cg_hash128_write(h, bytes);
    cg_buf_append(b, cg_str_of((const char *)bytes, sizeof bytes));
}

static void append_text(cg_buf *entry, cg_buf *strings, cg_str s) {
    cg_append_u32(entry, (uint32_t)strings->len);
    cg_append_u32(entry, (uint32_t)s.len);
    cg_buf_append(strings, s);
}

static void append_entry(const cg_fragment *f, cg_buf *out, cg_buf *strings) {
    append_text(out, strings, f->path);
    append_text(out, strings, f->module);
    append_text(out, strings, f->package);
    append_u64(out, f->path_hash);
    append_hash(out, f->content);
    append_hash(out, f->facts);
    append_hash(out, f->nodes);
    append_hash(out, f->out);
    append_hash(out, f->in);
    append_u64(out, f->size);
    append_u64(out, (uint64_t)f->mtime_ns);
    append_u64(out, f->inode);
    cg_append_u32(out, f->flags);
    cg_append_u32(out, f->error_bytes);
    cg_append_u32(out, f->node_count);
    cg_append_u32(out, f->edge_count);
    cg_append_u32(out, f->unresolved_count);
    const char bytes[] = {(char)f->kind, (char)f->language, (char)f->status, 0};
    cg_buf_append(out, cg_str_of(bytes, sizeof bytes));
}

void cg_fragment_page_build(const cg_fragment *entries, uint32_t count, cg_buf *out) {
    static const cg_fragment free_entry = {.kind = CG_FRAGMENT_FREE};
    cg_buf strings = {0};
    const char header[] = {'F', (char)PAGE_VERSION, (char)count, (char)(count >> 8)};
    cg_buf_append(out, cg_str_of(header, sizeof header));
    for (uint32_t i = 0; i < count; i++) {
        append_entry(entries[i].kind == CG_FRAGMENT_FREE ? &free_entry : &entries[i], out, &strings);
    }
    cg_buf_append(out, cg_buf_str(&strings));
    cg_buf_clear(&strings);
}

/* ---- Reading ---- */

static uint64_t read_u64(const uint8_t *p) { return cg_read_u32(p) | (uint64_t)cg_read_u32(p + 4) << 32; }

/* The entries and the strings behind them; false if the page is no such page. */
static bool page_parts(cg_str page, uint32_t *count, const uint8_t **entries, cg_str *strings) {
    const uint8_t *h;
    if (!cg_bytes_take(&page, HEADER_SIZE, &h) || h[0] != 'F' || h[1] != PAGE_VERSION) return false;
    *count = h[2] | (uint32_t)h[3] << 8;
    if (!cg_bytes_take(&page, (uint64_t)*count * ENTRY_SIZE, entries)) return false;
    *strings = page;
    return true;
}

static bool read_text(const uint8_t *p, cg_str strings, cg_str *out) {
    uint32_t at = cg_read_u32(p), len = cg_read_u32(p + 4);
    if (at > strings.len || len > strings.len - at) return false;
    *out = cg_str_of(strings.ptr + at, len);
    return true;
}

static bool read_entry(const uint8_t *p, cg_str strings, cg_fragment *f) {
    if (!read_text(p, strings, &f->path) || !read_text(p + 8, strings, &f->module) ||
        !read_text(p + 16, strings, &f->package)) {
        return false;
    }
    f->path_hash = read_u64(p + 24);
    f->content = cg_hash128_read(p + 32);
    f->facts = cg_hash128_read(p + 48);
    f->nodes = cg_hash128_read(p + 64);
    f->out = cg_hash128_read(p + 80);
    f->in = cg_hash128_read(p + 96);
    f->size = read_u64(p + 112);
    f->mtime_ns = (int64_t)read_u64(p + 120);
    f->inode = read_u64(p + 128);
    f->flags = cg_read_u32(p + 136);
    f->error_bytes = cg_read_u32(p + 140);
    f->node_count = cg_read_u32(p + 144);
    f->edge_count = cg_read_u32(p + 148);
    f->unresolved_count = cg_read_u32(p + 152);
    f->kind = p[156];
    f->language = p[157];
    f->status = p[158];
    return f->kind < CG_FRAGMENT_KIND_COUNT && f->language < CG_LANG_COUNT && f->status < CG_STATUS_LIMIT;
}

bool cg_fragment_page_get(cg_str page, uint32_t index, cg_fragment *out) {
    uint32_t count;
    const uint8_t *entries;
    cg_str strings;
    cg_fragment f = {0};
    if (!page_parts(page, &count, &entries, &strings) || index >= count) return false;
    if (!read_entry(entries + (size_t)index * ENTRY_SIZE, strings, &f) || f.kind == CG_FRAGMENT_FREE)
        return false;
    *out = f;
    return true;
}

cg_error cg_fragment_page_check(cg_str page) {
    uint32_t count;
    const uint8_t *entries;
    cg_str strings;
    if (!page_parts(page, &count, &entries, &strings) || count > CG_PAGE_ENTRIES) {
        return cg_fail(CG_ERR_DAMAGED, "page of the fragment table is not one; index again");
    }
    for (uint32_t i = 0; i < count; i++) {
        cg_fragment f = {0};
        if (!read_entry(entries + (size_t)i * ENTRY_SIZE, strings, &f)) {
            return cg_fail(CG_ERR_DAMAGED, "entry %u of a page of the fragment table is damaged; index again",
                           i);
        }
    }
    return CG_OK;
}

/* ---- Look-up ---- */

#define PAIRS_PER_PAGE 2048u

int cg_path_pair_compare(const void *x, const void *y) {
    const cg_path_pair *a = x, *b = y;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return a->fragment < b->fragment ? -1 : a->fragment > b->fragment;
}

uint32_t cg_path_bits(uint64_t fragments) {
    uint32_t bits = 0;
    while (fragments >> bits > PAIRS_PER_PAGE) bits++;
    return bits;
}

void cg_path_page_build(const cg_path_pair *pairs, size_t count, cg_buf *out) {
    for (size_t i = 0; i < count; i++) {
        cg_append_u32(out, pairs[i].hash);
        cg_append_u32(out, pairs[i].fragment);
    }
}

cg_path_pair cg_path_page_get(cg_str page, size_t index) {
    const uint8_t *p = (const uint8_t *)page.ptr + index * 8;
    return (cg_path_pair){cg_read_u32(p), cg_read_u32(p + 4)};
}

size_t cg_path_page_find(cg_str page, uint32_t hash) {
    size_t low = 0, high = cg_path_page_count(page);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cg_path_page_get(page, middle).hash < hash) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* ---- Totals ---- */

static void totals_change(cg_totals *t, const cg_fragment *f, uint64_t sign) {
    if (f->kind == CG_FRAGMENT_FREE) return;
    t->nodes += sign * f->node_count;
    t->edges += sign * f->edge_count;
    t->unresolved += sign * f->unresolved_count;
    if (f->kind == CG_FRAGMENT_EXTERNAL) t->externals += sign;
    if (f->kind != CG_FRAGMENT_FILE) return;
    t->files += sign;
    t->source_bytes += sign * f->size;
    t->error_bytes += sign * f->error_bytes;
    t->by_status[f->status] += sign;
    t->by_language[f->language] += sign;
}

void cg_totals_add(cg_totals *t, const cg_fragment *f) { totals_change(t, f, 1); }
void cg_totals_remove(cg_totals *t, const cg_fragment *f) { totals_change(t, f, UINT64_MAX); }
