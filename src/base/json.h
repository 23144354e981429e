/* Reads JSON as people write it in configuration: comments and commas before a closing bracket are accepted. */
#ifndef CG_BASE_JSON_H
#define CG_BASE_JSON_H

#include "base/arena.h"

typedef enum cg_json_type {
    CG_JSON_NULL,
    CG_JSON_BOOL,
    CG_JSON_NUMBER,
    CG_JSON_STRING,
    CG_JSON_ARRAY,
    CG_JSON_OBJECT
} cg_json_type;

typedef struct cg_json {
    cg_json_type type;
    cg_str key;  /* in an object */
    cg_str text; /* STRING: with escapes resolved; NUMBER, BOOL: as written */
    const struct cg_json *first, *next;
} cg_json;

/* The value that the text holds, in the arena, which also may hold parts of it; NULL if the text is no JSON or nested
 * deeper than 64 levels. The text must outlive the value. */
const cg_json *cg_json_read(cg_arena *arena, cg_str text);
/* The member of an object; NULL if there is none or `object` is NULL or no object. Of equal keys the last. */
const cg_json *cg_json_member(const cg_json *object, const char *key);
/* The text of a STRING member; empty if it is none. */
cg_str cg_json_text(const cg_json *object, const char *key);

#endif
