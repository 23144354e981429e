/* One pass over a file's expressions, in their order: what each name denotes, what each expression is. Flows are
 * applied as soon as the value they carry is known, so that a chain of assignments takes one pass. */
#include "resolve/internal.h"

/* Rust: the enum of a variant whose fields are looked at; CG_NONE: it is none. */
static cg_gid enum_of_variant(const cg_rctx *x, cg_value v) {
    if (cg_tag(v) != CG_VALUE_INSTANCE || x->file->language != CG_LANG_RUST) return CG_NONE;
    const cg_rfile *f = cg_file_of(x->r, cg_id(v));
    const cg_symbol *s = cg_symbol_in(f, cg_id(v));
    return s->kind == CG_NODE_ENUM_MEMBER ? cg_gid_of(f, f->facts->scopes[s->scope].owner) : CG_NONE;
}

/* A value seen as a variant of its enum keeps the enum's type arguments. */
static cg_values as_variant(cg_rctx *x, cg_values variant, cg_values value) {
    cg_gid of = cg_values_single(variant) ? enum_of_variant(x, variant) : CG_NONE;
    const cg_value *list;
    uint32_t n = of == CG_NONE ? 0 : cg_values_list(&value, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_INSTANCE && cg_id(list[i]) == of && cg_args(list[i]))
            return cg_value_make(CG_VALUE_INSTANCE, cg_id(variant), cg_args(list[i]));
    return variant;
}

/* A member's type with the type arguments of the object it is reached through. */
static cg_values through_receiver(cg_rctx *x, cg_value receiver, cg_values members, cg_values values) {
    if (x->r->well_known.self_args) values = cg_self_through(x, receiver, values);
    cg_gid of = cg_args(receiver) ? enum_of_variant(x, receiver) : CG_NONE;
    if (of != CG_NONE) return cg_substitute(x, values, of, cg_args(receiver));
    const cg_class *c = cg_tag(receiver) == CG_VALUE_INSTANCE ? cg_class_of(x->r, cg_id(receiver)) : NULL;
    if (!c || (c->mro_len == 1 && !cg_args(receiver)) || !cg_values_single(members) ||
        cg_tag(members) != CG_VALUE_DEF)
        return values;
    cg_gid owner = cg_class_of_member(x, cg_id(members));
    for (uint32_t i = 0; i < c->mro_len && owner != CG_NONE; i++)
        if (c->mro[i].id == owner) {
            if (i) values = cg_substitute(x, values, owner, c->mro[i].args);
            values = cg_substitute_impl(x, values, cg_id(members), cg_args(receiver));
            if (x->file->language ==
                CG_LANG_GO) /* the receiver gives the type's parameters names of its own */
                values = cg_substitute(x, values, cg_id(members), i ? c->mro[i].args : cg_args(receiver));
            return cg_substitute(x, values, c->id, cg_args(receiver));
        }
    return values;
}

cg_value cg_implicit_receiver(cg_rctx *x, cg_values member) {
    if (!(x->file->policy->flags & CG_POLICY_METHOD_NAMES) || cg_tag(member) != CG_VALUE_DEF) return 0;
    cg_gid owner = cg_class_of_member(x, cg_id(member));
    if (owner == CG_NONE) return 0;
    const cg_facts *facts = x->facts;
    for (cg_scope_id s = x->scope; s != CG_NONE; s = facts->scopes[s].parent) {
        if (facts->scopes[s].kind != CG_SCOPE_CLASS) continue;
        cg_gid around = cg_gid_of(x->file, facts->scopes[s].owner);
        if (around == owner) return 0;
        if (cg_class_is_below(x->r, around, owner)) return cg_value_make(CG_VALUE_INSTANCE, around, 0);
    }
    return 0;
}

