/* What flows bring about: values stored to variables, members, elements and fields. */
#include "resolve/internal.h"

/* Assigning to a property of that sort calls a function. */
static bool pass_to_setters(cg_rctx *x, cg_values members, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list);
    bool found = false;
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        const cg_rfile *f = cg_file_of(x->r, cg_id(list[i]));
        const cg_symbol *s = cg_symbol_in(f, cg_id(list[i]));
        if (!cg_kind_is_function(s->kind) || !(s->flags & CG_SYM_SETTER)) continue;
        cg_symbol_id p = cg_parameter_at(f, s, 0);
        if (p != CG_NONE) cg_add_to_symbol(x, cg_gid_of(f, p), v);
        found = true;
    }
    return found;
}

void cg_store_member(cg_rctx *x, cg_values objects, cg_name_id name, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&objects, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_value o = list[i];
        if (cg_tag(o) == CG_VALUE_OBJECT) {
            if (!(cg_language_is_script(x->file->language) &&
                  pass_to_setters(x, cg_slot_read(x, CG_TO_OBJECT, cg_id(o), name), v)))
                cg_contribute(x, CG_TO_OBJECT, cg_id(o), name, v);
        } else if (cg_tag(o) == CG_VALUE_MODULE) {
            cg_contribute(x, CG_TO_MODULE, cg_id(o), name, v);
        } else if (cg_tag(o) == CG_VALUE_EXT_INSTANCE && cg_language_is_script(x->file->language)) {
            cg_contribute(x, CG_TO_EXTERNAL, cg_id(o), name, v);
        } else if (cg_tag(o) == CG_VALUE_INSTANCE || cg_tag(o) == CG_VALUE_DEF) {
            cg_values members = cg_member_of(x, o, name, 0, 0);
            const cg_value *m;
            uint32_t count = cg_values_list(&members, &m);
            bool flows = x->file->policy->flags & CG_POLICY_PARAMETER_FLOW;
            bool declared = flows && pass_to_setters(x, members, v);
            for (uint32_t j = 0; j < count; j++) {
                if (cg_tag(m[j]) != CG_VALUE_DEF) continue;
                const cg_symbol *s = cg_symbol_of(x->r, cg_id(m[j]));
                cg_expect(x, cg_kind_is_function(s->kind) ? m[j] : cg_value_of_def(x, cg_id(m[j]), 0), v);
                if (cg_kind_is_function(s->kind) || cg_kind_is_class(s->kind)) continue;
                declared = true;
                cg_add_to_symbol(x, cg_id(m[j]), v);
            }
            if (!declared && (x->file->policy->flags & CG_POLICY_DEFINES_ATTRIBUTES))
                cg_contribute(x, CG_TO_CLASS, cg_id(o), name, v);
        }
    }
}

/* The field of a position among those that a class itself declares, in their order; CG_NONE. */
static cg_gid field_at(const cg_rfile *f, const cg_symbol *class_, uint32_t position) {
    if (class_->inner == CG_NONE) return CG_NONE;
    for (cg_symbol_id s = (cg_symbol_id)(class_ - f->facts->symbols) + 1; s < f->facts->node_count; s++) {
        const cg_symbol *field = &f->facts->symbols[s];
        bool own =
            field->scope == class_->inner && field->kind == CG_NODE_FIELD && !(field->flags & CG_SYM_STATIC);
        if (own && position-- == 0) return cg_gid_of(f, s);
        if (field->scope == class_->scope) break; /* behind the class */
    }
    return CG_NONE;
}

cg_gid cg_field_of_instance(const cg_rctx *x, cg_value v, uint32_t position) {
    if (cg_tag(v) != CG_VALUE_INSTANCE) return CG_NONE;
    const cg_rfile *f = cg_file_of(x->r, cg_id(v));
    return field_at(f, cg_symbol_in(f, cg_id(v)), position);
}

/* { "get", f } for a declared structure: its field of that position gets the value. */
static void store_position(cg_rctx *x, cg_values objects, uint32_t position, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&objects, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_gid field = cg_field_of_instance(x, list[i], position);
        if (field != CG_NONE) cg_add_to_symbol(x, field, v);
    }
}

static bool holds_members(const cg_rctx *x, cg_expr_id literal) {
    uint8_t op = x->facts->exprs[literal].op;
    return op == CG_EXPR_MAP || op == CG_EXPR_NEW || op == CG_EXPR_LIST;
}

