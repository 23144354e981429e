/* The handlers of the operations table, by the file they are in. */
#ifndef CG_OPS_HANDLERS_H
#define CG_OPS_HANDLERS_H

#include "ops/answer.h"

/* names.c */
cg_error cg_run_show(cg_request *r);
cg_error cg_run_search(cg_request *r);
cg_error cg_run_outline(cg_request *r);
/* relations.c */
cg_error cg_run_references(cg_request *r);
cg_error cg_run_callers(cg_request *r);
cg_error cg_run_callees(cg_request *r);
cg_error cg_run_impact(cg_request *r);
cg_error cg_run_subgraph(cg_request *r);
cg_error cg_run_path(cg_request *r);
/* dependencies.c */
cg_error cg_run_deps(cg_request *r);
cg_error cg_run_dependents(cg_request *r);
/* analysis.c */
cg_error cg_run_cycles(cg_request *r);
cg_error cg_run_hubs(cg_request *r);
cg_error cg_run_metrics(cg_request *r);
cg_error cg_run_unreferenced(cg_request *r);
/* unresolved.c */
cg_error cg_run_unresolved(cg_request *r);
/* upkeep.c */
cg_error cg_run_index(cg_request *r);
cg_error cg_run_status(cg_request *r);
cg_error cg_run_stats(cg_request *r);
cg_error cg_run_fsck(cg_request *r);
cg_error cg_run_export(cg_request *r);
cg_error cg_run_bench(cg_request *r);
cg_error cg_run_config(cg_request *r);
/* import.c */
cg_error cg_run_import(cg_request *r);
/* parse.c */
cg_error cg_run_parse(cg_request *r);

/* Lists of names for parameters, in the order of the enumerations they stand for. */
#define CG_CHOICES_NODE_KINDS                                                                                \
    "project package module file namespace class struct union interface trait enum enum_member function "    \
    "method constructor macro field property variable constant parameter type_alias import"
#define CG_CHOICES_EDGE_KINDS                                                                                \
    "DEFINES CONTAINS CALLS INSTANTIATES IMPORTS EXPORTS EXTENDS IMPLEMENTS OVERRIDES REFERENCES READS "     \
    "WRITES USES_TYPE RETURNS_TYPE ANNOTATES DEPENDS_ON TESTS"
#define CG_CHOICES_LANGUAGES "none c cpp go java javascript python rust typescript tsx"

#endif
