/* Types as they are used, and the definitions of structs, unions, classes and enums. */
#include "lang/c_family/c_family.h"
#include "lang/c_family/lexer.h"

/* ---- Uses ---- */

static uint8_t type_use(uint8_t use) {
    bool other = use & (CG_USE_CALLEE | CG_USE_BASE | CG_USE_DECORATOR | CG_USE_SILENT | CG_USE_IMPORT);
    return other ? use : use | CG_USE_TYPE;
}

cg_expr_id c_type_name(cg_walker *w, uint32_t node, uint8_t use) {
    cg_str text = cg_node_text(w, node);
    if (text.len == 0 || cg_c_word_kind(text, true) != CG_C_NAME) return 0;
    return cg_name(w, node, type_use(use), 0);
}

/* What is written may be a macro that prepare.c replaced by a type's name. */
cg_expr_id c_primitive(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_str text = cg_node_text(w, node);
    if (cg_str_is(text, "void") ||
        !cg_str_equal(text, cg_str_of(w->parsed.ptr + cg_start(w, node), text.len)))
        return 0;
    bool real = cg_str_is(text, "float") || cg_str_ends(text, CG_STR("double"));
    cg_literal kind = real                      ? CG_LITERAL_FLOAT
                      : cg_str_is(text, "bool") ? CG_LITERAL_BOOL
                      : cg_str_is(text, "char") ? CG_LITERAL_CHAR
                                                : CG_LITERAL_INT;
    return c_literal_of(w, kind, cg_start(w, node));
}

cg_expr_id c_auto(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_visit_children_except(w, node, 0);
    return 0;
}

cg_expr_id c_decltype(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id value = 0;
    CG_EACH_NAMED(w, child, node) value = cg_visit(w, child, CG_USE_SILENT);
    return cg_unary(w, CG_EXPR_TYPEOF, value, 0, cg_start(w, node));
}

cg_expr_id c_type_descriptor(cg_walker *w, uint32_t node, uint8_t use) {
    return c_type_of(w, node, type_use(use));
}

static cg_expr_id apply(cg_walker *w, cg_expr_id of, uint32_t arguments, uint32_t at) {
    size_t mark = cg_list(w);
    if (arguments) CG_EACH_NAMED(w, child, arguments) {
            bool type = cg_kind(w, child) == C_TYPE_DESCRIPTOR;
            cg_list_add(w, cg_visit(w, child, type ? CG_USE_TYPE : 0));
        }
    return cg_list_end(w, mark, CG_EXPR_APPLY, 0, of, at);
}

cg_expr_id c_template_type(cg_walker *w, uint32_t node, uint8_t use) {
    cg_expr_id of = cg_visit(w, cg_child(w, node, CF_NAME), use);
    cg_expr_id applied = apply(w, of, cg_child(w, node, CF_ARGUMENTS), cg_start(w, node));
    cg_facts_expr_at(w->facts, applied)->use = use & CG_USE_TYPE;
    return applied;
}

cg_expr_id c_template_function(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t name = cg_child(w, node, CF_NAME);
    cg_expr_id of = name ? cg_name(w, name, use, 0) : 0;
    return apply(w, of, cg_child(w, node, CF_ARGUMENTS), cg_start(w, node));
}

/* The name node of a::b's right side: b, b<T>, ~b, operator… */
static cg_expr_id member_named(cg_walker *w, cg_expr_id scope, uint32_t name, uint8_t use) {
    uint16_t how = CG_MEMBER_SCOPE, kind = cg_kind(w, name);
    if (kind == C_DEPENDENT_NAME) {
        name = cg_first_named(w, name);
        kind = cg_kind(w, name);
    }
    if (kind == C_TEMPLATE_TYPE || kind == C_TEMPLATE_FUNCTION || kind == C_TEMPLATE_METHOD) {
        cg_expr_id of = cg_member(w, scope, cg_child(w, name, CF_NAME), use, how);
        cg_expr_id applied = apply(w, of, cg_child(w, name, CF_ARGUMENTS), cg_start(w, name));
        cg_facts_expr_at(w->facts, applied)->use = use & CG_USE_TYPE;
        return applied;
    }
    return cg_member(w, scope, name, use, how);
}

static uint32_t right_of(const cg_walker *w, uint32_t node) {
    uint32_t name = 0;
    CG_EACH_CHILD(w, child, node) {
        if (cg_field(w, child) == CF_NAME && cg_named(w, child)) name = child;
    }
    return name;
}

