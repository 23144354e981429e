/* What assignment, loops, `with`, patterns and deletion bind. */
#include "lang/python/python.h"

/* Where a plain name that is assigned here belongs. */
static cg_scope_id target_scope(const cg_walker *w) {
    return py_state_of(w)->comprehension ? w->scope : cg_scope_of_function(w);
}

static cg_node_kind kind_in(const cg_walker *w, cg_scope_id scope, cg_str name, cg_expr_id value,
                            cg_expr_id type) {
    const cg_scope *s = cg_facts_scope_at(w->facts, scope);
    if (s->kind != CG_SCOPE_CLASS) return py_is_upper(name) ? CG_NODE_CONSTANT : CG_NODE_VARIABLE;
    bool in_enum = cg_facts_symbol_at(w->facts, s->owner)->kind == CG_NODE_ENUM;
    return in_enum && value && !type && name.ptr[0] != '_' ? CG_NODE_ENUM_MEMBER : CG_NODE_FIELD;
}

/* The statement a target stands in: its range is the variable's. */
static uint32_t statement_of(const cg_walker *w, uint32_t target) {
    for (uint32_t n = target; n; n = cg_parent(w, n)) {
        if (cg_kind(w, n) == PY_ASSIGNMENT || cg_kind(w, n) == PY_AUGMENTED) return n;
        if (cg_kind(w, n) == PY_STATEMENT || cg_kind(w, n) == PY_BLOCK) break;
    }
    return target;
}

static cg_symbol_id declare(cg_walker *w, uint32_t target, cg_scope_id scope, cg_expr_id value,
                            cg_expr_id type) {
    cg_str name = cg_node_text(w, target);
    uint32_t statement = statement_of(w, target);
    uint32_t type_node = cg_kind(w, statement) == PY_ASSIGNMENT ? cg_child(w, statement, PY_F_TYPE) : 0;
    cg_node_kind kind = kind_in(w, scope, name, value, type);
    bool exported = scope == 0 && name.ptr[0] != '_';
    return cg_define(w, &(cg_def){
                            .kind = kind,
                            .flags = exported ? CG_SYM_EXPORTED : 0,
                            .visibility = py_visibility(name),
                            .node = statement,
                            .name = target,
                            .type = type_node,
                            .type_value = type,
                            .in_scope = true,
                            .scope = scope,
                        });
}

static void bind_name(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type) {
    cg_str name = cg_node_text(w, target);
    if (name.len == 0) return;
    py_forget_narrowed(w, cg_string(w, name));
    const py_outer_name *outer = py_outer(w, name);
    if (outer && !outer->global) { /* nonlocal: a function further out has it */
        cg_scope_id inner = cg_scope_of_function(w);
        cg_symbol_id symbol = CG_NONE;
        for (cg_scope_id s = cg_facts_scope_at(w->facts, inner)->parent; s != CG_NONE && symbol == CG_NONE;
             s = cg_facts_scope_at(w->facts, s)->parent)
            if (cg_facts_scope_at(w->facts, s)->kind == CG_SCOPE_FUNCTION)
                symbol = cg_facts_find(w->facts, s, outer->name);
        if (symbol != CG_NONE) cg_write_name(w, target, symbol, value);
        return;
    }
    cg_scope_id scope = outer ? 0 : target_scope(w);
    cg_symbol_id symbol = cg_facts_find(w->facts, scope, cg_string(w, name));
    bool only_annotated = type && !value;
    if (symbol != CG_NONE && (only_annotated || !py_begins_anew(w, target, symbol))) {
        if (type && !cg_facts_symbol_at(w->facts, symbol)->type) cg_set_type(w, symbol, type, 0);
        if (!only_annotated) cg_write_name(w, target, symbol, value);
        return;
    }
    symbol = declare(w, target, scope, value, type);
    if (outer)
        cg_write_name(w, target, symbol, value);
    else
        cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
}

/* The class scope whose instance or class `object` is by being the first parameter of a method, or CG_NONE.
 */
