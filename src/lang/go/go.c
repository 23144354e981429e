/* Go's table. */
#include "lang/go/go.h"

bool go_is_blank(const cg_walker *w, uint32_t node) { return cg_str_is(cg_node_text(w, node), "_"); }

/* Upper case beyond ASCII is not told apart: such names count as exported. */
bool go_is_exported(cg_str name) {
    return name.len && ((name.ptr[0] >= 'A' && name.ptr[0] <= 'Z') || (unsigned char)name.ptr[0] >= 0x80);
}

cg_visibility go_visibility(cg_str name) {
    return go_is_exported(name) ? CG_VISIBILITY_PUBLIC : CG_VISIBILITY_PACKAGE;
}

static const cg_language languages[] = {CG_LANG_GO, CG_LANG_NONE};

static const char *const fields[GO_FIELD_COUNT] = {
    [GO_F_NAME] = "name",
    [GO_F_PATH] = "path",
    [GO_F_TYPE] = "type",
    [GO_F_TYPE_PARAMETERS] = "type_parameters",
    [GO_F_TYPE_ARGUMENTS] = "type_arguments",
    [GO_F_VALUE] = "value",
    [GO_F_RECEIVER] = "receiver",
    [GO_F_PARAMETERS] = "parameters",
    [GO_F_RESULT] = "result",
    [GO_F_BODY] = "body",
    [GO_F_LEFT] = "left",
    [GO_F_RIGHT] = "right",
    [GO_F_OPERATOR] = "operator",
    [GO_F_OPERAND] = "operand",
    [GO_F_FIELD] = "field",
    [GO_F_FUNCTION] = "function",
    [GO_F_ARGUMENTS] = "arguments",
    [GO_F_INDEX] = "index",
    [GO_F_KEY] = "key",
    [GO_F_ELEMENT] = "element",
    [GO_F_PACKAGE] = "package",
    [GO_F_ALIAS] = "alias",
    [GO_F_CHANNEL] = "channel",
    [GO_F_TAG] = "tag",
};

#define HOOK(function) .action = CG_DO_HOOK, .hook = function
#define DECISION       .flags = CG_RULE_DECISION
#define BLOCK          .action = CG_DO_SCOPE, .arg = CG_SCOPE_BLOCK

