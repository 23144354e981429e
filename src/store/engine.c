#include "store/engine.h"

static const char *const names[] = {
#define X(c, n) n,
    CG_FAMILIES(X)
#undef X
};

const char *cg_family_name(cg_family family) { return family < CG_FAMILY_COUNT ? names[family] : "unknown"; }

void cg_pin_release(cg_pin *pin) {
    if (pin->release != NULL) pin->release(pin->handle);
    *pin = (cg_pin){0};
}
