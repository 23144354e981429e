/* A stream of text to a file descriptor or into memory. Errors stick: writers need not look after each piece,
 * whoever began calls cg_out_finish. One thread at a time. */
#ifndef CG_BASE_OUT_H
#define CG_BASE_OUT_H

#include "base/error.h"
#include "base/str.h"

typedef struct cg_out {
    cg_buf buf;     /* what is not written yet; everything, if fd is -1 */
    int fd;         /* -1: memory only */
    cg_error error; /* the first that happened; later text is dropped */
} cg_out;

#define CG_OUT_MEMORY         ((cg_out){.fd = -1})
#define CG_OUT_FD(descriptor) ((cg_out){.fd = (descriptor)})

void cg_out_text(cg_out *o, cg_str s);
void cg_out_z(cg_out *o, const char *z);
void cg_out_char(cg_out *o, char c);
void cg_out_format(cg_out *o, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Writes what is buffered. A reader that has gone away (EPIPE) is CG_ERR_IO. */
cg_error cg_out_flush(cg_out *o);
/* Flushes and frees the buffer; returns the first error of the stream. */
cg_error cg_out_finish(cg_out *o);
void cg_out_clear(cg_out *o); /* frees without writing; for the cleanup attribute */

#endif
