/* Functions of the language and of well-known libraries that copy members, set prototypes or define
 * properties; what they do is written down as flows. */
#include "lang/javascript/javascript.h"

typedef struct cg_js_known {
    const char *module, *name; /* name NULL: the module is the function */
    cg_js_builtin builtin;
} cg_js_known;

static const cg_js_known imported[] = {{"merge-descriptors", NULL, JS_BUILTIN_MIXIN},
                                       {"utils-merge", NULL, JS_BUILTIN_MIXIN},
                                       {"object-assign", NULL, JS_BUILTIN_MIXIN},
                                       {"lodash.assign", NULL, JS_BUILTIN_MIXIN},
                                       {"lodash.extend", NULL, JS_BUILTIN_MIXIN},
                                       {"lodash.merge", NULL, JS_BUILTIN_MIXIN},
                                       {"lodash.defaults", NULL, JS_BUILTIN_MIXIN},
                                       {"extend", NULL, JS_BUILTIN_MIXIN},
                                       {"deep-extend", NULL, JS_BUILTIN_MIXIN},
                                       {"mixin-deep", NULL, JS_BUILTIN_MIXIN},
                                       {"lodash", "assign", JS_BUILTIN_MIXIN},
                                       {"lodash", "extend", JS_BUILTIN_MIXIN},
                                       {"lodash", "merge", JS_BUILTIN_MIXIN},
                                       {"lodash", "defaults", JS_BUILTIN_MIXIN},
                                       {"setprototypeof", NULL, JS_BUILTIN_SET_PROTOTYPE},
                                       {"inherits", NULL, JS_BUILTIN_INHERITS},
                                       {"util", "inherits", JS_BUILTIN_INHERITS},
                                       {"node:util", "inherits", JS_BUILTIN_INHERITS}};

static const cg_js_known methods[] = {{"Object", "assign", JS_BUILTIN_MIXIN},
                                      {"Object", "create", JS_BUILTIN_CREATE},
                                      {"Object", "freeze", JS_BUILTIN_SAME},
                                      {"Object", "seal", JS_BUILTIN_SAME},
                                      {"Object", "preventExtensions", JS_BUILTIN_SAME},
                                      {"Object", "setPrototypeOf", JS_BUILTIN_SET_PROTOTYPE},
                                      {"Reflect", "setPrototypeOf", JS_BUILTIN_SET_PROTOTYPE},
                                      {"Object", "defineProperty", JS_BUILTIN_DEFINE},
                                      {"Reflect", "defineProperty", JS_BUILTIN_DEFINE},
                                      {"Object", "defineProperties", JS_BUILTIN_DEFINE_ALL},
                                      {"util", "inherits", JS_BUILTIN_INHERITS},
                                      {"util", "_extend", JS_BUILTIN_MIXIN},
                                      {"angular", "extend", JS_BUILTIN_MIXIN},
                                      {"_", "extend", JS_BUILTIN_MIXIN},
                                      {"_", "assign", JS_BUILTIN_MIXIN},
                                      {"_", "defaults", JS_BUILTIN_MIXIN},
                                      {"_", "merge", JS_BUILTIN_MIXIN},
                                      {"$", "extend", JS_BUILTIN_MIXIN},
                                      {"jQuery", "extend", JS_BUILTIN_MIXIN}};

#define COUNT(array) (sizeof(array) / sizeof *(array))

void cg_js_note_import(cg_walker *w, cg_symbol_id symbol, cg_str module, cg_str name) {
    if (symbol == CG_NONE) return;
    for (size_t i = 0; i < COUNT(imported); i++) {
        const char *member = imported[i].name;
        if (!cg_str_is(module, imported[i].module)) continue;
        if (member ? cg_str_is(name, member) : name.len == 0 || cg_str_is(name, "default")) {
            cg_map64_put(&cg_js_of(w)->mixins, symbol, imported[i].builtin);
            return;
        }
    }
}

static bool is_test_name(cg_str name) {
    return cg_str_is(name, "it") || cg_str_is(name, "test") || cg_str_is(name, "specify");
}

/* it(…), it.only(…), test.each([…])(…) */
static bool is_test_call(const cg_walker *w, uint32_t callee) {
    for (uint32_t n = callee; n;) {
        switch (cg_kind(w, n)) {
        case JS_MEMBER: n = cg_child(w, n, JF_OBJECT); break;
        case JS_CALL: n = cg_child(w, n, JF_FUNCTION); break;
        case JS_IDENTIFIER: return is_test_name(cg_node_text(w, n));
        default: return false;
        }
    }
    return false;
}

