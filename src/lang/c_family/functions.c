/* Functions, methods, prototypes and lambdas. */
#include "lang/c_family/c_family.h"
#include "lang/c_family/lexer.h"

/* ---- What is written around a declaration ---- */

c_modifiers c_modifiers_of(const cg_walker *w, uint32_t node) {
    c_modifiers m = {0};
    CG_EACH_CHILD(w, child, node) {
        cg_str text;
        switch (cg_kind(w, child)) {
        case C_STORAGE:
            text = cg_node_text(w, child);
            m.is_static |= cg_str_is(text, "static");
            m.is_extern |= cg_str_is(text, "extern");
            break;
        case C_QUALIFIER:
            text = cg_node_text(w, child);
            m.is_const |= cg_str_is(text, "const") || cg_str_starts(text, CG_STR("constexpr"));
            break;
        case C_VIRTUAL: m.is_virtual = true; break;
        default: break;
        }
    }
    return m;
}

static bool is_member(const cg_walker *w) {
    return w->type != CG_NONE && cg_facts_symbol_at(w->facts, w->type)->inner == w->scope &&
           !c_state_of(w)->friend_;
}

uint32_t c_linkage_flags(const cg_walker *w, c_modifiers m) {
    const c_state *s = c_state_of(w);
    if (is_member(w)) return m.is_static ? CG_SYM_STATIC : 0;
    uint32_t flags = s->extern_c ? CG_SYM_EXTERN : 0;
    return flags | (m.is_static || s->hidden ? CG_SYM_FILE_LOCAL : CG_SYM_EXPORTED);
}

cg_visibility c_visibility(const cg_walker *w, c_modifiers m) {
    const c_state *s = c_state_of(w);
    if (is_member(w)) return (cg_visibility)s->access;
    return m.is_static || s->hidden ? CG_VISIBILITY_PRIVATE : CG_VISIBILITY_PUBLIC;
}

/* The last part of a qualifier without template arguments. */
static cg_str last_part(cg_str qualifier) {
    uint32_t depth = 0;
    for (size_t i = qualifier.len; i-- > 0;) {
        char c = qualifier.ptr[i];
        if (c == '>') depth++;
        if (c == '<' && depth) {
            if (--depth == 0) qualifier.len = i;
        }
        if (c == ':' && !depth) return cg_str_trim(cg_str_from_index(qualifier, i + 1));
    }
    return cg_str_trim(qualifier);
}

/* The scope part of A::B<C>::f as an expression, each part silent. */
static cg_expr_id owner_value(cg_walker *w, uint32_t qualified, uint32_t last) {
    cg_expr_id value = 0;
    for (uint32_t node = qualified; node && node != last && cg_kind(w, node) == C_QUALIFIED;) {
        uint32_t left = cg_child(w, node, CF_SCOPE), right = 0;
        if (left && cg_kind(w, left) == C_TEMPLATE_TYPE) left = cg_child(w, left, CF_NAME);
        if (left && cg_named(w, left)) {
            value = value ? cg_member(w, value, left, CG_USE_SILENT, CG_MEMBER_SCOPE)
                          : cg_name(w, left, CG_USE_SILENT, CG_NAME_SCOPE);
        }
        CG_EACH_CHILD(w, child, node) {
            if (cg_field(w, child) == CF_NAME && cg_named(w, child)) right = child;
        }
        node = right;
    }
    return value;
}

void c_take_owner(cg_walker *w, const c_declarator *d, cg_def *def) {
    if (!d->qualified || !d->name) return;
    cg_str text = cg_str_of(w->source.ptr + cg_start(w, d->qualified),
                            cg_start(w, d->name) - cg_start(w, d->qualified));
    text = cg_str_trim(text);
    while (text.len && (text.ptr[text.len - 1] == ':' || text.ptr[text.len - 1] == ' ')) text.len--;
    while (text.len && text.ptr[0] == ':') text = cg_str_from_index(text, 1);
    def->qualifier = text;
    def->owner = owner_value(w, d->qualified, d->name);
}

static bool is_constructor(const cg_walker *w, const cg_def *def, uint32_t type) {
    if (type || !def->name || cg_kind(w, def->name) == C_DESTRUCTOR_NAME) return false;
    cg_str name = cg_node_text(w, def->name);
    if (def->qualifier.len) return cg_str_equal(name, last_part(def->qualifier));
    return is_member(w) &&
           cg_str_equal(name, cg_facts_text(w->facts, cg_facts_symbol_at(w->facts, w->type)->name));
}

