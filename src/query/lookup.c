#include "query/lookup.h"

#include "index/names.h"
#include "query/describe.h"
#include <stdlib.h>

/* More fragments than this with an equally good definition of a bare name: ambiguous, whatever they hold. */
enum { MANY_FRAGMENTS = 256 };

void cg_lookup_clear(cg_lookup *l) { cg_vec_clear(&l->nodes); }

/* ---- Files and lines ---- */

static bool path_ends(cg_str path, cg_str end) {
    return cg_str_ends(path, end) && (path.len == end.len || path.ptr[path.len - end.len - 1] == '/');
}

cg_error cg_lookup_file(cg_snapshot *s, cg_str path, uint32_t *fragment) {
    while (cg_str_starts(path, CG_STR("./"))) path = cg_str_from_index(path, 2);
    if (path.len > 0 && cg_snapshot_find(s, CG_FRAGMENT_FILE, path, fragment) == CG_OK) return CG_OK;
    uint32_t found = CG_NONE, limit = cg_snapshot_fragment_limit(s);
    cg_fragment f, first = {0};
    for (uint32_t id = 0; id < limit && path.len > 0; id++) {
        if (cg_snapshot_fragment(s, id, &f) != CG_OK || f.kind != CG_FRAGMENT_FILE ||
            !path_ends(f.path, path))
            continue;
        if (found != CG_NONE)
            return cg_fail(CG_ERR_AMBIGUOUS, "'%.*s' can be %.*s or %.*s: give more of the path",
                           CG_STR_ARG(path), CG_STR_ARG(first.path), CG_STR_ARG(f.path));
        found = id, first = f;
    }
    if (found == CG_NONE)
        return cg_fail(CG_ERR_NOT_FOUND,
                       "no file '%.*s' in the index: paths are relative to the project's root",
                       CG_STR_ARG(path));
    *fragment = found;
    return CG_OK;
}

/* What begins on the line, else the innermost that the line is in. */
static cg_error node_on_line(cg_snapshot *s, uint32_t fragment, uint32_t line, cg_node_ref *out) {
    const cg_node_block *b;
    CG_TRY(cg_snapshot_nodes(s, fragment, &b));
    uint32_t start = cg_node_block_line_start(b, line), end = cg_node_block_line_start(b, line + 1);
    if (line == 0 || line > b->line_count)
        return cg_fail(CG_ERR_NOT_FOUND, "line %u: the file has %u lines", line, b->line_count);
    uint32_t best = CG_NONE;
    for (uint32_t i = 1; i < b->count; i++) {
        uint32_t at = cg_node_block_at(b, i);
        if (at < start || at >= end) continue;
        bool minor =
            cg_node_block_kind(b, i) == CG_NODE_PARAMETER || cg_node_block_kind(b, i) == CG_NODE_IMPORT;
        if (best == CG_NONE || (!minor && cg_node_block_kind(b, best) == CG_NODE_PARAMETER)) best = i;
    }
    for (uint32_t at = start; best == CG_NONE && at < end; at++) best = cg_node_block_around(b, at);
    *out = (cg_node_ref){fragment, best == CG_NONE ? 0 : best};
    return CG_OK;
}

/* "path:12" or "path:12:5". */
static bool split_line(cg_str text, cg_str *path, uint64_t *line) {
    uint64_t ignored;
    for (size_t colon; (colon = cg_str_find_last_char(text, ':')) != CG_STR_NOWHERE;
         text = cg_str_first(text, colon)) {
        cg_str left = cg_str_first(text, colon), right = cg_str_from_index(text, colon + 1);
        if (!cg_str_to_u64(right, line) || *line > UINT32_MAX - 1) return false;
        size_t other = cg_str_find_last_char(left, ':');
        if (other != CG_STR_NOWHERE && cg_str_to_u64(cg_str_from_index(left, other + 1), &ignored)) continue;
        *path = left;
        return left.len > 0;
    }
    return false;
}

