#include "base/arena.h"
#include "base/distance.h"
#include "cli/cli.h"
#include "cli/progress.h"
#include "cli/render.h"
#include "ops/session.h"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { STDIN_MAX = 256 << 20 };

extern char **environ;

typedef struct command_line {
    const cg_operation *operation;
    cg_request request;
    cg_session session;
    cg_session_options options;
    cg_arena arena;
    bool json, help, version;
} command_line;

/* ---- Interruption: the first signal asks, the second insists ---- */

static cg_cancel cancel;

static void on_signal(int signal_number) {
    if (cancel.requested) _exit(cg_error_exit_code(CG_ERR_INTERRUPTED));
    cancel.requested = 1;
    (void)signal_number;
}

static void catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

/* ---- Arguments ---- */

static cg_error unknown_command(cg_str name) {
    cg_nearest n = {.word = name};
    for (const cg_operation *op = cg_operations; op->name != NULL; op++) cg_nearest_offer(&n, op->name);
    for (const cg_operation *op = cg_cli_commands; op->name != NULL; op++) cg_nearest_offer(&n, op->name);
    if (n.best != NULL)
        return cg_fail(CG_ERR_INVALID, "there is no command '%.*s': did you mean '%s'?", CG_STR_ARG(name),
                       n.best);
    return cg_fail(CG_ERR_INVALID, "there is no command '%.*s': 'codegraph help' lists them",
                   CG_STR_ARG(name));
}

static const cg_param *find_global(cg_str name) {
    const cg_operation globals = {.params = cg_cli_options};
    return cg_operation_param(&globals, name);
}

static cg_error set_global(command_line *c, const cg_param *p, const char *value) {
    if (strcmp(p->name, "store") == 0)
        c->options.store = value;
    else if (strcmp(p->name, "config") == 0)
        c->options.config = value;
    else if (strcmp(p->name, "json") == 0)
        c->json = true;
    else if (strcmp(p->name, "help") == 0)
        c->help = true;
    else
        c->version = true;
    if (value != NULL && *value == '\0')
        return cg_fail(CG_ERR_INVALID, "%s: an empty text is not accepted", p->name);
    return CG_OK;
}

/* Every command takes a limit; those whose answer is no list have nothing to cut. */
static const cg_param limit_of_all = {
    .name = "limit", .type = CG_PARAM_INT, .help = "at most so many results"};

static cg_error check_limit(const char *value) {
    uint64_t limit;
    if (cg_str_to_u64(cg_str_from(value), &limit)) return CG_OK;
    return cg_fail(CG_ERR_INVALID, "limit: '%s' is not accepted: give a whole number", value);
}

/* "--name", "--name=value" or "--name value"; *used is how many words of argv it takes. */
static cg_error read_option(command_line *c, char *const *argv, int *used) {
    cg_str text = cg_str_from(argv[0] + 2), name = cg_str_first(text, cg_str_find_char(text, '='));
    const cg_param *global = find_global(name);
    const cg_param *p = global != NULL         ? global
                        : c->operation != NULL ? cg_operation_param(c->operation, name)
                                               : NULL;
    bool inside = name.len < text.len;
    *used = 1;
    if (p == NULL && c->operation == NULL)
        return cg_fail(CG_ERR_INVALID, "there is no option '--%.*s' before a command", CG_STR_ARG(name));
    if (p == NULL && cg_str_is(name, "limit")) p = &limit_of_all;
    if (p == NULL) return cg_request_set(&c->request, name, CG_STR_NONE);
    const char *value = inside ? argv[0] + 2 + name.len + 1 : NULL;
    if (p->type != CG_PARAM_FLAG && !inside) {
        if (argv[1] == NULL) return cg_fail(CG_ERR_INVALID, "--%s needs a value: %s", p->name, p->help);
        value = argv[1];
        *used = 2;
    }
    if (global != NULL) return set_global(c, p, value);
    if (p == &limit_of_all) return check_limit(value);
    return cg_request_set(&c->request, name, value != NULL ? cg_str_from(value) : CG_STR("true"));
}

static cg_error read_word(command_line *c, const char *word) {
    if (c->operation != NULL) return cg_request_add(&c->request, cg_str_from(word));
    c->operation = cg_cli_find(cg_str_from(word));
    if (c->operation == NULL) return unknown_command(cg_str_from(word));
    cg_request_init(&c->request, c->operation, &c->session);
    return CG_OK;
}

static cg_error read_arguments(command_line *c, char *const *argv) {
    bool options = true;
    while (*argv != NULL && !(c->help && c->operation != NULL)) {
        int used = 1;
        if (options && strcmp(*argv, "--") == 0)
            options = false;
        else if (options && strcmp(*argv, "-h") == 0)
            c->help = true;
        else if (options && strncmp(*argv, "--", 2) == 0)
            CG_TRY(read_option(c, argv, &used));
        else if (options && argv[0][0] == '-' && argv[0][1] != '\0')
            return cg_fail(CG_ERR_INVALID, "there is no option '%s': options begin with two dashes", *argv);
        else
            CG_TRY(read_word(c, *argv));
        argv += used;
    }
    return CG_OK;
}

