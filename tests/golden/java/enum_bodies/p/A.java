package p;

interface Priced {
    int price();
}

enum Plan implements Priced {
    FREE {
        int factor() {
            return base();
        }
    },
    PAID(3) {
        int factor() {
            return extra();
        }

        int extra() {
            return price();
        }
    };

    Plan() {
        this(1);
    }

    Plan(int n) {}

    abstract int factor();

    int base() {
        return 1;
    }

    public int price() {
        return factor();
    }
}

class A {
    void run(Plan plan, Priced priced) {
        plan.factor();
        Plan.PAID.price();
        priced.price();
    }
}
