/* From what was collected to facts: binds names, marks what is used, gives everything its final number, and
 * copies it into the arena. Numbers are given in the order of collecting, so a child never comes before what
 * it refers to. */
#include "graph/facts_builder_internal.h"

#include "base/mem.h"

typedef struct finishing {
    cg_facts_builder *b;
    cg_arena *arena;
    cg_facts *out;
    uint8_t *expr_used;
    uint32_t *same;                                       /* by expression: the one that stands for it */
    uint32_t *expr_to, *symbol_to, *scope_to, *string_to; /* final numbers */
    uint32_t strings_len;
    size_t string_bytes;
} finishing;

/* ---- What is used ---- */

/* True for what makes an edge by itself, whoever uses its value. */
static bool stands_alone(const finishing *f, const cg_expr *e) {
    switch (e->op) {
    case CG_EXPR_CALL:
    case CG_EXPR_NEW: return true;
    case CG_EXPR_NAME:
    case CG_EXPR_MEMBER: return !(e->use & (CG_USE_SILENT | CG_USE_IMPORT));
    case CG_EXPR_SYMBOL:
        return !(e->use & (CG_USE_SILENT | CG_USE_IMPORT)) &&
               !(f->b->symbols.at[e->a].symbol.flags & CG_SYM_LOCAL);
    default: return false;
    }
}

static void use(finishing *f, cg_expr_id user, uint32_t e) {
    assert(e < user);
    f->expr_used[f->same[e]] = 1;
}

static void use_operands(finishing *f, cg_expr_id id) {
    const cg_expr *e = &f->b->exprs.at[id];
    const cg_expr_shape *shape = &cg_expr_shapes[e->op];
    if (shape->a == CG_OPERAND_EXPR) use(f, id, e->a);
    if (shape->b == CG_OPERAND_EXPR) use(f, id, e->b);
    if (shape->b != CG_OPERAND_LIST) return;
    for (uint32_t i = 0; i < e->n; i++) use(f, id, f->b->operands.at[e->b + i]);
}

static void mark_used_exprs(finishing *f) {
    cg_facts_builder *b = f->b;
    uint8_t *used = f->expr_used;
    const uint32_t *same = f->same;
    for (size_t i = 0; i < b->flows.len; i++) {
        used[same[b->flows.at[i].value]] = 1;
        if (cg_flow_targets_expr(b->flows.at[i].kind)) used[same[b->flows.at[i].target]] = 1;
    }
    for (size_t i = 0; i < b->symbols.len; i++) {
        used[same[b->symbols.at[i].symbol.type]] = 1;
        used[same[b->symbols.at[i].symbol.owner]] = 1;
    }
    for (size_t i = 0; i < b->scopes.len; i++) {
        used[same[b->scopes.at[i].type]] = 1;
        used[same[b->scopes.at[i].trait]] = 1;
    }
    for (size_t i = 0; i < b->exports.len; i++) used[same[b->exports.at[i].value]] = 1;
    for (size_t i = b->exprs.len; i-- > 1;) {
        if (!used[i]) used[i] = same[i] == i && stands_alone(f, &b->exprs.at[i]);
        if (used[i]) use_operands(f, (cg_expr_id)i);
    }
    used[0] = 1;
}

/* Locals that no expression or flow speaks of, and no name that is still to be looked up could mean. Type parameters
 * stay: arguments are told by their position. */
