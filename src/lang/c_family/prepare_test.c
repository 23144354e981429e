/* What is written over before C and C++ are parsed: each case says the text and what is left of it, blanks of any
 * kind folded into one and lost branches shown as ~. */
#include "lang/c_family/prepare.h"
#include "tests/support/test.h"

static void check(cg_language language, const char *source, const char *expected) {
    cg_buf text = {0}, folded = {0};
    cg_buf_append_z(&text, source);
    cg_c_prepare(language, text.ptr, text.len);
    assert_int_equal(text.len, strlen(source));
    bool blank = true;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        assert_true((c == '\n') == (source[i] == '\n') || c == ';');
        bool lost = c == CG_C_LOST;
        if (c == ' ' || c == '\n' || c == '\t' || c == CG_C_DIRECTIVE_GONE) {
            blank = true;
        } else if (!lost || !folded.len || folded.ptr[folded.len - 1] != '~') {
            if (blank && folded.len) cg_buf_append_char(&folded, ' ');
            cg_buf_append_char(&folded, lost ? '~' : c);
            blank = false;
        }
    }
    assert_string_equal(folded.ptr, expected);
    cg_buf_clear(&text);
    cg_buf_clear(&folded);
}

static void c(const char *source, const char *expected) { check(CG_LANG_C, source, expected); }
static void cpp(const char *source, const char *expected) { check(CG_LANG_CPP, source, expected); }

static void plain_code_stays(void **state) {
    (void)state;
    const char *const texts[] = {
        "int f(int a) { return a * b + (c) - d; }",
        "struct stat st; foo_t x, *y = &z;",
        "static const struct ops o = { .open = f, .n = sizeof(struct x) };",
        "if (a) b(); else c(d);",
        "int (*table[3])(void) = { f, g };",
        "unsigned long long x : 3;",
        "f(a, b * c, (struct s *)d, sizeof(int));",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) c(texts[i], texts[i]);
    const char *const more[] = {
        "class A : public B<int> { A(int x) : B(x), y_{1} {} int y_; };",
        "template <class T> T get() const; A::B C::d(const E<F>& g) noexcept { return h; }",
        "auto x = [&](int y) { return y; }; for (auto& z : w) z.f();",
        "bool operator==(const A& a, const A& b) const;",
        "struct stat st{};",
    };
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) cpp(more[i], more[i]);
}

static void macros_among_words_go(void **state) {
    (void)state;
    c("static __init int f(void) { }", "static int f(void) { }");
    c("static int __init f(void) { }", "static int f(void) { }");
    c("API u32 f(void);", "u32 f(void);");
    c("API FORCE foo_t *f(void);", "foo_t *f(void);");
    c("int f(void) __attribute__((noreturn));", "int f(void) ;");
    c("static struct s x[] __initdata = { };", "static struct s x[] = { };");
    c("void f(const char __user *p, int n UNUSED);", "void f(const char *p, int n );");
    c("__printf(1, 2) void f(const char *s);", "void f(const char *s);");
    c("int f PROTO((int a));", "int f (int a) ;");
    c("x = 64 KB;", "x = 64 ;");
    cpp("class API A final : public B { };", "class A final : public B { };");
    cpp("int x_ GUARDED_BY(mu_);", "int x_ ;");
    cpp("void f() LOCKS(mu_) override;", "void f() override;");
    cpp("void (A::*f)(int);", "void ( *f)(int);");
}

static void statements_get_semicolons(void **state) {
    (void)state;
    c("EXPORT(a)\nint f(void);", "EXPORT(a);int f(void);");
    c("void f(void) { for_each(p, q) { g(p); } }", "void f(void) { for_each(p, q);{ g(p); } }");
    c("void f(void) { for_each(p, q){ g(p); } }", "void f(void) { for_each(p, q); g(p); }");
    c("void f(void) { CHECK(a) return; }", "void f(void) { CHECK(a);return; }");
}

static void types_as_arguments_shrink(void **state) {
    (void)state;
    c("void f(void) { x = va_arg(ap, char *); }", "void f(void) { x = va_arg(ap, char ); }");
    c("void f(void) { x = of(p, struct s, m); }", "void f(void) { x = of(p, s, m); }");
    c("static DEFINE_PER_CPU(struct s *, n);", "static struct s * n ;");
    c("static DEFINE_X(struct s *, n);", "DEFINE_X( s , n);");
    c("x = (__force u32)y;", "x = ( u32)y;");
    c("struct s { char a[1] __aligned(8); } __packed;", "struct s { char a[1] ; } ;");
    c("struct s { DECLARE_BITMAP(bits, 64); };", "struct s { int bits ; };");
    c("struct s { struct_group(g, int a; int b;); };", "struct s { int a; int b; ; };");
}

static void conditions(void **state) {
    (void)state;
    c("#if A\nint a;\n#else\nint b;\n#endif\n", "int a; int b;");
    c("#if 0\nnot code '\n#endif\nint a;", "int a;");
    c("#ifdef __cplusplus\nextern \"C\" {\n#endif\nint a;\n#ifdef __cplusplus\n}\n#endif\n", "int a;");
    cpp("#ifdef __cplusplus\nint a;\n#else\nint b;\n#endif\n", "int a;");
    c("#if A\nif (x) {\n#else\nif (y) {\n#endif\n}", "if (x) { ~ }");
    c("f(a\n#if X\n, b\n#else\n, c\n#endif\n);", "f(a , b ~ );");
    c("int t[] = {\n#if X\n a,\n#else\n b,\n#endif\n};", "int t[] = { a, b, };");
    c("enum e { A,\n#define A A\n B };", "enum e { A, ~ B };");
    c("#else\n#endif\nint a;", "int a;");
}

/* Whatever the bytes, the length stays and nothing is read outside. */
static void damaged_text(void **state) {
    (void)state;
    const char *const texts[] = {"",         "#",       "#if",     "/*",      "\"",       "'",
                                 "R\"(",     "((((",    "}}}}",    "<<<",     "a<b<c<",   "struct",
                                 "#if 1\n{", "#elif\n", "\\\n#if", "class A", "operator", "template<"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (int language = 0; language < 2; language++) {
            cg_buf text = {0};
            cg_buf_append_z(&text, texts[i]);
            cg_buf_append_z(&text, "");
            if (text.ptr) cg_c_prepare(language ? CG_LANG_CPP : CG_LANG_C, text.ptr, text.len);
            cg_buf_clear(&text);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_code_stays),
        cmocka_unit_test(macros_among_words_go),
        cmocka_unit_test(statements_get_semicolons),
        cmocka_unit_test(types_as_arguments_shrink),
        cmocka_unit_test(conditions),
        cmocka_unit_test(damaged_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
