/* Module specifiers to files: relative paths, package.json, tsconfig.json, packages of the repository. */
#include "resolve/policy_javascript.h"

#define EXTENDS_MAX 8
#define FOLDERS_MAX 64

/* ---- Manifests ---- */

static cg_str last_part(cg_str path) {
    size_t slash = cg_str_find_last_char(path, '/');
    return slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
}

static bool is_config(cg_str name) {
    return (cg_str_starts(name, CG_STR("tsconfig")) || cg_str_is(name, "jsconfig.json")) &&
           cg_str_ends(name, CG_STR(".json"));
}

static const cg_resolve_manifest *manifest_at(const cg_resolver *r, cg_str path) {
    for (uint32_t i = 0; i < r->input->manifest_count; i++)
        if (cg_str_equal(r->input->manifests[i].path, path)) return &r->input->manifests[i];
    return NULL;
}

/* What a configuration extends; only files of the repository count. */
static cg_js_manifest *base_of(cg_resolver *r, cg_js_manifest *m, unsigned depth) {
    cg_str extends = cg_json_text(m->content, "extends");
    if (extends.len == 0 || extends.ptr[0] != '.' || depth > EXTENDS_MAX) return NULL;
    bool ok;
    cg_str path = cg_path_plain(&r->arena, cg_path_in(&r->arena, m->folder, extends), &ok);
    const cg_resolve_manifest *file = ok ? manifest_at(r, path) : NULL;
    if (ok && !file) file = manifest_at(r, cg_arena_format(&r->arena, "%.*s.json", CG_STR_ARG(path)));
    const cg_json *content = file ? cg_json_read(&r->arena, file->content) : NULL;
    if (!content) return NULL;
    cg_js_manifest *base = CG_NEW(&r->arena, cg_js_manifest);
    base->folder = cg_path_folder(file->path);
    base->content = content;
    base->base = base_of(r, base, depth + 1);
    return base;
}

void cg_js_read_manifests(cg_resolver *r, cg_js_state *s) {
    s->packages = CG_NEW_ARRAY(&r->arena, cg_js_manifest, r->input->manifest_count + 1);
    s->configs = CG_NEW_ARRAY(&r->arena, cg_js_manifest, r->input->manifest_count + 1);
    for (uint32_t i = 0; i < r->input->manifest_count; i++) {
        const cg_resolve_manifest *m = &r->input->manifests[i];
        cg_str name = last_part(m->path);
        bool package = cg_str_is(name, "package.json");
        if (!package && !cg_str_is(name, "tsconfig.json") && !cg_str_is(name, "jsconfig.json")) continue;
        cg_js_manifest read = {.folder = cg_path_folder(m->path),
                               .content = cg_json_read(&r->arena, m->content)};
        if (!read.content) continue;
        read.name = cg_json_text(read.content, "name");
        if (!package && is_config(name)) read.base = base_of(r, &read, 0);
        if (package)
            s->packages[s->package_count++] = read;
        else
            s->configs[s->config_count++] = read;
    }
}

static bool is_below(cg_str path, cg_str folder) {
    return folder.len == 0 ||
           (cg_str_starts(path, folder) && (path.len == folder.len || path.ptr[folder.len] == '/'));
}

/* The manifest of the innermost folder around the path. */
static const cg_js_manifest *around(const cg_js_manifest *list, uint32_t count, cg_str path) {
    const cg_js_manifest *best = NULL;
    for (uint32_t i = 0; i < count; i++)
        if (is_below(path, list[i].folder) && (!best || list[i].folder.len > best->folder.len))
            best = &list[i];
    return best;
}

static const cg_js_manifest *package_in(const cg_js_state *s, cg_str folder) {
    for (uint32_t i = 0; i < s->package_count; i++)
        if (cg_str_equal(s->packages[i].folder, folder)) return &s->packages[i];
    return NULL;
}

/* ---- Paths to files ---- */

static const char *const script_endings[] = {".js",  ".jsx", ".mjs",  ".cjs", ".ts",
                                             ".tsx", ".mts", ".d.ts", ".cts", NULL};
static const char *const typed_endings[] = {".ts", ".tsx", ".d.ts", ".mts", ".cts",
                                            ".js", ".jsx", ".mjs",  ".cjs", NULL};

