package dev.temper.console.api;

import dev.temper.console.text.DecisionText;
import dev.temper.console.text.PastRuns;
import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Target;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A decision.
 *
 * @param number in its experiment, from 1
 * @param sequence journal sequence of the event that caused it
 * @param kind suggest, promote, continue, pause, stop, complete or reject
 * @param bracket null when none played a part
 * @param rung null when none played a part
 * @param text what {@code temper explain} says of it
 */
public record DecisionAnswer(
        long number,
        long sequence,
        long time,
        String kind,
        @Nullable Integer trial,
        @Nullable Long lease,
        @Nullable String agent,
        @Nullable Integer slot,
        @Nullable Integer fromEpoch,
        @Nullable Integer toEpoch,
        @Nullable Integer bracket,
        @Nullable Integer rung,
        String reason,
        String text) {
    static DecisionAnswer of(Decision decision, ExperimentDefinition definition, PastRuns runs) {
        Action action = decision.action();
        Assignee assignee = assignee(action);
        Target target = target(action);
        int bracket = decision.evidence().bracket();
        int rung = decision.evidence().rung();
        return new DecisionAnswer(
                decision.number(),
                decision.sequence(),
                decision.time(),
                kind(action),
                action.about(),
                lease(action),
                assignee == null ? null : assignee.agent(),
                assignee == null ? null : (Integer) assignee.slot(),
                target == null ? null : (Integer) target.fromEpoch(),
                target == null ? null : (Integer) target.toEpoch(),
                bracket < 0 ? null : (Integer) bracket,
                rung < 0 ? null : (Integer) rung,
                decision.evidence().reason().name(),
                DecisionText.sentences(decision, definition, runs));
    }

    static String kind(Action action) {
        return action.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Assignee assignee(Action action) {
        if (action instanceof Action.Suggest a) {
            return a.assignee();
        }
        return action instanceof Action.Promote a ? a.assignee() : null;
    }

    private static @Nullable Target target(Action action) {
        if (action instanceof Action.Suggest a) {
            return a.target();
        }
        if (action instanceof Action.Promote a) {
            return a.target();
        }
        return action instanceof Action.Continue a ? a.target() : null;
    }

    private static @Nullable Long lease(Action action) {
        if (action instanceof Action.Suggest a) {
            return a.lease();
        }
        if (action instanceof Action.Promote a) {
            return a.lease();
        }
        if (action instanceof Action.Continue a) {
            return a.lease();
        }
        if (action instanceof Action.Pause a) {
            return a.lease();
        }
        if (action instanceof Action.Stop a) {
            return a.lease();
        }
        return action instanceof Action.Reject a ? a.lease() : null;
    }
}
