/* Which overlays count, and what their targets are in this graph. */
#include "ingest/overlay.h"

#include <stdlib.h>

static uint64_t node_key(cg_node_ref ref) { return (uint64_t)ref.fragment << 32 | ref.node; }

/* ---- Pages ---- */

typedef struct stored_page {
    cg_str path, bytes; /* no bytes: an overlay of the import */
    const cg_overlay *imported;
} stored_page;

typedef CG_VEC(stored_page) stored_pages;

static int by_path(const void *a, const void *b) {
    return cg_str_compare(((const stored_page *)a)->path, ((const stored_page *)b)->path);
}

/* Those of the base, but where the import has the same file. */
static cg_error list_pages(cg_run *run, stored_pages *all) {
    const cg_overlay_import *import = run->options->import;
    uint32_t count = run->base ? cg_snapshot_page_count(run->base, CG_OVERLAY_PAGES) : 0;
    CG_CLEANUP(cg_intern_clear) cg_intern replaced = {0};
    for (uint32_t i = 0; import && i < import->count; i++) {
        cg_intern_add(&replaced, import->overlays[i].path);
        cg_vec_push(all, (stored_page){import->overlays[i].path, CG_STR_NONE, &import->overlays[i]});
    }
    for (uint32_t i = 0; i < count && !(import && import->forget); i++) {
        CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
        cg_overlay o;
        cg_str page;
        CG_TRY(cg_snapshot_page(run->base, CG_OVERLAY_PAGES, i, &page));
        cg_error error = cg_overlay_decode(page, &arena, &o);
        if (error == CG_ERR_VERSION) continue; /* of an older program: as if it had not been imported */
        CG_TRY(error);
        if (cg_intern_find(&replaced, o.path) == CG_NONE) cg_vec_push(all, (stored_page){o.path, page, NULL});
    }
    if (all->len) qsort(all->at, all->len, sizeof *all->at, by_path);
    return CG_OK;
}

static cg_error store_pages(cg_run *run, const stored_pages *all) {
    cg_page_list *list = cg_publication_pages_begin(run->publication, CG_OVERLAY_PAGES);
    cg_error error = CG_OK;
    for (size_t i = 0; i < all->len && !error; i++) {
        cg_buf *b = &run->workers[0].block;
        cg_buf_reset(b);
        if (all->at[i].imported) cg_overlay_encode(all->at[i].imported, b);
        error = cg_page_list_add(list, all->at[i].imported ? cg_buf_str(b) : all->at[i].bytes);
    }
    cg_publication_pages_end(list);
    return error;
}

/* ---- Those that count ---- */

static const cg_run_file *file_of(const cg_run *run, uint32_t item) {
    return &run->files[run->resolved[item]];
}

/* The number among the resolved files, which are sorted by path. */
static uint32_t find_item(const cg_run *run, cg_str path) {
    uint32_t low = 0, high = run->resolved_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = cg_str_compare(file_of(run, middle)->entry->path, path);
        if (order == 0) return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return CG_NONE;
}

static uint32_t find_content(const cg_run *run, cg_str path, cg_hash128 content) {
    uint32_t item = find_item(run, path);
    return item != CG_NONE && cg_hash128_equal(file_of(run, item)->stored.content, content) ? item : CG_NONE;
}

static uint32_t *filled(cg_arena *arena, uint32_t count) {
    uint32_t *list = CG_NEW_ARRAY(arena, uint32_t, count + 1);
    memset(list, 0xff, (count + 1) * sizeof *list);
    return list;
}

static cg_error add_live(cg_run *run, cg_overlay_run *o, const stored_page *page) {
    cg_overlay_live *live = &o->live[o->live_count];
    if (page->imported)
        live->doc = *page->imported;
    else
        CG_TRY(cg_overlay_decode(page->bytes, &run->arena, &live->doc));
    live->item = find_content(run, live->doc.path, live->doc.content);
    if (live->item == CG_NONE) return CG_OK;
    o->live_of[live->item] = o->live_count++;
    return CG_OK;
}

static void start(cg_run *run, cg_overlay_run *o, size_t pages) {
    uint32_t limit = cg_publication_fragment_limit(run->publication);
    o->live = CG_NEW_ARRAY(&run->arena, cg_overlay_live, pages + 1);
    o->live_of = filled(&run->arena, run->resolved_count);
    o->item_of = filled(&run->arena, limit);
    o->item_limit = limit;
    o->placed = CG_NEW_ARRAY(&run->arena, cg_placed *, run->resolved_count + 1);
    o->placed_len = CG_NEW_ARRAY(&run->arena, uint32_t, run->resolved_count + 1);
    for (uint32_t i = 0; i < run->resolved_count; i++) o->item_of[file_of(run, i)->fragment] = i;
}

