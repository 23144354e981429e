/* JavaScript's promises and event emitters. The value of a promise stands for the promise of it. */
#include "resolve/policy_javascript.h"

/* ---- Promises ---- */

static bool one_of_class(cg_rctx *x, const cg_expr *call, cg_values promise) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    const cg_value *list;
    uint32_t n = cg_values_list(&promise, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_value_tag tag = cg_tag(list[i]);
        bool tuple = tag == CG_VALUE_LITERAL && cg_id(list[i]) == CG_LITERAL_TUPLE;
        if (tag != CG_VALUE_DEF && tag != CG_VALUE_INSTANCE && tag != CG_VALUE_OBJECT &&
            tag != CG_VALUE_EXT_INSTANCE && tag != CG_VALUE_MODULE && !tuple)
            return false;
        cg_name_id name = cg_name_of(x->file, callee->b);
        if (tag != CG_VALUE_EXT_INSTANCE && !tuple && cg_member_of(x, list[i], name, 0, 0)) return false;
    }
    return n > 0;
}

static cg_values promised(cg_rctx *x, cg_values promise) {
    const cg_value *list;
    uint32_t n = cg_values_list(&promise, &list);
    cg_values given = 0;
    for (uint32_t i = 0; i < n; i++) {
        const cg_values *args;
        bool typed = cg_tag(list[i]) == CG_VALUE_EXT_INSTANCE;
        bool known = typed && cg_args_list(x->r->pool, cg_args(list[i]), &args);
        if (typed && !known && (n > 1 || !cg_is_final(x))) continue; /* of what may become known yet */
        cg_values one = !typed ? list[i] : known ? args[0] : CG_VALUE_OF_OPAQUE;
        given = cg_values_union(x->r->pool, given, one);
    }
    return given;
}

static void emit_method(cg_rctx *x, const cg_expr *call, cg_str method) {
    uint32_t promises = cg_id(cg_js_builtin(x, CG_STR("Promise")));
    cg_value target = cg_value_make(CG_VALUE_EXTERNAL, cg_external_member(x->r->pool, promises, method), 0);
    cg_external_use(x->r->pool, cg_id(target), CG_EXTERNAL_CALLED);
    cg_emit_one(x, CG_EDGE_CALLS, cg_emit_source(x), target, call->at, 1);
}

bool cg_js_promise_call(cg_rctx *x, const cg_expr *call, cg_values *value) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    cg_str method = cg_facts_str(x->facts, callee->b);
    cg_values promise = x->values[callee->a];
    bool then = cg_str_is(method, "then");
    if (call->n == 0 || (!then && !cg_str_is(method, "catch") && !cg_str_is(method, "finally"))) return false;
    if (!one_of_class(x, call, promise)) return false;
    cg_values callback = x->values[*cg_expr_operands(x->facts, call)];
    if (then)
        *value = cg_js_call_back(x, callback, 0, promised(x, promise));
    else /* what was promised stays so if nothing fails */
        *value = promise;
    emit_method(x, call, method);
    return true;
}

/* new Promise((resolve, reject) => …): what the executor's first parameter is called with. */
static cg_values resolved(cg_rctx *x, cg_values executors) {
    const cg_value *list;
    uint32_t n = cg_values_list(&executors, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n && i < 4; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        const cg_rfile *f = cg_file_of(x->r, cg_id(list[i]));
        cg_symbol_id p = cg_parameter_at(f, cg_symbol_in(f, cg_id(list[i])), 0);
        if (p != CG_NONE) out = cg_values_union(x->r->pool, out, cg_js_given_to(x, cg_gid_of(f, p), 0));
    }
    return out;
}

/* Promise.all([…]): a list of what each promises. */
static cg_values all_of(cg_rctx *x, cg_values lists) {
    const cg_value *list;
    uint32_t n = cg_values_list(&lists, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++) {
        const cg_values *parts;
        cg_values kept[CG_ARGS_MAX];
        uint32_t count =
            cg_tag(list[i]) == CG_VALUE_LITERAL ? cg_args_list(x->r->pool, cg_args(list[i]), &parts) : 0;
        for (uint32_t k = 0; k < count; k++) kept[k] = promised(x, parts[k]);
        cg_value one =
            count ? cg_value_make(CG_VALUE_LITERAL, cg_id(list[i]), cg_args_of(x->r->pool, kept, count))
                  : list[i];
        out = cg_values_union(x->r->pool, out, one);
    }
    return out;
}

