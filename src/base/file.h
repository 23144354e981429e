/* Files. Paths are NUL-terminated byte strings as the system has them. */
#ifndef CG_BASE_FILE_H
#define CG_BASE_FILE_H

#include "base/arena.h"
#include "base/error.h"

/* Reads a regular file of at most `limit` bytes, whole, into buf (reset first). A file that grows while being
 * read is cut at limit: CG_ERR_LIMIT. Not a regular file: CG_ERR_INVALID. Never waits for a FIFO or
 * device. */
cg_error cg_file_read(const char *path, size_t limit, cg_buf *buf);
/* Like cg_file_read, relative to an open directory. */
cg_error cg_file_read_at(int dir_fd, const char *name, size_t limit, cg_buf *buf);
/* Writes a new file beside path, syncs it and renames it over path: path has the old or the new content. */
cg_error cg_file_replace(const char *path, cg_str content);
cg_error cg_dir_make(const char *path);   /* with its parents; existing is fine */
cg_error cg_dir_remove(const char *path); /* with all that is in it; absent is fine */
uint64_t cg_dir_bytes(const char *path);  /* sum of the sizes of the files below */
char *cg_path_join(cg_arena *a, const char *left, cg_str right);
/* The absolute path without links; CG_ERR_NOT_FOUND with a message if there is none. */
cg_error cg_path_real(cg_arena *a, const char *path, char **out);

/* An exclusive lock on a file (created if need be), held until released or the process ends. CG_ERR_BUSY, with the
 * holder's process id in the message, if it is held already: by another process or by this one. */
cg_error cg_lock_take(const char *path, int *fd);
void cg_lock_release(int *fd); /* for the cleanup attribute; -1 is fine */

#endif
