/* What __all__ offers to `from m import *`. "*": and names that are not written here; ".*": and names of other modules. */
#include "lang/python/python.h"

void py_export_all(cg_walker *w, uint32_t value) {
    if (value == 0) return;
    uint32_t at = cg_start(w, value);
    switch (cg_kind(w, value)) {
    case PY_STRING: cg_export_value(w, cg_string_content(cg_node_text(w, value)), 0, at); break;
    case PY_LIST:
    case PY_TUPLE:
    case PY_PAREN:
    case PY_BINARY:
    case PY_SPREAD: CG_EACH_NAMED(w, child, value) py_export_all(w, child); break;
    case PY_CALL: /* list(parts.__all__) */
        value = cg_child(w, value, PY_F_ARGUMENTS);
        if (value) py_export_all(w, cg_first_named(w, value));
        break;
    case PY_ATTRIBUTE:
        cg_export_value(
            w, cg_str_ends(cg_node_text(w, value), CG_STR(".__all__")) ? CG_STR(".*") : CG_STR("*"), 0, at);
        break;
    case PY_IDENTIFIER: /* its own former value, or another module's under a name */
        if (!cg_str_is(cg_node_text(w, value), "__all__")) cg_export_value(w, CG_STR(".*"), 0, at);
        break;
    case PY_COMMENT: break;
    default: cg_export_value(w, CG_STR("*"), 0, at);
    }
}

/* __all__.append("a"), __all__.extend(parts.__all__) */
void py_export_call(cg_walker *w, uint32_t call, cg_str callee) {
    if (!cg_str_is(callee, "__all__.append") && !cg_str_is(callee, "__all__.extend")) return;
    uint32_t arguments = cg_child(w, call, PY_F_ARGUMENTS);
    if (arguments) py_export_all(w, cg_first_named(w, arguments));
}
