#include "lang/lang.h"

/* A language a row: see lang.h for what its folder has to say. */
static const cg_lang *const folders[] = {
    &cg_lang_c_family, &cg_lang_go, &cg_lang_java, &cg_lang_javascript, &cg_lang_python, &cg_lang_rust,
};

const cg_lang *cg_lang_of(cg_language language) {
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        for (const cg_language *l = folders[i]->languages; *l != CG_LANG_NONE; l++)
            if (*l == language) return folders[i];
    return NULL;
}
