int add(int a) { return a; }
int sub(int a) { return a; }
int use(int which) {
    int (*op)(int) = which ? add : sub;
    return op(1);
}
