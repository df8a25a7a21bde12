package dev.temper.agent.agent;

import dev.temper.agent.collect.Measurement;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lease that the agent holds, and the process that works on it.
 *
 * @param due the decision that the run waits for; null when it waits for none
 * @param intent how the process is made to end; null while it may train
 */
record Run(
        Lease lease,
        Work work,
        Progress progress,
        @Nullable Due due,
        @Nullable Intent intent) {
    /** The right to train a trial up to a target. */
    record Lease(int trial, long id, List<ParameterValue> parameters, Target target) {}

    /** The process. {@code toldTo}: the epoch that it was told to train to; {@code exit}: null while it lives. */
    record Work(long process, int toldTo, @Nullable Exit exit) {}

    /** How a process ended. */
    record Exit(int code, String detail) {}

    /**
     * What was reported under the lease.
     *
     * @param epoch of the latest report, or where the lease began
     * @param refused reports that lacked the experiment's metric
     * @param metrics names in the latest report
     */
    record Progress(int epoch, int reports, int refused, List<String> metrics) {}

    /**
     * A decision that is due.
     *
     * @param event number of the report at the target
     * @param held whether the process is stopped until the decision
     * @param later what training said after that report: published if it may go on
     */
    record Due(long event, boolean held, List<Measurement> later) {}

    /** How a process is made to end. */
    enum Intent {
        /** A decision paused the trial: it may go on later. */
        PAUSE,
        /** A decision stopped the trial. */
        STOP,
        /** Trained in full: it may end by itself first. */
        FINISH,
        /** The agent ends. */
        PREEMPT,
        /** The lease is no longer this agent's. */
        FENCE,
        /** It never reports the experiment's metric. */
        NO_METRIC
    }

    static Run of(Lease lease, long process) {
        Target target = lease.target();
        return new Run(
                lease,
                new Work(process, target.getToEpoch(), null),
                new Progress(target.getFromEpoch(), 0, 0, List.of()),
                null,
                null);
    }

    boolean alive() {
        return work.exit() == null;
    }

    /** Whether the process still trains, as far as the agent wants it to. */
    boolean training() {
        return alive() && intent == null;
    }

    Run reported(Measurement measurement) {
        Progress next = new Progress(
                Math.max(progress.epoch(), measurement.epoch()),
                progress.reports() + 1,
                progress.refused(),
                measurement.values().stream().map(MetricValue::getName).toList());
        return new Run(lease, work, next, due, intent);
    }

    Run refusedOnce() {
        Progress next = new Progress(progress.epoch(), progress.reports(), progress.refused() + 1, progress.metrics());
        return new Run(lease, work, next, due, intent);
    }

    Run due(@Nullable Due decision) {
        return new Run(lease, work, progress, decision, intent);
    }

    Run target(Target target) {
        Lease further = new Lease(lease.trial(), lease.id(), lease.parameters(), target);
        return new Run(further, work, progress, due, intent);
    }

    Run exited(Exit exit) {
        return new Run(lease, new Work(work.process(), work.toldTo(), exit), progress, due, intent);
    }

    Run restarted(long process) {
        return new Run(lease, new Work(process, lease.target().getToEpoch(), null), progress, null, null);
    }

    Run ending(Intent how) {
        return new Run(lease, work, progress, null, how);
    }
}
