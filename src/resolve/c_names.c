/* Names at the level of files and namespaces: one table for all files, and which of its entries a file sees. */
#include "resolve/c_family.h"

#include <stdlib.h>

/* ---- Namespaces ---- */

static uint32_t space_of_scope(cg_resolver *r, c_family_state *s, const cg_rfile *f, cg_scope_id scope,
                               const uint32_t *known) {
    const cg_scope *c = &f->facts->scopes[scope];
    if (c->kind == CG_SCOPE_FILE) return 0;
    uint32_t outer = known[c->parent];
    if (outer == CG_NONE) return CG_NONE;
    const cg_symbol *owner = &f->facts->symbols[c->owner];
    bool opens = owner->inner == scope;
    if (c->kind == CG_SCOPE_CLASS) /* an unscoped enum's members are names of what is around it */
        return opens && owner->kind == CG_NODE_ENUM && (owner->flags & CG_SYM_EMBEDDED) ? outer : CG_NONE;
    if (c->kind != CG_SCOPE_NAMESPACE) return CG_NONE;
    if ((owner->flags & CG_SYM_EMBEDDED) || !opens) return outer;
    cg_str name = cg_facts_str(f->facts, owner->name), around = cg_intern_str(&s->spaces, outer);
    if (!name.len) return outer;
    cg_str path =
        around.len ? cg_arena_format(&r->arena, "%.*s::%.*s", CG_STR_ARG(around), CG_STR_ARG(name)) : name;
    return cg_intern_add(&s->spaces, path);
}

static void number_spaces(cg_resolver *r, c_family_state *s, cg_rfile *f) {
    uint32_t *list = cg_arena_alloc(&r->arena, (f->facts->scopes_len + 1) * sizeof *list);
    for (cg_scope_id i = 0; i < f->facts->scopes_len; i++) list[i] = space_of_scope(r, s, f, i, list);
    s->scope_space[f->index] = list;
}

uint32_t c_space_around(const c_family_state *s, uint32_t space) {
    cg_str path = cg_intern_str(&s->spaces, space);
    for (size_t i = path.len; i-- > 1;)
        if (path.ptr[i] == ':') return cg_intern_find(&s->spaces, cg_str_first(path, i - 1));
    return 0;
}

uint32_t c_space_named(const c_family_state *s, uint32_t inside, cg_str path) {
    char text[512];
    for (;;) {
        cg_str around = cg_intern_str(&s->spaces, inside);
        uint32_t found = CG_NONE;
        if (around.len == 0) {
            found = cg_intern_find(&s->spaces, path);
        } else if (around.len + path.len + 2 <= sizeof text) {
            memcpy(text, around.ptr, around.len);
            memcpy(text + around.len, "::", 2);
            memcpy(text + around.len + 2, path.ptr, path.len);
            found = cg_intern_find(&s->spaces, cg_str_of(text, around.len + 2 + path.len));
        }
        if (found != CG_NONE || inside == 0) return found;
        inside = c_space_around(s, inside);
        if (inside == CG_NONE) return CG_NONE;
    }
}

/* ---- The table ---- */