static const char *const *endings_for(const cg_rfile *f) {
    return f->language == CG_LANG_JAVASCRIPT ? script_endings : typed_endings;
}

static cg_rfile *with_ending(cg_rctx *x, cg_str path, const char *const *endings) {
    for (; *endings; endings++) {
        cg_rfile *f = cg_file_at_path(x->r, cg_arena_format(&x->arena, "%.*s%s", CG_STR_ARG(path), *endings));
        if (f) return f;
    }
    return NULL;
}

/* TypeScript's way to say x.ts is x.js, because that is what it becomes. */
static cg_rfile *by_output_name(cg_rctx *x, cg_str path) {
    static const char *const outputs[][3] = {{".js", ".ts", ".tsx"},
                                             {".jsx", ".tsx", ".ts"},
                                             {".mjs", ".mts", ".d.mts"},
                                             {".cjs", ".cts", ".d.cts"}};
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        cg_str ending = cg_str_from(outputs[i][0]);
        if (!cg_str_ends(path, ending)) continue;
        const char *const sources[] = {outputs[i][1], outputs[i][2], ".d.ts", NULL};
        return with_ending(x, cg_str_first(path, path.len - ending.len), sources);
    }
    return NULL;
}

static cg_rfile *file_at(cg_rctx *x, const cg_rfile *from, cg_str path) {
    if (path.len == 0) return NULL;
    cg_rfile *f = from->language != CG_LANG_JAVASCRIPT ? by_output_name(x, path) : NULL;
    if (!f) f = cg_file_at_path(x->r, path);
    if (!f) f = with_ending(x, path, endings_for(from));
    return f ? f : by_output_name(x, path);
}

static cg_rfile *file_or_folder(cg_rctx *x, const cg_rfile *from, cg_str path, unsigned depth);

static cg_str in_folder(cg_rctx *x, cg_str folder, cg_str rest) {
    bool ok;
    cg_str path = cg_path_plain(&x->arena, cg_path_in(&x->arena, folder, rest), &ok);
    return ok ? path : CG_STR_NONE;
}

/* A built file stands for its source: dist/index.js or lib/x.js of src/x.ts. */
static cg_rfile *source_of_built(cg_rctx *x, const cg_rfile *from, cg_str folder, cg_str entry) {
    static const char *const sources[] = {"src", "lib", "source", ""};
    size_t slash = cg_str_find_char(entry, '/');
    cg_str rest = slash == CG_STR_NOWHERE ? entry : cg_str_from_index(entry, slash + 1);
    size_t dot = cg_str_find_last_char(rest, '.');
    if (dot != CG_STR_NOWHERE && dot > 0) rest = cg_str_first(rest, dot);
    if (cg_str_ends(rest, CG_STR(".d"))) rest.len -= 2;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        cg_rfile *f = with_ending(
            x, cg_path_in(&x->arena, folder, cg_path_in(&x->arena, cg_str_from(sources[i]), rest)),
            endings_for(from));
        if (f) return f;
    }
    return NULL;
}

static cg_rfile *entry_file(cg_rctx *x, const cg_rfile *from, cg_str folder, cg_str entry, unsigned depth) {
    if (entry.len == 0) return NULL;
    cg_str path = in_folder(x, folder, entry);
    cg_rfile *f = path.len && !cg_str_equal(path, folder) ? file_or_folder(x, from, path, depth + 1) : NULL;
    if (f) return f;
    while (cg_str_starts(entry, CG_STR("./"))) entry = cg_str_from_index(entry, 2);
    return source_of_built(x, from, folder, entry);
}

/* ---- package.json ---- */

/* Node's rule: by its ending a file is a module of either kind, else its package says. */
static bool is_es_module(cg_rctx *x, const cg_rfile *f) {
    const cg_js_state *s = cg_js_state_of(x->r);
    if (cg_str_ends(f->path, CG_STR(".mjs"))) return true;
    const cg_js_manifest *p = around(s->packages, s->package_count, f->path);
    return p && !cg_str_ends(f->path, CG_STR(".cjs")) &&
           cg_str_is(cg_json_text(p->content, "type"), "module");
}

