#include "ops/answer.h"

enum { CANDIDATES_SHOWN = 20 };

void cg_answer_node_members(cg_writer *w, const cg_described *d) {
    char id[CG_UUID_TEXT + 1];
    cg_uuid_format(&d->id, id);
    cg_write_z(w, "id", id);
    cg_write_text(w, "name", d->name);
    cg_write_text(w, "qualified_name", d->qualified_name);
    cg_write_z(w, "kind", cg_node_kind_name((cg_node_kind)d->node.kind));
    bool in_file = d->fragment.kind == CG_FRAGMENT_FILE;
    cg_write_text(w, "file_path", in_file ? d->fragment.path : CG_STR_NONE);
    cg_write_int(w, "line_number", d->line);
    cg_write_int(w, "end_line", d->end_line);
    cg_write_z(w, "language", cg_language_name(d->block->language));
    if (d->fragment.kind == CG_FRAGMENT_EXTERNAL) {
        cg_write_bool(w, "external", true);
        cg_write_text(w, "package", d->fragment.package);
    }
}

/* Which words a flag shows as, in the order of the bits. */
static const struct {
    uint32_t flag;
    const char *word;
} flag_words[] = {
    {CG_SYM_LOCAL, "local"},           {CG_SYM_ANONYMOUS, "anonymous"},   {CG_SYM_STATIC, "static"},
    {CG_SYM_FILE_LOCAL, "file_local"}, {CG_SYM_DECLARATION, "declaration"}, {CG_SYM_ABSTRACT, "abstract"},
    {CG_SYM_VIRTUAL, "virtual"},       {CG_SYM_OVERRIDE, "override"},     {CG_SYM_FINAL, "final"},
    {CG_SYM_ASYNC, "async"},           {CG_SYM_GENERATOR, "generator"},   {CG_SYM_GETTER, "getter"},
    {CG_SYM_SETTER, "setter"},         {CG_SYM_CLASS_METHOD, "class_method"}, {CG_SYM_VARIADIC, "variadic"},
    {CG_SYM_OPTIONAL, "optional"},     {CG_SYM_EXPORTED, "exported"},     {CG_SYM_DEFAULT, "default_export"},
    {CG_SYM_TYPE_PARAM, "type_parameter"}, {CG_SYM_EMBEDDED, "embedded"}, {CG_SYM_TEMPLATE, "generic"},
    {CG_SYM_TEST, "test"},             {CG_SYM_ENTRY, "entry"},           {CG_SYM_CONST, "constant"},
    {CG_SYM_EXTERN, "extern"},
};

void cg_answer_flags(cg_writer *w, const cg_described *d) {
    for (size_t i = 0; i < sizeof flag_words / sizeof *flag_words; i++)
        if (d->node.flags & flag_words[i].flag) cg_write_bool(w, flag_words[i].word, true);
    if (d->fragment.flags & CG_FILE_TEST) cg_write_bool(w, "in_test", true);
    if (d->fragment.flags & CG_FILE_GENERATED) cg_write_bool(w, "generated", true);
    if (d->fragment.flags & CG_FILE_VENDORED) cg_write_bool(w, "vendored", true);
}

static void optional_text(cg_writer *w, const char *key, cg_str value) {
    if (value.len > 0) cg_write_text(w, key, value);
}

void cg_answer_node_details(cg_writer *w, const cg_described *d) {
    cg_write_int(w, "column", d->column);
    cg_write_int(w, "start_line", d->start_line);
    cg_write_int(w, "start_column", d->start_column);
    cg_write_int(w, "end_column", d->end_column);
    optional_text(w, "signature", d->node.signature);
    optional_text(w, "visibility", cg_str_from(cg_visibility_name((cg_visibility)d->node.visibility)));
    optional_text(w, "type", d->node.type_text);
    optional_text(w, "docs", d->node.docs);
    cg_write_object(w, "metadata");
    if (cg_is_callable((cg_node_kind)d->node.kind)) {
        cg_write_int(w, "parameters", d->node.arity);
        cg_write_int(w, "complexity", d->node.complexity);
    }
    if (d->line > 0) cg_write_int(w, "lines", (int64_t)d->end_line - d->start_line + 1);
    cg_answer_flags(w, d);
    cg_write_object_end(w);
}

cg_error cg_answer_node(cg_writer *w, const char *key, cg_snapshot *s, cg_node_ref ref) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_described d;
    CG_TRY(cg_describe(s, ref, &arena, &d));
    cg_write_object(w, key);
    cg_answer_node_members(w, &d);
    cg_write_object_end(w);
    return CG_OK;
}

void cg_answer_certainty(cg_writer *w, uint8_t kind, uint8_t resolution, uint8_t confidence, uint8_t candidates) {
    cg_write_z(w, "edge", cg_edge_kind_name((cg_edge_kind)kind));
    cg_write_z(w, "resolution", cg_resolution_name((cg_resolution)resolution));
    cg_write_number(w, "confidence", confidence / 100.0);
    if (candidates > 1) cg_write_int(w, "candidates", candidates);
}

cg_error cg_answer_sites(cg_writer *w, cg_snapshot *s, cg_node_ref source, cg_node_ref target, uint32_t kinds,
                         size_t limit) {
    cg_site_list sites = {0};
    const cg_node_block *b = NULL;
    cg_error error = cg_sites_between(s, source, target, kinds, &sites);
    if (error == CG_OK) error = cg_snapshot_nodes(s, source.fragment, &b);
    if (error == CG_OK) {
        cg_write_array(w, "sites");
        for (size_t i = 0; i < sites.len && i < limit; i++) {
            uint32_t line, column;
            cg_node_block_place(b, sites.at[i].at, &line, &column);
            cg_write_object(w, NULL);
            cg_write_int(w, "line", line);
            cg_write_int(w, "column", column);
            cg_write_object_end(w);
        }
        cg_write_array_end(w);
        cg_write_int(w, "site_count", (int64_t)sites.len);
    }
    cg_vec_clear(&sites);
    return error;
}

static cg_error write_candidates(cg_writer *w, cg_snapshot *s, const cg_lookup *l) {
    cg_write_object(w, NULL);
    cg_write_array(w, "candidates");
    cg_error error = CG_OK;
    for (size_t i = 0; i < l->nodes.len && error == CG_OK; i++) error = cg_answer_node(w, NULL, s, l->nodes.at[i]);
    cg_write_array_end(w);
    cg_write_int(w, "total", (int64_t)l->total);
    cg_write_object_end(w);
    return error;
}

cg_error cg_answer_lookup(cg_request *r, cg_snapshot *s, const char *name, cg_node_ref *out) {
    CG_CLEANUP(cg_lookup_clear) cg_lookup found = {0};
    cg_error error = cg_lookup_node(s, cg_request_text(r, name), CANDIDATES_SHOWN, &found);
    if (error == CG_OK) *out = found.nodes.at[0];
    if (error == CG_ERR_AMBIGUOUS && found.nodes.len > 0) {
        CG_CLEANUP(cg_buf_clear) cg_buf message = {0};
        cg_buf_append_z(&message, cg_error_message()); /* describing the candidates may record another */
        CG_TRY(write_candidates(r->writer, s, &found));
        return cg_fail(CG_ERR_AMBIGUOUS, "%s", message.ptr);
    }
    return error;
}
