/* Initialisers: constructions, and what flows into the parts of structs and tables. */
#include "lang/c_family/c_family.h"

static bool has_constructor(const cg_walker *w, uint32_t type) {
    if (!type) return false;
    uint16_t kind = cg_kind(w, type);
    return kind == C_TYPE_IDENTIFIER || kind == C_QUALIFIED || kind == C_TEMPLATE_TYPE || kind == C_STRUCT ||
           kind == C_CLASS || kind == C_DEPENDENT_TYPE;
}

cg_expr_id c_construct(cg_walker *w, cg_expr_id type, uint32_t type_node, uint32_t arguments, uint8_t use) {
    size_t mark = cg_list(w);
    if (arguments) cg_list_add_children(w, arguments, 0);
    if (!type || !has_constructor(w, type_node)) {
        cg_expr_id only = cg_list_count(w, mark) == 1 ? cg_list_at(w, mark, 0) : 0;
        cg_list_drop(w, mark);
        return only;
    }
    return cg_list_end(w, mark, CG_EXPR_NEW, use, type, cg_last_name_at(w, type, cg_start(w, type_node)));
}

/* ---- Parts ---- */

/* Does a subtree name anything? Tables of numbers need no flows. */
static bool names_something(const cg_walker *w, uint32_t node) {
    for (uint32_t i = node; i < node + w->nodes[node].size; i++) {
        uint16_t kind = w->nodes[i].kind;
        if (kind == C_IDENTIFIER || kind == C_QUALIFIED || kind == C_LAMBDA) return true;
    }
    return false;
}

/* The part of `target` that a designator (.name, [3]) means. */
static cg_expr_id designated(cg_walker *w, cg_expr_id target, uint32_t designator) {
    uint32_t name = designator;
    if (cg_kind(w, designator) == C_FIELD_DESIGNATOR) name = cg_first_named(w, designator);
    if (name && cg_kind(w, name) == C_FIELD_IDENTIFIER) return cg_member(w, target, name, CG_USE_SILENT, 0);
    cg_visit(w, designator, 0);
    return cg_facts_expr(w->facts, CG_EXPR_INDEX, CG_USE_SILENT, 0, target, 0, cg_start(w, designator));
}

static void flow_list(cg_walker *w, cg_expr_id target, uint32_t list, bool array);

static void flow_value(cg_walker *w, cg_expr_id target, uint32_t value) {
    if (cg_kind(w, value) == C_LIST) {
        flow_list(w, target, value, false);
        return;
    }
    cg_flow_to(w, CG_FLOW_STORE, target, cg_visit(w, value, 0));
}

static void flow_element(cg_walker *w, cg_expr_id target, uint32_t element, uint32_t position, bool array) {
    if (!names_something(w, element)) {
        cg_visit(w, element, 0);
        return;
    }
    cg_expr_id part = target;
    uint32_t value = element;
    if (cg_kind(w, element) == C_PAIR) {
        value = cg_child(w, element, CF_VALUE);
        CG_EACH_CHILD(w, child, element) {
            if (cg_field(w, child) == CF_DESIGNATOR) part = designated(w, part, child);
        }
    } else if (array) {
        part = cg_facts_expr(w->facts, CG_EXPR_INDEX, CG_USE_SILENT, 0, target, 0, cg_start(w, element));
    } else {
        part = cg_item(w, target, position, cg_start(w, element));
    }
    if (value) flow_value(w, part, value);
}

static void flow_list(cg_walker *w, cg_expr_id target, uint32_t list, bool array) {
    uint32_t position = 0;
    CG_EACH_NAMED(w, element, list) { flow_element(w, target, element, position++, array); }
}

static bool has_pairs(const cg_walker *w, uint32_t list) { return cg_has(w, list, C_PAIR); }

