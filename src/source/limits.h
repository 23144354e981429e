/* What a source file may cost. Each limit is a setting; a file that hits one is reported, never dropped in
 * silence. */
#ifndef CG_SOURCE_LIMITS_H
#define CG_SOURCE_LIMITS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct cg_source_limits {
    uint64_t file_bytes;    /* larger files are skipped: CG_COVERAGE_TOO_LARGE */
    uint64_t line_bytes;    /* files with a longer line are skipped: CG_COVERAGE_LONG_LINES */
    uint64_t minified_line; /* average bytes a line from which JavaScript and TypeScript count as minified */
    bool skip_minified;     /* false: minified files are read and only marked */
    bool skip_dependencies; /* false: node_modules is walked like any other folder */
} cg_source_limits;

#define CG_SOURCE_LIMITS_DEFAULT                                                                             \
    ((cg_source_limits){.file_bytes = 8u << 20,                                                              \
                        .line_bytes = 64u << 10,                                                             \
                        .minified_line = 300,                                                                \
                        .skip_minified = true,                                                               \
                        .skip_dependencies = true})

#endif
