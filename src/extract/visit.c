/* Visiting: each action of the rules is a function here. */
#include "extract/walker.h"

typedef cg_expr_id (*action_fn)(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use);

/* Longest string that is kept as a possible key. */
enum { KEY_MAX = 64 };

void cg_visit_children_except(cg_walker *w, uint32_t node, uint32_t except) {
    CG_EACH_CHILD(w, child, node)
    if (child != except) cg_visit(w, child, 0);
}

/* Visits the children that are not in one of the rule's fields. */
static void visit_rest(cg_walker *w, uint32_t node, const cg_rule *rule) {
    CG_EACH_CHILD(w, child, node) {
        uint8_t field = cg_field(w, child);
        bool spoken_of = false;
        for (size_t i = 0; i < sizeof rule->f; i++) spoken_of |= field && rule->f[i] == field;
        if (!spoken_of) cg_visit(w, child, 0);
    }
}

/* Field i's child, or, for a rule without fields, the only (last) named child; the others are visited. */
static uint32_t operand_node(cg_walker *w, uint32_t node, const cg_rule *rule) {
    uint32_t found = 0;
    if (rule->f[0]) {
        found = cg_child(w, node, rule->f[0]);
        return found;
    }
    CG_EACH_NAMED(w, child, node) found = child;
    return found;
}

static cg_expr_id do_visit(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)rule;
    (void)use;
    CG_EACH_CHILD(w, child, node) cg_visit(w, child, 0);
    return 0;
}

static cg_expr_id do_skip(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)w;
    (void)node;
    (void)rule;
    (void)use;
    return 0;
}

static cg_expr_id do_pass(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    cg_expr_id value = 0;
    if (rule->f[0]) {
        CG_EACH_CHILD(w, child, node) {
            bool wanted = cg_field(w, child) == rule->f[0];
            cg_expr_id v = cg_visit(w, child, wanted ? use : 0);
            if (wanted && v) value = v;
        }
        return value;
    }
    CG_EACH_CHILD(w, child, node) {
        cg_expr_id v = cg_visit(w, child, use);
        if (v) value = v;
    }
    return value;
}

static cg_expr_id do_name(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    return cg_name(w, node, use, rule->arg);
}

static cg_expr_id do_literal(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    bool key = rule->arg == CG_LITERAL_INT || rule->arg == CG_LITERAL_CHAR || rule->arg == CG_LITERAL_BOOL;
    cg_str text = cg_node_text(w, node);
    return cg_literal_value(w, (cg_literal)rule->arg, key ? text : CG_STR_NONE, cg_start(w, node));
}

static bool is_key(cg_str s) {
    if (s.len > KEY_MAX) return false;
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.ptr[i] <= ' ') return false;
    return true;
}

static cg_expr_id do_string(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    bool plain = true;
    CG_EACH_NAMED(w, child, node) {
        plain = false;
        cg_visit(w, child, 0);
    }
    cg_str content = cg_string_content(cg_node_text(w, node));
    cg_literal kind = rule->arg ? (cg_literal)rule->arg : CG_LITERAL_STRING;
    return cg_literal_value(w, kind, plain && is_key(content) ? content : CG_STR_NONE, cg_start(w, node));
}

static cg_expr_id do_member(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    uint32_t object = cg_child(w, node, rule->f[0]), name = cg_child(w, node, rule->f[1]);
    cg_expr_id of =
        cg_visit(w, object, use & (CG_USE_TYPE | CG_USE_BASE | CG_USE_IMPORT) ? CG_USE_SILENT : 0);
    visit_rest(w, node, rule);
    return cg_member(w, of, name, use, rule->arg);
}

static cg_expr_id call_or_new(cg_walker *w, uint32_t node, const cg_rule *rule, cg_expr_op op, uint8_t use) {
    uint32_t callee = cg_child(w, node, rule->f[0]), arguments = cg_child(w, node, rule->f[1]);
    cg_expr_id of = cg_visit(w, callee, CG_USE_CALLEE | (use & CG_USE_DECORATOR));
    size_t mark = cg_list(w);
    if (arguments && w->lang->rules[cg_kind(w, arguments)].action == CG_DO_VISIT)
        cg_list_add_children(w, arguments, 0);
    else if (arguments)
        cg_list_add(w, cg_visit(w, arguments, 0));
    visit_rest(w, node, rule);
    return cg_list_end(w, mark, op, 0, of, cg_last_name_at(w, of, cg_start(w, node)));
}

static cg_expr_id do_call(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    return call_or_new(w, node, rule, CG_EXPR_CALL, use);
}

static cg_expr_id do_new(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    return call_or_new(w, node, rule, CG_EXPR_NEW, use);
}

