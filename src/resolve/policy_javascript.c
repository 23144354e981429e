/* JavaScript and TypeScript: files are modules of either kind (ES, CommonJS) or scripts; namespaces merge. */
#include "resolve/policy_javascript.h"

#include "base/hash.h"

#include <stdlib.h>

/* ---- Preparation ---- */

static int compare_names(const void *a, const void *b) {
    const cg_scoped_name *x = a, *y = b;
    if (x->name != y->name) return x->name < y->name ? -1 : 1;
    return (x->symbol > y->symbol) - (x->symbol < y->symbol);
}

static void list_exports(cg_resolver *r, const cg_rfile *f, cg_js_file *own) {
    const cg_facts *facts = f->facts;
    own->exports = CG_NEW_ARRAY(&r->arena, cg_scoped_name, facts->exports_len + 1);
    own->stars = CG_NEW_ARRAY(&r->arena, uint32_t, facts->imports_len + 1);
    for (uint32_t i = 0; i < facts->exports_len; i++) {
        cg_name_id name = cg_name_of(f, facts->exports[i].name);
        own->exports[own->export_count++] = (cg_scoped_name){name, i};
        own->is_whole |= name == r->well_known.whole;
    }
    if (own->export_count) qsort(own->exports, own->export_count, sizeof *own->exports, compare_names);
    for (uint32_t i = 0; i < facts->imports_len; i++)
        if (facts->imports[i].kind == CG_IMPORT_STAR) own->stars[own->star_count++] = i;
    own->is_module = facts->exports_len > 0;
    for (uint32_t i = 0; i < facts->imports_len && !own->is_module;
         i++) /* a call of require makes none in TypeScript */
        own->is_module = f->language == CG_LANG_JAVASCRIPT ? !(facts->imports[i].flags & CG_IMPORT_TYPE_ONLY)
                                                           : !(facts->imports[i].flags & CG_IMPORT_DYNAMIC);
    for (uint32_t k = f->scope_first[0]; k < f->scope_first[1] && !own->is_module; k++)
        own->is_module = (facts->symbols[f->scoped[k].symbol].flags & CG_SYM_EXPORTED) &&
                         (f->language != CG_LANG_JAVASCRIPT || /* where comments name types */
                          facts->symbols[f->scoped[k].symbol].kind != CG_NODE_TYPE_ALIAS);
}

static int compare_members(const void *a, const void *b) {
    const cg_attached *x = a, *y = b;
    if (x->class_ != y->class_) return x->class_ < y->class_ ? -1 : 1;
    if (x->name != y->name) return x->name < y->name ? -1 : 1;
    return (x->member > y->member) - (x->member < y->member);
}

/* In `declare global { … }`. */
static bool is_global_part(const cg_rfile *f, cg_scope_id scope) {
    for (; f->facts->scopes[scope].parent != CG_NONE && f->facts->scopes[scope].parent != 0;)
        scope = f->facts->scopes[scope].parent;
    const cg_symbol *s = &f->facts->symbols[f->facts->scopes[scope].owner];
    return (s->flags & CG_SYM_DECLARATION) && cg_str_is(cg_facts_str(f->facts, s->name), "global");
}

/* The namespace's path through those around it; of a module's own namespaces only within the file. */
static uint64_t namespace_key(const cg_rfile *f, cg_scope_id scope) {
    const cg_js_file *own = f->own;
    uint64_t key = own->is_module && !is_global_part(f, scope) ? f->index + 1 : 0;
    for (; scope != CG_NONE && scope != 0; scope = f->facts->scopes[scope].parent) {
        cg_str name = cg_facts_str(f->facts, f->facts->symbols[f->facts->scopes[scope].owner].name);
        key = cg_hash64(name.ptr, name.len, key);
    }
    return key == UINT64_MAX ? 0 : key;
}

/* Globals of one name that scripts which know nothing of each other declare: more than this many are not meant. */
#define GLOBALS_MAX 4u

/* Of each name in a sorted list: the first part of a namespace, which stands for all; of other definitions none if
 * they are more than `most`. */
