#include "cli/cli.h"

#include <stdio.h>

static bool reorders(uint32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x2029;
}

static size_t escape(cg_out *o, uint32_t c) {
    char text[16];
    if (c == '\n' || c == '\t' || c == '\r') {
        cg_out_z(o, c == '\n' ? "\\n" : c == '\t' ? "\\t" : "\\r");
        return 2;
    }
    int n = snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)c);
    cg_out_z(o, text);
    return (size_t)n;
}

size_t cg_safe_text(cg_out *o, cg_str s) {
    size_t columns = 0;
    while (s.len > 0) {
        uint32_t c = cg_utf8_next(&s);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || reorders(c)) {
            columns += escape(o, c);
            continue;
        }
        cg_utf8_append(o, c);
        columns++;
    }
    return columns;
}

void cg_safe_lines(cg_out *o, cg_str s, const char *margin) {
    cg_str line, part;
    while (cg_str_split(&s, '\n', &line)) {
        cg_out_z(o, margin);
        for (bool first = true; cg_str_split(&line, '\t', &part); first = false) {
            if (!first) cg_out_char(o, '\t');
            cg_safe_text(o, part);
        }
        cg_out_char(o, '\n');
    }
}
