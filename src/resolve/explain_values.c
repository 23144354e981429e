/* Why an expression is what it is: back through names, members, calls and parts. */
#include "resolve/explain_internal.h"

static bool is_variable(uint8_t kind) {
    return kind == CG_NODE_VARIABLE || kind == CG_NODE_CONSTANT || kind == CG_NODE_PARAMETER ||
           kind == CG_NODE_FIELD || kind == CG_NODE_PROPERTY || kind == CG_NODE_ENUM_MEMBER;
}

/* From what a name stands for to what it holds. */
static bool held(cg_whying *w, cg_value d, cg_value v) {
    if (cg_why_same(d, v)) return true;
    if (cg_tag(d) != CG_VALUE_DEF) return false;
    uint8_t kind = cg_symbol_of(w->r, cg_id(d))->kind;
    if (cg_kind_is_function(kind)) return cg_why_result(w, cg_id(d), v); /* a getter; a decorated function */
    return cg_why_cell(w, cg_id(d), v);
}

/* ---- Names ---- */

static cg_str scope_name(cg_whying *w, const cg_rfile *f, cg_scope_id scope) {
    bool file = scope == 0 || scope == CG_NONE || f->facts->scopes[scope].owner == 0;
    return file ? CG_STR("this file") : cg_why_def(w, cg_gid_of(f, f->facts->scopes[scope].owner));
}

static bool via_import(cg_whying *w, cg_rfile *f, cg_symbol_id symbol, cg_str name, cg_value d) {
    uint32_t count;
    const cg_import *i = cg_import_of(f, symbol, &count);
    if (count == 0) return false;
    cg_values module = cg_import_target(w->x, f, i);
    cg_str from = cg_why_value(w, cg_values_single(module) ? module : 0), what = cg_why_value(w, d);
    cg_why_say(w, f, i->at, "'%.*s' is imported here from '%.*s', which is %.*s; there it is %.*s",
               CG_STR_ARG(name), CG_STR_ARG(cg_facts_str(f->facts, i->module)), CG_STR_ARG(from),
               CG_STR_ARG(what));
    return true;
}

static bool declares(cg_whying *w, cg_rfile *f, cg_symbol_id symbol, cg_value d) {
    return cg_why_holds(cg_denoted(w->x, f, symbol, 0), d);
}

/* The scope, from the expression outwards, that declares the name as d. */
static bool in_scopes(cg_whying *w, cg_rfile *f, cg_expr_id e, cg_name_id name, cg_str text, cg_value d) {
    for (cg_scope_id s = cg_facts_scope_of(f->facts, e); s != CG_NONE; s = f->facts->scopes[s].parent) {
        const cg_scoped_name *list;
        uint32_t n = cg_scope_find(f, s, name, &list);
        for (uint32_t i = 0; i < n; i++) {
            const cg_symbol *symbol = &f->facts->symbols[list[i].symbol];
            if (!declares(w, f, list[i].symbol, d)) continue;
            if (symbol->kind == CG_NODE_IMPORT) return via_import(w, f, list[i].symbol, text, d);
            cg_str owner = scope_name(w, f, s);
            cg_why_say(w, f, symbol->at, "'%.*s' is declared here, in the scope of %.*s", CG_STR_ARG(text),
                       CG_STR_ARG(owner));
            return true;
        }
    }
    return false;
}

/* What no scope of the file declares: another file of the package, an import of all names, an include, a member of
 * the class around, the language's own. */
