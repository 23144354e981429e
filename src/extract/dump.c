#include "extract/dump.h"

#include "graph/facts_shape.h"

enum { DEPTH_MAX = 40, DOCS_SHOWN = 60 };

typedef struct named_bit {
    uint32_t bit;
    const char *name;
} named_bit;

#define BIT(prefix, name)                                                                                    \
    { prefix##name, #name }
static const named_bit symbol_bits[] = {
    BIT(CG_SYM_, LOCAL),       BIT(CG_SYM_, ANONYMOUS),    BIT(CG_SYM_, STATIC),
    BIT(CG_SYM_, FILE_LOCAL),  BIT(CG_SYM_, DECLARATION),  BIT(CG_SYM_, ABSTRACT),
    BIT(CG_SYM_, VIRTUAL),     BIT(CG_SYM_, OVERRIDE),     BIT(CG_SYM_, FINAL),
    BIT(CG_SYM_, ASYNC),       BIT(CG_SYM_, GENERATOR),    BIT(CG_SYM_, GETTER),
    BIT(CG_SYM_, SETTER),      BIT(CG_SYM_, CLASS_METHOD), BIT(CG_SYM_, VARIADIC),
    BIT(CG_SYM_, KEYWORDS),    BIT(CG_SYM_, KEYWORD_ONLY), BIT(CG_SYM_, OPTIONAL),
    BIT(CG_SYM_, RECEIVER),    BIT(CG_SYM_, EXPORTED),     BIT(CG_SYM_, DEFAULT),
    BIT(CG_SYM_, TYPE_PARAM),  BIT(CG_SYM_, EMBEDDED),     BIT(CG_SYM_, INSTANCE),
    BIT(CG_SYM_, MACRO_CALL),  BIT(CG_SYM_, TEMPLATE),     BIT(CG_SYM_, HOISTED),
    BIT(CG_SYM_, TEST),        BIT(CG_SYM_, ENTRY),        BIT(CG_SYM_, CONST),
    BIT(CG_SYM_, SPECIALIZED), BIT(CG_SYM_, EXTERN),
};
static const named_bit use_bits[] = {
    BIT(CG_USE_, CALLEE),    BIT(CG_USE_, WRITE), BIT(CG_USE_, TYPE),   BIT(CG_USE_, RESULT),
    BIT(CG_USE_, DECORATOR), BIT(CG_USE_, BASE),  BIT(CG_USE_, SILENT), BIT(CG_USE_, IMPORT),
};
static const named_bit import_bits[] = {
    BIT(CG_IMPORT_, TYPE_ONLY), BIT(CG_IMPORT_, SYSTEM),    BIT(CG_IMPORT_, REEXPORT),
    BIT(CG_IMPORT_, STATIC),    BIT(CG_IMPORT_, DYNAMIC),   BIT(CG_IMPORT_, CONDITION),
    BIT(CG_IMPORT_, DEFAULT),   BIT(CG_IMPORT_, BARE_PATH),
};
static const char *const scope_kinds[] = {"file",   "namespace", "class", "impl",
                                          "object", "function",  "block"};
static const char *const flow_kinds[CG_FLOW_KIND_COUNT] = {"assign",  "store",    "return",  "yield",
                                                           "default", "decorate", "extends", "implements",
                                                           "throw",   "delete",   "mixin"};
static const char *const import_kinds[CG_IMPORT_KIND_COUNT] = {"module",  "name",   "star",
                                                               "include", "effect", "mod"};
#define X(c) #c,
static const char *const literals[] = {CG_LITERALS(X)};
#undef X
enum { LITERAL_COUNT = sizeof literals / sizeof *literals };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void put_bits(cg_buf *out, uint32_t bits, const named_bit *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (bits & names[i].bit) {
            cg_buf_append_char(out, ' ');
            for (const char *c = names[i].name; *c; c++)
                cg_buf_append_char(out, *c == '_' ? '-' : (char)(*c | 0x20));
        }
}

static void put_place(const cg_facts *f, uint32_t offset, cg_buf *out) {
    uint32_t line, column;
    cg_facts_place(f, offset, &line, &column);
    cg_buf_format(out, "%u:%u", line, column);
}

static void put_escaped(cg_buf *out, cg_str s) {
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c == '\n')
            cg_buf_append_z(out, "\\n");
        else if (c < ' ' || c == '\\')
            cg_buf_format(out, "\\x%02x", c);
        else
            cg_buf_append_char(out, (char)c);
    }
}

static void put_symbol(const cg_facts *f, cg_symbol_id symbol, cg_buf *out) {
    if (symbol == CG_NONE)
        cg_buf_append_z(out, "none");
    else if (symbol == 0)
        cg_buf_append_z(out, "file");
    else {
        put_escaped(out, cg_facts_str(f, f->symbols[symbol].name));
        cg_buf_format(out, "%%%u", symbol);
    }
}

