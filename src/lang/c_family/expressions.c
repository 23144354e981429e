/* Expressions, and the statements that bind names. */
#include "lang/c_family/c_family.h"
#include "lang/c_family/lexer.h"

/* In what the parser could not place, keywords may stand as names. */
cg_expr_id c_identifier(cg_walker *w, uint32_t node, uint8_t use) {
    cg_str text = cg_node_text(w, node);
    if (text.len == 0 || cg_c_word_kind(text, c_is_cpp(w)) != CG_C_NAME) return 0;
    return cg_name(w, node, use, 0);
}

cg_expr_id c_literal_of(cg_walker *w, cg_literal kind, uint32_t at) {
    cg_expr_id *shared = &c_state_of(w)->literals[kind];
    if (!*shared) *shared = cg_literal_value(w, kind, CG_STR_NONE, at);
    return *shared;
}

/* 1.5, 1e9, 0x1p3; but 0x1e9 is none. */
static bool is_real(cg_str number) {
    bool hex = number.len > 1 && (number.ptr[1] == 'x' || number.ptr[1] == 'X');
    for (size_t i = 0; i < number.len; i++) {
        char c = number.ptr[i];
        if (c == '.' || c == 'p' || c == 'P' || (!hex && (c == 'e' || c == 'E'))) return true;
    }
    return false;
}

cg_expr_id c_constant(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    if (!c_is_cpp(w)) return 0;
    switch (cg_kind(w, node)) {
    case C_CHAR: return c_literal_of(w, CG_LITERAL_CHAR, cg_start(w, node));
    case C_BOOLEAN: return c_literal_of(w, CG_LITERAL_BOOL, cg_start(w, node));
    case C_NULL: return c_literal_of(w, CG_LITERAL_NULL, cg_start(w, node));
    case C_NUMBER:
        return c_literal_of(w, is_real(cg_node_text(w, node)) ? CG_LITERAL_FLOAT : CG_LITERAL_INT,
                            cg_start(w, node));
    default: return c_literal_of(w, CG_LITERAL_STRING, cg_start(w, node));
    }
}

/* static_cast<T>(x) and its like. */
static bool is_named_cast(const cg_walker *w, uint32_t function) {
    if (cg_kind(w, function) != C_TEMPLATE_FUNCTION) return false;
    uint32_t name = cg_child(w, function, CF_NAME);
    cg_str text = name ? cg_node_text(w, name) : CG_STR_NONE;
    return cg_str_is(text, "static_cast") || cg_str_is(text, "dynamic_cast") ||
           cg_str_is(text, "const_cast") || cg_str_is(text, "reinterpret_cast");
}

static cg_expr_id cast_to(cg_walker *w, cg_expr_id type, cg_expr_id value, uint32_t at) {
    return type ? cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, value, at) : value;
}

static cg_expr_id named_cast(cg_walker *w, uint32_t node, uint32_t function) {
    uint32_t types = cg_child(w, function, CF_ARGUMENTS), arguments = cg_child(w, node, CF_ARGUMENTS);
    uint32_t first = types ? cg_first_named(w, types) : 0;
    cg_expr_id type = cg_visit(w, first, CG_USE_TYPE), value = 0;
    if (arguments) CG_EACH_NAMED(w, child, arguments) value = cg_visit(w, child, 0);
    return cast_to(w, type, value, cg_start(w, node));
}

cg_expr_id c_call(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t function = cg_child(w, node, CF_FUNCTION), arguments = cg_child(w, node, CF_ARGUMENTS);
    if (!function || !arguments) {
        cg_visit_children_except(w, node, 0);
        return 0;
    }
    if (is_named_cast(w, function)) return named_cast(w, node, function);
    cg_expr_id callee = cg_visit(w, function, CG_USE_CALLEE);
    if (!callee) { /* int(x), or the result of something unknown */
        cg_visit_children_except(w, arguments, 0);
        return 0;
    }
    return cg_call(w, callee, arguments, cg_last_name_at(w, callee, cg_start(w, node)));
}

/* o.*p: p is no member, but a variable that holds one. */
static bool through_pointer(const cg_walker *w, uint32_t object, uint32_t name) {
    const char *between = w->parsed.ptr + cg_end(w, object);
    size_t n = cg_start(w, name) - cg_end(w, object);
    return c_is_cpp(w) && cg_kind(w, name) == C_FIELD_IDENTIFIER && n > 1 && memchr(between, '*', n) != NULL;
}

