/* What the stages of resolution share. Only for this folder. */
#ifndef CG_RESOLVE_INTERNAL_H
#define CG_RESOLVE_INTERNAL_H

#include "base/vec.h"
#include "resolve/resolve.h"
#include "resolve/values.h"

typedef struct cg_resolver cg_resolver;
typedef struct cg_rfile cg_rfile;
typedef struct cg_rctx cg_rctx;

/* A symbol of any file: its file's symbol_base + its index. "Name" ids are global: equal strings, equal ids. */
typedef uint32_t cg_gid;
typedef uint32_t cg_name_id;

typedef struct cg_scoped_name {
    cg_name_id name;
    cg_symbol_id symbol;
} cg_scoped_name;

/* See chunks.c. What belongs to it ends where the next one's begins. */
typedef struct cg_chunk {
    uint32_t first;                    /* expression */
    uint32_t run, flow;                /* that begin with it, in facts->runs and flow_order */
    uint32_t reads, edges, unresolved; /* of the last visit, in the file's lists */
    uint32_t visited;                  /* in which round */
    bool stale;                        /* to be visited */
    bool open;                         /* to be visited once more when all is known */
    bool exports;                      /* holds the value of an export */
} cg_chunk;

struct cg_rfile {
    const cg_facts *facts; /* NULL: not indexed */
    cg_str path;
    cg_language language;
    uint32_t marks, index;
    uint32_t symbol_base, expr_base;
    cg_name_id *names;         /* of the file's strings; CG_NONE for those that are no names */
    uint32_t *scope_first;     /* of each scope, and one more: where its names begin in `scoped` */
    cg_scoped_name *scoped;    /* by scope, then name, then symbol */
    uint32_t *flow_order;      /* flows in the order in which they can be applied */
    uint32_t *flow_ready;      /* of each of these: the expression after which; CG_NONE at the end */
    cg_scoped_name *importing; /* {symbol, import}, by symbol: which import binds an IMPORT symbol */
    uint32_t importing_len;
    cg_values *import_targets; /* of each import: what the policy's import_module says; 0 before that stage */
    const struct cg_policy *policy;
    cg_str module;    /* see cg_found_file */
    uint32_t package; /* index in resolver->packages, CG_NONE */
    void *own;        /* the policy's, in the resolver's arena */
    cg_chunk *chunks; /* and one more, for the end */
    uint32_t chunk_count;
    cg_expr_id *literals;
    uint64_t *used; /* a bit for each expression: its value is part of another, or flows somewhere */
    uint32_t literal_count;
    uint32_t *reads; /* see rounds.c: what the chunks read that may still change */
    uint32_t reads_len;
    uint32_t marked;  /* in which round its chunks were last compared with what changed */
    bool stale, open; /* has such chunks */
    cg_found_file found;
};

typedef struct cg_class_base {
    cg_gid id;
    uint32_t args;
    uint32_t depth; /* how many steps up */
} cg_class_base;

typedef struct cg_class {
    cg_gid id;
    cg_values bases;            /* DEF, EXTERNAL or UNKNOWN, as written */
    const cg_value *base_order; /* the same in the order of the source */
    size_t base_order_len;
    cg_class_base *mro; /* itself first */
    uint32_t mro_len;
    bool external_base, unknown_base; /* somewhere up */
    uint8_t state;
} cg_class;

/* A member that does not stand in its class's scope: C++ A::f, Go's methods, Rust's impl, A.prototype.f. */
typedef struct cg_attached {
    cg_gid class_;
    cg_name_id name;
    cg_gid member;
} cg_attached;

typedef struct cg_package {
    cg_language language;
    cg_str name, path;
    uint32_t *files; /* indexes, sorted */
    uint32_t file_count;
    uint32_t dense; /* number in the result */
    void *own;
} cg_package;

/* What a pass found out about something outside its file; applied when the round is over. */
typedef enum cg_contribution_kind {
    CG_TO_CELL,
    CG_TO_OBJECT,
    CG_TO_MODULE,
    CG_TO_CLASS,
    CG_TO_EXTERNAL, /* JavaScript: what the repository adds to instances of a library's type */
    CG_TO_RECEIVER, /* a function: what `this` is in it, besides what its place says */
    CG_TO_CALLED, /* a variable, field or parameter, or a function's `arguments`: the calls of what they hold */
    CG_TO_CALLED_MEMBER, /* the same of an object's members */
    CG_TO_EVENT, /* the emissions of an event, by its name, of instances of a class or of what a variable holds */
    CG_TO_EVENT_OF_OBJECT,
    CG_TO_KINDS
} cg_contribution_kind;
typedef struct cg_contribution {
    uint64_t key; /* CELL: global symbol. Others: owner << 32 | name */
    cg_values values;
    uint8_t kind;
} cg_contribution;

