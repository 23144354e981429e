/* TypeScript's types that hold others: index signatures, classes made of a library's container, tuples. */
#include "resolve/policy_javascript.h"

/* The list or map that a base of a class is: an index signature, `extends Map<K, V>`. */
static cg_values container_base(cg_rctx *x, cg_value base) {
    cg_values known =
        cg_tag(base) == CG_VALUE_EXTERNAL ? cg_js_external_type(x, cg_id(base), cg_args(base)) : base;
    bool holds = cg_tag(known) == CG_VALUE_LITERAL && cg_args(known) &&
                 (cg_id(known) == CG_LITERAL_MAP || cg_id(known) == CG_LITERAL_LIST);
    return holds ? known : 0;
}

cg_values cg_js_container(cg_rctx *x, cg_value v) {
    const cg_class *c = cg_tag(v) == CG_VALUE_INSTANCE ? cg_class_of(x->r, cg_id(v)) : NULL;
    for (uint32_t i = 0; c && i < c->mro_len; i++) {
        const cg_class *b = i ? cg_class_of(x->r, c->mro[i].id) : c;
        for (size_t k = 0; b && k < b->base_order_len; k++) {
            cg_values known = container_base(x, b->base_order[k]);
            if (!known) continue;
            if (i) known = cg_substitute(x, known, b->id, c->mro[i].args);
            return cg_substitute(x, known, c->id, cg_args(v));
        }
    }
    return 0;
}

cg_values cg_js_typed_member(cg_rctx *x, cg_value receiver, cg_name_id name) {
    cg_values merged = cg_tag(receiver) == CG_VALUE_DEF ? cg_js_merged_member(x, cg_id(receiver), name) : 0;
    if (merged) return merged;
    cg_values holds = cg_js_container(x, receiver);
    return holds && cg_id(holds) == CG_LITERAL_MAP ? cg_js_builtin_member(x, holds, name, false) : 0;
}

cg_values cg_js_iterate(cg_rctx *x, cg_value v) {
    cg_values holds = cg_tag(v) == CG_VALUE_INSTANCE ? cg_js_container(x, v) : v;
    bool map = cg_tag(holds) == CG_VALUE_LITERAL && cg_id(holds) == CG_LITERAL_MAP && cg_args(holds);
    return map ? cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_TUPLE, cg_args(holds)) : 0;
}

/* ---- Types made from functions and classes ---- */

/* By declarations alone, because nothing else is known when types are declared. */
static cg_values declared_parameters(cg_rctx *x, cg_rfile *f, const cg_symbol *s) {
    cg_values parts[CG_ARGS_MAX] = {0};
    uint32_t n = s->arity < CG_ARGS_MAX ? s->arity : CG_ARGS_MAX;
    for (uint32_t i = 0; i < n; i++) {
        cg_symbol_id p = cg_parameter_at(f, s, i);
        if (p != CG_NONE) parts[i] = cg_type_instances(x, f, f->facts->symbols[p].type, 1);
    }
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_TUPLE, cg_args_of(x->r->pool, parts, n));
}

cg_values cg_js_type_from(cg_rctx *x, cg_str how, cg_values of) {
    const cg_values *args;
    if (!cg_values_single(of)) return CG_VALUE_OF_UNKNOWN;
    bool parameters = cg_str_is(how, "Parameters"), instance = cg_str_is(how, "InstanceType");
    if (cg_tag(of) == CG_VALUE_LITERAL && cg_id(of) == CG_LITERAL_OTHER) {
        uint32_t n = cg_args_list(x->r->pool, cg_args(of), &args);
        if (n && parameters)
            return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_TUPLE, cg_args_of(x->r->pool, args + 1, n - 1));
        return n && args[0] ? args[0] : CG_VALUE_OF_UNKNOWN;
    }
    if (cg_tag(of) != CG_VALUE_DEF) return CG_VALUE_OF_UNKNOWN;
    cg_rfile *f = cg_file_of(x->r, cg_id(of));
    const cg_symbol *s = cg_symbol_in(f, cg_id(of));
    if (instance)
        return s->kind == CG_NODE_CLASS ? cg_value_make(CG_VALUE_INSTANCE, cg_id(of), 0)
                                        : CG_VALUE_OF_UNKNOWN;
    if (!cg_kind_is_function(s->kind)) return CG_VALUE_OF_UNKNOWN;
    cg_values found = parameters ? declared_parameters(x, f, s) : cg_type_instances(x, f, s->type, 1);
    return found ? found : CG_VALUE_OF_UNKNOWN;
}

/* ---- What built-in values have ---- */

static const char *const members_of[] = {
    [CG_LITERAL_STRING] = " at charAt charCodeAt codePointAt concat endsWith includes indexOf lastIndexOf "
                          "length localeCompare match "
                          "matchAll normalize padEnd padStart repeat replace replaceAll search slice split "
                          "startsWith substr substring "
                          "toLocaleLowerCase toLocaleUpperCase toLowerCase toUpperCase trim trimEnd trimLeft "
                          "trimRight trimStart ",
    [CG_LITERAL_INT] = " toExponential toFixed toPrecision ",
    [CG_LITERAL_LIST] =
        " add at clear concat copyWithin delete difference entries every fill filter find findIndex findLast "
        "findLastIndex flat flatMap forEach has includes indexOf intersection isSubsetOf isSupersetOf join "
        "keys "
        "lastIndexOf length map next pop push reduce reduceRight return reverse shift size slice some sort "
        "splice throw "
        "toReversed toSorted toSpliced union unshift values with ",
    [CG_LITERAL_MAP] = " clear delete entries forEach get has keys set size values ",
    [CG_LITERAL_REGEX] =
        " compile exec flags global ignoreCase lastIndex multiline source sticky test unicode ",
    [CG_LITERAL_OTHER] = " apply arguments bind call caller length name prototype ",
};
static const char of_all[] =
    " constructor hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString "
    "valueOf ";

static bool lists(const char *names, cg_str name) {
    char word[40];
    if (name.len == 0 || name.len + 3 > sizeof word) return false;
    word[0] = ' ';
    memcpy(word + 1, name.ptr, name.len);
    memcpy(word + 1 + name.len, " ", 2);
    return strstr(names, word) != NULL;
}

bool cg_js_built_in_has(cg_literal kind, cg_str name) {
    if (kind == CG_LITERAL_TUPLE || kind == CG_LITERAL_SET) kind = CG_LITERAL_LIST;
    const char *own = (size_t)kind < sizeof members_of / sizeof *members_of ? members_of[kind] : NULL;
    return (own && lists(own, name)) || lists(of_all, name);
}

bool cg_js_lacks_member(cg_rctx *x, cg_value v, cg_name_id name) {
    return cg_tag(v) == CG_VALUE_LITERAL && !cg_js_built_in_has(cg_id(v), cg_name_str(x->r->names, name));
}
