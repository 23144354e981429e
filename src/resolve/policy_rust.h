/* What the parts of Rust's policy share. */
#ifndef CG_RESOLVE_POLICY_RUST_H
#define CG_RESOLVE_POLICY_RUST_H

#include "resolve/internal.h"

typedef struct rust_dependency {
    cg_str name, package; /* as the code calls it ('-' is '_'), as its Cargo.toml does */
} rust_dependency;

typedef struct rust_package {
    cg_str folder, name;
    cg_str library; /* the name of its library crate */
    uint32_t root;  /* the library's file, CG_NONE if it has none */
    rust_dependency *dependencies;
    uint32_t dependency_count;
} rust_package;

/* A method of a type that is not the repository's: impl OurTrait for Vec<T>. */
typedef struct rust_extension {
    cg_name_id name;
    uint32_t external; /* number of its instances, see number_of_type; CG_NONE for impl<T> OurTrait for T */
    uint32_t type;     /* the external that was written, CG_NONE if it was none */
    cg_gid member;
} rust_extension;

/* An impl of a trait for a type of the repository. */
typedef struct rust_impl {
    cg_gid class_;
    uint32_t file;
    cg_scope_id scope;
} rust_impl;

typedef struct rust_state {
    rust_package *packages;
    uint32_t package_count;
    cg_attached *macros; /* all macros by name */
    size_t macro_count;
    rust_extension *extensions; /* by name */
    size_t extension_count;
    rust_impl *impls; /* by class */
    size_t impl_count;
    uint32_t std_package;
} rust_state;

/* A module: a file, or a `mod name { … }` in one. */
typedef struct rust_module {
    uint32_t file; /* CG_NONE: none */
    cg_scope_id scope;
} rust_module;

typedef struct rust_file {
    rust_module parent; /* where `mod name;` declares this file; file CG_NONE for a crate's root */
    cg_str name;        /* the name that it is declared by */
    uint32_t *children; /* of each import of kind MOD: the file, CG_NONE if there is none */
    uint32_t *stars;    /* its glob imports */
    uint32_t star_count;
    const rust_package *package; /* NULL: none around */
    uint64_t *binds;             /* of each import, what it binds, once known; written by several threads */
} rust_file;

static inline rust_state *rust_state_of(const cg_resolver *r) { return r->own[CG_OWN_RUST]; }

/* ---- policy_rust_crates.c ---- */
cg_error rust_prepare(cg_resolver *r, const cg_policy *policy);
uint32_t rust_crate_root(const cg_resolver *r, uint32_t file);
/* A crate by the name the code of a package uses: MODULE of its root, EXTERNAL, or 0. */
cg_values rust_crate(cg_rctx *x, const cg_rfile *from, cg_str name);
rust_module rust_module_around(const cg_rfile *f, cg_scope_id scope);
rust_module rust_module_above(const cg_resolver *r, rust_module m);

/* ---- policy_rust_std.c ---- */
cg_values rust_prelude(cg_rctx *x, cg_str name);
cg_values rust_std_macro(cg_rctx *x, cg_str name);
cg_values rust_external_type(cg_rctx *x, uint32_t external, uint32_t args);
cg_values rust_external_call(cg_rctx *x, uint32_t external, const cg_expr *call);
cg_values rust_builtin_member(cg_rctx *x, cg_value receiver, cg_name_id name, bool called);
cg_values rust_element(cg_rctx *x, cg_value container);
bool rust_one_of(cg_str name, const char *words); /* separated by single blanks */
bool rust_is_std(const cg_rctx *x, uint32_t external);
cg_str rust_library_type(const cg_rctx *x, cg_value instance); /* of a library's type, else empty */
bool rust_is_container(cg_str type);
/* What a method of iterators gives, called on one of these items. */
cg_values rust_iterator_method(cg_rctx *x, cg_values item, cg_str method, const cg_expr *call);

/* ---- policy_rust_calls.c ---- */
/* T of f::<T>(); 0: none was written. */
cg_values rust_type_argument(cg_rctx *x, const cg_expr *call);
/* S { f: g } and S(g): the fields hold the functions among what is given. */
void rust_fill(cg_rctx *x, const cg_expr *call, cg_gid class_);
/* v.push(x) and the like tell what a container without a declared type holds. */
void rust_put_in(cg_rctx *x, const cg_expr *call, cg_value container, cg_str method);
bool rust_std_method(cg_rctx *x, const cg_expr *call, cg_values *value);

/* ---- policy_rust_impls.c ---- */
cg_error rust_classes_ready(cg_resolver *r, const cg_policy *policy);
cg_values rust_extension_member(cg_rctx *x, cg_value receiver, cg_name_id name);
cg_values rust_missing_member(cg_rctx *x, cg_value v, cg_name_id name);
/* Target of a type's Deref; 0: it has none. */
cg_values rust_deref_target(cg_rctx *x, cg_value instance);
/* Which members a path means: no fields, and of <T as Trait>::m the trait's. */
cg_values rust_by_path(cg_rctx *x, cg_values members, const cg_expr *path);
cg_values rust_overridden(cg_rctx *x, cg_rfile *f, cg_symbol_id method);
uint32_t rust_choose(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call);
void rust_extra_edges(cg_rctx *x, cg_rfile *f);

#endif
