package dev.temper.benchmarks.load;

import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * How long to wait for answers: as long as some come, however slow the machine is. What went wrong in the background
 * ends the wait at once and is told as it is.
 */
public final class Patience {
    /** Longer than a producer tries to send a record: its failure says more than a missing answer does. */
    private static final long SILENCE_NANOS = 150_000_000_000L;

    private final String who;
    private final long silenceNanos;
    private final Runnable check;
    private final IntSupplier missing;
    private int least = Integer.MAX_VALUE;
    private long since = System.nanoTime();

    /**
     * Patience that begins now.
     *
     * @param who answers
     * @param check throws what went wrong in the background
     * @param missing answers that have not come yet
     */
    public Patience(String who, Runnable check, IntSupplier missing) {
        this(who, check, missing, Duration.ofNanos(SILENCE_NANOS));
    }

    /** Another one, with those who may be silent for so long. */
    public Patience(String who, Runnable check, IntSupplier missing, Duration silence) {
        silenceNanos = silence.toNanos();
        this.who = who;
        this.check = check;
        this.missing = missing;
    }

    /**
     * To be asked again and again while answers are missing.
     *
     * @throws IllegalStateException when something went wrong, or no answer came for long
     */
    public void orThrow() {
        check.run();
        int now = missing.getAsInt();
        if (now < least) {
            least = now;
            since = System.nanoTime();
        } else if (System.nanoTime() - since > silenceNanos) {
            throw new IllegalStateException(
                    who + ": no answer for " + silenceNanos / 1_000_000_000 + " s, with " + now + " missing");
        }
    }
}
