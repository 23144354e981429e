/* Why a variable holds a value, and why a function gives one: declared types, assignments, arguments, results. */
#include "resolve/explain_internal.h"

/* ---- Declared types ---- */

static cg_value type_of(cg_value v) {
    if (cg_tag(v) == CG_VALUE_INSTANCE || cg_tag(v) == CG_VALUE_SUPER)
        return cg_value_make(CG_VALUE_DEF, cg_id(v), 0);
    return cg_tag(v) == CG_VALUE_EXT_INSTANCE ? cg_value_make(CG_VALUE_EXTERNAL, cg_id(v), 0) : v;
}

static bool by_type(cg_whying *w, cg_rfile *f, const cg_symbol *s, cg_value v, const char *of) {
    if (!s->type) return false;
    cg_why_at(w, f, s->type);
    if (!cg_why_holds(cg_type_instances(w->x, f, s->type, 0), v)) return false;
    cg_str what = cg_why_value(w, type_of(v));
    cg_why_say(w, f, f->facts->exprs[s->type].at, "%s '%.*s' is declared as %.*s", of,
               CG_STR_ARG(cg_facts_str(f->facts, s->name)), CG_STR_ARG(what));
    w->depth++;
    (void)cg_why_denoted(w, f, s->type, type_of(v));
    w->depth--;
    return true;
}

/* A name for a type, and a member of an enumeration. */
static bool by_definition(cg_whying *w, cg_rfile *f, const cg_symbol *s, cg_value v) {
    cg_str name = cg_facts_str(f->facts, s->name), what = cg_why_value(w, v);
    if (s->kind == CG_NODE_ENUM_MEMBER) {
        cg_why_say(w, f, s->at, "'%.*s' is listed in it: %.*s", CG_STR_ARG(name), CG_STR_ARG(what));
        return true;
    }
    if (s->kind != CG_NODE_TYPE_ALIAS || !s->type) return false;
    cg_why_at(w, f, s->type);
    if (!cg_why_holds(cg_type_denotes(w->x, f, s->type, 0), v)) return false;
    cg_why_say(w, f, f->facts->exprs[s->type].at, "'%.*s' is another name of %.*s", CG_STR_ARG(name),
               CG_STR_ARG(what));
    w->depth++;
    (void)cg_why_denoted(w, f, s->type, v);
    w->depth--;
    return true;
}

/* ---- Flows of one file ---- */

static bool is_stored_in(cg_whying *w, cg_rfile *f, const cg_flow *flow, cg_gid id, cg_str name) {
    const cg_expr *t = &f->facts->exprs[flow->target];
    const cg_symbol *s = cg_symbol_of(w->r, id);
    bool local = s->kind == CG_NODE_PARAMETER || (s->flags & CG_SYM_LOCAL);
    if (t->op == CG_EXPR_MEMBER) return !local && cg_str_equal(cg_facts_str(f->facts, t->b), name);
    return cg_why_holds(w->denotes[f->index][flow->target], cg_value_make(CG_VALUE_DEF, id, 0)) ||
           (t->op == CG_EXPR_SYMBOL && cg_gid_of(f, t->a) == id);
}

static bool by_flow(cg_whying *w, cg_rfile *f, cg_gid id, cg_value v, bool own) {
    static const char *const words[CG_FLOW_KIND_COUNT] = {
        [CG_FLOW_ASSIGN] = "assigned here",        [CG_FLOW_STORE] = "stored here",
        [CG_FLOW_RETURN] = "returned here",        [CG_FLOW_YIELD] = "yielded here",
        [CG_FLOW_DEFAULT] = "the default is this", [CG_FLOW_DECORATE] = "made by this decorator"};
    const cg_symbol *s = cg_symbol_of(w->r, id);
    cg_str name = cg_facts_str(cg_file_of(w->r, id)->facts, s->name);
    cg_why_enter(w, f);
    for (uint32_t i = 0; i < f->facts->flows_len; i++) {
        const cg_flow *flow = &f->facts->flows[i];
        if (!words[flow->kind] || !cg_why_holds(w->values[f->index][flow->value], v)) continue;
        bool meant = flow->kind == CG_FLOW_STORE ? is_stored_in(w, f, flow, id, name)
                                                 : own && cg_gid_of(f, flow->target) == id;
        if (!meant) continue;
        cg_why_say(w, f, f->facts->exprs[flow->value].at, "'%.*s': %s", CG_STR_ARG(name), words[flow->kind]);
        return cg_why_expr(w, f, flow->value, v);
    }
    return false;
}

