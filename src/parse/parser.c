#include "parse/parser.h"

#include "base/clock.h"
#include "parse/flatten.h"

struct cg_parser {
    cg_parse_limits limits;
    TSParser *ts;
    cg_language language; /* the one `ts` is set to */
    cg_flat flat;
    cg_buf prepared; /* the text made by the language */
};

/* One attempt at parsing: what the callbacks of the parser see. */
typedef struct attempt {
    cg_str source;
    uint64_t steps, steps_max;
    double deadline;
    const cg_cancel *cancel;
    bool out_of_steps, out_of_time;
    uint32_t reached; /* offset, when it stopped */
} attempt;

cg_parser *cg_parser_new(cg_parse_limits limits) {
    cg_parser *p = cg_alloc_zero(1, sizeof *p);
    p->limits = limits;
    p->ts = ts_parser_new();
    return p;
}

void cg_parser_free(cg_parser *p) {
    if (p == NULL) return;
    ts_parser_delete(p->ts);
    cg_flat_clear(&p->flat);
    cg_buf_clear(&p->prepared);
    cg_free(p);
}

void cg_parser_free_ptr(cg_parser **p) { cg_parser_free(*p); }

static const char *read_source(void *payload, uint32_t at, TSPoint place, uint32_t *bytes) {
    const attempt *a = payload;
    (void)place;
    *bytes = at < a->source.len ? (uint32_t)a->source.len - at : 0;
    return *bytes ? a->source.ptr + at : "";
}

/* Called every hundred operations; true ends the parse. The clock is read rarely. */
static bool on_progress(TSParseState *state) {
    attempt *a = state->payload;
    a->steps++;
    a->out_of_steps = a->steps > a->steps_max;
    if ((a->steps & 0x3ff) == 0) a->out_of_time = cg_clock_wall() > a->deadline;
    bool cancelled = a->cancel && a->cancel->requested;
    if (!a->out_of_steps && !a->out_of_time && !cancelled) return false;
    a->reached = state->current_byte_offset;
    return true;
}

static TSTree *try_parse(cg_parser *p, attempt *a) {
    TSInput input = {.payload = a, .read = read_source, .encoding = TSInputEncodingUTF8};
    TSParseOptions options = {.payload = a, .progress_callback = on_progress};
    TSTree *tree = ts_parser_parse_with_options(p->ts, NULL, input, options);
    if (tree == NULL) ts_parser_reset(p->ts);
    return tree;
}

/* The part of the source up to the last line end before half of what was reached. */
static cg_str beginning(cg_str source, uint32_t reached) {
    cg_str half = cg_str_first(source, reached / 2);
    size_t line = cg_str_find_last_char(half, '\n');
    return cg_str_first(half, line == CG_STR_NOWHERE ? 0 : line + 1);
}

/* Where the steps do not suffice, parsing yields nothing at all; so shorter and shorter beginnings are tried,
 * each with all the steps again. Their number is bounded by the halving. */
static cg_error parse_within_limits(cg_parser *p, attempt *a, TSTree **tree, bool *cut) {
    *cut = false;
    for (;;) {
        *tree = try_parse(p, a);
        if (*tree != NULL) return CG_OK;
        if (a->cancel && a->cancel->requested) return cg_fail(CG_ERR_INTERRUPTED, "parsing was interrupted");
        if (!a->out_of_steps)
            return cg_fail(CG_ERR_LIMIT, "parsing took longer than %.0f seconds", p->limits.seconds);
        *cut = true;
        a->source = beginning(a->source, a->reached);
        a->steps = 0;
    }
}

static cg_error set_language(cg_parser *p, const cg_grammar *g, cg_language language) {
    if (g == NULL) return cg_fail(CG_ERR_INVALID, "no grammar for language %s", cg_language_name(language));
    if (p->language == language) return CG_OK;
    if (!ts_parser_set_language(p->ts, g->parser_table))
        return cg_fail(CG_ERR_INTERNAL, "the grammar of %s does not fit the parser",
                       cg_language_name(language));
    p->language = language;
    return CG_OK;
}

static cg_error parse_tree(cg_parser *p, const cg_grammar *g, cg_language language, cg_str source,
                           const cg_cancel *cancel, TSTree **tree, bool *cut) {
    CG_TRY(set_language(p, g, language));
    if (source.len >= UINT32_MAX) return cg_fail(CG_ERR_LIMIT, "a source of 4 GiB or more cannot be parsed");
    attempt a = {
        .source = source,
        .steps_max = p->limits.steps + (uint64_t)p->limits.steps_per_kib * (source.len >> 10),
        .deadline = cg_clock_wall() + p->limits.seconds,
        .cancel = cancel,
    };
    return parse_within_limits(p, &a, tree, cut);
}

/* The text to parse for a source. */
static cg_str prepare(cg_parser *p, const cg_grammar *g, cg_language language, cg_str source) {
    if (g == NULL || g->lang->prepare == NULL || source.len == 0 || source.len >= UINT32_MAX) return source;
    cg_buf_reset(&p->prepared);
    p->prepared.max = UINT32_MAX;
    cg_buf_append(&p->prepared, source);
    g->lang->prepare(language, p->prepared.ptr, p->prepared.len);
    return cg_buf_str(&p->prepared);
}

cg_error cg_parse(cg_parser *p, cg_language language, cg_str source, const cg_cancel *cancel, cg_cst *out) {
    const cg_grammar *g = cg_grammar_of(language);
    TSTree *tree = NULL;
    bool cut = false;
    cg_str text = prepare(p, g, language, source);
    CG_TRY(parse_tree(p, g, language, text, cancel, &tree, &cut));
    cg_flatten(&p->flat, g, tree, p->limits.depth, p->limits.nodes, out);
    ts_tree_delete(tree);
    out->text = text;
    if (cut) out->cut |= CG_FACTS_CUT_STEPS;
    return CG_OK;
}

cg_error cg_parse_only(cg_parser *p, cg_language language, cg_str source) {
    TSTree *tree = NULL;
    bool cut = false;
    CG_TRY(parse_tree(p, cg_grammar_of(language), language, source, NULL, &tree, &cut));
    ts_tree_delete(tree);
    return CG_OK;
}
