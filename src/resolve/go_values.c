/* Go's built-in names and types, conversions and composite literals. */
#include "resolve/go_values.h"

static const char *const universe[] = {
    "append",     "cap",    "clear",   "close",   "complex", "copy",   "delete",  "imag",       "len",
    "make",       "max",    "min",     "new",     "panic",   "print",  "println", "real",       "recover",
    "true",       "false",  "nil",     "iota",    "any",     "bool",   "byte",    "comparable", "complex64",
    "complex128", "error",  "float32", "float64", "int",     "int8",   "int16",   "int32",      "int64",
    "rune",       "string", "uint",    "uint8",   "uint16",  "uint32", "uint64",  "uintptr"};

cg_values cg_go_in_universe(cg_rctx *x, cg_name_id name) {
    cg_str text = cg_name_str(x->r->names, name);
    for (size_t i = 0; i < sizeof universe / sizeof *universe; i++)
        if (cg_str_is(text, universe[i]))
            return cg_value_make(
                CG_VALUE_EXTERNAL,
                cg_external_member(x->r->pool, cg_external_package(x->r->pool, CG_LANG_GO, CG_STR("builtin")),
                                   text),
                0);
    return 0;
}

/* ---- Built-in types ---- */

cg_values cg_go_external_type(cg_rctx *x, uint32_t external, uint32_t args) {
    (void)args;
    const cg_external *e = cg_external_at(x->r->pool, external);
    if (e->depth != 1 || !cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "builtin")) return 0;
    if (cg_str_is(e->name, "string")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_STRING, 0);
    if (cg_str_is(e->name, "any") || cg_str_is(e->name, "comparable")) return CG_VALUE_OF_UNKNOWN;
    if (cg_str_is(e->name, "error")) return 0;
    if (cg_str_is(e->name, "bool")) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_BOOL, 0);
    if (cg_str_starts(e->name, CG_STR("float"))) return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_FLOAT, 0);
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_INT, 0);
}

cg_values cg_go_builtin_member(cg_rctx *x, cg_value receiver, cg_name_id name, bool called) {
    (void)name;
    if (called || cg_tag(receiver) != CG_VALUE_EXTERNAL) return 0;
    bool empty = cg_go_external_type(x, cg_id(receiver), 0) == CG_VALUE_OF_UNKNOWN; /* any has no methods */
    return empty ? CG_VALUE_OF_UNKNOWN : 0;
}

/* What it got, and with it functions: they stand beside the slice that holds them and are their own elements. */
static cg_values appended(cg_rctx *x, const cg_expr *call) {
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    cg_values out = x->values[operands[0]];
    for (uint32_t i = 1; i < call->n; i++) {
        bool all = x->facts->exprs[operands[i]].op == CG_EXPR_SPREAD;
        cg_values v = all ? x->values[x->facts->exprs[operands[i]].a] : x->values[operands[i]];
        if (all && cg_values_has(v, CG_VALUE_LITERAL))
            v = cg_values_union(x->r->pool, v, cg_element_of(x, v, false));
        out = cg_values_union(x->r->pool, out, cg_functions_among(x, v));
    }
    return out;
}

cg_values cg_go_element(cg_rctx *x, cg_value container) {
    bool function =
        cg_tag(container) == CG_VALUE_DEF && cg_kind_is_function(cg_symbol_of(x->r, cg_id(container))->kind);
    return function ? container : 0;
}

/* new(T) and make(T, …) give a T, append gives what it got. */
cg_values cg_go_external_call(cg_rctx *x, uint32_t external, const cg_expr *call) {
    const cg_external *e = cg_external_at(x->r->pool, external);
    if (e->depth != 1 || !cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "builtin") || call->n == 0)
        return 0;
    cg_expr_id first = *cg_expr_operands(x->facts, call);
    if (cg_str_is(e->name, "new") || cg_str_is(e->name, "make"))
        return cg_type_instances(x, x->file, first, 0);
    if (cg_str_is(e->name, "append")) return appended(x, call);
    if (cg_str_is(e->name, "min") || cg_str_is(e->name, "max")) return x->values[first];
    return cg_go_external_type(x, external, 0);
}

/* ---- Conversions and composite literals ---- */

static bool is_builtin_type(const cg_rctx *x, uint32_t external) {
    const cg_external *e = cg_external_at(x->r->pool, external);
    if (e->depth != 1 || !cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "builtin")) return false;
    bool types = false; /* the second half of the list */
    for (size_t i = 0; i < sizeof universe / sizeof *universe; i++) {
        types |= cg_str_is(cg_str_from(universe[i]), "any");
        if (cg_str_is(e->name, universe[i])) return types;
    }
    return false;
}

/* Types of several files of one name, built under different conditions, are types, too. */
static bool is_type(const cg_rctx *x, cg_values denoted) {
    const cg_value *list;
    uint32_t n = cg_values_list(&denoted, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) == CG_VALUE_EXTERNAL && is_builtin_type(x, cg_id(list[i]))) continue;
        if (cg_tag(list[i]) != CG_VALUE_DEF) return false;
        const cg_symbol *s = cg_symbol_of(x->r, cg_id(list[i]));
        if (!cg_kind_is_class(s->kind) && s->kind != CG_NODE_TYPE_ALIAS && !(s->flags & CG_SYM_TYPE_PARAM))
            return false;
    }
    return n > 0;
}

