/* Reads the YAML form of the configuration by libyaml's events: a state machine of three levels, so that
 * neither nesting nor aliases of a hostile file can cost anything. */
#include "base/config.h"

#include "base/mem.h"
#include <stdio.h>
#include <yaml.h>

typedef struct reader {
    cg_config *config;
    const char *file;
    yaml_parser_t parser;
    yaml_event_t event; /* the current one */
    bool has_event;
} reader;

static void reader_clear(reader *r) {
    if (r->has_event) yaml_event_delete(&r->event);
    yaml_parser_delete(&r->parser);
}

static cg_error fault(reader *r, const char *what) {
    return cg_fail(CG_ERR_INVALID, "%s:%zu: %s", r->file, r->event.start_mark.line + 1, what);
}

static cg_error next(reader *r) {
    if (r->has_event) yaml_event_delete(&r->event);
    r->has_event = false;
    if (!yaml_parser_parse(&r->parser, &r->event))
        return cg_fail(CG_ERR_INVALID, "%s:%zu: not valid YAML: %s", r->file, r->parser.problem_mark.line + 1,
                       r->parser.problem != NULL ? r->parser.problem : "unreadable");
    r->has_event = true;
    if (r->event.type == YAML_ALIAS_EVENT) return fault(r, "aliases are not accepted: write the value out");
    return CG_OK;
}

static cg_str scalar(const reader *r) {
    return cg_str_of((const char *)r->event.data.scalar.value, r->event.data.scalar.length);
}

static cg_error read_list(reader *r, cg_buf *text) {
    for (size_t items = 0;; items++) {
        CG_TRY(next(r));
        if (r->event.type == YAML_SEQUENCE_END_EVENT) return CG_OK;
        if (r->event.type != YAML_SCALAR_EVENT) return fault(r, "an item of a list must be a text");
        if (items == CG_CONFIG_MAX_ITEMS) return fault(r, "the list is too long: shorten it to 4096 items");
        if (cg_str_find_char(scalar(r), '\n') != CG_STR_NOWHERE) return fault(r, "an item must be one line");
        if (items > 0) cg_buf_append_char(text, '\n');
        cg_buf_append(text, scalar(r));
    }
}

static bool is_list(const cg_config *c, cg_str name) {
    for (const cg_setting *s = c->settings; s->name != NULL; s++)
        if (cg_str_is(name, s->name)) return s->type == CG_SETTING_LIST;
    return true; /* the unknown name is the error to report */
}

/* The value behind `section.key`; the current event is its key. */
static cg_error read_setting(reader *r, cg_str section) {
    CG_CLEANUP(cg_buf_clear)
    cg_buf name = {.max = 4096}, value = {.max = CG_CONFIG_MAX_BYTES + CG_CONFIG_MAX_ITEMS};
    char where[512];
    cg_buf_append(&name, section);
    cg_buf_append_char(&name, '.');
    cg_buf_append(&name, scalar(r));
    snprintf(where, sizeof where, "%.480s:%zu", r->file, r->event.start_mark.line + 1);
    CG_TRY(next(r));
    if (r->event.type == YAML_SEQUENCE_START_EVENT) {
        if (!is_list(r->config, cg_buf_str(&name)))
            return fault(r, "a single value is wanted here, not a list");
        CG_TRY(read_list(r, &value));
    } else if (r->event.type == YAML_SCALAR_EVENT) {
        cg_buf_append(&value, scalar(r));
    } else {
        return fault(r, "a value or a list is wanted here");
    }
    return cg_config_set(r->config, cg_buf_str(&name), cg_buf_str(&value), CG_CONFIG_FILE, where);
}

static cg_error read_section(reader *r) {
    CG_CLEANUP(cg_buf_clear) cg_buf section = {.max = 1024};
    if (r->event.type != YAML_SCALAR_EVENT) return fault(r, "the name of a section is wanted here");
    cg_buf_append(&section, scalar(r));
    CG_TRY(next(r));
    if (r->event.type == YAML_SCALAR_EVENT && scalar(r).len == 0)
        return CG_OK; /* "section:" with nothing in it */
    if (r->event.type != YAML_MAPPING_START_EVENT) return fault(r, "a section holds keys and their values");
    for (;;) {
        CG_TRY(next(r));
        if (r->event.type == YAML_MAPPING_END_EVENT) return CG_OK;
        if (r->event.type != YAML_SCALAR_EVENT) return fault(r, "the name of a setting is wanted here");
        CG_TRY(read_setting(r, cg_buf_str(&section)));
    }
}

static cg_error read_document(reader *r) {
    if (r->event.type == YAML_SCALAR_EVENT && scalar(r).len == 0) return CG_OK;
    if (r->event.type != YAML_MAPPING_START_EVENT) return fault(r, "a mapping of sections is wanted here");
    for (;;) {
        CG_TRY(next(r));
        if (r->event.type == YAML_MAPPING_END_EVENT) return CG_OK;
        CG_TRY(read_section(r));
    }
}

cg_error cg_config_parse(cg_config *c, cg_str yaml, const char *file) {
    CG_CLEANUP(reader_clear) reader r = {.config = c, .file = file};
    if (yaml.len > CG_CONFIG_MAX_BYTES)
        return cg_fail(CG_ERR_LIMIT, "%s: larger than the %u bytes accepted", file, CG_CONFIG_MAX_BYTES);
    if (!yaml_parser_initialize(&r.parser)) return cg_fail(CG_ERR_NO_MEMORY, "cannot start reading %s", file);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)yaml.ptr, yaml.len);
    for (bool seen = false;;) {
        CG_TRY(next(&r));
        if (r.event.type == YAML_STREAM_END_EVENT) return CG_OK;
        if (r.event.type == YAML_STREAM_START_EVENT || r.event.type == YAML_DOCUMENT_END_EVENT) continue;
        if (r.event.type == YAML_DOCUMENT_START_EVENT) {
            if (seen) return fault(&r, "a second document is not accepted");
            seen = true;
            continue;
        }
        CG_TRY(read_document(&r));
    }
}
