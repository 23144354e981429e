/* What the parts of the C and C++ folder share: one table serves both grammars, C++'s being a superset in all
 * that matters here. */
#ifndef CG_LANG_C_FAMILY_C_FAMILY_H
#define CG_LANG_C_FAMILY_C_FAMILY_H

#include "lang/walk.h"

enum c_node {
    C_NONE,
    C_COMMENT,
    /* names, literals */
    C_IDENTIFIER,
    C_TYPE_IDENTIFIER,
    C_FIELD_IDENTIFIER,
    C_NAMESPACE_IDENTIFIER,
    C_LABEL,
    C_NUMBER,
    C_CHAR,
    C_STRING,
    C_STRINGS,
    C_RAW_STRING,
    C_BOOLEAN,
    C_NULL,
    C_THIS,
    C_STRING_PART,
    /* types */
    C_PRIMITIVE,
    C_SIZED,
    C_AUTO,
    C_DECLTYPE,
    C_DEPENDENT_TYPE,
    C_TYPE_DESCRIPTOR,
    C_MACRO_TYPE,
    C_STRUCT,
    C_UNION,
    C_CLASS,
    C_ENUM,
    C_FIELDS,
    C_ENUMERATORS,
    C_ENUMERATOR,
    C_BASES,
    C_ACCESS,
    C_TEMPLATE_TYPE,
    C_TEMPLATE_FUNCTION,
    C_TEMPLATE_METHOD,
    C_TEMPLATE_ARGUMENTS,
    C_DEPENDENT_NAME,
    C_QUALIFIED,
    C_DESTRUCTOR_NAME,
    C_OPERATOR_NAME,
    C_OPERATOR_CAST,
    /* declarations */
    C_DECLARATION,
    C_FIELD,
    C_TYPEDEF,
    C_FUNCTION,
    C_PARAMETERS,
    C_PARAMETER,
    C_OPTIONAL_PARAMETER,
    C_VARIADIC_PARAMETER,
    C_DOTS,
    C_STORAGE,
    C_QUALIFIER,
    C_VIRTUAL,
    C_VIRTUAL_SPECIFIER,
    C_PURE,
    C_DELETED,
    C_DEFAULTED,
    C_TRAILING_TYPE,
    C_BITFIELD,
    C_INITIALIZERS,
    C_INITIALIZER,
    /* declarators */
    C_INIT_DECLARATOR,
    C_POINTER_DECLARATOR,
    C_REFERENCE_DECLARATOR,
    C_ARRAY_DECLARATOR,
    C_FUNCTION_DECLARATOR,
    C_PARENTHESIZED_DECLARATOR,
    C_VARIADIC_DECLARATOR,
    C_BINDING_DECLARATOR,
    /* C++ scopes */
    C_NAMESPACE,
    C_NESTED_NAMESPACE,
    C_NAMESPACE_ALIAS,
    C_USING,
    C_NAMESPACE_WORD,
    C_CLASS_WORD,
    C_STRUCT_WORD,
    C_INLINE_WORD,
    C_ALIAS,
    C_TEMPLATE,
    C_TEMPLATE_PARAMETERS,
    C_TYPE_PARAMETER,
    C_TEMPLATE_INSTANCE,
    C_LINKAGE,
    C_FRIEND,
    C_CONCEPT,
    C_DECLARATIONS,
    /* expressions */
    C_CALL,
    C_ARGUMENTS,
    C_MEMBER,
    C_ARROW,
    C_SUBSCRIPT,
    C_SUBSCRIPTS,
    C_CAST,
    C_ASSIGNMENT,
    C_POINTER,
    C_GENERIC,
    C_PARENTHESES,
    C_CONDITIONAL,
    C_COMMA,
    C_LITERAL,
    C_LIST,
    C_PAIR,
    C_FIELD_DESIGNATOR,
    C_INDEX_DESIGNATOR,
    C_NEW,
    C_LAMBDA,
    C_CAPTURES,
    C_CAPTURE,
    C_EXPANSION,
    C_BINARY,
    C_AND_OR,
    C_SIZEOF,
    C_OFFSETOF,
    C_AWAIT,
    /* statements */
    C_EXPRESSION_STATEMENT,
    C_BLOCK,
    C_RETURN,
    C_YIELD,
    C_THROW,
    C_CATCH,
    C_DECISION,
    C_SCOPED_DECISION,
    C_RANGE_LOOP,
    C_CASE,
    C_GOTO,
    /* preprocessor */
    C_INCLUDE,
    C_SYSTEM_PATH,
    C_DEFINE,
    C_DEFINE_FUNCTION,
    C_DEFINE_PARAMETERS,
    C_DEFINE_BODY,
    C_DIRECTIVE,
    C_ATTRIBUTE,
    C_NODE_COUNT
};