/* ---- Arguments ---- */

static cg_gid function_of_parameter(cg_whying *w, cg_gid parameter) {
    const cg_rfile *f = cg_file_of(w->r, parameter);
    const cg_symbol *s = cg_symbol_in(f, parameter);
    return s->scope == CG_NONE ? CG_NONE : cg_gid_of(f, f->facts->scopes[s->scope].owner);
}

static bool calls(cg_whying *w, const cg_rfile *f, const cg_expr *call, cg_gid function) {
    cg_values callee = w->values[f->index][call->a];
    const cg_value *list;
    uint32_t n = cg_values_list(&callee, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        if (cg_id(list[i]) == function || cg_class_of_member(w->x, function) == cg_id(list[i])) return true;
    }
    return false;
}

/* The argument that becomes the parameter, 0 if there is none. */
static cg_expr_id argument_for(const cg_rfile *f, const cg_expr *call, const cg_symbol *p, cg_str name) {
    const uint32_t *operands = cg_expr_operands(f->facts, call);
    uint32_t position = 0;
    for (uint32_t i = 0; i < call->n; i++) {
        const cg_expr *o = &f->facts->exprs[operands[i]];
        if (o->op == CG_EXPR_KEYWORD) {
            if (cg_str_equal(cg_facts_str(f->facts, o->b), name)) return o->a;
        } else if (position++ == p->arity && !(p->flags & CG_SYM_KEYWORD_ONLY)) {
            return operands[i];
        }
    }
    return 0;
}

static bool argument_in(cg_whying *w, cg_rfile *f, cg_gid parameter, cg_gid function, cg_value v) {
    const cg_rfile *of = cg_file_of(w->r, parameter);
    const cg_symbol *p = cg_symbol_in(of, parameter);
    cg_str name = cg_facts_str(of->facts, p->name);
    cg_why_enter(w, f);
    for (cg_expr_id e = 1; e < f->facts->exprs_len; e++) {
        const cg_expr *call = &f->facts->exprs[e];
        if ((call->op != CG_EXPR_CALL && call->op != CG_EXPR_NEW) || !calls(w, f, call, function)) continue;
        cg_expr_id given = argument_for(f, call, p, name);
        if (!given || !cg_why_holds(w->values[f->index][given], v)) continue;
        cg_str callee = cg_why_def(w, function);
        cg_why_say(w, f, f->facts->exprs[given].at, "passed here to %.*s as '%.*s'", CG_STR_ARG(callee),
                   CG_STR_ARG(name));
        return cg_why_expr(w, f, given, v);
    }
    return false;
}

/* In its own file first. */
static bool by_argument(cg_whying *w, cg_gid parameter, cg_value v) {
    cg_rfile *own = cg_file_of(w->r, parameter);
    cg_gid function = function_of_parameter(w, parameter);
    size_t before = w->steps.len;
    if (function == CG_NONE) return false;
    bool known = argument_in(w, own, parameter, function, v);
    for (uint32_t i = 0; i < w->r->file_count && w->steps.len == before; i++) {
        cg_rfile *f = &w->r->files[i];
        if (f->facts && f != own && f->policy == own->policy)
            known = argument_in(w, f, parameter, function, v);
    }
    return known;
}

/* The instance or class a method is called on. */
static bool by_receiver(cg_whying *w, cg_rfile *f, const cg_symbol *s, cg_value v) {
    cg_gid class_ = cg_class_of_member(
        w->x, function_of_parameter(w, cg_gid_of(f, (cg_symbol_id)(s - f->facts->symbols))));
    if (class_ == CG_NONE) return false;
    cg_str what = cg_why_value(w, v);
    cg_why_say(w, f, s->at, "'%.*s' is what the method is called on: %.*s",
               CG_STR_ARG(cg_facts_str(f->facts, s->name)), CG_STR_ARG(what));
    return true;
}

/* ---- Cells ---- */

static bool once(cg_whying *w, cg_gid id, cg_value v) {
    uint64_t key = cg_hash_mix((uint64_t)id << 32 ^ (v & ~CG_VALUE_INFERRED)) >> 1 | 1ull << 62;
    return (*cg_map64_slot(&w->seen, key, 0))++ == 0 && w->steps.len < CG_WHY_STEPS;
}