/* ---- Names ---- */

/* One step back over a separator: how many bytes of it end at `end`. */
static size_t separator_before(cg_str s, size_t end) {
    if (end >= 2 && s.ptr[end - 1] == ':' && s.ptr[end - 2] == ':') return 2;
    return end >= 1 && memchr(".#/", s.ptr[end - 1], 3) != NULL ? 1 : 0;
}

bool cg_qualified_ends(cg_str qualified, cg_str text) {
    size_t i = qualified.len, j = text.len;
    while (j > 0) {
        size_t a = separator_before(qualified, i), b = separator_before(text, j);
        if (i == 0 || (a == 0) != (b == 0)) return false;
        if (a == 0 && qualified.ptr[i - 1] != text.ptr[j - 1]) return false;
        i -= a > 0 ? a : 1;
        j -= b > 0 ? b : 1;
    }
    return i == 0 || separator_before(qualified, i) > 0;
}

static cg_str last_part(cg_str text) {
    size_t start = text.len;
    while (start > 0 && separator_before(text, start) == 0) start--;
    return start == text.len ? text : cg_str_from_index(text, start);
}

typedef struct candidate {
    cg_node_ref ref;
    uint8_t rank;
    bool whole; /* the whole qualified name is equal */
    cg_str path;
} candidate;
typedef CG_VEC(candidate) candidates;

static bool is_declaration(const candidate *c) { return (c->rank & 2u) != 0; }

static int compare_candidates(const void *a, const void *b) {
    const candidate *x = a, *y = b;
    if (x->whole != y->whole) return x->whole ? -1 : 1;
    if (x->rank / 8 != y->rank / 8) return x->rank / 8 < y->rank / 8 ? -1 : 1;
    if (is_declaration(x) != is_declaration(y)) return is_declaration(y) ? -1 : 1;
    if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
    int order = cg_str_compare(x->path, y->path);
    return order != 0 ? order : cg_node_ref_compare(x->ref, y->ref);
}

typedef struct finder {
    cg_snapshot *s;
    cg_str text, name; /* all of it; its last part */
    cg_buf qualified;
    candidates found;
    uint64_t skipped; /* fragments not looked at: there are too many */
} finder;

static void finder_clear(finder *f) {
    cg_buf_clear(&f->qualified);
    cg_vec_clear(&f->found);
}

static cg_error collect_fragment(finder *f, uint32_t id, cg_str name) {
    cg_fragment fragment;
    const cg_node_block *b;
    CG_TRY(cg_snapshot_fragment(f->s, id, &fragment));
    CG_TRY(cg_snapshot_nodes(f->s, id, &b));
    for (uint32_t i = 0; i < b->count; i++) {
        if (!cg_str_equal(cg_indexed_name(&fragment, b, i), name)) continue;
        cg_node node;
        cg_node_block_get(b, i, &node);
        cg_buf_reset(&f->qualified);
        cg_qualified_name(&fragment, b, i, &f->qualified);
        cg_str qualified = cg_buf_str(&f->qualified);
        if (f->text.len != f->name.len && !cg_qualified_ends(qualified, f->text)) continue;
        uint8_t rank =
            cg_name_rank((cg_node_kind)node.kind, node.flags, (cg_visibility)node.visibility, &fragment);
        bool whole = f->text.len != f->name.len && qualified.len == f->text.len;
        cg_vec_push(&f->found, (candidate){{id, i}, rank, whole, fragment.path});
    }
    return CG_OK;
}

/* The name's fragments; of a bare name that very many files define, only some of those that define it best. */
static cg_error collect_hit(finder *f, const cg_name_hit *hit, cg_arena *arena) {
    cg_posting *postings;
    CG_TRY(cg_names_postings(f->s, hit, arena, &postings));
    bool bare = f->text.len == f->name.len;
    uint32_t taken = 0;
    for (uint32_t i = 0; i < hit->count; i++) {
        if (bare && hit->count > MANY_FRAGMENTS && postings[i].rank / 8 > hit->rank / 8) continue;
        if (bare && taken++ >= MANY_FRAGMENTS)
            f->skipped++;
        else
            CG_TRY(collect_fragment(f, postings[i].fragment, hit->name));
    }
    return CG_OK;
}

