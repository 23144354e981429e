struct stat { int size; };
int stat(const char *path, struct stat *out) { return out->size; }
int use(void) {
    struct stat s;
    return stat("x", &s) + s.size;
}
