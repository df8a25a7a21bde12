package dev.temper.stream.deadletter;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets a few lines of log through in each span of time, and counts the others. Used by one thread. */
final class Throttle {
    static final int MOST = 20;
    static final long SPAN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final LongSupplier nanos;
    private long began;
    private int said;
    private long silenced;

    Throttle(LongSupplier nanos) {
        this.nanos = nanos;
        began = nanos.getAsLong();
    }

    /** Whether the next line may be written. */
    boolean allows() {
        long now = nanos.getAsLong();
        if (now - began >= SPAN_NANOS) {
            began = now;
            said = 0;
        }
        if (said < MOST) {
            said++;
            return true;
        }
        silenced++;
        return false;
    }

    /** What to add to a line: how many were left out since the last one, if any. */
    String silenced() {
        String text = silenced == 0 ? "" : " (and " + silenced + " more since, not shown)";
        silenced = 0;
        return text;
    }
}
