/* Stage 2: classes, their bases, the order in which members are searched, and members that stand elsewhere. */
#include "resolve/internal.h"

#include <stdlib.h>

/* ---- Members that stand outside of their class ---- */

typedef CG_VEC(cg_attached) attached_list;

typedef struct attach_job {
    cg_resolver *r;
    attached_list *lists; /* one a worker */
} attach_job;

static void attach(cg_rctx *x, attached_list *out, cg_rfile *f, cg_symbol_id s, cg_values owners) {
    const cg_value *list;
    uint32_t n = cg_values_list(&owners, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF) {
            /* An alias of a class attaches to the class. */
            cg_rfile *at = cg_file_of(x->r, cg_id(list[i]));
            bool own = cg_is_defined_type(at, cg_symbol_in(at, cg_id(list[i])));
            cg_gid meant = own ? CG_NONE : cg_class_meant(x, list[i]);
            cg_gid c = meant == CG_NONE ? cg_id(list[i]) : meant;
            cg_attached a = {c, cg_name_of(f, f->facts->symbols[s].name), cg_gid_of(f, s)};
            cg_vec_push(out, a);
        }
}

/* TypeScript: the first of the interfaces of one name in a scope, which has the members and bases of all. */
static cg_symbol_id first_part(const cg_rfile *f, cg_symbol_id interface) {
    const cg_symbol *s = &f->facts->symbols[interface];
    const cg_scoped_name *list;
    uint32_t n =
        s->name && s->scope != CG_NONE ? cg_scope_find(f, s->scope, cg_name_of(f, s->name), &list) : 0;
    for (uint32_t i = 0; i < n && cg_language_is_script(f->language) && s->kind == CG_NODE_INTERFACE; i++)
        if (f->facts->symbols[list[i].symbol].kind == CG_NODE_INTERFACE) return list[i].symbol;
    return interface;
}

static cg_error attach_file(void *context, size_t item, unsigned worker) {
    attach_job *job = context;
    cg_rctx *x = &job->r->workers[worker];
    cg_rfile *f = &job->r->files[item];
    if (!f->facts) return CG_OK;
    x->file = f;
    cg_scope_id last_impl = CG_NONE;
    cg_values impl_type = 0;
    for (cg_symbol_id s = 1; s < f->facts->node_count; s++) {
        const cg_symbol *symbol = &f->facts->symbols[s];
        const cg_scope *scope = &f->facts->scopes[symbol->scope];
        if (scope->kind == CG_SCOPE_CLASS && first_part(f, scope->owner) != scope->owner) {
            cg_attached a = {cg_gid_of(f, first_part(f, scope->owner)), cg_name_of(f, symbol->name),
                             cg_gid_of(f, s)};
            cg_vec_push(&job->lists[worker], a);
        } else if (symbol->owner) {
            attach(x, &job->lists[worker], f, s, cg_type_denotes(x, f, symbol->owner, 0));
        } else if (scope->kind == CG_SCOPE_IMPL && symbol->kind != CG_NODE_PARAMETER) {
            if (symbol->scope != last_impl) impl_type = cg_type_denotes(x, f, scope->type, 0);
            last_impl = symbol->scope;
            attach(x, &job->lists[worker], f, s, impl_type);
        }
    }
    return CG_OK;
}

static int compare_attached(const void *a, const void *b) {
    const cg_attached *x = a, *y = b;
    if (x->class_ != y->class_) return x->class_ < y->class_ ? -1 : 1;
    if (x->name != y->name) return x->name < y->name ? -1 : 1;
    return (x->member > y->member) - (x->member < y->member);
}

static cg_error attach_all(cg_resolver *r) {
    attached_list *lists = cg_alloc_zero(r->threads, sizeof *lists);
    attach_job job = {r, lists};
    cg_error error = cg_parallel_for(r->threads, r->file_count, 4, attach_file, &job, r->input->cancel);
    size_t total = 0;
    for (unsigned w = 0; w < r->threads; w++) total += lists[w].len;
    r->attached = cg_arena_alloc(&r->arena, (total + 1) * sizeof *r->attached);
    for (unsigned w = 0; w < r->threads; w++) {
        if (lists[w].len)
            memcpy(r->attached + r->attached_count, lists[w].at, lists[w].len * sizeof *r->attached);
        r->attached_count += lists[w].len;
        cg_vec_clear(&lists[w]);
    }
    cg_free(lists);
    if (error) return error;
    qsort(r->attached, r->attached_count, sizeof *r->attached, compare_attached);
    for (size_t i = r->attached_count; i-- > 0;) {
        const cg_attached *a = &r->attached[i];
        cg_map64_put(&r->attached_at, (uint64_t)a->class_ << 32 | a->name, i);
        cg_map64_put(&r->member_class, a->member, a->class_);
        r->roles[a->class_] |= CG_ROLE_HAS_ATTACHED;
        r->roles[a->member] |= CG_ROLE_IS_ATTACHED;
    }
    return CG_OK;
}

