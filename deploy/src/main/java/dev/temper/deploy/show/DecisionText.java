package dev.temper.deploy.show;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Target;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.Metric;
import dev.temper.core.trial.Assignee;
import dev.temper.stream.codec.Parts;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A decision in sentences: what was decided, and on what evidence. */
public final class DecisionText {
    private DecisionText() {}

    /** The trial that a decision is about; null when it is about none. */
    public static @Nullable Integer trial(Action action) {
        if (action instanceof Action.Suggest a) {
            return a.trial();
        }
        if (action instanceof Action.Promote a) {
            return a.trial();
        }
        if (action instanceof Action.Continue a) {
            return a.trial();
        }
        if (action instanceof Action.Pause a) {
            return a.trial();
        }
        if (action instanceof Action.Stop a) {
            return a.trial();
        }
        return action instanceof Action.Reject a ? a.trial() : null;
    }

    /**
     * What was decided, and why, in a few sentences on one line.
     *
     * @param definition of the experiment; null when it is not known
     */
    public static String sentences(Decision decision, @Nullable ExperimentDefinition definition) {
        return what(decision.action(), definition) + ". " + why(decision.evidence()) + competitors(decision.evidence())
                + ModelText.part(decision.evidence().model(), definition);
    }

    private static String what(Action action, @Nullable ExperimentDefinition definition) {
        if (action instanceof Action.Suggest a) {
            return "Started on %s, %s, with %s"
                    .formatted(
                            slot(a.assignee()),
                            target(a.target()),
                            ParameterText.line(Parts.parameters(a.configuration())));
        }
        if (action instanceof Action.Promote a) {
            return "Started again on %s, %s".formatted(slot(a.assignee()), target(a.target()));
        }
        if (action instanceof Action.Continue a) {
            return "Goes on, " + target(a.target());
        }
        if (action instanceof Action.Pause) {
            return "Paused";
        }
        if (action instanceof Action.Stop) {
            return "Stopped";
        }
        if (action instanceof Action.Reject a) {
            return "Event %d of %s was refused: %s"
                    .formatted(a.event().number(), a.event().producer(), refusal(a, definition));
        }
        return "The experiment is complete";
    }

    private static String slot(Assignee assignee) {
        return "slot " + assignee.slot() + " of " + assignee.agent();
    }

    private static String target(Target target) {
        if (target.toEpoch() == 0) {
            return "to run task " + target.task();
        }
        return target.fromEpoch() == 0
                ? "to train to epoch " + target.toEpoch()
                : "to train from epoch " + target.fromEpoch() + " to epoch " + target.toEpoch();
    }

    private static String refusal(Action.Reject reject, @Nullable ExperimentDefinition definition) {
        return switch (reject.reason()) {
            case NO_SUCH_EXPERIMENT -> "the experiment does not exist";
            case EXPERIMENT_EXISTS -> "an experiment of that id exists already";
            case INVALID_DEFINITION -> "the definition cannot be run";
            case INVALID_PARAMETERS -> "the parameters do not fit the experiment's";
            case DUPLICATE_PARAMETERS -> "a trial of that configuration exists already";
            case UNKNOWN_TRIAL -> "there is no such trial";
            case STALE_LEASE -> "its lease is over, another may hold the trial now";
            case STALE_SESSION -> "a later run of that agent has taken its place";
            case EPOCH_REPEATED -> "that epoch was reported before";
            case BEYOND_TARGET -> "the trial had trained further than its lease allows; the report was not counted";
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

    private static String why(Evidence evidence) {
        return switch (evidence.reason()) {
            case NEW -> "A new configuration from the suggester.";
            case QUEUED -> "A configuration that a user queued.";
            case PROMOTED -> "Promoted: " + standing(evidence);
            case IN_TOP -> "Among the best that go on: " + standing(evidence);
            case BELOW_CUTOFF -> "Not among the best that go on: " + standing(evidence);
            case BELOW_MEDIAN ->
                "Its best value, %s, is worse than the median of the others' running means at that epoch, %s (%d values)."
                        .formatted(Numbers.value(evidence.value()), Numbers.value(evidence.cutoff()), evidence.size());
            case AWAITING_RUNG -> "Rests at its rung until it is among the best that go on: " + standing(evidence);
            case RESUMED -> "It had been lost or preempted, and goes on.";
            case RETRIED -> "It had failed, and is tried again.";
            case FULLY_TRAINED -> "Trained in full, with value " + Numbers.value(evidence.value()) + ".";
            case DIVERGED -> "It reported a value that is no number, or infinite: it diverged.";
            case FAILURES -> "It failed more often than the definition allows.";
            case PAUSED_BY_USER -> "The experiment was paused by a user.";
            case ARCHIVED_BY_USER -> "The experiment was archived by a user.";
            case TRIALS_SPENT -> "The budget of trials is spent.";
            case COST_SPENT -> "The budget of cost is spent.";
            case SPACE_EXHAUSTED -> "Every configuration of the search space was tried.";
            case NOTHING_REPORTED ->
                "Trial after trial failed before it reported a value of the metric: `temper dead-letters` and the agents'"
                        + " logs say why. Mend it, and create the experiment anew.";
            case REJECTED -> "";
            case ADVISED -> "Advised by the model.";
            case UNPROMISING -> "The model gives it too little chance to beat the best.";
            case TARGET_REACHED -> "Reached the rung that the model wanted to see, and rests.";
            case QUARANTINED ->
                "Among the best that go on, and rests since the experiment is set aside: " + standing(evidence);
            case AWAITING_TURN ->
                "Among the best that go on, and rests until the rungs have their turn: " + standing(evidence);
        };
    }

    private static String standing(Evidence evidence) {
        if (evidence.size() == 0) {
            return "at rung " + evidence.rung() + ".";
        }
        String cutoff = evidence.cutoff() == null ? "" : ", cut-off " + Numbers.value(evidence.cutoff());
        return "value %s ranks %d of %d at rung %d%s%s."
                .formatted(
                        Numbers.value(evidence.value()),
                        evidence.rank(),
                        evidence.size(),
                        evidence.rung(),
                        evidence.bracket() > 0 ? " of bracket " + evidence.bracket() : "",
                        cutoff);
    }

    private static String competitors(Evidence evidence) {
        if (evidence.competitors().isEmpty()) {
            return "";
        }
        return evidence.competitors().stream()
                .map(other -> "trial " + other.trial() + " " + Numbers.value(other.value()))
                .collect(Collectors.joining(", ", " Best there: ", "."));
    }
}
