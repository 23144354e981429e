/* Edges out of the solution, each with its site, how it was won, and how sure that is. */
#include "resolve/internal.h"

#include <stdlib.h>

/* What happens in a function or class without a name is ascribed to the named definition around it. */
cg_symbol_id cg_emit_source(const cg_rctx *x) {
    cg_symbol_id s = cg_facts_node_of_scope(x->facts, x->scope);
    while (s != 0 && x->facts->symbols[s].name == 0)
        s = cg_facts_node_of_scope(x->facts, x->facts->symbols[s].scope);
    return s;
}

/* Percent. One target that scope, import or declared type proves; one that flow or inference found; several. What of
 * each was right in the development sets is in docs/accuracy.md: scripts/reliability. */
static uint8_t confidence_of(bool inferred, unsigned candidates) {
    if (candidates <= 1) return inferred ? 92 : 99;
    if (candidates == 2) return 60;
    if (candidates <= 4) return 50;
    return (uint8_t)(100 / candidates);
}

/* Where an edge can lead: fills in target, node and space. */
static bool place_target(cg_rctx *x, cg_value v, cg_found_edge *edge) {
    switch (cg_tag(v)) {
    case CG_VALUE_DEF:
    case CG_VALUE_INSTANCE: {
        const cg_rfile *f = cg_file_of(x->r, cg_id(v));
        cg_symbol_id s = cg_id(v) - f->symbol_base;
        uint8_t kind = f->facts->symbols[s].kind;
        if (s >= f->facts->node_count || kind == CG_NODE_PARAMETER || kind == CG_NODE_IMPORT) return false;
        edge->space = CG_TARGET_FILE;
        edge->target = f->index;
        edge->node = s;
        return true;
    }
    case CG_VALUE_MODULE:
        edge->space = CG_TARGET_FILE;
        edge->target = cg_id(v);
        edge->node = 0;
        return true;
    case CG_VALUE_PACKAGE:
        edge->space = CG_TARGET_PACKAGE;
        edge->target = cg_id(v);
        edge->node = 0;
        return true;
    case CG_VALUE_EXTERNAL:
        edge->space = CG_TARGET_EXTERNAL;
        edge->target = cg_id(v);
        edge->node = 0;
        return true;
    default: return false;
    }
}

void cg_emit_one(cg_rctx *x, cg_edge_kind kind, cg_symbol_id source, cg_value target, uint32_t at,
                 unsigned candidates) {
    cg_found_edge e = {.source = source, .at = at, .kind = kind & 31u};
    if (!place_target(x, target, &e)) return;
    bool inferred = target & CG_VALUE_INFERRED;
    e.resolution = (candidates > 1 ? CG_RESOLUTION_CANDIDATE
                    : inferred     ? CG_RESOLUTION_INFERRED
                                   : CG_RESOLUTION_EXACT) &
                   7;
    e.confidence = confidence_of(inferred, candidates);
    e.candidates = (uint8_t)(candidates < 1 ? 1 : candidates > 255 ? 255 : candidates);
    cg_vec_push(&x->edges, e);
    bool tests = kind == CG_EDGE_CALLS && e.space == CG_TARGET_FILE && e.target != x->file->index &&
                 ((x->file->marks & CG_FILE_TEST) || (x->facts->symbols[source].flags & CG_SYM_TEST)) &&
                 !(x->r->files[e.target].marks & CG_FILE_TEST) &&
                 (cg_kind_is_function(x->facts->symbols[source].kind) ||
                  (source == 0 && cg_language_is_script(x->file->language))); /* tests without a name */
    if (tests) {
        e.kind = CG_EDGE_TESTS;
        cg_vec_push(&x->edges, e);
    }
}

void cg_emit(cg_rctx *x, cg_edge_kind kind, cg_symbol_id source, cg_values targets, uint32_t at) {
    const cg_value *list;
    uint32_t n = cg_values_list(&targets, &list), count = 0;
    cg_found_edge probe;
    for (uint32_t i = 0; i < n; i++) count += place_target(x, list[i], &probe);
    for (uint32_t i = 0; i < n; i++) cg_emit_one(x, kind, source, list[i], at, count);
}

