/* Expressions: calls, creations, members, operators. */
#include "lang/java/java.h"

static bool is_literal(const cg_walker *w, cg_expr_id e, cg_literal kind) {
    const cg_expr *x = e ? cg_facts_expr_at(w->facts, e) : NULL;
    return x && x->op == CG_EXPR_LITERAL && x->a == (uint32_t)kind;
}

cg_expr_id java_number(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_str text = cg_node_text(w, node);
    char last = text.len ? (char)(text.ptr[text.len - 1] | 0x20) : '0';
    bool integer = cg_kind(w, node) == J_INTEGER;
    uint32_t at = cg_start(w, node);
    cg_expr_id value =
        cg_literal_value(w, integer ? CG_LITERAL_INT : CG_LITERAL_FLOAT, integer ? text : CG_STR_NONE, at);
    if (integer && last == 'l') return java_typed(w, "long", value, at);
    if (!integer && last == 'f') return java_typed(w, "float", value, at);
    return value;
}

/* x, super, Outer.super in front of a member. */
static cg_expr_id receiver(cg_walker *w, uint32_t node, uint32_t object) {
    if (cg_kind(w, object) != J_SUPER && cg_has(w, node, J_SUPER)) {
        cg_expr_id outer = cg_visit(w, object, CG_USE_TYPE | CG_USE_SILENT);
        return cg_facts_expr(w->facts, CG_EXPR_SUPER, 0, 0, outer, 0, cg_start(w, object));
    }
    return cg_visit(w, object, 0);
}

static cg_expr_id with_type_arguments(cg_walker *w, cg_expr_id generic, uint32_t arguments) {
    if (!arguments || !cg_first_named(w, arguments)) return generic;
    size_t mark = cg_list(w);
    cg_list_add_children(w, arguments, CG_USE_TYPE);
    return cg_list_end(w, mark, CG_EXPR_APPLY, 0, generic, cg_start(w, arguments));
}

cg_expr_id java_invocation(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, JF_NAME), object = cg_child(w, node, JF_OBJECT);
    if (!name) return 0;
    cg_expr_id callee = object
                            ? cg_member(w, receiver(w, node, object), name, CG_USE_CALLEE, CG_MEMBER_METHOD)
                            : cg_name(w, name, CG_USE_CALLEE, CG_NAME_METHOD);
    callee = with_type_arguments(w, callee, cg_child(w, node, JF_TYPE_ARGUMENTS));
    return cg_call(w, callee, cg_child(w, node, JF_ARGUMENTS), cg_start(w, name));
}

/* this(…), super(…), outer.super(…) */
cg_expr_id java_constructor_call(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t which = cg_child(w, node, JF_CONSTRUCTOR);
    cg_visit(w, cg_child(w, node, JF_OBJECT), 0);
    cg_visit(w, cg_child(w, node, JF_TYPE_ARGUMENTS), 0);
    cg_expr_id callee = cg_visit(w, which, CG_USE_CALLEE);
    return cg_call(w, callee, cg_child(w, node, JF_ARGUMENTS), cg_start(w, which));
}

/* The type in outer.new Inner<T>(): the outer instance gives its member. */
static cg_expr_id inner_type(cg_walker *w, cg_expr_id outer, uint32_t type, uint8_t use) {
    if (cg_kind(w, type) != J_GENERIC_TYPE) return cg_member(w, outer, type, use, CG_MEMBER_SCOPE);
    cg_expr_id generic = cg_member(w, outer, cg_first_named(w, type), use, CG_MEMBER_SCOPE);
    return with_type_arguments(w, generic, cg_child_of_kind(w, type, J_TYPE_ARGUMENTS));
}

