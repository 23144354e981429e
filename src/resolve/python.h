/* What the parts of Python's policy share. Only for this folder. */
#ifndef CG_RESOLVE_PYTHON_H
#define CG_RESOLVE_PYTHON_H

#include "resolve/internal.h"

typedef struct cg_python_file {
    cg_str root;     /* the folder absolute imports of this file's package start from */
    uint32_t *stars; /* its star imports */
    uint32_t star_count;
    cg_values *modules; /* of each import: what its module path alone names */
    cg_values *binds;   /* of each `import a.b`: a */
    uint8_t *decorated; /* of each symbol, see python_decorators.c; NULL: none is */
} cg_python_file;

/* Names of the language's protocols that the repository speaks of; CG_NONE: it does not. */
typedef struct cg_python_names {
    cg_name_id iter, next, aiter, anext, getitem, class_;
} cg_python_names;

typedef struct cg_python_state {
    cg_str *roots; /* of all files, distinct, sorted */
    uint32_t root_count;
    cg_str *sources;  /* where imports start by what the projects' manifests say, sorted */
    cg_str *projects; /* folders of manifests and the top, sorted */
    uint32_t source_count, project_count;
    cg_map64 builtins; /* name: external */
    cg_python_names names;
} cg_python_state;

static inline cg_python_state *cg_python_state_of(const cg_resolver *r) { return r->own[CG_OWN_PYTHON]; }

/* ---- policy_python.c ---- */
/* The module that import_module("…") with this argument gives; OPAQUE if its name is not written there. */
cg_values cg_python_imported_at(cg_rctx *x, cg_expr_id argument);

/* ---- python_roots.c ---- */
void cg_python_roots_prepare(cg_resolver *r, cg_python_state *s);
bool cg_python_same_project(const cg_resolver *r, cg_str a, cg_str b);
/* The folder that a file's module name starts from: a source folder, the one around its package, else its project's. */
cg_str cg_python_name_root(const cg_resolver *r, cg_str path, cg_str package_root);

/* ---- python_builtins.c: names that every module sees ---- */
void cg_python_builtins_prepare(cg_resolver *r, cg_python_state *s);
/* The built-in of a name, 0 if there is none. */
cg_values cg_python_builtin(cg_rctx *x, cg_name_id name);

/* ---- python_library.c: built-in types and what the library's functions give ---- */
cg_values cg_python_list_of(cg_rctx *x, cg_values element);
cg_values cg_python_external_type(cg_rctx *x, uint32_t external, uint32_t args);
cg_values cg_python_external_call(cg_rctx *x, uint32_t external, const cg_expr *call);
cg_values cg_python_instance_call(cg_rctx *x, cg_value v);
cg_values cg_python_builtin_member(cg_rctx *x, cg_value v, cg_name_id name, bool called);
/* Calls that put something into a list or dictionary. */
void cg_python_called(cg_rctx *x, const cg_expr *call, const cg_gid *functions, uint32_t count);

/* ---- python_objects.c: what the protocols of objects give ---- */
cg_values cg_python_element(cg_rctx *x, cg_value v);
cg_values cg_python_iterate(cg_rctx *x, cg_value v);
cg_values cg_python_subscript(cg_rctx *x, cg_value v, cg_expr_id object);
cg_values cg_python_special_member(cg_rctx *x, cg_value v, cg_name_id name);
/* What a loop over these gives; a dictionary gives its keys. */
cg_values cg_python_iterated(cg_rctx *x, cg_values over);
/* A value that isinstance said to be of a type. */
cg_values cg_python_narrowed(cg_rctx *x, const cg_expr *cast);
/* What next() of an iterator gives. */
cg_values cg_python_next(cg_rctx *x, cg_values iterators);

/* ---- python_decorators.c ---- */
void cg_python_decorators_prepare(cg_resolver *r, const cg_facts *facts, cg_python_file *own);
void cg_python_decorate(cg_rctx *x, const cg_flow *flow);
cg_values cg_python_decorated(cg_rctx *x, cg_gid id);

/* ---- python_self.c ---- */
void cg_python_self_prepare(cg_resolver *r);

/* ---- python_overriding.c ---- */
/* The type of a parameter that has none written: that of the overridden method's; 0. */
cg_values cg_python_parameter_type(cg_rctx *x, cg_rfile *f, const cg_symbol *parameter);

/* ---- python_replaced.c ---- */
/* In a straight line a later definition takes the name. */
cg_gid cg_python_canonical(cg_rctx *x, cg_rfile *from, cg_gid id);

#endif
