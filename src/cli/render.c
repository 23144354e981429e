#include "cli/render.h"

#include "base/units.h"
#include "base/vec.h"
#include "cli/cli.h"
#include <stdio.h>

/* ---- Single values ---- */

typedef struct renderer {
    const cg_render_options *options;
    cg_out *out;
} renderer;

static bool ends_with(const char *key, const char *end) {
    return key != NULL && cg_str_ends(cg_str_from(key), cg_str_from(end));
}

static void write_value(cg_out *o, const cg_tree *t) {
    const cg_value *v = &t->value;
    switch (v->type) {
    case CG_VALUE_NULL: break;
    case CG_VALUE_BOOL: cg_out_z(o, v->boolean ? "yes" : "no"); break;
    case CG_VALUE_INT:
        if ((ends_with(t->key, "bytes") || ends_with(t->key, "memory")) && v->integer >= 0)
            cg_size_write(o, (uint64_t)v->integer);
        else if (v->integer >= 0 && !ends_with(t->key, "line") && !ends_with(t->key, "column"))
            cg_count_write(o, (uint64_t)v->integer);
        else
            cg_out_format(o, "%lld", (long long)v->integer);
        break;
    case CG_VALUE_NUMBER:
        if (ends_with(t->key, "seconds"))
            cg_duration_write(o, v->number);
        else
            cg_out_format(o, "%.4g", v->number);
        break;
    case CG_VALUE_TEXT: cg_safe_text(o, v->text); break;
    }
}

static bool is_node(const cg_tree *t) {
    return cg_tree_member(t, "qualified_name") != NULL && cg_tree_member(t, "kind") != NULL;
}

/* Where a node, a reference or an unresolved name is: file:line[:column], or the library's name. */
static void write_place(cg_out *o, const cg_tree *t) {
    cg_str file = cg_tree_text(t, is_node(t) ? "file_path" : "file");
    int64_t line = cg_tree_int(t, is_node(t) ? "line_number" : "line");
    if (file.len > 0) {
        cg_safe_text(o, file);
        if (line > 0) cg_out_format(o, ":%lld", (long long)line);
        if (!is_node(t) && cg_tree_int(t, "column") > 0)
            cg_out_format(o, ":%lld", (long long)cg_tree_int(t, "column"));
    } else if (cg_tree_text(t, "package").len > 0) {
        cg_out_char(o, '[');
        cg_safe_text(o, cg_tree_text(t, "package"));
        cg_out_char(o, ']');
    }
}

static void write_name(cg_out *o, const cg_tree *t) {
    cg_str name = cg_tree_text(t, "qualified_name");
    cg_safe_text(o, name.len > 0 ? name : cg_tree_text(t, "name"));
}

/* "12:5 14:9 …": the lines and columns of a list of sites; otherwise the values, separated by commas. */
static void write_list(cg_out *o, const cg_tree *array) {
    uint32_t shown = 0;
    for (const cg_tree *t = array->first; t != NULL; t = t->next, shown++) {
        if (shown == 8) {
            cg_out_format(o, " +%u", array->count - shown);
            return;
        }
        if (t->type == CG_TREE_VALUE) {
            if (shown > 0) cg_out_z(o, ", ");
            write_value(o, t);
        } else if (cg_tree_member(t, "line") != NULL) {
            cg_out_format(o, "%s%lld:%lld", shown > 0 ? " " : "", (long long)cg_tree_int(t, "line"),
                          (long long)cg_tree_int(t, "column"));
        }
    }
}

/* ---- Tables ---- */

enum { MAX_COLUMNS = 16 };

typedef enum column_kind { COLUMN_NODE_KIND, COLUMN_NODE_NAME, COLUMN_PLACE, COLUMN_MEMBER } column_kind;

typedef struct column {
    column_kind kind;
    const char *key, *title;
    size_t width;
    bool numbers;
} column;

typedef struct table {
    column columns[MAX_COLUMNS];
    size_t count;
} table;

