#include "graph/overlay.h"

#include "base/map.h"
#include "base/varint.h"

enum { VERSION = 1 };

/* ---- Writing ---- */

static void put_text(cg_buf *out, cg_str s) {
    cg_varint_write(out, s.len);
    cg_buf_append(out, s);
}

static void put_hash(cg_buf *out, cg_hash128 h) {
    uint8_t bytes[16];
    cg_hash128_write(h, bytes);
    cg_buf_append(out, cg_str_of((const char *)bytes, sizeof bytes));
}

static void put_tables(const cg_overlay *o, cg_buf *out) {
    for (uint32_t i = 0; i < o->file_count; i++) {
        put_text(out, o->files[i].path);
        put_hash(out, o->files[i].content);
    }
    for (uint32_t i = 0; i < o->external_count; i++) {
        put_text(out, o->externals[i].package);
        put_text(out, o->externals[i].path);
    }
    for (uint32_t i = 0; i < o->target_count; i++) {
        const cg_overlay_target *t = &o->targets[i];
        cg_varint_write(out, t->file == CG_NONE ? 0 : (uint64_t)t->file + 1);
        cg_varint_write(out, t->at);
        cg_varint_write(out, t->shape);
    }
}

void cg_overlay_encode(const cg_overlay *o, cg_buf *out) {
    cg_varint_write(out, VERSION);
    put_text(out, o->path);
    put_hash(out, o->content);
    const uint32_t numbers[] = {o->language,     o->file_count,      o->external_count,
                                o->target_count, o->reference_count, o->relation_count};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) cg_varint_write(out, numbers[i]);
    put_tables(o, out);
    uint32_t last = 0;
    for (uint32_t i = 0; i < o->reference_count; last = o->references[i++].at) {
        cg_varint_write(out, (uint64_t)(o->references[i].at - last) << 4 | o->references[i].flags);
        cg_varint_write(out, o->references[i].target);
    }
    last = 0;
    for (uint32_t i = 0; i < o->relation_count; last = o->relations[i++].at) {
        cg_varint_write(out, o->relations[i].at - last);
        cg_varint_write(out, o->relations[i].target);
    }
}

/* ---- Reading: after damage p is NULL and everything reads as 0 ---- */

typedef struct reading {
    const uint8_t *p, *end;
} reading;

static uint64_t take(reading *r, uint64_t below) {
    uint64_t v = cg_varint_read(&r->p, r->end);
    if (v < below) return v;
    r->p = NULL;
    return 0;
}

static uint32_t take_u32(reading *r) { return (uint32_t)take(r, CG_NONE); }

/* A number of things that take at least `size` bytes each. */
static uint32_t take_count(reading *r, size_t size) {
    uint64_t left = r->p ? (uint64_t)(r->end - r->p) : 0;
    return (uint32_t)take(r, left / size + 1);
}

static cg_str take_bytes(reading *r, uint64_t len) {
    if (r->p == NULL || len > (uint64_t)(r->end - r->p)) {
        r->p = NULL;
        return CG_STR_NONE;
    }
    cg_str s = cg_str_of((const char *)r->p, len);
    r->p += len;
    return s;
}

static cg_str take_text(reading *r) { return take_bytes(r, take(r, UINT32_MAX)); }

static cg_hash128 take_hash(reading *r) {
    cg_str bytes = take_bytes(r, 16);
    return bytes.len == 16 ? cg_hash128_read((const uint8_t *)bytes.ptr) : (cg_hash128){0};
}

static void take_tables(reading *r, cg_overlay *o) {
    for (uint32_t i = 0; i < o->file_count; i++) {
        o->files[i].path = take_text(r);
        o->files[i].content = take_hash(r);
    }
    for (uint32_t i = 0; i < o->external_count; i++) {
        o->externals[i].package = take_text(r);
        o->externals[i].path = take_text(r);
    }
    for (uint32_t i = 0; i < o->target_count; i++) {
        cg_overlay_target *t = &o->targets[i];
        uint32_t file = (uint32_t)take(r, (uint64_t)o->file_count + 1);
        t->file = file == 0 ? CG_NONE : file - 1;
        t->at = file == 0 ? (uint32_t)take(r, o->external_count) : take_u32(r);
        t->shape = (uint32_t)take(r, CG_SHAPE_COUNT);
    }
}

/* Differences add up to an offset below CG_NONE. */
static uint32_t add_place(reading *r, uint32_t last, uint64_t more) {
    if (more < CG_NONE - last) return last + (uint32_t)more;
    r->p = NULL;
    return 0;
}

static void take_places(reading *r, cg_overlay *o) {
    uint32_t last = 0;
    for (uint32_t i = 0; i < o->reference_count && r->p; i++) {
        uint64_t v = take(r, (uint64_t)CG_NONE << 4);
        last = add_place(r, last, v >> 4);
        o->references[i] = (cg_overlay_reference){last, (uint32_t)take(r, o->target_count), v & 15};
    }
    last = 0;
    for (uint32_t i = 0; i < o->relation_count && r->p; i++) {
        last = add_place(r, last, take_u32(r));
        o->relations[i] = (cg_overlay_relation){last, (uint32_t)take(r, o->target_count)};
    }
}

cg_error cg_overlay_decode(cg_str bytes, cg_arena *arena, cg_overlay *out) {
    reading r = {(const uint8_t *)bytes.ptr, (const uint8_t *)bytes.ptr + bytes.len};
    cg_overlay o = {0};
    uint64_t version = take(&r, UINT32_MAX);
    if (r.p && version != VERSION)
        return cg_fail(CG_ERR_VERSION, "an imported index of version %u: import it again", (unsigned)version);
    o.path = take_text(&r);
    o.content = take_hash(&r);
    o.language = (uint32_t)take(&r, CG_LANG_COUNT);
    o.file_count = take_count(&r, 17);
    o.external_count = take_count(&r, 2);
    o.target_count = take_count(&r, 3);
    o.reference_count = take_count(&r, 2);
    o.relation_count = take_count(&r, 2);
    if (r.p) {
        o.files = CG_NEW_ARRAY(arena, cg_overlay_file, o.file_count + 1);
        o.externals = CG_NEW_ARRAY(arena, cg_overlay_external, o.external_count + 1);
        o.targets = CG_NEW_ARRAY(arena, cg_overlay_target, o.target_count + 1);
        o.references = CG_NEW_ARRAY(arena, cg_overlay_reference, o.reference_count + 1);
        o.relations = CG_NEW_ARRAY(arena, cg_overlay_relation, o.relation_count + 1);
        take_tables(&r, &o);
        take_places(&r, &o);
    }
    if (r.p != r.end)
        return cg_fail(CG_ERR_DAMAGED, "an imported index in the store is damaged: import it again");
    *out = o;
    return CG_OK;
}
