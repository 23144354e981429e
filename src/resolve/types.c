/* Stage 3: types as written to the classes they mean; declared types of symbols. */
#include "resolve/internal.h"

/* Where a type is asked for, functions and variables of that name are not meant. */
static cg_values only_types(cg_rctx *x, cg_values denoted) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&denoted, &list), kept = 0;
    if (n < 2) return denoted;
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) == CG_VALUE_DEF) {
            const cg_symbol *s = cg_symbol_of(x->r, cg_id(list[i]));
            if (!cg_kind_is_class(s->kind) && s->kind != CG_NODE_TYPE_ALIAS &&
                !(s->flags & CG_SYM_TYPE_PARAM))
                continue;
        }
        keep[kept++] = list[i];
    }
    return kept ? cg_values_of(x->r->pool, keep, kept) : denoted;
}

static cg_values with_args(cg_rctx *x, cg_values denoted, uint32_t args) {
    cg_value out[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&denoted, &list);
    for (uint32_t i = 0; i < n; i++)
        out[i] = cg_value_make(cg_tag(list[i]), cg_id(list[i]), args) | (list[i] & CG_VALUE_INFERRED);
    return cg_values_of(x->r->pool, out, n);
}

static uint32_t args_of(cg_rctx *x, cg_rfile *f, const uint32_t *operands, uint32_t n, unsigned depth) {
    cg_values args[CG_ARGS_MAX];
    if (n > CG_ARGS_MAX) n = CG_ARGS_MAX;
    for (uint32_t i = 0; i < n; i++) args[i] = cg_type_instances(x, f, operands[i], depth);
    return cg_args_of(x->r->pool, args, n);
}

static cg_values member_type(cg_rctx *x, cg_rfile *f, const cg_expr *e, unsigned depth) {
    cg_values object = cg_type_denotes(x, f, e->a, depth), out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&object, &list);
    for (uint32_t i = 0; i < n; i++)
        out = cg_values_union(x->r->pool, out,
                              cg_member_of(x, list[i], cg_name_of(f, e->b), CG_MEMBER_SCOPE, depth));
    return only_types(x, out);
}

static cg_values union_types(cg_rctx *x, cg_rfile *f, const cg_expr *e, unsigned depth) {
    cg_values out = 0;
    const uint32_t *operands = cg_expr_operands(f->facts, e);
    for (uint32_t i = 0; i < e->n; i++)
        out = cg_values_union(x->r->pool, out, cg_type_denotes(x, f, operands[i], depth));
    return out;
}

cg_values cg_type_denotes(cg_rctx *x, cg_rfile *f, cg_expr_id id, unsigned depth) {
    cg_resolver *r = x->r;
    if (id == 0 || depth > CG_DEPTH_MAX) return 0;
    const cg_expr *e = &f->facts->exprs[id];
    depth++;
    cg_values args[2];
    switch ((cg_expr_op)e->op) {
    case CG_EXPR_SYMBOL: return cg_denoted(x, f, e->a, depth);
    case CG_EXPR_NAME:
        return only_types(x, cg_lookup_name(x, f, cg_facts_scope_of(f->facts, id), cg_name_of(f, e->a),
                                            e->n | (e->use & CG_USE_TYPE ? CG_LOOKUP_TYPES : 0), depth));
    case CG_EXPR_MEMBER: return member_type(x, f, e, depth);
    case CG_EXPR_APPLY:
        return with_args(x, cg_type_denotes(x, f, e->a, depth),
                         args_of(x, f, cg_expr_operands(f->facts, e), e->n, depth));
    case CG_EXPR_INDEX:
        return with_args(x, cg_type_denotes(x, f, e->a, depth), args_of(x, f, &e->b, e->b != 0, depth));
    case CG_EXPR_POINTER: return cg_type_denotes(x, f, e->a, depth);
    case CG_EXPR_ARRAY:
        args[0] = cg_type_instances(x, f, e->a, depth);
        return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_LIST, cg_args_of(r->pool, args, 1));
    case CG_EXPR_MAPTYPE:
        args[0] = cg_type_instances(x, f, e->a, depth);
        args[1] = cg_type_instances(x, f, e->b, depth);
        return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_MAP, cg_args_of(r->pool, args, 2));
    case CG_EXPR_FUNCTYPE:
        return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_OTHER,
                             args_of(x, f, cg_expr_operands(f->facts, e), e->n, depth));
    case CG_EXPR_LIST: /* several results */
        return cg_value_make(CG_VALUE_LITERAL, e->a,
                             args_of(x, f, cg_expr_operands(f->facts, e), e->n, depth));
    case CG_EXPR_KEYWORD: return cg_type_denotes(x, f, e->a, depth); /* Iterator<Item = T> */
    case CG_EXPR_UNION:
    case CG_EXPR_CHOICE: return union_types(x, f, e, depth);
    case CG_EXPR_LITERAL: return cg_value_make(CG_VALUE_LITERAL, e->a, 0);
    case CG_EXPR_FUNCTION: return cg_value_make(CG_VALUE_DEF, cg_gid_of(f, e->a), 0);
    case CG_EXPR_SELF: {
        cg_gid c = cg_class_around(x, f, cg_facts_scope_of(f->facts, id));
        return c == CG_NONE ? 0 : cg_value_make(CG_VALUE_DEF, c, 0);
    }
    default: return 0;
    }
}

