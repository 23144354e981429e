/* Facts: what extraction says of one file, alone, and all that the later stages ever learn of it. Nothing in here
 * knows of syntax, of the file's path or of other files: facts are a function of the file's bytes and language.
 *
 * Everything is an index into an array of the same file; 0 is the file itself for symbols and scopes, "none" for
 * strings (the empty string) and expressions. CG_NONE stands for "no symbol" and "no scope".
 * Places are byte offsets from the file's beginning; the line table turns them into lines and columns.
 *
 * The symbols below `node_count` are the nodes of the graph, in the order of the source: a symbol's index is the
 * node's number inside its fragment. Behind them come the locals, which only resolution needs. */
#ifndef CG_GRAPH_FACTS_H
#define CG_GRAPH_FACTS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/map.h"
#include "graph/kinds.h"

typedef uint32_t cg_string_id;
typedef uint32_t cg_symbol_id;
typedef uint32_t cg_scope_id;
typedef uint32_t cg_expr_id;

/* ---- Scopes ---- */

typedef enum cg_scope_kind {
    CG_SCOPE_FILE,
    CG_SCOPE_NAMESPACE, /* C++ namespace, TypeScript namespace, Rust inline mod */
    CG_SCOPE_CLASS,     /* members of a class, struct, interface, trait, enum, union */
    CG_SCOPE_IMPL,      /* Rust impl: holds members of `type`, is no name space of its own */
    CG_SCOPE_OBJECT,    /* JavaScript object literal whose members are definitions */
    CG_SCOPE_FUNCTION,  /* parameters and body */
    CG_SCOPE_BLOCK,     /* braces, loops, comprehensions, catch clauses: whatever delimits names */
} cg_scope_kind;

typedef struct cg_scope {
    uint32_t parent; /* CG_NONE for scope 0 */
    uint32_t owner;  /* innermost symbol whose body holds it; it opens it if symbols[owner].inner is it */
    uint32_t type;   /* IMPL: expression of the type that gets the members; OBJECT: the MAP */
    uint32_t trait;  /* IMPL: expression of the trait, 0 if inherent */
    uint8_t kind;    /* cg_scope_kind */
    uint8_t pad[3];
} cg_scope;

/* ---- Symbols ---- */

#define CG_SYM_LOCAL        (1u << 0) /* declared in a function: a variable, constant or type parameter */
#define CG_SYM_ANONYMOUS    (1u << 1)
#define CG_SYM_STATIC       (1u << 2) /* belongs to the class, not to its instances; Go, Rust: no receiver */
#define CG_SYM_FILE_LOCAL   (1u << 3) /* C and C++: internal linkage */
#define CG_SYM_DECLARATION  (1u << 4) /* no body: prototype, extern, interface method, overload signature */
#define CG_SYM_ABSTRACT     (1u << 5)
#define CG_SYM_VIRTUAL      (1u << 6)
#define CG_SYM_OVERRIDE     (1u << 7)
#define CG_SYM_FINAL        (1u << 8) /* cannot be overridden or reassigned */
#define CG_SYM_ASYNC        (1u << 9)
#define CG_SYM_GENERATOR    (1u << 10)
#define CG_SYM_GETTER       (1u << 11) /* read like a field: calling happens without parentheses */
#define CG_SYM_SETTER       (1u << 12)
#define CG_SYM_CLASS_METHOD (1u << 13) /* Python: first parameter is the class */
#define CG_SYM_VARIADIC     (1u << 14) /* parameter: *args, ...rest, T...; function: it has one */
#define CG_SYM_KEYWORDS     (1u << 15) /* parameter: **kwargs */
#define CG_SYM_KEYWORD_ONLY (1u << 16)
/* Parameter with a default or `?`. Rust: a definition for when something is not configured: #[cfg(not(…))]. */
#define CG_SYM_OPTIONAL   (1u << 17)
#define CG_SYM_RECEIVER   (1u << 18) /* parameter that is the instance or class: self, cls, Go's receiver */
#define CG_SYM_EXPORTED   (1u << 19) /* visible to other files by the language's rule (export, pub …) */
#define CG_SYM_DEFAULT    (1u << 20) /* the module's default export */
#define CG_SYM_TYPE_PARAM (1u << 21) /* generic parameter; `type` is its bound */
#define CG_SYM_EMBEDDED   (1u << 22) /* field whose type's members are promoted: Go embedding */
#define CG_SYM_INSTANCE   (1u << 23) /* field set on the instance (self.x = …), not in the class body */
#define CG_SYM_MACRO_CALL (1u << 24) /* macro with parameters */
#define CG_SYM_TEMPLATE   (1u << 25) /* has generic parameters */
#define CG_SYM_HOISTED    (1u << 26) /* visible in its whole scope, before its declaration too */
#define CG_SYM_TEST       (1u << 27) /* a test by the language's own sign: #[test], @Test, func TestX */
#define CG_SYM_ENTRY      (1u << 28) /* started from outside: main, init, registered by attribute */
#define CG_SYM_CONST      (1u << 29) /* C++: parameters, variables, methods: not changed through it */
#define CG_SYM_ARROW      (1u << 29) /* function: JavaScript's =>, with the `this` of what is around it */
/* Java's lambdas; the bits mean something else for parameters. */
#define CG_SYM_NO_VALUE    (1u << 15) /* a block that gives none */
#define CG_SYM_ONLY_VALUE  (1u << 16) /* a body that is nothing but its value */
#define CG_SYM_SPECIALIZED (1u << 30) /* C++ template specialisation */
#define CG_SYM_EXTERN      (1u << 31) /* extern "C", #[no_mangle], native: linked from outside */

