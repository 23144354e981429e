#include "source/walk_rules.h"

#include "base/file.h"
#include <errno.h>
#include <fcntl.h>

void cg_rule_loader_clear(cg_rule_loader *l) {
    for (size_t i = 0; i < l->indexes.len; i++) cg_tracked_free(l->indexes.at[i]);
    cg_vec_clear(&l->indexes);
    cg_vec_clear(&l->problems);
    cg_buf_clear(&l->file);
}

static void report(cg_rule_loader *l, cg_str path, cg_coverage coverage, int error) {
    cg_vec_push(&l->problems, (cg_rule_problem){cg_arena_str(l->arena, path), coverage, error});
}

static const cg_ignore_rules *load(cg_rule_loader *l, int folder, const char *path, cg_str shown) {
    bool cut = false;
    cg_error error = cg_file_read_at(folder, path, CG_IGNORE_MAX_BYTES, &l->file);
    if (error != CG_OK) {
        if (error == CG_ERR_LIMIT)
            report(l, shown, CG_COVERAGE_LIMIT, 0);
        else if (error != CG_ERR_NOT_FOUND)
            report(l, shown, CG_COVERAGE_UNREADABLE, error == CG_ERR_PERMISSION ? EACCES : EIO);
        return NULL;
    }
    const cg_ignore_rules *parsed = cg_ignore_parse(l->arena, cg_buf_str(&l->file), &cut);
    if (cut) report(l, shown, CG_COVERAGE_LIMIT, 0);
    return parsed;
}

static const cg_ignore_chain *push(cg_rule_loader *l, const cg_ignore_chain *up, const cg_ignore_rules *r,
                                   size_t base) {
    if (r == NULL) return up;
    cg_ignore_chain *c = CG_NEW(l->arena, cg_ignore_chain);
    *c = (cg_ignore_chain){.up = up, .rules = r, .base = base};
    return c;
}

/* Every repository begins with the user's rules, then its info/exclude. */
static void begin_repository(cg_rule_loader *l, const cg_repository *repository, size_t base, cg_rules *r) {
    r->git = push(l, NULL, l->user, base);
    r->tracked = NULL;
    r->tracked_only = false;
    if (repository->git_dir == NULL) return;
    const char *path = cg_path_join(l->arena, repository->common_dir, CG_STR("info/exclude"));
    r->git = push(l, r->git, load(l, AT_FDCWD, path, cg_str_from(path)), base);
    r->tracked = cg_tracked_new(repository->git_dir, base);
    cg_vec_push(&l->indexes, r->tracked);
}

static void load_user_rules(cg_rule_loader *l, const cg_repository *repository) {
    const char *path = NULL;
    if (cg_user_excludes_path(l->arena, repository, &path) != CG_OK)
        report(l, CG_STR("core.excludesFile"), CG_COVERAGE_UNREADABLE, EINVAL);
    else if (path != NULL)
        l->user = load(l, AT_FDCWD, path, cg_str_from(path));
}

cg_rules cg_rules_begin(cg_rule_loader *l, const cg_repository *repository, cg_str above,
                        bool no_user_excludes) {
    cg_rules r = {0};
    if (!no_user_excludes) load_user_rules(l, repository);
    begin_repository(l, repository, 0, &r);
    cg_str rest = above, step;
    size_t base = 0;
    while (cg_str_split(&rest, '/', &step)) { /* the folders from the repository's root to above the walk's */
        const char *folder = cg_path_join(l->arena, repository->root, cg_str_first(above, base));
        const char *git = cg_path_join(l->arena, folder, CG_STR(".gitignore"));
        const char *own = cg_path_join(l->arena, folder, CG_STR(".codegraphignore"));
        r.git = push(l, r.git, load(l, AT_FDCWD, git, cg_str_from(git)), base);
        r.own = push(l, r.own, load(l, AT_FDCWD, own, cg_str_from(own)), base);
        base += step.len + 1;
    }
    return r;
}

void cg_rules_enter_repository(cg_rule_loader *l, const cg_repository *repository, cg_str path, cg_rules *r) {
    begin_repository(l, repository, path.len, r);
}

static const cg_ignore_rules *load_below(cg_rule_loader *l, int folder, const char *file, cg_str shown) {
    return load(l, folder, file, cg_arena_format(l->arena, "%.*s%s", CG_STR_ARG(shown), file));
}

void cg_rules_add_git(cg_rule_loader *l, int folder, cg_str path, cg_str shown, cg_rules *r) {
    r->git = push(l, r->git, load_below(l, folder, ".gitignore", shown), path.len);
}

void cg_rules_add_own(cg_rule_loader *l, int folder, cg_str path, cg_str shown, cg_rules *r) {
    r->own = push(l, r->own, load_below(l, folder, ".codegraphignore", shown), path.len);
}

cg_ignore_verdict cg_rules_judge(const cg_rule_loader *l, const cg_rules *r, cg_str path, bool is_folder,
                                 bool *tracked_only) {
    *tracked_only = false;
    cg_ignore_verdict v = cg_ignore_chain_match(&l->extra, path, is_folder);
    if (v == CG_IGNORE_UNDECIDED) v = cg_ignore_chain_match(r->own, path, is_folder);
    if (v != CG_IGNORE_UNDECIDED) return v;
    v = r->tracked_only ? CG_IGNORE_DROP : cg_ignore_chain_match(r->git, path, is_folder);
    if (v != CG_IGNORE_DROP || !cg_tracked_has(r->tracked, path, is_folder)) return v;
    *tracked_only = is_folder;
    return CG_IGNORE_UNDECIDED;
}

void cg_rules_end(cg_rule_loader *l) {
    for (size_t i = 0; i < l->indexes.len; i++)
        if (cg_tracked_error(l->indexes.at[i]) != CG_OK)
            report(l, cg_str_from(cg_tracked_path(l->indexes.at[i])), CG_COVERAGE_UNREADABLE, EINVAL);
}
