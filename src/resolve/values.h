/* What an expression can denote or be: values, and sets of them, in 64 bits. A set of more than one is interned,
 * so that equal sets are equal numbers; in more than CG_VALUES_MAX the objects become one value, and if they still are
 * more, all collapse into MANY, which no further union leaves: the outcome does not depend on the order in which
 * values arrive. */
#ifndef CG_RESOLVE_VALUES_H
#define CG_RESOLVE_VALUES_H

#include "base/map.h"
#include "graph/kinds.h"

typedef uint64_t cg_value;
typedef uint64_t cg_values; /* 0: none known; a cg_value; or a set */

typedef enum cg_value_tag {
    CG_VALUE_NONE,
    CG_VALUE_DEF,          /* a definition itself: function, class, namespace, variable. id: global symbol */
    CG_VALUE_INSTANCE,     /* an instance of a class of the repository. id: global symbol of the class */
    CG_VALUE_MODULE,       /* a file as a module. id: file */
    CG_VALUE_PACKAGE,      /* a package or the beginning of a dotted module name. id: package */
    CG_VALUE_EXTERNAL,     /* a symbol or module of a library. id: external */
    CG_VALUE_EXT_INSTANCE, /* an instance of a library's type. id: external */
    CG_VALUE_OBJECT,  /* an object made at one place: literal or function object. id: global expression */
    CG_VALUE_LITERAL, /* of a built-in type. id: cg_literal; args: element types */
    CG_VALUE_SUPER,   /* the instance seen as one of its bases. id: global symbol of the class */
    CG_VALUE_OPAQUE,  /* something a library made, of unknown type */
    CG_VALUE_UNKNOWN, /* some flow into here is not understood */
    CG_VALUE_MANY,    /* too many to be told apart */
    CG_VALUE_SET = 15,
} cg_value_tag;

#define CG_VALUES_MAX 12

#define CG_VALUE_INFERRED (1ull << 59) /* won by value flow, not by scope, import or declared type */
static inline cg_value_tag cg_tag(cg_value v) { return (cg_value_tag)(v >> 60); }
static inline uint32_t cg_id(cg_value v) { return (uint32_t)v; }
static inline uint32_t cg_args(cg_value v) { return (uint32_t)(v >> 32) & 0x7ffffffu; }
static inline cg_value cg_value_make(cg_value_tag tag, uint32_t id, uint32_t args) {
    return (uint64_t)tag << 60 | (uint64_t)(args & 0x7ffffffu) << 32 | id;
}
/* Among others: objects too many to be told apart. They do not hide what else there is. */
#define CG_VALUE_OF_MANY_OBJECTS cg_value_make(CG_VALUE_MANY, 1, 0)
#define CG_VALUE_OF_MANY         cg_value_make(CG_VALUE_MANY, 0, 0)
#define CG_VALUE_OF_UNKNOWN      cg_value_make(CG_VALUE_UNKNOWN, 0, 0)
/* Beside functions: they were stored under names that are not known. */
#define CG_VALUE_OF_UNNAMED cg_value_make(CG_VALUE_UNKNOWN, 1, 0)
#define CG_VALUE_OF_OPAQUE  cg_value_make(CG_VALUE_OPAQUE, 0, 0)

typedef struct cg_value_set {
    uint32_t count;
    cg_value at[];
} cg_value_set;

/* The members of a set; `set` must stay while the list is used. Returns their number. */
static inline uint32_t cg_values_list(const cg_values *set, const cg_value **list) {
    *list = set;
    if (cg_tag(*set) != CG_VALUE_SET) return *set != 0;
    const cg_value_set *s = (const cg_value_set *)(uintptr_t)(*set & 0x0fffffffffffffffull);
    *list = s->at;
    return s->count;
}
/* Sets, tuples of type arguments and externals are interned here; all functions may be called by many threads. */
typedef struct cg_value_pool cg_value_pool;
cg_value_pool *cg_value_pool_new(void);
void cg_value_pool_free(cg_value_pool *p);

cg_values cg_values_union(cg_value_pool *p, cg_values a, cg_values b);
cg_values cg_values_of(cg_value_pool *p, const cg_value *v, size_t count); /* any order, doubles allowed */
/* Marks every member as won by flow. */
cg_values cg_values_inferred(cg_value_pool *p, cg_values set);
bool cg_values_has(cg_values set, cg_value_tag tag);
static inline bool cg_values_single(cg_values set) { return set != 0 && cg_tag(set) != CG_VALUE_SET; }

/* Type arguments: at most CG_ARGS_MAX sets; more are cut. 0 is the empty list. */
#define CG_ARGS_MAX 4
uint32_t cg_args_of(cg_value_pool *p, const cg_values *args, uint32_t count);
uint32_t cg_args_list(const cg_value_pool *p, uint32_t args, const cg_values **list);

/* Externals: (language, package) and below it paths of names. */
uint32_t cg_external_package(cg_value_pool *p, cg_language language, cg_str package);
uint32_t cg_external_member(cg_value_pool *p, uint32_t external, cg_str name);
typedef struct cg_external {
    cg_language language;
    uint32_t parent; /* CG_NONE for a package */
    uint32_t depth;  /* 0 for a package */
    uint32_t uses;   /* CG_EXTERNAL_…, set by many threads */
    uint32_t dense;  /* its number in the result, CG_NONE if no edge leads here */
    cg_str name;     /* package, or last name */
} cg_external;
#define CG_EXTERNAL_CALLED 1u
#define CG_EXTERNAL_TYPE   2u
#define CG_EXTERNAL_TARGET 4u /* an edge leads here */
#define CG_EXTERNAL_MODULE 8u /* imported as a whole */
#define CG_EXTERNAL_DEPTH  6  /* deeper member paths are not made */
cg_external *cg_external_at(const cg_value_pool *p, uint32_t external);
uint32_t cg_external_count(const cg_value_pool *p);
void cg_external_use(cg_value_pool *p, uint32_t external, uint32_t uses);
/* Is it (language, package) "path"? Path parts are separated by '.'; package "" stands for any. */
bool cg_external_is(const cg_value_pool *p, uint32_t external, cg_str package, cg_str path);

#endif
