/* Rust's impls: of traits for types elsewhere, for the library's types and for type parameters; choice among methods of
 * one name. */
#include "resolve/policy_rust.h"

#include <stdlib.h>

/* ---- Impls for what is not a type of the repository ---- */

static int compare_extensions(const void *a, const void *b) {
    const rust_extension *x = a, *y = b;
    if (x->name != y->name) return x->name < y->name ? -1 : 1;
    if (x->external != y->external) return x->external < y->external ? -1 : 1;
    return (x->member > y->member) - (x->member < y->member);
}

/* Externals and literal types in one space of numbers. */
static uint32_t number_of_type(cg_value instance) {
    return cg_tag(instance) == CG_VALUE_LITERAL ? 0x80000000u | cg_id(instance) : cg_id(instance);
}

typedef CG_VEC(rust_extension) extension_list;

static void add_members(extension_list *out, const cg_rfile *f, cg_scope_id scope, uint32_t external,
                        uint32_t type) {
    for (uint32_t i = f->scope_first[scope]; i < f->scope_first[scope + 1]; i++) {
        if (!cg_kind_is_function(f->facts->symbols[f->scoped[i].symbol].kind)) continue;
        rust_extension e = {f->scoped[i].name, external, type, cg_gid_of(f, f->scoped[i].symbol)};
        cg_vec_push(out, e);
    }
}

/* What the trait's own bodies add to an impl that leaves them out. */
static void add_defaults(cg_rctx *x, extension_list *out, const cg_rfile *f, cg_scope_id impl,
                         cg_values traits, uint32_t external, uint32_t type) {
    const cg_value *list;
    uint32_t n = cg_values_list(&traits, &list);
    for (uint32_t t = 0; t < n; t++) {
        if (cg_tag(list[t]) != CG_VALUE_DEF || !cg_class_of(x->r, cg_id(list[t]))) continue;
        const cg_rfile *of = cg_file_of(x->r, cg_id(list[t]));
        cg_scope_id scope = cg_symbol_in(of, cg_id(list[t]))->inner;
        for (uint32_t i = of->scope_first[scope]; i < of->scope_first[scope + 1]; i++) {
            const cg_symbol *s = &of->facts->symbols[of->scoped[i].symbol];
            const cg_scoped_name *same;
            if (!cg_kind_is_function(s->kind) || cg_scope_find(f, impl, of->scoped[i].name, &same)) continue;
            rust_extension e = {of->scoped[i].name, external, type, cg_gid_of(of, of->scoped[i].symbol)};
            cg_vec_push(out, e);
        }
    }
}

/* impl<F: Fn(A) -> B> Trait for F */
static bool is_for_functions(cg_rctx *x, cg_gid parameter) {
    cg_rfile *f = cg_file_of(x->r, parameter);
    const cg_symbol *s = cg_symbol_in(f, parameter);
    cg_values bounds = s->type ? cg_type_denotes(x, f, s->type, 0) : 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&bounds, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_LITERAL && cg_id(list[i]) == CG_LITERAL_OTHER) return true;
    return false;
}

static void extend(cg_rctx *x, cg_rfile *f, cg_scope_id scope, extension_list *out) {
    const cg_scope *s = &f->facts->scopes[scope];
    cg_values types = cg_type_denotes(x, f, s->type, 0);
    cg_values traits = s->trait ? cg_type_denotes(x, f, s->trait, 0) : 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&types, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_values instance = cg_instances_of(x, list[i], 1);
        uint32_t number = CG_NONE, type = cg_tag(list[i]) == CG_VALUE_EXTERNAL ? cg_id(list[i]) : CG_NONE;
        if (cg_tag(instance) == CG_VALUE_INSTANCE) {
            if (cg_class_of(x->r, cg_id(instance)) || is_for_functions(x, cg_id(instance))) continue;
        } else if (cg_tag(instance) == CG_VALUE_LITERAL || cg_tag(instance) == CG_VALUE_EXT_INSTANCE) {
            number = number_of_type(instance);
        } else {
            continue;
        }
        add_members(out, f, scope, number, type);
        add_defaults(x, out, f, scope, traits, number, type);
    }
}

