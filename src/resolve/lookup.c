/* Names and members to definitions. */
#include "resolve/internal.h"

cg_values cg_import_target(cg_rctx *x, cg_rfile *f, const cg_import *i) {
    cg_values *known = &f->import_targets[i - f->facts->imports];
    if (*known == 0 && f->policy->import_module) {
        cg_values v = f->policy->import_module(x, f, i);
        *known = v ? v : CG_VALUE_OF_UNKNOWN;
    }
    return *known;
}

/* What one import record binds. */
static cg_values binds(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    if (depth > CG_DEPTH_MAX) return CG_VALUE_OF_UNKNOWN;
    if (f->policy->import_binds) return f->policy->import_binds(x, f, i, depth + 1);
    cg_values modules = cg_import_target(x, f, i);
    if (i->kind != CG_IMPORT_NAME) return modules;
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&modules, &list);
    for (uint32_t m = 0; m < n; m++)
        out =
            cg_values_union(x->r->pool, out, cg_member_of(x, list[m], cg_name_of(f, i->name), 0, depth + 1));
    return out ? out : CG_VALUE_OF_UNKNOWN;
}

cg_values cg_denoted(cg_rctx *x, cg_rfile *f, cg_symbol_id symbol, unsigned depth) {
    const cg_symbol *s = &f->facts->symbols[symbol];
    if (s->kind != CG_NODE_IMPORT) return cg_value_make(CG_VALUE_DEF, cg_gid_of(f, symbol), 0);
    uint32_t count;
    const cg_import *i = cg_import_of(f, symbol, &count);
    return count ? binds(x, f, i, depth) : CG_VALUE_OF_UNKNOWN;
}

/* Script languages: another declaration of that name in the scope stands for this one: the first part of an interface
 * or namespace, and the first overloads for those beyond what a set of values can hold. */
#define OVERLOADS_MAX 6u
bool cg_merges_with(const cg_rfile *f, const cg_symbol *namespace_) {
    const cg_scoped_name *list;
    uint32_t n = cg_scope_find(f, namespace_->scope, cg_name_of(f, namespace_->name), &list);
    for (uint32_t i = 0; i < n; i++) {
        uint8_t kind = f->facts->symbols[list[i].symbol].kind;
        if (kind == CG_NODE_CLASS || kind == CG_NODE_FUNCTION || kind == CG_NODE_ENUM) return true;
    }
    return false;
}

bool cg_is_stood_for(const cg_rfile *f, const cg_scoped_name *list, uint32_t i) {
    const cg_symbol *s = &f->facts->symbols[list[i].symbol];
    if (!cg_language_is_script(f->language)) return false;
    if (s->kind == CG_NODE_NAMESPACE && cg_merges_with(f, s)) return true;
    if (i == 0) return false;
    if (cg_kind_is_function(s->kind)) return (s->flags & CG_SYM_DECLARATION) && i >= OVERLOADS_MAX;
    if (s->kind != CG_NODE_INTERFACE && s->kind != CG_NODE_NAMESPACE) return false;
    for (uint32_t k = 0; k < i; k++)
        if (f->facts->symbols[list[k].symbol].kind == s->kind) return true;
    return false;
}

cg_values cg_denoted_in_scope(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned depth) {
    const cg_scoped_name *s;
    uint32_t n = cg_scope_find(f, scope, name, &s);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        /* A::f is no name of the scope it stands in; nor is what is only called so */
        if (!f->facts->symbols[s[i].symbol].owner &&
            !(f->facts->symbols[s[i].symbol].flags & CG_SYM_ANONYMOUS) && !cg_is_stood_for(f, s, i))
            out = cg_values_union(x->r->pool, out, cg_denoted(x, f, s[i].symbol, depth));
    return out;
}

