#include "graph/kinds.h"

#include <strings.h>

#define X(c, n) n,
static const char *const languages[] = {CG_LANGUAGES(X)};
static const char *const node_kinds[] = {CG_NODE_KINDS(X)};
static const char *const edge_kinds[] = {CG_EDGE_KINDS(X)};
static const char *const resolutions[] = {CG_RESOLUTIONS(X)};
static const char *const reasons[] = {CG_UNRESOLVED_REASONS(X)};
static const char *const visibilities[] = {CG_VISIBILITIES(X)};
#undef X

static const char *name_of(const char *const *names, unsigned count, unsigned i) {
    return i < count ? names[i] : "unknown";
}

static bool parse(const char *const *names, unsigned count, cg_str name, unsigned *out) {
    for (unsigned i = 0; i < count; i++)
        if (strlen(names[i]) == name.len && strncasecmp(names[i], name.ptr, name.len) == 0) {
            *out = i;
            return true;
        }
    return false;
}

const char *cg_language_name(cg_language language) { return name_of(languages, CG_LANG_COUNT, language); }
const char *cg_node_kind_name(cg_node_kind kind) { return name_of(node_kinds, CG_NODE_KIND_COUNT, kind); }
const char *cg_edge_kind_name(cg_edge_kind kind) { return name_of(edge_kinds, CG_EDGE_KIND_COUNT, kind); }
const char *cg_resolution_name(cg_resolution r) { return name_of(resolutions, CG_RESOLUTION_COUNT, r); }
const char *cg_unresolved_name(cg_unresolved_reason r) { return name_of(reasons, CG_UNRESOLVED_COUNT, r); }
const char *cg_visibility_name(cg_visibility v) { return name_of(visibilities, CG_VISIBILITY_COUNT, v); }

bool cg_language_parse(cg_str name, cg_language *out) {
    unsigned i = 0;
    if (!parse(languages, CG_LANG_COUNT, name, &i)) return false;
    *out = (cg_language)i;
    return true;
}

bool cg_node_kind_parse(cg_str name, cg_node_kind *out) {
    unsigned i = 0;
    if (!parse(node_kinds, CG_NODE_KIND_COUNT, name, &i)) return false;
    *out = (cg_node_kind)i;
    return true;
}

bool cg_edge_kind_parse(cg_str name, cg_edge_kind *out) {
    unsigned i = 0;
    if (!parse(edge_kinds, CG_EDGE_KIND_COUNT, name, &i)) return false;
    *out = (cg_edge_kind)i;
    return true;
}
