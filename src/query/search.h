/* Searches nodes by name. */
#ifndef CG_QUERY_SEARCH_H
#define CG_QUERY_SEARCH_H

#include "index/names.h"

typedef struct cg_search_options {
    cg_str text;
    unsigned how;   /* 1 << cg_name_how; a text with * ? or [ is a pattern, if CG_NAMES_ANY_HOW are wanted */
    uint32_t kinds; /* 1 << cg_node_kind; 0: any */
    uint32_t languages; /* 1 << cg_language; 0: any */
    cg_str path;        /* a pattern for paths (`**` stands for any folders), or a folder; empty: any */
    size_t limit;
    const cg_cancel *cancel; /* may be NULL */
} cg_search_options;

typedef struct cg_found {
    cg_node_ref ref;
    uint8_t how, distance, rank;
    cg_str name, path; /* the snapshot's or result's */
} cg_found;

typedef struct cg_search_result {
    CG_VEC(cg_found) nodes; /* best first */
    cg_arena arena;
    bool cut; /* there may be more */
} cg_search_result;

/* CG_ERR_INVALID for an empty text. */
cg_error cg_search(cg_snapshot *s, const cg_search_options *options, cg_search_result *out);
void cg_search_clear(cg_search_result *r);

#endif
