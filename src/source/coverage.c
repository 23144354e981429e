#include "source/coverage.h"

#define X(c, n, t) {n, t},
static const struct { const char *name, *text; } rows[] = {CG_COVERAGES(X)};
#undef X

const char *cg_coverage_name(cg_coverage coverage) {
    return coverage < CG_COVERAGE_COUNT ? rows[coverage].name : "unknown";
}

const char *cg_coverage_text(cg_coverage coverage) {
    return coverage < CG_COVERAGE_COUNT ? rows[coverage].text : "of a kind this version does not know";
}
