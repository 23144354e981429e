#include "source/read.h"

#include "base/mem.h"
#include "source/encoding.h"
#include "source/marks.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    BINARY_BYTES = 8 << 10, /* a NUL among these makes a file binary */
    SNIFF_BYTES = 4 << 10,  /* of files without an extension: enough for their first two lines */
    ATTEMPTS = 2,
};

void cg_reader_clear(cg_reader *r) {
    cg_buf_clear(&r->raw);
    cg_buf_clear(&r->converted);
}

/* ---- Judging bytes ---- */

/* Sets text to what a parser can take; false if there is no such thing. */
static bool decode(cg_reader *r, cg_source *out) {
    cg_encoding encoding = cg_encoding_of(out->raw);
    out->text = out->raw;
    if (encoding == CG_ENCODING_UTF32) return false;
    if (encoding == CG_ENCODING_PLAIN) return true;
    out->marks |= CG_MARK_BOM;
    if (encoding == CG_ENCODING_UTF8) {
        out->text_offset = 3;
        out->text = cg_str_from_index(out->raw, 3);
        return true;
    }
    cg_buf_reset(&r->converted);
    r->converted.max = out->raw.len / 2 * 3 + 3;
    cg_utf16_to_utf8(cg_str_from_index(out->raw, 2), encoding == CG_ENCODING_UTF16_BE, &r->converted);
    out->text = cg_buf_str(&r->converted);
    out->marks |= CG_MARK_UTF16;
    return true;
}

static cg_coverage judge_text(cg_str path, const cg_source_limits *limits, cg_source *out) {
    cg_detection d = cg_detect(path, out->text);
    out->language = d.language;
    out->detected_by = d.by;
    if (d.language == CG_LANG_NONE) return CG_COVERAGE_UNSUPPORTED;
    if (cg_str_find_char(cg_str_first(out->text, BINARY_BYTES), '\0') != CG_STR_NOWHERE)
        return CG_COVERAGE_BINARY;
    out->marks |= cg_marks_of_path(path, d.language);
    out->marks |= cg_marks_of_content(out->text, d.language, limits->minified_line);
    if (!cg_utf8_valid(out->text)) out->marks |= CG_MARK_INVALID_UTF8;
    if ((out->marks & CG_MARK_MINIFIED) && limits->skip_minified) return CG_COVERAGE_MINIFIED;
    return cg_longest_line(out->text) > limits->line_bytes ? CG_COVERAGE_LONG_LINES : CG_COVERAGE_INDEXED;
}

void cg_source_judge(cg_reader *r, cg_str path, cg_str raw, const cg_source_limits *limits, cg_source *out) {
    cg_detection d = cg_detect_name(path);
    *out = (cg_source){
        .language = d.language, .detected_by = d.by, .raw = raw, .text = CG_STR_NONE, .size = raw.len};
    if (raw.len > limits->file_bytes) {
        out->coverage = CG_COVERAGE_TOO_LARGE;
        return;
    }
    out->hash = cg_hash128_of(raw.ptr, raw.len);
    out->coverage = decode(r, out) ? judge_text(path, limits, out) : CG_COVERAGE_ENCODING;
}

/* ---- Reading ---- */

typedef enum outcome { READ_DONE, READ_CHANGED, READ_FAILED } outcome;

static void close_fd(int *fd) {
    if (*fd >= 0) close(*fd);
}