static bool shown_otherwise(const cg_tree *row, const char *key) {
    static const char *const of_nodes[] = {
        "id",       "name",     "qualified_name", "kind",   "file_path",  "line_number", "end_line",
        "language", "external", "package",        "column", "site_count", "depth"};
    static const char *const of_places[] = {"file", "line", "column"};
    if (cg_tree_member(row, "step") != NULL && strcmp(key, "depth") == 0) return true;
    for (size_t i = 0; is_node(row) && i < sizeof of_nodes / sizeof *of_nodes; i++)
        if (strcmp(key, of_nodes[i]) == 0) return true;
    for (size_t i = 0; cg_tree_member(row, "file") != NULL && i < sizeof of_places / sizeof *of_places; i++)
        if (strcmp(key, of_places[i]) == 0) return true;
    return false;
}

static void add_column(table *t, column_kind kind, const char *key, const char *title, bool numbers) {
    for (size_t i = 0; i < t->count; i++)
        if (t->columns[i].kind == kind && strcmp(t->columns[i].key, key) == 0) return;
    if (t->count < MAX_COLUMNS) t->columns[t->count++] = (column){kind, key, title, 0, numbers};
}

static void find_columns(const cg_tree *array, table *t) {
    if (is_node(array->first)) {
        add_column(t, COLUMN_NODE_KIND, "", "kind", false);
        add_column(t, COLUMN_NODE_NAME, "", "name", false);
        add_column(t, COLUMN_PLACE, "", "place", false);
    } else if (cg_tree_member(array->first, "file") != NULL) {
        add_column(t, COLUMN_PLACE, "", "place", false);
    }
    for (const cg_tree *row = array->first; row != NULL; row = row->next)
        for (const cg_tree *m = row->first; m != NULL; m = m->next)
            if (!shown_otherwise(row, m->key) && m->key[0] != '\0')
                add_column(t, COLUMN_MEMBER, m->key, m->key,
                           m->type == CG_TREE_VALUE && m->value.type != CG_VALUE_TEXT);
}

static void write_cell(cg_out *o, const cg_tree *row, const column *c) {
    if (c->kind == COLUMN_NODE_KIND) {
        cg_safe_text(o, cg_tree_text(row, "kind"));
    } else if (c->kind == COLUMN_NODE_NAME) {
        for (int64_t i = cg_tree_int(row, "depth"); i > 1 && i < 40; i--) cg_out_z(o, "  ");
        write_name(o, row);
    } else if (c->kind == COLUMN_PLACE) {
        write_place(o, row);
    } else {
        const cg_tree *m = cg_tree_member(row, c->key);
        if (m == NULL) return;
        if (strcmp(c->key, "step") == 0)
            for (int64_t i = cg_tree_int(row, "depth"); i > 0 && i < 40; i--) cg_out_z(o, "  ");
        if (m->type == CG_TREE_VALUE)
            write_value(o, m);
        else if (m->type == CG_TREE_ARRAY)
            write_list(o, m);
        else
            write_name(o, m);
    }
}

static size_t width_of(cg_str s) {
    size_t columns = 0;
    for (size_t i = 0; i < s.len; i++) columns += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return columns;
}

static const char *colour_of(const renderer *r, const column *c) {
    if (!r->options->colours) return "";
    switch (c->kind) {
    case COLUMN_NODE_KIND: return "\x1b[2m";
    case COLUMN_NODE_NAME: return "\x1b[1m";
    case COLUMN_PLACE: return "\x1b[36m";
    case COLUMN_MEMBER: return "";
    }
    return "";
}

static void pad(cg_out *o, size_t n) {
    for (; n > 0; n--) cg_out_char(o, ' ');
}

static void write_padded(renderer *r, const column *c, cg_str text, const char *colour, bool last) {
    size_t width = width_of(text), missing = c->width > width ? c->width - width : 0;
    if (r->options->aligned && c->numbers) pad(r->out, missing);
    cg_out_z(r->out, colour);
    cg_out_text(r->out, text);
    if (*colour != '\0') cg_out_z(r->out, "\x1b[0m");
    if (last) return;
    if (r->options->aligned && !c->numbers) pad(r->out, missing);
    cg_out_z(r->out, r->options->aligned ? "  " : "\t");
}