static cg_values instance_of(cg_rctx *x, cg_value v, unsigned depth) {
    cg_resolver *r = x->r;
    switch (cg_tag(v)) {
    case CG_VALUE_DEF: {
        cg_rfile *f = cg_file_of(r, cg_id(v));
        const cg_symbol *s = cg_symbol_in(f, cg_id(v));
        if (cg_symbol_is_class(s)) return cg_value_make(CG_VALUE_INSTANCE, cg_id(v), cg_args(v));
        if (s->flags & CG_SYM_TYPE_PARAM) return cg_value_make(CG_VALUE_INSTANCE, cg_id(v), 0);
        if (s->kind == CG_NODE_TYPE_ALIAS) {
            if (cg_is_defined_type(f, s) || cg_has_attached(r, cg_id(v)))
                return cg_value_make(CG_VALUE_INSTANCE, cg_id(v), cg_args(v));
            cg_values target = cg_type_instances(x, f, s->type, depth + 1);
            return cg_args(v) ? cg_substitute(x, target, cg_id(v), cg_args(v)) : target;
        }
        bool variant = s->kind == CG_NODE_ENUM_MEMBER && s->inner != CG_NONE;
        if (cg_kind_is_function(s->kind) || variant) return cg_value_make(CG_VALUE_INSTANCE, cg_id(v), 0);
        return 0;
    }
    case CG_VALUE_EXTERNAL: {
        cg_values known =
            x->file->policy->external_type ? x->file->policy->external_type(x, cg_id(v), cg_args(v)) : 0;
        return known ? known : cg_value_make(CG_VALUE_EXT_INSTANCE, cg_id(v), cg_args(v));
    }
    case CG_VALUE_LITERAL:
    case CG_VALUE_OPAQUE:
    case CG_VALUE_UNKNOWN:
    case CG_VALUE_MANY: return v;
    default: return 0;
    }
}

cg_values cg_instances_of(cg_rctx *x, cg_values denoted, unsigned depth) {
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&denoted, &list);
    if (depth > CG_DEPTH_MAX) return 0;
    for (uint32_t i = 0; i < n; i++)
        out = cg_values_union(x->r->pool, out, instance_of(x, list[i], depth + n - 1));
    return out;
}

/* T["key"]: by its declaration alone, because nothing else is known when types are declared. */
static cg_values types_of_members(cg_rctx *x, cg_values denoted, unsigned depth) {
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&denoted, &list);
    for (uint32_t i = 0; i < n && depth < CG_DEPTH_MAX; i++) {
        cg_values one = 0;
        if (cg_tag(list[i]) == CG_VALUE_DEF) {
            cg_rfile *f = cg_file_of(x->r, cg_id(list[i]));
            const cg_symbol *s = cg_symbol_in(f, cg_id(list[i]));
            bool holds = s->kind == CG_NODE_PROPERTY || s->kind == CG_NODE_FIELD ||
                         s->kind == CG_NODE_PARAMETER || (s->flags & CG_SYM_GETTER);
            if (s->kind == CG_NODE_METHOD && !holds)
                one = list[i];
            else
                one = holds ? cg_type_instances(x, f, s->type, depth + n)
                            : cg_instances_of(x, list[i], depth + n);
        } else {
            one = cg_instances_of(x, list[i], depth + n);
        }
        out = cg_values_union(x->r->pool, out, one);
    }
    return out;
}

