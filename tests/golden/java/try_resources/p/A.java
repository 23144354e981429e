package p;

import java.io.StringReader;

class Resource implements AutoCloseable {
    void use() {}

    public void close() {}
}

class Sub extends Resource {}

class Namesake {
    void close() {}
}

class A {
    void run(Sub given) throws Exception {
        try (Resource r = new Resource(); var s = new Sub()) {
            r.use();
        } finally {
            run(null);
        }
        try (given) {
            given.use();
        }
        try (StringReader reader = new StringReader("x")) {
            reader.read();
        }
    }
}