static bool from_outside(cg_whying *w, cg_rfile *f, cg_expr_id e, cg_str text, cg_value d) {
    cg_str what = cg_why_value(w, d);
    uint32_t at = f->facts->exprs[e].at;
    if (cg_tag(d) != CG_VALUE_DEF) {
        cg_why_say(
            w, f, at,
            "no scope here declares '%.*s': it is %.*s, by an import of all names or the language's own",
            CG_STR_ARG(text), CG_STR_ARG(what));
        return true;
    }
    const cg_rfile *of = cg_file_of(w->r, cg_id(d));
    const cg_symbol *s = cg_symbol_in(of, cg_id(d));
    cg_gid class_ = cg_class_of_member(w->x, cg_id(d));
    const char *how =
        class_ != CG_NONE                                     ? "a member of the class around it"
        : of == f                                             ? "of this file"
        : of->package != CG_NONE && of->package == f->package ? "of another file of the same package"
        : f->policy->flags & CG_POLICY_INCLUDES               ? "seen through the files included, or linked"
                                                : "seen through an import of all names, or globally";
    cg_why_say(w, of, s->at, "no scope around the name declares '%.*s': it is %.*s, %s", CG_STR_ARG(text),
               CG_STR_ARG(what), how);
    return true;
}

static bool name_denoted(cg_whying *w, cg_rfile *f, cg_expr_id id, const cg_expr *e, cg_value d) {
    cg_str text = cg_facts_str(f->facts, e->a);
    cg_why_at(w, f, id);
    return in_scopes(w, f, id, cg_name_of(f, e->a), text, d) || from_outside(w, f, id, text, d);
}

static bool symbol_denoted(cg_whying *w, cg_rfile *f, const cg_expr *e, cg_value d) {
    const cg_symbol *s = &f->facts->symbols[e->a];
    cg_str text = cg_facts_str(f->facts, s->name);
    if (s->kind == CG_NODE_IMPORT) return via_import(w, f, e->a, text, d);
    cg_str owner = scope_name(w, f, s->scope);
    cg_why_say(w, f, s->at, "'%.*s' is declared here, in the scope of %.*s", CG_STR_ARG(text),
               CG_STR_ARG(owner));
    return true;
}

/* ---- Members ---- */

static bool is_member(cg_whying *w, cg_value object, cg_name_id name, unsigned how, cg_value d) {
    return cg_why_holds(cg_member_of(w->x, object, name, how, 0), d);
}

static void say_member(cg_whying *w, const cg_rfile *f, uint32_t at, cg_str name, cg_value object,
                       cg_value d) {
    cg_str of = cg_why_value(w, object), what = cg_why_value(w, d);
    cg_gid owner = cg_tag(d) == CG_VALUE_DEF ? cg_class_of_member(w->x, cg_id(d)) : CG_NONE;
    bool ours = cg_tag(object) == CG_VALUE_INSTANCE || cg_tag(object) == CG_VALUE_DEF;
    if (ours && owner != CG_NONE && owner != cg_id(object)) {
        cg_str class_ = cg_why_def(w, owner);
        cg_why_say(w, f, at, "'%.*s' of %.*s is %.*s, inherited from %.*s", CG_STR_ARG(name), CG_STR_ARG(of),
                   CG_STR_ARG(what), CG_STR_ARG(class_));
        return;
    }
    cg_why_say(w, f, at, "'%.*s' of %.*s is %.*s", CG_STR_ARG(name), CG_STR_ARG(of), CG_STR_ARG(what));
}

static bool member_denoted(cg_whying *w, cg_rfile *f, cg_expr_id id, const cg_expr *e, cg_value d) {
    cg_name_id name = cg_name_of(f, e->b);
    bool type = e->use & (CG_USE_TYPE | CG_USE_BASE);
    cg_why_at(w, f, id);
    cg_values objects = type ? cg_type_denotes(w->x, f, e->a, 0) : w->values[f->index][e->a];
    if (type && !objects) objects = w->denotes[f->index][e->a];
    const cg_value *list;
    uint32_t n = cg_values_list(&objects, &list);
    for (uint32_t i = 0; i < n; i++) {
        cg_why_at(w, f, id);
        if (!is_member(w, list[i], name, e->n, d)) continue;
        say_member(w, f, e->at, cg_facts_str(f->facts, e->b), list[i], d);
        w->depth++;
        bool known = type ? cg_why_denoted(w, f, e->a, list[i]) : cg_why_expr(w, f, e->a, list[i]);
        w->depth--;
        return known;
    }
    cg_str what = cg_why_value(w, d);
    cg_why_say(w, f, e->at, "'%.*s' is %.*s by a rule for members that was not traced",
               CG_STR_ARG(cg_facts_str(f->facts, e->b)), CG_STR_ARG(what));
    return false;
}

