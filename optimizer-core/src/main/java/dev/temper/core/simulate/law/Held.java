package dev.temper.core.simulate.law;

import dev.temper.core.decision.Target;
import dev.temper.core.trial.Assignee;

/** A live lease in the account. */
final class Held {
    final int trial;
    final long lease;
    final Assignee assignee;
    Target target;
    /** Last epoch reported, and last epoch paid for: never beyond the target that stood at the time. */
    int epoch;

    int counted;
    long reservedMicros;
    double lastValue = Double.NaN;
    boolean reported;
    boolean ending;
    boolean pausing;

    Held(int trial, long lease, Assignee assignee, Target target) {
        this.trial = trial;
        this.lease = lease;
        this.assignee = assignee;
        this.target = target;
        this.epoch = target.fromEpoch();
        this.counted = target.fromEpoch();
    }

    boolean isOf(String agent) {
        return assignee.agent().equals(agent);
    }
}
