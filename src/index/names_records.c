/* Nodes to records: the names of a fragment with what is known of their nodes. */
#include "index/names_internal.h"

#include <stdlib.h>

uint8_t cg_name_group(cg_node_kind kind) {
    switch (kind) {
    case CG_NODE_CLASS:
    case CG_NODE_STRUCT:
    case CG_NODE_UNION:
    case CG_NODE_INTERFACE:
    case CG_NODE_TRAIT:
    case CG_NODE_ENUM:
    case CG_NODE_TYPE_ALIAS: return CG_NAMES_TYPE;
    case CG_NODE_FUNCTION:
    case CG_NODE_MACRO: return CG_NAMES_FUNCTION;
    case CG_NODE_METHOD:
    case CG_NODE_CONSTRUCTOR: return CG_NAMES_METHOD;
    case CG_NODE_FIELD:
    case CG_NODE_PROPERTY:
    case CG_NODE_ENUM_MEMBER: return CG_NAMES_MEMBER;
    case CG_NODE_VARIABLE:
    case CG_NODE_CONSTANT: return CG_NAMES_VARIABLE;
    case CG_NODE_PARAMETER: return CG_NAMES_PARAMETER;
    case CG_NODE_IMPORT: return CG_NAMES_IMPORT;
    default: return CG_NAMES_CONTAINER;
    }
}

uint8_t cg_name_rank(cg_node_kind kind, uint32_t node_flags, cg_visibility visibility,
                     const cg_fragment *fragment) {
    uint8_t group = cg_name_group(kind);
    unsigned tier = group == CG_NAMES_IMPORT                                 ? 4
                    : group == CG_NAMES_PARAMETER                            ? 3
                    : fragment->kind == CG_FRAGMENT_EXTERNAL                 ? 2
                    : group == CG_NAMES_MEMBER || group == CG_NAMES_VARIABLE ? 1
                                                                             : 0;
    bool second = (fragment->flags & (CG_FILE_TEST | CG_FILE_GENERATED | CG_FILE_VENDORED)) ||
                  (node_flags & CG_SYM_TEST);
    bool hidden = visibility == CG_VISIBILITY_PRIVATE || (node_flags & CG_SYM_LOCAL);
    bool declared = (node_flags & CG_SYM_DECLARATION) != 0;
    return (uint8_t)(tier * 8 + second * 4u + declared * 2u + hidden);
}

cg_str cg_indexed_name(const cg_fragment *fragment, const cg_node_block *nodes, uint32_t node) {
    cg_str name = cg_node_block_name(nodes, node);
    if (node == 0 && fragment->kind == CG_FRAGMENT_FILE) {
        size_t slash = cg_str_find_last_char(fragment->path, '/');
        name = slash == CG_STR_NOWHERE ? fragment->path : cg_str_from_index(fragment->path, slash + 1);
    }
    return cg_str_first(name, CG_NAME_MAX);
}

static int by_name(const void *a, const void *b) {
    const cg_name_record *x = a, *y = b;
    return (x->name > y->name) - (x->name < y->name);
}

static size_t merge_equal(cg_name_record *r, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept > 0 && r[kept - 1].name == r[i].name) {
            r[kept - 1].posting.kinds |= r[i].posting.kinds;
            if (r[i].posting.rank < r[kept - 1].posting.rank) r[kept - 1].posting.rank = r[i].posting.rank;
        } else {
            r[kept++] = r[i];
        }
    }
    return kept;
}

void cg_name_records_collect(cg_intern *names, const cg_fragment *fragment, const cg_node_block *nodes,
                             cg_name_records *out) {
    size_t first = out->len;
    for (uint32_t i = 0; i < nodes->count; i++) {
        cg_str name = cg_indexed_name(fragment, nodes, i);
        if (name.len == 0) continue;
        cg_node node;
        if (!cg_node_block_get(nodes, i, &node)) continue;
        cg_posting posting = {.fragment = fragment->id,
                              .kinds = cg_name_group((cg_node_kind)node.kind),
                              .rank = cg_name_rank((cg_node_kind)node.kind, node.flags,
                                                   (cg_visibility)node.visibility, fragment)};
        cg_vec_push(out, (cg_name_record){cg_intern_add(names, name), posting});
    }
    if (out->len == first) return;
    qsort(out->at + first, out->len - first, sizeof *out->at, by_name);
    out->len = first + merge_equal(out->at + first, out->len - first);
}

/* ---- The dictionary's order ---- */

typedef struct sort_key {
    uint64_t head; /* the first eight letters without their case: settles nearly every comparison */
    cg_str text;
    uint32_t id;
} sort_key;

static uint64_t head_of(cg_str s) {
    uint64_t v = 0;
    for (size_t i = 0; i < 8; i++) {
        unsigned char c = i < s.len ? (unsigned char)s.ptr[i] : 0;
        v = v << 8 | (c >= 'A' && c <= 'Z' ? c + 32u : c);
    }
    return v;
}

static int by_key(const void *a, const void *b) {
    const sort_key *x = a, *y = b;
    if (x->head != y->head) return x->head < y->head ? -1 : 1;
    return cg_name_compare(x->text, y->text);
}

/* Counting sort by the names' places: stable, so that records of a name stay in the order they came in. */
void cg_name_records_sort(const cg_intern *names, cg_name_records *records) {
    CG_AUTOFREE sort_key *keys = cg_alloc((names->count + 1) * sizeof *keys);
    for (uint32_t i = 0; i < names->count; i++)
        keys[i] = (sort_key){head_of(cg_intern_str(names, i)), cg_intern_str(names, i), i};
    qsort(keys, names->count, sizeof *keys, by_key);
    CG_AUTOFREE uint32_t *starts = cg_alloc_zero((size_t)names->count + 1, sizeof *starts);
    for (size_t i = 0; i < records->len; i++) starts[records->at[i].name]++;
    uint32_t sum = 0;
    for (uint32_t i = 0; i < names->count; i++) {
        uint32_t n = starts[keys[i].id];
        starts[keys[i].id] = sum;
        sum += n;
    }
    cg_name_records sorted = {0};
    cg_vec_reserve(&sorted, records->len);
    sorted.len = records->len;
    for (size_t i = 0; i < records->len; i++) sorted.at[starts[records->at[i].name]++] = records->at[i];
    cg_vec_clear(records);
    *records = sorted;
}