/* [outer.] new T(arguments) [{ body }] */
cg_expr_id java_creation(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type = cg_child(w, node, JF_TYPE), arguments = cg_child(w, node, JF_ARGUMENTS);
    uint32_t body = cg_child_of_kind(w, node, J_CLASS_BODY), first = cg_first_named(w, node);
    if (!type) return 0;
    uint8_t type_use = body ? CG_USE_BASE : CG_USE_CALLEE;
    bool has_outer = first != type && !cg_field(w, first) && cg_kind(w, first) != J_ANNOTATION &&
                     cg_kind(w, first) != J_MARKER_ANNOTATION;
    cg_visit(w, cg_child(w, node, JF_TYPE_ARGUMENTS), 0);
    java_annotate(w, node, CG_NONE);
    cg_expr_id made =
        has_outer ? inner_type(w, cg_visit(w, first, 0), type, type_use) : cg_visit(w, type, type_use);
    uint32_t at = cg_last_name_at(w, made, cg_start(w, type));
    size_t mark = cg_list(w);
    if (arguments) cg_list_add_children(w, arguments, 0);
    if (body) made = java_anonymous_class(w, node, body, made);
    return cg_list_end(w, mark, CG_EXPR_NEW, 0, made, at);
}

/* new T[n][], new T[] {…}: a list with the type of the array. */
cg_expr_id java_array_creation(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id type = java_type(w, cg_child(w, node, JF_TYPE), 0, 0), value = 0;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) == J_DIMENSIONS_EXPR) {
            cg_visit(w, child, 0);
            type = cg_unary(w, CG_EXPR_ARRAY, type, 0, cg_start(w, child));
        } else if (cg_kind(w, child) == J_DIMENSIONS) {
            type = java_with_dimensions(w, type, child);
        } else if (cg_field(w, child) == JF_VALUE)
            value = cg_visit(w, child, 0);
    }
    return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, value, cg_start(w, node));
}

/* a.b, Outer.this, super.b, Outer.super.b */
cg_expr_id java_field_access(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t object = cg_child(w, node, JF_OBJECT), name = cg_child(w, node, JF_FIELD);
    if (!object || !name) return 0;
    if (cg_kind(w, name) == J_THIS) {
        cg_expr_id outer = cg_visit(w, object, CG_USE_TYPE | CG_USE_SILENT);
        cg_expr_id self = cg_visit(w, name, 0);
        return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, outer, self, cg_start(w, node));
    }
    return cg_member(w, receiver(w, node, object), name, use, 0);
}

/* X::m, x::m, X::new: the method as a value. */
cg_expr_id java_method_reference(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t object = cg_first_named(w, node), name = 0;
    CG_EACH_CHILD(w, child, node) {
        uint16_t kind = cg_kind(w, child);
        if (child != object && (kind == J_NEW || kind == J_IDENTIFIER)) name = child;
    }
    if (!object || !name) return 0;
    cg_expr_id of = cg_visit(w, object, 0);
    cg_visit(w, cg_child_of_kind(w, node, J_TYPE_ARGUMENTS), 0);
    if (cg_kind(w, object) == J_ARRAY_TYPE) /* T[]::new is a function that calls nothing */
        return cg_literal_value(w, CG_LITERAL_OTHER, CG_STR_NONE, cg_start(w, node));
    return cg_member(w, of, name, 0, CG_MEMBER_METHOD | CG_MEMBER_SCOPE);
}

/* T.class is a Class<T>. */
cg_expr_id java_class_literal(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t at = cg_start(w, node);
    cg_expr_id generic = cg_facts_expr(w->facts, CG_EXPR_NAME, CG_USE_TYPE | CG_USE_SILENT, 0,
                                       cg_string(w, CG_STR("Class")), 0, at);
    size_t mark = cg_list(w);
    cg_list_add(w, java_type(w, cg_first_named(w, node), 0, 0));
    cg_expr_id type = cg_list_end(w, mark, CG_EXPR_APPLY, CG_USE_SILENT, generic, at);
    return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, 0, at);
}

/* A name that is no variable of the function is a field, which resolution finds: a method may have its name. */
static bool is_variable(cg_walker *w, cg_symbol_id symbol) {
    return symbol != CG_NONE && (cg_has_flags(w, symbol, CG_SYM_LOCAL) ||
                                 cg_facts_symbol_at(w->facts, symbol)->kind == CG_NODE_PARAMETER);
}