/* ---- Expressions ---- */

static void put_expr(const cg_facts *f, cg_expr_id id, unsigned depth, cg_buf *out);

static void put_operands(const cg_facts *f, const cg_expr *e, const char *between, unsigned depth,
                         cg_buf *out) {
    for (uint32_t i = 0; i < e->n; i++) {
        if (i) cg_buf_append_z(out, between);
        put_expr(f, cg_expr_operands(f, e)[i], depth, out);
    }
}

static void put_wrapped(const cg_facts *f, const char *before, const cg_expr *e, const char *after,
                        unsigned depth, cg_buf *out) {
    cg_buf_append_z(out, before);
    put_expr(f, e->a, depth, out);
    cg_buf_append_z(out, after);
}

static void put_list(const cg_facts *f, const char *before, const cg_expr *e, const char *between,
                     const char *after, unsigned depth, cg_buf *out) {
    cg_buf_append_z(out, before);
    put_operands(f, e, between, depth, out);
    cg_buf_append_z(out, after);
}

static void put_literal(const cg_facts *f, const cg_expr *e, cg_buf *out) {
    const char *name = e->a < LITERAL_COUNT ? literals[e->a] : "OTHER";
    for (const char *c = name; *c; c++) cg_buf_append_char(out, (char)(*c | 0x20));
    if (e->b == 0) return;
    cg_buf_append_char(out, ':');
    put_escaped(out, cg_facts_str(f, e->b));
}

static void put_name(const cg_facts *f, const cg_expr *e, cg_buf *out) {
    if (e->n & CG_NAME_GLOBAL) cg_buf_append_z(out, "::");
    if (e->n & CG_NAME_TAG) cg_buf_append_z(out, "tag ");
    put_escaped(out, cg_facts_str(f, e->a));
    if (e->n & CG_NAME_MACRO) cg_buf_append_char(out, '!');
}

static void put_member(const cg_facts *f, const cg_expr *e, unsigned depth, cg_buf *out) {
    put_expr(f, e->a, depth, out);
    cg_buf_append_z(out, e->n & CG_MEMBER_SCOPE    ? "::"
                         : e->n & CG_MEMBER_ARROW  ? "->"
                         : e->n & CG_MEMBER_OPTION ? "?."
                                                   : ".");
    put_escaped(out, cg_facts_str(f, e->b));
}

static void put_two(const cg_facts *f, const char *before, uint32_t a, const char *between, uint32_t b,
                    const char *after, unsigned depth, cg_buf *out) {
    cg_buf_append_z(out, before);
    put_expr(f, a, depth, out);
    cg_buf_append_z(out, between);
    if (b) put_expr(f, b, depth, out);
    cg_buf_append_z(out, after);
}

static void put_collection(const cg_facts *f, const cg_expr *e, unsigned depth, cg_buf *out) {
    switch (e->a) {
    case CG_LITERAL_TUPLE: put_list(f, "tuple(", e, ", ", ")", depth, out); break;
    case CG_LITERAL_SET: put_list(f, "set(", e, ", ", ")", depth, out); break;
    default: put_list(f, "[", e, ", ", "]", depth, out);
    }
}

