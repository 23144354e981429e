#include "base/file.h"

#include "base/mem.h"
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static void close_fd(int *fd) {
    if (*fd >= 0) close(*fd);
}
#define AUTOCLOSE CG_CLEANUP(close_fd)

enum { GROWTH_STEP = 4096 };

static cg_error too_large(const char *name, size_t limit) {
    return cg_fail(CG_ERR_LIMIT, "%s: larger than the limit of %zu bytes; raise the limit to read it", name,
                   limit);
}

/* Each read also asks for the byte that is reserved for the NUL: a file that has grown shows by filling it.
 */
static cg_error read_all(int fd, const char *name, size_t expected, size_t limit, cg_buf *buf) {
    size_t want = expected;
    for (;;) {
        if (!cg_buf_reserve(buf, want)) return too_large(name, limit);
        ssize_t n = read(fd, buf->ptr + buf->len, want + 1);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return cg_fail_errno("cannot read %s", name);
        if (n == 0) break;
        size_t got = (size_t)n;
        if (got > limit - buf->len || !cg_buf_reserve(buf, got)) return too_large(name, limit);
        buf->len += got;
        if (got > want)
            want = limit - buf->len < GROWTH_STEP ? limit - buf->len : GROWTH_STEP;
        else
            want = expected > buf->len ? expected - buf->len : 0;
    }
    buf->ptr[buf->len] = '\0';
    return CG_OK;
}

cg_error cg_file_read_at(int dir_fd, const char *name, size_t limit, cg_buf *buf) {
    cg_buf_reset(buf);
    /* O_NONBLOCK: opening a FIFO without a writer would wait for one. */
    AUTOCLOSE int fd = openat(dir_fd, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) return cg_fail_errno("cannot open %s", name);
    struct stat st;
    if (fstat(fd, &st) != 0) return cg_fail_errno("cannot inspect %s", name);
    if (!S_ISREG(st.st_mode)) return cg_fail(CG_ERR_INVALID, "%s: not a regular file", name);
    if ((uint64_t)st.st_size > limit) return too_large(name, limit);
    return read_all(fd, name, (size_t)st.st_size, limit, buf);
}

cg_error cg_file_read(const char *path, size_t limit, cg_buf *buf) {
    return cg_file_read_at(AT_FDCWD, path, limit, buf);
}

static cg_error write_all(int fd, const char *path, cg_str content) {
    while (content.len > 0) {
        ssize_t n = write(fd, content.ptr, content.len);
        if (n < 0 && errno != EINTR) return cg_fail_errno("cannot write %s", path);
        if (n > 0) content = cg_str_from_index(content, (size_t)n);
    }
    return fsync(fd) == 0 ? CG_OK : cg_fail_errno("cannot write %s to disk", path);
}

/* Without this the new name itself may be lost in a power failure. */
static cg_error sync_folder_of(cg_arena *a, const char *path) {
    cg_str whole = cg_str_from(path);
    size_t slash = cg_str_find_last_char(whole, '/');
    const char *folder = slash == CG_STR_NOWHERE ? "." : cg_arena_z(a, cg_str_first(whole, slash + 1));
    AUTOCLOSE int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || fsync(fd) != 0) return cg_fail_errno("cannot write folder %s to disk", folder);
    return CG_OK;
}

static cg_error replace_by(const char *temporary, const char *path, cg_str content) {
    AUTOCLOSE int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (fd < 0) return cg_fail_errno("cannot create %s", temporary);
    CG_TRY(write_all(fd, temporary, content));
    if (rename(temporary, path) != 0) return cg_fail_errno("cannot rename %s to %s", temporary, path);
    return CG_OK;
}

cg_error cg_file_replace(const char *path, cg_str content) {
    static atomic_uint serial;
    CG_CLEANUP(cg_arena_clear) cg_arena a = {0};
    cg_str temporary =
        cg_arena_format(&a, "%s.new-%ld-%u", path, (long)getpid(), atomic_fetch_add(&serial, 1));
    cg_error error = replace_by(temporary.ptr, path, content);
    if (error != CG_OK) {
        unlink(temporary.ptr);
        return error;
    }
    return sync_folder_of(&a, path);
}

