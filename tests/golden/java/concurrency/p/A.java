package p;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

class Result {
    void use() {}
}

class Worker implements Runnable {
    public void run() {}

    void submit() {}
}

class A {
    Result make() {
        return new Result();
    }

    void log(Result r) {}

    void run(ExecutorService pool) throws Exception {
        new Thread(() -> make()).start();
        new Thread(new Worker()).start();
        new Worker().run();
        Future<Result> future = pool.submit(() -> make());
        future.get().use();
        CompletableFuture.supplyAsync(() -> make()).thenApply(r -> { r.use(); return r; }).thenAccept(r -> r.use());
        CompletableFuture.supplyAsync(this::make).thenAccept(this::log);
        AtomicReference<Result> ref = new AtomicReference<>();
        ref.get().use();
        ref.updateAndGet(r -> { r.use(); return r; });
        synchronized (this) {
            make();
        }
    }
}