static cg_error begin(cg_run *run, stored_pages *all) {
    CG_TRY(list_pages(run, all));
    if (run->options->import) CG_TRY(store_pages(run, all));
    if (all->len == 0) return CG_OK;
    cg_overlay_run *o = cg_alloc_zero(1, sizeof *o);
    run->overlay = o;
    start(run, o, all->len);
    for (size_t i = 0; i < all->len; i++) CG_TRY(add_live(run, o, &all->at[i]));
    return CG_OK;
}

cg_error cg_overlay_run_begin(cg_run *run) {
    stored_pages all = {0};
    cg_error error = begin(run, &all);
    cg_vec_clear(&all);
    return error;
}

void cg_overlay_run_free(cg_overlay_run *o) {
    if (!o) return;
    cg_free(o->overrides);
    cg_map64_clear(&o->external_at);
    cg_vec_clear(&o->conflicts);
    cg_free(o);
}

/* ---- Externals ---- */

/* C++ and TypeScript share the libraries of C and JavaScript. */
static cg_language library_language(uint32_t language) {
    if (cg_language_is_script((cg_language)language)) return CG_LANG_JAVASCRIPT;
    return language == CG_LANG_CPP ? CG_LANG_C : (cg_language)language;
}

static uint8_t external_kind(const cg_overlay_external *e, uint32_t shape) {
    if (e->path.len == 0) return CG_NODE_PACKAGE;
    if (shape == CG_SHAPE_FILE) return CG_NODE_MODULE;
    if (shape == CG_SHAPE_TYPE) return CG_NODE_CLASS;
    if (shape == CG_SHAPE_VALUE) return CG_NODE_VARIABLE;
    return cg_str_find_char(e->path, '.') == CG_STR_NOWHERE ? CG_NODE_FUNCTION : CG_NODE_METHOD;
}

typedef struct numbered {
    cg_found_external found;
    uint32_t order; /* resolution's own first: their kinds count */
} numbered;
typedef CG_VEC(numbered) numbered_list;

static int compare_found(const cg_found_external *x, const cg_found_external *y) {
    if (x->language != y->language) return x->language < y->language ? -1 : 1;
    int c = cg_str_compare(x->package, y->package);
    return c ? c : cg_str_compare(x->path, y->path);
}

static int compare_numbered(const void *a, const void *b) {
    const numbered *x = a, *y = b;
    int c = compare_found(&x->found, &y->found);
    return c ? c : (x->order > y->order) - (x->order < y->order);
}

static void add_external(numbered_list *all, cg_language language, const cg_overlay_external *e,
                         uint8_t kind) {
    cg_vec_push(all, (numbered){{language, e->package, e->path, kind}, (uint32_t)all->len});
}

/* Resolution knows where that name leads to, under its own name for it. */
static void mark_known(const cg_run *run, const cg_overlay_live *live, bool *needed) {
    CG_CLEANUP(cg_map64_clear) cg_map64 known = {0};
    const cg_found_file *found = cg_resolution_file(run->resolution, live->item);
    for (uint32_t i = 0; i < found->edge_count; i++)
        if (found->edges[i].space == CG_TARGET_EXTERNAL) cg_map64_put(&known, found->edges[i].at, 1);
    for (uint32_t i = 0; i < live->doc.reference_count; i++)
        if (!cg_map64_get(&known, live->doc.references[i].at, NULL))
            needed[live->doc.references[i].target] = true;
}

static void list_externals(cg_run *run, numbered_list *all) {
    const cg_overlay_run *o = run->overlay;
    for (uint32_t i = 0; i < o->live_count; i++) {
        const cg_overlay *doc = &o->live[i].doc;
        cg_language language = library_language(doc->language);
        CG_AUTOFREE bool *needed = cg_alloc_zero(doc->target_count + 1, sizeof *needed);
        mark_known(run, &o->live[i], needed);
        for (uint32_t k = 0; k < doc->target_count; k++) {
            const cg_overlay_target *t = &doc->targets[k];
            if (t->file != CG_NONE || !needed[k]) continue;
            const cg_overlay_external *e = &doc->externals[t->at], package = {e->package, CG_STR_NONE};
            add_external(all, language, &package, CG_NODE_PACKAGE);
            add_external(all, language, e, external_kind(e, t->shape));
        }
    }
}

