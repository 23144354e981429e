/* What a method has from the one it overrides. */
#include "resolve/python.h"

/* The method above of that name, if there is just one; CG_NONE. */
static cg_gid overridden(cg_rctx *x, const cg_rfile *f, cg_gid function) {
    const cg_symbol *s = cg_symbol_in(f, function);
    cg_gid class_ = s->kind == CG_NODE_METHOD ? cg_class_of_member(x, function) : CG_NONE;
    const cg_class *c = class_ == CG_NONE ? NULL : cg_class_of(x->r, class_);
    if (!c || c->mro_len < 2) return CG_NONE;
    cg_class_base from = {.id = CG_NONE};
    cg_values above = cg_class_members(x, class_, cg_name_of(f, s->name), true, &from);
    if (!cg_values_single(above) || cg_tag(above) != CG_VALUE_DEF) return CG_NONE;
    if (from.id == CG_NONE) return CG_NONE;
    const cg_symbol *base = cg_symbol_of(x->r, cg_id(above));
    bool generic = cg_symbol_of(x->r, from.id)->flags & CG_SYM_TEMPLATE;
    return base->kind == CG_NODE_METHOD && !generic && !(base->flags & CG_SYM_TEMPLATE) ? cg_id(above)
                                                                                        : CG_NONE;
}

cg_values cg_python_parameter_type(cg_rctx *x, cg_rfile *f, const cg_symbol *parameter) {
    if (parameter->flags & (CG_SYM_RECEIVER | CG_SYM_VARIADIC | CG_SYM_KEYWORDS)) return 0;
    cg_gid base = overridden(x, f, cg_gid_of(f, f->facts->scopes[parameter->scope].owner));
    if (base == CG_NONE) return 0;
    cg_rfile *of = cg_file_of(x->r, base);
    cg_name_id keyword = parameter->flags & CG_SYM_KEYWORD_ONLY ? cg_name_of(f, parameter->name) : CG_NONE;
    cg_symbol_id p = cg_parameter_of(of, cg_symbol_in(of, base), parameter->arity, keyword);
    if (p == CG_NONE || (of->facts->symbols[p].flags & (CG_SYM_VARIADIC | CG_SYM_KEYWORDS))) return 0;
    cg_expr_id type = of->facts->symbols[p].type;
    return type ? cg_type_instances(x, of, type, 0) : 0;
}
