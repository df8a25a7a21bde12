package dev.temper.deploy.demo;

import dev.temper.core.definition.Ladder;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an experiment had found in full for which cost: each new best, from the first. */
public record BestOverCost(List<Step> steps) {
    /**
     * From this cost on, the best was this.
     *
     * @param cost in full trainings
     * @param value of the metric, the higher the better
     */
    public record Step(double cost, double value) {}

    /** Copies the list. */
    public BestOverCost {
        steps = List.copyOf(steps);
    }

    /** Of a journal. */
    public static BestOverCost of(List<JournalEntry> journal) {
        List<Step> steps = new ArrayList<>();
        ExperimentState state = ExperimentState.empty();
        Double best = null;
        for (JournalEntry entry : journal) {
            state = GuardedStep.of(state, entry).step().state();
            Double now = state.header().bestValue();
            if (now != null && !Objects.equals(now, best)) {
                best = now;
                steps.add(new Step((double) state.header().spentMicros() / Ladder.FULL_COST, now));
            }
        }
        return new BestOverCost(steps);
    }

    /** The best for a cost; null as long as nothing was trained in full. */
    public @Nullable Double at(double cost) {
        Double best = null;
        for (Step step : steps) {
            if (step.cost() <= cost) {
                best = step.value();
            }
        }
        return best;
    }

    /** What it cost to have as much; null if it never had. */
    @Nullable
    Double costOf(double value) {
        for (Step step : steps) {
            if (step.value() >= value) {
                return step.cost();
            }
        }
        return null;
    }
}
