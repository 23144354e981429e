/* One line on the terminal that says how far a long run is. */
#ifndef CG_CLI_PROGRESS_H
#define CG_CLI_PROGRESS_H

#include "base/out.h"

typedef struct cg_progress {
    bool enabled; /* standard error is a terminal */
    double started, shown;
    const char *stage;
    double stage_started;
    bool visible;
} cg_progress;

void cg_progress_init(cg_progress *p);
/* For cg_session.progress; context is the cg_progress. */
void cg_progress_update(void *context, const char *stage, uint64_t files_done, uint64_t files_total,
                        uint64_t bytes_done, uint64_t bytes_total);
/* Takes the line away. */
void cg_progress_end(cg_progress *p);

#endif
