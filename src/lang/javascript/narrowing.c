/* What conditions say of a name or a chain of names (`x instanceof C`, `typeof x === "string"`, `x.kind === "a"`,
 * `"member" in x`, isC(x)): where one holds, each reading of the subject is a CAST that carries the test. */
#include "lang/javascript/javascript.h"

#define NARROWINGS_MAX CG_JS_NARROWINGS

static cg_str subject_of(const cg_walker *w, const cg_js_narrowing *n) {
    return cg_str_of(w->source.ptr + n->at, n->length);
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

static cg_str root_of(cg_str subject) {
    size_t n = 0;
    while (n < subject.len && is_letter(subject.ptr[n])) n++;
    return cg_str_first(subject, n);
}

static bool has_word(cg_str text, cg_str word) {
    for (size_t i = 0; i + word.len <= text.len; i++) {
        bool inside = (i > 0 && is_letter(text.ptr[i - 1])) ||
                      (i + word.len < text.len && is_letter(text.ptr[i + word.len]));
        if (!inside && memcmp(text.ptr + i, word.ptr, word.len) == 0) return true;
    }
    return false;
}

/* ---- Tests ---- */

void cg_js_note_test(cg_walker *w, uint32_t node, cg_expr_id value) {
    cg_js_state *s = cg_js_of(w);
    s->tests[s->test_count++ % CG_JS_TESTS] = (cg_js_test){node, value};
}

static cg_expr_id test_of(cg_walker *w, uint32_t node) {
    const cg_js_state *s = cg_js_of(w);
    for (size_t i = 0; i < CG_JS_TESTS; i++)
        if (s->tests[i].node == node) return s->tests[i].value;
    return 0;
}

/* A name, `this` or a chain of names. */
static bool is_subject(const cg_walker *w, uint32_t node) {
    for (; node && cg_kind(w, node) == JS_MEMBER; node = cg_child(w, node, JF_OBJECT)) {
    }
    return node && (cg_kind(w, node) == JS_IDENTIFIER || cg_kind(w, node) == JS_THIS);
}

static void add(cg_walker *w, uint32_t subject, unsigned how, cg_expr_id test, bool truth) {
    cg_js_state *s = cg_js_of(w);
    if (!test || !subject || !is_subject(w, subject) || s->narrowing_count == NARROWINGS_MAX) return;
    s->narrowings[s->narrowing_count] =
        (cg_js_narrowing){.at = cg_start(w, subject),
                          .length = cg_end(w, subject) - cg_start(w, subject),
                          .test = test,
                          .how = (uint16_t)(how | (truth ? 0 : CG_NARROW_NOT))};
    s->dead_narrowings &= (uint16_t) ~(1u << s->narrowing_count++);
}

/* The operator between the operands of a binary expression. */
static cg_str operator_of(const cg_walker *w, uint32_t left, uint32_t right) {
    return cg_str_trim(cg_str_of(w->source.ptr + cg_end(w, left), cg_start(w, right) - cg_end(w, left)));
}

static cg_expr_id word(cg_walker *w, cg_str text, uint32_t at) {
    return cg_literal_value(w, CG_LITERAL_STRING, text, at);
}

static cg_expr_id keyword(cg_walker *w, cg_str name, cg_expr_id value, uint32_t at) {
    return cg_facts_expr(w->facts, CG_EXPR_KEYWORD, CG_USE_SILENT, 0, value, cg_string(w, name), at);
}

/* `tested` is `value`: typeof x is "string", x.kind is "circle" or Kind.Circle. */
static void add_equal(cg_walker *w, uint32_t tested, uint32_t value, cg_expr_id given, bool truth) {
    cg_str text, name;
    uint32_t object, property, at = cg_start(w, value);
    bool constant = cg_js_constant_string(w, value, &text);
    if (cg_kind(w, tested) == JS_UNARY) {
        uint32_t of = cg_child(w, tested, JF_ARGUMENT);
        if (constant && of && cg_str_starts(cg_node_text(w, tested), CG_STR("typeof")))
            add(w, cg_js_unwrap(w, of), CG_NARROW_TYPEOF, word(w, text, at), truth);
    } else if (w->language != CG_LANG_JAVASCRIPT && cg_js_property(w, tested, &object, &property, &name)) {
        cg_expr_id e = constant ? word(w, text, at) : given;
        if (e) add(w, cg_js_unwrap(w, object), CG_NARROW_KIND, keyword(w, name, e, at), truth);
    }
}

static void add_binary(cg_walker *w, uint32_t node, bool truth) {
    uint32_t left = cg_child(w, node, JF_LEFT), right = cg_child(w, node, JF_RIGHT);
    if (!left || !right) return;
    cg_str operator_ = operator_of(w, left, right), text;
    bool equal = cg_str_starts(operator_, CG_STR("=="));
    if (cg_str_is(operator_, "&&") || cg_str_is(operator_, "||")) {
        if (cg_str_is(operator_, "&&") != truth) return;
        cg_js_narrow(w, left, truth);
        cg_js_narrow(w, right, truth);
    } else if (cg_str_is(operator_, "instanceof")) {
        add(w, cg_js_unwrap(w, left), CG_NARROW_INSTANCE, test_of(w, node), truth);
    } else if (cg_str_is(operator_, "in") && cg_js_constant_string(w, left, &text)) {
        if (w->language != CG_LANG_JAVASCRIPT)
            add(w, cg_js_unwrap(w, right), CG_NARROW_HAS,
                keyword(w, text, word(w, text, cg_start(w, left)), cg_start(w, left)), truth);
    } else if (equal || cg_str_starts(operator_, CG_STR("!="))) {
        add_equal(w, cg_js_unwrap(w, left), right, test_of(w, node), truth == equal);
    }
}

/* isC(x), which says by its type what x is, and Array.isArray(x). */
static void add_call(cg_walker *w, uint32_t node, bool truth) {
    static const char *const guards[] = {"is", "has", "assert"};
    uint32_t function = cg_child(w, node, JF_FUNCTION), arguments = cg_child(w, node, JF_ARGUMENTS);
    uint32_t subject = arguments ? cg_first_named(w, arguments) : 0;
    if (!subject || !function) return;
    subject = cg_js_unwrap(w, subject);
    if (cg_js_text_is(w, function, "Array.isArray")) {
        add(w, subject, CG_NARROW_TYPEOF, word(w, CG_STR("array"), cg_start(w, node)), truth);
        return;
    }
    uint32_t name = cg_kind(w, function) == JS_MEMBER ? cg_child(w, function, JF_PROPERTY) : function;
    bool guard = false;
    for (size_t i = 0; i < sizeof guards / sizeof *guards && name; i++)
        guard |= cg_str_starts(cg_node_text(w, name), cg_str_from(guards[i]));
    if (guard && w->language != CG_LANG_JAVASCRIPT) add(w, subject, CG_NARROW_GUARD, test_of(w, node), truth);
}

void cg_js_narrow(cg_walker *w, uint32_t condition, bool truth) {
    condition = condition ? cg_js_unwrap(w, condition) : 0;
    switch (condition ? cg_kind(w, condition) : JS_OTHER) {
    case JS_UNARY:
        if (w->source.ptr[cg_start(w, condition)] == '!')
            cg_js_narrow(w, cg_child(w, condition, JF_ARGUMENT), !truth);
        break;
    case JS_BINARY: add_binary(w, condition, truth); break;
    case JS_CALL: add_call(w, condition, truth); break;
    default: break;
    }
}

/* ---- Where they hold ---- */

cg_expr_id cg_js_narrowed(cg_walker *w, uint32_t node, cg_expr_id value) {
    const cg_js_state *s = cg_js_of(w);
    cg_str text = s->narrowing_count ? cg_node_text(w, node) : CG_STR_NONE;
    for (unsigned i = 0; i < s->narrowing_count && value; i++) {
        const cg_js_narrowing *n = &s->narrowings[i];
        if (!(s->dead_narrowings >> i & 1) && cg_str_equal(text, subject_of(w, n)))
            value = cg_facts_expr(w->facts, CG_EXPR_CAST, 0, n->how, n->test, value, cg_start(w, node));
    }
    return value;
}

/* What is written to a name, or declared by it, ends what was known of it. */
void cg_js_forget_narrowed(cg_walker *w, uint32_t node) {
    cg_js_state *s = cg_js_of(w);
    if (!node || !s->narrowing_count) return;
    cg_str text = cg_node_text(w, node);
    bool chain = cg_kind(w, node) == JS_MEMBER;
    for (unsigned i = 0; i < s->narrowing_count; i++) {
        cg_str subject = subject_of(w, &s->narrowings[i]);
        if (chain ? cg_str_starts(subject, text) : has_word(text, root_of(subject)))
            s->dead_narrowings |= (uint16_t)(1u << i);
    }
}

/* A function that is declared runs some time else; in an expression only parameters and `this` mean something else. */
uint16_t cg_js_narrow_enter(cg_walker *w, uint32_t function) {
    cg_js_state *s = cg_js_of(w);
    uint16_t before = s->dead_narrowings;
    if (!s->narrowing_count) return before;
    uint32_t parameters = cg_child(w, function, JF_PARAMETERS);
    if (!parameters) parameters = cg_child(w, function, JF_PARAMETER);
    for (unsigned i = 0; i < s->narrowing_count; i++) {
        cg_str root = root_of(subject_of(w, &s->narrowings[i]));
        bool hidden = !cg_js_is_function(w, function) ||
                      (cg_kind(w, function) != JS_ARROW && cg_str_is(root, "this")) ||
                      (parameters && has_word(cg_node_text(w, parameters), root));
        if (hidden) s->dead_narrowings |= (uint16_t)(1u << i);
    }
    return before;
}

static bool leaves(const cg_walker *w, uint32_t statement) {
    uint32_t last = statement;
    if (statement && cg_kind(w, statement) == JS_BLOCK) {
        last = 0;
        CG_EACH_NAMED(w, child, statement) last = child;
    }
    if (!last) return false;
    cg_str text = cg_node_text(w, last);
    return cg_kind(w, last) == JS_RETURN || cg_kind(w, last) == JS_THROW ||
           cg_str_starts(text, CG_STR("continue")) || cg_str_starts(text, CG_STR("break"));
}

static cg_expr_id visit_under(cg_walker *w, uint32_t node, uint32_t condition, bool truth, uint8_t use) {
    unsigned mark = cg_js_of(w)->narrowing_count;
    cg_js_narrow(w, condition, truth);
    cg_expr_id value = cg_visit(w, node, use);
    cg_js_of(w)->narrowing_count = mark;
    return value;
}

/* What the condition excludes, where the branch of its truth does not come back, stays excluded to the block's end. */
cg_expr_id cg_js_if(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t condition = cg_child(w, node, JF_CONDITION), then = cg_child(w, node, JF_CONSEQUENCE),
             otherwise = cg_child(w, node, JF_ALTERNATIVE);
    cg_visit(w, condition, 0);
    visit_under(w, then, condition, true, 0);
    visit_under(w, otherwise, condition, false, 0);
    if (!otherwise && leaves(w, then)) cg_js_narrow(w, condition, false);
    return 0;
}

cg_expr_id cg_js_ternary(cg_walker *w, uint32_t node, uint8_t use) {
    uint32_t condition = cg_child(w, node, JF_CONDITION);
    use &= (uint8_t)~CG_USE_CALLEE;
    cg_visit(w, condition, 0);
    size_t mark = cg_list(w);
    cg_expr_id yes = visit_under(w, cg_child(w, node, JF_CONSEQUENCE), condition, true, use);
    cg_expr_id no = visit_under(w, cg_child(w, node, JF_ALTERNATIVE), condition, false, use);
    if (yes) cg_list_add(w, yes);
    if (no) cg_list_add(w, no);
    if (cg_list_count(w, mark) > 0) return cg_list_end(w, mark, CG_EXPR_CHOICE, 0, 0, cg_start(w, node));
    cg_list_drop(w, mark);
    return 0;
}

cg_expr_id cg_js_right_of(cg_walker *w, uint32_t left, uint32_t right, bool truth) {
    return visit_under(w, right, left, truth, 0);
}

/* Does the case before fall into this one? */
static bool falls_in(const cg_walker *w, uint32_t node) {
    uint32_t before = 0, last = 0;
    CG_EACH_NAMED(w, child, cg_parent(w, node)) {
        if (child == node) break;
        before = child;
    }
    if (!before) return false;
    CG_EACH_NAMED(w, child, before) last = child;
    return !leaves(w, last);
}

cg_expr_id cg_js_case(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_js_state *s = cg_js_of(w);
    unsigned mark = s->narrowing_count;
    uint32_t value = cg_child(w, node, JF_VALUE),
             of = cg_child(w, cg_parent(w, cg_parent(w, node)), JF_VALUE);
    cg_expr_id given = cg_visit(w, value, 0);
    if (value && of && !falls_in(w, node)) add_equal(w, cg_js_unwrap(w, of), value, given, true);
    cg_visit_children_except(w, node, value);
    s->narrowing_count = mark;
    return 0;
}

cg_expr_id cg_js_identifier(cg_walker *w, uint32_t node, uint8_t use) {
    cg_expr_id value = cg_name(w, node, use, 0);
    return use ? value : cg_js_narrowed(w, node, value);
}

/* assertsC(x); holds from here on. */
cg_expr_id cg_js_expression_statement(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t expression = cg_first_named(w, node);
    cg_visit_children_except(w, node, 0);
    if (!expression || cg_kind(w, expression) != JS_CALL) return 0;
    uint32_t function = cg_child(w, expression, JF_FUNCTION);
    uint32_t name =
        function && cg_kind(w, function) == JS_MEMBER ? cg_child(w, function, JF_PROPERTY) : function;
    if (name && cg_str_starts(cg_node_text(w, name), CG_STR("assert"))) cg_js_narrow(w, expression, true);
    return 0;
}