/* Conditions that do not hold where a script is run. */
static bool is_other_condition(cg_rctx *x, const cg_rfile *from, cg_str condition) {
    static const char *const others[] = {"types",  "typings",      "browser", "deno",
                                         "worker", "react-native", NULL};
    return cg_js_one_of(condition, others) ||
           cg_str_is(condition, is_es_module(x, from) ? "require" : "import");
}

/* A value of "exports": a path, or conditions, or alternatives; the path of the first that leads to a file. */
static cg_rfile *export_target(cg_rctx *x, const cg_rfile *from, cg_str folder, const cg_json *value,
                               cg_str star, bool any, unsigned depth) {
    if (!value || depth > EXTENDS_MAX) return NULL;
    if (value->type == CG_JSON_STRING) {
        cg_str path = value->text;
        size_t at = cg_str_find_char(path, '*');
        if (at != CG_STR_NOWHERE) {
            cg_str rest = cg_str_from_index(path, at + 1);
            path = cg_arena_format(&x->arena, "%.*s%.*s%.*s", (int)at, path.ptr, CG_STR_ARG(star),
                                   CG_STR_ARG(rest));
        }
        return entry_file(x, from, folder, path, depth);
    }
    for (const cg_json *m = value->first; m; m = m->next) {
        if (value->type == CG_JSON_OBJECT && m->key.len && m->key.ptr[0] == '.') continue;
        if (cg_str_starts(m->key, CG_STR("types@"))) continue; /* for some versions of TypeScript only */
        if (value->type == CG_JSON_OBJECT && !any && is_other_condition(x, from, m->key)) continue;
        cg_rfile *f = export_target(x, from, folder, m, star, any, depth + 1);
        if (f) return f;
    }
    return NULL;
}

/* By the conditions that hold for the importing file; TypeScript asks for types and takes what there is. */
static cg_rfile *export_of(cg_rctx *x, const cg_rfile *from, cg_str folder, const cg_json *value,
                           cg_str star) {
    bool script = from->language == CG_LANG_JAVASCRIPT;
    cg_rfile *f = script ? export_target(x, from, folder, value, star, false, 0) : NULL;
    return f ? f : export_target(x, from, folder, value, star, true, 0);
}

/* The part of `key` that its star stands for, if it matches. */
static bool match_star(cg_str pattern, cg_str key, cg_str *star) {
    size_t at = cg_str_find_char(pattern, '*');
    *star = CG_STR_NONE;
    if (at == CG_STR_NOWHERE) return cg_str_equal(pattern, key);
    cg_str before = cg_str_first(pattern, at), after = cg_str_from_index(pattern, at + 1);
    if (key.len < before.len + after.len || !cg_str_starts(key, before) || !cg_str_ends(key, after))
        return false;
    *star = cg_str_of(key.ptr + before.len, key.len - before.len - after.len);
    return true;
}

/* "exports" or "imports" of a package: the subpath, "." or "./x" or "#x". */
static cg_rfile *mapped(cg_rctx *x, const cg_rfile *from, const cg_js_manifest *p, const char *table,
                        cg_str subpath) {
    const cg_json *map = cg_json_member(p->content, table);
    if (!map) return NULL;
    bool keyed = map->type == CG_JSON_OBJECT && map->first && map->first->key.len &&
                 strchr(".#", map->first->key.ptr[0]);
    if (!keyed) return cg_str_is(subpath, ".") ? export_of(x, from, p->folder, map, CG_STR_NONE) : NULL;
    for (const cg_json *m = map->first; m; m = m->next) {
        cg_str star;
        if (!match_star(m->key, subpath, &star)) continue;
        cg_rfile *f = export_of(x, from, p->folder, m, star);
        if (f) return f;
    }
    return NULL;
}

static cg_rfile *package_entry(cg_rctx *x, const cg_rfile *from, const cg_js_manifest *p, unsigned depth) {
    static const char *const typed[] = {"source", "types", "typings", "module", "main", NULL};
    static const char *const script[] = {"source", "module", "main", "types", "typings", NULL};
    cg_rfile *f = mapped(x, from, p, "exports", CG_STR("."));
    const char *const *keys = from->language == CG_LANG_JAVASCRIPT ? script : typed;
    for (; *keys && !f; keys++) f = entry_file(x, from, p->folder, cg_json_text(p->content, *keys), depth);
    return f;
}

