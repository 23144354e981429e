/* What the files of this folder share: the numbers of nodes and fields, the walk's state, the hooks.
 *
 * One folder serves three grammars. JavaScript's and TypeScript's nodes have the same names but for class
 * fields and the types, so each hook takes both forms. */
#ifndef CG_LANG_JAVASCRIPT_H
#define CG_LANG_JAVASCRIPT_H

#include "base/map.h"
#include "lang/walk.h"

enum {
    JS_OTHER,
    /* names and literals */
    JS_IDENTIFIER,
    JS_SHORTHAND,
    JS_PROPERTY,
    JS_PRIVATE,
    JS_COMPUTED,
    JS_STRING,
    JS_TEMPLATE,
    JS_SUBSTITUTION,
    JS_NUMBER,
    JS_REGEX,
    JS_BOOL,
    JS_NULL,
    JS_UNDEFINED,
    JS_THIS,
    JS_SUPER,
    JS_IMPORT,
    JS_COMMENT,
    JS_FRAGMENT,
    JS_HASH_BANG,
    /* expressions */
    JS_PARENTHESES,
    JS_SEQUENCE,
    JS_CALL,
    JS_NEW,
    JS_ARGUMENTS,
    JS_MEMBER,
    JS_SUBSCRIPT,
    JS_ASSIGNMENT,
    JS_AUGMENTED,
    JS_UPDATE,
    JS_BINARY,
    JS_UNARY,
    JS_TERNARY,
    JS_AWAIT,
    JS_YIELD,
    JS_SPREAD,
    JS_OBJECT,
    JS_PAIR,
    JS_ARRAY,
    JS_FUNCTION,
    JS_ARROW,
    JS_CLASS,
    JS_META,
    JS_OPTIONAL_CHAIN,
    /* patterns */
    JS_SHORTHAND_PATTERN,
    JS_OBJECT_PATTERN,
    JS_ARRAY_PATTERN,
    JS_PAIR_PATTERN,
    JS_DEFAULT_PATTERN,
    JS_REST_PATTERN,
    /* statements */
    JS_EXPRESSION_STATEMENT,
    JS_VARIABLES,
    JS_LEXICAL,
    JS_DECLARATOR,
    JS_BLOCK,
    JS_FUNCTION_DECLARATION,
    JS_CLASS_DECLARATION,
    JS_IF,
    JS_FOR,
    JS_FOR_IN,
    JS_WHILE,
    JS_SWITCH_BODY,
    JS_SWITCH_CASE,
    JS_CATCH,
    JS_RETURN,
    JS_THROW,
    JS_LABEL,
    /* classes */
    JS_CLASS_BODY,
    JS_HERITAGE,
    JS_METHOD,
    JS_FIELD,
    JS_STATIC_BLOCK,
    JS_DECORATOR,
    JS_PARAMETERS,
    /* modules */
    JS_IMPORT_STATEMENT,
    JS_IMPORT_CLAUSE,
    JS_NAMED_IMPORTS,
    JS_IMPORT_SPECIFIER,
    JS_NAMESPACE_IMPORT,
    JS_IMPORT_ATTRIBUTE,
    JS_EXPORT_STATEMENT,
    JS_EXPORT_CLAUSE,
    JS_EXPORT_SPECIFIER,
    JS_NAMESPACE_EXPORT,
    /* JSX */
    JS_JSX_ELEMENT,
    JS_JSX_SELF_CLOSING,
    JS_JSX_OPENING,
    JS_JSX_CLOSING,
    JS_JSX_ATTRIBUTE,
    JS_JSX_EXPRESSION,
    JS_JSX_NAMESPACE,
    JS_JSX_TEXT,
    /* TypeScript: declarations */
    TS_PARAMETER,
    TS_PARAMETER_OPTIONAL,
    TS_EXTENDS,
    TS_EXTENDS_TYPES,
    TS_IMPLEMENTS,
    TS_ABSTRACT_CLASS,
    TS_INTERFACE,
    TS_OBJECT_TYPE,
    TS_METHOD_SIGNATURE,
    TS_ABSTRACT_METHOD,
    TS_FUNCTION_SIGNATURE,
    TS_CALL_SIGNATURE,
    TS_CONSTRUCT_SIGNATURE,
    TS_PROPERTY_SIGNATURE,
    TS_INDEX_SIGNATURE,
    TS_MAPPED,
    TS_ALIAS,
    TS_ENUM,
    TS_ENUM_BODY,
    TS_ENUM_ASSIGNMENT,
    TS_NAMESPACE,
    TS_MODULE,
    TS_AMBIENT,
    TS_IMPORT_ALIAS,
    TS_IMPORT_REQUIRE,
    TS_NESTED_IDENTIFIER,
    TS_ACCESSIBILITY,
    TS_OVERRIDE,
    TS_TYPE_PARAMETERS,
    TS_TYPE_PARAMETER,
    TS_CONSTRAINT,
    /* TypeScript: types and typed expressions */
    TS_ANNOTATION,
    TS_ASSERTS,
    TS_PREDICATE,
    TS_TYPE_NAME,
    TS_NESTED_TYPE,
    TS_PREDEFINED,
    TS_GENERIC,
    TS_TYPE_ARGUMENTS,
    TS_UNION,
    TS_ARRAY,
    TS_TUPLE,
    TS_FUNCTION_TYPE,
    TS_CONSTRUCTOR_TYPE,
    TS_TYPE_QUERY,
    TS_LOOKUP,
    TS_CONDITIONAL,
    TS_INFER,
    TS_PASS_TYPE,
    TS_LITERAL_TYPE,
    TS_THIS_TYPE,
    TS_AS,
    TS_SATISFIES,
    TS_NON_NULL,
    TS_ASSERTION,
    TS_INSTANTIATION,
    /* tokens */
    JS_T_ASYNC,
    JS_T_STATIC,
    JS_T_GET,
    JS_T_SET,
    JS_T_STAR,
    JS_T_CONST,
    JS_T_VAR,
    JS_T_USING,
    JS_T_READONLY,
    JS_T_ABSTRACT,
    JS_T_DECLARE,
    JS_T_TYPE,
    JS_T_DEFAULT,
    JS_T_QUESTION,
    JS_T_IN,
    JS_T_AND,
    JS_T_OR,
    JS_T_NULLISH,
    JS_T_LOGICAL_ASSIGN,
    JS_T_GLOBAL,
    JS_KINDS
};

