/* Classes and their members. */
#include "lang/javascript/javascript.h"

uint32_t cg_js_modifiers(const cg_walker *w, uint32_t node, cg_visibility *visibility) {
    uint32_t flags = 0;
    *visibility = CG_VISIBILITY_PUBLIC;
    CG_EACH_CHILD(w, child, node) {
        switch (cg_kind(w, child)) {
        case JS_T_STATIC: flags |= CG_SYM_STATIC; break;
        case JS_T_ASYNC: flags |= CG_SYM_ASYNC; break;
        case JS_T_STAR: flags |= CG_SYM_GENERATOR; break;
        case JS_T_GET: flags |= CG_SYM_GETTER; break;
        case JS_T_SET: flags |= CG_SYM_SETTER; break;
        case JS_T_READONLY: flags |= CG_SYM_FINAL; break;
        case JS_T_ABSTRACT: flags |= CG_SYM_ABSTRACT | CG_SYM_DECLARATION; break;
        case JS_T_DECLARE: flags |= CG_SYM_DECLARATION; break;
        case JS_T_QUESTION: flags |= CG_SYM_OPTIONAL; break;
        case TS_OVERRIDE: flags |= CG_SYM_OVERRIDE; break;
        case TS_ACCESSIBILITY:
            if (cg_js_text_is(w, child, "private"))
                *visibility = CG_VISIBILITY_PRIVATE;
            else if (cg_js_text_is(w, child, "protected"))
                *visibility = CG_VISIBILITY_PROTECTED;
            break;
        case JS_PRIVATE: *visibility = CG_VISIBILITY_PRIVATE; break;
        default: break;
        }
    }
    return flags;
}

/* The name node of a member, its text in *text if that differs from the node's; a computed one is evaluated. */
static uint32_t member_name(cg_walker *w, uint32_t node, cg_str *text) {
    uint32_t name = cg_child(w, node, JF_NAME);
    if (!name) name = cg_child(w, node, JF_PROPERTY);
    if (!name) return 0;
    cg_js_key_text(w, name, text);
    if (cg_kind(w, name) == JS_COMPUTED) cg_visit_children_except(w, name, 0);
    return name;
}

cg_expr_id cg_js_method(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_js_state *s = cg_js_of(w);
    cg_js_given given = cg_js_take(w, node);
    uint32_t first = given.first;
    size_t decorators = cg_list(w);
    cg_js_decorators(w, node, &first);
    cg_visibility visibility;
    cg_def d = {.kind = CG_NODE_METHOD,
                .flags = cg_js_modifiers(w, node, &visibility) | given.flags,
                .node = node,
                .first = first,
                .body = cg_child(w, node, JF_BODY),
                .type = cg_js_type(w, node, JF_RETURN_TYPE),
                .owner = given.owner};
    d.visibility = visibility;
    d.name = member_name(w, node, &d.name_text);
    if (given.text) d.name_text = cg_facts_text(w->facts, given.text);
    if (given.qualifier) d.qualifier = cg_facts_text(w->facts, given.qualifier);
    bool in_class = cg_facts_scope_at(w->facts, w->scope)->kind == CG_SCOPE_CLASS;
    if (in_class && !(d.flags & CG_SYM_STATIC) && cg_js_text_is(w, d.name, "constructor"))
        d.kind = CG_NODE_CONSTRUCTOR;
    if (!d.body) d.flags |= CG_SYM_DECLARATION;
    cg_js_self outer = s->self;
    s->self = (cg_js_self){.type = CG_NONE, .scope = CG_NONE};
    if (in_class) {
        s->self.type = w->definition;
        s->self.scope = w->scope;
        s->self.is_static = d.flags & CG_SYM_STATIC;
    }
    cg_symbol_id symbol = cg_js_callable(w, &d, node, decorators);
    s->self = outer;
    return cg_function_value(w, symbol, cg_start(w, node));
}

static void visit_initial(cg_walker *w, uint32_t value, cg_symbol_id field) {
    cg_flow_to(w, CG_FLOW_ASSIGN, field, cg_visit(w, value, 0));
}

