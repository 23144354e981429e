/* The types of Java itself and of the part of its library that code leans on to choose overloads and to go on from
 * a call's result. Names and results are those of the documented interfaces of java.lang, java.util, java.io and
 * java.lang.reflect; what is not here is of unknown type. */
#include "resolve/java.h"

/* ---- Names that need no import ---- */

static const char *const java_lang[] = {"AbstractMethodError",
                                        "Appendable",
                                        "ArithmeticException",
                                        "ArrayIndexOutOfBoundsException",
                                        "ArrayStoreException",
                                        "AssertionError",
                                        "AutoCloseable",
                                        "Boolean",
                                        "Byte",
                                        "CharSequence",
                                        "Character",
                                        "Class",
                                        "ClassCastException",
                                        "ClassFormatError",
                                        "ClassLoader",
                                        "ClassNotFoundException",
                                        "CloneNotSupportedException",
                                        "Cloneable",
                                        "Comparable",
                                        "Deprecated",
                                        "Double",
                                        "Enum",
                                        "Error",
                                        "Exception",
                                        "ExceptionInInitializerError",
                                        "Float",
                                        "FunctionalInterface",
                                        "IllegalAccessError",
                                        "IllegalAccessException",
                                        "IllegalArgumentException",
                                        "IllegalMonitorStateException",
                                        "IllegalStateException",
                                        "IndexOutOfBoundsException",
                                        "InheritableThreadLocal",
                                        "InstantiationException",
                                        "Integer",
                                        "InternalError",
                                        "InterruptedException",
                                        "Iterable",
                                        "LinkageError",
                                        "Long",
                                        "Math",
                                        "Module",
                                        "NegativeArraySizeException",
                                        "NoClassDefFoundError",
                                        "NoSuchFieldError",
                                        "NoSuchFieldException",
                                        "NoSuchMethodError",
                                        "NoSuchMethodException",
                                        "NullPointerException",
                                        "Number",
                                        "NumberFormatException",
                                        "Object",
                                        "OutOfMemoryError",
                                        "Override",
                                        "Package",
                                        "Process",
                                        "ProcessBuilder",
                                        "ProcessHandle",
                                        "Readable",
                                        "Record",
                                        "ReflectiveOperationException",
                                        "Runnable",
                                        "Runtime",
                                        "RuntimeException",
                                        "SafeVarargs",
                                        "SecurityException",
                                        "SecurityManager",
                                        "Short",
                                        "StackOverflowError",
                                        "StackTraceElement",
                                        "StackWalker",
                                        "StrictMath",
                                        "String",
                                        "StringBuffer",
                                        "StringBuilder",
                                        "StringIndexOutOfBoundsException",
                                        "SuppressWarnings",
                                        "System",
                                        "Thread",
                                        "ThreadDeath",
                                        "ThreadGroup",
                                        "ThreadLocal",
                                        "Throwable",
                                        "TypeNotPresentException",
                                        "UnsatisfiedLinkError",
                                        "UnsupportedClassVersionError",
                                        "UnsupportedOperationException",
                                        "VerifyError",
                                        "VirtualMachineError",
                                        "Void",
                                        "boolean",
                                        "byte",
                                        "char",
                                        "double",
                                        "float",
                                        "int",
                                        "long",
                                        "short"};