enum {
    JF_NONE,
    JF_NAME,
    JF_BODY,
    JF_PARAMETERS,
    JF_PARAMETER,
    JF_RETURN_TYPE,
    JF_TYPE_PARAMETERS,
    JF_TYPE_ARGUMENTS,
    JF_VALUE,
    JF_LEFT,
    JF_RIGHT,
    JF_KIND,
    JF_FUNCTION,
    JF_ARGUMENTS,
    JF_CONSTRUCTOR,
    JF_OBJECT,
    JF_PROPERTY,
    JF_INDEX,
    JF_KEY,
    JF_PATTERN,
    JF_TYPE,
    JF_SOURCE,
    JF_ALIAS,
    JF_DECLARATION,
    JF_CONDITION,
    JF_CONSEQUENCE,
    JF_ALTERNATIVE,
    JF_ARGUMENT,
    JF_MODULE,
    JF_CONSTRAINT,
    JF_INDEX_TYPE,
    JF_OPEN_TAG,
    JF_FIELDS
};

/* What the next function, class or object literal is bound to, told to its hook from where it is bound. */
typedef struct cg_js_given {
    uint32_t node;     /* the literal; 0: nothing is given */
    uint32_t whole;    /* the node that binds it: `x = function…`, `key: class…`; 0: just the literal */
    uint32_t first;    /* the node its range begins with, if an earlier one */
    uint32_t name;     /* the node of the name, 0: none */
    cg_string_id text; /* the name if it is not the node's text */
    cg_string_id qualifier; /* as written, 0: none; for an object literal: of its members */
    cg_string_id accessor;  /* object literal: describes the property of this name (Object.defineProperty) */
    bool accessors;         /* object literal: its members describe properties (Object.defineProperties) */
    cg_expr_id owner;       /* likewise: owner of the members */
    uint32_t flags;
    cg_node_kind kind; /* 0: what it is by itself */
    cg_visibility visibility;
    bool in_scope;
    cg_scope_id scope;
} cg_js_given;

