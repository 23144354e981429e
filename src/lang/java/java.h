/* What the parts of the Java folder share. */
#ifndef CG_LANG_JAVA_JAVA_H
#define CG_LANG_JAVA_JAVA_H

#include "lang/walk.h"

enum java_node {
    J_NONE,
    J_LINE_COMMENT,
    J_BLOCK_COMMENT,
    /* names, literals, types */
    J_IDENTIFIER,
    J_UNDERSCORE,
    J_SCOPED_IDENTIFIER,
    J_INTEGER,
    J_FLOATING,
    J_CHARACTER,
    J_STRING,
    J_BOOLEAN,
    J_NULL,
    J_TYPE_IDENTIFIER,
    J_SCOPED_TYPE,
    J_GENERIC_TYPE,
    J_TYPE_ARGUMENTS,
    J_WILDCARD,
    J_ARRAY_TYPE,
    J_ANNOTATED_TYPE,
    J_PRIMITIVE,
    J_VOID,
    J_DIMENSIONS,
    J_DIMENSIONS_EXPR,
    J_TYPE_BOUND,
    J_TYPE_LIST,
    J_CATCH_TYPE,
    /* annotations and modifiers */
    J_MODIFIERS,
    J_ANNOTATION,
    J_MARKER_ANNOTATION,
    J_ELEMENT_PAIR,
    J_ELEMENT_ARRAY,
    /* declarations */
    J_PACKAGE,
    J_IMPORT,
    J_ASTERISK,
    J_MODULE,
    J_REQUIRES,
    J_EXPORTS,
    J_OPENS,
    J_USES,
    J_CLASS,
    J_INTERFACE,
    J_ENUM,
    J_RECORD,
    J_ANNOTATION_TYPE,
    J_SUPERCLASS,
    J_EXTENDS_INTERFACES,
    J_PERMITS,
    J_CLASS_BODY,
    J_ENUM_CONSTANT,
    J_METHOD,
    J_CONSTRUCTOR,
    J_COMPACT_CONSTRUCTOR,
    J_ANNOTATION_ELEMENT,
    J_FIELD,
    J_FORMAL_PARAMETER,
    J_SPREAD_PARAMETER,
    J_RECEIVER_PARAMETER,
    J_THROWS,
    J_DECLARATOR,
    /* expressions */
    J_ARGUMENTS,
    J_INVOCATION,
    J_CONSTRUCTOR_CALL,
    J_CREATION,
    J_ARRAY_CREATION,
    J_ARRAY_INITIALIZER,
    J_ARRAY_ACCESS,
    J_FIELD_ACCESS,
    J_METHOD_REFERENCE,
    J_CLASS_LITERAL,
    J_LAMBDA,
    J_ASSIGNMENT,
    J_BINARY,
    J_UNARY,
    J_UPDATE,
    J_TERNARY,
    J_CAST,
    J_INSTANCEOF,
    J_PARENTHESES,
    J_TEMPLATE,
    J_THIS,
    J_SUPER,
    /* statements */
    J_BLOCK,
    J_LOCAL,
    J_EXPRESSION_STATEMENT,
    J_RETURN,
    J_THROW,
    J_YIELD,
    J_JUMP,
    J_LABELED,
    J_IF,
    J_LOOP,
    J_FOR,
    J_FOR_EACH,
    J_TRY_RESOURCES,
    J_RESOURCE,
    J_CATCH,
    J_CATCH_PARAMETER,
    J_SWITCH,
    J_SWITCH_BLOCK,
    J_SWITCH_RULE,
    J_SWITCH_LABEL,
    J_TYPE_PATTERN,
    J_RECORD_PATTERN,
    /* tokens */
    J_PUBLIC,
    J_PROTECTED,
    J_PRIVATE,
    J_STATIC,
    J_FINAL,
    J_ABSTRACT,
    J_NATIVE,
    J_NEW,
    J_EQUALS,
    J_PLUS,
    J_NOT,
    J_COMPARISON,
    J_LOGIC,
    J_CASE,
    J_NODE_COUNT
};

enum java_field {
    JF_NONE,
    JF_NAME,
    JF_BODY,
    JF_TYPE,
    JF_VALUE,
    JF_OBJECT,
    JF_FIELD,
    JF_ARGUMENTS,
    JF_PARAMETERS,
    JF_TYPE_ARGUMENTS,
    JF_TYPE_PARAMETERS,
    JF_SUPERCLASS,
    JF_INTERFACES,
    JF_DECLARATOR,
    JF_DIMENSIONS,
    JF_ELEMENT,
    JF_LEFT,
    JF_RIGHT,
    JF_OPERATOR,
    JF_OPERAND,
    JF_CONDITION,
    JF_CONSEQUENCE,
    JF_ALTERNATIVE,
    JF_ARRAY,
    JF_INDEX,
    JF_CONSTRUCTOR,
    JF_KEY,
    JF_PATTERN,
    JF_SCOPE,
    JF_MODULE,
    JF_COUNT
};