/* Self in a type as written: whole, or part of it. */
static bool names_self(const cg_rctx *x, const cg_rfile *f, cg_expr_id type, unsigned depth) {
    const cg_expr *e = &f->facts->exprs[type];
    if (e->op == CG_EXPR_NAME) return cg_name_of(f, e->a) == x->r->well_known.self_type;
    if (e->op == CG_EXPR_POINTER || e->op == CG_EXPR_ARRAY)
        return depth < 4 && names_self(x, f, e->a, depth + 1);
    if (depth >= 4 || (e->op != CG_EXPR_APPLY && e->op != CG_EXPR_LIST)) return false;
    for (uint32_t i = 0; i < e->n; i++)
        if (names_self(x, f, cg_expr_operands(f->facts, e)[i], depth + 1)) return true;
    return false;
}

static cg_values with_self(cg_rctx *x, cg_values set, cg_gid trait, cg_value self, unsigned depth) {
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++) {
        const cg_values *parts;
        cg_values one = list[i], made[CG_ARGS_MAX];
        uint32_t m = depth < 4 ? cg_args_list(x->r->pool, cg_args(list[i]), &parts) : 0;
        if (cg_tag(one) == CG_VALUE_INSTANCE && cg_id(one) == trait) {
            one = self;
        } else if (m) {
            for (uint32_t k = 0; k < m; k++) made[k] = with_self(x, parts[k], trait, self, depth + 1);
            one = cg_value_make(cg_tag(one), cg_id(one), cg_args_of(x->r->pool, made, m)) |
                  (one & CG_VALUE_INFERRED);
        }
        out = cg_values_union(x->r->pool, out, one);
    }
    return out;
}

/* A method of a trait that gives Self, or something of it, called on a value of known type. */
static bool gives_self(cg_rctx *x, cg_values receiver, cg_gid function, cg_values *result) {
    const cg_rfile *f = cg_file_of(x->r, function);
    const cg_symbol *s = cg_symbol_in(f, function);
    if (f->language != CG_LANG_RUST || s->type == 0 || !names_self(x, f, s->type, 0)) return false;
    cg_gid trait = cg_class_of_member(x, function);
    if (trait == CG_NONE || cg_symbol_of(x->r, trait)->kind != CG_NODE_TRAIT ||
        (cg_tag(receiver) != CG_VALUE_INSTANCE && cg_tag(receiver) != CG_VALUE_DEF))
        return false;
    cg_value self = cg_value_make(CG_VALUE_INSTANCE, cg_id(receiver), cg_args(receiver));
    *result = f->facts->exprs[s->type].op == CG_EXPR_NAME ? self : with_self(x, *result, trait, self, 0);
    return true;
}

cg_values cg_result_through(cg_rctx *x, cg_values receivers, cg_gid function, cg_values result) {
    if (cg_values_single(receivers) && gives_self(x, receivers, function, &result)) return result;
    if (x->r->well_known.self_args && !cg_values_single(receivers))
        return cg_self_through(x, receivers, result);
    return cg_values_single(receivers)
               ? through_receiver(x, receivers, cg_value_make(CG_VALUE_DEF, function, 0), result)
               : result;
}

/* Of a getter and a setter of one name, the one that is meant. */
static cg_values accessors_for(cg_rctx *x, cg_values members, uint8_t use) {
    if (cg_values_single(members) || members == 0) return members;
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list), kept = 0;
    uint32_t unwanted = use & CG_USE_WRITE ? CG_SYM_GETTER : CG_SYM_SETTER;
    bool accessors = false; /* what was stored before they were known is not stored there */
    for (uint32_t i = 0; i < n; i++)
        accessors |= cg_tag(list[i]) == CG_VALUE_DEF &&
                     cg_symbol_of(x->r, cg_id(list[i]))->flags & (CG_SYM_GETTER | CG_SYM_SETTER);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) != CG_VALUE_DEF ? !accessors
                                            : !(cg_symbol_of(x->r, cg_id(list[i]))->flags & unwanted))
            keep[kept++] = list[i];
    return kept ? cg_values_of(x->r->pool, keep, kept) : members;
}

