package dev.temper.core.source;

import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import java.util.List;

/**
 * A parameter that a source and the new experiment share, on the scale that it had in the source.
 *
 * @param name in the new experiment
 * @param least of a number, and the greatest; both 0 for a category
 * @param log whether equal ratios are equal distances
 * @param values of a category; none for a number
 */
public record SourceParameter(String name, double least, double greatest, boolean log, List<String> values) {
    /** Copies the list. */
    public SourceParameter {
        values = List.copyOf(values);
    }

    /** A parameter of an earlier experiment, under the name that it has in the new one. */
    public static SourceParameter of(Parameter parameter, String name) {
        if (parameter instanceof Parameter.OfDouble real) {
            return new SourceParameter(name, real.min(), real.max(), real.scale() == Scale.LOG, List.of());
        }
        if (parameter instanceof Parameter.OfInt whole) {
            return new SourceParameter(name, whole.min(), whole.max(), whole.scale() != Scale.LINEAR, List.of());
        }
        if (parameter instanceof Parameter.Categorical categorical) {
            return new SourceParameter(name, 0, 0, false, categorical.values());
        }
        List<Value> values = ((Parameter.ValueList) parameter).values();
        if (values.get(0) instanceof Value.OfText) {
            return new SourceParameter(
                    name,
                    0,
                    0,
                    false,
                    values.stream().map(SourceParameter::text).toList());
        }
        double[] numbers =
                values.stream().mapToDouble(SourceParameter::number).sorted().toArray();
        return new SourceParameter(name, numbers[0], numbers[numbers.length - 1], numbers[0] > 0, List.of());
    }

    private static String text(Value value) {
        return ((Value.OfText) value).value();
    }

    private static double number(Value value) {
        return value instanceof Value.OfLong whole ? whole.value() : ((Value.OfDouble) value).value();
    }

    /** Whether it is a number, not a category. */
    public boolean isNumber() {
        return values.isEmpty();
    }

    /** Whether some value may be of both, so that what is known of one tells of the other. */
    public boolean overlaps(SourceParameter other) {
        if (isNumber() != other.isNumber()) {
            return false;
        }
        return isNumber()
                ? least < greatest && Math.max(least, other.least) <= Math.min(greatest, other.greatest)
                : values.stream().anyMatch(other.values::contains);
    }

    /** Number of features: one a category, one for a number. */
    int columns() {
        return Math.max(1, values.size());
    }

    /**
     * Writes the features of a value: of a number its place on the scale, in [0, 1] within the source's range and beyond it
     * outside; of a category 1 in its column. A value of another type, or a category that the source did not have, leaves
     * them 0.
     */
    void fill(Value value, double[] features, int column) {
        if (value instanceof Value.OfText text) {
            int category = values.indexOf(text.value());
            if (category >= 0) {
                features[column + category] = 1;
            }
        } else if (isNumber()) {
            features[column] = place(number(value));
        }
    }

    private double place(double number) {
        if (!log) {
            // Halved, since greatest - least may overflow where the halves cannot.
            return (number / 2 - least / 2) / (greatest / 2 - least / 2);
        }
        double lowest = StrictMath.log(least);
        double inRange = Math.max(number, least * 1e-3);
        return (StrictMath.log(inRange) - lowest) / (StrictMath.log(greatest) - lowest);
    }
}