enum c_field {
    CF_NONE,
    CF_NAME,
    CF_TYPE,
    CF_DECLARATOR,
    CF_VALUE,
    CF_BODY,
    CF_PARAMETERS,
    CF_FUNCTION,
    CF_ARGUMENTS,
    CF_ARGUMENT,
    CF_FIELD_NAME,
    CF_INDEX,
    CF_INDICES,
    CF_LEFT,
    CF_RIGHT,
    CF_CONDITION,
    CF_CONSEQUENCE,
    CF_ALTERNATIVE,
    CF_SCOPE,
    CF_SIZE,
    CF_DESIGNATOR,
    CF_DEFAULT_VALUE,
    CF_DEFAULT_TYPE,
    CF_CAPTURES,
    CF_PATH,
    CF_TEMPLATE_PARAMETERS,
    CF_BASE,
    CF_PLACEMENT,
    CF_INITIALIZER,
    CF_COUNT
};

/* Of one file, zeroed. */
typedef struct c_state {
    uint32_t template_; /* the template declaration whose declaration is about to be walked, 0: none */
    uint32_t consumed;  /* a node that was walked ahead of its turn */
    uint32_t lost;      /* how far lost branches were searched */
    uint8_t access;     /* cg_visibility of members from here on */
    bool extern_c, friend_;
    uint16_t hidden;         /* anonymous namespaces around */
    cg_expr_id literals[16]; /* the one literal of each kind: none has a value that matters */
} c_state;

static inline c_state *c_state_of(const cg_walker *w) { return w->state; }
static inline bool c_is_cpp(const cg_walker *w) { return w->language == CG_LANG_CPP; }
/* At file or namespace level. */
static inline bool c_at_top(const cg_walker *w) { return w->function == CG_NONE && w->type == CG_NONE; }

/* ---- declarators.c ---- */

typedef struct c_declarator {
    uint32_t name;      /* node of the last name, 0: abstract */
    uint32_t qualified; /* the whole A::B::name, 0 if it is not qualified */
    uint32_t function;  /* the function declarator right at the name: it is a function; else 0 */
    uint32_t bindings;  /* auto [a, b] */
    uint32_t value;     /* initialiser: expression, initializer_list or argument_list */
    cg_expr_id type;    /* of what is declared; a function's result */
    bool plain;         /* no pointer, reference, array or function: an object of the base type */
    bool array;
} c_declarator;

bool c_is_declarator(const cg_walker *w, uint32_t node);
/* Takes a declarator apart, from the declared base type inwards; visits array sizes and the parameters of
 * function types. */
c_declarator c_declare(cg_walker *w, uint32_t node, cg_expr_id base);
/* The same without types: nothing is visited. */
c_declarator c_outline(cg_walker *w, uint32_t node);
/* The child that holds the name or a further declarator. */
uint32_t c_inner_declarator(const cg_walker *w, uint32_t node);
/* The text and place of a declared name: operators and destructors too. */
cg_str c_name_text(const cg_walker *w, uint32_t name);
/* Parameters of the definition begun last. */
void c_parameters(cg_walker *w, uint32_t list);
/* Type of a type_descriptor, parameter or the like with its abstract declarator. */
cg_expr_id c_type_of(cg_walker *w, uint32_t node, uint8_t use);