const cg_found_external *cg_overlay_run_externals(cg_run *run, uint32_t *count, const uint32_t **places) {
    uint32_t own;
    const cg_found_external *found = cg_resolution_externals(run->resolution, &own);
    cg_overlay_run *o = run->overlay;
    *places = NULL;
    *count = own;
    if (!o || o->live_count == 0) return found;
    numbered_list all = {0};
    for (uint32_t i = 0; i < own; i++) cg_vec_push(&all, (numbered){found[i], i});
    list_externals(run, &all);
    if (all.len) qsort(all.at, all.len, sizeof *all.at, compare_numbered);
    o->externals = CG_NEW_ARRAY(&run->arena, cg_found_external, all.len + 1);
    o->external_places = filled(&run->arena, own);
    for (size_t i = 0; i < all.len; i++) {
        if (i == 0 || compare_found(&all.at[i].found, &all.at[i - 1].found) != 0)
            o->externals[o->external_count++] = all.at[i].found;
        if (all.at[i].order < own) o->external_places[all.at[i].order] = o->external_count - 1;
    }
    cg_vec_clear(&all);
    *count = o->external_count;
    *places = o->external_places;
    return o->externals;
}

static uint32_t find_external(const cg_overlay_run *o, cg_language language, const cg_overlay_external *e) {
    cg_found_external wanted = {language, e->package, e->path, 0};
    uint32_t low = 0, high = o->external_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = compare_found(&o->externals[middle], &wanted);
        if (order == 0) return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return CG_NONE;
}

/* ---- Targets ---- */

static int compare_placed(const void *a, const void *b) {
    const cg_placed *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return (x->node > y->node) - (x->node < y->node);
}

static void place_nodes(cg_run *run, uint32_t item) {
    cg_overlay_run *o = run->overlay;
    const cg_facts *f = file_of(run, item)->facts;
    cg_placed *list = CG_NEW_ARRAY(&run->arena, cg_placed, f->node_count + 1);
    for (uint32_t i = 0; i < f->node_count; i++) list[i] = (cg_placed){f->symbols[i].at, i, false};
    for (uint32_t i = 0; i < f->flows_len; i++)
        if (f->flows[i].kind == CG_FLOW_DECORATE && f->flows[i].target < f->node_count)
            list[f->flows[i].target].decorated = true;
    qsort(list, f->node_count, sizeof *list, compare_placed);
    o->placed[item] = list;
    o->placed_len[item] = f->node_count;
}

static bool kind_fits(cg_node_kind kind, uint32_t shape) {
    switch (shape) {
    case CG_SHAPE_FILE: return kind == CG_NODE_NAMESPACE || kind == CG_NODE_MODULE || kind == CG_NODE_FILE;
    case CG_SHAPE_TYPE: return (kind >= CG_NODE_CLASS && kind <= CG_NODE_ENUM) || kind == CG_NODE_TYPE_ALIAS;
    case CG_SHAPE_FUNCTION: return kind >= CG_NODE_FUNCTION && kind <= CG_NODE_MACRO;
    case CG_SHAPE_VALUE:
        return kind == CG_NODE_ENUM_MEMBER || (kind >= CG_NODE_FIELD && kind <= CG_NODE_CONSTANT);
    default: return kind != CG_NODE_PARAMETER && kind != CG_NODE_IMPORT;
    }
}

