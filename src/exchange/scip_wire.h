/* A SCIP index message by message: the frame is walked by hand, so that an index of any size needs no more memory than
 * its largest document. Inside exchange/ only. */
#ifndef CG_EXCHANGE_SCIP_WIRE_H
#define CG_EXCHANGE_SCIP_WIRE_H

#include "base/arena.h"
#include "base/error.h"

#include <scip.pb-c.h>

/* A serialised document, and what it takes in memory once it is read. */
#define CG_SCIP_DOCUMENT_MAX (128u << 20)
#define CG_SCIP_MEMORY_MAX   (512ull << 20)

/* The next field of the index: its number and content. False at the end. CG_ERR_DAMAGED if the bytes are no such
 * message. */
typedef struct cg_scip_frame {
    cg_str rest;
    uint32_t field; /* 1 metadata, 2 a document, 3 an external symbol; others are to be passed over */
    cg_str content;
} cg_scip_frame;
cg_error cg_scip_next(cg_scip_frame *f, bool *more);

/* Messages in the arena. CG_ERR_DAMAGED; CG_ERR_LIMIT: one that would take more than its share of memory. */
cg_error cg_scip_unpack_metadata(cg_arena *arena, cg_str content, Scip__Metadata **out);
cg_error cg_scip_unpack_document(cg_arena *arena, cg_str content, Scip__Document **out);

/* Appends one field of the index. */
void cg_scip_append(cg_buf *out, uint32_t field, const ProtobufCMessage *message);

#endif
