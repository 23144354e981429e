/* Any bytes: reading ends, stays inside, and what was read is written back the same if it was minimal. */
#include "base/varint.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const uint8_t *p = data, *end = data + size;
    cg_buf again = {0};
    while (p != NULL && p < end) {
        const uint8_t *from = p;
        uint64_t value = cg_varint_read(&p, end);
        if (p == NULL) {
            if (value != 0) abort();
            break;
        }
        if (p <= from || p > end) abort();
        cg_buf_reset(&again);
        cg_varint_write(&again, value);
        if (again.len > (size_t)(p - from)) abort();
        if (again.len == (size_t)(p - from) && memcmp(again.ptr, from, again.len) != 0) abort();
    }
    cg_buf_clear(&again);
    return 0;
}
