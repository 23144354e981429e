#include "index/name_page.h"

#include "base/hash.h"
#include "base/varint.h"

bool cg_name_begins_page(cg_str name) {
    return cg_hash64(name.ptr, name.len, 0x6e616d65) % CG_NAME_PAGE_NAMES == 0;
}

static void write_postings(cg_buf *b, const cg_posting *postings, size_t count) {
    uint32_t last = 0;
    for (size_t i = 0; i < count; i++) {
        cg_varint_write(b, postings[i].fragment - last);
        cg_buf_append_char(b, (char)postings[i].kinds);
        cg_buf_append_char(b, (char)postings[i].rank);
        last = postings[i].fragment;
    }
}

/* An entry: shared and new length, new bytes, kinds, rank, count and bytes of its postings. */
void cg_name_page_add(cg_name_page *p, cg_str name, const cg_posting *postings, size_t count) {
    size_t shared = 0, before = p->postings.len;
    while (shared < p->last_len && shared < name.len && p->last[shared] == name.ptr[shared]) shared++;
    uint8_t kinds = 0, rank = UINT8_MAX;
    for (size_t i = 0; i < count; i++) {
        kinds |= postings[i].kinds;
        if (postings[i].rank < rank) rank = postings[i].rank;
    }
    write_postings(&p->postings, postings, count);
    cg_varint_write(&p->names, shared);
    cg_varint_write(&p->names, name.len - shared);
    cg_buf_append(&p->names, cg_str_from_index(name, shared));
    cg_buf_append_char(&p->names, (char)kinds);
    cg_buf_append_char(&p->names, (char)rank);
    cg_varint_write(&p->names, count);
    cg_varint_write(&p->names, p->postings.len - before);
    memcpy(p->last, name.ptr, name.len);
    p->last_len = name.len;
}

void cg_name_page_reset(cg_name_page *p) {
    cg_buf_reset(&p->names);
    cg_buf_reset(&p->postings);
    p->last_len = 0;
}

void cg_name_page_clear(cg_name_page *p) {
    cg_buf_clear(&p->names);
    cg_buf_clear(&p->postings);
    p->last_len = 0;
}

void cg_name_cursor_init(cg_name_cursor *c, cg_str names) {
    c->at = (const uint8_t *)names.ptr;
    c->end = c->at + names.len;
    c->name = cg_str_of(c->text, 0);
    c->postings_at = c->postings_len = 0;
    c->damaged = false;
}

static bool damage(cg_name_cursor *c) {
    c->damaged = true;
    c->at = c->end;
    return false;
}

bool cg_name_cursor_next(cg_name_cursor *c) {
    if (c->at == c->end) return false;
    const uint8_t *p = c->at;
    uint64_t shared = cg_varint_read(&p, c->end), added = cg_varint_read(&p, c->end);
    if (p == NULL || shared > c->name.len || added > CG_NAME_MAX - shared || added + 2 > (size_t)(c->end - p))
        return damage(c);
    memcpy(c->text + shared, p, added);
    c->name.len = shared + added;
    c->shared = shared;
    p += added;
    c->kinds = *p++;
    c->rank = *p++;
    uint64_t count = cg_varint_read(&p, c->end), bytes = cg_varint_read(&p, c->end);
    if (p == NULL || count == 0 || count > UINT32_MAX || bytes < count * 3 || bytes > UINT32_MAX)
        return damage(c);
    c->count = (uint32_t)count;
    c->postings_at += c->postings_len;
    c->postings_len = bytes;
    c->at = p;
    return true;
}

cg_error cg_name_postings(const cg_name_cursor *c, cg_str postings, cg_posting *out) {
    cg_str part = cg_str_first(cg_str_from_index(postings, c->postings_at), c->postings_len);
    const uint8_t *p = (const uint8_t *)part.ptr, *end = p + part.len;
    uint64_t fragment = 0;
    for (uint32_t i = 0; i < c->count; i++) {
        fragment += cg_varint_read(&p, end);
        if (p == NULL || end - p < 2 || fragment > UINT32_MAX)
            return cg_fail(CG_ERR_DAMAGED, "the dictionary of names is damaged: index again with --full");
        out[i] = (cg_posting){.fragment = (uint32_t)fragment, .kinds = p[0], .rank = p[1]};
        p += 2;
    }
    return CG_OK;
}