typedef struct java_state {
    bool in_test_case;         /* in a class that extends JUnit 3's TestCase or one called so */
    bool switch_used;          /* the innermost switch is an expression whose value somebody takes */
    cg_symbol_id switch_value; /* the local that collects that value */
    cg_expr_id switch_on;      /* what the innermost switch looks at */
} java_state;

static inline java_state *java_state_of(cg_walker *w) { return w->state; }

/* The children of a body, which may be missing. */
static inline void java_visit_body(cg_walker *w, uint32_t body) {
    if (body) cg_visit_children_except(w, body, 0);
}

/* ---- types.c ---- */
/* A type node's expression, with the dimensions of `dimensions` (0: none) put around it; 0 for void and var. */
cg_expr_id java_type(cg_walker *w, uint32_t node, uint32_t dimensions, uint8_t use);
/* As many array types around a type as the text of the dimensions (may be 0) has brackets. */
cg_expr_id java_with_dimensions(cg_walker *w, cg_expr_id type, uint32_t dimensions);
/* The value `value` with the static type of a primitive or java.lang name. */
cg_expr_id java_typed(cg_walker *w, const char *type, cg_expr_id value, uint32_t at);
cg_expr_id java_simple_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_scoped_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_generic_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_wildcard(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_array_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_annotated_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_primitive(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_catch_type(cg_walker *w, uint32_t node, uint8_t use);
void java_type_parameters(cg_walker *w, uint32_t node);

/* ---- modifiers.c ---- */
typedef struct java_modifiers {
    uint32_t flags; /* CG_SYM_STATIC, FINAL, ABSTRACT, EXTERN, and by annotations OVERRIDE, TEST, ENTRY */
    cg_visibility visibility;
    uint32_t
        behind_annotations; /* offset where the declaration goes on behind those it begins with, 0: none */
} java_modifiers;
/* Reads the modifiers of a declaration; in an interface what is not private is public. */
java_modifiers java_read_modifiers(cg_walker *w, uint32_t declaration);
/* Visits its annotations and lets them decorate the symbol. */
void java_annotate(cg_walker *w, uint32_t declaration, cg_symbol_id symbol);
cg_expr_id java_annotation(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_element_pair(cg_walker *w, uint32_t node, uint8_t use);

/* ---- units.c: packages, imports, modules ---- */
cg_expr_id java_package(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_import(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_module(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_requires(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_exports(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_service(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_scoped_name(cg_walker *w, uint32_t node, uint8_t use);

/* ---- classes.c ---- */
cg_expr_id java_class(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_enum_constant(cg_walker *w, uint32_t node, uint8_t use);
/* The class without a name that `body` makes below `base`; returns its value. */
cg_expr_id java_anonymous_class(cg_walker *w, uint32_t node, uint32_t body, cg_expr_id base);
cg_expr_id java_field(cg_walker *w, uint32_t node, uint8_t use);

/* ---- methods.c ---- */
cg_expr_id java_method(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_constructor(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_annotation_element(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_lambda(cg_walker *w, uint32_t node, uint8_t use);
void java_parameter(cg_walker *w, uint32_t node);
/* A record's fields and accessors. */
void java_components(cg_walker *w, uint32_t record);
bool java_in_interface(const cg_walker *w);

/* ---- expressions.c ---- */
cg_expr_id java_number(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_invocation(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_constructor_call(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_creation(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_array_creation(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_field_access(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_method_reference(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_class_literal(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_assignment(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_binary(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_unary(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_update(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_template(cg_walker *w, uint32_t node, uint8_t use);

/* ---- statements.c ---- */
/* A local variable; value and type may be 0. */
cg_symbol_id java_local(cg_walker *w, uint32_t node, uint32_t name, uint32_t type_node, cg_expr_id type,
                        cg_expr_id value);
cg_expr_id java_local_declaration(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_labeled(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_for_each(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_conditional(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_resource(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_catch_parameter(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_yield(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_switch(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_switch_rule(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_switch_label(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_instanceof(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_type_pattern(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id java_record_pattern(cg_walker *w, uint32_t node, uint8_t use);

#endif
