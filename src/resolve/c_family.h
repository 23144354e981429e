/* What the parts of the C and C++ policy share. */
#ifndef CG_RESOLVE_C_FAMILY_H
#define CG_RESOLVE_C_FAMILY_H

#include "resolve/internal.h"

/* A name at the level of a file or namespace. Anonymous and inline namespaces are no levels of their own. */
typedef struct c_global {
    uint32_t space; /* number of the namespace, 0: the global one */
    cg_name_id name;
    cg_gid id;
    uint32_t own; /* index + 1 of the only file that sees it; 0: others may */
} c_global;

/* Where includes of a file are looked for, behind its own folder; the first `quoted` only for "…". */
typedef struct c_folders {
    uint32_t count, quoted;
    cg_str at[];
} c_folders;

typedef struct c_family_state {
    cg_intern spaces;  /* qualified names of namespaces; 0 is "" */
    c_global *globals; /* by space, name, id */
    size_t global_count;
    cg_map64 global_at;        /* space << 32 | name: the first */
    uint32_t **scope_space;    /* of each file: the namespace of each scope, CG_NONE for others */
    uint32_t **includes;       /* of each file: files, the count first; NULL for none */
    const c_folders **folders; /* of each file, NULL: not known */
    uint8_t *gaps;             /* of each file: it may see more than what its includes lead to */
    uint8_t **seen;            /* of headers that many include: the set of what they see; else NULL */
    cg_map64 by_base;          /* hash of a base name: first index in by_name */
    uint32_t *by_name;         /* files by base name, then path */
    uint32_t by_name_count;
    cg_name_id std_name;
    uint32_t std_space; /* what the repository has of it, CG_NONE: nothing */
} c_family_state;

/* A worker's memory, one block. */
enum { C_SEEN_CACHED = 32, C_BINDING_MAX = 8, C_ANSWERS = 8192 };
/* What was asked last: of a file, 0 for none, for a name in a namespace or the definition of a declaration. */
typedef struct c_answer {
    uint64_t what;
    uint32_t file; /* index + 1 */
    uint32_t how;
    cg_values value;
} c_answer;
typedef struct c_family_work {
    uint32_t file[C_SEEN_CACHED]; /* index + 1 of the files whose includes were followed last */
    uint8_t *bits[C_SEEN_CACHED]; /* what each of them sees */
    uint32_t *stack;
    const cg_import *binding[C_BINDING_MAX]; /* using declarations being followed, the outermost first */
    uint32_t binding_count;
    c_answer answers[C_ANSWERS];
} c_family_work;
c_family_work *c_work_of(cg_rctx *x);
/* Where the answer to a question is kept; it is the answer if `what`, `file` and `how` are the question's. */
c_answer *c_answer_of(cg_rctx *x, uint64_t what, uint32_t file, uint32_t how);
static inline bool c_answers(const c_answer *a, uint64_t what, uint32_t file, uint32_t how) {
    return a->what == what && a->file == file + 1 && a->how == how;
}

static inline c_family_state *c_family_of(const cg_resolver *r) { return r->own[CG_OWN_C_FAMILY]; }

/* ---- c_compile.c ---- */
void c_compile_prepare(cg_resolver *r, c_family_state *s);

/* ---- c_includes.c ---- */
void c_includes_prepare(cg_resolver *r, c_family_state *s, const cg_policy *policy);
/* The file an include names, seen from a file; CG_NONE. */
uint32_t c_include_file(const cg_resolver *r, const cg_rfile *from, const cg_import *i);
/* Does a file see another through its includes? */
bool c_reaches(cg_rctx *x, uint32_t from, uint32_t to);
/* How many folders two paths share. */
uint32_t c_path_nearness(cg_str a, cg_str b);
/* Same name without the extension: foo.h and foo.c. */
bool c_same_stem(cg_str a, cg_str b);

/* ---- c_names.c ---- */
cg_error c_names_prepare(cg_resolver *r, c_family_state *s, const cg_policy *policy);
/* Once includes are known: which names only their own file sees. */
void c_names_hide(cg_resolver *r, c_family_state *s);
/* The definitions of a name in a namespace as a file sees them. */
cg_values c_find(cg_rctx *x, cg_rfile *f, uint32_t space, cg_name_id name, unsigned how, unsigned depth);
/* The namespace of a path as written ("a::b") in a namespace; CG_NONE. */
uint32_t c_space_named(const c_family_state *s, uint32_t inside, cg_str path);
uint32_t c_space_around(const c_family_state *s, uint32_t space);
/* The global symbols of a name in a namespace. */
size_t c_globals(const c_family_state *s, uint32_t space, cg_name_id name, const c_global **first);

/* ---- c_overloads.c ---- */
/* Does a method override one of its name in a base class? */
bool c_overrides(cg_rctx *x, cg_gid method, cg_gid base);
uint32_t c_alternatives(cg_rctx *x, cg_gid definition, cg_gid *out, uint32_t max);
cg_gid c_canonical(cg_rctx *x, cg_rfile *from, cg_gid declaration);
uint32_t c_choose(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call);

/* ---- c_std.c ---- */
/* A symbol of a library, or with an empty name the library. */
cg_values c_external(cg_rctx *x, const char *package, cg_str name);
bool c_is_pointer_like(cg_str name);
cg_values c_std_element(cg_rctx *x, cg_value v);
cg_values c_std_member(cg_rctx *x, cg_value v, cg_name_id name, bool called);
cg_values c_std_call(cg_rctx *x, uint32_t external, const cg_expr *call);

/* ---- c_library.c ---- */
/* Is it a function or type of C's or POSIX's libraries? */
bool c_library_has(cg_str name);

#endif