cg_values cg_type_instances(cg_rctx *x, cg_rfile *f, cg_expr_id e, unsigned depth) {
    if (e && f->facts->exprs[e].op == CG_EXPR_TYPEOF &&
        depth < CG_DEPTH_MAX) /* what the expression is itself */
        return cg_values_of_denoted(x, cg_type_denotes(x, f, f->facts->exprs[e].a, depth + 1), depth + 1);
    if (e && f->facts->exprs[e].op == CG_EXPR_ELEMENT && depth < CG_DEPTH_MAX) /* T[number], T[keyof T] */
        return cg_element_of(x, cg_type_instances(x, f, f->facts->exprs[e].a, depth + 1), false);
    if (e && f->facts->exprs[e].op == CG_EXPR_MEMBER && cg_language_is_script(f->language))
        return types_of_members(x, cg_type_denotes(x, f, e, depth), depth + 1);
    if (e && f->facts->exprs[e].op == CG_EXPR_UNION && depth < CG_DEPTH_MAX) {
        const cg_expr *u = &f->facts->exprs[e];
        cg_values out = 0;
        for (uint32_t i = 0; i < u->n; i++)
            out = cg_values_union(x->r->pool, out,
                                  cg_type_instances(x, f, cg_expr_operands(f->facts, u)[i], depth + 1));
        return out;
    }
    return cg_instances_of(x, cg_type_denotes(x, f, e, depth), depth + 1);
}

cg_values cg_underlying(cg_rctx *x, cg_value v) {
    if (cg_tag(v) != CG_VALUE_INSTANCE) return v;
    cg_rfile *f = cg_file_of(x->r, cg_id(v));
    const cg_symbol *s = cg_symbol_in(f, cg_id(v));
    if (s->kind != CG_NODE_TYPE_ALIAS) return v;
    cg_values under = cg_type_instances(x, f, s->type, 1);
    return cg_values_single(under) && !(cg_tag(under) == CG_VALUE_INSTANCE && cg_id(under) == cg_id(v))
               ? under
               : v;
}

/* The position of a type parameter among those of its scope. */
static uint32_t parameter_position(const cg_rfile *f, cg_symbol_id parameter) {
    cg_scope_id scope = f->facts->symbols[parameter].scope;
    uint32_t position = 0;
    for (uint32_t i = f->scope_first[scope]; i < f->scope_first[scope + 1]; i++)
        position += f->scoped[i].symbol < parameter &&
                    (f->facts->symbols[f->scoped[i].symbol].flags & CG_SYM_TYPE_PARAM);
    return position;
}

static cg_values substitute_one(cg_rctx *x, cg_value v, const cg_rfile *f, cg_scope_id inner, uint32_t args) {
    const cg_values *list;
    uint32_t n = cg_args_list(x->r->pool, args, &list);
    uint32_t id = cg_id(v);
    if (cg_tag(v) == CG_VALUE_INSTANCE && id >= f->symbol_base &&
        id - f->symbol_base < f->facts->symbols_len) {
        const cg_symbol *s = cg_symbol_in(f, id);
        if ((s->flags & CG_SYM_TYPE_PARAM) && s->scope == inner) {
            uint32_t position = parameter_position(f, id - f->symbol_base);
            return position < n && list[position] ? list[position] : v;
        }
    }
    if (cg_args(v) == 0 || cg_tag(v) == CG_VALUE_MODULE) return v;
    const cg_values *own;
    uint32_t count = cg_args_list(x->r->pool, cg_args(v), &own);
    cg_values out[CG_ARGS_MAX];
    for (uint32_t i = 0; i < count; i++) out[i] = cg_substitute_in(x, own[i], f, inner, args);
    return cg_value_make(cg_tag(v), id, cg_args_of(x->r->pool, out, count)) | (v & CG_VALUE_INFERRED);
}

cg_values cg_substitute_in(cg_rctx *x, cg_values set, const cg_rfile *f, cg_scope_id scope, uint32_t args) {
    if (set == 0 || args == 0 || scope == CG_NONE) return set;
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++)
        out = cg_values_union(x->r->pool, out, substitute_one(x, list[i], f, scope, args));
    return out;
}

