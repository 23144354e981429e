/* Assignments: to names, to properties (prototypes, exports, `this`), to patterns. */
#include "lang/javascript/javascript.h"

/* Where a property is stored. */
typedef struct cg_js_place {
    uint32_t node, object, name;
    cg_str text;
    uint32_t prototype_of; /* X in X.prototype.name */
    bool is_prototype;     /* X.prototype itself */
    bool of_this, of_exports, is_exports;
} cg_js_place;

static bool read_place(const cg_walker *w, uint32_t node, cg_js_place *p) {
    *p = (cg_js_place){.node = node};
    if (!cg_js_property(w, node, &p->object, &p->name, &p->text)) return false;
    uint32_t object = cg_js_unwrap(w, p->object), inner, property;
    cg_str text;
    p->is_exports = cg_js_is_exports(w, node);
    p->of_exports = !p->is_exports && cg_js_is_exports(w, object);
    p->of_this = cg_kind(w, object) == JS_THIS;
    p->is_prototype = cg_str_is(p->text, "prototype");
    if (cg_js_property(w, object, &inner, &property, &text) && cg_str_is(text, "prototype"))
        p->prototype_of = inner;
    return true;
}

void cg_js_store(cg_walker *w, cg_expr_id object, cg_str name, cg_expr_id value, uint32_t at) {
    cg_expr_id target =
        cg_facts_expr(w->facts, CG_EXPR_MEMBER, CG_USE_WRITE, 0, object, cg_string(w, name), at);
    cg_flow_to(w, CG_FLOW_STORE, target, value);
}

