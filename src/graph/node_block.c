#include "graph/node_block.h"

#include "base/mem.h"

/* Header: 'N', version, language, 0; six numbers; a width for each column, then that of the strings' offsets. */
#define HEADER_SIZE (4 + 6 * 4 + CG_NODE_COLUMN_COUNT + 1)
#define MARK_LINES  64u /* lines from one line mark to the next */
#define MARK_SIZE   8u  /* offset in the source, position in the deltas */

static cg_error damaged(const char *what) {
    return cg_fail(CG_ERR_DAMAGED, "node block: %s; index again to rebuild it", what);
}

static uint32_t mark_count(uint32_t line_count) {
    return line_count / MARK_LINES + (line_count % MARK_LINES != 0);
}

cg_error cg_node_block_open(cg_str bytes, cg_node_block *out) {
    const uint8_t *h;
    cg_node_block b = {0};
    if (!cg_bytes_take(&bytes, HEADER_SIZE, &h)) return damaged("too short");
    if (h[0] != 'N') return damaged("not a node block");
    if (h[1] != CG_NODE_BLOCK_VERSION) {
        return cg_fail(CG_ERR_VERSION, "node block of version %u, this program reads %u; index again", h[1],
                       CG_NODE_BLOCK_VERSION);
    }
    if (h[2] >= CG_LANG_COUNT) return damaged("unknown language");
    b.language = (cg_language)h[2];
    b.count = cg_read_u32(h + 4);
    b.string_count = cg_read_u32(h + 8);
    b.string_size = cg_read_u32(h + 12);
    b.line_count = cg_read_u32(h + 16);
    b.line_delta_size = cg_read_u32(h + 20);
    b.source_size = cg_read_u32(h + 24);
    const uint8_t *widths = h + 28;
    /* Each node, string and line takes a byte at least, so that no count can be greater than the bytes. */
    if (widths[CG_NODE_COLUMN_KIND] == 0 || widths[CG_NODE_COLUMN_COUNT] == 0 ||
        b.line_count > b.line_delta_size) {
        return damaged("impossible counts");
    }
    for (unsigned c = 0; c < CG_NODE_COLUMN_COUNT; c++) {
        if (!cg_column_take(&bytes, widths[c], b.count, &b.columns[c])) return damaged("column cut short");
    }
    const uint8_t *strings;
    if (!cg_column_take(&bytes, widths[CG_NODE_COLUMN_COUNT], (uint64_t)b.string_count + 1, &b.string_at) ||
        !cg_bytes_take(&bytes, b.string_size, &strings)) {
        return damaged("strings cut short");
    }
    b.string_bytes = (const char *)strings;
    if (!cg_bytes_take(&bytes, (uint64_t)mark_count(b.line_count) * MARK_SIZE, &b.line_marks) ||
        !cg_bytes_take(&bytes, b.line_delta_size, &b.line_deltas)) {
        return damaged("lines cut short");
    }
    if (bytes.len != 0) return damaged("too long");
    *out = b;
    return CG_OK;
}

/* ---- Nodes ---- */

static uint32_t value(const cg_node_block *b, cg_node_column column, uint32_t node) {
    return node < b->count ? cg_column_get(&b->columns[column], node) : 0;
}

static cg_str string(const cg_node_block *b, cg_node_column column, uint32_t node) {
    uint32_t id = value(b, column, node);
    if (id >= b->string_count) return CG_STR_NONE;
    uint32_t from = cg_column_get(&b->string_at, id), to = cg_column_get(&b->string_at, id + 1);
    if (from > to || to > b->string_size) return CG_STR_NONE;
    return cg_str_of(b->string_bytes + from, to - from);
}

uint32_t cg_node_block_parent(const cg_node_block *b, uint32_t node) {
    uint32_t parent = value(b, CG_NODE_COLUMN_PARENT, node); /* one more than the number; 0 for none */
    return parent <= b->count ? parent - 1 : CG_NONE;
}

cg_node_kind cg_node_block_kind(const cg_node_block *b, uint32_t node) {
    uint32_t kind = value(b, CG_NODE_COLUMN_KIND, node);
    return kind < CG_NODE_KIND_COUNT ? (cg_node_kind)kind : (cg_node_kind)0;
}

uint32_t cg_node_block_flags(const cg_node_block *b, uint32_t node) {
    return value(b, CG_NODE_COLUMN_FLAGS, node);
}

uint32_t cg_node_block_at(const cg_node_block *b, uint32_t node) {
    return value(b, CG_NODE_COLUMN_START, node) + value(b, CG_NODE_COLUMN_AT, node);
}

cg_str cg_node_block_name(const cg_node_block *b, uint32_t node) {
    return string(b, CG_NODE_COLUMN_NAME, node);
}