/* Type parameters are seen in methods of every language, other members only where the policy says so. */
static cg_values type_parameter(cg_rfile *f, cg_scope_id scope, cg_name_id name) {
    const cg_scoped_name *s;
    uint32_t n = cg_scope_find(f, scope, name, &s);
    for (uint32_t i = 0; i < n; i++)
        if (f->facts->symbols[s[i].symbol].flags & CG_SYM_TYPE_PARAM)
            return cg_value_make(CG_VALUE_DEF, cg_gid_of(f, s[i].symbol), 0);
    return 0;
}

/* A class's name inside of it is the class, not its constructors (C++). */
static cg_values without_constructors(cg_rctx *x, const cg_rfile *f, cg_values found) {
    if (!(f->policy->flags & CG_POLICY_INCLUDES)) return found;
    cg_value out[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list);
    for (uint32_t i = 0; i < n; i++) {
        bool constructor = cg_tag(list[i]) == CG_VALUE_DEF &&
                           cg_symbol_of(x->r, cg_id(list[i]))->kind == CG_NODE_CONSTRUCTOR;
        cg_gid c = constructor ? cg_class_of_member(x, cg_id(list[i])) : CG_NONE;
        out[i] = c == CG_NONE ? list[i] : cg_value_make(CG_VALUE_DEF, c, 0);
    }
    return n ? cg_values_of(x->r->pool, out, n) : found;
}

static cg_values in_class_scope(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name,
                                bool from_function, unsigned depth) {
    cg_values found = type_parameter(f, scope, name);
    if (found) return found;
    if (f->policy->flags & CG_POLICY_IMPLICIT_MEMBERS) {
        cg_gid c = cg_gid_of(f, f->facts->scopes[scope].owner);
        if (cg_class_of(x->r, c))
            return without_constructors(x, f, cg_class_members(x, c, name, false, NULL));
        return cg_denoted_in_scope(x, f, scope, name, depth);
    }
    bool in_enum = f->facts->symbols[f->facts->scopes[scope].owner].kind == CG_NODE_ENUM &&
                   f->language != CG_LANG_RUST; /* there Number(Number) holds another Number */
    if (((f->policy->flags & CG_POLICY_CLASS_SCOPE) || in_enum) && !from_function)
        return cg_denoted_in_scope(x, f, scope, name, depth);
    return 0;
}

/* Rust's Self: the type of the impl, the trait, struct or enum around. */
static cg_values self_type(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned depth) {
    if (name != x->r->well_known.self_type || f->language != CG_LANG_RUST) return 0;
    const cg_scope *s = &f->facts->scopes[scope];
    if (s->kind == CG_SCOPE_IMPL) return cg_type_denotes(x, f, s->type, depth + 1);
    cg_gid id = cg_gid_of(f, s->owner);
    return cg_class_of(x->r, id) ? cg_value_make(CG_VALUE_DEF, id, 0) : 0;
}

/* In a function that stands outside its class (C++ A::f): the class's members. */
static cg_values through_owner(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name) {
    cg_symbol_id s = f->facts->scopes[scope].owner;
    if (!(f->policy->flags & CG_POLICY_IMPLICIT_MEMBERS) || f->facts->symbols[s].inner != scope ||
        !f->facts->symbols[s].owner)
        return 0;
    cg_gid c = cg_class_of_member(x, cg_gid_of(f, s));
    return c == CG_NONE ? 0 : without_constructors(x, f, cg_class_members(x, c, name, false, NULL));
}

static bool names_scope(const cg_symbol *s) {
    return !cg_kind_is_function(s->kind) && s->kind != CG_NODE_MACRO && s->kind != CG_NODE_FIELD &&
           s->kind != CG_NODE_ENUM_MEMBER && s->kind != CG_NODE_PARAMETER && s->kind != CG_NODE_VARIABLE &&
           s->kind != CG_NODE_CONSTANT;
}

/* Before `::` and behind `struct`, variables and functions are not meant. */
static cg_values only_scopes(cg_rctx *x, cg_values found) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) != CG_VALUE_DEF || names_scope(cg_symbol_of(x->r, cg_id(list[i]))))
            keep[kept++] = list[i];
    return kept == n ? found : kept ? cg_values_of(x->r->pool, keep, kept) : 0;
}

