/* What the parts of the Rust folder share. */
#ifndef CG_LANG_RUST_RUST_H
#define CG_LANG_RUST_RUST_H

#include "lang/walk.h"

enum rust_node {
    R_NONE,
    R_LINE_COMMENT,
    R_BLOCK_COMMENT,
    /* names and literals */
    R_IDENTIFIER,
    R_FIELD_IDENTIFIER,
    R_SHORTHAND_FIELD,
    R_METAVARIABLE,
    R_SELF,
    R_SUPER,
    R_CRATE,
    R_SCOPED_IDENTIFIER,
    R_STRING,
    R_RAW_STRING,
    R_CHARACTER,
    R_INTEGER,
    R_FLOAT,
    R_BOOLEAN,
    R_NEGATIVE,
    R_LIFETIME,
    R_LABEL,
    /* types */
    R_TYPE_IDENTIFIER,
    R_SCOPED_TYPE,
    R_GENERIC_TYPE,
    R_TYPE_ARGUMENTS,
    R_TYPE_BINDING,
    R_PRIMITIVE,
    R_REFERENCE_TYPE,
    R_POINTER_TYPE,
    R_ARRAY_TYPE,
    R_TUPLE_TYPE,
    R_EMPTY_TYPE,
    R_FUNCTION_TYPE,
    R_TRAIT_TYPE,
    R_BOUNDED_TYPE,
    R_REMOVED_BOUND,
    R_QUALIFIED_TYPE,
    R_BRACKETED_TYPE,
    R_TYPE_PARAMETERS,
    R_TYPE_PARAMETER,
    R_CONST_PARAMETER,
    R_LIFETIME_PARAMETER,
    R_TRAIT_BOUNDS,
    R_WHERE,
    R_WHERE_PREDICATE,
    R_FOR_LIFETIMES,
    /* items */
    R_ATTRIBUTE_ITEM,
    R_INNER_ATTRIBUTE,
    R_ATTRIBUTE,
    R_VISIBILITY,
    R_MOD,
    R_FOREIGN_MOD,
    R_EXTERN_MODIFIER,
    R_DECLARATION_LIST,
    R_STRUCT,
    R_UNION,
    R_ENUM,
    R_VARIANT,
    R_FIELD_LIST,
    R_FIELD,
    R_ORDERED_FIELDS,
    R_CONST,
    R_STATIC,
    R_TYPE_ITEM,
    R_ASSOCIATED_TYPE,
    R_TRAIT,
    R_IMPL,
    R_FUNCTION,
    R_FUNCTION_SIGNATURE,
    R_FUNCTION_MODIFIERS,
    R_PARAMETERS,
    R_PARAMETER,
    R_SELF_PARAMETER,
    R_MACRO_DEFINITION,
    R_MACRO_RULE,
    R_TOKEN_PATTERN,
    R_USE,
    R_USE_AS,
    R_USE_LIST,
    R_SCOPED_USE_LIST,
    R_USE_WILDCARD,
    R_EXTERN_CRATE,
    /* expressions and statements */
    R_LET,
    R_EXPRESSION_STATEMENT,
    R_BLOCK,
    R_WRAPPED_BLOCK,
    R_CALL,
    R_ARGUMENTS,
    R_FIELD_EXPRESSION,
    R_GENERIC_FUNCTION,
    R_STRUCT_EXPRESSION,
    R_FIELD_INITIALIZERS,
    R_FIELD_INITIALIZER,
    R_SHORTHAND_INITIALIZER,
    R_BASE_INITIALIZER,
    R_MACRO_CALL,
    R_TOKEN_TREE,
    R_CLOSURE,
    R_CLOSURE_PARAMETERS,
    R_INDEX,
    R_ARRAY,
    R_TUPLE,
    R_PASS,
    R_TRY,
    R_AWAIT,
    R_BINARY,
    R_ASSIGNMENT,
    R_COMPOUND,
    R_CAST,
    R_RETURN,
    R_YIELD,
    R_JUMP,
    R_IF,
    R_ELSE,
    R_LET_CONDITION,
    R_LET_CHAIN,
    R_WHILE,
    R_LOOP,
    R_FOR,
    R_MATCH,
    R_MATCH_BLOCK,
    R_MATCH_ARM,
    R_MATCH_PATTERN,
    R_RANGE,
    /* patterns */
    R_TUPLE_PATTERN,
    R_SLICE_PATTERN,
    R_TUPLE_STRUCT_PATTERN,
    R_STRUCT_PATTERN,
    R_FIELD_PATTERN,
    R_REST_PATTERN,
    R_UNDERSCORE,
    R_WRAPPED_PATTERN,
    R_CAPTURED_PATTERN,
    R_OR_PATTERN,
    /* tokens */
    R_ASYNC,
    R_BAR,
    R_OR,
    R_LOGIC,
    R_COMPARISON,
    R_NODE_COUNT
};

