package dev.temper.core.experiment;

import dev.temper.core.trial.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cost account of an experiment, in millionths of a full training: what is granted is set aside first, so that
 * spent and reserved together never exceed the limit.
 */
final class Ledger {
    /** Nobody waits longer for an epoch. */
    private static final double MOST_SECONDS = 1e7;

    /** No sum overflows. */
    private static final long MOST_MICROS = Long.MAX_VALUE / 4;

    private static final double SECOND = 1e6;

    private long limit;
    private Spending spent;
    private Spending reserved;
    private Spending micros;
    private long untimed;

    Ledger(long limit, Header header) {
        this.limit = limit;
        this.spent = header.spent();
        this.reserved = header.reserved();
        this.micros = header.trainedMicros();
        this.untimed = header.untimed();
    }

    void limitTo(long micros) {
        limit = micros;
    }

    boolean affords(long micros) {
        return micros <= left();
    }

    /** What is neither spent nor set aside. */
    long left() {
        return limit - spent.total() - reserved.total();
    }

    void reserve(Stream stream, long micros) {
        reserved = reserved.plus(stream, micros);
    }

    /** Turns reserved cost into spent cost. */
    void charge(Stream stream, long micros) {
        reserved = reserved.plus(stream, -micros);
        spent = spent.plus(stream, micros);
    }

    void release(Stream stream, long micros) {
        reserved = reserved.plus(stream, -micros);
    }

    /** Takes note of how long training took, if it was measured and can be true. */
    void time(Stream stream, @Nullable Double seconds) {
        if (seconds != null && seconds > 0 && seconds <= MOST_SECONDS && micros.total() < MOST_MICROS) {
            micros = micros.plus(stream, (long) (seconds * SECOND));
        } else {
            untimed++;
        }
    }

    /**
     * What counts as used by a stream when the streams' shares are compared: what was trained and what is set aside.
     * In seconds, if every report that counts told them, what is set aside at the mean rate so far; else in cost.
     */
    double used(Stream stream) {
        boolean timed = untimed == 0 && micros.total() > 0 && spent.total() > 0;
        return timed
                ? micros.of(stream) + reserved.of(stream) * ((double) micros.total() / spent.total())
                : (double) spent.of(stream) + reserved.of(stream);
    }

    Spending micros() {
        return micros;
    }

    long untimed() {
        return untimed;
    }

    Spending spent() {
        return spent;
    }

    Spending reserved() {
        return reserved;
    }
}
