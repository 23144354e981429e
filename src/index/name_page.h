/* The dictionary of names in pages. A page ends where the hash of the next name says so: which names share a page
 * follows from the set of names alone, and a new name changes one page only.
 *
 * A posting says that a fragment has nodes of that name, not which: the nodes' places change with every edit of the
 * file, its names seldom do. The nodes are found in the fragment's node block. */
#ifndef CG_INDEX_NAME_PAGE_H
#define CG_INDEX_NAME_PAGE_H

#include "base/error.h"
#include "index/name_match.h"

/* Groups of node kinds, as bits of a posting. */
#define CG_NAMES_TYPE      1u
#define CG_NAMES_FUNCTION  2u  /* and macros */
#define CG_NAMES_METHOD    4u  /* and constructors */
#define CG_NAMES_MEMBER    8u  /* fields, properties, enum members */
#define CG_NAMES_VARIABLE  16u /* and constants */
#define CG_NAMES_CONTAINER 32u /* project, package, module, file, namespace */
#define CG_NAMES_PARAMETER 64u
#define CG_NAMES_IMPORT    128u

typedef struct cg_posting {
    uint32_t fragment;
    uint8_t kinds; /* CG_NAMES_… of the nodes of that name */
    uint8_t rank;  /* of the best of them: smaller is better */
} cg_posting;

#define CG_NAME_PAGE_NAMES 1024 /* on average */
/* Whether this name is the first of a page, wherever it stands. */
bool cg_name_begins_page(cg_str name);

/* ---- Writing: names in order, each with its postings in order of fragments ---- */

typedef struct cg_name_page {
    cg_buf names;    /* read by every search */
    cg_buf postings; /* read for the names that are found */
    char last[CG_NAME_MAX];
    size_t last_len;
} cg_name_page;

/* At least one posting. */
void cg_name_page_add(cg_name_page *p, cg_str name, const cg_posting *postings, size_t count);
void cg_name_page_reset(cg_name_page *p);
void cg_name_page_clear(cg_name_page *p);

/* ---- Reading ---- */

typedef struct cg_name_cursor {
    const uint8_t *at, *end;
    char text[CG_NAME_MAX];
    cg_str name;        /* the current one */
    size_t shared;      /* first bytes it has in common with the one before it */
    uint8_t kinds;      /* of all its postings */
    uint8_t rank;       /* the best of its postings */
    uint32_t count;     /* of its postings */
    size_t postings_at; /* where they are in the page's postings */
    size_t postings_len;
    bool damaged;
} cg_name_cursor;

void cg_name_cursor_init(cg_name_cursor *c, cg_str names);
/* The next name; false at the end, and at damage, which is then set. */
bool cg_name_cursor_next(cg_name_cursor *c);
/* The postings of the cursor's current name, from the page's postings, into out[cursor.count]. */
cg_error cg_name_postings(const cg_name_cursor *c, cg_str postings, cg_posting *out);

#endif
