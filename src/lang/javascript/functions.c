/* Functions: declarations, expressions, arrows; their bodies and blocks. */
#include "lang/javascript/javascript.h"

static bool opens_strict(const cg_walker *w, uint32_t body) {
    uint32_t statement = cg_first_named(w, body);
    if (!statement || cg_kind(w, statement) != JS_EXPRESSION_STATEMENT) return false;
    cg_str text;
    return cg_js_constant_string(w, cg_first_named(w, statement), &text) && cg_str_is(text, "use strict");
}

void cg_js_visit_body(cg_walker *w, uint32_t body) {
    cg_js_state *s = cg_js_of(w);
    bool strict = s->strict;
    if (!body) return;
    if (opens_strict(w, body)) s->strict = true;
    cg_visit_children_except(w, body, 0);
    s->strict = strict;
}

cg_symbol_id cg_js_callable(cg_walker *w, const cg_def *d, uint32_t function, size_t decorators) {
    cg_js_state *s = cg_js_of(w);
    unsigned narrowings = s->narrowing_count;
    uint16_t dead = cg_js_narrow_enter(w, function);
    cg_symbol_id symbol = cg_define_begin(w, d, CG_SCOPE_FUNCTION);
    cg_js_decorate(w, symbol, decorators);
    cg_ts_type_parameters(w, cg_child(w, function, JF_TYPE_PARAMETERS));
    cg_js_parameters(w, function);
    if (d->type)
        cg_set_type(w, symbol, cg_visit(w, d->type, CG_USE_TYPE | CG_USE_RESULT), d->type);
    else
        cg_js_documented_type(w, symbol, true);
    if (!d->body) {
    } else if (cg_kind(w, d->body) == JS_BLOCK) {
        cg_js_visit_body(w, d->body);
    } else {
        cg_flow_out(w, CG_FLOW_RETURN, cg_visit(w, d->body, 0));
    }
    cg_define_end(w);
    s->narrowing_count = narrowings;
    s->dead_narrowings = dead;
    return symbol;
}

static uint32_t function_flags(const cg_walker *w, uint32_t node) {
    uint32_t flags = 0;
    if (cg_has(w, node, JS_T_ASYNC)) flags |= CG_SYM_ASYNC;
    if (cg_has(w, node, JS_T_STAR)) flags |= CG_SYM_GENERATOR;
    if (cg_kind(w, node) == JS_ARROW) flags |= CG_SYM_ARROW;
    return flags;
}

/* A function that looks like a constructor by its name. */
static bool is_constructor_name(cg_str name) {
    return name.len > 0 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z';
}

/* What `this` will be inside the definition that is begun next. */
static cg_js_self self_of(cg_walker *w, const cg_js_given *given, uint32_t name) {
    cg_js_self self = {.type = CG_NONE, .scope = CG_NONE};
    if (given->kind == CG_NODE_METHOD && given->qualifier && given->owner &&
        given->flags & CG_SYM_ANONYMOUS && !(given->flags & CG_SYM_STATIC)) {
        self.owner = given->owner;
        self.owner_name = given->qualifier;
    } else if (name && is_constructor_name(cg_node_text(w, name))) {
        self.owner_name = cg_text_id(w, name);
    }
    return self;
}

static void define_declaration(cg_walker *w, uint32_t node, cg_def *d) {
    d->flags |= cg_js_context(w, node, &d->first);
    d->visibility = cg_js_visibility(d->flags);
    /* Sloppy code sees a function of a block in the whole function. */
    if (!cg_js_of(w)->strict) {
        d->in_scope = true;
        d->scope = cg_scope_of_function(w);
    }
}

static void define_expression(cg_walker *w, const cg_js_given *g, cg_def *d, bool own_name) {
    d->flags |= g->flags;
    d->first = g->first;
    d->owner = g->owner;
    if (g->kind) d->kind = g->kind;
    if (g->qualifier) d->qualifier = cg_facts_text(w->facts, g->qualifier);
    d->visibility = g->visibility ? g->visibility : cg_js_visibility(d->flags);
    if (g->whole) d->node = g->whole;
    if (own_name) {
        d->flags &= ~(uint32_t)CG_SYM_ANONYMOUS; /* it is found by its name, if only inside itself */
        return;
    }
    d->name = g->name;
    if (g->text) d->name_text = cg_facts_text(w->facts, g->text);
    d->in_scope = g->in_scope;
    d->scope = g->scope;
}

cg_expr_id cg_js_function(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_js_state *s = cg_js_of(w);
    cg_js_given given = cg_js_take(w, node);
    uint32_t name = cg_child(w, node, JF_NAME);
    bool declaration =
        cg_kind(w, node) == JS_FUNCTION_DECLARATION || cg_kind(w, node) == TS_FUNCTION_SIGNATURE;
    bool own_scope = !declaration && name;
    cg_def d = {.kind = CG_NODE_FUNCTION,
                .flags = function_flags(w, node),
                .node = node,
                .name = name,
                .body = cg_child(w, node, JF_BODY),
                .type = cg_js_type(w, node, JF_RETURN_TYPE)};
    if (cg_kind(w, node) == TS_FUNCTION_SIGNATURE) d.flags |= CG_SYM_DECLARATION;
    if (declaration)
        define_declaration(w, node, &d);
    else
        define_expression(w, &given, &d, name != 0);
    if (own_scope) cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_js_self outer = s->self;
    if (cg_kind(w, node) != JS_ARROW) s->self = self_of(w, &given, name ? name : given.name);
    cg_symbol_id symbol = cg_js_callable(w, &d, node, cg_list(w));
    s->self = outer;
    if (own_scope) cg_scope_close(w);
    return declaration ? 0 : cg_function_value(w, symbol, cg_start(w, node));
}

static bool declares_names(const cg_walker *w, uint32_t block) {
    CG_EACH_NAMED(w, child, block) {
        switch (cg_kind(w, child)) {
        case JS_LEXICAL:
        case JS_CLASS_DECLARATION:
        case TS_ABSTRACT_CLASS:
        case JS_FUNCTION_DECLARATION:
        case TS_INTERFACE:
        case TS_ALIAS:
        case TS_ENUM:
        case TS_IMPORT_ALIAS: return true;
        default: break;
        }
    }
    return false;
}

cg_expr_id cg_js_block(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    bool scope = declares_names(w, node);
    unsigned narrowings = cg_js_of(w)->narrowing_count;
    if (scope) cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_visit_children_except(w, node, 0);
    cg_js_of(w)->narrowing_count = narrowings;
    if (scope) cg_scope_close(w);
    return 0;
}

cg_expr_id cg_js_yield(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id value = cg_visit(w, cg_first_named(w, node), 0);
    if (cg_has(w, node, JS_T_STAR)) value = cg_unary(w, CG_EXPR_ELEMENT, value, 0, cg_start(w, node));
    cg_flow_out(w, CG_FLOW_YIELD, value);
    return 0;
}
