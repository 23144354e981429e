/* What Rust's policy knows of the standard library: names of the prelude, wrappers that are seen through, what
 * methods of containers, iterators, Option and Result give and what they pass to closures. */
#include "resolve/policy_rust.h"

bool rust_one_of(cg_str name, const char *words) { /* separated by single blanks */
    cg_str rest = cg_str_from(words), word;
    while (cg_str_split(&rest, ' ', &word))
        if (cg_str_equal(word, name)) return true;
    return false;
}

/* ---- Names ---- */

/* Module of the standard library and what the prelude (or a derive) knows from there. */
static const char *const prelude[][2] = {
    {"option", "Option Some None"},
    {"result", "Result Ok Err"},
    {"vec", "Vec"},
    {"string", "String ToString"},
    {"boxed", "Box"},
    {"borrow", "ToOwned"},
    {"clone", "Clone"},
    {"marker", "Copy Send Sync Sized Unpin"},
    {"ops", "Drop Fn FnMut FnOnce AsyncFn AsyncFnMut AsyncFnOnce"},
    {"mem", "drop align_of size_of align_of_val size_of_val"},
    {"cmp", "Eq PartialEq Ord PartialOrd"},
    {"convert", "AsRef AsMut From Into TryFrom TryInto"},
    {"default", "Default"},
    {"iter", "Iterator Extend IntoIterator DoubleEndedIterator ExactSizeIterator FromIterator"},
    {"fmt", "Debug"},
    {"hash", "Hash"},
    {"", "u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize f32 f64 bool char str"},
};

static const char macros[] = "assert assert_eq assert_ne cfg column compile_error concat dbg debug_assert "
                             "debug_assert_eq debug_assert_ne "
                             "env eprint eprintln file format format_args include include_bytes include_str "
                             "is_x86_feature_detected line "
                             "matches module_path option_env panic print println stringify thread_local todo "
                             "try unimplemented unreachable "
                             "vec write writeln";

static uint32_t in_std(cg_rctx *x, const char *module, cg_str name) {
    uint32_t e = rust_state_of(x->r)->std_package;
    if (module[0]) e = cg_external_member(x->r->pool, e, cg_str_from(module));
    return cg_external_member(x->r->pool, e, name);
}

cg_values rust_prelude(cg_rctx *x, cg_str name) {
    for (size_t i = 0; i < sizeof prelude / sizeof *prelude; i++)
        if (rust_one_of(name, prelude[i][1]))
            return cg_value_make(CG_VALUE_EXTERNAL, in_std(x, prelude[i][0], name), 0);
    return 0;
}

cg_values rust_std_macro(cg_rctx *x, cg_str name) {
    return rust_one_of(name, macros) ? cg_value_make(CG_VALUE_EXTERNAL, in_std(x, "", name), 0) : 0;
}

bool rust_is_std(const cg_rctx *x, uint32_t external) {
    const cg_external *e = cg_external_at(x->r->pool, external);
    for (int i = 0; i < CG_EXTERNAL_DEPTH && e->parent != CG_NONE; i++)
        external = e->parent, e = cg_external_at(x->r->pool, external);
    return external == rust_state_of(x->r)->std_package;
}

/* ---- Values ---- */

static cg_values literal(cg_literal kind) { return cg_value_make(CG_VALUE_LITERAL, kind, 0); }

static cg_values made_of(cg_rctx *x, const char *module, const char *type, const cg_values *args,
                         uint32_t n) {
    return cg_value_make(CG_VALUE_EXT_INSTANCE, in_std(x, module, cg_str_from(type)),
                         cg_args_of(x->r->pool, args, n));
}

static cg_values option_of(cg_rctx *x, cg_values v) { return made_of(x, "option", "Option", &v, 1); }
static cg_values vec_of(cg_rctx *x, cg_values v) { return made_of(x, "vec", "Vec", &v, 1); }
static cg_values iterator_of(cg_rctx *x, cg_values v) { return made_of(x, "iter", "Iterator", &v, 1); }

static cg_values pair_of(cg_rctx *x, cg_values a, cg_values b) {
    cg_values args[2] = {a, b};
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_TUPLE, cg_args_of(x->r->pool, args, 2));
}

