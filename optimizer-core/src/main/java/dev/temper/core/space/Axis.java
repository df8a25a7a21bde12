package dev.temper.core.space;

import java.util.ArrayList;
import java.util.List;

/**
 * A parameter laid along the unit interval. Position 0 is exactly the lower bound or first value, 1 the upper bound or
 * last value. Discrete values own cells of the interval, and their position is within their cell, so that {@code
 * valueAt(positionOf(v))} is {@code v}. Parameters are expected to have passed {@code DefinitionCheck}.
 */
public sealed interface Axis permits RealAxis, NarrowAxis, WholeAxis, ChoiceAxis {
    /** The value at a position; positions outside [0, 1] count as the nearer end. */
    Value valueAt(double position);

    /**
     * The position of a value, in [0, 1].
     *
     * @throws IllegalArgumentException if the value is none of this parameter's
     */
    double positionOf(Value value);

    /** Whether the value has this parameter's type, is in its range and on its scale. */
    boolean contains(Value value);

    /** Number of different values; {@link Long#MAX_VALUE} for real numbers, unless they are few. */
    long size();

    /**
     * A value, by its place among all, from 0 to {@link #size()} - 1.
     *
     * @throws UnsupportedOperationException if there are not few
     */
    Value value(long index);

    /** Number of points a grid has on this axis: all values, or {@value RealAxis#GRID_POINTS} of a real number. */
    default long gridSize() {
        return size();
    }

    /** A grid point, by its index from 0 to {@link #gridSize()} - 1. */
    default Value gridValue(long index) {
        return value(index);
    }

    /** The axis of a parameter. */
    static Axis of(Parameter parameter) {
        if (parameter instanceof Parameter.OfDouble real) {
            return NarrowAxis.isNarrow(real.min(), real.max())
                    ? new NarrowAxis(real.min(), real.max())
                    : new RealAxis(real.min(), real.max(), real.scale() == Scale.LOG);
        }
        if (parameter instanceof Parameter.OfInt whole) {
            return whole.scale() == Scale.POWER_OF_TWO
                    ? new ChoiceAxis(powersOfTwo(whole.min(), whole.max()))
                    : new WholeAxis(whole.min(), whole.max(), whole.scale() == Scale.LOG);
        }
        if (parameter instanceof Parameter.Categorical categorical) {
            return new ChoiceAxis(
                    categorical.values().stream().<Value>map(Value.OfText::new).toList());
        }
        return new ChoiceAxis(((Parameter.ValueList) parameter).values());
    }

    private static List<Value> powersOfTwo(long min, long max) {
        List<Value> values = new ArrayList<>();
        for (long value = min; value > 0 && value <= max; value <<= 1) {
            values.add(new Value.OfLong(value));
        }
        return values;
    }
}
