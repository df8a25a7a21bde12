package dev.temper.deploy.show;

import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.proposal.Stream;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The model's part in a decision, in sentences. */
final class ModelText {
    private ModelText() {}

    /** Begins with a space; empty when the model played no part. */
    static String part(@Nullable ModelEvidence model) {
        if (model == null) {
            return "";
        }
        return "%s Predicted at full fidelity: %s (in warped units %s, spread %s)%s.%s%s Proposal of version %d on journal entry %d."
                .formatted(
                        stream(model),
                        Numbers.value(model.predicted()),
                        Numbers.value(model.mean()),
                        Numbers.value(model.spread()),
                        calibration(model),
                        chance(model),
                        over(model),
                        model.version(),
                        model.basedOn());
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
