/* What the parts of Java's policy share. Only for this folder. */
#ifndef CG_RESOLVE_JAVA_H
#define CG_RESOLVE_JAVA_H

#include "resolve/internal.h"

/* ---- java_types.c: the types of the language and its library ---- */

static inline cg_values cg_java_literal(cg_literal kind) { return cg_value_make(CG_VALUE_LITERAL, kind, 0); }
/* A built-in name of a type: a primitive or a class of java.lang; 0 if there is none. */
cg_values cg_java_built_in(cg_rctx *x, cg_name_id name);
cg_values cg_java_external_type(cg_rctx *x, uint32_t external, uint32_t args);
/* "java.lang" "Object" for an external type or instance; both empty for anything else. */
void cg_java_external_name(cg_rctx *x, cg_value v, cg_str *package, cg_str *name);
/* Is one type of the library a subtype of another, as far as that is known? */
bool cg_java_library_subtype(cg_str type, cg_str of);
/* Are the types above one of the library known? */
bool cg_java_library_knows(cg_str type);

/* ---- java_library.c: what the members of the library give ---- */

/* Before anything else of this; keeps its table in own[CG_OWN_JAVA]. */
void cg_java_library_prepare(cg_resolver *r);
cg_values cg_java_builtin_member(cg_rctx *x, cg_value receiver, cg_name_id name, bool called);
/* What a class of the repository has from the library: from Object, Enum or its base there; 0 if that is not known. */
cg_values cg_java_missing_member(cg_rctx *x, cg_value receiver, cg_name_id name);
/* What calling a static method of the library gives. */
cg_values cg_java_external_call(cg_rctx *x, uint32_t external, const cg_expr *call);

/* ---- java_calls.c ---- */
/* Lambdas get the types of their parameters from what they are passed to; new T(…) { … } calls T's constructor. */
void cg_java_called(cg_rctx *x, const cg_expr *call, const cg_gid *functions, uint32_t count);

/* ---- java_overloads.c ---- */
/* The one abstract method of an interface, CG_NONE if there is none. */
cg_gid cg_java_functional_method(cg_rctx *x, cg_gid interface);
uint32_t cg_java_choose(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call);
/* Do two methods have the same parameters? */
bool cg_java_same_parameters(cg_rctx *x, cg_gid a, cg_gid b);

#endif
