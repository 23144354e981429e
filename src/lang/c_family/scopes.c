/* Namespaces, using, templates, linkage, includes. */
#include "lang/c_family/c_family.h"

/* ---- Namespaces ---- */

static void open_namespace(cg_walker *w, uint32_t node, uint32_t name, uint32_t body, uint32_t flags) {
    cg_def d = {.kind = CG_NODE_NAMESPACE,
                .flags = flags | (c_state_of(w)->hidden ? CG_SYM_FILE_LOCAL : CG_SYM_EXPORTED),
                .visibility = c_state_of(w)->hidden ? CG_VISIBILITY_PRIVATE : CG_VISIBILITY_PUBLIC,
                .node = node,
                .name = name,
                .body = body};
    cg_define_begin(w, &d, CG_SCOPE_NAMESPACE);
}

/* namespace a::b::c: a namespace for each name. */
static uint32_t open_nested(cg_walker *w, uint32_t node, uint32_t name, uint32_t body) {
    if (cg_kind(w, name) != C_NESTED_NAMESPACE) {
        open_namespace(w, node, name, body, 0);
        return 1;
    }
    uint32_t count = 0;
    CG_EACH_NAMED(w, child, name) count += open_nested(w, node, child, body);
    return count;
}

cg_expr_id c_namespace(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    c_state *s = c_state_of(w);
    uint32_t name = cg_child(w, node, CF_NAME), body = cg_child(w, node, CF_BODY), count = 1;
    bool inline_ = cg_has(w, node, C_INLINE_WORD);
    if (!name) s->hidden++;
    if (!name || inline_)
        open_namespace(w, node, name, body, CG_SYM_EMBEDDED);
    else
        count = open_nested(w, node, name, body);
    cg_visit(w, body, 0);
    while (count--) cg_define_end(w);
    if (!name) s->hidden--;
    return 0;
}

static cg_str path_text(const cg_walker *w, uint32_t node) {
    cg_str text = cg_node_text(w, node);
    return cg_str_starts(text, CG_STR("::")) ? cg_str_from_index(text, 2) : text;
}

cg_expr_id c_namespace_alias(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, CF_NAME), path = 0;
    CG_EACH_NAMED(w, child, node) {
        if (child != name) path = child;
    }
    if (!name || !path) return 0;
    cg_import_def d = {.kind = CG_IMPORT_MODULE,
                       .module = path_text(w, path),
                       .node = node,
                       .bound = name,
                       .at = cg_start(w, path)};
    cg_import_add(w, &d);
    return 0;
}

/* using namespace a; using a::b; */
cg_expr_id c_using(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t path = cg_first_named(w, node);
    if (!path) return 0;
    cg_str text = path_text(w, path);
    cg_import_def d = {.kind = CG_IMPORT_STAR, .module = text, .node = node, .at = cg_start(w, path)};
    if (!cg_has(w, node, C_NAMESPACE_WORD)) {
        size_t colon = cg_str_find_last_char(text, ':');
        d.kind = CG_IMPORT_NAME;
        d.name = colon == CG_STR_NOWHERE ? text : cg_str_from_index(text, colon + 1);
        d.module = colon == CG_STR_NOWHERE || colon == 0 ? CG_STR_NONE : cg_str_first(text, colon - 1);
        d.bound_text = d.name;
        d.bound = path;
    }
    cg_import_add(w, &d);
    return 0;
}

/* ---- Templates ---- */