cg_values cg_java_built_in(cg_rctx *x, cg_name_id name) {
    cg_str text = cg_name_str(x->r->names, name);
    size_t low = 0, high = sizeof java_lang / sizeof *java_lang;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = cg_str_compare(cg_str_from(java_lang[middle]), text);
        if (order == 0) {
            uint32_t package = cg_external_package(x->r->pool, CG_LANG_JAVA, CG_STR("java.lang"));
            return cg_value_make(CG_VALUE_EXTERNAL, cg_external_member(x->r->pool, package, text), 0);
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

void cg_java_external_name(cg_rctx *x, cg_value v, cg_str *package, cg_str *name) {
    *package = *name = CG_STR_NONE;
    if (cg_tag(v) != CG_VALUE_EXTERNAL && cg_tag(v) != CG_VALUE_EXT_INSTANCE) return;
    const cg_external *e = cg_external_at(x->r->pool, cg_id(v));
    if (e->depth == 0) return;
    *name = e->name;
    while (e->parent != CG_NONE) e = cg_external_at(x->r->pool, e->parent);
    *package = e->name;
}

static cg_values literal(cg_literal kind) { return cg_value_make(CG_VALUE_LITERAL, kind, 0); }

cg_values cg_java_external_type(cg_rctx *x, uint32_t external, uint32_t args) {
    (void)args;
    const cg_external *e = cg_external_at(x->r->pool, external);
    if (e->depth != 1 || !cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "java.lang")) return 0;
    if (cg_str_is(e->name, "String")) return literal(CG_LITERAL_STRING);
    if (cg_str_is(e->name, "int")) return literal(CG_LITERAL_INT);
    if (cg_str_is(e->name, "double")) return literal(CG_LITERAL_FLOAT);
    if (cg_str_is(e->name, "boolean")) return literal(CG_LITERAL_BOOL);
    if (cg_str_is(e->name, "char")) return literal(CG_LITERAL_CHAR);
    return 0;
}

/* ---- Subtypes in the library ---- */

static const char *const subtypes[][2] = {
    {"AbstractList", "List"},
    {"ArrayDeque", "Deque"},
    {"ArrayList", "List"},
    {"AssertionError", "Error"},
    {"BlockingQueue", "Queue"},
    {"BufferedReader", "Reader"},
    {"Byte", "Number"},
    {"ByteArrayInputStream", "InputStream"},
    {"ByteArrayOutputStream", "OutputStream"},
    {"ClassNotFoundException", "ReflectiveOperationException"},
    {"Collection", "Iterable"},
    {"ConcurrentHashMap", "ConcurrentMap"},
    {"ConcurrentMap", "Map"},
    {"Constructor", "AccessibleObject"},
    {"Deque", "Queue"},
    {"Double", "Number"},
    {"Error", "Throwable"},
    {"Exception", "Throwable"},
    {"Field", "AccessibleObject"},
    {"FileInputStream", "InputStream"},
    {"FileOutputStream", "OutputStream"},
    {"FileReader", "Reader"},
    {"FileWriter", "Writer"},
    {"Float", "Number"},
    {"HashMap", "Map"},
    {"HashSet", "Set"},
    {"IOException", "Exception"},
    {"IllegalAccessException", "ReflectiveOperationException"},
    {"IllegalArgumentException", "RuntimeException"},
    {"IllegalStateException", "RuntimeException"},
    {"Integer", "Number"},
    {"InterruptedException", "Exception"},
    {"InvocationTargetException", "ReflectiveOperationException"},
    {"LinkedHashMap", "Map"},
    {"LinkedHashSet", "Set"},
    {"LinkedList", "List"},
    {"List", "Collection"},
    {"Long", "Number"},
    {"Method", "AccessibleObject"},
    {"NoSuchMethodException", "ReflectiveOperationException"},
    {"NullPointerException", "RuntimeException"},
    {"NumberFormatException", "IllegalArgumentException"},
    {"PrintStream", "OutputStream"},
    {"PrintWriter", "Writer"},
    {"Properties", "Map"},
    {"Queue", "Collection"},
    {"ReflectiveOperationException", "Exception"},
    {"RuntimeException", "Exception"},
    {"Set", "Collection"},
    {"Short", "Number"},
    {"SortedMap", "Map"},
    {"SortedSet", "Set"},
    {"StringBuffer", "CharSequence"},
    {"StringBuilder", "CharSequence"},
    {"StringReader", "Reader"},
    {"StringWriter", "Writer"},
    {"TimeoutException", "Exception"},
    {"TreeMap", "SortedMap"},
    {"TreeSet", "SortedSet"},
    {"UnsupportedOperationException", "RuntimeException"},
    {"Vector", "List"},
};

bool cg_java_library_knows(cg_str type) {
    for (size_t i = 0; i < sizeof subtypes / sizeof *subtypes; i++)
        if (cg_str_is(type, subtypes[i][0]) || cg_str_is(type, subtypes[i][1])) return true;
    return cg_str_is(type, "Object") || cg_str_is(type, "Runnable") || cg_str_is(type, "Serializable");
}

bool cg_java_library_subtype(cg_str type, cg_str of) {
    if (cg_str_equal(type, of) || cg_str_is(of, "Object")) return true;
    for (size_t i = 0; i < sizeof subtypes / sizeof *subtypes; i++)
        if (cg_str_is(type, subtypes[i][0]) && cg_java_library_subtype(cg_str_from(subtypes[i][1]), of))
            return true;
    return false;
}

/* ---- What methods of the library give ---- */

/* gives: I int, B boolean, S String, C char, J long; F first and L last type argument; = the receiver's own type;
 * A an array of the last argument, E the entries of a map, m the same type with what the function passed gives, c what
 * the collector passed makes; M an array of the type behind ':', with nothing but ':' that type, with F or L in front
 * that type with the argument. */
typedef struct known_method {
    const char *types;   /* names between blanks; "*": of any type */
    const char *methods; /* likewise */
    const char *gives;
} known_method;

static const known_method known[] = {
    {"*",
     " hashCode compareTo ordinal size length indexOf lastIndexOf intValue getModifiers getLineNumber "
     "availableProcessors read getParameterCount nextInt bitCount ",
     "I"},
    {"*",
     " equals isEmpty contains containsKey containsValue hasNext hasMoreElements startsWith endsWith matches "
     "isInstance isAssignableFrom isInterface isAnnotationPresent isArray isPrimitive isEnum exists "
     "isDirectory "
     "isFile delete mkdir mkdirs createNewFile booleanValue equalsIgnoreCase isPresent anyMatch allMatch "
     "noneMatch isInterrupted isAlive isDaemon isAbstract isPublic isStatic isAnonymousClass isMemberClass "
     "isBridge isSynthetic isVarArgs isDigit isLetter isWhitespace containsAll removeAll retainAll addAll "
     "await tryLock isLoggable ",
     "B"},
    {"*",
     " toString getName getSimpleName getMessage getLocalizedMessage getCanonicalName getAbsolutePath "
     "getPath "
     "readLine getClassName getMethodName getFileName getProperty toLowerCase toUpperCase trim substring "
     "replace "
     "replaceAll replaceFirst nextToken toGenericString lineSeparator getenv name concat intern group strip "
     "getParent ",
     "S"},
    {"*", " charAt charValue ", "C"},
    {"*", " currentTimeMillis nanoTime longValue getTime lastModified toMillis toNanos convert getId count ",
     "J"},
    {"*",
     " getClass getDeclaringClass getSuperclass getComponentType annotationType getReturnType getType "
     "getEnclosingClass loadClass forName getRawType asSubclass ",
     ":java.lang.Class"},
    {" Map HashMap LinkedHashMap TreeMap ConcurrentHashMap ConcurrentMap SortedMap WeakHashMap "
     "IdentityHashMap ",
     " get put remove getOrDefault putIfAbsent computeIfAbsent computeIfPresent compute merge ", "L"},
    {" Map HashMap LinkedHashMap TreeMap ConcurrentHashMap ConcurrentMap SortedMap WeakHashMap "
     "IdentityHashMap ",
     " firstKey lastKey ", "F"},
    {" Map HashMap LinkedHashMap TreeMap ConcurrentHashMap ConcurrentMap SortedMap WeakHashMap "
     "IdentityHashMap ",
     " keySet ", "F:java.util.Set"},
    {" Map HashMap LinkedHashMap TreeMap ConcurrentHashMap ConcurrentMap SortedMap WeakHashMap "
     "IdentityHashMap ",
     " values ", "L:java.util.Collection"},
    {" Map HashMap LinkedHashMap TreeMap ConcurrentHashMap ConcurrentMap SortedMap WeakHashMap "
     "IdentityHashMap ",
     " entrySet ", "E"},
    {" AtomicInteger ",
     " get incrementAndGet getAndIncrement addAndGet decrementAndGet getAndDecrement getAndSet ", "I"},
    {" AtomicLong ",
     " get incrementAndGet getAndIncrement addAndGet decrementAndGet getAndDecrement getAndSet ", "J"},
    {" AtomicBoolean ", " get getAndSet compareAndSet ", "B"},
    {" Process ", " waitFor exitValue ", "I"},
    {" Entry ", " getKey ", "F"},
    {" Entry ", " getValue ", "L"},
    {" Class ", " newInstance cast ", "L"},
    {" Class ", " getMethods getDeclaredMethods ", "M:java.lang.reflect.Method"},
    {" Class ", " getFields getDeclaredFields ", "M:java.lang.reflect.Field"},
    {" Class ", " getConstructors getDeclaredConstructors ", "M:java.lang.reflect.Constructor"},
    {" Class Method Constructor ", " getInterfaces getClasses getDeclaredClasses getParameterTypes ",
     "M:java.lang.Class"},
    {" Class ", " getMethod getDeclaredMethod getEnclosingMethod ", ":java.lang.reflect.Method"},
    {" Class ", " getField getDeclaredField ", ":java.lang.reflect.Field"},
    {" Class ", " getConstructor getDeclaredConstructor ", "L:java.lang.reflect.Constructor"},
    {" Constructor ", " newInstance ", "L"},
    {"*", " getAnnotations getDeclaredAnnotations ", "M:java.lang.annotation.Annotation"},
    {"*", " getStackTrace ", "M:java.lang.StackTraceElement"},
    {"*", " getCause ", ":java.lang.Throwable"},
    {"*", " toArray ", "A"},
    {" StringBuilder StringBuffer PrintStream PrintWriter StringWriter ",
     " append insert reverse deleteCharAt ", "="},
    {" String ", " split ", "M:java.lang.String"},
    {" String ", " format valueOf copyValueOf join ", "S"},
    {" Integer ", " parseInt ", "I"},
    {" Stream Optional CompletableFuture CompletionStage IntStream LongStream ",
     " map mapToObj flatMap thenApply thenCompose ", "m"},
    {" Stream ", " collect ", "c"},
    {" Stream ", " toList ", "L:java.util.List"},
    {"*", " iterator listIterator ", "L:java.util.Iterator"},
    {"*",
     " get next remove first last peek poll pop element getFirst getLast orElse orElseGet orElseThrow "
     "previous "
     "nextElement call getAndSet firstElement lastElement elementAt removeFirst removeLast pollFirst "
     "pollLast "
     "take join max min findFirst findAny ",
     "L"},
    {"*", " stream parallelStream ", "L:java.util.stream.Stream"},
    {"*", " filter sorted distinct limit skip peek subList tailSet headSet onClose boxed ", "="},
    {"*", " add offer remove removeIf ", "B"},
};

static bool listed(const char *names, cg_str name) {
    if (names[0] == '*') return true;
    for (const char *at = strstr(names, " "); at && at[1]; at = strchr(at + 1, ' ')) {
        if (strncmp(at + 1, name.ptr, name.len) == 0 && at[1 + name.len] == ' ') return true;
    }
    return false;
}

static cg_values library_type(cg_rctx *x, const char *full_name, uint32_t args) {
    cg_str full = cg_str_from(full_name);
    size_t dot = cg_str_find_last_char(full, '.');
    uint32_t package = cg_external_package(x->r->pool, CG_LANG_JAVA, cg_str_first(full, dot));
    uint32_t type = cg_external_member(x->r->pool, package, cg_str_from_index(full, dot + 1));
    cg_values known_type = cg_java_external_type(x, type, args);
    return known_type ? known_type : cg_value_make(CG_VALUE_EXT_INSTANCE, type, args);
}

static cg_values array_of(cg_rctx *x, cg_values element) {
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_LIST, cg_args_of(x->r->pool, &element, 1));
}

