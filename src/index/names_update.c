/* Writing the name index: changes are merged into the pages they fall in, all other pages stay as they are. */
#include "index/names_internal.h"

#include <stdlib.h>

struct cg_names_update {
    cg_intern names;
    cg_name_records removed, added;
};

cg_names_update *cg_names_update_new(void) { return cg_alloc_zero(1, sizeof(cg_names_update)); }

static void update_reset(cg_names_update *u) {
    cg_intern_clear(&u->names);
    cg_vec_clear(&u->removed);
    cg_vec_clear(&u->added);
    *u = (cg_names_update){0};
}

void cg_names_update_free(cg_names_update *u) {
    if (u == NULL) return;
    update_reset(u);
    cg_free(u);
}

void cg_names_update_remove(cg_names_update *u, const cg_fragment *fragment, const cg_node_block *nodes) {
    cg_name_records_collect(&u->names, fragment, nodes, &u->removed);
}

void cg_names_update_add(cg_names_update *u, const cg_fragment *fragment, const cg_node_block *nodes) {
    cg_name_records_collect(&u->names, fragment, nodes, &u->added);
}

/* ---- Changes: what is left once equal removals and additions cancel out ---- */

typedef struct change {
    cg_str name;
    cg_posting posting;
    bool remove;
} change;
typedef CG_VEC(change) changes;

static int compare_records(const cg_intern *names, const cg_name_record *a, const cg_name_record *b) {
    if (a->name != b->name)
        return cg_name_compare(cg_intern_str(names, a->name), cg_intern_str(names, b->name));
    return (a->posting.fragment > b->posting.fragment) - (a->posting.fragment < b->posting.fragment);
}

static int by_fragment(const void *a, const void *b) {
    const cg_name_record *x = a, *y = b;
    return (x->posting.fragment > y->posting.fragment) - (x->posting.fragment < y->posting.fragment);
}

static void order_fragments(cg_name_records *r) {
    for (size_t i = 0, j; i < r->len; i = j) {
        bool ordered = true;
        for (j = i + 1; j < r->len && r->at[j].name == r->at[i].name; j++)
            ordered = ordered && r->at[j - 1].posting.fragment < r->at[j].posting.fragment;
        if (!ordered) qsort(r->at + i, j - i, sizeof *r->at, by_fragment);
    }
}

static void push_change(const cg_intern *names, const cg_name_record *r, bool remove, changes *out) {
    cg_vec_push(out, (change){cg_intern_str(names, r->name), r->posting, remove});
}

static void make_changes(cg_names_update *u, changes *out) {
    cg_name_records_sort(&u->names, &u->removed);
    cg_name_records_sort(&u->names, &u->added);
    order_fragments(&u->removed);
    order_fragments(&u->added);
    size_t i = 0, j = 0;
    while (i < u->removed.len || j < u->added.len) {
        const cg_name_record *old = i < u->removed.len ? &u->removed.at[i] : NULL;
        const cg_name_record *new = j < u->added.len ? &u->added.at[j] : NULL;
        int order = old == NULL ? 1 : new == NULL ? -1 : compare_records(&u->names, old, new);
        bool same =
            order == 0 && old->posting.kinds == new->posting.kinds && old->posting.rank == new->posting.rank;
        if (order < 0)
            push_change(&u->names, old, true, out);
        else if (!same)
            push_change(&u->names, new, false, out);
        i += order <= 0;
        j += order >= 0;
    }
}

/* ---- Pages ---- */

/* Where finished pages go: the publication's lists, or a comparison. */
typedef struct page_sink {
    cg_error (*page)(struct page_sink *sink, cg_str names, cg_str postings);
} page_sink;

typedef struct writer {
    cg_name_page page;
    page_sink *sink;
    CG_VEC(cg_posting) postings; /* of the name being written */
} writer;

static void writer_clear(writer *w) {
    cg_name_page_clear(&w->page);
    cg_vec_clear(&w->postings);
}

static cg_error flush(writer *w) {
    if (w->page.names.len == 0) return CG_OK;
    if (w->page.names.overflow || w->page.postings.overflow)
        return cg_fail(CG_ERR_LIMIT, "a page of the name index is larger than 1 GiB");
    CG_TRY(w->sink->page(w->sink, cg_buf_str(&w->page.names), cg_buf_str(&w->page.postings)));
    cg_name_page_reset(&w->page);
    return CG_OK;
}

static cg_error write_name(writer *w, cg_str name) {
    if (w->postings.len == 0) return CG_OK;
    if (cg_name_begins_page(name)) CG_TRY(flush(w));
    cg_name_page_add(&w->page, name, w->postings.at, w->postings.len);
    return CG_OK;
}