cg_js_builtin cg_js_builtin_of(const cg_walker *w, uint32_t callee) {
    if (!callee) return JS_BUILTIN_NONE;
    callee = cg_js_unwrap(w, callee);
    const cg_js_state *s = w->state;
    if (cg_kind(w, callee) == JS_IDENTIFIER && s->mixins.count) {
        uint64_t known;
        cg_symbol_id symbol = cg_lookup(w, cg_node_text(w, callee));
        if (symbol != CG_NONE && cg_map64_get(&s->mixins, symbol, &known)) return (cg_js_builtin)known;
    }
    uint32_t object = cg_kind(w, callee) == JS_MEMBER ? cg_child(w, callee, JF_OBJECT) : 0;
    if (object && cg_kind(w, object) == JS_IDENTIFIER) {
        cg_str name = cg_node_text(w, cg_child(w, callee, JF_PROPERTY)), of = cg_node_text(w, object);
        for (size_t i = 0; i < COUNT(methods); i++)
            if (cg_str_is(name, methods[i].name) && cg_str_is(of, methods[i].module))
                return methods[i].builtin;
    }
    return is_test_call(w, callee) ? JS_BUILTIN_TEST : JS_BUILTIN_NONE;
}

static uint32_t argument_at(const cg_walker *w, uint32_t arguments, size_t i) {
    uint32_t argument = arguments ? cg_first_named(w, arguments) : 0;
    for (; argument && i > 0; i--) argument = cg_next_named(w, argument);
    return argument;
}

/* X of the expression X.prototype, 0 for others. */
static uint32_t prototype_owner(const cg_walker *w, uint32_t node) {
    uint32_t object, name;
    cg_str text;
    if (!node || !cg_js_property(w, node, &object, &name, &text)) return 0;
    return cg_str_is(text, "prototype") ? object : 0;
}

static cg_expr_id owner_value(cg_walker *w, uint32_t node, cg_expr_id value) {
    return value && prototype_owner(w, node) ? cg_facts_expr_at(w->facts, value)->a : value;
}

void cg_js_builtin_argument(cg_walker *w, cg_js_builtin builtin, uint32_t arguments, uint32_t argument,
                            size_t mark) {
    if (builtin == JS_BUILTIN_NONE) return;
    size_t position = cg_list_count(w, mark);
    uint32_t literal = cg_js_literal_of(w, argument), target = argument_at(w, arguments, 0);
    if (!literal || position == 0) return;
    cg_js_given g = {.node = literal};
    if (builtin == JS_BUILTIN_TEST) {
        if (!cg_js_is_function(w, literal)) return;
        g.flags = CG_SYM_TEST | CG_SYM_ANONYMOUS;
        cg_js_give(w, &g);
        return;
    }
    if (cg_kind(w, literal) != JS_OBJECT) return;
    cg_str name;
    g.qualifier = cg_js_qualifier(w, target);
    g.owner = owner_value(w, target, cg_list_at(w, mark, 0));
    if (builtin == JS_BUILTIN_MIXIN && !prototype_owner(w, target)) g.owner = 0;
    if (builtin == JS_BUILTIN_CREATE) g.owner = g.qualifier = 0;
    if (builtin == JS_BUILTIN_DEFINE && cg_js_constant_string(w, argument_at(w, arguments, 1), &name))
        g.accessor = cg_string(w, name);
    g.accessors = builtin == JS_BUILTIN_DEFINE_ALL || builtin == JS_BUILTIN_CREATE;
    cg_js_give(w, &g);
}

void cg_js_extend(cg_walker *w, uint32_t type, cg_expr_id type_value, cg_expr_id base) {
    cg_symbol_id symbol = cg_kind(w, type) == JS_IDENTIFIER ? cg_lookup(w, cg_node_text(w, type)) : CG_NONE;
    uint8_t kind = symbol == CG_NONE ? 0 : cg_facts_symbol_at(w->facts, symbol)->kind;
    if (kind == CG_NODE_FUNCTION || kind == CG_NODE_CLASS)
        cg_flow_to(w, CG_FLOW_EXTENDS, symbol, base);
    else if (type_value)
        cg_flow_to(w, CG_FLOW_MIXIN, type_value, base);
}

