/* Declarations and their definition; overloads by their parameters. */
#include "resolve/c_family.h"

/* ---- Parameters ---- */

enum { PARAMETERS_MAX = 16 };

static uint32_t parameters_of(const cg_rfile *f, cg_symbol_id function, cg_symbol_id *out) {
    const cg_symbol *s = &f->facts->symbols[function];
    uint32_t n = 0;
    if (s->inner == CG_NONE) return 0;
    for (cg_symbol_id p = function + 1; p < f->facts->node_count && n < PARAMETERS_MAX; p++) {
        const cg_symbol *parameter = &f->facts->symbols[p];
        if (parameter->scope == s->inner && parameter->kind == CG_NODE_PARAMETER) out[n++] = p;
        if (parameter->scope == s->scope) break;
    }
    return n;
}

/* The next byte of a type's text that counts: no blanks, no qualifiers in front of ::. */
static size_t type_key(cg_str text, char *out, size_t most) {
    size_t n = 0;
    for (size_t i = 0; i < text.len && n < most; i++) {
        char c = text.ptr[i];
        if (c == ' ' || c == '\t') continue;
        if (c == ':') {
            while (n &&
                   (out[n - 1] == '_' || (out[n - 1] >= '0' && out[n - 1] <= '9') ||
                    (out[n - 1] >= 'A' && out[n - 1] <= 'Z') || (out[n - 1] >= 'a' && out[n - 1] <= 'z')))
                n--;
            continue;
        }
        out[n++] = c;
    }
    return n;
}

/* Pointers and references are part of a declared type, but not of its text: they are counted. */
static uint32_t shape_of_type(const cg_facts *f, cg_expr_id e) {
    uint32_t shape = 0;
    for (int i = 0; e && i < 6; i++) {
        uint8_t op = f->exprs[e].op;
        if (op != CG_EXPR_POINTER && op != CG_EXPR_ARRAY) break;
        shape = shape * 3 + (op == CG_EXPR_POINTER && f->exprs[e].n == 1 ? 2 : 1);
        e = f->exprs[e].a;
    }
    return shape;
}

static bool same_parameters(const cg_rfile *a, cg_symbol_id f, const cg_rfile *b, cg_symbol_id g) {
    cg_symbol_id p[PARAMETERS_MAX], q[PARAMETERS_MAX];
    uint32_t n = parameters_of(a, f, p);
    if (n != parameters_of(b, g, q)) return false;
    for (uint32_t i = 0; i < n; i++) {
        char x[128], y[128];
        size_t xn = type_key(cg_facts_str(a->facts, a->facts->nodes[p[i]].type_text), x, sizeof x);
        size_t yn = type_key(cg_facts_str(b->facts, b->facts->nodes[q[i]].type_text), y, sizeof y);
        if (xn != yn || memcmp(x, y, xn) != 0) return false;
        if (shape_of_type(a->facts, a->facts->symbols[p[i]].type) !=
            shape_of_type(b->facts, b->facts->symbols[q[i]].type))
            return false;
    }
    return true;
}

bool c_overrides(cg_rctx *x, cg_gid method, cg_gid base) {
    const cg_rfile *f = cg_file_of(x->r, method), *g = cg_file_of(x->r, base);
    const cg_symbol *m = cg_symbol_in(f, method), *b = cg_symbol_in(g, base);
    if ((m->flags & CG_SYM_CONST) != (b->flags & CG_SYM_CONST)) return false;
    if (cg_str_starts(cg_facts_str(f->facts, m->name), CG_STR("~"))) return true;
    bool same = same_parameters(f, method - f->symbol_base, g, base - g->symbol_base);
    if (!same) return (m->flags & CG_SYM_OVERRIDE) && m->arity == b->arity; /* a type by another name */
    if ((m->flags | b->flags) & (CG_SYM_VIRTUAL | CG_SYM_OVERRIDE)) return true;
    cg_gid c = cg_class_of_member(x, base); /* virtual further up, and not said again */
    cg_values above = c == CG_NONE ? 0 : cg_class_members(x, c, cg_name_of(g, b->name), true, NULL);
    const cg_value *list;
    uint32_t n = cg_values_list(&above, &list);
    for (uint32_t i = 0; i < n; i++)
        if (cg_tag(list[i]) == CG_VALUE_DEF && cg_symbol_of(x->r, cg_id(list[i]))->kind == CG_NODE_METHOD &&
            cg_id(list[i]) != method && c_overrides(x, base, cg_id(list[i])))
            return true;
    return false;
}

