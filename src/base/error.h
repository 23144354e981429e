/* Errors: a code is returned, the message is made once, where it happened, and kept for the calling thread.
 * A message says what failed, where, and what to do about it. */
#ifndef CG_BASE_ERROR_H
#define CG_BASE_ERROR_H

/* name, text, HTTP status, exit code of the command line, JSON-RPC code */
#define CG_ERROR_CATALOGUE(X)                                                                                \
    X(OK, "success", 200, 0, 0)                                                                              \
    X(NOT_FOUND, "not found", 404, 1, -32004)                                                                \
    X(INVALID, "invalid request", 400, 2, -32602)                                                            \
    X(AMBIGUOUS, "ambiguous name", 409, 3, -32005)                                                           \
    X(IO, "input/output error", 500, 4, -32010)                                                              \
    X(DISK_FULL, "no space left", 507, 5, -32011)                                                            \
    X(PERMISSION, "permission denied", 403, 6, -32012)                                                       \
    X(DAMAGED, "damaged data", 500, 7, -32013)                                                               \
    X(VERSION, "unsupported version", 500, 8, -32014)                                                        \
    X(BUSY, "busy", 409, 9, -32015)                                                                          \
    X(LIMIT, "limit exceeded", 413, 10, -32016)                                                              \
    X(NO_STORE, "no index", 404, 11, -32017)                                                                 \
    X(NO_MEMORY, "out of memory", 500, 12, -32018)                                                           \
    X(INTERNAL, "internal error", 500, 13, -32603)                                                           \
    X(INTERRUPTED, "interrupted", 503, 130, -32800)

typedef enum cg_error {
#define X(name, text, http, exit_code, rpc) CG_ERR_##name,
    CG_ERROR_CATALOGUE(X)
#undef X
        CG_ERR_COUNT
} cg_error;
#define CG_OK CG_ERR_OK

/* Records the message for this thread (at most 2 KiB, cut at a whole character) and returns code, so that
 * `return cg_fail(CG_ERR_IO, "cannot read %s: %s", path, strerror(errno));` is the whole of it. */
cg_error cg_fail(cg_error code, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Like cg_fail, with the code that errno stands for (ENOSPC: DISK_FULL, EACCES/EPERM/EROFS: PERMISSION,
 * ENOENT: NOT_FOUND, ENOMEM: NO_MEMORY, EINTR: INTERRUPTED, otherwise IO) and its text appended. */
cg_error cg_fail_errno(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Puts "context: " before the message of this thread and returns code unchanged. */
cg_error cg_error_context(cg_error code, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The last message of this thread; "" if there is none. Valid until the next cg_fail of the thread. */
const char *cg_error_message(void);
const char *cg_error_name(cg_error code);
const char *cg_error_text(cg_error code);
int cg_error_exit_code(cg_error code);
int cg_error_http_status(cg_error code);
int cg_error_rpc_code(cg_error code);

/* Returns from the calling function unless expr is CG_OK. Only where all that is held has a cleanup attribute. */
#define CG_TRY(expr)                                                                                         \
    do {                                                                                                     \
        cg_error cg_try_code_ = (expr);                                                                      \
        if (cg_try_code_ != CG_OK) return cg_try_code_;                                                      \
    } while (0)

#endif