static void template_parameter(cg_walker *w, uint32_t node) {
    uint32_t name = cg_child(w, node, CF_NAME), value = cg_child(w, node, CF_DEFAULT_TYPE);
    if (cg_kind(w, node) == C_TYPE_PARAMETER) {
        if (!name) CG_EACH_NAMED(w, child, node) {
                if (cg_kind(w, child) == C_TYPE_IDENTIFIER) name = child;
                if (cg_kind(w, child) == C_TYPE_PARAMETER)
                    name = cg_first_named(w, child); /* template<…> class T */
            }
        cg_visit(w, value, CG_USE_TYPE);
        if (name) cg_type_parameter(w, node, name, 0);
        return;
    }
    cg_expr_id base = cg_visit(w, cg_child(w, node, CF_TYPE), CG_USE_TYPE); /* template <int N> */
    uint32_t inner = cg_child(w, node, CF_DECLARATOR);
    cg_visit(w, cg_child(w, node, CF_DEFAULT_VALUE), 0);
    c_declarator d = inner ? c_declare(w, inner, base) : (c_declarator){0};
    cg_symbol_id symbol = d.name ? cg_type_parameter(w, node, d.name, d.type) : CG_NONE;
    if (symbol != CG_NONE) cg_add_flags(w, symbol, CG_SYM_CONST);
}

void c_template_parameters(cg_walker *w, uint32_t template_) {
    /* Specialisations have a list without parameters or no list of their own. */
    uint32_t list = cg_child(w, template_, CF_PARAMETERS);
    if (!list) list = cg_child(w, template_, CF_TEMPLATE_PARAMETERS);
    bool any = false;
    if (list) CG_EACH_NAMED(w, child, list) {
            template_parameter(w, child);
            any = true;
        }
    cg_add_flags(w, w->definition, any ? CG_SYM_TEMPLATE : CG_SYM_SPECIALIZED);
}

cg_expr_id c_template(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    c_state *s = c_state_of(w);
    uint32_t outer = s->template_;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) == C_TEMPLATE_PARAMETERS) continue;
        s->template_ = node;
        cg_visit(w, child, 0);
    }
    s->template_ = outer && cg_kind(w, cg_parent(w, node)) == C_TEMPLATE ? 0
                   : s->template_ == node                                ? 0
                                                                         : outer;
    return 0;
}

cg_expr_id c_concept(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_def d = {.kind = CG_NODE_TYPE_ALIAS,
                .flags = CG_SYM_EXPORTED,
                .visibility = CG_VISIBILITY_PUBLIC,
                .node = node,
                .first = c_state_of(w)->template_,
                .name = cg_child(w, node, CF_NAME)};
    uint32_t template_ = d.first;
    c_state_of(w)->template_ = 0;
    cg_define_begin(w, &d, CG_SCOPE_BLOCK);
    if (template_) c_template_parameters(w, template_);
    cg_visit_children_except(w, node, d.name);
    cg_define_end(w);
    return 0;
}

/* ---- Linkage, friends ---- */

cg_expr_id c_linkage(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    c_state *s = c_state_of(w);
    bool outer = s->extern_c;
    uint32_t language = cg_child(w, node, CF_VALUE);
    s->extern_c = language && cg_str_is(cg_string_content(cg_node_text(w, language)), "C");
    cg_visit(w, cg_child(w, node, CF_BODY), 0);
    s->extern_c = outer;
    return 0;
}

/* A friend function belongs to the namespace around; a friend class is only named. */
cg_expr_id c_friend(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    c_state *s = c_state_of(w);
    CG_EACH_NAMED(w, child, node) {
        s->friend_ = cg_kind(w, child) == C_DECLARATION || cg_kind(w, child) == C_FUNCTION;
        if (s->friend_)
            cg_visit(w, child, 0);
        else if (cg_kind(w, child) != C_QUALIFIER)
            cg_visit(w, child, CG_USE_TYPE);
        s->friend_ = false;
    }
    s->template_ = 0;
    return 0;
}

/* ---- Includes ---- */

cg_expr_id c_include(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t path = cg_child(w, node, CF_PATH);
    if (!path || (cg_kind(w, path) != C_STRING && cg_kind(w, path) != C_SYSTEM_PATH)) return 0;
    cg_str text = cg_node_text(w, path);
    if (text.len < 3) return 0;
    cg_import_def d = {.kind = CG_IMPORT_INCLUDE,
                       .flags = cg_kind(w, path) == C_SYSTEM_PATH ? CG_IMPORT_SYSTEM : 0,
                       .module = cg_str_of(text.ptr + 1, text.len - 2),
                       .node = node,
                       .at = cg_start(w, path)};
    cg_import_add(w, &d);
    return 0;
}
