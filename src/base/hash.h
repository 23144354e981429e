/* Hashes: XXH3, the same on every machine. */
#ifndef CG_BASE_HASH_H
#define CG_BASE_HASH_H

#include "base/str.h"
#include <stdint.h>

typedef struct cg_hash128 {
    uint64_t high, low;
} cg_hash128;

uint64_t cg_hash64(const void *data, size_t size, uint64_t seed);
cg_hash128 cg_hash128_of(const void *data, size_t size);
static inline uint64_t cg_hash_str(cg_str s) { return cg_hash64(s.ptr, s.len, 0); }
static inline bool cg_hash128_equal(cg_hash128 a, cg_hash128 b) { return a.high == b.high && a.low == b.low; }
int cg_hash128_compare(cg_hash128 a, cg_hash128 b);
/* Big-endian bytes, so that byte order is number order. */
void cg_hash128_write(cg_hash128 h, uint8_t out[16]);
cg_hash128 cg_hash128_read(const uint8_t in[16]);
static inline uint64_t cg_hash_mix(uint64_t x) {
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    x ^= x >> 32;
    return x;
}

#endif
