#include "parse/grammar.h"

#include "base/map.h"
#include "base/mem.h"

#include <pthread.h>

const TSLanguage *tree_sitter_c(void);
const TSLanguage *tree_sitter_cpp(void);
const TSLanguage *tree_sitter_go(void);
const TSLanguage *tree_sitter_java(void);
const TSLanguage *tree_sitter_javascript(void);
const TSLanguage *tree_sitter_python(void);
const TSLanguage *tree_sitter_rust(void);
const TSLanguage *tree_sitter_typescript(void);
const TSLanguage *tree_sitter_tsx(void);

static const TSLanguage *(*const tables[CG_LANG_COUNT])(void) = {
    [CG_LANG_C] = tree_sitter_c,
    [CG_LANG_CPP] = tree_sitter_cpp,
    [CG_LANG_GO] = tree_sitter_go,
    [CG_LANG_JAVA] = tree_sitter_java,
    [CG_LANG_JAVASCRIPT] = tree_sitter_javascript,
    [CG_LANG_PYTHON] = tree_sitter_python,
    [CG_LANG_RUST] = tree_sitter_rust,
    [CG_LANG_TYPESCRIPT] = tree_sitter_typescript,
    [CG_LANG_TSX] = tree_sitter_tsx,
};

static cg_grammar grammars[CG_LANG_COUNT];
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* A rule's names one by one; a token's quotes are part of it, so that names of nodes and tokens do not meet.
 */
static bool next_name(cg_str *rest, cg_str *name) {
    while (cg_str_split(rest, ' ', name))
        if (name->len > 0) return true;
    return false;
}

static void index_rules(const cg_lang *lang, cg_intern *names, cg_map64 *kinds) {
    for (uint32_t kind = 1; kind < lang->rule_count; kind++) {
        if (lang->rules[kind].node == NULL) continue;
        cg_str rest = cg_str_from(lang->rules[kind].node), name;
        while (next_name(&rest, &name)) cg_map64_put(kinds, cg_intern_add(names, name), kind);
    }
}

static cg_str symbol_name(const TSLanguage *table, uint32_t symbol, cg_buf *scratch) {
    const char *name = ts_language_symbol_name(table, (TSSymbol)symbol);
    bool named = ts_language_symbol_type(table, (TSSymbol)symbol) == TSSymbolTypeRegular;
    cg_buf_reset(scratch);
    if (named)
        cg_buf_append_z(scratch, name ? name : "");
    else
        cg_buf_format(scratch, "'%s'", name ? name : "");
    return cg_buf_str(scratch);
}

static void map_symbols(cg_grammar *g, const cg_intern *names, const cg_map64 *kinds) {
    cg_buf scratch = {0};
    g->symbol_count = ts_language_symbol_count(g->parser_table);
    g->kinds = cg_alloc_zero(g->symbol_count, sizeof *g->kinds);
    g->named = cg_alloc_zero(g->symbol_count, 1);
    for (uint32_t i = 0; i < g->symbol_count; i++) {
        g->named[i] = ts_language_symbol_type(g->parser_table, (TSSymbol)i) == TSSymbolTypeRegular;
        uint32_t id = cg_intern_find(names, symbol_name(g->parser_table, i, &scratch));
        uint64_t kind = 0;
        if (id != CG_NONE) cg_map64_get(kinds, id, &kind);
        bool drop = kind ? g->lang->rules[kind].action == CG_DO_DROP : !g->named[i];
        g->kinds[i] = drop ? CG_GRAMMAR_DROP : (uint16_t)kind;
    }
    cg_buf_clear(&scratch);
}

static void map_fields(cg_grammar *g) {
    g->fields = cg_alloc_zero(ts_language_field_count(g->parser_table) + 1, 1);
    for (uint32_t i = 1; i < g->lang->field_count; i++) {
        const char *name = g->lang->fields[i];
        TSFieldId id =
            name ? ts_language_field_id_for_name(g->parser_table, name, (uint32_t)strlen(name)) : 0;
        if (id) g->fields[id] = (uint8_t)i;
    }
}

static void make_grammars(void) {
    for (uint32_t i = 0; i < CG_LANG_COUNT; i++) {
        const cg_lang *lang = cg_lang_of((cg_language)i);
        if (lang == NULL || tables[i] == NULL) continue;
        cg_intern names = {0};
        cg_map64 kinds = {0};
        cg_grammar *g = &grammars[i];
        g->lang = lang;
        g->parser_table = tables[i]();
        index_rules(lang, &names, &kinds);
        map_symbols(g, &names, &kinds);
        map_fields(g);
        cg_intern_clear(&names);
        cg_map64_clear(&kinds);
    }
}

const cg_grammar *cg_grammar_of(cg_language language) {
    pthread_once(&once, make_grammars);
    return (unsigned)language < CG_LANG_COUNT && grammars[language].parser_table ? &grammars[language] : NULL;
}

static void report_unknown(const cg_lang *lang, const cg_intern *known, cg_buf *out) {
    for (uint32_t kind = 1; kind < lang->rule_count; kind++) {
        if (lang->rules[kind].node == NULL) continue;
        cg_str rest = cg_str_from(lang->rules[kind].node), name;
        while (next_name(&rest, &name))
            if (cg_intern_find(known, name) == CG_NONE)
                cg_buf_format(out, "%s: no node %.*s\n", lang->name, CG_STR_ARG(name));
    }
}

void cg_grammar_unknown_names(const cg_lang *lang, cg_buf *out) {
    cg_intern known = {0};
    cg_buf scratch = {0};
    CG_AUTOFREE uint8_t *field_found = cg_alloc_zero((size_t)lang->field_count + 1, 1);
    for (const cg_language *l = lang->languages; *l != CG_LANG_NONE; l++) {
        const cg_grammar *g = cg_grammar_of(*l);
        for (uint32_t i = 0; i < g->symbol_count; i++)
            cg_intern_add(&known, symbol_name(g->parser_table, i, &scratch));
        for (uint32_t i = 0; i <= ts_language_field_count(g->parser_table); i++)
            field_found[g->fields[i]] = 1;
    }
    report_unknown(lang, &known, out);
    for (uint32_t i = 1; i < lang->field_count; i++)
        if (lang->fields[i] && !field_found[i])
            cg_buf_format(out, "%s: no field %s\n", lang->name, lang->fields[i]);
    cg_intern_clear(&known);
    cg_buf_clear(&scratch);
}