static const cg_expr *first_operand(const cg_rctx *x) {
    const cg_expr *call = &x->facts->exprs[x->expr];
    bool has_one = call->op == CG_EXPR_CALL && call->n > 0;
    return has_one ? &x->facts->exprs[*cg_expr_operands(x->facts, call)] : NULL;
}

/* items.map(f): the same type, holding what f gives. */
static cg_values mapped(cg_rctx *x, cg_value receiver) {
    const cg_expr *operand = first_operand(x);
    cg_values f = operand ? x->values[operand - x->facts->exprs] : 0, result = 0;
    if (cg_values_single(f) && cg_tag(f) == CG_VALUE_DEF) {
        bool own = cg_file_of(x->r, cg_id(f)) == x->file;
        result = own ? x->r->cells[cg_id(f)] : x->r->before[cg_id(f)];
    }
    return cg_value_make(cg_tag(receiver), cg_id(receiver), result ? cg_args_of(x->r->pool, &result, 1) : 0);
}

/* items.collect(toList()) */
static cg_values collected(cg_rctx *x, cg_values element) {
    const cg_expr *operand = first_operand(x);
    if (!operand || operand->op != CG_EXPR_CALL) return 0;
    const cg_expr *callee = &x->facts->exprs[operand->a];
    bool named = callee->op == CG_EXPR_NAME || callee->op == CG_EXPR_MEMBER;
    cg_str name =
        named ? cg_facts_str(x->facts, callee->op == CG_EXPR_NAME ? callee->a : callee->b) : CG_STR_NONE;
    uint32_t args = element ? cg_args_of(x->r->pool, &element, 1) : 0;
    if (cg_str_is(name, "toList")) return library_type(x, "java.util.List", args);
    if (cg_str_is(name, "toSet")) return library_type(x, "java.util.Set", args);
    return cg_str_is(name, "joining") ? literal(CG_LITERAL_STRING) : 0;
}

