#include "exchange/scip_fit.h"

enum {
    ROLE_DEFINITION = 1,
    MARKS_MAX = 8, /* bytes around a name that the index counts to it: quotes, '#', '@' */
};

/* name+1: the second of equal ones, where there is no room for a disambiguator. */
static cg_str without_ordinal(cg_str name) {
    size_t plus = cg_str_find_last_char(name, '+');
    uint64_t ordinal;
    bool numbered =
        plus != CG_STR_NOWHERE && plus > 0 && cg_str_to_u64(cg_str_from_index(name, plus + 1), &ordinal);
    return numbered ? cg_str_first(name, plus) : name;
}

/* What a symbol calls itself: "" where that is not what stands in the source (constructors, modules, locals). */
static cg_str written_name(const cg_scip_symbol *s) {
    const cg_scip_descriptor *last = s->count ? &s->descriptors[s->count - 1] : NULL;
    if (!last || last->suffix == CG_SCIP_NAMESPACE || last->suffix == CG_SCIP_META) return CG_STR_NONE;
    bool made_up = last->name.len == 0 || cg_str_find_char(last->name, '<') != CG_STR_NOWHERE ||
                   cg_str_find_char(last->name, ' ') != CG_STR_NOWHERE;
    return made_up ? CG_STR_NONE : without_ordinal(last->name);
}

/* How well the definitions' names stand where a reading of the columns puts them. */
typedef struct fit {
    uint32_t right, wrong, outside;
} fit;

bool cg_scip_stands_at(const cg_scip_symbol *s, const cg_scip_lines *lines, uint32_t start, uint32_t end) {
    cg_str name = written_name(s), text = cg_str_of(lines->text.ptr + start, end - start);
    text = cg_str_first(text, name.len + MARKS_MAX);
    return name.len == 0 || text.len == 0 || cg_str_find(text, name) != CG_STR_NOWHERE;
}

static fit try_encoding(const Scip__Document *d, const cg_scip_lines *lines, cg_arena *scratch,
                        cg_scip_encoding encoding) {
    fit f = {0};
    for (size_t i = 0; i < d->n_occurrences; i++) {
        const Scip__Occurrence *o = d->occurrences[i];
        uint32_t start, end;
        cg_scip_symbol s;
        if (!cg_scip_range(lines, encoding, o, &start, &end)) {
            f.outside++;
            continue;
        }
        if (!(o->symbol_roles & ROLE_DEFINITION) ||
            !cg_scip_symbol_read(cg_str_from(o->symbol ? o->symbol : ""), scratch, &s))
            continue;
        if (start == end || written_name(&s).len == 0) continue;
        if (cg_scip_stands_at(&s, lines, start, end))
            f.right++;
        else
            f.wrong++;
    }
    return f;
}

bool cg_scip_belongs(const Scip__Document *d, const cg_scip_lines *lines, cg_arena *scratch,
                     cg_scip_encoding *out) {
    static const cg_scip_encoding all[] = {CG_SCIP_UTF16, CG_SCIP_UTF8, CG_SCIP_UTF32};
    if (d->text && *d->text && !cg_str_is(lines->text, d->text)) return false;
    if (d->position_encoding < 0 || d->position_encoding > CG_SCIP_UTF32) return false;
    cg_scip_encoding said = (cg_scip_encoding)d->position_encoding;
    fit best = {.outside = UINT32_MAX};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (said != CG_SCIP_UNSPECIFIED && all[i] != said) continue;
        fit f = try_encoding(d, lines, scratch, all[i]);
        if (f.outside < best.outside || (f.outside == best.outside && f.wrong < best.wrong)) {
            best = f;
            *out = all[i];
        }
        if (lines->ascii) break;
    }
    return best.outside == 0 && best.wrong * 10 <= best.right + best.wrong;
}
