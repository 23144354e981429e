/* A byte that chooses a name, and a file's content: detection, marks, decoding and limits end and stay inside. */
#include "source/read.h"

#include "source/marks.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const NAMES[] = {"a.h",  "a.c",  "a.py",   "tool", "a.js",
                                    "a.ts", "a.go", "A.java", "a.rs", "a.txt"};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    cg_str path = cg_str_from(NAMES[data[0] % (sizeof NAMES / sizeof *NAMES)]);
    cg_str raw = cg_str_of((const char *)data + 1, size - 1);
    cg_source_limits limits = CG_SOURCE_LIMITS_DEFAULT;
    limits.file_bytes = 16 << 10;
    limits.line_bytes = 1 << 10;
    cg_reader reader = {0};
    cg_source s;
    cg_source_judge(&reader, path, raw, &limits, &s);
    if ((unsigned)s.coverage >= CG_COVERAGE_COUNT || (unsigned)s.language >= CG_LANG_COUNT) abort();
    if (s.coverage == CG_COVERAGE_INDEXED && s.language == CG_LANG_NONE) abort();
    if (s.coverage == CG_COVERAGE_INDEXED && cg_longest_line(s.text) > limits.line_bytes) abort();
    if (!(s.marks & CG_MARK_UTF16) && s.text.len > 0 && s.text.ptr != raw.ptr + s.text_offset) abort();
    bool invalid = (s.marks & CG_MARK_INVALID_UTF8) != 0;
    if (s.coverage == CG_COVERAGE_INDEXED && invalid == cg_utf8_valid(s.text)) abort();
    cg_reader_clear(&reader);
    return 0;
}
