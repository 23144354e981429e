/* Rust's calls whose result or target the library's names alone do not tell: turbofish, what is put into containers,
 * Default::default(), methods that the repository's types have from the library's traits. */
#include "resolve/policy_rust.h"

#include <stdio.h>

cg_values rust_type_argument(cg_rctx *x, const cg_expr *call) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    if (callee->op != CG_EXPR_APPLY || callee->n == 0) return 0;
    return cg_type_instances(x, x->file, *cg_expr_operands(x->facts, callee), 0);
}

/* ---- What is put into containers ---- */

static void put_in(cg_rctx *x, cg_expr_id container, cg_values v) {
    cg_values denoted = x->denotes[container];
    const cg_value *list;
    uint32_t n = cg_values_list(&denoted, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF && !cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind))
            cg_add_to_symbol(x, cg_id(list[i]), v);
}

void rust_put_in(cg_rctx *x, const cg_expr *call, cg_value container, cg_str method) {
    if (call->op != CG_EXPR_CALL || call->n == 0 || cg_tag(container) != CG_VALUE_EXT_INSTANCE) return;
    const cg_expr *callee = &x->facts->exprs[call->a];
    bool puts = rust_is_container(rust_library_type(x, container)) &&
                rust_one_of(method, "push push_back push_front insert");
    if (!puts || callee->op != CG_EXPR_MEMBER) return;
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    cg_values parts[2] = {x->values[operands[call->n - 1]], 0};
    const cg_values *had;
    uint32_t n = cg_args_list(x->r->pool, cg_args(container), &had);
    if (n == 2) {
        parts[1] = parts[0];
        parts[0] = call->n == 2 ? x->values[operands[0]] : 0;
    }
    if (parts[n == 2] && n)
        put_in(x, callee->a,
               cg_value_make(CG_VALUE_EXT_INSTANCE, cg_id(container), cg_args_of(x->r->pool, parts, n)));
}

/* S { f: g } and S(g): the fields hold the functions among what is given. */
void rust_fill(cg_rctx *x, const cg_expr *call, cg_gid class_) {
    for (uint32_t i = 0; i < call->n && i < 64; i++) {
        cg_expr_id operand = cg_expr_operands(x->facts, call)[i];
        const cg_expr *o = &x->facts->exprs[operand];
        cg_values v = cg_holding_functions(x, x->values[operand]);
        if (!v || o->op == CG_EXPR_SPREAD) continue;
        char number[16];
        snprintf(number, sizeof number, "%u", i);
        cg_name_id name = o->op == CG_EXPR_KEYWORD ? cg_name_of(x->file, o->b)
                                                   : cg_name_find(x->r->names, cg_str_from(number));
        if (name != CG_NONE) cg_store_member(x, cg_value_make(CG_VALUE_INSTANCE, class_, 0), name, v);
    }
}

/* ---- Default::default() ---- */

/* The type of what the value of an expression is assigned to or returned as. */
static cg_values type_of_target(cg_rctx *x, cg_expr_id value) {
    const cg_rfile *f = x->file;
    for (uint32_t i = x->next_flow; f->flow_ready[i] == value; i++) {
        const cg_flow *flow = &x->facts->flows[f->flow_order[i]];
        if (flow->value != value) continue;
        bool typed = flow->kind == CG_FLOW_ASSIGN || flow->kind == CG_FLOW_RETURN;
        cg_gid target = typed ? cg_gid_of(f, flow->target) : CG_NONE;
        if (typed && x->r->fixed[target] == CG_CELL_FIXED) return x->r->cells[target];
        if (flow->kind == CG_FLOW_STORE) return x->values[flow->target];
    }
    return 0;
}

static bool has_operand(const cg_facts *f, const cg_expr *e, cg_expr_id operand, uint32_t *position) {
    const uint32_t *operands = cg_expr_operands(f, e);
    for (*position = 0; *position < e->n; ++*position)
        if (operands[*position] == operand) return true;
    return false;
}

static cg_values type_of_field(cg_rctx *x, const cg_expr *made, cg_name_id name) {
    cg_values class_ = cg_type_denotes(x, x->file, made->a, 0);
    if (!cg_values_single(class_) || cg_tag(class_) != CG_VALUE_DEF || !cg_class_of(x->r, cg_id(class_)))
        return 0;
    if (name == CG_NONE) return cg_instances_of(x, class_, 0); /* ..value */
    return cg_values_of_denoted(x, cg_class_own_members(x, cg_id(class_), name), 0);
}

