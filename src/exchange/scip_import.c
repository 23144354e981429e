/* Two walks over the index: the first finds where each symbol is defined, the second what stands at each name. */
#include "exchange/scip_import.h"

#include "base/map.h"
#include "base/vec.h"
#include "exchange/scip_fit.h"
#include "exchange/scip_symbol.h"

#include <stdlib.h>

enum { ROLE_DEFINITION = 1, ROLE_IMPORT = 2, ROLE_WRITE = 4, ROLE_FORWARD = 64 };
enum {
    DOCUMENTS_MAX = 4 << 20,
    DEFINITIONS_MAX = 8, /* of one symbol */
    RELATIONS_MAX = 256, /* of one symbol */
    BLANKS_MAX = 64,     /* between a name and its parenthesis */
};

/* A place that defines a symbol; the others of the same symbol behind it. */
typedef struct definition {
    uint32_t document, at, next;
    bool forward;
} definition;

typedef struct symbol {
    uint32_t first; /* definition, CG_NONE */
    uint8_t shape, count;
} symbol;

typedef struct relation {
    uint32_t from, to; /* symbols */
} relation;

typedef struct document {
    cg_str path;
    cg_hash128 content;
    cg_language language;
    cg_scip_encoding encoding;
    bool usable;
} document;

typedef struct importing {
    const cg_scip_source *source;
    cg_scip_import *out;
    cg_arena *arena;
    cg_arena scratch; /* of one document */
    cg_str folder;
    cg_intern names; /* of symbols; locals with their document's number */
    cg_intern own;   /* packages that define something */
    cg_intern paths;
    CG_VEC(symbol) symbols;
    CG_VEC(definition) definitions;
    CG_VEC(document) documents;
    CG_VEC(relation) relations;
    CG_VEC(cg_scip_skipped) skipped;
    CG_VEC(cg_overlay) overlays;
} importing;

static void importing_clear(importing *x) {
    cg_arena_clear(&x->scratch);
    cg_intern_clear(&x->names);
    cg_intern_clear(&x->own);
    cg_intern_clear(&x->paths);
    cg_vec_clear(&x->symbols);
    cg_vec_clear(&x->definitions);
    cg_vec_clear(&x->documents);
    cg_vec_clear(&x->relations);
    cg_vec_clear(&x->skipped);
    cg_vec_clear(&x->overlays);
}

/* ---- Symbols ---- */

static cg_overlay_shape shape_of(const cg_scip_symbol *s) {
    if (s->local || s->count == 0) return CG_SHAPE_UNKNOWN;
    switch (s->descriptors[s->count - 1].suffix) {
    case CG_SCIP_NAMESPACE:
    case CG_SCIP_META: return CG_SHAPE_FILE;
    case CG_SCIP_TYPE: return CG_SHAPE_TYPE;
    case CG_SCIP_METHOD:
    case CG_SCIP_MACRO: return CG_SHAPE_FUNCTION;
    case CG_SCIP_TERM: return CG_SHAPE_VALUE;
    default: return CG_SHAPE_PARAMETER;
    }
}

/* CG_NONE for what is no symbol. */
static uint32_t symbol_id(importing *x, const char *text, uint32_t document_number) {
    CG_CLEANUP(cg_buf_clear) cg_buf local = {0};
    cg_str name = cg_str_from(text ? text : "");
    cg_scip_symbol parsed;
    if (!cg_scip_symbol_read(name, &x->scratch, &parsed)) return CG_NONE;
    if (parsed.local) {
        cg_buf_format(&local, "%.*s %u", CG_STR_ARG(name), document_number);
        name = cg_buf_str(&local);
    }
    uint32_t id = cg_intern_add(&x->names, name);
    if (id == x->symbols.len) cg_vec_push(&x->symbols, (symbol){CG_NONE, (uint8_t)shape_of(&parsed), 0});
    return id;
}

static cg_str package_key(importing *x, const cg_scip_symbol *s) {
    return cg_arena_format(&x->scratch, "%.*s %.*s", CG_STR_ARG(s->manager), CG_STR_ARG(s->package));
}

