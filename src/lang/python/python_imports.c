/* Imports. */
#include "lang/python/python.h"

static uint8_t import_flags(const cg_walker *w) {
    const py_state *state = py_state_of(w);
    return (uint8_t)((state->conditions ? CG_IMPORT_CONDITION : 0) |
                     (state->type_checking ? CG_IMPORT_TYPE_ONLY : 0));
}

static uint32_t exported(const cg_walker *w, cg_str name) {
    return w->scope == 0 && name.len && name.ptr[0] != '_' ? CG_SYM_EXPORTED : 0;
}

/* import a.b.c binds `a`; import a.b.c as d binds the module itself. */
static void import_module(cg_walker *w, uint32_t part) {
    bool renamed = cg_kind(w, part) == PY_ALIASED_IMPORT;
    uint32_t path = renamed ? cg_child(w, part, PY_F_NAME) : part;
    uint32_t bound = renamed ? cg_child(w, part, PY_F_ALIAS) : cg_first_named(w, part);
    if (!path || !bound) return;
    cg_str module = cg_node_text(w, path), name = cg_node_text(w, bound);
    bool bare = !renamed && cg_str_find_char(module, '.') != CG_STR_NOWHERE;
    cg_import_add(w, &(cg_import_def){
                         .kind = CG_IMPORT_MODULE,
                         .flags = (uint8_t)(import_flags(w) | (bare ? CG_IMPORT_BARE_PATH : 0)),
                         .module = module,
                         .node = part,
                         .bound = bound,
                         .at = cg_start(w, path),
                         .symbol_flags = exported(w, name),
                     });
}

cg_expr_id py_import(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    CG_EACH_NAMED(w, child, node)
    if (cg_field(w, child) == PY_F_NAME) import_module(w, child);
    return 0;
}

typedef struct source_module {
    cg_str path;
    uint16_t level;
} source_module;

static uint16_t count_dots(cg_str text) {
    uint16_t dots = 0;
    for (size_t i = 0; i < text.len && dots < UINT16_MAX; i++) dots = (uint16_t)(dots + (text.ptr[i] == '.'));
    return dots;
}

static source_module module_of(const cg_walker *w, uint32_t node) {
    uint32_t module = cg_child(w, node, PY_F_MODULE);
    if (module == 0) return (source_module){CG_STR("__future__"), 0};
    if (cg_kind(w, module) != PY_RELATIVE_IMPORT) return (source_module){cg_node_text(w, module), 0};
    uint32_t prefix = cg_child_of_kind(w, module, PY_IMPORT_PREFIX),
             path = cg_child_of_kind(w, module, PY_DOTTED_NAME);
    return (source_module){path ? cg_node_text(w, path) : CG_STR_NONE,
                           prefix ? count_dots(cg_node_text(w, prefix)) : 0};
}

static void import_name(cg_walker *w, source_module from, uint32_t part) {
    bool renamed = cg_kind(w, part) == PY_ALIASED_IMPORT;
    uint32_t name = renamed ? cg_child(w, part, PY_F_NAME) : part;
    uint32_t bound = renamed ? cg_child(w, part, PY_F_ALIAS) : part;
    if (!name || !bound) return;
    bool same = renamed && cg_str_equal(cg_node_text(w, name), cg_node_text(w, bound));
    cg_import_add(w, &(cg_import_def){
                         .kind = CG_IMPORT_NAME,
                         .flags = (uint8_t)(import_flags(w) | (same ? CG_IMPORT_REEXPORT : 0)),
                         .level = from.level,
                         .module = from.path,
                         .name = cg_node_text(w, name),
                         .node = part,
                         .bound = bound,
                         .at = cg_start(w, name),
                         .symbol_flags = exported(w, cg_node_text(w, bound)),
                     });
}

cg_expr_id py_import_from(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    source_module from = module_of(w, node);
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) == PY_WILDCARD)
            cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_STAR,
                                              .flags = import_flags(w),
                                              .level = from.level,
                                              .module = from.path,
                                              .node = child});
        else if (cg_field(w, child) == PY_F_NAME)
            import_name(w, from, child);
    }
    return 0;
}
