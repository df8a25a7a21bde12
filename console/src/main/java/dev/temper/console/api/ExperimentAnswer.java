package dev.temper.console.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.stream.views.SteeringAct;
import java.util.List;

/**
 * An experiment.
 *
 * @param summary its fields stand beside the others
 * @param definition as it was given, with all defaults
 * @param definitionText the same in YAML
 * @param rungs by bracket and rung
 * @param metrics that the definition names
 * @param slots that agents offered
 * @param steering what was asked of it by hand, and it took; the oldest first
 * @param firstTime time of its creation
 * @param lastTime time of the last change
 * @param lastSequence of the journal, also where one looks at the past
 */
public record ExperimentAnswer(
        @JsonUnwrapped ExperimentSummary summary,
        JsonNode definition,
        String definitionText,
        List<ParameterAnswer> parameters,
        List<RungAnswer> rungs,
        List<MetricAnswer> metrics,
        int slots,
        List<String> agents,
        List<SteeringAnswer> steering,
        long firstTime,
        long lastTime,
        long lastSequence) {
    /** Copies the lists. */
    public ExperimentAnswer {
        parameters = List.copyOf(parameters);
        rungs = List.copyOf(rungs);
        metrics = List.copyOf(metrics);
        agents = List.copyOf(agents);
        steering = List.copyOf(steering);
    }

    /**
     * Something that was asked of it by hand.
     *
     * @param kind PAUSED, RESUMED, ARCHIVED, EXTENDED, STOPPED or KEPT
     * @param text what was done, and the reason that was given
     */
    public record SteeringAnswer(long sequence, long time, String kind, String text) {
        static SteeringAnswer of(SteeringAct act) {
            return new SteeringAnswer(act.sequence(), act.time(), act.kind(), act.text());
        }
    }

    /**
     * A rung.
     *
     * @param epochs 0 for a named task
     * @param model whether its trials were started by the model, and not by the rungs
     * @param trials with a value there
     * @param promoted of these, promoted further
     * @param cost spent on the way to it, in full trainings
     * @param share cost of its task from scratch, in full trainings
     */
    public record RungAnswer(
            int bracket,
            int rung,
            String task,
            int epochs,
            boolean model,
            int trials,
            int promoted,
            double cost,
            double share) {}

    /**
     * A metric.
     *
     * @param goal minimize or maximize; null for one that is only stored
     * @param kind objective, constraint or stored
     * @param threshold of a constraint
     */
    public record MetricAnswer(
            String name,
            @org.jspecify.annotations.Nullable String goal,
            String kind,
            @org.jspecify.annotations.Nullable Double threshold) {}
}
