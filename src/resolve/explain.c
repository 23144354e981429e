/* From an edge to the expression that makes it, and on to why that means what it does. */
#include "resolve/explain_internal.h"

#include <stdarg.h>
#include <stdio.h>

/* ---- Words ---- */

void cg_why_say(cg_whying *w, const cg_rfile *f, uint32_t at, const char *format, ...) {
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    if (w->steps.len >= CG_WHY_STEPS) return;
    cg_vec_push(&w->steps, (cg_why_step){w->depth, f ? f->index : CG_NONE, at,
                                         cg_arena_str(w->arena, cg_str_from(text))});
}

/* Enclosing definitions' names first. */
static void append_name(const cg_rfile *f, cg_symbol_id s, cg_buf *out) {
    cg_symbol_id chain[16];
    unsigned n = 0;
    for (cg_symbol_id i = s; i != 0 && i != CG_NONE && n < 16;) {
        chain[n++] = i;
        i = i < f->facts->node_count ? f->facts->nodes[i].parent
                                     : cg_facts_node_of_scope(f->facts, f->facts->symbols[i].scope);
    }
    while (n-- > 0) {
        cg_str name = cg_facts_str(f->facts, f->facts->symbols[chain[n]].name);
        if (out->len) cg_buf_append_char(out, '.');
        cg_buf_append(out, name.len ? name : CG_STR("<unnamed>"));
    }
}

cg_str cg_why_def(cg_whying *w, cg_gid id) {
    CG_CLEANUP(cg_buf_clear) cg_buf name = {0};
    const cg_rfile *f = cg_file_of(w->r, id);
    const cg_symbol *s = cg_symbol_in(f, id);
    append_name(f, id - f->symbol_base, &name);
    return cg_arena_format(w->arena, "%s %.*s", cg_node_kind_name((cg_node_kind)s->kind),
                           CG_STR_ARG(cg_buf_str(&name)));
}

static cg_str external_name(cg_whying *w, uint32_t id) {
    const cg_external *e = cg_external_at(w->r->pool, id);
    if (e->parent == CG_NONE) return e->name;
    cg_str up = external_name(w, e->parent);
    return cg_arena_format(w->arena, "%.*s.%.*s", CG_STR_ARG(up), CG_STR_ARG(e->name));
}

cg_str cg_why_value(cg_whying *w, cg_value v) {
    const cg_resolver *r = w->r;
    switch (cg_tag(v)) {
    case CG_VALUE_DEF: return cg_why_def(w, cg_id(v));
    case CG_VALUE_INSTANCE:
    case CG_VALUE_SUPER: {
        cg_str class_ = cg_why_def(w, cg_id(v));
        return cg_arena_format(w->arena, "an instance of %.*s", CG_STR_ARG(class_));
    }
    case CG_VALUE_MODULE: return cg_arena_format(w->arena, "file %.*s", CG_STR_ARG(r->files[cg_id(v)].path));
    case CG_VALUE_PACKAGE:
        return cg_arena_format(w->arena, "package %.*s", CG_STR_ARG(r->packages.at[cg_id(v)].name));
    case CG_VALUE_EXTERNAL: {
        cg_str name = external_name(w, cg_id(v));
        return cg_arena_format(w->arena, "the library's %.*s", CG_STR_ARG(name));
    }
    case CG_VALUE_EXT_INSTANCE: {
        cg_str name = external_name(w, cg_id(v));
        return cg_arena_format(w->arena, "an instance of the library's %.*s", CG_STR_ARG(name));
    }
    case CG_VALUE_OBJECT: return CG_STR("an object");
    case CG_VALUE_LITERAL: {
        static const char *const names[] = {
#define X(c) #c,
            CG_LITERALS(X)
#undef X
        };
        const char *name = cg_id(v) < sizeof names / sizeof *names ? names[cg_id(v)] : "OTHER";
        return cg_id(v) == CG_LITERAL_OTHER
                   ? CG_STR("a value of a built-in type")
                   : cg_arena_format(w->arena, "a value of the built-in type %s", name);
    }
    default: return CG_STR("a value that is not known");
    }
}

bool cg_why_same(cg_value a, cg_value b) { return cg_tag(a) == cg_tag(b) && cg_id(a) == cg_id(b); }

bool cg_why_holds(cg_values set, cg_value v) {
    const cg_value *list;
    uint32_t n = cg_values_list(&set, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_why_same(list[i], v)) return true;
    return false;
}

/* ---- Files ---- */

