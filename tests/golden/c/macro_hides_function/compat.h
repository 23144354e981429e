int fast_length(const char *s);
#define text_length fast_length