/* T(f), T being a type of functions with methods: their receiver can be f. */
static void receive(cg_rctx *x, cg_gid type, cg_values functions) {
    const cg_resolver *r = x->r;
    size_t low = 0, high = r->attached_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (r->attached[middle].class_ < type)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < r->attached_count && r->attached[low].class_ == type; low++) {
        const cg_rfile *f = cg_file_of(r, r->attached[low].member);
        const cg_symbol *method = cg_symbol_in(f, r->attached[low].member);
        for (uint32_t i = f->scope_first[method->inner]; i < f->scope_first[method->inner + 1]; i++)
            if (f->facts->symbols[f->scoped[i].symbol].flags & CG_SYM_RECEIVER)
                cg_add_to_symbol(x, cg_gid_of(f, f->scoped[i].symbol), functions);
    }
}

/* T(x) makes a T of x: the type is used, nothing is called. */
static bool convert(cg_rctx *x, const cg_expr *call, cg_values *value) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    bool name = callee->op == CG_EXPR_NAME || callee->op == CG_EXPR_MEMBER || callee->op == CG_EXPR_SYMBOL;
    cg_values denoted = x->denotes[call->a];
    if (call->n != 1 || !name || !is_type(x, denoted)) return false;
    cg_values functions = cg_functions_among(x, x->values[*cg_expr_operands(x->facts, call)]);
    *value = cg_values_union(x->r->pool, cg_instances_of(x, denoted, 0), functions);
    if (functions && cg_tag(denoted) == CG_VALUE_DEF) receive(x, cg_id(denoted), functions);
    cg_emit(x, CG_EDGE_USES_TYPE, cg_emit_source(x), denoted, callee->at);
    if (cg_tag(denoted) == CG_VALUE_EXTERNAL) cg_external_use(x->r->pool, cg_id(denoted), CG_EXTERNAL_TYPE);
    return true;
}

static cg_name_id field_at(const cg_resolver *r, cg_gid class_, uint32_t position) {
    const cg_rfile *f = cg_file_of(r, class_);
    const cg_symbol *c = cg_symbol_in(f, class_);
    for (cg_symbol_id s = class_ - f->symbol_base + 1; s < f->facts->node_count; s++) {
        const cg_symbol *field = &f->facts->symbols[s];
        if (field->scope == c->inner && field->kind == CG_NODE_FIELD && position-- == 0)
            return cg_name_of(f, field->name);
    }
    return CG_NONE;
}

/* {a, b} and {x: a} of a structure: functions become what the fields hold. */
static void fill(cg_rctx *x, cg_gid class_, const cg_expr *literal) {
    const uint32_t *operands = cg_expr_operands(x->facts, literal);
    for (uint32_t i = 0; i < literal->n; i++) {
        const cg_expr *o = &x->facts->exprs[operands[i]];
        cg_values v = x->values[operands[i]];
        if (!cg_values_has(v, CG_VALUE_DEF)) continue;
        cg_name_id name = o->op == CG_EXPR_KEYWORD ? cg_name_of(x->file, o->b) : field_at(x->r, class_, i);
        if (name != CG_NONE) cg_store_member(x, cg_value_make(CG_VALUE_INSTANCE, class_, 0), name, v);
    }
}

/* The structures in braces alone that a named slice or map holds. Returns the functions that it holds. */
static cg_values fill_elements(cg_rctx *x, cg_values elements, const cg_expr *literal) {
    const uint32_t *operands = cg_expr_operands(x->facts, literal);
    bool structure = cg_values_single(elements) && cg_tag(elements) == CG_VALUE_INSTANCE &&
                     cg_class_of(x->r, cg_id(elements));
    cg_values functions = 0;
    for (uint32_t i = 0; i < literal->n; i++) {
        const cg_expr *o = &x->facts->exprs[operands[i]];
        functions = cg_values_union(x->r->pool, functions, cg_functions_among(x, x->values[operands[i]]));
        if (o->op == CG_EXPR_KEYWORD) o = &x->facts->exprs[o->a];
        if (o->op != CG_EXPR_MAP || !structure) continue;
        cg_emit_one(x, CG_EDGE_INSTANTIATES, cg_emit_source(x),
                    cg_value_make(CG_VALUE_DEF, cg_id(elements), 0), o->at, 1);
        fill(x, cg_id(elements), o);
    }
    return functions;
}

/* T{…}, T being no structure: a slice or map with a name, or another name for one. */
static bool compose(cg_rctx *x, const cg_expr *literal, cg_values denoted, cg_values *value) {
    cg_values made = cg_instances_of(x, denoted, 0);
    if (!cg_values_single(made) || !cg_values_single(denoted)) return false;
    cg_values functions = fill_elements(x, cg_element_of(x, made, false), literal);
    *value = cg_values_union(x->r->pool, made, functions);
    bool type = cg_tag(denoted) == CG_VALUE_DEF;
    cg_emit(x, type ? CG_EDGE_INSTANTIATES : CG_EDGE_USES_TYPE, cg_emit_source(x),
            type ? denoted : x->denotes[literal->a], literal->at);
    return true;
}

bool cg_go_special_call(cg_rctx *x, cg_expr_id id, cg_values *value) {
    const cg_expr *call = &x->facts->exprs[id];
    if (call->op == CG_EXPR_CALL) return convert(x, call, value);
    cg_values denoted = cg_type_denotes(x, x->file, call->a, 0);
    if (!cg_values_single(denoted)) return false;
    if (cg_tag(denoted) == CG_VALUE_DEF && cg_symbol_of(x->r, cg_id(denoted))->kind == CG_NODE_TYPE_ALIAS) {
        cg_values meant = cg_value_of_def(x, cg_id(denoted), 0);
        bool class_ =
            cg_values_single(meant) && cg_tag(meant) == CG_VALUE_DEF && cg_class_of(x->r, cg_id(meant));
        if (!class_) return compose(x, call, meant ? meant : denoted, value);
        denoted = meant;
    }
    if (cg_tag(denoted) == CG_VALUE_DEF && cg_class_of(x->r, cg_id(denoted))) fill(x, cg_id(denoted), call);
    return false;
}
