/* An ignore file, a NUL, and a path: parsing and matching end, stay inside, and keep to what rules mean. */
#include "source/ignore.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A rule more decides for what it names, whatever stood before. */
static void check_last_rule(cg_arena *a, cg_str text, cg_str path) {
    cg_buf more = {0};
    cg_buf_append(&more, text);
    cg_buf_append_z(&more, "\n!*\n");
    bool cut = false;
    const cg_ignore_rules *r = cg_ignore_parse(a, cg_buf_str(&more), &cut);
    if (!cut && cg_ignore_match(r, path, false) != CG_IGNORE_KEEP) abort();
    cg_buf_clear(&more);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    cg_str path = cg_str_of((const char *)data, size), text;
    if (!cg_str_split(&path, '\0', &text) || path.len == 0 || path.len > 4096) return 0;
    cg_arena a = {0};
    const cg_ignore_rules *rules = cg_ignore_parse(&a, text, NULL);
    cg_ignore_verdict as_file = cg_ignore_match(rules, path, false);
    cg_ignore_verdict again = cg_ignore_match(rules, path, false);
    if (as_file != again || (rules == NULL && as_file != CG_IGNORE_UNDECIDED)) abort();
    cg_ignore_match(rules, path, true);
    cg_ignore_chain chain = {.rules = rules};
    if (cg_ignore_chain_match(&chain, path, false) != as_file) abort();
    check_last_rule(&a, text, path);
    bool matches = cg_glob_match(text, path);
    if (cg_glob_match(text, path) != matches || !cg_glob_match(CG_STR("**"), path)) abort();
    cg_arena_clear(&a);
    return 0;
}
