package p;

@Mark(A.class)
class A {
    @Mark(value = Levels.class, level = Levels.LOW)
    void run() {}

    @Deprecated
    int field;
}
