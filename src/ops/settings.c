#include "ops/settings.h"

#include "base/file.h"
#include <unistd.h>

#define GIB ((int64_t)1 << 30)

const cg_setting cg_settings[] = {
    {"project.name", CG_SETTING_TEXT, "project", 0, 0,
     "Name of the project, part of every node's id: not the folder's, so that all copies of a tree have the "
     "same ids"},
    {"index.threads", CG_SETTING_INT, "0", 0, 1024, "Threads that read and parse; 0: one for each processor"},
    {"index.memory", CG_SETTING_SIZE, "0", 0, INT64_MAX,
     "Memory an index run may use; 0: as much as it needs"},
    {"index.exclude", CG_SETTING_LIST, "", 0, 0, "Files and folders to leave out, as patterns of .gitignore"},
    {"index.include", CG_SETTING_LIST, "", 0, 0,
     "Files and folders to read although ignore files leave them out"},
    {"index.user_excludes", CG_SETTING_FLAG, "true", 0, 0,
     "Obey the user's own git excludes (core.excludesFile)"},
    {"limits.file_size", CG_SETTING_SIZE, "8M", 1, GIB, "Larger files are skipped"},
    {"limits.line_length", CG_SETTING_SIZE, "64K", 1, GIB, "Files with a longer line are skipped"},
    {"limits.minified_line", CG_SETTING_INT, "300", 1, GIB,
     "Average length of lines from which JavaScript and TypeScript count as minified"},
    {"limits.skip_minified", CG_SETTING_FLAG, "true", 0, 0, "Skip minified files"},
    {"limits.skip_dependencies", CG_SETTING_FLAG, "true", 0, 0, "Do not enter folders of installed packages"},
    {"limits.depth", CG_SETTING_INT, "1000", 1, 100000,
     "Nesting beyond which the contents of a file are left out"},
    {"limits.nodes", CG_SETTING_INT, "20971520", 1, UINT32_MAX,
     "Syntax nodes of a file; what comes later is left out"},
    {"limits.parse_steps", CG_SETTING_INT, "20000", 1, UINT32_MAX,
     "Steps that parsing any file may take; beyond, only its beginning is parsed"},
    {"limits.parse_steps_per_kib", CG_SETTING_INT, "400", 0, UINT32_MAX,
     "Further steps for each KiB of the file"},
    {0},
};

cg_error cg_settings_load(cg_config *c, const char *root, const char *file, char *const *environment) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    if (root != NULL) {
        const char *path = cg_path_join(&arena, root, CG_STR(CG_CONFIG_NAME));
        if (access(path, F_OK) == 0) CG_TRY(cg_config_read(c, path));
    }
    if (file != NULL) CG_TRY(cg_config_read(c, file));
    return cg_config_environment(c, environment);
}

cg_source_limits cg_settings_limits(const cg_config *c) {
    return (cg_source_limits){
        .file_bytes = (uint64_t)cg_config_get(c, "limits.file_size")->integer,
        .line_bytes = (uint64_t)cg_config_get(c, "limits.line_length")->integer,
        .minified_line = (uint64_t)cg_config_get(c, "limits.minified_line")->integer,
        .skip_minified = cg_config_get(c, "limits.skip_minified")->integer != 0,
        .skip_dependencies = cg_config_get(c, "limits.skip_dependencies")->integer != 0,
    };
}

cg_str cg_settings_rules(const cg_config *c, cg_arena *arena) {
    cg_buf rules = {0};
    cg_str rest = cg_config_get(c, "index.exclude")->text, line;
    while (cg_str_split(&rest, '\n', &line)) cg_buf_append(&rules, line), cg_buf_append_char(&rules, '\n');
    rest = cg_config_get(c, "index.include")->text;
    while (cg_str_split(&rest, '\n', &line)) {
        cg_buf_append_char(&rules, '!');
        cg_buf_append(&rules, line);
        cg_buf_append_char(&rules, '\n');
    }
    cg_str text = cg_arena_str(arena, cg_buf_str(&rules));
    cg_buf_clear(&rules);
    return text;
}
