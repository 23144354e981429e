/* Trusts nothing: counts are bounded by the bytes there are, and every index is checked at the end. */
#include "graph/facts_codec.h"

#include "base/mem.h"
#include "base/varint.h"

#include <zstd.h>

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
    uint32_t v = get(r), id = v ? v - 1 : r->new_string;
    if (id >= r->new_string) r->new_string = id + 1;
    return id;
}

/* Each record takes at least a byte, so that no count can ask for more than 40 times the memory of what was
 * decompressed. */
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

static uint32_t get_value(reader *r, const cg_facts *f, const cg_column *c, const char *record,
                          uint32_t index, uint32_t before) {
    uint32_t v;
    switch ((cg_column_mode)c->mode) {
    case CG_COLUMN_DELTA: return before + cg_unfold(get(r));
    case CG_COLUMN_OPTION: return get(r) - 1;
    case CG_COLUMN_BACK: v = get(r); return v ? index - v : CG_NONE;
    case CG_COLUMN_SPAN: memcpy(&v, record + c->offset - sizeof v, sizeof v); return v + get(r);
    case CG_COLUMN_STRING: return get_string(r);
    case CG_COLUMN_NAMED: return (index < f->symbols_len ? f->symbols[index].at : 0) - cg_unfold(get(r));
    default: return get(r);
    }
}

/* A value too large for its field would be cut silently to one that is in bounds. */
static void get_column(reader *r, const cg_facts *f, const cg_column *c, char *record, uint32_t count,
                       uint32_t size) {
    uint32_t before = 0, limit = c->width == 4 ? UINT32_MAX : (1u << 8 * c->width) - 1;
    if (c->mode == CG_COLUMN_HAND) return;
    for (uint32_t i = 0; i < count && r->p; i++, record += size) {
        before = get_value(r, f, c, record, i, before);
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

/* ---- Expressions ---- */

static void get_forms(reader *r, const cg_facts *f, cg_expr *exprs) {
    uint32_t count = get(r);
    if (!enough(r, count)) return;
    CG_AUTOFREE cg_expr *forms = cg_alloc_zero((size_t)count + 1, sizeof *forms);
    for (uint32_t i = 0; i < count && r->p; i++) {
        uint32_t operator_and_use = get(r), n = get(r);
        if (operator_and_use > UINT16_MAX || n > UINT16_MAX || (operator_and_use & 0xff) >= CG_EXPR_OP_COUNT)
            r->p = NULL;
        forms[i].op = (uint8_t)operator_and_use;
        forms[i].use = (uint8_t)(operator_and_use >> 8);
        forms[i].n = (uint16_t)n;
    }
    for (uint32_t i = 0; i < f->exprs_len && r->p; i++) {
        uint32_t form = get(r);
        if (form >= count)
            r->p = NULL;
        else
            exprs[i] = forms[form];
    }
}

static uint32_t get_operand(reader *r, uint8_t kind, uint32_t self) {
    uint32_t v;
    switch (kind) {
    case CG_OPERAND_NONE:
    case CG_OPERAND_LIST: return 0;
    case CG_OPERAND_EXPR: v = get(r); return v ? self - v : 0;
    case CG_OPERAND_STRING: return get_string(r);
    default: return get(r);
    }
}

static void get_operands(reader *r, const cg_facts *f, cg_expr *exprs, uint32_t *operands) {
    uint64_t used = 0;
    for (uint32_t i = 0; i < f->exprs_len && r->p; i++)
        exprs[i].a = get_operand(r, cg_expr_shapes[exprs[i].op].a, i);
    for (uint32_t i = 0; i < f->exprs_len && r->p; i++) {
        exprs[i].b = get_operand(r, cg_expr_shapes[exprs[i].op].b, i);
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

static void get_places(reader *r, const cg_facts *f, cg_expr *exprs) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < f->exprs_len && r->p; i++) {
        exprs[i].at = cg_expected_place(f, i, end) + cg_unfold(get(r));
        end = exprs[i].at + cg_expr_name_length(f, &exprs[i]);
    }
}

/* ---- The whole ---- */

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
    case CG_SECTION_##name: get_column(r, f, c, at[c->section], f->name##_len, sizeof(type)); break;
            CG_FACTS_SECTIONS(X)
#undef X
        }
    }
    get_forms(r, f, at[CG_SECTION_exprs]);
    get_operands(r, f, at[CG_SECTION_exprs], at[CG_SECTION_operands]);
    get_places(r, f, at[CG_SECTION_exprs]);
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
    if (bytes.len == 0 || *p++ != CG_FACTS_MAGIC) return damaged("their beginning");
    uint64_t version = cg_varint_read(&p, end);
    if (p == NULL) return damaged("their beginning");
    if (version != CG_FACTS_VERSION)
        return cg_fail(CG_ERR_VERSION, "stored facts have version %llu, this program reads %u; index again",
                       (unsigned long long)version, CG_FACTS_VERSION);
    unsigned long long size = ZSTD_getFrameContentSize(p, (size_t)(end - p));
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > CG_FACTS_DECODED_MAX)
        return damaged("their size");
    CG_AUTOFREE char *raw = cg_alloc((size_t)size + 1);
    if (ZSTD_decompress(raw, (size_t)size, p, (size_t)(end - p)) != size) return damaged("their checksum");
    return decode_columns(cg_str_of(raw, (size_t)size), arena, out);
}
