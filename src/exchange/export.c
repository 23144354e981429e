#include "exchange/export.h"

#include "exchange/scip_export.h"
#include "exchange/stream.h"
#include "query/present.h"

static void nothing(cg_export_sink *sink) { (void)sink; }

static const char *kind_of(const cg_export_edge *e) { return cg_edge_kind_name((cg_edge_kind)e->kind); }

static const char *resolution_of(const cg_export_edge *e) {
    return cg_resolution_name((cg_resolution)e->resolution);
}

typedef struct id_text {
    char text[CG_UUID_TEXT + 1];
} id_text;

static id_text format_id(const cg_uuid *id) {
    id_text t;
    cg_uuid_format(id, t.text);
    return t;
}

/* ---- NDJSON ---- */

static void json_node(cg_export_sink *sink, const cg_described *d) {
    cg_json_writer w;
    cg_json_writer_init(&w, sink->out, false);
    cg_write_object(&w.writer, NULL);
    cg_write_z(&w.writer, "type", "node");
    cg_present_node(&w.writer, d);
    cg_present_details(&w.writer, d);
    cg_write_object_end(&w.writer);
}

static void json_edge(cg_export_sink *sink, const cg_export_edge *e) {
    cg_json_writer json;
    cg_json_writer_init(&json, sink->out, false);
    cg_writer *w = &json.writer;
    cg_write_object(w, NULL);
    cg_write_z(w, "type", "edge");
    cg_write_z(w, "id", format_id(&e->id).text);
    cg_write_z(w, "kind", kind_of(e));
    cg_write_z(w, "source", format_id(&e->source).text);
    cg_write_z(w, "target", format_id(&e->target).text);
    cg_write_text(w, "file", e->file);
    cg_write_int(w, "line", e->line);
    cg_write_int(w, "column", e->column);
    cg_write_number(w, "confidence", e->confidence / 100.0);
    cg_write_z(w, "resolution", resolution_of(e));
    if (e->candidates > 1) cg_write_int(w, "candidates", e->candidates);
    cg_write_object_end(w);
}

/* ---- CSV: one table, a row a node or edge ---- */

static void csv_text(cg_out *o, cg_str s) {
    cg_out_char(o, '"');
    while (s.len > 0) {
        uint32_t c = cg_utf8_next(&s);
        if (c == '"') cg_out_char(o, '"');
        cg_utf8_append(o, c < 0x20 && c != '\n' && c != '\t' ? 0xFFFD : c);
    }
    cg_out_char(o, '"');
}

static void csv_begin(cg_export_sink *sink) {
    cg_out_z(sink->out, "type,id,kind,name,qualified_name,file,line,end_line,language,source,target,column,"
                        "confidence,resolution,candidates\r\n");
}

static void csv_node(cg_export_sink *sink, const cg_described *d) {
    cg_out *o = sink->out;
    cg_out_format(o, "node,%s,%s,", format_id(&d->id).text, cg_node_kind_name((cg_node_kind)d->node.kind));
    csv_text(o, d->name);
    cg_out_char(o, ',');
    csv_text(o, d->qualified_name);
    cg_out_char(o, ',');
    csv_text(o, cg_described_path(d));
    cg_out_format(o, ",%u,%u,%s,,,%u,,,\r\n", d->line, d->end_line, cg_language_name(d->block->language),
                  d->column);
}

static void csv_edge(cg_export_sink *sink, const cg_export_edge *e) {
    cg_out *o = sink->out;
    cg_out_format(o, "edge,%s,%s,,,", format_id(&e->id).text, kind_of(e));
    csv_text(o, e->file);
    cg_out_format(o, ",%u,,,%s,%s,%u,", e->line, format_id(&e->source).text, format_id(&e->target).text,
                  e->column);
    cg_json_number(o, e->confidence / 100.0);
    cg_out_format(o, ",%s,%u\r\n", resolution_of(e), e->candidates);
}

/* ---- GraphML ---- */

