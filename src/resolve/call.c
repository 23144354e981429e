/* Calls: which definitions are entered, what arguments flow where, what comes back. */
#include "resolve/internal.h"

typedef struct call_targets {
    cg_gid functions[64]; /* functions and macros */
    uint32_t function_count;
    cg_value others[CG_VALUES_MAX]; /* classes instantiated, externals */
    uint32_t other_count;
    cg_values result;
    bool inferred, dynamic, external;
    bool made;    /* a class is among what is called */
    bool unnamed; /* what is called was stored under a name that is not known */
} call_targets;

uint32_t cg_argument_count(const cg_facts *f, const cg_expr *call, bool *spread) {
    const uint32_t *operands = cg_expr_operands(f, call);
    uint32_t n = 0;
    *spread = false;
    for (uint32_t i = 0; i < call->n; i++) {
        if (operands[i] && f->exprs[operands[i]].op == CG_EXPR_SPREAD)
            *spread = true;
        else
            n++;
    }
    return n;
}

static void add_function(call_targets *t, cg_gid id) {
    for (uint32_t i = 0; i < t->function_count; i++)
        if (t->functions[i] == id) return;
    if (t->function_count < sizeof t->functions / sizeof *t->functions)
        t->functions[t->function_count++] = id;
    else
        t->dynamic = true;
}

static void add_other(call_targets *t, cg_value v) {
    for (uint32_t i = 0; i < t->other_count; i++)
        if (t->others[i] == v) return;
    if (t->other_count < CG_VALUES_MAX) t->others[t->other_count++] = v;
}

static void add_functions(cg_rctx *x, call_targets *t, cg_values members) {
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) == CG_VALUE_DEF && cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind))
            add_function(t, cg_id(list[i]));
        else if (cg_tag(list[i]) == CG_VALUE_OPAQUE)
            t->external = true;
    }
}

/* Narrows overloads of one name by arity; what does not fit at all stays if nothing fits. */
static uint32_t choose_by_arity(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call) {
    bool spread;
    uint32_t n = cg_argument_count(x->facts, call, &spread), kept = 0;
    if (count < 2 || spread) return count;
    cg_gid fitting[64];
    for (uint32_t i = 0; i < count; i++) {
        const cg_symbol *s = cg_symbol_of(x->r, list[i]);
        if (s->kind == CG_NODE_MACRO || (n >= s->required && (n <= s->arity || (s->flags & CG_SYM_VARIADIC))))
            fitting[kept++] = list[i];
    }
    if (kept) memcpy(list, fitting, kept * sizeof *list);
    return kept ? kept : count;
}

/* Each function's overloads take its place. */
static void add_overloads(cg_rctx *x, call_targets *t, uint32_t from) {
    cg_gid first[64], all[64];
    uint32_t n = t->function_count - from;
    memcpy(first, t->functions + from, n * sizeof *first);
    t->function_count = from;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t count = cg_overloads_of(x->r, first[i], all, 64);
        for (uint32_t j = 0; j < count; j++) add_function(t, all[j]);
    }
}

static void choose(cg_rctx *x, call_targets *t, uint32_t from, const cg_expr *call) {
    const cg_policy *p = x->file->policy;
    uint32_t n = t->function_count - from;
    if (n < 2 || !(p->flags & CG_POLICY_OVERLOADS)) return;
    n = p->choose ? p->choose(x, t->functions + from, n, call)
                  : choose_by_arity(x, t->functions + from, n, call);
    t->function_count = from + n;
}

static void narrow(cg_rctx *x, call_targets *t, uint32_t from, const cg_expr *call) {
    const cg_policy *p = x->file->policy;
    bool declared = p->flags & CG_POLICY_INCLUDES; /* defaults stand in declarations, not in definitions */
    if (p->flags & CG_POLICY_METHOD_NAMES) add_overloads(x, t, from);
    if (declared) choose(x, t, from, call);
    if (p->canonical) {
        uint32_t n = t->function_count;
        t->function_count = from;
        for (uint32_t i = from; i < n; i++) {
            cg_gid c = p->canonical(x, x->file, t->functions[i]);
            bool twice = false;
            for (uint32_t j = from; j < t->function_count; j++) twice |= t->functions[j] == c;
            if (!twice) t->functions[t->function_count++] = c;
        }
        n = t->function_count;
        for (uint32_t i = from; i < n && p->alternatives; i++) {
            cg_gid all[8];
            uint32_t count = p->alternatives(x, t->functions[i], all, 8);
            for (uint32_t k = 0; k < count; k++) add_function(t, all[k]);
        }
    }
    if (!declared) choose(x, t, from, call);
}

