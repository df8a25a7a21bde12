package dev.temper.core.history;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a trial came to at the rungs of its ladder.
 *
 * @param losses of the first objective, by rung: NaN where there is none, infinite where it diverged or failed
 * @param seconds by rung: from scratch to there; NaN where not measured
 */
public record RungValues(List<Double> losses, List<Double> seconds) {
    /** Copies the lists. */
    public RungValues {
        losses = List.copyOf(losses);
        seconds = List.copyOf(seconds);
    }

    /**
     * Of a trial.
     *
     * @param milestones what it reported
     * @param measured whether the experiment's reports say how long they took
     */
    static RungValues of(
            ExperimentDefinition definition,
            Fidelity fidelity,
            Trial trial,
            List<Milestone> milestones,
            boolean measured) {
        List<Double> losses = unknown(definition.ladder());
        for (RungRun run : trial.progress().runs()) {
            Double value = run.value();
            if (value != null) {
                losses.set(
                        run.rung(),
                        Double.isFinite(value) ? definition.metric().toLoss(value) : Double.POSITIVE_INFINITY);
            }
        }
        return new RungValues(
                losses, measured ? seconds(definition.ladder(), fidelity, milestones) : unknown(definition.ladder()));
    }

    private static List<Double> seconds(Ladder ladder, Fidelity fidelity, List<Milestone> milestones) {
        List<Double> seconds = unknown(ladder);
        double sum = 0;
        int before = 0;
        for (Milestone milestone : milestones) {
            sum = ladder.passesRungs() ? sum + milestone.seconds() : milestone.seconds();
            if (fidelity.reaches(before, milestone.key())) {
                seconds.set(ladder.rungReached(milestone.key()), sum);
            }
            before = milestone.key();
        }
        return seconds;
    }

    private static List<Double> unknown(Ladder ladder) {
        return new ArrayList<>(Collections.nCopies(ladder.tasks().size(), Double.NaN));
    }
}