/* "Found, but nothing usable": members of unknown bases must not hide what is further out. */
static bool is_found(cg_values v) { return v != 0 && v != CG_VALUE_OF_UNKNOWN && v != CG_VALUE_OF_OPAQUE; }

/* In languages where methods have a space of names of their own: the methods found, or all but them. */
static cg_values of_space(cg_rctx *x, const cg_policy *p, cg_values found, bool methods) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list), kept = 0;
    if (!(p->flags & CG_POLICY_METHOD_NAMES)) return found;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) != CG_VALUE_DEF ||
            cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind) == methods)
            keep[kept++] = list[i];
    return kept == n ? found : cg_values_of(x->r->pool, keep, kept);
}

/* TypeScript: of what a scope declares, types or values as they are asked for. A type hides no value. */
cg_values cg_of_sort(cg_rctx *x, cg_values denoted, unsigned how) {
    if (!(how & (CG_LOOKUP_TYPES | CG_LOOKUP_VALUES)) || !cg_language_is_script(x->file->language))
        return denoted;
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&denoted, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint8_t kind =
            cg_tag(list[i]) == CG_VALUE_DEF ? cg_symbol_of(x->r, cg_id(list[i]))->kind : CG_NODE_CLASS;
        bool value = kind == CG_NODE_VARIABLE || kind == CG_NODE_CONSTANT || kind == CG_NODE_PARAMETER ||
                     kind == CG_NODE_FUNCTION;
        bool unwanted = how & CG_LOOKUP_TYPES ? value : kind == CG_NODE_INTERFACE;
        if (!unwanted) keep[kept++] = list[i];
    }
    return kept == n ? denoted : cg_values_of(x->r->pool, keep, kept);
}

/* Rust: extraction binds local variables; x = x() calls what is outside. */
static cg_values without_locals(cg_rctx *x, const cg_rfile *f, cg_values found) {
    if (f->language != CG_LANG_RUST || !found) return found;
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        const cg_symbol *s = cg_tag(list[i]) == CG_VALUE_DEF ? cg_symbol_of(x->r, cg_id(list[i])) : NULL;
        bool local =
            s && !(s->flags & CG_SYM_TYPE_PARAM) &&
            (s->kind == CG_NODE_PARAMETER || (s->kind == CG_NODE_VARIABLE && (s->flags & CG_SYM_LOCAL)));
        if (!local) keep[kept++] = list[i];
    }
    return kept == n ? found : cg_values_of(x->r->pool, keep, kept);
}

/* A name that nothing declares may be a member that a class around has from a library. */
static cg_values missing_name(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name) {
    cg_values found = 0;
    for (; scope != CG_NONE && !is_found(found); scope = f->facts->scopes[scope].parent)
        if (f->facts->scopes[scope].kind == CG_SCOPE_CLASS)
            found = f->policy->missing_member(
                x, cg_value_make(CG_VALUE_INSTANCE, cg_gid_of(f, f->facts->scopes[scope].owner), 0), name);
    return found;
}

static bool is_method(cg_rctx *x, cg_values found) {
    return is_found(of_space(x, x->file->policy, found, true));
}