static bool starts_upper(cg_str s) { return s.len > 0 && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z'; }

/* Tells a function, class or object literal what it is assigned to. */
static void give_to_literal(cg_walker *w, uint32_t assignment, uint32_t literal, const cg_js_place *p,
                            cg_expr_id owner) {
    if (!literal || cg_js_of(w)->given.node == literal) return;
    cg_js_given g = {.node = literal,
                     .whole = assignment,
                     .first = cg_js_statement_of(w, assignment),
                     .name = p->name,
                     .text = cg_kind(w, p->name) == JS_STRING ? cg_string(w, p->text) : 0,
                     .flags = CG_SYM_ANONYMOUS};
    if (cg_kind(w, literal) == JS_OBJECT) {
        if (p->of_exports)
            g.qualifier = cg_string(w, p->text);
        else if (!p->is_exports)
            g.qualifier = cg_js_qualifier(w, p->is_prototype ? p->object : p->node);
        if (p->is_prototype) g.owner = owner;
        cg_js_give(w, &g);
        return;
    }
    if (p->of_exports || p->is_exports) {
        g.flags |= CG_SYM_EXPORTED;
    } else if (p->of_this) {
        const cg_js_self *self = &cg_js_of(w)->self;
        g.kind = CG_NODE_METHOD;
        g.flags |= self->is_static ? CG_SYM_STATIC : CG_SYM_INSTANCE;
        g.owner = self->owner;
        if (self->type != CG_NONE && cg_js_is_nameless(w, literal)) {
            g.flags &= ~(uint32_t)CG_SYM_ANONYMOUS;
            g.in_scope = true;
            g.scope = self->scope;
        }
    } else {
        g.kind = CG_NODE_METHOD;
        g.owner = owner;
        g.qualifier = cg_js_qualifier(w, p->object);
        if (!p->prototype_of && starts_upper(cg_node_text(w, p->object))) g.flags |= CG_SYM_STATIC;
    }
    if (!cg_js_is_function(w, literal)) g.kind = 0;
    cg_js_give(w, &g);
}

static void export_value(cg_walker *w, cg_str name, cg_expr_id value, uint32_t at) {
    if (!value) value = cg_literal_value(w, CG_LITERAL_OTHER, CG_STR_NONE, at);
    cg_export_value(w, name, value, at);
}

/* X.prototype = Object.create(Y.prototype), X.prototype = new Y(): X inherits from Y. */
static void extend_by_prototype(cg_walker *w, const cg_js_place *p, cg_expr_id owner, uint32_t right) {
    right = cg_js_unwrap(w, right);
    uint32_t base = 0, object, name;
    cg_str text;
    if (cg_kind(w, right) == JS_NEW) {
        base = cg_child(w, right, JF_CONSTRUCTOR);
    } else if (cg_kind(w, right) == JS_CALL &&
               cg_js_builtin_of(w, cg_child(w, right, JF_FUNCTION)) == JS_BUILTIN_CREATE) {
        uint32_t arguments = cg_child(w, right, JF_ARGUMENTS);
        uint32_t argument = arguments ? cg_first_named(w, arguments) : 0;
        if (argument && cg_js_property(w, argument, &object, &name, &text) && cg_str_is(text, "prototype"))
            base = object;
    }
    if (base) cg_js_extend(w, p->object, owner, cg_visit(w, base, CG_USE_BASE));
}

static cg_expr_id assign_property(cg_walker *w, uint32_t node, const cg_js_place *p) {
    uint32_t right = cg_child(w, node, JF_RIGHT), literal = cg_js_literal_of(w, right);
    bool silent = p->of_exports || p->is_exports;
    uint32_t at = cg_start(w, p->name);
    cg_expr_id object, owner;
    if (p->prototype_of) {
        owner = cg_visit(w, p->prototype_of, 0);
        object = cg_facts_expr(w->facts, CG_EXPR_MEMBER, CG_USE_SILENT, 0, owner,
                               cg_string(w, CG_STR("prototype")), cg_end(w, p->object));
    } else {
        owner = object = cg_visit(w, p->object, silent ? CG_USE_SILENT : 0);
    }
    bool defined = literal && cg_kind(w, literal) != JS_OBJECT;
    give_to_literal(w, node, literal, p, owner);
    cg_expr_id value = cg_visit(w, right, 0);
    if (p->is_prototype) extend_by_prototype(w, p, owner, right);
    if (p->is_exports)
        export_value(w, CG_STR("="), value, at);
    else if (p->of_exports)
        export_value(w, p->text, value, at);
    if (p->of_this && !defined) cg_js_self_field(w, p->name, p->text, node);
    if (cg_str_is(p->text, "__proto__"))
        cg_flow_to(w, CG_FLOW_MIXIN, object, value);
    else
        cg_js_store(w, object, p->text, value, at);
    return value;
}

static cg_expr_id assign_name(cg_walker *w, uint32_t node, uint32_t name) {
    uint32_t right = cg_child(w, node, JF_RIGHT), literal = cg_js_literal_of(w, right);
    if (literal && cg_js_of(w)->given.node != literal) {
        cg_js_given g = {.node = literal, .whole = node, .first = cg_js_statement_of(w, node)};
        if (cg_kind(w, literal) == JS_OBJECT) {
            g.qualifier = cg_js_qualifier(w, name);
        } else {
            g.name = name;
            g.flags = CG_SYM_ANONYMOUS;
        }
        cg_js_give(w, &g);
    }
    cg_expr_id value = cg_visit(w, right, 0);
    if (!cg_js_is_exports(w, name)) cg_write_name(w, name, CG_NONE, value);
    return value;
}

static cg_expr_id assign(cg_walker *w, uint32_t node, uint32_t left) {
    cg_js_place place;
    if (cg_kind(w, left) == JS_IDENTIFIER) return assign_name(w, node, left);
    if (read_place(w, left, &place)) return assign_property(w, node, &place);
    cg_expr_id value = cg_visit(w, cg_child(w, node, JF_RIGHT), 0);
    cg_js_bind(w, left, value, &(cg_js_binding){.declares = false});
    return value;
}

cg_expr_id cg_js_assignment(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_js_unwrap(w, cg_child(w, node, JF_LEFT));
    cg_expr_id value = assign(w, node, left);
    cg_js_forget_narrowed(w, left);
    return value;
}

cg_expr_id cg_js_augmented(cg_walker *w, uint32_t node, uint8_t use) {
    if (cg_has(w, node, JS_T_LOGICAL_ASSIGN)) return cg_js_assignment(w, node, use);
    cg_visit(w, cg_child(w, node, JF_RIGHT), 0);
    cg_js_bind(w, cg_child(w, node, JF_LEFT), 0, &(cg_js_binding){.declares = false});
    return 0;
}

cg_expr_id cg_js_update(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_js_bind(w, cg_child(w, node, JF_ARGUMENT), 0, &(cg_js_binding){.declares = false});
    return 0;
}