/* ---- First walk: definitions ---- */

static void skip(importing *x, cg_str path, const char *reason) {
    cg_vec_push(&x->skipped, (cg_scip_skipped){cg_arena_str(x->arena, path), reason});
}

static void define(importing *x, uint32_t id, uint32_t document_number, uint32_t at, bool forward) {
    symbol *s = &x->symbols.at[id];
    if (s->count >= DEFINITIONS_MAX) return;
    uint32_t *link = &s->first;
    while (*link != CG_NONE) link = &x->definitions.at[*link].next;
    *link = (uint32_t)x->definitions.len;
    cg_vec_push(&x->definitions, (definition){document_number, at, CG_NONE, forward});
    s->count++;
}

static void note_definitions(importing *x, const Scip__Document *d, const cg_scip_lines *lines,
                             uint32_t number) {
    for (size_t i = 0; i < d->n_occurrences; i++) {
        const Scip__Occurrence *o = d->occurrences[i];
        uint32_t start, end;
        cg_scip_symbol s;
        if (!(o->symbol_roles & (ROLE_DEFINITION | ROLE_FORWARD))) continue;
        uint32_t id = symbol_id(x, o->symbol, number);
        if (id == CG_NONE || !cg_scip_symbol_read(cg_str_from(o->symbol), &x->scratch, &s)) continue;
        cg_scip_range(lines, x->documents.at[number].encoding, o, &start, &end);
        if (!cg_scip_stands_at(&s, lines, start, end)) continue;
        define(x, id, number, start, !(o->symbol_roles & ROLE_DEFINITION));
        x->out->definitions++;
        if (!s.local) cg_intern_add(&x->own, package_key(x, &s));
    }
    for (size_t i = 0; i < d->n_symbols; i++) {
        const Scip__SymbolInformation *s = d->symbols[i];
        uint32_t from = s->n_relationships ? symbol_id(x, s->symbol, number) : CG_NONE;
        for (size_t k = 0; k < s->n_relationships && from != CG_NONE; k++) {
            uint32_t to = symbol_id(x, s->relationships[k]->symbol, number);
            if (s->relationships[k]->is_implementation && to != CG_NONE && to != from)
                cg_vec_push(&x->relations, (relation){from, to});
        }
    }
}

/* The document's path from the repository's root; false if it is none inside it. */
static bool full_path(importing *x, const char *relative, cg_str *out) {
    cg_str path = cg_str_from(relative ? relative : ""), rest = path, part;
    if (path.len == 0 || path.ptr[0] == '/' || path.len > 4096) return false;
    while (cg_str_split(&rest, '/', &part))
        if (part.len == 0 || cg_str_is(part, ".") || cg_str_is(part, "..")) return false;
    *out = x->folder.len ? cg_arena_format(x->arena, "%.*s/%.*s", CG_STR_ARG(x->folder), CG_STR_ARG(path))
                         : cg_arena_str(x->arena, path);
    return true;
}

static cg_error first_document(importing *x, const Scip__Document *d) {
    uint32_t number = (uint32_t)x->documents.len;
    document doc = {.path = CG_STR_NONE};
    cg_scip_text text;
    cg_scip_lines lines;
    const char *reason = NULL;
    x->out->references += d->n_occurrences;
    if (!full_path(x, d->relative_path, &doc.path)) {
        doc.path = cg_str_from(d->relative_path ? d->relative_path : "");
        reason = "its path leads out of the repository";
    } else if (cg_intern_find(&x->paths, doc.path) != CG_NONE) {
        reason = "the index has it twice";
    } else if (!x->source->text(x->source->context, doc.path, &text)) {
        reason = "there is no such file, or it is not indexed";
    } else {
        cg_intern_add(&x->paths, doc.path);
        doc.content = text.content;
        doc.language = text.language;
        cg_scip_lines_init(&lines, &x->scratch, text.text);
        doc.usable = cg_scip_belongs(d, &lines, &x->scratch, &doc.encoding);
        if (!doc.usable) reason = "its content is not what was indexed";
    }
    cg_vec_push(&x->documents, doc);
    if (reason)
        skip(x, doc.path, reason);
    else
        note_definitions(x, d, &lines, number);
    return CG_OK;
}