/* The name of a class's constructors: "=" in the policy says that they are named like the class. */
static cg_name_id constructor_name(cg_rctx *x, cg_gid class_, const char *name) {
    const cg_rfile *f = cg_file_of(x->r, class_);
    if (cg_str_is(cg_str_from(name), "=")) return cg_name_of(f, cg_symbol_in(f, class_)->name);
    return cg_name_find(x->r->names, cg_str_from(name));
}

static void instantiate(cg_rctx *x, call_targets *t, cg_value class_, const cg_expr *call) {
    const cg_policy *p = cg_file_of(x->r, cg_id(class_))->policy;
    uint32_t before = t->function_count;
    t->made = true;
    for (int i = 0; i < 3 && p->constructors[i]; i++) {
        cg_name_id name = constructor_name(x, cg_id(class_), p->constructors[i]);
        if (name == CG_NONE || t->function_count > before) continue;
        add_functions(x, t,
                      p->flags & CG_POLICY_INHERIT_OVERLOADS || (p->flags & CG_POLICY_IMPLICIT_MEMBERS)
                          ? cg_class_own_members(x, cg_id(class_), name)
                          : cg_class_members(x, cg_id(class_), name, false, NULL));
    }
    narrow(x, t, before, call);
    if (t->function_count == before) add_other(t, class_ & ~CG_VALUE_INFERRED);
    uint32_t args = cg_args(class_);
    if (!args && x->file->language == CG_LANG_RUST) args = cg_arguments_shown(x, cg_id(class_), call);
    cg_value made = cg_value_make(CG_VALUE_INSTANCE, cg_id(class_), args);
    if (x->file->language == CG_LANG_JAVA && t->function_count == before + 1)
        made = cg_infer_made(x, made, t->functions[before], call);
    t->result = cg_values_union(x->r->pool, t->result, made);
}

static bool looks_like_type(cg_str name) { return name.len && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z'; }

/* By the call alone: what other files show of the external is known in no certain order. */
static bool makes_external(const cg_rctx *x, cg_value v, const cg_expr *call) {
    const cg_external *e = cg_external_at(x->r->pool, cg_id(v));
    bool needs_new = x->file->language == CG_LANG_GO || cg_language_is_script(x->file->language);
    return call->op == CG_EXPR_NEW || (looks_like_type(e->name) && !needs_new);
}

static void call_external(cg_rctx *x, call_targets *t, cg_value v, const cg_expr *call) {
    cg_resolver *r = x->r;
    t->external = true;
    add_other(t, v & ~CG_VALUE_INFERRED);
    bool type = makes_external(x, v, call);
    cg_external_use(r->pool, cg_id(v), type ? CG_EXTERNAL_TYPE : CG_EXTERNAL_CALLED);
    cg_values known = x->file->policy->external_call ? x->file->policy->external_call(x, cg_id(v), call) : 0;
    if (!known && type && x->file->policy->external_type)
        known = x->file->policy->external_type(x, cg_id(v), cg_args(v));
    if (!known && type) known = cg_value_make(CG_VALUE_EXT_INSTANCE, cg_id(v), cg_args(v));
    t->result = cg_values_union(r->pool, t->result, known ? known : CG_VALUE_OF_OPAQUE);
}

/* this(…) and super(…): a constructor of the class, with nothing new made. */
static void chain(cg_rctx *x, call_targets *t, cg_gid class_, const cg_expr *call) {
    uint32_t before = t->function_count;
    const char *constructor = x->file->policy->constructors[0];
    cg_name_id name = constructor ? constructor_name(x, class_, constructor) : CG_NONE;
    if (name != CG_NONE) add_functions(x, t, cg_class_own_members(x, class_, name));
    narrow(x, t, before, call);
}

uint32_t cg_constructors_for(cg_rctx *x, cg_gid class_, const cg_expr *call, cg_gid *out, uint32_t max) {
    call_targets t = {0};
    chain(x, &t, class_, call);
    if (t.function_count > max) t.function_count = max;
    memcpy(out, t.functions, t.function_count * sizeof *out);
    return t.function_count;
}

/* TypeScript: an instance of an interface with call or construct signatures. They say what comes back, not which
 * function it is. */
static void call_signatures(cg_rctx *x, call_targets *t, cg_value v, const cg_expr *call) {
    cg_name_id unnamed = cg_name_find(x->r->names, CG_STR_NONE);
    cg_values members = unnamed == CG_NONE ? 0 : cg_class_members(x, cg_id(v), unnamed, false, NULL);
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list);
    t->dynamic = true;
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        const cg_rfile *f = cg_file_of(x->r, cg_id(list[i]));
        uint8_t kind = cg_symbol_in(f, cg_id(list[i]))->kind;
        if (kind != (call->op == CG_EXPR_NEW ? CG_NODE_CONSTRUCTOR : CG_NODE_METHOD)) continue;
        cg_values made = cg_cell_read(x, cg_id(list[i]));
        t->result = cg_values_union(x->r->pool, t->result, cg_result_through(x, v, cg_id(list[i]), made));
    }
}