cg_values cg_lookup_name(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                         unsigned depth) {
    if (depth > CG_DEPTH_MAX) return 0;
    bool from_function = false;
    cg_values fallback = 0;
    const cg_scope_id from = scope;
    if (how & CG_NAME_GLOBAL) scope = 0;
    for (; scope != CG_NONE; scope = f->facts->scopes[scope].parent) {
        cg_values found = 0;
        switch ((cg_scope_kind)f->facts->scopes[scope].kind) {
        case CG_SCOPE_FILE:
        case CG_SCOPE_NAMESPACE:
            if (f->policy->outer) {
                found = f->policy->outer(x, f, scope, name, how, depth + 1);
                found = of_space(x, f->policy, found, how & CG_NAME_METHOD);
                cg_values sort = cg_of_sort(x, found, how);
                if (!found && (f->policy->flags & CG_POLICY_METHOD_NAMES) && f->policy->missing_member)
                    found = missing_name(x, f, from, name);
                return sort ? sort : found ? found : fallback;
            }
            found = cg_denoted_in_scope(x, f, scope, name, depth);
            break;
        case CG_SCOPE_CLASS:
            found = self_type(x, f, scope, name, depth);
            if (!found) found = in_class_scope(x, f, scope, name, from_function, depth);
            if ((how & CG_NAME_METHOD) && f->policy->has_outside && !is_method(x, found))
                found = f->policy->has_outside(x, cg_gid_of(f, f->facts->scopes[scope].owner), name);
            break;
        case CG_SCOPE_IMPL:
            found = self_type(x, f, scope, name, depth);
            if (!found) found = type_parameter(f, scope, name);
            break;
        case CG_SCOPE_OBJECT: break;
        case CG_SCOPE_FUNCTION:
            if (how & CG_NAME_MACRO || f->policy->flags & CG_POLICY_LOCALS_BOUND) break;
            found = without_locals(x, f, cg_of_sort(x, cg_denoted_in_scope(x, f, scope, name, depth), how));
            if (!found) found = through_owner(x, f, scope, name);
            from_function = true;
            break;
        case CG_SCOPE_BLOCK:
            if (!(how & CG_NAME_MACRO) && !(f->policy->flags & CG_POLICY_LOCALS_BOUND))
                found =
                    without_locals(x, f, cg_of_sort(x, cg_denoted_in_scope(x, f, scope, name, depth), how));
            break;
        }
        found = of_space(x, f->policy, found, how & CG_NAME_METHOD);
        if (how & (CG_NAME_SCOPE | CG_NAME_TAG)) found = only_scopes(x, found);
        if (is_found(found)) return found;
        if (!fallback) fallback = found;
    }
    return fallback;
}

cg_values cg_lookup_from_here(cg_rctx *x, cg_name_id name, unsigned how) {
    uint64_t where = (uint64_t)(x->file->index + 1) << 32 | x->scope, what = (uint64_t)how << 32 | name;
    cg_memo *memo = cg_memo_at(x, where, what);
    if (memo->where == where && memo->what == what) return memo->found;
    uint32_t noted = x->noted;
    cg_values found = cg_lookup_name(x, x->file, x->scope, name, how, 0);
    if (x->noted == noted) *memo = (cg_memo){where, what, found};
    return found;
}

cg_values cg_module_member(cg_rctx *x, cg_rfile *f, cg_name_id name, unsigned depth) {
    if (depth > CG_DEPTH_MAX || !f->facts) return 0;
    if (f->policy->module_member) return f->policy->module_member(x, f, name, depth + 1);
    return cg_denoted_in_scope(x, f, 0, name, depth + 1);
}

/* Of several bounds' members: a library's only where no definition of the repository is among them. */
static cg_values ours_of(cg_rctx *x, cg_values set) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF) keep[kept++] = list[i];
    return n < 2 || kept == 0 ? set : cg_values_of(x->r->pool, keep, kept);
}

/* What a defined type has of the type it is made of: fields, and the methods of an interface. */
static cg_values without_methods(cg_rctx *x, cg_values members) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool method = false;
        if (cg_tag(list[i]) == CG_VALUE_DEF && cg_symbol_of(x->r, cg_id(list[i]))->kind == CG_NODE_METHOD) {
            cg_gid c = cg_class_of_member(x, cg_id(list[i]));
            method = c != CG_NONE && cg_symbol_of(x->r, c)->kind != CG_NODE_INTERFACE;
        }
        if (!method) keep[kept++] = list[i];
    }
    return kept == n ? members : cg_values_of(x->r->pool, keep, kept);
}

