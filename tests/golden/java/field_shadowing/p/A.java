package p;

class Item {
    void use() {}
}

class Other {
    void use() {}
}

class Base {
    Item part = new Item();

    void fromBase() {
        part.use();
    }
}

class Sub extends Base {
    Other part = new Other();

    void run(Item part) {
        part.use();
        this.part.use();
        super.part.use();
        ((Base) this).part.use();
        {
            Other own = this.part;
            own.use();
        }
    }
}

class A {
    void run(Sub sub, Base base) {
        sub.part.use();
        base.part.use();
        ((Base) sub).part.use();
    }
}
