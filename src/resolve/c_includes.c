/* #include: which file is meant, and what a file sees through all its includes. */
#include "resolve/c_family.h"

#include "base/hash.h"

#include <stdlib.h>

static cg_str base_name(cg_str path) {
    size_t slash = cg_str_find_last_char(path, '/');
    return slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
}

static uint64_t base_key(cg_str path) {
    cg_str base = base_name(path);
    return cg_hash64(base.ptr, base.len, 11) & ~1ull;
}

uint32_t c_path_nearness(cg_str a, cg_str b) {
    uint32_t folders = 0;
    for (size_t i = 0; i < a.len && i < b.len && a.ptr[i] == b.ptr[i]; i++) folders += a.ptr[i] == '/';
    return folders;
}

static cg_str stem(cg_str path) {
    cg_str base = base_name(path);
    return cg_str_first(base, cg_str_find_char(base, '.'));
}

bool c_same_stem(cg_str a, cg_str b) { return cg_str_equal(stem(a), stem(b)); }

/* ---- Finding ---- */

static bool ends_with_path(cg_str path, cg_str tail) {
    if (!cg_str_ends(path, tail)) return false;
    return path.len == tail.len || path.ptr[path.len - tail.len - 1] == '/';
}

/* "../a.h" and "./a.h" name the rest of a path. */
static cg_str without_dots(cg_str path) {
    while (cg_str_starts(path, CG_STR("../")) || cg_str_starts(path, CG_STR("./")))
        path = cg_str_from_index(path, cg_str_find_char(path, '/') + 1);
    return path;
}

static const cg_rfile *file_in(const cg_resolver *r, cg_str folder, cg_str path) {
    char text[1024];
    if (folder.len + path.len + 2 > sizeof text) return NULL;
    while (cg_str_starts(path, CG_STR("../")) && folder.len) {
        path = cg_str_from_index(path, 3);
        folder = cg_path_folder(folder);
    }
    while (cg_str_starts(path, CG_STR("./"))) path = cg_str_from_index(path, 2);
    size_t n = folder.len;
    memcpy(text, folder.ptr, n);
    if (n) text[n++] = '/';
    memcpy(text + n, path.ptr, path.len);
    return cg_file_at_path(r, cg_str_of(text, n + path.len));
}

/* Which of two files that end in the included path is meant: the nearer one, then the shorter path. */
static bool better(cg_str from, cg_str a, cg_str b) {
    uint32_t x = c_path_nearness(from, a), y = c_path_nearness(from, b);
    if (x != y) return x > y;
    if (a.len != b.len) return a.len < b.len;
    return cg_str_compare(a, b) < 0;
}

/* The file whose path ends in what is included. <> does not look beside the file: there it is only if nowhere else. */
static uint32_t by_suffix(const cg_resolver *r, const cg_rfile *from, cg_str path, bool system) {
    const c_family_state *s = c_family_of(r);
    uint64_t first;
    uint32_t best = CG_NONE;
    bool best_beside = false;
    cg_str tail = without_dots(path), folder = cg_path_folder(from->path);
    if (!cg_map64_get(&s->by_base, base_key(tail), &first)) return CG_NONE;
    cg_str base = base_name(tail);
    for (uint64_t i = first; i < s->by_name_count; i++) {
        const cg_rfile *f = &r->files[s->by_name[i]];
        if (!cg_str_equal(base_name(f->path), base)) break;
        if (!ends_with_path(f->path, tail) || f == from) continue;
        bool beside = system && cg_str_equal(cg_path_folder(f->path), folder);
        bool wins = best == CG_NONE ||
                    (beside != best_beside ? best_beside : better(from->path, f->path, r->files[best].path));
        if (wins) best = f->index, best_beside = beside;
    }
    return best;
}

/* <string.h> is the system's, even if the repository has a string.h of its own. */
static bool is_standard(cg_str path) {
    static const char *const names[] = {
        "assert.h",  "ctype.h",  "errno.h",   "float.h",  "inttypes.h", "limits.h",    "locale.h",
        "math.h",    "setjmp.h", "signal.h",  "stdarg.h", "stdbool.h",  "stddef.h",    "stdint.h",
        "stdio.h",   "stdlib.h", "string.h",  "time.h",   "wchar.h",    "unistd.h",    "fcntl.h",
        "pthread.h", "dirent.h", "poll.h",    "sched.h",  "termios.h",  "dlfcn.h",     "netdb.h",
        "pwd.h",     "grp.h",    "regex.h",   "syslog.h", "strings.h",  "memory.h",    "malloc.h",
        "getopt.h",  "fenv.h",   "complex.h", "iso646.h", "stdalign.h", "stdatomic.h", "stdnoreturn.h",
        "tgmath.h",  "threads.h"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cg_str_is(path, names[i])) return true;
    return cg_str_starts(path, CG_STR("sys/")) || cg_str_find_char(path, '.') == CG_STR_NOWHERE;
}

