package dev.temper.core.space;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the matches of a condition or a forbidden combination. */
final class MatchCheck {
    private final List<Parameter> known;
    private final Set<String> doubtful;
    private final List<Problem> problems;

    /**
     * A check.
     *
     * @param known the parameters that may be named
     * @param doubtful those of them of whose values nothing can be said
     */
    MatchCheck(List<Parameter> known, Set<String> doubtful, List<Problem> problems) {
        this.known = known;
        this.doubtful = doubtful;
        this.problems = problems;
    }

    void check(String path, List<Match> matches) {
        if (matches.isEmpty()) {
            problems.add(new Problem(path, "is empty: name parameters and their values, such as {optimizer: sgd}"));
        }
        for (Match match : matches) {
            String problem = problemOf(match);
            if (problem != null) {
                problems.add(new Problem(path + "." + match.parameter(), problem));
            }
        }
    }

    private @Nullable String problemOf(Match match) {
        Parameter parameter = named(known, match.parameter());
        if (parameter == null) {
            return match.parameter() + " is not a parameter declared before: declare it further up, or use "
                    + (known.isEmpty()
                            ? "another"
                            : String.join(
                                    ", ", known.stream().map(Parameter::name).toList()));
        }
        if (doubtful.contains(match.parameter())) {
            return null;
        }
        if (parameter instanceof Parameter.OfDouble) {
            return match.parameter()
                    + " is of type double, whose values are hardly ever met exactly: use a parameter of type"
                    + " categorical, int or values";
        }
        if (match.values().isEmpty()) {
            return "values is empty: give at least one";
        }
        for (Value value : match.values()) {
            if (!Axis.of(parameter).contains(value)) {
                return "value is " + NumberText.of(value) + ": give " + ConfigurationCheck.expected(parameter);
            }
        }
        return null;
    }

    static @Nullable Parameter named(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
