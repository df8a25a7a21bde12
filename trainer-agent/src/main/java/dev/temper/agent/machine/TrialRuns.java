package dev.temper.agent.machine;

import dev.temper.agent.machine.AgentState.Mode;
import dev.temper.agent.machine.TrialRun.Due;
import dev.temper.agent.machine.TrialRun.Exit;
import dev.temper.agent.machine.TrialRun.Intent;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an agent does about the runs of trials: from a lease to its end. */
final class TrialRuns {
    /** How long a decision may take before the operator hears of it, in milliseconds. */
    static final long DECISION_MILLIS = 30_000;

    /** Reports kept while a decision is due: a process that is not held may go on printing. */
    static final int LATER_REPORTS = 1_000;

    /** Reports at the target without the experiment's metric before the run is given up. */
    static final int REFUSALS = 3;

    private final Turn turn;

    TrialRuns(Turn turn) {
        this.turn = turn;
    }

    void start(int slot, TrialRun.Lease lease) {
        long process = turn.nextProcess();
        turn.put(slot, TrialRun.of(lease, process));
        turn.effects.add(
                new Effect.Start(process, slot, lease.trial(), lease.id(), lease.parameters(), lease.target()));
    }

    void happened(Input input) {
        if (input instanceof Input.Measured measured) {
            measured(turn.ofProcess(measured.process()), measured.measurement());
        } else if (input instanceof Input.StartFailed failed) {
            startFailed(turn.ofProcess(failed.process()), failed.detail());
        } else if (input instanceof Input.Exited exited) {
            exited(turn.ofProcess(exited.process()), new Exit(exited.code(), exited.detail()));
        }
    }

