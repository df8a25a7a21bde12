package dev.temper.console.text;

import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Evidence.Competitor;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.Trait;
import dev.temper.core.definition.Metric.Goal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a trial stands among those that came as far as it did, and by which rule trials go on from there. */
final class StandingText {
    private final Evidence evidence;
    private final @Nullable ExperimentDefinition definition;

    /** @param definition of the experiment; null when it is not known, then the rule is not named */
    StandingText(Evidence evidence, @Nullable ExperimentDefinition definition) {
        this.evidence = evidence;
        this.definition = definition;
    }

    /** The rung in the experiment's own terms: {@code epoch 3}, {@code the end of task small}. */
    String place() {
        if (definition == null
                || evidence.rung() < 0
                || evidence.rung() > definition.ladder().last()) {
            return "rung " + evidence.rung();
        }
        Ladder ladder = definition.ladder();
        String name = ladder.tasks().get(evidence.rung()).name();
        return (ladder.passesRungs() ? "epoch " : "the end of task ") + name;
    }

    /** The metric's name and a value: {@code accuracy 0.96}. */
    String value(@Nullable Double value) {
        return (definition == null ? "value" : definition.metric().name()) + " " + ShownNumber.value(value);
    }

    /** The rule by which trials go on from here, and how many that is now; a sentence or two. */
    String rule() {
        if (definition == null) {
            return "Of the trials at " + place() + ", only the best go on" + cutoff() + ".";
        }
        if (isOfModel()) {
            return "A trial that the model chose goes on when the model chooses it again.";
        }
        int eta = definition.ladder().eta();
        return switch (definition.method().schedule()) {
            case ASYNC_HYPERBAND ->
                "Of the trials%s that have come to %s, the best one in %d goes on: %s."
                        .formatted(
                                group(),
                                place(),
                                eta,
                                places() == 0
                                        ? "none yet, for that takes %d trials and so far there %s"
                                                .formatted(
                                                        eta, evidence.size() == 1 ? "is 1" : "are " + evidence.size())
                                        : share());
            case ASYNC_HYPERBAND_STOPPING ->
                "Of the trials%s that have come to %s so far, the best one in %d, rounded up, goes on: %s."
                        .formatted(group(), place(), eta, share());
            case HYPERBAND ->
                "Once all trials%s have come to %s, the best one in %d goes on: %s."
                        .formatted(
                                group(),
                                place(),
                                eta,
                                evidence.cutoff() == null ? "they are not all there yet" : share());
            case FULL, MEDIAN_STOPPING ->
                definition.method().hasModel()
                        ? "A trial goes on when the model chooses it again."
                        : "Every trial trains in full.";
        };
    }

    /** The trial's own rank, and who else is there; sentences. */
    String rank() {
        Double own = evidence.value();
        String others = others();
        if (own == null || evidence.size() == 0) {
            return others.trim();
        }
        if (!Double.isFinite(own)) {
            return "It has no finite value there, and so comes last." + others;
        }
        return (evidence.size() == 1
                        ? "Its %s is the only value there so far.".formatted(value(own))
                        : "Its %s ranks %d of %d there%s."
                                .formatted(value(own), evidence.rank(), evidence.size(), among()))
                + others;
    }

    /** Whether it is among those that go on by the rule. */
    boolean goesOn() {
        return places() >= evidence.rank() && evidence.rank() > 0;
    }

    private String among() {
        String who = isOfModel() ? " that the model chose" : group();
        return (who.isEmpty() ? "" : ", among the trials" + who) + (isMultiple() ? ", by all objectives together" : "");
    }

    private boolean isMultiple() {
        return definition != null && definition.metrics().isMultiple();
    }

    /** How many go on by what was known at the decision; the rungs' own count (see {@code ScheduleKind.places}). */
    private int places() {
        if (definition == null || isOfModel()) {
            return 0;
        }
        int eta = definition.ladder().eta();
        int size = evidence.size();
        return switch (definition.method().schedule()) {
            case ASYNC_HYPERBAND -> size / eta;
            case ASYNC_HYPERBAND_STOPPING -> (size + eta - 1) / eta;
            case HYPERBAND -> evidence.cutoff() == null ? 0 : Math.max(1, size / eta);
            case FULL, MEDIAN_STOPPING -> 0;
        };
    }

    private String share() {
        return "now %d of %d%s".formatted(places(), evidence.size(), cutoff());
    }

    /** The value that it takes to be among them; of several objectives there is no such value. */
    private String cutoff() {
        Double cutoff = evidence.cutoff();
        if (cutoff == null || !Double.isFinite(cutoff) || isMultiple()) {
            return "";
        }
        if (definition == null) {
            return ", which takes " + ShownNumber.value(cutoff);
        }
        String bound = definition.metric().goal() == Goal.MAXIMIZE ? "at least" : "at most";
        return ", which takes %s of %s %s".formatted(definition.metric().name(), bound, ShownNumber.value(cutoff));
    }

    /** Trials that the model chose are not compared with those that the rungs started. */
    private boolean isOfModel() {
        Method method = definition == null ? null : definition.method();
        return method != null && method.has(Trait.STREAMS) && evidence.bracket() >= method.brackets();
    }

    private String group() {
        Method method = definition == null ? null : definition.method();
        if (method == null) {
            return "";
        }
        boolean several = method.brackets() > 1 || method.schedule() == ScheduleKind.HYPERBAND;
        return (several ? " of bracket " + evidence.bracket() : "")
                + (method.has(Trait.STREAMS) ? " that the rungs started" : "");
    }

    private String others() {
        String best = evidence.competitors().stream()
                .filter(other -> Double.isFinite(other.value()))
                .map(other -> "trial " + other.trial() + " with "
                        + (isMultiple() ? value(other.value()) : ShownNumber.value(other.value())))
                .collect(Collectors.joining(", "));
        List<String> without = evidence.competitors().stream()
                .filter(other -> !Double.isFinite(other.value()))
                .map(Competitor::trial)
                .map(String::valueOf)
                .toList();
        String failed = without.isEmpty()
                ? ""
                : " %s %s diverged or failed."
                        .formatted(without.size() == 1 ? "Trial" : "Trials", String.join(", ", without));
        return (best.isEmpty() ? "" : " The best others there: " + best + ".") + failed;
    }
}