#define CG_POLICY_IMPLICIT_MEMBERS 1u /* names in methods reach the members of the class (Java, C++) */
#define CG_POLICY_C3               2u /* base classes are searched in C3 order (Python) */
#define CG_POLICY_OVERLOADS        4u /* several functions of one name: the arguments choose */
#define CG_POLICY_PARAMETER_FLOW   8u /* arguments flow into parameters without a type (Python, JavaScript) */
#define CG_POLICY_CLASS_SCOPE      16u /* names of the class body are seen from the class body itself (Python) */
#define CG_POLICY_INHERIT_OVERLOADS                                                                          \
    32u                       /* overloads of base classes stay visible beside the class's own (Java) */
#define CG_POLICY_EXPORTS 64u /* EXPORTS edges from the file to what it exports (JavaScript, TypeScript) */
/* Methods are told from other things of their name by how a name is used; the overloads of one scope travel as the
 * first of them (Java). */
#define CG_POLICY_METHOD_NAMES 256u
#define CG_POLICY_INCLUDES     1024u /* only includes make IMPORTS edges, using declarations do not (C++) */
/* A name that extraction did not bind means nothing that a function declares: x := x(…) calls what is outside (Go). */
#define CG_POLICY_LOCALS_BOUND 512u
/* Parameters take the rest of the arguments, by place and by name; arguments are spread likewise (Python). */
#define CG_POLICY_REST               2048u
#define CG_POLICY_DEFINES_ATTRIBUTES 128u /* storing to an unknown attribute of an instance makes one */

/* A language's rules for what lies outside a function: modules, packages, members, built-in things. Every
 * function but `prepare` may be called by many threads and must depend on the input alone. */
