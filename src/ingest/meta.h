/* The metadata values that an index run puts into its publication, for those who read the store. */
#ifndef CG_INGEST_META_H
#define CG_INGEST_META_H

#define CG_META_ROOT    "root"    /* the indexed folder, absolute */
#define CG_META_STARTED "started" /* milliseconds since 1970, decimal */

#endif