static void call_value(cg_rctx *x, call_targets *t, cg_value v, const cg_expr *call) {
    cg_resolver *r = x->r;
    cg_values under = cg_underlying(x, v); /* a named function type */
    if (cg_values_single(under) && cg_tag(under) == CG_VALUE_LITERAL) v = under | (v & CG_VALUE_INFERRED);
    if (v & CG_VALUE_INFERRED) t->inferred = true;
    switch (cg_tag(v)) {
    case CG_VALUE_DEF: {
        uint8_t kind = cg_symbol_of(r, cg_id(v))->kind;
        if (cg_kind_is_function(kind) || kind == CG_NODE_MACRO) {
            add_function(t, cg_id(v));
            if (call->op == CG_EXPR_NEW && kind != CG_NODE_CONSTRUCTOR)
                t->result =
                    cg_values_union(r->pool, t->result, cg_value_make(CG_VALUE_INSTANCE, cg_id(v), 0));
        } else if (cg_kind_is_class(kind))
            instantiate(x, t, v, call);
        else
            t->dynamic = true;
        break;
    }
    case CG_VALUE_INSTANCE: {
        const char *method = x->file->policy->call_method;
        if (cg_language_is_script(x->file->language)) {
            call_signatures(x, t, v, call);
            break;
        }
        if (x->facts->exprs[call->a].op == CG_EXPR_SELF) { /* this(…): another constructor of the class */
            chain(x, t, cg_id(v), call);
            break;
        }
        cg_name_id name = method ? cg_name_find(r->names, cg_str_from(method)) : CG_NONE;
        if (name != CG_NONE)
            add_functions(x, t, cg_member_of(x, v, name, 0, 0));
        else
            t->dynamic = true;
        break;
    }
    case CG_VALUE_SUPER: {
        uint32_t before = t->function_count;
        const cg_policy *p = x->file->policy;
        const cg_class *c = cg_class_of(x->r, cg_id(v));
        for (uint32_t i = 0; c && i < c->base_order_len && (p->flags & CG_POLICY_METHOD_NAMES); i++)
            if (cg_tag(c->base_order[i]) == CG_VALUE_DEF) chain(x, t, cg_id(c->base_order[i]), call);
        for (int i = 0; i < 3 && p->constructors[i] && t->function_count == before; i++) {
            cg_name_id name = cg_name_find(r->names, cg_str_from(p->constructors[i]));
            if (name != CG_NONE) add_functions(x, t, cg_class_members(x, cg_id(v), name, true, NULL));
        }
        narrow(x, t, before, call);
        if (t->function_count == before) t->external = true;
        break;
    }
    case CG_VALUE_EXTERNAL: call_external(x, t, v, call); break;
    case CG_VALUE_EXT_INSTANCE:
    case CG_VALUE_OPAQUE: {
        const cg_policy *p = x->file->policy;
        cg_values known = cg_tag(v) == CG_VALUE_EXT_INSTANCE && p->instance_call ? p->instance_call(x, v) : 0;
        t->external = true;
        t->result = cg_values_union(r->pool, t->result, known ? known : CG_VALUE_OF_OPAQUE);
        break;
    }
    case CG_VALUE_LITERAL: {
        const cg_values *args;
        if (cg_id(v) == CG_LITERAL_NULL) break; /* fails: it is one of the others that is called */
        /* A declared function type is no further target; what a pointer of C holds may come from anywhere. */
        bool pointer = x->file->language == CG_LANG_C || x->file->language == CG_LANG_CPP;
        if (pointer || cg_id(v) != CG_LITERAL_OTHER) t->dynamic = true;
        if (cg_id(v) == CG_LITERAL_OTHER && cg_args_list(r->pool, cg_args(v), &args))
            t->result = cg_values_union(r->pool, t->result, args[0]);
        break;
    }
    case CG_VALUE_MODULE:
        t->dynamic |= x->file->language != CG_LANG_RUST;
        break; /* a module beside a function */
    case CG_VALUE_UNKNOWN: t->unnamed |= (v & ~CG_VALUE_INFERRED) == CG_VALUE_OF_UNNAMED; /* fall through */
    default: t->dynamic = true; break;
    }
}