static int64_t mtime_of(const struct stat *st) {
    return (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

/* Always true: an attempt that refuses is final. */
static bool refuse(cg_source *out, cg_coverage coverage, int error) {
    out->coverage = coverage;
    out->error = coverage == CG_COVERAGE_UNREADABLE ? error : 0;
    return true;
}

static bool refuse_errno(cg_source *out, int error) {
    cg_coverage coverage = CG_COVERAGE_UNREADABLE;
    if (error == ENOENT || error == ENOTDIR || error == ESTALE) coverage = CG_COVERAGE_VANISHED;
    if (error == ELOOP) coverage = CG_COVERAGE_LINK;        /* what O_NOFOLLOW says of links */
    if (error == ENXIO) coverage = CG_COVERAGE_NOT_REGULAR; /* a socket, or a device without its driver */
    return refuse(out, coverage, error);
}

/* Up to `want` bytes into r->raw; *got tells how many there were. */
static bool read_up_to(cg_reader *r, int fd, size_t want, size_t *got) {
    cg_buf_reset(&r->raw);
    r->raw.max = want;
    cg_buf_reserve(&r->raw, want);
    for (*got = 0; *got < want;) {
        ssize_t n = read(fd, r->raw.ptr + *got, want - *got);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return false;
        if (n == 0) break;
        *got += (size_t)n;
    }
    r->raw.len = *got;
    r->raw.ptr[*got] = '\0';
    return true;
}

/* The content belongs together if nothing about the file changed meanwhile, and there is not a byte more or less of it
 * than it said. */
static outcome read_whole(cg_reader *r, int fd, const struct stat *before) {
    struct stat after;
    size_t size = (size_t)before->st_size, got;
    if (!read_up_to(r, fd, size + 1, &got)) return READ_FAILED;
    if (fstat(fd, &after) != 0) return READ_FAILED;
    bool same = got == size && after.st_size == before->st_size && mtime_of(&after) == mtime_of(before) &&
                after.st_ctim.tv_sec == before->st_ctim.tv_sec &&
                after.st_ctim.tv_nsec == before->st_ctim.tv_nsec;
    return same ? READ_DONE : READ_CHANGED;
}

/* Files whose name tells nothing are mostly none of ours, and may be large: their beginning decides. */
static bool is_of_no_language(cg_reader *r, int fd, cg_str path, cg_source *out) {
    cg_detection d = cg_detect_name(path);
    size_t got;
    if (d.language == CG_LANG_NONE && d.by == CG_DETECT_FALLBACK) {
        if (!read_up_to(r, fd, SNIFF_BYTES, &got) || lseek(fd, 0, SEEK_SET) != 0) return false;
        d = cg_detect(path, cg_buf_str(&r->raw));
    }
    out->language = d.language;
    out->detected_by = d.by;
    return d.language == CG_LANG_NONE;
}

/* True if out is final: read and judged, or refused. False: the file changed while being read. */
static bool attempt(cg_reader *r, int root_fd, const char *path, const cg_source_limits *limits,
                    cg_source *out) {
    *out = (cg_source){.raw = CG_STR_NONE, .text = CG_STR_NONE};
    struct stat st;
    /* O_NONBLOCK: what was a file when the tree was walked may be a pipe by now. */
    CG_CLEANUP(close_fd)
    int fd = openat(root_fd, path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) != 0) return refuse_errno(out, errno);
    out->size = (uint64_t)st.st_size;
    out->mtime_ns = mtime_of(&st);
    out->inode = (uint64_t)st.st_ino;
    if (!S_ISREG(st.st_mode)) return refuse(out, CG_COVERAGE_NOT_REGULAR, 0);
    if (is_of_no_language(r, fd, cg_str_from(path), out)) return refuse(out, CG_COVERAGE_UNSUPPORTED, 0);
    if (out->size > limits->file_bytes) return refuse(out, CG_COVERAGE_TOO_LARGE, 0);
    outcome o = read_whole(r, fd, &st);
    if (o == READ_FAILED) return refuse_errno(out, errno);
    if (o == READ_CHANGED) return !refuse(out, CG_COVERAGE_CHANGING, 0);
    cg_source judged;
    cg_source_judge(r, cg_str_from(path), cg_buf_str(&r->raw), limits, &judged);
    judged.mtime_ns = out->mtime_ns;
    judged.inode = out->inode;
    *out = judged;
    return true;
}

void cg_source_read(cg_reader *r, int root_fd, const char *path, const cg_source_limits *limits,
                    cg_source *out) {
    for (int i = 0; i < ATTEMPTS; i++)
        if (attempt(r, root_fd, path, limits, out)) return;
}