static void mark_used_symbols(const finishing *f, uint8_t *used) {
    cg_facts_builder *b = f->b;
    CG_AUTOFREE uint8_t *looked_up = cg_alloc_zero(b->strings.count, 1);
    for (size_t i = 0; i < b->exprs.len; i++) {
        const cg_expr *e = &b->exprs.at[i];
        if (!f->expr_used[i]) continue;
        if (cg_expr_shapes[e->op].a == CG_OPERAND_SYMBOL) used[e->a] = 1;
        if (e->op == CG_EXPR_NAME) looked_up[e->a] = 1;
    }
    for (size_t i = 0; i < b->flows.len; i++)
        if (!cg_flow_targets_expr(b->flows.at[i].kind)) used[b->flows.at[i].target] = 1;
    for (size_t i = 0; i < b->scopes.len; i++) used[b->scopes.at[i].owner] = 1;
    for (size_t i = 0; i < b->imports.len; i++)
        if (b->imports.at[i].symbol != CG_NONE) used[b->imports.at[i].symbol] = 1;
    for (size_t i = 0; i < b->exports.len; i++)
        if (b->exports.at[i].symbol != CG_NONE) used[b->exports.at[i].symbol] = 1;
    for (size_t i = 0; i < b->symbols.len; i++) {
        const cg_symbol *s = &b->symbols.at[i].symbol;
        bool by_position = (s->flags & CG_SYM_TYPE_PARAM) && b->scopes.at[s->scope].kind != CG_SCOPE_BLOCK;
        if (b->symbols.at[i].node != CG_NONE || looked_up[s->name] || by_position) used[i] = 1;
    }
}

/* ---- Final numbers ---- */

static uint32_t *numbers(const finishing *f, size_t count) {
    return cg_arena_alloc(f->arena, (count + 1) * sizeof(uint32_t));
}

static void number_exprs(finishing *f) {
    uint32_t next = 0;
    for (size_t i = 0; i < f->b->exprs.len; i++) {
        uint32_t same = f->same[i]; /* at or before i */
        f->expr_to[i] = same < i ? f->expr_to[same] : f->expr_used[i] ? next++ : 0;
    }
    f->out->exprs_len = next;
}

/* Nodes first, then the locals that are left. */
static void number_symbols(finishing *f) {
    CG_AUTOFREE uint8_t *used = cg_alloc_zero(f->b->symbols.len, 1);
    mark_used_symbols(f, used);
    uint32_t next = 0;
    for (size_t i = 0; i < f->b->symbols.len; i++)
        if (f->b->symbols.at[i].node != CG_NONE) f->symbol_to[i] = next++;
    f->out->node_count = f->out->nodes_len = next;
    for (size_t i = 0; i < f->b->symbols.len; i++)
        if (f->b->symbols.at[i].node == CG_NONE) f->symbol_to[i] = used[i] ? next++ : CG_NONE;
    f->out->symbols_len = next;
}

/* A block that declares nothing is as good as the scope around it. */
static void number_scopes(finishing *f) {
    cg_facts_builder *b = f->b;
    CG_AUTOFREE uint8_t *needed = cg_alloc_zero(b->scopes.len, 1);
    for (size_t i = 0; i < b->symbols.len; i++) {
        if (f->symbol_to[i] == CG_NONE) continue;
        const cg_symbol *s = &b->symbols.at[i].symbol;
        if (s->scope != CG_NONE) needed[s->scope] = 1;
        if (s->inner != CG_NONE) needed[s->inner] = 1;
    }
    for (size_t i = 0; i < b->imports.len; i++) needed[b->imports.at[i].scope] = 1;
    uint32_t next = 0;
    for (size_t i = 0; i < b->scopes.len; i++) {
        const cg_scope *s = &b->scopes.at[i];
        bool keep = i == 0 || needed[i] || s->kind != CG_SCOPE_BLOCK;
        f->scope_to[i] = keep ? next++ : f->scope_to[s->parent];
    }
    f->out->scopes_len = next;
}

/* The final number of a string, given at its first use; 0 is the empty one. */
static uint32_t string_to(finishing *f, uint32_t id) {
    if (f->string_to[id] == CG_NONE) {
        f->string_to[id] = f->strings_len++;
        f->string_bytes += cg_intern_str(&f->b->strings, id).len;
    }
    return f->string_to[id];
}