/* C++: a member of a template's parameter is what the arguments that it is made for have under that name. */
static cg_values member_of_arguments(cg_rctx *x, cg_gid parameter, cg_name_id name, unsigned how,
                                     unsigned depth) {
    cg_values made_for = cg_cell_read(x, parameter), out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&made_for, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_INSTANCE)
            out = cg_values_union(x->r->pool, out, cg_member_of(x, list[i], name, how, depth + n));
    return out ? cg_values_inferred(x->r->pool, out) : 0;
}

/* Members of a definition used as an object: a class's static side, a namespace's or enum's content. */
static cg_values member_of_def(cg_rctx *x, cg_gid id, cg_name_id name, unsigned how, unsigned depth) {
    cg_rfile *f = cg_file_of(x->r, id);
    const cg_symbol *s = cg_symbol_in(f, id);
    if (s->kind == CG_NODE_TYPE_ALIAS || (s->flags & CG_SYM_TYPE_PARAM)) {
        cg_values out = cg_class_own_members(x, id, name);
        if (out) return out; /* methods of a named type that is no class */
        cg_values target = s->type ? cg_type_denotes(x, f, s->type, depth + 1) : 0;
        const cg_value *list;
        uint32_t n = cg_values_list(&target, &list);
        for (uint32_t i = 0; i < n; i++)
            out = cg_values_union(x->r->pool, out, cg_member_of(x, list[i], name, how, depth + n));
        if (cg_is_defined_type(f, s)) out = without_methods(x, out);
        if ((s->flags & CG_SYM_TYPE_PARAM) && f->language == CG_LANG_CPP && !is_found(out))
            out = member_of_arguments(x, id, name, how, depth);
        if (s->flags & CG_SYM_TYPE_PARAM) out = ours_of(x, out);
        return out ? out : CG_VALUE_OF_UNKNOWN;
    }
    cg_values stored = cg_slot_read(x, CG_TO_CLASS, id, name);
    if (cg_class_of(x->r, id)) {
        cg_values found = cg_class_members(x, id, name, false, NULL);
        return is_found(found) || !stored ? found : stored;
    }
    if ((s->kind == CG_NODE_NAMESPACE || s->kind == CG_NODE_MODULE) && f->policy->namespace_member)
        return f->policy->namespace_member(x, f, id - f->symbol_base, name, depth + 1);
    if (s->kind == CG_NODE_NAMESPACE || s->kind == CG_NODE_MODULE)
        return s->inner == CG_NONE ? 0 : cg_denoted_in_scope(x, f, s->inner, name, depth);
    cg_values own = cg_class_own_members(x, id, name);
    return own ? cg_values_union(x->r->pool, own, stored) : stored;
}

static cg_values member_of_instance(cg_rctx *x, cg_value v, cg_name_id name, unsigned how, unsigned depth) {
    cg_gid id = cg_id(v);
    const cg_class *c = cg_class_of(x->r, id);
    if (!c)
        return member_of_def(x, id, name, how,
                             depth); /* a type parameter's bound, an alias, a function object */
    cg_values found = cg_class_members(x, id, name, cg_tag(v) == CG_VALUE_SUPER, NULL);
    if (is_found(found)) return found;
    cg_values stored = cg_slot_read(x, CG_TO_CLASS, id, name);
    for (uint32_t i = 1; i < c->mro_len && !stored; i++)
        stored = cg_slot_read(x, CG_TO_CLASS, c->mro[i].id, name);
    if (!stored && !found && cg_tag(v) == CG_VALUE_SUPER) return CG_VALUE_OF_OPAQUE; /* the root class's */
    return stored ? stored : found;
}

static bool slot_kind_of(cg_value v, cg_contribution_kind *kind) {
    switch (cg_tag(v)) {
    case CG_VALUE_DEF:
    case CG_VALUE_INSTANCE: *kind = CG_TO_CLASS; return true;
    case CG_VALUE_MODULE: *kind = CG_TO_MODULE; return true;
    case CG_VALUE_OBJECT: *kind = CG_TO_OBJECT; return true;
    case CG_VALUE_EXT_INSTANCE: *kind = CG_TO_EXTERNAL; return true;
    default: return false;
    }
}

