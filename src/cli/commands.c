/* Commands and options that only the command line has. */
#include "cli/cli.h"

#include "base/arena.h"
#include "base/mem.h"

static cg_error run_help(cg_request *r) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    const cg_arg *command = cg_request_arg(r, "command"), *man = cg_request_arg(r, "man");
    if (man->given) return cg_man_write(cg_arena_z(&arena, man->text));
    const cg_operation *op = command->given ? cg_cli_find(command->text) : NULL;
    if (command->given && op == NULL)
        return cg_fail(CG_ERR_INVALID, "there is no command '%.*s': 'codegraph help' lists them",
                       CG_STR_ARG(command->text));
    cg_help_write(r->text, op);
    return CG_OK;
}

static cg_error run_completion(cg_request *r) {
    cg_completion_write(r->text, cg_request_text(r, "shell"));
    return CG_OK;
}

const cg_operation cg_cli_commands[] = {
    {"help", "Explain a command", "Without a command: the list of all.", "callers", CG_PERMISSION_NONE,
     run_help,
     (const cg_param[]){{"command", CG_PARAM_TEXT, CG_PARAM_POSITIONAL, NULL, 0, 0, NULL, "The command"},
                        {"man", CG_PARAM_TEXT, CG_PARAM_PATH, NULL, 0, 0, NULL,
                         "Write all man pages into this folder instead"},
                        {0}}},
    {"completion", "Print a completion script for a shell",
     "Load it in the shell's start file, or put it where the shell looks for completions.", "bash",
     CG_PERMISSION_NONE, run_completion,
     (const cg_param[]){{"shell", CG_PARAM_CHOICE, CG_PARAM_REQUIRED | CG_PARAM_POSITIONAL, NULL, 0, 0,
                         "bash zsh fish", "The shell"},
                        {0}}},
    {0},
};

const cg_param cg_cli_options[] = {
    {"store", CG_PARAM_TEXT, CG_PARAM_PATH, NULL, 0, 0, NULL,
     "The store's folder, instead of .codegraph found from here"},
    {"config", CG_PARAM_TEXT, CG_PARAM_PATH, NULL, 0, 0, NULL, "A file of settings beside the repository's"},
    {"json", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL, "Print the answer as JSON"},
    {"help", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL, "Explain the command"},
    {"version", CG_PARAM_FLAG, 0, NULL, 0, 0, NULL, "Print the version"},
    {0},
};

const cg_operation *cg_cli_find(cg_str name) {
    const cg_operation *op = cg_operation_find(cg_operations, name);
    return op != NULL ? op : cg_operation_find(cg_cli_commands, name);
}
