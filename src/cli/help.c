#include "cli/cli.h"

#include "base/mem.h"
#include <stdio.h>

static bool positional(const cg_param *p) { return (p->flags & CG_PARAM_POSITIONAL) != 0; }

/* What stands for the value of a parameter. */
static void write_placeholder(cg_out *o, const cg_param *p) {
    static const char *const words[] = {"TEXT", "", "N", "X", "SIZE", "WORD", "WORD,…"};
    if (p->flags & CG_PARAM_PATH)
        cg_out_z(o, "PATH");
    else if (p->flags & CG_PARAM_NODE)
        cg_out_z(o, "NODE");
    else
        cg_out_z(o, words[p->type]);
}

static void write_upper(cg_out *o, const char *name) {
    for (; *name != '\0'; name++)
        cg_out_char(o, *name >= 'a' && *name <= 'z' ? (char)(*name - 'a' + 'A') : *name);
}

static void write_usage(cg_out *o, const cg_operation *op) {
    cg_out_format(o, "codegraph %s", op->name);
    for (const cg_param *p = op->params; p->name != NULL; p++) {
        if (!positional(p)) continue;
        cg_out_z(o, p->flags & CG_PARAM_REQUIRED ? " " : " [");
        write_upper(o, p->name);
        if (!(p->flags & CG_PARAM_REQUIRED)) cg_out_char(o, ']');
    }
    cg_out_z(o, " [OPTION]…");
}

/* "word, word, word" */
static void write_choices(cg_out *o, const cg_param *p) {
    cg_str rest = cg_str_from(p->choices), word;
    for (bool first = true; cg_str_split(&rest, ' ', &word); first = false) {
        if (!first) cg_out_z(o, ", ");
        cg_out_text(o, word);
    }
}

/* Text in lines of at most 80 columns, each behind a margin; the first is where the cursor stands. */
static void write_wrapped(cg_out *o, cg_str text, size_t margin) {
    size_t column = margin;
    cg_str word;
    for (bool first = true; cg_str_split(&text, ' ', &word); first = false) {
        if (!first && column + 1 + word.len > 80) {
            cg_out_char(o, '\n');
            for (size_t i = 0; i < margin; i++) cg_out_char(o, ' ');
            column = margin;
        } else if (!first) {
            cg_out_char(o, ' ');
            column++;
        }
        cg_out_text(o, word);
        column += word.len;
    }
    cg_out_char(o, '\n');
}

static void write_param(cg_out *o, const cg_param *p) {
    CG_CLEANUP(cg_out_clear) cg_out left = CG_OUT_MEMORY, right = CG_OUT_MEMORY;
    if (positional(p)) {
        write_upper(&left, p->name);
    } else {
        cg_out_format(&left, "--%s", p->name);
        if (p->type != CG_PARAM_FLAG) cg_out_char(&left, ' '), write_placeholder(&left, p);
    }
    cg_out_z(&right, p->help);
    if (p->choices != NULL) cg_out_z(&right, ": "), write_choices(&right, p);
    if (p->fallback != NULL) cg_out_format(&right, " (default: %s)", p->fallback);
    cg_out_format(o, "  %-24s", left.buf.ptr);
    if (left.buf.len >= 24) cg_out_format(o, "\n%26s", "");
    write_wrapped(o, cg_buf_str(&right.buf), 26);
}

static void write_params(cg_out *o, const cg_param *params, bool positionals) {
    for (const cg_param *p = params; p->name != NULL; p++)
        if (positional(p) == positionals) write_param(o, p);
}

static bool has_params(const cg_param *params, bool positionals) {
    for (const cg_param *p = params; p->name != NULL; p++)
        if (positional(p) == positionals) return true;
    return false;
}

static void write_paragraphs(cg_out *o, cg_str text) {
    for (;;) {
        size_t gap = cg_str_find(text, CG_STR("\n\n"));
        write_wrapped(o, cg_str_first(text, gap), 0);
        if (gap == CG_STR_NOWHERE) return;
        cg_out_char(o, '\n');
        text = cg_str_from_index(text, gap + 2);
    }
}

static void write_command(cg_out *o, const cg_operation *op) {
    cg_out_z(o, "Usage: ");
    write_usage(o, op);
    cg_out_format(o, "\n\n%s.\n\n", op->summary);
    write_paragraphs(o, cg_str_from(op->description));
    if (has_params(op->params, true)) cg_out_z(o, "\nArguments:\n"), write_params(o, op->params, true);
    if (has_params(op->params, false)) cg_out_z(o, "\nOptions:\n"), write_params(o, op->params, false);
    cg_out_z(o, "\nOptions of every command:\n");
    write_params(o, cg_cli_options, false);
    cg_out_z(o, "\nExamples:\n");
    cg_str rest = cg_str_from(op->examples), line;
    if (rest.len == 0 || rest.ptr[0] == '\n') cg_out_format(o, "  codegraph %s\n", op->name);
    while (cg_str_split(&rest, '\n', &line))
        if (line.len > 0) cg_out_format(o, "  codegraph %s %.*s\n", op->name, CG_STR_ARG(line));
}

static void write_list(cg_out *o, const cg_operation *table) {
    for (; table->name != NULL; table++) cg_out_format(o, "  %-14s%s\n", table->name, table->summary);
}

void cg_help_write(cg_out *o, const cg_operation *op) {
    if (op != NULL) {
        write_command(o, op);
        return;
    }
    cg_out_z(o, "codegraph " CG_VERSION
                ": source code as a graph\n\nUsage: codegraph COMMAND [ARGUMENT]… [OPTION]…\n\nCommands:\n");
    write_list(o, cg_operations);
    write_list(o, cg_cli_commands);
    cg_out_z(o, "\nOptions of every command:\n");
    write_params(o, cg_cli_options, false);
    cg_out_z(o, "\nA node is named by its id, file:line, path, name, or the end of its qualified name.\n"
                "'codegraph help COMMAND' tells more. Begin with 'codegraph index'.\n");
}
