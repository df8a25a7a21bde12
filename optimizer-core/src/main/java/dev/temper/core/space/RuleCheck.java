package dev.temper.core.space;

import dev.temper.core.space.LinearConstraint.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be wrong with linear constraints and forbidden combinations. */
final class RuleCheck {
    private final Space space;
    private final Set<String> doubtful;
    private final List<Problem> problems = new ArrayList<>();

    private RuleCheck(Space space, Set<String> doubtful) {
        this.space = space;
        this.doubtful = doubtful;
    }

    /** @param doubtful names of parameters with whose own values something is wrong */
    static List<Problem> check(Space space, Set<String> doubtful) {
        RuleCheck check = new RuleCheck(space, doubtful);
        for (int i = 0; i < space.constraints().size(); i++) {
            check.constraint("constraints[" + i + "]", space.constraints().get(i));
        }
        MatchCheck matches = new MatchCheck(space.parameters(), doubtful, check.problems);
        for (int i = 0; i < space.forbidden().size(); i++) {
            matches.check("forbidden[" + i + "]", space.forbidden().get(i).together());
        }
        return check.problems;
    }

    private void constraint(String path, LinearConstraint constraint) {
        if (constraint.terms().isEmpty()) {
            add(path + ".terms", "terms is empty: name parameters and their factors, such as {a: 1, b: 2}");
        }
        for (Term term : constraint.terms()) {
            term(path + ".terms." + term.parameter(), term);
        }
        Double least = constraint.atLeast();
        Double most = constraint.atMost();
        if (least == null && most == null) {
            add(path, "has no bound: give at_most, at_least or both");
        } else if (least != null && most != null && least > most) {
            add(
                    path + ".at_least",
                    "at_least is " + NumberText.of(least) + ", above at_most, " + NumberText.of(most) + ": swap them");
        }
    }

    private void term(String path, Term term) {
        Parameter parameter = MatchCheck.named(space.parameters(), term.parameter());
        if (parameter == null) {
            List<String> names =
                    space.parameters().stream().map(Parameter::name).toList();
            add(path, term.parameter() + " is not a parameter: use " + String.join(", ", names));
        } else if (!Numbers.has(parameter) && !doubtful.contains(term.parameter())) {
            add(path, term.parameter() + " has no numbers: use a parameter of type double, int or values");
        } else if (term.factor() == 0) {
            add(path, "factor is 0: leave the parameter out");
        }
    }

    private void add(String path, String message) {
        problems.add(new Problem(path, message));
    }
}
