/* Where absolute imports start: folders that pyproject.toml and setup.cfg name, and the usual src and lib. */
#include "resolve/python.h"

#include <stdlib.h>

typedef CG_VEC(cg_str) folder_list;

typedef struct reader {
    cg_resolver *r;
    cg_str folder; /* the manifest's */
    folder_list *roots;
} reader;

static void add_root(reader *in, cg_str path) {
    bool ok;
    path = cg_path_plain(&in->r->arena, cg_path_in(&in->r->arena, in->folder, path), &ok);
    if (ok && path.len && cg_dir_exists(in->r, path)) cg_vec_push(in->roots, path);
}

/* All folders that a value names: "a", ['a', "b"], a: b; what is no folder of the repository is none. */
static void add_roots(reader *in, cg_str value) {
    size_t start = 0;
    for (size_t i = 0; i <= value.len; i++) {
        bool between = i == value.len || value.ptr[i] <= ' ' || memchr("\"'[]{},:=", value.ptr[i], 9);
        if (!between) continue;
        if (i > start) add_root(in, cg_str_of(value.ptr + start, i - start));
        start = i + 1;
    }
}

static bool names_folders(cg_str section, cg_str key) {
    static const char *const keys[] = {"where",      "package-dir", "package_dir", "pythonpath",
                                       "extraPaths", "mypy_path",   "sources"};
    if (cg_str_ends(section, CG_STR("package-dir")) && key.len == 0) return true;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (cg_str_is(key, keys[i])) return true;
    return false;
}

static cg_str without_quotes(cg_str s) {
    s = cg_str_trim(s);
    bool quoted = s.len > 1 && (s.ptr[0] == '"' || s.ptr[0] == '\'');
    return quoted ? cg_str_of(s.ptr + 1, s.len - 2) : s;
}

/* packages = [{ include = "a", from = "src" }] */
static void read_from(reader *in, cg_str line) {
    size_t at = cg_str_find(line, CG_STR("from"));
    if (at == CG_STR_NOWHERE) return;
    cg_str rest = cg_str_trim(cg_str_from_index(line, at + 4));
    if (rest.len == 0 || rest.ptr[0] != '=') return;
    size_t end = cg_str_find_char(rest, '}');
    add_roots(in, end == CG_STR_NOWHERE ? rest : cg_str_first(rest, end));
}

/* A value goes on over lines: until its brackets close, and in setup.cfg as long as lines are indented. */
static void read_manifest(reader *in, cg_str content) {
    cg_str line, section = CG_STR_NONE;
    bool wanted = false, open = false;
    while (cg_str_split(&content, '\n', &line)) {
        cg_str text = cg_str_trim(line);
        if (text.len == 0 || text.ptr[0] == '#') continue;
        bool indented = line.ptr[0] == ' ' || line.ptr[0] == '\t';
        size_t equals = cg_str_find_char(text, '=');
        if (text.ptr[0] == '[' && !open && !indented) {
            section = cg_str_of(text.ptr + 1, text.len > 1 ? text.len - 2 : 0);
            wanted = false;
        } else if ((open || indented) && wanted) {
            add_roots(in, text);
            open = open && cg_str_find_char(text, ']') == CG_STR_NOWHERE;
        } else if (equals != CG_STR_NOWHERE) {
            wanted = names_folders(section, without_quotes(cg_str_first(text, equals)));
            cg_str value = cg_str_from_index(text, equals + 1);
            if (wanted) add_roots(in, value);
            open = wanted && cg_str_find_char(value, '[') != CG_STR_NOWHERE &&
                   cg_str_find_char(value, ']') == CG_STR_NOWHERE;
        }
        read_from(in, text);
    }
}

static cg_str name_of(cg_str path) {
    size_t slash = cg_str_find_last_char(path, '/');
    return slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
}

static int compare(const void *a, const void *b) {
    return cg_str_compare(*(const cg_str *)a, *(const cg_str *)b);
}

static void keep(cg_resolver *r, folder_list *list, cg_str **out, uint32_t *count) {
    if (list->len) qsort(list->at, list->len, sizeof *list->at, compare);
    *out = cg_arena_alloc(&r->arena, (list->len + 1) * sizeof **out);
    for (size_t i = 0; i < list->len; i++)
        if (i == 0 || !cg_str_equal(list->at[i], list->at[i - 1])) (*out)[(*count)++] = list->at[i];
    cg_vec_clear(list);
}

/* A folder with a manifest or a setup.py is a project of its own. */
static void add_project(reader *in, folder_list *projects) {
    cg_vec_push(projects, in->folder);
    add_root(in, CG_STR("src"));
}

void cg_python_roots_prepare(cg_resolver *r, cg_python_state *s) {
    folder_list roots = {0}, projects = {0};
    reader in = {.r = r, .roots = &roots};
    add_project(&in, &projects);
    add_root(&in, CG_STR("lib"));
    for (uint32_t i = 0; i < r->input->manifest_count; i++) {
        const cg_resolve_manifest *m = &r->input->manifests[i];
        if (!cg_str_is(name_of(m->path), "pyproject.toml") && !cg_str_is(name_of(m->path), "setup.cfg"))
            continue;
        in.folder = cg_path_folder(m->path);
        add_project(&in, &projects);
        read_manifest(&in, m->content);
    }
    for (uint32_t i = 0; i < r->file_count; i++)
        if (cg_str_is(name_of(r->files[i].path), "setup.py")) {
            in.folder = cg_path_folder(r->files[i].path);
            add_project(&in, &projects);
        }
    keep(r, &roots, &s->sources, &s->source_count);
    keep(r, &projects, &s->projects, &s->project_count);
}

static bool is_below(cg_str path, cg_str folder) {
    return folder.len == 0 ||
           (path.len > folder.len && cg_str_starts(path, folder) && path.ptr[folder.len] == '/');
}

/* The innermost of the folders that the path is in; `none` if it is in none. */
static cg_str innermost(const cg_str *folders, uint32_t count, cg_str path, cg_str none) {
    cg_str best = none;
    for (uint32_t i = 0; i < count; i++)
        if (is_below(path, folders[i]) && folders[i].len >= best.len) best = folders[i];
    return best;
}

bool cg_python_same_project(const cg_resolver *r, cg_str a, cg_str b) {
    const cg_python_state *s = cg_python_state_of(r);
    return cg_str_equal(innermost(s->projects, s->project_count, a, CG_STR_NONE),
                        innermost(s->projects, s->project_count, b, CG_STR_NONE));
}

cg_str cg_python_name_root(const cg_resolver *r, cg_str path, cg_str package_root) {
    const cg_python_state *s = cg_python_state_of(r);
    cg_str source = innermost(s->sources, s->source_count, path, CG_STR_NONE);
    if (source.len && source.len <= package_root.len) return source;
    if (package_root.len < cg_path_folder(path).len) return package_root; /* in a package */
    return innermost(s->projects, s->project_count, path, CG_STR_NONE);
}