/* ---- Bases ---- */

static cg_error find_bases(void *context, size_t item, unsigned worker) {
    cg_resolver *r = context;
    cg_rctx *x = &r->workers[worker];
    cg_rfile *f = &r->files[item];
    if (!f->facts) return CG_OK;
    x->file = f;
    for (uint32_t i = 0; i < f->facts->flows_len; i++) {
        const cg_flow *flow = &f->facts->flows[i];
        if (flow->kind != CG_FLOW_EXTENDS && flow->kind != CG_FLOW_IMPLEMENTS) continue;
        const cg_class *class_ = cg_class_of(r, cg_gid_of(f, first_part(f, flow->target)));
        if (!class_) continue;
        uint64_t index = (uint64_t)(class_ - r->classes);
        cg_values denoted = cg_type_denotes(x, f, flow->value, 0);
        /* Kept beside the class, so that what other threads look up in this pass does not change under them. */
        cg_contribution c = {index, denoted ? denoted : CG_VALUE_OF_UNKNOWN, 0};
        cg_vec_push(&x->contributions, c);
    }
    return CG_OK;
}

static void add_to_bases(cg_resolver *r, cg_class *c, cg_values bases) {
    const cg_value *list;
    uint32_t n = cg_values_list(&bases, &list);
    cg_value *order = cg_arena_alloc(&r->arena, (c->base_order_len + n) * sizeof *order);
    if (c->base_order_len) memcpy(order, c->base_order, c->base_order_len * sizeof *order);
    memcpy(order + c->base_order_len, list, n * sizeof *list);
    c->base_order = order;
    c->base_order_len += n;
    c->bases = cg_values_union(r->pool, c->bases, bases);
}

/* impl Trait for Type: the trait is a base of the type, wherever the impl stands. */
static void add_impl_bases(cg_resolver *r, cg_rfile *f) {
    cg_rctx *x = &r->workers[0];
    x->file = f;
    for (cg_scope_id s = 1; s < f->facts->scopes_len; s++) {
        const cg_scope *scope = &f->facts->scopes[s];
        if (scope->kind != CG_SCOPE_IMPL || scope->trait == 0) continue;
        cg_values types = cg_type_denotes(x, f, scope->type, 0),
                  traits = cg_type_denotes(x, f, scope->trait, 0);
        const cg_value *list;
        uint32_t n = cg_values_list(&types, &list);
        for (uint32_t i = 0; i < n; i++) {
            cg_gid meant = cg_class_meant(x, list[i]);
            cg_class *class_ = meant == CG_NONE ? NULL : cg_class_of(r, meant);
            if (class_) add_to_bases(r, class_, traits ? traits : CG_VALUE_OF_UNKNOWN);
        }
    }
}

typedef CG_VEC(cg_class_base) base_list;

static bool mro_has(const cg_class_base *list, size_t n, cg_gid id) {
    for (size_t i = 0; i < n; i++)
        if (list[i].id == id) return true;
    return false;
}

static uint32_t substitute_args(cg_rctx *x, uint32_t args, cg_gid owner, uint32_t actual) {
    const cg_values *list;
    uint32_t n = cg_args_list(x->r->pool, args, &list);
    cg_values out[CG_ARGS_MAX];
    if (n == 0 || actual == 0) return args;
    for (uint32_t i = 0; i < n; i++) out[i] = cg_substitute(x, list[i], owner, actual);
    return cg_args_of(x->r->pool, out, n);
}

