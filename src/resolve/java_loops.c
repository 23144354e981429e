/* Loops: what they run over, and the methods that they call unseen. */
#include "resolve/java.h"

cg_values cg_java_element(cg_rctx *x, cg_value container) {
    if (cg_tag(container) != CG_VALUE_INSTANCE) return 0;
    cg_value outside = cg_java_seen_outside(x, container);
    const cg_values *args;
    if (cg_tag(outside) != CG_VALUE_EXT_INSTANCE) return 0;
    uint32_t n = cg_args_list(x->r->pool, cg_args(outside), &args);
    return n ? args[n - 1] : CG_VALUE_OF_OPAQUE;
}

/* The method without parameters that an object of the repository has under that name, CG_NONE if there is none. */
static cg_gid plain_method(cg_rctx *x, cg_value object, const char *name) {
    cg_name_id id = cg_name_find(x->r->names, cg_str_from(name));
    if (id == CG_NONE || cg_tag(object) != CG_VALUE_INSTANCE) return CG_NONE;
    cg_values found = cg_member_of(x, object, id, CG_MEMBER_METHOD, 0);
    const cg_value *list;
    uint32_t n = cg_values_list(&found, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_gid all[16];
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        uint32_t count = cg_overloads_of(x->r, cg_id(list[i]), all, 16);
        for (uint32_t k = 0; k < count; k++)
            if (cg_symbol_of(x->r, all[k])->arity == 0) return all[k];
    }
    return CG_NONE;
}

static cg_gid call_unseen(cg_rctx *x, cg_value object, const char *name) {
    cg_gid method = plain_method(x, object, name);
    if (method != CG_NONE)
        cg_emit_one(x, CG_EDGE_CALLS, cg_emit_source(x),
                    cg_value_make(CG_VALUE_DEF, method, 0) | (object & CG_VALUE_INFERRED),
                    x->facts->exprs[x->expr].at, 1);
    return method;
}

cg_values cg_java_iterate(cg_rctx *x, cg_value container) {
    if (cg_tag(container) != CG_VALUE_INSTANCE) return 0;
    cg_gid iterator = call_unseen(x, container, "iterator");
    cg_values made = iterator == CG_NONE ? 0 : cg_cell_before(x, iterator);
    if (cg_values_single(made)) {
        call_unseen(x, made, "hasNext");
        call_unseen(x, made, "next");
    }
    return cg_java_element(x, container);
}
