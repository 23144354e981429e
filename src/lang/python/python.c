/* Python's table, and the expressions a table cannot say. */
#include "lang/python/python.h"

bool py_is_upper(cg_str name) {
    bool letter = false;
    for (size_t i = 0; i < name.len; i++) {
        if (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') return false;
        letter |= name.ptr[i] >= 'A' && name.ptr[i] <= 'Z';
    }
    return letter;
}

cg_visibility py_visibility(cg_str name) {
    if (name.len == 0 || name.ptr[0] != '_') return CG_VISIBILITY_PUBLIC;
    if (!cg_str_starts(name, CG_STR("__"))) return CG_VISIBILITY_PROTECTED;
    return cg_str_ends(name, CG_STR("__")) ? CG_VISIBILITY_PUBLIC : CG_VISIBILITY_PRIVATE;
}

const py_outer_name *py_outer(const cg_walker *w, cg_str name) {
    const py_state *state = py_state_of(w);
    if (state->outer_count == 0) return NULL;
    cg_string_id id = cg_facts_string(w->facts, name);
    for (uint32_t i = state->outer_count; i-- > 0;)
        if (state->outer[i].function == w->function && state->outer[i].name == id) return &state->outer[i];
    return NULL;
}

static cg_expr_id py_identifier(cg_walker *w, uint32_t node, uint8_t use) {
    const py_outer_name *outer = py_outer(w, cg_node_text(w, node));
    cg_expr_id name = cg_name(w, node, use, outer && outer->global ? CG_NAME_GLOBAL : 0);
    if (use != 0 || name == 0 || py_state_of(w)->narrowed_count == 0) return name;
    return py_narrowed_reading(w, name, cg_text_id(w, node), cg_start(w, node));
}

static bool is_bytes(cg_str literal) {
    for (size_t i = 0; i < literal.len && literal.ptr[i] != '"' && literal.ptr[i] != '\''; i++)
        if ((literal.ptr[i] | 0x20) == 'b') return true;
    return false;
}

static bool is_key(cg_str s) {
    bool key = s.len <= 64;
    for (size_t i = 0; key && i < s.len; i++) key = (unsigned char)s.ptr[i] > ' ';
    return key;
}

static cg_expr_id py_string(cg_walker *w, uint32_t node, uint8_t use) {
    cg_str literal = cg_node_text(w, node), content = cg_string_content(literal);
    if (use & (CG_USE_TYPE | CG_USE_BASE))
        return py_string_type(w, content, cg_start(w, node) + (uint32_t)(content.ptr - literal.ptr), use);
    bool formatted = false;
    CG_EACH_NAMED(w, child, node) {
        formatted = true;
        cg_visit(w, child, 0);
    }
    cg_literal kind = is_bytes(literal) ? CG_LITERAL_BYTES : CG_LITERAL_STRING;
    return cg_literal_value(w, kind, !formatted && is_key(content) ? content : CG_STR_NONE,
                            cg_start(w, node));
}

static cg_expr_id py_strings(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_visit_children_except(w, node, 0);
    return cg_literal_value(w, CG_LITERAL_STRING, CG_STR_NONE, cg_start(w, node));
}

/* Type arguments: strings in Literal[…] are no types. */
static cg_expr_id type_subscript(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t generic = cg_child(w, node, PY_F_VALUE);
    cg_expr_id of = cg_visit(w, generic, use);
    uint8_t inner = cg_str_ends(cg_node_text(w, generic), CG_STR("Literal")) ? 0 : CG_USE_TYPE;
    size_t mark = cg_list(w);
    CG_EACH_NAMED(w, child, node)
    if (cg_field(w, child) == PY_F_SUBSCRIPT) cg_list_add(w, cg_visit(w, child, inner));
    return cg_list_end(w, mark, CG_EXPR_APPLY, 0, of, cg_start(w, node));
}

static cg_expr_id py_subscript(cg_walker *w, uint32_t node, uint8_t use) {
    if (use & (CG_USE_TYPE | CG_USE_BASE)) return type_subscript(w, node, use);
    cg_expr_id of = cg_visit(w, cg_child(w, node, PY_F_VALUE), 0), key = 0;
    bool slice = false;
    CG_EACH_NAMED(w, child, node) {
        if (cg_field(w, child) != PY_F_SUBSCRIPT) continue;
        slice |= cg_kind(w, child) == PY_SLICE;
        key = cg_visit(w, child, 0);
    }
    if (of == 0) return 0;
    if (slice) key = cg_literal_value(w, CG_LITERAL_OTHER, CG_STR_NONE, cg_start(w, node));
    if (key && cg_facts_expr_at(w->facts, key)->op != CG_EXPR_LITERAL) key = 0;
    return cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, 0, of, key, cg_start(w, node));
}

