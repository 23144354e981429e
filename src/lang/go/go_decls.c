/* Package, imports, functions, methods. */
#include "lang/go/go.h"

/* The line that says when the file is built; it is what a file has of a signature. */
static cg_str build_condition(cg_str before) {
    cg_str line;
    while (cg_str_split(&before, '\n', &line)) {
        line = cg_str_trim(line);
        if (cg_str_starts(line, CG_STR("//go:build ")))
            return cg_str_first(line, line.len > 512 ? 512 : line.len);
    }
    return CG_STR_NONE;
}

cg_expr_id go_package(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_first_named(w, node);
    if (name == 0) return 0;
    cg_facts_set_package(w->facts, cg_text_id(w, name));
    go_state_of(w)->package_main = cg_str_is(cg_node_text(w, name), "main");
    cg_docs_before(w, 0, node);
    cg_str condition = build_condition(cg_str_first(w->source, cg_start(w, node)));
    if (condition.len) cg_facts_node_at(w->facts, 0)->signature = cg_string(w, condition);
    return 0;
}

/* ---- Imports ---- */

static bool is_version(cg_str part) {
    if (part.len < 2 || part.ptr[0] != 'v') return false;
    for (size_t i = 1; i < part.len; i++)
        if (part.ptr[i] < '0' || part.ptr[i] > '9') return false;
    return true;
}

/* The name by which a package is most likely known: "yaml" of gopkg.in/yaml.v3, "chi" of github.com/go-chi/chi/v5.
 * Resolution knows the package clause where the package is at hand. */
static cg_str likely_name(cg_str path) {
    size_t slash = cg_str_find_last_char(path, '/');
    cg_str last = slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
    if (is_version(last) && slash != CG_STR_NOWHERE) return likely_name(cg_str_first(path, slash));
    size_t dot = cg_str_find_last_char(last, '.');
    if (dot != CG_STR_NOWHERE && is_version(cg_str_from_index(last, dot + 1))) last = cg_str_first(last, dot);
    return last;
}

cg_expr_id go_import(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, GO_F_NAME), path = cg_child(w, node, GO_F_PATH);
    if (path == 0) return 0;
    cg_import_def d = {.kind = CG_IMPORT_MODULE,
                       .module = cg_string_content(cg_node_text(w, path)),
                       .node = node,
                       .at = cg_start(w, path)};
    if (name == 0)
        d.bound_text = likely_name(d.module);
    else if (cg_kind(w, name) == GO_DOT)
        d.kind = CG_IMPORT_STAR;
    else if (cg_kind(w, name) == GO_BLANK || go_is_blank(w, name))
        d.kind = CG_IMPORT_EFFECT;
    else
        d.bound = name;
    cg_import_add(w, &d);
    return 0;
}

/* ---- Parameters and results ---- */

/* One parameter for each name, or one without a name. */
static void add_parameter(cg_walker *w, uint32_t node, uint32_t flags) {
    uint32_t type_node = cg_child(w, node, GO_F_TYPE), first = cg_child(w, node, GO_F_NAME);
    if (cg_kind(w, node) == GO_VARIADIC_PARAMETER) flags |= CG_SYM_VARIADIC;
    cg_expr_id type = cg_visit(w, type_node, CG_USE_TYPE);
    if (flags & CG_SYM_VARIADIC) type = cg_unary(w, CG_EXPR_ARRAY, type, 0, cg_start(w, node));
    if (first == 0) {
        cg_parameter(w, node, 0, flags, type, type_node);
        return;
    }
    CG_EACH_NAMED(w, name, node)
    if (cg_field(w, name) == GO_F_NAME)
        cg_parameter(w, name == first ? node : name, name, flags, type, type_node);
}

static bool is_parameter(const cg_walker *w, uint32_t node) {
    return cg_kind(w, node) == GO_PARAMETER || cg_kind(w, node) == GO_VARIADIC_PARAMETER;
}

static void add_parameters(cg_walker *w, uint32_t list, uint32_t flags) {
    if (list == 0) return;
    CG_EACH_NAMED(w, child, list)
    if (is_parameter(w, child)) add_parameter(w, child, flags);
}

/* Results in parentheses: their types, and variables for those that have names. */
static void add_results(cg_walker *w, uint32_t list, uint8_t use) {
    CG_EACH_NAMED(w, child, list) {
        uint32_t type_node = cg_child(w, child, GO_F_TYPE);
        cg_expr_id type = cg_visit(w, type_node, use);
        bool named = false;
        CG_EACH_NAMED(w, name, child) {
            if (cg_field(w, name) != GO_F_NAME) continue;
            named = true;
            cg_list_add(w, type);
            if (w->function != CG_NONE && (use & CG_USE_RESULT))
                go_declare(w, name, child, 0, type, type_node);
        }
        if (!named) cg_list_add(w, type);
    }
}

cg_expr_id go_result_type(cg_walker *w, uint32_t result, uint8_t use) {
    if (result == 0 || cg_kind(w, result) != GO_PARAMETERS) return cg_visit(w, result, use);
    size_t mark = cg_list(w);
    add_results(w, result, use);
    size_t count = cg_list_count(w, mark);
    cg_expr_id one = count == 1 ? cg_list_at(w, mark, 0) : 0;
    if (count < 2) {
        cg_list_drop(w, mark);
        return one;
    }
    return cg_list_end(w, mark, CG_EXPR_LIST, 0, CG_LITERAL_TUPLE, cg_start(w, result));
}

