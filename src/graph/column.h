/* Columns: arrays of numbers below 2^32 in stored blocks, each value as wide as the greatest one needs, read in place
 * at any index. And the little-endian numbers of the blocks' headers. */
#ifndef CG_GRAPH_COLUMN_H
#define CG_GRAPH_COLUMN_H

#include "base/str.h"

typedef struct cg_column {
    const uint8_t *at;
    uint8_t width; /* bytes a value, 0 to 4; 0: all values are 0 */
} cg_column;

/* The index must be in range. */
static inline uint32_t cg_column_get(const cg_column *c, size_t index) {
    const uint8_t *p = c->at + index * c->width;
    switch (c->width) {
    case 0: return 0;
    case 1: return p[0];
    case 2: return (uint32_t)p[0] | (uint32_t)p[1] << 8;
    case 3: return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16;
    default: return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
    }
}
uint8_t cg_column_width(const uint32_t *values, size_t count);
void cg_column_append(cg_buf *b, const uint32_t *values, size_t count, uint8_t width);
/* The greatest index whose value is at most `value`, in ascending values of which the first is; count > 0. */
uint32_t cg_column_floor(const cg_column *c, uint32_t count, uint32_t value);

/* Takes `count` values of `width` from the front of *rest; false if the width is impossible or bytes are missing. */
bool cg_column_take(cg_str *rest, uint8_t width, uint64_t count, cg_column *out);
/* Takes `size` bytes from the front of *rest. */
bool cg_bytes_take(cg_str *rest, uint64_t size, const uint8_t **out);

static inline uint32_t cg_read_u32(const uint8_t *p) {
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}
void cg_append_u32(cg_buf *b, uint32_t value);

#endif