static void store(cg_walker *w, uint32_t target, cg_expr_id value) {
    if (cg_kind(w, target) == J_IDENTIFIER) {
        cg_symbol_id symbol = cg_lookup(w, cg_node_text(w, target));
        if (is_variable(w, symbol)) {
            cg_write_name(w, target, symbol, value);
            return;
        }
    }
    cg_expr_id place = cg_visit(w, target, CG_USE_WRITE);
    if (place) cg_flow_to(w, CG_FLOW_STORE, place, value);
}

static cg_expr_id choice_of(cg_walker *w, cg_expr_id a, cg_expr_id b, uint32_t at) {
    if (!a || !b) return a ? a : b;
    size_t mark = cg_list(w);
    cg_list_add(w, a);
    cg_list_add(w, b);
    return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, at);
}

/* a + b is a string if either is one; any other result has the wider type of both, as a choice has. */
static cg_expr_id sum(cg_walker *w, cg_expr_id a, cg_expr_id b, bool plus, uint32_t at) {
    if (plus && (is_literal(w, a, CG_LITERAL_STRING) || is_literal(w, b, CG_LITERAL_STRING)))
        return cg_literal_value(w, CG_LITERAL_STRING, CG_STR_NONE, at);
    if (is_literal(w, a, CG_LITERAL_INT) && is_literal(w, b, CG_LITERAL_INT))
        return cg_literal_value(w, CG_LITERAL_INT, CG_STR_NONE, at);
    return choice_of(w, a, b, at);
}

cg_expr_id java_assignment(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, JF_LEFT), right = cg_child(w, node, JF_RIGHT);
    if (!left) return cg_visit(w, right, 0);
    if (cg_has(w, node, J_EQUALS)) {
        cg_expr_id value = cg_kind(w, left) == J_IDENTIFIER ? cg_visit_named(w, right, left, false, 0)
                                                            : cg_visit(w, right, 0);
        store(w, left, value);
        return value;
    }
    cg_expr_id before = cg_visit(w, left, 0), operand = cg_visit(w, right, 0);
    cg_expr_id value = sum(w, before, operand, true, cg_start(w, node));
    store(w, left, value);
    return value;
}

cg_expr_id java_binary(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t operator_ = cg_child(w, node, JF_OPERATOR), at = cg_start(w, node);
    uint16_t kind = operator_ ? cg_kind(w, operator_) : J_NONE;
    cg_expr_id a = cg_visit(w, cg_child(w, node, JF_LEFT), 0);
    cg_expr_id b = cg_visit(w, cg_child(w, node, JF_RIGHT), 0);
    if (kind == J_COMPARISON || kind == J_LOGIC) return cg_literal_value(w, CG_LITERAL_BOOL, CG_STR_NONE, at);
    return sum(w, a, b, kind == J_PLUS, at);
}

cg_expr_id java_unary(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t operator_ = cg_child(w, node, JF_OPERATOR), at = cg_start(w, node);
    cg_expr_id value = cg_visit(w, cg_child(w, node, JF_OPERAND), 0);
    if (operator_ && cg_kind(w, operator_) == J_NOT)
        return cg_literal_value(w, CG_LITERAL_BOOL, CG_STR_NONE, at);
    if (is_literal(w, value, CG_LITERAL_INT)) return cg_literal_value(w, CG_LITERAL_INT, CG_STR_NONE, at);
    return value;
}

/* i++ reads and writes. */
cg_expr_id java_update(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t operand = cg_first_named(w, node);
    cg_expr_id value = cg_visit(w, operand, 0);
    if (operand) store(w, operand, cg_literal_value(w, CG_LITERAL_INT, CG_STR_NONE, cg_start(w, node)));
    return value;
}

cg_expr_id java_template(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_visit_children_except(w, node, 0);
    return cg_literal_value(w, CG_LITERAL_STRING, CG_STR_NONE, cg_start(w, node));
}
