package p;

interface Top {
    default void hello() {}

    default void other() {}
}

interface Lower extends Top {
    default void hello() {}
}

interface Beside extends Top {}

class Base {
    public void other() {}
}

class A extends Base implements Beside, Lower {
    void run() {
        hello();
        other();
    }
}

class B implements Lower {
    void run(Top top, Beside beside) {
        hello();
        other();
        top.hello();
        beside.hello();
    }
}
