/* Strings are {pointer, length}; they need not end with NUL and own nothing. */
#ifndef CG_BASE_STR_H
#define CG_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct cg_str {
    const char *ptr;
    size_t len;
} cg_str;

#define CG_STR(literal) ((cg_str){"" literal, sizeof(literal) - 1})
#define CG_STR_ARG(s)   (int)(s).len, (s).ptr /* for "%.*s" */
#define CG_STR_NONE     ((cg_str){"", 0})

static inline cg_str cg_str_of(const char *ptr, size_t len) { return (cg_str){ptr, len}; }
static inline cg_str cg_str_from(const char *z) { return (cg_str){z, strlen(z)}; }
static inline bool cg_str_equal(cg_str a, cg_str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}
static inline bool cg_str_is(cg_str a, const char *z) {
    size_t n = strlen(z);
    return a.len == n && memcmp(a.ptr, z, n) == 0;
}
static inline bool cg_str_starts(cg_str a, cg_str prefix) {
    return a.len >= prefix.len && memcmp(a.ptr, prefix.ptr, prefix.len) == 0;
}
static inline bool cg_str_ends(cg_str a, cg_str suffix) {
    return a.len >= suffix.len && memcmp(a.ptr + a.len - suffix.len, suffix.ptr, suffix.len) == 0;
}
/* From `from` (clipped) to the end, or `len` bytes of it (clipped). */
static inline cg_str cg_str_from_index(cg_str a, size_t from) {
    return from >= a.len ? (cg_str){a.ptr + a.len, 0} : (cg_str){a.ptr + from, a.len - from};
}
static inline cg_str cg_str_first(cg_str a, size_t len) { return (cg_str){a.ptr, len < a.len ? len : a.len}; }

#define CG_STR_NOWHERE ((size_t)-1)
size_t cg_str_find_char(cg_str a, char c);      /* CG_STR_NOWHERE if absent */
size_t cg_str_find_last_char(cg_str a, char c); /* CG_STR_NOWHERE if absent */
size_t cg_str_find(cg_str a, cg_str part);      /* CG_STR_NOWHERE if absent */
int cg_str_compare(cg_str a, cg_str b);         /* by bytes, then by length */
cg_str cg_str_trim(cg_str a);                   /* ASCII white space off both ends */
/* The part before the first c; *rest is what follows it. False once rest is used up, so that a c at the very
 * end adds no empty part. */
bool cg_str_split(cg_str *rest, char c, cg_str *part);
bool cg_str_to_u64(cg_str a, uint64_t *out); /* decimal digits only, no overflow */
bool cg_utf8_valid(cg_str a);

/* A growing text with a ceiling. After an append that would exceed `max` the buffer keeps its content,
 * ignores further appends and `overflow` is true. ptr is always NUL-terminated once something was
 * appended. */
typedef struct cg_buf {
    char *ptr;
    size_t len, cap, max; /* max 0: 1 GiB */
    bool overflow;
} cg_buf;

/* Makes room for `more` bytes and a NUL behind len, for writing there directly; false (and overflow) if that
 * would exceed max. */
bool cg_buf_reserve(cg_buf *b, size_t more);
void cg_buf_append(cg_buf *b, cg_str s);
void cg_buf_append_z(cg_buf *b, const char *z);
void cg_buf_append_char(cg_buf *b, char c);
void cg_buf_format(cg_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cg_buf_reset(cg_buf *b); /* empties, keeps the memory */
void cg_buf_clear(cg_buf *b); /* frees */
static inline cg_str cg_buf_str(const cg_buf *b) { return (cg_str){b->ptr ? b->ptr : "", b->len}; }

#endif
