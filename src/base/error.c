#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MESSAGE_MAX = 2048, DRAFT_SIZE = 2 * MESSAGE_MAX };

static _Thread_local char message[MESSAGE_MAX + 1];

/* A message is put together here first, because the arguments may point into the present message. */
typedef struct draft {
    char text[DRAFT_SIZE];
    size_t len;
} draft;

static void draft_addv(draft *d, const char *format, va_list args) {
    size_t room = DRAFT_SIZE - d->len;
    int n = vsnprintf(d->text + d->len, room, format, args);
    if (n > 0) d->len += (size_t)n < room ? (size_t)n : room - 1;
}

static void draft_add(draft *d, const char *z) {
    size_t n = strnlen(z, DRAFT_SIZE - 1 - d->len);
    memcpy(d->text + d->len, z, n);
    d->len += n;
}

static void draft_publish(draft *d) {
    if (d->len > MESSAGE_MAX) {
        d->len = MESSAGE_MAX;
        while (d->len > 0 && ((unsigned char)d->text[d->len] & 0xc0) == 0x80) d->len--;
    }
    memcpy(message, d->text, d->len);
    message[d->len] = '\0';
}

cg_error cg_fail(cg_error code, const char *format, ...) {
    draft d = {.len = 0};
    va_list args;
    va_start(args, format);
    draft_addv(&d, format, args);
    va_end(args);
    draft_publish(&d);
    return code;
}

static cg_error code_of_errno(int number) {
    switch (number) {
    case ENOSPC:
    case EDQUOT: return CG_ERR_DISK_FULL;
    case EACCES:
    case EPERM:
    case EROFS: return CG_ERR_PERMISSION;
    case ENOENT: return CG_ERR_NOT_FOUND;
    case ENOMEM: return CG_ERR_NO_MEMORY;
    case EINTR: return CG_ERR_INTERRUPTED;
    default: return CG_ERR_IO;
    }
}

cg_error cg_fail_errno(const char *format, ...) {
    int number = errno;
    draft d = {.len = 0};
    va_list args;
    va_start(args, format);
    draft_addv(&d, format, args);
    va_end(args);
    char reason[128];
    draft_add(&d, ": ");
    draft_add(&d, strerror_r(number, reason, sizeof reason));
    draft_publish(&d);
    return code_of_errno(number);
}

cg_error cg_error_context(cg_error code, const char *format, ...) {
    draft d = {.len = 0};
    va_list args;
    va_start(args, format);
    draft_addv(&d, format, args);
    va_end(args);
    draft_add(&d, ": ");
    draft_add(&d, message);
    draft_publish(&d);
    return code;
}

const char *cg_error_message(void) { return message; }

typedef struct error_row {
    const char *name, *text;
    int http, exit_code, rpc;
} error_row;

static const error_row *row_of(cg_error code) {
    static const error_row rows[CG_ERR_COUNT] = {
#define X(name, text, http, exit_code, rpc) {#name, text, http, exit_code, rpc},
        CG_ERROR_CATALOGUE(X)
#undef X
    };
    return &rows[(unsigned)code < CG_ERR_COUNT ? code : CG_ERR_INTERNAL];
}

const char *cg_error_name(cg_error code) { return row_of(code)->name; }
const char *cg_error_text(cg_error code) { return row_of(code)->text; }
int cg_error_exit_code(cg_error code) { return row_of(code)->exit_code; }
int cg_error_http_status(cg_error code) { return row_of(code)->http; }
int cg_error_rpc_code(cg_error code) { return row_of(code)->rpc; }