/* A | B in a type; with a list or dictionary written there (a + [f], a | {…}) it has what both have. Otherwise an
 * operation of unknown result. */
static cg_expr_id py_binary(cg_walker *w, uint32_t node, uint8_t use) {
    size_t mark = cg_list(w);
    if (!(use & CG_USE_TYPE)) {
        bool container = false;
        CG_EACH_NAMED(w, child, node) {
            cg_expr_id v = cg_visit(w, child, 0);
            uint16_t kind = cg_kind(w, child);
            container |= kind == PY_LIST || kind == PY_TUPLE || kind == PY_DICT || kind == PY_LIST_COMP;
            if (v) cg_list_add(w, v);
        }
        if (container) return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, node));
        cg_list_drop(w, mark);
        return 0;
    }
    cg_list_add_children(w, node, use);
    return cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, cg_start(w, node));
}

/* value if condition else value */
static cg_expr_id py_conditional(cg_walker *w, uint32_t node, uint8_t use) {
    size_t mark = cg_list(w), position = 0;
    uint32_t before = py_state_of(w)->narrowed_count, value = cg_first_named(w, node);
    py_narrow(w, value ? cg_next_named(w, value) : 0, true);
    CG_EACH_NAMED(w, child, node) {
        bool is_value = position++ != 1;
        if (position == 2) py_state_of(w)->narrowed_count = before;
        cg_expr_id v = cg_visit(w, child, is_value ? use & (uint8_t)~CG_USE_CALLEE : 0);
        if (is_value && v) cg_list_add(w, v);
    }
    return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, node));
}

static cg_expr_id py_walrus(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, PY_F_NAME);
    cg_expr_id value = cg_visit(w, cg_child(w, node, PY_F_VALUE), 0);
    if (name) py_assign(w, name, value, 0);
    return value;
}

/* import_module("a.b") and __import__("a.b") */
static void dynamic_import(cg_walker *w, uint32_t node, cg_str callee) {
    if (!cg_str_ends(callee, CG_STR("import_module")) && !cg_str_is(callee, "__import__")) return;
    uint32_t arguments = cg_child(w, node, PY_F_ARGUMENTS);
    uint32_t first = arguments ? cg_first_named(w, arguments) : 0;
    if (first == 0 || cg_kind(w, first) != PY_STRING || cg_has(w, first, PY_OTHER)) return;
    cg_str module = cg_string_content(cg_node_text(w, first));
    uint16_t level = 0;
    while (module.len && module.ptr[0] == '.') {
        module = cg_str_from_index(module, 1);
        level++;
    }
    cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_MODULE,
                                      .flags = CG_IMPORT_DYNAMIC,
                                      .level = level,
                                      .module = module,
                                      .node = node,
                                      .at = cg_start(w, first)});
}

/* cast("A", x): a type in a string. */
static bool names_type(const cg_walker *w, uint32_t function, uint32_t arguments) {
    cg_str name = cg_node_text(w, function);
    uint32_t first = cg_first_named(w, arguments);
    return first && cg_kind(w, first) == PY_STRING &&
           (cg_str_is(name, "cast") || cg_str_ends(name, CG_STR(".cast")));
}

static void add_cast(cg_walker *w, uint32_t arguments) {
    bool type = true;
    CG_EACH_NAMED(w, argument, arguments) {
        cg_list_add(w, cg_visit(w, argument, type ? CG_USE_TYPE : 0));
        type = false;
    }
}

