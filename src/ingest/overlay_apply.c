/* One file's edges beside what a compiler says stands at each of its names: the compiler wins. */
#include "ingest/overlay.h"

#include <stdlib.h>

enum { IMPORTED_CONFIDENCE = 100, OVERRIDE_STEPS = 64 };

typedef struct applying {
    cg_run *run;
    cg_overlay_run *o;
    const cg_overlay_live *live;
    const cg_run_file *file;
    cg_run_worker *w;
    size_t own;         /* edges that were there; those behind them are new */
    bool *drop;         /* of each of these */
    bool *gone;         /* of each unresolved reference */
    uint32_t *by_place; /* own edges in the order of their sites */
    uint64_t *by_start; /* nodes in the order of their beginnings, which stand in the upper half */
    uint32_t node_count, next_node;
    CG_VEC(uint32_t) open; /* nodes around the place at hand */
    cg_overlay_report report;
} applying;

/* ---- Kinds ---- */

static bool is_type(cg_node_kind kind) {
    return (kind >= CG_NODE_CLASS && kind <= CG_NODE_ENUM) || kind == CG_NODE_TYPE_ALIAS;
}
static bool is_function(cg_node_kind kind) { return kind >= CG_NODE_FUNCTION && kind <= CG_NODE_MACRO; }
static bool is_value(cg_node_kind kind) {
    return kind == CG_NODE_ENUM_MEMBER || (kind >= CG_NODE_FIELD && kind <= CG_NODE_PARAMETER);
}

/* What the index says of one name: a target with its kind. An external's is that of its shape. */
typedef struct meaning {
    cg_node_ref
        ref;     /* fragment CG_NONE: an external that needs no node, since all its edges are there already */
    cg_str name; /* an external's */
    cg_node_kind kind;
    bool external, decorated;
} meaning;

static cg_str last_part(cg_str path) {
    size_t dot = cg_str_find_last_char(path, '.');
    return dot == CG_STR_NOWHERE ? path : cg_str_from_index(path, dot + 1);
}

static bool meaning_of(const applying *x, uint32_t target, meaning *out) {
    static const cg_node_kind of_shape[CG_SHAPE_COUNT] = {
        [CG_SHAPE_FILE] = CG_NODE_MODULE,         [CG_SHAPE_TYPE] = CG_NODE_CLASS,
        [CG_SHAPE_FUNCTION] = CG_NODE_FUNCTION,   [CG_SHAPE_VALUE] = CG_NODE_VARIABLE,
        [CG_SHAPE_PARAMETER] = CG_NODE_PARAMETER, [CG_SHAPE_UNKNOWN] = CG_NODE_VARIABLE};
    uint8_t kind = x->live->kinds[target];
    out->ref = x->live->targets[target];
    out->external = kind == CG_NODE_KIND_COUNT;
    out->kind = out->external ? of_shape[x->live->doc.targets[target].shape] : (cg_node_kind)kind;
    out->decorated = x->live->decorated[target];
    bool usable =
        out->kind != CG_NODE_PARAMETER && out->kind != CG_NODE_IMPORT &&
        !(out->kind == CG_NODE_FILE || out->kind == CG_NODE_MODULE || out->kind == CG_NODE_NAMESPACE);
    const cg_overlay_target *t = &x->live->doc.targets[target];
    out->name =
        out->external && t->file == CG_NONE ? last_part(x->live->doc.externals[t->at].path) : CG_STR_NONE;
    return (out->ref.fragment != CG_NONE || out->name.len > 0) && usable;
}

/* The edge that takes the place of one of `like` (or of a reference that would have been one). */
static cg_edge_kind kind_towards(cg_edge_kind like, const meaning *m) {
    bool call = like == CG_EDGE_CALLS || like == CG_EDGE_INSTANTIATES;
    bool access = like == CG_EDGE_READS || like == CG_EDGE_WRITES || like == CG_EDGE_REFERENCES;
    if (call && (is_type(m->kind) || m->kind == CG_NODE_CONSTRUCTOR)) return CG_EDGE_INSTANTIATES;
    if (call && is_value(m->kind)) return CG_EDGE_READS;
    if (call) return CG_EDGE_CALLS;
    if (access && is_value(m->kind)) return like == CG_EDGE_WRITES ? CG_EDGE_WRITES : CG_EDGE_READS;
    return access ? CG_EDGE_REFERENCES : like;
}

