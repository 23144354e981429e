package p;

interface Named {
    String name();
}

interface Sized {
    int size();
}

class Unrelated {
    String name() {
        return "";
    }
}

class Holder<T extends Named & Sized> {
    T value;

    void run() {
        value.name();
        value.size();
    }

    <S extends Sized> void other(S sized, T named) {
        sized.size();
        named.name();
    }

    <N extends Comparable<N> & Named> void both(N n) {
        n.compareTo(n);
        n.name();
    }
}
