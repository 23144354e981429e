#include "graph/node_block.h"

#include "base/mem.h"

#define MARK_LINES 64u

/* The columns of a block to be: strings are numbers of `string` until they get their place in the block. */
typedef struct draft {
    uint32_t *columns[CG_NODE_COLUMN_COUNT];
    uint32_t *memory;
    uint32_t count;
    cg_language language;
    cg_str (*string)(const void *context, uint32_t id);
    const void *context;
    uint32_t string_limit;
    const uint32_t *lines;
    uint32_t line_count, source_size;
} draft;

static void draft_init(draft *d, uint32_t count) {
    d->count = count;
    d->memory = cg_alloc_zero((size_t)count * CG_NODE_COLUMN_COUNT + 1, sizeof *d->memory);
    for (unsigned c = 0; c < CG_NODE_COLUMN_COUNT; c++) d->columns[c] = d->memory + (size_t)c * count;
}

/* ---- Ordinals among equals ---- */

/* FNV-1a, because a name's hash goes on from that of the name around it. */
#define HASH_START 0xcbf29ce484222325u
static uint64_t hash_on(uint64_t h, cg_str s) {
    for (size_t i = 0; i < s.len; i++) h = (h ^ (uint8_t)s.ptr[i]) * 0x100000001b3u;
    return h;
}

static cg_str draft_string(const draft *d, cg_node_column column, uint32_t node) {
    return d->string(d->context, d->columns[column][node]);
}

/* The same text as cg_node_block_qualified_name writes. */
static uint64_t hash_segment(const draft *d, uint32_t node, uint64_t h) {
    cg_str separator = cg_str_from(cg_language_separator(d->language));
    cg_str qualifier = draft_string(d, CG_NODE_COLUMN_QUALIFIER, node);
    cg_str name = draft_string(d, CG_NODE_COLUMN_NAME, node);
    if (h != HASH_START) h = hash_on(h, separator);
    if (qualifier.len != 0) h = hash_on(hash_on(h, qualifier), separator);
    if (name.len != 0 || node == 0) return hash_on(h, name);
    h = hash_on(h, CG_STR("<"));
    h = hash_on(h, cg_str_from(cg_node_kind_name((cg_node_kind)d->columns[CG_NODE_COLUMN_KIND][node])));
    return hash_on(h, CG_STR(">"));
}

/* The hash of a node's qualified name; hashes[] holds those already known. */
static uint64_t hash_name(const draft *d, uint64_t *hashes, uint32_t *climbed, uint32_t node) {
    uint32_t depth = 0;
    while (hashes[node] == 0 && depth < d->count) {
        climbed[depth++] = node;
        uint32_t parent = d->columns[CG_NODE_COLUMN_PARENT][node];
        if (parent <= 1 || climbed[0] == 0) break; /* none, or node 0 */
        node = parent - 1;
    }
    uint64_t h = hashes[node] == 0 ? HASH_START : hashes[node];
    while (depth-- > 0) h = hashes[climbed[depth]] = hash_segment(d, climbed[depth], h);
    return h;
}

static void set_ordinals(draft *d) {
    CG_AUTOFREE uint64_t *hashes = cg_alloc_zero(d->count + 1u, sizeof *hashes);
    CG_AUTOFREE uint32_t *climbed = cg_alloc((d->count + 1u) * sizeof *climbed);
    cg_map64 seen = {0};
    for (uint32_t i = 0; i < d->count; i++) {
        uint64_t key = hash_name(d, hashes, climbed, i);
        cg_str signature = draft_string(d, CG_NODE_COLUMN_SIGNATURE, i);
        key = cg_hash64(signature.ptr, signature.len, key + d->columns[CG_NODE_COLUMN_KIND][i]) >> 1;
        d->columns[CG_NODE_COLUMN_ORDINAL][i] = (uint32_t)(*cg_map64_slot(&seen, key, 0))++;
    }
    cg_map64_clear(&seen);
}

/* ---- Encoding ---- */

/* Numbers the strings that are used, by column so that like stands beside like, in the order of nodes. order[n] is
 * the string that gets number n. */
