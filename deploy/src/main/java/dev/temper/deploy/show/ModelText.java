package dev.temper.deploy.show;

import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.Method.Model;
import dev.temper.core.proposal.Stream;
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
        return "%s Predicted at full fidelity%s: %s (in warped units %s, spread %s)%s.%s%s"
                        .formatted(
                                isDefault(definition) ? stream(model) : acquisition(model),
                                several ? ", first objective" : "",
                                Numbers.value(model.predicted()),
                                Numbers.value(model.mean()),
                                Numbers.value(model.spread()),
                                calibration(model),
                                several ? undominated(model) : chance(model),
                                over(model))
                + proposal(model);
    }

    private static boolean isDefault(@Nullable ExperimentDefinition definition) {
        return definition == null || definition.method().model() == Model.TEMPER;
    }

    private static String unmodelled(ModelEvidence model, @Nullable ExperimentDefinition definition) {
        return isDefault(definition)
                ? " Among the best of the warm start, where it came to " + Numbers.value(model.predicted()) + "."
                : " Of the method's first design: there is no model yet.";
    }

    private static String proposal(ModelEvidence model) {
        return " Proposal of version " + model.version() + " on journal entry " + model.basedOn() + ".";
    }

    private static String acquisition(ModelEvidence model) {
        return model.score() == null ? "" : " Acquisition value " + Numbers.value(model.score()) + ".";
    }

    private static String undominated(ModelEvidence model) {
        Double probability = model.probability();
        return probability == null
                ? ""
                : " Its chance not to be dominated by what was trained in full: " + Numbers.value(100 * probability)
                        + " %.";
    }

    private static String stream(ModelEvidence model) {
        Stream stream = model.stream();
        if (stream == null) {
            return "";
        }
        String who = switch (stream) {
            case RUNGS -> " Paid by the rungs";
            case FINISHER -> " Paid by the finisher, for it may well be the best in full";
            case KNOWLEDGE -> " Paid by the search for knowledge, for a look at it is worth most for its cost";
        };
        return who + ", log acquisition " + Numbers.value(model.score()) + ".";
    }

    private static String calibration(ModelEvidence model) {
        return model.calibration() > 1
                ? ", spread widened by " + Numbers.value(model.calibration()) + " after its own past forecasts"
                : "";
    }

    private static String chance(ModelEvidence model) {
        Double probability = model.probability();
        String incumbent = model.incumbent() == null ? "" : Numbers.value(model.incumbent());
        if (probability == null) {
            return incumbent.isEmpty() ? "" : " To beat: " + incumbent + ".";
        }
        String best = incumbent.isEmpty() ? "the best" : incumbent;
        return " Its chance to beat " + best + ": " + Numbers.value(100 * probability) + " %.";
    }

    private static String over(ModelEvidence model) {
        return model.over().isEmpty()
                ? ""
                : model.over().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ", " Preferred to the resting trials ", "."));
    }
}
