/* Prints the facts of files, or measures extraction: for developers.
 *
 *     facts_dump [--language NAME] FILE...     prints facts after encoding and decoding them
 *     facts_dump --measure FILE...             sizes and times over all files */
#include "base/clock.h"
#include "base/file.h"
#include "extract/dump.h"
#include "extract/extract.h"
#include "source/detect.h"

#include <stdio.h>

typedef struct totals {
    double read, parse, extract, encode, decode;
    uint64_t files, source, facts, errors, error_bytes, cut, symbols, nodes, exprs, flows, strings, texts,
        memory;
} totals;

static cg_error facts_of(cg_extractor *x, cg_language language, cg_str source, cg_arena *arena,
                         cg_facts *out) {
    cg_arena first = {0};
    cg_buf stored = {0};
    cg_facts f;
    cg_error error = cg_extract(x, language, source, NULL, &first, &f);
    if (error == CG_OK) {
        cg_facts_encode(&f, &stored);
        error = cg_facts_decode(cg_buf_str(&stored), arena, out);
    }
    cg_arena_clear(&first);
    cg_buf_clear(&stored);
    return error;
}

static int print(cg_extractor *x, cg_language language, cg_str source) {
    cg_arena arena = {0};
    cg_buf text = {0};
    cg_facts f;
    if (facts_of(x, language, source, &arena, &f) != CG_OK) {
        fprintf(stderr, "%s\n", cg_error_message());
        return 1;
    }
    cg_facts_dump(&f, source, &text);
    fwrite(text.ptr, 1, text.len, stdout);
    cg_buf_clear(&text);
    cg_arena_clear(&arena);
    return 0;
}

static void measure(cg_extractor *x, cg_parser *p, cg_language language, cg_str source, totals *t) {
    cg_arena arena = {0}, again = {0};
    cg_buf stored = {0};
    cg_facts f;
    double start = cg_clock_cpu();
    cg_parse_only(p, language, source);
    double parsed = cg_clock_cpu();
    cg_error error = cg_extract(x, language, source, NULL, &arena, &f);
    double extracted = cg_clock_cpu();
    t->parse += parsed - start;
    t->extract += extracted - parsed;
    t->files++;
    t->source += source.len;
    if (error == CG_OK) {
        cg_facts_encode(&f, &stored);
        double encoded = cg_clock_cpu();
        if (cg_facts_decode(cg_buf_str(&stored), &again, &f) != CG_OK) t->errors++;
        t->decode += cg_clock_cpu() - encoded;
        t->encode += encoded - extracted;
        t->facts += stored.len;
        t->error_bytes += f.error_bytes;
        t->cut += f.cut != 0;
        t->symbols += f.symbols_len;
        t->nodes += f.nodes_len;
        t->exprs += f.exprs_len;
        t->flows += f.flows_len;
        t->texts += f.texts_len;
        t->strings += f.string_at[f.strings_len];
        t->memory += again.used;
    } else {
        t->errors++;
    }
    cg_buf_clear(&stored);
    cg_arena_clear(&arena);
    cg_arena_clear(&again);
}

static void report(const totals *t) {
    double mb = (double)t->source / 1e6;
    printf("%llu files, %.1f MB, %llu failed, %llu cut, %.2f %% in error nodes\n",
           (unsigned long long)t->files, mb, (unsigned long long)t->errors, (unsigned long long)t->cut,
           100.0 * (double)t->error_bytes / (double)t->source);
    printf(
        "parse %.2f s (%.1f MB/s), flatten+extract %.2f s (%.2f of parsing), encode %.2f s, decode %.2f s\n",
        t->parse, mb / t->parse, t->extract - t->parse, (t->extract - t->parse) / t->parse, t->encode,
        t->decode);
    printf("facts %.2f MB (%.1f %% of the source), in memory %.1f MB; strings %.2f MB\n",
           (double)t->facts / 1e6, 100.0 * (double)t->facts / (double)t->source, (double)t->memory / 1e6,
           (double)t->strings / 1e6);
    printf("%llu nodes, %llu symbols, %llu expressions, %llu flows, %llu texts\n",
           (unsigned long long)t->nodes, (unsigned long long)t->symbols, (unsigned long long)t->exprs,
           (unsigned long long)t->flows, (unsigned long long)t->texts);
}

int main(int argc, char **argv) {
    cg_extractor *x = cg_extractor_new(CG_PARSE_LIMITS_DEFAULT);
    cg_parser *p = cg_parser_new(CG_PARSE_LIMITS_DEFAULT);
    cg_buf source = {0};
    cg_language language = CG_LANG_NONE;
    bool measuring = false;
    totals t = {0};
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--measure") == 0) {
            measuring = true;
        } else if (strcmp(argv[i], "--language") == 0 && i + 1 < argc) {
            if (!cg_language_parse(cg_str_from(argv[++i]), &language))
                fprintf(stderr, "no language %s\n", argv[i]);
        } else if (cg_file_read(argv[i], (size_t)1 << 30, &source) == CG_OK) {
            cg_str content = cg_buf_str(&source);
            cg_language l = language ? language : cg_detect(cg_str_from(argv[i]), content).language;
            if (measuring)
                measure(x, p, l, content, &t);
            else
                failed |= print(x, l, content);
        } else {
            fprintf(stderr, "%s\n", cg_error_message());
            failed = 1;
        }
    }
    if (measuring) report(&t);
    cg_buf_clear(&source);
    cg_parser_free(p);
    cg_extractor_free(x);
    return failed;
}