static cg_expr_id py_call(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t function = cg_child(w, node, PY_F_FUNCTION), arguments = cg_child(w, node, PY_F_ARGUMENTS);
    uint32_t start = cg_start(w, node);
    if (function && cg_kind(w, function) == PY_IDENTIFIER && cg_str_is(cg_node_text(w, function), "super")) {
        cg_expr_id of = arguments ? cg_visit(w, cg_first_named(w, arguments), 0) : 0;
        return cg_facts_expr(w->facts, CG_EXPR_SUPER, 0, 0, of, 0, start);
    }
    cg_expr_id callee = cg_visit(w, function, CG_USE_CALLEE | (use & CG_USE_DECORATOR));
    if (function) dynamic_import(w, node, cg_node_text(w, function));
    if (function && w->scope == 0) py_export_call(w, node, cg_node_text(w, function));
    size_t mark = cg_list(w);
    if (arguments && cg_kind(w, arguments) == PY_ARGUMENTS && names_type(w, function, arguments))
        add_cast(w, arguments);
    else if (arguments && cg_kind(w, arguments) == PY_ARGUMENTS)
        cg_list_add_children(w, arguments, 0);
    else if (arguments)
        cg_list_add(w, cg_visit(w, arguments, 0));
    return cg_list_end(w, mark, CG_EXPR_CALL, 0, callee, cg_last_name_at(w, callee, start));
}

static const cg_language languages[] = {CG_LANG_PYTHON, CG_LANG_NONE};

static const char *const fields[PY_FIELD_COUNT] = {
    [PY_F_NAME] = "name",
    [PY_F_BODY] = "body",
    [PY_F_PARAMETERS] = "parameters",
    [PY_F_RETURN_TYPE] = "return_type",
    [PY_F_TYPE_PARAMETERS] = "type_parameters",
    [PY_F_SUPERCLASSES] = "superclasses",
    [PY_F_DEFINITION] = "definition",
    [PY_F_VALUE] = "value",
    [PY_F_TYPE] = "type",
    [PY_F_LEFT] = "left",
    [PY_F_RIGHT] = "right",
    [PY_F_OBJECT] = "object",
    [PY_F_ATTRIBUTE] = "attribute",
    [PY_F_FUNCTION] = "function",
    [PY_F_ARGUMENTS] = "arguments",
    [PY_F_SUBSCRIPT] = "subscript",
    [PY_F_KEY] = "key",
    [PY_F_ALIAS] = "alias",
    [PY_F_SUBJECT] = "subject",
    [PY_F_CONDITION] = "condition",
    [PY_F_CONSEQUENCE] = "consequence",
    [PY_F_GUARD] = "guard",
    [PY_F_MODULE] = "module_name",
    [PY_F_CAUSE] = "cause",
};

#define HOOK(function) .action = CG_DO_HOOK, .hook = function
#define DECISION       .flags = CG_RULE_DECISION

