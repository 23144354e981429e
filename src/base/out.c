#include "base/out.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

enum { FLUSH_AT = 64 * 1024 };

cg_error cg_out_flush(cg_out *o) {
    if (o->fd < 0 || o->error != CG_OK) return o->error;
    for (cg_str rest = cg_buf_str(&o->buf); rest.len > 0;) {
        ssize_t n = write(o->fd, rest.ptr, rest.len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            o->error = cg_fail_errno("cannot write the output");
            break;
        }
        rest = cg_str_from_index(rest, (size_t)n);
    }
    cg_buf_reset(&o->buf);
    return o->error;
}

static void settle(cg_out *o) {
    if (o->buf.overflow && o->error == CG_OK)
        o->error =
            cg_fail(CG_ERR_LIMIT, "the output is larger than can be held in memory: ask for less at a time");
    if (o->fd >= 0 && o->buf.len >= FLUSH_AT) cg_out_flush(o);
}

void cg_out_text(cg_out *o, cg_str s) {
    if (o->error != CG_OK) return;
    cg_buf_append(&o->buf, s);
    settle(o);
}

void cg_out_z(cg_out *o, const char *z) { cg_out_text(o, cg_str_from(z)); }

void cg_out_char(cg_out *o, char c) { cg_out_text(o, cg_str_of(&c, 1)); }

void cg_out_format(cg_out *o, const char *format, ...) {
    char text[1024];
    va_list args;
    va_start(args, format);
    int n = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (n > 0) cg_out_text(o, cg_str_of(text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1));
}

cg_error cg_out_finish(cg_out *o) {
    cg_error error = cg_out_flush(o);
    cg_buf_clear(&o->buf);
    return error;
}

void cg_out_clear(cg_out *o) { cg_buf_clear(&o->buf); }
