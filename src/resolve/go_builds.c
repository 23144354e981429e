#include "resolve/go_builds.h"

static const char *const systems[] = {"linux",   "darwin",    "windows", "freebsd", "netbsd", "openbsd",
                                      "android", "dragonfly", "solaris", "illumos", "ios",    "aix",
                                      "plan9",   "js",        "wasip1",  "nacl",    "hurd",   "zos"};
static const char *const machines[] = {"amd64",  "386",    "arm",   "arm64",    "loong64", "mips",
                                       "mipsle", "mips64", "ppc64", "mips64le", "ppc64le", "riscv64",
                                       "s390x",  "wasm",   "ppc",   "sparc64"};
enum { SYSTEMS = sizeof systems / sizeof *systems, MACHINES = sizeof machines / sizeof *machines };

/* For which systems on which machines a file may be built. */
typedef struct build {
    uint16_t on[SYSTEMS];
    bool usual; /* for linux on amd64, with the tags that a compiler sets by itself */
} build;

struct cg_go_builds {
    const build **of; /* of each file; NULL: always */
};

/* ---- Conditions ---- */

/* Where a condition can hold and where it can fail: both where a tag decides that nobody knows. */
typedef struct answer {
    uint16_t yes[SYSTEMS], no[SYSTEMS];
} answer;

typedef struct reading {
    cg_str rest;
    bool usual; /* with the tags that a compiler sets by itself and no others */
    unsigned count;
} reading;

static bool names_system(cg_str tag, uint32_t system) {
    cg_str name = cg_str_from(systems[system]);
    if (cg_str_equal(tag, name)) return true;
    if (cg_str_is(tag, "linux")) return cg_str_is(name, "android");
    if (cg_str_is(tag, "darwin")) return cg_str_is(name, "ios");
    if (cg_str_is(tag, "solaris")) return cg_str_is(name, "illumos");
    bool other = cg_str_is(name, "windows") || cg_str_is(name, "plan9") || cg_str_is(name, "js") ||
                 cg_str_is(name, "wasip1") || cg_str_is(name, "nacl") || cg_str_is(name, "zos");
    return cg_str_is(tag, "unix") && !other;
}

static answer everywhere(bool yes, bool no) {
    answer a;
    for (uint32_t s = 0; s < SYSTEMS; s++) {
        a.yes[s] = yes ? UINT16_MAX : 0;
        a.no[s] = no ? UINT16_MAX : 0;
    }
    return a;
}

static answer ask(const reading *r, cg_str tag) {
    answer a = everywhere(false, true);
    bool known = false;
    for (uint32_t s = 0; s < SYSTEMS; s++)
        if (names_system(tag, s)) {
            a.yes[s] = UINT16_MAX;
            a.no[s] = 0;
            known = true;
        }
    for (uint32_t m = 0; m < MACHINES && !known; m++)
        if (cg_str_is(tag, machines[m])) {
            for (uint32_t s = 0; s < SYSTEMS; s++) {
                a.yes[s] = (uint16_t)(1u << m);
                a.no[s] = (uint16_t)~a.yes[s];
            }
            known = true;
        }
    if (known || cg_str_is(tag, "gccgo") || cg_str_is(tag, "ignore")) return a; /* another compiler; never */
    if (cg_str_is(tag, "gc")) return everywhere(true, false);
    if (!r->usual) return everywhere(true, true);
    bool set = cg_str_is(tag, "cgo") || cg_str_starts(tag, CG_STR("go1."));
    return everywhere(set, !set);
}

static bool skip(reading *r, const char *token) {
    r->rest = cg_str_trim(r->rest);
    cg_str t = cg_str_from(token);
    if (!cg_str_starts(r->rest, t)) return false;
    r->rest = cg_str_from_index(r->rest, t.len);
    return true;
}

static answer any_of(reading *r);

static answer operand(reading *r) {
    if (++r->count > 64) return everywhere(true, true);
    if (skip(r, "!")) {
        answer a = operand(r), b;
        memcpy(b.yes, a.no, sizeof b.yes);
        memcpy(b.no, a.yes, sizeof b.no);
        return b;
    }
    if (skip(r, "(")) {
        answer a = any_of(r);
        skip(r, ")");
        return a;
    }
    r->rest = cg_str_trim(r->rest);
    size_t n = 0;
    while (n < r->rest.len && r->rest.ptr[n] && !strchr("!()&| \t", r->rest.ptr[n])) n++;
    cg_str tag = cg_str_first(r->rest, n);
    r->rest = cg_str_from_index(r->rest, n);
    return n ? ask(r, tag) : everywhere(true, true);
}