static cg_scope_id class_of_receiver(const cg_walker *w, uint32_t object) {
    if (cg_kind(w, object) != PY_IDENTIFIER) return CG_NONE;
    cg_symbol_id symbol = cg_lookup(w, cg_node_text(w, object));
    if (symbol == CG_NONE || !cg_has_flags(w, symbol, CG_SYM_RECEIVER)) return CG_NONE;
    cg_symbol_id method = cg_facts_scope_at(w->facts, cg_facts_symbol_at(w->facts, symbol)->scope)->owner;
    cg_scope_id scope = cg_facts_symbol_at(w->facts, method)->scope;
    return scope != CG_NONE && cg_facts_scope_at(w->facts, scope)->kind == CG_SCOPE_CLASS ? scope : CG_NONE;
}

/* self.x = … declares a field the first time. */
static void declare_field(cg_walker *w, uint32_t target, uint32_t object, uint32_t name, cg_expr_id type) {
    cg_scope_id scope = class_of_receiver(w, object);
    if (scope == CG_NONE || cg_facts_find(w->facts, scope, cg_text_id(w, name)) != CG_NONE) return;
    cg_symbol_id receiver = cg_lookup(w, cg_node_text(w, object));
    cg_symbol_id method = cg_facts_scope_at(w->facts, cg_facts_symbol_at(w->facts, receiver)->scope)->owner;
    uint32_t statement = statement_of(w, target);
    cg_define(w, &(cg_def){
                     .kind = CG_NODE_FIELD,
                     .flags = cg_has_flags(w, method, CG_SYM_CLASS_METHOD) ? CG_SYM_STATIC : CG_SYM_INSTANCE,
                     .visibility = py_visibility(cg_node_text(w, name)),
                     .node = statement,
                     .name = name,
                     .type = cg_kind(w, statement) == PY_ASSIGNMENT ? cg_child(w, statement, PY_F_TYPE) : 0,
                     .type_value = type,
                     .in_scope = true,
                     .scope = scope,
                 });
}

static void bind_attribute(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type) {
    uint32_t object = cg_child(w, target, PY_F_OBJECT), name = cg_child(w, target, PY_F_ATTRIBUTE);
    if (!object || !name) return;
    declare_field(w, target, object, name, type);
    cg_expr_id member = cg_visit(w, target, CG_USE_WRITE);
    cg_flow_to(w, CG_FLOW_STORE, member, value);
}

/* The i-th part of a value: the element itself if a list or tuple is written right there. */
static cg_expr_id part(cg_walker *w, cg_expr_id value, uint32_t i, uint32_t at) {
    const cg_expr *e = cg_facts_expr_at(w->facts, value);
    if (e->op != CG_EXPR_LIST || i >= e->n) return cg_item(w, value, i, at);
    cg_expr_id operand = cg_facts_operand(w->facts, value, i);
    return cg_facts_expr_at(w->facts, operand)->op == CG_EXPR_SPREAD ? cg_item(w, value, i, at) : operand;
}

/* What *rest gets: a list of the value's elements. */
static cg_expr_id rest_of(cg_walker *w, cg_expr_id value, uint32_t at) {
    if (value == 0) return 0;
    size_t mark = cg_list(w);
    cg_list_add(w, cg_unary(w, CG_EXPR_SPREAD, value, 0, at));
    return cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_LIST, at);
}

static void bind_parts(cg_walker *w, uint32_t target, cg_expr_id value) {
    uint32_t i = 0;
    CG_EACH_NAMED(w, child, target) {
        uint32_t at = cg_start(w, child);
        uint16_t kind = cg_kind(w, child);
        if (kind == PY_SPLAT_PATTERN || kind == PY_SPREAD)
            py_assign(w, cg_first_named(w, child), rest_of(w, value, at), 0);
        else
            py_assign(w, child, part(w, value, i, at), 0);
        i++;
    }
}

void py_assign(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type) {
    if (target == 0) return;
    switch (cg_kind(w, target)) {
    case PY_IDENTIFIER: bind_name(w, target, value, type); break;
    case PY_ATTRIBUTE: bind_attribute(w, target, value, type); break;
    case PY_SUBSCRIPT: cg_flow_to(w, CG_FLOW_STORE, cg_visit(w, target, CG_USE_WRITE), value); break;
    case PY_TUPLE:
    case PY_TUPLE_PATTERN:
    case PY_LIST:
    case PY_LIST_PATTERN: bind_parts(w, target, value); break;
    case PY_PAREN:
    case PY_AS_TARGET: py_assign(w, cg_first_named(w, target), value, type); break;
    default: cg_visit(w, target, 0);
    }
}

/* ---- match ---- */