/* Nothing is being visited: what evaluation finds out is not noted, the solution stays as it is. */
void cg_why_enter(cg_whying *w, cg_rfile *f) {
    cg_rctx *x = w->x;
    uint32_t count = f->facts->exprs_len + 1;
    if (!w->values[f->index]) {
        x->visiting = false;
        cg_eval_begin(x, f);
        for (uint32_t i = 0; i < f->chunk_count; i++) cg_eval_chunk(x, &f->chunks[i], f->chunks[i + 1].first);
        w->denotes[f->index] = cg_arena_zero(w->arena, count, sizeof(cg_values));
        w->values[f->index] = cg_arena_zero(w->arena, count, sizeof(cg_values));
        memcpy(w->denotes[f->index], x->denotes, f->facts->exprs_len * sizeof(cg_values));
        memcpy(w->values[f->index], x->values, f->facts->exprs_len * sizeof(cg_values));
        cg_vec_reset(&x->edges);
        cg_vec_reset(&x->unresolved);
    }
    x->file = f;
    x->facts = f->facts;
}

void cg_why_at(cg_whying *w, cg_rfile *f, cg_expr_id e) {
    cg_why_enter(w, f);
    w->x->expr = e;
    w->x->scope = cg_facts_scope_of(f->facts, e);
}

/* ---- Calls ---- */

static bool is_target(const cg_whying *w, cg_value v) {
    const cg_why_query *q = w->query;
    if (cg_tag(v) == CG_VALUE_DEF && q->space == CG_TARGET_FILE)
        return cg_id(v) == cg_gid_of(&w->r->files[q->target], q->node);
    if (cg_tag(v) == CG_VALUE_MODULE && q->space == CG_TARGET_FILE)
        return cg_id(v) == q->target && q->node == 0;
    if (cg_tag(v) == CG_VALUE_EXTERNAL && q->space == CG_TARGET_EXTERNAL)
        return cg_external_is(w->r->pool, cg_id(v), q->package, q->path);
    if (cg_tag(v) == CG_VALUE_PACKAGE && q->space == CG_TARGET_PACKAGE)
        return cg_str_equal(w->r->packages.at[cg_id(v)].name, q->package);
    return false;
}

static cg_gid target_gid(const cg_whying *w) {
    const cg_why_query *q = w->query;
    return q->space == CG_TARGET_FILE ? cg_gid_of(&w->r->files[q->target], q->node) : CG_NONE;
}

/* Why calling v enters the target: because it is the target, or an overload, declaration, class or callable instance of
 * it. NULL: it does not. */
static const char *leads(cg_whying *w, cg_value v) {
    cg_gid target = target_gid(w), all[64];
    if (is_target(w, v)) return "";
    if (target == CG_NONE) return NULL;
    cg_gid owner = cg_class_of_member(w->x, target);
    const cg_policy *p = w->x->file->policy;
    if (cg_tag(v) == CG_VALUE_DEF && cg_kind_is_class(cg_symbol_of(w->r, cg_id(v))->kind))
        return owner == cg_id(v) ? "which has that constructor"
               : owner != CG_NONE && cg_class_is_below(w->r, cg_id(v), owner)
                   ? "which inherits that constructor"
                   : NULL;
    if (cg_tag(v) == CG_VALUE_INSTANCE || cg_tag(v) == CG_VALUE_SUPER)
        return owner != CG_NONE && (owner == cg_id(v) || cg_class_is_below(w->r, cg_id(v), owner))
                   ? "whose class has that method"
                   : NULL;
    if (cg_tag(v) != CG_VALUE_DEF) return NULL;
    if (p->canonical && p->canonical(w->x, w->x->file, cg_id(v)) == target)
        return "declared here and defined there";
    uint32_t n = cg_overloads_of(w->r, cg_id(v), all, 64);
    for (uint32_t i = 0; i < n; i++)
        if (all[i] == target) return "the overload that its arguments fit";
    return NULL;
}

static void say_overloads(cg_whying *w, cg_gid target) {
    cg_gid all[64];
    uint32_t n = target == CG_NONE ? 0 : cg_overloads_of(w->r, target, all, 64);
    bool overloads = w->x->file->policy->flags & CG_POLICY_OVERLOADS;
    if (n < 2 || !overloads) return;
    const cg_rfile *f = cg_file_of(w->r, target);
    const cg_symbol *s = cg_symbol_in(f, target);
    cg_why_say(w, f, s->at, "one of %u of that name; this one takes %u argument%s%s", n, s->arity,
               s->arity == 1 ? "" : "s", s->flags & CG_SYM_VARIADIC ? " or more" : "");
}

