/* What a class of the repository has from its bases in the library. */
#include "resolve/java.h"

/* The one base outside that is more than a mark; *several if there are more. */
static cg_value base_outside(cg_rctx *x, const cg_class *c, bool *several) {
    cg_value found = 0;
    *several = false;
    for (uint32_t i = 0; i < c->mro_len; i++) {
        const cg_class *up = cg_class_of(x->r, c->mro[i].id);
        const cg_value *list;
        uint32_t n = up ? cg_values_list(&up->bases, &list) : 0;
        for (uint32_t k = 0; k < n; k++) {
            cg_str package, name;
            cg_java_external_name(x, list[k], &package, &name);
            if (!name.len || cg_java_listed(" Object Serializable Cloneable ", name)) continue;
            *several |= found && cg_id(found) != cg_id(list[k]);
            found = list[k];
        }
    }
    return found;
}

cg_value cg_java_seen_outside(cg_rctx *x, cg_value v) {
    const cg_class *c = cg_tag(v) == CG_VALUE_INSTANCE ? cg_class_of(x->r, cg_id(v)) : NULL;
    for (uint32_t i = 0; c && c->external_base && i < c->mro_len; i++) {
        const cg_class *up = cg_class_of(x->r, c->mro[i].id);
        for (size_t k = 0; up && k < up->base_order_len; k++) {
            cg_value base = up->base_order[k];
            cg_str package, name;
            cg_java_external_name(x, base, &package, &name);
            if (!cg_args(base) || cg_str_is(name, "Comparable")) continue;
            if (cg_tag(base) != CG_VALUE_EXTERNAL) continue;
            cg_values seen = cg_value_make(CG_VALUE_EXT_INSTANCE, cg_id(base), cg_args(base));
            if (i) seen = cg_substitute(x, seen, up->id, c->mro[i].args);
            return cg_substitute(x, seen, c->id, cg_args(v)) | (v & CG_VALUE_INFERRED);
        }
    }
    return v;
}

cg_values cg_java_missing_member(cg_rctx *x, cg_value receiver, cg_name_id name) {
    cg_str text = cg_name_str(x->r->names, name);
    const cg_class *c = cg_class_of(x->r, cg_id(receiver));
    bool enumeration = cg_symbol_of(x->r, cg_id(receiver))->kind == CG_NODE_ENUM, several;
    if (c && c->unknown_base) return 0;
    if (enumeration && cg_java_listed(" values valueOf ordinal name compareTo getDeclaringClass ", text))
        return cg_java_lang_member(x, "Enum", text);
    if (cg_java_listed(" getClass hashCode equals toString notify notifyAll wait clone finalize ", text))
        return cg_java_lang_member(x, "Object", text);
    if (!c) return 0;
    cg_value base = base_outside(x, c, &several);
    if (!base || several) return 0;
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_member(x->r->pool, cg_id(base), text), 0);
}

/* Methods of classes that others are often made of. */
static const struct {
    const char *bases, *methods;
} known[] = {
    {" Thread ",
     " start run interrupt isInterrupted isAlive join getName setName setDaemon isDaemon getId getState "
     "getContextClassLoader "},
    {" Reference SoftReference WeakReference PhantomReference ", " get clear enqueue isEnqueued "},
    {" FutureTask ", " set setException done run cancel isDone isCancelled get runAndReset "},
    {" ThreadLocal InheritableThreadLocal ", " get set remove initialValue "},
    {" TimerTask ", " cancel run scheduledExecutionTime "},
    {" ClassLoader URLClassLoader SecureClassLoader ",
     " loadClass findClass defineClass getResource getResources getResourceAsStream getParent "
     "findLoadedClass "
     "resolveClass "},
    {" ArrayList LinkedList HashSet LinkedHashSet TreeSet ArrayDeque Vector Stack PriorityQueue AbstractList "
     "AbstractSet AbstractCollection ",
     " add addAll remove removeAll retainAll contains containsAll size isEmpty clear iterator get set "
     "toArray "
     "stream forEach "},
    {" HashMap LinkedHashMap TreeMap ConcurrentHashMap AbstractMap IdentityHashMap WeakHashMap Hashtable "
     "Properties ",
     " get put remove containsKey containsValue size isEmpty clear keySet values entrySet putAll putIfAbsent "
     "getOrDefault computeIfAbsent merge forEach "},
    {" InputStream FilterInputStream BufferedInputStream ByteArrayInputStream FileInputStream Reader "
     "FilterReader BufferedReader StringReader ",
     " read close skip available mark reset markSupported ready "},
    {" OutputStream FilterOutputStream BufferedOutputStream ByteArrayOutputStream FileOutputStream Writer "
     "FilterWriter BufferedWriter StringWriter PrintWriter PrintStream ",
     " write flush close "},
};

static bool base_has(cg_str base, cg_str method) {
    bool problem = cg_str_ends(base, CG_STR("Exception")) || cg_str_ends(base, CG_STR("Error"));
    if (problem || cg_str_is(base, "Throwable"))
        return cg_java_listed(
            " getMessage getLocalizedMessage getCause initCause printStackTrace getStackTrace "
            "setStackTrace addSuppressed getSuppressed fillInStackTrace ",
            method);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (cg_java_listed(known[i].bases, base)) return cg_java_listed(known[i].methods, method);
    return false;
}

cg_values cg_java_has_outside(cg_rctx *x, cg_gid class_, cg_name_id name) {
    cg_str text = cg_name_str(x->r->names, name), package, base;
    const cg_class *c = cg_class_of(x->r, class_);
    if (cg_java_listed(" toString equals hashCode getClass notify notifyAll wait clone finalize ", text))
        return cg_java_lang_member(x, "Object", text);
    for (uint32_t i = 0; c && c->external_base && i < c->mro_len; i++) {
        const cg_class *up = cg_class_of(x->r, c->mro[i].id);
        for (size_t k = 0; up && k < up->base_order_len; k++) {
            cg_java_external_name(x, up->base_order[k], &package, &base);
            if (base.len && base_has(base, text)) {
                uint32_t member = cg_external_member(x->r->pool, cg_id(up->base_order[k]), text);
                return cg_value_make(CG_VALUE_EXTERNAL, member, 0);
            }
        }
    }
    return 0;
}