/* ---- Arguments and results ---- */

cg_symbol_id cg_parameter_of(const cg_rfile *f, const cg_symbol *function, uint32_t position,
                             cg_name_id keyword) {
    if (function->inner == CG_NONE) return CG_NONE;
    for (uint32_t i = f->scope_first[function->inner]; i < f->scope_first[function->inner + 1]; i++) {
        const cg_symbol *s = &f->facts->symbols[f->scoped[i].symbol];
        if (s->kind != CG_NODE_PARAMETER || (s->flags & CG_SYM_RECEIVER)) continue;
        if (keyword != CG_NONE
                ? f->scoped[i].name == keyword
                : s->arity == position && !(s->flags & (CG_SYM_KEYWORDS | CG_SYM_KEYWORD_ONLY)))
            return f->scoped[i].symbol;
    }
    return CG_NONE;
}

cg_symbol_id cg_parameter_at(const cg_rfile *f, const cg_symbol *function, uint32_t position) {
    return cg_parameter_of(f, function, position, CG_NONE);
}

/* Would it help the callee to know this value? In typed languages only what a type does not say: functions. */
static bool worth_passing(cg_rctx *x, cg_values v) {
    bool all = x->file->policy->flags & CG_POLICY_PARAMETER_FLOW;
    const cg_value *list;
    uint32_t n = cg_values_list(&v, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) == CG_VALUE_DEF || cg_tag(list[i]) == CG_VALUE_OBJECT) return true;
        if (all && cg_tag(list[i]) != CG_VALUE_UNKNOWN) return true;
    }
    return false;
}

/* The type of a signature's parameter; 0: it says nothing. */
static cg_values expected_parameter(cg_rctx *x, cg_value signature, uint32_t position) {
    if (cg_tag(signature) == CG_VALUE_LITERAL && cg_id(signature) == CG_LITERAL_OTHER) {
        const cg_values *args;
        uint32_t n = cg_args_list(x->r->pool, cg_args(signature), &args);
        return position + 1 < n ? args[position + 1] : 0;
    }
    if (cg_tag(signature) != CG_VALUE_DEF || !cg_kind_is_function(cg_symbol_of(x->r, cg_id(signature))->kind))
        return 0;
    cg_rfile *f = cg_file_of(x->r, cg_id(signature));
    cg_symbol_id p = cg_parameter_of(f, cg_symbol_in(f, cg_id(signature)), position, CG_NONE);
    return p != CG_NONE && x->r->fixed[cg_gid_of(f, p)] == CG_CELL_FIXED ? cg_cell_before(x, cg_gid_of(f, p))
                                                                         : 0;
}

static void expect(cg_rctx *x, cg_values expected, cg_values given, unsigned depth);

/* (a) => (b) => …: what a function is to give is expected of what it gives. */
static void expect_result(cg_rctx *x, cg_value signature, cg_gid function, unsigned depth) {
    const cg_values *args;
    bool known = cg_tag(signature) == CG_VALUE_LITERAL && cg_id(signature) == CG_LITERAL_OTHER &&
                 cg_args_list(x->r->pool, cg_args(signature), &args) &&
                 cg_values_has(args[0], CG_VALUE_LITERAL);
    if (known && depth < 4 && cg_language_is_script(x->file->language))
        expect(x, args[0], cg_cell_read(x, function), depth + 1);
}