static bool why_call(cg_whying *w, cg_rfile *f, cg_expr_id id) {
    const cg_expr *call = &f->facts->exprs[id];
    cg_why_at(w, f, id);
    cg_values callee = w->values[f->index][call->a];
    if (!callee && call->op == CG_EXPR_NEW) callee = cg_type_denotes(w->x, f, call->a, 0);
    const cg_value *list;
    uint32_t n = cg_values_list(&callee, &list);
    for (uint32_t i = 0; i < n; i++) {
        const char *how = leads(w, list[i]);
        if (!how) continue;
        cg_str what = cg_why_value(w, list[i]);
        cg_why_say(w, f, call->at, "the call's callee is %.*s%s%s", CG_STR_ARG(what), *how ? ": " : "", how);
        w->depth++;
        say_overloads(w, target_gid(w));
        bool known = cg_why_expr(w, f, call->a, list[i]);
        w->depth--;
        return known;
    }
    return false;
}

/* ---- Other edges ---- */

static bool why_use(cg_whying *w, cg_rfile *f, cg_expr_id id) {
    cg_values d = w->denotes[f->index][id];
    const cg_value *list;
    uint32_t n = cg_values_list(&d, &list);
    cg_why_at(w, f, id);
    for (uint32_t i = 0; i < n; i++)
        if (is_target(w, list[i]) || leads(w, list[i])) return cg_why_denoted(w, f, id, list[i]);
    return false;
}

static bool why_import(cg_whying *w, cg_rfile *f) {
    for (uint32_t i = 0; i < f->facts->imports_len; i++) {
        const cg_import *import = &f->facts->imports[i];
        if (import->at != w->query->at) continue;
        cg_values targets = cg_import_target(w->x, f, import);
        const cg_value *list;
        uint32_t n = cg_values_list(&targets, &list);
        for (uint32_t k = 0; k < n; k++) {
            if (!is_target(w, list[k])) continue;
            cg_str what = cg_why_value(w, list[k]);
            cg_why_say(w, f, import->at, "'%.*s' is %.*s by the rules of the language's modules",
                       CG_STR_ARG(cg_facts_str(f->facts, import->module)), CG_STR_ARG(what));
            return true;
        }
    }
    return false;
}

static bool why_base(cg_whying *w, cg_rfile *f, cg_flow_kind a, cg_flow_kind b) {
    for (uint32_t i = 0; i < f->facts->flows_len; i++) {
        const cg_flow *flow = &f->facts->flows[i];
        const cg_expr *e = &f->facts->exprs[flow->value];
        if ((flow->kind != a && flow->kind != b) || e->at != w->query->at) continue;
        cg_why_at(w, f, flow->value);
        cg_values d = cg_type_denotes(w->x, f, flow->value, 0);
        const cg_value *list;
        uint32_t n = cg_values_list(&d, &list);
        for (uint32_t k = 0; k < n; k++) {
            if (!is_target(w, list[k]) && !leads(w, list[k])) continue;
            cg_str class_ = cg_why_def(w, cg_gid_of(f, flow->target));
            cg_why_say(w, f, e->at, "%.*s names it as a base", CG_STR_ARG(class_));
            w->depth++;
            bool known = cg_why_denoted(w, f, flow->value, list[k]);
            w->depth--;
            return known;
        }
    }
    return false;
}

/* Go: nothing declares it. */
static void say_satisfied(cg_whying *w, const cg_rfile *f, cg_gid type, cg_gid interface) {
    const cg_rfile *of = cg_file_of(w->r, interface);
    cg_str what = cg_why_def(w, type), name = cg_why_def(w, interface);
    cg_why_say(w, f, w->query->at, "%.*s has every method that %.*s asks for", CG_STR_ARG(what),
               CG_STR_ARG(name));
    w->depth++;
    cg_why_say(w, of, cg_symbol_in(of, interface)->at, "which are declared here");
    w->depth--;
}

static bool why_satisfied(cg_whying *w, cg_rfile *f) {
    cg_gid target = target_gid(w);
    for (cg_symbol_id s = 1; s < f->facts->node_count && target != CG_NONE && f->language == CG_LANG_GO;
         s++) {
        if (f->facts->symbols[s].at != w->query->at) continue;
        say_satisfied(w, f, cg_gid_of(f, s), target);
        return true;
    }
    return false;
}

