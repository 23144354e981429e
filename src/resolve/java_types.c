/* The types of Java itself and of its library: names that need no import, primitives, and which type is a subtype of
 * which, as far as the choice of overloads needs it. Names are those of the documented packages. */
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

cg_values cg_java_external_type(cg_rctx *x, uint32_t external, uint32_t args) {
    (void)args;
    const cg_external *e = cg_external_at(x->r->pool, external);
    if (e->depth != 1 || !cg_str_is(cg_external_at(x->r->pool, e->parent)->name, "java.lang")) return 0;
    if (cg_str_is(e->name, "String")) return cg_java_literal(CG_LITERAL_STRING);
    if (cg_str_is(e->name, "int")) return cg_java_literal(CG_LITERAL_INT);
    if (cg_str_is(e->name, "double")) return cg_java_literal(CG_LITERAL_FLOAT);
    if (cg_str_is(e->name, "boolean")) return cg_java_literal(CG_LITERAL_BOOL);
    if (cg_str_is(e->name, "char")) return cg_java_literal(CG_LITERAL_CHAR);
    return 0;
}

/* ---- Subtypes in the library ---- */

static const char *const subtypes[][2] = {
    {"AbstractList", "List"},
    {"AccessibleObject", "AnnotatedElement"},
    {"ArithmeticException", "RuntimeException"},
    {"ArrayDeque", "Deque"},
    {"ArrayList", "List"},
    {"AssertionError", "Error"},
    {"AtomicInteger", "Number"},
    {"AtomicLong", "Number"},
    {"BigDecimal", "Number"},
    {"BigInteger", "Number"},
    {"BinaryOperator", "BiFunction"},
    {"BlockingDeque", "BlockingQueue"},
    {"BlockingQueue", "Queue"},
    {"BufferedInputStream", "InputStream"},
    {"BufferedOutputStream", "OutputStream"},
    {"BufferedReader", "Reader"},
    {"BufferedWriter", "Writer"},
    {"Byte", "Number"},
    {"ByteArrayInputStream", "InputStream"},
    {"ByteArrayOutputStream", "OutputStream"},
    {"CharArrayWriter", "Writer"},
    {"Class", "AnnotatedElement"},
    {"Class", "Type"},
    {"ClassCastException", "RuntimeException"},
    {"ClassNotFoundException", "ReflectiveOperationException"},
    {"Collection", "Iterable"},
    {"CompletableFuture", "CompletionStage"},
    {"CompletableFuture", "Future"},
    {"ConcurrentHashMap", "ConcurrentMap"},
    {"ConcurrentLinkedQueue", "Queue"},
    {"ConcurrentMap", "Map"},
    {"Constructor", "AccessibleObject"},
    {"Constructor", "Member"},
    {"CopyOnWriteArrayList", "List"},
    {"DataInputStream", "InputStream"},
    {"DataOutputStream", "OutputStream"},
    {"Deque", "Queue"},
    {"Double", "Number"},
    {"EnumMap", "Map"},
    {"EnumSet", "Set"},
    {"Error", "Throwable"},
    {"Exception", "Throwable"},
    {"ExecutorService", "Executor"},
    {"Field", "AccessibleObject"},
    {"Field", "Member"},
    {"FileInputStream", "InputStream"},
    {"FileNotFoundException", "IOException"},
    {"FileOutputStream", "OutputStream"},
    {"FileReader", "Reader"},
    {"FileWriter", "Writer"},
    {"FilterInputStream", "InputStream"},
    {"FilterOutputStream", "OutputStream"},
    {"Float", "Number"},
    {"ForkJoinPool", "ExecutorService"},
    {"FutureTask", "Future"},
    {"FutureTask", "Runnable"},
    {"GZIPInputStream", "InputStream"},
    {"GZIPOutputStream", "OutputStream"},
    {"GenericArrayType", "Type"},
    {"HashMap", "Map"},
    {"HashSet", "Set"},
    {"Hashtable", "Map"},
    {"IOException", "Exception"},
    {"IdentityHashMap", "Map"},
    {"IllegalAccessException", "ReflectiveOperationException"},
    {"IllegalArgumentException", "RuntimeException"},
    {"IllegalStateException", "RuntimeException"},
    {"IndexOutOfBoundsException", "RuntimeException"},
    {"InputStreamReader", "Reader"},
    {"Integer", "Number"},
    {"InterruptedException", "Exception"},
    {"InvocationTargetException", "ReflectiveOperationException"},
    {"LinkedBlockingQueue", "BlockingQueue"},
    {"LinkedHashMap", "Map"},
    {"LinkedHashSet", "Set"},
    {"LinkedList", "Deque"},
    {"LinkedList", "List"},
    {"List", "Collection"},
    {"LocalDate", "Temporal"},
    {"LocalDateTime", "Temporal"},
    {"Long", "Number"},
    {"Method", "AccessibleObject"},
    {"Method", "Member"},
    {"NavigableMap", "SortedMap"},
    {"NoSuchMethodException", "ReflectiveOperationException"},
    {"NullPointerException", "RuntimeException"},
    {"NumberFormatException", "IllegalArgumentException"},
    {"ObjectInputStream", "InputStream"},
    {"ObjectOutputStream", "OutputStream"},
    {"OutputStreamWriter", "Writer"},
    {"ParameterizedType", "Type"},
    {"PrintStream", "OutputStream"},
    {"PrintWriter", "Writer"},
    {"PriorityQueue", "Queue"},
    {"Properties", "Map"},
    {"Queue", "Collection"},
    {"ReflectiveOperationException", "Exception"},
    {"RuntimeException", "Exception"},
    {"ScheduledExecutorService", "ExecutorService"},
    {"Set", "Collection"},
    {"Short", "Number"},
    {"SortedMap", "Map"},
    {"SortedSet", "Set"},
    {"Stack", "List"},
    {"StringBuffer", "CharSequence"},
    {"StringBuilder", "CharSequence"},
    {"StringReader", "Reader"},
    {"StringWriter", "Writer"},
    {"Thread", "Runnable"},
    {"TimeoutException", "Exception"},
    {"TreeMap", "SortedMap"},
    {"TreeSet", "SortedSet"},
    {"TypeVariable", "Type"},
    {"UnaryOperator", "Function"},
    {"UncheckedIOException", "RuntimeException"},
    {"UnsupportedOperationException", "RuntimeException"},
    {"Vector", "List"},
    {"WeakHashMap", "Map"},
    {"WildcardType", "Type"},
    {"ZipInputStream", "InputStream"},
};

bool cg_java_is_final(cg_str type) {
    return cg_java_listed(
        " Class Constructor Method Field Optional Locale UUID URL URI Pattern Matcher Void "
        "StringBuilder StringBuffer StringTokenizer LocalDate LocalDateTime Duration Instant ",
        type);
}

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
