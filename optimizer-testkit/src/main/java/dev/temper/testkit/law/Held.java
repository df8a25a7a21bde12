package dev.temper.testkit.law;

import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;

/** A live lease in the account. */
final class Held {
    final int trial;
    final long lease;
    final Assignee assignee;
    final Stream stream;
    Target target;
    /** Last epoch reported, and last epoch paid for: never beyond the target that stood at the time. */
    int epoch;

    int counted;
    long reservedMicros;
    double[] lastLosses = new double[0];
    boolean allowed;
    boolean reported;
    boolean ending;
    boolean pausing;

    Held(int trial, long lease, Assignee assignee, Stream stream, Target target) {
        this.trial = trial;
        this.lease = lease;
        this.assignee = assignee;
        this.stream = stream;
        this.target = target;
        this.epoch = target.fromEpoch();
        this.counted = target.fromEpoch();
    }

    boolean isOf(String agent) {
        return assignee.agent().equals(agent);
    }
}
