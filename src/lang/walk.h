/* The services that hooks use while one file is walked (implemented in extract/). All of it is one thread's.
 *
 * The order of things: a hook gets a node, looks at its children, opens definitions and scopes, visits the
 * parts whose values it needs in evaluation order, and returns the node's value. What is walked inside an
 * open definition or scope belongs to it. Depth is limited by the flat tree: hooks may recurse over nodes
 * freely, but not otherwise. */
#ifndef CG_LANG_WALK_H
#define CG_LANG_WALK_H

#include "lang/lang.h"

struct cg_walker {
    const cg_lang *lang;
    cg_language language;
    const cg_cst_node *nodes;
    uint32_t node_count;
    cg_str source;
    cg_str parsed; /* the text the tree was made from, as long as source: see lang->prepare */
    cg_facts_builder *facts;
    cg_scope_id scope;       /* the innermost open scope */
    cg_symbol_id definition; /* the innermost open definition; 0 is the file */
    cg_symbol_id function;   /* the innermost open function, CG_NONE outside of any */
    cg_symbol_id type; /* the innermost open class-like definition, CG_NONE outside of any; a function inside
                          the class leaves it as it is */
    void *state;       /* lang->state_size bytes */
    struct cg_walker_private *own;
};

/* ---- The tree ---- */

static inline uint16_t cg_kind(const cg_walker *w, uint32_t node) { return w->nodes[node].kind; }
static inline uint8_t cg_field(const cg_walker *w, uint32_t node) { return w->nodes[node].field; }
static inline bool cg_named(const cg_walker *w, uint32_t node) { return w->nodes[node].flags & CG_CST_NAMED; }
static inline uint32_t cg_parent(const cg_walker *w, uint32_t node) { return w->nodes[node].parent; }
static inline uint32_t cg_start(const cg_walker *w, uint32_t node) { return w->nodes[node].start; }
static inline uint32_t cg_end(const cg_walker *w, uint32_t node) { return w->nodes[node].end; }
static inline cg_str cg_node_text(const cg_walker *w, uint32_t node) {
    return cg_str_of(w->source.ptr + w->nodes[node].start, w->nodes[node].end - w->nodes[node].start);
}
/* First child and next sibling, tokens and comments included; 0 at the end. */
static inline uint32_t cg_first(const cg_walker *w, uint32_t node) {
    return w->nodes[node].size > 1 ? node + 1 : 0;
}
static inline uint32_t cg_next(const cg_walker *w, uint32_t node) {
    uint32_t up = w->nodes[node].parent, next = node + w->nodes[node].size;
    return node && next < up + w->nodes[up].size ? next : 0;
}
#define CG_EACH_CHILD(w, child, node)                                                                        \
    for (uint32_t child = cg_first(w, node); child; child = cg_next(w, child))
/* The same without tokens and extras (comments). */
uint32_t cg_first_named(const cg_walker *w, uint32_t node);
uint32_t cg_next_named(const cg_walker *w, uint32_t node);
#define CG_EACH_NAMED(w, child, node)                                                                        \
    for (uint32_t child = cg_first_named(w, node); child; child = cg_next_named(w, child))
/* The first child in the field, or of the kind; 0 if there is none. */
uint32_t cg_child(const cg_walker *w, uint32_t node, uint8_t field);
uint32_t cg_child_of_kind(const cg_walker *w, uint32_t node, uint16_t kind);
static inline bool cg_has(const cg_walker *w, uint32_t node, uint16_t kind) {
    return cg_child_of_kind(w, node, kind) != 0;
}

/* ---- Visiting ---- */

/* Visits a node by its rule and returns its value; 0 for node 0. */
cg_expr_id cg_visit(cg_walker *w, uint32_t node, uint8_t use);
/* Visits the children in order, values unused; the child `except` (0: none) is left out. */
void cg_visit_children_except(cg_walker *w, uint32_t node, uint32_t except);
/* Visits a value that is bound to a name. If it is a function or class without a name (CG_RULE_FUNCTION, also
 * inside PASS nodes), its definition gets this name. binds: the definition is declared in the current scope
 * and found there by that name; otherwise (object keys, attributes) it is only called so and keeps the flag
 * ANONYMOUS. */
cg_expr_id cg_visit_named(cg_walker *w, uint32_t node, uint32_t name, bool binds, uint8_t use);
/* The function or class without a name that the node is (inside PASS nodes too), or 0. */
uint32_t cg_nameless(const cg_walker *w, uint32_t node);

/* ---- Expressions ---- */

