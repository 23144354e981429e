#include "lang/c_family/prepare.h"

void cg_c_fill(cg_c_text_state *s, uint32_t start, uint32_t end, char with) {
    for (uint32_t i = start; i < end; i++) {
        if (s->text[i] != '\n') s->text[i] = with;
    }
}

void cg_c_prepare(cg_language language, char *text, size_t len) {
    cg_c_text_state s = {.text = text, .len = len, .cpp = language == CG_LANG_CPP};
    cg_c_lexer lexer = {.text = cg_str_of(text, len), .cpp = s.cpp, .directives = true, .line_start = true};
    cg_vec_reserve(&s.tokens, len / 4 + 16);
    do cg_vec_push(&s.tokens, cg_c_next(&lexer));
    while (cg_vec_last(&s.tokens).kind != CG_C_END);
    cg_c_resolve_conditions(&s);
    cg_c_strip_decorations(&s);
    cg_vec_clear(&s.tokens);
}