/* ---- Second walk: references ---- */

/* One document's overlay while it grows. */
typedef struct growing {
    uint32_t number;
    cg_map64 targets; /* symbol: first target << 32 | how many */
    cg_map64 files;   /* document: file */
    CG_VEC(cg_overlay_target) target;
    CG_VEC(cg_overlay_file) file;
    CG_VEC(cg_overlay_external) external;
    CG_VEC(cg_overlay_reference) reference;
    CG_VEC(cg_overlay_relation) relation;
} growing;

static void growing_clear(growing *g) {
    cg_map64_clear(&g->targets);
    cg_map64_clear(&g->files);
    cg_vec_clear(&g->target);
    cg_vec_clear(&g->file);
    cg_vec_clear(&g->external);
    cg_vec_clear(&g->reference);
    cg_vec_clear(&g->relation);
}

static void join(cg_buf *b, cg_str part) {
    if (b->len) cg_buf_append_char(b, '.');
    cg_buf_append(b, part);
}

/* A symbol of a library in the words that resolution has for it: package and path inside. False: it has none. */
static bool external_of(importing *x, const cg_scip_symbol *s, cg_language language,
                        cg_overlay_external *out) {
    CG_CLEANUP(cg_buf_clear) cg_buf module = {0};
    CG_CLEANUP(cg_buf_clear) cg_buf path = {0};
    if (s->local || cg_intern_find(&x->own, package_key(x, s)) != CG_NONE) return false;
    for (unsigned i = 0; i < s->count; i++) {
        const cg_scip_descriptor *d = &s->descriptors[i];
        bool hidden = d->suffix == CG_SCIP_META || cg_str_starts(d->name, CG_STR("<"));
        if (d->suffix == CG_SCIP_PARAMETER || d->suffix == CG_SCIP_TYPE_PARAMETER) return false;
        if (!hidden) join(d->suffix == CG_SCIP_NAMESPACE ? &module : &path, d->name);
    }
    cg_str package = cg_buf_str(&module);
    if (cg_language_is_script(language)) /* namespaces are files there */
        package = cg_str_is(s->package, "typescript")            ? CG_STR("global")
                  : cg_str_starts(s->package, CG_STR("@types/")) ? cg_str_from_index(s->package, 7)
                                                                 : s->package;
    else if (language == CG_LANG_RUST || package.len == 0)
        package = s->package;
    if (package.len == 0) return false;
    *out = (cg_overlay_external){cg_arena_str(x->arena, package), cg_arena_str(x->arena, cg_buf_str(&path))};
    return true;
}

static uint32_t file_of(importing *x, growing *g, uint32_t document_number) {
    uint64_t *slot = cg_map64_slot(&g->files, document_number, CG_NONE);
    if (*slot == CG_NONE) {
        const document *d = &x->documents.at[document_number];
        *slot = g->file.len;
        cg_vec_push(&g->file, (cg_overlay_file){d->path, d->content});
    }
    return (uint32_t)*slot;
}

static void add_definitions(importing *x, growing *g, const symbol *s) {
    bool real = false;
    for (uint32_t d = s->first; d != CG_NONE; d = x->definitions.at[d].next)
        real = real || !x->definitions.at[d].forward;
    for (uint32_t d = s->first; d != CG_NONE; d = x->definitions.at[d].next) {
        const definition *def = &x->definitions.at[d];
        if (real && def->forward) continue;
        cg_vec_push(&g->target, (cg_overlay_target){file_of(x, g, def->document), def->at, s->shape});
    }
}

