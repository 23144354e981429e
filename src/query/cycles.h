/* Cyclic dependencies: the strongly connected components of files, modules or types. */
#ifndef CG_QUERY_CYCLES_H
#define CG_QUERY_CYCLES_H

#include "query/traverse.h"

typedef enum cg_cycle_level { CG_CYCLES_FILE, CG_CYCLES_MODULE, CG_CYCLES_TYPE } cg_cycle_level;

typedef struct cg_cycle_member {
    cg_str name;     /* path, module or qualified name; the result's */
    cg_node_ref ref; /* the file or type; of a module: its first file by path */
} cg_cycle_member;

typedef struct cg_cycle {
    cg_cycle_member *members; /* by name */
    uint32_t count;           /* at least 2 */
    uint32_t edges;           /* different dependencies among the members */
} cg_cycle;

typedef struct cg_cycles {
    CG_VEC(cg_cycle) list; /* the largest first, then by the first member's name */
    cg_arena arena;
} cg_cycles;

cg_error cg_cycles_find(cg_snapshot *s, cg_cycle_level level, uint32_t kinds, uint8_t min_confidence,
                        const cg_cancel *cancel, cg_cycles *out);
void cg_cycles_clear(cg_cycles *c);

/* The component of each of `count` vertices, numbered from 0: those that reach each other share one. The targets of
 * vertex v are targets[starts[v]] up to targets[starts[v + 1]]. Returns how many there are. Any depth. */
uint32_t cg_components(uint32_t count, const uint32_t *starts, const uint32_t *targets, uint32_t *component);

#endif