static void expect(cg_rctx *x, cg_values expected, cg_values given, unsigned depth) {
    const cg_value *signatures, *functions;
    uint32_t n = cg_values_list(&expected, &signatures), m = cg_values_list(&given, &functions);
    if (!(x->file->policy->flags & CG_POLICY_PARAMETER_FLOW) || !x->visiting) return;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = 0; k < m; k++) {
            if (cg_tag(functions[k]) != CG_VALUE_DEF || functions[k] == signatures[i]) continue;
            cg_rfile *f = cg_file_of(x->r, cg_id(functions[k]));
            const cg_symbol *s = cg_symbol_in(f, cg_id(functions[k]));
            for (uint32_t a = 0; cg_kind_is_function(s->kind) && a < s->arity && a < 8; a++) {
                cg_values type = expected_parameter(x, signatures[i], a);
                cg_symbol_id p = type ? cg_parameter_of(f, s, a, CG_NONE) : CG_NONE;
                if (p != CG_NONE) cg_add_to_symbol(x, cg_gid_of(f, p), type);
            }
            if (cg_kind_is_function(s->kind)) expect_result(x, signatures[i], cg_id(functions[k]), depth);
        }
}

void cg_expect(cg_rctx *x, cg_values expected, cg_values given) { expect(x, expected, given, 0); }

cg_values cg_functions_among(cg_rctx *x, cg_values v) {
    cg_value keep[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&v, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF && cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind))
            keep[kept++] = list[i];
    return cg_values_of(x->r->pool, keep, kept);
}

/* Go: functions among the arguments from a variadic parameter's place on are elements of what it holds. */
static void pass_variadic(cg_rctx *x, const cg_rfile *f, const cg_symbol *function, uint32_t position,
                          cg_values v) {
    cg_symbol_id p = function->arity ? cg_parameter_of(f, function, function->arity - 1u, CG_NONE) : CG_NONE;
    if (position + 1 < function->arity || p == CG_NONE || !(f->facts->symbols[p].flags & CG_SYM_VARIADIC))
        return;
    cg_add_to_symbol(x, cg_gid_of(f, p), cg_functions_among(x, v));
}

static void pass_to(cg_rctx *x, cg_gid function, const cg_expr *call, cg_symbol_id p, cg_expr_id argument) {
    cg_rfile *f = cg_file_of(x->r, function);
    cg_values v = x->values[argument];
    cg_values expected = f->facts->symbols[p].type ? cg_declared_type(x, f, p) : 0;
    bool script = cg_language_is_script(x->file->language);
    if (script) v = cg_seen_from(x, v, function);
    if (expected) {
        if (script && (cg_values_has(v, CG_VALUE_DEF) || cg_values_has(v, CG_VALUE_OBJECT)))
            expected = cg_parameter_type(x, function, call, expected, 0);
        cg_expect(x, expected, v);
        cg_fill_fields(x, expected, argument, 0);
    }
    cg_add_to_symbol(x, cg_gid_of(f, p), v);
}

/* C++: [](auto x) takes anything. */
static bool is_auto(const cg_rfile *f, cg_symbol_id parameter) {
    return parameter < f->facts->node_count && !f->facts->symbols[parameter].type &&
           cg_str_is(cg_facts_str(f->facts, f->facts->nodes[parameter].type_text), "auto");
}

static void pass_arguments(cg_rctx *x, cg_gid function, const cg_expr *call, uint32_t first) {
    const cg_facts *facts = x->facts;
    if (x->file->policy->expect) return; /* all parameters have types */
    const uint32_t *operands = cg_expr_operands(facts, call);
    cg_rfile *f = NULL;
    bool rest = false; /* something was spread, or is left for *args and **kwargs */
    for (uint32_t i = first; i < call->n && i < 64; i++) {
        const cg_expr *a = &facts->exprs[operands[i]];
        bool go = x->file->language == CG_LANG_GO;
        rest |= a->op == CG_EXPR_SPREAD;
        if (a->op == CG_EXPR_SPREAD && !go) break;
        cg_values v = x->values[operands[i]];
        bool worth = v && worth_passing(x, v);
        if (!v || (!worth && x->file->language != CG_LANG_CPP)) continue;
        if (!f) f = cg_file_of(x->r, function);
        if (go && (cg_symbol_in(f, function)->flags & CG_SYM_VARIADIC))
            pass_variadic(x, f, cg_symbol_in(f, function), i - first, v);
        cg_name_id keyword = a->op == CG_EXPR_KEYWORD ? cg_name_of(x->file, a->b) : CG_NONE;
        cg_symbol_id p = cg_parameter_of(f, cg_symbol_in(f, function), i - first, keyword);
        if (p == CG_NONE || (f->facts->symbols[p].flags & (CG_SYM_VARIADIC | CG_SYM_KEYWORDS)))
            rest = true;
        else if (worth || is_auto(f, p))
            pass_to(x, function, call, p, operands[i]);
    }
    if (rest && (x->file->policy->flags & CG_POLICY_REST)) cg_pass_rest(x, function, call, first);
}