/* The type of the field or parameter that an operand of a later expression is for. */
static cg_values type_of_place(cg_rctx *x, cg_expr_id value) {
    const cg_facts *facts = x->facts;
    cg_expr_id operand = value;
    cg_name_id field = CG_NONE;
    for (cg_expr_id id = value + 1; id < facts->exprs_len && id < value + 256; id++) {
        const cg_expr *e = &facts->exprs[id];
        uint32_t position;
        if ((e->op == CG_EXPR_KEYWORD || e->op == CG_EXPR_SPREAD) && e->a == value) {
            operand = id;
            if (e->op == CG_EXPR_KEYWORD) field = cg_name_of(x->file, e->b);
        } else if (e->op == CG_EXPR_NEW && has_operand(facts, e, operand, &position)) {
            return operand == value ? 0 : type_of_field(x, e, field);
        } else if (e->op == CG_EXPR_CALL && has_operand(facts, e, operand, &position)) {
            cg_values callee = x->values[e->a];
            if (!cg_values_single(callee) || cg_tag(callee) != CG_VALUE_DEF) return 0;
            const cg_rfile *f = cg_file_of(x->r, cg_id(callee));
            const cg_symbol *s = cg_symbol_in(f, cg_id(callee));
            cg_symbol_id p = cg_kind_is_function(s->kind) ? cg_parameter_at(f, s, position) : CG_NONE;
            return p == CG_NONE ? 0 : cg_cell_before(x, cg_gid_of(f, p));
        }
    }
    return 0;
}

/* The expected type decides whose function it is; a derived one is the library's. */
static bool default_of_expected(cg_rctx *x, const cg_expr *call, cg_values *value) {
    cg_values callee = x->values[call->a];
    if (call->n || !cg_values_single(callee) || cg_tag(callee) != CG_VALUE_EXTERNAL ||
        !cg_external_is(x->r->pool, cg_id(callee), CG_STR("std"), CG_STR("default.Default.default")))
        return false;
    cg_values type = type_of_target(x, x->expr);
    if (!type) type = type_of_place(x, x->expr);
    if (!cg_values_single(type) || cg_tag(type) != CG_VALUE_INSTANCE) return false;
    cg_name_id name = cg_name_find(x->r->names, CG_STR("default"));
    cg_values own = cg_class_of(x->r, cg_id(type)) ? cg_class_own_members(x, cg_id(type), name) : 0;
    *value = cg_values_inferred(x->r->pool, type);
    bool ours = cg_values_single(own) && cg_tag(own) == CG_VALUE_DEF &&
                cg_kind_is_function(cg_symbol_of(x->r, cg_id(own))->kind);
    if (!ours) cg_external_use(x->r->pool, cg_id(callee), CG_EXTERNAL_CALLED);
    cg_emit_one(x, CG_EDGE_CALLS, cg_emit_source(x), ours ? own | CG_VALUE_INFERRED : callee, call->at, 1);
    return true;
}

/* ---- Methods of the repository's types that they have from the standard library's traits ---- */

static bool is_missing(cg_values denotes) {
    const cg_value *list;
    uint32_t n = cg_values_list(&denotes, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) != CG_VALUE_OPAQUE && cg_tag(list[i]) != CG_VALUE_UNKNOWN) return false;
    return true;
}

/* The one value that a set holds, whether known surely or by flow; 0: there are several. */
static cg_value only_value(cg_values set) {
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 1; i < n; i++)
        if ((list[i] | CG_VALUE_INFERRED) != (list[0] | CG_VALUE_INFERRED)) return 0;
    return n == 0 ? 0 : n == 1 ? list[0] : list[0] | CG_VALUE_INFERRED;
}

/* x.clone() and the like of the repository's types; iterator methods of its iterators. */
bool rust_std_method(cg_rctx *x, const cg_expr *call, cg_values *value) {
    if (default_of_expected(x, call, value)) return true;
    const cg_expr *callee = &x->facts->exprs[call->a];
    if (callee->op == CG_EXPR_APPLY) callee = &x->facts->exprs[callee->a];
    if (callee->op != CG_EXPR_MEMBER || !is_missing(x->denotes[callee - x->facts->exprs])) return false;
    cg_value object = only_value(x->values[callee->a]);
    cg_str method = cg_facts_str(x->facts, callee->b);
    bool class_ = cg_tag(object) == CG_VALUE_DEF && cg_class_of(x->r, cg_id(object));
    if (class_ && rust_one_of(method, "default clone from")) /* Type::default(), derived */
        *value = cg_value_make(CG_VALUE_INSTANCE, cg_id(object), cg_args(object));
    else if (cg_tag(object) != CG_VALUE_INSTANCE)
        return false;
    else if (rust_one_of(method, "clone to_owned as_ref as_mut borrow borrow_mut by_ref deref deref_mut"))
        *value = object;
    else if (rust_one_of(method, "to_string"))
        *value = cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_STRING, 0);
    else {
        cg_values item = rust_element(x, object);
        if (!item) return false;
        *value = rust_iterator_method(x, item, method, call);
    }
    cg_emit_unresolved(x, CG_EDGE_CALLS, cg_emit_source(x), callee->b, CG_UNRESOLVED_EXTERNAL, call->at);
    return true;
}
