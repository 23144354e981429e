#include "extract/walker.h"

void cg_walker_init(cg_walker *w) { w->own = cg_alloc_zero(1, sizeof *w->own); }

void cg_walker_clear(cg_walker *w) {
    struct cg_walker_private *own = w->own;
    cg_vec_clear(&own->definitions);
    cg_vec_clear(&own->scopes);
    cg_vec_clear(&own->operands);
    cg_vec_clear(&own->texts);
    cg_vec_clear(&own->comments);
    cg_vec_clear(&own->decisions);
    cg_vec_clear(&own->made);
    cg_vec_clear(&own->around);
    cg_buf_clear(&own->scratch);
    cg_free(own->state);
    cg_free(own);
    w->own = NULL;
}

static void reset(cg_walker *w) {
    struct cg_walker_private *own = w->own;
    cg_vec_reset(&own->definitions);
    cg_vec_reset(&own->scopes);
    cg_vec_reset(&own->operands);
    cg_vec_reset(&own->texts);
    cg_vec_reset(&own->comments);
    cg_vec_reset(&own->made);
    own->named_node = 0;
    if (own->state_size < w->lang->state_size) {
        own->state_size = w->lang->state_size;
        own->state = cg_realloc(own->state, own->state_size);
    }
    if (w->lang->state_size) memset(own->state, 0, w->lang->state_size);
    w->state = own->state;
}

void cg_walker_run(cg_walker *w, const cg_lang *lang, cg_language language, const cg_cst *tree,
                   cg_str source) {
    w->lang = lang;
    w->language = language;
    w->nodes = tree->nodes;
    w->node_count = tree->count;
    w->source = source;
    w->parsed = tree->text;
    w->scope = 0;
    w->definition = 0;
    w->function = w->type = CG_NONE;
    reset(w);
    cg_texts_find(w);
    if (lang->begin) lang->begin(w);
    cg_visit(w, CG_CST_ROOT, 0);
    if (lang->end) lang->end(w);
    cg_texts_add(w);
}

/* ---- The tree ---- */

static inline bool counts(const cg_walker *w, uint32_t node) {
    return (w->nodes[node].flags & (CG_CST_NAMED | CG_CST_EXTRA)) == CG_CST_NAMED;
}

uint32_t cg_first_named(const cg_walker *w, uint32_t node) {
    uint32_t child = cg_first(w, node);
    return child == 0 || counts(w, child) ? child : cg_next_named(w, child);
}

uint32_t cg_next_named(const cg_walker *w, uint32_t node) {
    do {
        node = cg_next(w, node);
    } while (node && !counts(w, node));
    return node;
}

uint32_t cg_child(const cg_walker *w, uint32_t node, uint8_t field) {
    CG_EACH_CHILD(w, child, node)
    if (w->nodes[child].field == field && field) return child;
    return 0;
}

uint32_t cg_child_of_kind(const cg_walker *w, uint32_t node, uint16_t kind) {
    CG_EACH_CHILD(w, child, node)
    if (w->nodes[child].kind == kind) return child;
    return 0;
}