/* Where a class and its instances have members of one name, those of the side that is asked. */
static cg_values of_side(cg_rctx *x, cg_value receiver, cg_values members) {
    bool static_side = cg_tag(receiver) == CG_VALUE_DEF;
    if (cg_values_single(members) || (!static_side && cg_tag(receiver) != CG_VALUE_INSTANCE)) return members;
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++) {
        bool is_static =
            cg_tag(list[i]) == CG_VALUE_DEF && (cg_symbol_of(x->r, cg_id(list[i]))->flags & CG_SYM_STATIC);
        if (is_static == static_side) keep[kept++] = list[i];
    }
    return kept && kept < n ? cg_values_of(x->r->pool, keep, kept) : members;
}

static void eval_member(cg_rctx *x, cg_expr_id id, const cg_expr *e) {
    if (e->use & (CG_USE_TYPE | CG_USE_BASE)) {
        x->denotes[id] = cg_type_denotes(x, x->file, id, 0);
        x->values[id] = x->denotes[id];
        return;
    }
    const cg_value *list;
    cg_values objects = x->values[e->a];
    uint32_t n = cg_values_list(&objects, &list);
    cg_values denotes = 0, values = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (n > 1 && cg_tag(list[i]) == CG_VALUE_LITERAL &&
            (cg_id(list[i]) == CG_LITERAL_NULL || x->file->language == CG_LANG_GO))
            continue; /* Go's types without a name have no members */
        if (n > 1 && x->file->policy->lacks_member &&
            x->file->policy->lacks_member(x, list[i], cg_name_of(x->file, e->b)))
            continue;
        cg_values d = cg_member_of(x, list[i], cg_name_of(x->file, e->b), e->n, 0);
        d = accessors_for(x, d, e->use);
        if (cg_language_is_script(x->file->language)) d = of_side(x, list[i], d);
        if (cg_tag(list[i]) == CG_VALUE_MODULE && !cg_values_single(d))
            d = cg_of_sort(x, d, CG_LOOKUP_VALUES);
        cg_values v = through_receiver(x, list[i], d, cg_values_of_denoted(x, d, 0));
        if (n > 1 && v == CG_VALUE_OF_MANY) v = CG_VALUE_OF_UNKNOWN; /* what the others are is known */
        denotes = cg_values_union(x->r->pool, denotes, d);
        values = cg_values_union(x->r->pool, values, v);
    }
    if ((e->n & CG_MEMBER_OPTION) && (x->file->policy->flags & CG_POLICY_METHOD_NAMES) &&
        !cg_values_has(denotes, CG_VALUE_DEF)) { /* no enum's constant */
        denotes = cg_lookup_name(x, x->file, x->scope, cg_name_of(x->file, e->b), 0, 0);
        values = cg_values_of_denoted(x, denotes, 0);
    }
    if ((e->n & CG_MEMBER_SCOPE) && x->file->policy->by_path) {
        cg_values meant = x->file->policy->by_path(x, denotes, e);
        if (meant != denotes) values = cg_values_of_denoted(x, meant, 0);
        denotes = meant;
    }
    x->denotes[id] = denotes;
    x->values[id] = values;
}

/* By its bare name, as in @x.setter, a property is the property and not what it gives. */
static bool names_property(const cg_rctx *x, cg_values denoted) {
    const cg_value *list;
    uint32_t n = cg_values_list(&denoted, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF && cg_symbol_of(x->r, cg_id(list[i]))->flags & CG_SYM_GETTER)
            return true;
    return false;
}

static void eval_name(cg_rctx *x, cg_expr_id id, const cg_expr *e) {
    if (e->use & (CG_USE_TYPE | CG_USE_BASE))
        x->denotes[id] = cg_type_denotes(x, x->file, id, 0);
    else
        x->denotes[id] = cg_lookup_from_here(x, cg_name_of(x->file, e->a), e->n | CG_LOOKUP_VALUES);
    if (!names_property(x, x->denotes[id])) {
        x->values[id] = cg_values_of_denoted(x, x->denotes[id], 0);
        cg_value self = cg_implicit_receiver(x, x->denotes[id]);
        if (self) x->values[id] = through_receiver(x, self, x->denotes[id], x->values[id]);
        return;
    }
    x->denotes[id] = accessors_for(x, x->denotes[id], e->use);
    x->values[id] = CG_VALUE_OF_OPAQUE;
}

