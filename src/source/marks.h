/* Marks of a file beside its language: CG_FILE_… of graph/kinds.h (test, generated, vendored, declaration),
 * and those that matter only while it is read. Marked files are in the graph like all others, except minified
 * ones. */
#ifndef CG_SOURCE_MARKS_H
#define CG_SOURCE_MARKS_H

#include "graph/kinds.h"

#define CG_MARK_MINIFIED     (1u << 8)
#define CG_MARK_INVALID_UTF8 (1u << 9) /* parsed as the bytes it has */
#define CG_MARK_UTF16                                                                                        \
    (1u << 10) /* the text is a conversion: lines and columns are right, offsets are its own */
#define CG_MARK_BOM    (1u << 11)
#define CG_MARK_STORED 0xffu /* the part that is CG_FILE_… */

/* By the conventions of the language for paths: test, vendored, declaration, minified (*.min.js). */
uint32_t cg_marks_of_path(cg_str path, cg_language language);

/* By the first lines (generated), and by the shape of the whole (minified: average line of at least
 * minified_line bytes and little white space; JavaScript and TypeScript only). */
uint32_t cg_marks_of_content(cg_str text, cg_language language, uint64_t minified_line);

/* Bytes of the longest line, a trailing embedded source map not counted. */
uint64_t cg_longest_line(cg_str text);

#endif
