/* Looking names up. Exact names, names but for case and beginnings are neighbours in the dictionary's order; parts and
 * typing mistakes take a pass over all of it, which is done only while there are too few better answers. */
#include "index/names_internal.h"

#include "base/varint.h"
#include <stdlib.h>

const char *cg_name_how_name(cg_name_how how) {
    static const char *const names[] = {"exact", "case", "prefix", "glob", "parts", "fuzzy"};
    return how < CG_NAME_HOW_COUNT ? names[how] : "";
}

/* The first entry shares nothing with one before it: its name lies in the page as it is. */
cg_error cg_names_first(cg_snapshot *s, uint32_t page, cg_str *first) {
    cg_str text;
    CG_TRY(cg_snapshot_page(s, CG_NAMES_PAGES, page, &text));
    const uint8_t *p = (const uint8_t *)text.ptr, *end = p + text.len;
    uint64_t shared = cg_varint_read(&p, end), len = cg_varint_read(&p, end);
    if (p == NULL || shared != 0 || len > (size_t)(end - p))
        return cg_fail(CG_ERR_DAMAGED, "page %u of the index of names is damaged: run 'codegraph fsck'",
                       page);
    *first = cg_str_of((const char *)p, len);
    return CG_OK;
}

cg_error cg_names_page_of(cg_snapshot *s, cg_str name, uint32_t from, uint32_t *page) {
    uint32_t low = from, high = cg_snapshot_page_count(s, CG_NAMES_PAGES);
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        cg_str first;
        CG_TRY(cg_names_first(s, middle, &first));
        if (cg_name_compare(first, name) <= 0)
            low = middle;
        else
            high = middle;
    }
    *page = low;
    return CG_OK;
}

/* ---- The best so far ---- */

typedef struct search {
    cg_snapshot *snapshot;
    const cg_name_query *query;
    cg_arena *arena;
    cg_name_hits *hits;
    bool full; /* hits holds at least as many as wanted, and `worst` is the last of them */
    cg_name_hit worst;
    cg_parts parts;
    cg_fuzzy fuzzy;
    bool use_fuzzy;
} search;

static int compare_hits(const void *a, const void *b) {
    const cg_name_hit *x = a, *y = b;
    if (x->how != y->how) return x->how < y->how ? -1 : 1;
    if (x->distance != y->distance) return x->distance < y->distance ? -1 : 1;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    if (x->name.len != y->name.len) return x->name.len < y->name.len ? -1 : 1;
    return cg_name_compare(x->name, y->name);
}

static void prune(search *s) {
    if (s->hits->len > 0) qsort(s->hits->at, s->hits->len, sizeof *s->hits->at, compare_hits);
    if (s->hits->len < s->query->limit) return;
    s->hits->len = s->query->limit;
    s->full = true;
    s->worst = cg_vec_last(s->hits);
}

static void offer(search *s, const cg_name_cursor *c, uint32_t page, cg_name_how how, unsigned distance) {
    cg_name_hit hit = {.name = c->name,
                       .how = (uint8_t)how,
                       .distance = (uint8_t)distance,
                       .rank = c->rank,
                       .count = c->count,
                       .page = page,
                       .postings_at = c->postings_at,
                       .postings_len = c->postings_len};
    if (s->full && compare_hits(&hit, &s->worst) >= 0) return;
    hit.name = cg_arena_str(s->arena, c->name);
    cg_vec_push(s->hits, hit);
    if (s->hits->len >= 2 * s->query->limit + 64) prune(s);
}

static bool wanted(const search *s, cg_name_how how) { return (s->query->how & 1u << how) != 0; }

static cg_error check_cancel(const search *s) {
    if (s->query->cancel == NULL || !s->query->cancel->requested) return CG_OK;
    return cg_fail(CG_ERR_INTERRUPTED, "interrupted");
}

/* Names that begin with `prefix`, whatever their case; judge offers those that fit. */
static cg_error walk_prefix(search *s, cg_str prefix,
                            void (*judge)(search *, const cg_name_cursor *, uint32_t)) {
    uint32_t page, pages = cg_snapshot_page_count(s->snapshot, CG_NAMES_PAGES);
    char upper[CG_NAME_MAX];
    prefix = cg_str_first(prefix, CG_NAME_MAX);
    for (size_t i = 0; i < prefix.len; i++) /* of all names that differ in case only, capitals come first */
        upper[i] =
            prefix.ptr[i] >= 'a' && prefix.ptr[i] <= 'z' ? (char)(prefix.ptr[i] - 'a' + 'A') : prefix.ptr[i];
    CG_TRY(cg_names_page_of(s->snapshot, cg_str_of(upper, prefix.len), 0, &page));
    for (; page < pages; page++) {
        cg_str names;
        cg_name_cursor c;
        CG_TRY(check_cancel(s));
        CG_TRY(cg_snapshot_page(s->snapshot, CG_NAMES_PAGES, page, &names));
        cg_name_cursor_init(&c, names);
        while (cg_name_cursor_next(&c)) {
            if (cg_name_starts(c.name, prefix))
                judge(s, &c, page);
            else if (cg_name_compare_folded(c.name, prefix) > 0)
                return CG_OK;
        }
        if (c.damaged) return cg_fail(CG_ERR_DAMAGED, "the index of names is damaged: run 'codegraph fsck'");
    }
    return CG_OK;
}