static cg_values operand_union(cg_rctx *x, const cg_expr *e) {
    const uint32_t *operands = cg_expr_operands(x->facts, e);
    cg_values out = 0;
    for (uint32_t i = 0; i < e->n; i++) out = cg_values_union(x->r->pool, out, x->values[operands[i]]);
    return out;
}

static cg_values eval_list(cg_rctx *x, const cg_expr *e) {
    cg_values args[CG_ARGS_MAX];
    const uint32_t *operands = cg_expr_operands(x->facts, e);
    uint32_t n = 1, kind = e->a;
    bool parts = e->n > 1 && e->n <= CG_ARGS_MAX;
    for (uint32_t i = 0; i < e->n && parts; i++) parts = x->facts->exprs[operands[i]].op != CG_EXPR_SPREAD;
    if (parts && kind != CG_LITERAL_SET && (x->file->policy->flags & CG_POLICY_PARAMETER_FLOW))
        kind = CG_LITERAL_TUPLE; /* places are known as long as it is short */
    if (kind == CG_LITERAL_TUPLE && e->n > 1 && e->n <= CG_ARGS_MAX) {
        n = e->n;
        for (uint32_t i = 0; i < n; i++) args[i] = x->values[operands[i]];
    } else {
        args[0] = operand_union(x, e);
    }
    return cg_value_make(CG_VALUE_LITERAL, kind, cg_args_of(x->r->pool, args, n));
}

static cg_values eval_map(cg_rctx *x, cg_expr_id id, const cg_expr *e) {
    const uint32_t *operands = cg_expr_operands(x->facts, e);
    uint32_t object = x->file->expr_base + id;
    for (uint32_t i = 0; i < e->n; i++) {
        const cg_expr *o = &x->facts->exprs[operands[i]];
        if (o->op == CG_EXPR_KEYWORD)
            cg_contribute(x, CG_TO_OBJECT, object, cg_name_of(x->file, o->b), x->values[o->a]);
        if (o->op == CG_EXPR_SPREAD)
            cg_contribute(x, CG_TO_OBJECT, object, x->r->well_known.mixin, x->values[o->a]);
        else
            cg_contribute(x, CG_TO_OBJECT, object, x->r->well_known.star, x->values[operands[i]]);
    }
    if (x->file->policy->made) x->file->policy->made(x, id);
    return cg_value_make(CG_VALUE_OBJECT, object, 0);
}

/* The slot of a key, also of what was mixed in. */
static cg_values slot_at(cg_rctx *x, uint32_t object, cg_name_id key, unsigned depth) {
    cg_values out = cg_slot_read(x, CG_TO_OBJECT, object, key);
    if (out) return out;
    cg_values mixed = cg_slot_read(x, CG_TO_OBJECT, object, x->r->well_known.mixin);
    const cg_value *list;
    uint32_t n = cg_values_list(&mixed, &list);
    for (uint32_t i = 0; i < n && depth < 4; i++)
        if (cg_tag(list[i]) == CG_VALUE_OBJECT && cg_id(list[i]) != object)
            out = cg_values_union(x->r->pool, out, slot_at(x, cg_id(list[i]), key, depth + 1));
    return out;
}

cg_values cg_object_item(cg_rctx *x, cg_value object, cg_name_id key) {
    cg_values out = slot_at(x, cg_id(object), key, 0);
    if (!out && key != x->r->well_known.star) out = slot_at(x, cg_id(object), x->r->well_known.star, 0);
    if (!out && cg_is_final(x)) out = CG_VALUE_OF_UNKNOWN; /* before, it may come yet */
    return cg_values_inferred(x->r->pool, out);
}

