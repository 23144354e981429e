/* libcodegraph: source code as a graph.
 *
 * Index a repository, then ask who calls what, what an edit reaches, where a name is defined. The operations are those
 * of the command line, with the same names, parameters and answers: `codegraph help` lists them.
 *
 *     codegraph *g;
 *     if (codegraph_open(NULL, &g) == CODEGRAPH_OK) {
 *         codegraph_answer *a;
 *         const codegraph_argument callers[] = {{"node", "main"}, {"depth", "2"}};
 *         if (codegraph_query(g, "callers", callers, 2, &a) == CODEGRAPH_OK) puts(codegraph_answer_json(a));
 *         codegraph_answer_free(a);
 *         codegraph_close(g);
 *     }
 *
 * Threads: a codegraph is for one thread at a time; any number of them may be open, also on the same store, and used in
 * as many threads. Only codegraph_cancel may be called from any thread, or a signal handler. Messages of errors belong
 * to the thread that they happened in.
 *
 * Strings are UTF-8 and end with NUL. Text from sources that is not valid UTF-8 has U+FFFD in its place. */
#ifndef CODEGRAPH_H
#define CODEGRAPH_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CODEGRAPH_VERSION_MAJOR 0
#define CODEGRAPH_VERSION_MINOR 1
#define CODEGRAPH_VERSION_PATCH 0
const char *codegraph_version(void); /* "0.1.0": of the library that is running */

/* ---- Errors ---- */

typedef enum codegraph_status {
    CODEGRAPH_OK = 0,
    CODEGRAPH_NOT_FOUND = 1, /* what was named does not exist */
    CODEGRAPH_INVALID = 2,   /* an argument is wrong: the message says which, and what is accepted */
    CODEGRAPH_AMBIGUOUS = 3, /* a name can be several nodes: the answer holds the candidates */
    CODEGRAPH_IO = 4,
    CODEGRAPH_DISK_FULL = 5,
    CODEGRAPH_PERMISSION = 6,
    CODEGRAPH_DAMAGED = 7,     /* the store is damaged: index again into a new one */
    CODEGRAPH_UNSUPPORTED = 8, /* the store is of another version */
    CODEGRAPH_BUSY = 9,        /* another process is indexing into the store */
    CODEGRAPH_LIMIT = 10,
    CODEGRAPH_NO_STORE = 11, /* nothing is indexed yet */
    CODEGRAPH_NO_MEMORY = 12,
    CODEGRAPH_INTERNAL = 13,
    CODEGRAPH_INTERRUPTED = 130,
} codegraph_status;

/* The last message of this thread: what failed, where, what to do. Valid until the thread's next call. Never NULL. */
const char *codegraph_message(void);
/* "NOT_FOUND"; "UNKNOWN" for a number that is no status. */
const char *codegraph_status_name(codegraph_status status);

/* ---- Opening ---- */

typedef struct codegraph codegraph;

/* `store` is the store's folder, or NULL: .codegraph, looked for in the working folder and those above it. The store need
 * not exist yet. Nothing is read before the first question. *out is set on success only. */
codegraph_status codegraph_open(const char *store, codegraph **out);
void codegraph_close(codegraph *g); /* NULL is fine */

/* Makes the operation that is running on g end soon with CODEGRAPH_INTERRUPTED; if none is running, the next one. */
void codegraph_cancel(codegraph *g);

/* ---- Indexing ---- */

/* How far a run is: stage is "walk", "parse", … ; totals of 0 are not known yet. */
typedef void (*codegraph_progress)(void *context, const char *stage, uint64_t files_done,
                                   uint64_t files_total, uint64_t bytes_done, uint64_t bytes_total);
void codegraph_set_progress(codegraph *g, codegraph_progress progress, void *context);

/* Indexes the folder, or brings its graph up to date: short for the operation "index". `folder` NULL: the repository
 * around the working folder. Whatever happens, the store then holds the graph of before or the new one. */
codegraph_status codegraph_index(codegraph *g, const char *folder);

/* ---- Asking ---- */

typedef struct codegraph_argument {
    const char *name;  /* of the parameter: "node", "min-confidence" (or "min_confidence") */
    const char *value; /* as on the command line; "true" for a flag */
} codegraph_argument;

typedef struct codegraph_answer codegraph_answer;

/* Runs an operation by its name. *out is set on success, and with CODEGRAPH_AMBIGUOUS to the candidates; NULL otherwise.
 * An answer that holds nothing is a success: see codegraph_answer_found. Answers stay valid when g is closed. */
codegraph_status codegraph_query(codegraph *g, const char *operation, const codegraph_argument *arguments,
                                 size_t count, codegraph_answer **out);
void codegraph_answer_free(codegraph_answer *a); /* NULL is fine */

/* The whole answer as JSON, with the members that `codegraph … --json` prints. */
const char *codegraph_answer_json(const codegraph_answer *a);
size_t codegraph_answer_size(const codegraph_answer *a); /* bytes of that text */
int codegraph_answer_found(const codegraph_answer *a);   /* whether anything was found */

/* ---- Going through the nodes of an answer ---- */

typedef struct codegraph_node {
    const char *id; /* 36 characters */
    const char *name;
    const char *qualified_name;
    const char *kind;      /* "function", "class", … */
    const char *file_path; /* relative to the indexed folder; "" for symbols of libraries */
    const char *language;
    uint32_t line_number; /* of the name, from 1; 0 if it has none */
    uint32_t end_line;
} codegraph_node;

/* The next node of the answer, in the order of its JSON, nodes of every depth; 0 after the last one. *cursor is 0 for the
 * first and is set to what to go on with. Strings are the answer's. */
int codegraph_next_node(const codegraph_answer *a, size_t *cursor, codegraph_node *out);

#ifdef __cplusplus
}
#endif

#endif