static cg_values argument(const cg_rctx *x, cg_value v, uint32_t n) {
    const cg_values *args;
    return n < cg_args_list(x->r->pool, cg_args(v), &args) ? args[n] : 0;
}

cg_str rust_library_type(const cg_rctx *x, cg_value v) {
    return cg_tag(v) == CG_VALUE_EXT_INSTANCE ? cg_external_at(x->r->pool, cg_id(v))->name : CG_STR_NONE;
}

static bool is_map(cg_str type) { return rust_one_of(type, "HashMap BTreeMap IndexMap"); }

cg_values rust_external_type(cg_rctx *x, uint32_t external, uint32_t args) {
    cg_str name = cg_external_at(x->r->pool, external)->name;
    if (!rust_is_std(x, external)) return 0;
    const cg_values *list;
    uint32_t n = cg_args_list(x->r->pool, args, &list);
    if (rust_one_of(name,
                    "Box Rc Arc Ref RefMut MutexGuard RwLockReadGuard RwLockWriteGuard Pin Cow Wrapping "
                    "ManuallyDrop"))
        return n ? list[n - 1] : 0;
    if (rust_one_of(name, "String str OsString OsStr")) return literal(CG_LITERAL_STRING);
    if (cg_str_is(name, "bool")) return literal(CG_LITERAL_BOOL);
    if (cg_str_is(name, "char")) return literal(CG_LITERAL_CHAR);
    if (rust_one_of(name, "f32 f64")) return literal(CG_LITERAL_FLOAT);
    if (rust_one_of(name, "u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize"))
        return literal(CG_LITERAL_INT);
    return 0;
}

/* An associated type of a class of the repository, if one impl alone gives it: Item of iterators, Output of Index. */
static cg_values associated(cg_rctx *x, cg_value v, const char *name) {
    cg_name_id id = cg_name_find(x->r->names, cg_str_from(name));
    if (id == CG_NONE || !cg_class_of(x->r, cg_id(v))) return 0;
    cg_values type = cg_class_own_members(x, cg_id(v), id);
    if (!cg_values_single(type) || cg_tag(type) != CG_VALUE_DEF) return 0;
    return cg_substitute_impl(x, cg_instances_of(x, type, 1), cg_id(type), cg_args(v));
}

cg_values rust_element(cg_rctx *x, cg_value v) {
    if (cg_tag(v) == CG_VALUE_DEF && cg_kind_is_function(cg_symbol_of(x->r, cg_id(v))->kind)) return v;
    if (cg_tag(v) == CG_VALUE_EXT_INSTANCE && is_map(rust_library_type(x, v)))
        return pair_of(x, argument(x, v, 0), argument(x, v, 1));
    if (cg_tag(v) != CG_VALUE_INSTANCE) return 0;
    cg_values item = associated(x, v, "Item");
    return item ? item : associated(x, v, "Output");
}

/* What a container, iterator, Option or Result holds. */
static cg_values content(cg_rctx *x, cg_value v) {
    cg_values own = rust_element(x, v);
    if (own) return own;
    cg_str type = rust_library_type(x, v);
    if (cg_str_is(type, "Result")) return argument(x, v, 0);
    if (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_STRING) return literal(CG_LITERAL_CHAR);
    return cg_element_of(x, v, false);
}

/* ---- Calls of functions and macros ---- */

static cg_values first_value(const cg_rctx *x, const cg_expr *call) {
    return call->n ? x->values[*cg_expr_operands(x->facts, call)] : 0;
}

static cg_values all_values(const cg_rctx *x, const cg_expr *call) {
    cg_values out = 0;
    for (uint32_t i = 0; i < call->n; i++)
        out = cg_values_union(x->r->pool, out, x->values[cg_expr_operands(x->facts, call)[i]]);
    return out;
}

bool rust_is_container(cg_str type) {
    return is_map(type) || rust_one_of(type, "Vec VecDeque HashSet BTreeSet BinaryHeap LinkedList");
}

/* What it holds is told by what is put into it: arguments that are there, with nothing in them. */
static cg_values empty_container(cg_rctx *x, uint32_t type) {
    cg_values nothing[2] = {0, 0};
    bool map = is_map(cg_external_at(x->r->pool, type)->name);
    return cg_value_make(CG_VALUE_EXT_INSTANCE, type, cg_args_of(x->r->pool, nothing, map ? 2 : 1));
}