cg_values cg_substitute(cg_rctx *x, cg_values set, cg_gid owner, uint32_t args) {
    const cg_rfile *f = cg_file_of(x->r, owner);
    return cg_substitute_in(x, set, f, cg_symbol_in(f, owner)->inner, args);
}

cg_values cg_substitute_impl(cg_rctx *x, cg_values set, cg_gid member, uint32_t args) {
    cg_rfile *f = cg_file_of(x->r, member);
    cg_scope_id scope = cg_symbol_in(f, member)->scope;
    if (scope == CG_NONE || f->facts->scopes[scope].kind != CG_SCOPE_IMPL || args == 0 || set == 0)
        return set;
    cg_values type = cg_type_denotes(x, f, f->facts->scopes[scope].type, 0), actual[CG_ARGS_MAX] = {0};
    const cg_values *formal, *given;
    uint32_t n = cg_values_single(type) ? cg_args_list(x->r->pool, cg_args(type), &formal) : 0;
    uint32_t m = cg_args_list(x->r->pool, args, &given), count = 0;
    for (uint32_t i = 0; i < n && i < m; i++) {
        cg_value v = formal[i];
        if (!cg_values_single(v) || cg_tag(v) != CG_VALUE_INSTANCE || cg_file_of(x->r, cg_id(v)) != f)
            continue;
        const cg_symbol *s = cg_symbol_in(f, cg_id(v));
        uint32_t position = s->scope == scope && (s->flags & CG_SYM_TYPE_PARAM)
                                ? parameter_position(f, cg_id(v) - f->symbol_base)
                                : CG_ARGS_MAX;
        if (position >= CG_ARGS_MAX) continue;
        actual[position] = given[i];
        if (count <= position) count = position + 1;
    }
    return count ? cg_substitute_in(x, set, f, scope, cg_args_of(x->r->pool, actual, count)) : set;
}

static cg_values element_of(cg_rctx *x, cg_values set, bool key) {
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_value v = cg_underlying(x, list[i]);
        cg_values one = CG_VALUE_OF_UNKNOWN, known = 0;
        const cg_values *args;
        uint32_t count = cg_args_list(x->r->pool, cg_args(v), &args);
        if (x->file->policy->element) known = x->file->policy->element(x, v);
        if (known)
            one = known;
        else
            switch (cg_tag(v)) {
            case CG_VALUE_LITERAL:
                if (cg_id(v) == CG_LITERAL_STRING)
                    one = v;
                else if (count)
                    one = args[key ? 0 : count - 1];
                break;
            case CG_VALUE_INSTANCE:
            case CG_VALUE_EXT_INSTANCE:
                if (count)
                    one = args[key ? 0 : count - 1];
                else if (cg_tag(v) == CG_VALUE_EXT_INSTANCE)
                    one = CG_VALUE_OF_OPAQUE;
                break;
            case CG_VALUE_OBJECT: one = cg_slot_read(x, CG_TO_OBJECT, cg_id(v), x->r->well_known.star); break;
            case CG_VALUE_OPAQUE:
            case CG_VALUE_EXTERNAL: one = CG_VALUE_OF_OPAQUE; break;
            default: break;
            }
        if (list[i] & CG_VALUE_INFERRED) one = cg_values_inferred(x->r->pool, one);
        out = cg_values_union(x->r->pool, out, one);
    }
    return out;
}

/* Of a type that is made of elements of types … that end in the first again: type A = B[number], type B = A[]. */
#define ELEMENTS_MAX 4u

cg_values cg_element_of(cg_rctx *x, cg_values set, bool key) {
    if (x->elements >= ELEMENTS_MAX) {
        x->noted++; /* nothing to remember: asked from elsewhere, there is an answer */
        return CG_VALUE_OF_UNKNOWN;
    }
    x->elements++;
    cg_values out = element_of(x, set, key);
    x->elements--;
    return out;
}

void cg_instantiate_template(cg_rctx *x, cg_gid parameter, cg_values argument) {
    const cg_value *list;
    uint32_t n = cg_values_list(&argument, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_value_tag tag = cg_tag(list[i]);
        bool object =
            (tag == CG_VALUE_INSTANCE && cg_id(list[i]) != parameter) || tag == CG_VALUE_EXT_INSTANCE;
        if (object) cg_add_to_symbol(x, parameter, list[i] & ~CG_VALUE_INFERRED);
    }
}

