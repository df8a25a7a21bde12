package dev.temper.core.model;

import dev.temper.core.space.Axis;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Value;
import java.util.Arrays;
import java.util.List;

/**
 * Configurations as points among which the kernel measures distance. Numbers go to [0, 1] along their scale, the least
 * to 0 and the greatest to 1, discrete ones by their value or index; categories to one column each, at distance 1 from
 * one another. A parameter has one length scale, however many columns.
 */
public final class Encoding {
    private static final double ONE_HOT = StrictMath.sqrt(0.5);

    private final List<Parameter> parameters;
    private final List<Axis> axes;
    private final int[] firstColumn;
    private final int[] scaleOf;

    private Encoding(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
        this.axes = parameters.stream().map(Axis::of).toList();
        this.firstColumn = new int[axes.size() + 1];
        for (int i = 0; i < axes.size(); i++) {
            firstColumn[i + 1] = firstColumn[i] + width(i);
        }
        this.scaleOf = new int[firstColumn[axes.size()]];
        for (int i = 0; i < axes.size(); i++) {
            Arrays.fill(scaleOf, firstColumn[i], firstColumn[i + 1], i);
        }
    }

    /** The encoding of a space whose parameters passed their check. */
    public static Encoding of(List<Parameter> parameters) {
        return new Encoding(parameters);
    }

    /** Number of feature columns. */
    public int columns() {
        return scaleOf.length;
    }

    /** For each feature column the index of its length scale, which is that of its parameter. A new array. */
    public int[] scaleOf() {
        return scaleOf.clone();
    }

    /**
     * The features of a configuration: a new array.
     *
     * @param configuration a value for each parameter, in their order
     */
    public double[] encode(Configuration configuration) {
        double[] features = new double[columns()];
        for (int i = 0; i < axes.size(); i++) {
            Value value = configuration.settings().get(i).value();
            if (parameters.get(i) instanceof Parameter.Categorical categorical) {
                int index = categorical.values().indexOf(((Value.OfText) value).value());
                features[firstColumn[i] + index] = ONE_HOT;
            } else {
                features[firstColumn[i]] = unit(axes.get(i), value);
            }
        }
        return features;
    }

    private int width(int index) {
        return parameters.get(index) instanceof Parameter.Categorical categorical
                ? categorical.values().size()
                : 1;
    }

    /** Discrete values sit in the middle of their cells, off the ends of the axis: the outermost are moved there. */
    private static double unit(Axis axis, Value value) {
        double least = axis.positionOf(axis.valueAt(0));
        double greatest = axis.positionOf(axis.valueAt(1));
        return (axis.positionOf(value) - least) / (greatest - least);
    }
}
