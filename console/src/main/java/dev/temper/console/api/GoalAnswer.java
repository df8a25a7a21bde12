package dev.temper.console.api;

import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metric.Goal;
import java.util.Locale;

/**
 * A metric that is optimised.
 *
 * @param goal minimize or maximize
 */
public record GoalAnswer(String name, String goal) {
    static GoalAnswer of(Metric metric) {
        return new GoalAnswer(metric.name(), word(metric.goal()));
    }

    static String word(Goal goal) {
        return goal.name().toLowerCase(Locale.ROOT);
    }
}