static uint32_t number_strings(draft *d, uint32_t *order) {
    static const cg_node_column columns[] = {CG_NODE_COLUMN_NAME, CG_NODE_COLUMN_QUALIFIER,
                                             CG_NODE_COLUMN_TYPE_TEXT, CG_NODE_COLUMN_SIGNATURE,
                                             CG_NODE_COLUMN_DOCS};
    CG_AUTOFREE uint32_t *number =
        cg_alloc_zero(d->string_limit + 1u, sizeof *number); /* one more; 0: none yet */
    uint32_t count = 1;
    order[0] = 0; /* the empty string is 0 on both sides */
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        uint32_t *values = d->columns[columns[c]];
        for (uint32_t i = 0; i < d->count; i++) {
            uint32_t id = values[i];
            if (id == 0) continue;
            if (number[id] == 0) {
                order[count] = id;
                number[id] = count++;
            }
            values[i] = number[id];
        }
    }
    return count;
}

typedef struct line_table {
    cg_buf marks, deltas;
} line_table;

static void encode_lines(const draft *d, line_table *t) {
    for (uint32_t i = 0; i < d->line_count; i++) {
        uint32_t next = i + 1 < d->line_count ? d->lines[i + 1] : d->source_size;
        uint32_t length = next - d->lines[i];
        if (i % MARK_LINES == 0) {
            cg_append_u32(&t->marks, d->lines[i]);
            cg_append_u32(&t->marks, (uint32_t)t->deltas.len);
        }
        cg_buf_append_char(&t->deltas, (char)(length < 255 ? length : 255));
        if (length >= 255) cg_append_u32(&t->deltas, length);
    }
}

static void append_header(const draft *d, uint32_t string_count, uint32_t string_size,
                          const line_table *lines, cg_buf *out) {
    const char start[] = {'N', (char)CG_NODE_BLOCK_VERSION, (char)d->language, 0};
    cg_buf_append(out, cg_str_of(start, sizeof start));
    cg_append_u32(out, d->count);
    cg_append_u32(out, string_count);
    cg_append_u32(out, string_size);
    cg_append_u32(out, d->line_count);
    cg_append_u32(out, (uint32_t)lines->deltas.len);
    cg_append_u32(out, d->source_size);
}

static void encode(draft *d, cg_buf *out) {
    set_ordinals(d);
    CG_AUTOFREE uint32_t *order = cg_alloc(((size_t)d->string_limit + 1) * sizeof *order);
    uint32_t string_count = number_strings(d, order);
    CG_AUTOFREE uint32_t *string_at = cg_alloc(((size_t)string_count + 1) * sizeof *string_at);
    uint32_t string_size = 0;
    for (uint32_t i = 0; i < string_count; i++) {
        string_at[i] = string_size;
        string_size += (uint32_t)d->string(d->context, order[i]).len;
    }
    string_at[string_count] = string_size;
    line_table lines = {0};
    encode_lines(d, &lines);

    append_header(d, string_count, string_size, &lines, out);
    uint8_t widths[CG_NODE_COLUMN_COUNT + 1];
    for (unsigned c = 0; c < CG_NODE_COLUMN_COUNT; c++) widths[c] = cg_column_width(d->columns[c], d->count);
    widths[CG_NODE_COLUMN_COUNT] = cg_column_width(string_at, string_count + 1u);
    /* A byte at least for each node and string: readers rely on it (see opening). */
    if (widths[CG_NODE_COLUMN_KIND] == 0) widths[CG_NODE_COLUMN_KIND] = 1;
    if (widths[CG_NODE_COLUMN_COUNT] == 0) widths[CG_NODE_COLUMN_COUNT] = 1;
    cg_buf_append(out, cg_str_of((const char *)widths, sizeof widths));
    for (unsigned c = 0; c < CG_NODE_COLUMN_COUNT; c++)
        cg_column_append(out, d->columns[c], d->count, widths[c]);
    cg_column_append(out, string_at, string_count + 1u, widths[CG_NODE_COLUMN_COUNT]);
    for (uint32_t i = 0; i < string_count; i++) cg_buf_append(out, d->string(d->context, order[i]));
    cg_buf_append(out, cg_buf_str(&lines.marks));
    cg_buf_append(out, cg_buf_str(&lines.deltas));
    cg_buf_clear(&lines.marks);
    cg_buf_clear(&lines.deltas);
    cg_free(d->memory);
}

