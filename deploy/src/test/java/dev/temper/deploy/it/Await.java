package dev.temper.deploy.it;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for conditions, with deadlines. */
public final class Await {
    private Await() {}

    /** Returns the first value that is neither null nor false; fails after the time with what was awaited and seen. */
    public static <T> T until(String what, Duration time, Supplier<T> probe) {
        long deadline = System.nanoTime() + time.toNanos();
        T seen = probe.get();
        while (seen == null || Boolean.FALSE.equals(seen)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not in " + time.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            seen = probe.get();
        }
        return seen;
    }
}
