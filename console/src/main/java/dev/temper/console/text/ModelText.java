package dev.temper.console.text;

import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Method.Trait;
import dev.temper.core.trial.Stream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The model's part in a decision, in sentences. */
final class ModelText {
    private ModelText() {}

    /**
     * Begins with a space; empty when the model played no part.
     *
     * @param definition of the experiment; null when it is not known, then it is taken for one of the default method
     */
    static String part(@Nullable ModelEvidence model, @Nullable ExperimentDefinition definition) {
        if (model == null) {
            return "";
        }
        if (model.isUnmodelled()) {
            return unmodelled(model, definition) + proposal(model);
        }
        boolean several = definition != null && definition.metrics().isMultiple();
        return " Trained in full, it is expected to come to %s (on the model's own scale, which has no unit and on which lower is better: %s ± %s%s)."
                        .formatted(
                                value(model.predicted(), definition),
                                ShownNumber.value(model.mean()),
                                ShownNumber.value(model.spread()),
                                calibration(model))
                + (several ? undominated(model) : chance(model, definition))
                + (has(Trait.STREAMS, definition) ? stream(model) : acquisition(model))
                + over(model)
                + source(model)
                + proposal(model);
    }

    private static String source(ModelEvidence model) {
        return model.source() == null ? "" : " Of the earlier experiments, " + model.source() + " speaks most for it.";
    }

    private static boolean has(Trait trait, @Nullable ExperimentDefinition definition) {
        return definition == null || definition.method().has(trait);
    }

    private static String value(double value, @Nullable ExperimentDefinition definition) {
        return (definition == null ? "" : definition.metric().name() + " ") + ShownNumber.value(value);
    }

    private static String unmodelled(ModelEvidence model, @Nullable ExperimentDefinition definition) {
        if (model.source() != null) {
            return " It is among what earlier experiments rank best, and " + model.source() + " speaks most for it.";
        }
        return has(Trait.WARM_START, definition)
                ? " It is among the best of the warm start, where it came to " + value(model.predicted(), definition)
                        + "."
                : " It is of the method's first design, for there is no model yet.";
    }

    private static String proposal(ModelEvidence model) {
        return " So the model proposed after journal entry " + model.basedOn() + " (version " + model.version()
                + " of its method).";
    }

    private static String acquisition(ModelEvidence model) {
        return model.score() == null
                ? ""
                : " Of all that could be trained, it is worth most (acquisition value "
                        + ShownNumber.value(model.score()) + ").";
    }

    private static String undominated(ModelEvidence model) {
        Double probability = model.probability();
        return probability == null
                ? ""
                : " Its chance that nothing trained in full beats it in every objective: "
                        + ShownNumber.value(100 * probability) + " %.";
    }

    private static String stream(ModelEvidence model) {
        Stream stream = model.stream();
        if (stream == null) {
            return "";
        }
        String who = switch (stream) {
            case RUNGS -> " The rungs' share of the budget pays for it";
            case FINISHER -> " The share of the budget for finishing pays for it, for it may well be the best in full";
            case KNOWLEDGE ->
                " The share of the budget for knowledge pays for it, for it tells most about the best for what it costs";
        };
        return who + " (log acquisition value " + ShownNumber.value(model.score()) + ").";
    }

    private static String calibration(ModelEvidence model) {
        return model.calibration() > 1
                ? ", made " + ShownNumber.value(model.calibration())
                        + " times as wide since its past forecasts were too sure"
                : "";
    }

    private static String chance(ModelEvidence model, @Nullable ExperimentDefinition definition) {
        Double probability = model.probability();
        String incumbent = model.incumbent() == null ? "" : value(model.incumbent(), definition);
        if (probability == null) {
            return incumbent.isEmpty() ? "" : " The best in full so far, which it is to beat: " + incumbent + ".";
        }
        String best = incumbent.isEmpty() ? "the best" : "the best in full so far, " + incumbent;
        return " Its chance to beat " + best + ": " + ShownNumber.value(100 * probability) + " %.";
    }

    private static String over(ModelEvidence model) {
        if (model.over().isEmpty()) {
            return "";
        }
        boolean one = model.over().size() == 1;
        return " It was preferred to trial%s %s, which rest%s."
                .formatted(
                        one ? "" : "s",
                        model.over().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        one ? "s" : "");
    }
}