static cg_values given(cg_rctx *x, const char *gives, cg_value receiver) {
    const cg_values *args;
    uint32_t n = cg_args_list(x->r->pool, cg_args(receiver), &args), entry;
    cg_values first = n ? args[0] : 0, last = n ? args[n - 1] : 0;
    const char *type = strchr(gives, ':');
    switch (gives[0]) {
    case 'I': return literal(CG_LITERAL_INT);
    case 'B': return literal(CG_LITERAL_BOOL);
    case 'S': return literal(CG_LITERAL_STRING);
    case 'C': return literal(CG_LITERAL_CHAR);
    case 'J': return library_type(x, "java.lang.long", 0);
    case '=': return receiver;
    case ':': return library_type(x, type + 1, 0);
    case 'M': return array_of(x, library_type(x, type + 1, 0));
    case 'A': return last ? array_of(x, last) : 0;
    case 'm': return mapped(x, receiver);
    case 'c': return collected(x, last);
    case 'E':
        if (n < 2) return 0;
        first = library_type(x, "java.util.Entry", cg_args_of(x->r->pool, args, 2));
        return library_type(x, "java.util.Set", cg_args_of(x->r->pool, &first, 1));
    case 'F':
    case 'L':
        if (gives[0] == 'L') first = last;
        if (!type) return first;
        if (!first) return library_type(x, type + 1, 0);
        entry = cg_args_of(x->r->pool, &first, 1);
        return library_type(x, type + 1, entry);
    default: return 0;
    }
}