cg_values rust_external_call(cg_rctx *x, uint32_t external, const cg_expr *call) {
    const cg_external *e = cg_external_at(x->r->pool, external);
    if (!rust_is_std(x, external) || e->parent == CG_NONE) return 0;
    cg_str name = e->name, type = cg_external_at(x->r->pool, e->parent)->name;
    cg_values first = first_value(x, call);
    if (cg_str_is(name, "Some")) return option_of(x, first);
    if (cg_str_is(name, "Ok")) return made_of(x, "result", "Result", &first, 1);
    if (cg_str_is(name, "Err")) {
        cg_values args[2] = {0, first};
        return made_of(x, "result", "Result", args, 2);
    }
    if (cg_str_is(name, "vec")) return vec_of(x, all_values(x, call));
    if (rust_one_of(name, "format concat stringify")) return literal(CG_LITERAL_STRING);
    if (cg_str_is(name, "matches")) return literal(CG_LITERAL_BOOL);
    if (cg_str_is(type, "mem") && (cg_str_is(name, "take") || cg_str_is(name, "replace"))) return first;
    if (cg_str_is(name, "new") || cg_str_is(name, "from") || cg_str_is(name, "with_capacity") ||
        cg_str_is(name, "default") || cg_str_is(name, "clone")) {
        if (rust_one_of(type, "Box Rc Arc")) return first;
        cg_values known = rust_external_type(x, e->parent, 0);
        if (known) return known;
        if (rust_one_of(type, "RefCell Cell Mutex RwLock OnceCell Wrapping"))
            return cg_value_make(CG_VALUE_EXT_INSTANCE, e->parent, cg_args_of(x->r->pool, &first, 1));
        if (rust_is_container(type)) return empty_container(x, e->parent);
        if (type.len && type.ptr[0] >= 'A' && type.ptr[0] <= 'Z')
            return cg_value_make(CG_VALUE_EXT_INSTANCE, e->parent, 0);
    }
    return 0;
}

/* ---- Closures ---- */

static cg_gid parameter_at(const cg_rfile *f, const cg_symbol *function, uint32_t position) {
    if (function->inner == CG_NONE) return CG_NONE;
    for (uint32_t i = f->scope_first[function->inner]; i < f->scope_first[function->inner + 1]; i++) {
        const cg_symbol *s = &f->facts->symbols[f->scoped[i].symbol];
        if (s->kind == CG_NODE_PARAMETER && !(s->flags & CG_SYM_RECEIVER) && s->arity == position)
            return cg_gid_of(f, f->scoped[i].symbol);
    }
    return CG_NONE;
}

/* Passes a value to a parameter of the closures among the call's arguments. */
static void pass_to_closure(cg_rctx *x, const cg_expr *call, uint32_t position, cg_values v) {
    if (!v) return;
    for (uint32_t i = 0; i < call->n && i < 4; i++) {
        const cg_expr *a = &x->facts->exprs[cg_expr_operands(x->facts, call)[i]];
        if (a->op != CG_EXPR_FUNCTION) continue;
        cg_gid p = parameter_at(x->file, &x->facts->symbols[a->a], position);
        if (p != CG_NONE) cg_add_to_symbol(x, p, v);
    }
}

/* What the call's last argument, a closure or function, gives. */
static cg_values closure_result(cg_rctx *x, const cg_expr *call) {
    if (call->n == 0) return 0;
    cg_values f = x->values[cg_expr_operands(x->facts, call)[call->n - 1]];
    if (!cg_values_single(f) || cg_tag(f) != CG_VALUE_DEF) return 0;
    if (!cg_kind_is_function(cg_symbol_of(x->r, cg_id(f))->kind)) return 0;
    return cg_cell_read(x, cg_id(f));
}

/* ---- Methods ---- */

