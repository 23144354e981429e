/* How an edge was won: resolution is run again over the facts, and the edge's target followed back from its site, step
 * by step, through what the solution holds: which expression, which scope or import, which declared type, which
 * assignment, argument, result. Nothing is recorded while resolving: the trace costs only those who ask. */
#ifndef CG_RESOLVE_EXPLAIN_H
#define CG_RESOLVE_EXPLAIN_H

#include "resolve/resolve.h"

typedef struct cg_why_query {
    uint32_t file, at; /* the site */
    cg_edge_kind kind;
    cg_target_space space;
    uint32_t target, node; /* FILE: file and node */
    cg_str package, path;  /* EXTERNAL, PACKAGE: as found */
} cg_why_query;

typedef struct cg_why_step {
    uint32_t depth;    /* what explains a step stands below it, one deeper */
    uint32_t file, at; /* place; file CG_NONE: none */
    cg_str text;
} cg_why_step;

typedef struct cg_why {
    cg_why_step *steps;
    uint32_t count;
    bool found;    /* resolution has this edge, from these facts */
    bool complete; /* followed to a definition, declared type or import; false: a part is not accounted for */
} cg_why;

/* Runs resolution once, and answers each question. All of *out, which has room for `count`, is the arena's. */
cg_error cg_resolve_explain(const cg_resolve_input *input, const cg_why_query *queries, uint32_t count,
                            cg_arena *arena, cg_why *out);

#endif
