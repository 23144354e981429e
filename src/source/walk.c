#include "source/walk.h"

#include "base/file.h"
#include "source/marks.h"
#include "source/walk_rules.h"
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

/* An entry of the folder at hand, and what holds in it if it will be entered. */
typedef struct item {
    cg_entry entry;
    bool tracked_only;
} item;
typedef CG_VEC(item) item_list;

/* Paths inside are from the repository's root, so that ignore rules above the walk's root hold: `above` is the part
 * that entries do not show. */
typedef struct walker {
    cg_walk *w;
    const cg_walk_options *options;
    cg_str root;  /* absolute, without links */
    cg_str above; /* "" or "a/b/" */
    cg_rule_loader rules;
    cg_buf names, path; /* scratch, not kept across folders */
    CG_VEC(name) list;
} walker;

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
static void fill_entry(const walker *k, int folder, const char *file, bool wanted, cg_entry *e) {
    if (e->kind == CG_ENTRY_FOLDER) {
        bool packages = strcmp(file, "node_modules") == 0 && k->options->limits.skip_dependencies;
        e->coverage = packages && !wanted ? CG_COVERAGE_DEPENDENCIES : CG_COVERAGE_INDEXED;
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
static void add_rules_of_folder(walker *k, int folder, const listing *l, cg_str path, cg_rules *r) {
    cg_repository nested;
    cg_str shown = cg_str_from_index(path, k->above.len);
    if (l->git && shown.len > 0 && cg_repository_at(&k->w->arena, absolute_path(k, path), &nested))
        cg_rules_enter_repository(&k->rules, &nested, path, r);
    if (l->git_rules) cg_rules_add_git(&k->rules, folder, path, shown, r);
    if (l->own_rules) cg_rules_add_own(&k->rules, folder, path, shown, r);
}

static void leave_out(walker *k, cg_str path, bool is_folder) {
    k->w->ignored++;
    if (k->w->left_out.len == CG_WALK_LEFT_OUT) return;
    if (!is_folder && cg_detect_name(path).language == CG_LANG_NONE) return;
    cg_str shown = cg_str_from_index(path, k->above.len);
    cg_vec_push(&k->w->left_out,
                cg_arena_format(&k->w->arena, "%.*s%s", CG_STR_ARG(shown), is_folder ? "/" : ""));
}

static void judge_names(walker *k, int folder, cg_str path, const cg_rules *r, item_list *out) {
    cg_buf_reset(&k->path);
    cg_buf_append(&k->path, path);
    for (size_t i = 0; i < k->list.len; i++) {
        const char *file = k->names.ptr + k->list.at[i].at;
        k->path.len = path.len;
        cg_buf_append(&k->path, cg_str_of(file, k->list.at[i].len));
        item new = {.entry.kind = (uint8_t)kind_of(folder, file, k->list.at[i].type)};
        bool is_folder = new.entry.kind == CG_ENTRY_FOLDER;
        cg_ignore_verdict v =
            cg_rules_judge(&k->rules, r, cg_buf_str(&k->path), is_folder, &new.tracked_only);
        if (v == CG_IGNORE_DROP) {
            leave_out(k, cg_buf_str(&k->path), is_folder);
            continue;
        }
        new.entry.path = cg_str_from_index(cg_arena_str(&k->w->arena, cg_buf_str(&k->path)), k->above.len);
        fill_entry(k, folder, file, v == CG_IGNORE_KEEP, &new.entry);
        cg_vec_push(out, new);
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
    const cg_entry *a = &((const item *)left)->entry, *b = &((const item *)right)->entry;
    size_t common = a->path.len < b->path.len ? a->path.len : b->path.len;
    int order = memcmp(a->path.ptr, b->path.ptr, common);
    if (order != 0) return order;
    int next_a = a->path.len > common ? (unsigned char)a->path.ptr[common] : is_entered(a) ? '/' : -1;
    int next_b = b->path.len > common ? (unsigned char)b->path.ptr[common] : is_entered(b) ? '/' : -1;
    return next_a - next_b;
}

static void clear_list(item_list *list) { cg_vec_clear(list); }

/* Lists one folder into `out`. The folder's own entry tells if it, or the rest of it, cannot be read. */
static void list_folder(walker *k, cg_str path, cg_rules *r, item_list *out) {
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
    add_rules_of_folder(k, fd, &l, path, r);
    judge_names(k, fd, path, r, out);
}

/* Entries come in their final order because each folder's are sorted before its folders are entered. No folder stays
 * open meanwhile: depth costs no descriptors, and PATH_MAX bounds it. */
static cg_error walk_folder(walker *k, cg_str path, cg_rules r) {
    if (k->options->cancel != NULL && k->options->cancel->requested)
        return cg_fail(CG_ERR_INTERRUPTED, "interrupted while walking");
    CG_CLEANUP(clear_list) item_list items = {0};
    list_folder(k, path, &r, &items);
    if (items.len > 1) qsort(items.at, items.len, sizeof *items.at, by_content);
    for (size_t i = 0; i < items.len; i++) {
        const cg_entry *e = &items.at[i].entry;
        if (!is_entered(e)) {
            cg_vec_push(&k->w->entries, *e);
            continue;
        }
        cg_str full = cg_str_of(e->path.ptr - k->above.len, e->path.len + k->above.len);
        cg_rules inside = r;
        inside.tracked_only = items.at[i].tracked_only;
        CG_TRY(walk_folder(k, cg_arena_format(&k->w->arena, "%.*s/", CG_STR_ARG(full)), inside));
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

/* Files of rules that could not be used are entries, under the name they have. */
static void add_problems(walker *k) {
    cg_rules_end(&k->rules);
    for (size_t i = 0; i < k->rules.problems.len; i++) {
        const cg_rule_problem *p = &k->rules.problems.at[i];
        cg_vec_push(&k->w->entries, not_walked(p->path, CG_ENTRY_FILE, p->coverage, p->error));
    }
}

static int by_bytes(const void *a, const void *b) {
    return cg_str_compare(*(const cg_str *)a, *(const cg_str *)b);
}

static void clear_walker(walker *k) {
    cg_rule_loader_clear(&k->rules);
    cg_buf_clear(&k->names);
    cg_buf_clear(&k->path);
    cg_vec_clear(&k->list);
}

static cg_error run(walker *k) {
    cg_repository repository;
    cg_arena *arena = k->rules.arena = &k->w->arena;
    CG_TRY(cg_repository_find(arena, k->root.ptr, &repository));
    cg_str top = cg_str_from(repository.root);
    if (k->root.len > top.len) {
        cg_str below = cg_str_from_index(k->root, top.len + (top.len > 1));
        k->above = cg_arena_format(arena, "%.*s/", CG_STR_ARG(below));
    }
    const cg_ignore_rules *extra = cg_ignore_parse(arena, k->options->rules, NULL);
    k->rules.extra = (cg_ignore_chain){.rules = extra, .base = k->above.len};
    cg_rules rules = cg_rules_begin(&k->rules, &repository, k->above, k->options->no_user_excludes);
    CG_TRY(walk_folder(k, k->above, rules));
    add_problems(k);
    put_in_order(k->w);
    if (k->w->left_out.len > 1) qsort(k->w->left_out.at, k->w->left_out.len, sizeof(cg_str), by_bytes);
    return CG_OK;
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
    *w = fresh;
    return CG_OK;
}

void cg_walk_clear(cg_walk *w) {
    if (w->root_fd > 0) close(w->root_fd);
    cg_vec_clear(&w->entries);
    cg_vec_clear(&w->left_out);
    cg_arena_clear(&w->arena);
    *w = (cg_walk){0};
}

const cg_entry *cg_walk_find(const cg_walk *w, cg_str path) {
    const cg_entry key = {.path = path};
    return w->entries.len == 0 ? NULL : bsearch(&key, w->entries.at, w->entries.len, sizeof key, by_path);
}