/* In an expression the last name decides what it is; in a type all of it is a type. */
cg_expr_id c_qualified(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t left = cg_child(w, node, CF_SCOPE), right = right_of(w, node);
    bool plain = left && cg_kind(w, left) == C_NAMESPACE_IDENTIFIER;
    cg_expr_id scope =
        plain ? cg_name(w, left, CG_USE_SILENT, CG_NAME_SCOPE) : cg_visit(w, left, CG_USE_SILENT);
    if (!left && right && cg_kind(w, right) != C_QUALIFIED) {
        if (cg_kind(w, right) == C_TEMPLATE_TYPE || cg_kind(w, right) == C_TEMPLATE_FUNCTION)
            return cg_visit(w, right, use);
        return cg_name(w, right, use, CG_NAME_GLOBAL);
    }
    while (right && cg_kind(w, right) == C_QUALIFIED) {
        uint32_t inner = cg_child(w, right, CF_SCOPE);
        if (inner) {
            scope = scope ? member_named(w, scope, inner, CG_USE_SILENT)
                          : cg_name(w, inner, CG_USE_SILENT, CG_NAME_GLOBAL);
        }
        right = right_of(w, right);
    }
    if (!right) return scope;
    return member_named(w, scope, right, use);
}

/* ---- Definitions ---- */

static cg_node_kind class_kind(uint16_t kind) {
    return kind == C_UNION ? CG_NODE_UNION : kind == C_CLASS ? CG_NODE_CLASS : CG_NODE_STRUCT;
}

static void bases(cg_walker *w, uint32_t node, cg_symbol_id symbol) {
    uint32_t clause = cg_child_of_kind(w, node, C_BASES);
    if (!clause) return;
    CG_EACH_NAMED(w, child, clause) {
        if (cg_kind(w, child) == C_ACCESS || cg_kind(w, child) == C_ATTRIBUTE) continue;
        cg_flow_to(w, CG_FLOW_EXTENDS, symbol, cg_visit(w, child, CG_USE_BASE));
    }
}

/* struct s, where s is defined elsewhere. */
static cg_expr_id tag_use(cg_walker *w, uint32_t name, uint8_t use) {
    if (!name) return 0;
    if (cg_kind(w, name) != C_TYPE_IDENTIFIER) return cg_visit(w, name, use);
    return cg_name(w, name, type_use(use), CG_NAME_TAG);
}

static uint32_t shared_flags(const cg_walker *w) {
    const c_state *s = c_state_of(w);
    return (s->hidden ? CG_SYM_FILE_LOCAL : CG_SYM_EXPORTED) | (s->extern_c ? CG_SYM_EXTERN : 0);
}

static cg_visibility type_visibility(const cg_walker *w) {
    const c_state *s = c_state_of(w);
    if (w->type != CG_NONE && w->function == CG_NONE) return (cg_visibility)s->access;
    return s->hidden ? CG_VISIBILITY_PRIVATE : CG_VISIBILITY_PUBLIC;
}

/* The qualifier before the last name of A::B, and the expression of it. */
static cg_str written_qualifier(const cg_walker *w, uint32_t qualified, uint32_t last) {
    cg_str text =
        cg_str_of(w->source.ptr + cg_start(w, qualified), cg_start(w, last) - cg_start(w, qualified));
    text = cg_str_trim(text);
    while (text.len && (text.ptr[text.len - 1] == ':' || text.ptr[text.len - 1] == ' ')) text.len--;
    return text;
}

typedef struct class_name {
    uint32_t node; /* of the plain name */
    uint32_t flags;
    cg_str qualifier;
    cg_expr_id owner;
} class_name;

static class_name name_of_class(cg_walker *w, uint32_t name) {
    class_name n = {.node = name};
    if (name && cg_kind(w, name) == C_QUALIFIED) {
        uint32_t last = right_of(w, name);
        while (last && cg_kind(w, last) == C_QUALIFIED) last = right_of(w, last);
        if (last) {
            n.qualifier = written_qualifier(w, name, last);
            n.owner = cg_dotted(w, n.qualifier, ':', cg_start(w, name), CG_USE_SILENT);
            n.node = last;
        }
    }
    if (n.node && cg_kind(w, n.node) == C_TEMPLATE_TYPE) {
        n.flags |= CG_SYM_SPECIALIZED;
        n.node = cg_child(w, n.node, CF_NAME);
    }
    return n;
}

static bool in_class_body(const cg_walker *w) {
    return w->type != CG_NONE && cg_facts_symbol_at(w->facts, w->type)->inner == w->scope;
}

/* Without a name and nothing declared with it: its members are seen around it. */
static bool is_transparent(const cg_walker *w, uint32_t node) {
    uint32_t up = cg_parent(w, node);
    return cg_kind(w, up) == C_FIELD && !cg_child(w, up, CF_DECLARATOR) && in_class_body(w);
}

