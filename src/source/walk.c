#include "source/walk.h"

#include "base/file.h"
#include "source/ignore.h"
#include "source/marks.h"
#include "source/repository_internal.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct name {
    size_t at, len; /* in walker.names */
    unsigned char type;
} name;

typedef CG_VEC(cg_entry) entry_list;

/* Paths inside are from the repository's root, so that ignore rules above the walk's root hold: `above` is
 * the part that entries do not show. */
typedef struct walker {
    cg_walk *w;
    const cg_walk_options *options;
    cg_str root;                 /* absolute, without links */
    cg_str above;                /* "" or "a/b/" */
    cg_ignore_chain extra;       /* of the options */
    const cg_ignore_rules *user; /* of the user, for each repository met */
    cg_buf names, path, file;    /* scratch, not kept across folders */
    CG_VEC(name) list;
} walker;

/* What holds in a folder: both chains are asked, the project's own first. */
typedef struct rules {
    const cg_ignore_chain *own, *git;
} rules;

static void close_fd(int *fd) {
    if (*fd >= 0) close(*fd);
}

static void close_folder(DIR **folder) {
    if (*folder != NULL) closedir(*folder);
}

static int64_t mtime_of(const struct stat *st) {
    return (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

static cg_entry not_walked(cg_str path, cg_entry_kind kind, cg_coverage coverage, int error) {
    return (cg_entry){.path = path,
                      .kind = (uint8_t)kind,
                      .coverage = (uint8_t)coverage,
                      .error = coverage == CG_COVERAGE_UNREADABLE ? error : 0};
}

static cg_coverage of_errno(int error) {
    return error == ENOENT || error == ENOTDIR ? CG_COVERAGE_VANISHED : CG_COVERAGE_UNREADABLE;
}

/* ---- Rules ---- */

/* Rules of a file; one that is there and cannot be read is an entry of its own, under the name `shown`. */
static const cg_ignore_rules *load_rules(walker *k, int folder, const char *path, cg_str shown) {
    bool cut = false;
    cg_error error = cg_file_read_at(folder, path, CG_IGNORE_MAX_BYTES, &k->file);
    const cg_ignore_rules *parsed = NULL;
    if (error == CG_OK) parsed = cg_ignore_parse(&k->w->arena, cg_buf_str(&k->file), &cut);
    cg_coverage coverage = cut || error == CG_ERR_LIMIT ? CG_COVERAGE_LIMIT : CG_COVERAGE_UNREADABLE;
    if (cut || (error != CG_OK && error != CG_ERR_NOT_FOUND))
        cg_vec_push(&k->w->entries,
                    not_walked(cg_arena_str(&k->w->arena, shown), CG_ENTRY_FILE, coverage, EIO));
    return parsed;
}

static const cg_ignore_chain *push_rules(walker *k, const cg_ignore_chain *up, const cg_ignore_rules *r,
                                         size_t base) {
    if (r == NULL) return up;
    cg_ignore_chain *c = CG_NEW(&k->w->arena, cg_ignore_chain);
    *c = (cg_ignore_chain){.up = up, .rules = r, .base = base};
    return c;
}

/* The chain that every repository begins with: the user's rules, then its info/exclude. */
static const cg_ignore_chain *begin_repository(walker *k, const cg_repository *repository, size_t base) {
    const cg_ignore_chain *chain = push_rules(k, NULL, k->user, base);
    if (repository->git_dir == NULL) return chain;
    const char *path = cg_path_join(&k->w->arena, repository->common_dir, CG_STR("info/exclude"));
    return push_rules(k, chain, load_rules(k, AT_FDCWD, path, cg_str_from(path)), base);
}

static void load_user_rules(walker *k, const cg_repository *repository) {
    const char *path = NULL;
    if (k->options->no_user_excludes) return;
    if (cg_user_excludes_path(&k->w->arena, repository, &path) != CG_OK) {
        cg_vec_push(&k->w->entries,
                    not_walked(CG_STR("core.excludesFile"), CG_ENTRY_FILE, CG_COVERAGE_UNREADABLE, EINVAL));
        return;
    }
    if (path != NULL) k->user = load_rules(k, AT_FDCWD, path, cg_str_from(path));
}

/* Rules of the folders from the repository's root down to, but without, the walk's root. */
static void load_rules_above(walker *k, const cg_repository *repository, rules *r) {
    cg_str rest = k->above, step;
    size_t base = 0;
    while (cg_str_split(&rest, '/', &step)) {
        const char *folder = cg_path_join(&k->w->arena, repository->root, cg_str_first(k->above, base));
        const char *git = cg_path_join(&k->w->arena, folder, CG_STR(".gitignore"));
        const char *own = cg_path_join(&k->w->arena, folder, CG_STR(".codegraphignore"));
        r->git = push_rules(k, r->git, load_rules(k, AT_FDCWD, git, cg_str_from(git)), base);
        r->own = push_rules(k, r->own, load_rules(k, AT_FDCWD, own, cg_str_from(own)), base);
        base += step.len + 1;
    }
}

static cg_ignore_verdict judge(const walker *k, rules r, cg_str path, bool is_folder) {
    cg_ignore_verdict v = cg_ignore_chain_match(&k->extra, path, is_folder);
    if (v == CG_IGNORE_UNDECIDED) v = cg_ignore_chain_match(r.own, path, is_folder);
    return v == CG_IGNORE_UNDECIDED ? cg_ignore_chain_match(r.git, path, is_folder) : v;
}

/* ---- One name ---- */

/* A link is told by where it leads; it is never followed for reading. */
static cg_coverage judge_link(const walker *k, int folder, const char *link, int *error) {
    CG_CLEANUP(close_fd) int fd = openat(folder, link, O_PATH | O_CLOEXEC);
    if (fd < 0) {
        *error = errno;
        return errno == EACCES || errno == EPERM ? CG_COVERAGE_UNREADABLE : CG_COVERAGE_LINK_BROKEN;
    }
    char in_proc[64], target[PATH_MAX];
    snprintf(in_proc, sizeof in_proc, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(in_proc, target, sizeof target);
    cg_str to = cg_str_of(target, n > 0 ? (size_t)n : 0);
    if (!cg_str_starts(to, k->root)) return CG_COVERAGE_LINK_OUTSIDE;
    bool inside = to.len == k->root.len || k->root.len == 1 || to.ptr[k->root.len] == '/';
    return inside ? CG_COVERAGE_LINK : CG_COVERAGE_LINK_OUTSIDE;
}

static void judge_file(const walker *k, cg_entry *e) {
    const cg_source_limits *limits = &k->options->limits;
    cg_detection d = cg_detect_name(e->path);
    e->language = (uint8_t)d.language;
    e->detected_by = (uint8_t)d.by;
    e->coverage = CG_COVERAGE_INDEXED;
    if (d.by == CG_DETECT_NOTHING) e->coverage = CG_COVERAGE_UNSUPPORTED;
    if (d.language == CG_LANG_NONE) return;
    if (limits->skip_minified && (cg_marks_of_path(e->path, d.language) & CG_MARK_MINIFIED))
        e->coverage = CG_COVERAGE_MINIFIED;
    else if (e->size > limits->file_bytes)
        e->coverage = CG_COVERAGE_TOO_LARGE;
}

/* Completes an entry that is not ignored. Folders to enter are left with INDEXED. */
static void fill_entry(const walker *k, int folder, const char *file, cg_ignore_verdict verdict,
                       cg_entry *e) {
    if (e->kind == CG_ENTRY_FOLDER) {
        bool packages = strcmp(file, "node_modules") == 0 && k->options->limits.skip_dependencies;
        e->coverage = packages && verdict != CG_IGNORE_KEEP ? CG_COVERAGE_DEPENDENCIES : CG_COVERAGE_INDEXED;
        return;
    }
    if (e->kind == CG_ENTRY_OTHER) {
        e->coverage = CG_COVERAGE_NOT_REGULAR;
        return;
    }
    struct stat st;
    if (fstatat(folder, file, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        *e = not_walked(e->path, (cg_entry_kind)e->kind, of_errno(errno), errno);
        return;
    }
    e->size = (uint64_t)st.st_size;
    e->mtime_ns = mtime_of(&st);
    e->inode = (uint64_t)st.st_ino;
    int error = 0;
    if (e->kind == CG_ENTRY_FILE)
        judge_file(k, e);
    else
        e->coverage = (uint8_t)judge_link(k, folder, file, &error);
    if (e->coverage == CG_COVERAGE_UNREADABLE) e->error = error;
}

static cg_entry_kind kind_of(int folder, const char *file, unsigned char type) {
    struct stat st;
    if (type == DT_UNKNOWN && fstatat(folder, file, &st, AT_SYMLINK_NOFOLLOW) == 0) type = IFTODT(st.st_mode);
    switch (type) {
    case DT_DIR: return CG_ENTRY_FOLDER;
    case DT_LNK: return CG_ENTRY_LINK;
    case DT_REG:
    case DT_UNKNOWN: return CG_ENTRY_FILE;
    default: return CG_ENTRY_OTHER;
    }
}

static bool is_never_entered(cg_str file) {
    return cg_str_is(file, ".git") || cg_str_is(file, ".codegraph") || cg_str_is(file, ".hg") ||
           cg_str_is(file, ".svn");
}

/* ---- One folder ---- */

typedef struct listing {
    bool git, git_rules, own_rules; /* .git, .gitignore and .codegraphignore are among the names */
    int error;                      /* errno that ended the reading early */
} listing;

/* A .gitignore that is a link does not count, as with git. */
static listing read_names(walker *k, DIR *folder) {
    listing l = {0};
    cg_buf_reset(&k->names);
    cg_vec_reset(&k->list);
    for (;;) {
        errno = 0;
        const struct dirent *d = readdir(folder);
        if (d == NULL) break;
        cg_str file = cg_str_from(d->d_name);
        if (cg_str_is(file, ".") || cg_str_is(file, "..")) continue;
        l.git |= cg_str_is(file, ".git");
        l.git_rules |= d->d_type != DT_LNK && cg_str_is(file, ".gitignore");
        l.own_rules |= d->d_type != DT_LNK && cg_str_is(file, ".codegraphignore");
        if (is_never_entered(file)) continue;
        cg_vec_push(&k->list, (name){.at = k->names.len, .len = file.len, .type = d->d_type});
        cg_buf_append(&k->names, cg_str_of(file.ptr, file.len + 1));
    }
    l.error = errno;
    return l;
}

static const char *absolute_path(walker *k, cg_str path) {
    return cg_path_join(&k->w->arena, k->root.ptr, cg_str_from_index(path, k->above.len));
}

/* `path` ends in "/", or is the root's. */
static rules rules_of_folder(walker *k, int folder, const listing *l, cg_str path, rules r) {
    cg_repository nested;
    if (l->git && path.len > k->above.len && cg_repository_at(&k->w->arena, absolute_path(k, path), &nested))
        r.git = begin_repository(k, &nested, path.len);
    cg_str shown = cg_str_from_index(path, k->above.len);
    const char *file = shown.ptr;
    if (l->git_rules) {
        file = cg_arena_format(&k->w->arena, "%.*s.gitignore", CG_STR_ARG(shown)).ptr;
        r.git = push_rules(k, r.git, load_rules(k, folder, ".gitignore", cg_str_from(file)), path.len);
    }
    if (l->own_rules) {
        file = cg_arena_format(&k->w->arena, "%.*s.codegraphignore", CG_STR_ARG(shown)).ptr;
        r.own = push_rules(k, r.own, load_rules(k, folder, ".codegraphignore", cg_str_from(file)), path.len);
    }
    return r;
}

static void judge_names(walker *k, int folder, cg_str path, rules r, entry_list *out) {
    cg_buf_reset(&k->path);
    cg_buf_append(&k->path, path);
    for (size_t i = 0; i < k->list.len; i++) {
        const char *file = k->names.ptr + k->list.at[i].at;
        k->path.len = path.len;
        cg_buf_append(&k->path, cg_str_of(file, k->list.at[i].len));
        cg_entry e = {.kind = (uint8_t)kind_of(folder, file, k->list.at[i].type)};
        cg_ignore_verdict v = judge(k, r, cg_buf_str(&k->path), e.kind == CG_ENTRY_FOLDER);
        if (v == CG_IGNORE_DROP) {
            k->w->ignored++;
            continue;
        }
        e.path = cg_str_from_index(cg_arena_str(&k->w->arena, cg_buf_str(&k->path)), k->above.len);
        fill_entry(k, folder, file, v, &e);
        cg_vec_push(out, e);
    }
}

static bool is_entered(const cg_entry *e) {
    return e->kind == CG_ENTRY_FOLDER && e->coverage == CG_COVERAGE_INDEXED;
}

static int by_path(const void *a, const void *b) {
    return cg_str_compare(((const cg_entry *)a)->path, ((const cg_entry *)b)->path);
}

/* A folder that will be entered sorts as its content does: by its path with a "/". */
static int by_content(const void *left, const void *right) {
    const cg_entry *a = left, *b = right;
    size_t common = a->path.len < b->path.len ? a->path.len : b->path.len;
    int order = memcmp(a->path.ptr, b->path.ptr, common);
    if (order != 0) return order;
    int next_a = a->path.len > common ? (unsigned char)a->path.ptr[common] : is_entered(a) ? '/' : -1;
    int next_b = b->path.len > common ? (unsigned char)b->path.ptr[common] : is_entered(b) ? '/' : -1;
    return next_a - next_b;
}

static void clear_list(entry_list *list) { cg_vec_clear(list); }

/* Lists one folder into `out`. The folder's own entry tells if it, or the rest of it, cannot be read. */
static void list_folder(walker *k, cg_str path, rules *r, entry_list *out) {
    cg_str shown = cg_str_from_index(path, k->above.len);
    if (shown.len > 0) shown = cg_arena_str(&k->w->arena, cg_str_first(shown, shown.len - 1));
    int fd = openat(k->w->root_fd, shown.len > 0 ? shown.ptr : ".",
                    O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    CG_CLEANUP(close_folder) DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (folder == NULL) {
        int error = errno;
        close_fd(&fd);
        cg_vec_push(&k->w->entries, not_walked(shown, CG_ENTRY_FOLDER, of_errno(error), error));
        return;
    }
    k->w->folders++;
    listing l = read_names(k, folder);
    if (l.error != 0)
        cg_vec_push(&k->w->entries, not_walked(shown, CG_ENTRY_FOLDER, CG_COVERAGE_UNREADABLE, l.error));
    *r = rules_of_folder(k, fd, &l, path, *r);
    judge_names(k, fd, path, *r, out);
}

/* Entries come in their final order because each folder's are sorted before its folders are entered. No
 * folder stays open meanwhile: depth costs no descriptors, and PATH_MAX bounds it. */
static cg_error walk_folder(walker *k, cg_str path, rules r) {
    if (k->options->cancel != NULL && k->options->cancel->requested)
        return cg_fail(CG_ERR_INTERRUPTED, "interrupted while walking");
    CG_CLEANUP(clear_list) entry_list entries = {0};
    list_folder(k, path, &r, &entries);
    if (entries.len > 1) qsort(entries.at, entries.len, sizeof *entries.at, by_content);
    for (size_t i = 0; i < entries.len; i++) {
        const cg_entry *e = &entries.at[i];
        if (!is_entered(e)) {
            cg_vec_push(&k->w->entries, *e);
            continue;
        }
        cg_str full = cg_str_of(e->path.ptr - k->above.len, e->path.len + k->above.len);
        CG_TRY(walk_folder(k, cg_arena_format(&k->w->arena, "%.*s/", CG_STR_ARG(full)), r));
    }
    return CG_OK;
}

/* ---- The walk ---- */

/* What was added out of turn (unreadable folders and rule files) is put in its place; a rule file that could
 * not be used is also there as a file: the reason wins. */
static void put_in_order(cg_walk *w) {
    bool sorted = true;
    for (size_t i = 1; i < w->entries.len && sorted; i++)
        sorted = by_path(&w->entries.at[i - 1], &w->entries.at[i]) < 0;
    if (sorted) return;
    qsort(w->entries.at, w->entries.len, sizeof *w->entries.at, by_path);
    size_t kept = 0;
    for (size_t i = 0; i < w->entries.len; i++) {
        const cg_entry *e = &w->entries.at[i];
        cg_entry *last = kept > 0 ? &w->entries.at[kept - 1] : NULL;
        if (last == NULL || !cg_str_equal(last->path, e->path))
            w->entries.at[kept++] = *e;
        else if (e->coverage > last->coverage)
            *last = *e;
    }
    w->entries.len = kept;
}

static void clear_walker(walker *k) {
    cg_buf_clear(&k->names);
    cg_buf_clear(&k->path);
    cg_buf_clear(&k->file);
    cg_vec_clear(&k->list);
}

static cg_error run(walker *k) {
    cg_repository repository;
    CG_TRY(cg_repository_find(&k->w->arena, k->root.ptr, &repository));
    cg_str top = cg_str_from(repository.root);
    if (k->root.len > top.len) {
        cg_str below = cg_str_from_index(k->root, top.len + (top.len > 1));
        k->above = cg_arena_format(&k->w->arena, "%.*s/", CG_STR_ARG(below));
    }
    rules r = {0};
    k->extra = (cg_ignore_chain){.rules = cg_ignore_parse(&k->w->arena, k->options->rules, NULL),
                                 .base = k->above.len};
    load_user_rules(k, &repository);
    r.git = begin_repository(k, &repository, 0);
    load_rules_above(k, &repository, &r);
    return walk_folder(k, k->above, r);
}

cg_error cg_walk_run(const char *root, const cg_walk_options *options, cg_walk *w) {
    cg_walk fresh = {0};
    char *real;
    cg_error error = cg_path_real(&fresh.arena, root, &real);
    if (error == CG_OK) {
        CG_CLEANUP(close_fd) int fd = open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd >= 0)
            fresh.root_fd = fcntl(fd, F_DUPFD_CLOEXEC, 3); /* 0 means none, so that {0} can be cleared */
        if (fresh.root_fd <= 0) error = cg_fail_errno("cannot open folder %s", root);
    }
    CG_CLEANUP(clear_walker) walker k = {.w = &fresh, .options = options, .above = CG_STR_NONE};
    if (error == CG_OK) {
        k.root = cg_str_from(real);
        error = run(&k);
    }
    if (error != CG_OK) {
        cg_walk_clear(&fresh);
        return error;
    }
    put_in_order(&fresh);
    *w = fresh;
    return CG_OK;
}

void cg_walk_clear(cg_walk *w) {
    if (w->root_fd > 0) close(w->root_fd);
    cg_vec_clear(&w->entries);
    cg_arena_clear(&w->arena);
    *w = (cg_walk){0};
}

const cg_entry *cg_walk_find(const cg_walk *w, cg_str path) {
    const cg_entry key = {.path = path};
    return w->entries.len == 0 ? NULL : bsearch(&key, w->entries.at, w->entries.len, sizeof key, by_path);
}
