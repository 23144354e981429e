#include "base/units.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>

bool cg_number_parse(cg_str text, double *out) {
    char z[64], *end;
    if (text.len == 0 || text.len >= sizeof z) return false;
    for (size_t i = 0; i < text.len; i++)
        if (!isdigit((unsigned char)text.ptr[i]) && memchr("+-.eE", text.ptr[i], 5) == NULL) return false;
    memcpy(z, text.ptr, text.len);
    z[text.len] = '\0';
    double v = strtod(z, &end);
    if (*end != '\0' || !isfinite(v)) return false;
    *out = v;
    return true;
}

bool cg_int_parse(cg_str text, int64_t *out) {
    bool negative = text.len > 0 && text.ptr[0] == '-';
    uint64_t v;
    if (!cg_str_to_u64(cg_str_from_index(text, negative), &v) || v > INT64_MAX) return false;
    *out = negative ? -(int64_t)v : (int64_t)v;
    return true;
}

bool cg_size_parse(cg_str text, uint64_t *out) {
    static const char units[] = "kmgt";
    size_t digits = 0;
    while (digits < text.len && (isdigit((unsigned char)text.ptr[digits]) || text.ptr[digits] == '.'))
        digits++;
    cg_str unit = cg_str_trim(cg_str_from_index(text, digits));
    double v, factor = 1;
    if (!cg_number_parse(cg_str_first(text, digits), &v)) return false;
    if (unit.len > 0 && tolower((unsigned char)unit.ptr[0]) != 'b') {
        const char *u = memchr(units, tolower((unsigned char)unit.ptr[0]), 4);
        if (u == NULL) return false;
        factor = ldexp(1, 10 * (int)(u - units + 1));
        unit = cg_str_from_index(unit, 1);
        if (unit.len > 0 && unit.ptr[0] == 'i') unit = cg_str_from_index(unit, 1);
    }
    if (unit.len > 1 || (unit.len == 1 && tolower((unsigned char)unit.ptr[0]) != 'b')) return false;
    if (v * factor >= ldexp(1, 63)) return false;
    *out = (uint64_t)(v * factor);
    return true;
}

void cg_size_write(cg_out *o, uint64_t bytes) {
    static const char *const units[] = {"KB", "MB", "GB", "TB", "PB", "EB"};
    if (bytes < 1024) {
        cg_out_format(o, "%u bytes", (unsigned)bytes);
        return;
    }
    double v = (double)bytes / 1024;
    unsigned unit = 0;
    while (v >= 999.5 && unit < 5) v /= 1024, unit++;
    cg_out_format(o, "%.*f %s", v < 9.995 ? 2 : v < 99.95 ? 1 : 0, v, units[unit]);
}

void cg_count_write(cg_out *o, uint64_t count) {
    if (count >= 1000) {
        cg_count_write(o, count / 1000);
        cg_out_format(o, ",%03u", (unsigned)(count % 1000));
    } else {
        cg_out_format(o, "%u", (unsigned)count);
    }
}

void cg_duration_write(cg_out *o, double seconds) {
    if (seconds < 9.95)
        cg_out_format(o, "%.*f s", seconds < 0.995 ? 2 : 1, seconds);
    else if (seconds < 99.5)
        cg_out_format(o, "%.0f s", seconds);
    else
        cg_out_format(o, "%.0f min %02.0f s", floor(round(seconds) / 60), fmod(round(seconds), 60));
}
