package dev.temper.agent.machine;

import dev.temper.agent.machine.TrialRun.Due;
import dev.temper.agent.machine.TrialRun.Intent;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.schemas.Target;
import java.util.ArrayList;
import java.util.List;

/** What an agent does about the epochs that processes report. */
final class Measurements {
    /** How long a decision may take before the operator hears of it, in milliseconds. */
    static final long DECISION_MILLIS = 30_000;

    /** Reports kept while a decision is due: a process that is not held may go on printing. */
    static final int LATER_REPORTS = 1_000;

    private final Turn turn;

    Measurements(Turn turn) {
        this.turn = turn;
    }

    void take(int slot, EpochMetrics measurement) {
        TrialRun run = turn.run(slot);
        if (run == null) {
            return;
        }
        if (run.intent() != null) {
            lastWords(slot, run, measurement);
            return;
        }
        Due due = run.due();
        if (due == null) {
            report(slot, run, measurement);
        } else if (due.later().size() < LATER_REPORTS) {
            List<EpochMetrics> later = new ArrayList<>(due.later());
            later.add(measurement);
            turn.put(slot, run.due(new Due(due.event(), due.held(), List.copyOf(later))));
        }
    }

    /** Up to its target, what a run says counts that ends without a decision: nothing trained is trained again. */
    private void lastWords(int slot, TrialRun run, EpochMetrics measurement) {
        boolean undecided = run.intent() == Intent.PREEMPT || run.intent() == Intent.SCRIPT_FAILED;
        int to = run.lease().target().getToEpoch();
        if (undecided && (to == 0 || run.progress().epoch() < to)) {
            publish(run, measurement);
            turn.put(slot, run.reported(measurement));
        }
    }

    private long publish(TrialRun run, EpochMetrics measurement) {
        int to = run.lease().target().getToEpoch();
        boolean awaited = to > 0 && measurement.epoch() >= to;
        return turn.publish(new Report.Metric(run.lease().trial(), run.lease().id(), measurement, awaited));
    }

    private void report(int slot, TrialRun run, EpochMetrics measurement) {
        TrialRun.Lease lease = run.lease();
        warnOfEpoch(run, measurement.epoch());
        long event = publish(run, measurement);
        TrialRun next = run.reported(measurement);
        int to = lease.target().getToEpoch();
        if (to > 0 && measurement.epoch() >= to) {
            // A cooperative run waits by itself, and held it could not write its checkpoint.
            boolean hold =
                    turn.settings.holdAtTarget() && run.alive() && !run.talk().cooperative();
            if (hold) {
                turn.send(run, Signal.STOP);
            }
            next = next.due(new Due(event, hold, List.of()));
            turn.schedule(new Timer.DecisionLate(lease.id(), event), DECISION_MILLIS);
        }
        turn.put(slot, next);
    }

    /** Of a script that reports too seldom, and of one that starts anew where it was to go on. */
    private void warnOfEpoch(TrialRun run, int epoch) {
        Target target = run.lease().target();
        if (run.progress().reports() > 0 || target.getToEpoch() == 0) {
            return;
        }
        String first = run.name() + ": its first report is of epoch " + epoch;
        if (epoch > target.getToEpoch()) {
            turn.remark(
                    Remark.REPORTS_TOO_SELDOM,
                    first + ", beyond epoch " + target.getToEpoch() + ", to which it was told to train: it counts, and"
                            + " is paid for, as epoch " + epoch + ". If the script reports every "
                            + (epoch - target.getFromEpoch()) + " epochs, let no rung lie below: tasks.epochs.min: "
                            + (epoch - target.getFromEpoch()));
        } else if (epoch < target.getFromEpoch()) {
            turn.remark(
                    Remark.NO_CHECKPOINT,
                    first + ", but the trial had trained to epoch " + target.getFromEpoch()
                            + ": the script went on from no checkpoint, and epochs do not count twice. Let it write one to"
                            + " {checkpoint_dir} and go on from there, or set resume: restart in the experiment's definition");
        }
    }
}