/* The postings of one name with its changes, both in order of fragments. Returns how many changes were its. */
static size_t merge_postings(writer *w, const cg_posting *old, size_t old_count, const change *c,
                             size_t change_count) {
    size_t i = 0, j = 0;
    cg_vec_reset(&w->postings);
    while (j < change_count && cg_str_equal(c[j].name, c[0].name)) {
        while (i < old_count && old[i].fragment < c[j].posting.fragment) cg_vec_push(&w->postings, old[i++]);
        if (i < old_count && old[i].fragment == c[j].posting.fragment) i++;
        if (!c[j].remove) cg_vec_push(&w->postings, c[j].posting);
        j++;
    }
    while (i < old_count) cg_vec_push(&w->postings, old[i++]);
    return j;
}

static cg_error write_new_names(writer *w, const change *c, size_t count) {
    for (size_t i = 0; i < count;) {
        cg_str name = c[i].name;
        i += merge_postings(w, NULL, 0, c + i, count - i);
        CG_TRY(write_name(w, name));
    }
    return CG_OK;
}

static cg_error damaged(void) {
    return cg_fail(CG_ERR_DAMAGED,
                   "the index of names is damaged: run 'codegraph fsck', then index again into a new store");
}

/* One page of the base with the changes that fall in it. */
static cg_error merge_page(writer *w, cg_str names, cg_str postings, const change *c, size_t count) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_name_cursor cursor;
    cg_name_cursor_init(&cursor, names);
    while (cg_name_cursor_next(&cursor)) {
        size_t before = 0;
        while (before < count && cg_name_compare(c[before].name, cursor.name) < 0) before++;
        CG_TRY(write_new_names(w, c, before));
        c += before, count -= before;
        cg_posting *old = cg_arena_alloc(&arena, cursor.count * sizeof *old);
        CG_TRY(cg_name_postings(&cursor, postings, old));
        size_t used = 0;
        if (count > 0 && cg_str_equal(c[0].name, cursor.name)) {
            used = merge_postings(w, old, cursor.count, c, count);
        } else {
            cg_vec_reset(&w->postings);
            for (uint32_t i = 0; i < cursor.count; i++) cg_vec_push(&w->postings, old[i]);
        }
        c += used, count -= used;
        CG_TRY(write_name(w, cursor.name));
        cg_arena_reset(&arena);
    }
    if (cursor.damaged) return damaged();
    return write_new_names(w, c, count);
}

/* ---- Publication ---- */

typedef struct list_sink {
    page_sink sink;
    cg_page_list *names, *postings;
} list_sink;

static cg_error add_page(page_sink *sink, cg_str names, cg_str postings) {
    list_sink *s = (list_sink *)sink;
    CG_TRY(cg_page_list_add(s->names, names));
    return cg_page_list_add(s->postings, postings);
}

static cg_error keep_pages(list_sink *s, writer *w, uint32_t first, uint32_t count) {
    if (count == 0) return CG_OK;
    CG_TRY(flush(w));
    CG_TRY(cg_page_list_keep(s->names, first, count));
    return cg_page_list_keep(s->postings, first, count);
}

/* A page that loses its first name runs together with the page before it, which must be written again then too. */
static cg_error first_page_to_change(cg_snapshot *base, const change *c, uint32_t from, uint32_t *page) {
    uint32_t found = from;
    cg_str first;
    CG_TRY(cg_names_page_of(base, c->name, from, &found));
    if (found > from && c->remove) {
        CG_TRY(cg_names_first(base, found, &first));
        if (cg_str_equal(first, c->name)) found--;
    }
    *page = found;
    return CG_OK;
}

static cg_error merge_pages(list_sink *s, writer *w, cg_snapshot *base, const changes *all) {
    uint32_t pages = cg_snapshot_page_count(base, CG_NAMES_PAGES), page = 0;
    for (size_t at = 0; at < all->len;) {
        uint32_t next;
        CG_TRY(first_page_to_change(base, &all->at[at], page, &next));
        CG_TRY(keep_pages(s, w, page, next - page));
        page = next;
        size_t end = all->len;
        if (page + 1 < pages) {
            cg_str limit;
            CG_TRY(cg_names_first(base, page + 1, &limit));
            for (end = at; end < all->len && cg_name_compare(all->at[end].name, limit) < 0;) end++;
        }
        cg_str names, postings;
        CG_TRY(cg_snapshot_page(base, CG_NAMES_PAGES, page, &names));
        CG_TRY(cg_snapshot_page(base, CG_NAMES_POSTINGS, page, &postings));
        CG_TRY(merge_page(w, names, postings, all->at + at, end - at));
        at = end;
        page++;
    }
    return keep_pages(s, w, page, pages - page);
}

