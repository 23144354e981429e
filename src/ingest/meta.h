/* The metadata values that an index run puts into its publication. */
#ifndef CG_INGEST_META_H
#define CG_INGEST_META_H

#define CG_META_ROOT       "root"       /* the indexed folder, absolute */
#define CG_META_INDEXED_AT "indexed_at" /* milliseconds since 1970, decimal: when the run began */
#define CG_META_VERSION    "version"    /* of the program */

#endif
