/* The whole graph of a project as text that people read and tests compare. */
#ifndef CG_TESTS_SUPPORT_GOLDEN_PRINT_H
#define CG_TESTS_SUPPORT_GOLDEN_PRINT_H

#include "store/snapshot.h"

/* Appends a block a file, in the order of paths: its nodes as a tree, the edges that leave it by their site, the
 * references that have none; then the externals. tests/golden/README.md says how it is read. */
cg_error golden_print(cg_snapshot *s, cg_buf *out);

#endif
