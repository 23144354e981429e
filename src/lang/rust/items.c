/* Items: modules, structs, enums, traits, impls, constants, aliases, macros. */
#include "lang/rust/rust.h"

static cg_def item_def(const rust_item *item, uint32_t node) {
    return (cg_def){.flags = item->flags | CG_SYM_HOISTED,
                    .visibility = item->visibility,
                    .node = node,
                    .first = item->first};
}

/* mod name; is the file of a submodule, mod name { … } one in place. */
cg_expr_id rust_mod(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    uint32_t name = cg_child(w, node, RF_NAME), body = cg_child(w, node, RF_BODY);
    if (!name) return 0;
    if (!body) {
        cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_MOD,
                                          .module = cg_node_text(w, name),
                                          .name = item.path,
                                          .node = node,
                                          .bound = name,
                                          .at = cg_start(w, name),
                                          .symbol_flags = item.flags | CG_SYM_HOISTED});
        return 0;
    }
    cg_def d = item_def(&item, node);
    d.kind = CG_NODE_MODULE;
    d.name = name;
    d.body = body;
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_NAMESPACE);
    rust_decorate(w, &item, node, symbol);
    rust_inner_docs(w, body, symbol);
    rust_visit_body(w, body);
    cg_define_end(w);
    return 0;
}

/* struct, union, enum */
cg_expr_id rust_struct(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    uint16_t kind = cg_kind(w, node);
    cg_def d = item_def(&item, node);
    d.kind = kind == R_ENUM ? CG_NODE_ENUM : kind == R_UNION ? CG_NODE_UNION : CG_NODE_STRUCT;
    d.name = cg_child(w, node, RF_NAME);
    d.body = cg_child(w, node, RF_BODY);
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_CLASS);
    rust_type_parameters(w, cg_child(w, node, RF_TYPE_PARAMETERS));
    rust_where(w, node);
    rust_decorate(w, &item, node, symbol);
    cg_visit(w, d.body, 0);
    cg_define_end(w);
    return 0;
}

cg_expr_id rust_variant(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    cg_def d = item_def(&item, node);
    d.kind = CG_NODE_ENUM_MEMBER;
    d.name = cg_child(w, node, RF_NAME);
    d.visibility = CG_VISIBILITY_PUBLIC;
    d.flags |= CG_SYM_STATIC;
    uint32_t body = cg_child(w, node, RF_BODY);
    cg_symbol_id symbol = body ? cg_define_begin(w, &d, CG_SCOPE_CLASS) : cg_define(w, &d);
    rust_decorate(w, &item, node, symbol);
    if (body) {
        cg_visit(w, body, 0);
        cg_define_end(w);
    }
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, cg_visit(w, cg_child(w, node, RF_VALUE), 0));
    return 0;
}

cg_expr_id rust_field(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    cg_def d = item_def(&item, node);
    d.kind = CG_NODE_FIELD;
    d.name = cg_child(w, node, RF_NAME);
    d.type = cg_child(w, node, RF_TYPE);
    d.type_value = rust_type(w, d.type, 0);
    rust_decorate(w, &item, node, cg_define(w, &d));
    return 0;
}

/* The fields of struct S(A, B) are called 0, 1. */
cg_expr_id rust_ordered_fields(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    unsigned number = 0;
    bool is_public = false;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) == R_VISIBILITY) is_public = true;
        if (cg_field(w, child) != RF_TYPE) continue;
        char name[12];
        cg_buf text = {.max = sizeof name};
        cg_buf_format(&text, "%u", number++);
        cg_define(w, &(cg_def){.kind = CG_NODE_FIELD,
                               .flags = is_public ? CG_SYM_EXPORTED : 0,
                               .visibility = is_public ? CG_VISIBILITY_PUBLIC : CG_VISIBILITY_PRIVATE,
                               .node = child,
                               .name_text = cg_facts_text(w->facts, cg_string(w, cg_buf_str(&text))),
                               .type = child,
                               .type_value = rust_type(w, child, 0)});
        cg_buf_clear(&text);
        is_public = false;
    }
    return 0;
}

