#include "cli/progress.h"

#include "base/clock.h"
#include "base/units.h"
#include <unistd.h>

static const double EVERY = 0.1; /* seconds between two lines */

void cg_progress_init(cg_progress *p) {
    *p = (cg_progress){.enabled = isatty(STDERR_FILENO) == 1, .started = cg_clock_wall()};
}

static void write_line(cg_out *o, const cg_progress *p, double now, uint64_t files_done, uint64_t files_total,
                       uint64_t bytes_done, uint64_t bytes_total) {
    double elapsed = now - p->stage_started,
           done = bytes_total > 0 ? (double)bytes_done / (double)bytes_total : 0;
    cg_out_format(o, "\r\x1b[K%s  ", p->stage);
    cg_count_write(o, files_done);
    if (files_total > 0) {
        cg_out_char(o, '/');
        cg_count_write(o, files_total);
    }
    cg_out_z(o, " files");
    if (bytes_total > 0) cg_out_format(o, "  %.0f%%", done * 100);
    if (elapsed > 0.5 && bytes_done > 0) {
        cg_out_z(o, "  ");
        cg_size_write(o, (uint64_t)((double)bytes_done / elapsed));
        cg_out_z(o, "/s");
    }
    if (elapsed > 1 && done > 0.02) {
        cg_out_z(o, "  ");
        cg_duration_write(o, elapsed / done * (1 - done));
        cg_out_z(o, " left");
    }
}

void cg_progress_update(void *context, const char *stage, uint64_t files_done, uint64_t files_total,
                        uint64_t bytes_done, uint64_t bytes_total) {
    cg_progress *p = context;
    double now = cg_clock_wall();
    if (!p->enabled) return;
    if (stage != p->stage) p->stage = stage, p->stage_started = now;
    if (now - p->shown < EVERY) return;
    p->shown = now;
    p->visible = true;
    cg_out o = CG_OUT_FD(STDERR_FILENO);
    write_line(&o, p, now, files_done, files_total, bytes_done, bytes_total);
    cg_out_finish(&o);
}

void cg_progress_end(cg_progress *p) {
    if (!p->visible) return;
    cg_out o = CG_OUT_FD(STDERR_FILENO);
    cg_out_z(&o, "\r\x1b[K");
    cg_out_finish(&o);
    p->visible = false;
}
