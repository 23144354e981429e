/* TypeScript's types, and the expressions that carry them. */
#include "lang/javascript/javascript.h"

static uint8_t type_use(uint8_t use) {
    return use & (CG_USE_CALLEE | CG_USE_BASE | CG_USE_DECORATOR | CG_USE_IMPORT) ? use : use | CG_USE_TYPE;
}

cg_expr_id cg_ts_type_name(cg_walker *w, uint32_t node, uint8_t use) {
    return cg_name(w, node, type_use(use), 0);
}

cg_expr_id cg_ts_nested_type(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t name = cg_child(w, node, JF_NAME);
    cg_expr_id module = cg_visit(w, cg_child(w, node, JF_MODULE), CG_USE_SILENT);
    return name ? cg_member(w, module, name, type_use(use), CG_MEMBER_SCOPE) : module;
}

cg_expr_id cg_ts_predefined(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    static const char *const open[] = {"any", "unknown", "void", "never", "object", "asserts"};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (cg_js_text_is(w, node, open[i])) return 0;
    return cg_name(w, node, CG_USE_TYPE | CG_USE_SILENT, 0);
}

static cg_expr_id union_of(cg_walker *w, size_t mark, uint32_t at) {
    if (cg_list_count(w, mark) > 0) return cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, at);
    cg_list_drop(w, mark);
    return 0;
}

/* [A, B]: each place has its type. Behind a rest of unknown length, or beyond what type arguments can hold, any may be
 * anything. */
cg_expr_id cg_ts_tuple(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    size_t mark = cg_list(w), places = 0;
    bool open = false;
    CG_EACH_NAMED(w, child, node) {
        uint32_t named = cg_child(w, child, JF_TYPE); /* [name: T] */
        uint32_t type = named ? named : child;
        open |= w->source.ptr[cg_start(w, child)] == '.';
        cg_expr_id element = cg_visit(w, type, CG_USE_TYPE);
        if (element && w->source.ptr[cg_start(w, child)] == '.')
            element = cg_unary(w, CG_EXPR_ELEMENT, element, 0, cg_start(w, child));
        places++;
        cg_list_add(w, element);
    }
    if (!open && places > 1 && places <= 4)
        return cg_list_end(w, mark, CG_EXPR_LIST, CG_USE_TYPE, CG_LITERAL_TUPLE, cg_start(w, node));
    return cg_unary(w, CG_EXPR_ARRAY, union_of(w, mark, cg_start(w, node)), 0, cg_start(w, node));
}

cg_expr_id cg_ts_function_type(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t result = cg_child(w, node, JF_RETURN_TYPE), parameters = cg_child(w, node, JF_PARAMETERS);
    cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_ts_type_parameters(w, cg_child(w, node, JF_TYPE_PARAMETERS));
    size_t mark = cg_list(w);
    cg_list_add(w, cg_visit(w, result ? result : cg_child(w, node, JF_TYPE), CG_USE_TYPE));
    if (parameters) {
        CG_EACH_NAMED(w, parameter, parameters) {
            cg_expr_id of = cg_visit(w, cg_child(w, parameter, JF_TYPE), CG_USE_TYPE);
            /* `this` is no argument */
            if (cg_kind(w, cg_child(w, parameter, JF_PATTERN)) != JS_THIS) cg_list_add(w, of);
        }
    }
    cg_expr_id type = cg_list_end(w, mark, CG_EXPR_FUNCTYPE, 0, 0, cg_start(w, node));
    cg_scope_close(w);
    return type;
}

cg_expr_id cg_ts_type_query(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    return cg_unary(w, CG_EXPR_TYPEOF, cg_visit(w, cg_first_named(w, node), 0), 0, cg_start(w, node));
}

/* T["key"]; with another key, any of T's values. */
cg_expr_id cg_ts_lookup(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t object = cg_first_named(w, node), key = object ? cg_next_named(w, object) : 0;
    cg_expr_id type = cg_visit(w, object, CG_USE_TYPE);
    uint32_t literal = key && cg_kind(w, key) == TS_LITERAL_TYPE ? cg_first_named(w, key) : 0;
    cg_str text;
    if (literal && type && cg_js_constant_string(w, literal, &text))
        return cg_facts_expr(w->facts, CG_EXPR_MEMBER, type_use(use), 0, type, cg_string(w, text),
                             cg_start(w, literal));
    cg_visit(w, key, CG_USE_TYPE);
    return cg_unary(w, CG_EXPR_ELEMENT, type, 0, cg_start(w, node));
}

