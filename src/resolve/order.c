/* In which order files are first visited: what is imported before what imports it, so that most of what a file reads is
 * known when it is first visited. Any order gives the same result sooner or later; this one gives it sooner. */
#include "resolve/internal.h"

typedef CG_VEC(uint32_t) file_list;

/* A file whose imports are being followed. */
typedef struct open_file {
    uint32_t file, import; /* the next of its imports to look at */
    uint32_t inner;        /* and the next of the files that one leads to */
} open_file;

typedef struct walk {
    cg_resolver *r;
    uint8_t *seen;
    CG_VEC(open_file) open;
    uint32_t *order, count;
} walk;

/* The n-th file a value leads to; CG_NONE behind the last. */
static uint32_t file_of_value(const cg_resolver *r, cg_values values, uint32_t n) {
    const cg_value *list;
    uint32_t count = cg_values_list(&values, &list);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t files = 0, id = cg_id(list[i]);
        cg_value_tag tag = cg_tag(list[i]);
        if (tag == CG_VALUE_MODULE || tag == CG_VALUE_DEF) files = 1;
        if (tag == CG_VALUE_PACKAGE) files = r->packages.at[id].file_count;
        if (n >= files) {
            n -= files;
            continue;
        }
        if (tag == CG_VALUE_MODULE) return id;
        return tag == CG_VALUE_DEF ? cg_file_of(r, id)->index : r->packages.at[id].files[n];
    }
    return CG_NONE;
}

static void enter(walk *w, uint32_t file) {
    if (w->seen[file] || !w->r->files[file].facts) return;
    w->seen[file] = 1;
    cg_vec_push(&w->open, (open_file){.file = file});
}

static void follow(walk *w) {
    while (w->open.len) {
        open_file *at = &cg_vec_last(&w->open);
        const cg_rfile *f = &w->r->files[at->file];
        if (at->import == f->facts->imports_len) {
            w->order[w->count++] = at->file;
            w->open.len--;
            continue;
        }
        uint32_t to = file_of_value(w->r, f->import_targets[at->import], at->inner++);
        if (to == CG_NONE) {
            at->import++;
            at->inner = 0;
        } else {
            enter(w, to);
        }
    }
}

uint32_t cg_visit_order(cg_resolver *r, uint32_t *order) {
    walk w = {.r = r, .seen = cg_alloc_zero(r->file_count + 1, 1), .order = order};
    for (uint32_t i = 0; i < r->file_count; i++) {
        enter(&w, i);
        follow(&w);
    }
    cg_free(w.seen);
    cg_vec_clear(&w.open);
    return w.count;
}