typedef struct cg_policy {
    cg_language languages[4]; /* ends with NONE */
    unsigned flags;
    const char
        *constructors[3];    /* names of constructors among the members; NULL: CG_NODE_CONSTRUCTOR kinds */
    const char *call_method; /* member that is called when an instance is called; NULL: none */
    const char *separator;   /* of the module's name and what is in it */
    /* Once, before everything else, on one thread: files' module and package, tables in resolver->own[]. */
    cg_error (*prepare)(cg_resolver *r, const struct cg_policy *p);
    /* Once, after everything: what prepare allocated outside of the arena. May be NULL. */
    void (*forget)(cg_resolver *r);
    /* Once, when all classes and their members are known, on one thread. */
    cg_error (*classes_ready)(cg_resolver *r, const struct cg_policy *p);
    /* What an import record is about: MODULE, PACKAGE or EXTERNAL of its `module`: where its IMPORTS edges lead. Called
     * once for each; ask cg_import_target. */
    cg_values (*import_module)(cg_rctx *x, cg_rfile *f, const cg_import *i);
    /* What an import record binds to its symbol; NULL: MODULE kinds bind import_module's, NAME kinds the member of
     * that name of it. */
    cg_values (*import_binds)(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth);
    /* The definitions a name stands for in a NAMESPACE or FILE scope and beyond (wildcard imports, packages,
     * globals, built-ins); NULL: what the scopes declare. */
    cg_values (*outer)(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                       unsigned depth);
    /* Member of a module or package; 0 if it has none of that name. NULL: names of the file scope. */
    cg_values (*module_member)(cg_rctx *x, cg_rfile *f, cg_name_id name, unsigned depth);
    cg_values (*package_member)(cg_rctx *x, uint32_t package, cg_name_id name, unsigned depth);
    /* Member of a NAMESPACE or MODULE definition from outside; NULL: the names of its scope. */
    cg_values (*namespace_member)(cg_rctx *x, cg_rfile *f, cg_symbol_id symbol, cg_name_id name,
                                  unsigned depth);
    /* Members that every value of a sort has (prototype, constructor); asked first. 0: not one of them. */
    cg_values (*special_member)(cg_rctx *x, cg_value v, cg_name_id name);
    /* `this` and `super` in a scope of the current file; NULL: the class around. */
    cg_values (*self)(cg_rctx *x, cg_scope_id scope, bool super);
    /* Member of an instance or definition that has none of that name by the general rules; 0: none. */
    cg_values (*missing_member)(cg_rctx *x, cg_value receiver, cg_name_id name);
    /* Has the built-in value no such member, so that among several it can't be the one meant? May be NULL. */
    bool (*lacks_member)(cg_rctx *x, cg_value receiver, cg_name_id name);
    /* A value that passed or failed a test, see CG_NARROW_…. May be NULL. */
    cg_values (*narrowed)(cg_rctx *x, const cg_expr *cast);
    /* A method that a class surely has from a library: by its bare name, it hides those further out. May be NULL. */
    cg_values (*has_outside)(cg_rctx *x, cg_gid class_, cg_name_id name);
    /* What iterating over it gives; 0: the general rule. */
    cg_values (*element)(cg_rctx *x, cg_value container);
    /* Instances of an external type in a declaration: built-in types, wrappers that are seen through (Box<T>,
     * Optional[T], unique_ptr<T>). 0: EXT_INSTANCE with the arguments. */
    cg_values (*external_type)(cg_rctx *x, uint32_t external, uint32_t args);
    /* What a member of a literal or external instance is, or gives when called: element types, wrappers.
     * 0: not known. */
    cg_values (*builtin_member)(cg_rctx *x, cg_value receiver, cg_name_id name, bool called);
    /* What calling an external gives; 0: nothing known. Operands of `call` are evaluated. */
    cg_values (*external_call)(cg_rctx *x, uint32_t external, const cg_expr *call);
    /* What calling an instance of an external type gives; 0: nothing known. May be NULL. */
    cg_values (*instance_call)(cg_rctx *x, cg_value v);
    /* What the member access v->… looks into instead of v: C++'s smart pointers, operator->. 0: v itself. May be
     * NULL. */
    cg_values (*arrow)(cg_rctx *x, cg_value v);
    /* Which of several own members of a class of one name are meant in the current file. NULL: all. */
    cg_values (*own_members)(cg_rctx *x, cg_values members);
    /* Which of the members found are meant by a path a::b. NULL: all. */
    cg_values (*by_path)(cg_rctx *x, cg_values members, const cg_expr *path);
    /* What v[…] is, v being the value of `object`: pointers and C++'s operator[]. Parts of structures are then known by their position, too. 0: an
     * element of v. May be NULL. */
    cg_values (*subscript)(cg_rctx *x, cg_value v, cg_expr_id object);
    /* What iterating over v gives; 0: its elements. May be NULL. */
    cg_values (*iterate)(cg_rctx *x, cg_value v);
    /* Chooses among functions of one name by their arguments; returns how many remain at the front of list. NULL:
     * by the number of arguments. */
    uint32_t (*choose)(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call);
    /* Does a method override one of its name in a base class? NULL: by the number of parameters. */
    bool (*overrides)(cg_rctx *x, cg_gid method, cg_gid base);
    /* Joins what is declared in several places: the definition a declaration stands for, or itself. NULL: itself. */
    cg_gid (*canonical)(cg_rctx *x, cg_rfile *from, cg_gid declaration);
    /* A value goes where a type is declared; `given` is the expression. May be NULL. */
    void (*expect)(cg_rctx *x, cg_values type, cg_expr_id given);
    /* A function is passed where a type of functions is declared: what such gives when called, and, in *made, what the
     * one passed gives. May be NULL. */
    cg_values (*gives)(cg_rctx *x, cg_value type, cg_value function, cg_values *made);
    /* What a name that is not called can mean: all overloads of a method. May be NULL: what it denotes. */
    cg_values (*referenced)(cg_rctx *x, cg_values targets);
    /* Other definitions that take the place of one in other configurations; returns how many. NULL: none. */
    uint32_t (*alternatives)(cg_rctx *x, cg_gid definition, cg_gid *out, uint32_t max);
    /* A language's own treatment of a call (require("x"), Object.assign …): true if it was one, with its value. */
    bool (*special_call)(cg_rctx *x, cg_expr_id call, cg_values *value);
    /* An object literal was evaluated. May be NULL. */
    void (*made)(cg_rctx *x, cg_expr_id literal);
    /* A value has gone where a flow says. May be NULL. */
    void (*flowed)(cg_rctx *x, const cg_flow *flow);
    /* After the targets of a call are known, each round and when edges are collected: what else follows from it. */
    void (*called)(cg_rctx *x, const cg_expr *call, const cg_gid *functions, uint32_t count);
    /* The type of a parameter that has none written; 0: none. May be NULL. */
    cg_values (*parameter_type)(cg_rctx *x, cg_rfile *f, const cg_symbol *parameter);
    /* A DECORATE flow is applied; NULL: decorators get what they stand on. */
    void (*decorate)(cg_rctx *x, const cg_flow *flow);
    /* What the name of a function or class stands for, decorators considered; NULL: itself. */
    cg_values (*decorated)(cg_rctx *x, cg_gid definition);
    /* The members that a method overrides; NULL: those that the bases of its class have. */
    cg_values (*overridden)(cg_rctx *x, cg_rfile *f, cg_symbol_id method);
    /* More edges of a file than the general ones, when all is known. Values of expressions are not at hand. */
    void (*extra_edges)(cg_rctx *x, cg_rfile *f);
} cg_policy;

