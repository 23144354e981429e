/* JavaScript: what functions are called with that only their way shows which they are. A call of what a variable,
 * field or parameter holds is noted there, and from there it goes back along assignments, arguments and containers to
 * the functions that were put in, whose parameters get the call's arguments. A handler given to a router gets its
 * request this way, however many handlers there are: what a variable holds may be too much to know, what it is called
 * with is little. */
#include "resolve/policy_javascript.h"

#define POSITIONS  CG_JS_POSITIONS
#define DEPTH_MAX  6u
#define TARGET_MAX 8u /* functions a call's arguments are followed into */

static bool is_function(const cg_rctx *x, cg_value v) {
    return cg_tag(v) == CG_VALUE_DEF && cg_kind_is_function(cg_symbol_of(x->r, cg_id(v))->kind);
}

/* Where TypeScript declares a type, that says what functions are called with. */
static bool is_place(const cg_rctx *x, cg_value v) {
    if (cg_tag(v) != CG_VALUE_DEF) return false;
    const cg_rfile *f = cg_file_of(x->r, cg_id(v));
    if (f->language != CG_LANG_JAVASCRIPT && cg_symbol_in(f, cg_id(v))->type) return false;
    uint8_t kind = cg_symbol_of(x->r, cg_id(v))->kind;
    return kind == CG_NODE_VARIABLE || kind == CG_NODE_CONSTANT || kind == CG_NODE_PARAMETER ||
           kind == CG_NODE_FIELD || kind == CG_NODE_PROPERTY;
}

static cg_values calls_of(cg_rctx *x, cg_gid place) { return cg_slot_read(x, CG_TO_CALLED, place, 0); }

/* ---- Functions get what they are called with ---- */

static uint32_t argument_count(const cg_rctx *x, cg_value call) {
    const cg_rfile *f = cg_file_of_expr(x->r, cg_id(call));
    return f->facts->exprs[cg_id(call) - f->expr_base].n;
}

/* Where functions of several signatures are told apart by their number of parameters, as error handlers are, a call
 * means those that take as many as it gives, or those that leave out the fewest. */
static uint32_t misfit(const cg_rctx *x, cg_value call, uint32_t arity) {
    uint32_t given = argument_count(x, call);
    return given >= arity ? given - arity : 64 + arity - given;
}

static void feed_one(cg_rctx *x, cg_gid function, cg_values calls) {
    const cg_js_state *s = cg_js_state_of(x->r);
    cg_rfile *f = cg_file_of(x->r, function);
    const cg_symbol *symbol = cg_symbol_in(f, function);
    const cg_value *list;
    uint32_t n = cg_values_list(&calls, &list), best = UINT32_MAX;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t fit = cg_tag(list[i]) == CG_VALUE_OBJECT ? misfit(x, list[i], symbol->arity) : UINT32_MAX;
        if (fit < best) best = fit;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_OBJECT || misfit(x, list[i], symbol->arity) != best) continue;
        for (uint32_t p = 0; p < POSITIONS && p < symbol->arity; p++) {
            cg_values given = cg_slot_read(x, CG_TO_OBJECT, cg_id(list[i]), s->positions[p]);
            cg_symbol_id parameter = given ? cg_parameter_at(f, symbol, p) : CG_NONE;
            if (parameter != CG_NONE && !(f->facts->symbols[parameter].flags & CG_SYM_VARIADIC))
                cg_add_to_symbol(x, cg_gid_of(f, parameter), given);
        }
    }
}

static void feed(cg_rctx *x, cg_values functions, cg_values calls) {
    const cg_value *list;
    uint32_t n = cg_values_list(&functions, &list);
    for (uint32_t i = 0; i < n; i++)
        if (is_function(x, list[i])) feed_one(x, cg_id(list[i]), calls);
}

/* ---- Back to where they come from ---- */

static void back(cg_rctx *x, cg_expr_id id, cg_values calls, unsigned depth);

