package p;

class Cat {
    void purr() {}
}

record Pair(Cat left, Object right) {}

class A {
    Cat pick(int i, Cat a) {
        Cat chosen = switch (i) {
            case 1 -> a;
            default -> {
                yield make();
            }
        };
        return chosen;
    }

    void run(Object o) {
        if (o instanceof Cat cat) cat.purr();
        if (o instanceof Pair(Cat left, Object right)) left.purr();
        switch (o) {
            case Cat other -> other.purr();
            default -> {}
        }
    }

    Cat make() {
        return new Cat();
    }
}