static int compare_globals(const void *a, const void *b) {
    const c_global *x = a, *y = b;
    if (x->space != y->space) return x->space < y->space ? -1 : 1;
    if (x->name != y->name) return x->name < y->name ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

typedef CG_VEC(c_global) global_list;

static void collect(const c_family_state *s, const cg_rfile *f, global_list *out, cg_map64 *namespaces) {
    const uint32_t *space = s->scope_space[f->index];
    for (cg_symbol_id i = 1; i < f->facts->node_count; i++) {
        const cg_symbol *symbol = &f->facts->symbols[i];
        bool wanted = symbol->name && space[symbol->scope] != CG_NONE && !symbol->owner &&
                      symbol->kind != CG_NODE_PARAMETER && !(symbol->flags & CG_SYM_ANONYMOUS);
        /* A namespace is opened again and again: once is enough to find it. */
        if (wanted && symbol->kind == CG_NODE_NAMESPACE) {
            uint64_t key = (uint64_t)space[symbol->scope] << 32 | cg_name_of(f, symbol->name);
            if (cg_map64_get(namespaces, key, NULL)) continue;
            cg_map64_put(namespaces, key, 1);
        }
        if (wanted)
            cg_vec_push(out,
                        (c_global){space[symbol->scope], cg_name_of(f, symbol->name), cg_gid_of(f, i), 0});
    }
}

cg_error c_names_prepare(cg_resolver *r, c_family_state *s, const cg_policy *policy) {
    global_list list = {0};
    cg_map64 namespaces = {0};
    cg_intern_add(&s->spaces, CG_STR_NONE);
    s->scope_space = CG_NEW_ARRAY(&r->arena, uint32_t *, r->file_count + 1);
    for (uint32_t i = 0; i < r->file_count; i++) {
        if (!r->files[i].facts || r->files[i].policy != policy) continue;
        number_spaces(r, s, &r->files[i]);
        collect(s, &r->files[i], &list, &namespaces);
    }
    if (list.len) qsort(list.at, list.len, sizeof *list.at, compare_globals);
    s->globals = cg_arena_alloc(&r->arena, (list.len + 1) * sizeof *s->globals);
    if (list.len) memcpy(s->globals, list.at, list.len * sizeof *s->globals);
    s->global_count = list.len;
    for (size_t i = list.len; i-- > 0;)
        cg_map64_put(&s->global_at, (uint64_t)list.at[i].space << 32 | list.at[i].name, i);
    cg_vec_clear(&list);
    cg_map64_clear(&namespaces);
    return CG_OK;
}

size_t c_globals(const c_family_state *s, uint32_t space, cg_name_id name, const c_global **first) {
    uint64_t i;
    if (!cg_map64_get(&s->global_at, (uint64_t)space << 32 | name, &i)) return 0;
    size_t n = 0;
    *first = &s->globals[i];
    while (i + n < s->global_count && s->globals[i + n].space == space && s->globals[i + n].name == name) n++;
    return n;
}

/* ---- What a file sees ---- */

enum { SAME_FILE, INCLUDED, LINKED, ELSEWHERE, UNSEEN };

static bool is_header(cg_str path) {
    size_t dot = cg_str_find_last_char(path, '.');
    return dot != CG_STR_NOWHERE && dot + 1 < path.len && path.ptr[dot + 1] == 'h';
}

static bool is_linked(const cg_symbol *s) {
    return cg_kind_is_function(s->kind) || s->kind == CG_NODE_VARIABLE || s->kind == CG_NODE_CONSTANT;
}

/* Functions and variables with external linkage are found by the linker; types and macros only by including. */
static int distance(cg_rctx *x, const cg_rfile *f, const cg_rfile *at, const cg_symbol *s) {
    if (at == f) return SAME_FILE;
    if (s->kind == CG_NODE_NAMESPACE) return INCLUDED;
    if (c_reaches(x, f->index, at->index)) return INCLUDED;
    /* An inline function of a header is there to be included: where the chain of includes has a gap, it may be. */
    if (s->flags & CG_SYM_FILE_LOCAL) {
        bool gap = is_header(f->path) || c_family_of(x->r)->gaps[f->index];
        return gap && is_header(at->path) && s->inner != CG_NONE ? ELSEWHERE : UNSEEN;
    }
    if (is_linked(s)) return LINKED;
    /* What includes this header may have included the other before it; or an include was not found. */
    return is_header(at->path) ? ELSEWHERE : UNSEEN;
}

static bool fits(const cg_rfile *f, const cg_symbol *s, unsigned how) {
    bool tag = s->kind == CG_NODE_STRUCT || s->kind == CG_NODE_UNION || s->kind == CG_NODE_ENUM;
    if (f->language == CG_LANG_C) return tag == ((how & CG_NAME_TAG) != 0);
    if (how & CG_NAME_TAG) return cg_kind_is_class(s->kind);
    if (how & CG_NAME_SCOPE) return !cg_kind_is_function(s->kind) && s->kind != CG_NODE_VARIABLE;
    return true;
}

/* Is it a macro that puts something else in the place of a name? One that has its own name in its body only decorates it. */
static bool replaces(const cg_rfile *f, cg_symbol_id symbol) {
    const cg_facts *facts = f->facts;
    if (facts->symbols[symbol].kind != CG_NODE_MACRO) return false;
    cg_str name = cg_facts_str(facts, facts->symbols[symbol].name);
    cg_str text = cg_facts_str(facts, facts->nodes[symbol].signature);
    size_t at = cg_str_find(text, name);
    return at != CG_STR_NOWHERE && cg_str_find(cg_str_from_index(text, at + 1), name) == CG_STR_NOWHERE;
}

/* A set without the functions of other files. */
static cg_values without_functions(cg_rctx *x, const cg_rfile *but, cg_values found) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) != CG_VALUE_DEF || cg_file_of(x->r, cg_id(list[i])) == but ||
            !cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind))
            keep[kept++] = list[i];
    return kept ? cg_values_of(x->r->pool, keep, kept) : 0;
}