void cg_emit_unresolved(cg_rctx *x, cg_edge_kind kind, cg_symbol_id source, cg_string_id name,
                        cg_unresolved_reason reason, uint32_t at) {
    if (name == 0) return;
    cg_found_unresolved u = {source, at, name, (uint8_t)kind, (uint8_t)reason};
    cg_vec_push(&x->unresolved, u);
}

/* ---- Uses of names ---- */

static cg_edge_kind kind_of_use(const cg_rctx *x, cg_value target, uint8_t use) {
    if (cg_tag(target) != CG_VALUE_DEF)
        return use & CG_USE_TYPE    ? CG_EDGE_USES_TYPE
               : use & CG_USE_WRITE ? CG_EDGE_WRITES
                                    : CG_EDGE_REFERENCES;
    uint8_t kind = cg_symbol_of(x->r, cg_id(target))->kind;
    if (use & CG_USE_TYPE) return CG_EDGE_USES_TYPE;
    switch (kind) {
    case CG_NODE_VARIABLE:
    case CG_NODE_CONSTANT:
    case CG_NODE_FIELD:
    case CG_NODE_PROPERTY:
    case CG_NODE_ENUM_MEMBER: return use & CG_USE_WRITE ? CG_EDGE_WRITES : CG_EDGE_READS;
    case CG_NODE_METHOD:
    case CG_NODE_FUNCTION:
        if (cg_symbol_of(x->r, cg_id(target))->flags & (CG_SYM_GETTER | CG_SYM_SETTER))
            return use & CG_USE_WRITE ? CG_EDGE_WRITES : CG_EDGE_READS;
        return CG_EDGE_REFERENCES;
    default: return CG_EDGE_REFERENCES;
    }
}

/* Declarations and their definition are one target. */
static cg_values joined(cg_rctx *x, cg_values targets) {
    const cg_policy *p = x->file->policy;
    if (!p->canonical) return targets;
    cg_value out[CG_VALUES_MAX];
    const cg_value *list;
    uint32_t n = cg_values_list(&targets, &list);
    for (uint32_t i = 0; i < n; i++)
        out[i] = cg_tag(list[i]) == CG_VALUE_DEF
                     ? cg_value_make(CG_VALUE_DEF, p->canonical(x, x->file, cg_id(list[i])), 0) |
                           (list[i] & CG_VALUE_INFERRED)
                     : list[i];
    return cg_values_of(x->r->pool, out, n);
}

static void emit_targets(cg_rctx *x, const cg_expr *e, cg_values targets) {
    const cg_value *list;
    uint32_t n = cg_values_list(&targets, &list), count = 0;
    cg_found_edge probe;
    for (uint32_t i = 0; i < n; i++) count += place_target(x, list[i], &probe);
    cg_symbol_id source = cg_emit_source(x);
    for (uint32_t i = 0; i < n; i++) {
        cg_value_tag tag = cg_tag(list[i]);
        if (tag == CG_VALUE_MODULE || tag == CG_VALUE_PACKAGE || tag == CG_VALUE_INSTANCE) continue;
        if (tag == CG_VALUE_EXTERNAL && cg_external_at(x->r->pool, cg_id(list[i]))->depth == 0) continue;
        if (tag == CG_VALUE_DEF && cg_symbol_of(x->r, cg_id(list[i]))->kind == CG_NODE_NAMESPACE) continue;
        if (tag == CG_VALUE_EXTERNAL && (e->use & CG_USE_TYPE))
            cg_external_use(x->r->pool, cg_id(list[i]), CG_EXTERNAL_TYPE);
        cg_edge_kind kind = kind_of_use(x, list[i], e->use);
        if ((e->use & CG_USE_WRITE) && kind == CG_EDGE_REFERENCES) continue; /* it is defined there */
        cg_emit_one(x, kind, source, list[i], e->at, count);
        if ((e->use & CG_USE_RESULT) && kind == CG_EDGE_USES_TYPE)
            cg_emit_one(x, CG_EDGE_RETURNS_TYPE, source, list[i], e->at, count);
    }
}

