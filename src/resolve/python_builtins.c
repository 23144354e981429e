/* Names that every Python module sees without importing them (those of Python 2 too). */
#include "resolve/python.h"

static const char builtins[] =
    "abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod "
    "compile complex copyright delattr dict dir divmod enumerate eval exec exit filter float format "
    "frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list "
    "locals map max memoryview min next object oct open ord pow print property quit range repr "
    "reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ "
    "__name__ __file__ __doc__ __all__ __debug__ __path__ __package__ __spec__ __loader__ __builtins__ "
    "Ellipsis NotImplemented True False None BaseException BaseExceptionGroup Exception ExceptionGroup "
    "GeneratorExit KeyboardInterrupt SystemExit StopIteration StopAsyncIteration unicode basestring "
    "xrange long raw_input unichr reduce cmp file execfile reload WindowsError";

static uint32_t external_of(cg_resolver *r, cg_str name) {
    return cg_external_member(r->pool, cg_external_package(r->pool, CG_LANG_PYTHON, CG_STR("builtins")),
                              name);
}

void cg_python_builtins_prepare(cg_resolver *r, cg_python_state *s) {
    cg_str rest = cg_str_of(builtins, sizeof builtins - 1), name;
    while (cg_str_split(&rest, ' ', &name)) {
        cg_name_id id = cg_name_find(r->names, name);
        if (id != CG_NONE) cg_map64_put(&s->builtins, id, external_of(r, name));
    }
}

/* All built-in exceptions begin with a capital and end so. */
static bool is_exception(cg_str name) {
    return name.len > 5 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z' &&
           (cg_str_ends(name, CG_STR("Error")) || cg_str_ends(name, CG_STR("Warning")));
}

cg_values cg_python_builtin(cg_rctx *x, cg_name_id name) {
    uint64_t external;
    if (cg_map64_get(&cg_python_state_of(x->r)->builtins, name, &external))
        return cg_value_make(CG_VALUE_EXTERNAL, (uint32_t)external, 0);
    cg_str text = cg_name_str(x->r->names, name);
    return is_exception(text) ? cg_value_make(CG_VALUE_EXTERNAL, external_of(x->r, text), 0) : 0;
}