static void back_operands(cg_rctx *x, const cg_expr *e, cg_values calls, unsigned depth) {
    const uint32_t *operands = cg_expr_operands(x->facts, e);
    for (uint32_t i = 0; i < e->n && i < 16; i++) back(x, operands[i], calls, depth + 1);
}

/* The function whose `arguments` are meant in a scope. */
static cg_gid function_around(const cg_rctx *x) {
    for (cg_scope_id s = x->scope; s != CG_NONE; s = x->facts->scopes[s].parent) {
        const cg_scope *scope = &x->facts->scopes[s];
        const cg_symbol *owner = &x->facts->symbols[scope->owner];
        if (scope->kind == CG_SCOPE_FUNCTION && owner->inner == s && !(owner->flags & CG_SYM_ARROW))
            return cg_gid_of(x->file, scope->owner);
    }
    return CG_NONE;
}

static bool is_arguments(const cg_rctx *x, const cg_expr *e) {
    return e->op == CG_EXPR_NAME && cg_name_of(x->file, e->a) == cg_js_state_of(x->r)->arguments_name;
}

cg_values cg_js_arguments(cg_rctx *x) {
    cg_values list = cg_js_list_of(x, 0);
    cg_gid function = function_around(x);
    if (function == CG_NONE) return list;
    cg_name_id name = cg_js_state_of(x->r)->arguments_name;
    cg_contribute(x, CG_TO_RECEIVER, function, name, list); /* callers see that it is asked for */
    cg_values given = cg_slot_read(x, CG_TO_RECEIVER, function, name);
    return cg_values_union(x->r->pool, list, cg_values_inferred(x->r->pool, given));
}

/* Functions that use `arguments` get them. A list for each value, so that the order of their coming does not matter. */
static void give_argument(cg_rctx *x, cg_gid function, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&v, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_value_tag tag = cg_tag(list[i]);
        if (tag == CG_VALUE_DEF || tag == CG_VALUE_INSTANCE || tag == CG_VALUE_OBJECT)
            cg_contribute(x, CG_TO_RECEIVER, function, cg_js_state_of(x->r)->arguments_name,
                          cg_js_list_of(x, list[i]));
    }
}

static bool uses_arguments(cg_rctx *x, cg_gid function) {
    return cg_slot_read(x, CG_TO_RECEIVER, function, cg_js_state_of(x->r)->arguments_name) != 0;
}

static void fill_arguments(cg_rctx *x, const cg_expr *call, uint32_t first, cg_gid function) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = first; i < call->n && i < 16 && uses_arguments(x, function); i++)
        give_argument(x, function, x->values[operands[i]]);
}

/* What a call hands on of what it gets: copies and parts of lists, and whatever a library makes of a function or of
 * a list of them. */
static void back_through_call(cg_rctx *x, const cg_expr *call, cg_values calls, unsigned depth) {
    static const char *const copies[] = {"slice", "concat", "filter",  "reverse", "flat",    "splice",
                                         "sort",  "bind",   "flatMap", "values",  "entries", NULL};
    const cg_expr *callee = &x->facts->exprs[call->a];
    cg_values targets = x->values[call->a];
    const cg_value *list;
    uint32_t n = cg_values_list(&targets, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF || cg_tag(list[i]) == CG_VALUE_INSTANCE) return;
    if (callee->op == CG_EXPR_MEMBER) {
        cg_str method = cg_facts_str(x->facts, callee->b);
        bool bound = cg_str_is(method, "bind");
        if (bound && call->n > 1) return;
        if (cg_js_one_of(method, copies)) back(x, callee->a, calls, depth + 1);
        if (bound) return;
    }
    back_operands(x, call, calls, depth);
}

static void note_calls(cg_rctx *x, cg_values places, cg_values calls) {
    const cg_value *list;
    uint32_t n = cg_values_list(&places, &list);
    for (uint32_t i = 0; i < n; i++)
        if (is_place(x, list[i])) cg_contribute(x, CG_TO_CALLED, cg_id(list[i]), 0, calls);
}