static bool right_kind(const search *s, const cg_name_cursor *c) {
    return s->query->kinds == 0 || (s->query->kinds & c->kinds) != 0;
}

static void judge_plain(search *s, const cg_name_cursor *c, uint32_t page) {
    cg_str text = cg_str_first(s->query->text, CG_NAME_MAX);
    cg_name_how how = cg_str_equal(c->name, text) ? CG_NAME_EXACT
                      : c->name.len == text.len   ? CG_NAME_CASE
                                                  : CG_NAME_PREFIX;
    if (wanted(s, how) && right_kind(s, c)) offer(s, c, page, how, 0);
}

static void judge_glob(search *s, const cg_name_cursor *c, uint32_t page) {
    if (right_kind(s, c) && cg_name_glob(s->query->text, c->name)) offer(s, c, page, CG_NAME_GLOB, 0);
}

/* Beginnings were found before. Distances are computed for every name, so that the next can build on them. */
static void judge_far(search *s, const cg_name_cursor *c, uint32_t page) {
    unsigned distance = s->use_fuzzy ? cg_fuzzy_next(&s->fuzzy, c->name, c->shared) : UINT8_MAX;
    if (!right_kind(s, c) || cg_name_starts(c->name, s->query->text)) return;
    if (wanted(s, CG_NAME_PARTS) && cg_parts_match(&s->parts, c->name))
        offer(s, c, page, CG_NAME_PARTS, 0);
    else if (s->use_fuzzy && distance <= s->fuzzy.limit)
        offer(s, c, page, CG_NAME_FUZZY, distance);
}

static cg_str literal_start(cg_str pattern) {
    size_t n = 0;
    while (n < pattern.len && strchr("*?[\\", pattern.ptr[n]) == NULL) n++;
    return cg_str_first(pattern, n);
}

static cg_error run(search *s) {
    const cg_name_query *q = s->query;
    if (wanted(s, CG_NAME_GLOB)) return walk_prefix(s, literal_start(q->text), judge_glob);
    if (q->text.len > 0 || wanted(s, CG_NAME_PREFIX)) CG_TRY(walk_prefix(s, q->text, judge_plain));
    unsigned limit = q->text.len < 3 ? 0 : q->text.len < 6 ? 1 : 2;
    s->use_fuzzy = limit > 0 && wanted(s, CG_NAME_FUZZY) && cg_fuzzy_init(&s->fuzzy, q->text, limit);
    if (s->hits->len >= q->limit || (!s->use_fuzzy && !wanted(s, CG_NAME_PARTS))) return CG_OK;
    cg_parts_init(&s->parts, q->text);
    return walk_prefix(s, CG_STR_NONE, judge_far);
}

cg_error cg_names_find(cg_snapshot *s, const cg_name_query *q, cg_arena *arena, cg_name_hits *hits) {
    CG_AUTOFREE search *state = cg_alloc_zero(1, sizeof *state);
    *state = (search){.snapshot = s, .query = q, .arena = arena, .hits = hits};
    cg_vec_reset(hits);
    if (q->limit == 0 || cg_snapshot_page_count(s, CG_NAMES_PAGES) == 0) return CG_OK;
    CG_TRY(run(state));
    prune(state);
    return CG_OK;
}

cg_error cg_names_postings(cg_snapshot *s, const cg_name_hit *hit, cg_arena *arena, cg_posting **out) {
    cg_str postings;
    CG_TRY(cg_snapshot_page(s, CG_NAMES_POSTINGS, hit->page, &postings));
    cg_name_cursor at = {
        .count = hit->count, .postings_at = hit->postings_at, .postings_len = hit->postings_len};
    cg_posting *list = cg_arena_alloc(arena, hit->count * sizeof *list);
    CG_TRY(cg_name_postings(&at, postings, list));
    *out = list;
    return CG_OK;
}
