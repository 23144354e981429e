/* Any bytes, taken as a stored overlay: what is read has every index in range, and is written as it was read. */
#include "graph/overlay.h"

#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    CG_CLEANUP(cg_arena_clear) cg_arena arena = {0};
    CG_CLEANUP(cg_buf_clear) cg_buf bytes = {0};
    cg_overlay o, again;
    if (cg_overlay_decode(cg_str_of((const char *)data, size), &arena, &o) != CG_OK) return 0;
    for (uint32_t i = 0; i < o.target_count; i++) {
        const cg_overlay_target *t = &o.targets[i];
        if (t->file == CG_NONE ? t->at >= o.external_count : t->file >= o.file_count) abort();
    }
    for (uint32_t i = 0; i < o.reference_count; i++)
        if (o.references[i].target >= o.target_count) abort();
    for (uint32_t i = 0; i < o.relation_count; i++)
        if (o.relations[i].target >= o.target_count) abort();
    cg_overlay_encode(&o, &bytes);
    if (cg_overlay_decode(cg_buf_str(&bytes), &arena, &again) != CG_OK) abort();
    return 0;
}
