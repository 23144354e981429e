#include <stdlib.h>
typedef void (*hook)(void);
static int by_size(const void *a, const void *b) { return a == b; }
static void quiet(void) {}
static void loud(void) {}
int is_quiet(hook h) { return h == quiet; }
void sort(int *list) { qsort(list, 4, sizeof *list, by_size); }
hook loudest(void) { return loud; }
