/* Answers for people: headings, lines of "name  value", tables. */
#ifndef CG_CLI_RENDER_H
#define CG_CLI_RENDER_H

#include "cli/tree.h"

typedef struct cg_render_options {
    bool aligned; /* a terminal: padded columns with titles; else columns are separated by tabs */
    bool colours;
} cg_render_options;

void cg_render(const cg_tree *root, const cg_render_options *options, cg_out *out);

#endif