bool cg_why_cell(cg_whying *w, cg_gid id, cg_value v) {
    cg_rfile *f = cg_file_of(w->r, id);
    const cg_symbol *s = cg_symbol_in(f, id);
    size_t before = w->steps.len;
    bool known = false;
    if (!once(w, id, v)) return true;
    if (s->kind == CG_NODE_PARAMETER && (s->flags & CG_SYM_RECEIVER) && !s->type && by_receiver(w, f, s, v))
        return true;
    if (by_definition(w, f, s, v)) return true;
    if (by_type(w, f, s, v, cg_node_kind_name((cg_node_kind)s->kind))) return true;
    known = by_flow(w, f, id, v, true);
    if (w->steps.len == before && s->kind == CG_NODE_PARAMETER) known = by_argument(w, id, v);
    bool member = s->kind == CG_NODE_FIELD || s->kind == CG_NODE_PROPERTY || s->kind == CG_NODE_VARIABLE;
    for (uint32_t i = 0; i < w->r->file_count && w->steps.len == before && member; i++) {
        cg_rfile *other = &w->r->files[i];
        bool speaks = other->facts && other != f && other->policy == f->policy;
        if (speaks && !(s->flags & CG_SYM_LOCAL)) known = by_flow(w, other, id, v, false);
    }
    if (w->steps.len > before) return known;
    cg_str what = cg_why_value(w, v);
    cg_why_say(w, f, s->at, "'%.*s' holds %.*s; how that came there was not traced",
               CG_STR_ARG(cg_facts_str(f->facts, s->name)), CG_STR_ARG(what));
    return false;
}

bool cg_why_result(cg_whying *w, cg_gid function, cg_value v) {
    cg_rfile *f = cg_file_of(w->r, function);
    const cg_symbol *s = cg_symbol_in(f, function);
    size_t before = w->steps.len;
    if (!once(w, function, v)) return true;
    if (by_type(w, f, s, v, "the result of")) return true;
    bool known = by_flow(w, f, function, v, true);
    if (w->steps.len > before) return known;
    cg_str what = cg_why_value(w, v);
    cg_why_say(w, f, s->at, "what '%.*s' gives is %.*s; how was not traced",
               CG_STR_ARG(cg_facts_str(f->facts, s->name)), CG_STR_ARG(what));
    return false;
}

/* ---- Containers ---- */

bool cg_why_made_with(cg_whying *w, cg_rfile *f, cg_expr_id e, cg_value v) {
    const cg_expr *made = &f->facts->exprs[e];
    const uint32_t *operands = cg_expr_operands(f->facts, made);
    cg_why_enter(w, f);
    for (uint32_t i = 0; i < made->n; i++) {
        if (!cg_why_holds(w->values[f->index][operands[i]], v)) continue;
        cg_why_say(w, f, f->facts->exprs[operands[i]].at, "put into it here");
        return cg_why_expr(w, f, operands[i], v);
    }
    return false;
}

/* Objects are known by where they are made; lists by their elements: the way to where they are made is followed. */
bool cg_why_part(cg_whying *w, cg_rfile *f, cg_expr_id container, cg_value v) {
    cg_values objects = w->values[f->index][container];
    const cg_value *list;
    uint32_t n = cg_values_list(&objects, &list);
    cg_str what = cg_why_value(w, v);
    cg_why_say(w, f, f->facts->exprs[container].at, "%.*s is a part of this", CG_STR_ARG(what));
    cg_value outer = w->part;
    size_t before = w->steps.len;
    bool known = false;
    w->part = v;
    w->depth++;
    for (uint32_t i = 0; i < n && w->steps.len == before; i++) {
        cg_value_tag tag = cg_tag(list[i]);
        cg_rfile *of = tag == CG_VALUE_OBJECT ? cg_file_of_expr(w->r, cg_id(list[i])) : NULL;
        if (of && of->facts->exprs[cg_id(list[i]) - of->expr_base].op == CG_EXPR_MAP)
            known = cg_why_made_with(w, of, cg_id(list[i]) - of->expr_base, v);
        else if (tag == CG_VALUE_LITERAL || tag == CG_VALUE_INSTANCE)
            known = cg_why_expr(w, f, container, list[i]);
    }
    w->depth--;
    w->part = outer;
    return known;
}