/* C3: the first head that stands in no other list's tail. Falls back to depth first where there is none. */
static void merge_c3(base_list *out, base_list *lists, size_t count) {
    for (;;) {
        const cg_class_base *next = NULL;
        bool any = false;
        for (size_t i = 0; i < count && !next; i++) {
            if (lists[i].len == 0) continue;
            any = true;
            bool blocked = false;
            for (size_t j = 0; j < count && !blocked; j++)
                blocked = lists[j].len > 1 && mro_has(lists[j].at + 1, lists[j].len - 1, lists[i].at[0].id);
            if (!blocked) next = &lists[i].at[0];
        }
        if (!any) return;
        for (size_t i = 0; i < count && !next; i++)
            if (lists[i].len) next = &lists[i].at[0];
        cg_class_base taken = *next;
        if (!mro_has(out->at, out->len, taken.id)) cg_vec_push(out, taken);
        for (size_t i = 0; i < count; i++)
            for (size_t j = 0; j < lists[i].len; j++)
                if (lists[i].at[j].id == taken.id) {
                    memmove(lists[i].at + j, lists[i].at + j + 1,
                            (lists[i].len - j - 1) * sizeof *lists[i].at);
                    lists[i].len--;
                    break;
                }
    }
}

static void linearise(cg_rctx *x, cg_class *c, unsigned depth);

/* The linearised base, its arguments seen from the class that names it. */
static void add_base(cg_rctx *x, cg_class *c, cg_value base, base_list *to, unsigned depth) {
    cg_resolver *r = x->r;
    cg_class *b = cg_tag(base) == CG_VALUE_DEF ? cg_class_of(r, cg_id(base)) : NULL;
    if (cg_tag(base) == CG_VALUE_EXTERNAL || cg_tag(base) == CG_VALUE_OPAQUE)
        c->external_base = true;
    else if (b) {
        linearise(x, b, depth + 1);
        c->external_base |= b->external_base;
        c->unknown_base |= b->unknown_base;
        for (uint32_t i = 0; i < b->mro_len; i++) {
            cg_class_base entry = {b->mro[i].id,
                                   i == 0 ? cg_args(base)
                                          : substitute_args(x, b->mro[i].args, b->id, cg_args(base)),
                                   b->mro[i].depth + 1};
            if (entry.id != c->id) cg_vec_push(to, entry);
        }
    } else if (cg_tag(base) == CG_VALUE_DEF && cg_kind_is_function(cg_symbol_of(r, cg_id(base))->kind)) {
        cg_class_base entry = {cg_id(base), 0, 1}; /* a function used as a constructor */
        cg_vec_push(to, entry);
    } else if (cg_tag(base) == CG_VALUE_DEF &&
               cg_is_defined_type(cg_file_of(r, cg_id(base)), cg_symbol_of(r, cg_id(base)))) {
        cg_class_base entry = {cg_id(base), cg_args(base), 1}; /* Go: type T []int, embedded */
        cg_vec_push(to, entry);
    } else if (cg_tag(base) != CG_VALUE_LITERAL) {
        c->unknown_base = true;
    }
}

/* Go: what is embedded less deep hides what is embedded deeper. */
static void sort_by_depth(base_list *list) {
    for (size_t i = 1; i < list->len; i++) {
        cg_class_base moving = list->at[i];
        size_t j = i;
        for (; j > 0 && list->at[j - 1].depth > moving.depth; j--) list->at[j] = list->at[j - 1];
        list->at[j] = moving;
    }
}

static void linearise(cg_rctx *x, cg_class *c, unsigned depth) {
    if (c->state || depth > 200) return;
    c->state = 1;
    bool c3 = cg_file_of(x->r, c->id)->policy->flags & CG_POLICY_C3;
    base_list lists[CG_VALUES_MAX + 1] = {0}, out = {0}, direct = {0};
    size_t count = 0;
    for (size_t i = 0; i < c->base_order_len; i++) {
        base_list *to = &lists[c3 && count < CG_VALUES_MAX ? count++ : 0];
        if (!c3) count = 1;
        add_base(x, c, c->base_order[i], to, depth);
        if (to->len) cg_vec_push(&direct, to->at[0]);
    }
    cg_class_base self = {c->id, 0, 0};
    cg_vec_push(&out, self);
    if (c3) {
        lists[count++] = direct;
        merge_c3(&out, lists, count);
    } else {
        if (cg_file_of(x->r, c->id)->language == CG_LANG_GO) sort_by_depth(&lists[0]);
        for (size_t i = 0; i < lists[0].len; i++)
            if (!mro_has(out.at, out.len, lists[0].at[i].id)) cg_vec_push(&out, lists[0].at[i]);
        cg_vec_clear(&direct);
    }
    for (size_t i = 0; i < count; i++) cg_vec_clear(&lists[i]);
    c->mro = cg_arena_alloc(&x->r->arena, out.len * sizeof *c->mro);
    memcpy(c->mro, out.at, out.len * sizeof *c->mro);
    c->mro_len = (uint32_t)out.len;
    cg_vec_clear(&out);
    c->state = 2;
}

