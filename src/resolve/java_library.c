/* What the members of the library give: the results of methods that code goes on from, what classes inherit from
 * outside. Names and results are those of the documented interfaces of java.lang, java.util, java.io, java.util.stream
 * and java.lang.reflect; what is not here is of unknown type. */
#include "resolve/java.h"

#include <stdlib.h>

/* ---- What methods of the library give ---- */

/* gives: I int, B boolean, S String, C char, J long; F first and L last type argument; = the receiver's own type;
 * A an array of the last argument, E the entries of a map, m the same type, or that behind ':', with what the function
 * passed gives, f what it gives itself, c what the collector passed makes; M an array of the type behind ':', with
 * nothing but ':' that type, with F, L, i (Integer) or q (String) in front that type with the argument; o likewise, or, if the call
 * has more than one argument, the last itself. */
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
    {"*", " doubleValue ", ":java.lang.double"},
    {"*", " floatValue ", ":java.lang.float"},
    {"*", " shortValue ", ":java.lang.short"},
    {"*", " byteValue ", ":java.lang.byte"},
    {" String ", " getBytes ", "M:java.lang.byte"},
    {" String ", " toCharArray ", "M:java.lang.char"},
    {" String BufferedReader ", " lines ", "q:java.util.stream.Stream"},
    {" Locale ", " getLanguage getCountry getVariant getDisplayName getScript toLanguageTag ", "S"},
    {" BigDecimal BigInteger Duration Instant LocalDate LocalDateTime LocalTime ZonedDateTime Path ",
     " add subtract multiply divide negate abs pow mod plus minus plusDays plusSeconds minusDays "
     "minusSeconds "
     "plusMillis resolve normalize toAbsolutePath relativize getParent ",
     "="},
    {" File ", " getParentFile getAbsoluteFile getCanonicalFile ", ":java.io.File"},
    {" File ", " listFiles ", "M:java.io.File"},
    {" File Path ", " toPath ", ":java.nio.file.Path"},
    {" Path ", " toFile ", ":java.io.File"},
    {" Class ClassLoader ", " getResourceAsStream ", ":java.io.InputStream"},
    {"*", " getGenericReturnType getGenericSuperclass getGenericType getOwnerType ",
     ":java.lang.reflect.Type"},
    {"*",
     " getGenericInterfaces getGenericParameterTypes getActualTypeArguments getUpperBounds getLowerBounds "
     "getBounds ",
     "M:java.lang.reflect.Type"},
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
    {" Function BiFunction UnaryOperator BinaryOperator IntFunction LongFunction ", " apply ", "L"},
    {" UnaryOperator BinaryOperator Comparator Predicate BiPredicate Consumer BiConsumer ",
     " andThen reversed thenComparing thenComparingInt thenComparingLong negate and or ", "="},
    {" IntStream ", " range rangeClosed map filter limit skip peek distinct sorted ", "="},
    {" IntStream LongStream ", " sum ", "I"},
    {" IntStream ", " mapToObj ", "m:java.util.stream.Stream"},
    {" IntStream ", " boxed ", "i:java.util.stream.Stream"},
    {" Stream Optional CompletableFuture CompletionStage ", " map thenApply ", "m"},
    {" Stream Optional CompletableFuture CompletionStage ", " flatMap thenCompose ", "f"},
    {" Stream ", " mapToInt ", ":java.util.stream.IntStream"},
    {" Stream ", " collect ", "c"},
    {" Stream ", " toList ", "L:java.util.List"},
    {" Stream ", " findFirst findAny max min ", "L:java.util.Optional"},
    {" Stream ", " reduce ", "o:java.util.Optional"},
    {" Stream ", " peek takeWhile dropWhile sequential parallel unordered ", "="},
    {" Optional ", " or ", "="},
    {" ExecutorService ScheduledExecutorService ForkJoinPool ", " submit schedule ",
     "m:java.util.concurrent.Future"},
    {" Optional ", " stream ", "L:java.util.stream.Stream"},
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

/* Static methods: 0 what the first argument is, x its elements, D double, a a type of the first argument, e one of its
 * elements, r one of what the function passed takes, s one of what it gives. */
