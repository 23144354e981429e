package p;

class A {
    void run(Missing missing) {
        missing.peculiar();
        nowhere();
    }
}

class Other {
    void peculiar() {}
}