typedef CG_VEC(rust_impl) impl_list;

static int compare_impls(const void *a, const void *b) {
    const rust_impl *x = a, *y = b;
    if (x->class_ != y->class_) return x->class_ < y->class_ ? -1 : 1;
    if (x->file != y->file) return x->file < y->file ? -1 : 1;
    return (x->scope > y->scope) - (x->scope < y->scope);
}

static void list_impl(cg_rctx *x, cg_rfile *f, cg_scope_id scope, impl_list *out) {
    if (f->facts->scopes[scope].trait == 0) return;
    cg_values types = cg_type_denotes(x, f, f->facts->scopes[scope].type, 0);
    const cg_value *list;
    uint32_t n = cg_values_list(&types, &list);
    for (uint32_t i = 0; i < n; i++) {
        rust_impl impl = {cg_class_meant(x, list[i]), f->index, scope};
        if (impl.class_ != CG_NONE) cg_vec_push(out, impl);
    }
}

cg_error rust_classes_ready(cg_resolver *r, const cg_policy *policy) {
    rust_state *s = rust_state_of(r);
    cg_rctx *x = &r->workers[0];
    extension_list all = {0};
    impl_list impls = {0};
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        x->file = f;
        for (cg_scope_id scope = 1; scope < f->facts->scopes_len; scope++) {
            if (f->facts->scopes[scope].kind != CG_SCOPE_IMPL) continue;
            extend(x, f, scope, &all);
            list_impl(x, f, scope, &impls);
        }
    }
    if (impls.len) qsort(impls.at, impls.len, sizeof *impls.at, compare_impls);
    s->impls = cg_arena_alloc(&r->arena, (impls.len + 1) * sizeof *s->impls);
    if (impls.len) memcpy(s->impls, impls.at, impls.len * sizeof *impls.at);
    s->impl_count = impls.len;
    cg_vec_clear(&impls);
    if (all.len) qsort(all.at, all.len, sizeof *all.at, compare_extensions);
    s->extensions = cg_arena_alloc(&r->arena, (all.len + 1) * sizeof *s->extensions);
    if (all.len) memcpy(s->extensions, all.at, all.len * sizeof *all.at);
    s->extension_count = all.len;
    cg_vec_clear(&all);
    return CG_OK;
}

/* impl Deref { type Target = T; } */
cg_values rust_deref_target(cg_rctx *x, cg_value v) {
    const cg_class *c = cg_tag(v) == CG_VALUE_INSTANCE ? cg_class_of(x->r, cg_id(v)) : NULL;
    cg_name_id target = c ? cg_name_find(x->r->names, CG_STR("Target")) : CG_NONE;
    cg_values type = target == CG_NONE ? 0 : cg_class_own_members(x, c->id, target);
    if (!cg_values_single(type) || cg_tag(type) != CG_VALUE_DEF) return 0;
    cg_values instance = cg_instances_of(x, type, 1);
    return cg_values_single(instance) && cg_id(instance) != c->id ? instance : 0;
}

/* What the type lacks, its Target may have. */
static cg_values through_deref(cg_rctx *x, cg_value v, cg_name_id name) {
    if (name == cg_name_find(x->r->names, CG_STR("Target"))) return 0;
    cg_values target = rust_deref_target(x, v);
    return target ? cg_member_of(x, target, name, CG_MEMBER_SCOPE, CG_DEPTH_MAX / 2) : 0;
}

cg_values rust_missing_member(cg_rctx *x, cg_value v, cg_name_id name) {
    cg_values found = through_deref(x, v, name);
    return found && found != CG_VALUE_OF_OPAQUE && found != CG_VALUE_OF_UNKNOWN
               ? found
               : rust_extension_member(x, v, name);
}

