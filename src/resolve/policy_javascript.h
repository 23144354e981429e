/* What the files of JavaScript's and TypeScript's policy share. Only for these. */
#ifndef CG_RESOLVE_POLICY_JAVASCRIPT_H
#define CG_RESOLVE_POLICY_JAVASCRIPT_H

#include "base/json.h"
#include "resolve/internal.h"

#define CG_JS_POSITIONS 4u /* arguments of calls that are followed back to what is called */

/* A package.json or tsconfig.json. */
typedef struct cg_js_manifest {
    cg_str folder, name; /* name: of the package */
    const cg_json *content;
    struct cg_js_manifest *base; /* tsconfig: what it extends; NULL */
} cg_js_manifest;

typedef struct cg_js_file {
    cg_scoped_name *exports; /* {name, index of the export record}, sorted */
    uint32_t export_count;
    uint32_t *stars; /* imports that are export * */
    uint32_t star_count;
    bool is_module; /* has imports or exports of any sort: its names are not global */
    bool is_whole;  /* module.exports = or export = */
} cg_js_file;

typedef struct cg_js_state {
    cg_js_manifest *packages, *configs; /* package.json, tsconfig.json; in the order of their paths */
    uint32_t package_count, config_count;
    cg_symbol_table globals[2]; /* of scripts: 0: JavaScript, 1: TypeScript and declaration files */
    cg_map64 stored;            /* names of members that are stored anywhere but on `this` */
    cg_map64 builtins;          /* names that the language and its hosts offer */
    cg_attached *namespaces;    /* exported members of namespaces: class_ is the group; sorted */
    size_t namespace_count;
    cg_map64 groups;                     /* hash of a namespace's path: its group */
    cg_map64 namespace_group;            /* NAMESPACE scope (file << 32 | scope): its group */
    uint32_t positions[CG_JS_POSITIONS]; /* names under which a call's arguments are kept */
    uint32_t module_name, exports_name, prototype_name, constructor_name, default_name, arguments_name,
        iterator_name, async_iterator_name;
} cg_js_state;

static inline cg_js_state *cg_js_state_of(const cg_resolver *r) { return r->own[CG_OWN_JAVASCRIPT]; }

/* ---- policy_javascript_modules.c ---- */
void cg_js_read_manifests(cg_resolver *r, cg_js_state *s);
/* The file or external package a specifier means. */
cg_values cg_js_import_module(cg_rctx *x, cg_rfile *f, const cg_import *i);

/* ---- policy_javascript_values.c ---- */
cg_values cg_js_self(cg_rctx *x, cg_scope_id scope, bool super);
bool cg_js_special_call(cg_rctx *x, cg_expr_id call, cg_values *value);
cg_values cg_js_special_member(cg_rctx *x, cg_value v, cg_name_id name);
cg_values cg_js_builtin_member(cg_rctx *x, cg_value v, cg_name_id name, bool called);
cg_values cg_js_missing_member(cg_rctx *x, cg_value v, cg_name_id name);
cg_values cg_js_external_type(cg_rctx *x, uint32_t external, uint32_t args);
cg_values cg_js_external_call(cg_rctx *x, uint32_t external, const cg_expr *call);

cg_values cg_js_literal(cg_literal kind, uint32_t args);
cg_values cg_js_list_of(cg_rctx *x, cg_values element);
bool cg_js_one_of(cg_str name, const char *const *list); /* ends with NULL */

/* ---- policy_javascript_callbacks.c ---- */
void cg_js_made(cg_rctx *x, cg_expr_id literal);
void cg_js_flowed(cg_rctx *x, const cg_flow *flow);
void cg_js_called(cg_rctx *x, const cg_expr *call, const cg_gid *functions, uint32_t count);
/* `arguments` in the current scope: a list of what the function around is called with. */
cg_values cg_js_arguments(cg_rctx *x);
/* f.call(this, …) and f.apply(this, list), f.bind(this, …) */
void cg_js_called_by(cg_rctx *x, const cg_expr *call, cg_values functions, bool apply, bool bind);
/* A call as the place where something is called back, and what it gives the function. */
cg_values cg_js_call_site(cg_rctx *x, const cg_expr *call);
void cg_js_site_gives(cg_rctx *x, cg_values site, uint32_t position, cg_values v);
void cg_js_site_gives_argument(cg_rctx *x, cg_values site, uint32_t position, cg_expr_id argument);
void cg_js_calls_back(cg_rctx *x, cg_expr_id callback, cg_values site);
/* What `function` is called with at a position, as far as calls of what holds it show: a parameter that is called. */
cg_values cg_js_given_to(cg_rctx *x, cg_gid place, uint32_t position);
void cg_js_arguments_back(cg_rctx *x, const cg_expr *call, uint32_t first, const cg_gid *functions,
                          uint32_t count);