static cg_expr_id member_of(cg_walker *w, cg_expr_id value, uint32_t name) {
    if (value == 0) return 0;
    return cg_facts_expr(w->facts, CG_EXPR_MEMBER, CG_USE_SILENT, 0, value, cg_text_id(w, name),
                         cg_start(w, name));
}

/* The value with the class that the pattern asks for. */
static cg_expr_id narrowed(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    uint32_t name = cg_child_of_kind(w, pattern, PY_DOTTED_NAME);
    if (name == 0) return value;
    cg_expr_id type = cg_dotted(w, cg_node_text(w, name), '.', cg_start(w, name), CG_USE_TYPE);
    return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, value, cg_start(w, pattern));
}

static cg_expr_id match_class(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    value = narrowed(w, pattern, value);
    CG_EACH_NAMED(w, child, pattern)
    if (cg_kind(w, child) != PY_DOTTED_NAME)
        py_match_pattern(w, child,
                         cg_kind(w, child) == PY_CASE_PATTERN && cg_has(w, child, PY_KEYWORD_PATTERN) ? value
                                                                                                      : 0);
    return value;
}

static void match_keyword(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    uint32_t name = cg_first_named(w, pattern);
    uint32_t inner = name ? cg_next_named(w, name) : 0;
    if (inner) py_match_pattern(w, inner, member_of(w, value, name));
}

static void match_parts(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    uint32_t i = 0;
    CG_EACH_NAMED(w, child, pattern) {
        uint32_t inner = cg_kind(w, child) == PY_CASE_PATTERN ? cg_first_named(w, child) : child;
        if (inner && cg_kind(w, inner) == PY_REST_PATTERN)
            py_assign(w, cg_first_named(w, inner), rest_of(w, value, cg_start(w, inner)), 0);
        else
            py_match_pattern(w, child, cg_item(w, value, i, cg_start(w, child)));
        i++;
    }
}

static void match_dict(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    cg_expr_id key = 0;
    CG_EACH_NAMED(w, child, pattern) {
        if (cg_field(w, child) == PY_F_KEY) {
            key = cg_visit(w, child, 0);
            if (key && cg_facts_expr_at(w->facts, key)->op != CG_EXPR_LITERAL) key = 0;
        } else if (cg_kind(w, child) == PY_REST_PATTERN) {
            py_assign(w, cg_first_named(w, child), value, 0);
        } else {
            cg_expr_id at =
                value ? cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, 0, value, key, cg_start(w, child)) : 0;
            py_match_pattern(w, child, at);
        }
    }
}

static void match_as(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    uint32_t inner = cg_first_named(w, pattern), name = inner ? cg_next_named(w, inner) : 0;
    uint32_t class_pattern = inner && cg_kind(w, inner) == PY_CASE_PATTERN ? cg_first_named(w, inner) : inner;
    if (class_pattern && cg_kind(w, class_pattern) == PY_CLASS_PATTERN)
        value = match_class(w, class_pattern, value);
    else if (inner)
        py_match_pattern(w, inner, value);
    if (name) py_assign(w, name, value, 0);
}

/* A bare name catches the value, a dotted one is compared with it. */
static void match_name(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    uint32_t name = cg_first_named(w, pattern);
    if (name && cg_next_named(w, name) == 0) {
        if (!cg_str_is(cg_node_text(w, name), "_")) py_assign(w, name, value, 0);
        return;
    }
    cg_dotted(w, cg_node_text(w, pattern), '.', cg_start(w, pattern), 0);
}

void py_match_pattern(cg_walker *w, uint32_t pattern, cg_expr_id value) {
    switch (cg_kind(w, pattern)) {
    case PY_CASE_PATTERN:
    case PY_UNION_PATTERN: CG_EACH_NAMED(w, child, pattern) py_match_pattern(w, child, value); break;
    case PY_CLASS_PATTERN: match_class(w, pattern, value); break;
    case PY_KEYWORD_PATTERN: match_keyword(w, pattern, value); break;
    case PY_LIST_PATTERN:
    case PY_TUPLE_PATTERN: match_parts(w, pattern, value); break;
    case PY_DICT_PATTERN: match_dict(w, pattern, value); break;
    case PY_AS_PATTERN: match_as(w, pattern, value); break;
    case PY_DOTTED_NAME: match_name(w, pattern, value); break;
    default: cg_visit(w, pattern, 0);
    }
}
