package dev.temper.agent.testing;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for conditions. */
public final class Await {
    private static final long NANOS = 30_000_000_000L;

    private Await() {}

    /** Waits until it is true, and fails when it is not within 30 s. */
    public static void until(BooleanSupplier condition) {
        value(() -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until there is a value. */
    public static <T> T value(Supplier<Optional<T>> supplier) {
        long deadline = System.nanoTime() + NANOS;
        while (true) {
            Optional<T> value = supplier.get();
            if (value.isPresent()) {
                return value.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 30 s");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