static const cg_rule rules[PY_KIND_COUNT] = {
    [PY_MODULE] = {.node = "module"},
    [PY_COMMENT] = {.node = "comment", .action = CG_DO_COMMENT},
    [PY_DROPPED] = {.node = "string_start string_content string_end line_continuation pass_statement "
                            "break_statement continue_statement ellipsis type_conversion escape_sequence "
                            "escape_interpolation",
                    .action = CG_DO_DROP},
    [PY_IDENTIFIER] = {.node = "identifier", HOOK(py_identifier)},
    [PY_STRING] = {.node = "string", HOOK(py_string), .flags = CG_RULE_TEXT},
    [PY_STRINGS] = {.node = "concatenated_string", HOOK(py_strings)},
    [PY_INTEGER] = {.node = "integer", .action = CG_DO_LITERAL, .arg = CG_LITERAL_INT},
    [PY_FLOAT] = {.node = "float", .action = CG_DO_LITERAL, .arg = CG_LITERAL_FLOAT},
    [PY_BOOL] = {.node = "true false", .action = CG_DO_LITERAL, .arg = CG_LITERAL_BOOL},
    [PY_NONE] = {.node = "none", .action = CG_DO_LITERAL, .arg = CG_LITERAL_NULL},
    [PY_PAREN] = {.node = "parenthesized_expression parenthesized_list_splat", .action = CG_DO_PASS},
    [PY_ATTRIBUTE] = {.node = "attribute", .action = CG_DO_MEMBER, .f = {PY_F_OBJECT, PY_F_ATTRIBUTE}},
    [PY_CALL] = {.node = "call", HOOK(py_call)},
    [PY_SUBSCRIPT] = {.node = "subscript", HOOK(py_subscript)},
    [PY_ARGUMENTS] = {.node = "argument_list"},
    [PY_KEYWORD] = {.node = "keyword_argument", .action = CG_DO_KEYWORD, .f = {PY_F_NAME, PY_F_VALUE}},
    [PY_SPREAD] = {.node = "list_splat", .action = CG_DO_SPREAD},
    [PY_SPREAD_MAP] = {.node = "dictionary_splat", .action = CG_DO_SPREAD, .arg = 1},
    [PY_LIST] = {.node = "list", .action = CG_DO_LIST, .arg = CG_LITERAL_LIST},
    [PY_TUPLE] = {.node = "tuple expression_list pattern_list",
                  .action = CG_DO_LIST,
                  .arg = CG_LITERAL_TUPLE},
    [PY_SET] = {.node = "set", .action = CG_DO_LIST, .arg = CG_LITERAL_SET},
    [PY_DICT] = {.node = "dictionary", .action = CG_DO_MAP},
    [PY_PAIR] = {.node = "pair", .action = CG_DO_PAIR, .f = {PY_F_KEY, PY_F_VALUE}},
    [PY_LIST_COMP] = {.node = "list_comprehension generator_expression", HOOK(py_comprehension)},
    [PY_SET_COMP] = {.node = "set_comprehension", HOOK(py_comprehension)},
    [PY_DICT_COMP] = {.node = "dictionary_comprehension", HOOK(py_comprehension)},
    [PY_FOR_IN] = {.node = "for_in_clause", DECISION},
    [PY_IF_CLAUSE] = {.node = "if_clause", DECISION},
    [PY_CONDITIONAL] = {.node = "conditional_expression", HOOK(py_conditional), DECISION},
    [PY_BOOLEAN] = {.node = "boolean_operator", HOOK(py_boolean), DECISION},
    [PY_NOT] = {.node = "not_operator"},
    [PY_ASSERT] = {.node = "assert_statement", HOOK(py_assert)},
    [PY_BINARY] = {.node = "binary_operator", HOOK(py_binary)},
    [PY_AWAIT] = {.node = "await", .action = CG_DO_AWAIT},
    [PY_SLICE] = {.node = "slice"},
    [PY_WALRUS] = {.node = "named_expression", HOOK(py_walrus)},
    [PY_LAMBDA] = {.node = "lambda", HOOK(py_lambda), .flags = CG_RULE_FUNCTION},
    [PY_YIELD] = {.node = "yield", HOOK(py_yield)},
    [PY_FROM_TOKEN] = {.node = "'from'"},
    [PY_ASYNC_TOKEN] = {.node = "'async'"},
    [PY_FUNCTION] = {.node = "function_definition", HOOK(py_function)},
    [PY_CLASS] = {.node = "class_definition", HOOK(py_class)},
    [PY_DECORATED] = {.node = "decorated_definition", HOOK(py_decorated)},
    [PY_DECORATOR] = {.node = "decorator", .action = CG_DO_PASS},
    [PY_PARAMETER_DEFAULT] = {.node = "default_parameter"},
    [PY_PARAMETER_TYPED] = {.node = "typed_parameter"},
    [PY_PARAMETER_FULL] = {.node = "typed_default_parameter"},
    [PY_SPLAT_PATTERN] = {.node = "list_splat_pattern"},
    [PY_MAP_SPLAT_PATTERN] = {.node = "dictionary_splat_pattern"},
    [PY_KEYWORD_SEPARATOR] = {.node = "keyword_separator"},
    [PY_POSITIONAL_SEPARATOR] = {.node = "positional_separator"},
    [PY_TUPLE_PATTERN] = {.node = "tuple_pattern"},
    [PY_BLOCK] = {.node = "block", HOOK(py_block)},
    [PY_STATEMENT] = {.node = "expression_statement"},
    [PY_ASSIGNMENT] = {.node = "assignment", HOOK(py_assignment)},
    [PY_AUGMENTED] = {.node = "augmented_assignment", HOOK(py_augmented)},
    [PY_RETURN] = {.node = "return_statement", .action = CG_DO_RETURN},
    [PY_RAISE] = {.node = "raise_statement", HOOK(py_raise)},
    [PY_DELETE] = {.node = "delete_statement", HOOK(py_delete)},
    [PY_GLOBAL] = {.node = "global_statement", HOOK(py_outer_statement)},
    [PY_NONLOCAL] = {.node = "nonlocal_statement", HOOK(py_outer_statement)},
    [PY_IF] = {.node = "if_statement", HOOK(py_conditional_statement), DECISION},
    [PY_ELIF] = {.node = "elif_clause", HOOK(py_elif), DECISION},
    [PY_WHILE] = {.node = "while_statement", DECISION},
    [PY_TRY] = {.node = "try_statement", HOOK(py_conditional_statement)},
    [PY_FOR] = {.node = "for_statement", HOOK(py_for), DECISION},
    [PY_EXCEPT] = {.node = "except_clause", HOOK(py_except), DECISION},
    [PY_WITH] = {.node = "with_statement"},
    [PY_WITH_CLAUSE] = {.node = "with_clause"},
    [PY_WITH_ITEM] = {.node = "with_item", HOOK(py_with_item)},
    [PY_AS_PATTERN] = {.node = "as_pattern"},
    [PY_AS_TARGET] = {.node = "as_pattern_target"},
    [PY_MATCH] = {.node = "match_statement", HOOK(py_match)},
    [PY_CASE] = {.node = "case_clause", DECISION},
    [PY_CASE_PATTERN] = {.node = "case_pattern"},
    [PY_CLASS_PATTERN] = {.node = "class_pattern"},
    [PY_KEYWORD_PATTERN] = {.node = "keyword_pattern"},
    [PY_LIST_PATTERN] = {.node = "list_pattern"},
    [PY_DICT_PATTERN] = {.node = "dict_pattern"},
    [PY_UNION_PATTERN] = {.node = "union_pattern"},
    [PY_REST_PATTERN] = {.node = "splat_pattern"},
    [PY_DOTTED_NAME] = {.node = "dotted_name"},
    [PY_TYPE] = {.node = "type", .action = CG_DO_TYPE},
    [PY_GENERIC_TYPE] = {.node = "generic_type", HOOK(py_generic_type)},
    [PY_TYPE_ARGUMENTS] = {.node = "type_parameter"},
    [PY_UNION_TYPE] = {.node = "union_type", .action = CG_DO_UNION},
    [PY_MEMBER_TYPE] = {.node = "member_type", .action = CG_DO_PASS},
    [PY_SPLAT_TYPE] = {.node = "splat_type", .action = CG_DO_PASS},
    [PY_CONSTRAINED_TYPE] = {.node = "constrained_type"},
    [PY_TYPE_ALIAS] = {.node = "type_alias_statement", HOOK(py_type_alias)},
    [PY_IMPORT] = {.node = "import_statement", HOOK(py_import)},
    [PY_IMPORT_FROM] = {.node = "import_from_statement", HOOK(py_import_from)},
    [PY_IMPORT_FUTURE] = {.node = "future_import_statement", HOOK(py_import_from)},
    [PY_ALIASED_IMPORT] = {.node = "aliased_import"},
    [PY_RELATIVE_IMPORT] = {.node = "relative_import"},
    [PY_IMPORT_PREFIX] = {.node = "import_prefix"},
    [PY_WILDCARD] = {.node = "wildcard_import"},
};

static void begin(cg_walker *w) {
    uint32_t first = cg_first_named(w, CG_CST_ROOT);
    if (first == 0 || cg_kind(w, first) != PY_STATEMENT) return;
    uint32_t literal = cg_first_named(w, first);
    if (literal && cg_kind(w, literal) == PY_STRING) cg_docs(w, 0, literal);
}

const cg_lang cg_lang_python = {
    .name = "python",
    .languages = languages,
    .rules = rules,
    .rule_count = PY_KIND_COUNT,
    .fields = fields,
    .field_count = PY_FIELD_COUNT,
    .skip_class_scopes = true,
    .hoist_all = true,
    .state_size = sizeof(py_state),
    .begin = begin,
    .assign = py_assign,
};
