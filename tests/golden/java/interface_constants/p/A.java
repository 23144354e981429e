package p;

interface Defaults {
    Tool TOOL = new Tool();

    class Tool {
        void work() {}
    }
}

class Namesake {
    static class Tool {
        void work() {}
    }
}

class A implements Defaults {
    void run() {
        TOOL.work();
        new Tool().work();
        Defaults.TOOL.work();
        new Namesake.Tool().work();
    }
}
