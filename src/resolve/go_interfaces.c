#include "resolve/go_interfaces.h"

#include <stdlib.h>

/* An interface, filed under the one of its methods whose name has the least number: a type that lacks it need not be
 * looked at. */
typedef struct filed {
    cg_name_id key;
    cg_gid interface;
} filed;

struct cg_go_interfaces {
    filed *at;
    size_t count;
};

static bool is_method(const cg_symbol *s) { return s->kind == CG_NODE_METHOD && s->name; }

/* A scope's names are sorted. */
static cg_name_id least_own_method(const cg_resolver *r, cg_gid interface) {
    const cg_rfile *f = cg_file_of(r, interface);
    cg_scope_id scope = cg_symbol_in(f, interface)->inner;
    if (scope == CG_NONE) return CG_NONE;
    for (uint32_t i = f->scope_first[scope]; i < f->scope_first[scope + 1]; i++)
        if (is_method(&f->facts->symbols[f->scoped[i].symbol])) return f->scoped[i].name;
    return CG_NONE;
}

/* CG_NONE: it has none, or not all are known. */
static cg_name_id least_method(const cg_resolver *r, cg_gid interface) {
    const cg_class *c = cg_class_of(r, interface);
    cg_name_id least = CG_NONE;
    if (!c || c->external_base || c->unknown_base) return CG_NONE;
    for (uint32_t i = 0; i < c->mro_len; i++) {
        cg_name_id own = least_own_method(r, c->mro[i].id);
        if (own < least) least = own;
    }
    return least;
}

static int compare_filed(const void *a, const void *b) {
    const filed *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->interface > y->interface) - (x->interface < y->interface);
}

cg_go_interfaces *cg_go_interfaces_list(cg_resolver *r, const cg_policy *policy) {
    CG_VEC(filed) list = {0};
    for (uint32_t i = 0; i < r->file_count; i++) {
        const cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        for (cg_symbol_id s = 1; s < f->facts->node_count; s++) {
            const cg_symbol *symbol = &f->facts->symbols[s];
            if (symbol->kind != CG_NODE_INTERFACE || !symbol->name) continue;
            filed one = {least_method(r, cg_gid_of(f, s)), cg_gid_of(f, s)};
            if (one.key != CG_NONE) cg_vec_push(&list, one);
        }
    }
    if (list.len) qsort(list.at, list.len, sizeof *list.at, compare_filed);
    cg_go_interfaces *out = CG_NEW(&r->arena, cg_go_interfaces);
    out->count = list.len;
    out->at = cg_arena_alloc(&r->arena, (list.len + 1) * sizeof *out->at);
    if (list.len) memcpy(out->at, list.at, list.len * sizeof *list.at);
    cg_vec_clear(&list);
    return out;
}

/* ---- Does a type have a method? ---- */

static cg_gid method_among(cg_rctx *x, cg_values found) {
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF && is_method(cg_symbol_of(x->r, cg_id(list[i]))))
            return cg_id(list[i]);
    return CG_NONE;
}

/* Its own or the one that is embedded least deep, if that is just one. */
static cg_gid method_of(cg_rctx *x, cg_gid type, cg_name_id name) {
    const cg_class *c = cg_class_of(x->r, type);
    if (!c) return method_among(x, cg_class_own_members(x, type, name));
    for (uint32_t i = 0; i < c->mro_len; i++) {
        cg_values found = cg_class_own_members(x, c->mro[i].id, name);
        if (!found) continue;
        for (uint32_t k = i + 1; i && k < c->mro_len && c->mro[k].depth == c->mro[i].depth; k++)
            if (cg_class_own_members(x, c->mro[k].id, name)) return CG_NONE;
        return method_among(x, found);
    }
    return CG_NONE;
}

static cg_values parameter_type(const cg_resolver *r, const cg_rfile *f, const cg_symbol *method,
                                uint16_t position) {
    if (method->inner == CG_NONE) return 0;
    for (uint32_t i = f->scope_first[method->inner]; i < f->scope_first[method->inner + 1]; i++) {
        const cg_symbol *s = &f->facts->symbols[f->scoped[i].symbol];
        if (s->kind == CG_NODE_PARAMETER && !(s->flags & CG_SYM_RECEIVER) && s->arity == position)
            return r->cells[cg_gid_of(f, f->scoped[i].symbol)];
    }
    return 0;
}

static bool differ(cg_values a, cg_values b) { return a && b && a != b; }

static bool same_signature(cg_rctx *x, cg_gid a, cg_gid b) {
    cg_resolver *r = x->r;
    const cg_rfile *fa = cg_file_of(r, a), *fb = cg_file_of(r, b);
    const cg_symbol *sa = cg_symbol_in(fa, a), *sb = cg_symbol_in(fb, b);
    if (sa->arity != sb->arity || (sa->type != 0) != (sb->type != 0)) return false;
    if (r->fixed[a] == CG_CELL_FIXED && r->fixed[b] == CG_CELL_FIXED && differ(r->cells[a], r->cells[b]))
        return false;
    for (uint16_t i = 0; i < sa->arity; i++)
        if (differ(parameter_type(r, fa, sa, i), parameter_type(r, fb, sb, i))) return false;
    return true;
}

