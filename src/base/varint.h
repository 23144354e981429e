/* LEB128 numbers in byte buffers. Reading never passes `end`: after damage *p == NULL and the value is 0. */
#ifndef CG_BASE_VARINT_H
#define CG_BASE_VARINT_H

#include "base/str.h"
#include <stdint.h>

void cg_varint_write(cg_buf *b, uint64_t value);
static inline uint64_t cg_zigzag(int64_t v) { return ((uint64_t)v << 1) ^ (uint64_t)(v >> 63); }
static inline int64_t cg_unzigzag(uint64_t v) { return (int64_t)(v >> 1) ^ -(int64_t)(v & 1); }
static inline uint64_t cg_varint_read(const uint8_t **p, const uint8_t *end) {
    uint64_t v = 0;
    const uint8_t *q = *p;
    if (q == NULL) return 0;
    for (unsigned shift = 0; shift < 64 && q < end; shift += 7) {
        uint8_t byte = *q++;
        if (shift == 63 && byte > 1) break; /* beyond 64 bits */
        v |= (uint64_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            *p = q;
            return v;
        }
    }
    *p = NULL;
    return 0;
}

#endif
