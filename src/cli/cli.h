/* What the parts of the command line share. */
#ifndef CG_CLI_CLI_H
#define CG_CLI_CLI_H

#include "ops/operation.h"

/* Commands that only the command line has: help, completion. Ended by one without name. */
extern const cg_operation cg_cli_commands[];
/* Of either table; NULL if there is none. */
const cg_operation *cg_cli_find(cg_str name);

/* Options that every command takes. Ended by one without name. */
extern const cg_param cg_cli_options[];

/* Pages of help, as text. op NULL: the overview. */
void cg_help_write(cg_out *o, const cg_operation *op);
/* One man page for the program and one for each command: DIR/codegraph.1, DIR/codegraph-search.1 … */
cg_error cg_man_write(const char *dir);
/* A completion script: "bash", "zsh" or "fish". */
void cg_completion_write(cg_out *o, cg_str shell);

/* Text for a terminal: control characters and those that reorder text are shown as escapes, what is no UTF-8 as
 * U+FFFD. Returns how many columns it takes. */
size_t cg_safe_text(cg_out *o, cg_str s);
/* The same, but lines stay lines, each behind `margin`. */
void cg_safe_lines(cg_out *o, cg_str s, const char *margin);

#endif