bool cg_names_nothing(const cg_rctx *x, cg_expr_id id) {
    const cg_expr *e = &x->facts->exprs[id];
    if (e->op == CG_EXPR_NAME && x->denotes[id] == 0) return true;
    bool python = x->file->policy->flags & CG_POLICY_C3;
    for (int i = 0; i < 8 && python && e->op == CG_EXPR_MEMBER; i++) {
        if (x->denotes[id] == 0 && cg_tag(x->values[e->a]) == CG_VALUE_MODULE) return true;
        id = e->a;
        e = &x->facts->exprs[id];
    }
    return python && (e->op == CG_EXPR_NAME || e->op == CG_EXPR_SYMBOL) &&
           x->denotes[id] == CG_VALUE_OF_UNKNOWN;
}

void cg_emit_use(cg_rctx *x, cg_expr_id id) {
    const cg_expr *e = &x->facts->exprs[id];
    if (e->op != CG_EXPR_NAME && e->op != CG_EXPR_MEMBER && e->op != CG_EXPR_SYMBOL) return;
    if (e->use & (CG_USE_CALLEE | CG_USE_BASE | CG_USE_SILENT | CG_USE_IMPORT)) return;
    cg_values targets = joined(x, x->denotes[id]);
    if (x->file->policy->referenced) targets = x->file->policy->referenced(x, targets);
    cg_string_id name = e->op == CG_EXPR_NAME     ? e->a
                        : e->op == CG_EXPR_MEMBER ? e->b
                                                  : x->facts->symbols[e->a].name;
    cg_edge_kind kind = e->use & CG_USE_TYPE    ? CG_EDGE_USES_TYPE
                        : e->use & CG_USE_WRITE ? CG_EDGE_WRITES
                                                : CG_EDGE_READS;
    if (targets == 0 || targets == CG_VALUE_OF_UNKNOWN || cg_tag(targets) == CG_VALUE_MANY) {
        if (e->op == CG_EXPR_SYMBOL) return;
        cg_unresolved_reason reason = cg_names_nothing(x, id) ? CG_UNRESOLVED_UNKNOWN : CG_UNRESOLVED_DYNAMIC;
        cg_emit_unresolved(x, kind, cg_emit_source(x), name, reason, e->at);
    } else if (targets == CG_VALUE_OF_OPAQUE) {
        cg_emit_unresolved(x, kind, cg_emit_source(x), name, CG_UNRESOLVED_EXTERNAL, e->at);
    } else {
        emit_targets(x, e, targets);
    }
}

/* ---- Edges that no expression makes ---- */

static void mark_externals(cg_rctx *x, cg_values targets, uint32_t uses) {
    const cg_value *list;
    uint32_t n = cg_values_list(&targets, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_EXTERNAL) cg_external_use(x->r->pool, cg_id(list[i]), uses);
}

static void emit_imports(cg_rctx *x, cg_rfile *f) {
    for (uint32_t i = 0; i < f->facts->imports_len; i++) {
        const cg_import *import = &f->facts->imports[i];
        if ((f->policy->flags & CG_POLICY_INCLUDES) && import->kind != CG_IMPORT_INCLUDE) continue;
        if ((import->flags & CG_IMPORT_DYNAMIC) && (import->flags & CG_IMPORT_TYPE_ONLY))
            continue; /* documentation's */
        cg_values targets = cg_import_target(x, f, import);
        if (cg_tag(targets) == CG_VALUE_MODULE && cg_id(targets) == f->index) continue;
        if (targets == 0 || targets == CG_VALUE_OF_UNKNOWN)
            cg_emit_unresolved(x, CG_EDGE_IMPORTS, 0, import->module, CG_UNRESOLVED_UNKNOWN, import->at);
        else
            cg_emit(x, CG_EDGE_IMPORTS, 0, targets, import->at);
        mark_externals(x, targets, CG_EXTERNAL_MODULE);
    }
}