/* override, final, = 0, const … behind the parentheses. */
static uint32_t trailing_flags(const cg_walker *w, uint32_t declarator, uint32_t node) {
    uint32_t flags = 0;
    if (declarator) CG_EACH_CHILD(w, child, declarator) {
            if (cg_kind(w, child) == C_QUALIFIER && cg_str_is(cg_node_text(w, child), "const"))
                flags |= CG_SYM_CONST;
            if (cg_kind(w, child) != C_VIRTUAL_SPECIFIER) continue;
            flags |= CG_SYM_VIRTUAL |
                     (cg_str_is(cg_node_text(w, child), "override") ? CG_SYM_OVERRIDE : CG_SYM_FINAL);
        }
    if (cg_has(w, node, C_PURE)) flags |= CG_SYM_ABSTRACT | CG_SYM_DECLARATION;
    if (cg_has(w, node, C_DELETED)) flags |= CG_SYM_DECLARATION;
    return flags;
}

static bool is_entry(const cg_walker *w, cg_str name) {
    if (!c_at_top(w)) return false;
    return cg_str_is(name, "main") || cg_str_is(name, "wmain") || cg_str_is(name, "WinMain") ||
           cg_str_is(name, "DllMain") || cg_str_is(name, "LLVMFuzzerTestOneInput");
}

/* Words that prepare.c blanked belong to the definition: where it begins with them. */
static void extend_start(cg_walker *w, cg_symbol_id symbol) {
    cg_node_facts *n = cg_facts_node_at(w->facts, symbol);
    uint32_t start = n->start;
    for (uint32_t i = n->start; i-- > 0;) {
        char parsed = w->parsed.ptr[i], written = w->source.ptr[i];
        if (parsed != ' ' && parsed != '\n' && parsed != '\t' && parsed != '\r') break;
        if (written == parsed) continue;
        start = i;
    }
    n->start = start;
}

/* The namespace or file scope around: where a friend's name goes. */
static cg_scope_id scope_outside_classes(const cg_walker *w) {
    cg_scope_id s = w->scope;
    while (s && cg_facts_scope_at(w->facts, s)->kind == CG_SCOPE_CLASS)
        s = cg_facts_scope_at(w->facts, s)->parent;
    return s;
}

static cg_def describe(cg_walker *w, uint32_t node, const c_declarator *d, c_modifiers m) {
    uint32_t type = cg_child(w, node, CF_TYPE);
    cg_def def = {.flags = c_linkage_flags(w, m),
                  .visibility = c_visibility(w, m),
                  .node = node,
                  .name = d->name,
                  .type = type};
    cg_str name = c_name_text(w, d->name);
    if (d->name && cg_kind(w, d->name) == C_OPERATOR_CAST) def.name_text = name;
    c_take_owner(w, d, &def);
    bool member = is_member(w) || def.owner;
    def.kind = is_constructor(w, &def, type) ? CG_NODE_CONSTRUCTOR
               : member                      ? CG_NODE_METHOD
                                             : CG_NODE_FUNCTION;
    def.flags |= trailing_flags(w, d->function, node) | (m.is_virtual ? CG_SYM_VIRTUAL : 0);
    if (is_entry(w, name)) def.flags |= CG_SYM_ENTRY;
    if (d->name && cg_parent(w, d->name) && cg_kind(w, cg_parent(w, d->name)) == C_TEMPLATE_FUNCTION)
        def.flags |= CG_SYM_SPECIALIZED;
    if (c_state_of(w)->friend_) {
        def.in_scope = true;
        def.scope = scope_outside_classes(w);
    }
    def.first = c_state_of(w)->template_;
    c_state_of(w)->template_ = 0;
    return def;
}

/* Template parameters, parameters and result of the function begun last. */
static void signature(cg_walker *w, cg_symbol_id symbol, uint32_t node, uint32_t declarator,
                      const c_declarator *d, uint32_t template_) {
    extend_start(w, symbol);
    if (template_) c_template_parameters(w, template_);
    uint32_t type = cg_child(w, node, CF_TYPE),
             list = d->function ? cg_child(w, d->function, CF_PARAMETERS) : 0;
    cg_expr_id base = cg_visit(w, type, CG_USE_TYPE | CG_USE_RESULT);
    c_declarator typed = c_declare(w, declarator, base);
    if (list) c_parameters(w, list);
    uint32_t trailing = d->function ? cg_child_of_kind(w, d->function, C_TRAILING_TYPE) : 0;
    if (trailing) {
        cg_expr_id result = cg_visit(w, trailing, CG_USE_TYPE | CG_USE_RESULT);
        cg_set_type(w, symbol, result, trailing);
    } else {
        cg_set_type(w, symbol, typed.type, 0);
    }
}

