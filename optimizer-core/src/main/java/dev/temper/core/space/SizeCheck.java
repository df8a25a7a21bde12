package dev.temper.core.space;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Whether a space is small enough to be looked through: what is drawn from it passes all of its rules, thousands of times. */
final class SizeCheck {
    static final int MOST_PARAMETERS = 1_000;
    static final int MOST_VALUES = 10_000;
    static final int MOST_CANDIDATES = 100_000;
    static final int MOST_CONSTRAINTS = 100;
    static final int MOST_FORBIDDEN = 1_000;

    /** Values named in all conditions and forbidden combinations together. */
    static final int MOST_MATCHES = 10_000;

    private final List<Problem> problems = new ArrayList<>();

    private SizeCheck() {}

    static List<Problem> check(Space space) {
        SizeCheck check = new SizeCheck();
        check.atMost("parameters", space.parameters(), MOST_PARAMETERS);
        for (int i = 0; i < space.parameters().size(); i++) {
            check.atMost(
                    "parameters[" + i + "].values", values(space.parameters().get(i)), MOST_VALUES);
        }
        check.atMost("candidates", space.candidates(), MOST_CANDIDATES);
        check.atMost("constraints", space.constraints(), MOST_CONSTRAINTS);
        check.atMost("forbidden", space.forbidden(), MOST_FORBIDDEN);
        check.matches(space);
        return check.problems;
    }

    private static List<?> values(Parameter parameter) {
        if (parameter instanceof Parameter.Categorical categorical) {
            return categorical.values();
        }
        return parameter instanceof Parameter.ValueList list ? list.values() : List.of();
    }

    private void matches(Space space) {
        int named = Stream.concat(
                        space.conditions().stream().map(Condition::when),
                        space.forbidden().stream().map(Forbidden::together))
                .flatMap(List::stream)
                .mapToInt(match -> match.values().size())
                .sum();
        if (named > MOST_MATCHES) {
            problems.add(new Problem(
                    "forbidden",
                    "when and forbidden name " + named + " values in all: give at most " + MOST_MATCHES
                            + ", or list candidates"));
        }
    }

    private void atMost(String path, Collection<?> items, int most) {
        if (items.size() > most) {
            String field = path.substring(path.lastIndexOf('.') + 1);
            problems.add(new Problem(path, field + " has " + items.size() + " items: give at most " + most));
        }
    }
}
