package p;

class Bad extends Exception {
    void report() {}
}

class Worse extends Exception {
    void report() {}
}

class Door implements AutoCloseable {
    void pass() {}

    public void close() {}
}

class A {
    void run() {
        try (Door door = new Door()) {
            door.pass();
        } catch (Bad bad) {
            bad.report();
        } catch (RuntimeException | Worse other) {
            throw new IllegalStateException(other);
        }
    }
}