extern const cg_policy cg_policy_python, cg_policy_go, cg_policy_c_family, cg_policy_javascript,
    cg_policy_java, cg_policy_rust;
/* All of them; ends with NULL. */
extern const cg_policy *const cg_policies[];
/* Each policy's place in the own[] of the resolver and of its workers. */
enum {
    CG_OWN_PYTHON,
    CG_OWN_GO,
    CG_OWN_C_FAMILY,
    CG_OWN_JAVASCRIPT,
    CG_OWN_JAVA,
    CG_OWN_RUST,
    CG_POLICY_COUNT
};

typedef struct cg_name_table cg_name_table;
typedef struct cg_slots cg_slots;
struct cg_rounds;

enum {
    CG_CELL_OPEN,
    CG_CELL_FIXED,    /* its type was declared, flow does not add to it */
    CG_CELL_FUNCTIONS /* containers of functions: flow adds which ones */
};

struct cg_resolver {
    const cg_resolve_input *input;
    cg_arena arena; /* the preparing thread's */
    cg_name_table *names;
    cg_value_pool *pool;
    cg_rfile *files;
    uint32_t file_count;
    uint32_t symbol_count, expr_count;
    uint32_t *file_of_symbol;
    uint32_t *file_of_expr_page; /* global expression >> 6: the file that holds the first of the page */
    cg_map64 file_by_path;       /* hash of path: file */
    uint32_t *roles;             /* of each symbol: its index in classes + 1, if it is one, and CG_ROLE_… */
    cg_class *classes;
    uint32_t class_count;
    cg_attached *attached; /* by class, name, member */
    size_t attached_count;
    cg_map64 attached_at;  /* class << 32 | name: first index in attached */
    cg_map64 member_class; /* of each attached member: its class */
    cg_values *cells;      /* of each symbol: value of a variable, result of a function */
    cg_values *before;     /* cells as the last round left them: what other files see */
    uint8_t *fixed;        /* what flow may add: CG_CELL_… */
    cg_slots *slots[CG_TO_KINDS];
    struct cg_rounds *rounds;
    CG_VEC(cg_package) packages;
    cg_map64 package_index; /* hash of language and path: package */
    void *own[CG_POLICY_COUNT];
    cg_rctx *workers;
    unsigned threads;
    struct {
        cg_name_id self_type;          /* Rust's Self */
        cg_name_id star, mixin, whole; /* elements of a container; what was mixed in; "=" */
        cg_name_id computed;           /* members stored under names that are computed */
        cg_name_id enter, enter_later; /* __enter__, __aenter__ */
        uint32_t self_args; /* type arguments that mark Python's self, see python_self.c; 0: none */
    } well_known;
};

/* What lookups found that does not change any more. */
#define CG_MEMO_SIZE 8192u
typedef struct cg_memo {
    uint64_t where, what;
    cg_values found;
} cg_memo;

struct cg_rctx {
    cg_resolver *r;
    cg_rfile *file;
    const cg_facts *facts;
    cg_arena arena;     /* for the file being worked on */
    cg_values *denotes; /* of each expression: the definitions its name stands for */
    cg_values *values;  /* of each expression: what it is */
    size_t capacity;
    uint32_t elements;  /* how many elements of types are being looked for, one inside the other */
    cg_expr_id expr;    /* being evaluated */
    uint32_t next_flow; /* the first in flow_ready that is due at it or later */
    cg_scope_id scope;  /* it is seen from */
    bool visiting;      /* a chunk is visited: what is read is noted, what is found out counts */
    bool self_stale;    /* it changed what it had read */
    bool asked;         /* it asked whether this is final */
    uint32_t noted;     /* how often something was noted: what was found without does not change */
    cg_memo *memo;      /* CG_MEMO_SIZE entries */
    uint32_t chunk;     /* its number */
    uint32_t *read_slots, read_mask; /* hash table of `reads` */
    CG_VEC(uint32_t) reads;          /* of the chunk */
    CG_VEC(uint32_t) all_reads;      /* of the file */
    CG_VEC(cg_gid) cells_changed;    /* of the files visited in this round */
    CG_VEC(cg_contribution) contributions;
    CG_VEC(cg_found_edge) edges;
    CG_VEC(cg_found_unresolved) unresolved;
    void *own[CG_POLICY_COUNT]; /* the policies' working memory, e.g. what the current file includes */
    uint32_t own_file[CG_POLICY_COUNT]; /* for which file it is, CG_NONE at first */
};

/* ---- names.c ---- */
cg_name_table *cg_name_table_new(void);
void cg_name_table_free(cg_name_table *t);
cg_name_id cg_name_add(cg_name_table *t, cg_str s);        /* any thread */
cg_name_id cg_name_find(const cg_name_table *t, cg_str s); /* CG_NONE if absent; not while names are added */
cg_str cg_name_str(const cg_name_table *t, cg_name_id id);