static void put_expr(const cg_facts *f, cg_expr_id id, unsigned depth, cg_buf *out) {
    const cg_expr *e = &f->exprs[id];
    if (depth++ > DEPTH_MAX) {
        cg_buf_append_z(out, "...");
        return;
    }
    switch ((cg_expr_op)e->op) {
    case CG_EXPR_SYMBOL: put_symbol(f, e->a, out); break;
    case CG_EXPR_NAME: put_name(f, e, out); break;
    case CG_EXPR_MEMBER: put_member(f, e, depth, out); break;
    case CG_EXPR_CALL:
        put_expr(f, e->a, depth, out);
        put_list(f, "(", e, ", ", ")", depth, out);
        break;
    case CG_EXPR_NEW:
        put_wrapped(f, "new ", e, "", depth, out);
        put_list(f, "(", e, ", ", ")", depth, out);
        break;
    case CG_EXPR_INDEX: put_two(f, "", e->a, "[", e->b, "]", depth, out); break;
    case CG_EXPR_LITERAL: put_literal(f, e, out); break;
    case CG_EXPR_FUNCTION:
        cg_buf_append_z(out, "fn ");
        put_symbol(f, e->a, out);
        break;
    case CG_EXPR_CHOICE: put_list(f, "(", e, " | ", ")", depth, out); break;
    case CG_EXPR_LIST: put_collection(f, e, depth, out); break;
    case CG_EXPR_MAP: put_list(f, "{", e, ", ", "}", depth, out); break;
    case CG_EXPR_ELEMENT: put_wrapped(f, e->n ? "key(" : "each(", e, ")", depth, out); break;
    case CG_EXPR_ITEM:
        put_expr(f, e->a, depth, out);
        cg_buf_format(out, "#%u", e->b);
        break;
    case CG_EXPR_AWAIT: put_wrapped(f, "await ", e, "", depth, out); break;
    case CG_EXPR_ENTER: put_wrapped(f, "enter(", e, ")", depth, out); break;
    case CG_EXPR_SPREAD: put_wrapped(f, e->n ? "**" : "*", e, "", depth, out); break;
    case CG_EXPR_KEYWORD:
        put_escaped(out, cg_facts_str(f, e->b));
        put_wrapped(f, "=", e, "", depth, out);
        break;
    case CG_EXPR_SELF: cg_buf_append_z(out, "self"); break;
    case CG_EXPR_SUPER: put_wrapped(f, "super(", e, ")", depth, out); break;
    case CG_EXPR_CAST: put_two(f, "<", e->a, ">", e->b, "", depth, out); break;
    case CG_EXPR_APPLY:
        put_expr(f, e->a, depth, out);
        put_list(f, "<", e, ", ", ">", depth, out);
        break;
    case CG_EXPR_POINTER: put_wrapped(f, e->n ? "&" : "*", e, "", depth, out); break;
    case CG_EXPR_ARRAY: put_wrapped(f, "[]", e, "", depth, out); break;
    case CG_EXPR_FUNCTYPE: put_list(f, "func(", e, ", ", ")", depth, out); break;
    case CG_EXPR_UNION: put_list(f, "union(", e, ", ", ")", depth, out); break;
    case CG_EXPR_MAPTYPE: put_two(f, "map[", e->a, "]", e->b, "", depth, out); break;
    case CG_EXPR_TYPEOF: put_wrapped(f, "typeof(", e, ")", depth, out); break;
    default: cg_buf_append_char(out, '?');
    }
}

void cg_facts_dump_expr(const cg_facts *f, cg_expr_id e, cg_buf *out) { put_expr(f, e, 0, out); }

static void put_if_expr(const cg_facts *f, const char *label, cg_expr_id e, cg_buf *out) {
    if (e == 0) return;
    cg_buf_append_z(out, label);
    put_expr(f, e, 0, out);
}

/* ---- Sections ---- */

static void put_scopes(const cg_facts *f, cg_buf *out) {
    cg_buf_append_z(out, "scopes\n");
    for (uint32_t i = 0; i < f->scopes_len; i++) {
        const cg_scope *s = &f->scopes[i];
        cg_buf_format(out, "  %u %s", i, scope_kinds[s->kind]);
        if (i) {
            cg_buf_format(out, " in %u of ", s->parent);
            put_symbol(f, s->owner, out);
        }
        put_if_expr(f, " type ", s->type, out);
        put_if_expr(f, " trait ", s->trait, out);
        cg_buf_append_char(out, '\n');
    }
}

static void put_if_text(const char *label, cg_str text, cg_buf *out) {
    if (text.len == 0) return;
    cg_buf_append_z(out, label);
    put_escaped(out, text);
    cg_buf_append_char(out, '"');
}

static void put_node(const cg_facts *f, cg_symbol_id symbol, cg_buf *out) {
    const cg_node_facts *n = &f->nodes[symbol];
    cg_buf_append_z(out, "\n      ");
    put_place(f, n->start, out);
    cg_buf_append_char(out, '-');
    put_place(f, n->end, out);
    cg_buf_append_z(out, " in ");
    put_symbol(f, n->parent, out);
    if (n->complexity) cg_buf_format(out, " complexity %u", n->complexity);
    put_if_text(" qualifier \"", cg_facts_str(f, n->qualifier), out);
    put_if_text(" type \"", cg_facts_str(f, n->type_text), out);
    put_if_text("\n      signature \"", cg_facts_str(f, n->signature), out);
    put_if_text("\n      docs \"", cg_str_first(cg_facts_str(f, n->docs), DOCS_SHOWN), out);
}

static void put_symbols(const cg_facts *f, cg_buf *out) {
    cg_buf_append_z(out, "symbols\n");
    for (uint32_t i = 0; i < f->symbols_len; i++) {
        const cg_symbol *s = &f->symbols[i];
        cg_buf_append_z(out, "  ");
        put_symbol(f, i, out);
        cg_buf_format(out, " %s", cg_node_kind_name((cg_node_kind)s->kind));
        if (s->scope != CG_NONE) cg_buf_format(out, " scope %u", s->scope);
        if (s->inner != CG_NONE) cg_buf_format(out, " inner %u", s->inner);
        cg_buf_append_z(out, " at ");
        put_place(f, s->at, out);
        put_bits(out, s->flags, symbol_bits, COUNT(symbol_bits));
        if (s->visibility) cg_buf_format(out, " %s", cg_visibility_name((cg_visibility)s->visibility));
        if (s->arity || s->required) cg_buf_format(out, " arity %u/%u", s->arity, s->required);
        put_if_expr(f, " : ", s->type, out);
        put_if_expr(f, " owner ", s->owner, out);
        if (i < f->node_count) put_node(f, i, out);
        cg_buf_append_char(out, '\n');
    }
}

