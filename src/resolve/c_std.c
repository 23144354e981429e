/* What C++'s standard library gives back and holds, as far as the repository's types go through it (ISO C++20, clauses
 * 20 to 24). */
#include "resolve/c_family.h"

cg_values c_external(cg_rctx *x, const char *package, cg_str name) {
    uint32_t of = cg_external_package(x->r->pool, CG_LANG_C, cg_str_from(package));
    return cg_value_make(CG_VALUE_EXTERNAL, name.len ? cg_external_member(x->r->pool, of, name) : of, 0);
}

static cg_values std_object(cg_rctx *x, const char *type, uint32_t args) {
    return cg_value_make(CG_VALUE_EXT_INSTANCE, cg_id(c_external(x, "std", cg_str_from(type))), args);
}

bool c_is_pointer_like(cg_str name) {
    return cg_str_is(name, "unique_ptr") || cg_str_is(name, "shared_ptr") || cg_str_is(name, "optional") ||
           cg_str_ends(name, CG_STR("_ptr")) || cg_str_ends(name, CG_STR("iterator"));
}

static bool is_map(cg_str type) { return cg_str_find(type, CG_STR("map")) != CG_STR_NOWHERE; }

/* What a container holds; of a map the values. */
static cg_values held(cg_str type, const cg_values *args, uint32_t n) {
    return is_map(type) && n > 1 ? args[1] : args[0];
}

cg_values c_std_element(cg_rctx *x, cg_value v) {
    const cg_values *args;
    uint32_t n = cg_tag(v) == CG_VALUE_EXT_INSTANCE ? cg_args_list(x->r->pool, cg_args(v), &args) : 0;
    const cg_expr *e = &x->facts->exprs[x->expr];
    if (n > 1 && e->op == CG_EXPR_ITEM) return e->b < n ? args[e->b] : 0; /* auto [a, b] = pair */
    return n ? held(cg_external_at(x->r->pool, cg_id(v))->name, args, n) : 0;
}

/* ---- Members ---- */

/* What the repository itself defines in std, but for specialisations of what is the library's. */
static cg_values own_std_member(cg_rctx *x, cg_value v, cg_name_id name) {
    const c_family_state *s = c_family_of(x->r);
    const cg_external *e = cg_external_at(x->r->pool, cg_id(v));
    if (s->std_space == CG_NONE || e->depth || !cg_str_is(e->name, "std")) return 0;
    cg_value keep[CG_VALUES_MAX];
    cg_values found = c_find(x, x->file, s->std_space, name, 0, 0);
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list), kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) != CG_VALUE_DEF ||
            !(cg_symbol_of(x->r, cg_id(list[i]))->flags & CG_SYM_SPECIALIZED))
            keep[kept++] = list[i];
    return kept ? cg_values_of(x->r->pool, keep, kept) : 0;
}

typedef enum member_gives { NUMBER, TRUTH, CHARACTERS, TEXT, ITSELF, CONTENT, POINTED, PLACE } member_gives;

/* Sorted by bytes: searched by halves. */
static const struct std_member {
    const char *name;
    uint8_t gives;
} members[] = {
    {"append", ITSELF},    {"at", CONTENT},      {"back", CONTENT},      {"begin", PLACE},
    {"c_str", CHARACTERS}, {"capacity", NUMBER}, {"cbegin", PLACE},      {"cend", PLACE},
    {"contains", TRUTH},   {"count", NUMBER},    {"empty", TRUTH},       {"end", PLACE},
    {"find", PLACE},       {"front", CONTENT},   {"get", POINTED},       {"has_value", TRUTH},
    {"length", NUMBER},    {"lock", POINTED},    {"lower_bound", PLACE}, {"rbegin", PLACE},
    {"release", POINTED},  {"rend", PLACE},      {"size", NUMBER},       {"str", TEXT},
    {"substr", TEXT},      {"top", CONTENT},     {"upper_bound", PLACE}, {"value", CONTENT},
};

static int find_member(cg_str name) {
    int low = 0, high = (int)(sizeof members / sizeof *members) - 1;
    while (low <= high) {
        int middle = (low + high) / 2, c = cg_str_compare(name, cg_str_from(members[middle].name));
        if (c == 0) return middle;
        if (c < 0)
            high = middle - 1;
        else
            low = middle + 1;
    }
    return -1;
}

static cg_values literal(cg_literal kind) { return cg_value_make(CG_VALUE_LITERAL, kind, 0); }

/* An iterator of a map counts as the map: its elements' parts are those of the map. */
static cg_values place_in(cg_rctx *x, cg_value v, cg_str type) {
    return is_map(type) ? v : std_object(x, "iterator", cg_args(v));
}

