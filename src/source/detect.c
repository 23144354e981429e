#include "source/detect.h"

#include <strings.h>

typedef struct row {
    const char *name;
    cg_language language;
} row;

/* In lower case; .h stands in none of them because its content decides. */
static const row extensions[] = {
    {"c", CG_LANG_C},
    {"cc", CG_LANG_CPP},
    {"cpp", CG_LANG_CPP},
    {"cxx", CG_LANG_CPP},
    {"c++", CG_LANG_CPP},
    {"hh", CG_LANG_CPP},
    {"hpp", CG_LANG_CPP},
    {"hxx", CG_LANG_CPP},
    {"h++", CG_LANG_CPP},
    {"ipp", CG_LANG_CPP},
    {"inl", CG_LANG_CPP},
    {"tcc", CG_LANG_CPP},
    {"tpp", CG_LANG_CPP},
    {"txx", CG_LANG_CPP},
    {"cppm", CG_LANG_CPP},
    {"ixx", CG_LANG_CPP},
    {"ino", CG_LANG_CPP},
    {"go", CG_LANG_GO},
    {"java", CG_LANG_JAVA},
    {"js", CG_LANG_JAVASCRIPT},
    {"mjs", CG_LANG_JAVASCRIPT},
    {"cjs", CG_LANG_JAVASCRIPT},
    {"jsx", CG_LANG_JAVASCRIPT},
    {"es6", CG_LANG_JAVASCRIPT},
    {"py", CG_LANG_PYTHON},
    {"pyi", CG_LANG_PYTHON},
    {"pyw", CG_LANG_PYTHON},
    {"rs", CG_LANG_RUST},
    {"ts", CG_LANG_TYPESCRIPT},
    {"mts", CG_LANG_TYPESCRIPT},
    {"cts", CG_LANG_TYPESCRIPT},
    {"tsx", CG_LANG_TSX},
};

static const row names[] = {
    {"SConstruct", CG_LANG_PYTHON},
    {"SConscript", CG_LANG_PYTHON},
    {"wscript", CG_LANG_PYTHON},
    {"Jakefile", CG_LANG_JAVASCRIPT},
};

/* Interpreters, without path and version; names of editors' modes are looked up here too. */
static const row interpreters[] = {
    {"python", CG_LANG_PYTHON},     {"pypy", CG_LANG_PYTHON},        {"node", CG_LANG_JAVASCRIPT},
    {"nodejs", CG_LANG_JAVASCRIPT}, {"bun", CG_LANG_TYPESCRIPT},     {"deno", CG_LANG_TYPESCRIPT},
    {"tsx", CG_LANG_TYPESCRIPT},    {"ts-node", CG_LANG_TYPESCRIPT}, {"rust-script", CG_LANG_RUST},
};
static const row modes[] = {
    {"c++", CG_LANG_CPP},       {"c", CG_LANG_C},
    {"python", CG_LANG_PYTHON}, {"javascript", CG_LANG_JAVASCRIPT},
    {"go", CG_LANG_GO},         {"js", CG_LANG_JAVASCRIPT},
    {"rust", CG_LANG_RUST},     {"java", CG_LANG_JAVA},
};
#define ROWS(table) (table), sizeof(table) / sizeof(table)[0]

static cg_language find(const row *rows, size_t count, cg_str name, bool any_case) {
    for (size_t i = 0; i < count; i++) {
        if (strlen(rows[i].name) != name.len) continue;
        if ((any_case ? strncasecmp(rows[i].name, name.ptr, name.len)
                      : memcmp(rows[i].name, name.ptr, name.len)) == 0)
            return rows[i].language;
    }
    return CG_LANG_NONE;
}

cg_str cg_path_name(cg_str path) {
    size_t slash = cg_str_find_last_char(path, '/');
    return slash == CG_STR_NOWHERE ? path : cg_str_from_index(path, slash + 1);
}

cg_str cg_path_extension(cg_str path) {
    cg_str name = cg_path_name(path);
    size_t dot = cg_str_find_last_char(name, '.');
    return dot == CG_STR_NOWHERE || dot == 0 ? CG_STR_NONE : cg_str_from_index(name, dot + 1);
}

cg_detection cg_detect_name(cg_str path) {
    cg_str name = cg_path_name(path), extension = cg_path_extension(path);
    cg_language language = find(ROWS(names), name, false);
    if (language != CG_LANG_NONE) return (cg_detection){language, CG_DETECT_NAME};
    if (extension.len == 0) {
        bool hidden = name.len == 0 || name.ptr[0] == '.';
        return (cg_detection){CG_LANG_NONE, hidden ? CG_DETECT_NOTHING : CG_DETECT_FALLBACK};
    }
    if (cg_str_is(extension, "C"))
        return (cg_detection){CG_LANG_CPP, CG_DETECT_EXTENSION}; /* as compilers do */
    if (cg_str_is(extension, "h") || cg_str_is(extension, "H"))
        return (cg_detection){CG_LANG_C, CG_DETECT_FALLBACK};
    language = find(ROWS(extensions), extension, true);
    return (cg_detection){language, language == CG_LANG_NONE ? CG_DETECT_NOTHING : CG_DETECT_EXTENSION};
}

