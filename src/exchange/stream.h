/* The graph as a sequence of nodes, then edges, for the formats. Inside exchange/ only. */
#ifndef CG_EXCHANGE_STREAM_H
#define CG_EXCHANGE_STREAM_H

#include "base/out.h"
#include "base/thread.h"
#include "query/describe.h"

/* One edge at one site. */
typedef struct cg_export_edge {
    cg_uuid id, source, target;
    cg_str file; /* of the site; empty if there is none */
    uint32_t line, column;
    uint8_t kind, resolution, confidence, candidates;
} cg_export_edge;

typedef struct cg_export_sink cg_export_sink;
struct cg_export_sink {
    void (*begin)(cg_export_sink *sink);
    void (*node)(cg_export_sink *sink, const cg_described *node);
    void (*edge)(cg_export_sink *sink, const cg_export_edge *edge);
    void (*end)(cg_export_sink *sink);
    cg_out *out;
};

cg_error cg_export_stream(cg_snapshot *s, const cg_cancel *cancel, cg_export_sink *sink);

#endif
