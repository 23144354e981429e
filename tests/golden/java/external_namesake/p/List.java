package p;

class List {
    void add(String s) {}

    int size() {
        return 0;
    }
}
