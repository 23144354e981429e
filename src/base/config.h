/* Settings: one table says what there is; values come from defaults, YAML files, the environment and flags,
 * each overriding the one before. Which settings there are, the caller's table says. */
#ifndef CG_BASE_CONFIG_H
#define CG_BASE_CONFIG_H

#include "base/arena.h"
#include "base/error.h"

#define CG_CONFIG_MAX_BYTES   (1u << 20) /* of one file */
#define CG_CONFIG_MAX_ITEMS   4096       /* of one list */
#define CG_CONFIG_ENVIRONMENT "CODEGRAPH_"

typedef enum cg_setting_type {
    CG_SETTING_TEXT,
    CG_SETTING_FLAG,
    CG_SETTING_INT,
    CG_SETTING_SIZE, /* bytes, with a unit if wanted */
    CG_SETTING_LIST, /* of texts */
} cg_setting_type;

typedef struct cg_setting {
    const char *name; /* "section.key" */
    cg_setting_type type;
    const char *fallback; /* as it would be written; "" for an empty list or text */
    int64_t min, max;     /* INT, SIZE */
    const char *help;
} cg_setting;

typedef enum cg_config_origin {
    CG_CONFIG_DEFAULT,
    CG_CONFIG_FILE,
    CG_CONFIG_ENVIRONMENT_VARIABLE,
    CG_CONFIG_FLAG,
} cg_config_origin;

typedef struct cg_config_value {
    cg_str text;     /* as written; a list: its items, one a line */
    int64_t integer; /* FLAG: 0 or 1; INT; SIZE */
    cg_config_origin origin;
    cg_str where; /* "path:line", the variable's or flag's name; "" for a default */
} cg_config_value;

typedef struct cg_config {
    const cg_setting *settings; /* ended by one without name */
    cg_config_value *values;    /* in the order of the table; the arena's */
    cg_arena arena;
} cg_config;

/* All values are the table's defaults afterwards. */
void cg_config_init(cg_config *c, const cg_setting *settings);
void cg_config_clear(cg_config *c);

/* Takes in YAML text: a mapping of sections to mappings of keys to values or lists. Anything else, aliases
 * and tags too, is CG_ERR_INVALID with file, line and what is wrong; an unknown key with the nearest known
 * one. */
cg_error cg_config_parse(cg_config *c, cg_str yaml, const char *file);
cg_error cg_config_read(cg_config *c, const char *path);
/* Takes in CODEGRAPH_SECTION__KEY=value, lists separated by ':'. Variables without "__" are none of ours. */
cg_error cg_config_environment(cg_config *c, char *const *environment);
/* Sets one by name; lists have one item a line. `where` is copied. */
cg_error cg_config_set(cg_config *c, cg_str name, cg_str value, cg_config_origin origin, const char *where);

/* The value of that name, which the table must have. */
const cg_config_value *cg_config_get(const cg_config *c, const char *name);
const char *cg_config_origin_name(cg_config_origin origin);

#endif
