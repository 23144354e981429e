/* Any bytes, taken as a SCIP index of a few texts: what is read of it is in order, and comes back from the store as it
 * was. */
#include "exchange/scip_import.h"

#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char text[] =
    "import json\n\nclass Shape:\n    def area(self): # \xC3\xA9 \xF0\x9D\x92\xB3 area\n"
    "        return round(self.r)\n\ndef round(x):\n    return json.dumps(x)\n";

/* Every file has this text, but for those that do not exist. */
static bool text_of(void *context, cg_str path, cg_scip_text *out) {
    (void)context;
    if (path.len % 7 == 6) return false;
    *out = (cg_scip_text){cg_str_of(text, sizeof text - 1), cg_hash128_of(text, sizeof text - 1),
                          path.len % 2 ? CG_LANG_PYTHON : CG_LANG_TYPESCRIPT};
    return true;
}

static void check(const cg_overlay *o) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    CG_CLEANUP(cg_buf_clear) cg_buf bytes = {0}, again = {0};
    cg_overlay read;
    for (uint32_t i = 0; i < o->reference_count; i++)
        if (o->references[i].at >= sizeof text || o->references[i].target >= o->target_count) abort();
    cg_overlay_encode(o, &bytes);
    if (cg_overlay_decode(cg_buf_str(&bytes), &arena, &read) != CG_OK) abort();
    cg_overlay_encode(&read, &again);
    if (!cg_str_equal(cg_buf_str(&bytes), cg_buf_str(&again))) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    cg_scip_import out;
    cg_scip_source source = {.text = text_of, .root = "/r", .folder = CG_STR_NONE};
    cg_str bytes = cg_str_of((const char *)data, size);
    if (cg_scip_import_read(bytes, &source, &arena, &out) != CG_OK) return 0;
    for (uint32_t i = 0; i < out.overlay_count; i++) check(&out.overlays[i]);
    return 0;
}
