/* Reads one file of a walk: bytes, hash, language, marks, or why it is skipped. */
#ifndef CG_SOURCE_READ_H
#define CG_SOURCE_READ_H

#include "base/hash.h"
#include "source/coverage.h"
#include "source/detect.h"
#include "source/limits.h"

/* Memory reused from file to file; one for each thread. A zeroed one is ready for use. */
typedef struct cg_reader {
    cg_buf raw, converted;
} cg_reader;
void cg_reader_clear(cg_reader *r);

typedef struct cg_source {
    cg_coverage coverage; /* INDEXED: text is to be parsed; any other: skipped, for this reason */
    cg_language language; /* known as far as the file was read */
    cg_detect_by detected_by;
    uint32_t marks;       /* CG_FILE_… and CG_MARK_… */
    cg_hash128 hash;      /* of the raw bytes; zero if they were not read */
    cg_str raw;           /* the file as it is; the reader's, until its next use */
    cg_str text;          /* what to parse: raw behind a UTF-8 byte order mark, or converted from UTF-16 */
    uint32_t text_offset; /* where text begins in raw: 3 after a UTF-8 byte order mark, else 0 */
    uint64_t size;        /* bytes, as it was read (or refused) */
    int64_t mtime_ns;
    uint64_t inode;
    int error; /* errno behind UNREADABLE, else 0 */
} cg_source;

/* Reads path below the open folder root_fd. Never blocks, follows no link at the path's end. A file that
 * changes while being read is read once more, then given up (CHANGING). Every outcome is a coverage; there
 * are no errors. */
void cg_source_read(cg_reader *r, int root_fd, const char *path, const cg_source_limits *limits,
                    cg_source *out);

/* The same judgement on bytes that are in memory already (an editor's, a git blob): raw must outlive out. */
void cg_source_judge(cg_reader *r, cg_str path, cg_str raw, const cg_source_limits *limits, cg_source *out);

#endif