typedef struct cg_symbol {
    uint32_t name;  /* string */
    uint32_t flags; /* CG_SYM_… */
    uint32_t scope; /* the scope that declares it; CG_NONE for symbol 0 */
    uint32_t inner; /* the scope it opens, or CG_NONE */
    /* Expression: the declared type of a variable, field or parameter; a function's result; what an alias stands
     * for; AWAIT if a macro gives what its argument holds (Rust's try!); a type parameter's bound; 0 if not written. */
    uint32_t type;
    /* Expression: the type it is a member of when that does not follow from the scope: C++ `A::f`, Go's receiver
     * type, JavaScript `A.prototype.f =`; 0 otherwise. */
    uint32_t owner;
    uint32_t at;  /* offset of the name */
    uint8_t kind; /* cg_node_kind */
    uint8_t visibility;
    uint16_t arity;    /* function: parameters but the receiver; parameter: its place, likewise */
    uint16_t required; /* function: parameters without receiver that have no default and are not variadic */
    uint16_t pad;
} cg_symbol;

/* What only the node's record needs; one for each symbol below node_count. */
typedef struct cg_node_facts {
    uint32_t parent;     /* node that contains it; CG_NONE for node 0 */
    uint32_t start, end; /* from the first decorator, attribute or modifier to behind the last byte */
    uint32_t signature;  /* string: declaration without body, white space folded, up to 512 bytes; 0: none */
    uint32_t docs;       /* string: documentation without comment marks, at most 4096 bytes */
    uint32_t qualifier;  /* string: written owner, "A::B" of `A::B::f`, "T" of Go's (t *T); 0 for none */
    uint32_t type_text;  /* string: declared or result type as written, white space folded */
    uint16_t complexity; /* cyclomatic, functions only: 1 + decisions */
    uint16_t pad;
} cg_node_facts;

/* ---- Expressions, types and references ---- */

