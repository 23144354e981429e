/* What the parts of the name index share: its records and its pages' names. */
#ifndef CG_INDEX_NAMES_INTERNAL_H
#define CG_INDEX_NAMES_INTERNAL_H

#include "index/names.h"

#define CG_NAMES_PAGES    "names"
#define CG_NAMES_POSTINGS "names.postings"

/* A posting by the number its name has in a table of strings. */
typedef struct cg_name_record {
    uint32_t name;
    cg_posting posting;
} cg_name_record;
typedef CG_VEC(cg_name_record) cg_name_records;

/* Appends one record for each name that occurs in the fragment, in order of the names' numbers. */
void cg_name_records_collect(cg_intern *names, const cg_fragment *fragment, const cg_node_block *nodes,
                             cg_name_records *out);
/* Sorts by name in the dictionary's order; records of one name stay in the order they came in. */
void cg_name_records_sort(const cg_intern *names, cg_name_records *records);

/* The first name of a page, in the page. */
cg_error cg_names_first(cg_snapshot *s, uint32_t page, cg_str *first);
/* The last page from `from` on whose first name is not behind `name`; `from` if there is none. */
cg_error cg_names_page_of(cg_snapshot *s, cg_str name, uint32_t from, uint32_t *page);

#endif