static size_t thin_out(const cg_resolver *r, cg_attached *list, size_t count, size_t most) {
    size_t kept = 0;
    for (size_t i = 0, next; i < count; i = next) {
        size_t others = 0, parts = 0;
        for (next = i; next < count && list[next].class_ == list[i].class_ && list[next].name == list[i].name;
             next++)
            others += cg_symbol_of(r, list[next].member)->kind != CG_NODE_NAMESPACE;
        for (size_t k = i; k < next; k++) {
            bool part = cg_symbol_of(r, list[k].member)->kind == CG_NODE_NAMESPACE;
            if (part ? parts++ == 0 : others <= most) list[kept++] = list[k];
        }
    }
    return kept;
}

/* The parts of a namespace, in one file or several, see what the others export. */
static void merge_namespaces(cg_resolver *r, cg_js_state *s, const cg_policy *policy) {
    CG_VEC(cg_attached) members = {0};
    for (uint32_t i = 0; i < r->file_count; i++) {
        const cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        for (cg_scope_id scope = 1; scope < f->facts->scopes_len; scope++) {
            if (f->facts->scopes[scope].kind != CG_SCOPE_NAMESPACE) continue;
            uint32_t group = (uint32_t)*cg_map64_slot(&s->groups, namespace_key(f, scope), s->groups.count);
            cg_map64_put(&s->namespace_group, (uint64_t)i << 32 | scope, group);
            for (uint32_t k = f->scope_first[scope]; k < f->scope_first[scope + 1]; k++) {
                cg_attached a = {group, f->scoped[k].name, cg_gid_of(f, f->scoped[k].symbol)};
                if (f->facts->symbols[f->scoped[k].symbol].flags & CG_SYM_EXPORTED) cg_vec_push(&members, a);
            }
        }
    }
    if (members.len) qsort(members.at, members.len, sizeof *members.at, compare_members);
    s->namespaces = CG_NEW_ARRAY(&r->arena, cg_attached, members.len + 1);
    if (members.len) memcpy(s->namespaces, members.at, members.len * sizeof *members.at);
    s->namespace_count = thin_out(r, s->namespaces, members.len, CG_VALUES_MAX);
    cg_vec_clear(&members);
}

static void list_globals(cg_resolver *r, cg_js_state *s, const cg_policy *policy) {
    for (int typed = 0; typed < 2; typed++) {
        CG_VEC(uint32_t) scripts = {0};
        for (uint32_t i = 0; i < r->file_count; i++) {
            const cg_rfile *f = &r->files[i];
            if (!f->facts || f->policy != policy || ((const cg_js_file *)f->own)->is_module) continue;
            if ((f->language != CG_LANG_JAVASCRIPT) == typed) cg_vec_push(&scripts, i);
        }
        cg_symbol_table_build(r, scripts.at, (uint32_t)scripts.len, &s->globals[typed]);
        s->globals[typed].count = thin_out(r, s->globals[typed].at, s->globals[typed].count, GLOBALS_MAX);
        cg_vec_clear(&scripts);
    }
}

