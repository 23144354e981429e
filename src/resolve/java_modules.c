/* Modules as module-info.java declares them: which file declares one, and which packages it exports. */
#include "resolve/java.h"

static cg_symbol_id declared_in(const cg_rfile *f) {
    for (cg_symbol_id s = 1; s < f->facts->node_count; s++)
        if (f->facts->symbols[s].kind == CG_NODE_MODULE) return s;
    return CG_NONE;
}

void cg_java_modules_prepare(cg_resolver *r, const cg_policy *policy) {
    cg_java_own *own = r->own[CG_OWN_JAVA];
    CG_VEC(cg_java_module) found = {0};
    for (uint32_t i = 0; i < r->file_count; i++) {
        const cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy || !cg_str_ends(f->path, CG_STR("module-info.java"))) continue;
        cg_symbol_id s = declared_in(f);
        if (s == CG_NONE) continue;
        cg_java_module module = {cg_facts_str(f->facts, f->facts->symbols[s].name), i, s};
        cg_vec_push(&found, module);
    }
    own->module_count = (uint32_t)found.len;
    own->modules = cg_arena_alloc(&r->arena, (found.len + 1) * sizeof *own->modules);
    if (found.len) memcpy(own->modules, found.at, found.len * sizeof *found.at);
    cg_vec_clear(&found);
}

cg_values cg_java_module_named(cg_rctx *x, const cg_rfile *f, cg_str name) {
    const cg_java_own *own = x->r->own[CG_OWN_JAVA];
    const cg_java_module *best = NULL;
    unsigned nearest = 0;
    for (const cg_java_module *m = own->modules; m < own->modules + own->module_count; m++) {
        unsigned shared = cg_java_shared_folders(f->path, x->r->files[m->file].path);
        if (!cg_str_equal(m->name, name) || (best && shared <= nearest)) continue;
        best = m;
        nearest = shared;
    }
    return best ? cg_value_make(CG_VALUE_MODULE, best->file, 0) : 0;
}

void cg_java_emit_modules(cg_rctx *x, const cg_rfile *f) {
    const cg_java_own *own = x->r->own[CG_OWN_JAVA];
    for (const cg_java_module *m = own->modules; m < own->modules + own->module_count; m++)
        for (uint32_t i = 0; m->file == f->index && i < f->facts->exports_len; i++) {
            const cg_export *e = &f->facts->exports[i];
            uint32_t package = cg_java_package_named(x, cg_facts_str(f->facts, e->name));
            if (package != CG_NONE)
                cg_emit_one(x, CG_EDGE_EXPORTS, m->symbol, cg_value_make(CG_VALUE_PACKAGE, package, 0), e->at,
                            1);
        }
}
