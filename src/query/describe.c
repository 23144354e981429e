#include "query/describe.h"

cg_str cg_display_name(const cg_fragment *fragment, const cg_node_block *block, uint32_t node) {
    if (node != 0 || fragment->kind != CG_FRAGMENT_FILE) return cg_node_block_name(block, node);
    size_t slash = cg_str_find_last_char(fragment->path, '/');
    return slash == CG_STR_NOWHERE ? fragment->path : cg_str_from_index(fragment->path, slash + 1);
}

void cg_qualified_name(const cg_fragment *fragment, const cg_node_block *block, uint32_t node, cg_buf *out) {
    if (node == 0 && fragment->kind == CG_FRAGMENT_FILE) {
        cg_buf_append(out, fragment->module.len > 0 ? fragment->module : fragment->path);
        return;
    }
    if (node != 0 && fragment->module.len > 0) {
        cg_buf_append(out, fragment->module);
        cg_buf_append_z(out, cg_language_separator(block->language));
    }
    cg_node_block_qualified_name(block, node, out);
}

bool cg_is_test(const cg_fragment *fragment, const cg_node_block *block, uint32_t node) {
    if (fragment->flags & CG_FILE_TEST) return true;
    for (uint32_t n = node, steps = 0; n < block->count && steps < block->count; steps++) {
        if (cg_node_block_flags(block, n) & CG_SYM_TEST) return true;
        n = cg_node_block_parent(block, n);
    }
    return false;
}

bool cg_is_type(cg_node_kind kind) {
    return kind == CG_NODE_CLASS || kind == CG_NODE_STRUCT || kind == CG_NODE_UNION ||
           kind == CG_NODE_INTERFACE || kind == CG_NODE_TRAIT || kind == CG_NODE_ENUM;
}

bool cg_is_callable(cg_node_kind kind) {
    return kind == CG_NODE_FUNCTION || kind == CG_NODE_METHOD || kind == CG_NODE_CONSTRUCTOR ||
           kind == CG_NODE_MACRO;
}

cg_edge_kind cg_structural_kind(cg_node_kind parent, cg_node_kind child) {
    bool contains = parent == CG_NODE_PROJECT || parent == CG_NODE_PACKAGE || cg_is_type(parent) ||
                    parent == CG_NODE_TYPE_ALIAS || child == CG_NODE_PARAMETER;
    return contains ? CG_EDGE_CONTAINS : CG_EDGE_DEFINES;
}

void cg_describe_places(cg_described *d) {
    d->line = d->column = d->start_line = d->start_column = d->end_line = d->end_column = 0;
    if (d->node.kind == CG_NODE_FILE) return; /* a file as a whole has no place in itself */
    uint32_t last = d->node.end > d->node.start ? d->node.end - 1 : d->node.end;
    cg_node_block_place(d->block, d->node.at, &d->line, &d->column);
    cg_node_block_place(d->block, d->node.start, &d->start_line, &d->start_column);
    cg_node_block_place(d->block, last, &d->end_line, &d->end_column);
}

cg_str cg_described_path(const cg_described *d) {
    if (d->fragment.kind == CG_FRAGMENT_FILE) return d->fragment.path;
    bool folder = d->fragment.kind == CG_FRAGMENT_PROJECT && d->node.kind == CG_NODE_PACKAGE;
    return folder ? d->node.type_text : CG_STR_NONE;
}

cg_error cg_describe(cg_snapshot *s, cg_node_ref ref, cg_arena *arena, cg_described *out) {
    cg_described d = {.ref = ref};
    CG_TRY(cg_snapshot_fragment(s, ref.fragment, &d.fragment));
    CG_TRY(cg_snapshot_nodes(s, ref.fragment, &d.block));
    if (!cg_node_block_get(d.block, ref.node, &d.node))
        return cg_fail(CG_ERR_NOT_FOUND, "%.*s has no node %u", CG_STR_ARG(d.fragment.path), ref.node);
    d.id = cg_node_id(d.fragment.path_hash, d.block, ref.node);
    d.name = cg_display_name(&d.fragment, d.block, ref.node);
    cg_buf text = {0};
    cg_qualified_name(&d.fragment, d.block, ref.node, &text);
    d.qualified_name = cg_arena_str(arena, cg_buf_str(&text));
    cg_buf_clear(&text);
    cg_describe_places(&d);
    *out = d;
    return CG_OK;
}