/* const N: T = v; static V: T = v; */
cg_expr_id rust_constant(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    cg_def d = item_def(&item, node);
    d.kind = cg_kind(w, node) == R_CONST ? CG_NODE_CONSTANT : CG_NODE_VARIABLE;
    d.flags |= CG_SYM_STATIC | (cg_kind(w, node) == R_CONST ? CG_SYM_CONST : 0);
    d.name = cg_child(w, node, RF_NAME);
    d.type = cg_child(w, node, RF_TYPE);
    d.type_value = rust_type(w, d.type, 0);
    cg_expr_id value = cg_visit_named(w, cg_child(w, node, RF_VALUE), d.name, false, 0);
    cg_symbol_id symbol = cg_define(w, &d);
    if (!cg_has_flags(w, symbol, CG_SYM_LOCAL)) rust_decorate(w, &item, node, symbol);
    cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
    return 0;
}

/* type A<T> = B; and a trait's type A: Bound; */
cg_expr_id rust_type_item(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    cg_def d = item_def(&item, node);
    d.kind = CG_NODE_TYPE_ALIAS;
    d.name = cg_child(w, node, RF_NAME);
    d.type = cg_child(w, node, RF_TYPE);
    if (cg_kind(w, node) == R_ASSOCIATED_TYPE) d.flags |= CG_SYM_DECLARATION;
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_BLOCK);
    rust_type_parameters(w, cg_child(w, node, RF_TYPE_PARAMETERS));
    uint32_t bounds = cg_child(w, node, RF_BOUNDS);
    cg_set_type(w, symbol, d.type ? rust_type(w, d.type, 0) : bounds ? rust_bounds(w, bounds, 0) : 0, 0);
    rust_where(w, node);
    rust_decorate(w, &item, node, symbol);
    cg_define_end(w);
    return 0;
}

cg_expr_id rust_trait(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_state *state = rust_state_of(w);
    rust_item item = rust_read_item(w, node);
    uint32_t bounds = cg_child(w, node, RF_BOUNDS);
    cg_def d = item_def(&item, node);
    d.kind = CG_NODE_TRAIT;
    d.flags |= CG_SYM_ABSTRACT;
    d.name = cg_child(w, node, RF_NAME);
    d.body = cg_child(w, node, RF_BODY);
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_CLASS);
    rust_state outer = *state;
    *state = (rust_state){0};
    rust_type_parameters(w, cg_child(w, node, RF_TYPE_PARAMETERS));
    if (bounds) CG_EACH_NAMED(w, bound, bounds) {
            if (cg_kind(w, bound) != R_LIFETIME)
                cg_flow_to(w, CG_FLOW_EXTENDS, symbol, rust_type(w, bound, CG_USE_BASE));
        }
    rust_where(w, node);
    rust_decorate(w, &item, node, symbol);
    rust_visit_body(w, d.body);
    *state = outer;
    cg_define_end(w);
    return 0;
}

static cg_str without_arguments(cg_str type) {
    while (type.len && (type.ptr[0] == '&' || type.ptr[0] == '*' || type.ptr[0] == ' ')) {
        type = cg_str_from_index(type, 1);
    }
    size_t angle = cg_str_find_char(type, '<');
    return cg_str_trim(angle == CG_STR_NOWHERE ? type : cg_str_first(type, angle));
}

