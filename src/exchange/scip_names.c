#include "exchange/scip_names.h"

#include "base/writer.h"
#include "exchange/scip_symbol.h"

enum { DEPTH_MAX = 48 };

void cg_scip_names_clear(cg_scip_names *n) {
    cg_arena_clear(&n->arena);
    cg_map64_clear(&n->ordinals);
    cg_vec_clear(&n->lists);
}

char *cg_scip_text_z(cg_arena *arena, cg_str s) {
    if (cg_utf8_valid(s) && cg_str_find_char(s, '\0') == CG_STR_NOWHERE) return cg_arena_z(arena, s);
    CG_CLEANUP(cg_out_clear) cg_out plain = CG_OUT_MEMORY;
    while (s.len > 0) {
        uint32_t c = cg_utf8_next(&s);
        cg_utf8_append(&plain, c ? c : 0xFFFD);
    }
    return cg_arena_z(arena, cg_buf_str(&plain.buf));
}

int cg_scip_kind(cg_node_kind kind) {
    static const int kinds[CG_NODE_KIND_COUNT] = {
        [CG_NODE_PROJECT] = 35,    [CG_NODE_PACKAGE] = 35,   [CG_NODE_MODULE] = 29,
        [CG_NODE_FILE] = 16,       [CG_NODE_NAMESPACE] = 30, [CG_NODE_CLASS] = 7,
        [CG_NODE_STRUCT] = 49,     [CG_NODE_UNION] = 59,     [CG_NODE_INTERFACE] = 21,
        [CG_NODE_TRAIT] = 53,      [CG_NODE_ENUM] = 11,      [CG_NODE_ENUM_MEMBER] = 12,
        [CG_NODE_FUNCTION] = 17,   [CG_NODE_METHOD] = 26,    [CG_NODE_CONSTRUCTOR] = 9,
        [CG_NODE_MACRO] = 25,      [CG_NODE_FIELD] = 15,     [CG_NODE_PROPERTY] = 41,
        [CG_NODE_VARIABLE] = 61,   [CG_NODE_CONSTANT] = 8,   [CG_NODE_PARAMETER] = 37,
        [CG_NODE_TYPE_ALIAS] = 55,
    };
    return kinds[kind];
}

const char *cg_scip_language(cg_language language) {
    static const char *const names[CG_LANG_COUNT] = {
        [CG_LANG_NONE] = "",
        [CG_LANG_C] = "C",
        [CG_LANG_CPP] = "CPP",
        [CG_LANG_GO] = "Go",
        [CG_LANG_JAVA] = "Java",
        [CG_LANG_JAVASCRIPT] = "JavaScript",
        [CG_LANG_PYTHON] = "Python",
        [CG_LANG_RUST] = "Rust",
        [CG_LANG_TYPESCRIPT] = "TypeScript",
        [CG_LANG_TSX] = "TypeScriptReact",
    };
    return names[language] ? names[language] : "";
}

/* ---- Descriptors ---- */

static cg_scip_suffix suffix_of(cg_node_kind kind, uint32_t flags) {
    if (flags & CG_SYM_TYPE_PARAM) return CG_SCIP_TYPE_PARAMETER;
    if (kind <= CG_NODE_NAMESPACE) return CG_SCIP_NAMESPACE;
    if (kind <= CG_NODE_ENUM || kind == CG_NODE_TYPE_ALIAS) return CG_SCIP_TYPE;
    if (kind == CG_NODE_MACRO) return CG_SCIP_MACRO;
    if (kind >= CG_NODE_FUNCTION && kind <= CG_NODE_CONSTRUCTOR) return CG_SCIP_METHOD;
    return kind == CG_NODE_PARAMETER ? CG_SCIP_PARAMETER : CG_SCIP_TERM;
}

/* How many nodes before it have the same owner, name and suffix. */
static const uint32_t *number_namesakes(cg_scip_names *n, const cg_node_block *b) {
    uint32_t *list = CG_NEW_ARRAY(&n->arena, uint32_t, b->count + 1);
    CG_CLEANUP(cg_map64_clear) cg_map64 seen = {0};
    for (uint32_t i = 1; i < b->count; i++) {
        cg_node node;
        if (!cg_node_block_get(b, i, &node)) continue;
        uint64_t key = cg_hash_str(node.name) * 31 + cg_hash_str(node.qualifier);
        key =
            cg_hash_mix(key + ((uint64_t)node.parent << 8 | suffix_of((cg_node_kind)node.kind, node.flags)));
        list[i] = (uint32_t)(*cg_map64_slot(&seen, key >> 1, 0))++;
    }
    return list;
}