static void end_lists(list_sink *s) {
    if (s->names != NULL) cg_publication_pages_end(s->names);
    if (s->postings != NULL) cg_publication_pages_end(s->postings);
}

static cg_error write_changes(cg_publication *p, const changes *all) {
    cg_snapshot *base = cg_publication_base(p);
    CG_CLEANUP(end_lists) list_sink s = {.sink = {add_page}};
    CG_CLEANUP(writer_clear) writer w = {.sink = &s.sink};
    s.names = cg_publication_pages_begin(p, CG_NAMES_PAGES);
    s.postings = cg_publication_pages_begin(p, CG_NAMES_POSTINGS);
    if (base != NULL && cg_snapshot_page_count(base, CG_NAMES_PAGES) > 0)
        CG_TRY(merge_pages(&s, &w, base, all));
    else
        CG_TRY(write_new_names(&w, all->at, all->len));
    return flush(&w);
}

cg_error cg_names_update_finish(cg_names_update *u, cg_publication *p) {
    changes all = {0};
    make_changes(u, &all);
    cg_error error = all.len > 0 ? write_changes(p, &all) : CG_OK;
    cg_vec_clear(&all);
    update_reset(u);
    return error;
}

/* ---- fsck ---- */

typedef struct check_sink {
    page_sink sink;
    cg_snapshot *snapshot;
    cg_fsck *fsck;
    uint32_t page;
} check_sink;

static cg_error check_page(page_sink *sink, cg_str names, cg_str postings) {
    check_sink *s = (check_sink *)sink;
    cg_str stored_names, stored_postings;
    uint32_t page = s->page++;
    if (page >= cg_snapshot_page_count(s->snapshot, CG_NAMES_PAGES))
        return CG_OK; /* the counts are compared below */
    CG_TRY(cg_snapshot_page(s->snapshot, CG_NAMES_PAGES, page, &stored_names));
    CG_TRY(cg_snapshot_page(s->snapshot, CG_NAMES_POSTINGS, page, &stored_postings));
    if (!cg_str_equal(names, stored_names) || !cg_str_equal(postings, stored_postings))
        cg_fsck_report(s->fsck, CG_FINDING_DERIVED, CG_STR(CG_NAMES_PAGES),
                       "page %u differs from the nodes' names", page);
    return CG_OK;
}

static cg_error collect_all(cg_names_update *u, cg_snapshot *s, const cg_cancel *cancel) {
    for (uint32_t id = 0; id < cg_snapshot_fragment_limit(s); id++) {
        cg_fragment fragment;
        const cg_node_block *nodes;
        if (cancel != NULL && cancel->requested) return cg_fail(CG_ERR_INTERRUPTED, "interrupted");
        if (cg_snapshot_fragment(s, id, &fragment) != CG_OK) continue;
        if (cg_snapshot_nodes(s, id, &nodes) != CG_OK) continue; /* reported by fsck itself */
        cg_names_update_add(u, &fragment, nodes);
        if (cg_snapshot_kept_bytes(s) > (64u << 20)) cg_snapshot_forget(s);
    }
    return CG_OK;
}

cg_error cg_names_check(void *context, cg_snapshot *s, cg_fsck *fsck) {
    (void)context;
    cg_names_update u = {0};
    changes all = {0};
    check_sink sink = {.sink = {check_page}, .snapshot = s, .fsck = fsck};
    writer w = {.sink = &sink.sink};
    cg_error error = collect_all(&u, s, fsck->cancel);
    if (error == CG_OK) {
        make_changes(&u, &all);
        error = write_new_names(&w, all.at, all.len);
    }
    if (error == CG_OK) error = flush(&w);
    if (error == CG_OK && (sink.page != cg_snapshot_page_count(s, CG_NAMES_PAGES) ||
                           sink.page != cg_snapshot_page_count(s, CG_NAMES_POSTINGS)))
        cg_fsck_report(fsck, CG_FINDING_DERIVED, CG_STR(CG_NAMES_PAGES),
                       "has %u pages, not the %u that the nodes give",
                       cg_snapshot_page_count(s, CG_NAMES_PAGES), sink.page);
    fsck->result.pages += sink.page;
    cg_vec_clear(&all);
    update_reset(&u);
    writer_clear(&w);
    return error;
}
