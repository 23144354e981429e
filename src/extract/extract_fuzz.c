/* The first byte picks the language, the rest is a source file: parsed, walked, encoded, decoded, dumped. */
#include "extract/dump.h"
#include "extract/extract.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static cg_extractor *extractor;
    if (extractor == NULL) extractor = cg_extractor_new(CG_PARSE_LIMITS_DEFAULT);
    if (size == 0) return 0;
    cg_language language = (cg_language)(1 + data[0] % (CG_LANG_COUNT - 1));
    cg_str source = cg_str_of((const char *)data + 1, size - 1);
    cg_arena a = {0};
    cg_facts facts, again;
    if (cg_extract(extractor, language, source, NULL, &a, &facts) == CG_OK) {
        cg_buf stored = {0}, text = {.max = 64 << 20};
        cg_facts_encode(&facts, &stored);
        if (cg_facts_decode(cg_buf_str(&stored), &a, &again) != CG_OK) abort();
        cg_facts_dump(&again, source, &text);
        cg_buf_clear(&stored);
        cg_buf_clear(&text);
    }
    cg_arena_clear(&a);
    return 0;
}
