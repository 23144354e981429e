package p;

interface Task {
    void run();
}

class Named {
    Named(String name) {}

    void go() {}
}

class A {
    int count;

    void work() {
        Task task = new Task() {
            public void run() {
                count++;
                help();
            }
        };
        task.run();
        new Named("x") {
            void go() {
                super.go();
            }
        };
    }

    void help() {}
}
