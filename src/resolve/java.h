/* What the parts of Java's policy share. Only for this folder. */
#ifndef CG_RESOLVE_JAVA_H
#define CG_RESOLVE_JAVA_H

#include "resolve/internal.h"

/* ---- java_types.c: what is known of the types of the language and its library ---- */

/* A built-in name of a type: a primitive or a class of java.lang; 0 if there is none. */
cg_values cg_java_built_in(cg_rctx *x, cg_name_id name);
cg_values cg_java_external_type(cg_rctx *x, uint32_t external, uint32_t args);
cg_values cg_java_builtin_member(cg_rctx *x, cg_value receiver, cg_name_id name, bool called);
/* "java.lang" "Object" for an external type or instance; both empty for anything else. */
void cg_java_external_name(cg_rctx *x, cg_value v, cg_str *package, cg_str *name);
/* Is one type of the library a subtype of another, as far as that is known? */
bool cg_java_library_subtype(cg_str type, cg_str of);

/* ---- java_overloads.c ---- */
uint32_t cg_java_choose(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call);
/* Do two methods have the same parameters? */
bool cg_java_same_parameters(cg_rctx *x, cg_gid a, cg_gid b);

#endif
