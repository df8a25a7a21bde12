package dev.temper.stream.model;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which proposals are computed, for all partitions of a process. They never keep a process alive. */
public final class ModelWorkers implements AutoCloseable {
    private final ExecutorService pool;

    /** @param threads how many experiments at once */
    public ModelWorkers(int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadFactory daemons = work -> {
            Thread thread = new Thread(work, "temper-model-worker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        pool = Executors.newFixedThreadPool(threads, daemons);
    }

    void submit(Adviser adviser) {
        pool.execute(adviser);
    }

    /** Waits for nothing: what is being computed is computed anew by whoever takes over. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
