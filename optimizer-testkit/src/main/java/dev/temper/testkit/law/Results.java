package dev.temper.testkit.law;

import dev.temper.core.definition.Ladder;
import dev.temper.core.event.Event;
import dev.temper.core.trial.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What trials that say that they have converged leave as their results. */
final class Results {
    private final Map<Integer, Shown> furthest = new TreeMap<>();

    /** What a report said. */
    static final class Shown {
        final double[] losses;
        final boolean allowed;

        private Shown(Held held) {
            losses = held.lastLosses;
            allowed = held.allowed;
        }
    }

    /** Takes in what a lease has just shown, if it is further than its trial had come before. */
    void shown(Held held, int before) {
        if (held.counted > before) {
            furthest.put(held.trial, new Shown(held));
        }
    }

    /** What counts as trained in full at the end of a run; null if nothing does. */
    @Nullable
    Shown of(Held held, Event.TrialEnded ended, Ladder ladder) {
        boolean stopped = held.ending && !held.pausing;
        if (!ended.converged() || ended.outcome() == Outcome.FAILED || stopped || !ladder.passesRungs()) {
            return null;
        }
        return held.reported ? new Shown(held) : furthest.get(held.trial);
    }
}
