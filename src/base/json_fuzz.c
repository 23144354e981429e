/* Any bytes: reading ends and stays inside. */
#include "base/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t count(const cg_json *j) {
    size_t n = 1 + j->key.len + j->text.len;
    for (const cg_json *m = j->first; m; m = m->next) n += count(m);
    return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    cg_arena arena = {0};
    const cg_json *j = cg_json_read(&arena, cg_str_of((const char *)data, size));
    size_t n = j ? count(j) : 0;
    cg_arena_clear(&arena);
    return n == (size_t)-1;
}