static cg_rfile *file_or_folder(cg_rctx *x, const cg_rfile *from, cg_str path, unsigned depth) {
    cg_rfile *f = file_at(x, from, path);
    if (f || depth > EXTENDS_MAX) return f;
    const cg_js_manifest *p = package_in(cg_js_state_of(x->r), path);
    if (p && (f = package_entry(x, from, p, depth + 1))) return f;
    f = with_ending(x, cg_path_in(&x->arena, path, CG_STR("index")), endings_for(from));
    return f;
}

/* ---- Specifiers ---- */

/* compilerOptions.paths, and names below baseUrl. */
static cg_rfile *by_config(cg_rctx *x, const cg_rfile *f, cg_str specifier) {
    const cg_js_state *s = cg_js_state_of(x->r);
    const cg_js_manifest *m = around(s->configs, s->config_count, f->path);
    bool saw_paths = false, saw_base = false;
    for (unsigned depth = 0; m && depth <= EXTENDS_MAX; m = m->base, depth++) {
        const cg_json *options = cg_json_member(m->content, "compilerOptions");
        const cg_json *paths = cg_json_member(options, "paths");
        cg_str base = cg_json_text(options, "baseUrl");
        cg_str folder = base.len ? in_folder(x, m->folder, base) : m->folder;
        for (const cg_json *p = paths && !saw_paths ? paths->first : NULL; p; p = p->next) {
            cg_str star;
            if (p->type != CG_JSON_ARRAY || !match_star(p->key, specifier, &star)) continue;
            for (const cg_json *t = p->first; t; t = t->next) {
                cg_str path = t->text;
                size_t at = cg_str_find_char(path, '*');
                if (at != CG_STR_NOWHERE) {
                    cg_str rest = cg_str_from_index(path, at + 1);
                    path = cg_arena_format(&x->arena, "%.*s%.*s%.*s", (int)at, path.ptr, CG_STR_ARG(star),
                                           CG_STR_ARG(rest));
                }
                cg_rfile *found = file_or_folder(x, f, in_folder(x, folder, path), 0);
                if (found) return found;
            }
        }
        if (base.len && !saw_base) {
            cg_rfile *found = file_or_folder(x, f, in_folder(x, folder, specifier), 0);
            if (found) return found;
        }
        saw_paths |= paths != NULL;
        saw_base |= base.len != 0;
    }
    return NULL;
}

/* compilerOptions.rootDirs lie over each other: what is not below one may be at the same place below another. */
static cg_rfile *by_root_dirs(cg_rctx *x, const cg_rfile *f, cg_str path) {
    const cg_js_state *s = cg_js_state_of(x->r);
    const cg_json *roots = NULL;
    const cg_js_manifest *m = around(s->configs, s->config_count, f->path);
    for (unsigned depth = 0; m && !roots && depth <= EXTENDS_MAX; depth++) {
        roots = cg_json_member(cg_json_member(m->content, "compilerOptions"), "rootDirs");
        if (!roots) m = m->base;
    }
    for (const cg_json *from = roots ? roots->first : NULL; from; from = from->next) {
        cg_str root = in_folder(x, m->folder, from->text);
        if (from->type != CG_JSON_STRING || !is_below(path, root) || path.len <= root.len) continue;
        cg_str rest = cg_str_from_index(path, root.len ? root.len + 1 : 0);
        for (const cg_json *to = roots->first; to; to = to->next) {
            if (to->type != CG_JSON_STRING) continue;
            cg_str other = cg_path_in(&x->arena, in_folder(x, m->folder, to->text), rest);
            cg_rfile *found = file_or_folder(x, f, other, 0);
            if (found) return found;
        }
    }
    return NULL;
}

/* "a/b/c" to package "a" and "./b/c"; "@s/a/b" to "@s/a" and "./b". */
static cg_str package_name(cg_str specifier, cg_str *rest) {
    size_t from = 0, slash;
    if (specifier.len && specifier.ptr[0] == '@') {
        from = cg_str_find_char(specifier, '/');
        from = from == CG_STR_NOWHERE ? specifier.len : from + 1;
    }
    slash = cg_str_find_char(cg_str_from_index(specifier, from), '/');
    if (slash == CG_STR_NOWHERE) {
        *rest = CG_STR_NONE;
        return specifier;
    }
    *rest = cg_str_from_index(specifier, from + slash + 1);
    return cg_str_first(specifier, from + slash);
}

