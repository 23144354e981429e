/* What became of each file: the one list of outcomes. Values are stored: new rows are added at the end only.
 */
#ifndef CG_SOURCE_COVERAGE_H
#define CG_SOURCE_COVERAGE_H

/* constant, name, text */
#define CG_COVERAGES(X)                                                                                      \
    X(INDEXED, "indexed", "in the graph, all of it")                                                         \
    X(PARTIAL, "partial", "in the graph, but parts of it did not parse")                                     \
    X(UNSUPPORTED, "unsupported", "not in a language that can be parsed")                                    \
    X(TOO_LARGE, "too_large", "larger than the limit on a file's size")                                      \
    X(LONG_LINES, "long_lines", "has a line longer than the limit: data, not source")                        \
    X(MINIFIED, "minified", "minified: the source it was made from is what to index")                        \
    X(BINARY, "binary", "binary content")                                                                    \
    X(ENCODING, "encoding", "in an encoding that is not supported (UTF-32)")                                 \
    X(UNREADABLE, "unreadable", "cannot be read")                                                            \
    X(VANISHED, "vanished", "was there, and was gone when it was to be read")                                \
    X(CHANGING, "changing", "kept changing while it was read")                                               \
    X(LINK, "link", "a link to what is in the tree and indexed there")                                       \
    X(LINK_OUTSIDE, "link_outside", "a link that leaves the tree")                                           \
    X(LINK_BROKEN, "link_broken", "a link that leads nowhere, or to itself")                                 \
    X(NOT_REGULAR, "not_regular", "a pipe, socket or device")                                                \
    X(DEPENDENCIES, "dependencies", "a folder of installed packages")                                        \
    X(LIMIT, "limit", "given up at a limit of nodes, depth or steps")

typedef enum cg_coverage {
#define X(c, n, t) CG_COVERAGE_##c,
    CG_COVERAGES(X)
#undef X
        CG_COVERAGE_COUNT
} cg_coverage;

const char *cg_coverage_name(cg_coverage coverage);
const char *cg_coverage_text(cg_coverage coverage);

#endif