/* x.getAnnotation(A.class) gives an A, Class.cast likewise. */
static cg_values by_class_argument(cg_rctx *x, cg_str method) {
    static const char *const methods = " getAnnotation getDeclaredAnnotation getBean cast getService unwrap ";
    const cg_expr *call = &x->facts->exprs[x->expr];
    if (!listed(methods, method) || call->op != CG_EXPR_CALL) return 0;
    const uint32_t *operands = cg_expr_operands(x->facts, call);
    for (uint32_t i = 0; i < call->n; i++) {
        cg_values v = x->values[operands[i]];
        cg_str package, name;
        if (!cg_values_single(v)) continue;
        cg_java_external_name(x, v, &package, &name);
        const cg_values *args;
        if (cg_tag(v) == CG_VALUE_EXT_INSTANCE && cg_str_is(name, "Class") &&
            cg_args_list(x->r->pool, cg_args(v), &args))
            return args[0];
    }
    return 0;
}

/* A member of a class of java.lang. */
static cg_values library_member(cg_rctx *x, const char *type, cg_str name) {
    uint32_t package = cg_external_package(x->r->pool, CG_LANG_JAVA, CG_STR("java.lang"));
    uint32_t class_ = cg_external_member(x->r->pool, package, cg_str_from(type));
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_member(x->r->pool, class_, name), 0);
}

/* values() and valueOf() of an enum. */
static cg_values of_enum(cg_rctx *x, cg_gid class_, cg_str method) {
    if (cg_symbol_of(x->r, class_)->kind != CG_NODE_ENUM) return 0;
    cg_values constant = cg_value_make(CG_VALUE_INSTANCE, class_, 0);
    return cg_str_is(method, "values") ? array_of(x, constant) : cg_str_is(method, "valueOf") ? constant : 0;
}