    private void measured(int slot, EpochMetrics measurement) {
        TrialRun run = at(slot);
        if (run == null || run.intent() != null) {
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

    private void report(int slot, TrialRun run, EpochMetrics measurement) {
        TrialRun.Lease lease = run.lease();
        long event = turn.publish(new Report.Metric(lease.trial(), lease.id(), measurement));
        TrialRun next = run.reported(measurement);
        int to = lease.target().getToEpoch();
        if (to > 0 && measurement.epoch() >= to) {
            boolean hold = turn.settings.holdAtTarget() && run.alive();
            if (hold) {
                turn.send(run, Signal.STOP);
            }
            next = next.due(new Due(event, hold, List.of()));
            turn.schedule(new Timer.DecisionLate(lease.id(), event), DECISION_MILLIS);
        }
        turn.put(slot, next);
    }

    private void startFailed(int slot, String detail) {
        if (at(slot) != null) {
            finish(slot, Outcome.FAILED, null, detail);
        }
    }

    private void exited(int slot, Exit exit) {
        TrialRun run = at(slot);
        if (run == null) {
            return;
        }
        TrialRun ended = run.exited(exit);
        turn.put(slot, ended);
        if (ended.due() == null) {
            conclude(slot, ended, exit);
        }
        // Otherwise a decision is due, and says what the end of the process means.
    }

    /** Follows a decision to go on: lets the process train further, or starts it again when it ended at its target. */
    void goOn(int slot, Target target) {
        TrialRun run = at(slot);
        if (run == null || run.intent() != null) {
            return;
        }
        Due due = run.due();
        TrialRun next = run.target(target).due(null);
        turn.put(slot, next);
        if (due == null) {
            return;
        }
        if (due.held() && run.alive()) {
            turn.send(run, Signal.CONT);
        }
        release(slot, due.later());
        TrialRun released = Objects.requireNonNull(at(slot));
        Exit exit = run.work().exit();
        if (exit == null || released.due() != null) {
            return;
        }
        if (exit.code() == 0
                && due.later().isEmpty()
                && run.work().toldTo() == run.lease().target().getToEpoch()) {
            restart(slot, released);
        } else {
            conclude(slot, released, exit);
        }
    }

    /** Publishes what was held back, up to the next report on which a decision is due. */
    private void release(int slot, List<EpochMetrics> later) {
        later.forEach(measurement -> measured(slot, measurement));
    }

    /** A script that ends at the epoch it was told to train to is started again for the next stretch. */
    private void restart(int slot, TrialRun run) {
        TrialRun again = run.restarted(turn.nextProcess());
        turn.put(slot, again);
        TrialRun.Lease lease = again.lease();
        Target target = lease.target();
        turn.effects.add(new Effect.Start(
                again.work().process(),
                slot,
                lease.trial(),
                lease.id(),
                lease.parameters(),
                new Target(target.getRung(), target.getTask(), again.progress().epoch(), target.getToEpoch())));
    }

    /** Makes a run end; does nothing when the slot has none, or one that already ends (but for a lost lease). */
    void end(int slot, Intent intent) {
        TrialRun run = at(slot);
        boolean ends = run != null && run.intent() != null && intent != Intent.FENCE;
        if (run == null || ends) {
            return;
        }
        Due due = run.due();
        TrialRun next = run.ending(intent);
        turn.put(slot, next);
        Exit exit = run.work().exit();
        if (exit != null) {
            conclude(slot, next, exit);
        } else if (intent == Intent.FENCE) {
            // Not TERM: another agent may be running the trial, on the same checkpoint.
            turn.send(run, Signal.KILL);
        } else if (intent == Intent.FINISH) {
            if (due != null && due.held()) {
                turn.send(run, Signal.CONT);
            }
            turn.schedule(new Timer.Terminate(run.work().process()), turn.settings.graceMillis());
        } else {
            terminate(slot);
        }
    }

    void terminate(int slot) {
        TrialRun run = at(slot);
        if (run != null && run.alive()) {
            // TERM first: a process that was held meets it before it trains another step.
            turn.send(run, Signal.TERM);
            turn.send(run, Signal.CONT);
            turn.schedule(new Timer.Kill(run.work().process()), turn.settings.graceMillis());
        }
    }

    void kill(int slot) {
        TrialRun run = at(slot);
        if (run != null && run.alive()) {
            turn.warn(name(run) + " did not end within its grace: killed");
            turn.send(run, Signal.KILL);
        }
    }

    void preemptAll() {
        for (int slot = 0; slot < turn.slots.size(); slot++) {
            TrialRun run = at(slot);
            if (run != null && run.intent() == Intent.FINISH) {
                terminate(slot);
            }
            end(slot, Intent.PREEMPT);
        }
    }

    void killAll() {
        for (int slot = 0; slot < turn.slots.size(); slot++) {
            kill(slot);
        }
    }

    /** The report on which a decision was due lacks the experiment's metric: another line of the epoch may have it. */
    void metricMissing(int slot, long event) {
        TrialRun run = at(slot);
        if (run == null || run.intent() != null) {
            return;
        }
        TrialRun next = run.refusedOnce();
        turn.put(slot, next);
        warnOfMissingMetric(next);
        Due due = next.due();
        if (due == null || due.event() != event) {
            return;
        }
        if (next.progress().refused() >= REFUSALS
                && next.progress().refused() == next.progress().reports()) {
            end(slot, Intent.NO_METRIC);
            return;
        }
        if (due.held() && next.alive()) {
            turn.send(next, Signal.CONT);
        }
        turn.put(slot, next.due(null));
        release(slot, due.later());
        TrialRun released = Objects.requireNonNull(at(slot));
        Exit exit = released.work().exit();
        if (exit != null && released.due() == null) {
            conclude(slot, released, exit);
        }
    }

    /** Once a lease, and not when an epoch comes in several lines, of which the next may have the metric. */
    private void warnOfMissingMetric(TrialRun run) {
        TrialRun.Progress progress = run.progress();
        if (progress.refused() == 1 && progress.reports() == 1) {
            turn.warn(name(run) + ": its first report does not count, for the experiment's metric is not among "
                    + String.join(", ", progress.metrics())
                    + ": print it in every metric line, or correct metric.name in the experiment's definition");
        }
    }

    void late(Timer.DecisionLate late) {
        TrialRun run = at(turn.ofLease(late.lease()));
        if (run != null && run.due() != null && run.due().event() == late.event()) {
            turn.warn(name(run) + " waits for a decision on its report of epoch "
                    + run.progress().epoch() + ": is the optimizer running?");
            turn.schedule(late, DECISION_MILLIS);
        }
    }

    private void conclude(int slot, TrialRun run, Exit exit) {
        Conclusion end = Conclusion.of(run, exit, turn.settings);
        finish(slot, end.outcome(), exit.code(), end.detail());
    }

    private void finish(int slot, Outcome outcome, @Nullable Integer code, String detail) {
        TrialRun run = Objects.requireNonNull(at(slot));
        turn.publish(new Report.Ended(run.lease().trial(), run.lease().id(), outcome, code, detail, false));
        if (outcome == Outcome.FAILED) {
            turn.warn(name(run) + " failed" + (code == null ? "" : " with exit code " + code) + ": " + detail);
        }
        int failures = slotFailures(slot, run, outcome);
        if (failures > 0 && turn.mode == Mode.SERVING) {
            turn.coolDown(slot, failures);
        } else {
            turn.offer(slot, failures);
        }
    }

    private int slotFailures(int slot, TrialRun run, Outcome outcome) {
        boolean useless = outcome == Outcome.FAILED
                && run.progress().reports() == run.progress().refused();
        return useless ? turn.slots.get(slot).failures() + 1 : 0;
    }

    private @Nullable TrialRun at(int slot) {
        return slot < 0 ? null : turn.run(slot);
    }

    private static String name(TrialRun run) {
        return "trial " + run.lease().trial() + " (lease " + run.lease().id() + ")";
    }
}
