/* Paths and tables the policies share. */
#include "resolve/internal.h"

#include <stdlib.h>

cg_str cg_path_folder(cg_str path) {
    size_t slash = cg_str_find_last_char(path, '/');
    return slash == CG_STR_NOWHERE ? cg_str_first(path, 0) : cg_str_first(path, slash);
}

cg_str cg_path_in(cg_arena *a, cg_str folder, cg_str rest) {
    if (folder.len == 0) return rest;
    if (rest.len == 0) return folder;
    return cg_arena_format(a, "%.*s/%.*s", CG_STR_ARG(folder), CG_STR_ARG(rest));
}

cg_str cg_path_plain(cg_arena *a, cg_str path, bool *ok) {
    char *out = cg_arena_alloc(a, path.len + 1);
    size_t len = 0;
    cg_str part;
    *ok = true;
    while (cg_str_split(&path, '/', &part)) {
        if (part.len == 0 || cg_str_is(part, ".")) continue;
        if (cg_str_is(part, "..")) {
            if (len == 0) *ok = false;
            while (len > 0 && out[len - 1] != '/') len--;
            if (len > 0) len--;
            continue;
        }
        if (len) out[len++] = '/';
        memcpy(out + len, part.ptr, part.len);
        len += part.len;
    }
    out[len] = 0;
    return cg_str_of(out, len);
}

static int compare_names(const void *a, const void *b) {
    const cg_attached *x = a, *y = b;
    if (x->name != y->name) return x->name < y->name ? -1 : 1;
    return (x->member > y->member) - (x->member < y->member);
}

void cg_symbol_table_build(cg_resolver *r, const uint32_t *files, uint32_t count, cg_symbol_table *out) {
    CG_VEC(cg_attached) all = {0};
    for (uint32_t i = 0; i < count; i++) {
        const cg_rfile *f = &r->files[files[i]];
        for (uint32_t k = f->scope_first[0]; k < f->scope_first[1]; k++) {
            const cg_symbol *s = &f->facts->symbols[f->scoped[k].symbol];
            cg_attached a = {0, f->scoped[k].name, cg_gid_of(f, f->scoped[k].symbol)};
            if (s->kind != CG_NODE_IMPORT && !s->owner && s->name) cg_vec_push(&all, a);
        }
    }
    if (all.len) qsort(all.at, all.len, sizeof *all.at, compare_names);
    out->count = all.len;
    out->at = cg_arena_alloc(&r->arena, (all.len + 1) * sizeof *out->at);
    if (all.len) memcpy(out->at, all.at, all.len * sizeof *all.at);
    cg_vec_clear(&all);
}

const cg_attached *cg_symbol_table_range(const cg_symbol_table *t, cg_name_id name, uint32_t *count) {
    size_t low = 0, high = t->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (t->at[middle].name < name)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < t->count && t->at[low + *count].name == name; ++*count) continue;
    return &t->at[low];
}

cg_values cg_symbol_table_find(cg_rctx *x, const cg_symbol_table *t, cg_name_id name) {
    uint32_t n;
    const cg_attached *list = cg_symbol_table_range(t, name, &n);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        out = cg_values_union(x->r->pool, out, cg_value_make(CG_VALUE_DEF, list[i].member, 0));
    return out;
}