/* Numbers of definitions, expressions and files are not comparable. */
static bool owns_slot(cg_value v, cg_contribution_kind kind, uint32_t owner) {
    cg_contribution_kind own;
    return cg_id(v) == owner && slot_kind_of(v, &own) && own == kind;
}

cg_values cg_mixed_member(cg_rctx *x, cg_contribution_kind kind, uint32_t owner, cg_name_id name,
                          unsigned depth) {
    cg_values mixed = cg_slot_read(x, kind, owner, x->r->well_known.mixin), out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&mixed, &list);
    bool external = false;
    /* Mixing in mixtures: alternatives share one budget of depth, so that many of them do not multiply. */
    for (uint32_t i = 0; i < n && depth < CG_DEPTH_MAX; i++) {
        bool foreign = cg_tag(list[i]) == CG_VALUE_EXTERNAL || cg_tag(list[i]) == CG_VALUE_OPAQUE;
        external |= foreign;
        if (!foreign && !owns_slot(list[i], kind, owner) && cg_tag(list[i]) != CG_VALUE_LITERAL)
            out = cg_values_union(x->r->pool, out, cg_member_of(x, list[i], name, 0, depth + 3 + n));
    }
    return out || !external ? out : CG_VALUE_OF_OPAQUE; /* a library's object may have it or not */
}

cg_values cg_computed_members(cg_rctx *x, cg_value v, unsigned depth) {
    cg_contribution_kind kind;
    const cg_value *list;
    if (depth > CG_DEPTH_MAX || !slot_kind_of(v, &kind)) return 0;
    cg_values out = cg_slot_read(x, kind, cg_id(v), x->r->well_known.computed);
    const cg_class *c = cg_tag(v) == CG_VALUE_INSTANCE ? cg_class_of(x->r, cg_id(v)) : NULL;
    for (uint32_t i = 1; c && i < c->mro_len && !out; i++)
        out = cg_slot_read(x, CG_TO_CLASS, c->mro[i].id, x->r->well_known.computed);
    cg_values mixed = out ? 0 : cg_slot_read(x, kind, cg_id(v), x->r->well_known.mixin);
    for (uint32_t n = cg_values_list(&mixed, &list), i = 0; i < n; i++)
        if (!owns_slot(list[i], kind, cg_id(v)))
            out = cg_values_union(x->r->pool, out, cg_computed_members(x, list[i], depth + 3 + n));
    return out;
}

/* What the repository itself gave to instances of a library's type: by storing, or as a prototype. */
static cg_values given_to_external(cg_rctx *x, cg_value v, cg_name_id name, unsigned depth) {
    cg_values found = cg_slot_read(x, CG_TO_EXTERNAL, cg_id(v), name);
    if (!found) found = cg_mixed_member(x, CG_TO_EXTERNAL, cg_id(v), name, depth);
    return is_found(found) ? cg_values_inferred(x->r->pool, found) : 0;
}

