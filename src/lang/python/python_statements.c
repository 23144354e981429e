/* Statements that bind, choose or end, and comprehensions. */
#include "lang/python/python.h"

/* ---- Assignment ---- */

static bool is_all(const cg_walker *w, uint32_t target) {
    return w->scope == 0 && target && cg_kind(w, target) == PY_IDENTIFIER &&
           cg_str_is(cg_node_text(w, target), "__all__");
}

static bool is_alias_type(const cg_walker *w, uint32_t type) {
    return type && cg_str_ends(cg_node_text(w, type), CG_STR("TypeAlias"));
}

/* Name = List[A]: outside of functions, a generic of typing with arguments is a type. */
static bool makes_alias(const cg_walker *w, uint32_t left, uint32_t right) {
    static const char *const generics[] = {"List",     "Dict",     "Set",     "Tuple",    "Optional",
                                           "Union",    "Callable", "Type",    "Deque",    "Iterable",
                                           "Iterator", "Sequence", "Mapping", "Awaitable"};
    if (w->function != CG_NONE || cg_kind(w, left) != PY_IDENTIFIER || cg_kind(w, right) != PY_SUBSCRIPT)
        return false;
    if (cg_lookup_here(w, cg_node_text(w, left)) != CG_NONE) return false;
    cg_str name = cg_node_text(w, cg_child(w, right, PY_F_VALUE));
    size_t dot = cg_str_find_last_char(name, '.');
    if (dot != CG_STR_NOWHERE) name = cg_str_from_index(name, dot + 1);
    for (size_t i = 0; i < sizeof generics / sizeof *generics; i++)
        if (cg_str_is(name, generics[i])) return true;
    return false;
}

/* Name: TypeAlias = type */
static cg_expr_id alias(cg_walker *w, uint32_t node, uint32_t name, uint32_t right) {
    cg_expr_id type = cg_visit(w, right, CG_USE_TYPE);
    cg_define(w, &(cg_def){.kind = CG_NODE_TYPE_ALIAS,
                           .flags = w->scope == 0 ? CG_SYM_EXPORTED : 0,
                           .visibility = py_visibility(cg_node_text(w, name)),
                           .node = node,
                           .name = name,
                           .type = right,
                           .type_value = type});
    return 0;
}

/* A lambda for a new plain name becomes a function of that name; no variable is needed. */
static bool names_function(const cg_walker *w, uint32_t left, uint32_t right) {
    if (!right || !left || cg_kind(w, left) != PY_IDENTIFIER || !cg_nameless(w, right)) return false;
    return w->scope == cg_scope_of_function(w) && !py_outer(w, cg_node_text(w, left)) &&
           cg_lookup_here(w, cg_node_text(w, left)) == CG_NONE;
}

static cg_expr_id visit_right(cg_walker *w, uint32_t left, uint32_t right) {
    uint32_t name = left && cg_kind(w, left) == PY_IDENTIFIER ? left : cg_child(w, left, PY_F_ATTRIBUTE);
    return cg_visit_named(w, right, name, false, 0);
}

cg_expr_id py_assignment(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, PY_F_LEFT), right = cg_child(w, node, PY_F_RIGHT);
    uint32_t type_node = cg_child(w, node, PY_F_TYPE);
    if (right && left && (is_alias_type(w, type_node) || makes_alias(w, left, right)))
        return alias(w, node, left, right);
    if (names_function(w, left, right)) return cg_visit_named(w, right, left, true, 0);
    cg_expr_id value = visit_right(w, left, right);
    cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE);
    py_assign(w, left, value, type);
    if (is_all(w, left)) py_export_all(w, right);
    if (left) py_typevar_assigned(w, left, right);
    return value;
}

cg_expr_id py_augmented(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, PY_F_LEFT), right = cg_child(w, node, PY_F_RIGHT);
    cg_expr_id value = cg_visit(w, right, 0);
    cg_visit(w, left, 0);
    py_assign(w, left, value, 0);
    if (is_all(w, left)) py_export_all(w, right);
    return 0;
}

cg_expr_id py_delete(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) == PY_TUPLE || cg_kind(w, child) == PY_PAREN) {
            py_delete(w, child, 0);
        } else if (cg_kind(w, child) == PY_IDENTIFIER) {
            cg_symbol_id symbol = cg_facts_find(w->facts, cg_scope_of_function(w), cg_text_id(w, child));
            if (symbol != CG_NONE) cg_facts_flow(w->facts, CG_FLOW_DELETE, symbol, 0);
        } else {
            cg_visit(w, child, CG_USE_WRITE);
        }
    }
    return 0;
}

/* global a, b and nonlocal a, b */
cg_expr_id py_outer_statement(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    py_state *state = py_state_of(w);
    if (w->function == CG_NONE) return 0;
    CG_EACH_NAMED(w, child, node) {
        if (state->outer_count == PY_OUTER_NAMES_MAX) break;
        state->outer[state->outer_count++] = (py_outer_name){
            .function = w->function,
            .name = cg_text_id(w, child),
            .global = cg_kind(w, node) == PY_GLOBAL,
        };
    }
    return 0;
}

/* ---- Control ---- */

/* if and try: imports inside are conditional, and under `if TYPE_CHECKING` for types only. */
cg_expr_id py_conditional_statement(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    py_state *state = py_state_of(w);
    uint32_t condition = cg_child(w, node, PY_F_CONDITION);
    bool checking = condition && cg_str_ends(cg_node_text(w, condition), CG_STR("TYPE_CHECKING")) &&
                    cg_kind(w, condition) != PY_OTHER;
    state->conditions++;
    CG_EACH_CHILD(w, child, node) {
        bool types = checking && cg_field(w, child) == PY_F_CONSEQUENCE;
        bool holds = condition && cg_field(w, child) == PY_F_CONSEQUENCE;
        uint32_t before = state->narrowed_count;
        state->type_checking += types;
        if (holds) py_narrow(w, condition, true);
        cg_visit(w, child, 0);
        if (holds) state->narrowed_count = before;
        state->type_checking -= types;
    }
    state->conditions--;
    if (condition) py_narrow_behind(w, node);
    return 0;
}