/* app[name] may be a member of a function, instance or module, and the call is none of theirs. Of what is not known
 * to be a container it is not said. */
static bool is_container(cg_values set) {
    bool members = cg_values_has(set, CG_VALUE_DEF) || cg_values_has(set, CG_VALUE_INSTANCE) ||
                   cg_values_has(set, CG_VALUE_MODULE);
    return !members && (cg_values_has(set, CG_VALUE_LITERAL) || cg_values_has(set, CG_VALUE_OBJECT) ||
                        cg_values_has(set, CG_VALUE_OPAQUE));
}

/* object.name, where the object is a literal of known places. */
static void note_member_calls(cg_rctx *x, const cg_expr *member, cg_values calls) {
    const cg_value *list;
    uint32_t n = cg_values_list(&x->values[member->a], &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_OBJECT)
            cg_contribute(x, CG_TO_CALLED_MEMBER, cg_id(list[i]), cg_name_of(x->file, member->b), calls);
}

static cg_values calls_of_member(cg_rctx *x, const cg_expr *member) {
    const cg_value *list;
    uint32_t n = cg_values_list(&x->values[member->a], &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_OBJECT)
            out = cg_values_union(
                x->r->pool, out,
                cg_slot_read(x, CG_TO_CALLED_MEMBER, cg_id(list[i]), cg_name_of(x->file, member->b)));
    return out;
}

static void back(cg_rctx *x, cg_expr_id id, cg_values calls, unsigned depth) {
    const cg_expr *e = &x->facts->exprs[id];
    if (!id || !calls || depth > DEPTH_MAX) return;
    switch ((cg_expr_op)e->op) {
    case CG_EXPR_SYMBOL:
    case CG_EXPR_NAME:
    case CG_EXPR_MEMBER:
        if (is_arguments(x, e)) {
            cg_gid function = function_around(x);
            if (function != CG_NONE) cg_contribute(x, CG_TO_CALLED, function, 0, calls);
            return;
        }
        note_calls(x, x->denotes[id], calls);
        if (e->op == CG_EXPR_MEMBER) note_member_calls(x, e, calls);
        feed(x, x->values[id], calls);
        return;
    case CG_EXPR_CALL:
        feed(x, x->values[id], calls);
        back_through_call(x, e, calls, depth);
        return;
    case CG_EXPR_SELF:
    case CG_EXPR_FUNCTION: feed(x, x->values[id], calls); return;
    case CG_EXPR_INDEX:
        if (is_container(x->values[e->a])) back(x, e->a, calls, depth + 1);
        return;
    case CG_EXPR_ELEMENT:
    case CG_EXPR_ITEM:
    case CG_EXPR_SPREAD:
    case CG_EXPR_AWAIT:
    case CG_EXPR_KEYWORD: back(x, e->a, calls, depth + 1); return;
    case CG_EXPR_CAST: back(x, e->b, calls, depth + 1); return;
    case CG_EXPR_CHOICE:
    case CG_EXPR_LIST:
    case CG_EXPR_MAP: back_operands(x, e, calls, depth); return;
    default: return;
    }
}

/* What is known of the calls of what an expression holds: its own, or its elements'. */
static cg_values calls_through(cg_rctx *x, cg_expr_id id, unsigned depth) {
    const cg_expr *e = &x->facts->exprs[id];
    cg_values out = 0;
    if (depth > DEPTH_MAX) return 0;
    if (e->op == CG_EXPR_INDEX || e->op == CG_EXPR_ELEMENT) return calls_through(x, e->a, depth + 1);
    if (e->op == CG_EXPR_CHOICE) { /* (this.list = this.list || []).push(f) */
        const uint32_t *operands = cg_expr_operands(x->facts, e);
        for (uint32_t i = 0; i < e->n && i < 4; i++)
            out = cg_values_union(x->r->pool, out, calls_through(x, operands[i], depth + 1));
        return out;
    }
    const cg_value *list;
    uint32_t n = cg_values_list(&x->denotes[id], &list);
    for (uint32_t i = 0; i < n; i++)
        if (is_place(x, list[i])) out = cg_values_union(x->r->pool, out, calls_of(x, cg_id(list[i])));
    return e->op == CG_EXPR_MEMBER ? cg_values_union(x->r->pool, out, calls_of_member(x, e)) : out;
}

