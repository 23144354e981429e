/* Where Go's packages are: go.mod files, vendor folders, replacements. */
#include "resolve/go_modules.h"

typedef struct go_module {
    cg_str folder, name; /* where go.mod is, the module path it says */
} go_module;

/* replace NAME => ./FOLDER, for imports below `from`. */
typedef struct go_replacement {
    cg_str from, name, folder;
} go_replacement;

struct cg_go_modules {
    go_module *modules;
    uint32_t module_count;
    go_replacement *replacements;
    size_t replacement_count;
};

typedef CG_VEC(go_replacement) replacement_list;

static cg_str last_part(cg_str path) {
    size_t slash = cg_str_find_last_char(path, '/');
    return slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
}

static cg_str module_of_gomod(cg_str content) {
    cg_str line;
    while (cg_str_split(&content, '\n', &line)) {
        line = cg_str_trim(line);
        if (!cg_str_starts(line, CG_STR("module"))) continue;
        line = cg_str_trim(cg_str_from_index(line, 6));
        size_t comment = cg_str_find(line, CG_STR("//"));
        if (comment != CG_STR_NOWHERE) line = cg_str_trim(cg_str_first(line, comment));
        if (line.len > 1 && (line.ptr[0] == '"' || line.ptr[0] == '`'))
            line = cg_str_of(line.ptr + 1, line.len - 2);
        return line;
    }
    return CG_STR_NONE;
}

/* "NAME [VERSION] => FOLDER // comment"; what is replaced by another module stays outside. */
static void read_replacement(cg_resolver *r, cg_str gomod, cg_str line, replacement_list *out) {
    size_t comment = cg_str_find(line, CG_STR("//")), arrow = cg_str_find(line, CG_STR("=>"));
    if (arrow == CG_STR_NOWHERE) return;
    cg_str to = cg_str_trim(
        cg_str_from_index(cg_str_first(line, comment < line.len ? comment : line.len), arrow + 2));
    cg_str name = cg_str_trim(cg_str_first(line, arrow));
    size_t space = cg_str_find_char(name, ' ');
    if (space != CG_STR_NOWHERE) name = cg_str_first(name, space);
    if (!cg_str_starts(to, CG_STR("./")) && !cg_str_starts(to, CG_STR("../"))) return;
    bool ok;
    cg_str from = cg_path_folder(gomod),
           folder = cg_path_plain(&r->arena, cg_path_in(&r->arena, from, to), &ok);
    go_replacement one = {from, name, folder};
    if (ok && name.len) cg_vec_push(out, one);
}

static void read_replacements(cg_resolver *r, cg_str gomod, cg_str content, replacement_list *out) {
    cg_str line;
    bool block = false;
    while (cg_str_split(&content, '\n', &line)) {
        line = cg_str_trim(line);
        bool begins = cg_str_starts(line, CG_STR("replace"));
        if (begins) line = cg_str_trim(cg_str_from_index(line, 7));
        if (begins && cg_str_starts(line, CG_STR("("))) block = true;
        if (begins || block) read_replacement(r, gomod, line, out);
        if (cg_str_starts(line, CG_STR(")"))) block = false;
    }
}

cg_go_modules *cg_go_modules_read(cg_resolver *r) {
    cg_go_modules *s = CG_NEW(&r->arena, cg_go_modules);
    replacement_list list = {0};
    s->modules = CG_NEW_ARRAY(&r->arena, go_module, r->input->manifest_count + 1);
    for (uint32_t i = 0; i < r->input->manifest_count; i++) {
        const cg_resolve_manifest *m = &r->input->manifests[i];
        if (!cg_str_is(last_part(m->path), "go.mod")) continue;
        cg_str name = module_of_gomod(m->content);
        if (name.len) s->modules[s->module_count++] = (go_module){cg_path_folder(m->path), name};
        read_replacements(r, m->path, m->content, &list);
    }
    s->replacement_count = list.len;
    s->replacements = cg_arena_alloc(&r->arena, (list.len + 1) * sizeof *list.at);
    if (list.len) memcpy(s->replacements, list.at, list.len * sizeof *list.at);
    cg_vec_clear(&list);
    return s;
}

static bool is_below(cg_str path, cg_str folder) {
    return folder.len == 0 ||
           (cg_str_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/'));
}

static const go_module *module_around(const cg_go_modules *s, cg_str folder) {
    const go_module *best = NULL;
    for (uint32_t i = 0; i < s->module_count; i++)
        if (is_below(folder, s->modules[i].folder) && (!best || s->modules[i].folder.len > best->folder.len))
            best = &s->modules[i];
    return best;
}

static cg_str below(cg_str path, cg_str folder) {
    if (folder.len == 0) return path;
    return path.len > folder.len ? cg_str_from_index(path, folder.len + 1) : CG_STR_NONE;
}

/* The standard library's own modules (std, cmd) have no prefix. */
cg_str cg_go_import_path(cg_resolver *r, const cg_go_modules *s, cg_str folder) {
    const go_module *m = module_around(s, folder);
    if (!m) return folder.len ? folder : cg_str_from(".");
    cg_str rest = below(folder, m->folder);
    if (cg_str_starts(rest, CG_STR("vendor/"))) return cg_str_from_index(rest, 7);
    if (cg_str_is(m->name, "std")) return rest.len ? rest : m->name;
    return cg_path_in(&r->arena, m->name, rest);
}

static uint32_t package_at(cg_rctx *x, cg_str folder) { return cg_package_find(x->r, CG_LANG_GO, folder); }

static const go_replacement *replacement_of(const cg_go_modules *s, cg_str folder, cg_str path) {
    const go_replacement *best = NULL;
    for (size_t i = 0; i < s->replacement_count; i++) {
        const go_replacement *one = &s->replacements[i];
        if (is_below(folder, one->from) && is_below(path, one->name) &&
            (!best || one->name.len > best->name.len))
            best = one;
    }
    return best;
}

uint32_t cg_go_find_package(cg_rctx *x, const cg_go_modules *s, cg_str folder, cg_str path) {
    uint32_t found = CG_NONE;
    /* vendor folders of the folders around, innermost first */
    for (cg_str up = folder;; up = cg_path_folder(up)) {
        cg_str vendor =
            cg_path_in(&x->arena, up, cg_arena_format(&x->arena, "vendor/%.*s", CG_STR_ARG(path)));
        if ((found = package_at(x, vendor)) != CG_NONE) return found;
        if (up.len == 0) break;
    }
    const go_replacement *instead = replacement_of(s, folder, path);
    if (instead) return package_at(x, cg_path_in(&x->arena, instead->folder, below(path, instead->name)));
    const go_module *best = NULL;
    for (uint32_t i = 0; i < s->module_count; i++) {
        const go_module *m = &s->modules[i];
        if (is_below(path, m->name) && (!best || m->name.len > best->name.len)) best = m;
    }
    if (best) return package_at(x, cg_path_in(&x->arena, best->folder, below(path, best->name)));
    for (uint32_t i = 0; i < s->module_count; i++)
        if (cg_str_is(s->modules[i].name, "std") &&
            (found = package_at(x, cg_path_in(&x->arena, s->modules[i].folder, path))) != CG_NONE)
            return found;
    /* without modules: a workspace with src/ */
    if (s->module_count == 0) {
        found = package_at(x, cg_path_in(&x->arena, CG_STR("src"), path));
        if (found == CG_NONE) found = package_at(x, path);
    }
    return found;
}
