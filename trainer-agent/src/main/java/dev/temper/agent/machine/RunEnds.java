package dev.temper.agent.machine;

import dev.temper.agent.machine.AgentState.Mode;
import dev.temper.agent.machine.TrialRun.Due;
import dev.temper.agent.machine.TrialRun.Exit;
import dev.temper.agent.machine.TrialRun.Intent;
import dev.temper.schemas.Outcome;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an agent ends the runs of trials, and what it publishes when they have ended. */
final class RunEnds {
    private final Turn turn;
    private final Tellings tellings;

    RunEnds(Turn turn) {
        this.turn = turn;
        tellings = new Tellings(turn);
    }

    /** Makes a run end; does nothing when the slot has none, or one that already ends (but for a lost lease). */
    void end(int slot, Intent intent) {
        end(slot, intent, Told.Why.own(intent.name()));
    }

    /** The same for a reason that the process is told. */
    void end(int slot, Intent intent, Told.Why why) {
        TrialRun run = turn.run(slot);
        boolean ends = run != null && run.intent() != null && intent != Intent.FENCE;
        if (run == null || ends) {
            return;
        }
        if (why.decision() > 0) {
            turn.note(TrialLines.leaves(run, intent, why));
        }
        Due due = run.due();
        TrialRun next = tellings.leave(run.ending(intent), due, intent, why);
        turn.put(slot, next);
        Exit exit = run.work().exit();
        if (exit != null) {
            conclude(slot, next, exit);
        } else {
            bringAbout(slot, run, due, intent);
        }
    }

    private void bringAbout(int slot, TrialRun run, @Nullable Due due, Intent intent) {
        if (intent == Intent.FENCE) {
            // Not TERM: another agent may be running the trial, on the same checkpoint.
            turn.send(run, Signal.KILL);
        } else if (intent.leaves()) {
            if (due != null && due.held()) {
                turn.send(run, Signal.CONT);
            }
            turn.schedule(new Timer.Terminate(run.work().process()), turn.settings.graceMillis());
        } else if (run.talk().cooperative() && intent != Intent.PREEMPT) {
            turn.schedule(new Timer.Terminate(run.work().process()), tellings.patience(run, due != null, intent));
        } else {
            terminate(slot);
        }
    }

    void terminate(int slot) {
        TrialRun run = turn.run(slot);
        if (run != null && run.alive()) {
            // TERM first: a process that was held meets it before it trains another step.
            turn.send(run, Signal.TERM);
            turn.send(run, Signal.CONT);
            turn.schedule(new Timer.Kill(run.work().process()), turn.settings.graceMillis());
        }
    }

    void kill(int slot) {
        TrialRun run = turn.run(slot);
        if (run != null && run.alive()) {
            turn.warn(run.name() + " did not end within its grace: killed");
            turn.send(run, Signal.KILL);
        }
    }

    void preemptAll() {
        for (int slot = 0; slot < turn.slots.size(); slot++) {
            TrialRun run = turn.run(slot);
            Intent intent = run == null ? null : run.intent();
            if (run != null
                    && intent != null
                    && intent != Intent.FENCE
                    && (intent.leaves() || run.talk().cooperative())) {
                terminate(slot); // what was given time to leave by itself has it no longer
            }
            end(slot, Intent.PREEMPT);
        }
    }

    void killAll() {
        for (int slot = 0; slot < turn.slots.size(); slot++) {
            kill(slot);
        }
    }

    void conclude(int slot, TrialRun run, Exit exit) {
        Conclusion end = Conclusion.of(run, exit, turn.settings, turn.shortage);
        finish(slot, end.outcome(), exit.code(), end.detail());
    }

    void finish(int slot, Outcome outcome, @Nullable Integer code, String detail) {
        TrialRun run = Objects.requireNonNull(turn.run(slot));
        boolean converged = run.talk().converged() && code != null && code == 0;
        turn.publish(new Report.Ended(run.lease().trial(), run.lease().id(), outcome, code, detail, converged));
        if (outcome != Outcome.FAILED) {
            turn.note(TrialLines.ended(run, outcome, converged));
        }
        if (run.intent() == Intent.STOP) {
            turn.effects.add(new Effect.Discard(run.lease().trial()));
        }
        if (outcome == Outcome.PREEMPTED && run.intent() == null) {
            turn.warn(run.name() + ": " + detail);
        }
        if (outcome == Outcome.FAILED) {
            turn.warn(run.name() + " failed" + (code == null ? "" : " with exit code " + code) + ": " + detail);
        }
        int failures = slotFailures(slot, run, outcome);
        if (failures > 0 && turn.mode == Mode.SERVING) {
            turn.coolDown(slot, failures);
        } else {
            turn.free(slot, failures);
        }
        if (turn.mode == Mode.LEAVING) {
            turn.letGo(slot);
        }
    }

    private int slotFailures(int slot, TrialRun run, Outcome outcome) {
        boolean failed = outcome == Outcome.FAILED || (outcome == Outcome.PREEMPTED && run.intent() == null);
        boolean useless = failed && run.progress().reports() == run.progress().refused();
        return useless ? turn.slots.get(slot).failures() + 1 : 0;
    }
}
