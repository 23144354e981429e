#include "base/varint.h"

void cg_varint_write(cg_buf *b, uint64_t value) {
    char bytes[10];
    size_t n = 0;
    while (value >= 0x80) {
        bytes[n++] = (char)(value | 0x80);
        value >>= 7;
    }
    bytes[n++] = (char)value;
    cg_buf_append(b, cg_str_of(bytes, n));
}
