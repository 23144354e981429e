/* Declarators: from `int (*f[3])(char)` to a name and a type. */
#include "lang/c_family/c_family.h"

bool c_is_declarator(const cg_walker *w, uint32_t node) {
    switch (cg_kind(w, node)) {
    case C_IDENTIFIER:
    case C_FIELD_IDENTIFIER:
    case C_TYPE_IDENTIFIER:
    case C_PRIMITIVE:
    case C_QUALIFIED:
    case C_DESTRUCTOR_NAME:
    case C_OPERATOR_NAME:
    case C_OPERATOR_CAST:
    case C_TEMPLATE_FUNCTION:
    case C_TEMPLATE_METHOD:
    case C_INIT_DECLARATOR:
    case C_POINTER_DECLARATOR:
    case C_REFERENCE_DECLARATOR:
    case C_ARRAY_DECLARATOR:
    case C_FUNCTION_DECLARATOR:
    case C_PARENTHESIZED_DECLARATOR:
    case C_VARIADIC_DECLARATOR:
    case C_BINDING_DECLARATOR: return true;
    default: return false;
    }
}

uint32_t c_inner_declarator(const cg_walker *w, uint32_t node) {
    uint32_t inner = cg_child(w, node, CF_DECLARATOR);
    if (inner) return inner;
    uint32_t last = 0;
    CG_EACH_NAMED(w, child, node) {
        if (c_is_declarator(w, child) && cg_field(w, child) == CF_NONE) last = child;
    }
    return last;
}

static bool is_name(uint16_t kind) {
    return kind == C_IDENTIFIER || kind == C_FIELD_IDENTIFIER || kind == C_TYPE_IDENTIFIER ||
           kind == C_PRIMITIVE || kind == C_QUALIFIED || kind == C_DESTRUCTOR_NAME ||
           kind == C_OPERATOR_NAME || kind == C_OPERATOR_CAST || kind == C_TEMPLATE_FUNCTION ||
           kind == C_TEMPLATE_METHOD;
}

static uint32_t without_parentheses(const cg_walker *w, uint32_t node) {
    while (node && cg_kind(w, node) == C_PARENTHESIZED_DECLARATOR) node = c_inner_declarator(w, node);
    return node;
}

/* Parameters' types as those of a function type. */
static cg_expr_id function_type(cg_walker *w, cg_expr_id result, uint32_t declarator) {
    uint32_t list = cg_child(w, declarator, CF_PARAMETERS);
    size_t mark = cg_list(w);
    cg_list_add(w, result);
    if (list) CG_EACH_NAMED(w, child, list) {
            uint16_t kind = cg_kind(w, child);
            if (kind == C_PARAMETER || kind == C_OPTIONAL_PARAMETER)
                cg_list_add(w, c_type_of(w, child, CG_USE_TYPE));
        }
    return cg_list_end(w, mark, CG_EXPR_FUNCTYPE, 0, 0, cg_start(w, declarator));
}

/* The last name of A::B<C>::f. */
static uint32_t last_of_qualified(const cg_walker *w, uint32_t node) {
    while (node && cg_kind(w, node) == C_QUALIFIED) {
        uint32_t name = 0;
        CG_EACH_CHILD(w, child, node) {
            if (cg_field(w, child) == CF_NAME && cg_named(w, child)) name = child;
        }
        node = name;
    }
    return node;
}

static void take_name(cg_walker *w, c_declarator *d, uint32_t node, bool visit) {
    if (cg_kind(w, node) == C_QUALIFIED) {
        d->qualified = node;
        node = last_of_qualified(w, node);
    }
    /* `A::operator int() const` and `A::* p` nest the rest of the declarator in the name. */
    while (node && cg_kind(w, node) == C_POINTER_DECLARATOR) node = c_inner_declarator(w, node);
    if (node && (cg_kind(w, node) == C_TEMPLATE_FUNCTION || cg_kind(w, node) == C_TEMPLATE_METHOD)) {
        uint32_t name = cg_child(w, node, CF_NAME);
        if (name) node = name;
    }
    d->name = node;
    if (node && cg_kind(w, node) == C_OPERATOR_CAST) {
        d->function = c_inner_declarator(w, node);
        if (visit) d->type = c_type_of(w, node, CG_USE_TYPE | CG_USE_RESULT);
    }
}