void cg_pass_definition(cg_rctx *x, cg_values decorators, cg_gid definition) {
    const cg_value *list;
    uint32_t n = cg_values_list(&decorators, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF || !cg_kind_is_function(cg_symbol_of(x->r, cg_id(list[i]))->kind))
            continue;
        const cg_rfile *f = cg_file_of(x->r, cg_id(list[i]));
        cg_symbol_id p = cg_parameter_of(f, cg_symbol_in(f, cg_id(list[i])), 0, CG_NONE);
        if (p != CG_NONE && !(f->facts->symbols[p].flags & CG_SYM_VARIADIC))
            cg_add_to_symbol(x, cg_gid_of(f, p), cg_value_make(CG_VALUE_DEF, definition, 0));
    }
}

/* What a method is called on: x of x.f(), x.f::<T>() and, in <x as Trait>::f(), the type. */
static cg_values receivers_of(const cg_rctx *x, const cg_expr *call) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    if (callee->op == CG_EXPR_APPLY) callee = &x->facts->exprs[callee->a];
    if (callee->op != CG_EXPR_MEMBER) return 0;
    const cg_expr *object = &x->facts->exprs[callee->a];
    bool qualified = x->file->language == CG_LANG_RUST && object->op == CG_EXPR_CHOICE &&
                     (callee->n & CG_MEMBER_SCOPE) && object->n;
    return x->values[qualified ? *cg_expr_operands(x->facts, object) : callee->a];
}

static void take_results(cg_rctx *x, call_targets *t, const cg_expr *call) {
    bool used = cg_expr_is_used(x->file, (cg_expr_id)(call - x->facts->exprs));
    if (!used && x->file->language != CG_LANG_CPP) return; /* its templates see the arguments all the same */
    cg_resolver *r = x->r;
    cg_values receivers = receivers_of(x, call);
    for (uint32_t i = 0; i < t->function_count; i++) {
        cg_gid id = t->functions[i];
        const cg_rfile *f = cg_file_of(r, id);
        const cg_symbol *s = cg_symbol_in(f, id);
        if (s->kind == CG_NODE_MACRO && s->type && f->facts->exprs[s->type].op == CG_EXPR_AWAIT && call->n)
            t->result = cg_values_union(r->pool, t->result,
                                        cg_awaited(x, x->values[*cg_expr_operands(x->facts, call)]));
        if (s->kind == CG_NODE_CONSTRUCTOR || (s->kind == CG_NODE_MACRO && f->language != CG_LANG_RUST))
            continue;
        if (s->kind == CG_NODE_MACRO && s->type) continue;
        cg_values result = cg_cell_read(x, id);
        if (result == CG_VALUE_OF_MANY && (f->language == CG_LANG_GO || f->language == CG_LANG_RUST) &&
            s->type)
            result = cg_type_instances(x, cg_file_of(r, id), s->type, 0);
        cg_values self =
            receivers || !result ? receivers : cg_implicit_receiver(x, cg_value_make(CG_VALUE_DEF, id, 0));
        result = cg_result_through(x, self, id, result);
        result = cg_bind_arguments(x, id, call, result);
        if (result && r->fixed[id] != CG_CELL_FIXED) result = cg_values_inferred(r->pool, result);
        t->result = cg_values_union(r->pool, t->result, result);
    }
}

