/* The languages' policies, and the files that say how modules are found. */
#include "resolve/internal.h"

const cg_policy *const cg_policies[CG_POLICY_COUNT + 1] = {
    &cg_policy_c_family,   &cg_policy_python, &cg_policy_go,
    &cg_policy_javascript, &cg_policy_java,   &cg_policy_rust,
};

bool cg_resolve_wants(cg_str name) {
    static const char *const names[] = {"go.mod",         "package.json", "tsconfig.json",
                                        "jsconfig.json",  "Cargo.toml",   "compile_commands.json",
                                        "pyproject.toml", "setup.cfg",    "go.work"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cg_str_is(name, names[i])) return true;
    return cg_str_starts(name, CG_STR("tsconfig.")) && cg_str_ends(name, CG_STR(".json"));
}
