package p;

class Problem extends Exception {
    Problem(String text) {
        super(text);
    }

    String text() {
        return getMessage();
    }
}

class Small extends Problem {
    Small() {
        super("small");
    }
}

class Large extends Problem {
    Large() {
        super("large");
    }

    String text() {
        return "";
    }
}

class A {
    void run(int n) {
        try {
            fail(n);
        } catch (Small | Large e) {
            e.text();
            e.getMessage();
        } catch (Problem p) {
            p.text();
            throw new IllegalStateException(p);
        } finally {
            run(0);
        }
    }

    void fail(int n) throws Problem {
        if (n == 1) throw new Small();
        throw n == 2 ? new Large() : new Problem("x");
    }
}
