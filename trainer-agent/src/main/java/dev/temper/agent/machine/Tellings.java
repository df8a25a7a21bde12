package dev.temper.agent.machine;

import dev.temper.agent.machine.TrialRun.Due;
import dev.temper.agent.machine.TrialRun.Intent;
import org.jspecify.annotations.Nullable;

/** What runs are told through their channels, and how long those that follow by themselves may take. */
final class Tellings {
    /** Epochs from the last report to the one after which all ranks of a run leave: none has begun it yet. */
    static final int EPOCHS_TO_LEAVE = 2;

    private static final double LONGEST_EPOCHS_MILLIS = 86_400_000;

    private final Turn turn;

    Tellings(Turn turn) {
        this.turn = turn;
    }

    /** Tells a run to train to an epoch, and returns what it knows then. */
    TrialRun train(TrialRun run, int toEpoch, Told.Why why) {
        return tell(run, Told.State.TRAIN, toEpoch, 0, why);
    }

    /** Lets a run that waits at its target train one epoch more, when it has reported nothing since. */
    TrialRun train(TrialRun run, Due due) {
        boolean waits = run.talk().cooperative() && due.later().isEmpty();
        return waits ? train(run, run.progress().epoch() + 1, Told.Why.own("METRIC_MISSING")) : run;
    }

    /** Tells a run to leave. Not one whose lease is lost: nothing that it would write may be kept. */
    TrialRun leave(TrialRun run, @Nullable Due due, Intent intent, Told.Why why) {
        if (intent == Intent.FENCE) {
            return run;
        }
        boolean mayGoOn = intent == Intent.PAUSE || intent == Intent.PREEMPT;
        int epoch = run.progress().epoch();
        return tell(
                run,
                mayGoOn ? Told.State.PAUSE : Told.State.STOP,
                run.lease().target().getToEpoch(),
                due != null ? epoch : epoch + EPOCHS_TO_LEAVE,
                why);
    }

    private TrialRun tell(TrialRun run, Told.State state, int toEpoch, int atEpoch, Told.Why why) {
        if (!run.alive()) {
            return run;
        }
        Told told = new Told(run.talk().told() + 1, state, toEpoch, atEpoch, why);
        turn.effects.add(new Effect.Tell(run.work().process(), told));
        return run.told(told);
    }

    /** Milliseconds that a run may take to leave by itself: a pause between rungs waits for the next checkpoint. */
    long patience(TrialRun run, boolean waits, Intent intent) {
        boolean trains = intent == Intent.PAUSE && !waits;
        double millis = trains ? 1_000 * (EPOCHS_TO_LEAVE + 1) * run.progress().seconds() : 0;
        return turn.settings.graceMillis() + (long) Math.min(millis, LONGEST_EPOCHS_MILLIS);
    }
}
