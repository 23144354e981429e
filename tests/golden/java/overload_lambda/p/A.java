package p;

interface Action {
    void run();
}

interface Maker<T> {
    T make() throws Exception;
}

interface Change<T> {
    T change(T from);
}

class A {
    void act(Action a) {}

    <T> T act(Maker<T> m) {
        return null;
    }

    void act(Change<String> c) {}

    int count;

    int one() {
        return 1;
    }

    void none() {}

    void run() {
        act(() -> none());
        act(() -> 1);
        act(() -> { none(); });
        act(() -> { return one(); });
        act(s -> s.trim());
        act(() -> { throw new IllegalStateException(); });
        act(() -> count + 1);
    }
}
