/* Scopes and definitions. */
#include "extract/walker.h"

/* Longest texts kept, in bytes. */
enum { SIGNATURE_MAX = 512, VALUE_SIGNATURE_MAX = 120, TYPE_MAX = 256 };

/* ---- Scopes ---- */

cg_scope_id cg_scope_open(cg_walker *w, cg_scope_kind kind) {
    cg_vec_push(&w->own->scopes, w->scope);
    w->scope = cg_facts_scope(w->facts, kind, w->scope, w->definition);
    cg_facts_enter(w->facts, w->scope);
    return w->scope;
}

void cg_scope_close(cg_walker *w) {
    w->scope = cg_vec_pop(&w->own->scopes);
    cg_facts_enter(w->facts, w->scope);
}

cg_scope_id cg_scope_of_function(const cg_walker *w) {
    cg_scope_id s = w->scope;
    while (cg_facts_scope_at(w->facts, s)->kind == CG_SCOPE_BLOCK) s = cg_facts_scope_at(w->facts, s)->parent;
    return s;
}

/* ---- Texts of a node ---- */

static bool is_value(cg_node_kind kind) {
    return kind == CG_NODE_VARIABLE || kind == CG_NODE_CONSTANT || kind == CG_NODE_FIELD ||
           kind == CG_NODE_PROPERTY || kind == CG_NODE_ENUM_MEMBER;
}

/* The declaration without its body. Of values only the first line: what follows is their content. */
static cg_string_id signature_of(cg_walker *w, const cg_def *d) {
    if (d->kind == CG_NODE_IMPORT || d->kind == CG_NODE_PARAMETER) return 0;
    uint32_t start = cg_start(w, d->node), end = d->body ? cg_start(w, d->body) : cg_end(w, d->node);
    if (d->signature_at) start = d->signature_at;
    if (d->end) start = d->start, end = d->end;
    cg_str text = cg_str_of(w->source.ptr + start, end > start ? end - start : 0);
    if (is_value(d->kind)) {
        size_t line = cg_str_find_char(text, '\n');
        if (line != CG_STR_NOWHERE) text.len = line;
    }
    text = cg_fold_text(w, text, is_value(d->kind) ? VALUE_SIGNATURE_MAX : SIGNATURE_MAX);
    while (text.len && strchr(" :{=;,", text.ptr[text.len - 1])) text.len--;
    bool says_more = d->name == 0 || !cg_str_equal(text, cg_node_text(w, d->name));
    return says_more ? cg_string(w, text) : 0;
}

static cg_string_id type_text_of(cg_walker *w, uint32_t node) {
    return node ? cg_string(w, cg_fold_text(w, cg_node_text(w, node), TYPE_MAX)) : 0;
}

/* ---- Symbols ---- */

typedef struct naming {
    cg_str text;
    uint32_t at;
    uint32_t flags;
} naming;

/* The definition's own name, or the one that cg_visit_named has ready for its node. */
static naming name_of(cg_walker *w, const cg_def *d) {
    struct cg_walker_private *own = w->own;
    uint32_t at = d->end ? d->at : d->name ? cg_start(w, d->name) : cg_start(w, d->node);
    if (d->name_text.len) return (naming){d->name_text, at, 0};
    if (d->name && cg_node_text(w, d->name).len) return (naming){cg_node_text(w, d->name), at, 0};
    if (d->name || own->named_node != d->node || !d->node) return (naming){CG_STR_NONE, at, CG_SYM_ANONYMOUS};
    own->named_node = 0;
    cg_str text = cg_node_text(w, own->name_node);
    const cg_rule *rule = &w->lang->rules[cg_kind(w, own->name_node)];
    if (rule->action == CG_DO_STRING || (rule->flags & CG_RULE_TEXT)) text = cg_string_content(text);
    return (naming){cg_cut_text(text, TYPE_MAX), cg_start(w, own->name_node),
                    own->name_binds ? 0 : CG_SYM_ANONYMOUS};
}

