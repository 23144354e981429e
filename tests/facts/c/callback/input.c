/* Sorts by a comparison that is handed over. */
static int by_size(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

void sort(int *list, int n, int (*compare)(const void *, const void *)) {
    for (int i = 1; i < n; i++) {
        if (compare(&list[i - 1], &list[i]) > 0 && n) swap(list, i);
    }
}

void use(int *list) { sort(list, 3, by_size); }
