package dev.temper.core.experiment;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.CostText;
import dev.temper.core.definition.EpochLadder;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.LadderCheck;
import dev.temper.core.event.Event.ExperimentExtended;
import dev.temper.core.space.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a definition can be extended as somebody wants it. */
public final class ExtensionCheck {
    private final ExperimentDefinition definition;
    private final ExperimentExtended wanted;
    private final List<Problem> problems = new ArrayList<>();

    private ExtensionCheck(ExperimentDefinition definition, ExperimentExtended wanted) {
        this.definition = definition;
        this.wanted = wanted;
    }

    /** All that is wrong, by the fields of the event; empty if the experiment can be extended so. */
    public static List<Problem> check(ExperimentDefinition definition, ExperimentExtended wanted) {
        ExtensionCheck check = new ExtensionCheck(definition, wanted);
        check.trials();
        check.cost();
        check.epochs();
        if (check.problems.isEmpty()) {
            ExperimentDefinition extended = extended(definition, wanted);
            check.problems.addAll(DefinitionCheck.check(extended));
            if (extended.equals(definition)) {
                check.add("", "nothing is more than now: raise trials, cost or epochs");
            }
        }
        return check.problems;
    }

    /** The definition with what is wanted, if there are no problems with it. */
    static ExperimentDefinition extended(ExperimentDefinition definition, ExperimentExtended wanted) {
        Budget budget = definition.budget();
        Budget more = new Budget(
                wanted.trials() == null ? budget.trials() : wanted.trials(),
                wanted.costMicros() == null ? budget.costMicros() : wanted.costMicros(),
                budget.patienceMicros());
        Integer epochs = wanted.maxEpochs();
        boolean longer = epochs != null && definition.ladder() instanceof EpochLadder now && epochs > now.epochs();
        return definition.with(
                more,
                longer && epochs != null && definition.ladder() instanceof EpochLadder now
                        ? now.extendedTo(epochs)
                        : definition.ladder());
    }

    private void trials() {
        Integer now = definition.budget().trials();
        Integer then = wanted.trials();
        if (then != null) {
            compare("trials", now == null ? null : Long.valueOf(now), then, String.valueOf(now), String.valueOf(then));
        }
    }

    private void cost() {
        Long now = definition.budget().costMicros();
        Long then = wanted.costMicros();
        if (then != null) {
            compare("cost", now, then, now == null ? "" : CostText.of(now), CostText.of(then));
        }
    }

    private void epochs() {
        Integer then = wanted.maxEpochs();
        if (then == null) {
            return;
        }
        if (definition.ladder() instanceof EpochLadder ladder) {
            compare("epochs", (long) ladder.epochs(), then, String.valueOf(ladder.epochs()), String.valueOf(then));
            problems.addAll(LadderCheck.checkEpochs(1, Math.max(1, then), ladder.eta()));
        } else {
            add("epochs", "the tasks are named, and a named task has no epochs to extend: leave epochs out");
        }
    }

    private void compare(String field, @Nullable Long now, long then, String nowText, String thenText) {
        if (now == null) {
            add(field, "the budget has no limit of " + field + ": there is nothing to extend");
        } else if (then < now) {
            add(field, field + " is " + thenText + ", below the " + nowText + " of now: give the new total");
        }
    }

    private void add(String field, String message) {
        problems.add(new Problem(field, message));
    }
}
