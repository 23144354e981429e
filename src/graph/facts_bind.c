/* Binding of names to what the functions around them declare: parameters, local variables, nested
 * definitions. Everything else about names needs other files and is left to resolution. */
#include "graph/facts_builder_internal.h"

#include "base/mem.h"

typedef struct binding {
    cg_facts_builder *b;
    bool skip_class_scopes;
    uint8_t *declared_inside; /* by string: a function or block scope declares it; most names are not */
} binding;

static bool is_lexical(uint8_t scope_kind) {
    return scope_kind == CG_SCOPE_FUNCTION || scope_kind == CG_SCOPE_BLOCK;
}

static bool is_type(const cg_symbol *s) {
    switch (s->kind) {
    case CG_NODE_CLASS:
    case CG_NODE_STRUCT:
    case CG_NODE_UNION:
    case CG_NODE_INTERFACE:
    case CG_NODE_TRAIT:
    case CG_NODE_ENUM:
    case CG_NODE_TYPE_ALIAS:
    case CG_NODE_NAMESPACE:
    case CG_NODE_IMPORT: return true;
    default: return false;
    }
}

static bool is_tag(const cg_symbol *s) {
    return s->kind == CG_NODE_STRUCT || s->kind == CG_NODE_UNION || s->kind == CG_NODE_ENUM;
}

/* Whether the name may mean the symbol at all, in languages that have separate spaces of names. */
static bool fits(cg_language language, const cg_expr *e, const cg_symbol *s) {
    switch (language) {
    case CG_LANG_C: return is_tag(s) == ((e->n & CG_NAME_TAG) != 0);
    case CG_LANG_CPP: return !(e->n & (CG_NAME_TAG | CG_NAME_SCOPE)) || is_type(s);
    case CG_LANG_JAVA:
    case CG_LANG_TYPESCRIPT:
    case CG_LANG_TSX:
    case CG_LANG_RUST: return !(e->use & CG_USE_TYPE) || is_type(s);
    default: return true;
    }
}

/* The latest declaration before the expression; if there is none, the first of those visible everywhere. */
static cg_symbol_id find_in(const binding *bind, cg_scope_id scope, cg_expr_id id) {
    const cg_expr *e = &bind->b->exprs.at[id];
    cg_symbol_id hoisted = CG_NONE;
    for (cg_symbol_id s = cg_facts_find(bind->b, scope, e->a); s != CG_NONE;) {
        const cg_built_symbol *built = &bind->b->symbols.at[s];
        if (fits(bind->b->language, e, &built->symbol)) {
            if (built->visible_from <= id) return s;
            if (built->symbol.flags & CG_SYM_HOISTED) hoisted = s;
        }
        s = built->same_name;
    }
    return hoisted;
}

static cg_symbol_id find(const binding *bind, cg_scope_id scope, cg_expr_id id) {
    bool innermost = true;
    for (; scope != CG_NONE; scope = bind->b->scopes.at[scope].parent) {
        uint8_t kind = bind->b->scopes.at[scope].kind;
        if (is_lexical(kind)) {
            cg_symbol_id found = find_in(bind, scope, id);
            if (found != CG_NONE) return found;
            if (kind == CG_SCOPE_FUNCTION) innermost = false;
        } else if (cg_scope_holds_members(bind->b->language, kind)) {
            cg_symbol_id found = find_in(bind, scope, id);
            if (found != CG_NONE && bind->b->symbols.at[found].symbol.flags & CG_SYM_TYPE_PARAM) return found;
        } else if (kind != CG_SCOPE_CLASS || !bind->skip_class_scopes) {
            return CG_NONE;
        } else if (innermost && cg_facts_find(bind->b, scope, bind->b->exprs.at[id].a) != CG_NONE) {
            return CG_NONE; /* the class body itself sees its names; only functions in it do not */
        } else {
            innermost = false;
        }
    }
    return CG_NONE;
}

static void mark_declared(binding *bind) {
    for (size_t i = 0; i < bind->b->symbols.len; i++) {
        const cg_symbol *s = &bind->b->symbols.at[i].symbol;
        if (s->scope == CG_NONE) continue;
        if (is_lexical(bind->b->scopes.at[s->scope].kind) || s->flags & CG_SYM_TYPE_PARAM)
            bind->declared_inside[s->name] = 1;
    }
}

static void bind_name(const binding *bind, cg_expr_id id, cg_scope_id scope) {
    cg_expr *e = &bind->b->exprs.at[id];
    if (e->op != CG_EXPR_NAME || !bind->declared_inside[e->a]) return;
    if (e->n & (CG_NAME_MACRO | CG_NAME_GLOBAL | CG_NAME_METHOD)) return;
    cg_symbol_id symbol = find(bind, scope, id);
    if (symbol == CG_NONE) return;
    e->op = CG_EXPR_SYMBOL;
    e->a = symbol;
    e->n = 0;
}

/* ---- Sharing ---- */

/* The function (or other definition) whose body holds the scope. */
static cg_symbol_id owner_of(const cg_facts_builder *b, cg_scope_id scope) {
    return b->scopes.at[scope].owner;
}

typedef struct reading {
    uint32_t expr; /* the latest that stands for others, 0 for none */
    cg_symbol_id owner;
} reading;

/* The slot of what the expression reads: a local, a parameter, the instance; NULL if it has to stay as it is. */
static reading *slot_of(const cg_facts_builder *b, const cg_expr *e, reading *symbols, reading *self) {
    if (e->op == CG_EXPR_SELF) return self;
    if (e->op != CG_EXPR_SYMBOL || (e->use & ~CG_USE_SILENT)) return NULL;
    const cg_symbol *s = &b->symbols.at[e->a].symbol;
    return (s->flags & CG_SYM_LOCAL) || s->kind == CG_NODE_PARAMETER ? &symbols[e->a] : NULL;
}

static void share(const cg_facts_builder *b, uint32_t *same) {
    CG_AUTOFREE reading *symbols = cg_alloc_zero(b->symbols.len, sizeof *symbols);
    reading self = {0};
    for (size_t r = 0; r < b->runs.len; r++) {
        size_t end = r + 1 < b->runs.len ? b->runs.at[r + 1].first : b->exprs.len;
        cg_symbol_id owner = owner_of(b, b->runs.at[r].scope);
        for (size_t e = b->runs.at[r].first; e < end; e++) {
            same[e] = (uint32_t)e;
            reading *slot = slot_of(b, &b->exprs.at[e], symbols, &self);
            if (slot == NULL) continue;
            if (slot->expr && slot->owner == owner)
                same[e] = slot->expr;
            else
                *slot = (reading){(uint32_t)e, owner};
        }
    }
}

void cg_facts_bind(cg_facts_builder *b, bool skip_class_scopes, uint32_t *same) {
    CG_AUTOFREE uint8_t *declared = cg_alloc_zero(b->strings.count, 1);
    binding bind = {b, skip_class_scopes, declared};
    mark_declared(&bind);
    for (size_t r = 0; r < b->runs.len; r++) {
        size_t end = r + 1 < b->runs.len ? b->runs.at[r + 1].first : b->exprs.len;
        for (size_t e = b->runs.at[r].first; e < end; e++)
            bind_name(&bind, (cg_expr_id)e, b->runs.at[r].scope);
    }
    share(b, same);
}
