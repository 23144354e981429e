/* Rust's crates and modules: what Cargo.toml says, and the tree of files that `mod` declarations make. */
#include "resolve/policy_rust.h"

#include <stdlib.h>

/* ---- Cargo.toml ---- */

static cg_str last_part(cg_str path) {
    size_t slash = cg_str_find_last_char(path, '/');
    return slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
}

static cg_str crate_name(cg_arena *a, cg_str package) {
    cg_str out = cg_arena_str(a, package);
    for (size_t i = 0; i < out.len; i++)
        if (out.ptr[i] == '-') ((char *)(uintptr_t)out.ptr)[i] = '_';
    return out;
}

static cg_str unquoted(cg_str value) {
    value = cg_str_trim(value);
    if (value.len == 0 || (value.ptr[0] != '"' && value.ptr[0] != '\'')) return CG_STR_NONE;
    size_t end = cg_str_find_char(cg_str_from_index(value, 1), value.ptr[0]);
    return end == CG_STR_NOWHERE ? CG_STR_NONE : cg_str_of(value.ptr + 1, end);
}

/* package = "x" in { version = "1", package = "x" }. */
static cg_str package_in_table(cg_str table) {
    size_t at = cg_str_find(table, CG_STR("package"));
    if (at == CG_STR_NOWHERE) return CG_STR_NONE;
    cg_str rest = cg_str_trim(cg_str_from_index(table, at + 7));
    return rest.len && rest.ptr[0] == '=' ? unquoted(cg_str_from_index(rest, 1)) : CG_STR_NONE;
}

typedef struct manifest {
    cg_resolver *r;
    rust_package *package;
    CG_VEC(rust_dependency) dependencies;
    cg_str lib_name, lib_path;
} manifest;

static void add_dependency(manifest *m, cg_str key, cg_str package) {
    rust_dependency d = {crate_name(&m->r->arena, key),
                         cg_arena_str(&m->r->arena, package.len ? package : key)};
    cg_vec_push(&m->dependencies, d);
}

static bool is_dependencies(cg_str section) {
    return cg_str_ends(section, CG_STR("dependencies")) && !cg_str_starts(section, CG_STR("workspace"));
}

/* [dependencies.name]: the name, else empty. */
static cg_str dependency_of_section(cg_str section) {
    size_t dot = cg_str_find_last_char(section, '.');
    if (dot == CG_STR_NOWHERE || !is_dependencies(cg_str_first(section, dot))) return CG_STR_NONE;
    return cg_str_from_index(section, dot + 1);
}

static void read_pair(manifest *m, cg_str section, cg_str key, cg_str value) {
    cg_arena *a = &m->r->arena;
    if (cg_str_is(section, "package") && cg_str_is(key, "name")) {
        m->package->name = cg_arena_str(a, unquoted(value));
    } else if (cg_str_is(section, "lib")) {
        if (cg_str_is(key, "name")) m->lib_name = unquoted(value);
        if (cg_str_is(key, "path")) m->lib_path = unquoted(value);
    } else if (is_dependencies(section)) {
        size_t dot = cg_str_find_char(key, '.'); /* name.workspace = true */
        add_dependency(m, dot == CG_STR_NOWHERE ? key : cg_str_first(key, dot), package_in_table(value));
    } else if (dependency_of_section(section).len && cg_str_is(key, "package") && m->dependencies.len) {
        cg_vec_last(&m->dependencies).package = cg_arena_str(a, unquoted(value));
    }
}

static void read_lines(manifest *m, cg_str content) {
    cg_str line, section = CG_STR_NONE;
    while (cg_str_split(&content, '\n', &line)) {
        line = cg_str_trim(line);
        if (line.len == 0 || line.ptr[0] == '#') continue;
        if (line.ptr[0] == '[') {
            size_t end = cg_str_find_char(line, ']');
            section = cg_str_trim(cg_str_of(line.ptr + 1, end == CG_STR_NOWHERE ? line.len - 1 : end - 1));
            cg_str name = dependency_of_section(section);
            if (name.len) add_dependency(m, name, CG_STR_NONE);
            continue;
        }
        size_t equals = cg_str_find_char(line, '=');
        if (equals == CG_STR_NOWHERE) continue;
        read_pair(m, section, cg_str_trim(cg_str_first(line, equals)), cg_str_from_index(line, equals + 1));
    }
}

