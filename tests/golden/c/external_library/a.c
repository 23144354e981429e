#include <stdlib.h>
#include <string.h>
char *copy(const char *s) {
    char *p = malloc(strlen(s) + 1);
    return memcpy(p, s, 1);
}
