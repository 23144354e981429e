#include "base/writer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

void cg_write_null(cg_writer *w, const char *key) { w->value(w, key, &(cg_value){.type = CG_VALUE_NULL}); }

void cg_write_bool(cg_writer *w, const char *key, bool value) {
    w->value(w, key, &(cg_value){.type = CG_VALUE_BOOL, .boolean = value});
}

void cg_write_int(cg_writer *w, const char *key, int64_t value) {
    w->value(w, key, &(cg_value){.type = CG_VALUE_INT, .integer = value});
}

void cg_write_number(cg_writer *w, const char *key, double value) {
    w->value(w, key, &(cg_value){.type = CG_VALUE_NUMBER, .number = value});
}

void cg_write_text(cg_writer *w, const char *key, cg_str value) {
    w->value(w, key, &(cg_value){.type = CG_VALUE_TEXT, .text = value});
}

void cg_write_z(cg_writer *w, const char *key, const char *value) {
    cg_write_text(w, key, cg_str_from(value));
}

/* ---- UTF-8 ---- */

enum { REPLACEMENT = 0xFFFD };

uint32_t cg_utf8_next(cg_str *s) {
    const unsigned char *p = (const unsigned char *)s->ptr;
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned n = p[0] < 0x80                   ? 1
                 : p[0] >= 0xC2 && p[0] < 0xE0 ? 2
                 : (p[0] & 0xF0) == 0xE0       ? 3
                 : p[0] >= 0xF0 && p[0] < 0xF5 ? 4
                                               : 0;
    uint32_t c = n == 1 ? p[0] : n > 0 ? p[0] & (0xFFu >> (n + 1)) : REPLACEMENT;
    bool good = n > 0 && n <= s->len;
    for (unsigned i = 1; good && i < n; i++) {
        good = (p[i] & 0xC0) == 0x80;
        c = c << 6 | (p[i] & 0x3F);
    }
    if (!good || c < smallest[n] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) {
        *s = cg_str_from_index(*s, 1);
        return REPLACEMENT;
    }
    *s = cg_str_from_index(*s, n);
    return c;
}

void cg_utf8_append(cg_out *o, uint32_t c) {
    char b[4];
    if (c < 0x80) {
        cg_out_char(o, (char)c);
    } else if (c < 0x800) {
        b[0] = (char)(0xC0 | c >> 6), b[1] = (char)(0x80 | (c & 0x3F));
        cg_out_text(o, cg_str_of(b, 2));
    } else if (c < 0x10000) {
        b[0] = (char)(0xE0 | c >> 12), b[1] = (char)(0x80 | (c >> 6 & 0x3F)),
        b[2] = (char)(0x80 | (c & 0x3F));
        cg_out_text(o, cg_str_of(b, 3));
    } else {
        b[0] = (char)(0xF0 | c >> 18), b[1] = (char)(0x80 | (c >> 12 & 0x3F));
        b[2] = (char)(0x80 | (c >> 6 & 0x3F)), b[3] = (char)(0x80 | (c & 0x3F));
        cg_out_text(o, cg_str_of(b, 4));
    }
}

/* ---- JSON ---- */

static void escape(cg_out *o, uint32_t c) {
    switch (c) {
    case '"': cg_out_z(o, "\\\""); break;
    case '\\': cg_out_z(o, "\\\\"); break;
    case '\n': cg_out_z(o, "\\n"); break;
    case '\r': cg_out_z(o, "\\r"); break;
    case '\t': cg_out_z(o, "\\t"); break;
    default: cg_out_format(o, "\\u%04x", (unsigned)c);
    }
}

static bool plain(unsigned char c) { return c >= 0x20 && c < 0x7F && c != '"' && c != '\\'; }

void cg_json_string(cg_out *o, cg_str s) {
    cg_out_char(o, '"');
    while (s.len > 0) {
        size_t n = 0;
        while (n < s.len && plain((unsigned char)s.ptr[n])) n++;
        if (n > 0) {
            cg_out_text(o, cg_str_first(s, n));
            s = cg_str_from_index(s, n);
            continue;
        }
        uint32_t c = cg_utf8_next(&s);
        if (c < 0xA0)
            escape(o, c);
        else
            cg_utf8_append(o, c);
    }
    cg_out_char(o, '"');
}

void cg_json_number(cg_out *o, double v) {
    char text[40];
    if (!isfinite(v)) {
        cg_out_z(o, "null");
        return;
    }
    for (int digits = 6; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, v);
        if (strtod(text, NULL) == v) break;
    }
    cg_out_z(o, text);
}

static void indent(cg_json_writer *w) {
    if (!w->pretty) return;
    cg_out_char(w->out, '\n');
    for (unsigned i = 0; i < w->depth; i++) cg_out_z(w->out, "  ");
}

static void lead(cg_json_writer *w, const char *key) {
    if (w->depth > 0) {
        if (w->filled[w->depth]) cg_out_char(w->out, ',');
        w->filled[w->depth] = true;
        indent(w);
    }
    if (key == NULL) return;
    cg_json_string(w->out, cg_str_from(key));
    cg_out_z(w->out, w->pretty ? ": " : ":");
}

static void json_begin(cg_writer *base, const char *key, bool array) {
    cg_json_writer *w = (cg_json_writer *)base;
    lead(w, key);
    cg_out_char(w->out, array ? '[' : '{');
    if (w->depth + 1 == CG_JSON_MAX_DEPTH)
        abort(); /* the shapes of answers are fixed: a fault of the program */
    w->filled[++w->depth] = false;
}

static void json_end(cg_writer *base, bool array) {
    cg_json_writer *w = (cg_json_writer *)base;
    bool filled = w->filled[w->depth--];
    if (filled) indent(w);
    cg_out_char(w->out, array ? ']' : '}');
    if (w->depth == 0) cg_out_char(w->out, '\n');
}

static void json_value(cg_writer *base, const char *key, const cg_value *v) {
    cg_json_writer *w = (cg_json_writer *)base;
    lead(w, key);
    switch (v->type) {
    case CG_VALUE_NULL: cg_out_z(w->out, "null"); break;
    case CG_VALUE_BOOL: cg_out_z(w->out, v->boolean ? "true" : "false"); break;
    case CG_VALUE_INT: cg_out_format(w->out, "%lld", (long long)v->integer); break;
    case CG_VALUE_NUMBER: cg_json_number(w->out, v->number); break;
    case CG_VALUE_TEXT: cg_json_string(w->out, v->text); break;
    }
}

void cg_json_writer_init(cg_json_writer *w, cg_out *out, bool pretty) {
    *w = (cg_json_writer){.writer = {json_begin, json_end, json_value}, .out = out, .pretty = pretty};
}
