/* Python: the numbers of its grammar nodes and fields, and what its files share. */
#ifndef CG_LANG_PYTHON_PYTHON_H
#define CG_LANG_PYTHON_PYTHON_H

#include "lang/walk.h"

enum {
    PY_OTHER,
    PY_MODULE,
    PY_COMMENT,
    PY_DROPPED,
    PY_IDENTIFIER,
    PY_STRING,
    PY_STRINGS,
    PY_INTEGER,
    PY_FLOAT,
    PY_BOOL,
    PY_NONE,
    PY_PAREN,
    PY_ATTRIBUTE,
    PY_CALL,
    PY_SUBSCRIPT,
    PY_ARGUMENTS,
    PY_KEYWORD,
    PY_SPREAD,
    PY_SPREAD_MAP,
    PY_LIST,
    PY_TUPLE,
    PY_SET,
    PY_DICT,
    PY_PAIR,
    PY_LIST_COMP,
    PY_SET_COMP,
    PY_DICT_COMP,
    PY_FOR_IN,
    PY_IF_CLAUSE,
    PY_CONDITIONAL,
    PY_BOOLEAN,
    PY_BINARY,
    PY_NOT,
    PY_ASSERT,
    PY_SLICE,
    PY_AWAIT,
    PY_WALRUS,
    PY_LAMBDA,
    PY_YIELD,
    PY_FROM_TOKEN,
    PY_ASYNC_TOKEN,
    PY_FUNCTION,
    PY_CLASS,
    PY_DECORATED,
    PY_DECORATOR,
    PY_PARAMETER_DEFAULT,
    PY_PARAMETER_TYPED,
    PY_PARAMETER_FULL,
    PY_SPLAT_PATTERN,
    PY_MAP_SPLAT_PATTERN,
    PY_KEYWORD_SEPARATOR,
    PY_POSITIONAL_SEPARATOR,
    PY_TUPLE_PATTERN,
    PY_BLOCK,
    PY_STATEMENT,
    PY_ASSIGNMENT,
    PY_AUGMENTED,
    PY_RETURN,
    PY_RAISE,
    PY_DELETE,
    PY_GLOBAL,
    PY_NONLOCAL,
    PY_IF,
    PY_ELIF,
    PY_WHILE,
    PY_TRY,
    PY_FOR,
    PY_EXCEPT,
    PY_WITH,
    PY_WITH_CLAUSE,
    PY_WITH_ITEM,
    PY_AS_PATTERN,
    PY_AS_TARGET,
    PY_MATCH,
    PY_CASE,
    PY_CASE_PATTERN,
    PY_CLASS_PATTERN,
    PY_KEYWORD_PATTERN,
    PY_LIST_PATTERN,
    PY_DICT_PATTERN,
    PY_UNION_PATTERN,
    PY_REST_PATTERN,
    PY_DOTTED_NAME,
    PY_TYPE,
    PY_GENERIC_TYPE,
    PY_TYPE_ARGUMENTS,
    PY_UNION_TYPE,
    PY_MEMBER_TYPE,
    PY_SPLAT_TYPE,
    PY_CONSTRAINED_TYPE,
    PY_TYPE_ALIAS,
    PY_IMPORT,
    PY_IMPORT_FROM,
    PY_IMPORT_FUTURE,
    PY_ALIASED_IMPORT,
    PY_RELATIVE_IMPORT,
    PY_IMPORT_PREFIX,
    PY_WILDCARD,
    PY_KIND_COUNT
};

enum {
    PY_F_NONE,
    PY_F_NAME,
    PY_F_BODY,
    PY_F_PARAMETERS,
    PY_F_RETURN_TYPE,
    PY_F_TYPE_PARAMETERS,
    PY_F_SUPERCLASSES,
    PY_F_DEFINITION,
    PY_F_VALUE,
    PY_F_TYPE,
    PY_F_LEFT,
    PY_F_RIGHT,
    PY_F_OBJECT,
    PY_F_ATTRIBUTE,
    PY_F_FUNCTION,
    PY_F_ARGUMENTS,
    PY_F_SUBSCRIPT,
    PY_F_KEY,
    PY_F_ALIAS,
    PY_F_SUBJECT,
    PY_F_CONDITION,
    PY_F_CONSEQUENCE,
    PY_F_GUARD,
    PY_F_MODULE,
    PY_F_CAUSE,
    PY_FIELD_COUNT
};

