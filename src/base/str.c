#include "base/str.h"

#include "base/mem.h"
#include <stdarg.h>
#include <stdio.h>

size_t cg_str_find_char(cg_str a, char c) {
    const char *p = a.len > 0 ? memchr(a.ptr, c, a.len) : NULL;
    return p != NULL ? (size_t)(p - a.ptr) : CG_STR_NOWHERE;
}

size_t cg_str_find_last_char(cg_str a, char c) {
    const char *p = a.len > 0 ? memrchr(a.ptr, c, a.len) : NULL;
    return p != NULL ? (size_t)(p - a.ptr) : CG_STR_NOWHERE;
}

size_t cg_str_find(cg_str a, cg_str part) {
    if (part.len == 0) return 0;
    if (part.len > a.len) return CG_STR_NOWHERE;
    const char *p = memmem(a.ptr, a.len, part.ptr, part.len);
    return p != NULL ? (size_t)(p - a.ptr) : CG_STR_NOWHERE;
}

int cg_str_compare(cg_str a, cg_str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n > 0 ? memcmp(a.ptr, b.ptr, n) : 0;
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

cg_str cg_str_trim(cg_str a) {
    while (a.len > 0 && is_space(a.ptr[0])) a.ptr++, a.len--;
    while (a.len > 0 && is_space(a.ptr[a.len - 1])) a.len--;
    return a;
}

bool cg_str_split(cg_str *rest, char c, cg_str *part) {
    if (rest->len == 0) return false;
    size_t at = cg_str_find_char(*rest, c);
    *part = cg_str_first(*rest, at);
    *rest = cg_str_from_index(*rest, at == CG_STR_NOWHERE ? rest->len : at + 1);
    return true;
}

bool cg_str_to_u64(cg_str a, uint64_t *out) {
    uint64_t v = 0;
    if (a.len == 0) return false;
    for (size_t i = 0; i < a.len; i++) {
        unsigned digit = (unsigned char)a.ptr[i] - '0';
        if (digit > 9) return false;
        if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, digit, &v)) return false;
    }
    *out = v;
    return true;
}

/* Length of the character at p, 0 if it is not one: no overlong forms, no surrogates, nothing above U+10FFFF.
 */
static size_t utf8_length(const unsigned char *p, size_t left) {
    unsigned char lead = p[0], low = 0x80, high = 0xbf;
    size_t n;
    if (lead < 0x80) return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        n = 2;
    else if ((lead & 0xf0) == 0xe0)
        n = 3;
    else if (lead >= 0xf0 && lead <= 0xf4)
        n = 4;
    else
        return 0;
    if (lead == 0xe0) low = 0xa0;
    if (lead == 0xed) high = 0x9f;
    if (lead == 0xf0) low = 0x90;
    if (lead == 0xf4) high = 0x8f;
    if (left < n || p[1] < low || p[1] > high) return 0;
    for (size_t i = 2; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80) return 0;
    }
    return n;
}

bool cg_utf8_valid(cg_str a) {
    const unsigned char *p = (const unsigned char *)a.ptr;
    size_t i = 0;
    while (i < a.len) {
        uint64_t eight;
        if (a.len - i >= sizeof eight) { /* most source is ASCII: skip it eight bytes at a time */
            memcpy(&eight, p + i, sizeof eight);
            if ((eight & UINT64_C(0x8080808080808080)) == 0) {
                i += sizeof eight;
                continue;
            }
        }
        size_t n = utf8_length(p + i, a.len - i);
        if (n == 0) return false;
        i += n;
    }
    return true;
}

enum { BUF_MAX_DEFAULT = 1 << 30, BUF_FIRST = 64 };

bool cg_buf_reserve(cg_buf *b, size_t more) {
    size_t max = b->max != 0 ? b->max : BUF_MAX_DEFAULT;
    if (b->overflow || b->len > max || more > max - b->len) {
        b->overflow = true;
        return false;
    }
    size_t need = b->len + more + 1;
    if (need <= b->cap) return true;
    size_t cap = b->cap < BUF_FIRST / 2 ? BUF_FIRST : b->cap * 2;
    if (cap > max + 1) cap = max + 1;
    if (cap < need) cap = need;
    b->ptr = cg_realloc(b->ptr, cap);
    b->cap = cap;
    return true;
}

void cg_buf_append(cg_buf *b, cg_str s) {
    if (!cg_buf_reserve(b, s.len)) return;
    if (s.len > 0) memcpy(b->ptr + b->len, s.ptr, s.len);
    b->len += s.len;
    b->ptr[b->len] = '\0';
}

void cg_buf_append_z(cg_buf *b, const char *z) { cg_buf_append(b, cg_str_from(z)); }

void cg_buf_append_char(cg_buf *b, char c) { cg_buf_append(b, cg_str_of(&c, 1)); }

void cg_buf_format(cg_buf *b, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    char small[256];
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n >= 0 && (size_t)n < sizeof small) {
        cg_buf_append(b, cg_str_of(small, (size_t)n));
    } else if (n >= 0 && cg_buf_reserve(b, (size_t)n)) {
        vsnprintf(b->ptr + b->len, (size_t)n + 1, format, again);
        b->len += (size_t)n;
    }
    va_end(again);
}

void cg_buf_reset(cg_buf *b) {
    b->len = 0;
    b->overflow = false;
    if (b->ptr != NULL) b->ptr[0] = '\0';
}

void cg_buf_clear(cg_buf *b) {
    cg_free(b->ptr);
    *b = (cg_buf){.max = b->max};
}