/* The targets of a symbol, made when first asked for; 0 if it leads nowhere. */
static uint32_t targets_of(importing *x, growing *g, uint32_t id, uint32_t *first) {
    uint64_t known;
    cg_scip_symbol parsed;
    cg_overlay_external external;
    if (!cg_map64_get(&g->targets, id, &known)) {
        uint32_t begin = (uint32_t)g->target.len;
        const symbol *s = &x->symbols.at[id];
        if (s->shape == CG_SHAPE_PARAMETER) {
            /* no node that edges lead to */
        } else if (s->first != CG_NONE) {
            add_definitions(x, g, s);
        } else if (cg_scip_symbol_read(cg_intern_str(&x->names, id), &x->scratch, &parsed) &&
                   external_of(x, &parsed, x->documents.at[g->number].language, &external)) {
            cg_vec_push(&g->target, (cg_overlay_target){CG_NONE, (uint32_t)g->external.len, s->shape});
            cg_vec_push(&g->external, external);
        }
        known = (uint64_t)begin << 32 | (g->target.len - begin);
        cg_map64_put(&g->targets, id, known);
    }
    *first = (uint32_t)(known >> 32);
    return (uint32_t)known;
}

static bool is_called(cg_str text, uint32_t end) {
    size_t i = end;
    while (i < text.len && i < (size_t)end + BLANKS_MAX && (text.ptr[i] == ' ' || text.ptr[i] == '\t')) i++;
    return i < text.len && text.ptr[i] == '(';
}

static void add_references(importing *x, growing *g, const Scip__Document *d, const cg_scip_lines *lines) {
    for (size_t i = 0; i < d->n_occurrences; i++) {
        const Scip__Occurrence *o = d->occurrences[i];
        uint32_t start, end, first;
        cg_scip_symbol s;
        if (o->symbol_roles & (ROLE_DEFINITION | ROLE_FORWARD) || !o->symbol || !*o->symbol) continue;
        uint32_t id = symbol_id(x, o->symbol, g->number);
        if (id == CG_NONE || !cg_scip_range(lines, x->documents.at[g->number].encoding, o, &start, &end))
            continue;
        uint32_t count = targets_of(x, g, id, &first);
        if (count == 0 && x->symbols.at[id].first == CG_NONE) x->out->unknown++;
        uint32_t flags = (is_called(lines->text, end) ? CG_OVERLAY_CALLED : 0) |
                         (o->symbol_roles & ROLE_WRITE ? CG_OVERLAY_WRITE : 0) |
                         (o->symbol_roles & ROLE_IMPORT ? CG_OVERLAY_IMPORT : 0);
        if (count > 0 && cg_scip_symbol_read(cg_str_from(o->symbol), &x->scratch, &s) &&
            !cg_scip_stands_at(&s, lines, start, end))
            flags |= CG_OVERLAY_ALIAS;
        for (uint32_t k = 0; k < count; k++)
            cg_vec_push(&g->reference, (cg_overlay_reference){start, first + k, flags});
    }
}

static int compare_relations(const void *a, const void *b) {
    const relation *x = a, *y = b;
    if (x->from != y->from) return x->from < y->from ? -1 : 1;
    return (x->to > y->to) - (x->to < y->to);
}

static const relation *relations_of(const importing *x, uint32_t from, size_t *count) {
    size_t low = 0, high = x->relations.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (x->relations.at[middle].from < from)
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < x->relations.len && x->relations.at[low + *count].from == from;) ++*count;
    if (*count > RELATIONS_MAX) *count = RELATIONS_MAX;
    return *count > 0 ? x->relations.at + low : NULL;
}

/* Indexers name all ancestors; only those that no other of them leads to are meant. */
static bool is_direct(const importing *x, const relation *list, size_t count, uint32_t to) {
    for (size_t i = 0; i < count; i++) {
        size_t above;
        const relation *next = relations_of(x, list[i].to, &above);
        for (size_t k = 0; k < above; k++)
            if (list[i].to != to && next[k].to == to) return false;
    }
    return true;
}