/* What a function or block declares is of no interest outside, unless it is a definition. */
static bool is_local(const cg_walker *w, const cg_def *d, cg_scope_id scope) {
    if (d->flags & CG_SYM_TYPE_PARAM) return true;
    if (d->kind != CG_NODE_VARIABLE && d->kind != CG_NODE_CONSTANT) return false;
    uint8_t kind = cg_facts_scope_at(w->facts, scope)->kind;
    return kind == CG_SCOPE_FUNCTION || kind == CG_SCOPE_BLOCK;
}

static void fill_node(cg_walker *w, const cg_def *d, cg_symbol_id symbol, cg_scope_id scope) {
    uint32_t start = cg_start(w, d->first ? d->first : d->node), end = cg_end(w, d->last ? d->last : d->node);
    if (d->end) start = d->start, end = d->end;
    if (end < start) end = start;
    bool documented = d->kind != CG_NODE_PARAMETER && d->kind != CG_NODE_IMPORT;
    cg_string_id signature = signature_of(w, d), type_text = type_text_of(w, d->type);
    cg_string_id docs = documented ? cg_docs_above(w, start, symbol) : 0,
                 qualifier = cg_string(w, d->qualifier);
    cg_node_facts *n = cg_facts_node_at(w->facts, symbol);
    n->parent = cg_facts_scope_at(w->facts, scope)->owner;
    n->start = start;
    n->end = end;
    n->signature = signature;
    n->docs = docs;
    n->qualifier = qualifier;
    n->type_text = type_text;
    cg_vec_push(&w->own->made, (cg_made_node){start, end, symbol});
}

cg_symbol_id cg_define(cg_walker *w, const cg_def *d) {
    cg_scope_id scope = d->in_scope ? d->scope : w->scope;
    naming name = name_of(w, d);
    uint32_t flags = d->flags | name.flags;
    if (is_local(w, d, scope)) flags |= CG_SYM_LOCAL;
    if (w->lang->hoist_all) flags |= CG_SYM_HOISTED;
    cg_symbol_id symbol = cg_facts_symbol(w->facts, d->kind, flags, cg_string(w, name.text), scope, name.at);
    cg_symbol *s = cg_facts_symbol_at(w->facts, symbol);
    s->visibility = flags & CG_SYM_LOCAL ? CG_VISIBILITY_NONE : (uint8_t)d->visibility;
    s->type = d->type_value;
    s->owner = d->owner;
    if (!(flags & CG_SYM_LOCAL)) fill_node(w, d, symbol, scope);
    return symbol;
}

cg_symbol_id cg_define_begin(cg_walker *w, const cg_def *d, cg_scope_kind inner) {
    cg_symbol_id symbol = cg_define(w, d);
    cg_vec_push(&w->own->definitions, (cg_open_definition){
                                          .symbol = symbol,
                                          .definition = w->definition,
                                          .function = w->function,
                                          .type = w->type,
                                          .node = d->node,
                                          .is_function = inner == CG_SCOPE_FUNCTION && !d->end,
                                      });
    w->definition = symbol;
    if (inner == CG_SCOPE_FUNCTION) w->function = symbol;
    if (inner == CG_SCOPE_CLASS) w->type = symbol;
    cg_scope_id scope = cg_scope_open(w, inner);
    cg_facts_symbol_at(w->facts, symbol)->inner = scope;
    return symbol;
}

/* 1 + the decisions in the function, those of functions inside it left out. */
static void count_complexity(cg_walker *w, const cg_open_definition *open) {
    const uint32_t *before = w->own->decisions.at;
    uint32_t all = before[open->node + w->nodes[open->node].size] - before[open->node];
    uint32_t own = all > open->nested_decisions ? all - open->nested_decisions : 0;
    cg_facts_node_at(w->facts, open->symbol)->complexity =
        own < UINT16_MAX ? (uint16_t)(own + 1) : UINT16_MAX;
    for (size_t i = w->own->definitions.len; i-- > 0;) {
        cg_open_definition *outer = &w->own->definitions.at[i];
        if (!outer->is_function) continue;
        outer->nested_decisions += all;
        return;
    }
}

void cg_define_end(cg_walker *w) {
    cg_open_definition open = cg_vec_pop(&w->own->definitions);
    if (open.is_function) count_complexity(w, &open);
    w->definition = open.definition;
    w->function = open.function;
    w->type = open.type;
    cg_scope_close(w);
}