cg_expr_id cg_ts_conditional(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_scope_open(w, CG_SCOPE_BLOCK); /* of what `infer` declares */
    cg_visit(w, cg_child(w, node, JF_LEFT), CG_USE_TYPE);
    cg_visit(w, cg_child(w, node, JF_RIGHT), CG_USE_TYPE);
    cg_expr_id yes = cg_visit(w, cg_child(w, node, JF_CONSEQUENCE), CG_USE_TYPE);
    cg_expr_id no = cg_visit(w, cg_child(w, node, JF_ALTERNATIVE), CG_USE_TYPE);
    size_t mark = cg_list(w);
    if (yes) cg_list_add(w, yes);
    if (no) cg_list_add(w, no);
    cg_expr_id type = union_of(w, mark, cg_start(w, node));
    cg_scope_close(w);
    return type;
}

cg_expr_id cg_ts_infer(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_first_named(w, node);
    if (!name) return 0;
    cg_expr_id bound = cg_visit(w, cg_next_named(w, name), CG_USE_TYPE);
    cg_type_parameter(w, node, name, bound);
    return cg_name(w, name, CG_USE_TYPE, 0);
}

cg_expr_id cg_ts_predicate(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    /* As a result it is a boolean: no type that says anything, but what the argument is where it is true. */
    cg_expr_id type = cg_visit(w, cg_child(w, node, JF_TYPE), CG_USE_TYPE);
    return type ? cg_facts_expr(w->facts, CG_EXPR_CAST, 0, CG_NARROW_GUARD, type, 0, cg_start(w, node)) : 0;
}

cg_expr_id cg_ts_asserts(cg_walker *w, uint32_t node, uint8_t use) {
    return cg_visit(w, cg_child_of_kind(w, node, TS_PREDICATE), use);
}

cg_expr_id cg_ts_index_signature(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t mapped = cg_child_of_kind(w, node, TS_MAPPED);
    cg_expr_id key = 0;
    if (mapped) {
        uint32_t name = cg_child(w, mapped, JF_NAME);
        cg_scope_open(w, CG_SCOPE_BLOCK);
        key = cg_visit(w, cg_child(w, mapped, JF_TYPE), CG_USE_TYPE);
        if (name) cg_type_parameter(w, mapped, name, key);
        cg_visit(w, cg_child(w, mapped, JF_ALIAS), CG_USE_TYPE);
    } else {
        key = cg_visit(w, cg_child(w, node, JF_INDEX_TYPE), CG_USE_TYPE);
    }
    cg_expr_id value = cg_visit(w, cg_child(w, node, JF_TYPE), CG_USE_TYPE);
    if (mapped) cg_scope_close(w);
    return cg_facts_expr(w->facts, CG_EXPR_MAPTYPE, 0, 0, key, value, cg_start(w, node));
}

cg_expr_id cg_ts_cast(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t first = cg_first_named(w, node), second = first ? cg_next_named(w, first) : 0;
    if (!first) return 0;
    bool before = cg_kind(w, node) == TS_ASSERTION; /* <T>value */
    uint32_t type = before ? cg_first_named(w, first) : second;
    cg_expr_id value = cg_visit(w, before ? second : first, use);
    cg_expr_id cast = cg_visit(w, type, CG_USE_TYPE);
    if (!cast || cg_kind(w, node) == TS_SATISFIES) return value; /* `as const`, `as any`, satisfies */
    return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, cast, value, cg_start(w, node));
}

cg_expr_id cg_ts_instantiation(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t function = cg_child(w, node, JF_FUNCTION), types = cg_child(w, node, JF_TYPE_ARGUMENTS);
    cg_expr_id value = cg_visit(w, function ? function : cg_first_named(w, node), use);
    if (!value || !types) return value;
    size_t mark = cg_list(w);
    cg_list_add_children(w, types, CG_USE_TYPE);
    return cg_list_end(w, mark, CG_EXPR_APPLY, 0, value, cg_start(w, types));
}