/* One pass over all inheritance clauses. The second pass sees nested types inherited from bases of the first. */
static cg_error bases_pass(cg_resolver *r) {
    cg_error error = cg_parallel_for(r->threads, r->file_count, 4, find_bases, r, r->input->cancel);
    for (uint32_t i = 0; i < r->class_count; i++) {
        cg_class *c = &r->classes[i];
        c->bases = 0;
        c->base_order_len = 0;
        c->state = 0;
        c->external_base = c->unknown_base = false;
    }
    for (unsigned w = 0; w < r->threads && !error; w++) {
        cg_rctx *x = &r->workers[w];
        for (size_t i = 0, j; i < x->contributions.len; i = j) {
            cg_class *c = &r->classes[x->contributions.at[i].key];
            size_t total = 0;
            for (j = i; j < x->contributions.len && x->contributions.at[j].key == x->contributions.at[i].key;
                 j++) {
                const cg_value *list;
                total += cg_values_list(&x->contributions.at[j].values, &list);
            }
            cg_value *order = cg_arena_alloc(&r->arena, (total + c->base_order_len) * sizeof *order);
            if (c->base_order_len) memcpy(order, c->base_order, c->base_order_len * sizeof *order);
            for (size_t k = i; k < j; k++) {
                const cg_value *list;
                uint32_t n = cg_values_list(&x->contributions.at[k].values, &list);
                memcpy(order + c->base_order_len, list, n * sizeof *list);
                c->base_order_len += n;
                c->bases = cg_values_union(r->pool, c->bases, x->contributions.at[k].values);
            }
            c->base_order = order;
        }
    }
    for (unsigned w = 0; w < r->threads; w++) cg_vec_reset(&r->workers[w].contributions);
    for (uint32_t i = 0; i < r->file_count && !error; i++)
        if (r->files[i].facts && r->files[i].language == CG_LANG_RUST) add_impl_bases(r, &r->files[i]);
    for (uint32_t i = 0; i < r->class_count && !error; i++) linearise(&r->workers[0], &r->classes[i], 0);
    return error;
}

typedef CG_VEC(cg_gid) gid_list;

/* A function that inherits is a class (JavaScript's constructors). */
static void list_function(const cg_rfile *f, const cg_flow *flow, gid_list *found) {
    if (flow->kind != CG_FLOW_EXTENDS || !cg_kind_is_function(f->facts->symbols[flow->target].kind)) return;
    cg_gid id = cg_gid_of(f, flow->target);
    for (size_t i = found->len; i > 0 && found->at[i - 1] >= f->symbol_base; i--)
        if (found->at[i - 1] == id) return;
    cg_vec_push(found, id);
}

static void list_classes(cg_resolver *r) {
    gid_list found = {0};
    for (uint32_t i = 0; i < r->file_count; i++) {
        const cg_rfile *f = &r->files[i];
        for (cg_symbol_id s = 1; f->facts && s < f->facts->symbols_len; s++)
            if (cg_symbol_is_class(&f->facts->symbols[s])) cg_vec_push(&found, cg_gid_of(f, s));
        for (uint32_t k = 0; f->facts && k < f->facts->flows_len; k++)
            list_function(f, &f->facts->flows[k], &found);
    }
    r->class_count = (uint32_t)found.len;
    r->classes = CG_NEW_ARRAY(&r->arena, cg_class, found.len + 1);
    for (uint32_t i = 0; i < r->class_count; i++) {
        cg_class *c = &r->classes[i];
        c->id = found.at[i];
        c->mro = CG_NEW(&r->arena, cg_class_base);
        c->mro[0].id = c->id;
        c->mro_len = 1;
        r->roles[c->id] |= i + 1;
    }
    cg_vec_clear(&found);
}

cg_error cg_classes_prepare(cg_resolver *r) {
    list_classes(r);
    CG_TRY(attach_all(r));
    CG_TRY(bases_pass(r));
    return bases_pass(r);
}

/* ---- Questions ---- */