static uint32_t file_number(const cg_resolver *r, cg_str path) {
    const cg_rfile *f = cg_file_at_path(r, path);
    return f ? f->index : CG_NONE;
}

static bool read_manifest(cg_resolver *r, const cg_resolve_manifest *file, rust_package *out) {
    *out = (rust_package){.folder = cg_path_folder(file->path), .root = CG_NONE};
    manifest m = {.r = r, .package = out};
    read_lines(&m, file->content);
    out->dependency_count = (uint32_t)m.dependencies.len;
    out->dependencies = cg_arena_alloc(&r->arena, (m.dependencies.len + 1) * sizeof *out->dependencies);
    if (m.dependencies.len)
        memcpy(out->dependencies, m.dependencies.at, m.dependencies.len * sizeof *m.dependencies.at);
    cg_vec_clear(&m.dependencies);
    if (out->name.len == 0) return false; /* a workspace only */
    out->library = crate_name(&r->arena, m.lib_name.len ? m.lib_name : out->name);
    cg_str path = m.lib_path.len ? m.lib_path : CG_STR("src/lib.rs");
    out->root = file_number(r, cg_path_in(&r->arena, out->folder, path));
    return true;
}

static void read_manifests(cg_resolver *r, rust_state *s) {
    s->packages = CG_NEW_ARRAY(&r->arena, rust_package, r->input->manifest_count + 1);
    for (uint32_t i = 0; i < r->input->manifest_count; i++) {
        const cg_resolve_manifest *m = &r->input->manifests[i];
        if (cg_str_is(last_part(m->path), "Cargo.toml") &&
            read_manifest(r, m, &s->packages[s->package_count]))
            s->package_count++;
    }
}

static const rust_package *package_around(const rust_state *s, cg_str path) {
    const rust_package *best = NULL;
    for (uint32_t i = 0; i < s->package_count; i++) {
        const rust_package *p = &s->packages[i];
        bool below = p->folder.len == 0 || (cg_str_starts(path, p->folder) && path.ptr[p->folder.len] == '/');
        if (below && (!best || p->folder.len > best->folder.len)) best = p;
    }
    return best;
}

/* ---- Modules ---- */

rust_module rust_module_around(const cg_rfile *f, cg_scope_id scope) {
    while (scope != 0 && f->facts->scopes[scope].kind != CG_SCOPE_NAMESPACE)
        scope = f->facts->scopes[scope].parent;
    return (rust_module){f->index, scope};
}

rust_module rust_module_above(const cg_resolver *r, rust_module m) {
    const cg_rfile *f = &r->files[m.file];
    if (m.scope != 0) return rust_module_around(f, f->facts->scopes[m.scope].parent);
    return ((const rust_file *)f->own)->parent;
}

uint32_t rust_crate_root(const cg_resolver *r, uint32_t file) {
    for (int i = 0; i < 64; i++) {
        uint32_t up = ((const rust_file *)r->files[file].own)->parent.file;
        if (up == CG_NONE || up == file) break;
        file = up;
    }
    return file;
}

/* Where the files of a file's submodules are: beside it for crate roots and mod.rs, else in a folder of its name. */
static cg_str folder_of_children(cg_resolver *r, const cg_rfile *f, bool beside) {
    cg_str folder = cg_path_folder(f->path), name = last_part(f->path);
    if (beside) return folder;
    return cg_path_in(&r->arena, folder, cg_str_first(name, name.len - 3));
}

/* The names of the inline modules around a scope, as folders below `folder`. */
static cg_str with_inline_modules(cg_resolver *r, const cg_rfile *f, cg_scope_id scope, cg_str folder) {
    rust_module m = rust_module_around(f, scope);
    if (m.scope == 0) return folder;
    const cg_scope *s = &f->facts->scopes[m.scope];
    folder = with_inline_modules(r, f, s->parent, folder);
    return cg_path_in(&r->arena, folder, cg_facts_str(f->facts, f->facts->symbols[s->owner].name));
}

static uint32_t module_in(cg_resolver *r, cg_str folder, cg_str name) {
    cg_str flat = cg_arena_format(&r->arena, "%.*s.rs", CG_STR_ARG(name));
    uint32_t found = file_number(r, cg_path_in(&r->arena, folder, flat));
    if (found != CG_NONE) return found;
    cg_str nested = cg_arena_format(&r->arena, "%.*s/mod.rs", CG_STR_ARG(name));
    return file_number(r, cg_path_in(&r->arena, folder, nested));
}

