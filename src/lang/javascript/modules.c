/* Imports and exports of ES modules, CommonJS's require, TypeScript's `import x = require()`. */
#include "lang/javascript/javascript.h"

static cg_str source_of(const cg_walker *w, uint32_t node) {
    cg_str text = CG_STR_NONE;
    cg_js_constant_string(w, cg_child(w, node, JF_SOURCE), &text);
    return text;
}

static cg_str name_of(const cg_walker *w, uint32_t node) {
    cg_str text;
    if (cg_js_constant_string(w, node, &text)) return text;
    return cg_node_text(w, node);
}

static void import_named(cg_walker *w, uint32_t specifier, cg_str module, uint8_t flags) {
    uint32_t name = cg_child(w, specifier, JF_NAME), alias = cg_child(w, specifier, JF_ALIAS);
    if (!name) return;
    if (cg_has(w, specifier, JS_T_TYPE)) flags |= CG_IMPORT_TYPE_ONLY;
    cg_str imported = name_of(w, name);
    if (cg_str_is(imported, "default")) flags |= CG_IMPORT_DEFAULT;
    cg_symbol_id symbol = cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_NAME,
                                                            .flags = flags,
                                                            .module = module,
                                                            .name = imported,
                                                            .node = specifier,
                                                            .bound = alias ? alias : name,
                                                            .at = cg_start(w, name)});
    cg_js_note_import(w, symbol, module, imported);
}

static void import_clause(cg_walker *w, uint32_t clause, cg_str module, uint8_t flags) {
    CG_EACH_NAMED(w, child, clause) {
        switch (cg_kind(w, child)) {
        case JS_IDENTIFIER: {
            cg_symbol_id symbol = cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_NAME,
                                                                    .flags = flags | CG_IMPORT_DEFAULT,
                                                                    .module = module,
                                                                    .name = CG_STR("default"),
                                                                    .node = child,
                                                                    .bound = child});
            cg_js_note_import(w, symbol, module, CG_STR("default"));
            break;
        }
        case JS_NAMED_IMPORTS:
            CG_EACH_NAMED(w, specifier, child)
            if (cg_kind(w, specifier) == JS_IMPORT_SPECIFIER) import_named(w, specifier, module, flags);
            break;
        case JS_NAMESPACE_IMPORT:
            cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_MODULE,
                                              .flags = flags,
                                              .module = module,
                                              .node = child,
                                              .bound = cg_first_named(w, child)});
            break;
        default: break;
        }
    }
}

cg_expr_id cg_js_import(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint8_t flags = cg_has(w, node, JS_T_TYPE) ? CG_IMPORT_TYPE_ONLY : 0;
    cg_str module = source_of(w, node);
    uint32_t clause = cg_child_of_kind(w, node, JS_IMPORT_CLAUSE);
    uint32_t required = cg_child_of_kind(w, node, TS_IMPORT_REQUIRE);
    if (clause) {
        import_clause(w, clause, module, flags);
    } else if (required) {
        uint32_t first = node;
        cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_MODULE,
                                          .flags = flags,
                                          .module = source_of(w, required),
                                          .node = node,
                                          .bound = cg_first_named(w, required),
                                          .symbol_flags = cg_js_context(w, node, &first)});
    } else if (module.len) {
        cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_EFFECT, .module = module, .node = node});
    }
    return 0;
}

/* ---- Exports ---- */

static void export_from(cg_walker *w, uint32_t node, cg_str module) {
    uint8_t flags = CG_IMPORT_REEXPORT | (cg_has(w, node, JS_T_TYPE) ? CG_IMPORT_TYPE_ONLY : 0);
    uint32_t clause = cg_child_of_kind(w, node, JS_EXPORT_CLAUSE);
    uint32_t whole = cg_child_of_kind(w, node, JS_NAMESPACE_EXPORT);
    cg_import_def d = {.flags = flags, .module = module, .node = node, .symbol_flags = CG_SYM_EXPORTED};
    if (whole) {
        d.kind = CG_IMPORT_MODULE;
        d.bound = cg_first_named(w, whole);
        d.bound_text = d.bound ? name_of(w, d.bound) : CG_STR_NONE;
        cg_import_add(w, &d);
    } else if (!clause) {
        d.kind = CG_IMPORT_STAR;
        cg_import_add(w, &d);
    }
    if (!clause) return;
    CG_EACH_NAMED(w, specifier, clause) {
        uint32_t name = cg_child(w, specifier, JF_NAME), alias = cg_child(w, specifier, JF_ALIAS);
        if (!name) continue;
        d.kind = CG_IMPORT_NAME;
        d.name = name_of(w, name);
        d.flags = flags | (cg_str_is(d.name, "default") ? CG_IMPORT_DEFAULT : 0);
        d.node = specifier;
        d.bound = alias ? alias : name;
        d.bound_text = name_of(w, d.bound);
        d.at = cg_start(w, name);
        cg_import_add(w, &d);
    }
}

