#include "exchange/scip_place.h"

enum { BLOCK = 64 };

/* Units that the character of this first byte takes in its column; 0 for bytes that continue one. */
static unsigned units(unsigned char first, bool utf16) {
    if ((first & 0xC0) == 0x80) return 0;
    return utf16 && first >= 0xF0 ? 2 : 1;
}

static void count_units(cg_scip_lines *l, cg_arena *arena) {
    for (int utf16 = 0; utf16 < 2; utf16++) {
        uint32_t *before = cg_arena_alloc(arena, (l->text.len / BLOCK + 1) * sizeof *before), count = 0;
        for (size_t i = 0; i < l->text.len; i++) {
            if (i % BLOCK == 0) before[i / BLOCK] = count;
            count += units((unsigned char)l->text.ptr[i], utf16);
        }
        if (l->text.len % BLOCK == 0) before[l->text.len / BLOCK] = count;
        l->before[utf16] = before;
    }
}

void cg_scip_lines_init(cg_scip_lines *l, cg_arena *arena, cg_str text) {
    uint32_t lines = 1;
    *l = (cg_scip_lines){.text = text, .ascii = true};
    for (size_t i = 0; i < text.len; i++) {
        lines += text.ptr[i] == '\n';
        l->ascii = l->ascii && (unsigned char)text.ptr[i] < 0x80;
    }
    l->starts = cg_arena_alloc(arena, lines * sizeof *l->starts);
    l->starts[l->count++] = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == '\n') l->starts[l->count++] = (uint32_t)i + 1;
    if (!l->ascii) count_units(l, arena);
}

/* The offset that has so many units before it, counted from the beginning of the text. */
static bool offset_of_unit(const cg_scip_lines *l, bool utf16, uint64_t wanted, size_t end, size_t *at) {
    size_t low = 0,
           high = l->text.len / BLOCK + 1; /* the last block beginning at or before it is below high */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (l->before[utf16][middle] <= wanted)
            low = middle;
        else
            high = middle;
    }
    uint64_t count = l->before[utf16][low];
    for (*at = low * BLOCK; *at < end; ++*at) {
        unsigned n = units((unsigned char)l->text.ptr[*at], utf16);
        if (count + n > wanted) break;
        count += n;
    }
    return count == wanted;
}

static bool offset_of(const cg_scip_lines *l, cg_scip_encoding encoding, int32_t line, int32_t column,
                      uint32_t *out) {
    if (line < 0 || column < 0 || (uint32_t)line >= l->count) return false;
    size_t start = l->starts[line], at = start + (size_t)column;
    size_t end = (uint32_t)line + 1 < l->count ? l->starts[line + 1] - 1 : l->text.len;
    if (!l->ascii && encoding != CG_SCIP_UTF8) {
        bool utf16 = encoding == CG_SCIP_UTF16;
        uint64_t wanted = l->before[utf16][start / BLOCK];
        for (size_t i = start / BLOCK * BLOCK; i < start; i++)
            wanted += units((unsigned char)l->text.ptr[i], utf16);
        if (!offset_of_unit(l, utf16, wanted + (uint32_t)column, end, &at)) return false;
    }
    if (at > end) return false;
    *out = (uint32_t)at;
    return true;
}

typedef struct place {
    int32_t line, column, end_line, end_column;
} place;

static bool place_of(const Scip__Occurrence *o, place *p) {
    const int32_t *r = o->range;
    if (o->single_line_range) {
        const Scip__SingleLineRange *s = o->single_line_range;
        *p = (place){s->line, s->start_character, s->line, s->end_character};
    } else if (o->multi_line_range) {
        const Scip__MultiLineRange *m = o->multi_line_range;
        *p = (place){m->start_line, m->start_character, m->end_line, m->end_character};
    } else if (o->n_range == 3) {
        *p = (place){r[0], r[1], r[0], r[2]};
    } else if (o->n_range == 4) {
        *p = (place){r[0], r[1], r[2], r[3]};
    } else {
        return false;
    }
    return true;
}

bool cg_scip_range(const cg_scip_lines *l, cg_scip_encoding encoding, const Scip__Occurrence *o,
                   uint32_t *start, uint32_t *end) {
    place p;
    return place_of(o, &p) && offset_of(l, encoding, p.line, p.column, start) &&
           offset_of(l, encoding, p.end_line, p.end_column, end) && *start <= *end;
}