cg_values c_std_member(cg_rctx *x, cg_value v, cg_name_id name, bool called) {
    const cg_values *args = NULL;
    if (cg_tag(v) == CG_VALUE_EXTERNAL && !called) return own_std_member(x, v, name);
    if (cg_tag(v) != CG_VALUE_EXT_INSTANCE) return 0;
    uint32_t n = cg_args_list(x->r->pool, cg_args(v), &args);
    cg_str text = cg_name_str(x->r->names, name), type = cg_external_at(x->r->pool, cg_id(v))->name;
    if (!called)
        return n < 2 ? 0 : cg_str_is(text, "first") ? args[0] : cg_str_is(text, "second") ? args[1] : 0;
    int i = find_member(text);
    if (i < 0) return 0;
    bool string = cg_str_starts(type, CG_STR("string"));
    switch ((member_gives)members[i].gives) {
    case NUMBER: return literal(CG_LITERAL_INT);
    case TRUTH: return literal(CG_LITERAL_BOOL);
    case CHARACTERS: return literal(CG_LITERAL_STRING);
    case TEXT: return std_object(x, cg_str_is(type, "string_view") ? "string_view" : "string", 0);
    case ITSELF: return string ? v : 0;
    case CONTENT: return n ? held(type, args, n) : 0;
    case POINTED: return n && c_is_pointer_like(type) ? args[0] : 0;
    case PLACE: return n ? place_in(x, v, type) : string ? literal(CG_LITERAL_INT) : 0;
    }
    return 0;
}

/* ---- Calls ---- */

/* std::make_unique<T>(…), v.emplace_back(…): a constructor of T is called in the library, with these arguments. */
static void emit_made(cg_rctx *x, cg_values objects, const cg_expr *call) {
    if (!cg_values_single(objects) || cg_tag(objects) != CG_VALUE_INSTANCE ||
        !cg_class_of(x->r, cg_id(objects)))
        return;
    cg_gid constructors[CG_VALUES_MAX];
    uint32_t n = cg_constructors_for(x, cg_id(objects), call, constructors, CG_VALUES_MAX);
    for (uint32_t i = 0; i < n; i++)
        cg_emit_one(x, CG_EDGE_INSTANTIATES, cg_emit_source(x),
                    cg_value_make(CG_VALUE_DEF, constructors[i], 0), call->at, n);
    if (n == 0)
        cg_emit_one(x, CG_EDGE_INSTANTIATES, cg_emit_source(x),
                    cg_value_make(CG_VALUE_DEF, cg_id(objects), 0), call->at, 1);
}

/* What v.emplace_back(…) makes. */
static cg_values emplaced(cg_rctx *x, const cg_expr *callee) {
    if (callee->op != CG_EXPR_MEMBER || !cg_values_single(x->values[callee->a])) return 0;
    cg_value container = x->values[callee->a];
    return is_map(cg_external_at(x->r->pool, cg_id(container))->name) ? 0 : c_std_element(x, container);
}

static cg_values smart_pointer(cg_rctx *x, const cg_expr *callee, const char *type) {
    cg_values of = cg_type_instances(x, x->file, *cg_expr_operands(x->facts, callee), 0);
    return std_object(x, type, cg_args_of(x->r->pool, &of, 1));
}

cg_values c_std_call(cg_rctx *x, uint32_t id, const cg_expr *call) {
    cg_str name = cg_external_at(x->r->pool, id)->name;
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    const cg_expr *callee = &x->facts->exprs[call->a];
    bool unique = cg_str_is(name, "make_unique"), shared = cg_str_is(name, "make_shared");
    if ((unique || shared) && callee->op == CG_EXPR_APPLY && callee->n) {
        cg_values pointer = smart_pointer(x, callee, unique ? "unique_ptr" : "shared_ptr");
        emit_made(x, c_std_element(x, pointer), call);
        return pointer;
    }
    if (cg_str_starts(name, CG_STR("emplace"))) emit_made(x, emplaced(x, callee), call);
    if (cg_str_is(name, "to_string")) return std_object(x, "string", 0);
    if (cg_str_is(name, "make_pair") && call->n == 2) {
        cg_values parts[2] = {x->values[operands[0]], x->values[operands[1]]};
        return std_object(x, "pair", cg_args_of(x->r->pool, parts, 2));
    }
    bool same = cg_str_is(name, "move") || cg_str_is(name, "forward") || cg_str_is(name, "min") ||
                cg_str_is(name, "max") || cg_str_is(name, "ref") || cg_str_is(name, "addressof");
    return same && call->n ? x->values[operands[0]] : 0;
}
