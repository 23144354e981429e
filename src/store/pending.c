#include "store/pending.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define MEMORY_MAX (512u << 20)

void cg_pending_init(cg_pending *p, const char *dir, uint64_t limit) {
    const char *system = getenv("TMPDIR");
    *p = (cg_pending){.limit = limit < MEMORY_MAX ? limit : MEMORY_MAX, .file = -1};
    p->dir = dir != NULL ? dir : system != NULL ? system : "/tmp";
}

void cg_pending_clear(cg_pending *p) {
    cg_buf_clear(&p->memory);
    if (p->file >= 0) close(p->file);
    p->file = -1;
}

static cg_error open_file(cg_pending *p) {
    p->file = open(p->dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (p->file >= 0) return CG_OK;
    if (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT) {
        return cg_fail_errno("cannot make a temporary file in %s", p->dir);
    }
    cg_arena a = {0}; /* a file system without nameless files */
    cg_str name = cg_arena_format(&a, "%s/pending-XXXXXX", p->dir);
    char *path = cg_arena_z(&a, name);
    p->file = mkostemp(path, O_CLOEXEC);
    cg_error error = p->file < 0 ? cg_fail_errno("cannot make a temporary file in %s", p->dir) : CG_OK;
    if (error == CG_OK) unlink(path);
    cg_arena_clear(&a);
    return error;
}

static cg_error write_all(cg_pending *p, cg_str bytes) {
    if (p->file < 0) CG_TRY(open_file(p));
    while (bytes.len > 0) {
        ssize_t n = write(p->file, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return cg_fail_errno("cannot write to a temporary file in %s", p->dir);
        bytes = cg_str_from_index(bytes, (size_t)n);
        p->written += (uint64_t)n;
    }
    return CG_OK;
}

cg_error cg_pending_add(cg_pending *p, cg_str value, cg_pending_ref *out) {
    if (value.len > UINT32_MAX / 4)
        return cg_fail(CG_ERR_LIMIT, "a value of %zu bytes is too large", value.len);
    if (p->memory.len > 0 && p->memory.len + value.len > p->limit) {
        uint64_t before = p->written;
        cg_error error = write_all(p, cg_buf_str(&p->memory));
        if (error != CG_OK) {
            /* What was written of it is as if it were not there: offsets in memory stay right. */
            if (lseek(p->file, (off_t)before, SEEK_SET) >= 0) p->written = before;
            return error;
        }
        cg_buf_reset(&p->memory);
    }
    *out = (cg_pending_ref){p->written + p->memory.len, (uint32_t)value.len};
    cg_buf_append(&p->memory, value);
    return p->memory.overflow ? cg_fail(CG_ERR_LIMIT, "too much at once: %zu bytes", p->memory.len) : CG_OK;
}

cg_error cg_pending_read(const cg_pending *p, cg_pending_ref ref, cg_buf *buf) {
    cg_buf_reset(buf);
    if (ref.offset >= p->written) {
        cg_buf_append(buf, cg_str_of(p->memory.ptr + (ref.offset - p->written), ref.len));
        return CG_OK;
    }
    char chunk[16384];
    for (uint32_t done = 0; done < ref.len;) {
        size_t want = ref.len - done < sizeof chunk ? ref.len - done : sizeof chunk;
        ssize_t n = pread(p->file, chunk, want, (off_t)(ref.offset + done));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return cg_fail_errno("cannot read a temporary file in %s", p->dir);
        cg_buf_append(buf, cg_str_of(chunk, (size_t)n));
        done += (uint32_t)n;
    }
    return CG_OK;
}