typedef enum cg_expr_op {
    CG_EXPR_NONE,
    CG_EXPR_SYMBOL,   /* a: symbol; a name bound inside this file by lexical scope */
    CG_EXPR_NAME,     /* a: string; a name, looked up from the expression's scope outwards. n: CG_NAME_… */
    CG_EXPR_MEMBER,   /* a: expression, b: string; a.b a->b a::b. n: CG_MEMBER_… */
    CG_EXPR_CALL,     /* a: callee; operands b..b+n are the arguments. at: the callee's last name */
    CG_EXPR_NEW,      /* a: type; operands b..b+n: new T(…), T{…}, T v(…) */
    CG_EXPR_INDEX,    /* a: expression, b: expression of the key, 0: of no interest. n: CG_INDEX_… */
    CG_EXPR_LITERAL,  /* a: cg_literal, b: string, its value if it may serve as a key */
    CG_EXPR_FUNCTION, /* a: symbol; the function, class or lambda defined right here, as a value */
    CG_EXPR_CHOICE,   /* operands b..b+n: one of them (?:, ||, ??, match arms, if-expressions) */
    CG_EXPR_LIST,     /* operands b..b+n: elements; a: cg_literal LIST, TUPLE or SET */
    CG_EXPR_MAP, /* operands b..b+n: KEYWORD expressions for constant keys, else values; dict and object */
    CG_EXPR_ELEMENT,  /* a: expression; what iterating over it gives. n: 1 for the key of a map iteration */
    CG_EXPR_ITEM,     /* a: expression, b: number; unpacking: its b-th part */
    CG_EXPR_AWAIT,    /* a: expression. n: 1 for Rust's `?` and for what Ok or Some hold */
    CG_EXPR_ENTER,    /* a: expression; what `with a as x` binds */
    CG_EXPR_SPREAD,   /* a: expression; *a, ...a. n: 1 for **a */
    CG_EXPR_KEYWORD,  /* a: value, b: string; name=value in arguments, key: value in a map */
    CG_EXPR_SELF,     /* this; Rust's self is a parameter, Self a NAME */
    CG_EXPR_SUPER,    /* super, super(); a: expression of the class, if given */
    CG_EXPR_CAST,     /* a: type, b: value; the value with that static type. n: see CG_NARROW_INSTANCE */
    CG_EXPR_APPLY,    /* a: generic; operands b..b+n: type arguments */
    CG_EXPR_POINTER,  /* a: type; T*, &T, *T. n: 1 for a reference */
    CG_EXPR_ARRAY,    /* a: element type; T[], []T, [T; n] */
    CG_EXPR_FUNCTYPE, /* operands b..b+n: result first (0 if none), then parameters */
    CG_EXPR_UNION,    /* operands b..b+n: types */
    CG_EXPR_MAPTYPE,  /* a: key type, b: value type; Go's map */
    CG_EXPR_TYPEOF,   /* a: expression; decltype(a), typeof a */
    CG_EXPR_OP_COUNT
} cg_expr_op;

#define CG_LITERALS(X)                                                                                       \
    X(OTHER)                                                                                                 \
    X(STRING) X(INT) X(FLOAT) X(BOOL) X(NULL) X(LIST) X(TUPLE) X(SET) X(MAP) X(CHAR) X(BYTES) X(REGEX)
typedef enum cg_literal {
#define X(c) CG_LITERAL_##c,
    CG_LITERALS(X)
#undef X
} cg_literal;

#define CG_NAME_MACRO   1 /* Rust `name!`: looked up among macros */
#define CG_NAME_GLOBAL  2 /* C++, Rust `::name`, Python's `global name`: looked up from the outermost scope */
#define CG_NAME_TAG     4 /* C: struct, union or enum tag */
#define CG_NAME_SCOPE   16 /* C++: what stands before `::`: a namespace, class or alias */
#define CG_NAME_METHOD  8  /* Java: only methods are meant (a call without receiver) */
#define CG_MEMBER_SCOPE 1  /* a::b, or a type's member by its very syntax */
#define CG_MEMBER_ARROW 2
#define CG_MEMBER_OPTION                                                                                     \
    4 /* a?.b; Java: a switch label b: of a's type if that is an enum, else a plain name */
#define CG_MEMBER_METHOD 8 /* only methods are meant: called where fields have names of their own */
#define CG_INDEX_POINTER 1 /* C++: *a */

/* A CAST with one of these as n says what test the value passed. */
#define CG_NARROW_INSTANCE 1 /* a: the class of instanceof */
#define CG_NARROW_TYPEOF   2 /* a: LITERAL, the name of the built-in type */
#define CG_NARROW_KIND     3 /* a: KEYWORD, the member and what it equals */
#define CG_NARROW_HAS      4 /* a: KEYWORD, the member that is there */
#define CG_NARROW_GUARD    5 /* a: CALL; the result of its function is a predicate: a CAST without a value */
#define CG_NARROW_NOT      8 /* the test failed */

/* What a NAME, SYMBOL or MEMBER is there for. No bit at all: its value is read. */
#define CG_USE_CALLEE    1 /* the callee of a CALL or type of a NEW: that one makes the edge */
#define CG_USE_WRITE     2
#define CG_USE_TYPE      4   /* in a type: USES_TYPE */
#define CG_USE_RESULT    8   /* with TYPE: a function's result: RETURNS_TYPE as well */
#define CG_USE_DECORATOR 16  /* decorator, annotation, attribute: ANNOTATES */
#define CG_USE_BASE      32  /* base class or interface: makes the inheritance edge, no USES_TYPE */
#define CG_USE_SILENT    64  /* only there for the flow; makes no edge */
#define CG_USE_IMPORT    128 /* a path in an import or using declaration: makes no edge of its own */

