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
        Talk talk,
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
     * @param values in the latest report
     * @param seconds how long the latest epoch took, as far as it is known; else 0
     */
    record Progress(int epoch, int reports, int refused, List<MetricValue> values, double seconds) {}

    /**
     * What the process and the agent said to each other through the channel.
     *
     * @param cooperative whether it follows decisions by itself
     * @param checkpoint epoch of the latest checkpoint that it wrote; 0 when it wrote none
     * @param converged whether more training would change nothing
     * @param told number of what it was told last
     */
    record Talk(boolean cooperative, int checkpoint, boolean converged, int told) {
        static final Talk NONE = new Talk(false, 0, false, 1);

        Talk with(Said said) {
            if (said instanceof Said.CheckpointWritten written) {
                return new Talk(cooperative, written.epoch(), converged, told);
            }
            boolean done = converged || said instanceof Said.Converged;
            return new Talk(cooperative || said instanceof Said.Greeted, checkpoint, done, told);
        }
    }

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
        /** It has not reported anything for too long after its start. */
        HUNG_AT_START,
        /** It has not reported anything for too long. */
        HUNG,
        /** It has run for too long. */
        OVERDUE,
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
                new Progress(target.getFromEpoch(), 0, 0, List.of(), 0),
                Talk.NONE,
                null,
                null);
    }

    /** How the operator calls it. */
    String name() {
        return "trial " + lease.trial() + " (lease " + lease.id() + ")";
    }

    boolean alive() {
        return work.exit() == null;
    }

    TrialRun reported(EpochMetrics measurement) {
        Progress next = new Progress(
                Math.max(progress.epoch(), measurement.epoch()),
                progress.reports() + 1,
                progress.refused(),
                measurement.values(),
                measurement.seconds() == null ? progress.seconds() : measurement.seconds());
        return new TrialRun(lease, work, next, talk, due, intent);
    }

    TrialRun refusedOnce() {
        Progress next = new Progress(
                progress.epoch(), progress.reports(), progress.refused() + 1, progress.values(), progress.seconds());
        return new TrialRun(lease, work, next, talk, due, intent);
    }

    TrialRun heard(Said said) {
        return new TrialRun(lease, work, progress, talk.with(said), due, intent);
    }

    TrialRun told(Told told) {
        Talk next = new Talk(talk.cooperative(), talk.checkpoint(), talk.converged(), told.number());
        return new TrialRun(lease, work, progress, next, due, intent);
    }

    TrialRun due(@Nullable Due decision) {
        return new TrialRun(lease, work, progress, talk, decision, intent);
    }

    TrialRun target(Target target) {
        Lease further = new Lease(lease.trial(), lease.id(), lease.parameters(), target);
        return new TrialRun(further, work, progress, talk, due, intent);
    }

    TrialRun exited(Exit exit) {
        return new TrialRun(lease, new Work(work.process(), work.toldTo(), exit), progress, talk, due, intent);
    }

    TrialRun restarted(long process) {
        Work again = new Work(process, lease.target().getToEpoch(), null);
        return new TrialRun(lease, again, progress, Talk.NONE, null, null);
    }

    TrialRun ending(Intent how) {
        return new TrialRun(lease, work, progress, talk, null, how);
    }
}
