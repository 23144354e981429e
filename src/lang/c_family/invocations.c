/* Macros that are called where declarations stand, and so declare something themselves. */
#include "lang/c_family/c_family.h"
#include "lang/c_family/lexer.h"

typedef struct argument {
    uint32_t node;
    cg_str text;
} argument;

/* The arguments that are just a name; others have no text. Returns how many there are. */
static uint32_t arguments_of(const cg_walker *w, uint32_t list, argument *out, uint32_t most) {
    uint32_t n = 0;
    if (list) CG_EACH_NAMED(w, child, list) {
            uint32_t node = child;
            if (cg_kind(w, child) == C_PARAMETER)
                node = cg_child(w, child, CF_DECLARATOR) ? 0 : cg_child(w, child, CF_TYPE);
            bool name = node && (cg_kind(w, node) == C_IDENTIFIER || cg_kind(w, node) == C_TYPE_IDENTIFIER);
            if (n < most)
                out[n] = (argument){name ? node : child, name ? cg_node_text(w, node) : CG_STR_NONE};
            n++;
        }
    return n;
}

static bool has(cg_str text, const char *part) {
    return cg_str_find(text, cg_str_from(part)) != CG_STR_NOWHERE;
}

/* ---- Functions ---- */

static bool is_test(cg_str macro) {
    return cg_str_is(macro, "TEST") || cg_str_is(macro, "TEST_F") || cg_str_is(macro, "TEST_P") ||
           has(macro, "TYPED_TEST") || cg_str_is(macro, "FRIEND_TEST");
}

typedef struct invocation {
    uint32_t node; /* what is defined, from the macro on */
    uint32_t last, body;
    uint32_t name;      /* the macro's */
    uint32_t arguments; /* the list */
} invocation;

/* The text that holds a made-up name lives as long as the facts' strings. */
static cg_str joined(cg_walker *w, const char *prefix, cg_str name) {
    char text[256];
    size_t n = strlen(prefix);
    if (name.len + n > sizeof text) return name;
    memcpy(text, prefix, n);
    memcpy(text + n, name.ptr, name.len);
    return cg_facts_text(w->facts, cg_string(w, cg_str_of(text, n + name.len)));
}

/* SYSCALL_DEFINE3(read, unsigned int, fd, …): names stand behind their types. */
static void typed_pairs(cg_walker *w, uint32_t list) {
    uint32_t position = 0;
    CG_EACH_NAMED(w, child, list) {
        bool name = cg_kind(w, child) == C_IDENTIFIER || cg_kind(w, child) == C_PARAMETER;
        if (position && position % 2 == 0 && name) cg_parameter(w, child, child, 0, 0, 0);
        position++;
    }
}

static void name_function(cg_walker *w, const invocation *i, cg_str macro, cg_def *d) {
    argument a[3] = {{0}};
    uint32_t n = arguments_of(w, i->arguments, a, 3);
    d->name = i->name;
    d->name_text = macro;
    if (n >= 2 && is_test(macro) && a[1].text.len) {
        d->name = a[1].node;
        d->name_text = CG_STR_NONE;
        d->qualifier = a[0].text;
        d->flags |= CG_SYM_TEST;
        if (!cg_str_is(macro, "TEST")) d->owner = cg_name(w, a[0].node, CG_USE_SILENT, 0);
    } else if (cg_c_macro_like(macro) && n && a[0].text.len) {
        d->name = a[0].node;
        d->name_text = CG_STR_NONE;
        if (cg_str_starts(macro, CG_STR("SYSCALL_DEFINE"))) d->name_text = joined(w, "sys_", a[0].text);
        if (cg_str_starts(macro, CG_STR("COMPAT_SYSCALL_DEFINE")))
            d->name_text = joined(w, "compat_sys_", a[0].text);
    } else if (cg_str_is(macro, "main")) {
        d->flags |= CG_SYM_ENTRY;
    }
}

static void define_function(cg_walker *w, const invocation *i) {
    cg_str macro = cg_node_text(w, i->name);
    cg_def d = {.kind = CG_NODE_FUNCTION,
                .visibility = CG_VISIBILITY_PUBLIC,
                .node = i->node,
                .last = i->last,
                .body = i->body};
    name_function(w, i, macro, &d);
    if (d.owner) d.kind = CG_NODE_METHOD;
    if (cg_c_macro_like(macro)) cg_name(w, i->name, 0, CG_NAME_MACRO);
    cg_define_begin(w, &d, CG_SCOPE_FUNCTION);
    if (has(macro, "SYSCALL_DEFINE") || has(macro, "BPF_CALL")) typed_pairs(w, i->arguments);
    cg_visit(w, i->body, 0);
    c_scan_lost(w, cg_start(w, i->node), cg_end(w, i->last ? i->last : i->node));
    cg_define_end(w);
}

bool c_test_macro(cg_walker *w, uint32_t node, const c_declarator *d) {
    if (cg_child(w, node, CF_TYPE) || !d->function || !d->name || d->qualified || !c_at_top(w)) return false;
    if (cg_kind(w, d->name) != C_IDENTIFIER || !cg_c_macro_like(cg_node_text(w, d->name))) return false;
    invocation i = {.node = node,
                    .body = cg_child(w, node, CF_BODY),
                    .name = d->name,
                    .arguments = cg_child(w, d->function, CF_PARAMETERS)};
    define_function(w, &i);
    return true;
}