/* ---- Definitions of declarations ---- */

typedef struct search {
    cg_rctx *x;
    cg_rfile *from, *at; /* who asks, and where the declaration stands */
    cg_symbol_id symbol;
    bool overloads;
    cg_gid best;
    uint32_t score;
} search;

static void consider(search *s, cg_gid id) {
    const cg_resolver *r = s->x->r;
    cg_rfile *f = cg_file_of(r, id);
    const cg_symbol *d = cg_symbol_in(f, id), *declaration = &s->at->facts->symbols[s->symbol];
    if ((d->flags & CG_SYM_DECLARATION) || d->kind == CG_NODE_MACRO) return;
    if (cg_kind_is_function(d->kind) != cg_kind_is_function(declaration->kind)) return;
    if ((d->flags & CG_SYM_FILE_LOCAL) && f != s->at && f != s->from) return;
    bool same = cg_kind_is_function(d->kind) && same_parameters(s->at, s->symbol, f, id - f->symbol_base);
    if (s->overloads && cg_kind_is_function(d->kind) && !same && d->arity != declaration->arity) return;
    uint32_t score =
        1 + (same ? 4000u : 0) + (f == s->from ? 2000u : 0) + (c_same_stem(f->path, s->at->path) ? 1000u : 0);
    score += 20 * c_path_nearness(f->path, s->from->path) + 10 * c_path_nearness(f->path, s->at->path);
    if (!(f->marks & CG_FILE_TEST)) score += 5;
    if (score > s->score) s->best = id, s->score = score;
}

/* The member defined outside of its class for the one declared in it. */
static void consider_members(search *s, cg_gid class_) {
    const cg_symbol *declaration = &s->at->facts->symbols[s->symbol];
    const cg_attached *list;
    uint32_t n = cg_class_attached(s->x->r, class_, cg_name_of(s->at, declaration->name), &list), fitting = 0;
    cg_gid only = CG_NONE;
    for (uint32_t i = 0; i < n; i++) {
        const cg_symbol *d = cg_symbol_of(s->x->r, list[i].member);
        if ((d->flags & CG_SYM_DECLARATION) || d->arity != declaration->arity) continue;
        only = list[i].member;
        fitting++;
        consider(s, list[i].member);
    }
    if (fitting == 1) s->best = only;
}

static cg_gid definition_of(cg_rctx *x, cg_rfile *from, cg_gid id) {
    cg_rfile *f = cg_file_of(x->r, id);
    const cg_symbol *symbol = cg_symbol_in(f, id);
    search s = {.x = x, .from = from, .at = f, .symbol = id - f->symbol_base, .best = CG_NONE};
    cg_gid class_ = cg_class_of_member(x, id);
    if (class_ != CG_NONE) {
        if (cg_kind_is_function(symbol->kind)) consider_members(&s, class_);
        return s.best == CG_NONE ? id : s.best;
    }
    const c_family_state *state = c_family_of(x->r);
    cg_scope_id scope = symbol->scope; /* declared in a function it is none of the function's */
    while (scope && cg_kind_is_function(symbol->kind) && state->scope_space[f->index][scope] == CG_NONE)
        scope = f->facts->scopes[scope].parent;
    uint32_t space = state->scope_space[f->index][scope];
    s.overloads = f->language == CG_LANG_CPP && !(symbol->flags & CG_SYM_EXTERN);
    const c_global *list;
    size_t n = space == CG_NONE ? 0 : c_globals(state, space, cg_name_of(f, symbol->name), &list);
    for (size_t i = 0; i < n && i < 4096; i++) consider(&s, list[i].id);
    return s.best == CG_NONE ? id : s.best;
}