/* The part of a tuple at a constant place; else any of its elements. */
static cg_values part_of(cg_rctx *x, cg_value tuple, const cg_facts *f, cg_expr_id key) {
    const cg_values *args;
    uint32_t count = cg_args_list(x->r->pool, cg_args(tuple), &args);
    cg_str text = key && f->exprs[key].op == CG_EXPR_LITERAL ? cg_facts_str(f, f->exprs[key].b) : CG_STR_NONE;
    if (count < 2 || text.len != 1 || text.ptr[0] < '0' || text.ptr[0] > '9')
        return cg_element_of(x, tuple, false);
    uint32_t place = (uint32_t)(text.ptr[0] - '0');
    return place < count && args[place] ? args[place] : CG_VALUE_OF_UNKNOWN;
}

static cg_values eval_index(cg_rctx *x, const cg_expr *e) {
    bool script = cg_language_is_script(x->file->language);
    cg_name_id key = cg_slot_of_key(x, e->b);
    cg_values out = 0, objects = x->values[e->a];
    const cg_value *list;
    uint32_t n = cg_values_list(&objects, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_value v = list[i];
        cg_values one;
        if (cg_tag(v) == CG_VALUE_DEF && !cg_language_is_script(x->file->language)) {
            one = v; /* a generic with its arguments */
        } else if (cg_tag(v) == CG_VALUE_OBJECT) {
            one = cg_object_item(x, v, key);
        } else if (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_TUPLE && script) {
            one = part_of(x, v, x->facts, e->b);
        } else if (key == x->r->well_known.star && cg_language_is_script(x->file->language) &&
                   (one = cg_computed_members(x, v, 0))) {
            one = cg_values_union(x->r->pool, one, CG_VALUE_OF_UNKNOWN);
        } else {
            one = x->file->policy->subscript ? x->file->policy->subscript(x, v, e->a) : 0;
            if (!one) one = cg_element_of(x, v, false);
        }
        out = cg_values_union(x->r->pool, out, one);
    }
    return out;
}

static cg_values eval_element(cg_rctx *x, const cg_expr *e) {
    cg_values of = x->values[e->a], out = 0;
    if (!x->file->policy->iterate || e->n == 1) return cg_element_of(x, of, e->n == 1);
    const cg_value *list;
    uint32_t n = cg_values_list(&of, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_values one = x->file->policy->iterate(x, list[i]);
        out = cg_values_union(x->r->pool, out, one ? one : cg_element_of(x, list[i], e->n == 1));
    }
    return out;
}

static cg_values eval_item(cg_rctx *x, const cg_expr *e) {
    cg_values out = 0, from = x->values[e->a];
    const cg_value *list;
    uint32_t n = cg_values_list(&from, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_value v = list[i];
        const cg_values *args;
        uint32_t count = cg_args_list(x->r->pool, cg_args(v), &args);
        cg_values one;
        bool record = x->file->language == CG_LANG_JAVA;
        bool by_place = x->file->policy->subscript && !(x->file->policy->flags & CG_POLICY_PARAMETER_FLOW);
        cg_gid field = by_place || record ? cg_field_of_instance(x, v, e->b) : CG_NONE;
        if (field != CG_NONE)
            one = through_receiver(x, record ? v : 0, cg_value_make(CG_VALUE_DEF, field, 0),
                                   cg_value_of_def(x, field, 0));
        else if (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_TUPLE && count > 1)
            one = e->b < count ? args[e->b] : CG_VALUE_OF_UNKNOWN;
        else if (x->file->language == CG_LANG_GO)
            one =
                e->b == 0 || cg_tag(v) == CG_VALUE_OPAQUE ? v : 0; /* v, ok := m[k]; v, err := library.F() */
        else
            one = cg_element_of(x, v, false);
        out = cg_values_union(x->r->pool, out, one);
    }
    return out;
}

