/* Any bytes as stored facts. They are tried as they are, and as columns inside a sound frame, because hardly any
 * random change would get past the checksum. What decodes is dumped by walking all of it, and encodes again. */
#include "base/mem.h"
#include "base/varint.h"
#include "graph/facts.h"

#include <stdlib.h>
#include <zstd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t walk(const cg_facts *f) {
    uint64_t sum = 0;
    uint32_t line, column;
    for (uint32_t i = 0; i < f->exprs_len; i++) {
        sum += cg_facts_scope_of(f, i) + cg_facts_node_of_scope(f, cg_facts_scope_of(f, i));
        cg_facts_place(f, f->exprs[i].at, &line, &column);
        for (uint32_t o = 0; cg_expr_has_operands(f->exprs[i].op) && o < f->exprs[i].n; o++)
            sum += cg_expr_operands(f, &f->exprs[i])[o];
    }
    for (uint32_t i = 0; i < f->symbols_len; i++) sum += cg_facts_str(f, f->symbols[i].name).len;
    return sum;
}

static void decode(cg_str bytes) {
    cg_arena a = {0};
    cg_facts f, again;
    if (cg_facts_decode(bytes, &a, &f) == CG_OK) {
        cg_buf stored = {0};
        if (walk(&f) == UINT64_MAX) abort(); /* so that it is not left out */
        cg_facts_encode(&f, &stored);
        if (cg_facts_decode(cg_buf_str(&stored), &a, &again) != CG_OK) abort();
        cg_buf_clear(&stored);
    }
    cg_arena_clear(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    decode(cg_str_of((const char *)data, size));
    size_t bound = ZSTD_compressBound(size);
    CG_AUTOFREE char *packed = cg_alloc(bound);
    size_t length = ZSTD_compress(packed, bound, data, size, 1);
    cg_buf framed = {0};
    cg_buf_append_char(&framed, (char)0xcf);
    cg_varint_write(&framed, CG_FACTS_VERSION);
    cg_buf_append(&framed, cg_str_of(packed, length));
    decode(cg_buf_str(&framed));
    cg_buf_clear(&framed);
    return 0;
}
