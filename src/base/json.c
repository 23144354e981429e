#include "base/json.h"

#define DEPTH_MAX 64

typedef struct reader {
    cg_arena *arena;
    const char *at, *end;
    unsigned depth;
} reader;

static void skip_comment(reader *r) {
    bool line = r->at[1] == '/';
    r->at += 2;
    while (r->at < r->end) {
        if (line && *r->at == '\n') return;
        if (!line && *r->at == '*' && r->at + 1 < r->end && r->at[1] == '/') {
            r->at += 2;
            return;
        }
        r->at++;
    }
}

static void skip_space(reader *r) {
    while (r->at < r->end) {
        if ((unsigned char)*r->at <= ' ')
            r->at++;
        else if (*r->at == '/' && r->at + 1 < r->end && (r->at[1] == '/' || r->at[1] == '*'))
            skip_comment(r);
        else
            return;
    }
}

static bool take(reader *r, char c) {
    skip_space(r);
    if (r->at >= r->end || *r->at != c) return false;
    r->at++;
    return true;
}

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/* \uXXXX as UTF-8; half a surrogate pair becomes a question mark. */
static size_t put_code(char *out, const char *digits) {
    int code = 0;
    for (int i = 0; i < 4; i++) code = code << 4 | hex(digits[i]);
    if (code >= 0xd800 && code < 0xe000) code = '?';
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xc0 | code >> 6);
        out[1] = (char)(0x80 | (code & 63));
        return 2;
    }
    out[0] = (char)(0xe0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 63));
    out[2] = (char)(0x80 | (code & 63));
    return 3;
}

static bool is_code(const reader *r) {
    if (r->end - r->at < 5) return false;
    for (int i = 1; i < 5; i++)
        if (hex(r->at[i]) < 0) return false;
    return true;
}

/* What stands between the quotes; r->at is behind the first. */
static bool read_text(reader *r, cg_str *out) {
    const char *start = r->at;
    bool escaped = false;
    while (r->at < r->end && *r->at != '"') {
        if (*r->at == '\\') {
            escaped = true;
            r->at++;
        }
        r->at++;
    }
    if (r->at >= r->end) return false;
    const char *stop = r->at++;
    *out = cg_str_of(start, (size_t)(stop - start));
    if (!escaped) return true;
    static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
    char *copy = cg_arena_alloc(r->arena, out->len + 1);
    size_t n = 0;
    reader in = {.at = start, .end = stop};
    for (; in.at < in.end; in.at++) {
        if (*in.at != '\\' || ++in.at >= in.end) {
            copy[n++] = in.at < in.end ? *in.at : '\\';
        } else if (*in.at == 'u' && is_code(&in)) {
            n += put_code(copy + n, in.at + 1);
            in.at += 4;
        } else {
            const char *known = strchr(from, *in.at);
            copy[n++] = known && *known ? to[known - from] : *in.at;
        }
    }
    *out = cg_str_of(copy, n);
    return true;
}

static cg_json *read_value(reader *r);

static bool read_members(reader *r, cg_json *into, char close) {
    const cg_json **last = &into->first;
    while (!take(r, close)) {
        cg_str key = CG_STR_NONE;
        if (into->type == CG_JSON_OBJECT && (!take(r, '"') || !read_text(r, &key) || !take(r, ':')))
            return false;
        cg_json *value = read_value(r);
        if (!value) return false;
        value->key = key;
        *last = value;
        last = &value->next;
        if (!take(r, ',') && !(r->at < r->end && *r->at == close)) return false;
    }
    return true;
}

static bool read_word(reader *r, cg_json *value) {
    const char *start = r->at;
    while (r->at < r->end && (unsigned char)*r->at > ' ' && !strchr(",]}/:\"[{", *r->at)) r->at++;
    value->text = cg_str_of(start, (size_t)(r->at - start));
    bool truth = cg_str_is(value->text, "true") || cg_str_is(value->text, "false");
    bool number = value->text.len && strchr("-0123456789", *start);
    value->type = truth ? CG_JSON_BOOL : number ? CG_JSON_NUMBER : CG_JSON_NULL;
    return truth || number || cg_str_is(value->text, "null");
}

static cg_json *read_value(reader *r) {
    cg_json *value = CG_NEW(r->arena, cg_json);
    bool ok;
    if (++r->depth > DEPTH_MAX) return NULL;
    if (take(r, '{')) {
        value->type = CG_JSON_OBJECT;
        ok = read_members(r, value, '}');
    } else if (take(r, '[')) {
        value->type = CG_JSON_ARRAY;
        ok = read_members(r, value, ']');
    } else if (take(r, '"')) {
        value->type = CG_JSON_STRING;
        ok = read_text(r, &value->text);
    } else {
        ok = read_word(r, value);
    }
    r->depth--;
    return ok ? value : NULL;
}

const cg_json *cg_json_read(cg_arena *arena, cg_str text) {
    if (cg_str_starts(text, CG_STR("\xef\xbb\xbf"))) text = cg_str_from_index(text, 3);
    reader r = {.arena = arena, .at = text.ptr, .end = text.ptr + text.len};
    const cg_json *value = read_value(&r);
    skip_space(&r);
    return r.at == r.end ? value : NULL;
}

const cg_json *cg_json_member(const cg_json *object, const char *key) {
    const cg_json *found = NULL;
    if (!object || object->type != CG_JSON_OBJECT) return NULL;
    for (const cg_json *m = object->first; m; m = m->next)
        if (cg_str_is(m->key, key)) found = m;
    return found;
}

cg_str cg_json_text(const cg_json *object, const char *key) {
    const cg_json *m = cg_json_member(object, key);
    return m && m->type == CG_JSON_STRING ? m->text : CG_STR_NONE;
}