static cg_values member_of(cg_rctx *x, cg_value v, cg_name_id name, unsigned how, unsigned depth) {
    cg_resolver *r = x->r;
    cg_values found = 0;
    if (x->file->policy->special_member && (found = x->file->policy->special_member(x, v, name)))
        return found;
    switch (cg_tag(v)) {
    case CG_VALUE_DEF:
        found = member_of_def(x, cg_id(v), name, how, depth);
        if (!found) found = cg_mixed_member(x, CG_TO_CLASS, cg_id(v), name, depth);
        break;
    case CG_VALUE_INSTANCE:
    case CG_VALUE_SUPER:
        found = member_of_instance(x, v, name, how, depth);
        if (!is_found(found)) {
            cg_values mixed = cg_mixed_member(x, CG_TO_CLASS, cg_id(v), name, depth);
            if (is_found(mixed) || !found) found = mixed;
        }
        break;
    case CG_VALUE_MODULE: found = cg_module_member(x, &r->files[cg_id(v)], name, depth); break;
    case CG_VALUE_PACKAGE: {
        uint32_t p = cg_id(v);
        for (int i = 0; cg_policies[i]; i++)
            for (int j = 0; cg_policies[i]->languages[j]; j++)
                if (cg_policies[i]->languages[j] == r->packages.at[p].language &&
                    cg_policies[i]->package_member)
                    found = cg_policies[i]->package_member(x, p, name, depth + 1);
        break;
    }
    case CG_VALUE_EXTERNAL:
    case CG_VALUE_EXT_INSTANCE:
        if (cg_tag(v) == CG_VALUE_EXT_INSTANCE && cg_language_is_script(x->file->language))
            found = given_to_external(x, v, name, depth);
        if (!found && x->file->policy->builtin_member)
            found = x->file->policy->builtin_member(x, v, name, false);
        if (!found)
            found = cg_value_make(CG_VALUE_EXTERNAL,
                                  cg_external_member(r->pool, cg_id(v), cg_name_str(r->names, name)), 0);
        break;
    case CG_VALUE_OBJECT:
        if (x->file->policy->builtin_member) found = x->file->policy->builtin_member(x, v, name, false);
        if (!found) found = cg_slot_read(x, CG_TO_OBJECT, cg_id(v), name);
        if (!found) found = cg_mixed_member(x, CG_TO_OBJECT, cg_id(v), name, depth);
        break;
    case CG_VALUE_LITERAL:
        if (x->file->policy->builtin_member) found = x->file->policy->builtin_member(x, v, name, false);
        if (!found) found = CG_VALUE_OF_OPAQUE;
        break;
    case CG_VALUE_OPAQUE: found = CG_VALUE_OF_OPAQUE; break;
    default: break;
    }
    return found;
}

/* Members of what an object with an operator -> leads to. */
static cg_values member_behind(cg_rctx *x, cg_values objects, cg_name_id name, unsigned how, unsigned depth) {
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&objects, &list);
    for (uint32_t i = 0; i < n; i++)
        out = cg_values_union(x->r->pool, out, cg_member_of(x, list[i], name, how, depth));
    return out;
}

/* Rust: x.f is a field, x.f() a method. */
static cg_values fields_or_methods(cg_rctx *x, cg_values found, unsigned how) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list), kept = 0;
    if (how & CG_MEMBER_SCOPE) return found;
    for (uint32_t i = 0; i < n; i++) {
        uint8_t kind =
            cg_tag(list[i]) == CG_VALUE_DEF ? cg_symbol_of(x->r, cg_id(list[i]))->kind : CG_NODE_KIND_COUNT;
        if (kind == CG_NODE_KIND_COUNT || (kind == CG_NODE_FIELD) == !(how & CG_MEMBER_METHOD))
            keep[kept++] = list[i];
    }
    return kept == n ? found : cg_values_of(x->r->pool, keep, kept);
}

cg_values cg_member_of(cg_rctx *x, cg_value v, cg_name_id name, unsigned how, unsigned depth) {
    cg_resolver *r = x->r;
    if (depth > CG_DEPTH_MAX) return 0;
    cg_values behind = (how & CG_MEMBER_ARROW) && x->file->policy->arrow ? x->file->policy->arrow(x, v) : 0;
    if (behind) return member_behind(x, behind, name, how & ~CG_MEMBER_ARROW, depth + 1);
    cg_values found = member_of(x, v, name, how, depth);
    if (found != v) found = of_space(x, x->file->policy, found, how & CG_MEMBER_METHOD); /* X::new may be X */
    if (x->file->language == CG_LANG_RUST) found = fields_or_methods(x, found, how);
    bool ours = cg_tag(v) == CG_VALUE_DEF || cg_tag(v) == CG_VALUE_INSTANCE || cg_tag(v) == CG_VALUE_SUPER ||
                ((cg_tag(v) == CG_VALUE_OBJECT || cg_tag(v) == CG_VALUE_MODULE) &&
                 cg_language_is_script(x->file->language));
    if (ours && !is_found(found) && x->file->policy->missing_member) {
        cg_values more = x->file->policy->missing_member(x, v, name);
        if (x->file->language == CG_LANG_RUST) more = fields_or_methods(x, more, how);
        if (more) found = more;
    }
    return (v & CG_VALUE_INFERRED) && found ? cg_values_inferred(r->pool, found) : found;
}

