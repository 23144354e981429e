/* Numbers about every node: what is used most, what is complex, what nothing uses. */
#ifndef CG_QUERY_MEASURE_H
#define CG_QUERY_MEASURE_H

#include "query/scan.h"
#include "query/traverse.h"

/* Which nodes are looked at. */
typedef struct cg_node_filter {
    uint32_t kinds;     /* 1 << cg_node_kind; 0: any */
    uint32_t languages; /* 1 << cg_language; 0: any */
    cg_str path;        /* pattern or folder; empty: any */
    bool no_tests;      /* leave out test code */
} cg_node_filter;
/* Whether the path is the folder or file named, lies in it, or matches it as a pattern; an empty pattern: always. */
bool cg_path_fits(cg_str pattern, cg_str path);
bool cg_filter_fragment(const cg_node_filter *f, const cg_fragment *fragment);
bool cg_filter_node(const cg_node_filter *f, const cg_scan_item *item, uint32_t node);

/* ---- Hubs: nodes with the most neighbours; value: their number ---- */

enum { CG_HUB_IN, CG_HUB_OUT, CG_HUB_DATA }; /* in data: different sources and targets */
cg_error cg_hubs(cg_snapshot *s, const cg_node_filter *filter, uint32_t kinds, uint8_t min_confidence,
                 cg_direction direction, const cg_cancel *cancel, cg_top *top);

/* ---- Metrics ---- */

typedef enum cg_metric {                       /* places in data */
                         CG_METRIC_COMPLEXITY, /* of a file: the sum of its functions' */
                         CG_METRIC_LINES,
                         CG_METRIC_FAN_IN,     /* different callers; of a file: files that use it */
                         CG_METRIC_FAN_OUT,    /* different callees; files it uses */
                         CG_METRIC_PARAMETERS, /* of a file: the number of its functions */
                         CG_METRIC_COUNT
} cg_metric;
cg_error cg_metrics_of_functions(cg_snapshot *s, const cg_node_filter *filter, uint8_t min_confidence,
                                 cg_metric sort, const cg_cancel *cancel, cg_top *top);
cg_error cg_metrics_of_files(cg_snapshot *s, const cg_node_filter *filter, uint8_t min_confidence,
                             cg_metric sort, const cg_cancel *cancel, cg_top *top);

/* ---- Unreferenced: definitions that no edge leads to ---- */

/* Left out: entry points, tests, what is visible to other projects (unless `exported`), what overrides or implements
 * something, declarations, what is linked or called from outside by its very name, and members whose name occurs in a
 * reference that could not be resolved. Value: its lines. */
cg_error cg_unreferenced_find(cg_snapshot *s, const cg_node_filter *filter, bool exported,
                              const cg_cancel *cancel, cg_top *top);

#endif
