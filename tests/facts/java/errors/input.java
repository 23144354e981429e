package p;

class Broken {
    void first() { one(; }

    void second( { two(); }

    int x = = 3;

    void third() { three(a b); }
}