/* Script languages: functions in a list or table of a declared type are of its elements' type. */
static cg_values expected_element(cg_rctx *x, cg_values instances) {
    if (!cg_language_is_script(x->file->language) || !cg_values_has(instances, CG_VALUE_LITERAL)) return 0;
    return cg_element_of(x, instances, false);
}

/* { .open = f, .read = g } for a declared structure: its fields get the values. */
void cg_fill_fields(cg_rctx *x, cg_values instances, cg_expr_id map, unsigned depth) {
    const cg_expr *e = &x->facts->exprs[map];
    if (depth > CG_DEPTH_MAX || !holds_members(x, map)) return;
    const uint32_t *operands = cg_expr_operands(x->facts, e);
    cg_values element = expected_element(x, instances);
    for (uint32_t i = 0; i < e->n; i++) {
        const cg_expr *o = &x->facts->exprs[operands[i]];
        if (element) cg_expect(x, element, x->values[o->op == CG_EXPR_KEYWORD ? o->a : operands[i]]);
        if (o->op != CG_EXPR_KEYWORD) {
            cg_fill_fields(x, cg_element_of(x, instances, false), operands[i], depth + 1);
            continue;
        }
        cg_name_id name = cg_name_of(x->file, o->b);
        cg_store_member(x, instances, name, x->values[o->a]);
        const cg_value *list;
        uint32_t n = cg_values_list(&instances, &list);
        for (uint32_t j = 0; j < n; j++)
            if (cg_tag(list[j]) == CG_VALUE_INSTANCE)
                cg_fill_fields(x, cg_values_of_denoted(x, cg_member_of(x, list[j], name, 0, 0), 0), o->a,
                               depth + 1);
    }
}

/* ---- Flows ---- */

/* The slot of an object that a key means: its own, or that of all elements. */
cg_name_id cg_slot_of_key(cg_rctx *x, cg_expr_id key) {
    const cg_expr *e = &x->facts->exprs[key];
    bool constant = key && e->op == CG_EXPR_LITERAL && e->b;
    return constant ? cg_name_of(x->file, e->b) : x->r->well_known.star;
}

static cg_values list_of(cg_rctx *x, cg_values v) {
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_LIST, cg_args_of(x->r->pool, &v, 1));
}

void cg_store(cg_rctx *x, cg_expr_id target, cg_values v) {
    const cg_expr *t = &x->facts->exprs[target];
    if (t->op == CG_EXPR_MEMBER) {
        cg_store_member(x, x->values[t->a], cg_name_of(x->file, t->b), v);
    } else if (t->op == CG_EXPR_ITEM) {
        store_position(x, x->values[t->a], t->b, v);
        if (v && x->file->policy->subscript && cg_values_has(x->values[t->a], CG_VALUE_LITERAL))
            cg_store(x, t->a, list_of(x, v)); /* struct { op *steps[2]; } m = { { f, g } } */
    } else if (t->op == CG_EXPR_INDEX) {
        if (v && cg_values_has(x->values[t->a], CG_VALUE_LITERAL)) /* int (*table[])(void) = { f, g } */
            cg_store(x, t->a, list_of(x, v));
        cg_name_id key = cg_slot_of_key(x, t->b);
        if (key == x->r->well_known.star && cg_language_is_script(x->file->language))
            cg_store_member(x, x->values[t->a], x->r->well_known.computed, v);
        const cg_value *list;
        uint32_t n = cg_values_list(&x->values[t->a], &list);
        for (uint32_t i = 0; i < n; i++)
            if (cg_tag(list[i]) == CG_VALUE_OBJECT) {
                cg_contribute(x, CG_TO_OBJECT, cg_id(list[i]), key, v);
                if (key != x->r->well_known.star)
                    cg_contribute(x, CG_TO_OBJECT, cg_id(list[i]), x->r->well_known.star, v);
            }
    } else if (t->op == CG_EXPR_NAME || t->op == CG_EXPR_SYMBOL) {
        cg_values d = x->denotes[target];
        const cg_value *list;
        uint32_t n = cg_values_list(&d, &list);
        for (uint32_t i = 0; i < n; i++)
            if (cg_tag(list[i]) == CG_VALUE_DEF &&
                !cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind))
                cg_add_to_symbol(x, cg_id(list[i]), v);
    }
}

