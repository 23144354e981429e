/* Completion scripts from the table of operations. */
#include "cli/cli.h"

static void each_command(cg_out *o, void (*write)(cg_out *, const cg_operation *)) {
    for (const cg_operation *op = cg_operations; op->name != NULL; op++) write(o, op);
    for (const cg_operation *op = cg_cli_commands; op->name != NULL; op++) write(o, op);
}

static void write_word(cg_out *o, const cg_operation *op) { cg_out_format(o, "%s ", op->name); }

static bool is_option(const cg_param *p) { return !(p->flags & CG_PARAM_POSITIONAL); }

static void write_options(cg_out *o, const cg_param *params) {
    for (const cg_param *p = params; p->name != NULL; p++)
        if (is_option(p)) cg_out_format(o, "--%s ", p->name);
}

/* ---- bash ---- */

static void bash_values(cg_out *o, const cg_param *params) {
    for (const cg_param *p = params; p->name != NULL; p++) {
        if (!is_option(p)) continue;
        if (p->choices != NULL)
            cg_out_format(o, "        --%s) COMPREPLY=($(compgen -W '%s' -- \"$word\")); return;;\n", p->name,
                          p->choices);
        else if (p->flags & CG_PARAM_PATH)
            cg_out_format(o, "        --%s) COMPREPLY=($(compgen -f -- \"$word\")); return;;\n", p->name);
    }
}

static const cg_param *first_positional(const cg_operation *op) {
    for (const cg_param *p = op->params; p->name != NULL; p++)
        if (!is_option(p)) return p;
    return NULL;
}

static void bash_command(cg_out *o, const cg_operation *op) {
    const cg_param *p = first_positional(op);
    cg_out_format(o, "    %s)\n        case $last in\n", op->name);
    bash_values(o, op->params);
    bash_values(o, cg_cli_options);
    cg_out_z(o, "        esac\n        if [[ $word == -* ]]; then COMPREPLY=($(compgen -W '");
    write_options(o, op->params);
    write_options(o, cg_cli_options);
    cg_out_z(o, "' -- \"$word\"))\n");
    if (p != NULL && p->choices != NULL)
        cg_out_format(o, "        else COMPREPLY=($(compgen -W '%s' -- \"$word\"))\n", p->choices);
    else
        cg_out_z(o, "        else COMPREPLY=($(compgen -f -- \"$word\"))\n");
    cg_out_z(o, "        fi;;\n");
}

static void bash(cg_out *o) {
    cg_out_z(o, "# bash completion of codegraph; made by 'codegraph completion bash'\n_codegraph() {\n"
                "    local word=${COMP_WORDS[COMP_CWORD]} last=${COMP_WORDS[COMP_CWORD-1]}\n"
                "    if [[ $COMP_CWORD == 1 ]]; then COMPREPLY=($(compgen -W '");
    each_command(o, write_word);
    cg_out_z(o, "' -- \"$word\")); return; fi\n    case ${COMP_WORDS[1]} in\n");
    each_command(o, bash_command);
    cg_out_z(o, "    esac\n}\ncomplete -o filenames -F _codegraph codegraph\n");
}

/* ---- zsh, fish ---- */

/* Help inside single quotes; in zsh's option specifications brackets and colons mean something too. */
static void write_quoted(cg_out *o, const char *text, bool specification) {
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            cg_out_z(o, "'\\''");
        else if (specification && memchr("[]:", *text, 3) != NULL)
            cg_out_format(o, "\\%c", *text);
        else
            cg_out_char(o, *text);
    }
}

static void zsh_name(cg_out *o, const cg_operation *op) {
    cg_out_format(o, "        '%s:", op->name);
    write_quoted(o, op->summary, false);
    cg_out_z(o, "'\n");
}

static void zsh_params(cg_out *o, const cg_param *params) {
    for (const cg_param *p = params; p->name != NULL; p++) {
        cg_out_z(o, " '");
        if (is_option(p))
            cg_out_format(o, "--%s[", p->name), write_quoted(o, p->help, true), cg_out_char(o, ']');
        if (is_option(p) && p->type == CG_PARAM_FLAG) {
            cg_out_char(o, '\'');
            continue;
        }
        cg_out_format(o, ":%s:", p->name);
        if (p->choices != NULL)
            cg_out_format(o, "(%s)", p->choices);
        else
            cg_out_z(o, "_files");
        cg_out_char(o, '\'');
    }
}

static void zsh_command(cg_out *o, const cg_operation *op) {
    cg_out_format(o, "    %s) _arguments", op->name);
    zsh_params(o, op->params);
    zsh_params(o, cg_cli_options);
    cg_out_z(o, ";;\n");
}

static void zsh(cg_out *o) {
    cg_out_z(o, "#compdef codegraph\n# made by 'codegraph completion zsh'\n_codegraph() {\n    local -a "
                "commands=(\n");
    each_command(o, zsh_name);
    cg_out_z(o, "    )\n    if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
                "    local command=$words[2]\n    shift words; (( CURRENT-- ))\n    case $command in\n");
    each_command(o, zsh_command);
    cg_out_z(o, "    esac\n}\n_codegraph \"$@\"\n");
}

static void fish_params(cg_out *o, const cg_param *params, const char *command) {
    for (const cg_param *p = params; p->name != NULL; p++) {
        if (!is_option(p)) continue;
        cg_out_z(o, "complete -c codegraph");
        if (command != NULL) cg_out_format(o, " -n '__fish_seen_subcommand_from %s'", command);
        cg_out_format(o, " -l %s", p->name);
        if (p->choices != NULL)
            cg_out_format(o, " -xa '%s'", p->choices);
        else if (p->type != CG_PARAM_FLAG)
            cg_out_z(o, " -r");
        cg_out_z(o, " -d '");
        write_quoted(o, p->help, false);
        cg_out_z(o, "'\n");
    }
}

static void fish_command(cg_out *o, const cg_operation *op) {
    cg_out_format(o, "complete -c codegraph -n __fish_use_subcommand -a %s -d '", op->name);
    write_quoted(o, op->summary, false);
    cg_out_z(o, "'\n");
    fish_params(o, op->params, op->name);
}

static void fish(cg_out *o) {
    cg_out_z(o, "# fish completion of codegraph; made by 'codegraph completion fish'\n");
    each_command(o, fish_command);
    fish_params(o, cg_cli_options, NULL);
}

void cg_completion_write(cg_out *o, cg_str shell) {
    if (cg_str_is(shell, "zsh"))
        zsh(o);
    else if (cg_str_is(shell, "fish"))
        fish(o);
    else
        bash(o);
}