/* ---- Where it begins and where it goes on ---- */

cg_values cg_js_call_site(cg_rctx *x, const cg_expr *call) {
    return cg_value_make(CG_VALUE_OBJECT, x->file->expr_base + (uint32_t)(call - x->facts->exprs), 0);
}

void cg_js_site_gives(cg_rctx *x, cg_values site, uint32_t position, cg_values v) {
    if (position < POSITIONS)
        cg_contribute(x, CG_TO_OBJECT, cg_id(site), cg_js_state_of(x->r)->positions[position], v);
}

/* A function that the call itself names is handed on. Of those a parameter or variable holds, which one goes to whom
 * is decided elsewhere, as with a router's `next`: they are left out. */
void cg_js_site_gives_argument(cg_rctx *x, cg_values site, uint32_t position, cg_expr_id argument) {
    const cg_value *list;
    uint32_t n = cg_values_list(&x->denotes[argument], &list);
    bool held = false;
    for (uint32_t i = 0; i < n; i++)
        held |= is_place(x, list[i]) && cg_symbol_of(x->r, cg_id(list[i]))->kind != CG_NODE_CONSTANT;
    cg_values out = held ? 0 : x->values[argument];
    n = held ? cg_values_list(&x->values[argument], &list) : 0;
    for (uint32_t i = 0; i < n; i++)
        if (!is_function(x, list[i])) out = cg_values_union(x->r->pool, out, list[i]);
    cg_js_site_gives(x, site, position, out);
}

void cg_js_calls_back(cg_rctx *x, cg_expr_id callback, cg_values site) { back(x, callback, site, 0); }

/* A call of what a place holds. */
static void note_call(cg_rctx *x, const cg_expr *call, cg_expr_id callee, uint32_t first) {
    const cg_expr *e = &x->facts->exprs[callee];
    bool holds = e->op == CG_EXPR_INDEX;
    const cg_value *list;
    uint32_t n = cg_values_list(&x->denotes[callee], &list);
    for (uint32_t i = 0; i < n && !holds; i++) holds = is_place(x, list[i]);
    if (!holds &&
        e->op == CG_EXPR_MEMBER) /* too many functions, or none known: where it is put in shows more */
        holds = cg_values_has(x->values[e->a], CG_VALUE_OBJECT) &&
                (x->values[callee] == 0 || cg_values_has(x->values[callee], CG_VALUE_MANY));
    if (!holds) return;
    cg_values site = cg_js_call_site(x, call);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = first; i < call->n && i - first < POSITIONS; i++) {
        if (x->facts->exprs[operands[i]].op == CG_EXPR_SPREAD) break;
        cg_js_site_gives_argument(x, site, i - first, operands[i]);
    }
    back(x, callee, site, 0);
}

cg_values cg_js_given_to(cg_rctx *x, cg_gid place, uint32_t position) {
    cg_values calls = calls_of(x, place), out = 0;
    const cg_value *list;
    uint32_t n = cg_values_list(&calls, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_OBJECT)
            out = cg_values_union(
                x->r->pool, out,
                cg_slot_read(x, CG_TO_OBJECT, cg_id(list[i]), cg_js_state_of(x->r)->positions[position]));
    return out;
}

/* The calls that functions make of what they get at a position, or of any of their arguments. */
static cg_values calls_of_parameter(cg_rctx *x, cg_gid function, uint32_t position) {
    cg_rfile *f = cg_file_of(x->r, function);
    const cg_symbol *s = cg_symbol_in(f, function);
    bool rest = (s->flags & CG_SYM_VARIADIC) && s->arity && position >= s->arity;
    cg_symbol_id p = cg_parameter_at(f, s, rest ? s->arity - 1u : position);
    cg_values calls = calls_of(x, function);
    return p == CG_NONE ? calls : cg_values_union(x->r->pool, calls, calls_of(x, cg_gid_of(f, p)));
}

