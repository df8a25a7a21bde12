package dev.temper.core.model;

import dev.temper.core.space.Axis;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import java.util.Arrays;
import java.util.List;

/**
 * Configurations as points among which the kernel measures distance. Numbers go to [0, 1] along their scale, the least
 * to 0 and the greatest to 1, discrete ones by their value or index; categories to one column each, at distance 1 from
 * one another. Numbers that do not always apply go to an {@link Arc}, such categories to 0 where they do not apply and
 * nearer to one another the deeper they stand. A parameter has one length scale, however many columns.
 */
public final class Encoding {
    private static final double ONE_HOT = StrictMath.sqrt(0.5);

    private final List<Parameter> parameters;
    private final List<Axis> axes;
    private final int[] depths;
    private final int[] firstColumn;
    private final int[] scaleOf;

    private Encoding(Space space) {
        this.parameters = space.parameters();
        this.axes = parameters.stream().map(Axis::of).toList();
        this.depths = depths(space);
        this.firstColumn = new int[axes.size() + 1];
        for (int i = 0; i < axes.size(); i++) {
            firstColumn[i + 1] = firstColumn[i] + width(i);
        }
        this.scaleOf = new int[firstColumn[axes.size()]];
        for (int i = 0; i < axes.size(); i++) {
            Arrays.fill(scaleOf, firstColumn[i], firstColumn[i + 1], i);
        }
    }

    /** The encoding of parameters that always apply. */
    public static Encoding of(List<Parameter> parameters) {
        return new Encoding(Space.of(parameters));
    }

    /** The encoding of a space that passed its check. */
    public static Encoding of(Space space) {
        return new Encoding(space);
    }

    /** How many conditions each parameter stands under, one under the other; parents are declared before children. */
    private static int[] depths(Space space) {
        List<String> names = space.parameters().stream().map(Parameter::name).toList();
        int[] depths = new int[names.size()];
        for (int i = 0; i < depths.length; i++) {
            for (Condition condition : space.conditions()) {
                if (condition.parameter().equals(names.get(i))) {
                    for (Match match : condition.when()) {
                        depths[i] = Math.max(depths[i], 1 + depths[names.indexOf(match.parameter())]);
                    }
                }
            }
        }
        return depths;
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
     * @param configuration a value for each parameter that applies, in their order
     */
    public double[] encode(Configuration configuration) {
        double[] features = new double[columns()];
        int parameter = 0;
        for (Setting setting : configuration.settings()) {
            while (!parameters.get(parameter).name().equals(setting.parameter())) {
                parameter++;
            }
            fill(parameter, setting.value(), features);
        }
        return features;
    }

    /** Fills the columns of a parameter that applies; those of one that does not are all 0. */
    private void fill(int index, Value value, double[] features) {
        int column = firstColumn[index];
        int depth = depths[index];
        if (parameters.get(index) instanceof Parameter.Categorical categorical) {
            int place = categorical.values().indexOf(((Value.OfText) value).value());
            features[column + place] = depth == 0 ? ONE_HOT : ONE_HOT * Arc.radius(depth);
        } else if (depth == 0) {
            features[column] = unit(axes.get(index), value);
        } else {
            Arc.fill(true, unit(axes.get(index), value), depth, features, column);
        }
    }

    private int width(int index) {
        if (parameters.get(index) instanceof Parameter.Categorical categorical) {
            return categorical.values().size();
        }
        return depths[index] == 0 ? 1 : 2;
    }

    /** Discrete values sit in the middle of their cells, off the ends of the axis: the outermost are moved there. */
    private static double unit(Axis axis, Value value) {
        double least = axis.positionOf(axis.valueAt(0));
        double greatest = axis.positionOf(axis.valueAt(1));
        return (axis.positionOf(value) - least) / (greatest - least);
    }
}