static cg_values of_option(cg_rctx *x, cg_value v, cg_str method, const cg_expr *call) {
    bool result = cg_str_is(rust_library_type(x, v), "Result");
    cg_values held = argument(x, v, 0), error = argument(x, v, 1), given = closure_result(x, call);
    pass_to_closure(x, call, 0,
                    rust_one_of(method, "map_err or_else unwrap_or_else inspect_err is_err_and") ? error
                                                                                                 : held);
    if (rust_one_of(method,
                    "unwrap expect unwrap_or unwrap_or_else unwrap_or_default unwrap_unchecked get_or_insert "
                    "get_or_insert_with insert"))
        return held ? held : CG_VALUE_OF_OPAQUE;
    if (rust_one_of(method, "unwrap_err expect_err")) return error ? error : CG_VALUE_OF_OPAQUE;
    if (rust_one_of(method, "map_or map_or_else")) return given;
    if (rust_one_of(method, "and_then then")) return given;
    if (cg_str_is(method, "map")) {
        cg_values args[2] = {given, error};
        return result ? made_of(x, "result", "Result", args, 2) : option_of(x, given);
    }
    if (rust_one_of(method, "map_err")) {
        cg_values args[2] = {held, given};
        return made_of(x, "result", "Result", args, 2);
    }
    if (rust_one_of(method, "ok_or ok_or_else")) {
        cg_values args[2] = {held, cg_str_is(method, "ok_or") ? first_value(x, call) : given};
        return made_of(x, "result", "Result", args, 2);
    }
    if (cg_str_is(method, "ok")) return option_of(x, held);
    if (cg_str_is(method, "err")) return option_of(x, error);
    if (rust_one_of(method, "iter iter_mut into_iter")) return iterator_of(x, held);
    if (cg_str_is(method, "flatten") || cg_str_is(method, "transpose")) return held;
    if (rust_one_of(method, "as_ref as_mut as_deref as_deref_mut cloned copied clone filter or or_else take "
                            "replace xor inspect "
                            "inspect_err"))
        return v;
    return rust_one_of(method, "is_some is_none is_ok is_err is_some_and is_ok_and")
               ? literal(CG_LITERAL_BOOL)
               : 0;
}

static cg_values of_string(cg_rctx *x, cg_value v, cg_str method, const cg_expr *call) {
    if (cg_str_is(method, "chars")) return iterator_of(x, literal(CG_LITERAL_CHAR));
    if (cg_str_is(method, "char_indices"))
        return iterator_of(x, pair_of(x, literal(CG_LITERAL_INT), literal(CG_LITERAL_CHAR)));
    if (rust_one_of(method, "bytes as_bytes into_bytes")) return vec_of(x, literal(CG_LITERAL_INT));
    if (rust_one_of(
            method,
            "split splitn rsplit rsplitn lines split_whitespace split_terminator split_ascii_whitespace "
            "split_inclusive matches"))
        return iterator_of(x, v);
    if (rust_one_of(method, "strip_prefix strip_suffix get")) return option_of(x, v);
    if (rust_one_of(method, "split_once rsplit_once")) return option_of(x, pair_of(x, v, v));
    if (rust_one_of(
            method,
            "trim trim_start trim_end trim_matches trim_start_matches trim_end_matches to_lowercase "
            "to_uppercase to_ascii_lowercase to_ascii_uppercase to_string to_owned clone as_str as_ref "
            "replace replacen repeat into_string as_os_str to_os_string into_boxed_str to_string_lossy "
            "borrow as_mut_str"))
        return v;
    if (rust_one_of(method, "find rfind")) return option_of(x, literal(CG_LITERAL_INT));
    cg_values parsed = cg_str_is(method, "parse") ? rust_type_argument(x, call) : 0;
    return parsed ? made_of(x, "result", "Result", &parsed, 1) : 0;
}

static cg_values of_map(cg_rctx *x, cg_value v, cg_str method) {
    cg_values key = argument(x, v, 0), value = argument(x, v, 1);
    if (rust_one_of(method, "get get_mut remove insert")) return option_of(x, value);
    if (rust_one_of(method, "values values_mut into_values")) return iterator_of(x, value);
    if (rust_one_of(method, "keys into_keys")) return iterator_of(x, key);
    if (rust_one_of(method, "iter iter_mut into_iter drain")) return iterator_of(x, pair_of(x, key, value));
    if (cg_str_is(method, "entry")) {
        cg_values args[2] = {key, value};
        return made_of(x, "collections", "Entry", args, 2);
    }
    return rust_one_of(method, "clone to_owned") ? v : 0;
}