uint32_t c_include_file(const cg_resolver *r, const cg_rfile *from, const cg_import *i) {
    cg_str path = cg_facts_str(from->facts, i->module);
    bool system = i->flags & CG_IMPORT_SYSTEM;
    const c_folders *folders = c_family_of(r)->folders[from->index];
    const cg_rfile *f = system ? NULL : file_in(r, cg_path_folder(from->path), path);
    for (uint32_t k = folders && system ? folders->quoted : 0; folders && !f && k < folders->count; k++)
        f = file_in(r, folders->at[k], path);
    if (f) return f->index;
    return folders || (system && is_standard(path)) ? CG_NONE : by_suffix(r, from, path, system);
}

/* ---- Preparing ---- */

typedef struct named_file {
    cg_str base, path;
    uint32_t file;
} named_file;

static int compare_named(const void *a, const void *b) {
    const named_file *x = a, *y = b;
    int c = cg_str_compare(x->base, y->base);
    return c ? c : cg_str_compare(x->path, y->path);
}

static void index_names(cg_resolver *r, c_family_state *s, const cg_policy *policy) {
    named_file *list = cg_alloc((r->file_count + 1) * sizeof *list);
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->file_count; i++)
        if (r->files[i].facts && r->files[i].policy == policy)
            list[n++] = (named_file){base_name(r->files[i].path), r->files[i].path, i};
    qsort(list, n, sizeof *list, compare_named);
    s->by_name = cg_arena_alloc(&r->arena, (n + 1) * sizeof *s->by_name);
    s->by_name_count = n;
    for (uint32_t i = n; i-- > 0;) {
        s->by_name[i] = list[i].file;
        cg_map64_put(&s->by_base, base_key(list[i].path), i);
    }
    cg_free(list);
}

static uint32_t set_bytes(const cg_resolver *r) { return r->file_count / 8 + 8; }

static void add_all(uint8_t *to, const uint8_t *from, uint32_t bytes) {
    for (uint32_t i = 0; i < bytes; i++) to[i] |= from[i];
}

/* The set of the files that one sees. Headers whose set is known already are not followed. */
static void follow_includes(const cg_resolver *r, uint32_t from, uint8_t *bits, uint32_t *stack) {
    const c_family_state *s = c_family_of(r);
    uint32_t depth = 0;
    memset(bits, 0, set_bytes(r));
    bits[from / 8] |= (uint8_t)(1u << from % 8);
    stack[depth++] = from;
    while (depth) {
        const uint32_t *list = s->includes[stack[--depth]];
        for (uint32_t i = 1; list && i <= list[0]; i++) {
            uint32_t to = list[i];
            if (bits[to / 8] & (1u << to % 8)) continue;
            bits[to / 8] |= (uint8_t)(1u << to % 8);
            if (s->seen[to])
                add_all(bits, s->seen[to], set_bytes(r));
            else
                stack[depth++] = to;
        }
    }
}

/* Sets for the headers that are included most: the sets of all other files are put together from them. Their memory
 * is bounded: at most KNOWN_BYTES in all. */
static void know_popular(cg_resolver *r, c_family_state *s) {
    enum { POPULAR = 24, KNOWN_BYTES = 64 << 20 };
    CG_AUTOFREE uint32_t *times = cg_alloc_zero(r->file_count + 1, sizeof *times);
    CG_AUTOFREE uint32_t *stack = cg_alloc((r->file_count + 1) * sizeof *stack);
    s->seen = CG_NEW_ARRAY(&r->arena, uint8_t *, r->file_count + 1);
    for (uint32_t i = 0; i < r->file_count; i++)
        for (uint32_t k = 1; s->includes[i] && k <= s->includes[i][0]; k++) times[s->includes[i][k]]++;
    uint32_t room = KNOWN_BYTES / set_bytes(r);
    for (uint32_t i = 0; i < r->file_count && room; i++) {
        if (times[i] < POPULAR) continue;
        uint8_t *bits = cg_arena_alloc(&r->arena, set_bytes(r));
        follow_includes(r, i, bits, stack);
        s->seen[i] = bits;
        room--;
    }
}