static const known_method known_static[] = {
    {" Arrays ", " asList ", "a:java.util.List"},
    {" Arrays ", " stream ", "e:java.util.stream.Stream"},
    {" Stream ", " of ", "a:java.util.stream.Stream"},
    {" IntStream ", " range rangeClosed of ", ":java.util.stream.IntStream"},
    {" Optional ", " of ofNullable ", "a:java.util.Optional"},
    {" Comparator ", " comparing comparingInt comparingLong comparingDouble ", "r:java.util.Comparator"},
    {" Collections ", " max min ", "x"},
    {" CompletableFuture ", " supplyAsync ", "s:java.util.concurrent.CompletableFuture"},
    {" CompletableFuture ", " completedFuture ", "a:java.util.concurrent.CompletableFuture"},
    {" Stream ", " generate ", "s:java.util.stream.Stream"},
    {" ThreadLocal ", " withInitial ", "s:java.lang.ThreadLocal"},
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

/* ---- Finding them ---- */

/* A method's rows in the tables, by the number of its name. */
typedef struct method_row {
    cg_name_id method;
    uint16_t row;
} method_row;

typedef struct method_index {
    method_row *at;
    uint32_t count;
} method_index;

typedef struct java_library {
    method_index members, statics;
} java_library;

static int compare_rows(const void *left, const void *right) {
    const method_row *a = left, *b = right;
    if (a->method != b->method) return a->method < b->method ? -1 : 1;
    return a->row - b->row;
}

/* Only names that the repository has. */
static void index_methods(cg_resolver *r, const known_method *table, size_t rows, method_index *out) {
    CG_VEC(method_row) all = {0};
    for (size_t row = 0; row < rows; row++) {
        cg_str names = cg_str_from(table[row].methods), name;
        while (cg_str_split(&names, ' ', &name)) {
            cg_name_id id = name.len ? cg_name_find(r->names, name) : CG_NONE;
            if (id != CG_NONE) cg_vec_push(&all, (method_row){id, (uint16_t)row});
        }
    }
    if (all.len) qsort(all.at, all.len, sizeof *all.at, compare_rows);
    out->count = (uint32_t)all.len;
    out->at = cg_arena_alloc(&r->arena, (all.len + 1) * sizeof *out->at);
    if (all.len) memcpy(out->at, all.at, all.len * sizeof *all.at);
    cg_vec_clear(&all);
}

void cg_java_library_prepare(cg_resolver *r) {
    java_library *library = CG_NEW(&r->arena, java_library);
    index_methods(r, known, sizeof known / sizeof *known, &library->members);
    index_methods(r, known_static, sizeof known_static / sizeof *known_static, &library->statics);
    ((cg_java_own *)r->own[CG_OWN_JAVA])->library = library;
}

bool cg_java_listed(const char *names, cg_str name) {
    if (names[0] == '*') return true;
    for (const char *at = strstr(names, " "); at && at[1]; at = strchr(at + 1, ' ')) {
        if (strncmp(at + 1, name.ptr, name.len) == 0 && at[1 + name.len] == ' ') return true;
    }
    return false;
}

/* The row for a method of a type, NULL if there is none. */
static const known_method *find_method(const method_index *index, const known_method *table, cg_str type,
                                       cg_name_id method) {
    uint32_t low = 0, high = index->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (index->at[middle].method < method)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < index->count && index->at[low].method == method; low++)
        if (cg_java_listed(table[index->at[low].row].types, type)) return &table[index->at[low].row];
    return NULL;
}

static const java_library *library_of(const cg_rctx *x) {
    return ((const cg_java_own *)x->r->own[CG_OWN_JAVA])->library;
}

cg_values cg_java_library_type(cg_rctx *x, const char *full_name, uint32_t args) {
    cg_str rest = cg_str_from(full_name), name;
    size_t dot = 0, end = cg_str_find_last_char(rest, '.'); /* in front of the first name with a capital */
    while (dot < end && !(full_name[dot] == '.' && full_name[dot + 1] < 'a')) dot++;
    uint32_t type = cg_external_package(x->r->pool, CG_LANG_JAVA, cg_str_first(rest, dot));
    rest = cg_str_from_index(rest, dot + 1);
    while (cg_str_split(&rest, '.', &name)) type = cg_external_member(x->r->pool, type, name);
    cg_values known_type = cg_java_external_type(x, type, args);
    return known_type ? known_type : cg_value_make(CG_VALUE_EXT_INSTANCE, type, args);
}

static cg_values array_of(cg_rctx *x, cg_values element) {
    return cg_value_make(CG_VALUE_LITERAL, CG_LITERAL_LIST, cg_args_of(x->r->pool, &element, 1));
}