/* ---- Comparing ---- */

static uint64_t node_key(cg_node_ref ref) { return (uint64_t)ref.fragment << 32 | ref.node; }

static cg_str last_name(const cg_overlay_run *o, cg_node_ref external) {
    uint64_t at;
    if (!cg_map64_get(&o->external_at, node_key(external), &at)) return CG_STR_NONE;
    return last_part(o->externals[at].path);
}

/* The edge leads to what is meant: the same node, a class for its constructor or the other way round, or a library's
 * symbol of that name. */
static bool agrees(const applying *x, const cg_edge *e, const meaning *m) {
    cg_node_kind kind;
    uint32_t parent;
    if (cg_node_ref_equal(e->target, m->ref)) return true;
    if (m->external) {
        cg_str name = last_name(x->o, e->target);
        return name.len > 0 && cg_str_equal(name, m->name);
    }
    if (e->target.fragment != m->ref.fragment || !cg_overlay_node(x->run, e->target, &kind, &parent))
        return false;
    if (e->kind == CG_EDGE_INSTANTIATES && is_type(m->kind)) return parent == m->ref.node;
    if (m->kind == CG_NODE_CONSTRUCTOR || m->kind == CG_NODE_METHOD)
        return is_type(kind) && cg_overlay_node(x->run, m->ref, &kind, &parent) && parent == e->target.node;
    return false;
}

static bool is_named(const applying *x, cg_node_ref ref, cg_str name) {
    const cg_facts *f = x->run->files[x->run->resolved[x->o->item_of[ref.fragment]]].facts;
    return cg_str_equal(cg_facts_str(f, f->symbols[ref.node].name), name);
}

/* Whether what the index says of the name speaks about this edge: a variable's name tells nothing of the functions that
 * flow into it, nor a class's which inherited constructor runs, nor a decorated function's what it was replaced by. A
 * library's symbol of the same name is a copy of this repository that was installed where the compiler ran. */
static bool speaks_of(const applying *x, const cg_edge *e, const meaning *m) {
    cg_node_kind kind = CG_NODE_KIND_COUNT;
    uint32_t parent;
    bool inside = cg_overlay_node(x->run, e->target, &kind, &parent);
    if (inside && m->external && is_named(x, e->target, m->name)) return false;
    switch ((cg_edge_kind)e->kind) {
    case CG_EDGE_READS:
    case CG_EDGE_WRITES:
    case CG_EDGE_REFERENCES: return !m->decorated;
    case CG_EDGE_CALLS:
    case CG_EDGE_TESTS:
        return !is_value(m->kind) && !m->decorated && !(is_type(m->kind) && inside && is_function(kind));
    case CG_EDGE_INSTANTIATES:
        return !is_value(m->kind) && !m->decorated && !(is_type(m->kind) && inside && is_function(kind));
    case CG_EDGE_USES_TYPE:
    case CG_EDGE_RETURNS_TYPE:
    case CG_EDGE_EXTENDS:
    case CG_EDGE_IMPLEMENTS: return is_type(m->kind);
    case CG_EDGE_ANNOTATES: return !is_value(m->kind);
    default: return false;
    }
}