/* ---- project.c: files, symbols, packages ---- */
cg_error cg_project_prepare(cg_resolver *r);
static inline cg_rfile *cg_file_of(const cg_resolver *r, cg_gid id) {
    return &r->files[r->file_of_symbol[id]];
}
cg_rfile *cg_file_of_expr(const cg_resolver *r, uint32_t global_expr);
static inline const cg_symbol *cg_symbol_in(const cg_rfile *f, cg_gid id) {
    return &f->facts->symbols[id - f->symbol_base];
}
static inline const cg_symbol *cg_symbol_of(const cg_resolver *r, cg_gid id) {
    return cg_symbol_in(cg_file_of(r, id), id);
}
static inline cg_gid cg_gid_of(const cg_rfile *f, cg_symbol_id s) { return f->symbol_base + s; }
static inline cg_name_id cg_name_of(const cg_rfile *f, cg_string_id s) { return f->names[s]; }
cg_rfile *cg_file_at_path(const cg_resolver *r, cg_str path); /* NULL if there is no indexed file */
bool cg_dir_exists(const cg_resolver *r, cg_str path);        /* holds an indexed file somewhere below */
/* The package of a language and path, made if need be (only in prepare). */
uint32_t cg_package_add(cg_resolver *r, cg_language language, cg_str path, cg_str name);
uint32_t cg_package_find(const cg_resolver *r, cg_language language, cg_str path); /* CG_NONE */
void cg_package_add_file(cg_resolver *r, uint32_t package, cg_rfile *f);
/* The symbols of a name that a scope itself declares: a run of `scoped`. Returns how many. */
uint32_t cg_scope_find(const cg_rfile *f, cg_scope_id scope, cg_name_id name, const cg_scoped_name **first);
/* A type of its own with the content of another, but not its methods: Go's `type A B`. */
bool cg_is_defined_type(const cg_rfile *f, const cg_symbol *s);
/* The innermost scope of a kind around (and including) one; CG_NONE. */
cg_scope_id cg_scope_around(const cg_rfile *f, cg_scope_id scope, cg_scope_kind kind);
bool cg_kind_is_class(uint8_t node_kind);    /* holds members: class struct union interface trait enum */
bool cg_symbol_is_class(const cg_symbol *s); /* of such a kind, or an alias that lists its members */
bool cg_kind_is_function(uint8_t node_kind); /* function method constructor (macro not) */
const cg_import *cg_import_of(const cg_rfile *f, cg_symbol_id symbol,
                              uint32_t *count); /* those that bind it */

/* The folder of a path, "" for the root; the path below a folder; both in the arena where made. */
cg_str cg_path_folder(cg_str path);
cg_str cg_path_in(cg_arena *a, cg_str folder, cg_str rest);
/* "a/./b/../c" made plain; ok is false if it leaves the root. */
cg_str cg_path_plain(cg_arena *a, cg_str path, bool *ok);

/* A sorted table of top-level names of several files: what a package offers. */
typedef struct cg_symbol_table {
    cg_attached *at; /* class_ unused */
    size_t count;
} cg_symbol_table;
/* All symbols that stand in the file scopes, imports and attached members left out. In the resolver's arena. */
void cg_symbol_table_build(cg_resolver *r, const uint32_t *files, uint32_t count, cg_symbol_table *out);
cg_values cg_symbol_table_find(cg_rctx *x, const cg_symbol_table *t, cg_name_id name);
/* The entries of a name. */
const cg_attached *cg_symbol_table_range(const cg_symbol_table *t, cg_name_id name, uint32_t *count);

/* ---- lookup.c ---- */
cg_values cg_import_target(cg_rctx *x, cg_rfile *f, const cg_import *i);
#define CG_DEPTH_MAX 24u
/* Beside CG_NAME_… in `how`: where a name may stand for a type and for a value, which of them is meant. */
#define CG_LOOKUP_TYPES  0x100u
#define CG_LOOKUP_VALUES 0x200u
/* The definitions a NAME stands for, imports followed: DEF, MODULE, PACKAGE, EXTERNAL … */
cg_values cg_lookup_name(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                         unsigned depth);
/* TypeScript: of what has one name, the types or the values; 0: none of them. how: CG_LOOKUP_… */
cg_values cg_of_sort(cg_rctx *x, cg_values denoted, unsigned how);
/* The same from where the current expression stands. */
cg_values cg_lookup_from_here(cg_rctx *x, cg_name_id name, unsigned how);
/* What a symbol stands for: itself, or what its import leads to. */
cg_values cg_denoted(cg_rctx *x, cg_rfile *f, cg_symbol_id symbol, unsigned depth);
/* TypeScript: a class, function or enum beside it has the namespace's name and stands for it. */
bool cg_merges_with(const cg_rfile *f, const cg_symbol *namespace_);
/* The i-th of the declarations of a name in one scope is one that another stands for. */
bool cg_is_stood_for(const cg_rfile *f, const cg_scoped_name *list, uint32_t i);
/* All symbols of a name in one scope, as cg_denoted. */
cg_values cg_denoted_in_scope(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned depth);
/* The definitions `value.name` stands for; 0: none known (the value is of unknown type), OPAQUE: a library's,
 * UNKNOWN: it has none of that name. how: CG_MEMBER_… */
