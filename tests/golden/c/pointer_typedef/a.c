typedef int (*operation)(int, int);
static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static int mul(int a, int b) { return a * b; }
int compute(int minus) {
    operation op = &add;
    if (minus) op = sub;
    return (*op)(1, 2);
}
int product(void) { return mul(2, 3); }
