/* The stored form of facts: a varint column for each field of each section, one after the other, under zstd.
 *
 * Columns hold small numbers: places are differences to the one before, expressions the distance to their
 * user, "none" is 0. Decoding trusts nothing: counts are bounded by the bytes there are, and every index is
 * checked. */
#include "graph/facts_columns.h"

#include "base/mem.h"
#include "base/varint.h"

#include <zstd.h>

enum { LEVEL = 1, MAGIC = 0xcf, VARINT32_MAX = 5 };
#define DECODED_MAX ((size_t)256 << 20)

/* ---- Writing ---- */

typedef struct writer {
    uint8_t *bytes;
    size_t len, cap;
    uint32_t new_string; /* see CG_COLUMN_STRING */
} writer;

static void reserve(writer *w, size_t values) {
    size_t need = w->len + values * VARINT32_MAX;
    if (need <= w->cap) return;
    w->cap = need + need / 2;
    w->bytes = cg_realloc(w->bytes, w->cap);
}

static inline void put(writer *w, uint32_t v) {
    while (v >= 0x80) {
        w->bytes[w->len++] = (uint8_t)(v | 0x80);
        v >>= 7;
    }
    w->bytes[w->len++] = (uint8_t)v;
}

/* Zigzag of a difference that may wrap around: 32 bits are always enough. */
static inline uint32_t fold(uint32_t difference) {
    return difference << 1 ^ (uint32_t)((int32_t)difference >> 31);
}

static inline uint32_t unfold(uint32_t folded) { return folded >> 1 ^ (0u - (folded & 1)); }

static void put_string(writer *w, uint32_t id) {
    put(w, fold(w->new_string - id));
    if (id >= w->new_string) w->new_string = id + 1;
}

static void put_column(writer *w, const cg_column *c, const char *record, uint32_t count, uint32_t size) {
    uint32_t before = 0;
    for (uint32_t i = 0; i < count; i++, record += size) {
        uint32_t v = cg_column_get(c, record), previous = before;
        before = v;
        switch ((cg_column_mode)c->mode) {
        case CG_COLUMN_PLAIN: put(w, v); break;
        case CG_COLUMN_DELTA: put(w, fold(v - previous)); break;
        case CG_COLUMN_OPTION: put(w, v + 1); break;
        case CG_COLUMN_BACK: put(w, v == CG_NONE ? 0 : i - v); break;
        case CG_COLUMN_SPAN:
            memcpy(&previous, record + c->offset - sizeof previous, sizeof previous);
            put(w, v - previous);
            break;
        case CG_COLUMN_STRING: put_string(w, v); break;
        }
    }
}

static void put_deltas(writer *w, const uint32_t *values, uint32_t count) {
    reserve(w, count);
    for (uint32_t i = 0; i < count; i++) put(w, values[i] - (i ? values[i - 1] : 0));
}

static void put_operand(writer *w, uint8_t kind, uint32_t v, uint32_t self, uint32_t *symbol) {
    switch (kind) {
    case CG_OPERAND_NONE:
    case CG_OPERAND_LIST: break;
    case CG_OPERAND_EXPR: put(w, v ? self - v : 0); break;
    case CG_OPERAND_STRING: put_string(w, v); break;
    case CG_OPERAND_SYMBOL:
        put(w, fold(v - *symbol));
        *symbol = v;
        break;
    default: put(w, v);
    }
}

static void put_operands(writer *w, const cg_facts *f) {
    uint32_t symbol = 0;
    reserve(w, (size_t)f->exprs_len * 2 + f->operands_len);
    for (uint32_t i = 0; i < f->exprs_len; i++)
        put_operand(w, cg_expr_shapes[f->exprs[i].op].a, f->exprs[i].a, i, &symbol);
    for (uint32_t i = 0; i < f->exprs_len; i++)
        put_operand(w, cg_expr_shapes[f->exprs[i].op].b, f->exprs[i].b, i, &symbol);
    for (uint32_t i = 0; i < f->exprs_len; i++)
        for (uint32_t o = 0; cg_expr_has_operands(f->exprs[i].op) && o < f->exprs[i].n; o++) {
            uint32_t v = f->operands[f->exprs[i].b + o];
            put(w, v ? i - v : 0);
        }
}

static void put_header(writer *w, const cg_facts *f) {
    reserve(w, 16 + CG_SECTION_COUNT);
    put(w, f->language);
    put(w, f->size);
    put(w, f->error_bytes);
    put(w, f->cut);
    put(w, f->package);
    put(w, f->strings_len);
#define X(name, type) put(w, f->name##_len);
    CG_FACTS_SECTIONS(X)
#undef X
}

static void put_strings(writer *w, const cg_facts *f) {
    put_deltas(w, f->string_at, f->strings_len + 1);
    uint32_t bytes = f->string_at[f->strings_len];
    reserve(w, bytes / VARINT32_MAX + 1);
    if (bytes) memcpy(w->bytes + w->len, f->string_bytes, bytes);
    w->len += bytes;
}