/* What `this` is in the innermost function that has one of its own. */
typedef struct cg_js_self {
    cg_symbol_id type; /* class, or CG_NONE */
    cg_scope_id scope; /* its members' */
    cg_expr_id owner;  /* A in `A.prototype.f = function`, 0 */
    cg_string_id
        owner_name; /* of that owner, or of the function, which looks like a constructor by its name; 0: nothing
                                is known of `this` */
    bool is_static;
} cg_js_self;

/* What a condition says of a subject, and where. */
#define CG_JS_NARROWINGS 16
typedef struct cg_js_narrowing {
    uint32_t at, length; /* the subject's text */
    cg_expr_id test;
    uint16_t how; /* CG_NARROW_… */
} cg_js_narrowing;
/* The value of interest of a condition visited lately. */
#define CG_JS_TESTS 16
typedef struct cg_js_test {
    uint32_t node;
    cg_expr_id value;
} cg_js_test;

typedef struct cg_js_state {
    cg_js_narrowing narrowings[CG_JS_NARROWINGS];
    unsigned narrowing_count;
    uint16_t dead_narrowings; /* bits: no longer true here */
    cg_js_test tests[CG_JS_TESTS];
    unsigned test_count;
    bool strict;
    uint32_t ambient;   /* depth of `declare` blocks: all in them is exported */
    uint32_t decorated; /* the first decorator standing before the class member visited next, 0 */
    cg_js_given given;
    cg_js_self self;
    cg_map64 fields; /* (owner's name, field's name) of fields already made for functions as constructors */
    cg_map64 mixins; /* symbols that hold a known library function that copies members */
} cg_js_state;

static inline cg_js_state *cg_js_of(cg_walker *w) { return w->state; }

/* Where names of a pattern go. */
typedef struct cg_js_binding {
    bool declares; /* otherwise they are written */
    bool is_var;
    cg_node_kind kind;
    uint32_t flags;
    cg_scope_id scope;
    uint32_t node, first; /* range of a lone name; 0: just the name */
    cg_expr_id type;
    uint32_t type_node;
} cg_js_binding;

/* ---- names.c: shapes of the tree ---- */

/* The type in a field of a declaration, without the colon; 0 if none is written. */
uint32_t cg_js_type(const cg_walker *w, uint32_t node, uint8_t field);
/* The node inside parentheses, casts and `!`. */
uint32_t cg_js_unwrap(const cg_walker *w, uint32_t node);
/* The function, class or object literal that is the node's value, seen through cg_js_unwrap and chained
 * assignments; 0 if it is something else. */
uint32_t cg_js_literal_of(const cg_walker *w, uint32_t node);
/* True for a function or class that has no name of its own. */
bool cg_js_is_nameless(const cg_walker *w, uint32_t node);
static inline bool cg_js_is_function(const cg_walker *w, uint32_t node) {
    return cg_kind(w, node) == JS_FUNCTION || cg_kind(w, node) == JS_ARROW;
}
bool cg_js_text_is(const cg_walker *w, uint32_t node, const char *text);
/* The identifier of that text, where no declaration in the file hides the global one. */
bool cg_js_is_global(const cg_walker *w, uint32_t node, const char *name);
/* True for `exports` and `module.exports`. */
bool cg_js_is_exports(const cg_walker *w, uint32_t node);
/* A constant property name: of a key, a member or a subscript. False if it is computed. */
bool cg_js_key_text(const cg_walker *w, uint32_t key, cg_str *out);
/* The content of a string literal, or of a template without substitutions. */
bool cg_js_constant_string(const cg_walker *w, uint32_t node, cg_str *out);
/* The property that a member expression or a subscript with a constant index names: its node and text. */
bool cg_js_property(const cg_walker *w, uint32_t node, uint32_t *object, uint32_t *name, cg_str *text);
/* The text of a plain chain of names, without `.prototype` at its end; 0 for others. */
cg_string_id cg_js_qualifier(cg_walker *w, uint32_t node);
/* Sets what the literal's hook is to know; does nothing for node 0. */
void cg_js_give(cg_walker *w, const cg_js_given *given);
cg_js_given cg_js_take(cg_walker *w, uint32_t node);
/* The statement an assignment makes up, or the assignment itself: where documentation stands. */
uint32_t cg_js_statement_of(const cg_walker *w, uint32_t node);
/* EXPORTED, DEFAULT, DECLARATION from the statements around a declaration; *first: the outermost of them. */
uint32_t cg_js_context(const cg_walker *w, uint32_t node, uint32_t *first);
cg_visibility cg_js_visibility(uint32_t flags);
/* Evaluates the decorators before and in a node into the walker's list; *first: the first one, if any. */
void cg_js_decorators(cg_walker *w, uint32_t node, uint32_t *first);
/* DECORATE flows of the list from `mark` on, which is dropped. */
void cg_js_decorate(cg_walker *w, cg_symbol_id symbol, size_t mark);