cg_expr_id cg_js_field(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_js_state *s = cg_js_of(w);
    cg_js_self outer = s->self;
    s->self = (cg_js_self){.type = w->definition, .scope = w->scope};
    uint32_t first = 0, value = cg_child(w, node, JF_VALUE), type = cg_js_type(w, node, JF_TYPE);
    size_t decorators = cg_list(w);
    cg_js_decorators(w, node, &first);
    cg_def d = {.kind = CG_NODE_FIELD, .node = node, .first = first, .type = type};
    d.flags = cg_js_modifiers(w, node, &d.visibility);
    d.name = member_name(w, node, &d.name_text);
    d.type_value = cg_visit(w, type, CG_USE_TYPE);
    s->self.is_static = d.flags & CG_SYM_STATIC;
    uint32_t literal = value ? cg_js_literal_of(w, value) : 0;
    if (d.name && cg_js_is_nameless(w, literal)) {
        cg_js_give(w, &(cg_js_given){.node = literal,
                                     .whole = node,
                                     .first = first,
                                     .name = d.name,
                                     .text = d.name_text.len ? cg_string(w, d.name_text) : 0,
                                     .kind = cg_js_is_function(w, literal) ? CG_NODE_METHOD : CG_NODE_CLASS,
                                     .flags = d.flags & ~(uint32_t)CG_SYM_DECLARATION,
                                     .visibility = d.visibility,
                                     .in_scope = true,
                                     .scope = w->scope});
        cg_js_declare_function(w, d.type_value, cg_visit(w, value, 0));
        cg_list_drop(w, decorators);
    } else if (d.name) {
        cg_str text;
        bool constant =
            !type && value && cg_has(w, node, JS_T_READONLY) && cg_js_constant_string(w, value, &text);
        if (constant) d.type_value = cg_visit(w, value, 0); /* readonly kind = "a": it is nothing else */
        cg_symbol_id field = cg_define(w, &d);
        if (!d.type_value) cg_js_documented_type(w, field, false);
        cg_js_decorate(w, field, decorators);
        visit_initial(w, value, field);
    }
    s->self = outer;
    return 0;
}

cg_expr_id cg_js_static_block(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_js_state *s = cg_js_of(w);
    cg_js_self outer = s->self;
    s->self = (cg_js_self){.type = w->definition, .scope = w->scope, .is_static = true};
    cg_scope_open(w, CG_SCOPE_FUNCTION);
    cg_js_visit_body(w, cg_child(w, node, JF_BODY));
    cg_scope_close(w);
    s->self = outer;
    return 0;
}

void cg_js_members(cg_walker *w, uint32_t body) {
    cg_js_state *s = cg_js_of(w);
    uint32_t decorated = 0;
    if (!body) return;
    CG_EACH_NAMED(w, member, body) {
        if (cg_kind(w, member) == JS_DECORATOR) {
            if (!decorated) decorated = member;
            continue;
        }
        s->decorated = decorated;
        decorated = 0;
        cg_expr_id value = cg_visit(w, member, 0);
        /* With an index signature a type is a map, too. */
        if (cg_kind(w, member) == TS_INDEX_SIGNATURE) cg_flow_to(w, CG_FLOW_EXTENDS, w->definition, value);
        s->decorated = 0;
    }
}

static void add_bases(cg_walker *w, cg_symbol_id symbol, uint32_t clause, cg_flow_kind kind) {
    cg_expr_id base = 0;
    CG_EACH_NAMED(w, child, clause) {
        if (cg_kind(w, child) == TS_TYPE_ARGUMENTS && base) {
            size_t mark = cg_list(w);
            cg_list_add_children(w, child, CG_USE_TYPE);
            base = cg_list_end(w, mark, CG_EXPR_APPLY, 0, base, cg_start(w, child));
            continue;
        }
        cg_flow_to(w, kind, symbol, base);
        base = cg_visit(w, child, CG_USE_BASE);
    }
    cg_flow_to(w, kind, symbol, base);
}

static void add_heritage(cg_walker *w, cg_symbol_id symbol, uint32_t node) {
    if (!node) return;
    CG_EACH_NAMED(w, child, node) {
        switch (cg_kind(w, child)) {
        case TS_EXTENDS:
        case TS_EXTENDS_TYPES: add_bases(w, symbol, child, CG_FLOW_EXTENDS); break;
        case TS_IMPLEMENTS: add_bases(w, symbol, child, CG_FLOW_IMPLEMENTS); break;
        default: cg_flow_to(w, CG_FLOW_EXTENDS, symbol, cg_visit(w, child, CG_USE_BASE)); break;
        }
    }
}