/* collect::<T>(): a T, of the elements at hand where it does not say which. */
static cg_values collected(cg_rctx *x, const cg_expr *call, cg_values item) {
    cg_values type = rust_type_argument(x, call);
    if (!cg_values_single(type)) return type;
    cg_value first = cg_values_single(item) ? item : 0;
    bool pairs = is_map(rust_library_type(x, type)) && cg_tag(first) == CG_VALUE_LITERAL;
    cg_values known[2] = {pairs ? argument(x, first, 0) : item, pairs ? argument(x, first, 1) : 0};
    if (!rust_is_container(rust_library_type(x, type)) || argument(x, type, 0)) return type;
    return cg_value_make(CG_VALUE_EXT_INSTANCE, cg_id(type), cg_args_of(x->r->pool, known, pairs ? 2 : 1));
}

/* Vectors, slices, sets, iterators. */
static cg_values of_sequence(cg_rctx *x, cg_value v, cg_str method, const cg_expr *call) {
    cg_values item = content(x, v);
    if (!item || item == CG_VALUE_OF_UNKNOWN || item == CG_VALUE_OF_OPAQUE) return 0;
    bool folds = rust_one_of(method, "fold try_fold");
    pass_to_closure(x, call, folds ? 1 : 0, item);
    if (folds) pass_to_closure(x, call, 0, first_value(x, call));
    if (rust_one_of(method, "sort_by max_by min_by dedup_by sort_unstable_by reduce"))
        pass_to_closure(x, call, 1, item);
    if (rust_one_of(
            method,
            "iter iter_mut into_iter drain filter rev skip take chain peekable step_by fuse inspect cycle "
            "skip_while take_while by_ref cloned copied intersection union difference split_off"))
        return iterator_of(x, item);
    if (cg_str_is(method, "collect")) {
        cg_values given = collected(x, call, item);
        if (given) return given;
    }
    if (rust_one_of(
            method,
            "next next_back nth peek first last get get_mut pop first_mut last_mut pop_front pop_back front "
            "back front_mut back_mut find max min max_by max_by_key min_by min_by_key reduce peek_mut "
            "next_if "
            "rfind"))
        return option_of(x, item);
    if (rust_one_of(method, "remove swap_remove"))
        return cg_str_is(rust_library_type(x, v), "Vec") ? item : option_of(x, item);
    if (cg_str_is(method, "map")) return iterator_of(x, closure_result(x, call));
    if (rust_one_of(method, "filter_map flat_map map_while")) {
        cg_values given = closure_result(x, call), out = 0;
        const cg_value *list;
        uint32_t n = cg_values_list(&given, &list);
        for (uint32_t i = 0; i < n; i++) out = cg_values_union(x->r->pool, out, content(x, list[i]));
        return iterator_of(x, out);
    }
    if (cg_str_is(method, "find_map")) return closure_result(x, call);
    if (cg_str_is(method, "flatten")) {
        const cg_value *list;
        cg_values out = 0;
        uint32_t n = cg_values_list(&item, &list);
        for (uint32_t i = 0; i < n; i++) out = cg_values_union(x->r->pool, out, content(x, list[i]));
        return iterator_of(x, out);
    }
    if (cg_str_is(method, "enumerate")) return iterator_of(x, pair_of(x, literal(CG_LITERAL_INT), item));
    if (cg_str_is(method, "zip")) {
        cg_values other = first_value(x, call);
        return iterator_of(x, pair_of(x, item, cg_values_single(other) ? content(x, other) : 0));
    }
    if (rust_one_of(method, "windows chunks chunks_exact split group_by chunk_by"))
        return iterator_of(x, vec_of(x, item));
    if (rust_one_of(
            method,
            "collect to_vec to_owned clone as_slice as_mut_slice as_ref into_boxed_slice into_vec sorted"))
        return vec_of(x, item);
    if (cg_str_is(method, "partition")) return pair_of(x, vec_of(x, item), vec_of(x, item));
    if (rust_one_of(method, "split_first split_last")) return option_of(x, pair_of(x, item, vec_of(x, item)));
    if (rust_one_of(method, "fold")) return first_value(x, call);
    if (rust_one_of(method, "any all is_empty contains")) return literal(CG_LITERAL_BOOL);
    if (rust_one_of(method, "count len position rposition")) return literal(CG_LITERAL_INT);
    if (cg_str_is(method, "join") || cg_str_is(method, "concat")) return item;
    return 0;
}