cg_values cg_member_of(cg_rctx *x, cg_value value, cg_name_id name, unsigned how, unsigned depth);
cg_values cg_module_member(cg_rctx *x, cg_rfile *f, cg_name_id name, unsigned depth);
/* What was mixed into an object, class or module under that name. */
cg_values cg_mixed_member(cg_rctx *x, cg_contribution_kind kind, uint32_t owner, cg_name_id name,
                          unsigned depth);
/* What was stored in an object, class, function or module under names that are not constant; 0: nothing. */
cg_values cg_computed_members(cg_rctx *x, cg_value owner, unsigned depth);
/* The value of a definition: a variable's, else the definition itself. */
cg_values cg_value_of_def(cg_rctx *x, cg_gid id, unsigned depth);
cg_values cg_values_of_denoted(cg_rctx *x, cg_values denoted, unsigned depth);

/* ---- classes.c ---- */
cg_error cg_classes_prepare(cg_resolver *r);
#define CG_ROLE_HAS_ATTACHED 0x80000000u
#define CG_ROLE_IS_ATTACHED  0x40000000u
#define CG_ROLE_CLASS        0x3fffffffu
static inline cg_class *cg_class_of(const cg_resolver *r, cg_gid id) { /* NULL if it is none */
    uint32_t at = r->roles[id] & CG_ROLE_CLASS;
    return at ? &r->classes[at - 1] : NULL;
}
static inline bool cg_has_attached(const cg_resolver *r, cg_gid id) {
    return r->roles[id] & CG_ROLE_HAS_ATTACHED;
}
/* The class whose members are meant by `this` in a scope; CG_NONE. */
cg_gid cg_class_around(cg_rctx *x, cg_rfile *f, cg_scope_id scope);
/* The class a function is a member of (scope, impl or owner); CG_NONE. */
cg_gid cg_class_of_member(cg_rctx *x, cg_gid function);
/* All functions of the same name in the function's scope, itself included; at most max. */
uint32_t cg_overloads_of(const cg_resolver *r, cg_gid function, cg_gid *out, uint32_t max);
/* Members of a class by name: its own and attached ones only. */
/* Those of that name that stand outside of the class: a run. Returns how many. */
uint32_t cg_class_attached(const cg_resolver *r, cg_gid class_, cg_name_id name, const cg_attached **first);
cg_values cg_class_own_members(cg_rctx *x, cg_gid class_, cg_name_id name);
/* With its bases'; *from: the class that has them (may be NULL). `above`: leave out the class itself. */
cg_values cg_class_members(cg_rctx *x, cg_gid class_, cg_name_id name, bool above, cg_class_base *from);
/* Rust: of definitions for different configurations, those for the one that is configured. */
cg_values cg_without_alternatives(cg_rctx *x, cg_values set);
/* The class a definition is, or an alias stands for; CG_NONE. */
cg_gid cg_class_meant(cg_rctx *x, cg_value denoted);
bool cg_class_is_below(const cg_resolver *r, cg_gid class_, cg_gid base);

/* ---- types.c ---- */
/* What a type expression denotes: DEF of a class, EXTERNAL, LITERAL … with arguments. */
cg_values cg_type_denotes(cg_rctx *x, cg_rfile *f, cg_expr_id e, unsigned depth);
/* Instances of what a type expression denotes. */
cg_values cg_type_instances(cg_rctx *x, cg_rfile *f, cg_expr_id e, unsigned depth);
cg_values cg_instances_of(cg_rctx *x, cg_values denoted, unsigned depth);
/* An instance of a named type that is no class (Go: type List []T), as an instance of what the name stands for. */
cg_values cg_underlying(cg_rctx *x, cg_value v);
/* Of a tuple of results those parts whose declared type leaves open which function is meant; other values as they are. */
cg_values cg_open_parts(cg_rctx *x, cg_values declared, cg_values v);
/* Replaces the type parameters of `owner` (class or function) in a set by arguments. */
cg_values cg_substitute(cg_rctx *x, cg_values set, cg_gid owner, uint32_t args);
/* Replaces the type parameters that a scope declares. */
cg_values cg_substitute_in(cg_rctx *x, cg_values set, const cg_rfile *f, cg_scope_id scope, uint32_t args);
/* Replaces the type parameters of the impl a member stands in by the arguments of the type it is a member of. */
cg_values cg_substitute_impl(cg_rctx *x, cg_values set, cg_gid member, uint32_t args);
cg_values cg_element_of(cg_rctx *x, cg_values set, bool key);
/* C++: what a template is made for: Box<Foo>, f(foo). Members of its parameter are looked up there. */
void cg_instantiate_template(cg_rctx *x, cg_gid parameter, cg_values argument);
void cg_instantiate_class_template(cg_rctx *x, cg_value class_);
void cg_types_declare(cg_rctx *x, cg_rfile *f); /* cells of all symbols with a declared type */