static cg_values eval_enter(cg_rctx *x, const cg_expr *e) {
    cg_values out = 0, from = x->values[e->a];
    const cg_value *list;
    uint32_t n = cg_values_list(&from, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_values one = CG_VALUE_OF_OPAQUE;
        if (cg_tag(list[i]) == CG_VALUE_INSTANCE) {
            cg_values enter = cg_member_of(x, list[i], x->r->well_known.enter, 0, 0);
            if (!enter) enter = cg_member_of(x, list[i], x->r->well_known.enter_later, 0, 0);
            bool ours = cg_values_single(enter) && cg_tag(enter) == CG_VALUE_DEF;
            one = ours ? cg_cell_before(x, cg_id(enter)) : CG_VALUE_OF_UNKNOWN;
            if (ours && !one) one = list[i];
        } else if (cg_tag(list[i]) == CG_VALUE_LITERAL) {
            one = cg_element_of(x, list[i], false); /* @contextmanager: what the generator yields */
        }
        out = cg_values_union(x->r->pool, out, one);
    }
    return out;
}

cg_values cg_awaited(cg_rctx *x, cg_values from) {
    cg_values out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&from, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_values one = list[i];
        const cg_values *args;
        bool wrapper = cg_tag(list[i]) == CG_VALUE_EXT_INSTANCE;
        bool known = wrapper && cg_args_list(x->r->pool, cg_args(list[i]), &args);
        if (wrapper && !known && (n > 1 || !cg_is_final(x)) && cg_language_is_script(x->file->language))
            continue; /* a promise: of what may become known yet */
        if (wrapper) one = known ? args[0] : CG_VALUE_OF_OPAQUE;
        if (list[i] & CG_VALUE_INFERRED) one = cg_values_inferred(x->r->pool, one);
        out = cg_values_union(x->r->pool, out, one);
    }
    return out;
}

/* Outer.super is seen from that class; Interface.super is the interface itself. */
static cg_values super_of(cg_rctx *x, cg_value type) {
    bool interface =
        cg_tag(type) == CG_VALUE_DEF && cg_symbol_of(x->r, cg_id(type))->kind == CG_NODE_INTERFACE;
    return cg_tag(type) == CG_VALUE_DEF
               ? cg_value_make(interface ? CG_VALUE_INSTANCE : CG_VALUE_SUPER, cg_id(type), 0)
               : 0;
}

/* super(A, self): what follows A in the order of the class around. */
static cg_values super_above(cg_rctx *x, cg_values type) {
    cg_gid around = cg_class_around(x, x->file, x->scope);
    if (!cg_values_single(type) || cg_tag(type) != CG_VALUE_DEF) return CG_VALUE_OF_UNKNOWN;
    const cg_class *c = around == CG_NONE ? NULL : cg_class_of(x->r, around);
    for (uint32_t i = 1; c && i + 1 < c->mro_len; i++)
        if (c->mro[i].id == cg_id(type)) return cg_value_make(CG_VALUE_INSTANCE, c->mro[i + 1].id, 0);
    return cg_value_make(CG_VALUE_SUPER, cg_id(type), 0);
}

static cg_values eval_self(cg_rctx *x, const cg_expr *e) {
    bool super = e->op == CG_EXPR_SUPER;
    if (x->file->policy->self) return x->file->policy->self(x, x->scope, super);
    if (super && e->a && (x->file->policy->flags & CG_POLICY_C3)) return super_above(x, x->values[e->a]);
    if (super && e->a && (x->file->policy->flags & CG_POLICY_METHOD_NAMES)) {
        cg_values of = super_of(x, cg_type_denotes(x, x->file, e->a, 0));
        if (of) return of;
    }
    cg_gid c = cg_class_around(x, x->file, x->scope);
    if (c == CG_NONE) return CG_VALUE_OF_UNKNOWN;
    return cg_value_make(super ? CG_VALUE_SUPER : CG_VALUE_INSTANCE, c, 0);
}