static const cg_rule rules[GO_KIND_COUNT] = {
    [GO_FILE] = {"source_file"},
    [GO_COMMENT] = {"comment", CG_DO_COMMENT},
    [GO_DROPPED] =
        {"interpreted_string_literal_content raw_string_literal_content escape_sequence label_name "
         "break_statement continue_statement goto_statement fallthrough_statement empty_statement",
         CG_DO_DROP},
    [GO_IDENTIFIER] = {"identifier", CG_DO_NAME},
    [GO_BLANK] = {"blank_identifier", CG_DO_SKIP},
    [GO_TYPE_IDENTIFIER] = {"type_identifier", HOOK(go_type_name)},
    [GO_FIELD_IDENTIFIER] = {"field_identifier", CG_DO_SKIP},
    [GO_PACKAGE_IDENTIFIER] = {"package_identifier", CG_DO_NAME},
    [GO_STRING] = {"interpreted_string_literal raw_string_literal", CG_DO_STRING},
    [GO_INT] = {"int_literal", CG_DO_LITERAL, CG_LITERAL_INT},
    [GO_FLOAT] = {"float_literal imaginary_literal", CG_DO_LITERAL, CG_LITERAL_FLOAT},
    [GO_RUNE] = {"rune_literal", CG_DO_LITERAL, CG_LITERAL_CHAR},
    [GO_BOOL] = {"true false", CG_DO_LITERAL, CG_LITERAL_BOOL},
    [GO_NIL] = {"nil", CG_DO_LITERAL, CG_LITERAL_NULL},
    [GO_IOTA] = {"iota", CG_DO_SKIP},
    [GO_PAREN] = {"parenthesized_expression parenthesized_type", CG_DO_PASS},
    [GO_EXPRESSIONS] = {"expression_list", CG_DO_PASS},
    [GO_SELECTOR] = {"selector_expression", CG_DO_MEMBER, .f = {GO_F_OPERAND, GO_F_FIELD}},
    [GO_CALL] = {"call_expression", HOOK(go_call)},
    [GO_ARGUMENTS] = {"argument_list"},
    [GO_VARIADIC_ARGUMENT] = {"variadic_argument", CG_DO_SPREAD},
    [GO_INDEX] = {"index_expression", CG_DO_INDEX, .f = {GO_F_OPERAND, GO_F_INDEX}},
    [GO_SLICE] = {"slice_expression", CG_DO_PASS, .f = {GO_F_OPERAND}},
    [GO_UNARY] = {"unary_expression", HOOK(go_unary)},
    [GO_INSTANTIATION] = {"type_instantiation_expression", CG_DO_PASS, .f = {GO_F_TYPE}},
    [GO_CONVERSION] = {"type_conversion_expression", CG_DO_CAST, .f = {GO_F_TYPE, GO_F_OPERAND}},
    [GO_ASSERTION] = {"type_assertion_expression", CG_DO_CAST, .f = {GO_F_TYPE, GO_F_OPERAND}},
    [GO_COMPOSITE] = {"composite_literal", HOOK(go_composite)},
    [GO_LITERAL_VALUE] = {"literal_value"},
    [GO_LITERAL_ELEMENT] = {"literal_element", CG_DO_PASS},
    [GO_KEYED] = {"keyed_element"},
    [GO_FUNC_LITERAL] = {"func_literal", HOOK(go_func_literal), .flags = CG_RULE_FUNCTION},
    [GO_LOGICAL_TOKEN] = {"'&&' '||'", DECISION},
    [GO_ARROW_TOKEN] = {"'<-'"},
    [GO_STAR_TOKEN] = {"'*'"},
    [GO_AMPERSAND_TOKEN] = {"'&'"},
    [GO_DEFINE_TOKEN] = {"':='"},
    [GO_ASSIGN_TOKEN] = {"'='"},
    [GO_PACKAGE] = {"package_clause", HOOK(go_package)},
    [GO_IMPORT_DECLARATION] = {"import_declaration"},
    [GO_IMPORT_LIST] = {"import_spec_list"},
    [GO_IMPORT] = {"import_spec", HOOK(go_import)},
    [GO_DOT] = {"dot"},
    [GO_TYPE_DECLARATION] = {"type_declaration"},
    [GO_TYPE_SPEC] = {"type_spec", HOOK(go_type_spec)},
    [GO_TYPE_ALIAS] = {"type_alias", HOOK(go_type_alias)},
    [GO_CONST_DECLARATION] = {"const_declaration", HOOK(go_const_declaration)},
    [GO_CONST_SPEC] = {"const_spec"},
    [GO_VAR_DECLARATION] = {"var_declaration"},
    [GO_VAR_LIST] = {"var_spec_list"},
    [GO_VAR_SPEC] = {"var_spec", HOOK(go_var_spec)},
    [GO_FUNCTION] = {"function_declaration", HOOK(go_function)},
    [GO_METHOD] = {"method_declaration", HOOK(go_method)},
    [GO_PARAMETERS] = {"parameter_list"},
    [GO_PARAMETER] = {"parameter_declaration"},
    [GO_VARIADIC_PARAMETER] = {"variadic_parameter_declaration"},
    [GO_TYPE_PARAMETERS] = {"type_parameter_list"},
    [GO_TYPE_PARAMETER] = {"type_parameter_declaration"},
    [GO_CONSTRAINT] = {"type_constraint", HOOK(go_type_elem)},
    [GO_STRUCT] = {"struct_type", HOOK(go_struct), .flags = CG_RULE_FUNCTION},
    [GO_FIELDS] = {"field_declaration_list"},
    [GO_FIELD] = {"field_declaration"},
    [GO_INTERFACE] = {"interface_type", HOOK(go_interface), .flags = CG_RULE_FUNCTION},
    [GO_METHOD_ELEM] = {"method_elem"},
    [GO_TYPE_ELEM] = {"type_elem", HOOK(go_type_elem)},
    [GO_POINTER] = {"pointer_type", CG_DO_POINTER},
    [GO_ARRAY] = {"slice_type array_type implicit_length_array_type channel_type", HOOK(go_array_type)},
    [GO_MAP] = {"map_type", CG_DO_MAPTYPE, .f = {GO_F_KEY, GO_F_VALUE}},
    [GO_FUNCTION_TYPE] = {"function_type", HOOK(go_function_type)},
    [GO_GENERIC] = {"generic_type", CG_DO_APPLY, .f = {GO_F_TYPE, GO_F_TYPE_ARGUMENTS}},
    [GO_TYPE_ARGUMENTS] = {"type_arguments"},
    [GO_QUALIFIED] = {"qualified_type", HOOK(go_qualified)},
    [GO_NEGATED] = {"negated_type", CG_DO_PASS},
    [GO_BLOCK] = {"block", BLOCK},
    [GO_SHORT_VAR] = {"short_var_declaration", HOOK(go_short_var)},
    [GO_ASSIGNMENT] = {"assignment_statement", HOOK(go_assignment)},
    [GO_STEP] = {"inc_statement dec_statement", HOOK(go_step)},
    [GO_RETURN] = {"return_statement", HOOK(go_return)},
    [GO_IF] = {"if_statement", BLOCK, DECISION},
    [GO_FOR] = {"for_statement", BLOCK, DECISION},
    [GO_RANGE] = {"range_clause", HOOK(go_range)},
    [GO_SWITCH] = {"expression_switch_statement", BLOCK},
    [GO_TYPE_SWITCH] = {"type_switch_statement", HOOK(go_type_switch)},
    [GO_TYPE_CASE] = {"type_case", BLOCK, DECISION},
    [GO_CASE] = {"expression_case", BLOCK, DECISION},
    [GO_DEFAULT_CASE] = {"default_case", BLOCK},
    [GO_SELECT] = {"select_statement"},
    [GO_COMMUNICATION] = {"communication_case", BLOCK, DECISION},
    [GO_RECEIVE] = {"receive_statement", HOOK(go_receive)},
    [GO_SEND] = {"send_statement", HOOK(go_send)},
};

const cg_lang cg_lang_go = {
    .name = "go",
    .languages = languages,
    .rules = rules,
    .rule_count = GO_KIND_COUNT,
    .fields = fields,
    .field_count = GO_FIELD_COUNT,
    .state_size = sizeof(go_state),
    .assign = go_assign,
};
