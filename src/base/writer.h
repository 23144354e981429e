/* Structured answers: objects, arrays, texts, numbers, written once and shown by many faces (JSON, tables on
 * a terminal). `key` names a member of an object and is NULL for an element of an array or for the whole. */
#ifndef CG_BASE_WRITER_H
#define CG_BASE_WRITER_H

#include "base/out.h"

typedef enum cg_value_type {
    CG_VALUE_NULL,
    CG_VALUE_BOOL,
    CG_VALUE_INT,
    CG_VALUE_NUMBER,
    CG_VALUE_TEXT,
} cg_value_type;

typedef struct cg_value {
    cg_value_type type;
    union {
        bool boolean;
        int64_t integer;
        double number;
        cg_str text; /* any bytes; valid during the call only */
    };
} cg_value;

typedef struct cg_writer cg_writer;
struct cg_writer {
    void (*begin)(cg_writer *w, const char *key, bool array);
    void (*end)(cg_writer *w, bool array);
    void (*value)(cg_writer *w, const char *key, const cg_value *value);
};

static inline void cg_write_object(cg_writer *w, const char *key) { w->begin(w, key, false); }
static inline void cg_write_object_end(cg_writer *w) { w->end(w, false); }
static inline void cg_write_array(cg_writer *w, const char *key) { w->begin(w, key, true); }
static inline void cg_write_array_end(cg_writer *w) { w->end(w, true); }
void cg_write_null(cg_writer *w, const char *key);
void cg_write_bool(cg_writer *w, const char *key, bool value);
void cg_write_int(cg_writer *w, const char *key, int64_t value);
void cg_write_number(cg_writer *w, const char *key, double value); /* infinities and NaN become null */
void cg_write_text(cg_writer *w, const char *key, cg_str value);
void cg_write_z(cg_writer *w, const char *key, const char *value);

/* JSON into a stream. Always valid: bytes that are no UTF-8 become U+FFFD, and control characters (DEL and
 * U+0080 to U+009F too) are escaped, so that no terminal takes them for commands. */
#define CG_JSON_MAX_DEPTH 64
typedef struct cg_json_writer {
    cg_writer writer;
    cg_out *out;
    bool pretty;
    unsigned depth;
    bool filled[CG_JSON_MAX_DEPTH]; /* whether the open object or array of that depth has a member */
} cg_json_writer;

void cg_json_writer_init(cg_json_writer *w, cg_out *out, bool pretty);

/* The pieces, for those who write JSON line by line: a quoted string; a number as short as it reads back. */
void cg_json_string(cg_out *o, cg_str s);
void cg_json_number(cg_out *o, double v);

/* The next character of s, which must not be empty: U+FFFD and one byte for what is no UTF-8. */
uint32_t cg_utf8_next(cg_str *s);
void cg_utf8_append(cg_out *o, uint32_t c);

#endif
