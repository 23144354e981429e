#include "parse/flatten.h"

#include "graph/facts.h"

enum { SYMBOL_ERROR = UINT16_MAX };

typedef struct flattening {
    cg_flat *flat;
    const cg_grammar *g;
    uint32_t parent; /* index of the open node */
    uint32_t depth;  /* of the open node's children */
    uint32_t depth_max, nodes_max;
    uint32_t error_end; /* where the outermost error node seen last ends */
    cg_cst *out;
} flattening;

void cg_flat_clear(cg_flat *flat) {
    if (flat->has_cursor) ts_tree_cursor_delete(&flat->cursor);
    cg_vec_clear(&flat->nodes);
    *flat = (cg_flat){0};
}

static void count_error(flattening *f, uint32_t start, uint32_t end) {
    if (start < f->error_end) return;
    f->out->error_bytes += end - start;
    f->error_end = end;
}

/* Appends the cursor's node; false if it and all below it are left out. */
static bool append(flattening *f) {
    TSNode node = ts_tree_cursor_current_node(&f->flat->cursor);
    TSSymbol symbol = ts_node_symbol(node);
    bool error = symbol == SYMBOL_ERROR;
    uint16_t kind = error ? 0 : f->g->kinds[symbol];
    if (kind == CG_GRAMMAR_DROP) return false;
    if (f->flat->nodes.len >= f->nodes_max) {
        f->out->cut |= CG_FACTS_CUT_DEPTH;
        return false;
    }
    uint32_t start = ts_node_start_byte(node), end = ts_node_end_byte(node);
    uint8_t flags = error || f->g->named[symbol] ? CG_CST_NAMED : 0;
    if (error) {
        flags |= CG_CST_ERROR;
        count_error(f, start, end);
    }
    if (start == end && ts_node_is_missing(node)) flags |= CG_CST_MISSING;
    if (ts_node_is_extra(node)) flags |= CG_CST_EXTRA;
    TSFieldId field = ts_tree_cursor_current_field_id(&f->flat->cursor);
    cg_vec_push(&f->flat->nodes, (cg_cst_node){
                                     .kind = kind,
                                     .field = f->g->fields[field],
                                     .flags = flags,
                                     .start = start,
                                     .end = end,
                                     .size = 1,
                                     .parent = f->parent,
                                 });
    return true;
}

static bool descend(flattening *f) {
    uint32_t self = (uint32_t)f->flat->nodes.len - 1;
    if (!ts_tree_cursor_goto_first_child(&f->flat->cursor)) return false;
    if (f->depth >= f->depth_max) {
        f->out->cut |= CG_FACTS_CUT_DEPTH;
        ts_tree_cursor_goto_parent(&f->flat->cursor);
        return false;
    }
    f->parent = self;
    f->depth++;
    return true;
}

static void close_parent(flattening *f) {
    cg_cst_node *n = &f->flat->nodes.at[f->parent];
    n->size = (uint32_t)f->flat->nodes.len - f->parent;
    f->parent = n->parent;
    f->depth--;
}

static void run(flattening *f) {
    uint32_t bottom = f->depth; /* the root's children are one deeper */
    bool kept = append(f);
    for (;;) {
        if (kept && descend(f)) {
            kept = append(f);
            continue;
        }
        while (f->depth > bottom && !ts_tree_cursor_goto_next_sibling(&f->flat->cursor)) {
            ts_tree_cursor_goto_parent(&f->flat->cursor);
            close_parent(f);
        }
        if (f->depth == bottom) return;
        kept = append(f);
    }
}

void cg_flatten(cg_flat *flat, const cg_grammar *g, const TSTree *tree, uint32_t depth_max,
                uint32_t nodes_max, cg_cst *out) {
    TSNode root = ts_tree_root_node(tree);
    if (flat->has_cursor)
        ts_tree_cursor_reset(&flat->cursor, root);
    else
        flat->cursor = ts_tree_cursor_new(root);
    flat->has_cursor = true;
    cg_vec_reset(&flat->nodes);
    *out = (cg_cst){0};
    cg_vec_push(&flat->nodes, (cg_cst_node){.size = 1}); /* 0: no node */
    flattening f = {.flat = flat, .g = g, .depth_max = depth_max, .nodes_max = nodes_max, .out = out};
    run(&f);
    out->nodes = flat->nodes.at;
    out->count = (uint32_t)flat->nodes.len;
}