static uint32_t first_placed(const cg_overlay_run *o, uint32_t item, uint32_t at) {
    uint32_t low = 0, high = o->placed_len[item];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (o->placed[item][middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t cg_overlay_named(const cg_run *run, uint32_t item, uint32_t at) {
    const cg_overlay_run *o = run->overlay;
    for (uint32_t i = first_placed(o, item, at); i < o->placed_len[item] && o->placed[item][i].at == at; i++)
        if (o->placed[item][i].node != 0) return o->placed[item][i].node;
    return CG_NONE;
}

/* Of the nodes whose name stands there the one of that sort; a function stored in a variable is a value to some. */
static const cg_placed *find_placed(cg_run *run, uint32_t item, const cg_overlay_target *t) {
    cg_overlay_run *o = run->overlay;
    const cg_facts *f = file_of(run, item)->facts;
    if (!o->placed[item]) place_nodes(run, item);
    const cg_placed *list = o->placed[item], *any = NULL;
    for (uint32_t i = first_placed(o, item, t->at); i < o->placed_len[item] && list[i].at == t->at; i++) {
        cg_node_kind kind = (cg_node_kind)f->symbols[list[i].node].kind;
        bool may_be_unnamed = t->shape == CG_SHAPE_FUNCTION || t->shape == CG_SHAPE_TYPE || list[i].node == 0;
        if (f->symbols[list[i].node].name == 0 && !may_be_unnamed)
            continue; /* x => …: its parameter is meant */
        if (kind_fits(kind, t->shape)) return &list[i];
        bool usable = list[i].node != 0 && kind != CG_NODE_PARAMETER && kind != CG_NODE_IMPORT;
        if (usable && !any) any = &list[i];
    }
    return t->shape == CG_SHAPE_FILE ? NULL : any;
}

static void link_target(cg_run *run, cg_overlay_live *live, uint32_t i, const cg_node_ref *externals) {
    cg_overlay_run *o = run->overlay;
    const cg_overlay_target *t = &live->doc.targets[i];
    live->targets[i] = (cg_node_ref){CG_NONE, 0};
    live->kinds[i] = CG_NODE_KIND_COUNT;
    if (t->file == CG_NONE) {
        uint32_t at = find_external(o, library_language(live->doc.language), &live->doc.externals[t->at]);
        if (at == CG_NONE) return;
        live->targets[i] = externals[at];
        return;
    }
    const cg_overlay_file *file = &live->doc.files[t->file];
    uint32_t item = find_content(run, file->path, file->content);
    const cg_placed *placed = item == CG_NONE ? NULL : find_placed(run, item, t);
    if (!placed) return;
    live->targets[i] = (cg_node_ref){file_of(run, item)->fragment, placed->node};
    live->kinds[i] = file_of(run, item)->facts->symbols[placed->node].kind;
    live->decorated[i] = placed->decorated;
}

/* ---- What overrides what ---- */

static int compare_overrides(const void *a, const void *b) {
    const cg_override *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

static void list_overrides(cg_run *run) {
    CG_VEC(cg_override) all = {0};
    for (uint32_t i = 0; i < run->resolved_count; i++) {
        const cg_found_file *found = cg_resolution_file(run->resolution, i);
        for (uint32_t k = 0; k < found->edge_count; k++) {
            const cg_found_edge *e = &found->edges[k];
            if (e->kind != CG_EDGE_OVERRIDES || e->space != CG_TARGET_FILE) continue;
            cg_node_ref from = {file_of(run, i)->fragment, e->source};
            cg_node_ref to = {file_of(run, e->target)->fragment, e->node};
            cg_vec_push(&all, (cg_override){node_key(from), node_key(to)});
        }
    }
    if (all.len) qsort(all.at, all.len, sizeof *all.at, compare_overrides);
    run->overlay->overrides = all.at;
    run->overlay->override_count = all.len;
}

void cg_overlay_run_link(cg_run *run, const cg_node_ref *externals) {
    cg_overlay_run *o = run->overlay;
    if (!o) return;
    for (uint32_t i = 0; i < o->external_count; i++) cg_map64_put(&o->external_at, node_key(externals[i]), i);
    for (uint32_t i = 0; i < o->live_count; i++) {
        cg_overlay_live *live = &o->live[i];
        uint32_t count = live->doc.target_count;
        if (!o->placed[live->item]) place_nodes(run, live->item);
        live->targets = CG_NEW_ARRAY(&run->arena, cg_node_ref, count + 1);
        live->kinds = CG_NEW_ARRAY(&run->arena, uint8_t, count + 1);
        live->decorated = CG_NEW_ARRAY(&run->arena, bool, count + 1);
        for (uint32_t k = 0; k < count; k++) link_target(run, live, k, externals);
    }
    list_overrides(run);
}

bool cg_overlay_node(const cg_run *run, cg_node_ref ref, cg_node_kind *kind, uint32_t *parent) {
    const cg_overlay_run *o = run->overlay;
    uint32_t item = ref.fragment < o->item_limit ? o->item_of[ref.fragment] : CG_NONE;
    if (item == CG_NONE) return false;
    const cg_facts *f = file_of(run, item)->facts;
    if (ref.node >= f->node_count) return false;
    *kind = (cg_node_kind)f->symbols[ref.node].kind;
    *parent = f->nodes[ref.node].parent;
    return true;
}

/* ---- Report ---- */

static int compare_conflicts(const void *a, const void *b) {
    const cg_overlay_conflict *x = a, *y = b;
    int c = cg_str_compare(x->path, y->path);
    if (c) return c;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    if (x->column != y->column) return x->column < y->column ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return cg_node_ref_compare(x->ours, y->ours);
}

void cg_overlay_run_report(cg_run *run) {
    cg_overlay_import *import = run->options->import;
    cg_overlay_run *o = run->overlay;
    if (!import || !o) return;
    import->report = o->report;
    if (o->conflicts.len)
        qsort(o->conflicts.at, o->conflicts.len, sizeof *o->conflicts.at, compare_conflicts);
    import->conflict_count = o->conflicts.len < CG_OVERLAY_CONFLICTS_MAX ? o->conflicts.len
        : CG_OVERLAY_CONFLICTS_MAX;
    import->conflicts = CG_NEW_ARRAY(import->arena, cg_overlay_conflict, import->conflict_count + 1);
    for (uint64_t i = 0; i < import->conflict_count; i++) {
        import->conflicts[i] = o->conflicts.at[i];
        import->conflicts[i].path = cg_arena_str(import->arena, o->conflicts.at[i].path);
    }
}
