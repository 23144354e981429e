/* What the first bytes of a file say of its encoding, and UTF-16 as UTF-8. */
#ifndef CG_SOURCE_ENCODING_H
#define CG_SOURCE_ENCODING_H

#include "base/str.h"

typedef enum cg_encoding {
    CG_ENCODING_PLAIN,    /* no byte order mark: UTF-8 or any other superset of ASCII */
    CG_ENCODING_UTF8,     /* marked, by 3 bytes */
    CG_ENCODING_UTF16_LE, /* marked, by 2 bytes */
    CG_ENCODING_UTF16_BE,
    CG_ENCODING_UTF32,
} cg_encoding;

cg_encoding cg_encoding_of(cg_str raw);

/* Appends the text as UTF-8. Halves of pairs on their own, and an odd byte at the end, become U+FFFD. At most three
 * bytes are written for two, and three more; out's ceiling is the caller's to set. */
void cg_utf16_to_utf8(cg_str utf16, bool big_endian, cg_buf *out);

#endif
