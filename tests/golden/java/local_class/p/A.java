package p;

class A {
    void run(Tool tool) {
        class Local {
            void go() {
                tool.use();
            }
        }
        new Local().go();
    }
}

class Tool {
    void use() {}
}