typedef struct cg_expr {
    uint8_t op;  /* cg_expr_op */
    uint8_t use; /* CG_USE_… */
    uint16_t n;  /* number of operands, at most 65535 (longer lists are cut), or flags as said above */
    uint32_t a, b;
    uint32_t at; /* offset of the name, or of the expression's first byte */
} cg_expr;

/* Expressions are in the order of the walk; those from `first` up to the next run are seen from `scope`. */
typedef struct cg_scope_run {
    uint32_t first;
    uint32_t scope;
} cg_scope_run;

/* ---- Value flow ---- */

typedef enum cg_flow_kind {
    CG_FLOW_ASSIGN,   /* symbol `target` gets expression `value` */
    CG_FLOW_STORE,    /* expression `target` (MEMBER, INDEX, free NAME) gets expression `value` */
    CG_FLOW_RETURN,   /* function `target` returns `value` */
    CG_FLOW_YIELD,    /* generator `target` yields `value` */
    CG_FLOW_DEFAULT,  /* parameter `target` has default `value` */
    CG_FLOW_DECORATE, /* definition `target` is replaced by what decorator expression `value` makes of it, or
                           annotated by it (Java, Rust) */
    CG_FLOW_EXTENDS,  /* class `target` has base `value` */
    CG_FLOW_IMPLEMENTS, /* class `target` implements `value`; Rust derive */
    CG_FLOW_THROW,      /* function `target` throws `value` */
    CG_FLOW_DELETE,     /* symbol `target` is unbound (del) */
    CG_FLOW_MIXIN,      /* what expression `target` is gets all members of `value` (Object.assign) */
    CG_FLOW_KIND_COUNT
} cg_flow_kind;

typedef struct cg_flow {
    uint32_t target; /* symbol or expression, as the kind says */
    uint32_t value;  /* expression */
    uint8_t kind;    /* cg_flow_kind */
    uint8_t pad[3];
} cg_flow;

/* ---- Imports and exports ---- */

typedef enum cg_import_kind {
    CG_IMPORT_MODULE,  /* binds the module: import a.b as c; import * as c from "m"; c = require("m") */
    CG_IMPORT_NAME,    /* binds one name of it: from m import n as a; import {n as a} from "m"; use m::n */
    CG_IMPORT_STAR,    /* binds all its names: import *; import m.*; use m::*; using namespace m */
    CG_IMPORT_INCLUDE, /* #include */
    CG_IMPORT_EFFECT,  /* binds nothing: import "m"; Go's blank import */
    CG_IMPORT_MOD,     /* Rust `mod name;`: the file of a submodule */
    CG_IMPORT_KIND_COUNT
} cg_import_kind;

#define CG_IMPORT_TYPE_ONLY 1
#define CG_IMPORT_SYSTEM    2  /* <> include; Rust `::` path */
#define CG_IMPORT_REEXPORT  4  /* what it binds is exported too: export {n} from, pub use, __init__'s alias */
#define CG_IMPORT_STATIC    8  /* Java static import: `name` is a member of type `module` */
#define CG_IMPORT_DYNAMIC   16 /* import("m"), require in an expression, importlib with a constant */
#define CG_IMPORT_CONDITION 32 /* inside a function, if or try */
#define CG_IMPORT_DEFAULT   64 /* JavaScript: binds the default export (name is "default") */
#define CG_IMPORT_BARE_PATH 128 /* Python `import a.b`: binds only `a`, a.b is reached by member access */

typedef struct cg_import {
    uint8_t kind;    /* cg_import_kind */
    uint8_t flags;   /* CG_IMPORT_… */
    uint16_t level;  /* Python: leading dots; Rust: number of `super` */
    uint32_t module; /* string as written, without quotes: "a.b", "./x", "fmt", "dir/x.h", "crate::a::b" */
    uint32_t name;   /* string: the name imported (NAME), else 0 */
    uint32_t symbol; /* what it binds here (kind IMPORT), or CG_NONE */
    uint32_t scope;
    uint32_t at;
} cg_import;