/* Java's new I() { … }: the class without a name implements what it names if that is an interface. */
static bool makes_interface_real(cg_rctx *x, const cg_rfile *f, cg_symbol_id class_, cg_values base) {
    return (f->facts->symbols[class_].flags & CG_SYM_ANONYMOUS) && cg_tag(base) == CG_VALUE_DEF &&
           cg_symbol_of(x->r, cg_id(base))->kind == CG_NODE_INTERFACE;
}

static void emit_bases(cg_rctx *x, cg_rfile *f) {
    for (uint32_t i = 0; i < f->facts->flows_len; i++) {
        const cg_flow *flow = &f->facts->flows[i];
        const cg_expr *e = &f->facts->exprs[flow->value];
        if (flow->kind == CG_FLOW_EXTENDS || flow->kind == CG_FLOW_IMPLEMENTS) {
            x->expr = flow->value;
            x->scope = cg_facts_scope_of(f->facts, flow->value);
            cg_values targets = cg_type_denotes(x, f, flow->value, 0);
            cg_edge_kind kind =
                flow->kind == CG_FLOW_EXTENDS && !makes_interface_real(x, f, flow->target, targets)
                    ? CG_EDGE_EXTENDS
                    : CG_EDGE_IMPLEMENTS;
            /* derive(X) names a macro: what it implements is told only by its having the name of one of our traits. */
            if (f->language == CG_LANG_RUST && flow->kind == CG_FLOW_IMPLEMENTS &&
                cg_values_has(targets, CG_VALUE_DEF))
                kind = CG_EDGE_ANNOTATES;
            if (targets == 0 || targets == CG_VALUE_OF_UNKNOWN)
                cg_emit_unresolved(x, kind, flow->target, e->op == CG_EXPR_NAME ? e->a : 0,
                                   CG_UNRESOLVED_UNKNOWN, e->at);
            else
                cg_emit(x, kind, flow->target, joined(x, targets), e->at);
            mark_externals(x, targets, CG_EXTERNAL_TYPE);
        }
    }
}

void cg_emit_decorated(cg_rctx *x, const cg_flow *flow) {
    const cg_expr *e = &x->facts->exprs[flow->value];
    while (
        (e->op == CG_EXPR_CALL || e->op == CG_EXPR_NEW || e->op == CG_EXPR_APPLY || e->op == CG_EXPR_CAST) &&
        e->a)
        e = &x->facts->exprs[e->a];
    cg_values targets = x->denotes[e - x->facts->exprs];
    if (flow->target < x->facts->node_count)
        cg_emit(x, CG_EDGE_ANNOTATES, flow->target, joined(x, targets), e->at);
    mark_externals(x, targets,
                   x->file->policy->flags & CG_POLICY_PARAMETER_FLOW ? CG_EXTERNAL_CALLED : CG_EXTERNAL_TYPE);
}

static void emit_override(cg_rctx *x, cg_rfile *f, cg_symbol_id s) {
    const cg_symbol *symbol = &f->facts->symbols[s];
    if (symbol->kind != CG_NODE_METHOD || (symbol->flags & CG_SYM_STATIC) ||
        symbol->visibility == CG_VISIBILITY_PRIVATE)
        return;
    cg_gid c = cg_class_of_member(x, cg_gid_of(f, s));
    const cg_class *class_ = c == CG_NONE ? NULL : cg_class_of(x->r, c);
    if (!class_ || class_->mro_len < 2) return;
    cg_values above = f->policy->overridden ? f->policy->overridden(x, f, s)
                                            : cg_class_members(x, c, cg_name_of(f, symbol->name), true, NULL);
    const cg_value *list;
    uint32_t n = cg_values_list(&above, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        const cg_symbol *base = cg_symbol_of(x->r, cg_id(list[i]));
        bool same = base->kind == CG_NODE_METHOD && !(base->flags & CG_SYM_STATIC);
        if (same && f->policy->overrides)
            same = f->policy->overrides(x, cg_gid_of(f, s), cg_id(list[i]));
        else if (f->policy->flags & CG_POLICY_OVERLOADS)
            same &= base->arity == symbol->arity;
        if (same) cg_emit_one(x, CG_EDGE_OVERRIDES, s, joined(x, list[i]), symbol->at, 1);
    }
}