static cg_error find_names(finder *f, unsigned how) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_name_hits hits = {0};
    cg_name_query query = {.text = f->name, .how = how, .limit = 16};
    cg_error error = cg_names_find(f->s, &query, &arena, &hits);
    for (size_t i = 0; i < hits.len && error == CG_OK; i++) error = collect_hit(f, &hits.at[i], &arena);
    cg_vec_clear(&hits);
    return error;
}

/* Of the sorted candidates, how many are really in question: what is worse by more than its visibility or being test
 * code does not compete, and neither do declarations with what they declare. */
static size_t count_rivals(const candidates *c) {
    size_t n = 1;
    while (n < c->len && c->at[n].whole == c->at[0].whole && c->at[n].rank / 8 == c->at[0].rank / 8 &&
           is_declaration(&c->at[n]) == is_declaration(&c->at[0]))
        n++;
    return n;
}

static cg_error choose(finder *f, size_t limit, cg_lookup *out) {
    qsort(f->found.at, f->found.len, sizeof *f->found.at, compare_candidates);
    size_t rivals = count_rivals(&f->found);
    out->total = rivals + f->skipped;
    for (size_t i = 0; i < rivals && i < limit; i++) cg_vec_push(&out->nodes, f->found.at[i].ref);
    if (out->total == 1) return CG_OK;
    return cg_fail(CG_ERR_AMBIGUOUS,
                   "'%.*s' can be any of %llu: give more of the qualified name, file:line or the id",
                   CG_STR_ARG(f->text), (unsigned long long)out->total);
}

static cg_error find_by_name(cg_snapshot *s, cg_str text, size_t limit, cg_lookup *out) {
    static const unsigned ways[] = {1u << CG_NAME_EXACT, 1u << CG_NAME_CASE};
    CG_CLEANUP(finder_clear) finder f = {.s = s, .text = text};
    for (unsigned i = 0; i < 4 && f.found.len == 0; i++) { /* as one name, then by its last part */
        f.name = i % 2 == 0 ? text : last_part(text);
        if (i % 2 == 1 && f.name.len == text.len) continue;
        CG_TRY(find_names(&f, ways[i / 2]));
    }
    if (f.found.len > 0) return choose(&f, limit, out);
    return cg_fail(CG_ERR_NOT_FOUND,
                   "nothing is called '%.*s': 'codegraph search' finds names that are like it",
                   CG_STR_ARG(text));
}

cg_error cg_lookup_node(cg_snapshot *s, cg_str text, size_t limit, cg_lookup *out) {
    cg_uuid id;
    cg_str path;
    uint64_t line;
    uint32_t fragment;
    cg_node_ref ref = {0};
    out->total = 1;
    text = cg_str_trim(text);
    if (text.len == 0) return cg_fail(CG_ERR_INVALID, "no node is named: give an id, file:line or a name");
    if (cg_uuid_parse(text, &id)) {
        CG_TRY(cg_snapshot_node_by_id(s, &id, &ref));
    } else if (split_line(text, &path, &line)) {
        CG_TRY(cg_lookup_file(s, path, &fragment));
        CG_TRY(node_on_line(s, fragment, (uint32_t)line, &ref));
    } else if (cg_snapshot_find(s, CG_FRAGMENT_FILE, text, &fragment) == CG_OK) {
        ref.fragment = fragment;
    } else if (cg_str_find_char(text, '/') != CG_STR_NOWHERE && cg_lookup_file(s, text, &fragment) == CG_OK) {
        ref.fragment = fragment;
    } else {
        return find_by_name(s, text, limit, out);
    }
    cg_vec_push(&out->nodes, ref);
    return CG_OK;
}
