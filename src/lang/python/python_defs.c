/* Functions, lambdas, classes, decorators. */
#include "lang/python/python.h"

/* ---- Parameters ---- */

static uint32_t parameter_name(const cg_walker *w, uint32_t node) {
    uint32_t name = cg_child(w, node, PY_F_NAME);
    if (name) return name;
    switch (cg_kind(w, node)) {
    case PY_IDENTIFIER: return node;
    case PY_PARAMETER_TYPED: return cg_first_named(w, node) ? parameter_name(w, cg_first_named(w, node)) : 0;
    case PY_SPLAT_PATTERN:
    case PY_MAP_SPLAT_PATTERN: return cg_first_named(w, node);
    default: return 0;
    }
}

static uint32_t splat_flags(const cg_walker *w, uint32_t node) {
    uint16_t kind = cg_kind(w, node);
    if (kind == PY_PARAMETER_TYPED && cg_first_named(w, node)) kind = cg_kind(w, cg_first_named(w, node));
    return kind == PY_SPLAT_PATTERN ? CG_SYM_VARIADIC : kind == PY_MAP_SPLAT_PATTERN ? CG_SYM_KEYWORDS : 0;
}

/* Default values are of the scope around the function, so they are visited before it is begun. */
static void visit_defaults(cg_walker *w, uint32_t parameters) {
    CG_EACH_NAMED(w, child, parameters) {
        uint32_t value = cg_child(w, child, PY_F_VALUE);
        cg_list_add(w, cg_visit(w, value, 0));
    }
}

static void add_parameters(cg_walker *w, uint32_t parameters, size_t defaults, uint32_t first_flags) {
    uint32_t keyword_only = 0;
    size_t i = 0;
    bool first = true;
    CG_EACH_NAMED(w, child, parameters) {
        cg_expr_id value = cg_list_at(w, defaults, i++);
        uint32_t name = parameter_name(w, child), flags = splat_flags(w, child);
        if (cg_kind(w, child) == PY_KEYWORD_SEPARATOR) keyword_only = CG_SYM_KEYWORD_ONLY;
        if (name == 0 || cg_kind(w, name) != PY_IDENTIFIER) continue;
        if (cg_child(w, child, PY_F_VALUE)) flags |= CG_SYM_OPTIONAL;
        if (!(flags & (CG_SYM_VARIADIC | CG_SYM_KEYWORDS))) flags |= keyword_only;
        if (first && !(flags & (CG_SYM_VARIADIC | CG_SYM_KEYWORDS))) flags |= first_flags;
        uint32_t type_node = cg_child(w, child, PY_F_TYPE);
        cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE);
        if (flags & CG_SYM_RECEIVER) type = 0; /* an instance of the class, whatever is written */
        cg_symbol_id symbol = cg_parameter(w, child, name, flags, type, type_node);
        cg_flow_to(w, CG_FLOW_DEFAULT, symbol, value);
        if (flags & CG_SYM_VARIADIC) keyword_only = CG_SYM_KEYWORD_ONLY;
        first = false;
    }
}

/* [T, U: bound] behind the name. */
static void add_type_parameters(cg_walker *w, uint32_t list) {
    if (list == 0) return;
    CG_EACH_NAMED(w, type, list) {
        uint32_t inner = cg_first_named(w, type), name = inner;
        cg_expr_id bound = 0;
        if (inner && cg_kind(w, inner) == PY_CONSTRAINED_TYPE) {
            name = cg_first_named(w, inner);
            bound = name ? cg_visit(w, cg_next_named(w, name), CG_USE_TYPE) : 0;
        }
        while (name && cg_kind(w, name) != PY_IDENTIFIER) name = cg_first_named(w, name);
        if (name) cg_type_parameter(w, type, name, bound);
    }
}

/* ---- Decorators ---- */

typedef struct decorator_meaning {
    const char *name;
    uint32_t flags;
} decorator_meaning;

static const decorator_meaning decorator_meanings[] = {
    {"property", CG_SYM_GETTER},
    {"cached_property", CG_SYM_GETTER},
    {"getter", CG_SYM_GETTER},
    {"setter", CG_SYM_SETTER},
    {"deleter", CG_SYM_SETTER},
    {"staticmethod", CG_SYM_STATIC},
    {"classmethod", CG_SYM_CLASS_METHOD},
    {"abstractmethod", CG_SYM_ABSTRACT},
    {"abstractproperty", CG_SYM_ABSTRACT | CG_SYM_GETTER},
    {"overload", CG_SYM_DECLARATION},
    {"override", CG_SYM_OVERRIDE},
    {"final", CG_SYM_FINAL},
};

