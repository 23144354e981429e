#include "source/detect.h"

#include "tests/support/test.h"

typedef struct named {
    const char *path;
    cg_language language;
    cg_detect_by by;
} named;

static void by_name(void **state) {
    (void)state;
    static const named cases[] = {
        {"a.c", CG_LANG_C, CG_DETECT_EXTENSION},
        {"x/y.cc", CG_LANG_CPP, CG_DETECT_EXTENSION},
        {"a.CPP", CG_LANG_CPP, CG_DETECT_EXTENSION},
        {"a.C", CG_LANG_CPP, CG_DETECT_EXTENSION},
        {"a.c++", CG_LANG_CPP, CG_DETECT_EXTENSION},
        {"a.hpp", CG_LANG_CPP, CG_DETECT_EXTENSION},
        {"a.h", CG_LANG_C, CG_DETECT_FALLBACK},
        {"a.go", CG_LANG_GO, CG_DETECT_EXTENSION},
        {"A.java", CG_LANG_JAVA, CG_DETECT_EXTENSION},
        {"a.jsx", CG_LANG_JAVASCRIPT, CG_DETECT_EXTENSION},
        {"a.mjs", CG_LANG_JAVASCRIPT, CG_DETECT_EXTENSION},
        {"a.pyi", CG_LANG_PYTHON, CG_DETECT_EXTENSION},
        {"a.rs", CG_LANG_RUST, CG_DETECT_EXTENSION},
        {"a.d.ts", CG_LANG_TYPESCRIPT, CG_DETECT_EXTENSION},
        {"a.tsx", CG_LANG_TSX, CG_DETECT_EXTENSION},
        {"SConstruct", CG_LANG_PYTHON, CG_DETECT_NAME},
        {"run", CG_LANG_NONE, CG_DETECT_FALLBACK},
        {".bashrc", CG_LANG_NONE, CG_DETECT_NOTHING},
        {".c", CG_LANG_NONE, CG_DETECT_NOTHING},
        {"a.txt", CG_LANG_NONE, CG_DETECT_NOTHING},
        {"a.py/b", CG_LANG_NONE, CG_DETECT_FALLBACK},
        {"a.", CG_LANG_NONE, CG_DETECT_FALLBACK},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cg_detection d = cg_detect_name(cg_str_from(cases[i].path));
        if (d.language != cases[i].language || d.by != cases[i].by)
            fail_msg("%s: %s by %d", cases[i].path, cg_language_name(d.language), (int)d.by);
    }
}