cg_values cg_value_of_def(cg_rctx *x, cg_gid id, unsigned depth) {
    cg_resolver *r = x->r;
    cg_rfile *f = cg_file_of(r, id);
    const cg_symbol *s = cg_symbol_in(f, id);
    cg_values cell;
    switch (s->kind) {
    case CG_NODE_VARIABLE:
    case CG_NODE_CONSTANT:
    case CG_NODE_FIELD:
    case CG_NODE_PARAMETER:
    case CG_NODE_PROPERTY:
        if (s->flags & CG_SYM_TYPE_PARAM) return cg_value_make(CG_VALUE_DEF, id, 0);
        cell = cg_cell_read(x, id);
        if (cell == CG_VALUE_OF_MANY && (f->language == CG_LANG_GO || f->language == CG_LANG_RUST) &&
            s->type && depth < CG_DEPTH_MAX)
            return cg_type_instances(x, f, s->type, depth + 1); /* too many functions: still of that type */
        if ((!cell || cell == CG_VALUE_OF_MANY) && s->type && depth < CG_DEPTH_MAX &&
            cg_language_is_script(f->language)) /* likewise, or of something else's type: typeof x */
            return cg_type_instances(x, f, s->type, depth + 4);
        return cell && r->fixed[id] != CG_CELL_FIXED ? cg_values_inferred(r->pool, cell) : cell;
    case CG_NODE_ENUM_MEMBER: {
        cg_gid c = cg_gid_of(f, f->facts->scopes[s->scope].owner);
        return cg_class_of(r, c) ? cg_value_make(CG_VALUE_INSTANCE, c, 0) : 0;
    }
    case CG_NODE_METHOD:
    case CG_NODE_FUNCTION:
        if (s->flags & CG_SYM_GETTER) return cg_cell_read(x, id);
        if (s->flags & CG_SYM_SETTER) return 0; /* no value: it is entered by assigning */
        return f->policy->decorated ? f->policy->decorated(x, id) : cg_value_make(CG_VALUE_DEF, id, 0);
    case CG_NODE_CLASS:
        return f->policy->decorated ? f->policy->decorated(x, id) : cg_value_make(CG_VALUE_DEF, id, 0);
    case CG_NODE_TYPE_ALIAS: {
        if (cg_is_defined_type(f, s)) return cg_value_make(CG_VALUE_DEF, id, 0);
        if ((s->flags & CG_SYM_TYPE_PARAM) && f->language == CG_LANG_RUST)
            return cg_value_make(CG_VALUE_DEF, id, 0);
        cg_values target = s->type && depth < CG_DEPTH_MAX ? cg_type_denotes(x, f, s->type, depth + 1) : 0;
        return target ? target : cg_value_make(CG_VALUE_DEF, id, 0);
    }
    default: return cg_value_make(CG_VALUE_DEF, id, 0);
    }
}

cg_values cg_values_of_denoted(cg_rctx *x, cg_values denoted, unsigned depth) {
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&denoted, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_values v = list[i];
        if (cg_tag(v) == CG_VALUE_DEF) {
            v = cg_value_of_def(x, cg_id(v), depth);
            if (list[i] & CG_VALUE_INFERRED) v = cg_values_inferred(x->r->pool, v);
        }
        out = cg_values_union(x->r->pool, out, v);
    }
    return out;
}