static bool has_all_methods(cg_rctx *x, cg_gid type, cg_gid part) {
    const cg_rfile *f = cg_file_of(x->r, part);
    cg_scope_id scope = cg_symbol_in(f, part)->inner;
    const cg_rfile *own = cg_file_of(x->r, type);
    for (uint32_t i = f->scope_first[scope]; i < f->scope_first[scope + 1]; i++) {
        const cg_symbol *s = &f->facts->symbols[f->scoped[i].symbol];
        if (!is_method(s)) continue;
        if (!(s->flags & CG_SYM_EXPORTED) && f->package != own->package) return false;
        cg_gid method = method_of(x, type, f->scoped[i].name);
        if (method == CG_NONE || !same_signature(x, cg_gid_of(f, f->scoped[i].symbol), method)) return false;
    }
    return true;
}

static bool satisfies(cg_rctx *x, cg_gid type, cg_gid interface) {
    const cg_class *c = cg_class_of(x->r, interface);
    for (uint32_t i = 0; i < c->mro_len; i++)
        if (!has_all_methods(x, type, c->mro[i].id)) return false;
    return true;
}

/* ---- The interfaces that a type satisfies ---- */

typedef CG_VEC(cg_gid) gid_list;

/* Those filed under a method that the type has. */
static void try_method(cg_rctx *x, cg_gid type, cg_name_id name, const cg_go_interfaces *all, gid_list *out) {
    size_t low = 0, high = all->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (all->at[middle].key < name)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < all->count && all->at[low].key == name; low++) {
        cg_gid interface = all->at[low].interface;
        bool known = interface == type;
        for (size_t i = 0; i < out->len && !known; i++) known = out->at[i] == interface;
        if (!known && satisfies(x, type, interface)) cg_vec_push(out, interface);
    }
}

static void try_methods_of(cg_rctx *x, cg_gid type, cg_gid class_, const cg_go_interfaces *all,
                           gid_list *out) {
    const cg_resolver *r = x->r;
    size_t low = 0, high = r->attached_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->attached[middle].class_ < class_)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < r->attached_count && r->attached[low].class_ == class_; low++)
        try_method(x, type, r->attached[low].name, all, out);
    const cg_rfile *f = cg_file_of(r, class_);
    const cg_symbol *s = cg_symbol_in(f, class_);
    if (s->kind != CG_NODE_INTERFACE || s->inner == CG_NONE) return;
    for (uint32_t i = f->scope_first[s->inner]; i < f->scope_first[s->inner + 1]; i++)
        if (is_method(&f->facts->symbols[f->scoped[i].symbol]))
            try_method(x, type, f->scoped[i].name, all, out);
}

static void satisfied_by(cg_rctx *x, cg_gid type, const cg_go_interfaces *all, gid_list *out) {
    const cg_class *c = cg_class_of(x->r, type);
    cg_vec_reset(out);
    if (!c) try_methods_of(x, type, type, all, out);
    for (uint32_t i = 0; c && i < c->mro_len; i++) try_methods_of(x, type, c->mro[i].id, all, out);
}

/* ---- A file's edges ---- */

static bool has_methods(const cg_resolver *r, const cg_rfile *f, cg_symbol_id s) {
    const cg_symbol *symbol = &f->facts->symbols[s];
    cg_gid id = cg_gid_of(f, s);
    if (!symbol->name || (symbol->kind != CG_NODE_TYPE_ALIAS && symbol->kind != CG_NODE_STRUCT)) return false;
    const cg_class *c = symbol->kind == CG_NODE_STRUCT ? cg_class_of(r, id) : NULL;
    return (c && c->mro_len > 1) || cg_has_attached(r, id);
}

/* The interfaces whose own method it is; those that embed one of these are satisfied beside it. */
static void emit_overrides(cg_rctx *x, cg_symbol_id method, const gid_list *interfaces) {
    const cg_symbol *s = &x->facts->symbols[method];
    for (size_t i = 0; i < interfaces->len; i++) {
        cg_gid of = method_among(x, cg_class_own_members(x, interfaces->at[i], cg_name_of(x->file, s->name)));
        if (of != CG_NONE)
            cg_emit_one(x, CG_EDGE_OVERRIDES, method, cg_value_make(CG_VALUE_DEF, of, 0), s->at, 1);
    }
}

void cg_go_emit_implements(cg_rctx *x, cg_rfile *f, const cg_go_interfaces *all) {
    gid_list interfaces = {0};
    cg_gid type = CG_NONE; /* the one these are of: methods of one type mostly stand together */
    for (cg_symbol_id s = 1; s < f->facts->node_count; s++) {
        const cg_symbol *symbol = &f->facts->symbols[s];
        uint64_t class_;
        if (has_methods(x->r, f, s)) {
            type = cg_gid_of(f, s);
            satisfied_by(x, type, all, &interfaces);
            for (size_t i = 0; i < interfaces.len; i++)
                cg_emit_one(x, CG_EDGE_IMPLEMENTS, s, cg_value_make(CG_VALUE_DEF, interfaces.at[i], 0),
                            symbol->at, 1);
        } else if (symbol->owner && is_method(symbol) &&
                   cg_map64_get(&x->r->member_class, cg_gid_of(f, s), &class_)) {
            if (type != (cg_gid)class_) satisfied_by(x, type = (cg_gid)class_, all, &interfaces);
            emit_overrides(x, s, &interfaces);
        }
    }
    cg_vec_clear(&interfaces);
}
