package dev.temper.core.experiment;

import dev.temper.core.proposal.Stream;

/**
 * The cost account of an experiment, in millionths of a full training: what is granted is set aside first, so that
 * spent and reserved together never exceed the limit.
 */
final class Ledger {
    private long limit;
    private Spending spent;
    private Spending reserved;

    Ledger(long limit, Spending spent, Spending reserved) {
        this.limit = limit;
        this.spent = spent;
        this.reserved = reserved;
    }

    void limitTo(long micros) {
        limit = micros;
    }

    boolean affords(long micros) {
        return micros <= limit - spent.total() - reserved.total();
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

    Spending spent() {
        return spent;
    }

    Spending reserved() {
        return reserved;
    }
}