static bool is_site(const cg_expr *e) {
    return e->op == CG_EXPR_SYMBOL || e->op == CG_EXPR_NAME || e->op == CG_EXPR_MEMBER ||
           e->op == CG_EXPR_CALL || e->op == CG_EXPR_NEW;
}

static void put_exprs(const cg_facts *f, cg_buf *out) {
    cg_buf_append_z(out, "sites\n");
    for (uint32_t i = 1; i < f->exprs_len; i++) {
        const cg_expr *e = &f->exprs[i];
        if (!is_site(e)) continue;
        cg_buf_append_z(out, "  ");
        put_place(f, e->at, out);
        cg_buf_format(out, " [%u] ", cg_facts_scope_of(f, i));
        put_expr(f, i, 0, out);
        put_bits(out, e->use, use_bits, COUNT(use_bits));
        cg_buf_append_char(out, '\n');
    }
}

static void put_flows(const cg_facts *f, cg_buf *out) {
    cg_buf_append_z(out, "flows\n");
    for (uint32_t i = 0; i < f->flows_len; i++) {
        const cg_flow *flow = &f->flows[i];
        cg_buf_format(out, "  %s ", flow_kinds[flow->kind]);
        if (cg_flow_targets_expr(flow->kind))
            put_expr(f, flow->target, 0, out);
        else
            put_symbol(f, flow->target, out);
        cg_buf_append_z(out, " <- ");
        put_expr(f, flow->value, 0, out);
        cg_buf_append_char(out, '\n');
    }
}

static void put_imports(const cg_facts *f, cg_buf *out) {
    cg_buf_append_z(out, "imports\n");
    for (uint32_t i = 0; i < f->imports_len; i++) {
        const cg_import *m = &f->imports[i];
        cg_buf_append_z(out, "  ");
        put_place(f, m->at, out);
        cg_buf_format(out, " %s \"", import_kinds[m->kind]);
        for (uint32_t level = 0; level < m->level && level < 64; level++) cg_buf_append_char(out, '.');
        put_escaped(out, cg_facts_str(f, m->module));
        cg_buf_append_char(out, '"');
        put_if_text(" name \"", cg_facts_str(f, m->name), out);
        cg_buf_append_z(out, " binds ");
        put_symbol(f, m->symbol, out);
        cg_buf_format(out, " in %u", m->scope);
        put_bits(out, m->flags, import_bits, COUNT(import_bits));
        cg_buf_append_char(out, '\n');
    }
    cg_buf_append_z(out, "exports\n");
    for (uint32_t i = 0; i < f->exports_len; i++) {
        const cg_export *e = &f->exports[i];
        cg_buf_append_z(out, "  ");
        put_place(f, e->at, out);
        cg_buf_append_char(out, ' ');
        put_escaped(out, cg_facts_str(f, e->name));
        cg_buf_append_z(out, " = ");
        if (e->symbol != CG_NONE)
            put_symbol(f, e->symbol, out);
        else
            put_expr(f, e->value, 0, out);
        cg_buf_append_char(out, '\n');
    }
}

static void put_texts(const cg_facts *f, cg_str source, cg_buf *out) {
    static const char *const kinds[] = {"comment", "doc", "string"};
    cg_buf_append_z(out, "texts\n");
    for (uint32_t i = 0; i < f->texts_len; i++) {
        const cg_text *t = &f->texts[i];
        cg_buf_append_z(out, "  ");
        put_place(f, t->start, out);
        cg_buf_append_char(out, '-');
        put_place(f, t->end, out);
        cg_buf_format(out, " %s in ", kinds[t->kind]);
        put_symbol(f, t->node, out);
        if (t->end <= source.len)
            put_if_text(" \"", cg_str_first(cg_str_of(source.ptr + t->start, t->end - t->start), DOCS_SHOWN),
                        out);
        cg_buf_append_char(out, '\n');
    }
}

void cg_facts_dump(const cg_facts *f, cg_str source, cg_buf *out) {
    cg_buf_format(out, "%s size %u error-bytes %u cut %u nodes %u", cg_language_name(f->language), f->size,
                  f->error_bytes, f->cut, f->node_count);
    put_if_text(" package \"", cg_facts_str(f, f->package), out);
    cg_buf_append_char(out, '\n');
    put_scopes(f, out);
    put_symbols(f, out);
    put_exprs(f, out);
    put_flows(f, out);
    put_imports(f, out);
    put_texts(f, source, out);
}
