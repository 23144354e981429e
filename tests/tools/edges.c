/* Prints what resolution finds in a folder as the scorer's JSON lines (accuracy/README.md): definitions, calls,
 * inheritance, imports, references to functions. For developers.
 *
 *     edges [--all] [--show PATH] ROOT
 *
 * --all: every edge with kind, resolution and confidence instead; --show: those of one file only, and what stays
 * unresolved. */
#include "base/clock.h"
#include "base/file.h"
#include "base/vec.h"
#include "extract/extract.h"
#include "resolve/resolve.h"
#include "source/marks.h"
#include "source/read.h"
#include "source/walk.h"

#include <stdio.h>

enum { MANIFEST_MAX = 1 << 20 };

typedef struct project {
    cg_arena arena;
    CG_VEC(cg_resolve_file) files;
    CG_VEC(cg_resolve_manifest) manifests;
} project;

static void print_string(cg_str s) {
    putchar('"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '"' || c == '\\') putchar('\\');
        if (c < ' ')
            printf("\\u%04x", c);
        else
            putchar(c);
    }
    putchar('"');
}

static void print_node(const cg_resolve_file *f, uint32_t node) {
    uint32_t line = 0, column;
    if (node) cg_facts_place(f->facts, f->facts->symbols[node].at, &line, &column);
    printf("{\"file\":");
    print_string(f->path);
    printf(",\"line\":%u,\"name\":", line);
    print_string(node ? cg_facts_str(f->facts, f->facts->symbols[node].name) : CG_STR("<module>"));
    printf(",\"what\":\"%s\"}", cg_node_kind_name(f->facts->symbols[node].kind));
}

/* The truth knows unnamed functions and classes of JavaScript and TypeScript only; elsewhere what is in them counts for
 * the named definition around. */
static bool is_unknown(const cg_resolve_file *f, uint32_t node) {
    bool script =
        f->language == CG_LANG_JAVASCRIPT || f->language == CG_LANG_TYPESCRIPT || f->language == CG_LANG_TSX;
    bool closure = f->language == CG_LANG_RUST && (f->facts->symbols[node].flags & CG_SYM_ANONYMOUS);
    return node && (closure || (!script && f->facts->symbols[node].name == 0));
}

static uint32_t named_around(const cg_resolve_file *f, uint32_t node) {
    while (is_unknown(f, node)) node = f->facts->nodes[node].parent;
    return node;
}

static bool is_function(uint8_t kind) {
    return kind == CG_NODE_FUNCTION || kind == CG_NODE_METHOD || kind == CG_NODE_CONSTRUCTOR;
}

static void print_edge(const project *p, const cg_resolution_result *result, const cg_resolve_file *f,
                       const cg_found_edge *e) {
    const char *kind = NULL;
    uint32_t count;
    bool into_file = e->space == CG_TARGET_FILE;
    const cg_resolve_file *to = into_file ? &p->files.at[e->target] : NULL;
    switch ((cg_edge_kind)e->kind) {
    case CG_EDGE_CALLS:
    case CG_EDGE_INSTANTIATES: kind = into_file && e->confidence >= 50 ? "call" : NULL; break;
    case CG_EDGE_EXTENDS:
    case CG_EDGE_IMPLEMENTS: kind = into_file ? "inherits" : NULL; break;
    case CG_EDGE_IMPORTS:
        kind = into_file || (e->space == CG_TARGET_PACKAGE && f->language != CG_LANG_RUST) ? "imports" : NULL;
        break;
    case CG_EDGE_REFERENCES:
        kind = into_file && is_function(to->facts->symbols[e->node].kind) ? "ref" : NULL;
        break;
    default: break;
    }
    if (!kind || (into_file && is_unknown(to, e->node))) return;
    if (strcmp(kind, "inherits") == 0 && is_unknown(f, e->source)) return;
    uint32_t line, column;
    cg_facts_place(f->facts, e->at, &line, &column);
    printf("{\"kind\":\"%s\",\"src\":", kind);
    print_node(f, e->kind == CG_EDGE_IMPORTS ? 0 : named_around(f, e->source));
    printf(",\"dst\":");
    if (into_file) {
        print_node(to, e->kind == CG_EDGE_IMPORTS ? 0 : e->node);
    } else {
        printf("{\"file\":");
        print_string(cg_resolution_packages(result, &count)[e->target].path);
        printf(",\"line\":0,\"name\":\"<package>\"}");
    }
    printf(",\"site\":{\"file\":");
    print_string(f->path);
    printf(",\"line\":%u,\"col\":%u},\"confidence\":%u,\"resolution\":\"%s\"}\n", line, column, e->confidence,
           cg_resolution_name(e->resolution));
}

static void print_plain(const project *p, const cg_resolution_result *result, const cg_resolve_file *f,
                        const cg_found_edge *e) {
    uint32_t line, column, count;
    cg_facts_place(f->facts, e->at, &line, &column);
    cg_str source = cg_facts_str(f->facts, f->facts->symbols[e->source].name);
    printf("%.*s:%u:%u %.*s %s ", CG_STR_ARG(f->path), line, column, CG_STR_ARG(source),
           cg_edge_kind_name(e->kind));
    if (e->space == CG_TARGET_EXTERNAL) {
        const cg_found_external *x = &cg_resolution_externals(result, &count)[e->target];
        printf("[%.*s] %.*s", CG_STR_ARG(x->package), CG_STR_ARG(x->path));
    } else if (e->space == CG_TARGET_PACKAGE) {
        printf("package %.*s", CG_STR_ARG(cg_resolution_packages(result, &count)[e->target].path));
    } else {
        const cg_resolve_file *to = &p->files.at[e->target];
        cg_facts_place(to->facts, to->facts->symbols[e->node].at, &line, &column);
        printf("%.*s:%u %.*s", CG_STR_ARG(to->path), e->node ? line : 0,
               CG_STR_ARG(cg_facts_str(to->facts, to->facts->symbols[e->node].name)));
    }
    printf(" %s %u/%u\n", cg_resolution_name(e->resolution), e->confidence, e->candidates);
}