/* ---- chunks.c ---- */
static inline bool cg_expr_is_used(const cg_rfile *f, cg_expr_id e) {
    return f->used[e >> 6] >> (e & 63) & 1;
}
void cg_chunks_build(cg_rfile *f);

/* ---- memo.c ---- */
cg_memo *cg_memo_at(cg_rctx *x, uint64_t where,
                    uint64_t what); /* holds that, or something else to be replaced */

/* ---- order.c ---- */
/* The files that have facts, those that others import before these; room for file_count. Returns how many. */
uint32_t cg_visit_order(cg_resolver *r, uint32_t *order);

/* ---- rounds.c ---- */
cg_error cg_rounds_begin(cg_resolver *r);
cg_error cg_rounds_run(cg_resolver *r); /* passes over the files until nothing changes, or too many */
void cg_rounds_end(cg_resolver *r);
/* All reading of what may change from round to round goes through these three. A symbol's cell: the current file's as
 * it is now, others' as the last round left them. */
cg_values cg_cell_read(cg_rctx *x, cg_gid id);
cg_values cg_cell_before(cg_rctx *x, cg_gid id); /* as the last round left it, whosever it is */
cg_values cg_slot_read(cg_rctx *x, cg_contribution_kind kind, uint32_t owner, cg_name_id name);
/* Nothing will change any more: what is not known now stays so. Before, it may come yet. */
bool cg_is_final(cg_rctx *x);

/* What a pass finds out: own file's cells change at once, all else when the round is over. */
void cg_contribute(cg_rctx *x, cg_contribution_kind kind, uint32_t owner, cg_name_id name, cg_values v);
void cg_add_to_symbol(cg_rctx *x, cg_gid id, cg_values v);

/* ---- python_self.c ---- */
/* The instances and classes that are marked as what the method was called on, without the mark. */
cg_values cg_without_self(cg_resolver *r, cg_values set);
/* The same as seen by who reached them through these receivers. */
cg_values cg_self_through(cg_rctx *x, cg_values receivers, cg_values values);

/* ---- eval.c, call.c ---- */
/* Applies a flow whose expressions are evaluated (flows.c). */
void cg_apply_flow(cg_rctx *x, const cg_flow *flow);
/* The slot of an object that a key means: its own if it is constant, or that of all elements. */
cg_name_id cg_slot_of_key(cg_rctx *x, cg_expr_id key);
/* The field at a position of the class that v is an instance of; CG_NONE. */
cg_gid cg_field_of_instance(const cg_rctx *x, cg_value v, uint32_t position);
void cg_eval_begin(cg_rctx *x, cg_rfile *f);
/* Evaluates the expressions of a chunk up to `end` in their order, applies its flows, and collects its edges. */
void cg_eval_chunk(cg_rctx *x, const cg_chunk *chunk, cg_expr_id end);
cg_values cg_eval_call(cg_rctx *x, cg_expr_id e);
/* The call as one of other values than its callee's; its arguments begin at `first` (UINT32_MAX: they are not known).
 * With its edges. */
cg_values cg_call_values(cg_rctx *x, cg_values callee, const cg_expr *call, uint32_t first);
/* What a future, Option or Result of a library holds; anything else is itself. */
cg_values cg_awaited(cg_rctx *x, cg_values from);
/* Go, Rust: a container, tuple or map of functions. */
bool cg_takes_functions(cg_rctx *x, cg_values type);
/* Of a set what is a function or holds some. */
cg_values cg_holding_functions(cg_rctx *x, cg_values v);
/* The functions in a set, as definitions. */
cg_values cg_functions_among(cg_rctx *x, cg_values v);
void cg_store_member(cg_rctx *x, cg_values objects, cg_name_id name, cg_values v);
/* Assigns to what an expression names: a variable, a member, an item. */
void cg_store(cg_rctx *x, cg_expr_id target, cg_values v);
/* What an object (CG_VALUE_OBJECT) holds under a key, else under any; UNKNOWN if there is nothing. */
cg_values cg_object_item(cg_rctx *x, cg_value object, cg_name_id key);
/* A literal given where instances of a declared type are expected: the type's fields get its members. */
void cg_fill_fields(cg_rctx *x, cg_values instances, cg_expr_id literal, unsigned depth);
/* Functions given where a signature is expected: their parameters without a type get the signature's. */
void cg_expect(cg_rctx *x, cg_values expected, cg_values given);
/* The parameter of a function at a position, or of a name if `keyword` is one; CG_NONE if there is none. */
cg_symbol_id cg_parameter_of(const cg_rfile *f, const cg_symbol *function, uint32_t position,
                             cg_name_id keyword);