static answer all_of(reading *r) {
    answer a = operand(r);
    while (skip(r, "&&")) {
        answer b = operand(r);
        for (uint32_t s = 0; s < SYSTEMS; s++) {
            a.yes[s] &= b.yes[s];
            a.no[s] |= b.no[s];
        }
    }
    return a;
}

static answer any_of(reading *r) {
    answer a = all_of(r);
    while (skip(r, "||")) {
        answer b = all_of(r);
        for (uint32_t s = 0; s < SYSTEMS; s++) {
            a.yes[s] |= b.yes[s];
            a.no[s] &= b.no[s];
        }
    }
    return a;
}

static answer evaluate(cg_str condition, bool usual) {
    reading r = {condition, usual, 0};
    return condition.len ? any_of(&r) : everywhere(true, false);
}

/* ---- Files ---- */

static bool is_one_of(cg_str part, const char *const *list, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (cg_str_is(part, list[i])) return true;
    return false;
}

/* The last part behind an underscore, which is cut off. */
static cg_str cut_part(cg_str *stem) {
    size_t at = cg_str_find_last_char(*stem, '_');
    if (at == CG_STR_NOWHERE) return CG_STR_NONE;
    cg_str part = cg_str_from_index(*stem, at + 1);
    *stem = cg_str_first(*stem, at);
    return part;
}

static void read_name(cg_str path, cg_str *system, cg_str *machine) {
    size_t slash = cg_str_find_last_char(path, '/');
    cg_str stem = slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
    if (cg_str_ends(stem, CG_STR(".go"))) stem = cg_str_first(stem, stem.len - 3);
    if (cg_str_ends(stem, CG_STR("_test"))) stem = cg_str_first(stem, stem.len - 5);
    cg_str part = cut_part(&stem);
    *system = *machine = CG_STR_NONE;
    if (is_one_of(part, machines, MACHINES)) {
        *machine = part;
        part = cut_part(&stem);
    }
    if (is_one_of(part, systems, SYSTEMS)) *system = part;
}

static bool allows(cg_str system, cg_str machine, uint32_t s, uint32_t m) {
    return (system.len == 0 || names_system(system, s)) &&
           (machine.len == 0 || cg_str_is(machine, machines[m]));
}

static const build *read_file(cg_resolver *r, const cg_rfile *f) {
    cg_str system, machine, condition = cg_facts_str(f->facts, f->facts->nodes[0].signature);
    read_name(f->path, &system, &machine);
    if (cg_str_starts(condition, CG_STR("//go:build "))) condition = cg_str_from_index(condition, 11);
    if (system.len + machine.len + condition.len == 0) return NULL;
    build *b = CG_NEW(&r->arena, build);
    answer all = evaluate(condition, false), usual = evaluate(condition, true);
    for (uint32_t s = 0; s < SYSTEMS; s++)
        for (uint32_t m = 0; m < MACHINES; m++)
            if (allows(system, machine, s, m)) b->on[s] |= (uint16_t)(all.yes[s] & 1u << m);
    b->usual = allows(system, machine, 0, 0) && (usual.yes[0] & 1) && !(usual.no[0] & 1);
    return b;
}

cg_go_builds *cg_go_builds_read(cg_resolver *r, const cg_policy *policy) {
    cg_go_builds *b = CG_NEW(&r->arena, cg_go_builds);
    b->of = CG_NEW_ARRAY(&r->arena, const build *, r->file_count + 1);
    for (uint32_t i = 0; i < r->file_count; i++)
        if (r->files[i].facts && r->files[i].policy == policy) b->of[i] = read_file(r, &r->files[i]);
    return b;
}

/* ---- Which of several is meant ---- */

static bool together(const build *a, const build *b) {
    if (!a || !b) return true;
    for (uint32_t s = 0; s < SYSTEMS; s++)
        if (a->on[s] & b->on[s]) return true;
    return false;
}

uint32_t cg_go_built_with(const cg_resolver *r, const cg_go_builds *b, const cg_rfile *f, cg_gid *list,
                          uint32_t count) {
    uint32_t kept = 0, usual = 0;
    for (uint32_t i = 0; i < count; i++) {
        cg_gid id = list[i];
        if (!together(b->of[f->index], b->of[cg_file_of(r, id)->index])) continue;
        list[i] = list[kept];
        list[kept++] = id;
    }
    if (kept == 0) return count;
    if (kept <= 4) return kept;
    for (uint32_t i = 0; i < kept; i++) {
        const build *of = b->of[cg_file_of(r, list[i])->index];
        cg_gid id = list[i];
        if (of && !of->usual) continue;
        list[i] = list[usual];
        list[usual++] = id;
    }
    return usual ? usual : kept;
}
