package dev.temper.benchmarks.load;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How reports are sent. */
public final class Pace {
    /** Reports under way at full speed: enough to fill batches everywhere. */
    private static final int WINDOW = 10_000;

    private static final long LEAD_NANOS = 5_000_000;
    private static final long BREATH_NANOS = 200_000;

    private Pace() {}

    /** An even rate, whether answers come or not: a report that is sent late counts from when it was due. */
    static void evenly(Lane lane, Slice slice, int perSecond) {
        evenly(lane, slice, perSecond, () -> true);
    }

    /**
     * The same, as long as there is reason to.
     *
     * @return how many of the slice's reports were sent
     */
    static int evenly(Lane lane, Slice slice, int perSecond, BooleanSupplier goOn) {
        long start = System.nanoTime() + LEAD_NANOS;
        for (int i = 0; i < slice.reports(); i++) {
            if (!goOn.getAsBoolean()) {
                return i;
            }
            long due = start + i * 1_000_000_000L / perSecond;
            slice.due(i, due);
            await(due);
            lane.send(i);
        }
        return slice.reports();
    }

    /** An even rate as long as there is reason to, of reports that nobody keeps the times of. */
    public static void evenly(Lane lane, int perSecond, BooleanSupplier goOn) {
        long start = System.nanoTime();
        for (int i = 0; goOn.getAsBoolean(); i++) {
            await(start + i * 1_000_000_000L / perSecond);
            lane.send(i);
        }
    }

    private static void await(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** As fast as answers come. */
    static void fully(Lane lane, Slice slice, Patience patience) {
        for (int i = 0; i < slice.reports(); i++) {
            while (i - (slice.reports() - slice.missing()) >= WINDOW) {
                patience.orThrow();
                LockSupport.parkNanos(BREATH_NANOS);
            }
            slice.due(i, System.nanoTime());
            lane.send(i);
        }
    }
}