/* ---- The other files' hooks and services ---- */

/* functions.c */
/* A definition with the parameters and body of the function node. */
cg_symbol_id cg_js_callable(cg_walker *w, const cg_def *d, uint32_t function, size_t decorators);
cg_expr_id cg_js_function(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_block(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_yield(cg_walker *w, uint32_t node, uint8_t use);
void cg_js_visit_body(cg_walker *w, uint32_t body);

/* parameters.c */
void cg_js_parameters(cg_walker *w, uint32_t callable);

/* patterns.c */
void cg_js_bind(cg_walker *w, uint32_t pattern, cg_expr_id value, const cg_js_binding *b);
void cg_js_declare_function(cg_walker *w, cg_expr_id type, cg_expr_id function);
void cg_js_assign(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type);
cg_expr_id cg_js_variables(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_for_in(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_catch(cg_walker *w, uint32_t node, uint8_t use);

/* classes.c */
cg_expr_id cg_js_class(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_method(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_field(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_static_block(cg_walker *w, uint32_t node, uint8_t use);
void cg_js_members(cg_walker *w, uint32_t body);
/* Flags and visibility of a class member by its modifiers and name. */
uint32_t cg_js_modifiers(const cg_walker *w, uint32_t node, cg_visibility *visibility);
/* A field of `this`, seen by an assignment to it. */
void cg_js_self_field(cg_walker *w, uint32_t name, cg_str text, uint32_t node);

/* objects.c */
cg_expr_id cg_js_object(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_array(cg_walker *w, uint32_t node, uint8_t use);

/* assign.c */
cg_expr_id cg_js_assignment(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_augmented(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_update(cg_walker *w, uint32_t node, uint8_t use);
/* Stores a value in a property, as an export too if the object is the module's. */
void cg_js_store(cg_walker *w, cg_expr_id object, cg_str name, cg_expr_id value, uint32_t at);

/* calls.c */
cg_expr_id cg_js_call(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_new(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_member(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_subscript(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_binary(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_unary(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_sequence(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_decorator(cg_walker *w, uint32_t node, uint8_t use);

/* builtins.c: calls that change objects. The call's operands are in the walker's list from `mark` on; returns
 * its value if that is more than the call, else 0. */
typedef enum cg_js_builtin {
    JS_BUILTIN_NONE,
    JS_BUILTIN_MIXIN,         /* (target, source…): copies members, gives the target */
    JS_BUILTIN_CREATE,        /* (prototype, descriptors) */
    JS_BUILTIN_SAME,          /* gives its first argument */
    JS_BUILTIN_SET_PROTOTYPE, /* (object, prototype) */
    JS_BUILTIN_INHERITS,      /* (constructor, base) */
    JS_BUILTIN_DEFINE,        /* (object, name, descriptor) */
    JS_BUILTIN_DEFINE_ALL,    /* (object, descriptors) */
    JS_BUILTIN_TEST,          /* a test framework's `it`: its function is a test */
} cg_js_builtin;
cg_js_builtin cg_js_builtin_of(const cg_walker *w, uint32_t callee);
/* Before an argument is visited: what its literal is to know. */
void cg_js_builtin_argument(cg_walker *w, cg_js_builtin builtin, uint32_t arguments, uint32_t argument,
                            size_t mark);
cg_expr_id cg_js_builtin_flows(cg_walker *w, cg_js_builtin builtin, uint32_t arguments, size_t mark,
                               uint32_t at);
/* EXTENDS of a function or class from another, both as written. */
void cg_js_extend(cg_walker *w, uint32_t type, cg_expr_id type_value, cg_expr_id base);
/* Remembers a symbol bound to a library function that copies members. */
void cg_js_note_import(cg_walker *w, cg_symbol_id symbol, cg_str module, cg_str name);

/* modules.c */
cg_expr_id cg_js_import(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_export(cg_walker *w, uint32_t node, uint8_t use);
/* require("m") and import("m"): the module named, false if it is something else. */
bool cg_js_is_require(const cg_walker *w, uint32_t node, cg_str *module);
/* define([…], f) and require([…], f) of module loaders in browsers; *value: what f gives. */
bool cg_js_amd(cg_walker *w, uint32_t function, uint32_t arguments, cg_expr_id *value);
/* The module as a value, imported in the midst of an expression. */
cg_expr_id cg_js_module_value(cg_walker *w, uint32_t node, cg_str module);
/* A variable declaration that is an import: `x = require(m)`, `{a, b} = require(m)`, `x = require(m).y`. False
 * if it is none. */
bool cg_js_require_variable(cg_walker *w, uint32_t declarator, const cg_js_binding *b);

/* jsdoc.c: in JavaScript only */
/* The type that the documentation of the function gives the parameter; 0 if none. */
cg_expr_id cg_js_documented_parameter(cg_walker *w, cg_symbol_id function, uint32_t name);
/* Sets the type of a variable or field, or the result of a function, by its documentation. */
void cg_js_documented_type(cg_walker *w, cg_symbol_id symbol, bool result);
/* What the file's comments name by @typedef. */
void cg_js_documented_aliases(cg_walker *w);

/* narrowing.c */
void cg_js_note_test(cg_walker *w, uint32_t node, cg_expr_id value);
/* What the condition, already visited, says if it is true or false: until narrowing_count is set back. */
void cg_js_narrow(cg_walker *w, uint32_t condition, bool truth);
/* The value of a node as the conditions around make it. */
cg_expr_id cg_js_narrowed(cg_walker *w, uint32_t node, cg_expr_id value);
void cg_js_forget_narrowed(cg_walker *w, uint32_t node);
/* Returns what dead_narrowings is to be set back to. */
uint16_t cg_js_narrow_enter(cg_walker *w, uint32_t function);
/* The right side of && or ||. */
cg_expr_id cg_js_right_of(cg_walker *w, uint32_t left, uint32_t right, bool truth);
cg_expr_id cg_js_if(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_ternary(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_case(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_identifier(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_expression_statement(cg_walker *w, uint32_t node, uint8_t use);

/* jsx.c */
cg_expr_id cg_js_jsx(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_js_jsx_text(cg_walker *w, uint32_t node, uint8_t use);

/* cg_ts_declarations.c */
cg_expr_id cg_ts_interface(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_signature(cg_walker *w, uint32_t node, uint8_t use); /* call and construct signatures */
cg_expr_id cg_ts_property(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_alias(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_enum(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_namespace(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_ambient(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_import_alias(cg_walker *w, uint32_t node, uint8_t use);

/* cg_ts_types.c */
cg_expr_id cg_ts_type_name(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_nested_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_predefined(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_tuple(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_function_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_type_query(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_lookup(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_conditional(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_infer(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_asserts(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_predicate(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_index_signature(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_object_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_cast(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id cg_ts_instantiation(cg_walker *w, uint32_t node, uint8_t use);
void cg_ts_type_parameters(cg_walker *w, uint32_t list);

#endif