cg_expr_id c_initialize(cg_walker *w, const c_declarator *d, uint32_t type_node, cg_symbol_id symbol) {
    uint32_t value = d->value;
    if (!value) {
        bool local_object = c_is_cpp(w) && d->plain && type_node && cg_kind(w, type_node) != C_STRUCT &&
                            !cg_has_flags(w, symbol, CG_SYM_DECLARATION);
        return local_object ? c_construct(w, d->type, type_node, 0, CG_USE_SILENT) : 0;
    }
    uint16_t kind = cg_kind(w, value);
    if (kind == C_ARGUMENTS) return c_construct(w, d->plain ? d->type : 0, type_node, value, 0);
    if (kind != C_LIST) return cg_visit(w, value, 0);
    if (c_is_cpp(w) && d->plain && !has_pairs(w, value)) return c_construct(w, d->type, type_node, value, 0);
    if (!names_something(w, value)) {
        cg_visit_children_except(w, value, 0);
        return 0;
    }
    cg_expr_id target = cg_symbol_value(w, symbol, CG_USE_SILENT, cg_start(w, d->name));
    flow_list(w, target, value, d->array);
    return 0;
}

/* A list as a value: an argument, a result. */
cg_expr_id c_list(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    size_t mark = cg_list(w);
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) != C_PAIR) {
            cg_list_add(w, cg_visit(w, child, 0));
            continue;
        }
        uint32_t designator = cg_child(w, child, CF_DESIGNATOR);
        uint32_t name =
            designator && cg_kind(w, designator) == C_FIELD_DESIGNATOR ? cg_first_named(w, designator) : 0;
        cg_expr_id value = cg_visit(w, cg_child(w, child, CF_VALUE), 0);
        if (name && value)
            value =
                cg_facts_expr(w->facts, CG_EXPR_KEYWORD, 0, 0, value, cg_text_id(w, name), cg_start(w, name));
        cg_list_add(w, value);
    }
    return cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_LIST, cg_start(w, node));
}

/* (struct s){ .f = g } and Foo{1}. */
cg_expr_id c_literal(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t type_node = cg_child(w, node, CF_TYPE), value = cg_child(w, node, CF_VALUE);
    bool descriptor = type_node && cg_kind(w, type_node) == C_TYPE_DESCRIPTOR;
    if (c_is_cpp(w) && !descriptor) {
        cg_expr_id type = cg_visit(w, type_node, CG_USE_CALLEE);
        return c_construct(w, type, type_node, value, 0);
    }
    cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE);
    cg_expr_id object =
        type ? cg_facts_expr(w->facts, CG_EXPR_CAST, CG_USE_SILENT, 0, type, 0, cg_start(w, node)) : 0;
    bool array = descriptor && cg_has(w, type_node, C_ARRAY_DECLARATOR);
    if (value && object && names_something(w, value))
        flow_list(w, object, value, array);
    else
        cg_visit(w, value, 0);
    return object;
}

/* One of `: Base(x), field_(y)`. */
cg_expr_id c_member_initializers(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = 0, arguments = 0;
    CG_EACH_NAMED(w, child, node) {
        uint16_t kind = cg_kind(w, child);
        if (kind == C_ARGUMENTS || kind == C_LIST)
            arguments = child;
        else if (!name)
            name = child;
    }
    if (!name) return 0;
    /* A plain name is a field or a base: never a parameter, which may be called the same. */
    bool plain = cg_kind(w, name) == C_FIELD_IDENTIFIER;
    cg_expr_id self = plain ? cg_facts_expr(w->facts, CG_EXPR_SELF, 0, 0, 0, 0, cg_start(w, name)) : 0;
    cg_expr_id type = plain ? cg_member(w, self, name, CG_USE_CALLEE, 0) : cg_visit(w, name, CG_USE_CALLEE);
    cg_expr_id field = plain ? cg_member(w, self, name, CG_USE_WRITE, 0) : 0;
    size_t mark = cg_list(w);
    if (arguments) cg_list_add_children(w, arguments, 0);
    cg_expr_id only = cg_list_count(w, mark) == 1 ? cg_list_at(w, mark, 0) : 0;
    cg_list_end(w, mark, CG_EXPR_NEW, 0, type, cg_last_name_at(w, type, cg_start(w, name)));
    if (field) cg_flow_to(w, CG_FLOW_STORE, field, only);
    return 0;
}