static void mix_in(cg_rctx *x, cg_values targets, cg_values sources) {
    const cg_value *list;
    uint32_t n = cg_values_list(&targets, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_contribution_kind kind = cg_tag(list[i]) == CG_VALUE_OBJECT         ? CG_TO_OBJECT
                                    : cg_tag(list[i]) == CG_VALUE_MODULE       ? CG_TO_MODULE
                                    : cg_tag(list[i]) == CG_VALUE_EXT_INSTANCE ? CG_TO_EXTERNAL
                                                                               : CG_TO_CLASS;
        if (cg_tag(list[i]) <= CG_VALUE_MODULE || kind == CG_TO_OBJECT || kind == CG_TO_EXTERNAL)
            cg_contribute(x, kind, cg_id(list[i]), x->r->well_known.mixin, sources);
    }
}

/* Values for a symbol with a declared type: the policy may learn from the type what they are. */
static void expect_declared(cg_rctx *x, cg_gid id, cg_expr_id given) {
    if (x->file->policy->expect && x->r->fixed[id] == CG_CELL_FIXED)
        x->file->policy->expect(x, x->r->cells[id], given);
}

/* What is assigned or returned where a type is declared: functions among it learn their parameters' types. */
static void expect_value(cg_rctx *x, const cg_flow *flow) {
    if (!x->facts->symbols[flow->target].type) return;
    const cg_expr *value = &x->facts->exprs[flow->value];
    bool functions = cg_values_has(x->values[flow->value], CG_VALUE_DEF);
    if (!functions && value->op != CG_EXPR_CALL) return;
    cg_values type = cg_cell_read(x, cg_gid_of(x->file, flow->target));
    if (functions) cg_expect(x, type, x->values[flow->value]);
    if (value->op == CG_EXPR_CALL) cg_expect_result(x, value, type);
}

void cg_apply_flow(cg_rctx *x, const cg_flow *flow) {
    cg_resolver *r = x->r;
    cg_values v = x->values[flow->value];
    if (x->file->policy->flowed) x->file->policy->flowed(x, flow);
    switch ((cg_flow_kind)flow->kind) {
    case CG_FLOW_ASSIGN:
    case CG_FLOW_DEFAULT: {
        cg_gid id = cg_gid_of(x->file, flow->target);
        bool declared = x->facts->symbols[flow->target].type && holds_members(x, flow->value);
        cg_values type = declared ? cg_cell_read(x, id) : 0;
        if (type) cg_fill_fields(x, type, flow->value, 0);
        expect_declared(x, id, flow->value);
        if (cg_language_is_script(x->file->language)) expect_value(x, flow);
        cg_add_to_symbol(x, id, v);
        break;
    }
    case CG_FLOW_STORE:
        if (cg_tag(x->denotes[flow->target]) == CG_VALUE_DEF)
            expect_declared(x, cg_id(x->denotes[flow->target]), flow->value);
        cg_store(x, flow->target, v);
        break;
    case CG_FLOW_RETURN: {
        cg_gid id = cg_gid_of(x->file, flow->target);
        expect_declared(x, id, flow->value);
        if (r->fixed[id] == CG_CELL_FIXED) cg_fill_fields(x, r->cells[id], flow->value, 0);
        if (cg_language_is_script(x->file->language)) expect_value(x, flow);
        if (r->fixed[id] != CG_CELL_FIXED &&
            x->file->language == CG_LANG_GO) /* of several results, the functions */
            v = cg_open_parts(x, cg_type_instances(x, x->file, x->facts->symbols[flow->target].type, 0), v);
        cg_add_to_symbol(x, id, v);
        break;
    }
    case CG_FLOW_YIELD:
        if (v) v = list_of(x, v);
        cg_add_to_symbol(x, cg_gid_of(x->file, flow->target), v);
        break;
    case CG_FLOW_DECORATE:
        cg_emit_decorated(x, flow);
        if (x->file->policy->decorate)
            x->file->policy->decorate(x, flow);
        else if (x->file->policy->flags & CG_POLICY_PARAMETER_FLOW)
            cg_pass_definition(x, v, cg_gid_of(x->file, flow->target));
        break;
    case CG_FLOW_MIXIN: mix_in(x, x->values[flow->target], v); break;
    default: break;
    }
}
