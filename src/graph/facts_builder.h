/* Collects the facts of one file while its tree is walked. Indexes given out here are provisional: finishing
 * puts the nodes before the locals, binds names to the locals of the functions around them, and drops what
 * nothing uses. One thread at a time; reusable for the next file after cg_facts_begin. */
#ifndef CG_GRAPH_FACTS_BUILDER_H
#define CG_GRAPH_FACTS_BUILDER_H

#include "graph/facts.h"

typedef struct cg_facts_builder cg_facts_builder;

cg_facts_builder *cg_facts_builder_new(void);
void cg_facts_builder_free(cg_facts_builder *b);

/* Starts a file: symbol 0 (the file) and scope 0 exist afterwards. `source` must stay until finish. */
void cg_facts_begin(cg_facts_builder *b, cg_language language, cg_str source);
cg_str cg_facts_source(const cg_facts_builder *b);

cg_string_id cg_facts_string(cg_facts_builder *b, cg_str s);
cg_str cg_facts_text(const cg_facts_builder *b, cg_string_id id);

cg_scope_id cg_facts_scope(cg_facts_builder *b, cg_scope_kind kind, cg_scope_id parent, cg_symbol_id owner);
cg_scope *cg_facts_scope_at(cg_facts_builder *b, cg_scope_id id); /* valid until the next cg_facts_scope */

/* A new symbol; it is a node unless LOCAL is set. For nodes fill in *cg_facts_node_at(b, id) as well. A
 * symbol is visible to the names that are walked after this call, or to all of its scope if HOISTED. */
cg_symbol_id cg_facts_symbol(cg_facts_builder *b, cg_node_kind kind, uint32_t flags, cg_string_id name,
                             cg_scope_id scope, uint32_t at);
cg_symbol *cg_facts_symbol_at(cg_facts_builder *b,
                              cg_symbol_id id); /* valid until the next cg_facts_symbol */
cg_node_facts *cg_facts_node_at(cg_facts_builder *b, cg_symbol_id id); /* likewise; not for locals */
/* The latest symbol of that name declared directly in the scope, or CG_NONE. */
cg_symbol_id cg_facts_find(const cg_facts_builder *b, cg_scope_id scope, cg_string_id name);

/* The scope that the following expressions are seen from. */
void cg_facts_enter(cg_facts_builder *b, cg_scope_id scope);

cg_expr_id cg_facts_expr(cg_facts_builder *b, cg_expr_op op, uint8_t use, uint16_t n, uint32_t a, uint32_t x,
                         uint32_t at);
/* An expression with operands; more than 65535 are cut and the file marked. */
cg_expr_id cg_facts_expr_list(cg_facts_builder *b, cg_expr_op op, uint8_t use, uint32_t a,
                              const cg_expr_id *operands, size_t count, uint32_t at);
cg_expr *cg_facts_expr_at(cg_facts_builder *b, cg_expr_id id); /* valid until the next expression */
/* The i-th operand (below n) of an expression that has operands. */
cg_expr_id cg_facts_operand(const cg_facts_builder *b, cg_expr_id id, uint32_t i);

void cg_facts_flow(cg_facts_builder *b, cg_flow_kind kind, uint32_t target, cg_expr_id value);
void cg_facts_import(cg_facts_builder *b, const cg_import *import);
void cg_facts_export(cg_facts_builder *b, const cg_export *export_);
void cg_facts_add_text(cg_facts_builder *b, cg_text_kind kind, uint32_t start, uint32_t end,
                       cg_symbol_id node);
void cg_facts_set_package(cg_facts_builder *b, cg_string_id name);
void cg_facts_add_error_bytes(cg_facts_builder *b, uint32_t bytes);
void cg_facts_mark_cut(cg_facts_builder *b, uint32_t cut);

/* Scopes that hold only members, which no plain name reaches: JavaScript's classes and object literals. Their
 * type parameters are seen inside. */
static inline bool cg_scope_holds_members(cg_language language, uint8_t scope_kind) {
    return cg_language_is_script(language) && (scope_kind == CG_SCOPE_CLASS || scope_kind == CG_SCOPE_OBJECT);
}

/* Binds, drops, orders, and returns the facts, which live in the arena and no longer need the builder or
 * source. Binding: a NAME whose scope chain reaches a symbol of that name through FUNCTION and BLOCK scopes
 * only becomes a SYMBOL; at a CLASS, IMPL, OBJECT or NAMESPACE scope (skipped if skip_class_scopes, as
 * Python's methods do) or the FILE scope the search ends and the name stays for resolution. A SYMBOL of a
 * local that is only read and takes part in no operand, flow or member is dropped. */
void cg_facts_finish(cg_facts_builder *b, bool skip_class_scopes, cg_arena *arena, cg_facts *out);

#endif