cg_values rust_extension_member(cg_rctx *x, cg_value v, cg_name_id name) {
    const rust_state *s = rust_state_of(x->r);
    bool foreign = cg_tag(v) == CG_VALUE_LITERAL || cg_tag(v) == CG_VALUE_EXT_INSTANCE;
    uint32_t number = foreign ? number_of_type(v) : CG_NONE;
    uint32_t type = cg_tag(v) == CG_VALUE_EXTERNAL ? cg_id(v) : CG_NONE;
    size_t low = 0, high = s->extension_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->extensions[middle].name < name)
            low = middle + 1;
        else
            high = middle;
    }
    cg_values exact = 0, blanket = 0;
    for (; low < s->extension_count && s->extensions[low].name == name; low++) {
        cg_value member = cg_value_make(CG_VALUE_DEF, s->extensions[low].member, 0);
        if (s->extensions[low].external == CG_NONE)
            blanket = cg_values_union(x->r->pool, blanket, member | CG_VALUE_INFERRED);
        else if (type != CG_NONE ? s->extensions[low].type == type : s->extensions[low].external == number)
            exact = cg_values_union(x->r->pool, exact, member);
    }
    return exact ? exact : blanket;
}

/* ---- Choice among methods of one name: of several traits, or of one trait for several types ---- */

static bool is_inherent(const cg_resolver *r, cg_gid id) {
    const cg_rfile *f = cg_file_of(r, id);
    const cg_scope *s = &f->facts->scopes[cg_symbol_in(f, id)->scope];
    return s->kind == CG_SCOPE_IMPL && s->trait == 0;
}

static bool is_generic(const cg_resolver *r, cg_value v) {
    if (cg_tag(v) != CG_VALUE_INSTANCE) return false;
    const cg_symbol *s = cg_symbol_of(r, cg_id(v));
    return (s->flags & CG_SYM_TYPE_PARAM) || s->kind == CG_NODE_TRAIT || !cg_kind_is_class(s->kind);
}

/* Can a value of this type not be meant for a parameter of that one? */
static bool conflict(cg_rctx *x, cg_values parameter, cg_values argument) {
    if (!cg_values_single(parameter) || !cg_values_single(argument)) return false;
    cg_value p = parameter & ~CG_VALUE_INFERRED, a = argument & ~CG_VALUE_INFERRED;
    if (cg_tag(a) == CG_VALUE_DEF &&
        cg_class_of(x->r, cg_id(a))) /* a struct without fields is its own value */
        a = cg_value_make(CG_VALUE_INSTANCE, cg_id(a), 0);
    if (is_generic(x->r, p) || is_generic(x->r, a)) return false;
    bool known = (cg_tag(p) == CG_VALUE_INSTANCE || cg_tag(p) == CG_VALUE_LITERAL ||
                  cg_tag(p) == CG_VALUE_EXT_INSTANCE) &&
                 (cg_tag(a) == CG_VALUE_INSTANCE || cg_tag(a) == CG_VALUE_LITERAL ||
                  cg_tag(a) == CG_VALUE_EXT_INSTANCE);
    return known && (cg_tag(p) != cg_tag(a) || cg_id(p) != cg_id(a));
}

static bool fits(cg_rctx *x, cg_gid function, const cg_expr *call) {
    const cg_rfile *f = cg_file_of(x->r, function);
    const cg_symbol *s = cg_symbol_in(f, function);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    bool by_path =
        x->facts->exprs[call->a].op != CG_EXPR_MEMBER || (x->facts->exprs[call->a].n & CG_MEMBER_SCOPE);
    uint32_t shift = by_path && !(s->flags & CG_SYM_STATIC) && s->kind == CG_NODE_METHOD ? 1 : 0;
    if (s->inner == CG_NONE) return true;
    for (uint32_t i = f->scope_first[s->inner]; i < f->scope_first[s->inner + 1]; i++) {
        const cg_symbol *p = &f->facts->symbols[f->scoped[i].symbol];
        if (p->kind != CG_NODE_PARAMETER || (p->flags & CG_SYM_RECEIVER) || p->arity + shift >= call->n)
            continue;
        if (conflict(x, cg_cell_before(x, cg_gid_of(f, f->scoped[i].symbol)),
                     x->values[operands[p->arity + shift]]))
            return false;
    }
    return true;
}