static void add_relations(importing *x, growing *g, const Scip__Document *d) {
    for (size_t i = 0; i < d->n_symbols; i++) {
        const Scip__SymbolInformation *s = d->symbols[i];
        uint32_t id = s->n_relationships ? symbol_id(x, s->symbol, g->number) : CG_NONE, first;
        size_t count;
        if (id == CG_NONE || x->symbols.at[id].first == CG_NONE) continue;
        const definition *at = &x->definitions.at[x->symbols.at[id].first];
        const relation *list = relations_of(x, id, &count);
        for (size_t k = 0; k < count && at->document == g->number; k++) {
            if ((k > 0 && list[k].to == list[k - 1].to) || !is_direct(x, list, count, list[k].to)) continue;
            if (targets_of(x, g, list[k].to, &first) > 0)
                cg_vec_push(&g->relation, (cg_overlay_relation){at->at, first});
        }
    }
}

static int compare_references(const void *a, const void *b) {
    const cg_overlay_reference *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    if (x->target != y->target) return x->target < y->target ? -1 : 1;
    return (x->flags > y->flags) - (x->flags < y->flags);
}

static int compare_places(const void *a, const void *b) {
    const cg_overlay_relation *x = a, *y = b;
    if (x->at != y->at) return x->at < y->at ? -1 : 1;
    return (x->target > y->target) - (x->target < y->target);
}

#define COPY(arena, vec) copy_of((arena), (vec)->at, (vec)->len * sizeof *(vec)->at)
static void *copy_of(cg_arena *arena, const void *from, size_t size) {
    void *to = cg_arena_alloc(arena, size + 1);
    if (size) memcpy(to, from, size);
    return to;
}

static void finish_overlay(importing *x, growing *g) {
    const document *d = &x->documents.at[g->number];
    if (g->reference.len)
        qsort(g->reference.at, g->reference.len, sizeof *g->reference.at, compare_references);
    if (g->relation.len) qsort(g->relation.at, g->relation.len, sizeof *g->relation.at, compare_places);
    cg_overlay o = {.path = d->path,
                    .content = d->content,
                    .language = d->language,
                    .files = COPY(x->arena, &g->file),
                    .externals = COPY(x->arena, &g->external),
                    .targets = COPY(x->arena, &g->target),
                    .references = COPY(x->arena, &g->reference),
                    .relations = COPY(x->arena, &g->relation),
                    .file_count = (uint32_t)g->file.len,
                    .external_count = (uint32_t)g->external.len,
                    .target_count = (uint32_t)g->target.len,
                    .reference_count = (uint32_t)g->reference.len,
                    .relation_count = (uint32_t)g->relation.len};
    cg_vec_push(&x->overlays, o);
}

static cg_error second_document(importing *x, const Scip__Document *d, uint32_t number) {
    CG_CLEANUP(growing_clear) growing g = {.number = number};
    const document *doc = &x->documents.at[number];
    cg_scip_text text;
    cg_scip_lines lines;
    if (!doc->usable) return CG_OK;
    if (!x->source->text(x->source->context, doc->path, &text) ||
        !cg_hash128_equal(text.content, doc->content)) {
        skip(x, doc->path, "it changed while the index was read");
        return CG_OK;
    }
    cg_scip_lines_init(&lines, &x->scratch, text.text);
    add_references(x, &g, d, &lines);
    add_relations(x, &g, d);
    finish_overlay(x, &g);
    return CG_OK;
}

/* ---- The whole ---- */

typedef cg_error (*document_fn)(importing *x, const Scip__Document *d, uint32_t number);

static cg_error walk_first(importing *x, const Scip__Document *d, uint32_t number) {
    (void)number;
    return first_document(x, d);
}