static inline cg_string_id cg_string(cg_walker *w, cg_str s) { return cg_facts_string(w->facts, s); }
static inline cg_string_id cg_text_id(cg_walker *w, uint32_t node) {
    return cg_facts_string(w->facts, cg_node_text(w, node));
}
/* NAME of a node's text; how: CG_NAME_…. */
cg_expr_id cg_name(cg_walker *w, uint32_t node, uint8_t use, uint16_t how);
/* NAME or MEMBER chain of a dotted text at a byte offset, "a.b.c" (only the last gets `use`, the others
 * SILENT). */
cg_expr_id cg_dotted(cg_walker *w, cg_str text, char separator, uint32_t at, uint8_t use);
cg_expr_id cg_member(cg_walker *w, cg_expr_id object, uint32_t name_node, uint8_t use, uint16_t how);
cg_expr_id cg_symbol_value(cg_walker *w, cg_symbol_id symbol, uint8_t use, uint32_t at); /* SYMBOL */
cg_expr_id cg_unary(cg_walker *w, cg_expr_op op, cg_expr_id a, uint16_t n, uint32_t at); /* 0 if a is 0 */
cg_expr_id cg_item(cg_walker *w, cg_expr_id value, uint32_t number, uint32_t at);        /* 0 if value is 0 */
cg_expr_id cg_literal_value(cg_walker *w, cg_literal kind, cg_str value, uint32_t at);

/* Operand lists: size_t mark = cg_list(w); cg_list_add(w, e)…; e = cg_list_end(w, mark, op, use, a, at). May
 * be nested. An operand of 0 keeps its place (an argument of unknown value). */
size_t cg_list(cg_walker *w);
void cg_list_add(cg_walker *w, cg_expr_id e);
size_t cg_list_count(const cg_walker *w, size_t mark);
cg_expr_id cg_list_at(const cg_walker *w, size_t mark, size_t i);
cg_expr_id cg_list_end(cg_walker *w, size_t mark, cg_expr_op op, uint8_t use, uint32_t a, uint32_t at);
void cg_list_drop(cg_walker *w, size_t mark);
/* Adds the values of a node's named children, visited with `use`. */
void cg_list_add_children(cg_walker *w, uint32_t node, uint8_t use);
/* CALL with the children of an argument list node (0: none) as operands; at: the last name of the callee. */
cg_expr_id cg_call(cg_walker *w, cg_expr_id callee, uint32_t arguments, uint32_t at);
/* Offset of the last name of an expression that is a NAME, MEMBER, SYMBOL, APPLY …; otherwise `other`. */
uint32_t cg_last_name_at(const cg_walker *w, cg_expr_id e, uint32_t other);

/* ---- Flows ---- */

static inline void cg_flow_to(cg_walker *w, cg_flow_kind kind, uint32_t target, cg_expr_id value) {
    bool nowhere = (kind == CG_FLOW_STORE || kind == CG_FLOW_MIXIN) && target == 0;
    if (value && !nowhere) cg_facts_flow(w->facts, kind, target, value);
}
/* RETURN, YIELD or THROW of the innermost function; nothing outside of one. */
void cg_flow_out(cg_walker *w, cg_flow_kind kind, cg_expr_id value);
/* Assignment to something already declared: ASSIGN to a symbol of an enclosing function or this scope, with a
 * WRITE use if the symbol is a node; otherwise STORE to the NAME. `declared` may be CG_NONE: then looked up.
 */
void cg_write_name(cg_walker *w, uint32_t name_node, cg_symbol_id declared, cg_expr_id value);
/* The symbol of that name seen lexically from the current scope through function and block scopes (up to and
 * including the first other scope), or CG_NONE. */
cg_symbol_id cg_lookup(const cg_walker *w, cg_str name);
/* Likewise, only what the current scope itself declares. */
cg_symbol_id cg_lookup_here(const cg_walker *w, cg_str name);

/* ---- Scopes and definitions ---- */

/* A scope inside the current one, owned by the current definition. */
cg_scope_id cg_scope_open(cg_walker *w, cg_scope_kind kind);
void cg_scope_close(cg_walker *w);
/* The nearest open scope of FUNCTION, CLASS, NAMESPACE, OBJECT, IMPL or FILE kind: where `var` and Python
 * names go. */
cg_scope_id cg_scope_of_function(const cg_walker *w);