static uint32_t child_file(cg_resolver *r, const cg_rfile *f, const cg_import *i) {
    cg_str name = cg_facts_str(f->facts, i->module), path = cg_facts_str(f->facts, i->name);
    if (cg_str_starts(name, CG_STR("r#"))) name = cg_str_from_index(name, 2);
    if (path.len) { /* #[path = "…"] */
        bool ok;
        cg_str folder = with_inline_modules(r, f, i->scope, cg_path_folder(f->path));
        path = cg_path_plain(&r->arena, cg_path_in(&r->arena, folder, path), &ok);
        return ok ? file_number(r, path) : CG_NONE;
    }
    cg_str base = last_part(f->path);
    bool own_folder = !cg_str_is(base, "mod.rs") && !cg_str_is(base, "lib.rs") && !cg_str_is(base, "main.rs");
    uint32_t found =
        module_in(r, with_inline_modules(r, f, i->scope, folder_of_children(r, f, !own_folder)), name);
    /* Any other file that is a crate's root has its modules beside it as well. */
    if (found == CG_NONE && own_folder)
        found = module_in(r, with_inline_modules(r, f, i->scope, folder_of_children(r, f, true)), name);
    return found == f->index ? CG_NONE : found;
}

static void list_imports(cg_resolver *r, cg_rfile *f) {
    rust_file *own = f->own;
    uint32_t n = f->facts->imports_len;
    own->children = cg_arena_alloc(&r->arena, (n + 1) * sizeof *own->children);
    own->stars = cg_arena_alloc(&r->arena, (n + 1) * sizeof *own->stars);
    own->binds = CG_NEW_ARRAY(&r->arena, uint64_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        const cg_import *import = &f->facts->imports[i];
        own->children[i] = import->kind == CG_IMPORT_MOD ? child_file(r, f, import) : CG_NONE;
        if (import->kind == CG_IMPORT_STAR) own->stars[own->star_count++] = i;
    }
}

static void set_parents(cg_resolver *r, const cg_rfile *f) {
    const rust_file *own = f->own;
    for (uint32_t i = 0; i < f->facts->imports_len; i++) {
        if (own->children[i] == CG_NONE) continue;
        rust_file *child = r->files[own->children[i]].own;
        bool above = false; /* a file that declares one of those around it: no tree any more */
        for (uint32_t up = f->index, n = 0; up != CG_NONE && n < 64; n++) {
            above |= up == own->children[i];
            up = ((const rust_file *)r->files[up].own)->parent.file;
        }
        if (!child || child->parent.file != CG_NONE || above) continue;
        child->parent = rust_module_around(f, f->facts->imports[i].scope);
        child->name = cg_facts_str(f->facts, f->facts->imports[i].module);
        if (cg_str_starts(child->name, CG_STR("r#"))) child->name = cg_str_from_index(child->name, 2);
    }
}

/* A module's name and those of the inline modules in it around a scope. */
static cg_str with_modules(cg_resolver *r, const cg_rfile *f, cg_scope_id scope, cg_str module) {
    rust_module m = rust_module_around(f, scope);
    if (m.scope == 0) return module;
    const cg_scope *s = &f->facts->scopes[m.scope];
    module = with_modules(r, f, s->parent, module);
    cg_str name = cg_facts_str(f->facts, f->facts->symbols[s->owner].name);
    return cg_arena_format(&r->arena, "%.*s::%.*s", CG_STR_ARG(module), CG_STR_ARG(name));
}

/* "crate::a::b" with the crate's own name. */
static cg_str module_name(cg_resolver *r, const cg_rfile *f) {
    const rust_file *own = f->own;
    cg_str base = last_part(f->path), stem = cg_str_first(base, base.len >= 3 ? base.len - 3 : base.len);
    if (own->parent.file == CG_NONE) {
        bool library = own->package && own->package->root == f->index;
        if (library) return own->package->library;
        if (cg_str_is(stem, "main") || cg_str_is(stem, "mod") || cg_str_is(stem, "lib")) {
            if (own->package) return crate_name(&r->arena, own->package->name);
            cg_str folder = last_part(cg_path_folder(f->path));
            return folder.len ? folder : stem;
        }
        return stem;
    }
    const cg_rfile *up = &r->files[own->parent.file];
    cg_str above = with_modules(r, up, own->parent.scope, up->module.len ? up->module : module_name(r, up));
    return cg_arena_format(&r->arena, "%.*s::%.*s", CG_STR_ARG(above), CG_STR_ARG(own->name));
}