/* What nothing includes shows others only what is linked. */
void c_names_hide(cg_resolver *r, c_family_state *s) {
    CG_AUTOFREE uint8_t *included = cg_alloc_zero(r->file_count + 1, 1);
    for (uint32_t i = 0; i < r->file_count; i++)
        for (uint32_t k = 1; s->includes[i] && k <= s->includes[i][0]; k++) included[s->includes[i][k]] = 1;
    for (size_t i = 0; i < s->global_count; i++) {
        const cg_rfile *f = cg_file_of(r, s->globals[i].id);
        const cg_symbol *symbol = cg_symbol_in(f, s->globals[i].id);
        bool linked = is_linked(symbol) && !(symbol->flags & CG_SYM_FILE_LOCAL);
        if (!included[f->index] && !is_header(f->path) && !linked && symbol->kind != CG_NODE_NAMESPACE)
            s->globals[i].own = f->index + 1;
    }
}

/* A type that only stands there to be completed later does not exist as a node; functions and variables that are
 * declared and defined are both there: of those that are equally near, all. */
static cg_values search(cg_rctx *x, cg_rfile *f, uint32_t space, cg_name_id name, unsigned how,
                        unsigned depth) {
    const c_family_state *s = c_family_of(x->r);
    const c_global *list;
    size_t n = c_globals(s, space, name, &list);
    int best = UNSEEN;
    cg_values out = 0;
    uint32_t nearest = 0;
    const cg_rfile *macro = NULL; /* a file that has a macro of that name hides functions of others */
    for (size_t i = 0, seen = 0; i < n && seen < 4096; i++) {
        if (list[i].own && list[i].own != f->index + 1) continue;
        seen++;
        cg_rfile *at = cg_file_of(x->r, list[i].id);
        const cg_symbol *symbol = cg_symbol_in(at, list[i].id);
        if (!fits(f, symbol, how)) continue;
        int d = distance(x, f, at, symbol);
        if (d == UNSEEN || d > best) continue;
        /* memcpy is the library's, although something in the repository may define one, too */
        if (d >= LINKED && space == 0 && c_library_has(cg_name_str(x->r->names, name))) continue;
        uint32_t near_ = d >= LINKED ? c_path_nearness(f->path, at->path) : 0;
        if (d == best && near_ < nearest) continue;
        bool first = d < best || near_ > nearest, is_macro = replaces(at, list[i].id - at->symbol_base);
        bool hidden = cg_kind_is_function(symbol->kind) && macro && macro != at;
        if (!first && hidden) continue;
        if (first || (is_macro && !macro)) out = first ? 0 : without_functions(x, at, out);
        macro = is_macro ? at : first ? NULL : macro;
        best = d;
        nearest = near_;
        cg_values v = symbol->kind == CG_NODE_IMPORT
                          ? cg_denoted(x, at, list[i].id - at->symbol_base, depth + 1)
                          : cg_value_make(CG_VALUE_DEF, list[i].id, 0);
        if (d >= LINKED) v = cg_values_inferred(x->r->pool, v);
        out = cg_values_union(x->r->pool, out, v);
    }
    return out;
}

cg_values c_find(cg_rctx *x, cg_rfile *f, uint32_t space, cg_name_id name, unsigned how, unsigned depth) {
    uint64_t what = (uint64_t)space << 32 | name;
    const c_global *list;
    size_t n = c_globals(c_family_of(x->r), space, name, &list);
    if (n == 0) return 0;
    if (n < 3) return search(x, f, space, name, how, depth);
    c_answer *a = c_answer_of(x, what, f->index, how);
    if (c_answers(a, what, f->index, how)) return a->value;
    cg_values v = search(x, f, space, name, how, depth);
    bool plain = true; /* using declarations lead elsewhere, and may be under way */
    for (size_t i = 0; i < n && plain; i++) plain = cg_symbol_of(x->r, list[i].id)->kind != CG_NODE_IMPORT;
    if (plain) *a = (c_answer){what, f->index + 1, how, v};
    return v;
}