/* The next word of the line, up to a blank. */
static cg_str next_word(cg_str *line) {
    *line = cg_str_trim(*line);
    size_t n = 0;
    while (n < line->len && line->ptr[n] != ' ' && line->ptr[n] != '\t') n++;
    cg_str word = cg_str_first(*line, n);
    *line = cg_str_from_index(*line, n);
    return word;
}

/* "python3.11" is python, "node18" is node. */
static cg_str without_version(cg_str name) {
    while (name.len > 0 && (name.ptr[name.len - 1] == '.' || name.ptr[name.len - 1] == '-' ||
                            (name.ptr[name.len - 1] >= '0' && name.ptr[name.len - 1] <= '9')))
        name.len--;
    return name;
}

static cg_language by_shebang(cg_str line) {
    if (!cg_str_starts(line, CG_STR("#!"))) return CG_LANG_NONE;
    line = cg_str_from_index(line, 2);
    cg_str program = cg_path_name(next_word(&line));
    if (cg_str_is(program, "env")) {
        do program = next_word(&line);
        while (program.len > 0 &&
               (program.ptr[0] == '-' || cg_str_find_char(program, '=') != CG_STR_NOWHERE));
        program = cg_path_name(program);
    }
    return find(ROWS(interpreters), without_version(program), false);
}

/* "-*- C++ -*-" or "-*- mode: c++; tab-width: 4 -*-" */
static cg_language by_mode(cg_str line) {
    size_t open = cg_str_find(line, CG_STR("-*-"));
    if (open == CG_STR_NOWHERE) return CG_LANG_NONE;
    cg_str rest = cg_str_from_index(line, open + 3);
    size_t close = cg_str_find(rest, CG_STR("-*-"));
    if (close == CG_STR_NOWHERE) return CG_LANG_NONE;
    cg_str variables = cg_str_first(rest, close), one;
    if (cg_str_find_char(variables, ':') == CG_STR_NOWHERE)
        return find(ROWS(modes), cg_str_trim(variables), true);
    while (cg_str_split(&variables, ';', &one)) {
        cg_str key = CG_STR_NONE;
        cg_str_split(&one, ':', &key);
        key = cg_str_trim(key);
        if (key.len == 4 && strncasecmp(key.ptr, "mode", 4) == 0)
            return find(ROWS(modes), cg_str_trim(one), true);
    }
    return CG_LANG_NONE;
}

/* Names that tell nothing: the first line may, or for shell-wrapped scripts the second. */
static cg_detection by_first_lines(cg_str content) {
    cg_str line;
    if (!cg_str_split(&content, '\n', &line)) return (cg_detection){CG_LANG_NONE, CG_DETECT_NOTHING};
    cg_language language = by_shebang(line);
    if (language != CG_LANG_NONE) return (cg_detection){language, CG_DETECT_SHEBANG};
    language = by_mode(line);
    if (language == CG_LANG_NONE && cg_str_starts(line, CG_STR("#!")) && cg_str_split(&content, '\n', &line))
        language = by_mode(line);
    return (cg_detection){language, language == CG_LANG_NONE ? CG_DETECT_NOTHING : CG_DETECT_MODE};
}

static cg_detection header(cg_str content) {
    cg_str rest = content, line;
    if (cg_str_split(&rest, '\n', &line) && by_mode(line) == CG_LANG_CPP)
        return (cg_detection){CG_LANG_CPP, CG_DETECT_MODE};
    if (cg_detect_is_objective_c(content)) return (cg_detection){CG_LANG_NONE, CG_DETECT_CONTENT};
    if (cg_detect_is_cpp(content)) return (cg_detection){CG_LANG_CPP, CG_DETECT_CONTENT};
    return (cg_detection){CG_LANG_C, CG_DETECT_FALLBACK};
}

cg_detection cg_detect(cg_str path, cg_str content) {
    cg_detection d = cg_detect_name(path);
    if (d.by == CG_DETECT_FALLBACK)
        return d.language == CG_LANG_C ? header(content) : by_first_lines(content);
    /* Qt keeps its translations, which are XML, in .ts files. */
    cg_str begin = cg_str_trim(cg_str_first(content, 256));
    if (d.language == CG_LANG_TYPESCRIPT &&
        (cg_str_starts(begin, CG_STR("<?xml")) || cg_str_starts(begin, CG_STR("<!DOCTYPE"))))
        return (cg_detection){CG_LANG_NONE, CG_DETECT_CONTENT};
    return d;
}
