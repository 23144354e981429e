/* What the parts of Java's policy share. Only for this folder. */
#ifndef CG_RESOLVE_JAVA_H
#define CG_RESOLVE_JAVA_H

#include "resolve/internal.h"

/* Kept in own[CG_OWN_JAVA]. */
typedef struct cg_java_module {
    cg_str name;
    uint32_t file, symbol;
} cg_java_module;
typedef struct cg_java_own {
    struct java_library *library;
    cg_java_module *modules; /* that the repository declares */
    uint32_t module_count;
} cg_java_own;

/* ---- java_modules.c: module-info.java ---- */
void cg_java_modules_prepare(cg_resolver *r, const cg_policy *policy);
/* The file that declares the nearest module of a name, 0 if none does. */
cg_values cg_java_module_named(cg_rctx *x, const cg_rfile *f, cg_str name);
/* EXPORTS from a module to its packages. */
void cg_java_emit_modules(cg_rctx *x, const cg_rfile *f);

/* ---- java_types.c: the types of the language and its library ---- */

static inline cg_values cg_java_literal(cg_literal kind) { return cg_value_make(CG_VALUE_LITERAL, kind, 0); }
/* A built-in name of a type: a primitive or a class of java.lang; 0 if there is none. */
cg_values cg_java_built_in(cg_rctx *x, cg_name_id name);
cg_values cg_java_external_type(cg_rctx *x, uint32_t external, uint32_t args);
/* "java.lang" "Object" for an external type or instance; both empty for anything else. */
void cg_java_external_name(cg_rctx *x, cg_value v, cg_str *package, cg_str *name);
/* Is one type of the library a subtype of another, as far as that is known? */
bool cg_java_library_subtype(cg_str type, cg_str of);
/* Can nothing be below that type of the library? */
bool cg_java_is_final(cg_str type);
/* Are the types above one of the library known? */
bool cg_java_library_knows(cg_str type);

/* The package of a full name, CG_NONE if the repository has none. */
uint32_t cg_java_package_named(cg_rctx *x, cg_str name);
/* Folders that two paths begin with alike: the more, the nearer they are. */
unsigned cg_java_shared_folders(cg_str a, cg_str b);

/* ---- java_library.c: what the members of the library give ---- */

/* Before anything else of this. */
void cg_java_library_prepare(cg_resolver *r);
cg_values cg_java_builtin_member(cg_rctx *x, cg_value receiver, cg_name_id name, bool called);
/* A member of a class of java.lang. */
cg_values cg_java_lang_member(cg_rctx *x, const char *type, cg_str name);
/* What calling a static method of the library gives. */
cg_values cg_java_external_call(cg_rctx *x, uint32_t external, const cg_expr *call);

/* ---- java_inherited.c: what classes have from bases in the library ---- */

/* What a class of the repository has from the library: from Object, Enum or its base there; 0 if that is not known. */
cg_values cg_java_missing_member(cg_rctx *x, cg_value receiver, cg_name_id name);

/* Is it one of the names between blanks? "*" lists all. */
bool cg_java_listed(const char *names, cg_str name);
/* An instance of "java.util.Map.Entry". */
cg_values cg_java_library_type(cg_rctx *x, const char *full_name, uint32_t args);
/* A method that a class surely has from the library, 0 otherwise. */
cg_values cg_java_has_outside(cg_rctx *x, cg_gid class_, cg_name_id name);
/* An instance of a class of the repository, seen as its one generic base in the library; anything else is itself. */
cg_value cg_java_seen_outside(cg_rctx *x, cg_value v);

/* ---- java_streams.c: functions passed to the library; of the call being evaluated ---- */

/* What a function or constructor given as a value gives; 0: not known. */
cg_values cg_java_result_of(cg_rctx *x, cg_values function);
/* The type of the first thing it takes: of a method by its class the object. */
cg_values cg_java_taken_by(cg_rctx *x, cg_values function);
/* items.map(f): the same type, holding what f gives; items.flatMap(f): what f gives. */
cg_values cg_java_mapped(cg_rctx *x, cg_value receiver);
cg_values cg_java_mapped_flat(cg_rctx *x, cg_value receiver);
/* items.collect(collector) */
cg_values cg_java_collected(cg_rctx *x, cg_values element);

/* ---- java_calls.c ---- */
/* Lambdas get the types of their parameters from what they are passed to; new T(…) { … } calls T's constructor. */
void cg_java_called(cg_rctx *x, const cg_expr *call, const cg_gid *functions, uint32_t count);
/* A lambda, or a comparator or collector made of some, given where a type is declared. */
void cg_java_expect(cg_rctx *x, cg_values type, cg_expr_id given);
/* What the method of a functional interface gives; 0: it is none, or not known. In *made what the function gives. */
cg_values cg_java_gives(cg_rctx *x, cg_value interface, cg_value function, cg_values *made);

/* ---- java_loops.c ---- */
/* What a class of the repository holds that is one of the library's containers. */
cg_values cg_java_element(cg_rctx *x, cg_value container);
/* The same in a loop, which asks it for its iterator. */
cg_values cg_java_iterate(cg_rctx *x, cg_value container);

/* ---- java_lambdas.c ---- */
/* The one abstract method of an interface, CG_NONE if there is none. */
cg_gid cg_java_functional_method(cg_rctx *x, cg_gid interface);
typedef struct cg_java_signature {
    bool known; /* it is a functional interface, and one that is known */
    bool gives; /* its method has a result */
    uint32_t arity;
} cg_java_signature;
cg_java_signature cg_java_signature_of(cg_rctx *x, cg_value interface);
/* The lambda or method that an argument is, CG_NONE for anything else. */
cg_gid cg_java_function_given(cg_rctx *x, cg_expr_id operand);
/* Could it be passed for that interface? True also where too little is known. */
bool cg_java_function_suits(cg_rctx *x, cg_expr_id operand, cg_value interface);

/* ---- java_overloads.c ---- */
/* Of methods of one name under which a reference was made, those that it can mean: overloads, none overridden. */
cg_values cg_java_referenced(cg_rctx *x, cg_values methods);
uint32_t cg_java_choose(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call);
/* Do two methods have the same parameters? */
bool cg_java_same_parameters(cg_rctx *x, cg_gid a, cg_gid b);

#endif
