#include "query/present.h"

void cg_present_node(cg_writer *w, const cg_described *d) {
    char id[CG_UUID_TEXT + 1];
    cg_uuid_format(&d->id, id);
    cg_write_z(w, "id", id);
    cg_write_text(w, "name", d->name);
    cg_write_text(w, "qualified_name", d->qualified_name);
    cg_write_z(w, "kind", cg_node_kind_name((cg_node_kind)d->node.kind));
    cg_write_text(w, "file_path", cg_described_path(d));
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
    {CG_SYM_LOCAL, "local"},
    {CG_SYM_ANONYMOUS, "anonymous"},
    {CG_SYM_STATIC, "static"},
    {CG_SYM_FILE_LOCAL, "file_local"},
    {CG_SYM_DECLARATION, "declaration"},
    {CG_SYM_ABSTRACT, "abstract"},
    {CG_SYM_VIRTUAL, "virtual"},
    {CG_SYM_OVERRIDE, "override"},
    {CG_SYM_FINAL, "final"},
    {CG_SYM_ASYNC, "async"},
    {CG_SYM_GENERATOR, "generator"},
    {CG_SYM_GETTER, "getter"},
    {CG_SYM_SETTER, "setter"},
    {CG_SYM_CLASS_METHOD, "class_method"},
    {CG_SYM_VARIADIC, "variadic"},
    {CG_SYM_OPTIONAL, "optional"},
    {CG_SYM_EXPORTED, "exported"},
    {CG_SYM_DEFAULT, "default_export"},
    {CG_SYM_TYPE_PARAM, "type_parameter"},
    {CG_SYM_EMBEDDED, "embedded"},
    {CG_SYM_TEMPLATE, "generic"},
    {CG_SYM_TEST, "test"},
    {CG_SYM_ENTRY, "entry"},
    {CG_SYM_CONST, "constant"},
    {CG_SYM_EXTERN, "extern"},
};

static void write_flags(cg_writer *w, const cg_described *d) {
    for (size_t i = 0; i < sizeof flag_words / sizeof *flag_words; i++)
        if (d->node.flags & flag_words[i].flag) cg_write_bool(w, flag_words[i].word, true);
    if (d->fragment.flags & CG_FILE_TEST) cg_write_bool(w, "in_test", true);
    if (d->fragment.flags & CG_FILE_GENERATED) cg_write_bool(w, "generated", true);
    if (d->fragment.flags & CG_FILE_VENDORED) cg_write_bool(w, "vendored", true);
}

static void optional_text(cg_writer *w, const char *key, cg_str value) {
    if (value.len > 0) cg_write_text(w, key, value);
}

void cg_present_details(cg_writer *w, const cg_described *d) {
    cg_write_int(w, "column", d->column);
    cg_write_int(w, "start_line", d->start_line);
    cg_write_int(w, "start_column", d->start_column);
    cg_write_int(w, "end_column", d->end_column);
    optional_text(w, "signature", d->node.signature);
    optional_text(w, "visibility", cg_str_from(cg_visibility_name((cg_visibility)d->node.visibility)));
    optional_text(w, "declared_type", d->node.type_text);
    optional_text(w, "docs", d->node.docs);
    cg_write_object(w, "metadata");
    if (cg_is_callable((cg_node_kind)d->node.kind)) {
        cg_write_int(w, "parameters", d->node.arity);
        cg_write_int(w, "complexity", d->node.complexity);
    }
    if (d->line > 0) cg_write_int(w, "lines", (int64_t)d->end_line - d->start_line + 1);
    write_flags(w, d);
    cg_write_object_end(w);
}