static cg_symbol_id begin_class(cg_walker *w, uint32_t node, uint32_t body, uint32_t named,
                                uint32_t template_) {
    class_name n = name_of_class(w, cg_child(w, node, CF_NAME));
    bool called = !n.node && named; /* by its typedef only */
    cg_def d = {.kind = class_kind(cg_kind(w, node)),
                .flags = n.flags | shared_flags(w),
                .visibility = type_visibility(w),
                .node = node,
                .first = template_,
                .name = n.node,
                .body = body,
                .owner = n.owner,
                .qualifier = n.qualifier};
    if (called) d.name_text = cg_node_text(w, named), d.flags |= CG_SYM_ANONYMOUS;
    if (!n.node && !named && is_transparent(w, node)) d.flags |= CG_SYM_EMBEDDED;
    uint32_t final_ = cg_child_of_kind(w, node, C_VIRTUAL_SPECIFIER);
    if (final_) d.flags |= CG_SYM_FINAL;
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_CLASS);
    if (template_) c_template_parameters(w, template_);
    return symbol;
}

cg_expr_id c_class_named(cg_walker *w, uint32_t node, uint8_t use, uint32_t named) {
    c_state *s = c_state_of(w);
    uint32_t body = cg_child(w, node, CF_BODY), name = cg_child(w, node, CF_NAME);
    if (!body) return tag_use(w, name, use);
    uint32_t template_ = s->template_;
    s->template_ = 0;
    cg_symbol_id symbol = begin_class(w, node, body, named, template_);
    uint8_t access = s->access;
    s->access = cg_kind(w, node) == C_CLASS ? CG_VISIBILITY_PRIVATE : CG_VISIBILITY_PUBLIC;
    bases(w, node, symbol);
    cg_visit(w, body, 0);
    s->access = access;
    cg_define_end(w);
    return cg_symbol_value(w, symbol, CG_USE_SILENT, cg_start(w, name ? name : node));
}

cg_expr_id c_class(cg_walker *w, uint32_t node, uint8_t use) { return c_class_named(w, node, use, 0); }

cg_expr_id c_fields(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    c_state *s = c_state_of(w);
    CG_EACH_CHILD(w, child, node) {
        if (cg_kind(w, child) == C_ACCESS) {
            cg_str word = cg_node_text(w, child);
            s->access = cg_str_starts(word, CG_STR("private"))     ? CG_VISIBILITY_PRIVATE
                        : cg_str_starts(word, CG_STR("protected")) ? CG_VISIBILITY_PROTECTED
                                                                   : CG_VISIBILITY_PUBLIC;
        } else {
            cg_visit(w, child, 0);
        }
    }
    return 0;
}

/* ---- Enums ---- */

cg_expr_id c_enum_named(cg_walker *w, uint32_t node, uint8_t use, uint32_t named) {
    uint32_t body = cg_child(w, node, CF_BODY), name = cg_child(w, node, CF_NAME);
    if (!body) return tag_use(w, name, use);
    class_name n = name_of_class(w, name);
    bool scoped = cg_has(w, node, C_CLASS_WORD) || cg_has(w, node, C_STRUCT_WORD);
    cg_expr_id base = cg_visit(w, cg_child(w, node, CF_BASE), CG_USE_TYPE);
    cg_def d = {.kind = CG_NODE_ENUM,
                .flags = shared_flags(w) | (scoped ? 0 : CG_SYM_EMBEDDED),
                .visibility = type_visibility(w),
                .node = node,
                .name = n.node,
                .body = body,
                .type_value = base,
                .owner = n.owner,
                .qualifier = n.qualifier};
    if (!n.node && named) d.name_text = cg_node_text(w, named), d.flags |= CG_SYM_ANONYMOUS;
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_CLASS);
    cg_visit(w, body, 0);
    cg_define_end(w);
    return cg_symbol_value(w, symbol, CG_USE_SILENT, cg_start(w, name ? name : node));
}

cg_expr_id c_enum(cg_walker *w, uint32_t node, uint8_t use) { return c_enum_named(w, node, use, 0); }

cg_expr_id c_enumerator(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, CF_NAME), value = cg_child(w, node, CF_VALUE);
    cg_visit(w, value, 0);
    cg_def d = {.kind = CG_NODE_ENUM_MEMBER,
                .flags = CG_SYM_CONST | CG_SYM_STATIC,
                .visibility = CG_VISIBILITY_PUBLIC,
                .node = node,
                .name = name};
    c_trailing_docs(w, cg_define(w, &d), node);
    return 0;
}

/* ---- Documentation behind ---- */

void c_trailing_docs(cg_walker *w, cg_symbol_id symbol, uint32_t node) {
    uint32_t next = cg_next(w, node);
    if (!next || cg_kind(w, next) != C_COMMENT || cg_has_flags(w, symbol, CG_SYM_LOCAL)) return;
    if (cg_facts_node_at(w->facts, symbol)->docs) return;
    for (uint32_t i = cg_end(w, node); i < cg_start(w, next); i++) {
        if (w->source.ptr[i] == '\n') return;
    }
    cg_docs(w, symbol, next);
}