static cg_expr_id member_of(cg_walker *w, cg_expr_id object, cg_str name, uint32_t at) {
    return cg_facts_expr(w->facts, CG_EXPR_MEMBER, CG_USE_SILENT, 0, object, cg_string(w, name), at);
}

/* A property by its descriptor: its value, or what its getter gives. */
static void define_property(cg_walker *w, uint32_t target, cg_expr_id object, cg_str name,
                            cg_expr_id descriptor, uint32_t at) {
    if (!descriptor || !object) return;
    static const char *const parts[] = {"value", "get"};
    for (size_t i = 0; i < COUNT(parts); i++) {
        cg_expr_id value = member_of(w, descriptor, cg_str_from(parts[i]), at);
        cg_js_store(w, object, name, value, at);
        if (target && cg_js_is_exports(w, target)) cg_export_value(w, name, value, at);
    }
}

static void define_properties(cg_walker *w, uint32_t target, cg_expr_id object, uint32_t argument,
                              cg_expr_id descriptors, uint32_t at) {
    uint32_t literal = argument ? cg_js_unwrap(w, argument) : 0;
    if (!literal || cg_kind(w, literal) != JS_OBJECT || !descriptors) return;
    CG_EACH_NAMED(w, pair, literal) {
        cg_str name;
        if (cg_kind(w, pair) != JS_PAIR || !cg_js_key_text(w, cg_child(w, pair, JF_KEY), &name)) continue;
        define_property(w, target, object, name, member_of(w, descriptors, name, at), at);
    }
}

static cg_expr_id mix(cg_walker *w, size_t mark) {
    size_t count = cg_list_count(w, mark), i = 0;
    while (i < count && cg_list_at(w, mark, i) &&
           cg_facts_expr_at(w->facts, cg_list_at(w, mark, i))->op == CG_EXPR_LITERAL)
        i++; /* jQuery's extend(true, target, …) */
    cg_expr_id target = i < count ? cg_list_at(w, mark, i) : 0;
    if (!target) return 0;
    while (++i < count) cg_flow_to(w, CG_FLOW_MIXIN, target, cg_list_at(w, mark, i));
    return target;
}

static cg_expr_id set_prototype(cg_walker *w, uint32_t object, uint32_t prototype, cg_expr_id a,
                                cg_expr_id b) {
    if (!a) return 0;
    if (prototype_owner(w, object) && prototype_owner(w, prototype))
        cg_js_extend(w, prototype_owner(w, object), owner_value(w, object, a), owner_value(w, prototype, b));
    else
        cg_flow_to(w, CG_FLOW_MIXIN, a, b);
    return a;
}

cg_expr_id cg_js_builtin_flows(cg_walker *w, cg_js_builtin builtin, uint32_t arguments, size_t mark,
                               uint32_t at) {
    size_t count = cg_list_count(w, mark);
    if (count == 0 || builtin == JS_BUILTIN_NONE || builtin == JS_BUILTIN_TEST) return 0;
    cg_expr_id a = cg_list_at(w, mark, 0), b = count > 1 ? cg_list_at(w, mark, 1) : 0;
    uint32_t first = argument_at(w, arguments, 0), second = argument_at(w, arguments, 1);
    cg_str name;
    switch (builtin) {
    case JS_BUILTIN_MIXIN: return mix(w, mark);
    case JS_BUILTIN_SAME: return a;
    case JS_BUILTIN_SET_PROTOTYPE: return second ? set_prototype(w, first, second, a, b) : a;
    case JS_BUILTIN_INHERITS:
        if (first) cg_js_extend(w, first, a, b);
        return 0;
    case JS_BUILTIN_DEFINE:
        if (count > 2 && cg_js_constant_string(w, second, &name))
            define_property(w, first, a, name, cg_list_at(w, mark, 2), at);
        return a;
    case JS_BUILTIN_DEFINE_ALL: define_properties(w, first, a, second, b, at); return a;
    case JS_BUILTIN_CREATE: {
        cg_expr_id object = cg_list_end(w, cg_list(w), CG_EXPR_MAP, 0, 0, at);
        cg_flow_to(w, CG_FLOW_MIXIN, object, a);
        define_properties(w, 0, object, second, b, at);
        return object;
    }
    default: return 0;
    }
}