bool cg_node_block_get(const cg_node_block *b, uint32_t node, cg_node *out) {
    if (node >= b->count) return false;
    uint32_t visibility = value(b, CG_NODE_COLUMN_VISIBILITY, node);
    uint32_t start = value(b, CG_NODE_COLUMN_START, node);
    *out = (cg_node){
        .name = string(b, CG_NODE_COLUMN_NAME, node),
        .signature = string(b, CG_NODE_COLUMN_SIGNATURE, node),
        .docs = string(b, CG_NODE_COLUMN_DOCS, node),
        .qualifier = string(b, CG_NODE_COLUMN_QUALIFIER, node),
        .type_text = string(b, CG_NODE_COLUMN_TYPE_TEXT, node),
        .parent = cg_node_block_parent(b, node),
        .flags = value(b, CG_NODE_COLUMN_FLAGS, node),
        .start = start,
        .end = start + value(b, CG_NODE_COLUMN_LENGTH, node),
        .at = start + value(b, CG_NODE_COLUMN_AT, node),
        .ordinal = value(b, CG_NODE_COLUMN_ORDINAL, node),
        .arity = (uint16_t)value(b, CG_NODE_COLUMN_ARITY, node),
        .complexity = (uint16_t)value(b, CG_NODE_COLUMN_COMPLEXITY, node),
        .kind = (uint8_t)cg_node_block_kind(b, node),
        .visibility = visibility < CG_VISIBILITY_COUNT ? (uint8_t)visibility : (uint8_t)CG_VISIBILITY_NONE,
    };
    return true;
}

uint32_t cg_node_block_next_child(const cg_node_block *b, uint32_t parent, uint32_t after) {
    for (uint32_t i = after == CG_NONE ? 0 : after + 1; i < b->count; i++) {
        if (cg_node_block_parent(b, i) == parent) return i;
    }
    return CG_NONE;
}

uint32_t cg_node_block_around(const cg_node_block *b, uint32_t offset) {
    uint32_t best = CG_NONE, best_length = UINT32_MAX;
    for (uint32_t i = 1; i < b->count; i++) {
        uint32_t start = value(b, CG_NODE_COLUMN_START, i), length = value(b, CG_NODE_COLUMN_LENGTH, i);
        if (offset >= start && offset - start < length && length <= best_length) {
            best = i;
            best_length = length;
        }
    }
    return best;
}

/* ---- Names ---- */

const char *cg_language_separator(cg_language language) {
    return language == CG_LANG_CPP || language == CG_LANG_RUST ? "::" : ".";
}

static void append_segment(const cg_node_block *b, uint32_t node, cg_buf *out) {
    cg_str qualifier = string(b, CG_NODE_COLUMN_QUALIFIER, node), name = cg_node_block_name(b, node);
    if (qualifier.len != 0) {
        cg_buf_append(out, qualifier);
        cg_buf_append_z(out, cg_language_separator(b->language));
    }
    if (name.len != 0) {
        cg_buf_append(out, name);
    } else if (node != 0) {
        cg_buf_append_char(out, '<');
        cg_buf_append_z(out, cg_node_kind_name(cg_node_block_kind(b, node)));
        cg_buf_append_char(out, '>');
    }
}

/* Node 0 is not part of names; a cycle (damage) ends the climb. */
static uint32_t name_depth(const cg_node_block *b, uint32_t node) {
    uint32_t depth = 0;
    for (uint32_t i = cg_node_block_parent(b, node); i != CG_NONE && i != 0 && depth < b->count;
         i = cg_node_block_parent(b, i)) {
        depth++;
    }
    return depth < b->count ? depth : 0;
}

void cg_node_block_qualified_name(const cg_node_block *b, uint32_t node, cg_buf *out) {
    if (node >= b->count) return;
    uint32_t around[64], depth = name_depth(b, node);
    /* From the outermost inwards, as many levels at once as fit. */
    while (depth > 0) {
        uint32_t level = 0, take = depth < 64 ? depth : 64, at = node;
        for (; level < depth; level++) {
            at = cg_node_block_parent(b, at);
            if (level >= depth - take) around[level - (depth - take)] = at;
        }
        for (uint32_t i = take; i-- > 0;) {
            append_segment(b, around[i], out);
            cg_buf_append_z(out, cg_language_separator(b->language));
        }
        depth -= take;
    }
    append_segment(b, node, out);
}

/* ---- Lines ---- */

typedef struct line_cursor {
    uint32_t line; /* from 0 */
    uint32_t offset;
    uint32_t position; /* in the deltas */
} line_cursor;

static line_cursor cursor_at_mark(const cg_node_block *b, uint32_t mark) {
    const uint8_t *p = b->line_marks + (size_t)mark * MARK_SIZE;
    return (line_cursor){mark * MARK_LINES, cg_read_u32(p), cg_read_u32(p + 4)};
}

/* The length of the cursor's line; false if the table ends there. */
static bool line_length(const cg_node_block *b, const line_cursor *c, uint32_t *length, uint32_t *size) {
    if (c->position >= b->line_delta_size) return false;
    const uint8_t *p = b->line_deltas + c->position;
    if (*p < 255) {
        *length = *p;
        *size = 1;
        return true;
    }
    if (b->line_delta_size - c->position < 5) return false;
    *length = cg_read_u32(p + 1);
    *size = 5;
    return true;
}