/* What the language itself offers, browsers and Node.js, and TypeScript's own types. */
static const char builtins[] =
    "AggregateError Array ArrayBuffer Atomics BigInt Boolean DataView Date Error EvalError "
    "FinalizationRegistry "
    "Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math "
    "NaN "
    "Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String "
    "Symbol "
    "SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef "
    "WeakSet "
    "WebAssembly decodeURI decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite "
    "isNaN "
    "parseFloat parseInt unescape "
    "Buffer __dirname __filename clearImmediate clearInterval clearTimeout console global module process "
    "queueMicrotask "
    "require setImmediate setInterval setTimeout structuredClone "
    "AbortController AbortSignal Blob CustomEvent DOMParser Document Element Event EventTarget File "
    "FileReader FormData "
    "HTMLElement Headers Image IntersectionObserver MessageChannel MutationObserver Node NodeList Option "
    "PerformanceObserver Request ResizeObserver Response TextDecoder TextEncoder URL URLSearchParams "
    "WebSocket Window "
    "Worker XMLHttpRequest alert atob btoa cancelAnimationFrame confirm crypto customElements document fetch "
    "history "
    "localStorage location matchMedia navigator performance postMessage prompt requestAnimationFrame screen "
    "self "
    "sessionStorage window "
    "after afterAll afterEach before beforeAll beforeEach context describe expect it jest specify suite test "
    "vi "
    "ArrayLike AsyncGenerator AsyncIterable AsyncIterableIterator AsyncIterator Awaited Capitalize "
    "ConstructorParameters "
    "Exclude Extract Generator InstanceType Iterable IterableIterator Lowercase NonNullable Omit Parameters "
    "Partial Pick "
    "PromiseLike PropertyKey ReadonlyArray ReadonlyMap ReadonlySet Readonly Record Required ReturnType "
    "ThisType "
    "ThisParameterType Uncapitalize Uppercase PropertyDescriptor TemplateStringsArray RegExpExecArray "
    "RegExpMatchArray "
    "NodeJS JSX string number boolean symbol bigint undefined null";

static void list_builtins(cg_resolver *r, cg_js_state *s) {
    cg_str rest = cg_str_of(builtins, sizeof builtins - 1), name;
    while (cg_str_split(&rest, ' ', &name)) cg_map64_put(&s->builtins, cg_name_add(r->names, name), 1);
}

static void list_stored(cg_js_state *s, const cg_rfile *f) {
    for (uint32_t i = 0; i < f->facts->flows_len; i++) {
        if (f->facts->flows[i].kind != CG_FLOW_STORE) continue;
        const cg_expr *target = &f->facts->exprs[f->facts->flows[i].target];
        if (target->op == CG_EXPR_MEMBER && f->facts->exprs[target->a].op != CG_EXPR_SELF)
            cg_map64_put(&s->stored, cg_name_of(f, target->b), 1);
    }
}

static cg_str module_name(cg_resolver *r, const cg_rfile *f) {
    (void)r;
    cg_str path = f->path;
    size_t dot = cg_str_find_last_char(path, '.'), slash = cg_str_find_last_char(path, '/');
    if (dot != CG_STR_NOWHERE && (slash == CG_STR_NOWHERE || dot > slash + 1) && dot > 0)
        path = cg_str_first(path, dot);
    if (cg_str_ends(path, CG_STR(".d"))) path.len -= 2;
    return path;
}

static cg_error prepare(cg_resolver *r, const cg_policy *policy) {
    cg_js_state *s = CG_NEW(&r->arena, cg_js_state);
    r->own[CG_OWN_JAVASCRIPT] = s;
    s->module_name = cg_name_add(r->names, CG_STR("module"));
    s->exports_name = cg_name_add(r->names, CG_STR("exports"));
    s->prototype_name = cg_name_add(r->names, CG_STR("prototype"));
    s->constructor_name = cg_name_add(r->names, CG_STR("constructor"));
    s->default_name = cg_name_add(r->names, CG_STR("default"));
    s->arguments_name = cg_name_add(r->names, CG_STR("arguments"));
    s->iterator_name = cg_name_add(r->names, CG_STR("[Symbol.iterator]"));
    s->async_iterator_name = cg_name_add(r->names, CG_STR("[Symbol.asyncIterator]"));
    for (uint32_t i = 0; i < CG_JS_POSITIONS; i++) {
        char name[] = {'[', (char)('0' + i), ']'};
        s->positions[i] = cg_name_add(r->names, cg_str_of(name, sizeof name));
    }
    for (uint32_t i = 0; i < r->file_count; i++) {
        cg_rfile *f = &r->files[i];
        if (!f->facts || f->policy != policy) continue;
        cg_js_file *own = CG_NEW(&r->arena, cg_js_file);
        list_exports(r, f, own);
        list_stored(s, f);
        f->own = own;
        f->module = module_name(r, f);
    }
    cg_js_read_manifests(r, s);
    list_globals(r, s, policy);
    merge_namespaces(r, s, policy);
    list_builtins(r, s);
    return CG_OK;
}