static void xml_text(cg_out *o, cg_str s) {
    while (s.len > 0) {
        uint32_t c = cg_utf8_next(&s);
        if (c == '&')
            cg_out_z(o, "&amp;");
        else if (c == '<')
            cg_out_z(o, "&lt;");
        else if (c == '>')
            cg_out_z(o, "&gt;");
        else if (c == '"')
            cg_out_z(o, "&quot;");
        else
            cg_utf8_append(o,
                           (c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
    }
}

static void xml_data(cg_out *o, const char *key, cg_str value) {
    cg_out_format(o, "<data key=\"%s\">", key);
    xml_text(o, value);
    cg_out_z(o, "</data>");
}

static void xml_number(cg_out *o, const char *key, double value) {
    cg_out_format(o, "<data key=\"%s\">", key);
    cg_json_number(o, value);
    cg_out_z(o, "</data>");
}

static void graphml_begin(cg_export_sink *sink) {
    static const char *const keys[][3] = {
        {"kind", "node", "string"},
        {"name", "node", "string"},
        {"qualified_name", "node", "string"},
        {"file_path", "node", "string"},
        {"line_number", "node", "int"},
        {"end_line", "node", "int"},
        {"language", "node", "string"},
        {"edge_kind", "edge", "string"},
        {"file", "edge", "string"},
        {"line", "edge", "int"},
        {"column", "edge", "int"},
        {"confidence", "edge", "double"},
        {"resolution", "edge", "string"},
        {"candidates", "edge", "int"},
    };
    cg_out_z(sink->out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml "
                        "xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        cg_out_format(sink->out, "<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                      keys[i][0], keys[i][1], keys[i][0], keys[i][2]);
    cg_out_z(sink->out, "<graph edgedefault=\"directed\">\n");
}

static void graphml_node(cg_export_sink *sink, const cg_described *d) {
    cg_out *o = sink->out;
    cg_out_format(o, "<node id=\"%s\">", format_id(&d->id).text);
    xml_data(o, "kind", cg_str_from(cg_node_kind_name((cg_node_kind)d->node.kind)));
    xml_data(o, "name", d->name);
    xml_data(o, "qualified_name", d->qualified_name);
    xml_data(o, "file_path", cg_described_path(d));
    xml_number(o, "line_number", d->line);
    xml_number(o, "end_line", d->end_line);
    xml_data(o, "language", cg_str_from(cg_language_name(d->block->language)));
    cg_out_z(o, "</node>\n");
}

static void graphml_edge(cg_export_sink *sink, const cg_export_edge *e) {
    cg_out *o = sink->out;
    cg_out_format(o, "<edge id=\"%s\" source=\"%s\" target=\"%s\">", format_id(&e->id).text,
                  format_id(&e->source).text, format_id(&e->target).text);
    xml_data(o, "edge_kind", cg_str_from(kind_of(e)));
    xml_data(o, "file", e->file);
    xml_number(o, "line", e->line);
    xml_number(o, "column", e->column);
    xml_number(o, "confidence", e->confidence / 100.0);
    xml_data(o, "resolution", cg_str_from(resolution_of(e)));
    xml_number(o, "candidates", e->candidates);
    cg_out_z(o, "</edge>\n");
}

static void graphml_end(cg_export_sink *sink) { cg_out_z(sink->out, "</graph>\n</graphml>\n"); }

/* ---- DOT ---- */

static void dot_text(cg_out *o, cg_str s) {
    while (s.len > 0) {
        uint32_t c = cg_utf8_next(&s);
        if (c == '"' || c == '\\') cg_out_char(o, '\\');
        cg_utf8_append(o, c < 0x20 || c == 0x7F ? 0xFFFD : c);
    }
}

static void dot_begin(cg_export_sink *sink) {
    cg_out_z(sink->out, "digraph codegraph {\n  rankdir=LR;\n  node [shape=box];\n");
}

static void dot_node(cg_export_sink *sink, const cg_described *d) {
    cg_out *o = sink->out;
    cg_out_format(o, "  \"%s\" [label=\"", format_id(&d->id).text);
    dot_text(o, d->qualified_name);
    cg_out_format(o, "\\n%s\"];\n", cg_node_kind_name((cg_node_kind)d->node.kind));
}

static void dot_edge(cg_export_sink *sink, const cg_export_edge *e) {
    cg_out *o = sink->out;
    cg_out_format(o, "  \"%s\" -> \"%s\" [label=\"%s", format_id(&e->source).text, format_id(&e->target).text,
                  kind_of(e));
    if (e->candidates > 1) cg_out_format(o, "\\n1 of %u", e->candidates);
    cg_out_format(o, "\"%s];\n", e->confidence < 50 ? ", style=dashed" : "");
}

static void dot_end(cg_export_sink *sink) { cg_out_z(sink->out, "}\n"); }

static const cg_export_sink sinks[] = {
    [CG_EXPORT_NDJSON] = {nothing, json_node, json_edge, nothing, NULL},
    [CG_EXPORT_CSV] = {csv_begin, csv_node, csv_edge, nothing, NULL},
    [CG_EXPORT_GRAPHML] = {graphml_begin, graphml_node, graphml_edge, graphml_end, NULL},
    [CG_EXPORT_DOT] = {dot_begin, dot_node, dot_edge, dot_end, NULL},
};

cg_error cg_export_run(cg_snapshot *s, cg_export_format format, const cg_cancel *cancel, cg_out *out) {
    if (format == CG_EXPORT_SCIP) return cg_scip_export(s, cancel, out);
    cg_export_sink sink = sinks[format];
    sink.out = out;
    CG_TRY(cg_export_stream(s, cancel, &sink));
    return out->error;
}