static uint32_t decorator_flags(const cg_walker *w, uint32_t decorator) {
    uint32_t value = cg_first_named(w, decorator);
    cg_str text = value ? cg_node_text(w, value) : CG_STR_NONE;
    size_t dot = cg_str_find_last_char(text, '.');
    if (dot != CG_STR_NOWHERE) text = cg_str_from_index(text, dot + 1);
    for (size_t i = 0; i < sizeof decorator_meanings / sizeof *decorator_meanings; i++)
        if (cg_str_is(text, decorator_meanings[i].name)) return decorator_meanings[i].flags;
    return 0;
}

cg_expr_id py_decorated(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    py_state *state = py_state_of(w);
    size_t mark = cg_list(w);
    uint32_t flags = 0;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) != PY_DECORATOR) continue;
        flags |= decorator_flags(w, child);
        cg_list_add(w, cg_visit(w, child, CG_USE_DECORATOR));
    }
    state->decorator_flags = flags;
    cg_expr_id value = cg_visit(w, cg_child(w, node, PY_F_DEFINITION), 0);
    state->decorator_flags = 0;
    if (value && cg_facts_expr_at(w->facts, value)->op == CG_EXPR_FUNCTION) {
        cg_symbol_id symbol = cg_facts_expr_at(w->facts, value)->a;
        for (size_t i = cg_list_count(w, mark); i-- > 0;) /* the lowest is applied first */
            cg_flow_to(w, CG_FLOW_DECORATE, symbol, cg_list_at(w, mark, i));
    }
    cg_list_drop(w, mark);
    return 0;
}

static uint32_t first_of_range(const cg_walker *w, uint32_t node) {
    return cg_kind(w, cg_parent(w, node)) == PY_DECORATED ? cg_parent(w, node) : 0;
}

/* ---- Functions ---- */

static void add_docstring(cg_walker *w, cg_symbol_id symbol, uint32_t body) {
    uint32_t statement = body ? cg_first_named(w, body) : 0;
    if (statement == 0 || cg_kind(w, statement) != PY_STATEMENT) return;
    uint32_t literal = cg_first_named(w, statement);
    if (literal && cg_kind(w, literal) == PY_STRING) cg_docs(w, symbol, literal);
}

static bool in_class(const cg_walker *w) {
    return cg_facts_scope_at(w->facts, w->scope)->kind == CG_SCOPE_CLASS;
}

/* How the type of the first parameter is written. */
static uint32_t receiver_type(const cg_walker *w, uint32_t parameters) {
    uint32_t first = parameters ? cg_first_named(w, parameters) : 0;
    return first ? cg_child(w, first, PY_F_TYPE) : 0;
}

static void declare_typevars(cg_walker *w, uint32_t parameters, uint32_t receiver) {
    if (parameters == 0) return;
    CG_EACH_NAMED(w, child, parameters) {
        uint32_t type = cg_child(w, child, PY_F_TYPE);
        if (type != receiver) py_declare_typevars(w, type);
    }
}

static cg_node_kind function_kind(cg_str name, bool method) {
    if (!method) return CG_NODE_FUNCTION;
    return cg_str_is(name, "__init__") ? CG_NODE_CONSTRUCTOR : CG_NODE_METHOD;
}

/* __new__ and a few others are class methods without saying so. */
static uint32_t implied_flags(cg_str name, bool method) {
    if (!method) return 0;
    if (cg_str_is(name, "__new__") || cg_str_is(name, "__init_subclass__") ||
        cg_str_is(name, "__class_getitem__"))
        return CG_SYM_CLASS_METHOD;
    return 0;
}

cg_expr_id py_function(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    py_state *state = py_state_of(w);
    uint32_t name = cg_child(w, node, PY_F_NAME), body = cg_child(w, node, PY_F_BODY);
    uint32_t parameters = cg_child(w, node, PY_F_PARAMETERS), result = cg_child(w, node, PY_F_RETURN_TYPE);
    bool method = in_class(w);
    cg_str text = name ? cg_node_text(w, name) : CG_STR_NONE;
    uint32_t flags = state->decorator_flags | implied_flags(text, method);
    state->decorator_flags = 0;
    if (cg_has(w, node, PY_ASYNC_TOKEN)) flags |= CG_SYM_ASYNC;
    if (w->scope == 0 && text.len && text.ptr[0] != '_') flags |= CG_SYM_EXPORTED;
    size_t defaults = cg_list(w);
    if (parameters) visit_defaults(w, parameters);
    uint32_t outer_count = state->outer_count;
    state->closures = false;
    cg_symbol_id symbol = cg_define_begin(w,
                                          &(cg_def){
                                              .kind = function_kind(text, method),
                                              .flags = flags,
                                              .visibility = py_visibility(text),
                                              .node = node,
                                              .first = first_of_range(w, node),
                                              .name = name,
                                              .body = body,
                                              .type = result,
                                          },
                                          CG_SCOPE_FUNCTION);
    add_type_parameters(w, cg_child(w, node, PY_F_TYPE_PARAMETERS));
    uint32_t receiver = method && !(flags & CG_SYM_STATIC) ? receiver_type(w, parameters) : 0;
    bool gives_self = method && py_is_self_type(w, receiver, result);
    declare_typevars(w, parameters, receiver);
    uint32_t first = method && !(flags & CG_SYM_STATIC) ? CG_SYM_RECEIVER : 0;
    if (parameters) add_parameters(w, parameters, defaults, first);
    cg_list_drop(w, defaults);
    cg_expr_id result_type = cg_visit(w, result, CG_USE_TYPE | CG_USE_RESULT);
    if (!gives_self) cg_set_type(w, symbol, result_type, 0);
    add_docstring(w, symbol, body);
    cg_visit(w, body, 0);
    cg_define_end(w);
    state->outer_count = outer_count;
    state->closures = true; /* of the function around */
    return cg_function_value(w, symbol, cg_start(w, name ? name : node));
}