/* What is called keeps its key, which may be a type: f[T](). */
static cg_expr_id do_index(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    cg_expr_id of = cg_visit(w, cg_child(w, node, rule->f[0]), 0);
    cg_expr_id key = cg_visit(w, cg_child(w, node, rule->f[1]), 0);
    visit_rest(w, node, rule);
    if (of == 0) return 0;
    if (key && cg_facts_expr_at(w->facts, key)->op != CG_EXPR_LITERAL && !(use & CG_USE_CALLEE)) key = 0;
    return cg_facts_expr(w->facts, CG_EXPR_INDEX, 0, 0, of, key, cg_start(w, node));
}

/* A list of the values of all children, or of those in f0 and f1 if the rule names fields. */
static cg_expr_id list_of(cg_walker *w, uint32_t node, const cg_rule *rule, cg_expr_op op, uint32_t a,
                          uint8_t use) {
    size_t mark = cg_list(w);
    CG_EACH_CHILD(w, child, node) {
        uint8_t field = cg_field(w, child);
        bool wanted = !rule->f[0] || (field && (field == rule->f[0] || field == rule->f[1]));
        cg_expr_id v = cg_visit(w, child, wanted ? use : 0);
        if (wanted && v) cg_list_add(w, v);
    }
    return cg_list_end(w, mark, op, 0, a, cg_start(w, node));
}

static cg_expr_id do_choice(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    return list_of(w, node, rule, CG_EXPR_CHOICE, 0, use & (uint8_t)~CG_USE_CALLEE);
}

static cg_expr_id do_list(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    return list_of(w, node, rule, CG_EXPR_LIST, rule->arg, use & CG_USE_TYPE);
}

static cg_expr_id do_map(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    return list_of(w, node, rule, CG_EXPR_MAP, 0, 0);
}

static cg_expr_id do_union(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    return list_of(w, node, rule, CG_EXPR_UNION, 0, use);
}

static cg_expr_id do_pair(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    uint32_t key = cg_child(w, node, rule->f[0]), value = cg_child(w, node, rule->f[1]);
    cg_string_id name = 0;
    if (key && rule->arg == 1 && w->lang->rules[cg_kind(w, key)].action == CG_DO_NAME) {
        name = cg_text_id(w, key);
    } else {
        cg_expr_id k = cg_visit(w, key, 0);
        const cg_expr *e = cg_facts_expr_at(w->facts, k);
        if (e->op == CG_EXPR_LITERAL) name = e->b;
    }
    cg_expr_id v = name ? cg_visit_named(w, value, key, false, 0) : cg_visit(w, value, 0);
    visit_rest(w, node, rule);
    if (!name || !v) return v;
    return cg_facts_expr(w->facts, CG_EXPR_KEYWORD, 0, 0, v, name, cg_start(w, key));
}

static cg_expr_id do_keyword(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, rule->f[0]);
    cg_expr_id v = cg_visit(w, cg_child(w, node, rule->f[1]), 0);
    visit_rest(w, node, rule);
    if (!name) return v;
    return cg_facts_expr(w->facts, CG_EXPR_KEYWORD, 0, 0, v, cg_text_id(w, name), cg_start(w, name));
}

/* The value of the operand, the other children visited. */
static cg_expr_id operand(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    uint32_t of = operand_node(w, node, rule);
    cg_expr_id value = 0;
    CG_EACH_CHILD(w, child, node) {
        cg_expr_id v = cg_visit(w, child, child == of ? use : 0);
        if (child == of) value = v;
    }
    return value;
}

static cg_expr_id do_spread(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    return cg_unary(w, CG_EXPR_SPREAD, operand(w, node, rule, 0), rule->arg, cg_start(w, node));
}

static cg_expr_id do_await(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    return cg_unary(w, CG_EXPR_AWAIT, operand(w, node, rule, 0), 0, cg_start(w, node));
}

static cg_expr_id do_self(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)rule;
    (void)use;
    return cg_facts_expr(w->facts, CG_EXPR_SELF, 0, 0, 0, 0, cg_start(w, node));
}

static cg_expr_id do_super(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)rule;
    return cg_facts_expr(w->facts, CG_EXPR_SUPER, use, 0, 0, 0, cg_start(w, node));
}

static cg_expr_id do_cast(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    cg_expr_id type = cg_visit(w, cg_child(w, node, rule->f[0]), CG_USE_TYPE);
    cg_expr_id value = cg_visit(w, cg_child(w, node, rule->f[1]), 0);
    visit_rest(w, node, rule);
    if (type == 0) return value;
    return cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, type, value, cg_start(w, node));
}

static cg_expr_id do_assign(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    uint32_t target = cg_child(w, node, rule->f[0]), source = cg_child(w, node, rule->f[1]);
    uint32_t type_node = rule->f[2] ? cg_child(w, node, rule->f[2]) : 0;
    cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE);
    cg_expr_id value = cg_visit(w, source, 0);
    visit_rest(w, node, rule);
    if (target) w->lang->assign(w, target, value, type);
    return value;
}

static cg_expr_id flow_out(cg_walker *w, uint32_t node, const cg_rule *rule, cg_flow_kind kind) {
    cg_flow_out(w, kind, operand(w, node, rule, 0));
    return 0;
}

