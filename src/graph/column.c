#include "graph/column.h"

uint8_t cg_column_width(const uint32_t *values, size_t count) {
    uint32_t all = 0;
    for (size_t i = 0; i < count; i++) all |= values[i];
    uint8_t width = 0;
    while (all != 0) {
        width++;
        all >>= 8;
    }
    return width;
}

void cg_column_append(cg_buf *b, const uint32_t *values, size_t count, uint8_t width) {
    if (width == 0) return;
    char chunk[1024];
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        for (unsigned k = 0; k < width; k++) chunk[used++] = (char)(values[i] >> (8 * k));
        if (used > sizeof chunk - 4 || i + 1 == count) {
            cg_buf_append(b, cg_str_of(chunk, used));
            used = 0;
        }
    }
}

uint32_t cg_column_floor(const cg_column *c, uint32_t count, uint32_t value) {
    uint32_t low = 0, high = count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (cg_column_get(c, middle) <= value) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

bool cg_bytes_take(cg_str *rest, uint64_t size, const uint8_t **out) {
    if (size > rest->len) return false;
    *out = (const uint8_t *)rest->ptr;
    *rest = cg_str_from_index(*rest, (size_t)size);
    return true;
}

bool cg_column_take(cg_str *rest, uint8_t width, uint64_t count, cg_column *out) {
    if (width > 4) return false;
    out->width = width;
    return cg_bytes_take(rest, count * width, &out->at);
}

void cg_append_u32(cg_buf *b, uint32_t value) { cg_column_append(b, &value, 1, 4); }
