package p;

class A {
    int size;

    int size() {
        return size;
    }

    int run() {
        int local = size();
        int size = 2;
        return size + local + size();
    }
}