cg_gid c_canonical(cg_rctx *x, cg_rfile *from, cg_gid id) {
    const cg_rfile *f = cg_file_of(x->r, id);
    if (!(cg_symbol_in(f, id)->flags & CG_SYM_DECLARATION) || f->policy->canonical != c_canonical) return id;
    c_answer *a = c_answer_of(x, id, from->index, UINT32_MAX);
    if (!c_answers(a, id, from->index, UINT32_MAX)) {
        cg_gid definition = definition_of(x, from, id);
        *a = (c_answer){id, from->index + 1, UINT32_MAX, definition};
    }
    return (cg_gid)a->value;
}

/* #ifdef A, int f(void) { … }, #else, int f(void) { … }: functions of one file that could not both be there. */
uint32_t c_alternatives(cg_rctx *x, cg_gid definition, cg_gid *out, uint32_t max) {
    const cg_rfile *f = cg_file_of(x->r, definition);
    const cg_symbol *d = cg_symbol_in(f, definition);
    if (f == x->file || d->kind != CG_NODE_FUNCTION || d->owner || (d->flags & CG_SYM_DECLARATION)) return 0;
    const cg_scoped_name *list;
    uint32_t n = cg_scope_find(f, d->scope, cg_name_of(f, d->name), &list), count = 0;
    for (uint32_t i = 0; n > 1 && i < n && count < max; i++) {
        const cg_symbol *s = &f->facts->symbols[list[i].symbol];
        if (s != d && s->kind == CG_NODE_FUNCTION && !s->owner && !(s->flags & CG_SYM_DECLARATION) &&
            (f->language == CG_LANG_C || same_parameters(f, definition - f->symbol_base, f, list[i].symbol)))
            out[count++] = cg_gid_of(f, list[i].symbol);
    }
    return count;
}

/* ---- Overloads ---- */

enum { DIFFERENT = -3, UNKNOWN = 0, CONVERTED = 1, CLOSE = 2, DEDUCED = 3, EQUAL = 4 };

static bool same_value(cg_value argument, cg_value parameter) {
    if (cg_tag(argument) == cg_tag(parameter) && cg_id(argument) == cg_id(parameter)) return true;
    return cg_tag(argument) == CG_VALUE_LITERAL && cg_tag(parameter) == CG_VALUE_LITERAL &&
           cg_id(argument) == CG_LITERAL_STRING && cg_id(parameter) == CG_LITERAL_CHAR; /* char* */
}

/* Has the class a constructor that makes one of the argument? */
static bool converts(cg_rctx *x, cg_value argument, cg_gid class_) {
    const cg_rfile *f = cg_file_of(x->r, class_);
    cg_values members = cg_class_own_members(x, class_, cg_name_of(f, cg_symbol_in(f, class_)->name));
    const cg_value *list;
    uint32_t n = cg_values_list(&members, &list);
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF) continue;
        cg_rfile *at = cg_file_of(x->r, cg_id(list[i]));
        const cg_symbol *s = cg_symbol_in(at, cg_id(list[i]));
        cg_symbol_id p[PARAMETERS_MAX];
        if (s->kind != CG_NODE_CONSTRUCTOR || s->required > 1 ||
            !parameters_of(at, cg_id(list[i]) - at->symbol_base, p))
            continue;
        const cg_value *types;
        cg_values declared = cg_cell_before(x, cg_gid_of(at, p[0]));
        uint32_t m = cg_values_list(&declared, &types);
        for (uint32_t k = 0; k < m; k++)
            if (same_value(argument, types[k])) return true;
    }
    return false;
}

static bool is_text(const cg_rctx *x, cg_value v) {
    return cg_tag(v) == CG_VALUE_EXT_INSTANCE &&
           cg_str_starts(cg_external_at(x->r->pool, cg_id(v))->name, CG_STR("string"));
}

static int compare_sets(cg_rctx *x, cg_values arguments, cg_values parameters);

/* shared_ptr<Cat> for a shared_ptr<Animal>: by what they hold. */
static int compare_held(cg_rctx *x, cg_value argument, cg_value parameter) {
    const cg_values *a, *p;
    uint32_t n = cg_args_list(x->r->pool, cg_args(argument), &a),
             m = cg_args_list(x->r->pool, cg_args(parameter), &p);
    if (cg_tag(argument) != CG_VALUE_EXT_INSTANCE || !n || !m) return EQUAL;
    int c = compare_sets(x, a[0], p[0]);
    return c < 0 ? DIFFERENT : c == UNKNOWN ? CLOSE : c;
}

