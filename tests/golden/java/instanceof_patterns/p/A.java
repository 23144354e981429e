package p;

class Item {
    boolean good() {
        return true;
    }

    void use() {}
}

class Other {
    void use() {}
}

class A {
    Other item;

    boolean run(Object o, Object p) {
        if (o instanceof Item item && item.good()) item.use();
        item.use();
        if (!(p instanceof Item x)) return false;
        x.use();
        return o instanceof Other y ? helper(y) : helper(p);
    }

    boolean helper(Other o) {
        return false;
    }

    boolean helper(Object o) {
        return true;
    }
}
