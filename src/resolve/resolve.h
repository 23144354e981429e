/* Facts of all files to edges. The stages are those of docs/resolve.md: names and scopes, modules and imports,
 * classes, declared types, then rounds that carry values along until nothing changes. The result is a function of
 * the input alone: neither the order of work nor the number of threads shows in it. */
#ifndef CG_RESOLVE_RESOLVE_H
#define CG_RESOLVE_RESOLVE_H

#include "base/thread.h"
#include "graph/facts.h"

typedef struct cg_resolve_file {
    cg_str path; /* relative to the root, '/' between parts */
    cg_language language;
    uint32_t marks;        /* CG_FILE_… */
    const cg_facts *facts; /* NULL: not indexed */
} cg_resolve_file;

/* Files that say how modules are found: go.mod, package.json, tsconfig.json, Cargo.toml, compile_commands.json,
 * pyproject.toml … (cg_resolve_wants tells which). */
typedef struct cg_resolve_manifest {
    cg_str path, content;
} cg_resolve_manifest;

typedef struct cg_resolve_input {
    cg_str project;
    const cg_resolve_file *files; /* sorted by path, bytewise */
    uint32_t file_count;
    const cg_resolve_manifest *manifests; /* sorted by path */
    uint32_t manifest_count;
    unsigned threads;
    const cg_cancel *cancel; /* may be NULL */
} cg_resolve_input;

/* Is this a file (by the last part of its name) whose content belongs to the manifests? */
bool cg_resolve_wants(cg_str name);

/* A target: a node of a file, a package (a folder seen as a module), or an external symbol. */
typedef enum cg_target_space { CG_TARGET_FILE, CG_TARGET_PACKAGE, CG_TARGET_EXTERNAL } cg_target_space;

typedef struct cg_found_edge {
    uint32_t source; /* node of the file */
    uint32_t at;     /* byte offset of the site */
    uint32_t target; /* file, package or external, by space */
    uint32_t node;   /* FILE: its node; otherwise 0 */
    uint8_t space;   /* cg_target_space */
    uint8_t kind : 5, resolution : 3;
    uint8_t confidence; /* percent */
    uint8_t candidates; /* for CANDIDATE: how many targets there are, 255 for more; otherwise 1 */
} cg_found_edge;

typedef struct cg_found_unresolved {
    uint32_t source, at;
    uint32_t name;  /* string of the file's facts */
    uint8_t kind;   /* cg_edge_kind it would have been */
    uint8_t reason; /* cg_unresolved_reason */
} cg_found_unresolved;

typedef struct cg_found_file {
    cg_str module;    /* the file's module by its language's rules: "a.b", "example.org/x/y", "crate::a" */
    uint32_t package; /* index of its package, CG_NONE if it has none */
    cg_found_edge *edges;
    cg_found_unresolved *unresolved;
    uint32_t edge_count, unresolved_count;
} cg_found_file;

typedef struct cg_found_package {
    cg_language language;
    cg_str name; /* import path, dotted name */
    cg_str path; /* its folder */
} cg_found_package;

typedef struct cg_found_external {
    cg_language language;
    cg_str package; /* "json", "fmt", "java.util", "lodash" … */
    cg_str path;    /* symbol inside the package, "" for the package itself */
    uint8_t kind;   /* cg_node_kind as far as its use shows it */
} cg_found_external;

typedef struct cg_resolution_result cg_resolution_result;

/* Runs all stages. The input must stay until the result is freed. */
cg_error cg_resolve(const cg_resolve_input *input, cg_resolution_result **out);
void cg_resolution_free(cg_resolution_result *result);

const cg_found_file *cg_resolution_file(const cg_resolution_result *result, uint32_t file);
/* Gives back a file's edges early, once they are stored. Each file by one thread. */
void cg_resolution_release_file(cg_resolution_result *result, uint32_t file);
/* Packages sorted by language and path; externals by language, package and path: those an edge leads to, and
 * their packages. */
const cg_found_package *cg_resolution_packages(const cg_resolution_result *result, uint32_t *count);
const cg_found_external *cg_resolution_externals(const cg_resolution_result *result, uint32_t *count);

#endif