/* impl<T> Trait for Type<T> { … }: no definition of its own, its members are the type's. */
cg_expr_id rust_impl(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    rust_state *state = rust_state_of(w), outer = *state;
    uint32_t type = cg_child(w, node, RF_TYPE), trait = cg_child(w, node, RF_TRAIT);
    *state = (rust_state){.self_type = type ? without_arguments(cg_node_text(w, type)) : CG_STR_NONE,
                          .trait_impl = trait != 0,
                          .not_configured = item.flags & CG_SYM_OPTIONAL};
    cg_scope_id scope = cg_scope_open(w, CG_SCOPE_IMPL);
    rust_type_parameters(w, cg_child(w, node, RF_TYPE_PARAMETERS));
    cg_expr_id trait_value = rust_type(w, trait, CG_USE_BASE), type_value = rust_type(w, type, 0);
    cg_facts_scope_at(w->facts, scope)->type = type_value;
    cg_facts_scope_at(w->facts, scope)->trait = trait_value;
    rust_where(w, node);
    rust_visit_body(w, cg_child(w, node, RF_BODY));
    cg_scope_close(w);
    *state = outer;
    return 0;
}

/* A macro like the old try!: Ok(v) => v, Err(e) => return Err(e). */
static bool gives_what_ok_holds(cg_str body) {
    size_t leaves = cg_str_find(body, CG_STR("return "));
    return leaves != CG_STR_NOWHERE && cg_str_find(body, CG_STR("match $")) != CG_STR_NOWHERE &&
           (cg_str_find(body, CG_STR("Ok(")) != CG_STR_NOWHERE ||
            cg_str_find(body, CG_STR("Some(")) != CG_STR_NOWHERE);
}

/* Does the last statement of what a rule stands for give a value? Not if it is an item or chooses between several. */
static bool ends_with_value(cg_str body) {
    static const char *const others[] = {"if ",    "match ", "for ",   "while ",  "loop ",   "return ",
                                         "fn ",    "pub ",   "impl ",  "impl<",   "#[",      "$(",
                                         "mod ",   "use ",   "let ",   "struct ", "unsafe ", "static ",
                                         "const ", "enum ",  "trait ", "type "};
    body = cg_str_trim(body);
    while (body.len > 1 && strchr("{(", body.ptr[0]))
        body = cg_str_trim(cg_str_of(body.ptr + 1, body.len - 2));
    size_t last = 0, depth = 0;
    for (size_t i = 0; i < body.len; i++) {
        if (strchr("({[", body.ptr[i])) depth++;
        if (strchr(")}]", body.ptr[i]) && depth) depth--;
        if (body.ptr[i] == ';' && depth == 0) last = i + 1;
    }
    cg_str rest = cg_str_trim(cg_str_from_index(body, last));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (cg_str_starts(rest, cg_str_from(others[i]))) return false;
    return rest.len > 0;
}

/* macro_rules! name { (…) => { … } }: what it expands to is looked at as mere tokens. */
cg_expr_id rust_macro_definition(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    cg_def d = item_def(&item, node);
    d.kind = CG_NODE_MACRO;
    d.flags |= CG_SYM_MACRO_CALL;
    d.name = cg_child(w, node, RF_NAME);
    d.body = cg_child_of_kind(w, node, R_MACRO_RULE);
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_BLOCK);
    rust_decorate(w, &item, node, symbol);
    CG_EACH_NAMED(w, rule, node) {
        uint32_t right = cg_kind(w, rule) == R_MACRO_RULE ? cg_child(w, rule, RF_RIGHT) : 0;
        cg_expr_id value = right ? rust_token_tree(w, right, 0) : 0;
        if (value && ends_with_value(cg_node_text(w, right))) cg_flow_to(w, CG_FLOW_RETURN, symbol, value);
        if (right && gives_what_ok_holds(cg_node_text(w, right))) {
            uint32_t at = cg_start(w, right);
            cg_expr_id argument = cg_facts_expr(w->facts, CG_EXPR_NAME, CG_USE_SILENT, CG_NAME_GLOBAL,
                                                cg_string(w, CG_STR("$")), 0, at);
            cg_set_type(w, symbol, cg_unary(w, CG_EXPR_AWAIT, argument, 1, at), 0);
        }
    }
    cg_define_end(w);
    return 0;
}
