package p;

class A {
    void go(Runnable task, Thread thread) {
        task.run();
        thread.start();
    }
}