void cg_set_type(cg_walker *w, cg_symbol_id symbol, cg_expr_id type, uint32_t type_node) {
    if (type) cg_facts_symbol_at(w->facts, symbol)->type = type;
    if (type_node && !cg_has_flags(w, symbol, CG_SYM_LOCAL)) {
        cg_string_id text = type_text_of(w, type_node);
        cg_facts_node_at(w->facts, symbol)->type_text = text;
    }
}

void cg_add_flags(cg_walker *w, cg_symbol_id symbol, uint32_t flags) {
    cg_facts_symbol_at(w->facts, symbol)->flags |= flags;
}

bool cg_has_flags(const cg_walker *w, cg_symbol_id symbol, uint32_t flags) {
    return (cg_facts_symbol_at(w->facts, symbol)->flags & flags) == flags;
}

static uint16_t clip(uint32_t n) { return n < UINT16_MAX ? (uint16_t)n : UINT16_MAX; }

cg_symbol_id cg_parameter(cg_walker *w, uint32_t node, uint32_t name, uint32_t flags, cg_expr_id type,
                          uint32_t type_node) {
    cg_def d = {.kind = CG_NODE_PARAMETER,
                .flags = flags,
                .node = node,
                .name = name,
                .type = type_node,
                .type_value = type};
    /* A name ready for a function value must not go to its unnamed parameter. */
    uint32_t named = w->own->named_node;
    w->own->named_node = 0;
    cg_symbol_id symbol = cg_define(w, &d);
    w->own->named_node = named;
    if (w->own->definitions.len == 0) return symbol;
    cg_open_definition *open = &cg_vec_last(&w->own->definitions);
    cg_facts_symbol_at(w->facts, symbol)->arity = clip(open->parameters);
    cg_symbol *function = cg_facts_symbol_at(w->facts, open->symbol);
    function->flags |= flags & CG_SYM_VARIADIC;
    if (flags & CG_SYM_RECEIVER) return symbol;
    function->arity = clip(++open->parameters);
    if (!(flags & (CG_SYM_OPTIONAL | CG_SYM_VARIADIC | CG_SYM_KEYWORDS))) function->required++;
    return symbol;
}

cg_symbol_id cg_type_parameter(cg_walker *w, uint32_t node, uint32_t name, cg_expr_id bound) {
    cg_def d = {.kind = CG_NODE_TYPE_ALIAS,
                .flags = CG_SYM_TYPE_PARAM,
                .node = node,
                .name = name,
                .type_value = bound};
    cg_symbol_id symbol = cg_define(w, &d);
    if (w->own->definitions.len) cg_add_flags(w, cg_vec_last(&w->own->definitions).symbol, CG_SYM_TEMPLATE);
    return symbol;
}

/* ---- Imports and exports ---- */

static cg_symbol_id bind_import(cg_walker *w, const cg_import_def *d) {
    if (d->bound == 0 && d->bound_text.len == 0) return CG_NONE;
    cg_def def = {.kind = CG_NODE_IMPORT,
                  .flags = d->symbol_flags,
                  .node = d->node,
                  .name = d->bound,
                  .name_text = d->bound_text};
    return cg_define(w, &def);
}

cg_symbol_id cg_import_add(cg_walker *w, const cg_import_def *d) {
    cg_import import = {
        .kind = (uint8_t)d->kind,
        .flags = (uint8_t)(d->flags | (w->function != CG_NONE ? CG_IMPORT_CONDITION : 0)),
        .level = d->level,
        .module = cg_string(w, d->module),
        .name = cg_string(w, d->name),
        .symbol = bind_import(w, d),
        .scope = w->scope,
        .at = d->at ? d->at : cg_start(w, d->node),
    };
    cg_facts_import(w->facts, &import);
    return import.symbol;
}

void cg_export_symbol(cg_walker *w, cg_str name, cg_symbol_id symbol, uint32_t at) {
    cg_facts_export(w->facts, &(cg_export){.name = cg_string(w, name), .symbol = symbol, .at = at});
}

void cg_export_value(cg_walker *w, cg_str name, cg_expr_id value, uint32_t at) {
    cg_facts_export(w->facts,
                    &(cg_export){.name = cg_string(w, name), .symbol = CG_NONE, .value = value, .at = at});
}
