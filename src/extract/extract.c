#include "extract/extract.h"

#include "extract/walker.h"

struct cg_extractor {
    cg_parser *parser;
    cg_facts_builder *builder;
    cg_walker walker;
};

cg_extractor *cg_extractor_new(cg_parse_limits limits) {
    cg_extractor *x = cg_alloc_zero(1, sizeof *x);
    x->parser = cg_parser_new(limits);
    x->builder = cg_facts_builder_new();
    x->walker.facts = x->builder;
    cg_walker_init(&x->walker);
    return x;
}

void cg_extractor_free(cg_extractor *x) {
    if (x == NULL) return;
    cg_walker_clear(&x->walker);
    cg_facts_builder_free(x->builder);
    cg_parser_free(x->parser);
    cg_free(x);
}

void cg_extractor_free_ptr(cg_extractor **x) { cg_extractor_free(*x); }

cg_error cg_extract(cg_extractor *x, cg_language language, cg_str source, const cg_cancel *cancel,
                    cg_arena *arena, cg_facts *out) {
    const cg_lang *lang = cg_lang_of(language);
    if (lang == NULL)
        return cg_fail(CG_ERR_INVALID, "no extraction for language %s", cg_language_name(language));
    cg_cst tree;
    CG_TRY(cg_parse(x->parser, language, source, cancel, &tree));
    cg_facts_begin(x->builder, language, source);
    cg_facts_add_error_bytes(x->builder, tree.error_bytes);
    cg_facts_mark_cut(x->builder, tree.cut);
    cg_walker_run(&x->walker, lang, language, &tree, source);
    cg_facts_finish(x->builder, lang->skip_class_scopes, arena, out);
    return CG_OK;
}
