package dev.temper.console.text;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.RejectReason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Metric;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why events were refused. */
public final class RefusalText {
    private RefusalText() {}

    /**
     * Refused events in a line for each reason: a trial that is trained again may have hundreds of them.
     *
     * @param decisions in their order; those that refuse nothing are passed over
     * @param definition of the experiment; null when it is not known
     */
    public static List<String> lines(Collection<Decision> decisions, @Nullable ExperimentDefinition definition) {
        Map<RejectReason, List<Decision>> refused = decisions.stream()
                .filter(decision -> decision.action() instanceof Action.Reject)
                .collect(Collectors.groupingBy(
                        decision -> ((Action.Reject) decision.action()).reason(),
                        () -> new EnumMap<>(RejectReason.class),
                        Collectors.toList()));
        return refused.entrySet().stream()
                .map(one -> line(one.getValue(), of(one.getKey(), definition)))
                .toList();
    }

    private static String line(List<Decision> refusals, String why) {
        Decision first = refusals.get(0);
        Decision last = refusals.get(refusals.size() - 1);
        String when = refusals.size() == 1
                ? "decision " + first.number()
                : "decisions %d to %d".formatted(first.number(), last.number());
        return "%s refused (%s): %s".formatted(ShownNumber.count(refusals.size(), "event"), when, why);
    }

    /**
     * Why one was refused, in a clause.
     *
     * @param definition of the experiment; null when it is not known
     */
    public static String of(RejectReason reason, @Nullable ExperimentDefinition definition) {
        return switch (reason) {
            case NO_SUCH_EXPERIMENT -> "the experiment does not exist";
            case EXPERIMENT_EXISTS -> "an experiment of that id exists already";
            case INVALID_DEFINITION -> "the definition cannot be run";
            case INVALID_PARAMETERS -> "the parameters do not fit the experiment's";
            case DUPLICATE_PARAMETERS -> "a trial of that configuration exists already";
            case UNKNOWN_TRIAL -> "there is no such trial";
            case STALE_LEASE -> "the right to run the trial, its lease, is over, and another may hold it now";
            case STALE_SESSION -> "its agent was started anew, and only the later run of the agent is heard";
            case EPOCH_REPEATED -> "that epoch, or a later one, was reported before";
            case BEYOND_TARGET -> "the trial had trained further than it was told to; the report was not counted";
            case METRIC_MISSING -> missing(definition);
            case EXPERIMENT_COMPLETE -> "the experiment is complete";
            case EXPERIMENT_ARCHIVED -> "the experiment is archived";
            case NOT_PAUSED -> "the experiment is not paused";
            case ALREADY_PAUSED -> "the experiment is paused already";
            case STALE_PROPOSAL -> "it is too old, or a later proposal counts";
            case INVALID_PROPOSAL -> "the proposal does not fit the experiment";
            case NO_MODEL -> "the experiment's method has no model";
            case UNKNOWN_VERSION -> "this release does not know that version of the method";
            case NOT_FINITE -> "the proposal holds a number that is NaN or infinite";
            case TOO_LARGE -> "the proposal is too large";
            case TOO_MUCH_WORK ->
                "what follows from it takes more work than one event may. The experiment is set aside: it starts nothing"
                        + " until you resume it (`temper experiment resume`) or archive it";
            case TRIAL_ENDED -> "the trial has ended, or is about to: nothing of it is left to stop or to keep";
            case INVALID_EXTENSION ->
                "it extends nothing: each total must be at least what it is now, one of them more, of a limit that the"
                        + " definition has; named tasks have no epochs to extend";
            case ALREADY_KEPT -> "the trial is kept already";
            case NOT_ARCHIVED -> "only an archived experiment can be deleted: archive it first";
            case TRIALS_RUNNING -> "processes of it have not ended yet: ask again when they have";
            case EXPERIMENT_ERASED -> "the experiment was deleted, and its id is never used again";
        };
    }

    private static String missing(@Nullable ExperimentDefinition definition) {
        if (definition == null) {
            return "the experiment's metric is not among the values: report the one that the definition names";
        }
        String names =
                definition.metrics().objectives().stream().map(Metric::name).collect(Collectors.joining(" and "));
        return definition.metrics().isMultiple()
                ? "not every objective is among the values: report %s together".formatted(names)
                : "%s is not among the values, and it is the experiment's metric: report it".formatted(names);
    }
}
