package dev.temper.core.space;

import java.util.ArrayList;
import java.util.List;

/** What can be wrong with the bounds of one numeric parameter. */
final class NumericCheck {
    /** Beyond it neighbouring whole numbers could not be told apart in the unit interval on a log scale. */
    private static final long LARGEST = 1_000_000_000_000L;

    private final String path;
    private final List<Problem> problems = new ArrayList<>();

    private NumericCheck(String path) {
        this.path = path;
    }

    static List<Problem> check(String path, Parameter.OfDouble parameter) {
        NumericCheck check = new NumericCheck(path);
        check.finite("min", parameter.min());
        check.finite("max", parameter.max());
        boolean finite = check.problems.isEmpty();
        if (finite && parameter.min() >= parameter.max()) {
            check.order(NumberText.of(parameter.min()), NumberText.of(parameter.max()));
        }
        if (parameter.scale() == Scale.POWER_OF_TWO) {
            check.add("scale", "is power-of-two, which is for type int: use linear or log, or type int");
        }
        if (parameter.scale() == Scale.LOG && parameter.min() <= 0) {
            check.add(
                    "min",
                    "is " + NumberText.of(parameter.min()) + ", but a log scale starts above 0: raise min, or"
                            + " use scale linear");
        }
        return check.problems;
    }

    static List<Problem> check(String path, Parameter.OfInt parameter) {
        NumericCheck check = new NumericCheck(path);
        if (parameter.min() >= parameter.max()) {
            check.order(Long.toString(parameter.min()), Long.toString(parameter.max()));
        }
        check.bound("min", parameter.min(), parameter.scale());
        check.bound("max", parameter.max(), parameter.scale());
        if (parameter.scale() == Scale.LOG && parameter.min() < 1) {
            check.add(
                    "min",
                    "is " + parameter.min() + ", but a log scale of whole numbers starts at 1: raise min, or"
                            + " use scale linear");
        }
        return check.problems;
    }

    private void bound(String field, long value, Scale scale) {
        if (scale == Scale.POWER_OF_TWO) {
            if (value < 1 || Long.bitCount(value) != 1) {
                add(
                        field,
                        "is " + value + ", which is not a power of two: use 1, 2, 4, 8, ..., or scale linear or log");
            }
        } else if (value < -LARGEST || value > LARGEST) {
            add(
                    field,
                    "is " + value + ": whole numbers from -" + LARGEST + " to " + LARGEST
                            + " are supported; use type double beyond");
        }
    }

    private void finite(String field, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            add(field, "is " + NumberText.of(value) + ": give a finite number");
        }
    }

    private void order(String min, String max) {
        add(
                "min",
                "is " + min + ", which is not below max, " + max
                        + ": swap or widen the bounds, or remove the parameter if it is constant");
    }

    private void add(String field, String message) {
        problems.add(new Problem(path + "." + field, field + " " + message));
    }
}
