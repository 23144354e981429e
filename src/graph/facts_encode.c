#include "graph/facts_codec.h"

#include "base/mem.h"
#include "base/varint.h"

#include <zstd.h>

enum { LEVEL = 3, VARINT32_MAX = 5 };

typedef struct writer {
    uint8_t *bytes;
    size_t len, cap;
    uint32_t new_string; /* see CG_COLUMN_STRING */
    const cg_facts *facts;
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

static void put_string(writer *w, uint32_t id) {
    put(w, id == w->new_string ? 0 : id + 1);
    if (id >= w->new_string) w->new_string = id + 1;
}

static void put_column(writer *w, const cg_column *c, const char *record, uint32_t count, uint32_t size) {
    uint32_t before = 0;
    for (uint32_t i = 0; i < count; i++, record += size) {
        uint32_t v = cg_column_get(c, record), previous = before;
        before = v;
        switch ((cg_column_mode)c->mode) {
        case CG_COLUMN_PLAIN: put(w, v); break;
        case CG_COLUMN_DELTA: put(w, cg_fold(v - previous)); break;
        case CG_COLUMN_OPTION: put(w, v + 1); break;
        case CG_COLUMN_BACK: put(w, v == CG_NONE ? 0 : i - v); break;
        case CG_COLUMN_SPAN:
            memcpy(&previous, record + c->offset - sizeof previous, sizeof previous);
            put(w, v - previous);
            break;
        case CG_COLUMN_STRING: put_string(w, v); break;
        case CG_COLUMN_NAMED: put(w, cg_fold(w->facts->symbols[i].at - v)); break;
        case CG_COLUMN_HAND: return;
        }
    }
}

static void put_deltas(writer *w, const uint32_t *values, uint32_t count) {
    reserve(w, count);
    for (uint32_t i = 0; i < count; i++) put(w, values[i] - (i ? values[i - 1] : 0));
}

/* ---- Expressions ---- */

/* Operator, use and n as one number: the few combinations there are get numbers in the order of appearance. */
static void put_forms(writer *w) {
    const cg_facts *f = w->facts;
    cg_map64 known = {0};
    uint32_t *form_of = cg_alloc(((size_t)f->exprs_len + 1) * sizeof *form_of), forms = 0;
    reserve(w, (size_t)f->exprs_len * 2 + 1);
    for (uint32_t i = 0; i < f->exprs_len; i++) {
        const cg_expr *e = &f->exprs[i];
        uint64_t *form = cg_map64_slot(&known, (uint64_t)e->n << 16 | (uint64_t)e->use << 8 | e->op, forms);
        form_of[i] = (uint32_t)*form;
        forms += form_of[i] == forms;
    }
    put(w, forms);
    for (uint32_t i = 0, next = 0; i < f->exprs_len; i++) {
        if (form_of[i] != next) continue;
        put(w, f->exprs[i].op | (uint32_t)f->exprs[i].use << 8);
        put(w, f->exprs[i].n);
        next++;
    }
    for (uint32_t i = 0; i < f->exprs_len; i++) put(w, form_of[i]);
    cg_free(form_of);
    cg_map64_clear(&known);
}

static void put_operand(writer *w, uint8_t kind, uint32_t v, uint32_t self) {
    switch (kind) {
    case CG_OPERAND_NONE:
    case CG_OPERAND_LIST: break;
    case CG_OPERAND_EXPR: put(w, v ? self - v : 0); break;
    case CG_OPERAND_STRING: put_string(w, v); break;
    default: put(w, v);
    }
}

static void put_operands(writer *w) {
    const cg_facts *f = w->facts;
    reserve(w, (size_t)f->exprs_len * 2 + f->operands_len);
    for (uint32_t i = 0; i < f->exprs_len; i++)
        put_operand(w, cg_expr_shapes[f->exprs[i].op].a, f->exprs[i].a, i);
    for (uint32_t i = 0; i < f->exprs_len; i++)
        put_operand(w, cg_expr_shapes[f->exprs[i].op].b, f->exprs[i].b, i);
    for (uint32_t i = 0; i < f->exprs_len; i++)
        for (uint32_t o = 0; cg_expr_has_operands(f->exprs[i].op) && o < f->exprs[i].n; o++) {
            uint32_t v = f->operands[f->exprs[i].b + o];
            put(w, v ? i - v : 0);
        }
}

static void put_places(writer *w) {
    const cg_facts *f = w->facts;
    uint32_t end = 0;
    reserve(w, f->exprs_len);
    for (uint32_t i = 0; i < f->exprs_len; i++) {
        put(w, cg_fold(f->exprs[i].at - cg_expected_place(f, i, end)));
        end = f->exprs[i].at + cg_expr_name_length(f, &f->exprs[i]);
    }
}

/* ---- The whole ---- */

static void put_header(writer *w) {
    const cg_facts *f = w->facts;
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

static void put_strings(writer *w) {
    const cg_facts *f = w->facts;
    uint32_t bytes = f->string_at[f->strings_len];
    put_deltas(w, f->string_at, f->strings_len + 1);
    reserve(w, bytes / VARINT32_MAX + 1);
    if (bytes) memcpy(w->bytes + w->len, f->string_bytes, bytes);
    w->len += bytes;
}

static void put_columns(writer *w) {
    const cg_facts *f = w->facts;
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
    writer w = {.new_string = 1, .facts = f};
    put_header(&w);
    put_strings(&w);
    put_columns(&w);
    put_forms(&w);
    put_operands(&w);
    put_places(&w);
    put_deltas(&w, f->lines, f->lines_len);
    cg_buf_append_char(out, (char)CG_FACTS_MAGIC);
    cg_varint_write(out, CG_FACTS_VERSION);
    put_compressed(out, &w);
    cg_free(w.bytes);
}
