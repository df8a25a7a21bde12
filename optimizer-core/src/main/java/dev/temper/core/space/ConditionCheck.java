package dev.temper.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What can be wrong with conditions. Parents come before children, so that no two parameters wait for each other. */
final class ConditionCheck {
    private ConditionCheck() {}

    /** @param doubtful names of parameters with whose own values something is wrong */
    static List<Problem> check(Space space, Set<String> doubtful) {
        List<Problem> problems = new ArrayList<>();
        List<String> names = space.parameters().stream().map(Parameter::name).toList();
        for (Condition condition : space.conditions()) {
            int index = names.indexOf(condition.parameter());
            if (index < 0) {
                problems.add(new Problem("parameters", "there is no parameter " + condition.parameter()));
                continue;
            }
            new MatchCheck(space.parameters().subList(0, index), doubtful, problems)
                    .check("parameters[" + index + "].when", condition.when());
        }
        return problems;
    }
}
