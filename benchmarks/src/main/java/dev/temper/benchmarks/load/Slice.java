package dev.temper.benchmarks.load;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A run of reports through one lane: when each was due, and when its answer came. Written by the thread that sends and
 * the one that receives. Times are those of {@link System#nanoTime}.
 */
public final class Slice {
    private static final long NOT_YET = Long.MIN_VALUE;

    private final long[] due;
    private final AtomicLongArray answered;
    private final AtomicInteger repeats = new AtomicInteger();
    private final CountDownLatch missing;

    Slice(int reports) {
        due = new long[reports];
        answered = new AtomicLongArray(reports);
        for (int i = 0; i < reports; i++) {
            answered.setPlain(i, NOT_YET);
        }
        missing = new CountDownLatch(reports);
    }

    int reports() {
        return due.length;
    }

    /** When a report should leave: what is late is not forgiven. Set before it is sent. */
    void due(int report, long nanos) {
        due[report] = nanos;
    }

    void answered(int report, long nanos) {
        if (answered.compareAndSet(report, NOT_YET, nanos)) {
            missing.countDown();
        } else {
            repeats.incrementAndGet();
        }
    }

    int missing() {
        return (int) missing.getCount();
    }

    /** Reports that have an answer. */
    int answers() {
        return due.length - missing();
    }

    /** Answers beyond the first of their report. */
    int repeats() {
        return repeats.get();
    }

    /** Waits for all answers; false when some are missing after that time. */
    boolean await(long millis) throws InterruptedException {
        return missing.await(millis, TimeUnit.MILLISECONDS);
    }

    /** From when each report was due to its answer, from a report on; those without an answer are left out. */
    long[] latencies(int from) {
        long[] latencies = new long[due.length];
        int count = 0;
        for (int i = from; i < due.length; i++) {
            if (answered.get(i) != NOT_YET) {
                latencies[count++] = answered.get(i) - due[i];
            }
        }
        return java.util.Arrays.copyOf(latencies, count);
    }

    /** From when the first was due to the last answer. */
    long nanos() {
        long last = due[0];
        for (int i = 0; i < due.length; i++) {
            last = Math.max(last, answered.get(i));
        }
        return last - due[0];
    }
}