/* In the order in which the codec meets them, so that it can tell a new string from a known one without a number. */
static void number_strings(finishing *f) {
    cg_facts_builder *b = f->b;
    string_to(f, 0);
    string_to(f, b->package);
    for (int locals = 0; locals < 2; locals++)
        for (size_t i = 0; i < b->symbols.len; i++)
            if (f->symbol_to[i] != CG_NONE && (b->symbols.at[i].node == CG_NONE) == locals)
                string_to(f, b->symbols.at[i].symbol.name);
    for (size_t i = 0; i < b->nodes.len; i++) string_to(f, b->nodes.at[i].signature);
    for (size_t i = 0; i < b->nodes.len; i++) string_to(f, b->nodes.at[i].docs);
    for (size_t i = 0; i < b->nodes.len; i++) string_to(f, b->nodes.at[i].qualifier);
    for (size_t i = 0; i < b->nodes.len; i++) string_to(f, b->nodes.at[i].type_text);
    for (size_t i = 0; i < b->imports.len; i++) string_to(f, b->imports.at[i].module);
    for (size_t i = 0; i < b->imports.len; i++) string_to(f, b->imports.at[i].name);
    for (size_t i = 0; i < b->exports.len; i++) string_to(f, b->exports.at[i].name);
    for (size_t i = 0; i < b->exprs.len; i++)
        if (f->expr_used[i] && cg_expr_shapes[b->exprs.at[i].op].a == CG_OPERAND_STRING)
            string_to(f, b->exprs.at[i].a);
    for (size_t i = 0; i < b->exprs.len; i++)
        if (f->expr_used[i] && cg_expr_shapes[b->exprs.at[i].op].b == CG_OPERAND_STRING)
            string_to(f, b->exprs.at[i].b);
}

static uint32_t symbol_to(const finishing *f, uint32_t id) {
    return id == CG_NONE ? CG_NONE : f->symbol_to[id];
}

static uint32_t scope_to(const finishing *f, uint32_t id) {
    return id == CG_NONE ? CG_NONE : f->scope_to[id];
}

/* ---- Copies ---- */

static void copy_symbols(finishing *f) {
    cg_symbol *symbols = cg_arena_alloc(f->arena, f->out->symbols_len * sizeof *symbols);
    cg_node_facts *nodes = cg_arena_alloc(f->arena, f->out->nodes_len * sizeof *nodes);
    for (size_t i = 0; i < f->b->symbols.len; i++) {
        const cg_built_symbol *from = &f->b->symbols.at[i];
        if (f->symbol_to[i] == CG_NONE) continue;
        cg_symbol *s = &symbols[f->symbol_to[i]];
        *s = from->symbol;
        s->name = string_to(f, s->name);
        s->scope = scope_to(f, s->scope);
        s->inner = scope_to(f, s->inner);
        s->type = f->expr_to[s->type];
        s->owner = f->expr_to[s->owner];
        if (from->node == CG_NONE) continue;
        cg_node_facts *n = &nodes[f->symbol_to[i]];
        *n = f->b->nodes.at[from->node];
        n->parent = symbol_to(f, n->parent);
        n->signature = string_to(f, n->signature);
        n->docs = string_to(f, n->docs);
        n->qualifier = string_to(f, n->qualifier);
        n->type_text = string_to(f, n->type_text);
    }
    f->out->symbols = symbols;
    f->out->nodes = nodes;
}

static void copy_scopes(finishing *f) {
    cg_scope *scopes = cg_arena_alloc(f->arena, f->out->scopes_len * sizeof *scopes);
    for (size_t i = f->b->scopes.len; i-- > 0;) { /* of those with one number the outermost is written last */
        cg_scope s = f->b->scopes.at[i];
        s.parent = scope_to(f, s.parent);
        s.owner = symbol_to(f, s.owner);
        s.type = f->expr_to[s.type];
        s.trait = f->expr_to[s.trait];
        scopes[f->scope_to[i]] = s;
    }
    f->out->scopes = scopes;
}