static bool is_folder(const char *path) {
    struct stat st;
    return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

cg_error cg_dir_make(const char *path) {
    CG_CLEANUP(cg_arena_clear) cg_arena a = {0};
    char *partial = cg_arena_z(&a, cg_str_from(path));
    for (char *p = partial + (*partial == '/'); *partial != '\0'; p++) {
        if (*p != '/' && *p != '\0') continue;
        char separator = *p;
        *p = '\0';
        if (mkdir(partial, 0777) != 0) {
            int reason = errno;
            if (!is_folder(partial)) {
                errno = reason;
                return cg_fail_errno("cannot create folder %s", partial);
            }
        }
        if (separator == '\0') return CG_OK;
        *p = separator;
    }
    return cg_fail(CG_ERR_INVALID, "cannot create a folder without a name");
}

enum { WALK_FDS = 32 }; /* open folders at a time: the depth itself is not limited */

static int remove_entry(const char *path, const struct stat *st, int kind, struct FTW *position) {
    (void)st, (void)kind, (void)position;
    return remove(path) == 0 || errno == ENOENT ? 0 : -1;
}

cg_error cg_dir_remove(const char *path) {
    struct stat st;
    if (lstat(path, &st) != 0) return errno == ENOENT ? CG_OK : cg_fail_errno("cannot remove %s", path);
    if (!S_ISDIR(st.st_mode)) return cg_fail(CG_ERR_INVALID, "cannot remove %s: not a folder", path);
    if (nftw(path, remove_entry, WALK_FDS, FTW_DEPTH | FTW_PHYS) != 0)
        return cg_fail_errno("cannot remove %s", path);
    return CG_OK;
}

static _Thread_local uint64_t bytes_found; /* nftw passes no context */

static int add_bytes(const char *path, const struct stat *st, int kind, struct FTW *position) {
    (void)path, (void)position;
    if (kind == FTW_F && S_ISREG(st->st_mode)) bytes_found += (uint64_t)st->st_size;
    return 0;
}

uint64_t cg_dir_bytes(const char *path) {
    bytes_found = 0;
    nftw(path, add_bytes, WALK_FDS, FTW_PHYS);
    return bytes_found;
}

char *cg_path_join(cg_arena *a, const char *left, cg_str right) {
    cg_str l = cg_str_from(left);
    if (l.len == 0) return cg_arena_z(a, right);
    if (right.len == 0) return cg_arena_z(a, l);
    const char *slash = cg_str_ends(l, CG_STR("/")) ? "" : "/";
    char *joined = cg_arena_alloc(a, l.len + 1 + right.len + 1);
    char *p = stpcpy(stpcpy(joined, left), slash);
    memcpy(p, right.ptr, right.len);
    p[right.len] = '\0';
    return joined;
}

cg_error cg_path_real(cg_arena *a, const char *path, char **out) {
    char *real = realpath(path, NULL);
    if (real == NULL) return cg_fail_errno("cannot find %s", path);
    *out = cg_arena_z(a, cg_str_from(real));
    free(real);
    return CG_OK;
}

static cg_error lock_is_held(int fd, const char *path) {
    char text[32];
    ssize_t n = pread(fd, text, sizeof text, 0);
    uint64_t holder;
    cg_str number = cg_str_trim(cg_str_of(text, n > 0 ? (size_t)n : 0));
    if (!cg_str_to_u64(number, &holder))
        return cg_fail(CG_ERR_BUSY, "%s: locked by another process; wait for it", path);
    return cg_fail(CG_ERR_BUSY, "%s: locked by process %llu; wait for it, or end it", path,
                   (unsigned long long)holder);
}

cg_error cg_lock_take(const char *path, int *fd) {
    int lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (lock < 0) return cg_fail_errno("cannot open lock %s", path);
    if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        cg_error error =
            errno == EWOULDBLOCK ? lock_is_held(lock, path) : cg_fail_errno("cannot lock %s", path);
        close(lock);
        return error;
    }
    char text[32];
    int n = snprintf(text, sizeof text, "%ld\n", (long)getpid());
    if (ftruncate(lock, 0) != 0 || pwrite(lock, text, (size_t)n, 0) != n) {
        cg_error error = cg_fail_errno("cannot write lock %s", path);
        close(lock);
        return error;
    }
    *fd = lock;
    return CG_OK;
}

void cg_lock_release(int *fd) {
    close_fd(fd); /* which also unlocks */
    *fd = -1;
}