/* f.apply(x, list) and f(...list): any of the function's parameters from a position on may be one of the list. */
static void list_back(cg_rctx *x, cg_expr_id list, uint32_t from, const cg_gid *functions, uint32_t count) {
    cg_values calls = 0;
    for (uint32_t k = 0; k < count && k < TARGET_MAX; k++)
        for (uint32_t p = from; p < from + POSITIONS; p++)
            calls = cg_values_union(x->r->pool, calls, calls_of_parameter(x, functions[k], p));
    back(x, list, calls, 0);
}

/* Instances and plain values are not called. */
static bool may_be_called(cg_values set) {
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++) {
        bool plain = cg_tag(list[i]) == CG_VALUE_LITERAL && cg_id(list[i]) != CG_LITERAL_OTHER &&
                     cg_id(list[i]) != CG_LITERAL_LIST && cg_id(list[i]) != CG_LITERAL_TUPLE &&
                     cg_id(list[i]) != CG_LITERAL_MAP;
        if (!plain && cg_tag(list[i]) != CG_VALUE_INSTANCE) return true;
    }
    return n == 0;
}

void cg_js_arguments_back(cg_rctx *x, const cg_expr *call, uint32_t first, const cg_gid *functions,
                          uint32_t count) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t k = 0; k < count && k < 4; k++) fill_arguments(x, call, first, functions[k]);
    for (uint32_t i = first; i < call->n && i - first < 16; i++) {
        const cg_expr *argument = &x->facts->exprs[operands[i]];
        if (argument->op == CG_EXPR_LITERAL || argument->op == CG_EXPR_NEW) continue;
        if (argument->op != CG_EXPR_SPREAD && !may_be_called(x->values[operands[i]])) continue;
        if (argument->op == CG_EXPR_SPREAD) {
            list_back(x, operands[i], i - first, functions, count);
            return;
        }
        cg_values calls = 0;
        for (uint32_t k = 0; k < count && k < TARGET_MAX; k++)
            calls = cg_values_union(x->r->pool, calls, calls_of_parameter(x, functions[k], i - first));
        back(x, operands[i], calls, 0);
    }
}

/* ---- this ---- */

/* `this` in a static method is the class it is called on: one that inherits it. */
static void receive_class(cg_rctx *x, cg_gid function, cg_gid class_, cg_values receivers) {
    const cg_value *list;
    uint32_t n = cg_values_list(&receivers, &list);
    for (uint32_t i = 0; i < n && class_ != CG_NONE; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF && cg_id(list[i]) != class_ &&
            cg_class_is_below(x->r, cg_id(list[i]), class_))
            cg_contribute(x, CG_TO_RECEIVER, function, 0, list[i]);
}

/* `this` in functions that are called as members of something else than their place shows. */
static void receive(cg_rctx *x, cg_gid function, cg_values receivers) {
    const cg_value *list;
    uint32_t n = cg_values_list(&receivers, &list);
    const cg_symbol *s = cg_symbol_of(x->r, function);
    if (n > 4 || (s->flags & CG_SYM_ARROW)) return;
    cg_gid class_ = cg_class_of_member(x, function);
    if (s->flags & CG_SYM_STATIC) {
        receive_class(x, function, class_, receivers);
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        cg_value_tag tag = cg_tag(list[i]);
        if (tag != CG_VALUE_OBJECT && tag != CG_VALUE_EXT_INSTANCE && tag != CG_VALUE_INSTANCE &&
            !is_function(x, list[i]) && !cg_js_is_global_object(x, list[i]))
            continue;
        if (tag == CG_VALUE_INSTANCE && class_ != CG_NONE &&
            (cg_id(list[i]) == class_ || cg_class_is_below(x->r, cg_id(list[i]), class_)))
            continue;
        cg_contribute(x, CG_TO_RECEIVER, function, 0, list[i]);
    }
}