/* ---- types.c ---- */
cg_expr_id c_type_name(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_primitive(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_auto(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_decltype(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_type_descriptor(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_template_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_qualified(cg_walker *w, uint32_t node, uint8_t use);
/* struct, union, class, enum. named: the node of the name a typedef gives to one without a name. */
cg_expr_id c_class(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_class_named(cg_walker *w, uint32_t node, uint8_t use, uint32_t named);
cg_expr_id c_enum(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_enum_named(cg_walker *w, uint32_t node, uint8_t use, uint32_t named);
cg_expr_id c_fields(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_enumerator(cg_walker *w, uint32_t node, uint8_t use);
/* Attaches a comment that stands behind a definition on its line. */
void c_trailing_docs(cg_walker *w, cg_symbol_id symbol, uint32_t node);

/* ---- declarations.c ---- */
cg_expr_id c_declaration(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_field(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_typedef(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_alias(cg_walker *w, uint32_t node, uint8_t use);

/* ---- functions.c ---- */
typedef struct c_modifiers {
    bool is_static, is_extern, is_virtual, is_const, is_typedef;
} c_modifiers;
c_modifiers c_modifiers_of(const cg_walker *w, uint32_t node);
cg_expr_id c_function(cg_walker *w, uint32_t node, uint8_t use);
/* A function or method declared without a body. */
void c_prototype(cg_walker *w, uint32_t node, uint32_t declarator, c_modifiers m);
/* Owner and qualifier of what is declared as A::B::name. */
void c_take_owner(cg_walker *w, const c_declarator *d, cg_def *def);
cg_expr_id c_lambda(cg_walker *w, uint32_t node, uint8_t use);
uint32_t c_linkage_flags(const cg_walker *w, c_modifiers m);
cg_visibility c_visibility(const cg_walker *w, c_modifiers m);

/* ---- initializers.c ---- */
/* The value a variable or field gets from its initialiser; flows into the parts of `target` (an expression of the
 * variable) where functions and objects are named. */
cg_expr_id c_initialize(cg_walker *w, const c_declarator *d, uint32_t type_node, cg_symbol_id symbol);
/* NEW of the type with the values of a list's children; 0 if the type has no constructors (int, auto). */
cg_expr_id c_construct(cg_walker *w, cg_expr_id type, uint32_t type_node, uint32_t arguments, uint8_t use);
cg_expr_id c_list(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_literal(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_member_initializers(cg_walker *w, uint32_t node, uint8_t use);

/* ---- expressions.c ---- */
cg_expr_id c_identifier(cg_walker *w, uint32_t node, uint8_t use);
/* Numbers, characters, strings: of interest where overloads are chosen by them. */
cg_expr_id c_constant(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_literal_of(cg_walker *w, cg_literal kind, uint32_t at);
cg_expr_id c_call(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_member(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_subscript(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_cast(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_pointer(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_binary(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_generic(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_new(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_template_function(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_catch(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_range_loop(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_sizeof(cg_walker *w, uint32_t node, uint8_t use);
void c_assign(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type);

/* ---- scopes.c: namespaces, using, templates, linkage ---- */
cg_expr_id c_namespace(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_namespace_alias(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_using(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_template(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_linkage(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_friend(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_concept(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_include(cg_walker *w, uint32_t node, uint8_t use);
/* Type parameters of the template declaration around, for the definition begun last; forgets it. */
void c_template_parameters(cg_walker *w, uint32_t template_);

/* ---- macros.c ---- */
cg_expr_id c_define(cg_walker *w, uint32_t node, uint8_t use);
/* Searches the lost branches in [start, end) of the source for calls, names, definitions of macros and includes. */
void c_scan_lost(cg_walker *w, uint32_t start, uint32_t end);

/* ---- invocations.c: macros called at file level ---- */
cg_expr_id c_expression_statement(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id c_block(cg_walker *w, uint32_t node, uint8_t use);
/* TEST(a, b) { … }, parsed as a function without a type. False if it is an ordinary function. */
bool c_test_macro(cg_walker *w, uint32_t node, const c_declarator *d);

#endif