static int compare_macros(const void *a, const void *b) {
    const cg_attached *x = a, *y = b;
    if (x->name != y->name) return x->name < y->name ? -1 : 1;
    return (x->member > y->member) - (x->member < y->member);
}

static void list_macros(cg_resolver *r, rust_state *s, const cg_policy *policy) {
    CG_VEC(cg_attached) all = {0};
    for (uint32_t i = 0; i < r->file_count; i++) {
        const cg_rfile *f = &r->files[i];
        for (cg_symbol_id k = 1; f->facts && f->policy == policy && k < f->facts->node_count; k++)
            if (f->facts->symbols[k].kind == CG_NODE_MACRO) {
                cg_attached a = {0, cg_name_of(f, f->facts->symbols[k].name), cg_gid_of(f, k)};
                cg_vec_push(&all, a);
            }
    }
    if (all.len) qsort(all.at, all.len, sizeof *all.at, compare_macros);
    s->macros = cg_arena_alloc(&r->arena, (all.len + 1) * sizeof *s->macros);
    if (all.len) memcpy(s->macros, all.at, all.len * sizeof *all.at);
    s->macro_count = all.len;
    cg_vec_clear(&all);
}

cg_error rust_prepare(cg_resolver *r, const cg_policy *policy) {
    rust_state *s = CG_NEW(&r->arena, rust_state);
    r->own[CG_OWN_RUST] = s;
    s->std_package = cg_external_package(r->pool, CG_LANG_RUST, CG_STR("std"));
    read_manifests(r, s);
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        rust_file *own = CG_NEW(&r->arena, rust_file);
        own->parent.file = CG_NONE;
        own->package = package_around(s, f->path);
        f->own = own;
    }
    for (uint32_t i = 0; i < r->file_count; i++)
        if (r->files[i].facts && r->files[i].policy == policy) list_imports(r, &r->files[i]);
    for (uint32_t i = 0; i < r->file_count; i++)
        if (r->files[i].facts && r->files[i].policy == policy) set_parents(r, &r->files[i]);
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        f->module = module_name(r, f);
        const rust_package *p = ((const rust_file *)f->own)->package;
        if (p) cg_package_add_file(r, cg_package_add(r, CG_LANG_RUST, p->folder, p->name), f);
    }
    list_macros(r, s, policy);
    return CG_OK;
}

/* ---- Crates ---- */

static const rust_package *package_called(const rust_state *s, cg_str name) {
    for (uint32_t i = 0; i < s->package_count; i++)
        if (cg_str_equal(s->packages[i].name, name) && s->packages[i].root != CG_NONE) return &s->packages[i];
    return NULL;
}

static const rust_package *library_called(const rust_state *s, cg_str name) {
    for (uint32_t i = 0; i < s->package_count; i++)
        if (cg_str_equal(s->packages[i].library, name) && s->packages[i].root != CG_NONE)
            return &s->packages[i];
    return NULL;
}

cg_values rust_crate(cg_rctx *x, const cg_rfile *from, cg_str name) {
    static const char *const distributed[] = {"std", "core", "alloc", "proc_macro", "test"};
    const rust_state *s = rust_state_of(x->r);
    const rust_package *own = ((const rust_file *)from->own)->package;
    const rust_package *found = NULL;
    bool declared = false;
    for (uint32_t i = 0; own && i < own->dependency_count && !declared; i++)
        if (cg_str_equal(own->dependencies[i].name, name)) {
            declared = true;
            found = package_called(s, own->dependencies[i].package);
        }
    if (!found) found = library_called(s, name);
    if (found) return cg_value_make(CG_VALUE_MODULE, found->root, 0);
    for (size_t i = 0; i < sizeof distributed / sizeof *distributed; i++) {
        if (!cg_str_is(name, distributed[i])) continue;
        if (i < 3) return cg_value_make(CG_VALUE_EXTERNAL, s->std_package, 0);
        declared = true;
    }
    if (!declared) return 0;
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_package(x->r->pool, CG_LANG_RUST, name), 0);
}