static cg_rfile *in_package(cg_rctx *x, const cg_rfile *f, const cg_js_manifest *p, cg_str rest) {
    if (rest.len == 0) {
        cg_rfile *found = package_entry(x, f, p, 0);
        return found ? found : file_or_folder(x, f, cg_path_in(&x->arena, p->folder, CG_STR("index")), 0);
    }
    cg_rfile *found = mapped(x, f, p, "exports", cg_arena_format(&x->arena, "./%.*s", CG_STR_ARG(rest)));
    if (!found) found = file_or_folder(x, f, in_folder(x, p->folder, rest), 0);
    return found ? found : source_of_built(x, f, p->folder, rest);
}

/* A package of this repository, or one that was put into a node_modules folder of it. */
static cg_rfile *by_package(cg_rctx *x, const cg_rfile *f, cg_str specifier) {
    const cg_js_state *s = cg_js_state_of(x->r);
    cg_str rest, name = package_name(specifier, &rest);
    cg_str up = cg_path_folder(f->path);
    for (unsigned i = 0; i < FOLDERS_MAX; i++, up = cg_path_folder(up)) {
        cg_str folder =
            cg_path_in(&x->arena, up, cg_arena_format(&x->arena, "node_modules/%.*s", CG_STR_ARG(name)));
        const cg_js_manifest *p = package_in(s, folder);
        cg_rfile *found = p ? in_package(x, f, p, rest) : NULL;
        if (found) return found;
        if (up.len == 0) break;
    }
    for (uint32_t i = 0; i < s->package_count; i++) {
        cg_rfile *found =
            cg_str_equal(s->packages[i].name, name) ? in_package(x, f, &s->packages[i], rest) : NULL;
        if (found) return found;
    }
    return NULL;
}

static cg_values external(cg_rctx *x, cg_str specifier) {
    if (cg_str_starts(specifier, CG_STR("node:"))) specifier = cg_str_from_index(specifier, 5);
    cg_str rest, name = package_name(specifier, &rest);
    uint32_t e = cg_external_package(x->r->pool, CG_LANG_JAVASCRIPT, name);
    if (rest.len) e = cg_external_member(x->r->pool, e, rest);
    return cg_value_make(CG_VALUE_EXTERNAL, e, 0);
}

cg_values cg_js_import_module(cg_rctx *x, cg_rfile *f, const cg_import *i) {
    const cg_js_state *s = cg_js_state_of(x->r);
    cg_str specifier = cg_facts_str(f->facts, i->module);
    if (specifier.len == 0) return CG_VALUE_OF_UNKNOWN;
    size_t query = cg_str_find_char(specifier, '?'); /* bundlers' options */
    if (query != CG_STR_NOWHERE && query > 0) specifier = cg_str_first(specifier, query);
    cg_rfile *found = NULL;
    bool relative = specifier.ptr[0] == '.' && (specifier.len == 1 || strchr("./", specifier.ptr[1]));
    if (relative) {
        bool ok;
        cg_str path =
            cg_path_plain(&x->arena, cg_path_in(&x->arena, cg_path_folder(f->path), specifier), &ok);
        bool folder = cg_str_ends(specifier, CG_STR("/")) || cg_str_ends(specifier, CG_STR("."));
        if (ok && folder) {
            const cg_js_manifest *p = package_in(s, path);
            found = p ? package_entry(x, f, p, 0) : NULL;
            if (!found) found = with_ending(x, cg_path_in(&x->arena, path, CG_STR("index")), endings_for(f));
        }
        if (ok && !found) found = file_or_folder(x, f, path, 0);
        if (ok && !found) found = by_root_dirs(x, f, path);
        return found ? cg_value_make(CG_VALUE_MODULE, found->index, 0) : CG_VALUE_OF_UNKNOWN;
    }
    if (specifier.ptr[0] == '#') {
        const cg_js_manifest *p = around(s->packages, s->package_count, f->path);
        found = p ? mapped(x, f, p, "imports", specifier) : NULL;
    }
    if (!found) found = by_config(x, f, specifier);
    if (!found && !cg_str_starts(specifier, CG_STR("node:"))) found = by_package(x, f, specifier);
    return found ? cg_value_make(CG_VALUE_MODULE, found->index, 0) : external(x, specifier);
}