/* What spread arguments hold, and what *args and **kwargs get of a call. */
void cg_pass_rest(cg_rctx *x, cg_gid function, const cg_expr *call, uint32_t first);
cg_symbol_id cg_parameter_at(const cg_rfile *f, const cg_symbol *function, uint32_t position);
/* The constructor of a class that this(…) or super(…) with these arguments means; what remains possible. */
uint32_t cg_constructors_for(cg_rctx *x, cg_gid class_, const cg_expr *call, cg_gid *out, uint32_t max);
/* Java: the instance of a class around that a member of a base is reached through by its bare name; 0: none. */
cg_value cg_implicit_receiver(cg_rctx *x, cg_values member);
/* Rust: S { a: x } and S(x) show by their fields what S is generic over; 0: nothing. */
uint32_t cg_arguments_shown(cg_rctx *x, cg_gid class_, const cg_expr *call);
/* A function's result as seen through the objects it was called on: their type arguments put in. */
cg_values cg_result_through(cg_rctx *x, cg_values receivers, cg_gid function, cg_values result);
/* Decorators are called with what they stand on. */
void cg_pass_definition(cg_rctx *x, cg_values decorators, cg_gid definition);
/* Arguments of a call without spreads; *spread: there was one. */
uint32_t cg_argument_count(const cg_facts *f, const cg_expr *call, bool *spread);

/* ---- generics.c ---- */
cg_values cg_declared_type(cg_rctx *x, cg_rfile *f, cg_symbol_id parameter);
/* Java's new T<>(…): what is made, with what the constructor's arguments show of the class's type parameters. */
cg_value cg_infer_made(cg_rctx *x, cg_value made, cg_gid constructor, const cg_expr *call);
/* A type that a function's signature mentions, with the function's type parameters as the arguments of a call show
 * them. */
cg_values cg_bind_arguments(cg_rctx *x, cg_gid function, const cg_expr *call, cg_values type);
/* A parameter's type as the call makes it: type arguments of the receiver and of the function put in; `expected`: what the
 * result is to be, 0 if nothing is known. 0: open as yet. */
cg_values cg_parameter_type(cg_rctx *x, cg_gid function, const cg_expr *call, cg_values type,
                            cg_values expected);
/* Without type parameters that are not declared around the function. */
cg_values cg_seen_from(cg_rctx *x, cg_values v, cg_gid function);
/* What a call of a generic function is to give tells the callbacks among its arguments their types. */
void cg_expect_result(cg_rctx *x, const cg_expr *call, cg_values expected);

/* ---- emit.c ---- */
void cg_emit(cg_rctx *x, cg_edge_kind kind, cg_symbol_id source, cg_values targets, uint32_t at);
void cg_emit_one(cg_rctx *x, cg_edge_kind kind, cg_symbol_id source, cg_value target, uint32_t at,
                 unsigned candidates);
void cg_emit_unresolved(cg_rctx *x, cg_edge_kind kind, cg_symbol_id source, cg_string_id name,
                        cg_unresolved_reason reason, uint32_t at);
void cg_emit_use(cg_rctx *x, cg_expr_id e);
/* Nothing declares what is named there: no definition of that name, or an import that finds nothing (Python). */
bool cg_names_nothing(const cg_rctx *x, cg_expr_id e);
void cg_emit_decorated(cg_rctx *x, const cg_flow *flow);
void cg_emit_exported(cg_rctx *x, const cg_export *e);
void cg_emit_structure(cg_rctx *x, cg_rfile *f); /* imports, bases, overrides, exports of names */
cg_symbol_id cg_emit_source(const cg_rctx *x);   /* the node around the current expression */
void cg_emit_finish(cg_rctx *x, cg_rfile *f);

/* ---- explain.c: on the finished solution ---- */
struct cg_why_query;
struct cg_why;
void cg_explain(cg_resolver *r, const struct cg_why_query *query, cg_arena *arena, struct cg_why *out);

#endif
