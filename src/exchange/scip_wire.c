#include "exchange/scip_wire.h"

#include "base/varint.h"

static cg_error damaged(void) {
    return cg_fail(CG_ERR_DAMAGED,
                   "this is no SCIP index, or a part of one: the file is damaged or cut short");
}

/* ---- The frame ---- */

enum { WIRE_VARINT = 0, WIRE_64 = 1, WIRE_BYTES = 2, WIRE_32 = 5 };

cg_error cg_scip_next(cg_scip_frame *f, bool *more) {
    const uint8_t *p = (const uint8_t *)f->rest.ptr, *end = p + f->rest.len;
    *more = f->rest.len > 0;
    if (!*more) return CG_OK;
    uint64_t tag = cg_varint_read(&p, end), len = 0;
    if (p == NULL || tag >> 3 == 0 || tag >> 3 > UINT32_MAX) return damaged();
    switch (tag & 7) {
    case WIRE_VARINT: cg_varint_read(&p, end); break;
    case WIRE_64: len = 8; break;
    case WIRE_32: len = 4; break;
    case WIRE_BYTES: len = cg_varint_read(&p, end); break;
    default: return damaged();
    }
    if (p == NULL || len > (uint64_t)(end - p)) return damaged();
    f->field = (tag & 7) == WIRE_BYTES ? (uint32_t)(tag >> 3) : 0;
    f->content = cg_str_of((const char *)p, len);
    f->rest = cg_str_of((const char *)p + len, (size_t)(end - p) - len);
    return CG_OK;
}

/* ---- Messages ---- */

typedef struct share {
    cg_arena *arena;
    uint64_t left;
    bool exceeded;
} share;

static void *share_alloc(void *context, size_t size) {
    share *s = context;
    if (size > s->left) {
        s->exceeded = true;
        return NULL;
    }
    s->left -= size;
    return cg_arena_alloc(s->arena, size);
}

/* The arena is freed as a whole. */
static void share_free(void *context, void *p) {
    (void)context;
    (void)p;
}

static cg_error unpack(cg_arena *arena, cg_str content, const ProtobufCMessageDescriptor *type,
                       ProtobufCMessage **out) {
    share s = {arena, CG_SCIP_MEMORY_MAX, false};
    ProtobufCAllocator allocator = {share_alloc, share_free, &s};
    if (content.len > CG_SCIP_DOCUMENT_MAX)
        return cg_fail(CG_ERR_LIMIT, "a document of the index has %zu bytes; %u are allowed", content.len,
                       CG_SCIP_DOCUMENT_MAX);
    ProtobufCMessage *m =
        protobuf_c_message_unpack(type, &allocator, content.len, (const uint8_t *)content.ptr);
    if (m == NULL && s.exceeded)
        return cg_fail(CG_ERR_LIMIT, "a document of the index needs more than %llu bytes of memory",
                       (unsigned long long)CG_SCIP_MEMORY_MAX);
    if (m == NULL) return damaged();
    *out = m;
    return CG_OK;
}

cg_error cg_scip_unpack_metadata(cg_arena *arena, cg_str content, Scip__Metadata **out) {
    ProtobufCMessage *m = NULL;
    CG_TRY(unpack(arena, content, &scip__metadata__descriptor, &m));
    *out = (Scip__Metadata *)m;
    return CG_OK;
}

cg_error cg_scip_unpack_document(cg_arena *arena, cg_str content, Scip__Document **out) {
    ProtobufCMessage *m = NULL;
    CG_TRY(unpack(arena, content, &scip__document__descriptor, &m));
    *out = (Scip__Document *)m;
    return CG_OK;
}

void cg_scip_append(cg_buf *out, uint32_t field, const ProtobufCMessage *message) {
    size_t size = protobuf_c_message_get_packed_size(message);
    cg_varint_write(out, field << 3 | WIRE_BYTES);
    cg_varint_write(out, size);
    if (!cg_buf_reserve(out, size)) return;
    protobuf_c_message_pack(message, (uint8_t *)out->ptr + out->len);
    out->len += size;
}
