int lib_open(const char *name);