static void forget(cg_resolver *r) {
    cg_js_state *s = cg_js_state_of(r);
    if (!s) return;
    cg_map64_clear(&s->builtins);
    cg_map64_clear(&s->stored);
    cg_map64_clear(&s->groups);
    cg_map64_clear(&s->namespace_group);
}

/* ---- Exports ---- */

static uint32_t find_export(const cg_js_file *own, cg_name_id name, const cg_scoped_name **first) {
    uint32_t low = 0, high = own->export_count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (own->exports[middle].name < name)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t last = low;
    while (last < own->export_count && own->exports[last].name == name) last++;
    *first = own->exports + low;
    return last - low;
}

/* What an exported expression denotes by its shape alone; 0 if only evaluation tells. */
static cg_values by_shape(cg_rctx *x, cg_rfile *f, cg_expr_id e, unsigned depth) {
    const cg_expr *value = &f->facts->exprs[e];
    switch ((cg_expr_op)value->op) {
    case CG_EXPR_FUNCTION: return cg_value_make(CG_VALUE_DEF, cg_gid_of(f, value->a), 0);
    case CG_EXPR_SYMBOL: return cg_denoted(x, f, value->a, depth + 1);
    case CG_EXPR_NAME:
        return cg_lookup_name(x, f, cg_facts_scope_of(f->facts, e), cg_name_of(f, value->a), value->n,
                              depth + 1);
    case CG_EXPR_MAP: return cg_value_make(CG_VALUE_OBJECT, f->expr_base + e, 0);
    default: return 0;
    }
}

/* Exports made by statements: export {a as b}, export default x, exports.a = x. */
static cg_values by_statement(cg_rctx *x, cg_rfile *f, cg_name_id name, unsigned depth) {
    const cg_scoped_name *list;
    uint32_t n = find_export(f->own, name, &list);
    cg_values out = 0;
    bool evaluated = n == 0;
    for (uint32_t i = 0; i < n; i++) {
        const cg_export *e = &f->facts->exports[list[i].symbol];
        cg_values v =
            e->symbol != CG_NONE ? cg_denoted(x, f, e->symbol, depth + 1) : by_shape(x, f, e->value, depth);
        evaluated |= !v;
        out = cg_values_union(x->r->pool, out, v);
    }
    return evaluated ? cg_values_union(x->r->pool, out, cg_slot_read(x, CG_TO_MODULE, f->index, name)) : out;
}

cg_values cg_js_whole(cg_rctx *x, cg_rfile *f, unsigned depth) {
    const cg_js_file *own = f->own;
    if (depth > CG_DEPTH_MAX) return 0;
    if (!own->is_whole) return cg_value_make(CG_VALUE_MODULE, f->index, 0);
    return cg_values_of_denoted(x, by_statement(x, f, x->r->well_known.whole, depth + 1), depth + 1);
}

/* Exports made by the word `export` before a declaration. */
static cg_values by_declaration(cg_rctx *x, cg_rfile *f, cg_name_id name, unsigned depth) {
    const cg_js_state *s = cg_js_state_of(x->r);
    cg_values out = 0;
    if (name == s->default_name) {
        for (uint32_t k = f->scope_first[0]; k < f->scope_first[1]; k++)
            if (f->facts->symbols[f->scoped[k].symbol].flags & CG_SYM_DEFAULT)
                out = cg_values_union(x->r->pool, out, cg_denoted(x, f, f->scoped[k].symbol, depth));
    }
    const cg_scoped_name *list;
    uint32_t n = cg_scope_find(f, 0, name, &list);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t flags = f->facts->symbols[list[i].symbol].flags;
        if ((flags & CG_SYM_EXPORTED) && !(flags & (CG_SYM_DEFAULT | CG_SYM_ANONYMOUS)) &&
            !cg_is_stood_for(f, list, i))
            out = cg_values_union(x->r->pool, out, cg_denoted(x, f, list[i].symbol, depth));
    }
    return out;
}