void cg_node_block_place(const cg_node_block *b, uint32_t offset, uint32_t *line, uint32_t *column) {
    *line = *column = 0;
    if (b->line_count == 0) return;
    if (offset > b->source_size) offset = b->source_size;
    uint32_t low = 0, high = mark_count(b->line_count);
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (cursor_at_mark(b, middle).offset <= offset) {
            low = middle;
        } else {
            high = middle;
        }
    }
    line_cursor c = cursor_at_mark(b, low);
    uint32_t length, size;
    while (c.line + 1 < b->line_count && line_length(b, &c, &length, &size) && offset - c.offset >= length &&
           c.offset <= offset) {
        c.offset += length;
        c.position += size;
        c.line++;
    }
    *line = c.line + 1;
    *column = offset >= c.offset ? offset - c.offset + 1 : 1;
}

uint32_t cg_node_block_line_start(const cg_node_block *b, uint32_t line) {
    if (line == 0 || line > b->line_count) return line == 0 ? 0 : b->source_size;
    line_cursor c = cursor_at_mark(b, (line - 1) / MARK_LINES);
    uint32_t length, size;
    while (c.line + 1 < line && line_length(b, &c, &length, &size)) {
        c.offset += length;
        c.position += size;
        c.line++;
    }
    return c.offset <= b->source_size ? c.offset : b->source_size;
}

/* ---- Verification ---- */

static cg_error check_strings(const cg_node_block *b) {
    static const cg_node_column columns[] = {CG_NODE_COLUMN_NAME, CG_NODE_COLUMN_SIGNATURE,
                                             CG_NODE_COLUMN_DOCS, CG_NODE_COLUMN_QUALIFIER,
                                             CG_NODE_COLUMN_TYPE_TEXT};
    uint32_t last = 0;
    for (uint32_t i = 0; i <= b->string_count; i++) {
        uint32_t at = cg_column_get(&b->string_at, i);
        if (at < last) return damaged("strings out of order");
        last = at;
    }
    if (last != b->string_size || cg_column_get(&b->string_at, 0) != 0)
        return damaged("strings do not fill the table");
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        for (uint32_t i = 0; i < b->count; i++) {
            if (value(b, columns[c], i) >= b->string_count) return damaged("string that is not there");
        }
    }
    return CG_OK;
}

/* Every node reaches a root: each climbs until it meets one that is known to. */
static cg_error check_parents(const cg_node_block *b) {
    CG_AUTOFREE uint32_t *seen_by = cg_alloc_zero(b->count + 1u, sizeof *seen_by);
    for (uint32_t i = 0; i < b->count; i++) {
        for (uint32_t at = i; at != CG_NONE && seen_by[at] != UINT32_MAX; at = cg_node_block_parent(b, at)) {
            if (seen_by[at] == i + 1) return damaged("node inside itself");
            seen_by[at] = i + 1;
        }
        for (uint32_t at = i; at != CG_NONE && seen_by[at] == i + 1; at = cg_node_block_parent(b, at)) {
            seen_by[at] = UINT32_MAX;
        }
    }
    return CG_OK;
}

static cg_error check_values(const cg_node_block *b) {
    for (uint32_t i = 0; i < b->count; i++) {
        if (value(b, CG_NODE_COLUMN_KIND, i) >= CG_NODE_KIND_COUNT) return damaged("unknown kind of node");
        if (value(b, CG_NODE_COLUMN_VISIBILITY, i) >= CG_VISIBILITY_COUNT)
            return damaged("unknown visibility");
        if (value(b, CG_NODE_COLUMN_PARENT, i) > b->count) return damaged("parent that is not there");
        if (value(b, CG_NODE_COLUMN_ARITY, i) > UINT16_MAX ||
            value(b, CG_NODE_COLUMN_COMPLEXITY, i) > UINT16_MAX) {
            return damaged("number out of range");
        }
        uint64_t start = value(b, CG_NODE_COLUMN_START, i);
        if (start + value(b, CG_NODE_COLUMN_LENGTH, i) > b->source_size ||
            cg_node_block_at(b, i) > b->source_size) {
            return damaged("node behind the end of the file");
        }
    }
    return CG_OK;
}

static cg_error check_lines(const cg_node_block *b) {
    line_cursor c = {0};
    while (c.line < b->line_count) {
        if (c.line % MARK_LINES == 0) {
            line_cursor mark = cursor_at_mark(b, c.line / MARK_LINES);
            if (mark.offset != c.offset || mark.position != c.position) return damaged("line mark is wrong");
        }
        uint32_t length, size;
        if (!line_length(b, &c, &length, &size) || length > b->source_size - c.offset)
            return damaged("line is wrong");
        c.offset += length;
        c.position += size;
        c.line++;
    }
    if (c.position != b->line_delta_size || (b->line_count != 0 && c.offset != b->source_size)) {
        return damaged("lines do not fill the file");
    }
    return CG_OK;
}

cg_error cg_node_block_check(const cg_node_block *b) {
    CG_TRY(check_strings(b));
    CG_TRY(check_values(b));
    CG_TRY(check_parents(b));
    return check_lines(b);
}
