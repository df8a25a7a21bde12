package dev.temper.agent.machine;

import dev.temper.agent.metrics.EpochMetrics;
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
record TrialRun(
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
    record Due(long event, boolean held, List<EpochMetrics> later) {}

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
        /** The training script says that it failed: it may end by itself first. */
        SCRIPT_FAILED,
        /** It never reports the experiment's metric. */
        NO_METRIC;

        /** Whether the process is about to end by itself. */
        boolean leaves() {
            return this == FINISH || this == SCRIPT_FAILED;
        }
    }

    static TrialRun of(Lease lease, long process) {
        Target target = lease.target();
        return new TrialRun(
                lease,
                new Work(process, target.getToEpoch(), null),
                new Progress(target.getFromEpoch(), 0, 0, List.of()),
                null,
                null);
    }

    boolean alive() {
        return work.exit() == null;
    }

    TrialRun reported(EpochMetrics measurement) {
        Progress next = new Progress(
                Math.max(progress.epoch(), measurement.epoch()),
                progress.reports() + 1,
                progress.refused(),
                measurement.values().stream().map(MetricValue::getName).toList());
        return new TrialRun(lease, work, next, due, intent);
    }

    TrialRun refusedOnce() {
        Progress next = new Progress(progress.epoch(), progress.reports(), progress.refused() + 1, progress.metrics());
        return new TrialRun(lease, work, next, due, intent);
    }

    TrialRun due(@Nullable Due decision) {
        return new TrialRun(lease, work, progress, decision, intent);
    }

    TrialRun target(Target target) {
        Lease further = new Lease(lease.trial(), lease.id(), lease.parameters(), target);
        return new TrialRun(further, work, progress, due, intent);
    }

    TrialRun exited(Exit exit) {
        return new TrialRun(lease, new Work(work.process(), work.toldTo(), exit), progress, due, intent);
    }

    TrialRun restarted(long process) {
        return new TrialRun(lease, new Work(process, lease.target().getToEpoch(), null), progress, null, null);
    }

    TrialRun ending(Intent how) {
        return new TrialRun(lease, work, progress, null, how);
    }
}