static void emit_exported(cg_rctx *x, cg_values targets, uint32_t at) {
    const cg_value *list;
    uint32_t n = cg_values_list(&targets, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF) cg_emit_one(x, CG_EDGE_EXPORTS, 0, list[i], at, n);
}

void cg_emit_exported(cg_rctx *x, const cg_export *e) {
    if (x->file->policy->flags & CG_POLICY_EXPORTS) emit_exported(x, x->values[e->value], e->at);
}

static void emit_exports(cg_rctx *x, cg_rfile *f) {
    if (!(f->policy->flags & CG_POLICY_EXPORTS)) return;
    for (cg_symbol_id s = 1; s < f->facts->node_count; s++)
        if ((f->facts->symbols[s].flags & CG_SYM_EXPORTED) && f->facts->symbols[s].scope == 0)
            cg_emit(x, CG_EDGE_EXPORTS, 0, cg_denoted(x, f, s, 0), f->facts->symbols[s].at);
    for (uint32_t i = 0; i < f->facts->exports_len; i++) {
        const cg_export *e = &f->facts->exports[i];
        if (e->symbol != CG_NONE)
            emit_exported(x, cg_denoted(x, f, e->symbol, 0), e->at);
        else if (!e->value)
            emit_exported(x, cg_denoted_in_scope(x, f, 0, cg_name_of(f, e->name), 0), e->at);
    }
}

void cg_emit_structure(cg_rctx *x, cg_rfile *f) {
    emit_imports(x, f);
    emit_bases(x, f);
    for (cg_symbol_id s = 1; s < f->facts->node_count && !(f->policy->flags & CG_POLICY_METHOD_NAMES); s++)
        emit_override(x, f, s);
    emit_exports(x, f);
    if (f->policy->extra_edges) f->policy->extra_edges(x, f);
}

/* ---- Order ---- */

static int compare_edges(const void *a, const void *b) {
    const cg_found_edge *x = a, *y = b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->space != y->space) return x->space < y->space ? -1 : 1;
    if (x->target != y->target) return x->target < y->target ? -1 : 1;
    if (x->node != y->node) return x->node < y->node ? -1 : 1;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return y->confidence - x->confidence; /* of two ways to the same edge the surer one */
}

static int compare_unresolved(const void *a, const void *b) {
    const cg_found_unresolved *x = a, *y = b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    if (x->kind != y->kind) return x->kind - y->kind;
    return (x->name > y->name) - (x->name < y->name);
}

void cg_emit_finish(cg_rctx *x, cg_rfile *f) {
    cg_found_file *out = &f->found;
    for (uint32_t i = 0; i < out->edge_count; i++) {
        cg_found_edge *e = &out->edges[i];
        if (e->space == CG_TARGET_EXTERNAL)
            e->target = cg_external_at(x->r->pool, e->target)->dense;
        else if (e->space == CG_TARGET_PACKAGE)
            e->target = x->r->packages.at[e->target].dense;
    }
    if (out->edge_count) qsort(out->edges, out->edge_count, sizeof *out->edges, compare_edges);
    if (out->unresolved_count)
        qsort(out->unresolved, out->unresolved_count, sizeof *out->unresolved, compare_unresolved);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out->edge_count; i++) {
        const cg_found_edge *e = &out->edges[i], *last = kept ? &out->edges[kept - 1] : NULL;
        if (last && last->source == e->source && last->kind == e->kind && last->space == e->space &&
            last->target == e->target && last->node == e->node && last->at == e->at)
            continue;
        out->edges[kept++] = *e;
    }
    out->edge_count = kept;
    kept = 0;
    for (uint32_t i = 0; i < out->unresolved_count; i++)
        if (!kept || compare_unresolved(&out->unresolved[kept - 1], &out->unresolved[i]) != 0)
            out->unresolved[kept++] = out->unresolved[i];
    out->unresolved_count = kept;
}
