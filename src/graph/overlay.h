/* What a compiler's index says of one file, in the graph's own terms: which definition stands behind each name, and
 * which definitions implement which. It holds for the content it was made from, and for targets whose files still
 * have the content that the compiler saw. Kept in the store as one page a file. */
#ifndef CG_GRAPH_OVERLAY_H
#define CG_GRAPH_OVERLAY_H

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "graph/kinds.h"

/* The store's name for the pages. */
#define CG_OVERLAY_PAGES "overlay"

/* What sort of thing a symbol is, by its descriptor. */
typedef enum cg_overlay_shape {
    CG_SHAPE_FILE, /* the file or module itself */
    CG_SHAPE_TYPE,
    CG_SHAPE_FUNCTION, /* functions, methods, constructors, macros */
    CG_SHAPE_VALUE,    /* variables, fields, constants */
    CG_SHAPE_PARAMETER,
    CG_SHAPE_UNKNOWN, /* of locals */
    CG_SHAPE_COUNT
} cg_overlay_shape;

typedef struct cg_overlay_file {
    cg_str path;
    cg_hash128 content;
} cg_overlay_file;

typedef struct cg_overlay_external {
    cg_str package, path; /* as in cg_found_external */
} cg_overlay_external;

typedef struct cg_overlay_target {
    uint32_t file;  /* in files; CG_NONE: an external */
    uint32_t at;    /* offset of the definition's name; an external's index */
    uint32_t shape; /* cg_overlay_shape */
} cg_overlay_target;

#define CG_OVERLAY_CALLED 1u /* an opening parenthesis follows the name */
#define CG_OVERLAY_WRITE  2u
#define CG_OVERLAY_IMPORT 4u
/* What stands there is not the target's name: an alias, or an indexer's way to speak of what is around. It confirms an
 * edge and contradicts none. */
#define CG_OVERLAY_ALIAS 8u

/* A name at a place means a target; several of one place: the index names several definitions. */
typedef struct cg_overlay_reference {
    uint32_t at, target;
    uint32_t flags; /* CG_OVERLAY_… */
} cg_overlay_reference;

/* The definition whose name stands at `at` implements, extends or overrides the target. */
typedef struct cg_overlay_relation {
    uint32_t at, target;
} cg_overlay_relation;

typedef struct cg_overlay {
    cg_str path;
    cg_hash128 content;
    uint32_t language; /* cg_language of the file, which its externals have too */
    cg_overlay_file *files;
    cg_overlay_external *externals;
    cg_overlay_target *targets;
    cg_overlay_reference *references; /* by place, then target */
    cg_overlay_relation *relations;   /* by place, then target */
    uint32_t file_count, external_count, target_count, reference_count, relation_count;
} cg_overlay;

void cg_overlay_encode(const cg_overlay *o, cg_buf *out);
/* Texts point into the bytes, arrays are the arena's. CG_ERR_DAMAGED, CG_ERR_VERSION; every index is in range. */
cg_error cg_overlay_decode(cg_str bytes, cg_arena *arena, cg_overlay *out);

#endif