cg_values cg_java_builtin_member(cg_rctx *x, cg_value receiver, cg_name_id name, bool called) {
    cg_str method = cg_name_str(x->r->names, name), package, type;
    bool is_literal = cg_tag(receiver) == CG_VALUE_LITERAL;
    cg_java_external_name(x, receiver, &package, &type);
    if (is_literal && cg_id(receiver) == CG_LITERAL_STRING) type = CG_STR("String");
    if (is_literal && cg_id(receiver) == CG_LITERAL_LIST && cg_str_is(method, "length"))
        return literal(CG_LITERAL_INT);
    if (!called) {
        bool top = cg_tag(receiver) == CG_VALUE_EXTERNAL && type.len && type.ptr[0] >= 'A' &&
                   type.ptr[0] <= 'Z' && cg_external_at(x->r->pool, cg_id(receiver))->depth == 1;
        if (top) cg_external_use(x->r->pool, cg_id(receiver), CG_EXTERNAL_TYPE);
        if (cg_tag(receiver) == CG_VALUE_EXTERNAL && type.len == 0) { /* a package of a library */
            bool deeper = method.len && !(method.ptr[0] >= 'A' && method.ptr[0] <= 'Z');
            const cg_external *e = cg_external_at(x->r->pool, cg_id(receiver));
            if (!deeper || e->depth) return 0;
            cg_str path = cg_arena_format(&x->arena, "%.*s.%.*s", CG_STR_ARG(e->name), CG_STR_ARG(method));
            return cg_value_make(CG_VALUE_EXTERNAL, cg_external_package(x->r->pool, CG_LANG_JAVA, path), 0);
        }
        return is_literal && cg_id(receiver) == CG_LITERAL_STRING ? library_member(x, "String", method) : 0;
    }
    cg_values by_argument = by_class_argument(x, method);
    if (by_argument) return by_argument;
    if (cg_tag(receiver) == CG_VALUE_DEF) return of_enum(x, cg_id(receiver), method);
    if (cg_tag(receiver) == CG_VALUE_INSTANCE)
        type = CG_STR("Object"); /* what its class has from the library */
    if (type.len == 0) return 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (listed(known[i].types, type) && listed(known[i].methods, method))
            return given(x, known[i].gives, receiver);
    return 0;
}

/* ---- Inherited from the library ---- */

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
            if (!name.len || listed(" Object Serializable Cloneable ", name)) continue;
            *several |= found && cg_id(found) != cg_id(list[k]);
            found = list[k];
        }
    }
    return found;
}

cg_values cg_java_missing_member(cg_rctx *x, cg_value receiver, cg_name_id name) {
    cg_str text = cg_name_str(x->r->names, name);
    const cg_class *c = cg_class_of(x->r, cg_id(receiver));
    bool enumeration = cg_symbol_of(x->r, cg_id(receiver))->kind == CG_NODE_ENUM, several;
    if (c && c->unknown_base) return 0;
    if (enumeration && listed(" values valueOf ordinal name compareTo getDeclaringClass ", text))
        return library_member(x, "Enum", text);
    if (listed(" getClass hashCode equals toString notify notifyAll wait clone finalize ", text))
        return library_member(x, "Object", text);
    if (!c) return 0;
    cg_value base = base_outside(x, c, &several);
    if (!base || several) return 0;
    return cg_value_make(CG_VALUE_EXTERNAL, cg_external_member(x->r->pool, cg_id(base), text), 0);
}

/* ---- Static methods ---- */

