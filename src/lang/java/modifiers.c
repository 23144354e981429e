/* Modifiers and annotations. */
#include "lang/java/java.h"

/* What an annotation says of a method, by its simple name. Frameworks call what is marked ENTRY. */
static const struct {
    const char *name;
    uint32_t flags;
} known_annotations[] = {
    {"Override", CG_SYM_OVERRIDE},
    {"Test", CG_SYM_TEST},
    {"ParameterizedTest", CG_SYM_TEST},
    {"RepeatedTest", CG_SYM_TEST},
    {"TestFactory", CG_SYM_TEST},
    {"TestTemplate", CG_SYM_TEST},
    {"Theory", CG_SYM_TEST},
    {"Before", CG_SYM_ENTRY},
    {"After", CG_SYM_ENTRY},
    {"BeforeClass", CG_SYM_ENTRY},
    {"AfterClass", CG_SYM_ENTRY},
    {"BeforeEach", CG_SYM_ENTRY},
    {"AfterEach", CG_SYM_ENTRY},
    {"BeforeAll", CG_SYM_ENTRY},
    {"AfterAll", CG_SYM_ENTRY},
    {"Parameters", CG_SYM_ENTRY},
    {"DataPoint", CG_SYM_ENTRY},
    {"DataPoints", CG_SYM_ENTRY},
    {"Autowired", CG_SYM_ENTRY},
    {"Inject", CG_SYM_ENTRY},
    {"Bean", CG_SYM_ENTRY},
    {"PostConstruct", CG_SYM_ENTRY},
    {"PreDestroy", CG_SYM_ENTRY},
    {"Scheduled", CG_SYM_ENTRY},
    {"EventListener", CG_SYM_ENTRY},
    {"RequestMapping", CG_SYM_ENTRY},
    {"GetMapping", CG_SYM_ENTRY},
    {"PostMapping", CG_SYM_ENTRY},
    {"PutMapping", CG_SYM_ENTRY},
    {"DeleteMapping", CG_SYM_ENTRY},
    {"PatchMapping", CG_SYM_ENTRY},
    {"ExceptionHandler", CG_SYM_ENTRY},
    {"MessageMapping", CG_SYM_ENTRY},
    {"JmsListener", CG_SYM_ENTRY},
};

static uint32_t annotation_flags(const cg_walker *w, uint32_t annotation) {
    cg_str name = cg_node_text(w, cg_child(w, annotation, JF_NAME));
    size_t dot = cg_str_find_last_char(name, '.');
    if (dot != CG_STR_NOWHERE) name = cg_str_from_index(name, dot + 1);
    for (size_t i = 0; i < sizeof known_annotations / sizeof *known_annotations; i++)
        if (cg_str_is(name, known_annotations[i].name)) return known_annotations[i].flags;
    return 0;
}

static bool is_annotation(const cg_walker *w, uint32_t node) {
    return cg_kind(w, node) == J_ANNOTATION || cg_kind(w, node) == J_MARKER_ANNOTATION;
}

bool java_in_interface(const cg_walker *w) {
    return w->type != CG_NONE && cg_facts_symbol_at(w->facts, w->type)->kind == CG_NODE_INTERFACE;
}

static void read_modifier(const cg_walker *w, uint32_t node, java_modifiers *m) {
    switch (cg_kind(w, node)) {
    case J_PUBLIC: m->visibility = CG_VISIBILITY_PUBLIC; break;
    case J_PROTECTED: m->visibility = CG_VISIBILITY_PROTECTED; break;
    case J_PRIVATE: m->visibility = CG_VISIBILITY_PRIVATE; break;
    case J_STATIC: m->flags |= CG_SYM_STATIC; break;
    case J_FINAL: m->flags |= CG_SYM_FINAL; break;
    case J_ABSTRACT: m->flags |= CG_SYM_ABSTRACT; break;
    case J_NATIVE: m->flags |= CG_SYM_EXTERN; break;
    case J_ANNOTATION:
    case J_MARKER_ANNOTATION: m->flags |= annotation_flags(w, node); break;
    default: break;
    }
}

/* Behind the annotations a declaration begins with; 0 if it begins with none. */
static uint32_t behind_annotations(const cg_walker *w, uint32_t modifiers) {
    uint32_t end = 0;
    CG_EACH_CHILD(w, child, modifiers) {
        if (w->nodes[child].flags & CG_CST_EXTRA) continue;
        if (!is_annotation(w, child)) break;
        end = cg_end(w, child);
    }
    return end;
}

java_modifiers java_read_modifiers(cg_walker *w, uint32_t declaration) {
    java_modifiers m = {.visibility = java_in_interface(w) ? CG_VISIBILITY_PUBLIC : CG_VISIBILITY_PACKAGE};
    uint32_t modifiers = cg_child_of_kind(w, declaration, J_MODIFIERS);
    if (modifiers) {
        m.behind_annotations = behind_annotations(w, modifiers);
        CG_EACH_CHILD(w, child, modifiers) { read_modifier(w, child, &m); }
    }
    if (m.visibility == CG_VISIBILITY_PUBLIC || m.visibility == CG_VISIBILITY_PROTECTED)
        m.flags |= CG_SYM_EXPORTED;
    return m;
}

static void annotate_from(cg_walker *w, uint32_t holder, cg_symbol_id symbol) {
    CG_EACH_NAMED(w, child, holder) {
        if (!is_annotation(w, child)) continue;
        cg_expr_id value = cg_visit(w, child, 0);
        if (symbol != CG_NONE) cg_flow_to(w, CG_FLOW_DECORATE, symbol, value);
    }
}

/* Annotations stand among the modifiers, or directly in some declarations (behind type parameters). */
void java_annotate(cg_walker *w, uint32_t declaration, cg_symbol_id symbol) {
    uint32_t modifiers = cg_child_of_kind(w, declaration, J_MODIFIERS);
    if (modifiers) annotate_from(w, modifiers, symbol);
    annotate_from(w, declaration, symbol);
}

/* @A is the name of its type; @A(x = 1) a value of that type that is made of its elements. */
cg_expr_id java_annotation(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, JF_NAME), arguments = cg_child(w, node, JF_ARGUMENTS);
    cg_expr_id type = cg_visit(w, name, CG_USE_DECORATOR);
    if (!arguments) return type;
    size_t mark = cg_list(w);
    cg_list_add_children(w, arguments, 0);
    cg_expr_id elements = cg_list_end(w, mark, CG_EXPR_MAP, 0, 0, cg_start(w, arguments));
    return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, elements, cg_start(w, node));
}

cg_expr_id java_element_pair(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t key = cg_child(w, node, JF_KEY);
    if (!key) return 0;
    cg_expr_id value = cg_visit(w, cg_child(w, node, JF_VALUE), 0);
    return cg_facts_expr(w->facts, CG_EXPR_KEYWORD, 0, 0, value, cg_text_id(w, key), cg_start(w, key));
}
