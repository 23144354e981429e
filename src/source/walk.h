/* Walks a tree into the sorted list of what is in it and not ignored. Nothing is read but ignore files.
 *
 * Ignored is what .codegraphignore files say (anywhere, first), else what git says: .gitignore files,
 * .git/info/exclude, core.excludesFile or the user's git/ignore, except for what git tracks. A nested repository (submodule) is walked
 * too, by its own git rules. .git, .codegraph, .hg and .svn are never entered. Links are reported and not
 * followed. */
#ifndef CG_SOURCE_WALK_H
#define CG_SOURCE_WALK_H

#include "base/arena.h"
#include "base/error.h"
#include "base/thread.h"
#include "base/vec.h"
#include "source/coverage.h"
#include "source/detect.h"
#include "source/limits.h"

typedef enum cg_entry_kind { CG_ENTRY_FILE, CG_ENTRY_FOLDER, CG_ENTRY_LINK, CG_ENTRY_OTHER } cg_entry_kind;

/* A file; or a folder or link that is in the list because it was not entered or followed. */
typedef struct cg_entry {
    cg_str path;      /* bytes, '/'-separated, relative to the root; NUL-terminated; the walk's */
    uint64_t size;    /* bytes */
    int64_t mtime_ns; /* since 1970 */
    uint64_t inode;
    int error;        /* errno behind UNREADABLE, else 0 */
    uint8_t kind;     /* cg_entry_kind */
    uint8_t coverage; /* cg_coverage: INDEXED: to be read; UNSUPPORTED: no language by its name (manifests are
                         among these); any other: skipped for this reason */
    uint8_t language; /* cg_language by its name */
    uint8_t detected_by; /* cg_detect_by: FALLBACK: its content will tell */
} cg_entry;

typedef struct cg_walk_options {
    cg_source_limits limits;
    cg_str rules;            /* more ignore rules (same syntax, relative to the root), before all others */
    bool no_user_excludes;   /* true: core.excludesFile and the user's git/ignore are not read */
    const cg_cancel *cancel; /* may be NULL */
} cg_walk_options;
#define CG_WALK_OPTIONS_DEFAULT ((cg_walk_options){.limits = CG_SOURCE_LIMITS_DEFAULT, .rules = {"", 0}})

#define CG_WALK_LEFT_OUT 10000

typedef struct cg_walk {
    cg_arena arena;
    CG_VEC(cg_entry) entries; /* sorted by the bytes of path */
    int root_fd;              /* of the root, for cg_source_read; open until cg_walk_clear */
    uint64_t folders;         /* entered, the root included */
    uint64_t ignored; /* files and folders left out by rules; what is in such a folder is not counted */
    CG_VEC(cg_str)
    left_out; /* the first CG_WALK_LEFT_OUT of these that are folders ("a/b/") or in a language by
                                their name, sorted: for the report, because a rule may drop more than was meant */
} cg_walk;

/* Walks the folder root. Only a root that cannot be opened, and cancelling, are errors (w is then as before);
 * anything else that goes wrong is an entry with its reason. w must be zeroed; cg_walk_clear frees it. */
cg_error cg_walk_run(const char *root, const cg_walk_options *options, cg_walk *w);
void cg_walk_clear(cg_walk *w);

/* The entry of that path; NULL if there is none. */
const cg_entry *cg_walk_find(const cg_walk *w, cg_str path);

#endif