/* The classes on the way from the overriding method's to the overridden one's. */
static bool why_override(cg_whying *w, cg_rfile *f) {
    cg_gid target = target_gid(w), up = cg_class_of_member(w->x, target);
    for (cg_symbol_id s = 1; s < f->facts->node_count; s++) {
        cg_gid own = cg_gid_of(f, s);
        const cg_symbol *symbol = &f->facts->symbols[s];
        if (symbol->at != w->query->at || !cg_kind_is_function(symbol->kind)) continue;
        cg_gid class_ = cg_class_of_member(w->x, own);
        const cg_class *c = class_ == CG_NONE ? NULL : cg_class_of(w->r, class_);
        for (uint32_t i = 1; c && i < c->mro_len; i++) {
            const cg_rfile *of = cg_file_of(w->r, c->mro[i].id);
            cg_str base = cg_why_def(w, c->mro[i].id), below = cg_why_def(w, class_);
            bool there = c->mro[i].id == up;
            cg_why_say(w, of, cg_symbol_in(of, c->mro[i].id)->at, "%.*s has %.*s among its bases%s",
                       CG_STR_ARG(below), CG_STR_ARG(base), there ? ", which has a method of that name" : "");
            if (there) return true;
        }
        if (class_ != CG_NONE && up != CG_NONE && f->language == CG_LANG_GO) {
            say_satisfied(w, f, class_, up);
            return true;
        }
    }
    return false;
}

static bool is_call_edge(cg_edge_kind kind) {
    return kind == CG_EDGE_CALLS || kind == CG_EDGE_INSTANTIATES || kind == CG_EDGE_TESTS;
}

static bool why_expressions(cg_whying *w, cg_rfile *f) {
    const cg_why_query *q = w->query;
    for (cg_expr_id e = 1; e < f->facts->exprs_len && is_call_edge(q->kind); e++) {
        const cg_expr *call = &f->facts->exprs[e];
        if ((call->op != CG_EXPR_CALL && call->op != CG_EXPR_NEW) || call->at != q->at) continue;
        bool known = why_call(w, f, e); /* f(x)(y) has two at one place */
        if (w->steps.len > 0) return known;
    }
    if (is_call_edge(q->kind)) {
        cg_why_say(
            w, f, q->at,
            "a call that a rule of the language or of a library makes here, not a value of the callee");
        return false;
    }
    for (cg_expr_id e = 1; e < f->facts->exprs_len; e++) {
        uint8_t op = f->facts->exprs[e].op;
        bool name = op == CG_EXPR_NAME || op == CG_EXPR_MEMBER || op == CG_EXPR_SYMBOL;
        if (!name || f->facts->exprs[e].at != q->at) continue;
        size_t before = w->steps.len;
        bool known = why_use(w, f, e);
        if (w->steps.len > before) return known;
    }
    return false;
}

static bool why_edge(cg_whying *w, cg_rfile *f) {
    switch (w->query->kind) {
    case CG_EDGE_IMPORTS: return why_import(w, f);
    case CG_EDGE_EXTENDS:
    case CG_EDGE_IMPLEMENTS:
        return why_base(w, f, CG_FLOW_EXTENDS, CG_FLOW_IMPLEMENTS) || why_satisfied(w, f);
    case CG_EDGE_OVERRIDES: return why_override(w, f);
    default: return why_expressions(w, f);
    }
}

static bool is_found(const cg_whying *w, const cg_found_edge *e) {
    const cg_why_query *q = w->query;
    if (e->at != q->at || e->kind != q->kind || e->space != q->space) return false;
    return q->space != CG_TARGET_FILE || (e->target == q->target && e->node == q->node);
}

/* Depths without gaps: a step stands one below the last one that was less deep. */
static void close_gaps(cg_why *why) {
    uint32_t was[CG_WHY_STEPS], count = 0;
    for (uint32_t i = 0; i < why->count; i++) {
        uint32_t depth = why->steps[i].depth;
        while (count > 0 && was[count - 1] >= depth) count--;
        why->steps[i].depth = count;
        was[count++] = depth;
    }
}

void cg_explain(cg_resolver *r, const cg_why_query *query, cg_arena *arena, cg_why *out) {
    cg_whying w = {.r = r, .x = &r->workers[0], .arena = arena, .query = query};
    cg_rfile *f = &r->files[query->file];
    w.denotes = CG_NEW_ARRAY(arena, cg_values *, r->file_count + 1);
    w.values = CG_NEW_ARRAY(arena, cg_values *, r->file_count + 1);
    *out = (cg_why){0};
    for (uint32_t i = 0; i < f->found.edge_count && !out->found; i++)
        out->found = is_found(&w, &f->found.edges[i]);
    cg_why_enter(&w, f);
    out->complete = why_edge(&w, f);
    out->count = (uint32_t)w.steps.len;
    out->steps = CG_NEW_ARRAY(arena, cg_why_step, w.steps.len + 1);
    if (w.steps.len) memcpy(out->steps, w.steps.at, w.steps.len * sizeof *w.steps.at);
    close_gaps(out);
    cg_vec_clear(&w.steps);
    cg_map64_clear(&w.seen);
}