/* A body, members' initialisers before it. */
static void bodies(cg_walker *w, uint32_t node) {
    CG_EACH_CHILD(w, child, node) {
        uint8_t field = cg_field(w, child);
        uint16_t kind = cg_kind(w, child);
        bool seen =
            field == CF_TYPE || field == CF_DECLARATOR || kind == C_DECLARATION || kind == C_ATTRIBUTE;
        if (!seen) cg_visit(w, child, 0);
    }
    c_scan_lost(w, cg_start(w, node), cg_end(w, node));
}

cg_expr_id c_function(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t declarator = cg_child(w, node, CF_DECLARATOR), body = cg_child(w, node, CF_BODY);
    if (!body) body = cg_child_of_kind(w, node, C_INITIALIZERS);
    c_declarator d = c_outline(w, declarator);
    if (c_test_macro(w, node, &d)) return 0;
    if (!d.function || !d.name) { /* no function after all */
        cg_visit_children_except(w, node, 0);
        return 0;
    }
    cg_def def = describe(w, node, &d, c_modifiers_of(w, node));
    uint32_t initializers = cg_child_of_kind(w, node, C_INITIALIZERS);
    def.body = initializers ? initializers : body;
    cg_symbol_id symbol = cg_define_begin(w, &def, CG_SCOPE_FUNCTION);
    bool outside = c_state_of(w)->friend_;
    c_state_of(w)->friend_ = false;
    signature(w, symbol, node, declarator, &d, def.first);
    bodies(w, node);
    cg_define_end(w);
    c_state_of(w)->friend_ = outside;
    return 0;
}

void c_prototype(cg_walker *w, uint32_t node, uint32_t declarator, c_modifiers m) {
    c_declarator d = c_outline(w, declarator);
    cg_def def = describe(w, node, &d, m);
    uint32_t zero = cg_child(w, node, CF_DEFAULT_VALUE);
    if (!zero) zero = d.value;
    def.flags |= CG_SYM_DECLARATION;
    if (zero && cg_str_is(cg_node_text(w, zero), "0")) def.flags |= CG_SYM_ABSTRACT;
    cg_symbol_id symbol = cg_define_begin(w, &def, CG_SCOPE_FUNCTION);
    signature(w, symbol, node, declarator, &d, def.first);
    cg_define_end(w);
    c_trailing_docs(w, symbol, node);
}

/* ---- Lambdas ---- */

static void captures(cg_walker *w, uint32_t node) {
    if (node) CG_EACH_NAMED(w, child, node) {
            if (cg_kind(w, child) != C_CAPTURE) {
                cg_visit(w, child, 0);
                continue;
            }
            uint32_t name = cg_child(w, child, CF_LEFT);
            cg_expr_id value = cg_visit(w, cg_child(w, child, CF_RIGHT), 0);
            cg_def d = {.kind = CG_NODE_VARIABLE, .node = child, .name = name};
            cg_symbol_id symbol = name ? cg_define(w, &d) : CG_NONE;
            if (symbol != CG_NONE) cg_flow_to(w, CG_FLOW_ASSIGN, symbol, value);
        }
}

cg_expr_id c_lambda(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t declarator = cg_child(w, node, CF_DECLARATOR), body = cg_child(w, node, CF_BODY);
    uint32_t templates = cg_child(w, node, CF_TEMPLATE_PARAMETERS);
    cg_def d = {.kind = CG_NODE_FUNCTION, .node = node, .body = body, .visibility = CG_VISIBILITY_PRIVATE};
    cg_symbol_id symbol = cg_define_begin(w, &d, CG_SCOPE_FUNCTION);
    if (templates) c_template_parameters(w, node);
    captures(w, cg_child(w, node, CF_CAPTURES));
    if (declarator) {
        uint32_t list = cg_child(w, declarator, CF_PARAMETERS);
        uint32_t trailing = cg_child_of_kind(w, declarator, C_TRAILING_TYPE);
        if (list) c_parameters(w, list);
        if (trailing) cg_set_type(w, symbol, cg_visit(w, trailing, CG_USE_TYPE | CG_USE_RESULT), trailing);
    }
    cg_visit(w, body, 0);
    cg_define_end(w);
    return cg_function_value(w, symbol, cg_start(w, node));
}