static c_declarator take_apart(cg_walker *w, uint32_t node, cg_expr_id base, bool visit) {
    c_declarator d = {.type = base, .plain = true};
    while (node) {
        uint16_t kind = cg_kind(w, node);
        if (is_name(kind)) {
            take_name(w, &d, node, visit);
            break;
        }
        uint32_t inner = c_inner_declarator(w, node);
        switch (kind) {
        case C_INIT_DECLARATOR: d.value = cg_child(w, node, CF_VALUE); break;
        case C_POINTER_DECLARATOR:
            d.type = cg_unary(w, CG_EXPR_POINTER, d.type, 0, cg_start(w, node));
            d.plain = false;
            break;
        case C_REFERENCE_DECLARATOR:
            d.type = cg_unary(w, CG_EXPR_POINTER, d.type, 1, cg_start(w, node));
            d.plain = false;
            break;
        case C_ARRAY_DECLARATOR:
            if (visit) cg_visit(w, cg_child(w, node, CF_SIZE), 0);
            d.type = cg_unary(w, CG_EXPR_ARRAY, d.type, 0, cg_start(w, node));
            d.plain = false;
            d.array = true;
            break;
        case C_FUNCTION_DECLARATOR: {
            uint32_t name = without_parentheses(w, inner);
            if (name && is_name(cg_kind(w, name))) {
                d.function = node;
                inner = name;
            } else if (visit) {
                d.type = function_type(w, d.type, node);
            }
            d.plain = false;
            break;
        }
        case C_BINDING_DECLARATOR:
            d.bindings = node;
            inner = 0;
            break;
        default: break;
        }
        node = inner;
    }
    return d;
}

c_declarator c_declare(cg_walker *w, uint32_t node, cg_expr_id base) {
    return take_apart(w, node, base, true);
}
c_declarator c_outline(cg_walker *w, uint32_t node) { return take_apart(w, node, 0, false); }

cg_str c_name_text(const cg_walker *w, uint32_t name) {
    if (!name) return CG_STR_NONE;
    cg_str text = cg_node_text(w, name);
    if (cg_kind(w, name) == C_OPERATOR_CAST) {
        uint32_t rest = c_inner_declarator(w, name);
        /* the type's own pointers belong to the name, the parentheses do not */
        while (rest && cg_kind(w, rest) != C_FUNCTION_DECLARATOR) rest = c_inner_declarator(w, rest);
        if (rest) text = cg_str_trim(cg_str_first(text, cg_start(w, rest) - cg_start(w, name)));
    }
    return text;
}

cg_expr_id c_type_of(cg_walker *w, uint32_t node, uint8_t use) {
    cg_expr_id base = cg_visit(w, cg_child(w, node, CF_TYPE), use);
    uint32_t inner = cg_child(w, node, CF_DECLARATOR);
    return inner ? c_declare(w, inner, base).type : base;
}

/* ---- Parameters ---- */

static uint32_t flags_of(const cg_walker *w, uint32_t node) {
    if (cg_kind(w, node) == C_OPTIONAL_PARAMETER) return CG_SYM_OPTIONAL;
    return cg_kind(w, node) == C_VARIADIC_PARAMETER ? CG_SYM_VARIADIC : 0;
}

static void parameter(cg_walker *w, uint32_t node) {
    uint32_t type = cg_child(w, node, CF_TYPE), inner = cg_child(w, node, CF_DECLARATOR);
    if (!inner && type && cg_str_is(cg_node_text(w, type), "void")) return;
    cg_expr_id base = cg_visit(w, type, CG_USE_TYPE);
    c_declarator d = inner ? c_declare(w, inner, base) : (c_declarator){.type = base};
    if (d.name && !cg_named(w, d.name)) d.name = 0;
    if (d.function) d.type = function_type(w, d.type, d.function); /* void f(int g(char)) takes a pointer */
    uint32_t value = cg_child(w, node, CF_DEFAULT_VALUE);
    cg_expr_id default_ = cg_visit(w, value, 0);
    uint32_t flags = flags_of(w, node) | (c_is_cpp(w) && c_modifiers_of(w, node).is_const ? CG_SYM_CONST : 0);
    cg_symbol_id symbol = cg_parameter(w, node, d.name, flags, d.type, type);
    cg_flow_to(w, CG_FLOW_DEFAULT, symbol, default_);
}

/* K&R: the list has names only; the types stand between it and the body. */
static cg_expr_id old_style_type(cg_walker *w, uint32_t list, cg_str name) {
    uint32_t function = cg_parent(w, list);
    while (function && cg_kind(w, function) != C_FUNCTION) function = cg_parent(w, function);
    if (!function) return 0;
    CG_EACH_NAMED(w, declaration, function) {
        if (cg_kind(w, declaration) != C_DECLARATION) continue;
        cg_expr_id base = 0;
        CG_EACH_NAMED(w, child, declaration) {
            if (cg_field(w, child) == CF_TYPE) base = cg_visit(w, child, CG_USE_TYPE);
            if (cg_field(w, child) != CF_DECLARATOR) continue;
            c_declarator d = c_declare(w, child, base);
            if (d.name && cg_str_equal(cg_node_text(w, d.name), name)) return d.type;
        }
    }
    return 0;
}

void c_parameters(cg_walker *w, uint32_t list) {
    CG_EACH_CHILD(w, child, list) {
        switch (cg_kind(w, child)) {
        case C_PARAMETER:
        case C_OPTIONAL_PARAMETER:
        case C_VARIADIC_PARAMETER: parameter(w, child); break;
        case C_IDENTIFIER:
            cg_parameter(w, child, child, 0, old_style_type(w, list, cg_node_text(w, child)), 0);
            break;
        case C_DOTS: cg_add_flags(w, w->definition, CG_SYM_VARIADIC); break;
        default: break;
        }
    }
}
