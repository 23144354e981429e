/* Parameters: plain, with default, rest, destructured, TypeScript's with modifiers. */
#include "lang/javascript/javascript.h"

typedef struct cg_js_param {
    uint32_t node; /* the whole */
    uint32_t name; /* identifier, 0 for a pattern */
    uint32_t pattern;
    uint32_t value, type;
    uint32_t flags;
} cg_js_param;

static void set_target(const cg_walker *w, cg_js_param *p, uint32_t target) {
    if (cg_kind(w, target) == JS_REST_PATTERN) {
        p->flags |= CG_SYM_VARIADIC;
        target = cg_first_named(w, target);
    }
    if (!target) return;
    if (cg_kind(w, target) == JS_DEFAULT_PATTERN) {
        p->value = cg_child(w, target, JF_RIGHT);
        target = cg_child(w, target, JF_LEFT);
    }
    switch (cg_kind(w, target)) {
    case JS_OBJECT_PATTERN:
    case JS_ARRAY_PATTERN: p->pattern = target; break;
    case JS_THIS:
        p->flags |= CG_SYM_RECEIVER;
        p->name = target;
        break;
    default: p->name = target; break;
    }
}

static cg_js_param read_parameter(const cg_walker *w, uint32_t node) {
    cg_js_param p = {.node = node};
    uint16_t kind = cg_kind(w, node);
    if (kind != TS_PARAMETER && kind != TS_PARAMETER_OPTIONAL) {
        set_target(w, &p, node);
    } else {
        p.value = cg_child(w, node, JF_VALUE);
        p.type = cg_js_type(w, node, JF_TYPE);
        uint32_t target = cg_child(w, node, JF_PATTERN);
        set_target(w, &p, target ? target : cg_child(w, node, JF_NAME));
        if (kind == TS_PARAMETER_OPTIONAL) p.flags |= CG_SYM_OPTIONAL;
    }
    if (p.value) p.flags |= CG_SYM_OPTIONAL;
    return p;
}

/* constructor(private x: T): the class has a field x as well. */
static void property_of_parameter(cg_walker *w, const cg_js_param *p, cg_symbol_id parameter,
                                  cg_expr_id type) {
    const cg_js_self *self = &cg_js_of(w)->self;
    bool modified = cg_has(w, p->node, TS_ACCESSIBILITY) || cg_has(w, p->node, JS_T_READONLY) ||
                    cg_has(w, p->node, TS_OVERRIDE);
    if (!modified || !p->name || self->type == CG_NONE) return;
    cg_visibility visibility;
    uint32_t flags = cg_js_modifiers(w, p->node, &visibility) | (p->flags & CG_SYM_OPTIONAL);
    cg_symbol_id field = cg_define(w, &(cg_def){.kind = CG_NODE_FIELD,
                                                .flags = flags,
                                                .visibility = visibility,
                                                .node = p->node,
                                                .name = p->name,
                                                .type = p->type,
                                                .type_value = type,
                                                .in_scope = true,
                                                .scope = self->scope});
    cg_flow_to(w, CG_FLOW_ASSIGN, field, cg_symbol_value(w, parameter, CG_USE_SILENT, cg_start(w, p->name)));
}

static void add_parameter(cg_walker *w, uint32_t node) {
    cg_js_param p = read_parameter(w, node);
    uint32_t first = 0;
    size_t decorators = cg_list(w);
    cg_js_decorators(w, node, &first);
    cg_expr_id type =
        p.type ? cg_visit(w, p.type, CG_USE_TYPE) : cg_js_documented_parameter(w, w->definition, p.name);
    cg_symbol_id symbol = cg_parameter(w, node, p.name, p.flags, type, p.type);
    cg_js_decorate(w, symbol, decorators);
    cg_flow_to(w, CG_FLOW_DEFAULT, symbol, cg_visit(w, p.value, 0));
    property_of_parameter(w, &p, symbol, type);
    if (!p.pattern) return;
    cg_expr_id value = cg_symbol_value(w, symbol, CG_USE_SILENT, cg_start(w, p.pattern));
    cg_js_bind(w, p.pattern, value,
               &(cg_js_binding){.declares = true, .kind = CG_NODE_VARIABLE, .scope = w->scope});
}

void cg_js_parameters(cg_walker *w, uint32_t callable) {
    uint32_t single = cg_child(w, callable, JF_PARAMETER);
    if (single) add_parameter(w, single);
    uint32_t list = cg_child(w, callable, JF_PARAMETERS);
    if (!list) return;
    CG_EACH_NAMED(w, parameter, list) add_parameter(w, parameter);
}
