#include "cli/tree.h"

static cg_tree *add(cg_tree_writer *w, const char *key, cg_tree_type type) {
    cg_tree *t = CG_NEW(&w->arena, cg_tree), *parent = w->open;
    t->key = key != NULL ? cg_arena_z(&w->arena, cg_str_from(key)) : NULL;
    t->type = type;
    t->parent = parent;
    if (parent == NULL) {
        w->root = t;
    } else {
        if (parent->last != NULL)
            parent->last->next = t;
        else
            parent->first = t;
        parent->last = t;
        parent->count++;
    }
    return t;
}

static void begin(cg_writer *base, const char *key, bool array) {
    cg_tree_writer *w = (cg_tree_writer *)base;
    w->open = add(w, key, array ? CG_TREE_ARRAY : CG_TREE_OBJECT);
}

static void end(cg_writer *base, bool array) {
    cg_tree_writer *w = (cg_tree_writer *)base;
    (void)array;
    w->open = w->open->parent;
}

static void value(cg_writer *base, const char *key, const cg_value *v) {
    cg_tree_writer *w = (cg_tree_writer *)base;
    cg_tree *t = add(w, key, CG_TREE_VALUE);
    t->value = *v;
    if (v->type == CG_VALUE_TEXT) t->value.text = cg_arena_str(&w->arena, v->text);
}

void cg_tree_writer_init(cg_tree_writer *w) { *w = (cg_tree_writer){.writer = {begin, end, value}}; }

void cg_tree_writer_clear(cg_tree_writer *w) { cg_arena_clear(&w->arena); }

const cg_tree *cg_tree_member(const cg_tree *object, const char *key) {
    if (object == NULL || object->type != CG_TREE_OBJECT) return NULL;
    for (const cg_tree *t = object->first; t != NULL; t = t->next)
        if (strcmp(t->key, key) == 0) return t;
    return NULL;
}

cg_str cg_tree_text(const cg_tree *object, const char *key) {
    const cg_tree *t = cg_tree_member(object, key);
    return t != NULL && t->type == CG_TREE_VALUE && t->value.type == CG_VALUE_TEXT ? t->value.text
                                                                                   : CG_STR_NONE;
}

int64_t cg_tree_int(const cg_tree *object, const char *key) {
    const cg_tree *t = cg_tree_member(object, key);
    return t != NULL && t->type == CG_TREE_VALUE && t->value.type == CG_VALUE_INT ? t->value.integer : 0;
}