cg_gid cg_class_meant(cg_rctx *x, cg_value denoted) {
    if (cg_tag(denoted) != CG_VALUE_DEF) return CG_NONE;
    if (cg_class_of(x->r, cg_id(denoted))) return cg_id(denoted);
    if (cg_symbol_of(x->r, cg_id(denoted))->flags & CG_SYM_TYPE_PARAM) return CG_NONE;
    cg_values target = cg_value_of_def(x, cg_id(denoted), 1);
    bool is_class =
        cg_values_single(target) && cg_tag(target) == CG_VALUE_DEF && cg_class_of(x->r, cg_id(target));
    return is_class ? cg_id(target) : CG_NONE;
}

cg_gid cg_class_of_member(cg_rctx *x, cg_gid member) {
    uint64_t attached;
    if ((x->r->roles[member] & CG_ROLE_IS_ATTACHED) && cg_map64_get(&x->r->member_class, member, &attached))
        return (cg_gid)attached;
    const cg_rfile *f = cg_file_of(x->r, member);
    const cg_symbol *s = cg_symbol_in(f, member);
    if (s->scope == CG_NONE) return CG_NONE;
    const cg_scope *scope = &f->facts->scopes[s->scope];
    return scope->kind == CG_SCOPE_CLASS ? cg_gid_of(f, scope->owner) : CG_NONE;
}

cg_gid cg_class_around(cg_rctx *x, cg_rfile *f, cg_scope_id scope) {
    bool script = cg_language_is_script(f->language);
    for (; scope != CG_NONE; scope = f->facts->scopes[scope].parent) {
        const cg_scope *s = &f->facts->scopes[scope];
        if (s->kind == CG_SCOPE_CLASS) return cg_gid_of(f, s->owner);
        if (s->kind == CG_SCOPE_IMPL) {
            cg_values type = cg_type_denotes(x, f, s->type, 0);
            return cg_values_single(type) && cg_tag(type) == CG_VALUE_DEF ? cg_id(type) : CG_NONE;
        }
        const cg_symbol *owner = &f->facts->symbols[s->owner];
        if (s->kind != CG_SCOPE_FUNCTION || owner->inner != scope) continue;
        cg_gid c = cg_class_of_member(x, cg_gid_of(f, s->owner));
        if (c != CG_NONE) return c;
        if (script && !(owner->flags & CG_SYM_ARROW))
            return cg_gid_of(f, s->owner); /* a constructor function */
    }
    return CG_NONE;
}

uint32_t cg_overloads_of(const cg_resolver *r, cg_gid function, cg_gid *out, uint32_t max) {
    const cg_rfile *f = cg_file_of(r, function);
    const cg_symbol *s = cg_symbol_in(f, function);
    const cg_scoped_name *found;
    uint32_t n = cg_scope_find(f, s->scope, cg_name_of(f, s->name), &found), count = 0;
    for (uint32_t i = 0; i < n && count < max; i++)
        if (cg_kind_is_function(f->facts->symbols[found[i].symbol].kind))
            out[count++] = cg_gid_of(f, found[i].symbol);
    return count;
}

cg_values cg_without_alternatives(cg_rctx *x, cg_values set) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        const cg_symbol *s = cg_tag(list[i]) == CG_VALUE_DEF ? cg_symbol_of(x->r, cg_id(list[i])) : NULL;
        if (!s || !(s->flags & CG_SYM_OPTIONAL)) keep[kept++] = list[i];
    }
    return n < 2 || kept == 0 || kept == n ? set : cg_values_of(x->r->pool, keep, kept);
}

uint32_t cg_class_attached(const cg_resolver *r, cg_gid class_, cg_name_id name, const cg_attached **first) {
    uint64_t i;
    if (!cg_has_attached(r, class_) || !cg_map64_get(&r->attached_at, (uint64_t)class_ << 32 | name, &i))
        return 0;
    *first = &r->attached[i];
    uint32_t n = 0;
    while (i + n < r->attached_count && (*first)[n].class_ == class_ && (*first)[n].name == name) n++;
    return n;
}

