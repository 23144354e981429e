/* Go: the numbers of its grammar nodes and fields, and what its files share. */
#ifndef CG_LANG_GO_GO_H
#define CG_LANG_GO_GO_H

#include "lang/walk.h"

enum {
    GO_OTHER,
    GO_FILE,
    GO_COMMENT,
    GO_DROPPED,
    GO_IDENTIFIER,
    GO_BLANK,
    GO_TYPE_IDENTIFIER,
    GO_FIELD_IDENTIFIER,
    GO_PACKAGE_IDENTIFIER,
    GO_STRING,
    GO_INT,
    GO_FLOAT,
    GO_RUNE,
    GO_BOOL,
    GO_NIL,
    GO_IOTA,
    GO_PAREN,
    GO_EXPRESSIONS,
    GO_SELECTOR,
    GO_CALL,
    GO_ARGUMENTS,
    GO_VARIADIC_ARGUMENT,
    GO_INDEX,
    GO_SLICE,
    GO_UNARY,
    GO_BINARY,
    GO_INSTANTIATION,
    GO_CONVERSION,
    GO_ASSERTION,
    GO_COMPOSITE,
    GO_LITERAL_VALUE,
    GO_LITERAL_ELEMENT,
    GO_KEYED,
    GO_FUNC_LITERAL,
    GO_LOGICAL_TOKEN,
    GO_ARROW_TOKEN,
    GO_STAR_TOKEN,
    GO_AMPERSAND_TOKEN,
    GO_DEFINE_TOKEN,
    GO_ASSIGN_TOKEN,
    GO_PACKAGE,
    GO_IMPORT_DECLARATION,
    GO_IMPORT_LIST,
    GO_IMPORT,
    GO_DOT,
    GO_TYPE_DECLARATION,
    GO_TYPE_SPEC,
    GO_TYPE_ALIAS,
    GO_CONST_DECLARATION,
    GO_CONST_SPEC,
    GO_VAR_DECLARATION,
    GO_VAR_LIST,
    GO_VAR_SPEC,
    GO_FUNCTION,
    GO_METHOD,
    GO_PARAMETERS,
    GO_PARAMETER,
    GO_VARIADIC_PARAMETER,
    GO_TYPE_PARAMETERS,
    GO_TYPE_PARAMETER,
    GO_CONSTRAINT,
    GO_STRUCT,
    GO_FIELDS,
    GO_FIELD,
    GO_INTERFACE,
    GO_METHOD_ELEM,
    GO_TYPE_ELEM,
    GO_POINTER,
    GO_ARRAY,
    GO_MAP,
    GO_FUNCTION_TYPE,
    GO_GENERIC,
    GO_TYPE_ARGUMENTS,
    GO_QUALIFIED,
    GO_NEGATED,
    GO_BLOCK,
    GO_SHORT_VAR,
    GO_ASSIGNMENT,
    GO_STEP,
    GO_RETURN,
    GO_IF,
    GO_FOR,
    GO_RANGE,
    GO_SWITCH,
    GO_TYPE_SWITCH,
    GO_TYPE_CASE,
    GO_CASE,
    GO_DEFAULT_CASE,
    GO_SELECT,
    GO_COMMUNICATION,
    GO_RECEIVE,
    GO_SEND,
    GO_KIND_COUNT
};

enum {
    GO_F_NONE,
    GO_F_NAME,
    GO_F_PATH,
    GO_F_TYPE,
    GO_F_TYPE_PARAMETERS,
    GO_F_TYPE_ARGUMENTS,
    GO_F_VALUE,
    GO_F_RECEIVER,
    GO_F_PARAMETERS,
    GO_F_RESULT,
    GO_F_BODY,
    GO_F_LEFT,
    GO_F_RIGHT,
    GO_F_OPERATOR,
    GO_F_OPERAND,
    GO_F_FIELD,
    GO_F_FUNCTION,
    GO_F_ARGUMENTS,
    GO_F_INDEX,
    GO_F_KEY,
    GO_F_ELEMENT,
    GO_F_PACKAGE,
    GO_F_ALIAS,
    GO_F_CHANNEL,
    GO_F_TAG,
    GO_FIELD_COUNT
};

typedef struct go_state {
    cg_expr_id const_type; /* what a constant without type and value takes over from the one before it */
    bool package_main;
} go_state;

static inline go_state *go_state_of(const cg_walker *w) { return w->state; }
bool go_is_blank(const cg_walker *w, uint32_t node);
bool go_is_exported(cg_str name);
cg_visibility go_visibility(cg_str name);

/* Binding (go_bind.c). A target is a name, selector, index … of an expression list. */
void go_assign(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type);
/* Declares a variable here, or writes the one this very scope has already. */
void go_declare(cg_walker *w, uint32_t name, uint32_t statement, cg_expr_id value, cg_expr_id type,
                uint32_t type_node);
/* The whole declaration for a specification that stands in it alone and without parentheses, else `spec`. */
uint32_t go_whole_declaration(const cg_walker *w, uint32_t spec);
/* Lists on both sides: a, b = f() or a, b = x, y. declare: by := or var. */
void go_assign_lists(cg_walker *w, uint32_t left, uint32_t right, bool declare);

cg_expr_id go_package(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_import(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_type_spec(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_type_alias(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_const_declaration(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_var_spec(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_function(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_method(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_func_literal(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_struct(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_interface(cg_walker *w, uint32_t node, uint8_t use);
void go_struct_body(cg_walker *w, uint32_t node);
void go_interface_body(cg_walker *w, uint32_t node);
void go_add_type_parameters(cg_walker *w, uint32_t list);
/* Parameters and result of the function begun last; visits the body. */
void go_function_inside(cg_walker *w, uint32_t node, cg_symbol_id symbol);
/* The result's type: one, a tuple of several, 0 for none. */
cg_expr_id go_result_type(cg_walker *w, uint32_t result, uint8_t use);

cg_expr_id go_type_name(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_qualified(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_function_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_type_elem(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_array_type(cg_walker *w, uint32_t node, uint8_t use);

cg_expr_id go_call(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_unary(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_binary(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_composite(cg_walker *w, uint32_t node, uint8_t use);

cg_expr_id go_short_var(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_assignment(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_step(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_return(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_range(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_type_switch(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_receive(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id go_send(cg_walker *w, uint32_t node, uint8_t use);

#endif