bool cg_why_denoted(cg_whying *w, cg_rfile *f, cg_expr_id id, cg_value d) {
    const cg_expr *e = &f->facts->exprs[id];
    if (w->depth > CG_WHY_DEPTH) return false;
    switch ((cg_expr_op)e->op) {
    case CG_EXPR_NAME: return name_denoted(w, f, id, e, d);
    case CG_EXPR_SYMBOL: return symbol_denoted(w, f, e, d);
    case CG_EXPR_MEMBER: return member_denoted(w, f, id, e, d);
    case CG_EXPR_APPLY:
    case CG_EXPR_POINTER:
    case CG_EXPR_ARRAY:
    case CG_EXPR_CALL:
    case CG_EXPR_TYPEOF: return e->a && cg_why_denoted(w, f, e->a, d);
    default: return false;
    }
}

/* ---- Values ---- */

static bool operand(cg_whying *w, cg_rfile *f, const cg_expr *e, cg_value v, const char *what) {
    const uint32_t *operands = cg_expr_operands(f->facts, e);
    for (uint32_t i = 0; i < e->n; i++) {
        if (!cg_why_holds(w->values[f->index][operands[i]], v)) continue;
        cg_why_say(w, f, f->facts->exprs[operands[i]].at, "%s", what);
        return cg_why_expr(w, f, operands[i], v);
    }
    return false;
}

/* What a name or member stands for, and from there what it holds. */
static bool through_name(cg_whying *w, cg_rfile *f, cg_expr_id id, const cg_expr *e, cg_value v) {
    cg_values d = w->denotes[f->index][id];
    const cg_value *list;
    uint32_t n = cg_values_list(&d, &list);
    if (e->op == CG_EXPR_SYMBOL && !cg_why_holds(d, v)) {
        cg_symbol_id s = e->a;
        if (is_variable(f->facts->symbols[s].kind)) {
            (void)symbol_denoted(w, f, e, v);
            return cg_why_cell(w, cg_gid_of(f, s), v);
        }
    }
    for (uint32_t i = 0; i < n; i++)
        if (cg_why_same(list[i], v)) return cg_why_denoted(w, f, id, list[i]);
    for (uint32_t i = 0; i < n; i++) {
        cg_why_at(w, f, id);
        if (!cg_why_holds(cg_values_of_denoted(w->x, list[i], 0), v)) continue;
        bool known = cg_why_denoted(w, f, id, list[i]);
        return held(w, list[i], v) && known;
    }
    return n > 0 && cg_why_denoted(w, f, id, list[0]) && held(w, list[0], v);
}

/* A call gives v: an instance of a class that was called, or what a function that was called returns. */
static bool through_call(cg_whying *w, cg_rfile *f, const cg_expr *e, cg_value v) {
    cg_values callee = w->values[f->index][e->a];
    if (!callee) callee = cg_type_denotes(w->x, f, e->a, 0);
    const cg_value *list;
    uint32_t n = cg_values_list(&callee, &list);
    for (uint32_t i = 0; i < n; i++) {
        bool makes = (cg_tag(list[i]) == CG_VALUE_DEF || cg_tag(list[i]) == CG_VALUE_EXTERNAL) &&
                     (cg_tag(v) == CG_VALUE_INSTANCE || cg_tag(v) == CG_VALUE_EXT_INSTANCE) &&
                     cg_id(list[i]) == cg_id(v);
        if (!makes) continue;
        cg_str what = cg_why_value(w, list[i]);
        cg_why_say(w, f, e->at, "an instance of %.*s is made here", CG_STR_ARG(what));
        w->depth++;
        bool known = cg_why_expr(w, f, e->a, list[i]) || cg_why_denoted(w, f, e->a, list[i]);
        w->depth--;
        return known;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (cg_tag(list[i]) != CG_VALUE_DEF || !cg_kind_is_function(cg_symbol_of(w->r, cg_id(list[i]))->kind))
            continue;
        cg_str what = cg_why_def(w, cg_id(list[i])), gives = cg_why_value(w, v);
        cg_why_say(w, f, e->at, "calling %.*s gives %.*s", CG_STR_ARG(what), CG_STR_ARG(gives));
        w->depth++;
        bool callee_known = cg_why_expr(w, f, e->a, list[i]);
        bool known = cg_why_result(w, cg_id(list[i]), v);
        w->depth--;
        return known && callee_known;
    }
    cg_str gives = cg_why_value(w, v);
    cg_why_say(w, f, e->at, "this call gives %.*s: what is known of the library or language says so",
               CG_STR_ARG(gives));
    return false;
}

