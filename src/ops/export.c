/* export: the whole graph, to a file or to the caller's stream. */
#include "exchange/export.h"
#include "ops/handlers.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that gets its name only once it is whole; otherwise it is removed. */
typedef struct new_file {
    char *temporary;
    int fd;
} new_file;

static void new_file_clear(new_file *f) {
    if (f->fd >= 0) close(f->fd);
    if (f->temporary != NULL) unlink(f->temporary);
}

static cg_error create(cg_session *session, const char *path, new_file *f) {
    f->temporary = (char *)cg_arena_format(&session->arena, "%s.XXXXXX", path).ptr;
    f->fd = mkstemp(f->temporary);
    if (f->fd >= 0)
        return fchmod(f->fd, 0644) == 0 ? CG_OK : cg_fail_errno("cannot set the mode of %s", f->temporary);
    f->temporary = NULL;
    return cg_fail_errno("cannot create a file beside %s", path);
}

static cg_error finish(const char *path, new_file *f) {
    if (fsync(f->fd) != 0) return cg_fail_errno("cannot write %s", path);
    if (rename(f->temporary, path) != 0) return cg_fail_errno("cannot rename %s to %s", f->temporary, path);
    f->temporary = NULL;
    return CG_OK;
}

static cg_error export_to_file(cg_request *r, cg_snapshot *s, cg_export_format format, cg_str name) {
    CG_CLEANUP(new_file_clear) new_file file = {.fd = -1};
    const char *path = cg_arena_z(&r->session->arena, name);
    CG_TRY(create(r->session, path, &file));
    cg_out out = CG_OUT_FD(file.fd);
    cg_error error = cg_export_run(s, format, r->cancel, &out), written = cg_out_finish(&out);
    CG_TRY(error);
    CG_TRY(written);
    CG_TRY(finish(path, &file));
    cg_write_object(r->writer, NULL);
    cg_write_text(r->writer, "output", name);
    cg_write_int(r->writer, "nodes", (int64_t)cg_snapshot_totals(s)->nodes);
    cg_write_object_end(r->writer);
    return CG_OK;
}

cg_error cg_run_export(cg_request *r) {
    cg_snapshot *s;
    cg_export_format format = (cg_export_format)cg_request_int(r, "format");
    cg_str output = cg_request_text(r, "output");
    CG_TRY(cg_session_snapshot(r->session, &s));
    if (output.len > 0) return export_to_file(r, s, format, output);
    if (r->text == NULL) return cg_fail(CG_ERR_INVALID, "output: name the file to write");
    return cg_export_run(s, format, r->cancel, r->text);
}