/* What a cast makes of a function, or a pointer to one: of another type, but the same function. */
static cg_values with_functions(cg_rctx *x, cg_values type, cg_values value) {
    if (!cg_values_single(type) || cg_tag(type) != CG_VALUE_LITERAL || cg_id(type) != CG_LITERAL_OTHER)
        return type;
    return cg_values_union(x->r->pool, type, cg_functions_among(x, value));
}

static cg_values literal_value(const cg_expr *e) { return cg_value_make(CG_VALUE_LITERAL, e->a, 0); }

static void eval(cg_rctx *x, cg_expr_id id) {
    const cg_expr *e = &x->facts->exprs[id];
    cg_values *v = &x->values[id];
    switch ((cg_expr_op)e->op) {
    case CG_EXPR_SYMBOL:
        x->denotes[id] = cg_denoted(x, x->file, e->a, 0);
        *v = cg_values_of_denoted(x, x->denotes[id], 0);
        break;
    case CG_EXPR_NAME: eval_name(x, id, e); break;
    case CG_EXPR_MEMBER: eval_member(x, id, e); break;
    case CG_EXPR_CALL:
    case CG_EXPR_NEW: *v = cg_eval_call(x, id); break;
    case CG_EXPR_INDEX:
        *v = e->use & CG_USE_TYPE ? cg_type_denotes(x, x->file, id, 0) : eval_index(x, e);
        break;
    case CG_EXPR_LITERAL: *v = literal_value(e); break;
    case CG_EXPR_FUNCTION: *v = cg_value_make(CG_VALUE_DEF, cg_gid_of(x->file, e->a), 0); break;
    case CG_EXPR_CHOICE: *v = operand_union(x, e); break;
    case CG_EXPR_LIST:
        *v = e->use & CG_USE_TYPE ? cg_type_denotes(x, x->file, id, 0) : eval_list(x, e);
        break;
    case CG_EXPR_MAP: *v = eval_map(x, id, e); break;
    case CG_EXPR_ELEMENT: *v = eval_element(x, e); break;
    case CG_EXPR_ITEM: *v = eval_item(x, e); break;
    case CG_EXPR_AWAIT: *v = cg_awaited(x, x->values[e->a]); break;
    case CG_EXPR_ENTER: *v = eval_enter(x, e); break;
    case CG_EXPR_SPREAD: *v = e->n == 1 ? x->values[e->a] : cg_element_of(x, x->values[e->a], false); break;
    case CG_EXPR_KEYWORD: *v = x->values[e->a]; break;
    case CG_EXPR_SELF:
    case CG_EXPR_SUPER: *v = eval_self(x, e); break;
    case CG_EXPR_CAST:
        if (e->n && x->file->policy->narrowed) {
            *v = x->file->policy->narrowed(x, e);
            break;
        }
        *v = cg_type_instances(x, x->file, e->a, 0);
        if (x->file->policy->subscript || cg_language_is_script(x->file->language))
            *v = with_functions(x, *v, x->values[e->b]);
        if (x->file->policy->expect) x->file->policy->expect(x, *v, e->b);
        if (cg_language_is_script(x->file->language) && cg_values_has(x->values[e->b], CG_VALUE_DEF))
            cg_expect(x, *v, x->values[e->b]);
        if (!*v || (!cg_args(*v) && cg_values_single(x->values[e->b]) &&
                    cg_tag(*v) == cg_tag(x->values[e->b]) && cg_id(*v) == cg_id(x->values[e->b])))
            *v = x->values[e->b]; /* the same, with its type arguments */
        else if (x->file->language == CG_LANG_GO && cg_takes_functions(x, *v)) /* map[string]Handler{…} */
            *v = cg_values_union(x->r->pool, *v, cg_holding_functions(x, x->values[e->b]));
        else
            *v = as_variant(x, *v, x->values[e->b]);
        break;
    case CG_EXPR_APPLY: {
        bool type = e->use & CG_USE_TYPE;
        cg_value of = x->values[e->a];
        type |= cg_values_single(of) && cg_tag(of) == CG_VALUE_DEF &&
                cg_kind_is_class(cg_symbol_of(x->r, cg_id(of))->kind);
        type |= cg_tag(of) == CG_VALUE_EXTERNAL && cg_language_is_script(x->file->language);
        type |= x->file->language == CG_LANG_JAVA && cg_values_has(of, CG_VALUE_EXTERNAL) &&
                x->facts->exprs[e->a].op == CG_EXPR_NAME && !(x->facts->exprs[e->a].n & CG_NAME_METHOD);
        x->denotes[id] = e->use & CG_USE_TYPE ? 0 : x->denotes[e->a];
        *v = type ? cg_type_denotes(x, x->file, id, 0) : of;
        if (type && x->file->language == CG_LANG_CPP && cg_values_single(*v))
            cg_instantiate_class_template(x, *v);
        break;
    }
    case CG_EXPR_POINTER:
    case CG_EXPR_ARRAY:
    case CG_EXPR_FUNCTYPE:
    case CG_EXPR_UNION:
    case CG_EXPR_MAPTYPE: *v = cg_type_denotes(x, x->file, id, 0); break;
    case CG_EXPR_TYPEOF: *v = x->values[e->a]; break;
    default: break;
    }
}

