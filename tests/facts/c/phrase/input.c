/* The first sentence documents it.
 * So does the second. */
int documented;

// A line comment
// of two lines.
void log_it(const char *s) { print("a phrase in a string" " and its end", s); /* inside */ }
