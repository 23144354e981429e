/* Ignore rules in gitignore's syntax: parsing them and matching paths. Same verdicts as git's own. */
#ifndef CG_SOURCE_IGNORE_H
#define CG_SOURCE_IGNORE_H

#include "base/arena.h"

#define CG_IGNORE_MAX_BYTES (1u << 20) /* of one ignore file, and at most */
#define CG_IGNORE_MAX_RULES (1u << 16) /* this many rules: what is beyond is not read */

/* The rules of one file, in their order; immutable, any thread. NULL stands for no rules. */
typedef struct cg_ignore_rules cg_ignore_rules;

typedef enum cg_ignore_verdict {
    CG_IGNORE_UNDECIDED, /* no rule speaks of it */
    CG_IGNORE_DROP,
    CG_IGNORE_KEEP, /* the last rule that speaks of it begins with "!" */
} cg_ignore_verdict;

/* Never fails: lines that make no sense match nothing, as with git. The rules, and a copy of the text, live
 * in the arena. *cut, if not NULL, tells whether the text was beyond a limit. */
const cg_ignore_rules *cg_ignore_parse(cg_arena *a, cg_str text, bool *cut);

/* The verdict of these rules alone on a path ('/'-separated, relative to the folder the rules are in, not
 * empty, not ending in '/'). Folders above it are not looked at: what is below a dropped folder is dropped,
 * by the caller. */
cg_ignore_verdict cg_ignore_match(const cg_ignore_rules *rules, cg_str path, bool is_folder);

/* The rule files that hold at a place, nearest first. */
typedef struct cg_ignore_chain {
    const struct cg_ignore_chain *up;
    const cg_ignore_rules *rules;
    size_t base; /* length of the folder the rules are in, as a prefix of the paths matched, with its '/' */
} cg_ignore_chain;

/* The first verdict of the chain that is not CG_IGNORE_UNDECIDED. Every base must be a prefix of path. */
cg_ignore_verdict cg_ignore_chain_match(const cg_ignore_chain *nearest, cg_str path, bool is_folder);

/* Whether the whole text matches a shell pattern: * ? [a-z] [!a] [[:alpha:]] \x; none of them matches '/',
 * while a component "**" stands for any number of folders. */
bool cg_glob_match(cg_str pattern, cg_str text);

#endif
