/* Man pages from the table of operations. */
#include "cli/cli.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"

/* Text for roff: what begins a request or an escape is made plain. */
static void roff(cg_out *o, const char *text) {
    bool start = true;
    for (; *text != '\0'; text++) {
        if (start && (*text == '.' || *text == '\'')) cg_out_z(o, "\\&");
        if (*text == '\\')
            cg_out_z(o, "\\e");
        else if (*text == '-')
            cg_out_z(o, "\\-");
        else
            cg_out_char(o, *text);
        start = *text == '\n';
    }
}

static void section(cg_out *o, const char *name) { cg_out_format(o, ".SH %s\n", name); }

static void write_param(cg_out *o, const cg_param *p) {
    static const char *const words[] = {"TEXT", "", "N", "X", "SIZE", "WORD", "WORD,..."};
    cg_out_z(o, ".TP\n");
    if (p->flags & CG_PARAM_POSITIONAL)
        cg_out_format(o, "\\fI%s\\fR\n", p->name);
    else
        cg_out_format(o, "\\fB\\-\\-%s\\fR%s%s\n", p->name, p->type == CG_PARAM_FLAG ? "" : " ",
                      words[p->type]);
    roff(o, p->help);
    if (p->choices != NULL) cg_out_z(o, ": "), roff(o, p->choices);
    if (p->fallback != NULL) cg_out_z(o, " (default: "), roff(o, p->fallback), cg_out_char(o, ')');
    cg_out_z(o, ".\n");
}

static void write_paragraphs(cg_out *o, cg_str text) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    for (;;) {
        size_t gap = cg_str_find(text, CG_STR("\n\n"));
        cg_out_z(o, ".PP\n");
        roff(o, cg_arena_z(&arena, cg_str_first(text, gap)));
        cg_out_char(o, '\n');
        if (gap == CG_STR_NOWHERE) return;
        text = cg_str_from_index(text, gap + 2);
    }
}

static void write_examples(cg_out *o, const cg_operation *op) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_str rest = cg_str_from(op->examples), line;
    section(o, "EXAMPLES");
    cg_out_z(o, ".nf\n");
    if (rest.len == 0 || rest.ptr[0] == '\n') cg_out_format(o, "codegraph %s\n", op->name);
    while (cg_str_split(&rest, '\n', &line)) {
        if (line.len == 0) continue;
        cg_out_format(o, "codegraph %s ", op->name);
        roff(o, cg_arena_z(&arena, line));
        cg_out_char(o, '\n');
    }
    cg_out_z(o, ".fi\n");
}

static void write_exit_status(cg_out *o) {
    section(o, "EXIT STATUS");
    for (int code = 0; code < CG_ERR_COUNT; code++) {
        cg_out_format(o, ".TP\n\\fB%d\\fR\n", cg_error_exit_code((cg_error)code));
        roff(o, code == CG_ERR_NOT_FOUND ? "nothing was found" : cg_error_text((cg_error)code));
        cg_out_char(o, '\n');
    }
}

static void write_page(cg_out *o, const cg_operation *op) {
    cg_out_format(o, ".TH CODEGRAPH\\-%s 1 \"\" \"codegraph " CG_VERSION "\"\n", op->name);
    section(o, "NAME");
    cg_out_format(o, "codegraph\\-%s \\- ", op->name);
    roff(o, op->summary);
    cg_out_char(o, '\n');
    section(o, "SYNOPSIS");
    cg_out_format(o, "\\fBcodegraph %s\\fR", op->name);
    for (const cg_param *p = op->params; p->name != NULL; p++)
        if (p->flags & CG_PARAM_POSITIONAL)
            cg_out_format(o, p->flags & CG_PARAM_REQUIRED ? " \\fI%s\\fR" : " [\\fI%s\\fR]", p->name);
    cg_out_z(o, " [\\fIoption\\fR]...\n");
    section(o, "DESCRIPTION");
    write_paragraphs(o, cg_str_from(op->description));
    section(o, "OPTIONS");
    for (const cg_param *p = op->params; p->name != NULL; p++) write_param(o, p);
    for (const cg_param *p = cg_cli_options; p->name != NULL; p++) write_param(o, p);
    write_examples(o, op);
    write_exit_status(o);
    section(o, "SEE ALSO");
    cg_out_z(o, ".BR codegraph (1)\n");
}

static void write_list(cg_out *o, const cg_operation *table) {
    for (; table->name != NULL; table++) {
        cg_out_format(o, ".TP\n\\fBcodegraph\\-%s\\fR(1)\n", table->name);
        roff(o, table->summary);
        cg_out_char(o, '\n');
    }
}

static void write_main_page(cg_out *o) {
    cg_out_z(o, ".TH CODEGRAPH 1 \"\" \"codegraph " CG_VERSION "\"\n");
    section(o, "NAME");
    cg_out_z(o, "codegraph \\- source code as a graph: who calls what, what an edit reaches\n");
    section(o, "SYNOPSIS");
    cg_out_z(o, "\\fBcodegraph\\fR \\fIcommand\\fR [\\fIargument\\fR]... [\\fIoption\\fR]...\n");
    section(o, "COMMANDS");
    write_list(o, cg_operations);
    write_list(o, cg_cli_commands);
    section(o, "OPTIONS");
    for (const cg_param *p = cg_cli_options; p->name != NULL; p++) write_param(o, p);
    write_exit_status(o);
    section(o, "FILES");
    cg_out_z(o, ".TP\n\\fI.codegraph/\\fR\nthe graph of the "
                "repository\n.TP\n\\fIcodegraph.yaml\\fR\nsettings; see \\fBcodegraph\\-config\\fR(1)\n"
                ".TP\n\\fI.codegraphignore\\fR\nfiles to leave out, in the syntax of .gitignore\n");
    section(o, "ENVIRONMENT");
    cg_out_z(o, ".TP\n\\fBCODEGRAPH_SECTION__KEY\\fR\na setting\n.TP\n\\fBNO_COLOR\\fR\nno colours\n");
}

static cg_error write_file(const char *dir, const char *command, const cg_out *text) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_str name = cg_arena_format(&arena, "codegraph%s%s.1", *command != '\0' ? "-" : "", command);
    return cg_file_replace(cg_path_join(&arena, dir, name), cg_buf_str(&text->buf));
}

static cg_error write_pages(const char *dir, const cg_operation *table) {
    for (; table->name != NULL; table++) {
        CG_CLEANUP(cg_out_clear) cg_out o = CG_OUT_MEMORY;
        write_page(&o, table);
        CG_TRY(write_file(dir, table->name, &o));
    }
    return CG_OK;
}

cg_error cg_man_write(const char *dir) {
    CG_CLEANUP(cg_out_clear) cg_out o = CG_OUT_MEMORY;
    CG_TRY(cg_dir_make(dir));
    write_main_page(&o);
    CG_TRY(write_file(dir, "", &o));
    CG_TRY(write_pages(dir, cg_operations));
    return write_pages(dir, cg_cli_commands);
}
