package dev.temper.console.text;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Evidence;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Target;
import dev.temper.stream.codec.Parts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A decision in sentences: what was decided, and on what evidence. */
public final class DecisionText {
    private final Decision decision;
    private final Evidence evidence;
    private final @Nullable ExperimentDefinition definition;
    private final PastRuns runs;
    private final StandingText standing;

    private DecisionText(Decision decision, @Nullable ExperimentDefinition definition, PastRuns runs) {
        this.decision = decision;
        this.definition = definition;
        this.runs = runs;
        evidence = decision.evidence();
        standing = new StandingText(evidence, definition);
    }

    /**
     * What was decided, and why, in a few sentences on one line.
     *
     * @param definition of the experiment; null when it is not known
     * @param runs how the trial's runs ended
     */
    public static String sentences(Decision decision, @Nullable ExperimentDefinition definition, PastRuns runs) {
        DecisionText text = new DecisionText(decision, definition, runs);
        String why = text.why();
        return text.what() + "." + (why.isEmpty() ? "" : " " + why)
                + ModelText.part(decision.evidence().model(), definition);
    }

    private String what() {
        Action action = decision.action();
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
            return "Paused" + (evidence.rung() < 0 ? "" : " at " + standing.place());
        }
        if (action instanceof Action.Stop) {
            return evidence.reason() == Reason.FULLY_TRAINED ? "Done" : "Stopped for good";
        }
        if (action instanceof Action.Reject a) {
            return "Event %d of %s was refused: %s"
                    .formatted(a.event().number(), a.event().producer(), RefusalText.of(a.reason(), definition));
        }
        Action.Complete end = (Action.Complete) action;
        return "The experiment is complete"
                + (end.bestTrial() == null
                        ? ", and no trial of it counts as trained in full"
                        : "; its best trial is %d, with %s"
                                .formatted(end.bestTrial(), standing.value(end.bestValue())));
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

    private String why() {
        return switch (evidence.reason()) {
            case NEW -> "A new configuration, " + source() + ".";
            case QUEUED -> "A user asked for this configuration.";
            case ADVISED -> "The model chose it.";
            case PROMOTED -> ruled(promotion());
            case IN_TOP -> ruled(inTop());
            case AWAITING_RUNG -> ruled("Until it is among them, it rests.");
            case BELOW_CUTOFF -> ruled("It is not among them.");
            case AWAITING_TURN ->
                ruled("It is among them, and rests until what the model chose has had its share of the budget.");
            case PAUSED_BY_USER ->
                ruled(entitled() + ", but a user paused the experiment: it rests until the experiment goes on.");
            case TARGET_REACHED ->
                "It came as far as the model wanted to see, and rests until the model chooses it again. "
                        + standing.rank();
            case BELOW_MEDIAN -> median();
            case RESUMED -> runs.before(decision, definition) + goesOn();
            case RETRIED -> runs.before(decision, definition) + " It is tried again" + retries() + ".";
            case FULLY_TRAINED -> "It is trained in full. " + standing.rank();
            case DIVERGED -> "It reported a value that is no finite number: its training diverged.";
            case FAILURES -> "Its process failed, and is not tried again" + retries() + ".";
            case ARCHIVED_BY_USER -> "A user archived the experiment.";
            case TRIALS_SPENT -> "The budget of trials is spent, and no trial is left that has to go on.";
            case COST_SPENT -> cost();
            case SPACE_EXHAUSTED -> "Every configuration that may be tried has been tried.";
            case NOTHING_REPORTED ->
                "Trial after trial failed before it reported a value of the metric: `temper dead-letters` and the agents'"
                        + " logs say why. Mend it, and create the experiment anew.";
            case REJECTED -> "";
            case UNPROMISING -> "The model gives it too little chance to beat the best.";
            case QUARANTINED ->
                ruled(entitled() + ", but the experiment is set aside: it rests until the experiment is resumed.");
            case NO_IMPROVEMENT -> noImprovement();
            case STOP_REQUESTED -> "It was stopped by hand: %s.".formatted(words());
            case KEEP_REQUESTED ->
                "Somebody keeps it, so it goes on whatever its rank: %s. %s".formatted(words(), standing.rank());
        };
    }

    private String inTop() {
        return decision.action() instanceof Action.Pause
                ? "It is among them: its process has ended with its task, and another starts when a slot is free."
                : "It is among them.";
    }

    private String noImprovement() {
        return decision.action() instanceof Action.Pause
                ? ruled(entitled() + ", but nothing has been better for so long that the experiment ends: it rests.")
                : "No result has been better than that for as much cost as the definition has patience for%s."
                        .formatted(patience());
    }

    private String patience() {
        Long micros = definition == null ? null : definition.budget().patienceMicros();
        return micros == null ? "" : " (%s full trainings)".formatted(ShownNumber.cost(micros));
    }

    /** Why it would go on. */
    private String entitled() {
        return evidence.note() == null ? "It is among them" : "Somebody keeps it (%s)".formatted(words());
    }

    /** The words of whoever asked for it, as part of a sentence that ends with a full stop. */
    private String words() {
        String note = evidence.note() == null
                ? "no reason is on record"
                : evidence.note().strip();
        return note.endsWith(".") ? note.substring(0, note.length() - 1) : note;
    }

    private String ruled(String verdict) {
        return (standing.rule() + " " + standing.rank()).trim() + " " + verdict;
    }

    private String source() {
        if (definition == null) {
            return "the suggester's next";
        }
        String suggester =
                definition.method().suggester().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return definition.space().candidates().isEmpty()
                ? "the next of the %s suggester".formatted(suggester)
                : "the next of the candidates";
    }

    /** By the rule, after a wait, or because nothing else is left. */
    private String promotion() {
        if (standing.goesOn()) {
            return "It is among them.";
        }
        boolean passed = definition != null && definition.method().schedule() == ScheduleKind.ASYNC_HYPERBAND_STOPPING;
        if (passed) {
            return "It was among them when it came there, and had to wait.";
        }
        return definition == null
                ? "It goes on."
                : "It goes on all the same: nothing else is left that the budget pays for, and of the trials that rest it is"
                        + " the best of those that came furthest.";
    }

    private String median() {
        return "Its best %s so far is worse than %s: that is the median of what the %d other trials that came to this epoch reported on average up to it."
                .formatted(standing.value(evidence.value()), ShownNumber.value(evidence.cutoff()), evidence.size());
    }

    private String cost() {
        return decision.action() instanceof Action.Pause
                ? ruled(entitled() + ", but what is left of the budget of cost does not pay for the way: it rests.")
                : "The budget of cost is spent: what is left pays for nothing that could still be trained.";
    }

    private String goesOn() {
        boolean anew = definition != null && definition.resume() == Resume.RESTART;
        return anew ? " It starts from the beginning, as the definition has it (resume: restart)." : " It goes on.";
    }

    private String retries() {
        return definition == null
                ? ""
                : " (the definition allows %s)"
                        .formatted(definition.retries() == 1 ? "1 retry" : definition.retries() + " retries");
    }
}