static void by_first_line(void **state) {
    (void)state;
    static const struct {
        const char *line;
        cg_language language;
    } cases[] = {
        {"#!/usr/bin/python", CG_LANG_PYTHON},
        {"#!/usr/bin/env python3.11\nx", CG_LANG_PYTHON},
        {"#! /usr/bin/env -S LANG=C python3 -u", CG_LANG_PYTHON},
        {"#!/usr/bin/env node\n", CG_LANG_JAVASCRIPT},
        {"#!/usr/bin/env -S deno run", CG_LANG_TYPESCRIPT},
        {"#!/bin/sh\n# -*- python -*-", CG_LANG_PYTHON},
        {"// vector -*- C++ -*-\n", CG_LANG_CPP},
        {"/* -*- tab-width: 4; mode: c++ -*- */", CG_LANG_CPP},
        {"#!/bin/sh\n", CG_LANG_NONE},
        {"#!", CG_LANG_NONE},
        {"#!/usr/bin/env", CG_LANG_NONE},
        {"-*-m:-*-", CG_LANG_NONE},
        {"import os", CG_LANG_NONE},
        {"", CG_LANG_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (cg_detect(CG_STR("tool"), cg_str_from(cases[i].line)).language != cases[i].language)
            fail_msg("%s", cases[i].line);
}

static void cpp_headers(void **state) {
    (void)state;
    static const char *const cpp[] = {
        "namespace a {\n}",
        "namespace a::b { }",
        "namespace {",
        "template <class T> struct x;",
        "class Foo;",
        "class EXPORT Foo : public Bar {};",
        "/* c */ class Foo { public: int x; };",
        "struct A : B { };",
        "enum class Colour { red };",
        "using std::string;",
        "using X = int;",
        "void f(std::string s);",
        "extern \"C\" int f(void);",
        "#include <vector>\n",
        "struct a { virtual void f(); };",
        "bool operator==(int, int);",
        "struct a { void f() noexcept; };",
        "struct a { a() ; protected: int b; };",
        "#ifndef __cplusplus\n#error no\n#endif\nclass A {};",
        "#if 0\nint x;\n#else\nclass A;\n#endif",
        "int x = 1'000; class A;",
        "// don't\nclass A {};",
        "// -*- C++ -*-\nint x;",
        "friend class B;",
    };
    static const char *const c[] = {
        "",
        "int f(void);",
        "struct class *class; int f(struct class *class);",
        "struct x { int private:1; int public; struct class *class; };",
        "// class A { };\n/* namespace a { } */\nint x;",
        "const char *s = \"namespace a {\"; char c = '\"';",
        "#ifdef __cplusplus\nextern \"C\" {\n#endif\nint f(void);\n#ifdef __cplusplus\n}\n#endif",
        "#if defined(__cplusplus)\nclass A;\n#else\nstruct A;\n#endif",
        "#if defined(__cplusplus) && X\n#if Y\nclass A;\n#endif\nnamespace x {\n#endif\nint y;",
        "#ifndef __cplusplus\ntypedef int bool;\n#else\nclass A;\n#endif\nint x;",
        "#if 0\nclass A; don't\n#endif\nint x;",
        "#define F(x) class x; \\\n namespace a { }\nint x;",
        "#define A 1 /* a;\n class x; namespace y { } */\nint z;",
        "int f(int new, int delete, int template, int namespace);",
        "#include <stdio.h>\n#include <sys/types.h>\n#include \"config\"\n",
        "int x = a ? b : c; default: goto private;",
        "[[gnu::packed]] int x;",
        "asm(\"mov ::x\");",
    };
    for (size_t i = 0; i < sizeof cpp / sizeof *cpp; i++)
        if (cg_detect(CG_STR("a.h"), cg_str_from(cpp[i])).language != CG_LANG_CPP)
            fail_msg("C++: %s", cpp[i]);
    for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
        cg_detection d = cg_detect(CG_STR("a.h"), cg_str_from(c[i]));
        if (d.language != CG_LANG_C || d.by != CG_DETECT_FALLBACK) fail_msg("C: %s", c[i]);
    }
}

static void look_alikes(void **state) {
    (void)state;
    assert_int_equal(cg_detect(CG_STR("a.h"), CG_STR("#import <X.h>\n@interface A : B\n@end")).language,
                     CG_LANG_NONE);
    assert_int_equal(cg_detect(CG_STR("a.h"), CG_STR("/* see @interface in B */\nint x;")).language,
                     CG_LANG_C);
    assert_int_equal(cg_detect(CG_STR("a.ts"), CG_STR("<?xml version='1.0'?>\n<!DOCTYPE TS>")).language,
                     CG_LANG_NONE);
    assert_int_equal(cg_detect(CG_STR("a.ts"), CG_STR("const x = <T>y;")).language, CG_LANG_TYPESCRIPT);
}

/* Every beginning of a text with all that the scanner knows: none may read past its end. */
static void cut_texts(void **state) {
    (void)state;
    static const char text[] =
        "#if 0 /* x\n*/\n'a' \"b\\\"\n#elif defined(__cplusplus)\n#else\n#endif\n#define X \\\r\n y\n"
        "#include <a.h>\n1'0 :: // -*- mode: c -*-\n/* */ a->b \\";
    for (size_t n = 0; n < sizeof text; n++) {
        char *exact = malloc(n + 1);
        memcpy(exact, text, n);
        exact = realloc(exact, n ? n : 1);
        assert_in_range(cg_detect(CG_STR("a.h"), cg_str_of(exact, n)).language, CG_LANG_C, CG_LANG_CPP);
        free(exact);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_name), cmocka_unit_test(by_first_line),
                                       cmocka_unit_test(cpp_headers), cmocka_unit_test(look_alikes),
                                       cmocka_unit_test(cut_texts)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