/* Names that a function declares global or nonlocal; more than these are taken for locals. */
enum { PY_OUTER_NAMES_MAX = 64 };

typedef struct py_outer_name {
    cg_symbol_id function;
    cg_string_id name;
    bool global;
} py_outer_name;

enum { PY_TYPEVARS_MAX = 32 };

typedef struct py_typevar {
    cg_string_id name;
    uint32_t bound; /* node, 0: none */
} py_typevar;

enum { PY_NARROWED_MAX = 32 };

/* In a function, a variable is known to be of a type. */
typedef struct py_narrowed {
    cg_symbol_id function;
    cg_string_id name;
    cg_expr_id type;
} py_narrowed;

typedef struct py_state {
    py_narrowed narrowed[PY_NARROWED_MAX]; /* as far as is true here */
    uint32_t narrowed_count;
    py_typevar typevars[PY_TYPEVARS_MAX];
    uint32_t typevar_count;
    py_outer_name outer[PY_OUTER_NAMES_MAX];
    uint32_t outer_count;
    uint32_t conditions;      /* if and try statements around */
    uint32_t type_checking;   /* of them, those only for the type checker */
    uint32_t decorator_flags; /* CG_SYM_… for the definition that comes next */
    bool closures;      /* the innermost function has functions in it, which may see later assignments */
    bool comprehension; /* a target belongs to the comprehension and not to the function */
} py_state;

static inline py_state *py_state_of(const cg_walker *w) { return w->state; }

/* What `name` is in the innermost function: NULL if it says neither global nor nonlocal. */
const py_outer_name *py_outer(const cg_walker *w, cg_str name);
cg_visibility py_visibility(cg_str name);
bool py_is_upper(cg_str name);

/* A name for which an assignment in a straight line begins a new variable (python_rebind.c). */
bool py_begins_anew(const cg_walker *w, uint32_t target, cg_symbol_id before);
/* __all__: what `from m import *` gives (python_exports.c). `value` is assigned or added. */
void py_export_all(cg_walker *w, uint32_t value);
void py_export_call(cg_walker *w, uint32_t call, cg_str callee);

/* Conditions (python_narrow.c): what one that is true or false says, until narrowed_count is set back; a reading with
 * what is known of the name; an assignment; what an `if` that leaves says of what comes behind it. */
void py_narrow(cg_walker *w, uint32_t condition, bool truth);
cg_expr_id py_narrowed_reading(cg_walker *w, cg_expr_id value, cg_string_id name, uint32_t at);
void py_forget_narrowed(cg_walker *w, cg_string_id name);
void py_narrow_behind(cg_walker *w, uint32_t node);
cg_expr_id py_block(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_assert(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_elif(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_boolean(cg_walker *w, uint32_t node, uint8_t use);

/* Type variables (python_typevars.c): notes one; declares those that a type speaks of for what was just begun. */
void py_typevar_assigned(cg_walker *w, uint32_t name, uint32_t value);
void py_declare_typevars(cg_walker *w, uint32_t type);
/* Is the result the type of the receiver: `def f(self: T) -> T`, Self? */
bool py_is_self_type(cg_walker *w, uint32_t receiver, uint32_t result);

/* Binding (python_bind.c). */
void py_assign(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type);
void py_match_pattern(cg_walker *w, uint32_t pattern, cg_expr_id value);

/* Hooks: expressions (python.c), definitions, statements, imports, types. */
cg_expr_id py_function(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_lambda(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_class(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_decorated(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_assignment(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_augmented(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_delete(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_outer_statement(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_conditional_statement(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_for(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_except(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_with_item(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_match(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_raise(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_yield(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_comprehension(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_import(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_import_from(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_generic_type(cg_walker *w, uint32_t node, uint8_t use);
cg_expr_id py_type_alias(cg_walker *w, uint32_t node, uint8_t use);
/* A type in a string: "Foo", "list[a.B]", "A | None". */
cg_expr_id py_string_type(cg_walker *w, cg_str text, uint32_t at, uint8_t use);

#endif