static void export_names(cg_walker *w, uint32_t clause) {
    CG_EACH_NAMED(w, specifier, clause) {
        uint32_t name = cg_child(w, specifier, JF_NAME), alias = cg_child(w, specifier, JF_ALIAS);
        if (!name) continue;
        cg_expr_id value = cg_name(w, name, CG_USE_SILENT, 0);
        cg_export_value(w, name_of(w, alias ? alias : name), value, cg_start(w, name));
    }
}

/* export default and export =: a function or class without a name is called by it. */
static void export_expression(cg_walker *w, uint32_t node, uint32_t expression, cg_str name) {
    uint32_t literal = cg_js_literal_of(w, expression);
    if (literal) {
        cg_js_given g = {.node = literal, .first = node};
        if (cg_kind(w, literal) != JS_OBJECT) {
            g.text = cg_string(w, cg_str_is(name, "=") ? CG_STR("exports") : name);
            g.name = literal;
            g.flags = CG_SYM_ANONYMOUS | CG_SYM_EXPORTED;
        }
        cg_js_give(w, &g);
    }
    cg_expr_id value = cg_visit(w, expression, 0);
    uint32_t at = cg_start(w, expression);
    if (!value) value = cg_literal_value(w, CG_LITERAL_OTHER, CG_STR_NONE, at);
    cg_export_value(w, name, value, at);
}

static bool is_export_assignment(const cg_walker *w, uint32_t node) {
    cg_str rest = cg_str_trim(cg_str_from_index(cg_node_text(w, node), sizeof "export" - 1));
    return rest.len > 0 && rest.ptr[0] == '=';
}

cg_expr_id cg_js_export(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t declaration = cg_child(w, node, JF_DECLARATION), value = cg_child(w, node, JF_VALUE);
    uint32_t clause = cg_child_of_kind(w, node, JS_EXPORT_CLAUSE);
    cg_str module = source_of(w, node);
    if (module.len) {
        export_from(w, node, module);
    } else if (declaration) {
        cg_visit(w, declaration, 0);
    } else if (value) {
        export_expression(w, node, value, CG_STR("default"));
    } else if (clause) {
        export_names(w, clause);
    } else if (is_export_assignment(w, node)) {
        uint32_t expression = cg_first_named(w, node);
        if (expression) export_expression(w, node, expression, CG_STR("="));
    }
    return 0;
}

/* ---- require ---- */

bool cg_js_is_require(const cg_walker *w, uint32_t node, cg_str *module) {
    if (!node || cg_kind(w, node) != JS_CALL) return false;
    uint32_t function = cg_child(w, node, JF_FUNCTION), arguments = cg_child(w, node, JF_ARGUMENTS);
    if (!function || !arguments || cg_kind(w, arguments) != JS_ARGUMENTS) return false;
    if (cg_kind(w, function) != JS_IMPORT && !cg_js_is_global(w, function, "require")) return false;
    return cg_js_constant_string(w, cg_first_named(w, arguments), module);
}

cg_expr_id cg_js_module_value(cg_walker *w, uint32_t node, cg_str module) {
    cg_symbol_id symbol = cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_MODULE,
                                                            .flags = CG_IMPORT_DYNAMIC,
                                                            .module = module,
                                                            .node = node,
                                                            .bound_text = module,
                                                            .symbol_flags = CG_SYM_ANONYMOUS});
    return symbol == CG_NONE ? 0 : cg_symbol_value(w, symbol, CG_USE_SILENT, cg_start(w, node));
}

static bool is_simple_pattern(const cg_walker *w, uint32_t pattern) {
    CG_EACH_NAMED(w, child, pattern) {
        if (cg_kind(w, child) == JS_SHORTHAND_PATTERN) continue;
        cg_str text;
        if (cg_kind(w, child) != JS_PAIR_PATTERN || !cg_js_key_text(w, cg_child(w, child, JF_KEY), &text) ||
            cg_kind(w, cg_child(w, child, JF_VALUE)) != JS_IDENTIFIER)
            return false;
    }
    return true;
}

