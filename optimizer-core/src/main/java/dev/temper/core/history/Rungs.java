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
public record Rungs(List<Double> losses, List<Double> seconds) {
    /** Copies the lists. */
    public Rungs {
        losses = List.copyOf(losses);
        seconds = List.copyOf(seconds);
    }

    /**
     * Of a trial.
     *
     * @param outcomes what it reported
     * @param measured whether the experiment's reports say how long they took
     */
    static Rungs of(ExperimentDefinition definition, Trial trial, List<Outcome> outcomes, boolean measured) {
        List<Double> losses = unknown(definition.ladder());
        for (RungRun run : trial.progress().runs()) {
            Double value = run.value();
            if (value != null) {
                losses.set(
                        run.rung(),
                        Double.isFinite(value) ? definition.metric().toLoss(value) : Double.POSITIVE_INFINITY);
            }
        }
        return new Rungs(losses, measured ? seconds(definition.ladder(), outcomes) : unknown(definition.ladder()));
    }

    private static List<Double> seconds(Ladder ladder, List<Outcome> outcomes) {
        List<Double> seconds = unknown(ladder);
        double sum = 0;
        for (Outcome outcome : outcomes) {
            sum = ladder.passesRungs() ? sum + outcome.seconds() : outcome.seconds();
            if (ladder.isRung(outcome.key())) {
                seconds.set(ladder.rungReached(outcome.key()), sum);
            }
        }
        return seconds;
    }

    private static List<Double> unknown(Ladder ladder) {
        return new ArrayList<>(Collections.nCopies(ladder.tasks().size(), Double.NaN));
    }
}
