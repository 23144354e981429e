/* What compilers' indexes say, laid over the edges of resolution. Only for this folder.
 *
 * An overlay belongs to a file's content: it counts while the file has that content, and leads to definitions in files
 * that still have the content the compiler saw. The store keeps overlays as pages, whether they count or not. */
#ifndef CG_INGEST_OVERLAY_H
#define CG_INGEST_OVERLAY_H

#include "ingest/run.h"

/* Reads the overlays that are stored, or were just imported, and finds those that count; run->overlay stays NULL if
 * none does. After resolution. Stores the pages if there was an import. */
cg_error cg_overlay_run_begin(cg_run *run);
void cg_overlay_run_free(cg_overlay_run *o); /* NULL is fine */

/* Resolution's externals and those of the overlays, in the same order. *places: where each of resolution's is in the
 * list; NULL: at its own place. */
const cg_found_external *cg_overlay_run_externals(cg_run *run, uint32_t *count, const uint32_t **places);
/* Finds the nodes of all targets; externals: the node of each of the list. */
void cg_overlay_run_link(cg_run *run, const cg_node_ref *externals);

/* Corrects the edges and unresolved references of a file: w->edges, w->unresolved. Any thread. */
void cg_overlay_run_apply(cg_run *run, uint32_t item, cg_run_worker *w);

/* What became of the import, for whoever gave it. */
void cg_overlay_run_report(cg_run *run);

/* ---- Between overlay.c and overlay_apply.c ---- */

/* A definition in a file, by the place of its name. */
typedef struct cg_placed {
    uint32_t at, node;
    bool decorated; /* what its name means is what the decorator made of it */
} cg_placed;

typedef struct cg_overlay_live {
    cg_overlay doc;
    uint32_t item;        /* in run->resolved */
    cg_node_ref *targets; /* of each target; fragment CG_NONE: it leads nowhere */
    uint8_t *kinds;       /* cg_node_kind of each; CG_NODE_KIND_COUNT: external, by shape alone */
    bool *decorated;
} cg_overlay_live;

typedef struct cg_override {
    uint64_t from, to; /* nodes: fragment << 32 | node */
} cg_override;

struct cg_overlay_run {
    cg_overlay_live *live;
    uint32_t live_count;
    uint32_t *live_of; /* by item: CG_NONE */
    uint32_t *item_of; /* by fragment: CG_NONE; files have numbers below the limit */
    uint32_t item_limit;
    cg_placed **placed; /* by item, by place; made when first asked for */
    uint32_t *placed_len;
    cg_override *overrides; /* sorted */
    size_t override_count;
    cg_found_external *externals;
    uint32_t *external_places;
    uint32_t external_count;
    cg_map64 external_at; /* node: index in externals */
    CG_VEC(cg_overlay_conflict) conflicts;
    cg_overlay_report report;
};

/* The definition whose name stands at a place of a file that has an overlay; CG_NONE. */
uint32_t cg_overlay_named(const cg_run *run, uint32_t item, uint32_t at);
/* The node's kind and parent; false for what is in no file. */
bool cg_overlay_node(const cg_run *run, cg_node_ref ref, cg_node_kind *kind, uint32_t *parent);

#endif