/* TypeScript: what comes back is said by the signatures that fit; the implementation under them is not seen. */
static void take_signature_results(cg_rctx *x, call_targets *t, const cg_expr *call) {
    call_targets seen = *t;
    seen.function_count = 0;
    for (uint32_t i = 0; i < t->function_count; i++) {
        const cg_rfile *f = cg_file_of(x->r, t->functions[i]);
        const cg_symbol *s = cg_symbol_in(f, t->functions[i]);
        bool hidden = false;
        for (uint32_t k = 0; k < t->function_count && !(s->flags & CG_SYM_DECLARATION); k++) {
            const cg_symbol *other = cg_symbol_of(x->r, t->functions[k]);
            hidden |= (other->flags & CG_SYM_DECLARATION) && cg_file_of(x->r, t->functions[k]) == f &&
                      other->scope == s->scope && other->name == s->name;
        }
        if (!hidden) seen.functions[seen.function_count++] = t->functions[i];
    }
    seen.function_count = choose_by_arity(x, seen.functions, seen.function_count, call);
    take_results(x, &seen, call);
    t->result = seen.result;
}

/* ---- Edges ---- */

static cg_string_id callee_name(const cg_facts *f, const cg_expr *callee) {
    for (int i = 0; i < 8; i++) {
        if (callee->op == CG_EXPR_NAME) return callee->a;
        if (callee->op == CG_EXPR_MEMBER) return callee->b;
        if (callee->op == CG_EXPR_SYMBOL) return f->symbols[callee->a].name;
        if (callee->op != CG_EXPR_APPLY && callee->op != CG_EXPR_INDEX && callee->op != CG_EXPR_CALL) break;
        callee = &f->exprs[callee->a];
    }
    return 0;
}

/* Called by itself, Base.__init__(self), it makes nothing. */
static bool is_constructor(cg_rctx *x, cg_gid id) {
    const cg_rfile *f = cg_file_of(x->r, id);
    const cg_symbol *s = cg_symbol_in(f, id);
    cg_str name = cg_facts_str(f->facts, s->name);
    if (s->kind == CG_NODE_CONSTRUCTOR) return true;
    for (int i = 0; i < 3 && f->policy->constructors[i]; i++)
        if (cg_str_is(name, f->policy->constructors[i])) return true;
    return false;
}

/* What has an unknown name counts as one of at least that many. */
#define UNNAMED_DOUBT 4u

static void emit_call(cg_rctx *x, const call_targets *t, const cg_expr *call) {
    cg_symbol_id source = cg_emit_source(x);
    const cg_expr *callee = &x->facts->exprs[call->a];
    unsigned n = t->function_count + t->other_count;
    if (n > CG_VALUES_MAX || (n == 0 && !(call->use & CG_USE_SILENT))) {
        cg_values object = callee->op == CG_EXPR_MEMBER ? x->values[callee->a] : 0;
        cg_unresolved_reason reason =
            t->external || cg_values_has(object, CG_VALUE_OPAQUE) || cg_values_has(object, CG_VALUE_LITERAL)
                ? CG_UNRESOLVED_EXTERNAL
            : cg_names_nothing(x, call->a) ? CG_UNRESOLVED_UNKNOWN
                                           : CG_UNRESOLVED_DYNAMIC;
        cg_emit_unresolved(x, call->op == CG_EXPR_NEW ? CG_EDGE_INSTANTIATES : CG_EDGE_CALLS, source,
                           callee_name(x->facts, callee), reason, call->at);
        return;
    }
    uint64_t inferred = t->inferred ? CG_VALUE_INFERRED : 0;
    unsigned doubt = t->unnamed ? UNNAMED_DOUBT : t->dynamic || (t->external && t->function_count) ? 1 : 0;
    for (uint32_t i = 0; i < t->function_count; i++) {
        bool makes = call->op == CG_EXPR_NEW || (t->made && is_constructor(x, t->functions[i]));
        cg_emit_one(x, makes ? CG_EDGE_INSTANTIATES : CG_EDGE_CALLS, source,
                    cg_value_make(CG_VALUE_DEF, t->functions[i], 0) | inferred, call->at, n + doubt);
    }
    for (uint32_t i = 0; i < t->other_count; i++) {
        bool type = cg_tag(t->others[i]) == CG_VALUE_DEF || makes_external(x, t->others[i], call);
        cg_emit_one(x, type ? CG_EDGE_INSTANTIATES : CG_EDGE_CALLS, source, t->others[i] | inferred, call->at,
                    n + doubt);
    }
}

