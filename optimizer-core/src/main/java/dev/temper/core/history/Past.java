package dev.temper.core.history;

import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial and all that it has shown; if it failed for good, what it would have reported next is the last milestone.
 *
 * @param milestones by rising key; none if it has neither reported nor failed
 * @param rungs the same, for who looks at rungs only
 */
public record Past(Trial trial, List<Milestone> milestones, RungValues rungs) {
    /** By the last value, wherever that was: a good start counts like a good end. Of those that have shown something. */
    public static final Comparator<Past> BEST_FIRST = Comparator.comparingDouble((Past run) ->
                    Double.isFinite(run.last().loss()) ? run.last().loss() : Double.POSITIVE_INFINITY)
            .thenComparingInt(Past::number);

    /** Copies the list. */
    public Past {
        milestones = List.copyOf(milestones);
    }

    /** Its number in the experiment, from 1. */
    public int number() {
        return trial.number();
    }

    /** What it trains. */
    public Configuration configuration() {
        return trial.configuration();
    }

    /** The last milestone: there must be one. */
    public Milestone last() {
        return milestones.get(milestones.size() - 1);
    }

    /** Whether it reported anything. */
    public boolean hasReported() {
        return !milestones.isEmpty() && !milestones.get(0).failed();
    }

    /** Whether it waits at a rung to be trained further. */
    public boolean isResting() {
        return trial.status() == TrialStatus.PAUSED;
    }

    /** Whether it trains now. */
    public boolean isRunning() {
        return trial.status() == TrialStatus.RUNNING;
    }

    /** The rung that it trains towards or waits to; -1 at rest. */
    public int target() {
        boolean runs = trial.status() == TrialStatus.RUNNING || trial.status() == TrialStatus.WAITING;
        return runs ? Math.max(trial.goal(), trial.progress().rung()) : -1;
    }

    /** The highest rung that it has a value of; -1 if none. */
    public int reached() {
        int rung = rungs.losses().size() - 1;
        while (rung >= 0 && Double.isNaN(rungs.losses().get(rung))) {
            rung--;
        }
        return rung;
    }

    /** The loss at a rung: NaN if there is none, infinite if it diverged. */
    public double loss(int rung) {
        return rungs.losses().get(rung);
    }

    /** The loss at the highest rung that it has a value of: there must be one. */
    public double latest() {
        return loss(reached());
    }

    /** The rung that it has been granted training to. */
    public int granted() {
        return Math.max(target(), reached());
    }

    /** Seconds from scratch to a rung; NaN if not measured. */
    public double seconds(int rung) {
        return rungs.seconds().get(rung);
    }

    /** Its loss when it first came so far, by the key; null if it has not. */
    @Nullable
    Double lossAt(int key) {
        for (Milestone milestone : milestones) {
            if (milestone.key() == key) {
                return milestone.loss();
            }
        }
        return null;
    }
}