static void define_class(cg_walker *w, uint32_t node, const cg_js_given *g, cg_def *d) {
    if (cg_kind(w, node) != JS_CLASS) {
        d->flags |= cg_js_context(w, node, &d->first);
        d->visibility = cg_js_visibility(d->flags);
        return;
    }
    d->flags |= g->flags;
    d->visibility = g->visibility ? g->visibility : cg_js_visibility(d->flags);
    d->owner = g->owner;
    if (g->whole) d->node = g->whole;
    if (g->first) d->first = g->first;
    if (g->qualifier) d->qualifier = cg_facts_text(w->facts, g->qualifier);
    if (d->name) {
        d->flags &= ~(uint32_t)CG_SYM_ANONYMOUS;
        return;
    }
    d->name = g->name;
    if (g->text) d->name_text = cg_facts_text(w->facts, g->text);
    d->in_scope = g->in_scope;
    d->scope = g->scope;
}

cg_expr_id cg_js_class(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_js_given given = cg_js_take(w, node);
    cg_def d = {.kind = CG_NODE_CLASS,
                .node = node,
                .name = cg_child(w, node, JF_NAME),
                .body = cg_child(w, node, JF_BODY)};
    size_t decorators = cg_list(w);
    cg_js_decorators(w, node, &d.first);
    uint32_t decorator = d.first;
    if (cg_kind(w, node) == TS_ABSTRACT_CLASS) d.flags |= CG_SYM_ABSTRACT;
    define_class(w, node, &given, &d);
    if (decorator && d.first > decorator) d.first = decorator;
    bool own_scope = cg_kind(w, node) == JS_CLASS && cg_child(w, node, JF_NAME);
    if (own_scope) cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_CLASS);
    cg_js_decorate(w, symbol, decorators);
    cg_ts_type_parameters(w, cg_child(w, node, JF_TYPE_PARAMETERS));
    add_heritage(w, symbol, cg_child_of_kind(w, node, JS_HERITAGE));
    cg_js_members(w, d.body);
    cg_define_end(w);
    if (own_scope) cg_scope_close(w);
    return cg_kind(w, node) == JS_CLASS ? cg_function_value(w, symbol, cg_start(w, node)) : 0;
}

/* Fields made once for each name of a function used as a constructor. */
static bool field_is_new(cg_walker *w, cg_string_id owner, cg_string_id name) {
    uint64_t *slot = cg_map64_slot(&cg_js_of(w)->fields, (uint64_t)owner << 32 | name, 0);
    return (*slot)++ == 0;
}

void cg_js_self_field(cg_walker *w, uint32_t name, cg_str text, uint32_t node) {
    const cg_js_self *self = &cg_js_of(w)->self;
    cg_def d = {.kind = CG_NODE_FIELD,
                .flags = self->is_static ? CG_SYM_STATIC : CG_SYM_INSTANCE,
                .visibility = cg_kind(w, name) == JS_PRIVATE ? CG_VISIBILITY_PRIVATE : CG_VISIBILITY_PUBLIC,
                .node = node,
                .name = name,
                .name_text = text};
    if (self->type != CG_NONE) {
        if (cg_facts_find(w->facts, self->scope, cg_string(w, text)) != CG_NONE) return;
        d.in_scope = true;
        d.scope = self->scope;
    } else if (self->owner_name) {
        if (!field_is_new(w, self->owner_name, cg_string(w, text))) return;
        d.flags |= CG_SYM_ANONYMOUS; /* not a name of the scope it is set in */
        d.owner = self->owner ? self->owner
                              : cg_facts_expr(w->facts, CG_EXPR_NAME, CG_USE_SILENT, 0, self->owner_name, 0,
                                              cg_start(w, node));
        if (self->owner) d.qualifier = cg_facts_text(w->facts, self->owner_name);
    } else {
        return;
    }
    cg_js_documented_type(w, cg_define(w, &d), false);
}
