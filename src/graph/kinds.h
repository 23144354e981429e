/* The vocabulary of the graph: languages, kinds of nodes and edges, how an edge was won. Each list is one table;
 * a value is stored on disk, so new rows are added at the end only. */
#ifndef CG_GRAPH_KINDS_H
#define CG_GRAPH_KINDS_H

#include "base/str.h"

/* constant, name */
#define CG_LANGUAGES(X)                                                                                      \
    X(NONE, "none")                                                                                          \
    X(C, "c")                                                                                                \
    X(CPP, "cpp")                                                                                            \
    X(GO, "go")                                                                                              \
    X(JAVA, "java")                                                                                          \
    X(JAVASCRIPT, "javascript")                                                                              \
    X(PYTHON, "python")                                                                                      \
    X(RUST, "rust")                                                                                          \
    X(TYPESCRIPT, "typescript")                                                                              \
    X(TSX, "tsx")
typedef enum cg_language {
#define X(c, n) CG_LANG_##c,
    CG_LANGUAGES(X)
#undef X
        CG_LANG_COUNT
} cg_language;

#define CG_NODE_KINDS(X)                                                                                     \
    X(PROJECT, "project")                                                                                    \
    X(PACKAGE, "package")                                                                                    \
    X(MODULE, "module")                                                                                      \
    X(FILE, "file")                                                                                          \
    X(NAMESPACE, "namespace")                                                                                \
    X(CLASS, "class")                                                                                        \
    X(STRUCT, "struct")                                                                                      \
    X(UNION, "union")                                                                                        \
    X(INTERFACE, "interface")                                                                                \
    X(TRAIT, "trait")                                                                                        \
    X(ENUM, "enum")                                                                                          \
    X(ENUM_MEMBER, "enum_member")                                                                            \
    X(FUNCTION, "function")                                                                                  \
    X(METHOD, "method")                                                                                      \
    X(CONSTRUCTOR, "constructor")                                                                            \
    X(MACRO, "macro")                                                                                        \
    X(FIELD, "field")                                                                                        \
    X(PROPERTY, "property")                                                                                  \
    X(VARIABLE, "variable")                                                                                  \
    X(CONSTANT, "constant")                                                                                  \
    X(PARAMETER, "parameter")                                                                                \
    X(TYPE_ALIAS, "type_alias")                                                                              \
    X(IMPORT, "import")
typedef enum cg_node_kind {
#define X(c, n) CG_NODE_##c,
    CG_NODE_KINDS(X)
#undef X
        CG_NODE_KIND_COUNT
} cg_node_kind;

#define CG_EDGE_KINDS(X)                                                                                     \
    X(DEFINES, "DEFINES")                                                                                    \
    X(CONTAINS, "CONTAINS")                                                                                  \
    X(CALLS, "CALLS")                                                                                        \
    X(INSTANTIATES, "INSTANTIATES")                                                                          \
    X(IMPORTS, "IMPORTS")                                                                                    \
    X(EXPORTS, "EXPORTS")                                                                                    \
    X(EXTENDS, "EXTENDS")                                                                                    \
    X(IMPLEMENTS, "IMPLEMENTS")                                                                              \
    X(OVERRIDES, "OVERRIDES")                                                                                \
    X(REFERENCES, "REFERENCES")                                                                              \
    X(READS, "READS")                                                                                        \
    X(WRITES, "WRITES")                                                                                      \
    X(USES_TYPE, "USES_TYPE")                                                                                \
    X(RETURNS_TYPE, "RETURNS_TYPE")                                                                          \
    X(ANNOTATES, "ANNOTATES")                                                                                \
    X(DEPENDS_ON, "DEPENDS_ON")                                                                              \
    X(TESTS, "TESTS")
typedef enum cg_edge_kind {
#define X(c, n) CG_EDGE_##c,
    CG_EDGE_KINDS(X)
#undef X
        CG_EDGE_KIND_COUNT
} cg_edge_kind;

/* How an edge was won: proved by scope, import or declared type; by type or value flow; one of several possible
 * targets; from a compiler's index. */
#define CG_RESOLUTIONS(X)                                                                                    \
    X(EXACT, "exact")                                                                                        \
    X(INFERRED, "inferred")                                                                                  \
    X(CANDIDATE, "candidate")                                                                                \
    X(IMPORTED, "imported")
typedef enum cg_resolution {
#define X(c, n) CG_RESOLUTION_##c,
    CG_RESOLUTIONS(X)
#undef X
        CG_RESOLUTION_COUNT
} cg_resolution;

/* Why a reference has no edge. */
#define CG_UNRESOLVED_REASONS(X)                                                                             \
    X(EXTERNAL, "external") /* belongs to a library whose symbol is not known by name */                     \
    X(DYNAMIC, "dynamic")   /* decided at run time: a value of unknown origin, or too many targets */        \
    X(UNKNOWN, "unknown")   /* no definition of that name can be seen from there */
typedef enum cg_unresolved_reason {
#define X(c, n) CG_UNRESOLVED_##c,
    CG_UNRESOLVED_REASONS(X)
#undef X
        CG_UNRESOLVED_COUNT
} cg_unresolved_reason;

#define CG_VISIBILITIES(X)                                                                                   \
    X(NONE, "")                                                                                              \
    X(PUBLIC, "public")                                                                                      \
    X(PROTECTED, "protected")                                                                                \
    X(PACKAGE, "package") /* Java's default, Rust's pub(crate) and pub(super), Go's lower case */            \
    X(PRIVATE, "private") /* C's static and a C++ anonymous namespace too */
typedef enum cg_visibility {
#define X(c, n) CG_VISIBILITY_##c,
    CG_VISIBILITIES(X)
#undef X
        CG_VISIBILITY_COUNT
} cg_visibility;

/* What a file is marked with. */
#define CG_FILE_TEST        1u
#define CG_FILE_GENERATED   2u
#define CG_FILE_VENDORED    4u
#define CG_FILE_DECLARATION 8u /* a header, .d.ts or .pyi */

/* JavaScript and TypeScript, which share their rules. */
static inline bool cg_language_is_script(cg_language language) {
    return language == CG_LANG_JAVASCRIPT || language == CG_LANG_TYPESCRIPT || language == CG_LANG_TSX;
}
const char *cg_language_name(cg_language language);
const char *cg_node_kind_name(cg_node_kind kind);
const char *cg_edge_kind_name(cg_edge_kind kind);
const char *cg_resolution_name(cg_resolution resolution);
const char *cg_unresolved_name(cg_unresolved_reason reason);
const char *cg_visibility_name(cg_visibility visibility);
/* By name, in any case; false, and *out untouched, if there is none. */
bool cg_language_parse(cg_str name, cg_language *out);
bool cg_node_kind_parse(cg_str name, cg_node_kind *out);
bool cg_edge_kind_parse(cg_str name, cg_edge_kind *out);

#endif