cg_values cg_js_promise_made(cg_rctx *x, const cg_external *e, const cg_expr *call) {
    static const char *const any[] = {"race", "any", NULL};
    cg_values first = call->n ? x->values[*cg_expr_operands(x->facts, call)] : 0;
    if (!call->n) return 0;
    if (call->op == CG_EXPR_NEW) return cg_str_is(e->name, "Promise") ? resolved(x, first) : 0;
    if (cg_str_is(e->name, "resolve")) return first;
    if (cg_str_is(e->name, "all")) return all_of(x, first);
    return cg_js_one_of(e->name, any) ? cg_element_of(x, first, false) : 0;
}

/* ---- Event emitters ---- */

/* Where the listeners and calls of an event of one emitter are kept: its class or object, or the variable that holds
 * one of a library. */
static uint32_t emitters(cg_rctx *x, cg_expr_id expr, cg_contribution *out, uint32_t max) {
    const cg_value *list;
    uint32_t n = cg_values_list(&x->values[expr], &list), count = 0;
    bool external = false;
    for (uint32_t i = 0; i < n && count < max; i++) {
        cg_value_tag tag = cg_tag(list[i]);
        external |= tag == CG_VALUE_EXT_INSTANCE;
        if (tag != CG_VALUE_OBJECT && tag != CG_VALUE_INSTANCE && tag != CG_VALUE_DEF) continue;
        out[count++] = (cg_contribution){cg_id(list[i]), 0,
                                         tag == CG_VALUE_OBJECT ? CG_TO_EVENT_OF_OBJECT : CG_TO_EVENT};
    }
    n = external ? cg_values_list(&x->denotes[expr], &list) : 0;
    for (uint32_t i = 0; i < n && count < max; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF) out[count++] = (cg_contribution){cg_id(list[i]), 0, CG_TO_EVENT};
    return count;
}

/* Emissions that a listener of an emitter hears: its class's, and those of the classes it inherits from. */
static cg_values emissions(cg_rctx *x, const cg_contribution *emitter, cg_name_id event) {
    uint32_t owner = (uint32_t)emitter->key;
    cg_values out = cg_slot_read(x, (cg_contribution_kind)emitter->kind, owner, event);
    const cg_class *c = emitter->kind == CG_TO_EVENT ? cg_class_of(x->r, owner) : NULL;
    for (uint32_t i = 1; c && i < c->mro_len; i++)
        out = cg_values_union(x->r->pool, out, cg_slot_read(x, CG_TO_EVENT, c->mro[i].id, event));
    return out;
}

void cg_js_events(cg_rctx *x, const cg_expr *call, const cg_expr *callee) {
    static const char *const listening[] = {
        "on", "once", "addListener", "prependListener", "addEventListener", "prependOnceListener", NULL};
    cg_str method = cg_facts_str(x->facts, callee->b);
    bool listens = cg_js_one_of(method, listening);
    if (call->n == 0 || (!listens && !cg_str_is(method, "emit"))) return;
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    const cg_expr *name = &x->facts->exprs[operands[0]];
    if (name->op != CG_EXPR_LITERAL || !name->b) return;
    cg_name_id event = cg_name_of(x->file, name->b);
    cg_contribution list[4];
    uint32_t n = emitters(x, callee->a, list, 4);
    cg_values site = cg_js_call_site(x, call);
    for (uint32_t i = 0; i < n; i++) {
        if (listens && call->n > 1)
            cg_js_calls_back(x, operands[1], emissions(x, &list[i], event));
        else if (!listens)
            cg_contribute(x, (cg_contribution_kind)list[i].kind, (uint32_t)list[i].key, event, site);
    }
    for (uint32_t i = 1; i < call->n && n && !listens; i++)
        cg_js_site_gives_argument(x, site, i - 1, operands[i]);
}