cg_expr_id c_member(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t object = cg_child(w, node, CF_ARGUMENT), name = cg_child(w, node, CF_FIELD_NAME);
    cg_expr_id of = cg_visit(w, object, 0);
    uint16_t how = cg_has(w, node, C_ARROW) ? CG_MEMBER_ARROW : 0;
    if (!name) return of;
    if (through_pointer(w, object, name)) return cg_name(w, name, use, 0);
    if (cg_kind(w, name) == C_DEPENDENT_NAME) name = cg_first_named(w, name);
    if (name && cg_kind(w, name) == C_TEMPLATE_METHOD) {
        uint32_t arguments = cg_child(w, name, CF_ARGUMENTS);
        if (arguments) cg_visit_children_except(w, arguments, 0);
        name = cg_child(w, name, CF_NAME);
    }
    while (name && cg_kind(w, name) == C_QUALIFIED) { /* p->Base::f() */
        uint32_t last = 0;
        CG_EACH_CHILD(w, child, name) {
            if (cg_field(w, child) == CF_NAME && cg_named(w, child)) last = child;
        }
        name = last;
    }
    return name ? cg_member(w, of, name, use, how) : of;
}

cg_expr_id c_subscript(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t index = cg_child(w, node, CF_INDEX);
    if (!index) index = cg_child(w, node, CF_INDICES);
    cg_expr_id of = cg_visit(w, cg_child(w, node, CF_ARGUMENT), 0);
    cg_expr_id key = cg_visit(w, index, 0);
    if (!of) return 0;
    if (key && cg_facts_expr_at(w->facts, key)->op != CG_EXPR_LITERAL) key = 0;
    return cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, 0, of, key, cg_start(w, node));
}

cg_expr_id c_cast(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id type = cg_visit(w, cg_child(w, node, CF_TYPE), CG_USE_TYPE);
    cg_expr_id value = cg_visit(w, cg_child(w, node, CF_VALUE), 0);
    return cast_to(w, type, value, cg_start(w, node));
}

/* &f and *p: the value behind a pointer counts as the pointer's; but *p may be a smart pointer, an iterator, or an
 * object with an operator of that name. */
cg_expr_id c_pointer(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t argument = cg_child(w, node, CF_ARGUMENT);
    cg_expr_id value = cg_visit(w, argument, use);
    bool follows = c_is_cpp(w) && value && !(use & CG_USE_CALLEE) && w->source.ptr[cg_start(w, node)] == '*';
    if (!follows || cg_kind(w, argument) == C_THIS) return value;
    return cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, CG_INDEX_POINTER, value, 0, cg_start(w, node));
}

/* _Generic(x, int: f, double: g): one of what it lists. */
cg_expr_id c_generic(cg_walker *w, uint32_t node, uint8_t use) {
    size_t mark = cg_list(w);
    uint32_t first = cg_first_named(w, node);
    cg_visit(w, first, 0);
    if (first) CG_EACH_NAMED(w, child, node) {
            if (child == first) continue;
            if (cg_kind(w, child) == C_TYPE_DESCRIPTOR)
                cg_visit(w, child, CG_USE_TYPE);
            else
                cg_list_add(w, cg_visit(w, child, use));
        }
    return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, node));
}

cg_expr_id c_new(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type_node = cg_child(w, node, CF_TYPE), arguments = cg_child(w, node, CF_ARGUMENTS);
    uint32_t placement = cg_child(w, node, CF_PLACEMENT), array = cg_child(w, node, CF_DECLARATOR);
    if (placement) cg_visit_children_except(w, placement, 0);
    if (array) cg_visit_children_except(w, array, 0);
    /* new T*[n]: prepare.c blanked the star; pointers are not constructed */
    bool pointers =
        array && type_node &&
        memchr(w->source.ptr + cg_end(w, type_node), '*', cg_start(w, array) - cg_end(w, type_node)) != NULL;
    cg_expr_id type = cg_visit(w, type_node, pointers ? CG_USE_TYPE : CG_USE_CALLEE);
    return pointers ? 0 : c_construct(w, type, type_node, arguments, 0);
}

/* Comparisons give a bool; of arithmetic the result is what its operands are, "x" + y what y is. */
cg_expr_id c_binary(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, CF_LEFT), right = cg_child(w, node, CF_RIGHT);
    cg_expr_id a = cg_visit(w, left, 0), b = cg_visit(w, right, 0);
    if (!c_is_cpp(w) || !left || !right) return 0;
    cg_str between = cg_str_of(w->source.ptr + cg_end(w, left), cg_start(w, right) - cg_end(w, left));
    for (size_t i = 0; i < between.len; i++) {
        char c = between.ptr[i], next = i + 1 < between.len ? between.ptr[i + 1] : 0;
        bool shift = (c == '<' || c == '>') && next == c;
        if (c == '/' && (next == '/' || next == '*')) return 0; /* a comment */
        if (!shift && (next == '=' || c == '<' || c == '>' || next == '&' || next == '|'))
            return c_literal_of(w, CG_LITERAL_BOOL, cg_start(w, node));
        if (c == '+' || c == '-' || c == '*' || c == '/' || c == '%') break;
        if (c != ' ' && c != '\n' && c != '\t') return 0;
    }
    bool constant = a && cg_facts_expr_at(w->facts, a)->op == CG_EXPR_LITERAL;
    return constant && b ? b : a;
}

