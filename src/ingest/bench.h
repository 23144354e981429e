/* Measurements beside a limit taken in the same run: what parsing alone costs, and what indexing costs above it. */
#ifndef CG_INGEST_BENCH_H
#define CG_INGEST_BENCH_H

#include "ingest/index.h"

typedef struct cg_bench_parse {
    uint64_t files, bytes, lines;
    double seconds, cpu;
    uint64_t peak; /* bytes resident */
} cg_bench_parse;

/* Walks, reads and parses what an index run would, on as many threads, and throws the trees away. */
cg_error cg_bench_parse_run(const cg_index_options *options, cg_bench_parse *out);

typedef struct cg_bench_index {
    cg_bench_parse parse; /* measured in a process of its own, so that memory is told apart */
    cg_index_report report;
    double seconds, cpu;
    uint64_t peak; /* bytes resident, of the index run alone */
    uint64_t store_bytes;
} cg_bench_index;

/* Both, each in a child process: parsing first, then indexing into a fresh store in a temporary folder (or options->store
 * if that is not NULL; it must not exist yet). */
cg_error cg_bench_index_run(const cg_index_options *options, cg_bench_index *out);

#endif