static void receive_all(cg_rctx *x, cg_values functions, cg_values receivers) {
    const cg_value *list;
    uint32_t n = cg_values_list(&functions, &list);
    for (uint32_t i = 0; i < n && i < TARGET_MAX; i++)
        if (is_function(x, list[i])) receive(x, cg_id(list[i]), receivers);
}

/* ---- Lists ---- */

/* Lists call back with their elements, and get more of them. */
static void list_methods(cg_rctx *x, const cg_expr *call, const cg_expr *callee) {
    static const char *const iterating[] = {"forEach", "map",       "filter",   "some",   "every", "find",
                                            "flatMap", "findIndex", "findLast", "reduce", NULL};
    static const char *const adding[] = {"push", "unshift", "add", "set", NULL};
    cg_str method = cg_facts_str(x->facts, callee->b);
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    if (cg_js_one_of(method, adding)) {
        cg_values calls = calls_through(x, callee->a, 0);
        for (uint32_t i = 0; i < call->n && i < 8 && calls; i++) back(x, operands[i], calls, 0);
        cg_js_container_gets(x, call, callee);
    } else if (cg_js_one_of(method, iterating)) {
        cg_values callbacks = x->values[operands[0]];
        const cg_value *list;
        uint32_t n = cg_values_list(&callbacks, &list);
        if (call->n > 1 && !cg_str_is(method, "reduce")) receive_all(x, callbacks, x->values[operands[1]]);
        for (uint32_t i = 0; i < n && i < TARGET_MAX; i++)
            if (is_function(x, list[i])) {
                cg_js_names_iterated(x, callee->a, cg_id(list[i]));
                back(x, callee->a, calls_of_parameter(x, cg_id(list[i]), cg_str_is(method, "reduce") ? 1 : 0),
                     0);
            }
    }
}

/* X.prototype.name = function of a library's X: its instances have it. */
static void give_to_external(cg_rctx *x, const cg_expr *target, cg_values v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&x->values[target->a], &list);
    for (uint32_t i = 0; i < n; i++) {
        const cg_external *e =
            cg_tag(list[i]) == CG_VALUE_EXTERNAL ? cg_external_at(x->r->pool, cg_id(list[i])) : NULL;
        if (e && cg_js_is_global_object(x, list[i]))
            cg_contribute(x, CG_TO_EXTERNAL, cg_id(cg_js_builtin(x, CG_STR("globalThis"))),
                          cg_name_of(x->file, target->b), v);
        if (!e || e->depth < 2 || !cg_str_is(e->name, "prototype")) continue;
        cg_contribute(x, CG_TO_EXTERNAL, e->parent, cg_name_of(x->file, target->b), v);
        receive_all(x, v, cg_value_make(CG_VALUE_EXT_INSTANCE, e->parent, 0));
    }
}

/* class A extends f(B), class extends Base where Base is a parameter: what the value is, only flow shows. */
static void inherit(cg_rctx *x, const cg_flow *flow) {
    const cg_value *list;
    uint32_t n = cg_values_list(&x->denotes[flow->value], &list);
    bool flows = x->facts->exprs[flow->value].op == CG_EXPR_CALL;
    for (uint32_t i = 0; i < n; i++) flows |= is_place(x, list[i]);
    n = flows ? cg_values_list(&x->values[flow->value], &list) : 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF)
            cg_contribute(x, CG_TO_CLASS, cg_gid_of(x->file, flow->target), x->r->well_known.mixin,
                          cg_value_make(CG_VALUE_INSTANCE, cg_id(list[i]), 0));
}

/* ---- Hooks ---- */

