int text_length(const char *s);
