/* Between explain.c (edges), explain_values.c (expressions) and explain_cells.c (where values come from). */
#ifndef CG_RESOLVE_EXPLAIN_INTERNAL_H
#define CG_RESOLVE_EXPLAIN_INTERNAL_H

#include "resolve/explain.h"
#include "resolve/internal.h"

#define CG_WHY_DEPTH 24u
#define CG_WHY_STEPS 96u

typedef struct cg_whying {
    cg_resolver *r;
    cg_rctx *x;
    cg_arena *arena;
    const cg_why_query *query;
    cg_values **denotes, **values; /* of each file's expressions; made when first asked for */
    CG_VEC(cg_why_step) steps;
    cg_map64 seen; /* what was explained already */
    unsigned depth;
    cg_value part; /* what is looked for in the container at hand; 0: nothing */
} cg_whying;

/* Fills in denotes and values of the file and makes it the current one. */
void cg_why_enter(cg_whying *w, cg_rfile *f);
/* Back to a file that was entered before, at an expression. */
void cg_why_at(cg_whying *w, cg_rfile *f, cg_expr_id e);
void cg_why_say(cg_whying *w, const cg_rfile *f, uint32_t at, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* "function f", "an instance of class C", "library symbol json.loads" */
cg_str cg_why_value(cg_whying *w, cg_value v);
cg_str cg_why_def(cg_whying *w, cg_gid id); /* with its kind */
bool cg_why_same(cg_value a, cg_value b);   /* but for how it was won and type arguments */
bool cg_why_holds(cg_values set, cg_value v);

/* Each returns whether the way was followed to its end. */
bool cg_why_expr(cg_whying *w, cg_rfile *f, cg_expr_id e, cg_value v);    /* why the expression is v */
bool cg_why_denoted(cg_whying *w, cg_rfile *f, cg_expr_id e, cg_value d); /* why the name stands for d */
bool cg_why_cell(cg_whying *w, cg_gid id, cg_value v); /* why the variable, field or parameter holds v */
bool cg_why_result(cg_whying *w, cg_gid function, cg_value v);                 /* why calling it gives v */
bool cg_why_part(cg_whying *w, cg_rfile *f, cg_expr_id container, cg_value v); /* why v is in the container */

/* The operand that put v into a list or map literal. */
bool cg_why_made_with(cg_whying *w, cg_rfile *f, cg_expr_id literal, cg_value v);

#endif
