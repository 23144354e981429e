#include "query/files.h"

#include "query/describe.h"
#include <stdlib.h>

typedef struct walk {
    cg_snapshot *s;
    const cg_traverse_options *options;
    cg_file_reach *out;
    cg_map64 places;
    uint32_t depth; /* of what is reached now */
} walk;

static void walk_clear(walk *w) { cg_map64_clear(&w->places); }

static void reach(walk *w, uint32_t from, uint32_t to, uint8_t kind, uint8_t confidence, uint32_t count) {
    if (to == from || !(w->options->kinds & 1u << kind) || confidence < w->options->min_confidence) return;
    uint64_t *place = cg_map64_slot(&w->places, to, UINT64_MAX);
    if (*place == UINT64_MAX) {
        *place = w->out->len;
        cg_vec_push(w->out, (cg_file_reached){.fragment = to, .depth = w->depth});
    }
    cg_file_reached *f = &w->out->at[*place];
    if (f->depth != w->depth) return;
    f->edges += count;
    f->kinds |= 1u << kind;
}

static cg_error expand(walk *w, uint32_t from) {
    cg_edge_iter it = {0};
    if (w->options->direction & CG_OUT) {
        const cg_out_block *b;
        cg_out_edge e;
        CG_TRY(cg_snapshot_out(w->s, from, &b));
        it = cg_out_edges(b);
        while (cg_out_edge_next(&it, &e))
            reach(w, from, e.target.fragment, e.kind, e.confidence, e.site_count);
    }
    if (!it.damaged && (w->options->direction & CG_IN)) {
        const cg_in_block *b;
        cg_in_edge e;
        CG_TRY(cg_snapshot_in(w->s, from, &b));
        it = cg_in_edges(b);
        while (cg_in_edge_next(&it, &e)) reach(w, from, e.source.fragment, e.kind, e.confidence, 1);
    }
    return it.damaged
               ? cg_fail(CG_ERR_DAMAGED, "edges of fragment %u are damaged: run 'codegraph fsck'", from)
               : CG_OK;
}

static int compare(const void *a, const void *b, void *snapshot) {
    const cg_file_reached *x = a, *y = b;
    cg_fragment f, g;
    if (x->edges != y->edges) return x->edges > y->edges ? -1 : 1;
    if (cg_snapshot_fragment(snapshot, x->fragment, &f) == CG_OK &&
        cg_snapshot_fragment(snapshot, y->fragment, &g) == CG_OK) {
        int order = cg_str_compare(f.path, g.path);
        if (order != 0) return order;
    }
    return (x->fragment > y->fragment) - (x->fragment < y->fragment);
}

cg_error cg_files_walk(cg_snapshot *s, const uint32_t *starts, size_t count,
                       const cg_traverse_options *options, cg_file_reach *out) {
    CG_CLEANUP(walk_clear) walk w = {.s = s, .options = options, .out = out};
    for (size_t i = 0; i < count; i++) {
        cg_map64_put(&w.places, starts[i], out->len);
        cg_vec_push(out, (cg_file_reached){.fragment = starts[i]});
    }
    cg_error error = CG_OK;
    size_t at = 0;
    for (w.depth = 1; at < out->len && error == CG_OK && (options->depth == 0 || w.depth <= options->depth);
         w.depth++) {
        size_t end = out->len;
        for (; at < end && error == CG_OK; at++) {
            if (options->cancel != NULL && options->cancel->requested)
                error = cg_fail(CG_ERR_INTERRUPTED, "interrupted");
            else
                error = expand(&w, out->at[at].fragment);
        }
        if (out->len > end) qsort_r(out->at + end, out->len - end, sizeof *out->at, compare, s);
        for (size_t i = end; i < out->len; i++) cg_map64_put(&w.places, out->at[i].fragment, i);
    }
    return error;
}

/* ---- Packages ---- */

/* Two packages of Go may share a name, one of Java may have several folders: name and folder decide, else the name. */
static cg_str key_of(cg_buf *b, cg_str name, cg_str folder) {
    cg_buf_reset(b);
    cg_buf_append(b, name);
    cg_buf_append_char(b, '\n');
    cg_buf_append(b, folder);
    return cg_buf_str(b);
}

static void add_key(cg_packages *p, cg_str key, uint32_t node) {
    uint32_t before = p->names.count, id = cg_intern_add(&p->names, key);
    if (id == before) p->nodes[id] = node;
}

void cg_packages_init(cg_packages *p, const cg_node_block *project) {
    CG_CLEANUP(cg_buf_clear) cg_buf key = {0};
    *p = (cg_packages){.nodes = cg_alloc(((size_t)project->count + 1) * 2 * sizeof *p->nodes)};
    for (uint32_t i = 1; i < project->count; i++) {
        cg_node node;
        if (!cg_node_block_get(project, i, &node) || node.kind != CG_NODE_PACKAGE) continue;
        add_key(p, node.name, i);
        add_key(p, key_of(&key, node.name, node.type_text), i);
    }
}

void cg_packages_clear(cg_packages *p) {
    cg_intern_clear(&p->names);
    cg_free(p->nodes);
    *p = (cg_packages){0};
}

uint32_t cg_packages_of(const cg_packages *p, const cg_fragment *file) {
    CG_CLEANUP(cg_buf_clear) cg_buf key = {0};
    size_t slash = cg_str_find_last_char(file->path, '/');
    cg_str folder = slash == CG_STR_NOWHERE ? CG_STR(".") : cg_str_first(file->path, slash);
    uint32_t id = cg_intern_find(&p->names, key_of(&key, file->package, folder));
    if (id == CG_NONE) id = cg_intern_find(&p->names, file->package);
    return id == CG_NONE ? 0 : p->nodes[id];
}

cg_error cg_files_of_node(cg_snapshot *s, cg_node_ref ref, cg_node_refs *out) {
    CG_CLEANUP(cg_packages_clear) cg_packages packages = {0};
    cg_fragment f;
    const cg_node_block *b;
    CG_TRY(cg_snapshot_fragment(s, ref.fragment, &f));
    CG_TRY(cg_snapshot_nodes(s, ref.fragment, &b));
    if (f.kind != CG_FRAGMENT_PROJECT) {
        cg_vec_push(out, (cg_node_ref){ref.fragment, 0});
        return CG_OK;
    }
    cg_packages_init(&packages, b);
    for (uint32_t id = 0; id < cg_snapshot_fragment_limit(s); id++) {
        if (cg_snapshot_fragment(s, id, &f) != CG_OK || f.kind != CG_FRAGMENT_FILE) continue;
        if (ref.node == 0 || cg_packages_of(&packages, &f) == ref.node)
            cg_vec_push(out, (cg_node_ref){id, 0});
    }
    return CG_OK;
}