static int compare_values(cg_rctx *x, cg_value argument, cg_value parameter) {
    if (cg_tag(argument) == cg_tag(parameter) && cg_id(argument) == cg_id(parameter))
        return compare_held(x, argument, parameter);
    bool instances = cg_tag(argument) == CG_VALUE_INSTANCE && cg_tag(parameter) == CG_VALUE_INSTANCE;
    if (instances && cg_class_is_below(x->r, cg_id(argument), cg_id(parameter))) return CLOSE;
    if (cg_tag(parameter) == CG_VALUE_INSTANCE && cg_class_of(x->r, cg_id(parameter)) &&
        converts(x, argument, cg_id(parameter)))
        return CONVERTED;
    if (instances) return DIFFERENT;
    bool literals = cg_tag(argument) == CG_VALUE_LITERAL && cg_tag(parameter) == CG_VALUE_LITERAL;
    if (literals) {
        uint32_t a = cg_id(argument), p = cg_id(parameter);
        if (a == CG_LITERAL_STRING && p == CG_LITERAL_CHAR) return EQUAL; /* char* */
        if (a == CG_LITERAL_STRING || p == CG_LITERAL_STRING) return DIFFERENT;
        bool promoted = p == CG_LITERAL_INT && (a == CG_LITERAL_BOOL || a == CG_LITERAL_CHAR);
        return a == CG_LITERAL_NULL ? UNKNOWN : promoted ? CLOSE : CONVERTED;
    }
    bool text = cg_tag(argument) == CG_VALUE_LITERAL &&
                (cg_id(argument) == CG_LITERAL_STRING || cg_id(argument) == CG_LITERAL_CHAR);
    if (text && is_text(x, parameter)) return CONVERTED;
    bool sure = cg_tag(argument) == CG_VALUE_LITERAL || cg_tag(argument) == CG_VALUE_INSTANCE ||
                cg_tag(argument) == CG_VALUE_EXT_INSTANCE;
    bool declared = cg_tag(parameter) == CG_VALUE_LITERAL || cg_tag(parameter) == CG_VALUE_INSTANCE ||
                    cg_tag(parameter) == CG_VALUE_EXT_INSTANCE;
    if (sure && declared && cg_id(argument) != CG_LITERAL_NULL) return -1;
    return UNKNOWN;
}

/* template <class T> void f(T): takes whatever is given, as it is. */
static bool is_deduced(cg_rctx *x, cg_values parameters) {
    return cg_values_single(parameters) && cg_tag(parameters) == CG_VALUE_INSTANCE &&
           (cg_symbol_of(x->r, cg_id(parameters))->flags & CG_SYM_TYPE_PARAM);
}

static int compare_sets(cg_rctx *x, cg_values arguments, cg_values parameters) {
    const cg_value *a, *p;
    uint32_t n = cg_values_list(&arguments, &a), m = cg_values_list(&parameters, &p);
    if (is_deduced(x, parameters)) return n && *a != CG_VALUE_OF_UNKNOWN ? DEDUCED : UNKNOWN;
    int best = n && m ? DIFFERENT : UNKNOWN;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = 0; j < m; j++) {
            int c = compare_values(x, a[i], p[j]);
            if (c > best) best = c;
        }
    return best;
}

static int score_of(cg_rctx *x, cg_gid function, const cg_expr *call) {
    cg_rfile *f = cg_file_of(x->r, function);
    cg_symbol_id p[PARAMETERS_MAX];
    uint32_t n = parameters_of(f, function - f->symbol_base, p), total = 0;
    int score = 0;
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < call->n && i < n; i++, total++)
        score += compare_sets(x, x->values[operands[i]], cg_cell_before(x, cg_gid_of(f, p[i])));
    return score;
}

static bool takes(const cg_symbol *s, uint32_t arguments) {
    if (s->kind == CG_NODE_MACRO) return true;
    return arguments >= s->required && (arguments <= s->arity || (s->flags & CG_SYM_VARIADIC));
}