void cg_instantiate_class_template(cg_rctx *x, cg_value class_) {
    const cg_values *args;
    uint32_t n = cg_tag(class_) != CG_VALUE_DEF ? 0 : cg_args_list(x->r->pool, cg_args(class_), &args);
    const cg_rfile *f = n ? cg_file_of(x->r, cg_id(class_)) : NULL;
    const cg_symbol *s = n ? cg_symbol_in(f, cg_id(class_)) : NULL;
    if (!n || f->language != CG_LANG_CPP || s->inner == CG_NONE || !(s->flags & CG_SYM_TEMPLATE)) return;
    for (uint32_t i = f->scope_first[s->inner]; i < f->scope_first[s->inner + 1]; i++) {
        cg_symbol_id p = f->scoped[i].symbol;
        if (!(f->facts->symbols[p].flags & CG_SYM_TYPE_PARAM)) continue;
        uint32_t position = parameter_position(f, p);
        if (position < n) cg_instantiate_template(x, cg_gid_of(f, p), args[position]);
    }
}

static bool leaves_open(cg_rctx *x, cg_values instances, unsigned depth);

static bool knows_containers(const cg_rctx *x) {
    return x->file->language == CG_LANG_GO || x->file->language == CG_LANG_RUST;
}

/* A list, tuple or map of what leaves it open. */
static bool holds_open(cg_rctx *x, cg_value v, unsigned depth) {
    const cg_values *parts;
    uint32_t n = cg_args_list(x->r->pool, cg_args(v), &parts);
    bool literal = cg_tag(v) == CG_VALUE_LITERAL;
    if (cg_language_is_script(x->file->language)) /* tables and lists of functions */
        return n && literal && (cg_id(v) == CG_LITERAL_MAP || cg_id(v) == CG_LITERAL_LIST) &&
               cg_values_single(parts[n - 1]) && cg_tag(cg_underlying(x, parts[n - 1])) == CG_VALUE_LITERAL &&
               cg_id(cg_underlying(x, parts[n - 1])) == CG_LITERAL_OTHER;
    if (knows_containers(x)
            ? literal && (cg_id(v) == CG_LITERAL_OTHER || cg_id(v) == CG_LITERAL_STRING)
            : !literal || !x->file->policy->subscript || cg_id(v) != CG_LITERAL_LIST || n != 1)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (parts[i] && leaves_open(x, parts[i], depth + 1)) return true;
    return false;
}

/* Does a declared type leave open which function or object is meant? */
static bool leaves_open(cg_rctx *x, cg_values instances, unsigned depth) {
    const cg_value *list;
    uint32_t n = cg_values_list(&instances, &list);
    if (n == 0) return true;
    if (depth > 4) return false; /* type T []T */
    for (uint32_t i = 0; i < n; i++) {
        cg_value v = cg_underlying(x, list[i]);
        bool container = cg_tag(v) == CG_VALUE_LITERAL || cg_tag(v) == CG_VALUE_EXT_INSTANCE;
        if (container && cg_args(v) && holds_open(x, v, depth)) return true;
        if (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_OTHER) return true;
        if (cg_tag(v) == CG_VALUE_UNKNOWN && (depth == 0 || !knows_containers(x))) return true;
    }
    return false;
}

static bool is_container(cg_rctx *x, cg_values type) {
    if (!knows_containers(x) || !cg_values_single(type)) return false;
    cg_value v = cg_underlying(x, type);
    return (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) != CG_LITERAL_OTHER) ||
           cg_tag(v) == CG_VALUE_EXT_INSTANCE;
}

bool cg_takes_functions(cg_rctx *x, cg_values type) {
    return is_container(x, type) && leaves_open(x, type, 0);
}

static bool holds_function(const cg_rctx *x, cg_values set, unsigned depth) {
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++) {
        const cg_values *parts;
        if (cg_tag(list[i]) == CG_VALUE_OBJECT ||
            (cg_tag(list[i]) == CG_VALUE_DEF &&
             cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind)))
            return true;
        uint32_t m = depth < 4 ? cg_args_list(x->r->pool, cg_args(list[i]), &parts) : 0;
        for (uint32_t k = 0; k < m; k++)
            if (parts[k] && holds_function(x, parts[k], depth + 1)) return true;
    }
    return false;
}

