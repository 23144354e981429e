/* Attributes and visibility. An attribute is a sibling that stands before its item. */
#include "lang/rust/rust.h"

/* Attributes of the language itself: they refer to nothing. */
static const char *const built_in[] = {"allow",
                                       "automatically_derived",
                                       "bench",
                                       "cfg",
                                       "cfg_attr",
                                       "cold",
                                       "default",
                                       "deny",
                                       "deprecated",
                                       "derive",
                                       "doc",
                                       "expect",
                                       "export_name",
                                       "feature",
                                       "forbid",
                                       "global_allocator",
                                       "ignore",
                                       "inline",
                                       "link",
                                       "link_name",
                                       "link_section",
                                       "macro_export",
                                       "macro_use",
                                       "must_use",
                                       "no_main",
                                       "no_mangle",
                                       "no_std",
                                       "non_exhaustive",
                                       "path",
                                       "proc_macro",
                                       "proc_macro_attribute",
                                       "proc_macro_derive",
                                       "recursion_limit",
                                       "repr",
                                       "rustfmt",
                                       "clippy",
                                       "should_panic",
                                       "target_feature",
                                       "test",
                                       "track_caller",
                                       "type_length_limit",
                                       "used",
                                       "warn"};

static uint32_t attribute_path(const cg_walker *w, uint32_t item) {
    uint32_t attribute = cg_child_of_kind(w, item, R_ATTRIBUTE);
    return attribute ? cg_first_named(w, attribute) : 0;
}

static cg_str last_part(cg_str path) {
    size_t colon = cg_str_find_last_char(path, ':');
    return colon == CG_STR_NOWHERE ? path : cg_str_from_index(path, colon + 1);
}

/* cfg(test), cfg(all(test, …)) */
static bool is_for_tests(cg_str arguments) {
    size_t at = cg_str_find(arguments, CG_STR("test"));
    if (at == CG_STR_NOWHERE || cg_str_find(arguments, CG_STR("not(test")) != CG_STR_NOWHERE) return false;
    char before = at ? arguments.ptr[at - 1] : ' ',
         after = arguments.len > at + 4 ? arguments.ptr[at + 4] : ' ';
    return strchr("( ,", before) && strchr(") ,", after);
}

/* cfg(not(a)), cfg(all(not(a), b)) */
static bool needs_absence(cg_str arguments) {
    return cg_str_starts(arguments, CG_STR("(not(")) ||
           (cg_str_starts(arguments, CG_STR("(all(")) &&
            cg_str_find(arguments, CG_STR("not(")) != CG_STR_NOWHERE);
}

static uint32_t flags_of(cg_str path, cg_str arguments) {
    cg_str name = last_part(path);
    if (cg_str_is(name, "cfg") && needs_absence(arguments)) return CG_SYM_OPTIONAL;
    if (cg_str_is(name, "test") || cg_str_is(name, "bench") || cg_str_is(name, "rstest") ||
        (cg_str_is(name, "cfg") && is_for_tests(arguments)))
        return CG_SYM_TEST;
    if (cg_str_is(path, "no_mangle") || cg_str_is(path, "export_name")) return CG_SYM_EXTERN | CG_SYM_ENTRY;
    if (cg_str_is(path, "macro_export")) return CG_SYM_EXPORTED;
    if (cg_str_starts(path, CG_STR("proc_macro")) || cg_str_is(path, "panic_handler") ||
        cg_str_is(path, "global_allocator"))
        return CG_SYM_ENTRY;
    return 0;
}

/* A run of attributes that goes on up to its item. Whatever else is visited in between breaks it. */
cg_expr_id rust_attribute_item(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_state *state = rust_state_of(w);
    if (state->attributes && cg_parent(w, state->attributes) == cg_parent(w, node)) {
        uint32_t next = cg_next_named(w, state->attributes);
        while (next && next < node && cg_kind(w, next) == R_ATTRIBUTE_ITEM) next = cg_next_named(w, next);
        if (next == node) return 0;
    }
    state->attributes = node;
    return 0;
}

/* The first attribute of the run that ends at the item, 0 if there is none. */
static uint32_t take_attributes(cg_walker *w, uint32_t node) {
    rust_state *state = rust_state_of(w);
    uint32_t first = state->attributes, next = first;
    state->attributes = 0;
    if (!first || cg_parent(w, first) != cg_parent(w, node)) return 0;
    while (next && next < node && cg_kind(w, next) == R_ATTRIBUTE_ITEM) next = cg_next_named(w, next);
    return next == node ? first : 0;
}