/* What the file exports by a statement of its own (not by a flag of the symbol). */
typedef struct cg_export {
    uint32_t name;   /* string: "default", "=" for module.exports = value, or the exported name */
    uint32_t symbol; /* the symbol exported, or CG_NONE */
    uint32_t value;  /* else the expression; 0: a bare name (__all__), looked up in the file scope */
    uint32_t at;
} cg_export;

/* ---- Text ---- */

typedef enum cg_text_kind { CG_TEXT_COMMENT, CG_TEXT_DOC, CG_TEXT_STRING } cg_text_kind;
/* A comment, documentation or string literal of the source, as a range: later indexes read it there. */
typedef struct cg_text {
    uint32_t start, end;
    uint32_t node; /* the innermost node around it (documentation: the node it documents) */
    uint8_t kind;  /* cg_text_kind */
    uint8_t pad[3];
} cg_text;

/* ---- The whole ---- */

#define CG_FACTS_SECTIONS(X)                                                                                 \
    X(symbols, cg_symbol)                                                                                    \
    X(nodes, cg_node_facts)                                                                                  \
    X(scopes, cg_scope)                                                                                      \
    X(exprs, cg_expr)                                                                                        \
    X(operands, uint32_t)                                                                                    \
    X(runs, cg_scope_run)                                                                                    \
    X(flows, cg_flow)                                                                                        \
    X(imports, cg_import)                                                                                    \
    X(exports, cg_export)                                                                                    \
    X(texts, cg_text)                                                                                        \
    X(lines, uint32_t) /* offset of each line's first byte */

typedef struct cg_facts {
    cg_language language;
    uint32_t package;          /* string: Go's and Java's package clause, Rust's nothing */
    uint32_t size;             /* bytes of the source */
    uint32_t error_bytes;      /* bytes inside error nodes of the syntax tree: 0 is a clean parse */
    uint32_t cut;              /* CG_FACTS_CUT_… limits that were hit */
    uint32_t node_count;       /* symbols that are nodes; equals nodes_len */
    const uint32_t *string_at; /* strings_len + 1 offsets into string_bytes */
    const char *string_bytes;
    uint32_t strings_len;
#define X(name, type)                                                                                        \
    const type *name;                                                                                        \
    uint32_t name##_len;
    CG_FACTS_SECTIONS(X)
#undef X
} cg_facts;

#define CG_FACTS_CUT_DEPTH 1u /* nesting deeper than the limit was left out */
#define CG_FACTS_CUT_STEPS 2u /* parsing stopped at the step limit: what came before is there */
#define CG_FACTS_CUT_LISTS 4u /* a list of more than 65535 operands */

static inline cg_str cg_facts_str(const cg_facts *f, cg_string_id id) {
    return (cg_str){f->string_bytes + f->string_at[id], f->string_at[id + 1] - f->string_at[id]};
}
static inline const uint32_t *cg_expr_operands(const cg_facts *f, const cg_expr *e) {
    return f->operands + e->b;
}
/* True for the operators whose operands are b..b+n. */
static inline bool cg_expr_has_operands(uint8_t op) {
    return op == CG_EXPR_CALL || op == CG_EXPR_NEW || op == CG_EXPR_CHOICE || op == CG_EXPR_LIST ||
           op == CG_EXPR_MAP || op == CG_EXPR_APPLY || op == CG_EXPR_FUNCTYPE || op == CG_EXPR_UNION;
}
/* The scope an expression is seen from: binary search in the runs. */
cg_scope_id cg_facts_scope_of(const cg_facts *f, cg_expr_id e);
/* The innermost node (symbol below node_count) whose body holds the scope; 0 is the file. */
cg_symbol_id cg_facts_node_of_scope(const cg_facts *f, cg_scope_id scope);
/* Line and byte column, both from 1. */
void cg_facts_place(const cg_facts *f, uint32_t offset, uint32_t *line, uint32_t *column);

/* ---- Codec (graph/facts_codec.c) ---- */

/* Changes with every change of meaning or layout: part of the key under which facts are kept. */
#define CG_FACTS_VERSION 10u

/* Appends the stored form: sections as transposed, delta-coded columns, compressed by zstd. */
void cg_facts_encode(const cg_facts *f, cg_buf *out);
/* Rebuilds facts in the arena. Every index is checked: damaged bytes give CG_ERR_DAMAGED, never a wild index. */
cg_error cg_facts_decode(cg_str bytes, cg_arena *arena, cg_facts *out);

#endif