cg_values cg_call_values(cg_rctx *x, cg_values callee, const cg_expr *call, uint32_t first) {
    call_targets t = {0};
    const cg_value *list;
    uint32_t n = cg_values_list(&callee, &list);
    for (uint32_t i = 0; i < n; i++) call_value(x, &t, list[i], call);
    if (x->file->policy->canonical) narrow(x, &t, 0, call);
    take_results(x, &t, call);
    emit_call(x, &t, call);
    for (uint32_t i = 0; i < t.function_count && t.function_count <= 4 && first != UINT32_MAX; i++)
        pass_arguments(x, t.functions[i], call, first);
    return t.inferred ? cg_values_inferred(x->r->pool, t.result) : t.result;
}

/* Whose members' results the policy may know: what comes from a library, and, where methods are known by name
 * alone, what a class has from its bases outside. */
static bool has_library_members(const cg_rctx *x, const call_targets *t, cg_value object) {
    cg_value_tag tag = cg_tag(object);
    bool inherits = t->function_count == 0 &&
                    ((x->file->policy->flags & CG_POLICY_METHOD_NAMES) || x->file->language == CG_LANG_RUST);
    return tag == CG_VALUE_LITERAL || tag == CG_VALUE_EXT_INSTANCE || tag == CG_VALUE_OBJECT ||
           (inherits && (tag == CG_VALUE_INSTANCE || tag == CG_VALUE_DEF || tag == CG_VALUE_SUPER));
}

/* What a library's or built-in method gives: elements of containers, contents of wrappers. */
static void library_results(cg_rctx *x, call_targets *t, const cg_expr *callee) {
    const cg_policy *p = x->file->policy;
    if (!p->builtin_member) return;
    if (callee->op == CG_EXPR_APPLY) callee = &x->facts->exprs[callee->a];
    cg_values objects = callee->op == CG_EXPR_MEMBER ? x->values[callee->a] : 0;
    cg_string_id name = callee->b;
    if (callee->op == CG_EXPR_NAME && (callee->n & CG_NAME_METHOD)) { /* of the class around */
        cg_gid c = cg_class_around(x, x->file, x->scope);
        objects = c == CG_NONE ? 0 : cg_value_make(CG_VALUE_INSTANCE, c, 0);
        name = callee->a;
    }
    const cg_value *list;
    uint32_t n = cg_values_list(&objects, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_values known = has_library_members(x, t, list[i])
                              ? p->builtin_member(x, list[i], cg_name_of(x->file, name), true)
                              : 0;
        if (known)
            t->result =
                t->result == CG_VALUE_OF_OPAQUE ? known : cg_values_union(x->r->pool, t->result, known);
    }
}

cg_values cg_eval_call(cg_rctx *x, cg_expr_id id) {
    const cg_expr *call = &x->facts->exprs[id];
    cg_values special = 0;
    if (x->file->policy->special_call && x->file->policy->special_call(x, id, &special)) return special;
    call_targets t = {0};
    cg_values callee = x->values[call->a];
    if (call->op == CG_EXPR_NEW && !callee) callee = cg_type_denotes(x, x->file, call->a, 0);
    const cg_value *list;
    uint32_t n = cg_values_list(&callee, &list);
    bool overloads = x->file->policy->flags & CG_POLICY_OVERLOADS;
    for (uint32_t i = 0; i < n; i++) call_value(x, &t, list[i], call);
    bool script = cg_language_is_script(x->file->language);
    if (script) take_signature_results(x, &t, call);
    if (!script && !overloads)
        take_results(x, &t, call); /* what the signatures of @overload say counts too */
    bool narrowed = t.made && (x->file->policy->flags & CG_POLICY_INCLUDES); /* constructors */
    if ((overloads || x->file->policy->canonical) && t.function_count > 0 && !narrowed &&
        !cg_values_has(callee, CG_VALUE_SUPER))
        narrow(x, &t, 0, call);
    if (!script && overloads) take_results(x, &t, call);
    library_results(x, &t, &x->facts->exprs[call->a]);
    emit_call(x, &t, call);
    for (uint32_t i = 0; i < t.function_count && t.function_count <= 4; i++)
        pass_arguments(x, t.functions[i], call, 0);
    if (x->file->policy->called) x->file->policy->called(x, call, t.functions, t.function_count);
    return t.inferred ? cg_values_inferred(x->r->pool, t.result) : t.result;
}