cg_values cg_class_own_members(cg_rctx *x, cg_gid class_, cg_name_id name) {
    cg_resolver *r = x->r;
    cg_rfile *f = cg_file_of(r, class_);
    const cg_symbol *s = cg_symbol_in(f, class_);
    cg_values out = 0;
    if (s->inner != CG_NONE && (cg_symbol_is_class(s) || s->kind == CG_NODE_ENUM_MEMBER)) {
        const cg_scoped_name *found;
        uint32_t n = cg_scope_find(f, s->inner, name, &found), functions = 0;
        bool group = f->policy->flags & CG_POLICY_METHOD_NAMES;
        for (uint32_t i = 0; i < n; i++) {
            const cg_symbol *member = &f->facts->symbols[found[i].symbol];
            if ((member->flags & CG_SYM_TYPE_PARAM) || cg_is_stood_for(f, found, i) ||
                (group && cg_kind_is_function(member->kind) && functions++))
                continue;
            out = cg_values_union(r->pool, out, cg_denoted(x, f, found[i].symbol, 1));
        }
    }
    if (out && (f->policy->flags & CG_POLICY_INCLUDES))
        return out; /* A::f is declared in A: it is there already */
    const cg_attached *a;
    uint32_t count = cg_class_attached(r, class_, name, &a);
    for (uint32_t i = 0; i < count; i++)
        out = cg_values_union(r->pool, out, cg_value_make(CG_VALUE_DEF, a[i].member, 0));
    bool several = cg_tag(out) == CG_VALUE_SET && f->policy->own_members;
    return several ? f->policy->own_members(x, out) : out;
}

static bool all_private(cg_rctx *x, cg_gid member) {
    cg_gid overloads[64];
    uint32_t n = cg_overloads_of(x->r, member, overloads, 64);
    for (uint32_t i = 0; i < n; i++)
        if (cg_symbol_of(x->r, overloads[i])->visibility != CG_VISIBILITY_PRIVATE) return false;
    return cg_symbol_of(x->r, member)->visibility == CG_VISIBILITY_PRIVATE;
}

/* Java: what of a base's members a class has too: methods beside those it has, other things unless it has one of their
 * name, nothing that is private. */
static cg_values inherited(cg_rctx *x, cg_values members, cg_values own) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list, *have;
    uint32_t n = cg_values_list(&members, &list), count = cg_values_list(&own, &have), kept = 0;
    bool hidden = false;
    for (uint32_t i = 0; i < count && !hidden; i++)
        hidden =
            cg_tag(have[i]) == CG_VALUE_DEF && !cg_kind_is_function(cg_symbol_of(x->r, cg_id(have[i]))->kind);
    for (uint32_t i = 0; i < n; i++) {
        bool function =
            cg_tag(list[i]) == CG_VALUE_DEF && cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind);
        bool seen = cg_tag(list[i]) != CG_VALUE_DEF || !all_private(x, cg_id(list[i]));
        if (seen && (function || !hidden)) keep[kept++] = list[i];
    }
    return kept == n ? members : cg_values_of(x->r->pool, keep, kept);
}

static cg_values class_members(cg_rctx *x, cg_gid class_, cg_name_id name, bool above, cg_class_base *from) {
    const cg_class *c = cg_class_of(x->r, class_);
    if (!c) return cg_class_own_members(x, class_, name);
    bool all = cg_file_of(x->r, class_)->policy->flags & CG_POLICY_INHERIT_OVERLOADS;
    cg_values out = 0;
    for (uint32_t i = above; i < c->mro_len; i++) {
        cg_values found = cg_class_own_members(x, c->mro[i].id, name);
        if (found && all && i > above) found = inherited(x, found, out);
        if (!found) continue;
        if (from && !out) *from = c->mro[i];
        out = cg_values_union(x->r->pool, out, found);
        if (!all) return out;
    }
    if (out) return out;
    return c->unknown_base ? CG_VALUE_OF_UNKNOWN : c->external_base ? CG_VALUE_OF_OPAQUE : 0;
}

#define OF_CLASS (1ull << 63)

cg_values cg_class_members(cg_rctx *x, cg_gid class_, cg_name_id name, bool above, cg_class_base *from) {
    if (from || !x->visiting) return class_members(x, class_, name, above, from);
    uint64_t where = OF_CLASS | (uint64_t)above << 32 | class_;
    cg_memo *memo = cg_memo_at(x, where, name);
    if (memo->where == where && memo->what == name) return memo->found;
    uint32_t noted = x->noted;
    cg_values found = class_members(x, class_, name, above, NULL);
    if (x->noted == noted) *memo = (cg_memo){where, name, found};
    return found;
}

bool cg_class_is_below(const cg_resolver *r, cg_gid class_, cg_gid base) {
    const cg_class *c = cg_class_of(r, class_);
    return c && mro_has(c->mro, c->mro_len, base);
}
