/* T = TypeVar("T"): what a class or function that speaks of T is generic in, before there was a syntax for it. */
#include "lang/python/python.h"

static cg_str last_name(cg_str text) {
    size_t dot = cg_str_find_last_char(text, '.');
    return dot == CG_STR_NOWHERE ? text : cg_str_from_index(text, dot + 1);
}

void py_typevar_assigned(cg_walker *w, uint32_t name, uint32_t value) {
    py_state *state = py_state_of(w);
    if (w->scope != 0 || !value || cg_kind(w, value) != PY_CALL || cg_kind(w, name) != PY_IDENTIFIER) return;
    uint32_t function = cg_child(w, value, PY_F_FUNCTION), arguments = cg_child(w, value, PY_F_ARGUMENTS);
    if (!function || !arguments || !cg_str_is(last_name(cg_node_text(w, function)), "TypeVar")) return;
    if (state->typevar_count == PY_TYPEVARS_MAX) return;
    uint32_t bound = 0;
    CG_EACH_NAMED(w, argument, arguments)
    if (cg_kind(w, argument) == PY_KEYWORD &&
        cg_str_is(cg_node_text(w, cg_child(w, argument, PY_F_NAME)), "bound"))
        bound = cg_child(w, argument, PY_F_VALUE);
    state->typevars[state->typevar_count++] = (py_typevar){cg_text_id(w, name), bound};
}

static const py_typevar *typevar_of(cg_walker *w, uint32_t node) {
    const py_state *state = py_state_of(w);
    if (state->typevar_count == 0 || cg_kind(w, node) != PY_IDENTIFIER) return NULL;
    cg_string_id name = cg_text_id(w, node);
    for (uint32_t i = 0; i < state->typevar_count; i++)
        if (state->typevars[i].name == name) return &state->typevars[i];
    return NULL;
}

/* Does a scope around declare it already: the function itself, or the class a method stands in? */
static bool is_declared(const cg_walker *w, cg_string_id name) {
    for (cg_scope_id s = w->scope; s != CG_NONE && s != 0; s = cg_facts_scope_at(w->facts, s)->parent) {
        cg_symbol_id found = cg_facts_find(w->facts, s, name);
        if (found != CG_NONE && cg_has_flags(w, found, CG_SYM_TYPE_PARAM)) return true;
    }
    return false;
}

void py_declare_typevars(cg_walker *w, uint32_t type) {
    if (type == 0 || py_state_of(w)->typevar_count == 0) return;
    const py_typevar *found = typevar_of(w, type);
    if (found && !is_declared(w, found->name))
        cg_type_parameter(w, type, type,
                          found->bound ? cg_visit(w, found->bound, CG_USE_TYPE | CG_USE_SILENT) : 0);
    CG_EACH_NAMED(w, child, type) py_declare_typevars(w, child);
}

static bool mentions(cg_walker *w, uint32_t node, cg_string_id *name) {
    const py_typevar *found = typevar_of(w, node);
    if (found) *name = found->name;
    if (found) return true;
    CG_EACH_NAMED(w, child, node)
    if (mentions(w, child, name)) return true;
    return false;
}

bool py_is_self_type(cg_walker *w, uint32_t receiver, uint32_t result) {
    if (result == 0) return false;
    cg_str text = last_name(cg_node_text(w, result));
    if (cg_str_is(text, "Self") || cg_str_is(text, "Self\"") || cg_str_is(text, "\"Self\"")) return true;
    cg_string_id name = 0;
    uint32_t inner = cg_first_named(w, result);
    return receiver && mentions(w, receiver, &name) && inner && cg_kind(w, inner) == PY_IDENTIFIER &&
           cg_text_id(w, inner) == name;
}