cg_expr_id py_lambda(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t parameters = cg_child(w, node, PY_F_PARAMETERS), body = cg_child(w, node, PY_F_BODY);
    size_t defaults = cg_list(w);
    if (parameters) visit_defaults(w, parameters);
    cg_node_kind kind = in_class(w) ? CG_NODE_METHOD : CG_NODE_FUNCTION;
    cg_symbol_id symbol =
        cg_define_begin(w, &(cg_def){.kind = kind, .node = node, .body = body}, CG_SCOPE_FUNCTION);
    uint32_t first = kind == CG_NODE_METHOD ? CG_SYM_RECEIVER : 0;
    if (parameters) add_parameters(w, parameters, defaults, first);
    cg_list_drop(w, defaults);
    cg_flow_out(w, CG_FLOW_RETURN, cg_visit(w, body, 0));
    cg_define_end(w);
    py_state_of(w)->closures = true;
    return cg_function_value(w, symbol, cg_start(w, node));
}

/* ---- Classes ---- */

/* The kind that the bases' names give a class. */
static cg_node_kind class_kind(const cg_walker *w, uint32_t bases) {
    static const char *const enums[] = {"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"};
    if (bases == 0) return CG_NODE_CLASS;
    CG_EACH_NAMED(w, base, bases) {
        cg_str text = cg_node_text(w, base);
        size_t dot = cg_str_find_last_char(text, '.');
        if (dot != CG_STR_NOWHERE) text = cg_str_from_index(text, dot + 1);
        for (size_t i = 0; i < sizeof enums / sizeof *enums; i++)
            if (cg_str_is(text, enums[i])) return CG_NODE_ENUM;
    }
    return CG_NODE_CLASS;
}

static void visit_bases(cg_walker *w, uint32_t bases) {
    CG_EACH_NAMED(w, base, bases) {
        if (cg_kind(w, base) == PY_KEYWORD)
            cg_visit(w, cg_child(w, base, PY_F_VALUE), 0);
        else
            cg_list_add(w, cg_visit(w, base, CG_USE_BASE));
    }
}

cg_expr_id py_class(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    py_state *state = py_state_of(w);
    uint32_t name = cg_child(w, node, PY_F_NAME), body = cg_child(w, node, PY_F_BODY);
    uint32_t bases = cg_child(w, node, PY_F_SUPERCLASSES);
    cg_str text = name ? cg_node_text(w, name) : CG_STR_NONE;
    uint32_t flags = state->decorator_flags & CG_SYM_FINAL;
    state->decorator_flags = 0;
    if (w->scope == 0 && text.len && text.ptr[0] != '_') flags |= CG_SYM_EXPORTED;
    size_t mark = cg_list(w);
    if (bases) visit_bases(w, bases);
    cg_symbol_id symbol = cg_define_begin(w,
                                          &(cg_def){
                                              .kind = class_kind(w, bases),
                                              .flags = flags,
                                              .visibility = py_visibility(text),
                                              .node = node,
                                              .first = first_of_range(w, node),
                                              .name = name,
                                              .body = body,
                                          },
                                          CG_SCOPE_CLASS);
    for (size_t i = 0; i < cg_list_count(w, mark); i++)
        cg_flow_to(w, CG_FLOW_EXTENDS, symbol, cg_list_at(w, mark, i));
    cg_list_drop(w, mark);
    add_type_parameters(w, cg_child(w, node, PY_F_TYPE_PARAMETERS));
    if (bases)
        CG_EACH_NAMED(w, base, bases) if (cg_kind(w, base) == PY_SUBSCRIPT) py_declare_typevars(w, base);
    add_docstring(w, symbol, body);
    cg_visit(w, body, 0);
    cg_define_end(w);
    return cg_function_value(w, symbol, cg_start(w, name ? name : node));
}