typedef struct cg_def {
    cg_node_kind kind;
    uint32_t flags; /* CG_SYM_… */
    cg_visibility visibility;
    uint32_t node;         /* the whole construct */
    uint32_t first;        /* the node its range begins with if that is an earlier one (decorator, attribute,
                              `export`, `template`), else 0; its documentation stands above that */
    uint32_t last;         /* the node its range ends with, if not `node` */
    uint32_t name;         /* the node of the name; 0: anonymous, or named by cg_visit_named */
    cg_str name_text;      /* the name, if it is not just the text of `name` */
    uint32_t body;         /* the signature ends before this node; 0: it is all of `node` */
    uint32_t signature_at; /* offset where the signature begins (behind annotations); 0: with `node` */
    uint32_t type;         /* the node of the declared or result type, for the text as written; 0: none */
    cg_expr_id type_value; /* its expression if already visited (else see cg_set_type) */
    cg_expr_id owner;      /* see cg_symbol.owner */
    cg_str qualifier;      /* see cg_node_facts.qualifier */
    uint32_t at, start, end; /* with end set: place of the name and range, for what is found in text and is no
                                node of the tree; `node`, `first`, `last` and `name` are 0 then */
    bool in_scope;           /* declared in `scope` and not in the current scope */
    cg_scope_id scope;
} cg_def;

/* A definition that holds nothing: variable, field, alias, macro, enum member. A VARIABLE, CONSTANT or
 * TYPE_PARAM in a function becomes LOCAL by itself. Documentation directly above (or found with cg_docs) is
 * attached. */
cg_symbol_id cg_define(cg_walker *w, const cg_def *d);
/* A definition with an inner scope, which is opened: all up to cg_define_end belongs to it. For functions,
 * complexity is counted over `node`. In a function without a body (prototype) the scope holds the parameters.
 */
cg_symbol_id cg_define_begin(cg_walker *w, const cg_def *d, cg_scope_kind inner);
void cg_define_end(cg_walker *w);
/* The declared or result type, visited after the definition was begun (so that its type parameters are seen).
 */
void cg_set_type(cg_walker *w, cg_symbol_id symbol, cg_expr_id type, uint32_t type_node);
void cg_add_flags(cg_walker *w, cg_symbol_id symbol, uint32_t flags);
bool cg_has_flags(const cg_walker *w, cg_symbol_id symbol, uint32_t flags);
/* A parameter of the definition begun last. Counts position, arity, required, VARIADIC and KEYWORDS by the
 * flags: RECEIVER is not counted, OPTIONAL, VARIADIC and KEYWORDS are not required. name 0: unnamed (kept for
 * its type). */
cg_symbol_id cg_parameter(cg_walker *w, uint32_t node, uint32_t name, uint32_t flags, cg_expr_id type,
                          uint32_t type_node);
/* A generic parameter of the current scope; bound may be 0. */
cg_symbol_id cg_type_parameter(cg_walker *w, uint32_t node, uint32_t name, cg_expr_id bound);
/* FUNCTION value of a definition. */
cg_expr_id cg_function_value(cg_walker *w, cg_symbol_id symbol, uint32_t at);
/* Documentation of a definition, from a node that is not a comment above it (docstring, #[doc], trailing
 * comment). */
void cg_docs(cg_walker *w, cg_symbol_id symbol, uint32_t node);
/* Documentation of a definition, from the comments directly above another node: a file's above its package clause. */
void cg_docs_before(cg_walker *w, cg_symbol_id symbol, uint32_t node);

/* ---- Imports and exports ---- */

typedef struct cg_import_def {
    cg_import_kind kind;
    uint8_t flags; /* CG_IMPORT_…; CONDITION is added by itself inside functions */
    uint16_t level;
    cg_str module;         /* as written, without quotes */
    cg_str name;           /* the name imported, empty if none */
    uint32_t node;         /* the import statement or the part of it that binds: range of the IMPORT node */
    uint32_t bound;        /* the node of the name it binds; 0 with an empty bound_text: binds nothing */
    cg_str bound_text;     /* what it binds if that is not the text of `bound` (Go: last part of the path) */
    uint32_t at;           /* offset of the name or module, 0: start of node */
    uint32_t symbol_flags; /* CG_SYM_EXPORTED … of the IMPORT symbol */
} cg_import_def;
/* Returns the IMPORT symbol, or CG_NONE if it binds nothing. */
cg_symbol_id cg_import_add(cg_walker *w, const cg_import_def *d);
void cg_export_symbol(cg_walker *w, cg_str name, cg_symbol_id symbol, uint32_t at);
void cg_export_value(cg_walker *w, cg_str name, cg_expr_id value,
                     uint32_t at); /* value 0: the file's own name */

/* ---- Text ---- */

/* The content of a string literal without prefix and quotes; escapes are left as they are. */
cg_str cg_string_content(cg_str literal);

#endif
