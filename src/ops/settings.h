/* The settings there are, and what they mean to the stages. */
#ifndef CG_OPS_SETTINGS_H
#define CG_OPS_SETTINGS_H

#include "base/config.h"
#include "source/walk.h"

#define CG_CONFIG_NAME "codegraph.yaml"

extern const cg_setting cg_settings[];

/* Reads, each overriding the one before: the repository's codegraph.yaml, if it has one; `file`, if not NULL; the
 * environment. */
cg_error cg_settings_load(cg_config *c, const char *root, const char *file, char *const *environment);

cg_source_limits cg_settings_limits(const cg_config *c);
/* exclude and include as ignore rules; the arena's. */
cg_str cg_settings_rules(const cg_config *c, cg_arena *arena);

#endif