static uint32_t copy_operands(finishing *f, const cg_expr *e, uint32_t *operands) {
    for (uint32_t i = 0; i < e->n; i++) operands[i] = f->expr_to[f->b->operands.at[e->b + i]];
    return e->n;
}

static uint32_t operand_to(finishing *f, uint8_t kind, uint32_t value) {
    switch (kind) {
    case CG_OPERAND_EXPR: return f->expr_to[value];
    case CG_OPERAND_STRING: return string_to(f, value);
    case CG_OPERAND_SYMBOL: return symbol_to(f, value);
    default: return value;
    }
}

static void copy_exprs(finishing *f) {
    cg_expr *exprs = cg_arena_alloc(f->arena, f->out->exprs_len * sizeof *exprs);
    uint32_t *operands = cg_arena_alloc(f->arena, f->b->operands.len * sizeof *operands);
    uint32_t used = 0;
    for (size_t i = 0; i < f->b->exprs.len; i++) {
        if (!f->expr_used[i]) continue;
        const cg_expr *from = &f->b->exprs.at[i];
        const cg_expr_shape *shape = &cg_expr_shapes[from->op];
        cg_expr *e = &exprs[f->expr_to[i]];
        *e = *from;
        e->a = operand_to(f, shape->a, from->a);
        e->b = shape->b == CG_OPERAND_LIST ? used : operand_to(f, shape->b, from->b);
        if (shape->b == CG_OPERAND_LIST) used += copy_operands(f, from, operands + used);
    }
    f->out->exprs = exprs;
    f->out->operands = operands;
    f->out->operands_len = used;
}

static void copy_runs(finishing *f) {
    cg_scope_run *runs = cg_arena_alloc(f->arena, f->b->runs.len * sizeof *runs);
    uint32_t count = 0;
    for (size_t r = 0; r < f->b->runs.len; r++) {
        size_t first = f->b->runs.at[r].first;
        size_t end = r + 1 < f->b->runs.len ? f->b->runs.at[r + 1].first : f->b->exprs.len;
        uint32_t scope = f->scope_to[f->b->runs.at[r].scope];
        if (count && runs[count - 1].scope == scope) continue;
        while (first < end && !f->expr_used[first]) first++;
        if (first < end) runs[count++] = (cg_scope_run){f->expr_to[first], scope};
    }
    f->out->runs = runs;
    f->out->runs_len = count;
}

static void copy_flows(finishing *f) {
    cg_flow *flows = cg_arena_alloc(f->arena, f->b->flows.len * sizeof *flows);
    for (size_t i = 0; i < f->b->flows.len; i++) {
        flows[i] = f->b->flows.at[i];
        uint32_t target = flows[i].target;
        flows[i].target = cg_flow_targets_expr(flows[i].kind) ? f->expr_to[target] : symbol_to(f, target);
        flows[i].value = f->expr_to[flows[i].value];
    }
    f->out->flows = flows;
    f->out->flows_len = (uint32_t)f->b->flows.len;
}

static void copy_imports_exports(finishing *f) {
    cg_import *imports = cg_arena_alloc(f->arena, f->b->imports.len * sizeof *imports);
    for (size_t i = 0; i < f->b->imports.len; i++) {
        imports[i] = f->b->imports.at[i];
        imports[i].module = string_to(f, imports[i].module);
        imports[i].name = string_to(f, imports[i].name);
        imports[i].symbol = symbol_to(f, imports[i].symbol);
        imports[i].scope = f->scope_to[imports[i].scope];
    }
    f->out->imports = imports;
    f->out->imports_len = (uint32_t)f->b->imports.len;
    cg_export *exports = cg_arena_alloc(f->arena, f->b->exports.len * sizeof *exports);
    for (size_t i = 0; i < f->b->exports.len; i++) {
        exports[i] = f->b->exports.at[i];
        exports[i].name = string_to(f, exports[i].name);
        exports[i].symbol = symbol_to(f, exports[i].symbol);
        exports[i].value = f->expr_to[exports[i].value];
    }
    f->out->exports = exports;
    f->out->exports_len = (uint32_t)f->b->exports.len;
}

