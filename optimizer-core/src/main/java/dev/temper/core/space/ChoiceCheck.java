package dev.temper.core.space;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be wrong with the enumerated values of one parameter. */
final class ChoiceCheck {
    private ChoiceCheck() {}

    static List<Problem> check(String path, List<Value> values) {
        List<Problem> problems = new ArrayList<>();
        if (values.size() < 2) {
            problems.add(new Problem(
                    path + ".values",
                    "values has " + values.size() + ": give at least two, or remove the parameter if it is constant"));
        }
        Set<Value> seen = new LinkedHashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String problem = problemOf(values, i, seen.add(values.get(i)));
            if (problem != null) {
                problems.add(new Problem(path + ".values[" + i + "]", problem));
            }
        }
        return problems;
    }

    private static @Nullable String problemOf(List<Value> values, int index, boolean isNew) {
        Value value = values.get(index);
        if (value instanceof Value.OfDouble real && (Double.isNaN(real.value()) || Double.isInfinite(real.value()))) {
            return "value is " + NumberText.of(value) + ": give a finite number";
        }
        if (value instanceof Value.OfText text && text.value().isBlank()) {
            return "value is blank: give it a name";
        }
        if (value.getClass() != values.get(0).getClass()) {
            return "value " + NumberText.of(value) + " has another type than the first, " + NumberText.of(values.get(0))
                    + ": use only numbers with a point, only whole numbers, or only texts";
        }
        if (!isNew) {
            return "value " + NumberText.of(value) + " is there twice: remove one";
        }
        return null;
    }
}
