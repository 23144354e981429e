#include "source/encoding.h"

cg_encoding cg_encoding_of(cg_str raw) {
    if (cg_str_starts(raw, cg_str_of("\xff\xfe\0\0", 4)) || cg_str_starts(raw, cg_str_of("\0\0\xfe\xff", 4)))
        return CG_ENCODING_UTF32;
    if (cg_str_starts(raw, CG_STR("\xef\xbb\xbf"))) return CG_ENCODING_UTF8;
    if (cg_str_starts(raw, CG_STR("\xff\xfe"))) return CG_ENCODING_UTF16_LE;
    return cg_str_starts(raw, CG_STR("\xfe\xff")) ? CG_ENCODING_UTF16_BE : CG_ENCODING_PLAIN;
}

static uint32_t unit_at(cg_str s, size_t i, bool big_endian) {
    uint32_t first = (unsigned char)s.ptr[i], second = (unsigned char)s.ptr[i + 1];
    return big_endian ? first << 8 | second : second << 8 | first;
}

static size_t encode(uint32_t c, char out[4]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};
    for (size_t i = n; i-- > 1; c >>= 6) out[i] = (char)(0x80 | (c & 0x3f));
    out[0] = (char)(lead[n] | c);
    return n;
}

enum { REPLACEMENT = 0xfffd };

void cg_utf16_to_utf8(cg_str utf16, bool big_endian, cg_buf *out) {
    char bytes[4];
    size_t i = 0;
    while (i + 1 < utf16.len) {
        uint32_t c = unit_at(utf16, i, big_endian);
        i += 2;
        if (c >= 0xd800 && c < 0xe000) {
            uint32_t low = c < 0xdc00 && i + 1 < utf16.len ? unit_at(utf16, i, big_endian) : 0;
            if (low >= 0xdc00 && low < 0xe000) {
                c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                i += 2;
            } else {
                c = REPLACEMENT;
            }
        }
        cg_buf_append(out, cg_str_of(bytes, encode(c, bytes)));
    }
    if (i < utf16.len) cg_buf_append(out, cg_str_of(bytes, encode(REPLACEMENT, bytes)));
}
