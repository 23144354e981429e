/* include/codegraph.h: the operations as a C library. */
#include "codegraph.h"

#include "base/vec.h"
#include "ops/session.h"
#include <stdlib.h>

/* The header's numbers are the exit codes of the catalogue; UNSUPPORTED is VERSION there. */
#define CODEGRAPH_VERSION CODEGRAPH_UNSUPPORTED
#define X(name, text, http, exit_code, rpc)                                                                  \
    _Static_assert((int)CODEGRAPH_##name == exit_code, "codegraph.h has another number for " #name);
CG_ERROR_CATALOGUE(X)
#undef X

struct codegraph {
    cg_session session;
    cg_arena arena;
    cg_cancel cancel;
};

struct codegraph_answer {
    cg_arena arena;
    cg_out json;
    CG_VEC(codegraph_node) nodes;
    bool found;
};

static codegraph_status status_of(cg_error error) { return (codegraph_status)cg_error_exit_code(error); }

const char *codegraph_version(void) { return CG_VERSION; }

const char *codegraph_message(void) { return cg_error_message(); }

const char *codegraph_status_name(codegraph_status status) {
    for (int code = 0; code < CG_ERR_COUNT; code++)
        if (cg_error_exit_code((cg_error)code) == (int)status) return cg_error_name((cg_error)code);
    return "UNKNOWN";
}

/* ---- Opening ---- */

codegraph_status codegraph_open(const char *store, codegraph **out) {
    if (out == NULL) return status_of(cg_fail(CG_ERR_INVALID, "codegraph_open: out must not be NULL"));
    codegraph *g = cg_alloc_zero(1, sizeof *g);
    extern char **environ;
    cg_session_options options = {.environment = environ};
    if (store != NULL) options.store = cg_arena_z(&g->arena, cg_str_from(store));
    cg_session_init(&g->session, &options);
    *out = g;
    return CODEGRAPH_OK;
}

void codegraph_close(codegraph *g) {
    if (g == NULL) return;
    cg_session_clear(&g->session);
    cg_arena_clear(&g->arena);
    cg_free(g);
}

void codegraph_cancel(codegraph *g) { g->cancel.requested = 1; }

void codegraph_set_progress(codegraph *g, codegraph_progress progress, void *context) {
    g->session.progress = progress;
    g->session.progress_context = context;
}

/* ---- Answers: written as JSON, and their nodes picked out on the way ---- */

typedef struct collector {
    cg_writer writer;
    cg_json_writer json;
    codegraph_answer *answer;
    size_t open[CG_JSON_MAX_DEPTH]; /* of each open object, 1 + the number of the node it is; 0: none yet */
} collector;

static const char *text_of(codegraph_answer *a, cg_str s) {
    cg_out o = CG_OUT_MEMORY;
    while (s.len > 0) {
        uint32_t c = cg_utf8_next(&s);
        cg_utf8_append(&o, c == 0 ? 0xFFFD : c);
    }
    const char *text = cg_arena_z(&a->arena, cg_buf_str(&o.buf));
    cg_out_clear(&o);
    return text;
}

static void set_text(codegraph_answer *a, codegraph_node *node, const char *key, cg_str value) {
    if (strcmp(key, "name") == 0)
        node->name = text_of(a, value);
    else if (strcmp(key, "qualified_name") == 0)
        node->qualified_name = text_of(a, value);
    else if (strcmp(key, "kind") == 0)
        node->kind = text_of(a, value);
    else if (strcmp(key, "file_path") == 0)
        node->file_path = text_of(a, value);
    else if (strcmp(key, "language") == 0)
        node->language = text_of(a, value);
}

static void set_int(codegraph_node *node, const char *key, int64_t value) {
    if (strcmp(key, "line_number") == 0)
        node->line_number = (uint32_t)value;
    else if (strcmp(key, "end_line") == 0)
        node->end_line = (uint32_t)value;
}

static void collect_begin(cg_writer *w, const char *key, bool array) {
    collector *c = (collector *)w;
    cg_writer *json = &c->json.writer;
    json->begin(json, key, array);
    c->open[c->json.depth] = 0;
}

static void collect_end(cg_writer *w, bool array) {
    collector *c = (collector *)w;
    c->json.writer.end(&c->json.writer, array);
}

static void collect_value(cg_writer *w, const char *key, const cg_value *value) {
    collector *c = (collector *)w;
    codegraph_answer *a = c->answer;
    size_t *open = &c->open[c->json.depth];
    c->json.writer.value(&c->json.writer, key, value);
    if (key == NULL) return;
    if (value->type == CG_VALUE_TEXT && strcmp(key, "id") == 0) {
        cg_vec_push(&a->nodes, (codegraph_node){.id = text_of(a, value->text),
                                                .name = "",
                                                .qualified_name = "",
                                                .kind = "",
                                                .file_path = "",
                                                .language = ""});
        *open = a->nodes.len;
    } else if (*open > 0 && value->type == CG_VALUE_TEXT) {
        set_text(a, &a->nodes.at[*open - 1], key, value->text);
    } else if (*open > 0 && value->type == CG_VALUE_INT) {
        set_int(&a->nodes.at[*open - 1], key, value->integer);
    }
}

void codegraph_answer_free(codegraph_answer *a) {
    if (a == NULL) return;
    cg_arena_clear(&a->arena);
    cg_out_clear(&a->json);
    cg_vec_clear(&a->nodes);
    cg_free(a);
}

const char *codegraph_answer_json(const codegraph_answer *a) {
    return a->json.buf.ptr != NULL ? a->json.buf.ptr : "";
}

size_t codegraph_answer_size(const codegraph_answer *a) { return a->json.buf.len; }

int codegraph_answer_found(const codegraph_answer *a) { return a->found; }

int codegraph_next_node(const codegraph_answer *a, size_t *cursor, codegraph_node *out) {
    if (*cursor >= a->nodes.len) return 0;
    *out = a->nodes.at[(*cursor)++];
    return 1;
}

/* ---- Asking ---- */

static cg_error run(codegraph *g, const char *operation, const codegraph_argument *arguments, size_t count,
                    codegraph_answer *answer) {
    cg_request request;
    collector c = {.writer = {collect_begin, collect_end, collect_value}, .answer = answer};
    const cg_operation *op = cg_operation_find(cg_operations, cg_str_from(operation));
    if (op == NULL)
        return cg_fail(CG_ERR_INVALID, "there is no operation '%s': 'codegraph help' lists them", operation);
    cg_request_init(&request, op, &g->session);
    for (size_t i = 0; i < count; i++)
        CG_TRY(cg_request_set(&request, cg_str_from(arguments[i].name), cg_str_from(arguments[i].value)));
    cg_json_writer_init(&c.json, &answer->json, false);
    request.writer = &c.writer;
    request.cancel = &g->cancel;
    cg_error error = cg_request_run(&request);
    answer->found = error == CG_OK && request.found;
    if (error == CG_OK) error = answer->json.error;
    return error;
}

codegraph_status codegraph_query(codegraph *g, const char *operation, const codegraph_argument *arguments,
                                 size_t count, codegraph_answer **out) {
    codegraph_answer *answer = cg_alloc_zero(1, sizeof *answer);
    answer->json = CG_OUT_MEMORY;
    cg_error error = run(g, operation, arguments, count, answer);
    g->cancel.requested = 0;
    *out = NULL;
    if (error == CG_OK || (error == CG_ERR_AMBIGUOUS && answer->json.buf.len > 0))
        *out = answer;
    else
        codegraph_answer_free(answer);
    return status_of(error);
}

codegraph_status codegraph_index(codegraph *g, const char *folder) {
    codegraph_answer *answer;
    const codegraph_argument path = {"path", folder};
    codegraph_status status = codegraph_query(g, "index", &path, folder != NULL, &answer);
    codegraph_answer_free(answer);
    return status;
}
