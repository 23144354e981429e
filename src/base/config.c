#include "base/config.h"

#include "base/distance.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/units.h"
#include <ctype.h>
#include <stdlib.h>

static size_t count_of(const cg_setting *settings) {
    size_t n = 0;
    while (settings[n].name != NULL) n++;
    return n;
}

static const cg_setting *find(const cg_config *c, cg_str name) {
    for (const cg_setting *s = c->settings; s->name != NULL; s++)
        if (cg_str_is(name, s->name)) return s;
    return NULL;
}

/* ---- Values ---- */

static cg_error wrong(const cg_setting *s, cg_str text, const char *where, const char *accepted) {
    return cg_fail(CG_ERR_INVALID, "%s: %s: '%.*s' is not accepted: give %s", where, s->name,
                   CG_STR_ARG(cg_str_first(text, 200)), accepted);
}

static bool parse_flag(cg_str text, int64_t *out) {
    static const char *const words[] = {"false", "true", "no", "yes", "off", "on", "0", "1"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cg_distance(text, cg_str_from(words[i]), 0) == 0) return *out = i & 1, true;
    return false;
}

static cg_error parse_value(const cg_setting *s, cg_str text, const char *where, int64_t *out) {
    uint64_t size;
    switch (s->type) {
    case CG_SETTING_TEXT:
    case CG_SETTING_LIST: return CG_OK;
    case CG_SETTING_FLAG: return parse_flag(text, out) ? CG_OK : wrong(s, text, where, "true or false");
    case CG_SETTING_INT:
        if (!cg_int_parse(text, out)) return wrong(s, text, where, "a whole number");
        break;
    case CG_SETTING_SIZE:
        if (!cg_size_parse(text, &size)) return wrong(s, text, where, "an amount such as 512M or 2GiB");
        *out = (int64_t)size;
        break;
    }
    if (*out >= s->min && *out <= s->max) return CG_OK;
    return cg_fail(CG_ERR_INVALID, "%s: %s: %.*s is not accepted: give a value from %lld to %lld", where,
                   s->name, CG_STR_ARG(text), (long long)s->min, (long long)s->max);
}

static cg_error assign(cg_config *c, const cg_setting *s, cg_str text, cg_config_origin origin,
                       const char *where) {
    int64_t integer = 0;
    CG_TRY(parse_value(s, text, where, &integer));
    c->values[s - c->settings] = (cg_config_value){.text = cg_arena_str(&c->arena, text),
                                                   .integer = integer,
                                                   .origin = origin,
                                                   .where = cg_arena_str(&c->arena, cg_str_from(where))};
    return CG_OK;
}

void cg_config_init(cg_config *c, const cg_setting *settings) {
    *c = (cg_config){.settings = settings};
    c->values = CG_NEW_ARRAY(&c->arena, cg_config_value, count_of(settings) + 1);
    for (const cg_setting *s = settings; s->name != NULL; s++)
        if (assign(c, s, cg_str_from(s->fallback), CG_CONFIG_DEFAULT, "") != CG_OK)
            abort(); /* the table is wrong */
}

void cg_config_clear(cg_config *c) {
    cg_arena_clear(&c->arena);
    *c = (cg_config){0};
}

static cg_error unknown(const cg_config *c, cg_str name, const char *where) {
    cg_nearest n = {.word = name};
    for (const cg_setting *s = c->settings; s->name != NULL; s++) cg_nearest_offer(&n, s->name);
    for (const cg_setting *s = c->settings; s->name != NULL && n.best == NULL; s++) {
        size_t key = cg_str_find_last_char(name, '.'), dot = cg_str_find_char(cg_str_from(s->name), '.');
        cg_str last = key == CG_STR_NOWHERE ? name : cg_str_from_index(name, key + 1);
        if (cg_distance(last, cg_str_from(s->name + dot + 1), 1) <= 1) n.best = s->name;
    }
    if (n.best != NULL)
        return cg_fail(CG_ERR_INVALID, "%s: there is no setting '%.*s': did you mean '%s'?", where,
                       CG_STR_ARG(cg_str_first(name, 200)), n.best);
    return cg_fail(CG_ERR_INVALID, "%s: there is no setting '%.*s': see 'codegraph config'", where,
                   CG_STR_ARG(cg_str_first(name, 200)));
}

cg_error cg_config_set(cg_config *c, cg_str name, cg_str value, cg_config_origin origin, const char *where) {
    const cg_setting *s = find(c, name);
    return s != NULL ? assign(c, s, value, origin, where) : unknown(c, name, where);
}

cg_error cg_config_read(cg_config *c, const char *path) {
    CG_CLEANUP(cg_buf_clear) cg_buf text = {0};
    cg_error error = cg_file_read(path, CG_CONFIG_MAX_BYTES, &text);
    return error == CG_OK ? cg_config_parse(c, cg_buf_str(&text), path) : error;
}

/* ---- The environment ---- */

/* "CODEGRAPH_LIMITS__FILE_SIZE" is limits.file_size. */
static bool setting_of_variable(cg_str variable, cg_buf *name) {
    if (!cg_str_starts(variable, CG_STR(CG_CONFIG_ENVIRONMENT))) return false;
    cg_str rest = cg_str_from_index(variable, strlen(CG_CONFIG_ENVIRONMENT));
    size_t mark = cg_str_find(rest, CG_STR("__"));
    if (mark == CG_STR_NOWHERE) return false;
    for (size_t i = 0; i < rest.len; i++) {
        cg_buf_append_char(name, i == mark ? '.' : (char)tolower((unsigned char)rest.ptr[i]));
        if (i == mark) i++;
    }
    return true;
}

cg_error cg_config_environment(cg_config *c, char *const *environment) {
    CG_CLEANUP(cg_buf_clear) cg_buf name = {0}, value = {0};
    for (; *environment != NULL; environment++) {
        cg_str text = cg_str_from(*environment);
        size_t mark = cg_str_find_char(text, '=');
        cg_buf_reset(&name), cg_buf_reset(&value);
        if (mark == CG_STR_NOWHERE || !setting_of_variable(cg_str_first(text, mark), &name)) continue;
        const char *where = cg_arena_z(&c->arena, cg_str_first(text, mark));
        cg_buf_append(&value, cg_str_from_index(text, mark + 1));
        const cg_setting *s = find(c, cg_buf_str(&name));
        for (size_t i = 0; s != NULL && s->type == CG_SETTING_LIST && i < value.len; i++)
            if (value.ptr[i] == ':') value.ptr[i] = '\n';
        CG_TRY(
            cg_config_set(c, cg_buf_str(&name), cg_buf_str(&value), CG_CONFIG_ENVIRONMENT_VARIABLE, where));
    }
    return CG_OK;
}

const cg_config_value *cg_config_get(const cg_config *c, const char *name) {
    const cg_setting *s = find(c, cg_str_from(name));
    if (s == NULL) abort(); /* a name that the table does not have: a fault of the program */
    return &c->values[s - c->settings];
}

const char *cg_config_origin_name(cg_config_origin origin) {
    static const char *const names[] = {"default", "file", "environment", "flag"};
    return names[origin];
}
