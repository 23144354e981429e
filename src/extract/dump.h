/* Facts as text for people: golden tests, `codegraph parse`. */
#ifndef CG_EXTRACT_DUMP_H
#define CG_EXTRACT_DUMP_H

#include "graph/facts.h"

/* Appends all facts, a line each. `source` may be empty: then texts show as ranges only.
 *
 * Symbols are written name%number. Expressions: f(a, k=b) call, new T(a), a.b, a[k], (a | b) choice, each(a)
 * element, a#0 item, enter(a), <T>a cast, T<A> apply, %n symbol, fn%n function; `?` is unknown. */
void cg_facts_dump(const cg_facts *f, cg_str source, cg_buf *out);
/* One expression alone. */
void cg_facts_dump_expr(const cg_facts *f, cg_expr_id e, cg_buf *out);

#endif