/* Is one a method of a base class that another hides: of the same parameters, brought by a using declaration? */
static bool is_hidden(cg_rctx *x, cg_gid method, const cg_gid *list, uint32_t count) {
    cg_gid base = cg_class_of_member(x, method);
    const cg_rfile *f = cg_file_of(x->r, method);
    for (uint32_t i = 0; i < count && base != CG_NONE; i++) {
        cg_gid c = list[i] == method ? CG_NONE : cg_class_of_member(x, list[i]);
        const cg_rfile *g = cg_file_of(x->r, list[i]);
        if (c != CG_NONE && c != base && cg_class_is_below(x->r, c, base) &&
            same_parameters(f, method - f->symbol_base, g, list[i] - g->symbol_base))
            return true;
    }
    return false;
}

/* f<int>(x) means a template. */
static uint32_t only_templates(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call) {
    uint32_t kept = 0;
    if (x->facts->exprs[call->a].op != CG_EXPR_APPLY) return count;
    for (uint32_t i = 0; i < count; i++)
        if (cg_symbol_of(x->r, list[i])->flags & (CG_SYM_TEMPLATE | CG_SYM_SPECIALIZED)) {
            cg_gid id = list[i];
            list[i] = list[kept], list[kept++] = id;
        }
    return kept ? kept : count;
}

/* Is the object that a method is called on constant? 1: yes, 0: no, -1: not known. */
static int is_constant(cg_rctx *x, const cg_expr *call) {
    const cg_expr *callee = &x->facts->exprs[call->a];
    const cg_expr *object = callee->op == CG_EXPR_MEMBER ? &x->facts->exprs[callee->a] : NULL;
    bool this_ = object ? object->op == CG_EXPR_SELF : callee->op == CG_EXPR_NAME;
    if (this_) {
        cg_scope_id scope = cg_scope_around(x->file, x->scope, CG_SCOPE_FUNCTION);
        return scope == CG_NONE
                   ? -1
                   : (x->facts->symbols[x->facts->scopes[scope].owner].flags & CG_SYM_CONST) != 0;
    }
    if (!object || object->op != CG_EXPR_SYMBOL) return -1;
    const cg_symbol *s = &x->facts->symbols[object->a];
    bool variable =
        s->kind == CG_NODE_VARIABLE || s->kind == CG_NODE_PARAMETER || s->kind == CG_NODE_CONSTANT;
    bool known = s->type && x->facts->exprs[s->type].op != CG_EXPR_TYPEOF;
    return !variable ? -1 : (s->flags & CG_SYM_CONST) ? 1 : known ? 0 : -1;
}

/* Of methods that differ by const alone, those for the object. */
static uint32_t by_constness(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call) {
    uint32_t constant = 0, kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const cg_symbol *s = cg_symbol_of(x->r, list[i]);
        if (s->kind != CG_NODE_METHOD) return count;
        constant += (s->flags & CG_SYM_CONST) != 0;
    }
    if (count < 2 || !constant || constant == count) return count;
    int wanted = is_constant(x, call);
    for (uint32_t i = 0; i < count && wanted >= 0; i++)
        if (((cg_symbol_of(x->r, list[i])->flags & CG_SYM_CONST) != 0) == wanted) list[kept++] = list[i];
    return kept ? kept : count;
}

uint32_t c_choose(cg_rctx *x, cg_gid *list, uint32_t count, const cg_expr *call) {
    bool spread;
    uint32_t n = cg_argument_count(x->facts, call, &spread), kept = 0;
    cg_gid fitting[64];
    int scores[64], best = -1000;
    if (count > 64) return count;
    for (uint32_t i = 0; i < count && !spread; i++)
        if (takes(cg_symbol_of(x->r, list[i]), n)) fitting[kept++] = list[i];
    if (kept) memcpy(list, fitting, kept * sizeof *list);
    if (kept < 2 || x->file->language == CG_LANG_C) return kept ? kept : count;
    kept = only_templates(x, list, kept, call);
    for (uint32_t i = 0; i < kept; i++) {
        scores[i] = score_of(x, list[i], call);
        if (scores[i] > best) best = scores[i];
    }
    uint32_t left = 0;
    for (uint32_t i = 0; i < kept; i++)
        if (scores[i] == best && !is_hidden(x, list[i], list, kept)) fitting[left++] = list[i];
    memcpy(list, fitting, left * sizeof *list);
    return by_constness(x, list, left, call);
}