uint32_t rust_choose(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call) {
    cg_gid kept[64];
    uint32_t n = 0;
    for (uint32_t i = 0; i < count; i++)
        if (is_inherent(x->r, list[i])) kept[n++] = list[i];
    if (n == 0 || n == count) {
        n = 0;
        for (uint32_t i = 0; i < count; i++)
            if (fits(x, list[i], call)) kept[n++] = list[i];
    }
    if (n) memcpy(list, kept, n * sizeof *list);
    return n ? n : count;
}

/* ---- Members of impls ---- */

static cg_values members_of_trait(cg_rctx *x, cg_values traits, cg_name_id name) {
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&traits, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF)
            out = cg_values_union(x->r->pool, out, cg_class_members(x, cg_id(list[i]), name, false, NULL));
    return out;
}

/* A method of an impl overrides its trait's, not another trait's of that name. */
cg_values rust_overridden(cg_rctx *x, cg_rfile *f, cg_symbol_id method) {
    const cg_symbol *s = &f->facts->symbols[method];
    const cg_scope *scope = &f->facts->scopes[s->scope];
    if (scope->kind != CG_SCOPE_IMPL || scope->trait == 0) return 0;
    return members_of_trait(x, cg_type_denotes(x, f, scope->trait, 0), cg_name_of(f, s->name));
}

/* Does it stand in an impl of the trait? */
static bool implements(cg_rctx *x, cg_value member, cg_gid trait) {
    if (cg_tag(member) != CG_VALUE_DEF) return false;
    cg_rfile *f = cg_file_of(x->r, cg_id(member));
    const cg_scope *scope = &f->facts->scopes[cg_symbol_in(f, cg_id(member))->scope];
    if (scope->kind != CG_SCOPE_IMPL || scope->trait == 0) return false;
    cg_values of = cg_type_denotes(x, f, scope->trait, 0);
    return cg_values_single(of) && cg_tag(of) == CG_VALUE_DEF && cg_id(of) == trait;
}

/* <T as Trait>::m is what Trait's impl for T has, else what Trait has. */
static cg_values of_trait(cg_rctx *x, cg_values members, cg_values traits) {
    if (!cg_values_single(traits) || cg_tag(traits) != CG_VALUE_DEF) return members;
    cg_value impls[CG_VALUES_MAX], own[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list), impl_count = 0, own_count = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (implements(x, list[i], cg_id(traits)))
            impls[impl_count++] = list[i];
        else if (cg_tag(list[i]) == CG_VALUE_DEF && cg_class_of_member(x, cg_id(list[i])) == cg_id(traits))
            own[own_count++] = list[i];
    }
    if (impl_count) return cg_values_of(x->r->pool, impls, impl_count);
    return own_count ? cg_values_of(x->r->pool, own, own_count) : members;
}

cg_values rust_by_path(cg_rctx *x, cg_values members, const cg_expr *path) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) != CG_VALUE_DEF || cg_symbol_of(x->r, cg_id(list[i]))->kind != CG_NODE_FIELD)
            keep[kept++] = list[i];
    if (kept < n) members = cg_values_of(x->r->pool, keep, kept);
    const cg_expr *type = &x->facts->exprs[path->a];
    if (type->op != CG_EXPR_CHOICE || type->n != 2) return members;
    return of_trait(x, members, x->values[cg_expr_operands(x->facts, type)[1]]);
}

/* ---- Edges ---- */

/* Impls of traits, wherever in the crate they stand: the edge belongs to the file of the type. */
void rust_extra_edges(cg_rctx *x, cg_rfile *f) {
    const rust_state *s = rust_state_of(x->r);
    size_t low = 0, high = s->impl_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->impls[middle].class_ < f->symbol_base)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < s->impl_count && s->impls[low].class_ - f->symbol_base < f->facts->symbols_len; low++) {
        const rust_impl *impl = &s->impls[low];
        cg_rfile *of = &x->r->files[impl->file];
        const cg_scope *scope = &of->facts->scopes[impl->scope];
        uint32_t at = of == f ? of->facts->exprs[scope->trait].at : cg_symbol_in(f, impl->class_)->at;
        cg_symbol_id class_ = impl->class_ - f->symbol_base;
        if (class_ < f->facts->node_count)
            cg_emit(x, CG_EDGE_IMPLEMENTS, class_, cg_type_denotes(x, of, scope->trait, 0), at);
    }
}
