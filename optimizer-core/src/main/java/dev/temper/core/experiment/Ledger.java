package dev.temper.core.experiment;

/**
 * The cost account of an experiment, in millionths of a full training: what is granted is set aside first, so that
 * spent and reserved together never exceed the limit.
 */
final class Ledger {
    private long limit;
    private long spent;
    private long reserved;

    Ledger(long limit, long spent, long reserved) {
        this.limit = limit;
        this.spent = spent;
        this.reserved = reserved;
    }

    void limitTo(long micros) {
        limit = micros;
    }

    boolean affords(long micros) {
        return micros <= limit - spent - reserved;
    }

    void reserve(long micros) {
        reserved += micros;
    }

    /** Turns reserved cost into spent cost. */
    void charge(long micros) {
        reserved -= micros;
        spent += micros;
    }

    void release(long micros) {
        reserved -= micros;
    }

    long spent() {
        return spent;
    }

    long reserved() {
        return reserved;
    }
}