/* ---- policy_javascript_names.c ---- */
void cg_js_names_assigned(cg_rctx *x, const cg_flow *flow);
void cg_js_names_iterated(cg_rctx *x, cg_expr_id list, cg_gid callback);
void cg_js_names_stored(cg_rctx *x, const cg_expr *target, cg_values v); /* object[name] = v */
bool cg_js_names_known(cg_rctx *x, cg_gid function); /* those it was stored under, if they are computed */

/* ---- policy_javascript_containers.c ---- */
/* Arrays, maps and sets: what is put in, what comes out, what iterating over an instance gives. */
void cg_js_container_gets(cg_rctx *x, const cg_expr *call, const cg_expr *callee);
cg_values cg_js_container_made(cg_rctx *x, cg_str type, const cg_expr *call); /* new Map(…), new Set(…); 0 */
cg_values cg_js_of_list(cg_rctx *x, cg_value v, cg_str method);
cg_values cg_js_of_map(cg_rctx *x, cg_value v, cg_str method);
cg_values cg_js_element(cg_rctx *x, cg_value v);
/* What the first argument, a list, gives the parameters of functions. */
void cg_js_spread_list(cg_rctx *x, cg_values functions, cg_values list);

/* ---- policy_javascript_async.c ---- */
bool cg_js_promise_call(cg_rctx *x, const cg_expr *call, cg_values *value); /* p.then(…) and the like */
cg_values cg_js_promise_made(cg_rctx *x, const cg_external *e, const cg_expr *call); /* 0: it makes none */
void cg_js_events(cg_rctx *x, const cg_expr *call, const cg_expr *callee);
cg_values cg_js_call_back(cg_rctx *x, cg_values callbacks, uint32_t position, cg_values v);

/* ---- policy_javascript_library.c ---- */
void cg_js_library_calls_back(cg_rctx *x, const cg_expr *call);
cg_values cg_js_library_makes(cg_rctx *x, uint32_t external); /* what a function of a library gives; 0 */
bool cg_js_is_common_member(cg_str name);

/* ---- policy_javascript_types.c ---- */
/* The list or map that an instance of a class is as well: by an index signature or a base; 0: none. */
cg_values cg_js_container(cg_rctx *x, cg_value v);
/* Members by the namespace of a definition's name, and by an index signature. */
cg_values cg_js_typed_member(cg_rctx *x, cg_value receiver, cg_name_id name);
/* What iterating gives if that is not an element: pairs of a map. */
cg_values cg_js_iterate(cg_rctx *x, cg_value v);
/* ReturnType<T>, Parameters<T>, InstanceType<T>. */
cg_values cg_js_type_from(cg_rctx *x, cg_str how, cg_values of);
/* Has every value of the built-in type that member? */
bool cg_js_built_in_has(cg_literal kind, cg_str name);
bool cg_js_lacks_member(cg_rctx *x, cg_value v, cg_name_id name);

/* ---- policy_javascript_narrowing.c ---- */
/* The value of a CAST that carries a test. */
cg_values cg_js_tested(cg_rctx *x, const cg_expr *e);

/* ---- policy_javascript.c ---- */
cg_values cg_js_merged_member(cg_rctx *x, cg_gid definition, cg_name_id name);
/* What require() of a file gives: what module.exports was set to, or the module. */
cg_values cg_js_whole(cg_rctx *x, cg_rfile *f, unsigned depth);
bool cg_js_is_global_object(const cg_rctx *x, cg_value v); /* window, globalThis … */
cg_values cg_js_global_member(cg_rctx *x,
                              cg_name_id name); /* what the repository itself makes a member of it */
/* The global of that name, as an external. */
cg_values cg_js_builtin(cg_rctx *x, cg_str name);

#endif