static const known_method known_static[] = {
    {" Arrays ", " asList ", "a:java.util.List"},
    {" Arrays ", " stream ", "e:java.util.stream.Stream"},
    {" Stream ", " of ", "a:java.util.stream.Stream"},
    {" Arrays ", " toString deepToString ", "S"},
    {" Arrays ", " equals deepEquals ", "B"},
    {" Arrays ", " hashCode binarySearch ", "I"},
    {" Arrays Collections Objects ",
     " copyOf copyOfRange unmodifiableList unmodifiableSet unmodifiableMap "
     "unmodifiableCollection synchronizedList synchronizedMap synchronizedSet "
     "requireNonNull ",
     "0"},
    {" Collections Set List ", " singletonList singleton of ", "a:java.util.List"},
    {" Collections ", " list ", ":java.util.ArrayList"},
    {" Collections ", " emptyList ", ":java.util.List"},
    {" Collections ", " emptySet ", ":java.util.Set"},
    {" Collections ", " emptyMap ", ":java.util.Map"},
    {" Math StrictMath ", " max min abs round ", "0"},
    {" Math StrictMath ", " sqrt pow random floor ceil sin cos log exp ", "D"},
    {" String ", " format valueOf copyValueOf join ", "S"},
    {" Integer ", " parseInt compare bitCount signum ", "I"},
    {" Integer ", " valueOf ", ":java.lang.Integer"},
    {" Long Double ", " parseLong doubleToLongBits doubleToRawLongBits ", "J"},
    {" Float ", " floatToIntBits floatToRawIntBits ", "I"},
    {" Long ", " valueOf ", ":java.lang.Long"},
    {" Short ", " valueOf ", ":java.lang.Short"},
    {" Byte ", " valueOf ", ":java.lang.Byte"},
    {" Character ", " valueOf ", ":java.lang.Character"},
    {" Float ", " valueOf ", ":java.lang.Float"},
    {" Boolean ", " parseBoolean getBoolean ", "B"},
    {" Boolean ", " valueOf ", ":java.lang.Boolean"},
    {" Double ", " parseDouble ", "D"},
    {" Double ", " valueOf ", ":java.lang.Double"},
    {" Double Float ", " isNaN isInfinite ", "B"},
    {" Double Float ", " compare ", "I"},
    {" Byte Short Character Integer Long Float Double Boolean ", " toString toHexString toBinaryString ",
     "S"},
    {" Character ", " isDigit isLetter isWhitespace isUpperCase isLowerCase isJavaIdentifierPart ", "B"},
    {" Character ", " toLowerCase toUpperCase ", "C"},
    {" System ", " getProperty getenv lineSeparator ", "S"},
    {" System ", " currentTimeMillis nanoTime ", "J"},
    {" System ", " identityHashCode ", "I"},
    {" Thread ", " currentThread ", ":java.lang.Thread"},
    {" Class ", " forName ", ":java.lang.Class"},
    {" Array ", " getLength getInt ", "I"},
    {" Pattern ", " compile ", ":java.util.regex.Pattern"},
    {" Pattern ", " quote ", "S"},
    {" Objects ", " equals isNull nonNull ", "B"},
    {" Objects ", " hash hashCode ", "I"},
    {" Objects ", " toString ", "S"},
};

/* Matchers of hamcrest, which half of all Java tests pass to overloaded methods. */
static bool is_matcher(cg_str package, cg_str method) {
    return cg_str_starts(package, CG_STR("org.hamcrest")) && method.len && method.ptr[0] >= 'a' &&
           method.ptr[0] <= 'z';
}

static cg_values first_argument(cg_rctx *x, const cg_expr *call) {
    return call->n ? x->values[*cg_expr_operands(x->facts, call)] : 0;
}

cg_values cg_java_external_call(cg_rctx *x, uint32_t external, const cg_expr *call) {
    const cg_external *e = cg_external_at(x->r->pool, external);
    cg_str package, method;
    if (call->op != CG_EXPR_CALL || e->depth == 0) return 0;
    cg_java_external_name(x, cg_value_make(CG_VALUE_EXTERNAL, external, 0), &package, &method);
    if (is_matcher(package, method)) return library_type(x, "org.hamcrest.Matcher", 0);
    if (e->depth < 2) return 0;
    cg_str type = cg_external_at(x->r->pool, e->parent)->name;
    for (size_t i = 0; i < sizeof known_static / sizeof *known_static; i++) {
        const known_method *k = &known_static[i];
        if (!listed(k->types, type) || !listed(k->methods, method)) continue;
        cg_values first = first_argument(x, call);
        if (k->gives[0] == '0') return first;
        if (k->gives[0] == 'D') return literal(CG_LITERAL_FLOAT);
        if (k->gives[0] == 'e') first = cg_element_of(x, first, false);
        if (k->gives[0] != 'a' && k->gives[0] != 'e') return given(x, k->gives, 0);
        return library_type(x, k->gives + 2, first ? cg_args_of(x->r->pool, &first, 1) : 0);
    }
    return 0;
}