static cg_values given(cg_rctx *x, const char *gives, cg_value receiver) {
    const cg_values *args;
    uint32_t n = cg_args_list(x->r->pool, cg_args(receiver), &args);
    cg_values first = n ? args[0] : 0, last = n ? args[n - 1] : 0;
    const char *type = strchr(gives, ':');
    switch (gives[0]) {
    case 'I': return cg_java_literal(CG_LITERAL_INT);
    case 'B': return cg_java_literal(CG_LITERAL_BOOL);
    case 'S': return cg_java_literal(CG_LITERAL_STRING);
    case 'C': return cg_java_literal(CG_LITERAL_CHAR);
    case 'J': return cg_java_library_type(x, "java.lang.long", 0);
    case '=': return receiver;
    case ':': return cg_java_library_type(x, type + 1, 0);
    case 'M': return array_of(x, cg_java_library_type(x, type + 1, 0));
    case 'A': return last ? array_of(x, last) : 0;
    case 'm': return cg_java_mapped(x, type ? cg_java_library_type(x, type + 1, 0) : receiver);
    case 'f': return cg_java_mapped_flat(x, receiver);
    case 'c': return cg_java_collected(x, last);
    case 'q': first = cg_java_literal(CG_LITERAL_STRING); break;
    case 'i': first = cg_java_library_type(x, "java.lang.Integer", 0); break;
    case 'E':
        if (n < 2) return 0;
        first = cg_java_library_type(x, "java.util.Map.Entry", cg_args_of(x->r->pool, args, 2));
        return cg_java_library_type(x, "java.util.Set", cg_args_of(x->r->pool, &first, 1));
    case 'F': break;
    case 'L': first = last; break;
    case 'o':
        first = last;
        if (x->facts->exprs[x->expr].n > 1) return last;
        break;
    default: return 0;
    }
    if (!type) return first;
    return cg_java_library_type(x, type + 1, first ? cg_args_of(x->r->pool, &first, 1) : 0);
}

/* x.getAnnotation(A.class) gives an A, Class.cast likewise. */
static cg_values by_class_argument(cg_rctx *x, cg_str method) {
    static const char *const methods = " getAnnotation getDeclaredAnnotation getBean cast getService unwrap ";
    const cg_expr *call = &x->facts->exprs[x->expr];
    if (!cg_java_listed(methods, method) || call->op != CG_EXPR_CALL) return 0;
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

cg_values cg_java_lang_member(cg_rctx *x, const char *type, cg_str name) {
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
        return cg_java_literal(CG_LITERAL_INT);
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
        return is_literal && cg_id(receiver) == CG_LITERAL_STRING ? cg_java_lang_member(x, "String", method)
                                                                  : 0;
    }
    cg_values by_argument = by_class_argument(x, method);
    if (by_argument) return by_argument;
    if (cg_tag(receiver) == CG_VALUE_DEF) return of_enum(x, cg_id(receiver), method);
    if (cg_tag(receiver) == CG_VALUE_INSTANCE) { /* what its class has from the library */
        receiver = cg_java_seen_outside(x, receiver);
        cg_java_external_name(x, receiver, &package, &type);
        if (type.len == 0) type = CG_STR("Object");
    }
    if (type.len == 0) return 0;
    const known_method *row = find_method(&library_of(x)->members, known, type, name);
    return row ? given(x, row->gives, receiver) : 0;
}

/* ---- Static methods ---- */

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
    if (is_matcher(package, method)) return cg_java_library_type(x, "org.hamcrest.Matcher", 0);
    if (e->depth < 2) return 0;
    cg_str type = cg_external_at(x->r->pool, e->parent)->name;
    const known_method *row =
        find_method(&library_of(x)->statics, known_static, type, cg_name_find(x->r->names, method));
    if (!row) return 0;
    cg_values first = first_argument(x, call);
    if (row->gives[0] == '0') return first;
    if (row->gives[0] == 'D') return cg_java_literal(CG_LITERAL_FLOAT);
    if (row->gives[0] == 'e' || row->gives[0] == 'x') first = cg_element_of(x, first, false);
    if (row->gives[0] == 'x') return first;
    if (row->gives[0] == 'r') first = cg_java_taken_by(x, first);
    if (row->gives[0] == 's') first = cg_java_result_of(x, first);
    if (!strchr("aers", row->gives[0])) return given(x, row->gives, 0);
    return cg_java_library_type(x, row->gives + 2, first ? cg_args_of(x->r->pool, &first, 1) : 0);
}
