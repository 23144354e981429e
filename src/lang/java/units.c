/* What stands around the types of a file: package, imports, and the declaration of a module. */
#include "lang/java/java.h"

/* a.b.c in an annotation, package or import: only the last name is what is meant. */
cg_expr_id java_scoped_name(cg_walker *w, uint32_t node, uint8_t use) {
    cg_expr_id scope = cg_visit(w, cg_child(w, node, JF_SCOPE), CG_USE_SILENT);
    return cg_member(w, scope, cg_child(w, node, JF_NAME), use, CG_MEMBER_SCOPE);
}

static uint32_t child_name(const cg_walker *w, uint32_t node) {
    uint32_t name = cg_child_of_kind(w, node, J_SCOPED_IDENTIFIER);
    return name ? name : cg_child_of_kind(w, node, J_IDENTIFIER);
}

/* The text of a dotted name without white space and comments inside; from the source if there are none. */
static cg_str dotted_text(cg_walker *w, uint32_t node) {
    cg_str text = cg_node_text(w, node);
    bool clean = true;
    for (size_t i = 0; i < text.len && clean; i++)
        clean = (unsigned char)text.ptr[i] > ' ' && text.ptr[i] != '/';
    if (clean) return text;
    cg_buf joined = {.max = 4096};
    for (uint32_t i = node; i < node + w->nodes[node].size; i++) {
        if (cg_kind(w, i) != J_IDENTIFIER) continue;
        if (joined.len) cg_buf_append_char(&joined, '.');
        cg_buf_append(&joined, cg_node_text(w, i));
    }
    text = cg_facts_text(w->facts, cg_string(w, cg_buf_str(&joined)));
    cg_buf_clear(&joined);
    return text;
}

cg_expr_id java_package(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    java_annotate(w, node, 0);
    uint32_t name = child_name(w, node);
    if (name) cg_facts_set_package(w->facts, cg_string(w, dotted_text(w, name)));
    return 0;
}

/* import a.b.C; import a.b.*; import static a.b.C.m; import static a.b.C.*; */
cg_expr_id java_import(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = child_name(w, node);
    if (!name) return 0;
    cg_str path = dotted_text(w, name);
    cg_import_def d = {.kind = CG_IMPORT_STAR, .module = path, .node = node, .at = cg_start(w, name)};
    if (cg_has(w, node, J_STATIC)) d.flags |= CG_IMPORT_STATIC;
    if (!cg_has(w, node, J_ASTERISK)) {
        size_t dot = cg_str_find_last_char(path, '.');
        uint32_t last = cg_kind(w, name) == J_SCOPED_IDENTIFIER ? cg_child(w, name, JF_NAME) : name;
        d.kind = CG_IMPORT_NAME;
        d.module = dot == CG_STR_NOWHERE ? CG_STR_NONE : cg_str_first(path, dot);
        d.name = cg_node_text(w, last);
        d.bound = last;
        d.at = cg_start(w, last);
    }
    cg_import_add(w, &d);
    return 0;
}

cg_expr_id java_module(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, JF_NAME);
    cg_symbol_id module = cg_define_begin(
        w, &(cg_def){.kind = CG_NODE_MODULE, .node = node, .name = name, .body = cg_child(w, node, JF_BODY)},
        CG_SCOPE_BLOCK);
    java_annotate(w, node, module);
    java_visit_body(w, cg_child(w, node, JF_BODY));
    cg_define_end(w);
    return 0;
}

cg_expr_id java_requires(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t module = cg_child(w, node, JF_MODULE);
    if (!module) return 0;
    cg_import_add(w, &(cg_import_def){.kind = CG_IMPORT_EFFECT,
                                      .module = dotted_text(w, module),
                                      .node = node,
                                      .at = cg_start(w, module)});
    return 0;
}

/* exports a.b; exports a.b to m; */
cg_expr_id java_exports(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t package = cg_first_named(w, node);
    if (package) cg_export_symbol(w, dotted_text(w, package), CG_NONE, cg_start(w, package));
    return 0;
}

/* uses a.S; provides a.S with b.Impl, c.Impl: types by their full names. */
cg_expr_id java_service(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    CG_EACH_NAMED(w, child, node) cg_visit(w, child, CG_USE_TYPE);
    return 0;
}