void go_add_type_parameters(cg_walker *w, uint32_t list) {
    if (list == 0) return;
    CG_EACH_NAMED(w, child, list) {
        if (cg_kind(w, child) != GO_TYPE_PARAMETER) continue;
        cg_expr_id bound = cg_visit(w, cg_child(w, child, GO_F_TYPE), CG_USE_TYPE);
        CG_EACH_NAMED(w, name, child)
        if (cg_field(w, name) == GO_F_NAME) cg_type_parameter(w, child, name, bound);
    }
}

void go_function_inside(cg_walker *w, uint32_t node, cg_symbol_id symbol) {
    uint32_t result = cg_child(w, node, GO_F_RESULT), body = cg_child(w, node, GO_F_BODY);
    add_parameters(w, cg_child(w, node, GO_F_PARAMETERS), 0);
    cg_set_type(w, symbol, go_result_type(w, result, CG_USE_TYPE | CG_USE_RESULT), result);
    if (body) cg_visit_children_except(w, body, 0);
}

/* ---- Functions ---- */

static bool is_test(cg_str name) {
    static const char *const prefixes[] = {"Test", "Benchmark", "Example", "Fuzz"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        cg_str prefix = cg_str_from(prefixes[i]);
        if (!cg_str_starts(name, prefix)) continue;
        return name.len == prefix.len || name.ptr[prefix.len] < 'a' || name.ptr[prefix.len] > 'z';
    }
    return false;
}

static uint32_t function_flags(const cg_walker *w, cg_str name, uint32_t body) {
    uint32_t flags = body ? 0 : CG_SYM_DECLARATION;
    if (go_is_exported(name)) flags |= CG_SYM_EXPORTED;
    if (is_test(name)) flags |= CG_SYM_TEST;
    if (cg_str_is(name, "init") || (cg_str_is(name, "main") && go_state_of(w)->package_main))
        flags |= CG_SYM_ENTRY;
    return flags;
}

cg_expr_id go_function(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, GO_F_NAME), body = cg_child(w, node, GO_F_BODY);
    cg_str text = name ? cg_node_text(w, name) : CG_STR_NONE;
    cg_symbol_id symbol = cg_define_begin(w,
                                          &(cg_def){
                                              .kind = CG_NODE_FUNCTION,
                                              .flags = function_flags(w, text, body),
                                              .visibility = go_visibility(text),
                                              .node = node,
                                              .name = name,
                                              .body = body,
                                          },
                                          CG_SCOPE_FUNCTION);
    go_add_type_parameters(w, cg_child(w, node, GO_F_TYPE_PARAMETERS));
    go_function_inside(w, node, symbol);
    cg_define_end(w);
    return 0;
}

/* The name in a receiver's type: T of *T, T[K] and (*T). */
static uint32_t receiver_name(const cg_walker *w, uint32_t type) {
    while (type && cg_kind(w, type) != GO_TYPE_IDENTIFIER) type = cg_first_named(w, type);
    return type;
}

/* func (t T[K, V]): K and V are names for the type's parameters. */
static void receiver_type_parameters(cg_walker *w, uint32_t type) {
    while (type && cg_kind(w, type) != GO_GENERIC) type = cg_first_named(w, type);
    uint32_t arguments = type ? cg_child(w, type, GO_F_TYPE_ARGUMENTS) : 0;
    if (arguments == 0) return;
    CG_EACH_NAMED(w, element, arguments) {
        uint32_t name = cg_first_named(w, element);
        if (name && cg_kind(w, name) == GO_TYPE_IDENTIFIER) cg_type_parameter(w, element, name, 0);
    }
}

cg_expr_id go_method(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    uint32_t name = cg_child(w, node, GO_F_NAME), body = cg_child(w, node, GO_F_BODY);
    uint32_t receivers = cg_child(w, node, GO_F_RECEIVER);
    uint32_t receiver = receivers ? cg_first_named(w, receivers) : 0;
    uint32_t type = receiver ? cg_child(w, receiver, GO_F_TYPE) : 0, owner = receiver_name(w, type);
    cg_str text = name ? cg_node_text(w, name) : CG_STR_NONE;
    cg_expr_id owner_type = owner ? cg_name(w, owner, CG_USE_SILENT, 0) : 0;
    cg_symbol_id symbol = cg_define_begin(
        w,
        &(cg_def){
            .kind = CG_NODE_METHOD,
            .flags = (body ? 0 : CG_SYM_DECLARATION) | (go_is_exported(text) ? CG_SYM_EXPORTED : 0),
            .visibility = go_visibility(text),
            .node = node,
            .name = name,
            .body = body,
            .owner = owner_type,
            .qualifier = owner ? cg_node_text(w, owner) : CG_STR_NONE,
        },
        CG_SCOPE_FUNCTION);
    receiver_type_parameters(w, type);
    add_parameters(w, receivers, CG_SYM_RECEIVER);
    go_function_inside(w, node, symbol);
    cg_define_end(w);
    return 0;
}

cg_expr_id go_func_literal(cg_walker *w, uint32_t node, uint8_t use) {
    (void)use;
    cg_symbol_id symbol = cg_define_begin(
        w, &(cg_def){.kind = CG_NODE_FUNCTION, .node = node, .body = cg_child(w, node, GO_F_BODY)},
        CG_SCOPE_FUNCTION);
    go_function_inside(w, node, symbol);
    cg_define_end(w);
    return cg_function_value(w, symbol, cg_start(w, node));
}
