/* What a language is: a table from its grammar's nodes to actions of the one walker (extract/), and a few
 * functions for what a table cannot say. A language is a folder here and a row in table.c.
 *
 * A folder numbers the grammar nodes and fields it cares for with two enums of its own (0 is "any other"),
 * and says their grammar names in two arrays indexed by those numbers. One folder may serve several grammars
 * (JavaScript, TypeScript and TSX; C and C++): a name has to exist in at least one of them. Names are turned
 * into grammar numbers once; a name that exists in no grammar of the folder fails the test of the table. */
#ifndef CG_LANG_LANG_H
#define CG_LANG_LANG_H

#include "graph/facts_builder.h"
#include "lang/cst.h"

typedef struct cg_walker cg_walker;

/* Deals with a node and all below it. `use` (CG_USE_…) is what the surrounding construct wants the node's
 * value for; it belongs to the name the value comes from and not to names deeper inside. Returns the node's
 * value, 0 if it has none that matters. */
typedef cg_expr_id (*cg_hook)(cg_walker *w, uint32_t node, uint8_t use);

/* What the walker does with a node. f0…f3 are the fields of the rule; a field that is 0 or absent in the tree
 * is skipped. Children that an action does not speak of (tokens and comments apart) are visited too, for the
 * definitions and calls inside. */
typedef enum cg_action {
    CG_DO_VISIT, /* visits the children in order; no value */
    CG_DO_DROP,  /* the subtree is not even put into the flat tree */
    CG_DO_SKIP,  /* in the flat tree (a hook looks at it), but not visited */
    CG_DO_PASS, /* the value of field f0, or without f0 of the last child that has one; `use` goes on to it */
    CG_DO_NAME, /* NAME of the node's text; rule.arg is its n (CG_NAME_…) */
    CG_DO_LITERAL, /* LITERAL rule.arg (cg_literal), with the text as its value if INT, CHAR or BOOL */
    CG_DO_STRING,  /* LITERAL rule.arg (STRING if 0), its content as value if short and without inner
                      expressions;  recorded as text; inner expressions are visited */
    CG_DO_COMMENT, /* recorded as text, and as documentation if the next definition claims it */
    CG_DO_MEMBER, /* MEMBER of f0's value, named by f1; rule.arg is its n (CG_MEMBER_…). f0 without a value:
                     the member is of an unknown object (a = 0) */
    CG_DO_CALL,   /* CALL of f0 (visited as CALLEE) with the values of f1's children as arguments */
    CG_DO_NEW,    /* NEW of type f0 (visited as CALLEE) with the values of f1's children */
    CG_DO_INDEX, /* INDEX of f0's value by f1's, which counts only if it is a literal or the whole is called */
    CG_DO_CHOICE, /* CHOICE of f0's and f1's values, or without fields of all children's; the rest is visited
                   */
    CG_DO_LIST,   /* LIST of kind rule.arg of all children's values */
    CG_DO_MAP,    /* MAP of all children's values, see CG_DO_PAIR */
    CG_DO_PAIR, /* KEYWORD if f0 is a constant (string, number, or a bare name when rule.arg is 1) with value
                   f1, otherwise just f1's value */
    CG_DO_KEYWORD, /* KEYWORD named by f0's text with value f1: named arguments */
    CG_DO_SPREAD,  /* SPREAD of the only child's value; rule.arg is its n */
    CG_DO_AWAIT,   /* AWAIT of f0's value, or the child's */
    CG_DO_SELF,    /* SELF */
    CG_DO_SUPER,   /* SUPER, a = 0 */
    CG_DO_CAST,    /* CAST to type f0 of value f1 */
    CG_DO_ASSIGN,  /* lang->assign(target f0, value of f1, type f2); value: f1's. Without f1 the value is 0 */
    CG_DO_RETURN,  /* RETURN flow of the child's value (or f0's) in the innermost function */
    CG_DO_YIELD,   /* YIELD flow likewise; marks the function as generator */
    CG_DO_THROW,   /* THROW flow likewise */
    CG_DO_SCOPE,   /* a scope of kind rule.arg (cg_scope_kind) around its children */
    CG_DO_POINTER, /* POINTER to f0's, or the child's, type; rule.arg is its n. `use` goes on in all type
                      actions */
    CG_DO_ARRAY,   /* ARRAY of type f0 (or the child) */
    CG_DO_APPLY,   /* APPLY of generic f0 to the children of f1, which are visited as TYPE */
    CG_DO_UNION,   /* UNION of all children's types */
    CG_DO_MAPTYPE, /* MAPTYPE of key type f0 and value type f1 */
    CG_DO_TYPE,    /* PASS, with `use` |= TYPE unless it has CALLEE, BASE or DECORATOR already */
    CG_DO_HOOK,    /* rule.hook */
    CG_DO_COUNT
} cg_action;

#define CG_RULE_DECISION 1 /* adds one to the cyclomatic complexity of the function around it */
#define CG_RULE_FUNCTION                                                                                     \
    2                  /* a function or class without a name of its own, as a value: takes a suggested name */
#define CG_RULE_TEXT 4 /* recorded as a string literal; by itself so for CG_DO_STRING */

typedef struct cg_rule {
    const char *node; /* grammar names, separated by spaces: "true false"; anonymous tokens in quotes:
                         "'async'". NULL: the number is not in use */
    uint8_t action;   /* cg_action */
    uint8_t arg;
    uint8_t flags; /* CG_RULE_… */
    uint8_t f[4];  /* the folder's field numbers */
    cg_hook hook;
} cg_rule;

typedef struct cg_lang {
    const char *name;
    const cg_language *languages; /* which it serves; ends with CG_LANG_NONE */
    const cg_rule *rules;         /* indexed by the folder's node numbers; [0] is empty */
    uint16_t rule_count;
    const char *const
        *fields; /* grammar names of fields, indexed by the folder's field numbers; [0] is NULL */
    uint8_t field_count;

    /* Python: a class's names are not seen from inside its methods. */
    bool skip_class_scopes;
    /* Symbols are visible in their whole scope, whatever the order: functions and variables of Python, `var`
     * of JavaScript. (Names directly in a file or class scope always are: resolution looks them up.) */
    bool hoist_all;
    /* Beginnings of comments that document what follows, ends with NULL; NULL: every comment directly above
     * does. */
    const char *const *doc_marks;
    size_t state_size; /* bytes of w->state: zeroed for each file, the folder's own */

    /* Optional: changes the text that is parsed in place of the source, for what the grammar would stumble over
     * (C's preprocessor). `text` is a copy of the source; every byte keeps its place. Depends on the bytes
     * alone; any thread. */
    void (*prepare)(cg_language language, char *text, size_t len);
    /* Optional: before the root is visited (w->symbol 0 and scope 0 exist) and after it. */
    void (*begin)(cg_walker *w);
    void (*end)(cg_walker *w);
    /* Binds `target`, a name or pattern, to a value: declares what is new, emits ASSIGN and STORE flows,
     * takes patterns apart (ITEM, ELEMENT). value may be 0 (unknown); type is an expression or 0. Needed for
     * CG_DO_ASSIGN. */
    void (*assign)(cg_walker *w, uint32_t target, cg_expr_id value, cg_expr_id type);
} cg_lang;

/* The language's folder, NULL if there is none for it. */
const cg_lang *cg_lang_of(cg_language language);

extern const cg_lang cg_lang_c_family, cg_lang_go, cg_lang_java, cg_lang_javascript, cg_lang_python,
    cg_lang_rust;

#endif