enum rust_field {
    RF_NONE,
    RF_NAME,
    RF_TYPE,
    RF_BODY,
    RF_VALUE,
    RF_PATTERN,
    RF_PARAMETERS,
    RF_TYPE_PARAMETERS,
    RF_TYPE_ARGUMENTS,
    RF_RETURN_TYPE,
    RF_BOUNDS,
    RF_TRAIT,
    RF_ALIAS,
    RF_PATH,
    RF_LIST,
    RF_ARGUMENT,
    RF_ARGUMENTS,
    RF_FUNCTION,
    RF_FIELD,
    RF_LEFT,
    RF_RIGHT,
    RF_OPERATOR,
    RF_CONDITION,
    RF_CONSEQUENCE,
    RF_ALTERNATIVE,
    RF_ELEMENT,
    RF_LENGTH,
    RF_MACRO,
    RF_DEFAULT_TYPE,
    RF_COUNT
};

typedef struct rust_state {
    uint32_t attributes; /* the first attribute of a run that has not met its item yet, 0: none */
    cg_str self_type;    /* of the impl or trait around, as written, without type arguments */
    bool trait_impl;     /* the impl around is one of a trait */
    bool not_configured; /* the impl around is for when something is not configured */
    bool alternative;    /* in a later part of A(x) | B(x) */
} rust_state;

static inline rust_state *rust_state_of(cg_walker *w) { return w->state; }
/* The children of a body, which may be missing. */
static inline void rust_visit_body(cg_walker *w, uint32_t body) {
    if (body) cg_visit_children_except(w, body, 0);
}

/* ---- attributes.c ---- */
typedef struct rust_item {
    uint32_t first; /* the first attribute above the item, 0: none */
    uint32_t flags; /* CG_SYM_TEST, EXTERN, ENTRY … that attributes give, EXPORTED if pub */
    cg_visibility visibility;
    cg_str path; /* #[path = "…"] */
} rust_item;
/* Reads visibility and the attributes above an item. */
rust_item rust_read_item(cg_walker *w, uint32_t node);
/* Lets the attributes decorate the definition; derive makes it implement traits. */
void rust_decorate(cg_walker *w, const rust_item *item, uint32_t node, cg_symbol_id symbol);
cg_expr_id rust_attribute_item(cg_walker *w, uint32_t node, uint8_t use);
/* Comments that begin with //! at the top of a body document what they stand in. */
void rust_inner_docs(cg_walker *w, uint32_t body, cg_symbol_id symbol);
void rust_begin(cg_walker *w);

/* ---- prepare.c ---- */
void rust_prepare_text(cg_language language, char *text, size_t len);

/* ---- types.c ---- */
cg_expr_id rust_type(cg_walker *w, uint32_t node, uint8_t use);
/* By the language's convention a capital begins a type, variant or constant. */
bool rust_is_type_name(cg_str name);
cg_expr_id rust_type_name(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_path(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_path_root(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_primitive(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_generic_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_type_binding(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_tuple_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_function_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_bounds(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_qualified_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_trait_type(cg_walker *w, uint32_t node, uint8_t use);
void rust_type_parameters(cg_walker *w, uint32_t node);
void rust_where(cg_walker *w, uint32_t item);

/* ---- items.c ---- */
cg_expr_id rust_mod(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_struct(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_variant(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_field(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_ordered_fields(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_constant(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_type_item(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_trait(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_impl(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_macro_definition(cg_walker *w, uint32_t node, uint8_t use);

/* ---- functions.c ---- */
cg_expr_id rust_function(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_closure(cg_walker *w, uint32_t node, uint8_t use);

/* ---- uses.c ---- */
cg_expr_id rust_use(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_extern_crate(cg_walker *w, uint32_t node, uint8_t use);

/* ---- patterns.c ---- */
/* Binds the names in a pattern to a value (0: unknown); type is that of the whole, 0 if not written. */
void rust_bind(cg_walker *w, uint32_t pattern, cg_expr_id value, cg_expr_id type);
bool rust_is_binding(const cg_walker *w, uint32_t pattern);
/* Is the child a part of a pattern or of a closure's parameters? `_` is one, though only a token. */
static inline bool rust_is_part(const cg_walker *w, uint32_t child) {
    return cg_kind(w, child) == R_UNDERSCORE ||
           (w->nodes[child].flags & (CG_CST_NAMED | CG_CST_EXTRA)) == CG_CST_NAMED;
}

/* ---- expressions.c ---- */
cg_expr_id rust_block(cg_walker *w, uint32_t node, uint8_t use);
/* What a block's statements give, walked in the current scope. */
cg_expr_id rust_block_value(cg_walker *w, uint32_t block);
cg_expr_id rust_let(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_expression_statement(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_field_expression(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_struct_expression(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_try(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_array(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_index(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_binary(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_assignment(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_if(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_let_condition(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_for(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id rust_match(cg_walker *w, uint32_t node, uint8_t use);

/* ---- tokens.c: what is inside the parentheses of a macro call ---- */
/* Which argument of a macro is a pattern (counted from 0), 0 if none is. */
size_t rust_pattern_argument(cg_str macro);
cg_expr_id rust_macro_call(cg_walker *w, uint32_t node, uint8_t use);
/* Defines what a macro of the file makes where it is called for items (macro_items.c). */
void rust_macro_items(cg_walker *w, uint32_t call, cg_str name, uint32_t tree);
/* Finds names, members and calls in a tree of mere tokens; returns the value of its last part. */
cg_expr_id rust_token_tree(cg_walker *w, uint32_t node, uint8_t use);

#endif