static cg_values member_of_all(cg_rctx *x, cg_values objects, cg_name_id name, unsigned depth) {
    const cg_value *list;
    uint32_t n = cg_values_list(&objects, &list);
    cg_values out = 0;
    for (uint32_t i = 0; i < n; i++)
        out = cg_values_union(x->r->pool, out, cg_member_of(x, list[i], name, 0, depth));
    return out;
}

static bool is_found(cg_values v) { return v != 0 && v != CG_VALUE_OF_UNKNOWN && v != CG_VALUE_OF_OPAQUE; }

static cg_values module_member(cg_rctx *x, cg_rfile *f, cg_name_id name, unsigned depth) {
    const cg_js_file *own = f->own;
    if (depth > CG_DEPTH_MAX || !f->facts || !own) return 0;
    cg_values found = by_declaration(x, f, name, depth + 1);
    if (!found) found = by_statement(x, f, name, depth + 1);
    if (is_found(found)) return found;
    cg_values fallback = found;
    if (own->is_whole) {
        cg_values whole = cg_js_whole(x, f, depth + 1);
        found = member_of_all(x, whole, name, depth + 1);
        if (is_found(found)) return found;
        if (name == cg_js_state_of(x->r)->default_name) return whole;
        if (!fallback) fallback = found;
    }
    bool is_default = name == cg_js_state_of(x->r)->default_name; /* export * leaves it out */
    for (uint32_t i = 0; i < own->star_count && !is_default; i++) {
        cg_values from = cg_import_target(x, f, &f->facts->imports[own->stars[i]]);
        if (cg_tag(from) == CG_VALUE_EXTERNAL) fallback = CG_VALUE_OF_OPAQUE;
        if (cg_tag(from) != CG_VALUE_MODULE || cg_id(from) == f->index) continue;
        found = module_member(x, &x->r->files[cg_id(from)], name, depth + 1);
        if (is_found(found)) return found;
    }
    /* import x from "./commonjs" */
    if (!fallback && is_default && !own->star_count && f->language == CG_LANG_JAVASCRIPT)
        return cg_value_make(CG_VALUE_MODULE, f->index, 0);
    return fallback;
}

/* ---- Imports ---- */

static cg_values in_ambient_module(cg_rctx *x, cg_str module, cg_name_id name, unsigned depth);

static cg_values import_binds(cg_rctx *x, cg_rfile *f, const cg_import *i, unsigned depth) {
    cg_values v = cg_import_target(x, f, i), found;
    if (depth > CG_DEPTH_MAX) return CG_VALUE_OF_UNKNOWN;
    if (cg_tag(v) == CG_VALUE_MODULE) {
        cg_rfile *m = &x->r->files[cg_id(v)];
        if (!m->own) return CG_VALUE_OF_UNKNOWN;
        found = i->kind == CG_IMPORT_MODULE ? cg_js_whole(x, m, depth + 1)
                                            : module_member(x, m, cg_name_of(f, i->name), depth + 1);
        return found ? found : CG_VALUE_OF_UNKNOWN;
    }
    if (cg_tag(v) != CG_VALUE_EXTERNAL || i->kind == CG_IMPORT_MODULE || i->flags & CG_IMPORT_DEFAULT)
        return v;
    found = in_ambient_module(x, cg_facts_str(f->facts, i->module), cg_name_of(f, i->name), depth + 1);
    return found ? found : cg_member_of(x, v, cg_name_of(f, i->name), 0, depth + 1);
}

/* ---- Names ---- */

cg_values cg_js_builtin(cg_rctx *x, cg_str name) {
    uint32_t global = cg_external_package(x->r->pool, CG_LANG_JAVASCRIPT, CG_STR("global"));
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_member(x->r->pool, global, name), 0);
}