cg_expr_id py_for(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t left = cg_child(w, node, PY_F_LEFT), right = cg_child(w, node, PY_F_RIGHT);
    cg_expr_id over = cg_visit(w, right, 0);
    py_assign(w, left, cg_unary(w, CG_EXPR_ELEMENT, over, 0, cg_start(w, right ? right : node)), 0);
    CG_EACH_CHILD(w, child, node)
    if (child != left && child != right) cg_visit(w, child, 0);
    return 0;
}

/* except A as e, except (A, B) as e: e is an instance of one of them. */
cg_expr_id py_except(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t what = cg_child(w, node, PY_F_VALUE), type = what, target = cg_child(w, node, PY_F_ALIAS);
    if (what && cg_kind(w, what) == PY_AS_PATTERN) {
        type = cg_first_named(w, what);
        target = cg_child(w, what, PY_F_ALIAS);
    }
    if (type) {
        size_t mark = cg_list(w);
        if (cg_kind(w, type) == PY_TUPLE)
            cg_list_add_children(w, type, CG_USE_TYPE);
        else
            cg_list_add(w, cg_visit(w, type, CG_USE_TYPE));
        uint32_t at = cg_start(w, type);
        cg_expr_id caught = cg_list_at(w, mark, 0);
        if (cg_list_count(w, mark) == 1)
            cg_list_drop(w, mark);
        else
            caught = cg_list_end(w, mark, CG_EXPR_UNION, 0, 0, at);
        if (target) py_assign(w, target, cg_facts_expr(w->facts, CG_EXPR_CAST, 0, 0, caught, 0, at), 0);
    }
    CG_EACH_CHILD(w, child, node)
    if (child != what && child != target) cg_visit(w, child, 0);
    return 0;
}

cg_expr_id py_with_item(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t value = cg_child(w, node, PY_F_VALUE);
    if (value == 0 || cg_kind(w, value) != PY_AS_PATTERN) {
        cg_visit(w, value, 0);
        return 0;
    }
    cg_expr_id manager = cg_visit(w, cg_first_named(w, value), 0);
    py_assign(w, cg_child(w, value, PY_F_ALIAS), cg_unary(w, CG_EXPR_ENTER, manager, 0, cg_start(w, value)),
              0);
    return 0;
}

static void visit_case(cg_walker *w, uint32_t clause, cg_expr_id subject) {
    CG_EACH_NAMED(w, child, clause) {
        if (cg_kind(w, child) == PY_CASE_PATTERN)
            py_match_pattern(w, child, subject);
        else
            cg_visit(w, child, 0);
    }
}

cg_expr_id py_match(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_expr_id subject = 0;
    CG_EACH_NAMED(w, child, node) {
        if (cg_kind(w, child) != PY_BLOCK) {
            subject = cg_visit(w, child, 0);
            continue;
        }
        CG_EACH_NAMED(w, clause, child) {
            if (cg_kind(w, clause) == PY_CASE)
                visit_case(w, clause, subject);
            else
                cg_visit(w, clause, 0);
        }
    }
    return 0;
}

cg_expr_id py_raise(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    CG_EACH_NAMED(w, child, node) {
        cg_expr_id value = cg_visit(w, child, 0);
        if (cg_field(w, child) != PY_F_CAUSE) cg_flow_out(w, CG_FLOW_THROW, value);
    }
    return 0;
}

cg_expr_id py_yield(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t what = cg_first_named(w, node);
    cg_expr_id value = cg_visit(w, what, 0);
    if (cg_has(w, node, PY_FROM_TOKEN)) value = cg_unary(w, CG_EXPR_ELEMENT, value, 0, cg_start(w, what));
    cg_flow_out(w, CG_FLOW_YIELD, value);
    return 0;
}

/* ---- Comprehensions ---- */

/* The clauses bind what the body uses, so they come first although they are written last. */
static void visit_clauses(cg_walker *w, uint32_t node) {
    py_state *state = py_state_of(w);
    CG_EACH_NAMED(w, clause, node) {
        if (cg_field(w, clause) == PY_F_BODY) continue;
        if (cg_kind(w, clause) != PY_FOR_IN) {
            cg_visit(w, clause, 0);
            continue;
        }
        uint32_t left = cg_child(w, clause, PY_F_LEFT), right = cg_child(w, clause, PY_F_RIGHT);
        cg_expr_id over = cg_visit(w, right, 0);
        state->comprehension = true;
        py_assign(w, left, cg_unary(w, CG_EXPR_ELEMENT, over, 0, cg_start(w, clause)), 0);
        state->comprehension = false;
    }
}

cg_expr_id py_comprehension(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_scope_open(w, CG_SCOPE_BLOCK);
    visit_clauses(w, node);
    size_t mark = cg_list(w);
    cg_expr_id body = cg_visit(w, cg_child(w, node, PY_F_BODY), 0);
    if (body) cg_list_add(w, body);
    bool map = cg_kind(w, node) == PY_DICT_COMP, set = cg_kind(w, node) == PY_SET_COMP;
    cg_expr_id value = cg_list_end(w, mark, map ? CG_EXPR_MAP : CG_EXPR_LIST, 0,
                                   map   ? 0
                                   : set ? CG_LITERAL_SET
                                         : CG_LITERAL_LIST,
                                   cg_start(w, node));
    cg_scope_close(w);
    return value;
}