static void put_columns(writer *w, const cg_facts *f) {
    for (size_t i = 0; i < cg_facts_column_count; i++) {
        const cg_column *c = &cg_facts_columns[i];
        switch (c->section) {
#define X(name, type)                                                                                        \
    case CG_SECTION_##name:                                                                                  \
        reserve(w, f->name##_len);                                                                           \
        put_column(w, c, (const char *)f->name, f->name##_len, sizeof(type));                                \
        break;
            CG_FACTS_SECTIONS(X)
#undef X
        }
    }
}

static void put_compressed(cg_buf *out, const writer *w) {
    size_t bound = ZSTD_compressBound(w->len), size;
    CG_AUTOFREE char *packed = cg_alloc(bound);
    ZSTD_CCtx *z = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(z, ZSTD_c_compressionLevel, LEVEL);
    ZSTD_CCtx_setParameter(z, ZSTD_c_checksumFlag, 1);
    size = ZSTD_compress2(z, packed, bound, w->bytes, w->len);
    ZSTD_freeCCtx(z);
    if (ZSTD_isError(size)) { /* only memory can be lacking: the bound is met */
        out->overflow = true;
        return;
    }
    cg_buf_append(out, cg_str_of(packed, size));
}

void cg_facts_encode(const cg_facts *f, cg_buf *out) {
    writer w = {.new_string = 1};
    put_header(&w, f);
    put_strings(&w, f);
    put_columns(&w, f);
    put_operands(&w, f);
    put_deltas(&w, f->lines, f->lines_len);
    cg_buf_append_char(out, (char)MAGIC);
    cg_varint_write(out, CG_FACTS_VERSION);
    put_compressed(out, &w);
    cg_free(w.bytes);
}

/* ---- Reading ---- */

typedef struct reader {
    const uint8_t *p, *end; /* p is NULL after the first lack */
    cg_arena *arena;
    uint32_t new_string;
} reader;

static inline uint32_t get(reader *r) {
    if (r->p && r->p < r->end && *r->p < 0x80) return *r->p++;
    uint64_t v = cg_varint_read(&r->p, r->end);
    if (v > UINT32_MAX) r->p = NULL;
    return (uint32_t)v;
}

static uint32_t get_string(reader *r) {
    uint32_t id = r->new_string - unfold(get(r));
    if (id >= r->new_string) r->new_string = id + 1;
    return id;
}

/* Each record takes at least a byte for each of its columns, so that no count can ask for more than 100 times
 * the memory of what was decompressed. */
static bool enough(reader *r, uint64_t count) {
    if (r->p && count <= (uint64_t)(r->end - r->p)) return true;
    r->p = NULL;
    return false;
}

static void set_field(const cg_column *c, char *record, uint32_t v) {
    char *field = record + c->offset;
    uint16_t half = (uint16_t)v;
    switch (c->width) {
    case 1: *(uint8_t *)field = (uint8_t)v; break;
    case 2: memcpy(field, &half, sizeof half); break;
    default: memcpy(field, &v, sizeof v);
    }
}

static uint32_t get_value(reader *r, const cg_column *c, const char *record, uint32_t index,
                          uint32_t before) {
    uint32_t v;
    switch ((cg_column_mode)c->mode) {
    case CG_COLUMN_DELTA: return before + unfold(get(r));
    case CG_COLUMN_OPTION: return get(r) - 1;
    case CG_COLUMN_BACK: v = get(r); return v ? index - v : CG_NONE;
    case CG_COLUMN_SPAN: memcpy(&v, record + c->offset - sizeof v, sizeof v); return v + get(r);
    case CG_COLUMN_STRING: return get_string(r);
    default: return get(r);
    }
}

/* A value too large for its field would be cut silently to one that is in bounds. */
static void get_column(reader *r, const cg_column *c, char *record, uint32_t count, uint32_t size) {
    uint32_t before = 0, limit = c->width == 4 ? UINT32_MAX : (1u << 8 * c->width) - 1;
    for (uint32_t i = 0; i < count && r->p; i++, record += size) {
        before = get_value(r, c, record, i, before);
        if (before > limit) r->p = NULL;
        set_field(c, record, before);
    }
}

static void get_deltas(reader *r, uint32_t *values, uint32_t count) {
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count && r->p; i++) {
        sum += get(r);
        if (sum > UINT32_MAX) r->p = NULL;
        values[i] = (uint32_t)sum;
    }
}

static uint32_t get_operand(reader *r, uint8_t kind, uint32_t self, uint32_t *symbol) {
    uint32_t v;
    switch (kind) {
    case CG_OPERAND_NONE:
    case CG_OPERAND_LIST: return 0;
    case CG_OPERAND_EXPR: v = get(r); return v ? self - v : 0;
    case CG_OPERAND_STRING: return get_string(r);
    case CG_OPERAND_SYMBOL: return *symbol += unfold(get(r));
    default: return get(r);
    }
}

static void get_operands(reader *r, const cg_facts *f, cg_expr *exprs, uint32_t *operands) {
    uint32_t symbol = 0;
    uint64_t used = 0;
    for (uint32_t i = 0; i < f->exprs_len && r->p; i++) {
        if (exprs[i].op >= CG_EXPR_OP_COUNT)
            r->p = NULL;
        else
            exprs[i].a = get_operand(r, cg_expr_shapes[exprs[i].op].a, i, &symbol);
    }
    for (uint32_t i = 0; i < f->exprs_len && r->p; i++) {
        exprs[i].b = get_operand(r, cg_expr_shapes[exprs[i].op].b, i, &symbol);
        if (!cg_expr_has_operands(exprs[i].op)) continue;
        exprs[i].b = (uint32_t)used;
        used += exprs[i].n;
        if (used > f->operands_len) r->p = NULL;
    }
    for (uint32_t i = 0; i < f->exprs_len && r->p; i++)
        for (uint32_t o = 0; cg_expr_has_operands(exprs[i].op) && o < exprs[i].n; o++) {
            uint32_t v = get(r);
            operands[exprs[i].b + o] = v ? i - v : 0;
        }
}

static bool get_header(reader *r, cg_facts *f) {
    f->language = (cg_language)get(r);
    f->size = get(r);
    f->error_bytes = get(r);
    f->cut = get(r);
    f->package = get(r);
    f->strings_len = get(r);
#define X(name, type) f->name##_len = get(r);
    CG_FACTS_SECTIONS(X)
#undef X
    f->node_count = f->nodes_len;
    return r->p != NULL;
}

static bool get_strings(reader *r, cg_facts *f) {
    if (!enough(r, (uint64_t)f->strings_len + 1)) return false;
    uint32_t *at = cg_arena_alloc(r->arena, ((size_t)f->strings_len + 1) * sizeof *at);
    get_deltas(r, at, f->strings_len + 1);
    if (!r->p || at[0] != 0 || !enough(r, at[f->strings_len])) return false;
    f->string_at = at;
    f->string_bytes = cg_arena_z(r->arena, cg_str_of((const char *)r->p, at[f->strings_len]));
    r->p += at[f->strings_len];
    return true;
}

static bool get_sections(reader *r, cg_facts *f) {
    void *at[CG_SECTION_COUNT];
#define X(name, type)                                                                                        \
    if (!enough(r, f->name##_len)) return false;                                                             \
    f->name = at[CG_SECTION_##name] = cg_arena_zero(r->arena, f->name##_len, sizeof(type));
    CG_FACTS_SECTIONS(X)
#undef X
    for (size_t i = 0; i < cg_facts_column_count && r->p; i++) {
        const cg_column *c = &cg_facts_columns[i];
        switch (c->section) {
#define X(name, type)                                                                                        \
    case CG_SECTION_##name: get_column(r, c, at[c->section], f->name##_len, sizeof(type)); break;
            CG_FACTS_SECTIONS(X)
#undef X
        }
    }
    get_operands(r, f, at[CG_SECTION_exprs], at[CG_SECTION_operands]);
    get_deltas(r, at[CG_SECTION_lines], f->lines_len);
    return r->p == r->end;
}

static cg_error damaged(const char *what) {
    return cg_fail(CG_ERR_DAMAGED, "stored facts are damaged: %s; index the file again", what);
}

static cg_error decode_columns(cg_str raw, cg_arena *arena, cg_facts *out) {
    cg_facts f = {0};
    reader r = {.p = (const uint8_t *)raw.ptr, .arena = arena, .new_string = 1};
    r.end = r.p + raw.len;
    if (!get_header(&r, &f) || !get_strings(&r, &f) || !get_sections(&r, &f)) return damaged("their columns");
    CG_TRY(cg_facts_check(&f));
    *out = f;
    return CG_OK;
}

cg_error cg_facts_decode(cg_str bytes, cg_arena *arena, cg_facts *out) {
    const uint8_t *p = (const uint8_t *)bytes.ptr, *end = p + bytes.len;
    if (bytes.len == 0 || *p++ != MAGIC) return damaged("their beginning");
    uint64_t version = cg_varint_read(&p, end);
    if (p == NULL) return damaged("their beginning");
    if (version != CG_FACTS_VERSION)
        return cg_fail(CG_ERR_VERSION, "stored facts have version %llu, this program reads %u; index again",
                       (unsigned long long)version, CG_FACTS_VERSION);
    unsigned long long size = ZSTD_getFrameContentSize(p, (size_t)(end - p));
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > DECODED_MAX)
        return damaged("their size");
    CG_AUTOFREE char *raw = cg_alloc((size_t)size + 1);
    if (ZSTD_decompress(raw, (size_t)size, p, (size_t)(end - p)) != size) return damaged("their checksum");
    return decode_columns(cg_str_of(raw, (size_t)size), arena, out);
}