static cg_expr_id do_return(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    return flow_out(w, node, rule, CG_FLOW_RETURN);
}

static cg_expr_id do_yield(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    return flow_out(w, node, rule, CG_FLOW_YIELD);
}

static cg_expr_id do_throw(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    return flow_out(w, node, rule, CG_FLOW_THROW);
}

static cg_expr_id do_scope(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    (void)use;
    cg_scope_open(w, (cg_scope_kind)rule->arg);
    CG_EACH_CHILD(w, child, node) cg_visit(w, child, 0);
    cg_scope_close(w);
    return 0;
}

static cg_expr_id do_pointer(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    return cg_unary(w, CG_EXPR_POINTER, operand(w, node, rule, use), rule->arg, cg_start(w, node));
}

static cg_expr_id do_array(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    return cg_unary(w, CG_EXPR_ARRAY, operand(w, node, rule, use), 0, cg_start(w, node));
}

static cg_expr_id do_apply(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    cg_expr_id of = cg_visit(w, cg_child(w, node, rule->f[0]), use);
    uint32_t arguments = cg_child(w, node, rule->f[1]);
    size_t mark = cg_list(w);
    if (arguments) cg_list_add_children(w, arguments, CG_USE_TYPE);
    visit_rest(w, node, rule);
    return cg_list_end(w, mark, CG_EXPR_APPLY, 0, of, cg_start(w, node));
}

static cg_expr_id do_maptype(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    cg_expr_id key = cg_visit(w, cg_child(w, node, rule->f[0]), use);
    cg_expr_id value = cg_visit(w, cg_child(w, node, rule->f[1]), use);
    return cg_facts_expr(w->facts, CG_EXPR_MAPTYPE, 0, 0, key, value, cg_start(w, node));
}

static cg_expr_id do_type(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    if (!(use & (CG_USE_CALLEE | CG_USE_BASE | CG_USE_DECORATOR))) use |= CG_USE_TYPE;
    return do_pass(w, node, rule, use);
}

static cg_expr_id do_hook(cg_walker *w, uint32_t node, const cg_rule *rule, uint8_t use) {
    return rule->hook(w, node, use);
}

static const action_fn actions[CG_DO_COUNT] = {
    [CG_DO_VISIT] = do_visit,     [CG_DO_DROP] = do_skip,       [CG_DO_SKIP] = do_skip,
    [CG_DO_PASS] = do_pass,       [CG_DO_NAME] = do_name,       [CG_DO_LITERAL] = do_literal,
    [CG_DO_STRING] = do_string,   [CG_DO_COMMENT] = do_skip,    [CG_DO_MEMBER] = do_member,
    [CG_DO_CALL] = do_call,       [CG_DO_NEW] = do_new,         [CG_DO_INDEX] = do_index,
    [CG_DO_CHOICE] = do_choice,   [CG_DO_LIST] = do_list,       [CG_DO_MAP] = do_map,
    [CG_DO_PAIR] = do_pair,       [CG_DO_KEYWORD] = do_keyword, [CG_DO_SPREAD] = do_spread,
    [CG_DO_AWAIT] = do_await,     [CG_DO_SELF] = do_self,       [CG_DO_SUPER] = do_super,
    [CG_DO_CAST] = do_cast,       [CG_DO_ASSIGN] = do_assign,   [CG_DO_RETURN] = do_return,
    [CG_DO_YIELD] = do_yield,     [CG_DO_THROW] = do_throw,     [CG_DO_SCOPE] = do_scope,
    [CG_DO_POINTER] = do_pointer, [CG_DO_ARRAY] = do_array,     [CG_DO_APPLY] = do_apply,
    [CG_DO_UNION] = do_union,     [CG_DO_MAPTYPE] = do_maptype, [CG_DO_TYPE] = do_type,
    [CG_DO_HOOK] = do_hook,
};

cg_expr_id cg_visit(cg_walker *w, uint32_t node, uint8_t use) {
    if (node == 0) return 0;
    const cg_rule *rule = &w->lang->rules[w->nodes[node].kind];
    return actions[rule->action](w, node, rule, use);
}

cg_expr_id cg_visit_named(cg_walker *w, uint32_t node, uint32_t name, bool binds, uint8_t use) {
    uint32_t nameless = name ? cg_nameless(w, node) : 0;
    if (nameless) {
        w->own->named_node = nameless;
        w->own->name_node = name;
        w->own->name_binds = binds;
    }
    return cg_visit(w, node, use);
}

uint32_t cg_nameless(const cg_walker *w, uint32_t node) {
    while (node) {
        const cg_rule *rule = &w->lang->rules[cg_kind(w, node)];
        if (rule->flags & CG_RULE_FUNCTION) return node;
        if (rule->action != CG_DO_PASS) return 0;
        uint32_t inner = 0;
        if (rule->f[0])
            inner = cg_child(w, node, rule->f[0]);
        else
            CG_EACH_NAMED(w, child, node) inner = child;
        node = inner;
    }
    return 0;
}