/* sizeof(x) reads nothing, but its types are used. */
cg_expr_id c_sizeof(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_visit_children_except(w, node, 0);
    return c_is_cpp(w) ? c_literal_of(w, CG_LITERAL_INT, cg_start(w, node)) : 0;
}

/* ---- Assignment ---- */

/* C++: void (*f)(int) = g; in a function, which the grammar takes for a call: the node of f. */
static uint32_t declared_pointer(const cg_walker *w, uint32_t target) {
    if (!c_is_cpp(w) || cg_kind(w, target) != C_CALL) return 0;
    uint32_t call = cg_child(w, target, CF_FUNCTION);
    uint32_t list = call && cg_kind(w, call) == C_CALL ? cg_child(w, call, CF_ARGUMENTS) : 0;
    uint32_t star = list ? cg_first_named(w, list) : 0;
    if (!star || cg_kind(w, star) != C_POINTER || cg_next_named(w, star)) return 0;
    uint32_t name = cg_child(w, star, CF_ARGUMENT);
    return name && cg_kind(w, name) == C_IDENTIFIER ? name : 0;
}

void c_assign(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type) {
    (void)type;
    uint32_t pointer = declared_pointer(w, target);
    if (pointer) {
        cg_def def = {.kind = CG_NODE_VARIABLE, .node = target, .name = pointer};
        cg_symbol_id symbol = cg_define(w, &def);
        if (value) cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
        return;
    }
    while (cg_kind(w, target) == C_PARENTHESES || cg_kind(w, target) == C_POINTER) {
        uint32_t inner =
            cg_kind(w, target) == C_POINTER ? cg_child(w, target, CF_ARGUMENT) : cg_first_named(w, target);
        if (!inner) return;
        target = inner;
    }
    if (cg_kind(w, target) == C_IDENTIFIER) {
        if (cg_c_word_kind(cg_node_text(w, target), c_is_cpp(w)) == CG_C_NAME)
            cg_write_name(w, target, CG_NONE, value);
        return;
    }
    uint16_t kind = cg_kind(w, target);
    bool place = kind == C_MEMBER || kind == C_SUBSCRIPT || kind == C_QUALIFIED;
    cg_expr_id to = cg_visit(w, target, place ? CG_USE_WRITE : 0);
    if (place && to) cg_flow_to(w, CG_FLOW_STORE, to, value);
}

/* ---- Statements ---- */

cg_expr_id c_catch(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t list = cg_child(w, node, CF_PARAMETERS);
    cg_scope_open(w, CG_SCOPE_BLOCK);
    if (list) CG_EACH_NAMED(w, child, list) {
            if (cg_kind(w, child) != C_PARAMETER) continue;
            uint32_t type = cg_child(w, child, CF_TYPE), inner = cg_child(w, child, CF_DECLARATOR);
            cg_expr_id base = cg_visit(w, type, CG_USE_TYPE);
            c_declarator d = inner ? c_declare(w, inner, base) : (c_declarator){.type = base};
            cg_def def = {
                .kind = CG_NODE_VARIABLE, .node = child, .name = d.name, .type = type, .type_value = d.type};
            if (d.name) cg_define(w, &def);
        }
    cg_visit(w, cg_child(w, node, CF_BODY), 0);
    cg_scope_close(w);
    return 0;
}

/* for (T x : list) */
cg_expr_id c_range_loop(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type = cg_child(w, node, CF_TYPE), declarator = cg_child(w, node, CF_DECLARATOR);
    cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_visit(w, cg_child(w, node, CF_INITIALIZER), 0);
    cg_expr_id list = cg_visit(w, cg_child(w, node, CF_RIGHT), 0);
    cg_expr_id base = cg_visit(w, type, CG_USE_TYPE);
    cg_expr_id element = cg_unary(w, CG_EXPR_ELEMENT, list, 0, cg_start(w, node));
    c_declarator d = declarator ? c_declare(w, declarator, base) : (c_declarator){0};
    if (d.name) {
        cg_def def = {
            .kind = CG_NODE_VARIABLE, .node = declarator, .name = d.name, .type = type, .type_value = d.type};
        cg_flow_to(w, CG_FLOW_ASSIGN, cg_define(w, &def), element);
    }
    uint32_t number = 0;
    if (d.bindings) CG_EACH_NAMED(w, child, d.bindings) {
            cg_def def = {.kind = CG_NODE_VARIABLE, .node = declarator, .name = child};
            cg_symbol_id symbol = cg_define(w, &def);
            cg_expr_id item = cg_item(w, element, number++, cg_start(w, child));
            cg_flow_to(w, CG_FLOW_ASSIGN, symbol, item);
        }
    cg_visit(w, cg_child(w, node, CF_BODY), 0);
    cg_scope_close(w);
    return 0;
}
