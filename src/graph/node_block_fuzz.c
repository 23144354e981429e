/* Any bytes: opening or checking refuses them, or everything in them can be read, within the bytes. */
#include "graph/node_block.h"
#include "graph/node_id.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_node(const cg_node_block *b, uint32_t i, bool sound) {
    cg_node n;
    uint32_t line, column;
    cg_buf name = {0};
    if (!cg_node_block_get(b, i, &n)) abort();
    cg_node_block_place(b, n.at, &line, &column);
    (void)cg_node_block_around(b, n.start);
    if (sound && b->line_count > 0 && cg_node_block_line_start(b, line) + column - 1 != n.at) abort();
    cg_node_block_qualified_name(b, i, &name);
    cg_buf_clear(&name);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    cg_node_block b;
    if (cg_node_block_open(cg_str_of((const char *)data, size), &b) != CG_OK) return 0;
    bool sound = b.count < 4000 && cg_node_block_check(&b) == CG_OK;
    for (uint32_t i = 0; i < b.count && i < 200; i++) read_node(&b, i, sound);
    (void)cg_node_block_line_start(&b, UINT32_MAX);
    if (!sound || b.count == 0 || b.count > 200) return 0;
    uint32_t found;
    cg_uuid id = cg_node_id(1, &b, b.count - 1);
    if (!cg_node_id_find(1, &b, &id, &found)) abort();
    return 0;
}