static void write_titles(renderer *r, const table *t) {
    for (size_t i = 0; i < t->count; i++)
        write_padded(r, &t->columns[i], cg_str_from(t->columns[i].title),
                     r->options->colours ? "\x1b[4m" : "", i + 1 == t->count);
    cg_out_char(r->out, '\n');
}

static void render_table(renderer *r, const cg_tree *array) {
    table t = {.count = 0};
    CG_CLEANUP(cg_out_clear) cg_out cell = CG_OUT_MEMORY;
    find_columns(array, &t);
    for (const cg_tree *row = array->first; r->options->aligned && row != NULL; row = row->next) {
        for (size_t i = 0; i < t.count; i++) {
            cg_buf_reset(&cell.buf);
            write_cell(&cell, row, &t.columns[i]);
            size_t width = width_of(cg_buf_str(&cell.buf)), title = strlen(t.columns[i].title);
            if (width > t.columns[i].width) t.columns[i].width = width;
            if (title > t.columns[i].width) t.columns[i].width = title;
        }
    }
    if (r->options->aligned) write_titles(r, &t);
    for (const cg_tree *row = array->first; row != NULL; row = row->next) {
        for (size_t i = 0; i < t.count; i++) {
            cg_buf_reset(&cell.buf);
            write_cell(&cell, row, &t.columns[i]);
            write_padded(r, &t.columns[i], cg_buf_str(&cell.buf), colour_of(r, &t.columns[i]),
                         i + 1 == t.count);
        }
        cg_out_char(r->out, '\n');
    }
}

/* ---- Objects ---- */

static void heading(renderer *r, const char *text) {
    if (r->options->colours) cg_out_z(r->out, "\x1b[1m");
    for (; *text != '\0'; text++) cg_out_char(r->out, *text == '_' ? ' ' : *text);
    if (r->options->colours) cg_out_z(r->out, "\x1b[0m");
}

static void node_line(renderer *r, const char *key, const cg_tree *node) {
    if (key != NULL) {
        heading(r, key);
        cg_out_z(r->out, r->options->aligned ? "  " : "\t");
    }
    cg_safe_text(r->out, cg_tree_text(node, "kind"));
    cg_out_char(r->out, ' ');
    write_name(r->out, node);
    cg_out_z(r->out, "  ");
    write_place(r->out, node);
    cg_out_char(r->out, '\n');
}

static bool is_text_block(const cg_tree *m) {
    return m->value.type == CG_VALUE_TEXT && cg_str_find_char(m->value.text, '\n') != CG_STR_NOWHERE &&
           (strcmp(m->key, "docs") == 0 || strcmp(m->key, "source") == 0);
}

static void render_scalar(renderer *r, const cg_tree *m, size_t width) {
    if (is_text_block(m)) {
        heading(r, m->key);
        cg_out_char(r->out, '\n');
        cg_safe_lines(r->out, m->value.text, "  ");
        return;
    }
    heading(r, m->key);
    if (r->options->aligned)
        pad(r->out, width - strlen(m->key) + 2);
    else
        cg_out_char(r->out, '\t');
    write_value(r->out, m);
    cg_out_char(r->out, '\n');
}

static void render_object(renderer *r, const cg_tree *object);

static uint32_t count_lists(const cg_tree *object);

