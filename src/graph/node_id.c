#include "graph/node_id.h"

#include "base/hash.h"

uint64_t cg_path_hash(cg_str project, cg_fragment_kind kind, cg_str path) {
    uint64_t seed = cg_hash64(project.ptr, project.len, (uint64_t)kind);
    return cg_hash64(path.ptr, path.len, seed);
}

/* Version 8, variant 10: the bits RFC 9562 leaves to the application. */
static cg_uuid uuid_of(cg_hash128 h) {
    cg_uuid id;
    cg_hash128_write(h, id.bytes);
    id.bytes[6] = (uint8_t)((id.bytes[6] & 0x0f) | 0x80);
    id.bytes[8] = (uint8_t)((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

/* scratch is reset; it serves many calls. */
static cg_uuid node_id(uint64_t path_hash, const cg_node_block *b, uint32_t node, cg_buf *scratch) {
    cg_node n = {0};
    cg_node_block_get(b, node, &n);
    cg_buf_reset(scratch);
    cg_buf_append_char(scratch, (char)b->language);
    cg_buf_append_char(scratch, (char)n.kind);
    cg_append_u32(scratch, (uint32_t)path_hash);
    cg_append_u32(scratch, (uint32_t)(path_hash >> 32));
    cg_append_u32(scratch, n.ordinal);
    cg_append_u32(scratch, (uint32_t)n.signature.len);
    cg_buf_append(scratch, n.signature);
    cg_node_block_qualified_name(b, node, scratch);
    cg_hash128 h = cg_hash128_of(scratch->ptr, scratch->len);
    h.high = (h.high & 0xffffffffu) | (path_hash & ~UINT64_C(0xffffffff));
    return uuid_of(h);
}

cg_uuid cg_node_id(uint64_t path_hash, const cg_node_block *block, uint32_t node) {
    cg_buf scratch = {0};
    cg_uuid id = node_id(path_hash, block, node, &scratch);
    cg_buf_clear(&scratch);
    return id;
}

bool cg_node_id_find(uint64_t path_hash, const cg_node_block *block, const cg_uuid *id, uint32_t *node) {
    cg_buf scratch = {0};
    uint32_t found = CG_NONE;
    for (uint32_t i = 0; i < block->count && found == CG_NONE; i++) {
        cg_uuid candidate = node_id(path_hash, block, i, &scratch);
        if (cg_uuid_equal(&candidate, id)) found = i;
    }
    cg_buf_clear(&scratch);
    if (found == CG_NONE) return false;
    *node = found;
    return true;
}

cg_uuid cg_edge_id(const cg_uuid *source, const cg_uuid *target, cg_edge_kind kind, uint32_t ordinal) {
    uint8_t text[16 + 16 + 1 + 4];
    memcpy(text, source->bytes, 16);
    memcpy(text + 16, target->bytes, 16);
    text[32] = (uint8_t)kind;
    for (unsigned i = 0; i < 4; i++) text[33 + i] = (uint8_t)(ordinal >> (8 * i));
    return uuid_of(cg_hash128_of(text, sizeof text));
}

void cg_uuid_format(const cg_uuid *id, char out[CG_UUID_TEXT + 1]) {
    static const char digits[] = "0123456789abcdef";
    for (unsigned i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10) *out++ = '-';
        *out++ = digits[id->bytes[i] >> 4];
        *out++ = digits[id->bytes[i] & 15];
    }
    *out = 0;
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool cg_uuid_parse(cg_str text, cg_uuid *out) {
    bool dashes = text.len == CG_UUID_TEXT;
    if (!dashes && text.len != 32) return false;
    cg_uuid id;
    const char *p = text.ptr;
    for (unsigned i = 0; i < 16; i++) {
        if (dashes && (i == 4 || i == 6 || i == 8 || i == 10) && *p++ != '-') return false;
        int high = hex_digit(p[0]), low = hex_digit(p[1]);
        if (high < 0 || low < 0) return false;
        id.bytes[i] = (uint8_t)(high << 4 | low);
        p += 2;
    }
    *out = id;
    return true;
}