static cg_values in_group(cg_rctx *x, uint64_t group, cg_name_id name, unsigned depth) {
    const cg_js_state *s = cg_js_state_of(x->r);
    cg_attached key = {(cg_gid)group, name, 0};
    size_t low = 0, high = s->namespace_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare_members(&s->namespaces[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    cg_values out = 0;
    for (; low < s->namespace_count && s->namespaces[low].class_ == group && s->namespaces[low].name == name;
         low++) {
        cg_rfile *of = cg_file_of(x->r, s->namespaces[low].member);
        out = cg_values_union(x->r->pool, out,
                              cg_denoted(x, of, s->namespaces[low].member - of->symbol_base, depth));
    }
    return out;
}

static cg_values in_namespace(cg_rctx *x, const cg_rfile *f, cg_scope_id scope, cg_name_id name,
                              unsigned depth) {
    uint64_t group;
    if (!cg_map64_get(&cg_js_state_of(x->r)->namespace_group, (uint64_t)f->index << 32 | scope, &group))
        return 0;
    return in_group(x, group, name, depth);
}

/* What `declare module "library"` says of it. */
static cg_values in_ambient_module(cg_rctx *x, cg_str module, cg_name_id name, unsigned depth) {
    uint64_t group, key = cg_hash64(module.ptr, module.len, 0);
    return cg_map64_get(&cg_js_state_of(x->r)->groups, key, &group) ? in_group(x, group, name, depth) : 0;
}

/* What scripts declare at their top level. */
static cg_values declared_global(cg_rctx *x, const cg_rfile *f, cg_name_id name) {
    const cg_js_state *s = cg_js_state_of(x->r);
    const cg_js_file *own = f->own;
    cg_values found = cg_symbol_table_find(x, &s->globals[1], name);
    if (!found && !own->is_module) found = cg_symbol_table_find(x, &s->globals[0], name);
    if (!found) found = in_ambient_module(x, CG_STR("global"), name, 1);
    return cg_tag(found) == CG_VALUE_MANY ? 0 : found;
}

bool cg_js_is_global_object(const cg_rctx *x, cg_value v) {
    static const char *const names[] = {"globalThis", "window", "self", "global", NULL};
    if (cg_tag(v) != CG_VALUE_EXTERNAL) return false;
    const cg_external *e = cg_external_at(x->r->pool, cg_id(v));
    return e->depth == 1 && cg_js_one_of(e->name, names) &&
           cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "global");
}

/* window.x = …, whichever name the object has. */
static cg_values stored_global(cg_rctx *x, cg_name_id name) {
    return cg_slot_read(x, CG_TO_EXTERNAL, cg_id(cg_js_builtin(x, CG_STR("globalThis"))), name);
}

cg_values cg_js_global_member(cg_rctx *x, cg_name_id name) {
    cg_values found = declared_global(x, x->file, name);
    if (found) return found;
    if (cg_map64_get(&cg_js_state_of(x->r)->builtins, name, NULL))
        return cg_js_builtin(x, cg_name_str(x->r->names, name));
    found = stored_global(x, name);
    return found ? found : cg_js_literal(CG_LITERAL_NULL, 0);
}

static cg_values global(cg_rctx *x, const cg_rfile *f, cg_name_id name) {
    const cg_js_state *s = cg_js_state_of(x->r);
    cg_values found = declared_global(x, f, name);
    if (found) return found;
    if (name == s->arguments_name) return cg_js_arguments(x);
    if (cg_map64_get(&s->builtins, name, NULL)) return cg_js_builtin(x, cg_name_str(x->r->names, name));
    return stored_global(x, name);
}

static cg_values outer(cg_rctx *x, cg_rfile *f, cg_scope_id scope, cg_name_id name, unsigned how,
                       unsigned depth) {
    (void)how;
    const cg_js_state *s = cg_js_state_of(x->r);
    for (; scope != CG_NONE; scope = f->facts->scopes[scope].parent) {
        uint8_t kind = f->facts->scopes[scope].kind;
        cg_values found = 0;
        if (kind == CG_SCOPE_NAMESPACE || kind == CG_SCOPE_FILE)
            found = cg_denoted_in_scope(x, f, scope, name, depth + 1);
        if (kind == CG_SCOPE_NAMESPACE)
            found = cg_values_union(x->r->pool, found, in_namespace(x, f, scope, name, depth + 1));
        if (found) return found;
    }
    if (name == s->exports_name) return cg_js_whole(x, f, depth + 1);
    return global(x, f, name);
}

/* What the namespace that shares a class's, function's or enum's name exports. */
cg_values cg_js_merged_member(cg_rctx *x, cg_gid definition, cg_name_id name) {
    const cg_rfile *f = cg_file_of(x->r, definition);
    const cg_symbol *s = cg_symbol_in(f, definition);
    const cg_scoped_name *list;
    uint32_t n =
        s->name && s->scope != CG_NONE ? cg_scope_find(f, s->scope, cg_name_of(f, s->name), &list) : 0;
    for (uint32_t i = 0; i < n; i++) {
        const cg_symbol *part = &f->facts->symbols[list[i].symbol];
        if (part->kind == CG_NODE_NAMESPACE) return in_namespace(x, f, part->inner, name, 1);
    }
    return 0;
}

/* Members of a namespace are those its parts export, wherever they are. */
static cg_values namespace_member(cg_rctx *x, cg_rfile *f, cg_symbol_id symbol, cg_name_id name,
                                  unsigned depth) {
    return in_namespace(x, f, f->facts->symbols[symbol].inner, name, depth);
}

/* ---- Declarations ---- */

/* Parts of one interface or namespace in a scope are one; the first stands for them. */
static cg_gid first_part(const cg_rfile *f, const cg_symbol *s, cg_gid part) {
    const cg_scoped_name *list;
    uint32_t n = cg_scope_find(f, s->scope, cg_name_of(f, s->name), &list);
    for (uint32_t i = 0; i < n && s->name; i++)
        if (f->facts->symbols[list[i].symbol].kind == s->kind) return cg_gid_of(f, list[i].symbol);
    return part;
}

/* An overload's signature stands for the implementation beside it, or for the first signature if there is none. */
static cg_gid canonical(cg_rctx *x, cg_rfile *from, cg_gid declaration) {
    (void)from;
    const cg_rfile *f = cg_file_of(x->r, declaration);
    const cg_symbol *s = cg_symbol_in(f, declaration);
    if (s->kind == CG_NODE_INTERFACE || s->kind == CG_NODE_NAMESPACE) return first_part(f, s, declaration);
    if (!(s->flags & CG_SYM_DECLARATION) || !cg_kind_is_function(s->kind) || s->scope == CG_NONE)
        return declaration;
    const cg_scoped_name *list;
    uint32_t n = cg_scope_find(f, s->scope, cg_name_of(f, s->name), &list);
    cg_gid first = declaration;
    for (uint32_t i = n; i-- > 0 && s->name;) {
        const cg_symbol *other = &f->facts->symbols[list[i].symbol];
        if (other->kind != s->kind || (other->flags & CG_SYM_ANONYMOUS)) continue;
        first = cg_gid_of(f, list[i].symbol);
        if (!(other->flags & CG_SYM_DECLARATION)) return first;
    }
    return first; /* an interface's */
}

const cg_policy cg_policy_javascript = {
    .languages = {CG_LANG_JAVASCRIPT, CG_LANG_TYPESCRIPT, CG_LANG_TSX},
    .flags = CG_POLICY_PARAMETER_FLOW | CG_POLICY_DEFINES_ATTRIBUTES | CG_POLICY_EXPORTS | CG_POLICY_REST,
    .constructors = {"constructor"},
    .separator = ".",
    .prepare = prepare,
    .forget = forget,
    .import_module = cg_js_import_module,
    .import_binds = import_binds,
    .outer = outer,
    .module_member = module_member,
    .namespace_member = namespace_member,
    .special_member = cg_js_special_member,
    .self = cg_js_self,
    .lacks_member = cg_js_lacks_member,
    .narrowed = cg_js_tested,
    .element = cg_js_element,
    .iterate = cg_js_iterate,
    .external_type = cg_js_external_type,
    .external_call = cg_js_external_call,
    .builtin_member = cg_js_builtin_member,
    .canonical = canonical,
    .special_call = cg_js_special_call,
    .missing_member = cg_js_missing_member,
    .made = cg_js_made,
    .flowed = cg_js_flowed,
    .called = cg_js_called,
};
