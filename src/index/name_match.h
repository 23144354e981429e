/* Whether a name is what somebody meant who typed a few letters of it. Nothing here regards ASCII case, except
 * where said. */
#ifndef CG_INDEX_NAME_MATCH_H
#define CG_INDEX_NAME_MATCH_H

#include "base/str.h"

#define CG_NAME_MAX 255 /* bytes of a name that count: longer ones are cut for the index */

/* The order of the dictionary: by letters without their case, then by bytes. */
int cg_name_compare(cg_str a, cg_str b);
/* The same without the second step: 0 for names that differ in case only. */
int cg_name_compare_folded(cg_str a, cg_str b);
bool cg_name_starts(cg_str name, cg_str prefix);

/* `*` any text, `?` one character, `[a-z]`, `[!a]`, `\x` x itself; regards case. */
bool cg_name_glob(cg_str pattern, cg_str name);
bool cg_name_is_glob(cg_str text); /* has * ? or [ */

/* Whether the query is made of beginnings of the name's words, in order: GNB, getNode, gn block and nodeBl for
 * getNodeBlock and get_node_block. A blank and (behind a lower-case letter) an upper-case letter in the query
 * must begin a word of the name. */
#define CG_PARTS_MAX_QUERY 63
typedef struct cg_parts {
    cg_str query;
    uint64_t places[256]; /* by character, in either case: the places of the query that hold it, as bits */
    uint64_t demanding;   /* places that must begin a word */
    uint8_t next[CG_PARTS_MAX_QUERY + 1]; /* the next letter or digit from a place on */
    bool possible;                        /* the query has a letter or digit, and is not too long */
} cg_parts;

/* The query's bytes must stay. */
void cg_parts_init(cg_parts *p, cg_str query);
bool cg_parts_match(const cg_parts *p, cg_str name);

/* Edit distance (insert, delete, change, swap neighbours) to names that come in sorted order: the work done for a
 * beginning is kept for the next name that shares it. */
#define CG_FUZZY_MAX_QUERY 64
typedef struct cg_fuzzy {
    unsigned char query[CG_FUZZY_MAX_QUERY];
    unsigned char name[CG_NAME_MAX];
    unsigned query_len, limit;
    unsigned valid; /* rows that are computed for `name` */
    unsigned dead;  /* the length of a beginning that no near name has; CG_NAME_MAX + 1: none is known */
    unsigned char rows[CG_NAME_MAX + 1][CG_FUZZY_MAX_QUERY + 1];
} cg_fuzzy;

/* limit: the largest distance of interest, at most 4. False if the query is too long for fuzzy search. */
bool cg_fuzzy_init(cg_fuzzy *f, cg_str query, unsigned limit);
/* `shared`: how many first bytes the name has in common with the one before it (0 is always right).
 * The distance, or limit + 1 if it is more. */
unsigned cg_fuzzy_next(cg_fuzzy *f, cg_str name, size_t shared);

#endif