/* ---- Variables ---- */

static bool was_static(const cg_walker *w, uint32_t node) {
    /* prepare.c blanked the words before the macro */
    uint32_t start = cg_start(w, node), i = start;
    while (i > 0 && start - i < 64 && (w->parsed.ptr[i - 1] == ' ' || w->parsed.ptr[i - 1] == '\t')) i--;
    return has(cg_str_of(w->source.ptr + i, start - i), "static");
}

typedef struct made {
    uint32_t name; /* the argument that names what the macro defines, 0: it defines nothing */
    bool event;    /* a function that traces */
} made;

static made makes(const cg_walker *w, cg_str macro, uint32_t list) {
    argument a[3] = {{0}};
    uint32_t n = arguments_of(w, list, a, 3),
             which = has(macro, "PER_CPU") || has(macro, "DEFINE_EVENT") ? 1 : 0;
    bool event = has(macro, "TRACE_EVENT") || has(macro, "DEFINE_EVENT");
    bool variable = has(macro, "DEFINE") || has(macro, "DECLARE") || has(macro, "LIST_HEAD");
    if (!(variable || event) || has(macro, "CLASS") || which >= n || !a[which].text.len) return (made){0};
    return (made){a[which].node, event};
}

/* DEFINE_MUTEX(lock); LIST_HEAD(list); DEFINE_PER_CPU(int, count); */
static void define_by_macro(cg_walker *w, uint32_t node, cg_str macro, made m) {
    bool is_static = was_static(w, node);
    cg_def d = {.kind = m.event ? CG_NODE_FUNCTION : CG_NODE_VARIABLE,
                .flags = is_static ? CG_SYM_FILE_LOCAL : CG_SYM_EXPORTED,
                .visibility = is_static ? CG_VISIBILITY_PRIVATE : CG_VISIBILITY_PUBLIC,
                .node = node,
                .name = m.name};
    if (!m.event) {
        if (has(macro, "DECLARE_")) d.flags |= CG_SYM_DECLARATION;
        cg_define(w, &d);
        return;
    }
    d.name_text = joined(w, "trace_", cg_node_text(w, m.name));
    cg_define_begin(w, &d, CG_SCOPE_FUNCTION);
    c_scan_lost(w, cg_start(w, node), cg_end(w, node));
    cg_define_end(w);
}

/* The macro and its arguments as a call, without the name it defines. */
static void visit_invocation(cg_walker *w, uint32_t node, uint32_t name, uint32_t list, uint32_t except) {
    cg_expr_id callee = cg_visit(w, name, CG_USE_CALLEE);
    size_t mark = cg_list(w);
    CG_EACH_NAMED(w, child, list) { cg_list_add(w, child == except ? 0 : cg_visit(w, child, 0)); }
    cg_list_end(w, mark, CG_EXPR_CALL, 0, callee, cg_start(w, name));
    uint32_t first = cg_first_named(w, node);
    if (cg_kind(w, first) == C_ASSIGNMENT) cg_visit(w, cg_child(w, first, CF_RIGHT), 0);
}

/* ---- Where they stand ---- */

static uint32_t next_code(const cg_walker *w, uint32_t node) {
    uint32_t next = cg_next(w, node);
    while (next && cg_kind(w, next) == C_COMMENT) next = cg_next(w, next);
    return next;
}

static uint32_t call_in(const cg_walker *w, uint32_t statement) {
    uint32_t call = cg_first_named(w, statement);
    if (call && cg_kind(w, call) == C_ASSIGNMENT) call = cg_child(w, call, CF_LEFT);
    return call && cg_kind(w, call) == C_CALL ? call : 0;
}

cg_expr_id c_expression_statement(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t call = w->function == CG_NONE ? call_in(w, node) : 0;
    uint32_t name = call ? cg_child(w, call, CF_FUNCTION) : 0;
    if (!name || cg_kind(w, name) != C_IDENTIFIER) {
        cg_visit_children_except(w, node, 0);
        return 0;
    }
    uint32_t list = cg_child(w, call, CF_ARGUMENTS), next = next_code(w, node);
    if (next && cg_kind(w, next) == C_BLOCK) {
        invocation i = {.node = node, .last = next, .body = next, .name = name, .arguments = list};
        c_state_of(w)->consumed = next;
        define_function(w, &i);
        return 0;
    }
    made m = list ? makes(w, cg_node_text(w, name), list) : (made){0};
    if (!m.name) {
        cg_visit_children_except(w, node, 0);
        return 0;
    }
    visit_invocation(w, node, name, list, m.name);
    define_by_macro(w, node, cg_node_text(w, name), m);
    return 0;
}

/* Braces: a scope, unless they are a function's body, whose scope is open. */
cg_expr_id c_block(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    c_state *s = c_state_of(w);
    uint16_t up = cg_kind(w, cg_parent(w, node));
    bool body = up == C_FUNCTION || up == C_LAMBDA;
    if (s->consumed == node) {
        if (w->function == CG_NONE) return 0; /* was walked with the macro before it */
        body = true;
    }
    if (!body) cg_scope_open(w, CG_SCOPE_BLOCK);
    cg_expr_id last = 0;
    CG_EACH_CHILD(w, child, node) last = cg_visit(w, child, 0);
    if (!body) cg_scope_close(w);
    return last;
}
