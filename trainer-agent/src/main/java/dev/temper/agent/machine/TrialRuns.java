package dev.temper.agent.machine;

import dev.temper.agent.machine.TrialRun.Due;
import dev.temper.agent.machine.TrialRun.Exit;
import dev.temper.agent.machine.TrialRun.Intent;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.Target;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What an agent does about the runs of trials: from a lease to its end. */
final class TrialRuns {
    /** Reports at the target without the experiment's metric before the run is given up. */
    static final int REFUSALS = 3;

    private final Turn turn;
    private final Measurements measurements;
    private final Tellings tellings;
    private final RunEnds ends;

    TrialRuns(Turn turn) {
        this.turn = turn;
        measurements = new Measurements(turn);
        tellings = new Tellings(turn);
        ends = new RunEnds(turn);
    }

    void start(int slot, TrialRun.Lease lease) {
        long process = turn.nextProcess();
        turn.put(slot, TrialRun.of(lease, process));
        turn.note(TrialLines.starts(lease, slot));
        turn.effects.add(
                new Effect.Start(process, slot, lease.trial(), lease.id(), lease.parameters(), lease.target()));
    }

    void happened(Input input) {
        if (input instanceof Input.Measured measured) {
            measurements.take(turn.ofProcess(measured.process()), measured.measurement());
        } else if (input instanceof Input.Started started) {
            new Pulses(turn).begin(turn.ofProcess(started.process()));
        } else if (input instanceof Input.Said said) {
            said(turn.ofProcess(said.process()), said.said());
        } else if (input instanceof Input.Failed failed) {
            scriptFailed(turn.ofProcess(failed.process()), failed.detail());
        } else if (input instanceof Input.StartFailed failed) {
            startFailed(turn.ofProcess(failed.process()), Outcome.FAILED, failed.detail());
        } else if (input instanceof Input.GivenBack given) {
            startFailed(turn.ofProcess(given.process()), Outcome.PREEMPTED, "given back: " + given.detail());
        } else if (input instanceof Input.Exited exited) {
            exited(turn.ofProcess(exited.process()), new Exit(exited.code(), exited.detail()));
        }
    }

    private void said(int slot, Said said) {
        TrialRun run = turn.run(slot);
        if (run == null) {
            return;
        }
        TrialRun next = run.heard(said);
        Due due = next.due();
        if (next.talk().cooperative() && due != null && due.held()) {
            turn.send(next, Signal.CONT);
            next = next.due(new Due(due.event(), false, due.later()));
        }
        turn.put(slot, next);
    }

    private void scriptFailed(int slot, String detail) {
        TrialRun run = turn.run(slot);
        if (run != null && run.intent() == null) {
            turn.warn(run.name() + ": the script reports a failure: " + detail);
            ends.end(slot, Intent.SCRIPT_FAILED);
        }
    }

    private void startFailed(int slot, Outcome outcome, String detail) {
        if (turn.run(slot) != null && turn.shortage != null) {
            ends.finish(slot, Outcome.PREEMPTED, null, "given back, since " + turn.shortage + ": " + detail);
        } else if (turn.run(slot) != null) {
            ends.finish(slot, outcome, null, detail);
        }
    }

    private void exited(int slot, Exit exit) {
        TrialRun run = turn.run(slot);
        if (run == null) {
            return;
        }
        TrialRun ended = run.exited(exit);
        turn.put(slot, ended);
        if (ended.due() == null) {
            ends.conclude(slot, ended, exit);
        }
        // Otherwise a decision is due, and says what the end of the process means.
    }

    /** Follows a decision to go on: lets the process train further, or starts it again when it ended at its target. */
    void goOn(int slot, Target target, Told.Why why) {
        TrialRun run = turn.run(slot);
        if (run == null || run.intent() != null) {
            return;
        }
        turn.note(TrialLines.goesOn(run, target, why));
        Due due = run.due();
        TrialRun next = run.target(target).due(null);
        turn.put(slot, tellings.train(next, target.getToEpoch(), why));
        if (due == null) {
            return;
        }
        if (due.held() && run.alive()) {
            turn.send(run, Signal.CONT);
        }
        release(slot, due.later());
        TrialRun released = Objects.requireNonNull(turn.run(slot));
        Exit exit = run.work().exit();
        if (exit == null || released.due() != null) {
            return;
        }
        if (due.later().isEmpty() && endedAsTold(run, exit)) {
            restart(slot, released);
        } else {
            ends.conclude(slot, released, exit);
        }
    }

    private static boolean endedAsTold(TrialRun run, Exit exit) {
        return exit.code() == 0
                && !run.talk().converged()
                && run.work().toldTo() == run.lease().target().getToEpoch();
    }

    /** Publishes what was held back, up to the next report on which a decision is due. */
    private void release(int slot, List<EpochMetrics> later) {
        later.forEach(measurement -> measurements.take(slot, measurement));
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

    /** The report on which a decision was due lacks the experiment's metric: another line of the epoch may have it. */
    void metricMissing(int slot, long event) {
        TrialRun run = turn.run(slot);
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
            ends.end(slot, Intent.NO_METRIC);
            return;
        }
        if (due.held() && next.alive()) {
            turn.send(next, Signal.CONT);
        }
        turn.put(slot, tellings.train(next.due(null), due));
        release(slot, due.later());
        TrialRun released = Objects.requireNonNull(turn.run(slot));
        Exit exit = released.work().exit();
        if (exit != null && released.due() == null) {
            ends.conclude(slot, released, exit);
        }
    }

    /** Not when an epoch comes in several lines, of which the next may have the metric. */
    private void warnOfMissingMetric(TrialRun run) {
        TrialRun.Progress progress = run.progress();
        if (progress.refused() == 1 && progress.reports() == 1) {
            turn.remark(
                    Remark.NO_METRIC,
                    run.name() + ": its first report does not count, for the experiment's metric is not among "
                            + progress.values().stream()
                                    .map(MetricValue::getName)
                                    .collect(Collectors.joining(", "))
                            + ": print it in every metric line, or correct metric.name in the experiment's definition");
        }
    }

    void late(Timer.DecisionLate late) {
        TrialRun run = turn.run(turn.ofLease(late.lease()));
        if (run != null && run.due() != null && run.due().event() == late.event()) {
            turn.warn(run.name() + " waits for a decision on its report of epoch "
                    + run.progress().epoch() + ": is the optimizer running?");
            turn.schedule(late, Measurements.DECISION_MILLIS);
        }
    }
}