static void read_includes(cg_resolver *r, c_family_state *s, uint32_t i) {
    const cg_rfile *f = &r->files[i];
    uint32_t *list = cg_arena_alloc(&r->arena, (f->facts->imports_len + 1) * sizeof *list);
    list[0] = 0;
    for (uint32_t k = 0; k < f->facts->imports_len; k++) {
        if (f->facts->imports[k].kind != CG_IMPORT_INCLUDE) continue;
        uint32_t target = c_include_file(r, f, &f->facts->imports[k]);
        if (target != CG_NONE) {
            list[++list[0]] = target;
            s->gaps[target] = 1; /* it may use what the including file has included before */
        }
        bool quoted = !(f->facts->imports[k].flags & CG_IMPORT_SYSTEM);
        s->gaps[i] |= target == CG_NONE && quoted && !s->folders[i];
    }
    s->includes[i] = list;
}

/* Files whose folders are known, and with the same folders what they include, and so on. */
static void read_known(cg_resolver *r, c_family_state *s) {
    CG_AUTOFREE uint32_t *queue = cg_alloc((r->file_count + 1) * sizeof *queue);
    uint32_t count = 0;
    for (uint32_t i = 0; i < r->file_count; i++)
        if (s->folders[i]) queue[count++] = i;
    for (uint32_t k = 0; k < count; k++) {
        read_includes(r, s, queue[k]);
        const uint32_t *list = s->includes[queue[k]];
        for (uint32_t i = 1; i <= list[0]; i++) {
            if (s->folders[list[i]]) continue;
            s->folders[list[i]] = s->folders[queue[k]];
            queue[count++] = list[i];
        }
    }
}

void c_includes_prepare(cg_resolver *r, c_family_state *s, const cg_policy *policy) {
    index_names(r, s, policy);
    c_compile_prepare(r, s);
    s->includes = CG_NEW_ARRAY(&r->arena, uint32_t *, r->file_count + 1);
    s->gaps = CG_NEW_ARRAY(&r->arena, uint8_t, r->file_count + 1);
    read_known(r, s);
    for (uint32_t i = 0; i < r->file_count; i++) {
        const cg_rfile *f = &r->files[i];
        if (f->facts && f->policy == policy && f->facts->imports_len && !s->includes[i])
            read_includes(r, s, i);
    }
    know_popular(r, s);
}

/* ---- Reaching ---- */

c_family_work *c_work_of(cg_rctx *x) {
    if (x->own[CG_OWN_C_FAMILY]) return x->own[CG_OWN_C_FAMILY];
    uint32_t files = x->r->file_count, bytes = set_bytes(x->r);
    char *block = cg_alloc_zero(1, sizeof(c_family_work) + files * sizeof(uint32_t) +
                                       (size_t)C_SEEN_CACHED * bytes + 8);
    c_family_work *c = (c_family_work *)(void *)block;
    c->stack = (uint32_t *)(void *)(block + sizeof *c);
    for (int i = 0; i < C_SEEN_CACHED; i++)
        c->bits[i] = (uint8_t *)block + sizeof *c + files * sizeof(uint32_t) + (size_t)i * bytes;
    x->own[CG_OWN_C_FAMILY] = c;
    return c;
}

c_answer *c_answer_of(cg_rctx *x, uint64_t what, uint32_t file, uint32_t how) {
    uint64_t hash = (what * 0x9e3779b97f4a7c15ull) ^ ((uint64_t)file * 0xc2b2ae3d27d4eb4full) ^ how;
    return &c_work_of(x)->answers[(hash ^ hash >> 29) % C_ANSWERS];
}

bool c_reaches(cg_rctx *x, uint32_t from, uint32_t to) {
    if (from == to) return true;
    c_family_work *c = c_work_of(x);
    uint32_t slot = from % C_SEEN_CACHED;
    if (c->file[slot] != from + 1) {
        follow_includes(x->r, from, c->bits[slot], c->stack);
        c->file[slot] = from + 1;
    }
    return c->bits[slot][to / 8] & (1u << to % 8);
}