/* ---- From facts ---- */

static cg_str facts_string(const void *context, uint32_t id) { return cg_facts_str(context, id); }

void cg_node_block_build(const cg_facts *f, cg_buf *out) {
    draft d = {.language = f->language,
               .string = facts_string,
               .context = f,
               .string_limit = f->strings_len,
               .lines = f->lines,
               .line_count = f->lines_len,
               .source_size = f->size};
    draft_init(&d, f->node_count);
    for (uint32_t i = 0; i < d.count; i++) {
        const cg_symbol *s = &f->symbols[i];
        const cg_node_facts *n = &f->nodes[i];
        d.columns[CG_NODE_COLUMN_KIND][i] = s->kind;
        d.columns[CG_NODE_COLUMN_VISIBILITY][i] = s->visibility;
        d.columns[CG_NODE_COLUMN_FLAGS][i] = s->flags;
        d.columns[CG_NODE_COLUMN_NAME][i] = s->name;
        d.columns[CG_NODE_COLUMN_PARENT][i] = n->parent + 1;
        d.columns[CG_NODE_COLUMN_START][i] = n->start;
        d.columns[CG_NODE_COLUMN_LENGTH][i] = n->end - n->start;
        d.columns[CG_NODE_COLUMN_AT][i] = s->at - n->start;
        d.columns[CG_NODE_COLUMN_SIGNATURE][i] = n->signature;
        d.columns[CG_NODE_COLUMN_DOCS][i] = n->docs;
        d.columns[CG_NODE_COLUMN_QUALIFIER][i] = n->qualifier;
        d.columns[CG_NODE_COLUMN_TYPE_TEXT][i] = n->type_text;
        d.columns[CG_NODE_COLUMN_ARITY][i] = s->arity;
        d.columns[CG_NODE_COLUMN_COMPLEXITY][i] = n->complexity;
    }
    encode(&d, out);
}

/* ---- From a list ---- */

static cg_str interned_string(const void *context, uint32_t id) { return cg_intern_str(context, id); }

void cg_node_block_build_list(cg_language language, const cg_node *nodes, uint32_t count, cg_buf *out) {
    cg_intern strings = {0};
    cg_intern_add(&strings, CG_STR_NONE);
    draft d = {.language = language, .string = interned_string, .context = &strings};
    draft_init(&d, count);
    for (uint32_t i = 0; i < count; i++) {
        const cg_node *n = &nodes[i];
        d.columns[CG_NODE_COLUMN_KIND][i] = n->kind;
        d.columns[CG_NODE_COLUMN_VISIBILITY][i] = n->visibility;
        d.columns[CG_NODE_COLUMN_FLAGS][i] = n->flags;
        d.columns[CG_NODE_COLUMN_NAME][i] = cg_intern_add(&strings, n->name);
        d.columns[CG_NODE_COLUMN_PARENT][i] = n->parent + 1;
        d.columns[CG_NODE_COLUMN_START][i] = n->start;
        d.columns[CG_NODE_COLUMN_LENGTH][i] = n->end - n->start;
        d.columns[CG_NODE_COLUMN_AT][i] = n->at - n->start;
        d.columns[CG_NODE_COLUMN_SIGNATURE][i] = cg_intern_add(&strings, n->signature);
        d.columns[CG_NODE_COLUMN_DOCS][i] = cg_intern_add(&strings, n->docs);
        d.columns[CG_NODE_COLUMN_QUALIFIER][i] = cg_intern_add(&strings, n->qualifier);
        d.columns[CG_NODE_COLUMN_TYPE_TEXT][i] = cg_intern_add(&strings, n->type_text);
        d.columns[CG_NODE_COLUMN_ARITY][i] = n->arity;
        d.columns[CG_NODE_COLUMN_COMPLEXITY][i] = n->complexity;
    }
    d.string_limit = strings.count;
    encode(&d, out);
    cg_intern_clear(&strings);
}
