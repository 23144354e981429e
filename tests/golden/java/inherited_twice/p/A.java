package p;

interface Sized {
    int size();

    default int twice() {
        return 2;
    }

    <T> T[] fill(T[] into);

    <T> T[] fill(Maker<T> maker);
}

interface Maker<T> {
    T[] make(int n);
}

abstract class Holder {
    public abstract int size();

    public int twice() {
        return size() * 2;
    }
}

abstract class Items extends Holder implements Sized {
    public <E> E[] fill(E[] into) {
        return into;
    }

    void run(String[] names) {
        size();
        twice();
        fill(names);
        fill(n -> new String[n]);
        fill(String[]::new);
    }
}