static bool overrides(const cg_overlay_run *o, uint64_t from, uint64_t to, unsigned *steps) {
    size_t low = 0, high = o->override_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (o->overrides[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < o->override_count && o->overrides[low].from == from && *steps > 0; low++) {
        --*steps;
        if (o->overrides[low].to == to || overrides(o, o->overrides[low].to, to, steps)) return true;
    }
    return false;
}

/* A candidate that overrides the method the compiler names is what a virtual call may reach. */
static bool may_be_reached(const applying *x, const cg_edge *e, const meaning *m) {
    unsigned steps = OVERRIDE_STEPS;
    return !m->external && is_function(m->kind) &&
           overrides(x->o, node_key(e->target), node_key(m->ref), &steps);
}

/* ---- One name ---- */

/* All that is at one place of the source. */
typedef struct place {
    uint32_t at;
    const cg_overlay_reference *references;
    uint32_t reference_count;
    uint32_t first, end; /* in by_place */
    uint32_t first_unresolved, end_unresolved;
} place;

static void confirm(applying *x, cg_edge *e) {
    if (e->resolution == CG_RESOLUTION_IMPORTED) return;
    if (e->resolution == CG_RESOLUTION_CANDIDATE)
        x->report.settled++;
    else
        x->report.confirmed++;
    e->resolution = CG_RESOLUTION_IMPORTED;
    e->confidence = IMPORTED_CONFIDENCE;
    e->candidates = 1;
}

static void add_edge(applying *x, uint32_t source, cg_edge_kind kind, const meaning *m, uint32_t at) {
    cg_vec_push(&x->w->edges, (cg_edge){.source = source,
                                        .target = m->ref,
                                        .kind = (uint8_t)kind,
                                        .resolution = CG_RESOLUTION_IMPORTED,
                                        .confidence = IMPORTED_CONFIDENCE,
                                        .candidates = 1,
                                        .at = at});
}

static void note_conflict(applying *x, const cg_edge *e, const meaning *m) {
    cg_overlay_conflict c = {
        .path = x->file->entry->path, .kind = e->kind, .ours = e->target, .theirs = m->ref};
    x->report.contradicted++;
    if (!x->run->options->import) return;
    cg_facts_place(x->file->facts, e->at, &c.line, &c.column);
    pthread_mutex_lock(&x->run->lock);
    cg_vec_push(&x->o->conflicts, c);
    pthread_mutex_unlock(&x->run->lock);
}

static bool any_agrees(const applying *x, const cg_edge *e, const place *p) {
    meaning m;
    for (uint32_t i = 0; i < p->reference_count; i++)
        if (meaning_of(x, p->references[i].target, &m) && agrees(x, e, &m)) return true;
    return false;
}

/* Edges of the place that agree are confirmed; *agreed: there was one. Others that the index speaks of go. */
static uint32_t compare_edges(applying *x, const place *p, const meaning *m, bool *agreed) {
    uint32_t dropped = 0;
    *agreed = false;
    for (uint32_t i = p->first; i < p->end; i++) {
        cg_edge *e = &x->w->edges.at[x->by_place[i]];
        if (!any_agrees(x, e, p)) continue;
        *agreed = true;
        confirm(x, e);
    }
    for (uint32_t i = p->first; i < p->end; i++) {
        cg_edge *e = &x->w->edges.at[x->by_place[i]];
        if (m->ref.fragment == CG_NONE || any_agrees(x, e, p) || !speaks_of(x, e, m)) continue;
        if (e->resolution == CG_RESOLUTION_CANDIDATE && may_be_reached(x, e, m)) continue;
        if (e->resolution != CG_RESOLUTION_CANDIDATE && !*agreed) note_conflict(x, e, m);
        x->drop[x->by_place[i]] = true;
        dropped++;
    }
    return dropped;
}

static void replace_edges(applying *x, const place *p, const meaning *m) {
    for (uint32_t i = p->first; i < p->end; i++) {
        cg_edge e = x->w->edges.at[x->by_place[i]];
        if (x->drop[x->by_place[i]] && e.kind != CG_EDGE_TESTS)
            add_edge(x, e.source, kind_towards((cg_edge_kind)e.kind, m), m, e.at);
    }
}

/* References without a target that stand here have one now. */
static uint32_t resolve_here(applying *x, const place *p, const meaning *m, bool settled) {
    uint32_t found = 0;
    for (uint32_t i = p->first_unresolved; i < p->end_unresolved; i++) {
        cg_unresolved *u = &x->w->unresolved.at[i];
        bool call = u->kind == CG_EDGE_CALLS || u->kind == CG_EDGE_INSTANTIATES;
        if (u->kind == CG_EDGE_IMPORTS || (call && is_value(m->kind))) continue;
        if (!settled) add_edge(x, u->source, kind_towards((cg_edge_kind)u->kind, m), m, u->at);
        x->gone[i] = true;
        found++;
    }
    return found;
}

/* Definitions and imports around a place, as the places go on: the innermost is the last. */
static void open_nodes(applying *x, uint32_t at) {
    const cg_facts *f = x->file->facts;
    while (x->open.len && f->nodes[cg_vec_last(&x->open)].end <= at) (void)cg_vec_pop(&x->open);
    for (; x->next_node < x->node_count; x->next_node++) {
        uint32_t i = (uint32_t)x->by_start[x->next_node];
        if (f->nodes[i].start > at) break;
        if (f->nodes[i].end > at) cg_vec_push(&x->open, i);
    }
}

static bool is_import_or_name(const applying *x, uint32_t at) {
    const cg_facts *f = x->file->facts;
    for (size_t i = 0; i < x->open.len; i++)
        if (f->symbols[x->open.at[i]].kind == CG_NODE_IMPORT && f->nodes[x->open.at[i]].end > at) return true;
    return cg_overlay_named(x->run, x->live->item, at) != CG_NONE;
}

/* The innermost definition that edges may leave from. */
static uint32_t node_around(const applying *x, uint32_t at) {
    const cg_facts *f = x->file->facts;
    for (size_t i = x->open.len; i-- > 0;) {
        uint32_t node = x->open.at[i];
        cg_node_kind kind = (cg_node_kind)f->symbols[node].kind;
        bool fits = is_type(kind) || is_function(kind) || kind == CG_NODE_NAMESPACE;
        if (fits && f->symbols[node].name != 0 && f->nodes[node].end > at) return node;
    }
    return 0;
}

/* A name that extraction saw no reference in. */
static void add_unseen(applying *x, const place *p, const meaning *m) {
    uint32_t flags = p->references[0].flags;
    open_nodes(x, p->at);
    if ((flags & CG_OVERLAY_IMPORT) || m->external || is_import_or_name(x, p->at)) return;
    cg_edge_kind like = flags & CG_OVERLAY_CALLED  ? CG_EDGE_CALLS
                        : flags & CG_OVERLAY_WRITE ? CG_EDGE_WRITES
                                                   : CG_EDGE_READS;
    uint32_t source = node_around(x, p->at);
    if (m->ref.fragment == x->file->fragment && m->ref.node == source) return;
    add_edge(x, source, kind_towards(like, m), m, p->at);
    x->report.added++;
}

static void apply_place(applying *x, const place *p) {
    meaning m = {.ref = {CG_NONE, 0}}, next;
    bool any = false;
    for (uint32_t i = 0; i < p->reference_count && m.ref.fragment == CG_NONE; i++) {
        if (!meaning_of(x, p->references[i].target, &next)) continue;
        m = next;
        if (p->references[i].flags & CG_OVERLAY_ALIAS) m.ref.fragment = CG_NONE;
        any = true;
    }
    if (!any) return;
    bool agreed;
    uint32_t dropped = compare_edges(x, p, &m, &agreed);
    if (!agreed) replace_edges(x, p, &m);
    if ((m.decorated && p->end > p->first) || m.ref.fragment == CG_NONE) return;
    uint32_t found = resolve_here(x, p, &m, agreed || dropped > 0);
    x->report.resolved += found;
    if (p->end == p->first && found == 0) add_unseen(x, p, &m);
}

/* ---- Inheritance ---- */

static void apply_relation(applying *x, const cg_overlay_relation *r) {
    meaning m, own;
    uint32_t node = cg_overlay_named(x->run, x->live->item, r->at);
    if (node == CG_NONE || !meaning_of(x, r->target, &m)) return;
    own.kind = (cg_node_kind)x->file->facts->symbols[node].kind;
    bool types = is_type(own.kind) && is_type(m.kind),
         functions = is_function(own.kind) && is_function(m.kind);
    if (!types && (!functions || m.external)) return;
    bool known = false;
    for (size_t i = 0; i < x->own; i++) {
        cg_edge *e = &x->w->edges.at[i];
        bool kind = types ? e->kind == CG_EDGE_EXTENDS || e->kind == CG_EDGE_IMPLEMENTS
                          : e->kind == CG_EDGE_OVERRIDES;
        if (e->source != node || !kind || !agrees(x, e, &m)) continue;
        known = true;
        confirm(x, e);
    }
    if (known || m.ref.fragment == CG_NONE) return;
    bool interface = m.kind == CG_NODE_INTERFACE || m.kind == CG_NODE_TRAIT;
    cg_edge_kind kind = functions                                    ? CG_EDGE_OVERRIDES
                        : interface && own.kind != CG_NODE_INTERFACE ? CG_EDGE_IMPLEMENTS
                                                                     : CG_EDGE_EXTENDS;
    add_edge(x, node, kind, &m, r->at);
    x->report.added++;
}

/* ---- A file ---- */

static int compare_uint(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static int compare_unresolved(const void *a, const void *b) {
    const cg_unresolved *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return (x->kind > y->kind) - (x->kind < y->kind);
}

static void order_nodes(applying *x) {
    const cg_facts *f = x->file->facts;
    x->by_start = cg_alloc((f->node_count + 1) * sizeof *x->by_start);
    for (uint32_t i = 1; i < f->node_count; i++)
        x->by_start[x->node_count++] = (uint64_t)f->nodes[i].start << 32 | i;
    if (x->node_count) qsort(x->by_start, x->node_count, sizeof *x->by_start, compare_uint);
}

static void order_edges(applying *x) {
    CG_AUTOFREE uint64_t *keys = cg_alloc((x->own + 1) * sizeof *keys);
    x->by_place = cg_alloc((x->own + 1) * sizeof *x->by_place);
    x->drop = cg_alloc_zero(x->own + 1, sizeof *x->drop);
    for (size_t i = 0; i < x->own; i++) keys[i] = (uint64_t)x->w->edges.at[i].at << 32 | i;
    if (x->own) qsort(keys, x->own, sizeof *keys, compare_uint);
    for (size_t i = 0; i < x->own; i++) x->by_place[i] = (uint32_t)keys[i];
    x->gone = cg_alloc_zero(x->w->unresolved.len + 1, sizeof *x->gone);
    if (x->w->unresolved.len)
        qsort(x->w->unresolved.at, x->w->unresolved.len, sizeof *x->w->unresolved.at, compare_unresolved);
}

static void apply_references(applying *x) {
    const cg_overlay *doc = &x->live->doc;
    const cg_unresolved *unresolved = x->w->unresolved.at;
    uint32_t edge = 0, u = 0, left = (uint32_t)x->w->unresolved.len;
    for (uint32_t i = 0, end; i < doc->reference_count; i = end) {
        place p = {.at = doc->references[i].at, .references = &doc->references[i]};
        for (end = i; end < doc->reference_count && doc->references[end].at == p.at;) end++;
        p.reference_count = end - i;
        while (edge < x->own && x->w->edges.at[x->by_place[edge]].at < p.at) edge++;
        for (p.first = edge; edge < x->own && x->w->edges.at[x->by_place[edge]].at == p.at;) edge++;
        p.end = edge;
        while (u < left && unresolved[u].at < p.at) u++;
        for (p.first_unresolved = u; u < left && unresolved[u].at == p.at;) u++;
        p.end_unresolved = u;
        apply_place(x, &p);
    }
}

static void remove_dropped(applying *x) {
    size_t kept = 0;
    for (size_t i = 0; i < x->w->edges.len; i++)
        if (i >= x->own || !x->drop[i]) x->w->edges.at[kept++] = x->w->edges.at[i];
    x->w->edges.len = kept;
    kept = 0;
    for (size_t i = 0; i < x->w->unresolved.len; i++)
        if (!x->gone[i]) x->w->unresolved.at[kept++] = x->w->unresolved.at[i];
    x->w->unresolved.len = kept;
}

void cg_overlay_run_apply(cg_run *run, uint32_t item, cg_run_worker *w) {
    cg_overlay_run *o = run->overlay;
    if (!o || o->live_of[item] == CG_NONE) return;
    applying x = {.run = run,
                  .o = o,
                  .live = &o->live[o->live_of[item]],
                  .file = &run->files[run->resolved[item]],
                  .w = w,
                  .own = w->edges.len};
    order_edges(&x);
    order_nodes(&x);
    apply_references(&x);
    for (uint32_t i = 0; i < x.live->doc.relation_count; i++) apply_relation(&x, &x.live->doc.relations[i]);
    remove_dropped(&x);
    cg_free(x.by_place);
    cg_free(x.drop);
    cg_free(x.gone);
    cg_free(x.by_start);
    cg_vec_clear(&x.open);
    pthread_mutex_lock(&run->lock);
    o->report.confirmed += x.report.confirmed;
    o->report.settled += x.report.settled;
    o->report.resolved += x.report.resolved;
    o->report.added += x.report.added;
    o->report.contradicted += x.report.contradicted;
    pthread_mutex_unlock(&run->lock);
}