static cg_error each_document(importing *x, cg_str bytes, document_fn fn) {
    cg_scip_frame f = {.rest = bytes};
    uint32_t number = 0;
    for (bool more;;) {
        Scip__Document *d;
        CG_TRY(cg_scip_next(&f, &more));
        if (!more) return CG_OK;
        if (f.field != 2) continue;
        if (x->source->cancel && cg_cancel_is_requested(x->source->cancel))
            return cg_fail(CG_ERR_INTERRUPTED, "interrupted");
        if (number == DOCUMENTS_MAX)
            return cg_fail(CG_ERR_LIMIT, "the index has more than %d documents", DOCUMENTS_MAX);
        cg_arena_reset(&x->scratch);
        CG_TRY(cg_scip_unpack_document(&x->scratch, f.content, &d));
        CG_TRY(fn(x, d, number++));
    }
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* A URL's %20 and the like as the bytes they stand for. */
static cg_str url_plain(cg_arena *arena, cg_str url) {
    char *plain = cg_arena_alloc(arena, url.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < url.len; i++) {
        bool escape = url.ptr[i] == '%' && i + 2 < url.len && hex_digit(url.ptr[i + 1]) >= 0 &&
                      hex_digit(url.ptr[i + 2]) >= 0;
        plain[len++] =
            escape ? (char)(hex_digit(url.ptr[i + 1]) * 16 + hex_digit(url.ptr[i + 2])) : url.ptr[i];
        i += escape ? 2 : 0;
    }
    return cg_str_of(plain, len);
}

/* Where the index's root lies in the repository, as far as it tells: file:///repo/packages/a is packages/a. */
static cg_str folder_of(importing *x, const char *project_root) {
    cg_str root = cg_str_from(x->source->root), said = cg_str_from(project_root ? project_root : "");
    if (x->source->folder.len) return x->source->folder;
    if (!cg_str_starts(said, CG_STR("file://"))) return CG_STR_NONE;
    said = url_plain(x->arena, cg_str_from_index(said, 7));
    while (said.len && said.ptr[said.len - 1] == '/') said.len--;
    if (!cg_str_starts(said, root) || said.len <= root.len + 1 || said.ptr[root.len] != '/')
        return CG_STR_NONE;
    return cg_arena_str(x->arena, cg_str_from_index(said, root.len + 1));
}

static cg_error read_metadata(importing *x, cg_str bytes) {
    cg_scip_frame f = {.rest = bytes};
    Scip__Metadata *m = NULL;
    for (bool more;;) {
        CG_TRY(cg_scip_next(&f, &more));
        if (!more) break;
        x->out->documents += f.field == 2;
        if (f.field == 1) CG_TRY(cg_scip_unpack_metadata(&x->scratch, f.content, &m));
    }
    if (m == NULL)
        return cg_fail(CG_ERR_DAMAGED, "this is no SCIP index: it does not say what made it (metadata)");
    if (m->text_document_encoding == 2)
        return cg_fail(CG_ERR_INVALID, "the index is of UTF-16 sources: only UTF-8 is supported");
    x->folder = folder_of(x, m->project_root);
    if (m->tool_info) {
        x->out->tool = cg_arena_str(x->arena, cg_str_from(m->tool_info->name));
        x->out->version = cg_arena_str(x->arena, cg_str_from(m->tool_info->version));
    }
    return CG_OK;
}

static int by_path(const void *a, const void *b) {
    return cg_str_compare(((const cg_overlay *)a)->path, ((const cg_overlay *)b)->path);
}

cg_error cg_scip_import_read(cg_str bytes, const cg_scip_source *source, cg_arena *arena,
                             cg_scip_import *out) {
    cg_scip_import result = {.tool = CG_STR_NONE, .version = CG_STR_NONE};
    CG_CLEANUP(importing_clear) importing x = {.source = source, .out = &result, .arena = arena};
    CG_TRY(read_metadata(&x, bytes));
    CG_TRY(each_document(&x, bytes, walk_first));
    if (x.relations.len) qsort(x.relations.at, x.relations.len, sizeof *x.relations.at, compare_relations);
    CG_TRY(each_document(&x, bytes, second_document));
    if (x.overlays.len) qsort(x.overlays.at, x.overlays.len, sizeof *x.overlays.at, by_path);
    result.overlays = COPY(arena, &x.overlays);
    result.overlay_count = (uint32_t)x.overlays.len;
    result.skipped = COPY(arena, &x.skipped);
    result.skipped_count = (uint32_t)x.skipped.len;
    result.references -= result.definitions;
    *out = result;
    return CG_OK;
}