static const uint32_t *ordinals_of(cg_scip_names *n, uint32_t fragment, const cg_node_block *b) {
    uint64_t at;
    if (!cg_map64_get(&n->ordinals, fragment, &at)) {
        at = n->lists.len;
        cg_vec_push(&n->lists, number_namesakes(n, b));
        cg_map64_put(&n->ordinals, fragment, at);
    }
    return n->lists.at[at];
}

static void add_node(cg_buf *out, const cg_node *node, uint32_t ordinal) {
    CG_CLEANUP(cg_buf_clear) cg_buf unnamed = {0};
    cg_str name = node->name;
    if (node->qualifier.len) cg_scip_symbol_add(out, node->qualifier, CG_SCIP_TYPE, 0);
    if (name.len == 0) {
        cg_buf_format(&unnamed, "<%s>", cg_node_kind_name((cg_node_kind)node->kind));
        name = cg_buf_str(&unnamed);
    }
    cg_scip_symbol_add(out, name, suffix_of((cg_node_kind)node->kind, node->flags), ordinal);
}

static void name_in_file(cg_scip_names *n, const cg_fragment *f, const cg_node_block *b, uint32_t node,
                         cg_buf *out) {
    uint32_t chain[DEPTH_MAX], depth = 0;
    const uint32_t *ordinals = ordinals_of(n, f->id, b);
    cg_str rest = f->path, part;
    cg_scip_symbol_begin(out, CG_STR("codegraph"), CG_STR_NONE, cg_snapshot_project(n->s), CG_STR_NONE);
    while (cg_str_split(&rest, '/', &part)) cg_scip_symbol_add(out, part, CG_SCIP_NAMESPACE, 0);
    for (; node != 0 && node < b->count && depth < DEPTH_MAX; node = cg_node_block_parent(b, node))
        chain[depth++] = node;
    while (depth-- > 0) {
        cg_node one;
        if (cg_node_block_get(b, chain[depth], &one)) add_node(out, &one, ordinals[chain[depth]]);
    }
}

static void name_of_library(const cg_fragment *f, const cg_node_block *b, uint32_t node, cg_buf *out) {
    cg_node one;
    cg_scip_symbol_begin(out, CG_STR("codegraph"), cg_str_from(cg_language_name((cg_language)f->language)),
                         f->package, CG_STR_NONE);
    if (node == 0 || !cg_node_block_get(b, node, &one)) {
        cg_scip_symbol_add(out, f->package, CG_SCIP_NAMESPACE, 0);
        return;
    }
    cg_str rest = one.qualifier, part;
    while (cg_str_split(&rest, '.', &part))
        if (part.len) cg_scip_symbol_add(out, part, CG_SCIP_TYPE, 0);
    one.qualifier = CG_STR_NONE;
    add_node(out, &one, 0);
}

cg_error cg_scip_name_of(cg_scip_names *n, cg_node_ref ref, cg_buf *out) {
    CG_CLEANUP(cg_buf_clear) cg_buf raw = {0};
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_fragment f;
    const cg_node_block *b;
    CG_TRY(cg_snapshot_fragment(n->s, ref.fragment, &f));
    CG_TRY(cg_snapshot_nodes(n->s, ref.fragment, &b));
    if (f.kind == CG_FRAGMENT_FILE) {
        name_in_file(n, &f, b, ref.node, &raw);
    } else if (f.kind == CG_FRAGMENT_EXTERNAL) {
        name_of_library(&f, b, ref.node, &raw);
    } else {
        cg_scip_symbol_begin(&raw, CG_STR("codegraph"), CG_STR_NONE, cg_snapshot_project(n->s), CG_STR_NONE);
        cg_scip_symbol_add(&raw, cg_node_block_name(b, ref.node), CG_SCIP_NAMESPACE, 0);
    }
    cg_buf_append_z(out, cg_scip_text_z(&arena, cg_buf_str(&raw)));
    return CG_OK;
}
