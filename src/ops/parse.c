/* parse: one file, from its path or from text, to nodes, without a store. */
#include "ops/handlers.h"

#include "base/file.h"
#include "extract/extract.h"
#include "source/marks.h"
#include "source/read.h"
#include <stdio.h>

enum { MAX_BYTES = 256 << 20 };

static cg_error read_text(cg_request *r, cg_buf *raw, cg_str *path) {
    cg_str file = cg_request_text(r, "file");
    const cg_arg *content = cg_request_arg(r, "content");
    *path = file;
    raw->max = MAX_BYTES;
    if (!content->given) return cg_file_read(cg_arena_z(&r->session->arena, file), MAX_BYTES, raw);
    cg_buf_append(raw, content->text);
    return raw->overflow ? cg_fail(CG_ERR_LIMIT, "content: larger than %d bytes", MAX_BYTES) : CG_OK;
}

static cg_error judge(cg_request *r, cg_reader *reader, cg_str path, cg_str raw, cg_source *out) {
    const cg_config *c;
    CG_TRY(cg_session_config(r->session, NULL, &c));
    cg_source_limits limits = cg_settings_limits(c);
    cg_source_judge(reader, path, raw, &limits, out);
    const cg_arg *language = cg_request_arg(r, "language");
    if (language->given) {
        out->language = (cg_language)language->integer;
        if (out->coverage == CG_COVERAGE_UNSUPPORTED) out->coverage = CG_COVERAGE_INDEXED;
    }
    if (out->coverage == CG_COVERAGE_INDEXED && out->language != CG_LANG_NONE) return CG_OK;
    return cg_fail(
        CG_ERR_INVALID, "%.*s cannot be parsed: %s", CG_STR_ARG(path),
        cg_coverage_text(out->coverage == CG_COVERAGE_INDEXED ? CG_COVERAGE_UNSUPPORTED : out->coverage));
}

static void write_nodes(cg_writer *w, const cg_fragment *fragment, const cg_node_block *b, uint64_t limit) {
    CG_CLEANUP(cg_buf_clear) cg_buf qualified = {0};
    cg_write_array(w, "nodes");
    for (uint32_t i = 0; i < b->count && (limit == 0 || i < limit); i++) {
        cg_described d = {.ref = {0, i}, .fragment = *fragment, .block = b};
        cg_node_block_get(b, i, &d.node);
        cg_buf_reset(&qualified);
        cg_qualified_name(fragment, b, i, &qualified);
        d.id = cg_node_id(fragment->path_hash, b, i);
        d.name = cg_display_name(fragment, b, i);
        d.qualified_name = cg_buf_str(&qualified);
        cg_describe_places(&d);
        cg_write_object(w, NULL);
        cg_present_node(w, &d);
        cg_present_details(w, &d);
        cg_write_object_end(w);
    }
    cg_write_array_end(w);
}

static void write_cut(cg_writer *w, uint32_t cut) {
    static const char *const texts[] = {"nesting deeper than the limit was left out",
                                        "parsing stopped at the limit of steps: what came before is there",
                                        "a list of more than 65535 elements was cut"};
    for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++)
        if (cut & 1u << i) cg_write_z(w, NULL, texts[i]);
}

static void write_diagnostics(cg_writer *w, const cg_source *source, const cg_facts *f) {
    cg_write_array(w, "diagnostics");
    if (f->error_bytes > 0) {
        char text[96];
        snprintf(text, sizeof text, "%u of %u bytes did not parse", f->error_bytes, f->size);
        cg_write_z(w, NULL, text);
    }
    if (source->marks & CG_MARK_INVALID_UTF8) cg_write_z(w, NULL, "not valid UTF-8");
    write_cut(w, f->cut);
    cg_write_array_end(w);
}

static cg_error write_answer(cg_request *r, cg_str path, const cg_source *source, const cg_facts *f) {
    CG_CLEANUP(cg_buf_clear) cg_buf bytes = {0};
    cg_node_block block;
    cg_fragment fragment = {.path = path,
                            .kind = CG_FRAGMENT_FILE,
                            .language = (uint8_t)source->language,
                            .flags = source->marks & CG_MARK_STORED,
                            .path_hash = cg_path_hash(CG_STR_NONE, CG_FRAGMENT_FILE, path)};
    cg_node_block_build(f, &bytes);
    CG_TRY(cg_node_block_open(cg_buf_str(&bytes), &block));
    cg_writer *w = r->writer;
    cg_write_object(w, NULL);
    cg_write_text(w, "file_path", path);
    cg_write_z(w, "language", cg_language_name(source->language));
    cg_write_int(w, "lines", f->lines_len);
    cg_write_int(w, "bytes", f->size);
    cg_write_int(w, "error_bytes", f->error_bytes);
    write_diagnostics(w, source, f);
    write_nodes(w, &fragment, &block, (uint64_t)cg_request_int(r, "limit"));
    cg_write_object_end(w);
    return CG_OK;
}

static cg_error parse_text(cg_request *r, cg_reader *reader, cg_str path, cg_str raw) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_source source;
    cg_facts facts;
    CG_TRY(judge(r, reader, path, raw, &source));
    CG_CLEANUP(cg_extractor_free_ptr) cg_extractor *x = cg_extractor_new(CG_PARSE_LIMITS_DEFAULT);
    CG_TRY(cg_extract(x, source.language, source.text, r->cancel, &arena, &facts));
    return write_answer(r, path, &source, &facts);
}

cg_error cg_run_parse(cg_request *r) {
    CG_CLEANUP(cg_buf_clear) cg_buf raw = {0};
    cg_reader reader = {0};
    cg_str path;
    CG_TRY(read_text(r, &raw, &path));
    cg_error error = parse_text(r, &reader, path, cg_buf_str(&raw));
    cg_reader_clear(&reader);
    return error;
}