/* A content, or a file to parse, of "-" is what comes from standard input. */
static cg_error read_standard_input(command_line *c) {
    const cg_param *content = cg_operation_param(c->operation, CG_STR("content"));
    if (content == NULL) return CG_OK;
    cg_arg *arg = &c->request.args[content - c->operation->params];
    const cg_arg *file = cg_request_arg(&c->request, "file");
    if (arg->given ? !cg_str_is(arg->text, "-") : !(file->given && cg_str_is(file->text, "-"))) return CG_OK;
    cg_buf text = {.max = STDIN_MAX};
    char piece[65536];
    for (ssize_t n; (n = read(STDIN_FILENO, piece, sizeof piece)) > 0;)
        cg_buf_append(&text, cg_str_of(piece, (size_t)n));
    arg->given = true;
    arg->text = cg_arena_str(&c->arena, cg_buf_str(&text));
    bool whole = !text.overflow;
    cg_buf_clear(&text);
    return whole ? CG_OK : cg_fail(CG_ERR_LIMIT, "standard input is larger than %d MiB", STDIN_MAX >> 20);
}

/* ---- Answers ---- */

static bool colours_wanted(void) {
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(STDOUT_FILENO) == 1 && (no == NULL || *no == '\0') &&
           (terminal == NULL || strcmp(terminal, "dumb") != 0);
}

static void print_message(const char *text) {
    cg_out o = CG_OUT_FD(STDERR_FILENO);
    cg_out_z(&o, "codegraph: ");
    cg_safe_text(&o, cg_str_from(text));
    cg_out_char(&o, '\n');
    cg_out_finish(&o);
}

static void write_json_error(cg_out *o, cg_error error, const char *message) {
    cg_json_writer w;
    cg_json_writer_init(&w, o, isatty(STDOUT_FILENO) == 1);
    cg_write_object(&w.writer, NULL);
    cg_write_object(&w.writer, "error");
    cg_write_z(&w.writer, "code", cg_error_name(error));
    cg_write_z(&w.writer, "message", message);
    cg_write_object_end(&w.writer);
    cg_write_object_end(&w.writer);
}

/* The answer is collected first: what fails half-way must not leave half an answer behind. */
static cg_error run_json(command_line *c, cg_out *out) {
    cg_out answer = CG_OUT_MEMORY;
    cg_json_writer w;
    cg_json_writer_init(&w, &answer, isatty(STDOUT_FILENO) == 1);
    c->request.writer = &w.writer;
    cg_error error = cg_request_run(&c->request);
    if (w.depth == 0 && answer.buf.len > 0)
        cg_out_text(out, cg_buf_str(&answer.buf));
    else if (error != CG_OK)
        write_json_error(out, error, cg_error_message());
    if (error == CG_OK) error = answer.error;
    cg_out_clear(&answer);
    return error;
}

static cg_error run_plain(command_line *c, cg_out *out) {
    cg_tree_writer w;
    cg_render_options options = {.aligned = isatty(STDOUT_FILENO) == 1, .colours = colours_wanted()};
    cg_tree_writer_init(&w);
    c->request.writer = &w.writer;
    cg_error error = cg_request_run(&c->request);
    if (w.open == NULL) cg_render(w.root, &options, out);
    cg_tree_writer_clear(&w);
    return error;
}

static int run(command_line *c) {
    cg_progress progress;
    cg_out out = CG_OUT_FD(STDOUT_FILENO);
    cg_progress_init(&progress);
    cg_session_init(&c->session, &c->options);
    c->session.progress = cg_progress_update;
    c->session.progress_context = &progress;
    c->request.cancel = &cancel;
    c->request.text = &out;
    cg_error error = read_standard_input(c);
    if (error == CG_OK) error = c->json ? run_json(c, &out) : run_plain(c, &out);
    cg_progress_end(&progress);
    if (error != CG_OK) print_message(cg_error_message());
    cg_error written = cg_out_finish(&out);
    if (error == CG_OK && written != CG_OK) print_message(cg_error_message());
    if (error == CG_OK) error = written;
    bool found = c->request.found;
    cg_session_clear(&c->session);
    return error != CG_OK ? cg_error_exit_code(error) : found ? 0 : cg_error_exit_code(CG_ERR_NOT_FOUND);
}

static int explain(const cg_operation *op) {
    cg_out o = CG_OUT_FD(STDOUT_FILENO);
    cg_help_write(&o, op);
    return cg_error_exit_code(cg_out_finish(&o));
}

static int print_version(void) {
    cg_out o = CG_OUT_FD(STDOUT_FILENO);
    cg_out_z(&o, "codegraph " CG_VERSION "\n");
    return cg_error_exit_code(cg_out_finish(&o));
}

int main(int argc, char **argv) {
    static command_line c;
    (void)argc;
    c.options.environment = environ;
    catch_signals();
    cg_error error = read_arguments(&c, argv + 1);
    int code;
    if (error != CG_OK) {
        if (c.json) {
            cg_out out = CG_OUT_FD(STDOUT_FILENO);
            write_json_error(&out, error, cg_error_message());
            (void)cg_out_finish(&out);
        }
        print_message(cg_error_message());
        code = cg_error_exit_code(error);
    } else if (c.help || (c.operation == NULL && !c.version)) {
        code = explain(c.operation);
        if (!c.help) code = cg_error_exit_code(CG_ERR_INVALID);
    } else {
        code = c.version ? print_version() : run(&c);
    }
    cg_arena_clear(&c.arena);
    return code;
}
