/* Which rules hold where in a walk, and what they say of a name. Paths here are from the repository's root, also when
 * the walk begins below it. */
#ifndef CG_SOURCE_WALK_RULES_H
#define CG_SOURCE_WALK_RULES_H

#include "base/vec.h"
#include "source/coverage.h"
#include "source/ignore.h"
#include "source/repository_internal.h"
#include "source/tracked.h"

/* What holds in a folder. Both chains are asked, the project's own first. */
typedef struct cg_rules {
    const cg_ignore_chain *own, *git;
    cg_tracked *tracked; /* of the repository the folder is in */
    bool tracked_only;   /* git's rules drop the folder, but it has tracked files */
} cg_rules;

/* A file of rules that could not be used, or not all of it. */
typedef struct cg_rule_problem {
    cg_str path;
    cg_coverage coverage;
    int error; /* errno, or the nearest to it */
} cg_rule_problem;

/* Loads rules into an arena that outlives it. */
typedef struct cg_rule_loader {
    cg_arena *arena;
    cg_ignore_chain extra;       /* asked before all others */
    const cg_ignore_rules *user; /* of the user, for each repository met */
    cg_buf file;                 /* scratch */
    CG_VEC(cg_tracked *) indexes;
    CG_VEC(cg_rule_problem) problems;
} cg_rule_loader;
void cg_rule_loader_clear(cg_rule_loader *l);

/* What holds at the walk's root; `above` is its path from the repository's root, "" or "a/b/". */
cg_rules cg_rules_begin(cg_rule_loader *l, const cg_repository *repository, cg_str above,
                        bool no_user_excludes);

/* Enters a repository inside another one: git's rules begin anew there. path ends in "/". */
void cg_rules_enter_repository(cg_rule_loader *l, const cg_repository *repository, cg_str path, cg_rules *r);

/* Adds the rules of an open folder, `path`: its .gitignore or .codegraphignore, if told to be there. `shown` is the
 * path for problems. */
void cg_rules_add_git(cg_rule_loader *l, int folder, cg_str path, cg_str shown, cg_rules *r);
void cg_rules_add_own(cg_rule_loader *l, int folder, cg_str path, cg_str shown, cg_rules *r);

/* The verdict on a path in a folder where r holds. *tracked_only is what holds in it, if it is a folder to enter. */
cg_ignore_verdict cg_rules_judge(const cg_rule_loader *l, const cg_rules *r, cg_str path, bool is_folder,
                                 bool *tracked_only);

/* Problems of the indexes, which show only when all is done, join the others. */
void cg_rules_end(cg_rule_loader *l);

#endif