static cg_visibility visibility_of(const cg_walker *w, uint32_t node) {
    uint32_t modifier = cg_child_of_kind(w, node, R_VISIBILITY);
    if (modifier)
        return cg_str_is(cg_node_text(w, modifier), "pub") ? CG_VISIBILITY_PUBLIC : CG_VISIBILITY_PACKAGE;
    const cg_scope *scope = cg_facts_scope_at(w->facts, w->scope);
    bool in_trait = w->type != CG_NONE && scope->kind == CG_SCOPE_CLASS &&
                    cg_facts_symbol_at(w->facts, w->type)->kind != CG_NODE_STRUCT;
    bool of_trait = scope->kind == CG_SCOPE_IMPL && scope->trait;
    return in_trait || of_trait ? CG_VISIBILITY_PUBLIC : CG_VISIBILITY_PRIVATE;
}

rust_item rust_read_item(cg_walker *w, uint32_t node) {
    rust_item item = {.first = take_attributes(w, node), .visibility = visibility_of(w, node)};
    if (rust_state_of(w)->not_configured) item.flags |= CG_SYM_OPTIONAL;
    if (item.visibility == CG_VISIBILITY_PUBLIC) item.flags |= CG_SYM_EXPORTED;
    for (uint32_t a = item.first; a && a < node; a = cg_next_named(w, a)) {
        uint32_t path = attribute_path(w, a);
        if (!path) continue;
        uint32_t attribute = cg_child_of_kind(w, a, R_ATTRIBUTE), value = cg_child(w, attribute, RF_VALUE);
        uint32_t arguments = cg_child(w, attribute, RF_ARGUMENTS);
        item.flags |= flags_of(cg_node_text(w, path), arguments ? cg_node_text(w, arguments) : CG_STR_NONE);
        if (value && cg_str_is(cg_node_text(w, path), "path"))
            item.path = cg_string_content(cg_node_text(w, value));
    }
    return item;
}

static bool is_built_in(cg_str path) {
    size_t colon = cg_str_find_char(path, ':');
    if (colon != CG_STR_NOWHERE) path = cg_str_first(path, colon);
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++)
        if (cg_str_is(path, built_in[i])) return true;
    return false;
}

/* derive(A, b::C) */
static void derive(cg_walker *w, uint32_t tokens, cg_symbol_id symbol) {
    cg_expr_id trait = 0;
    uint32_t before = 0;
    CG_EACH_NAMED(w, child, tokens) {
        if (cg_kind(w, child) != R_IDENTIFIER) continue;
        cg_str gap =
            cg_str_trim(cg_str_of(w->source.ptr + (before ? cg_end(w, before) : cg_start(w, tokens)),
                                  cg_start(w, child) - (before ? cg_end(w, before) : cg_start(w, tokens))));
        if (before && cg_str_is(gap, "::")) {
            cg_facts_expr_at(w->facts, trait)->use = CG_USE_SILENT;
            trait = cg_member(w, trait, child, CG_USE_BASE, CG_MEMBER_SCOPE);
        } else {
            cg_flow_to(w, CG_FLOW_IMPLEMENTS, symbol, trait);
            trait = cg_name(w, child, CG_USE_BASE, 0);
        }
        before = child;
    }
    cg_flow_to(w, CG_FLOW_IMPLEMENTS, symbol, trait);
}

void rust_decorate(cg_walker *w, const rust_item *item, uint32_t node, cg_symbol_id symbol) {
    for (uint32_t a = item->first; a && a < node; a = cg_next(w, a)) {
        if (cg_kind(w, a) != R_ATTRIBUTE_ITEM) {
            cg_str text = cg_node_text(w, a);
            if (cg_str_starts(text, CG_STR("///")) || cg_str_starts(text, CG_STR("/**")))
                cg_docs(w, symbol, a);
            continue;
        }
        uint32_t path = attribute_path(w, a), attribute = cg_child_of_kind(w, a, R_ATTRIBUTE);
        if (!path) continue;
        uint32_t arguments = cg_child(w, attribute, RF_ARGUMENTS), value = cg_child(w, attribute, RF_VALUE);
        cg_str name = cg_node_text(w, path);
        if (cg_str_is(name, "derive") && arguments) derive(w, arguments, symbol);
        if (cg_str_is(name, "doc") && value && cg_kind(w, value) == R_STRING) cg_docs(w, symbol, value);
        if (is_built_in(name)) continue;
        cg_flow_to(w, CG_FLOW_DECORATE, symbol, cg_visit(w, path, CG_USE_DECORATOR));
    }
}

void rust_inner_docs(cg_walker *w, uint32_t body, cg_symbol_id symbol) {
    CG_EACH_CHILD(w, child, body) {
        if (!(w->nodes[child].flags & CG_CST_EXTRA)) {
            if (cg_kind(w, child) == R_INNER_ATTRIBUTE) continue;
            return;
        }
        cg_str text = cg_node_text(w, child);
        if (cg_str_starts(text, CG_STR("//!")) || cg_str_starts(text, CG_STR("/*!")))
            cg_docs(w, symbol, child);
    }
}

void rust_begin(cg_walker *w) { rust_inner_docs(w, CG_CST_ROOT, 0); }