static void print_unresolved(const cg_resolve_file *f, const cg_found_file *found) {
    for (uint32_t i = 0; i < found->unresolved_count; i++) {
        const cg_found_unresolved *u = &found->unresolved[i];
        uint32_t line, column;
        cg_facts_place(f->facts, u->at, &line, &column);
        printf("%.*s:%u:%u %.*s %s ? %.*s %s\n", CG_STR_ARG(f->path), line, column,
               CG_STR_ARG(cg_facts_str(f->facts, f->facts->symbols[u->source].name)),
               cg_edge_kind_name(u->kind), CG_STR_ARG(cg_facts_str(f->facts, u->name)),
               cg_unresolved_name(u->reason));
    }
}

static void print_definitions(const cg_resolve_file *f) {
    for (uint32_t i = 1; i < f->facts->node_count; i++) {
        if (is_unknown(f, i)) continue;
        printf("{\"kind\":\"def\",\"dst\":null,\"src\":");
        print_node(f, i);
        printf("}\n");
    }
}

static cg_error read_all(const char *root, project *p) {
    CG_CLEANUP(cg_walk_clear) cg_walk walk = {0};
    CG_CLEANUP(cg_reader_clear) cg_reader reader = {0};
    CG_CLEANUP(cg_extractor_free_ptr)
    cg_extractor *x = cg_extractor_new(CG_PARSE_LIMITS_DEFAULT);
    cg_walk_options options = CG_WALK_OPTIONS_DEFAULT;
    CG_TRY(cg_walk_run(root, &options, &walk));
    for (size_t i = 0; i < walk.entries.len; i++) {
        const cg_entry *entry = &walk.entries.at[i];
        bool manifest =
            entry->coverage == CG_COVERAGE_UNSUPPORTED && cg_resolve_wants(cg_path_name(entry->path));
        if (entry->coverage != CG_COVERAGE_INDEXED && !manifest) continue;
        if (manifest) {
            CG_CLEANUP(cg_buf_clear) cg_buf content = {0};
            if (cg_file_read_at(walk.root_fd, entry->path.ptr, MANIFEST_MAX, &content) != CG_OK) continue;
            cg_resolve_manifest m = {cg_arena_str(&p->arena, entry->path),
                                     cg_arena_str(&p->arena, cg_buf_str(&content))};
            cg_vec_push(&p->manifests, m);
            continue;
        }
        cg_source source;
        cg_source_read(&reader, walk.root_fd, entry->path.ptr, &options.limits, &source);
        cg_str path = cg_arena_str(&p->arena, entry->path);
        if (source.coverage == CG_COVERAGE_INDEXED) {
            cg_facts *facts = CG_NEW(&p->arena, cg_facts);
            if (cg_extract(x, source.language, source.text, NULL, &p->arena, facts) != CG_OK) continue;
            cg_resolve_file f = {path, source.language, source.marks & CG_MARK_STORED, facts};
            cg_vec_push(&p->files, f);
        }
    }
    return CG_OK;
}

static cg_error run(const char *root, bool all, const char *show) {
    project p = {0};
    CG_TRY(read_all(root, &p));
    cg_resolve_input input = {.project = CG_STR("project"),
                              .files = p.files.at,
                              .file_count = (uint32_t)p.files.len,
                              .manifests = p.manifests.at,
                              .manifest_count = (uint32_t)p.manifests.len,
                              .threads = 1};
    cg_resolution_result *result;
    double start = cg_clock_cpu();
    CG_TRY(cg_resolve(&input, &result));
    fprintf(stderr, "%u files, resolved in %.2f s\n", input.file_count, cg_clock_cpu() - start);
    for (uint32_t i = 0; i < input.file_count; i++) {
        const cg_resolve_file *f = &p.files.at[i];
        const cg_found_file *found = cg_resolution_file(result, i);
        if (show && !cg_str_is(f->path, show)) continue;
        if (!all && !show) print_definitions(f);
        for (uint32_t k = 0; k < found->edge_count; k++)
            if (all || show)
                print_plain(&p, result, f, &found->edges[k]);
            else
                print_edge(&p, result, f, &found->edges[k]);
        if (show) print_unresolved(f, found);
    }
    cg_resolution_free(result);
    cg_arena_clear(&p.arena);
    cg_vec_clear(&p.files);
    cg_vec_clear(&p.manifests);
    return CG_OK;
}

int main(int argc, char **argv) {
    bool all = false;
    const char *show = NULL, *root = NULL;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--all") == 0)
            all = true;
        else if (strcmp(argv[i], "--show") == 0 && i + 1 < argc)
            show = argv[++i];
        else
            root = argv[i];
    }
    if (!root) {
        fprintf(stderr, "usage: edges [--all] [--show PATH] ROOT\n");
        return 2;
    }
    if (run(root, all, show) == CG_OK) return 0;
    fprintf(stderr, "%s\n", cg_error_message());
    return 1;
}
