package dev.temper.core.space;

import java.util.List;
import java.util.stream.Collectors;

/** Conditions, constraints and combinations in sentences for people. */
final class RuleText {
    private RuleText() {}

    /** When a parameter applies. */
    static String condition(Space space, String parameter) {
        return matches(space.conditions().stream()
                .filter(condition -> condition.parameter().equals(parameter))
                .flatMap(condition -> condition.when().stream())
                .toList());
    }

    /** Such as {@code optimizer is "sgd" and layers is one of 1, 2}. */
    static String matches(List<Match> matches) {
        return matches.stream().map(RuleText::match).collect(Collectors.joining(" and "));
    }

    private static String match(Match match) {
        String values = match.values().stream().map(NumberText::of).collect(Collectors.joining(", "));
        return match.parameter() + (match.values().size() == 1 ? " is " : " is one of ") + values;
    }

    /** Such as {@code 1 a + -2 b}. */
    static String sum(LinearConstraint constraint) {
        return constraint.terms().stream()
                .map(term -> NumberText.of(term.factor()) + " " + term.parameter())
                .collect(Collectors.joining(" + "));
    }

    /** Such as {@code at least 1 and at most 3}. */
    static String bounds(LinearConstraint constraint) {
        Double least = constraint.atLeast();
        Double most = constraint.atMost();
        return (least == null ? "" : "at least " + NumberText.of(least))
                + (least == null || most == null ? "" : " and ")
                + (most == null ? "" : "at most " + NumberText.of(most));
    }
}
