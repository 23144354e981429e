#include "base/hash.h"

#include <xxhash.h>

uint64_t cg_hash64(const void *data, size_t size, uint64_t seed) {
    return XXH3_64bits_withSeed(data, size, seed);
}

cg_hash128 cg_hash128_of(const void *data, size_t size) {
    XXH128_hash_t h = XXH3_128bits(data, size);
    return (cg_hash128){.high = h.high64, .low = h.low64};
}

int cg_hash128_compare(cg_hash128 a, cg_hash128 b) {
    if (a.high != b.high) return a.high < b.high ? -1 : 1;
    return (a.low > b.low) - (a.low < b.low);
}

void cg_hash128_write(cg_hash128 h, uint8_t out[16]) {
    for (int i = 0; i < 8; i++) {
        out[i] = (uint8_t)(h.high >> (56 - 8 * i));
        out[8 + i] = (uint8_t)(h.low >> (56 - 8 * i));
    }
}

cg_hash128 cg_hash128_read(const uint8_t in[16]) {
    cg_hash128 h = {0, 0};
    for (int i = 0; i < 8; i++) {
        h.high = h.high << 8 | in[i];
        h.low = h.low << 8 | in[8 + i];
    }
    return h;
}