void cg_js_made(cg_rctx *x, cg_expr_id literal) {
    const cg_expr *e = &x->facts->exprs[literal];
    const uint32_t *operands = cg_expr_operands(x->facts, e);
    for (uint32_t i = 0; i < e->n; i++) {
        const cg_expr *member = &x->facts->exprs[operands[i]];
        if (member->op != CG_EXPR_KEYWORD || x->facts->exprs[member->a].op == CG_EXPR_LITERAL) continue;
        back(x, member->a,
             cg_slot_read(x, CG_TO_CALLED_MEMBER, x->file->expr_base + literal,
                          cg_name_of(x->file, member->b)),
             0);
    }
}

void cg_js_flowed(cg_rctx *x, const cg_flow *flow) {
    if (flow->kind == CG_FLOW_EXTENDS) inherit(x, flow);
    if (flow->kind == CG_FLOW_ASSIGN || flow->kind == CG_FLOW_DEFAULT) {
        back(x, flow->value, calls_of(x, cg_gid_of(x->file, flow->target)), 0);
        cg_js_names_assigned(x, flow);
    } else if (flow->kind == CG_FLOW_STORE) {
        const cg_expr *target = &x->facts->exprs[flow->target];
        back(x, flow->value, calls_through(x, flow->target, 0), 0);
        if (target->op == CG_EXPR_MEMBER || target->op == CG_EXPR_INDEX)
            receive_all(x, x->values[flow->value], x->values[target->a]);
        if (target->op == CG_EXPR_INDEX) cg_js_names_stored(x, target, x->values[flow->value]);
        if (target->op == CG_EXPR_MEMBER) give_to_external(x, target, x->values[flow->value]);
    }
}

void cg_js_called(cg_rctx *x, const cg_expr *call, const cg_gid *functions, uint32_t count) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    note_call(x, call, call->a, 0);
    if (count && call->n) cg_js_arguments_back(x, call, 0, functions, count);
    if (callee->op == CG_EXPR_MEMBER && call->op == CG_EXPR_CALL) {
        for (uint32_t i = 0; i < count && i < TARGET_MAX; i++) receive(x, functions[i], x->values[callee->a]);
        if (call->n && count == 0 && cg_str_is(cg_facts_str(x->facts, callee->b), "call"))
            note_call(x, call, callee->a, 1);
        if (call->n && count == 0) {
            list_methods(x, call, callee);
            cg_js_events(x, call, callee);
        }
    }
    if (call->n) cg_js_library_calls_back(x, call);
}

/* f.bind(this, a, b): the first parameters are known. */
static void give_bound(cg_rctx *x, const cg_expr *call, const cg_gid *functions, uint32_t count) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < count; i++) {
        cg_rfile *f = cg_file_of(x->r, functions[i]);
        for (uint32_t a = 1; a < call->n && a <= POSITIONS; a++) {
            cg_symbol_id p = cg_parameter_at(f, cg_symbol_in(f, functions[i]), a - 1);
            if (p != CG_NONE && !(f->facts->symbols[p].flags & CG_SYM_VARIADIC))
                cg_add_to_symbol(x, cg_gid_of(f, p), x->values[operands[a]]);
        }
    }
}

void cg_js_called_by(cg_rctx *x, const cg_expr *call, cg_values functions, bool apply, bool bind) {
    if (call->n == 0) return;
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    const cg_value *list;
    cg_gid targets[TARGET_MAX];
    uint32_t n = cg_values_list(&functions, &list), count = 0;
    for (uint32_t i = 0; i < n && count < TARGET_MAX; i++)
        if (is_function(x, list[i])) targets[count++] = cg_id(list[i]);
    receive_all(x, functions, x->values[operands[0]]);
    if (bind) give_bound(x, call, targets, count);
    if (!apply) {
        cg_js_arguments_back(x, call, 1, targets, count);
    } else if (call->n > 1) {
        list_back(x, operands[1], 0, targets, count);
        for (uint32_t i = 0; i < count; i++)
            if (uses_arguments(x, targets[i]))
                give_argument(x, targets[i], cg_element_of(x, x->values[operands[1]], false));
        cg_js_spread_list(x, functions, x->values[operands[1]]);
    }
}