static void import_pattern(cg_walker *w, uint32_t pattern, cg_import_def *d) {
    d->kind = CG_IMPORT_NAME;
    CG_EACH_NAMED(w, child, pattern) {
        d->node = d->bound = child;
        d->name = cg_node_text(w, child);
        if (cg_kind(w, child) == JS_PAIR_PATTERN) {
            cg_js_key_text(w, cg_child(w, child, JF_KEY), &d->name);
            d->bound = cg_child(w, child, JF_VALUE);
        }
        d->at = cg_start(w, child);
        cg_js_note_import(w, cg_import_add(w, d), d->module, d->name);
    }
}

bool cg_js_require_variable(cg_walker *w, uint32_t declarator, const cg_js_binding *b) {
    uint32_t name = cg_child(w, declarator, JF_NAME),
             value = cg_js_unwrap(w, cg_child(w, declarator, JF_VALUE));
    if (b->scope != w->scope) return false;
    bool typed = w->language != CG_LANG_JAVASCRIPT; /* there it makes no module of the file */
    cg_import_def d = {.kind = CG_IMPORT_MODULE,
                       .flags = typed ? CG_IMPORT_DYNAMIC : 0,
                       .node = declarator,
                       .symbol_flags = b->flags & (CG_SYM_EXPORTED | CG_SYM_DEFAULT)};
    uint32_t member = 0;
    bool awaited = cg_kind(w, value) == JS_AWAIT && cg_first_named(w, value);
    cg_str property = CG_STR_NONE;
    if (awaited) {
        value = cg_first_named(w, value);
        d.flags |= CG_IMPORT_DYNAMIC;
    } else if (cg_js_property(w, value, &value, &member, &property)) {
        d.kind = CG_IMPORT_NAME;
        d.name = property;
        if (cg_str_is(property, "default")) d.flags |= CG_IMPORT_DEFAULT;
    }
    if (!cg_js_is_require(w, value, &d.module)) return false;
    if (cg_kind(w, cg_child(w, value, JF_FUNCTION)) == JS_IMPORT && !awaited) return false;
    if (cg_kind(w, name) == JS_OBJECT_PATTERN && !member && is_simple_pattern(w, name)) {
        import_pattern(w, name, &d);
        return true;
    }
    if (cg_kind(w, name) != JS_IDENTIFIER) return false;
    if (cg_facts_find(w->facts, b->scope, cg_text_id(w, name)) != CG_NONE) return false;
    d.bound = name;
    d.at = cg_start(w, name);
    cg_js_note_import(w, cg_import_add(w, &d), d.module, d.name);
    return true;
}

/* ---- define ---- */

/* define("name", ["./a", "./b"], function (a, b) { … }): the array, if all it holds are names of modules. */
static uint32_t amd_dependencies(const cg_walker *w, uint32_t arguments) {
    cg_str text;
    uint32_t first = cg_first_named(w, arguments);
    if (first && cg_js_constant_string(w, first, &text)) first = cg_next_named(w, first);
    if (!first || cg_kind(w, first) != JS_ARRAY) return 0;
    CG_EACH_NAMED(w, module, first)
    if (!cg_js_constant_string(w, module, &text)) return 0;
    return first;
}

static uint32_t amd_factory(const cg_walker *w, uint32_t arguments) {
    uint32_t last = 0;
    CG_EACH_NAMED(w, argument, arguments) last = argument;
    return last && cg_js_is_function(w, last) ? last : 0;
}

/* The loader calls the function with the modules; what it gives is the module defined. */
bool cg_js_amd(cg_walker *w, uint32_t function, uint32_t arguments, cg_expr_id *value) {
    bool defines = cg_js_is_global(w, function, "define");
    if (!defines && !cg_js_is_global(w, function, "require") && !cg_js_is_global(w, function, "requirejs"))
        return false;
    if (!arguments || cg_kind(w, arguments) != JS_ARGUMENTS) return false;
    uint32_t modules = amd_dependencies(w, arguments), factory = amd_factory(w, arguments);
    if (!factory || (!modules && (!defines || factory != cg_first_named(w, arguments)))) return false;
    size_t mark = cg_list(w);
    if (modules) CG_EACH_NAMED(w, module, modules) {
            cg_str name;
            cg_js_constant_string(w, module, &name);
            cg_list_add(w, cg_js_module_value(w, module, name));
        }
    cg_expr_id callee = cg_visit(w, factory, CG_USE_CALLEE);
    uint32_t at = cg_start(w, function);
    *value = cg_list_end(w, mark, CG_EXPR_CALL, 0, callee, at);
    if (defines) cg_export_value(w, CG_STR("="), *value, at);
    return true;
}