void cg_eval_begin(cg_rctx *x, cg_rfile *f) {
    uint32_t count = f->facts->exprs_len;
    x->file = f;
    x->facts = f->facts;
    x->expr = 0;
    x->scope = 0;
    cg_arena_reset(&x->arena);
    if (count > x->capacity) {
        x->capacity = count + count / 2;
        cg_free(x->denotes);
        cg_free(x->values);
        x->denotes = cg_alloc(x->capacity * sizeof *x->denotes);
        x->values = cg_alloc(x->capacity * sizeof *x->values);
    }
    x->denotes[0] = x->values[0] = 0;
    for (uint32_t i = 0; i < f->literal_count; i++) {
        x->denotes[f->literals[i]] = 0;
        x->values[f->literals[i]] = literal_value(&x->facts->exprs[f->literals[i]]);
    }
}

static void export_values(cg_rctx *x, const cg_chunk *chunk, cg_expr_id end) {
    for (uint32_t i = 0; i < x->facts->exports_len; i++) {
        const cg_export *out = &x->facts->exports[i];
        if (out->symbol != CG_NONE || out->value < chunk->first || out->value >= end) continue;
        cg_contribute(x, CG_TO_MODULE, x->file->index, cg_name_of(x->file, out->name), x->values[out->value]);
        cg_emit_exported(x, out);
    }
}

static void export_symbols(cg_rctx *x) {
    for (uint32_t i = 0; i < x->facts->exports_len; i++) {
        const cg_export *out = &x->facts->exports[i];
        if (out->symbol == CG_NONE) continue;
        cg_values v = cg_values_of_denoted(x, cg_denoted(x, x->file, out->symbol, 0), 0);
        cg_contribute(x, CG_TO_MODULE, x->file->index, cg_name_of(x->file, out->name), v);
    }
}

void cg_eval_chunk(cg_rctx *x, const cg_chunk *chunk, cg_expr_id end) {
    const cg_facts *facts = x->facts;
    const cg_rfile *f = x->file;
    uint32_t run = chunk->run, next = chunk->flow, count = end - chunk->first;
    memset(x->denotes + chunk->first, 0, count * sizeof *x->denotes);
    memset(x->values + chunk->first, 0, count * sizeof *x->values);
    for (cg_expr_id e = chunk->first; e < end; e++) {
        while (run < facts->runs_len && facts->runs[run].first <= e) x->scope = facts->runs[run++].scope;
        x->expr = e;
        x->next_flow = next;
        eval(x, e);
        cg_emit_use(x, e);
        for (; f->flow_ready[next] == e; next++) cg_apply_flow(x, &facts->flows[f->flow_order[next]]);
    }
    if (chunk->exports) export_values(x, chunk, end);
    if (end >= facts->exprs_len) export_symbols(x);
}