static bool through_self(cg_whying *w, cg_rfile *f, const cg_expr *e, cg_value v) {
    cg_str what = cg_why_value(w, v);
    cg_why_say(w, f, e->at, "%s here is %.*s", e->op == CG_EXPR_SUPER ? "super" : "this", CG_STR_ARG(what));
    return true;
}

static bool explain(cg_whying *w, cg_rfile *f, cg_expr_id id, const cg_expr *e, cg_value v) {
    switch ((cg_expr_op)e->op) {
    case CG_EXPR_NAME:
    case CG_EXPR_SYMBOL:
    case CG_EXPR_MEMBER: return through_name(w, f, id, e, v);
    case CG_EXPR_CALL:
    case CG_EXPR_NEW: return through_call(w, f, e, v);
    case CG_EXPR_FUNCTION: cg_why_say(w, f, e->at, "it is defined right here"); return true;
    case CG_EXPR_CHOICE: return operand(w, f, e, v, "one of the alternatives");
    case CG_EXPR_LIST:
    case CG_EXPR_MAP:
        cg_why_say(w, f, e->at, "made here");
        return w->part == 0 || cg_why_made_with(w, f, id, w->part);
    case CG_EXPR_LITERAL: cg_why_say(w, f, e->at, "a literal"); return true;
    case CG_EXPR_SELF:
    case CG_EXPR_SUPER: return through_self(w, f, e, v);
    case CG_EXPR_CAST:
        cg_why_say(w, f, e->at, "its type is said by a cast");
        return cg_why_denoted(w, f, e->a, cg_value_make(CG_VALUE_DEF, cg_id(v), 0));
    case CG_EXPR_INDEX:
    case CG_EXPR_ELEMENT:
    case CG_EXPR_ITEM: return cg_why_part(w, f, e->a, v);
    case CG_EXPR_AWAIT:
    case CG_EXPR_ENTER:
    case CG_EXPR_SPREAD:
    case CG_EXPR_POINTER:
    case CG_EXPR_APPLY:
    case CG_EXPR_KEYWORD:
        if (cg_why_holds(w->values[f->index][e->a], v)) return cg_why_expr(w, f, e->a, v);
        return cg_why_part(w, f, e->a, v);
    default: return false;
    }
}

bool cg_why_expr(cg_whying *w, cg_rfile *f, cg_expr_id id, cg_value v) {
    uint64_t key = ((uint64_t)f->expr_base + id) << 20 ^ cg_hash_mix(v & ~CG_VALUE_INFERRED) >> 1;
    uint64_t *times = cg_map64_slot(&w->seen, key & ~(1ull << 63), 0);
    if ((*times)++ > 0 || w->depth > CG_WHY_DEPTH || w->steps.len >= CG_WHY_STEPS) return *times > 1;
    cg_why_at(w, f, id);
    w->depth++;
    bool known = explain(w, f, id, &f->facts->exprs[id], v);
    w->depth--;
    return known;
}