static cg_values of_cell(cg_rctx *x, cg_value v, cg_str method) {
    cg_values held = argument(x, v, 0);
    if (rust_one_of(method, "borrow borrow_mut get get_mut into_inner take replace get_or_init unwrap"))
        return held;
    if (rust_one_of(method, "lock read write")) return made_of(x, "result", "Result", &held, 1);
    return 0;
}

static bool is_number_name(cg_str name) { return name.len && name.ptr[0] >= '0' && name.ptr[0] <= '9'; }

static const char *literal_type(uint32_t kind) {
    switch (kind) {
    case CG_LITERAL_STRING: return "str";
    case CG_LITERAL_CHAR: return "char";
    case CG_LITERAL_BOOL: return "bool";
    case CG_LITERAL_INT: return "integer";
    case CG_LITERAL_FLOAT: return "float";
    case CG_LITERAL_LIST: return "slice";
    default: return NULL;
    }
}

/* What a method (or field of a tuple) is. */
static cg_values named_member(cg_rctx *x, cg_value v, cg_name_id name) {
    cg_values ours = rust_extension_member(x, v, name);
    if (ours) return ours;
    cg_str text = cg_name_str(x->r->names, name);
    if (is_number_name(text)) {
        uint64_t n;
        cg_values part =
            cg_str_to_u64(text, &n) && cg_tag(v) == CG_VALUE_LITERAL ? argument(x, v, (uint32_t)n) : 0;
        return part ? part : CG_VALUE_OF_OPAQUE;
    }
    const char *type = cg_tag(v) == CG_VALUE_LITERAL ? literal_type(cg_id(v)) : NULL;
    if (!type) return 0;
    uint32_t owner = in_std(x, "", cg_str_from(type));
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_member(x->r->pool, owner, text), 0);
}

cg_values rust_builtin_member(cg_rctx *x, cg_value v, cg_name_id name, bool called) {
    if (!called) return named_member(x, v, name);
    if (cg_tag(v) == CG_VALUE_INSTANCE) { /* what its Deref has from the library */
        cg_values target = rust_deref_target(x, v);
        bool library = cg_tag(target) == CG_VALUE_EXT_INSTANCE || cg_tag(target) == CG_VALUE_LITERAL;
        return library ? rust_builtin_member(x, target, name, true) : 0;
    }
    cg_str method = cg_name_str(x->r->names, name), type = rust_library_type(x, v);
    const cg_expr *call = &x->facts->exprs[x->expr];
    rust_put_in(x, call, v, method);
    bool known_type = cg_str_is(type, "Result"); /* anyhow's and all others are the standard one */
    if (cg_tag(v) == CG_VALUE_EXT_INSTANCE && !known_type && !rust_is_std(x, cg_id(v))) return 0;
    if (cg_str_is(method, "to_string")) return literal(CG_LITERAL_STRING);
    if (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) == CG_LITERAL_STRING) return of_string(x, v, method, call);
    if (rust_one_of(type, "Option Result")) return of_option(x, v, method, call);
    if (is_map(type)) return of_map(x, v, method);
    if (rust_one_of(type, "RefCell Cell Mutex RwLock OnceCell OnceLock Lazy LazyLock"))
        return of_cell(x, v, method);
    if (cg_str_is(type, "Entry") &&
        rust_one_of(method, "or_insert or_insert_with or_default or_insert_with_key"))
        return argument(x, v, 1);
    if (cg_tag(v) == CG_VALUE_LITERAL && cg_id(v) != CG_LITERAL_LIST)
        return rust_one_of(method, "clone to_owned") ? v : 0;
    cg_values known = of_sequence(x, v, method, call);
    return known ? known : rust_one_of(method, "clone to_owned as_ref borrow") ? v : 0;
}

cg_values rust_iterator_method(cg_rctx *x, cg_values item, cg_str method, const cg_expr *call) {
    return of_sequence(x, iterator_of(x, item), method, call);
}