static void copy_texts(finishing *f) {
    cg_text *texts = cg_arena_alloc(f->arena, f->b->texts.len * sizeof *texts);
    for (size_t i = 0; i < f->b->texts.len; i++) {
        texts[i] = f->b->texts.at[i];
        texts[i].node = symbol_to(f, texts[i].node);
    }
    f->out->texts = texts;
    f->out->texts_len = (uint32_t)f->b->texts.len;
}

static void copy_lines(finishing *f) {
    const char *p = f->b->source.ptr, *end = p + f->b->source.len;
    size_t count = 1;
    for (const char *q = p; q < end && (q = memchr(q, '\n', (size_t)(end - q))) != NULL; q++) count++;
    uint32_t *lines = cg_arena_alloc(f->arena, count * sizeof *lines), n = 0;
    lines[n++] = 0;
    for (const char *q = p; q < end && (q = memchr(q, '\n', (size_t)(end - q))) != NULL; q++)
        lines[n++] = (uint32_t)(q - p) + 1;
    f->out->lines = lines;
    f->out->lines_len = n;
}

static void copy_strings(finishing *f) {
    uint32_t *at = cg_arena_alloc(f->arena, ((size_t)f->strings_len + 1) * sizeof *at);
    char *bytes = cg_arena_alloc(f->arena, f->string_bytes + 1);
    for (uint32_t i = 0; i < f->b->strings.count; i++) /* lengths first, at the place of the final number */
        if (f->string_to[i] != CG_NONE) at[f->string_to[i]] = (uint32_t)cg_intern_str(&f->b->strings, i).len;
    uint32_t sum = 0;
    for (uint32_t i = 0; i < f->strings_len; i++) {
        uint32_t length = at[i];
        at[i] = sum;
        sum += length;
    }
    at[f->strings_len] = sum;
    for (uint32_t i = 0; i < f->b->strings.count; i++) {
        cg_str s = cg_intern_str(&f->b->strings, i);
        if (f->string_to[i] != CG_NONE && s.len) memcpy(bytes + at[f->string_to[i]], s.ptr, s.len);
    }
    bytes[sum] = 0;
    f->out->string_at = at;
    f->out->string_bytes = bytes;
    f->out->strings_len = f->strings_len;
}

void cg_facts_finish(cg_facts_builder *b, bool skip_class_scopes, cg_arena *arena, cg_facts *out) {
    cg_facts facts = {
        .language = b->language, .size = (uint32_t)b->source.len, .error_bytes = b->error_bytes};
    cg_arena scratch = {0};
    finishing f = {.b = b, .arena = &scratch, .out = &facts};
    f.same = numbers(&f, b->exprs.len);
    cg_facts_bind(b, skip_class_scopes, f.same);
    f.expr_used = cg_arena_zero(&scratch, b->exprs.len, 1);
    f.expr_to = numbers(&f, b->exprs.len);
    f.symbol_to = numbers(&f, b->symbols.len);
    f.scope_to = numbers(&f, b->scopes.len);
    f.string_to = numbers(&f, b->strings.count);
    memset(f.string_to, 0xff, b->strings.count * sizeof *f.string_to);
    mark_used_exprs(&f);
    number_exprs(&f);
    number_symbols(&f);
    number_scopes(&f);
    f.arena = arena;
    number_strings(&f);
    facts.package = string_to(&f, b->package);
    copy_symbols(&f);
    copy_scopes(&f);
    copy_exprs(&f);
    copy_runs(&f);
    copy_flows(&f);
    copy_imports_exports(&f);
    copy_texts(&f);
    copy_lines(&f);
    copy_strings(&f);
    facts.cut = b->cut;
    cg_arena_clear(&scratch);
    *out = facts;
}