cg_values cg_holding_functions(cg_rctx *x, cg_values v) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&v, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (holds_function(x, list[i], 0)) keep[kept++] = list[i];
    return cg_values_of(x->r->pool, keep, kept);
}

cg_values cg_open_parts(cg_rctx *x, cg_values declared, cg_values v) {
    const cg_values *types, *parts;
    bool tuples = cg_values_single(declared) && cg_tag(declared) == CG_VALUE_LITERAL &&
                  cg_id(declared) == CG_LITERAL_TUPLE;
    if (!tuples) return v;
    if (!cg_values_single(v) || cg_tag(v) != CG_VALUE_LITERAL || cg_id(v) != CG_LITERAL_TUPLE) return 0;
    cg_values kept[CG_ARGS_MAX] = {0};
    uint32_t n = cg_args_list(x->r->pool, cg_args(v), &parts);
    uint32_t m = cg_args_list(x->r->pool, cg_args(declared), &types);
    for (uint32_t i = 0; i < n && i < m; i++)
        if (types[i] && leaves_open(x, types[i], 1)) kept[i] = parts[i];
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_TUPLE, cg_args_of(x->r->pool, kept, n));
}

/* template <class F> void f(F g), std::function<void()> g: any function fits. */
static bool holds_functions(const cg_rctx *x, const cg_symbol *s, cg_value v) {
    if (!x->file->policy->subscript || (x->file->policy->flags & CG_POLICY_PARAMETER_FLOW)) return false;
    if (cg_tag(v) == CG_VALUE_INSTANCE && s->kind == CG_NODE_PARAMETER)
        return cg_symbol_of(x->r, cg_id(v))->flags & CG_SYM_TYPE_PARAM;
    return cg_tag(v) == CG_VALUE_EXT_INSTANCE &&
           cg_str_is(cg_external_at(x->r->pool, cg_id(v))->name, "function");
}

void cg_types_declare(cg_rctx *x, cg_rfile *f) {
    cg_resolver *r = x->r;
    x->file = f;
    for (cg_symbol_id s = 1; s < f->facts->symbols_len; s++) {
        const cg_symbol *symbol = &f->facts->symbols[s];
        cg_gid id = cg_gid_of(f, s);
        if (symbol->kind == CG_NODE_IMPORT || symbol->kind == CG_NODE_TYPE_ALIAS ||
            cg_kind_is_class(symbol->kind) || (symbol->flags & CG_SYM_TYPE_PARAM))
            continue;
        cg_values type = symbol->type ? cg_type_instances(x, f, symbol->type, 0) : 0;
        if (!symbol->type && symbol->kind == CG_NODE_PARAMETER && f->policy->parameter_type)
            type = f->policy->parameter_type(x, f, symbol);
        if (!type && (symbol->flags & CG_SYM_RECEIVER)) {
            cg_gid c = cg_class_around(x, f, symbol->scope);
            if (c != CG_NONE) {
                const cg_symbol *function = &f->facts->symbols[f->facts->scopes[symbol->scope].owner];
                bool python = f->policy->flags & CG_POLICY_C3;
                type = cg_value_make(function->flags & CG_SYM_CLASS_METHOD ? CG_VALUE_DEF : CG_VALUE_INSTANCE,
                                     c, python ? r->well_known.self_args : 0);
            }
        }
        if (type && (symbol->flags & (CG_SYM_VARIADIC)) && symbol->kind == CG_NODE_PARAMETER &&
            !(symbol->flags & CG_SYM_KEYWORDS) &&
            f->language != CG_LANG_GO) { /* there it is a slice already */
            uint32_t args = cg_args_of(r->pool, &type, 1);
            type = cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_LIST, args);
        }
        if (type && symbol->kind == CG_NODE_PARAMETER && (symbol->flags & CG_SYM_KEYWORDS)) {
            cg_values parts[2] = {cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_STRING, 0), type};
            type = cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_MAP, cg_args_of(r->pool, parts, 2));
        }
        if (!type) continue;
        r->cells[id] = type;
        bool open = leaves_open(x, type, 0) || holds_functions(x, symbol, type);
        r->fixed[id] = !open ? CG_CELL_FIXED : is_container(x, type) ? CG_CELL_FUNCTIONS : CG_CELL_OPEN;
    }
}
