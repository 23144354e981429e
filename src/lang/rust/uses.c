/* use trees, taken apart into one import for each name. */
#include "lang/rust/rust.h"

typedef struct use_context {
    cg_buf module; /* path so far, "a::b" */
    uint16_t level;
    uint8_t flags;
    uint32_t symbol_flags;
} use_context;

static void add_part(use_context *c, cg_str part) {
    if (cg_str_is(part, "super") && c->module.len == 0) {
        c->level++;
        return;
    }
    if (c->module.len) cg_buf_append_z(&c->module, "::");
    cg_buf_append(&c->module, part);
}

/* Appends a path's parts. */
static void add_path(cg_walker *w, use_context *c, uint32_t node) {
    if (!node) return;
    if (cg_kind(w, node) != R_SCOPED_IDENTIFIER) {
        add_part(c, cg_node_text(w, node));
        return;
    }
    uint32_t path = cg_child(w, node, RF_PATH);
    if (path)
        add_path(w, c, path);
    else if (c->module.len == 0)
        c->flags |= CG_IMPORT_SYSTEM;
    add_part(c, cg_node_text(w, cg_child(w, node, RF_NAME)));
}

static cg_str module_text(const use_context *c) { return cg_buf_str(&c->module); }

static void add_import(cg_walker *w, const use_context *c, cg_import_kind kind, uint32_t node, uint32_t name,
                       uint32_t bound) {
    bool binds = bound && !cg_str_is(cg_node_text(w, bound), "_");
    cg_import_add(w, &(cg_import_def){.kind = kind,
                                      .flags = c->flags,
                                      .level = c->level,
                                      .module = module_text(c),
                                      .name = name ? cg_node_text(w, name) : CG_STR_NONE,
                                      .node = node,
                                      .bound = binds ? bound : 0,
                                      .at = cg_start(w, name ? name : node),
                                      .symbol_flags = c->symbol_flags});
}

/* self in a list stands for the path before the list: its last part is the name. */
static void import_self(cg_walker *w, use_context *c, uint32_t node, uint32_t alias) {
    cg_str module = module_text(c);
    size_t colon = cg_str_find_last_char(module, ':');
    cg_str name = colon == CG_STR_NOWHERE ? module : cg_str_from_index(module, colon + 1);
    name = cg_facts_text(w->facts, cg_string(w, name));
    cg_str before = colon == CG_STR_NOWHERE ? CG_STR_NONE : cg_str_first(module, colon - 1);
    bool binds = !alias || !cg_str_is(cg_node_text(w, alias), "_");
    cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_NAME,
                                      .flags = c->flags,
                                      .level = c->level,
                                      .module = before,
                                      .name = name,
                                      .node = node,
                                      .bound = binds && alias ? alias : 0,
                                      .bound_text = binds && !alias ? name : CG_STR_NONE,
                                      .at = cg_start(w, node),
                                      .symbol_flags = c->symbol_flags});
}

/* a::b: module a, name b. */
static void import_path(cg_walker *w, use_context *c, uint32_t path, uint32_t node, uint32_t alias) {
    if (cg_kind(w, path) == R_SELF && c->module.len) {
        import_self(w, c, node, alias);
        return;
    }
    size_t length = c->module.len;
    use_context before = *c;
    uint32_t name = path;
    if (cg_kind(w, path) == R_SCOPED_IDENTIFIER) {
        name = cg_child(w, path, RF_NAME);
        if (cg_child(w, path, RF_PATH))
            add_path(w, c, cg_child(w, path, RF_PATH));
        else
            c->flags |= CG_IMPORT_SYSTEM;
    }
    if (name) add_import(w, c, CG_IMPORT_NAME, node, name, alias ? alias : name);
    c->module.len = length;
    c->level = before.level;
    c->flags = before.flags;
}

static void import_tree(cg_walker *w, use_context *c, uint32_t node) {
    size_t length = c->module.len;
    uint16_t level = c->level;
    uint8_t flags = c->flags;
    uint32_t list = 0;
    switch (cg_kind(w, node)) {
    case R_USE_AS: {
        uint32_t path = cg_child(w, node, RF_PATH);
        if (path) import_path(w, c, path, node, cg_child(w, node, RF_ALIAS));
        break;
    }
    case R_USE_WILDCARD:
        add_path(w, c, cg_first_named(w, node));
        add_import(w, c, CG_IMPORT_STAR, node, 0, 0);
        break;
    case R_USE_LIST: list = node; break;
    case R_SCOPED_USE_LIST:
        if (cg_child(w, node, RF_PATH))
            add_path(w, c, cg_child(w, node, RF_PATH));
        else if (c->module.len == 0)
            c->flags |= CG_IMPORT_SYSTEM;
        list = cg_child(w, node, RF_LIST);
        break;
    default: import_path(w, c, node, node, 0);
    }
    if (list) CG_EACH_NAMED(w, child, list) import_tree(w, c, child);
    c->module.len = length;
    c->level = level;
    c->flags = flags;
}

cg_expr_id rust_use(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    uint32_t argument = cg_child(w, node, RF_ARGUMENT);
    bool reexport = item.visibility != CG_VISIBILITY_PRIVATE;
    use_context c = {.module = {.max = 4096},
                     .flags = reexport ? CG_IMPORT_REEXPORT : 0,
                     .symbol_flags = item.flags | CG_SYM_HOISTED};
    if (argument) import_tree(w, &c, argument);
    cg_buf_clear(&c.module);
    return 0;
}

/* extern crate a as b; */
cg_expr_id rust_extern_crate(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    rust_item item = rust_read_item(w, node);
    uint32_t name = cg_child(w, node, RF_NAME), alias = cg_child(w, node, RF_ALIAS);
    if (!name) return 0;
    cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_MODULE,
                                      .flags = CG_IMPORT_SYSTEM,
                                      .module = cg_node_text(w, name),
                                      .node = node,
                                      .bound = alias ? alias : name,
                                      .at = cg_start(w, name),
                                      .symbol_flags = item.flags | CG_SYM_HOISTED});
    return 0;
}
