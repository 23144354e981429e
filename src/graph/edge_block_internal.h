/* What reading and building of edge blocks share. */
#ifndef CG_GRAPH_EDGE_BLOCK_INTERNAL_H
#define CG_GRAPH_EDGE_BLOCK_INTERNAL_H

#include "graph/edge_block.h"

/* The first byte of an entry. An unresolved reference's has its reason above the kind. */
#define CG_EDGE_HEAD_KIND 0x1fu
#define CG_EDGE_HEAD_OTHER                                                                                   \
    0x20u /* the other end is not in the fragment of the entry before (first: the own) */
#define CG_EDGE_HEAD_SINGLE    0x40u /* out: one site */
#define CG_EDGE_HEAD_CERTAINTY 0x80u /* the number of the certainty follows; else it is 0 */

#endif