/* A group: its scalars as a heading, its nodes and lists below. */
static void render_group(renderer *r, const cg_tree *group) {
    bool first = true, named = count_lists(group) > 1;
    for (const cg_tree *m = group->first; m != NULL; m = m->next) {
        if (m->type != CG_TREE_VALUE) continue;
        if (!first) cg_out_z(r->out, ", ");
        heading(r, m->key);
        cg_out_char(r->out, ' ');
        write_value(r->out, m);
        first = false;
    }
    cg_out_char(r->out, '\n');
    for (const cg_tree *m = group->first; m != NULL; m = m->next)
        if (m->type == CG_TREE_OBJECT && is_node(m)) node_line(r, m->key, m);
    for (const cg_tree *m = group->first; m != NULL; m = m->next) {
        if (m->type != CG_TREE_ARRAY || m->first == NULL) continue;
        if (named) {
            heading(r, m->key);
            cg_out_char(r->out, '\n');
        }
        if (m->first->type == CG_TREE_OBJECT) render_table(r, m);
        for (const cg_tree *v = m->first; v != NULL && v->type == CG_TREE_VALUE; v = v->next) {
            cg_out_z(r->out, "  ");
            write_value(r->out, v);
            cg_out_char(r->out, '\n');
        }
    }
}

static bool has_lists(const cg_tree *row) {
    for (const cg_tree *m = row->first; m != NULL; m = m->next)
        if (m->type == CG_TREE_ARRAY && strcmp(m->key, "sites") != 0 && strcmp(m->key, "edge_kinds") != 0)
            return true;
    return false;
}

static void render_array(renderer *r, const cg_tree *array) {
    if (array->first == NULL) return;
    if (array->first->type != CG_TREE_OBJECT) {
        for (const cg_tree *t = array->first; t != NULL; t = t->next)
            write_value(r->out, t), cg_out_char(r->out, '\n');
    } else if (has_lists(array->first)) {
        for (const cg_tree *t = array->first; t != NULL; t = t->next) {
            if (t != array->first) cg_out_char(r->out, '\n');
            render_group(r, t);
        }
    } else {
        render_table(r, array);
    }
}

static size_t scalar_width(const cg_tree *object) {
    size_t width = 0;
    for (const cg_tree *m = object->first; m != NULL; m = m->next)
        if (m->type == CG_TREE_VALUE && strlen(m->key) > width) width = strlen(m->key);
    return width;
}

static uint32_t count_lists(const cg_tree *object) {
    uint32_t count = 0;
    for (const cg_tree *m = object->first; m != NULL; m = m->next)
        count += m->type != CG_TREE_VALUE && m->first != NULL && !is_node(m);
    return count;
}

/* A list or object below the lines of the object it is in, with its name if there are several. */
static void render_part(renderer *r, const cg_tree *m, bool named, bool separate) {
    if (separate) cg_out_char(r->out, '\n');
    if (named) {
        heading(r, m->key);
        cg_out_char(r->out, '\n');
    }
    if (m->type == CG_TREE_ARRAY)
        render_array(r, m);
    else
        render_object(r, m);
}

/* Nodes first, then single values, then lists. What only says how complete a list is goes below it. */
static void render_object(renderer *r, const cg_tree *object) {
    bool only_list = object->first != NULL && object->first->type == CG_TREE_ARRAY, separate = !only_list;
    bool named = count_lists(object) > 1;
    size_t width = scalar_width(object);
    for (const cg_tree *m = object->first; m != NULL; m = m->next)
        if (m->type == CG_TREE_OBJECT && is_node(m)) node_line(r, m->key, m);
    for (const cg_tree *m = object->first; m != NULL; m = m->next)
        if (m->type == CG_TREE_VALUE && !only_list && strcmp(m->key, "complete") != 0)
            render_scalar(r, m, width);
    for (const cg_tree *m = object->first; m != NULL; m = m->next) {
        if (m->type == CG_TREE_VALUE || m->first == NULL || is_node(m)) continue;
        render_part(r, m, named, separate);
        separate = true;
    }
    const cg_tree *complete = cg_tree_member(object, "complete");
    if (complete != NULL && !complete->value.boolean) cg_out_z(r->out, "… there are more: raise --limit\n");
}

void cg_render(const cg_tree *root, const cg_render_options *options, cg_out *out) {
    renderer r = {options, out};
    if (root == NULL) return;
    if (root->type == CG_TREE_ARRAY)
        render_array(&r, root);
    else
        render_object(&r, root);
}
